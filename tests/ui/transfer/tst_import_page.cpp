// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_test.h"

#include <QClipboard>
#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QGuiApplication>
#include <QMimeData>
#include <QTest>

using namespace conclave;

namespace {

QUrl sample(const QString& path) {
    return QUrl::fromLocalFile(QStringLiteral(CONCLAVE_SOURCE_DIR "/tests/data/import/") + path);
}

} // namespace

/// Importing in the real window, with real files and the real store.
class ImportPageTest : public WindowTest {
    Q_OBJECT

  private slots:
    void opensFromTheSettings();
    void explainsWhereExportsComeFrom();
    void showsFirstAndImportsThen();
    void goesBackWithoutAChange();
    void importsTheSameAgainWithoutAChange();
    void undoesFromTheReport();
    void undoesByKeyLater();
    void leavesAConversationThatIsUndone();
    void saysWhatIsLeftOut();
    void saysWhatCannotBeRead();
    void copiesTheReport();
    void findsOtherPrograms();
    void takesDroppedExports();
    void worksByKeysAlone();

  private:
    ImportViewModel& imports() { return *m_window->context().transfer()->imports(); }
    /// Waits until @p path has been looked through.
    bool check(const QString& path);
    bool importAll(const QString& path);
};

bool ImportPageTest::check(const QString& path) {
    imports().check(sample(path));
    return QTest::qWaitFor([this] { return imports().step() == ImportViewModel::Step::Checked; }, 10000);
}

bool ImportPageTest::importAll(const QString& path) {
    return check(path) && m_window->click(QStringLiteral("importButton")) &&
           QTest::qWaitFor([this] { return imports().step() == ImportViewModel::Step::Done; }, 10000);
}

void ImportPageTest::opensFromTheSettings() {
    m_window->press(Qt::Key_Comma, Qt::ControlModifier);
    QTRY_VERIFY(m_window->find(QStringLiteral("settingsFlick")));
    QQuickItem* page = m_window->find(QStringLiteral("settingsFlick"));
    QTRY_VERIFY(m_window->find(QStringLiteral("openImportButton")));
    const double below = m_window->find(QStringLiteral("openImportButton"))->mapToItem(page, QPointF()).y();
    page->setProperty("contentY", page->property("contentY").toDouble() + below - page->height() / 2);
    QVERIFY(m_window->click(QStringLiteral("openImportButton")));
    QTRY_VERIFY(m_window->find(QStringLiteral("importChoice")));
    m_window->press(Qt::Key_Escape);
    QTRY_VERIFY(!m_window->find(QStringLiteral("importChoice")));
    QVERIFY(m_window->find(QStringLiteral("settingsPage"))); // Escape has closed the dialog alone
}

void ImportPageTest::explainsWhereExportsComeFrom() {
    imports().open();
    QTRY_VERIFY(m_window->find(QStringLiteral("howTo_ChatGPT")));
    QVERIFY(!m_window->find(QStringLiteral("howToSteps")));
    m_window->find(QStringLiteral("howTo_ChatGPT"))->forceActiveFocus(Qt::TabFocusReason);
    m_window->press(Qt::Key_Space);
    QTRY_VERIFY(m_window->find(QStringLiteral("howToSteps")));
    QVERIFY(m_window->text(QStringLiteral("howToSteps")).contains(QStringLiteral("Export data")));
}

void ImportPageTest::showsFirstAndImportsThen() {
    QVERIFY(check(QStringLiteral("chatgpt")));
    const int expected = imports().added();
    QVERIFY(expected > 0);
    QVERIFY(m_window->find(QStringLiteral("importReport")));
    QVERIFY(m_window->text(QStringLiteral("reportHeadline")).contains(QStringLiteral("ChatGPT")));
    QCOMPARE(m_window->find(QStringLiteral("addedFigure"))->property("count").toInt(), expected);
    QCOMPARE(m_window->conversations().count(), 0); // looking changes nothing

    QVERIFY(m_window->click(QStringLiteral("importButton")));
    QTRY_COMPARE(imports().step(), ImportViewModel::Step::Done);
    QCOMPARE(imports().added(), expected);
    QTRY_COMPARE(m_window->text(QStringLiteral("reportHeadline")), QStringLiteral("Imported from ChatGPT"));
    QVERIFY(m_window->click(QStringLiteral("importDoneButton")));
    QTRY_VERIFY(!m_window->find(QStringLiteral("importReport")));
    QTRY_VERIFY(m_window->conversations().count() > 0);
}

void ImportPageTest::goesBackWithoutAChange() {
    QVERIFY(check(QStringLiteral("claude")));
    QVERIFY(m_window->click(QStringLiteral("importBackButton")));
    QTRY_VERIFY(m_window->find(QStringLiteral("importChoice")));
    imports().close();
    QTRY_VERIFY(!imports().isOpen());
    QCOMPARE(m_window->conversations().count(), 0);
}

void ImportPageTest::importsTheSameAgainWithoutAChange() {
    QVERIFY(importAll(QStringLiteral("claude")));
    const int brought = imports().added();
    QVERIFY(check(QStringLiteral("claude")));
    QCOMPARE(imports().added(), 0);
    QCOMPARE(imports().unchanged(), brought);
    QVERIFY(!imports().canImport());
    QVERIFY(!m_window->find(QStringLiteral("importButton")));
    QVERIFY(m_window->text(QStringLiteral("reportHeadline")).startsWith(QStringLiteral("Nothing new")));
}

void ImportPageTest::undoesFromTheReport() {
    QVERIFY(importAll(QStringLiteral("deepseek")));
    QTRY_VERIFY(m_window->conversations().count() > 0);
    QVERIFY(m_window->click(QStringLiteral("undoImportButton")));
    QTRY_COMPARE(m_window->text(QStringLiteral("reportHeadline")), QStringLiteral("The import was undone"));
    QTRY_COMPARE(m_window->conversations().count(), 0);
    QVERIFY(!imports().canUndo());
    QVERIFY(!m_window->context().undo()->canUndo()); // not twice
}

void ImportPageTest::undoesByKeyLater() {
    QVERIFY(importAll(QStringLiteral("deepseek")));
    imports().close();
    QTRY_VERIFY(m_window->conversations().count() > 0);
    m_window->press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(m_window->conversations().count(), 0);
}

void ImportPageTest::leavesAConversationThatIsUndone() {
    QVERIFY(importAll(QStringLiteral("deepseek")));
    imports().close();
    QTRY_VERIFY(m_window->conversations().count() > 0);
    const auto rows = m_window->store().conversations().result();
    m_window->chat().open(std::get<QVector<ConversationRow>>(rows).first().id);
    QTRY_VERIFY(m_window->chat().conversationId() > 0);
    m_window->context().undo()->undo();
    QTRY_COMPARE(m_window->chat().conversationId(), 0);
}

void ImportPageTest::saysWhatIsLeftOut() {
    QVERIFY(check(QStringLiteral("chatgpt")));
    QVERIFY(imports().leftOut()->total() > 0);
    QVERIFY(!m_window->find(QStringLiteral("leftOutRow")));
    QVERIFY(m_window->click(QStringLiteral("leftOutButton")));
    QTRY_COMPARE(m_window->findAll(QStringLiteral("leftOutRow")).size(), imports().leftOut()->rowCount());
    int total = 0;
    for (int row = 0; row < imports().leftOut()->rowCount(); ++row)
        total += imports().leftOut()->index(row).data(LeftOutModel::CountRole).toInt();
    QCOMPARE(total, imports().leftOut()->total());
}

void ImportPageTest::saysWhatCannotBeRead() {
    imports().check(QUrl::fromLocalFile(m_window->file(QStringLiteral("notes.txt"))));
    QTRY_COMPARE(imports().step(), ImportViewModel::Step::Checked);
    QTRY_VERIFY(m_window->find(QStringLiteral("reportProblem")));
    QVERIFY(m_window->text(QStringLiteral("reportProblem")).contains(QStringLiteral("ChatGPT")));
    QVERIFY(!m_window->find(QStringLiteral("importButton")));

    imports().check(QUrl::fromLocalFile(m_window->file(QStringLiteral("not there.zip"))));
    QTRY_COMPARE(imports().step(), ImportViewModel::Step::Checked);
    QVERIFY(!imports().problem().isEmpty());
    imports().check(QUrl(QStringLiteral("https://example.org/export.zip")));
    QVERIFY(imports().problem().contains(QStringLiteral("on this computer")));
}

void ImportPageTest::copiesTheReport() {
    QVERIFY(importAll(QStringLiteral("claude")));
    QVERIFY(m_window->click(QStringLiteral("copyReportButton")));
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY2(copied.startsWith(QStringLiteral("Claude: ")), qPrintable(copied));
    QVERIFY2(copied.contains(QStringLiteral("added")), qPrintable(copied));
}

void ImportPageTest::findsOtherPrograms() {
    const QByteArray home = qgetenv("HOME");
    qputenv("HOME", m_window->file(QStringLiteral("home")).toLocal8Bit());
    const QDir thread(sample(QStringLiteral("jan/threads/01LINEAR")).toLocalFile());
    const QString copy = m_window->file(QStringLiteral("home/jan/threads/01LINEAR"));
    QVERIFY(QDir().mkpath(copy));
    for (const QString& name : thread.entryList(QDir::Files))
        QVERIFY(QFile::copy(thread.filePath(name), copy + QLatin1Char('/') + name));
    imports().open();
    qputenv("HOME", home);
    QCOMPARE(imports().found()->count(), 1);
    QTRY_VERIFY(m_window->find(QStringLiteral("foundImport_0")));
    QVERIFY(m_window->click(QStringLiteral("foundImport_0")));
    QTRY_COMPARE(imports().step(), ImportViewModel::Step::Checked);
    QVERIFY2(imports().headline().contains(QStringLiteral("Jan")), qPrintable(imports().headline()));
}

void ImportPageTest::takesDroppedExports() {
    QMimeData data;
    data.setUrls({sample(QStringLiteral("claude/conversations.json"))});
    QDragEnterEvent enter({700, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&m_window->window(), &enter);
    // It is JSON, which can be attached, too: there is a place for each.
    QTRY_COMPARE(m_window->text(QStringLiteral("dropImportText")),
                 QStringLiteral("Drop to import conversations"));
    const QQuickItem* import = m_window->find(QStringLiteral("dropImportText"));
    const QQuickItem* attach = m_window->find(QStringLiteral("dropAttachText"));
    QTRY_VERIFY(import->mapToScene({}) != attach->mapToScene({}));
    QDropEvent drop(import->mapToScene({import->width() / 2, 0}), Qt::CopyAction, &data, Qt::LeftButton,
                    Qt::NoModifier);
    QCoreApplication::sendEvent(&m_window->window(), &drop);
    QTRY_COMPARE(imports().step(), ImportViewModel::Step::Checked);
    QVERIFY(m_window->find(QStringLiteral("importReport")));
    QVERIFY(!m_window->find(QStringLiteral("dropOverlay")));
    QCOMPARE(m_window->conversations().count(), 0); // dropping alone imports nothing
}

void ImportPageTest::worksByKeysAlone() {
    QVERIFY(check(QStringLiteral("claude")));
    QTRY_VERIFY(m_window->find(QStringLiteral("importButton"))->hasActiveFocus());
    m_window->press(Qt::Key_Space);
    QTRY_COMPARE(imports().step(), ImportViewModel::Step::Done);
    QTRY_VERIFY(m_window->find(QStringLiteral("importDoneButton"))->hasActiveFocus());
    m_window->press(Qt::Key_Space);
    QTRY_VERIFY(!imports().isOpen());
    QTRY_VERIFY(!m_window->find(QStringLiteral("importReport")));
}

QTEST_MAIN(ImportPageTest)
#include "tst_import_page.moc"
