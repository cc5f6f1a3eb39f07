// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_test.h"

#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace conclave;

/// What the program opens outside of itself.
class OpenedUrls : public QObject {
    Q_OBJECT
  public:
    OpenedUrls() { QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "open"); }
    ~OpenedUrls() override { QDesktopServices::unsetUrlHandler(QStringLiteral("file")); }
    QList<QUrl> urls;
  public slots:
    void open(const QUrl& url) { urls.append(url); }
};

/// Exporting in the real window, to real files. The save dialog belongs to the desktop; what it calls is
/// called here.
class ExportDialogTest : public WindowTest {
    Q_OBJECT

  private slots:
    void opensForTheShownConversation();
    void offersWhatItIsPartOf();
    void exportsOneMessage();
    void writesEveryFormat_data();
    void writesEveryFormat();
    void leavesReasoningOutWhenAsked();
    void exportsEverythingIntoAFolder();
    void exportsASelectionFromTheList();
    void exportsAFolderFromItsMenu();
    void offersToOpenTheFolder();
    void saysWhyAFileCannotBeWritten();
    void suggestsANameOfTheTitle();
    void worksByKeysAlone();

  private:
    ExportViewModel& exports() { return *m_window->context().transfer()->exports(); }
    bool openFor(ExportViewModel::Scope scope, const QList<double>& messages = {});
    QByteArray exported(const QString& name);
    /// Into a new folder inside of that one; the files of that, one below the other.
    QStringList exportedFiles(const QString& name);
    /// Conversations with these titles, in the list; their ids.
    QVector<qint64> add(const QStringList& titles);
};

bool ExportDialogTest::openFor(ExportViewModel::Scope scope, const QList<double>& messages) {
    const auto id = scope == ExportViewModel::Scope::Everything
                        ? 0.0
                        : static_cast<double>(m_window->chat().conversationId());
    exports().openFor(scope, id, messages);
    return QTest::qWaitFor([this] { return m_window->find(QStringLiteral("startExportButton")) != nullptr; });
}

/// Writes to a file of that name and returns what is in it.
QByteArray ExportDialogTest::exported(const QString& name) {
    const QString path = m_window->file(name);
    exports().exportTo(QUrl::fromLocalFile(path));
    if (!QTest::qWaitFor([this] { return !exports().isOpen(); }, 20000))
        return {};
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList ExportDialogTest::exportedFiles(const QString& name) {
    const QString folder = m_window->file(name);
    QDir().mkpath(folder);
    exports().exportTo(QUrl::fromLocalFile(folder));
    if (!QTest::qWaitFor([this] { return !exports().isOpen(); }, 20000))
        return {};
    const QStringList made = QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    return made.size() == 1 ? QDir(folder + QLatin1Char('/') + made.first()).entryList(QDir::Files)
                            : QStringList();
}

QVector<qint64> ExportDialogTest::add(const QStringList& titles) {
    QVector<qint64> ids;
    for (const QString& title : titles) {
        auto future = m_window->store().createQuestion(0, 0, title, title);
        future.waitForFinished();
        ids.append(std::get<MessageRow>(future.result()).conversationId);
    }
    m_window->conversations().load();
    if (!QTest::qWaitFor([&] { return m_window->conversations().count() == titles.size(); }))
        qFatal("the list does not show what was added");
    return ids;
}

void ExportDialogTest::opensForTheShownConversation() {
    QVERIFY(m_window->askAndWait(QStringLiteral("What is 27 + 15?")));
    QVERIFY(m_window->click(QStringLiteral("exportButton")));
    QTRY_VERIFY(m_window->find(QStringLiteral("exportMarkdown")));
    QVERIFY(m_window->find(QStringLiteral("exportExtent_0"))->property("checked").toBool());
    QVERIFY(m_window->text(QStringLiteral("exportExtent_0")).contains(QStringLiteral("27 + 15")));
    m_window->press(Qt::Key_Escape);
    QTRY_VERIFY(!m_window->find(QStringLiteral("exportMarkdown")));
    m_window->press(Qt::Key_E, Qt::ControlModifier);
    QTRY_VERIFY(m_window->find(QStringLiteral("exportMarkdown")));
    QVERIFY(m_window->click(QStringLiteral("cancelExportButton")));
    QTRY_VERIFY(!exports().isOpen());
}

void ExportDialogTest::offersWhatItIsPartOf() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    const auto messageId = static_cast<double>(m_window->chat().transcript()->messages()[1].id);
    QVERIFY(openFor(ExportViewModel::Scope::Messages, {messageId}));
    QCOMPARE(exports().extents().size(), 3);
    QCOMPARE(exports().extents().first(), QStringLiteral("This message"));
    QCOMPARE(exports().extents().last(), QStringLiteral("All conversations"));
    QVERIFY(!exports().makesFolder());
    QVERIFY(!exports().offersAllBranches()); // one message has none
    QVERIFY(m_window->click(QStringLiteral("exportExtent_2")));
    QVERIFY(exports().makesFolder());
    QVERIFY(exports().offersAllBranches());
    QVERIFY(m_window->click(QStringLiteral("exportJson")));
    QVERIFY(!exports().makesFolder()); // one file holds them all
    QVERIFY(!exports().offersReasoning());
    QTRY_VERIFY(!m_window->find(QStringLiteral("exportReasoning")));
}

void ExportDialogTest::exportsOneMessage() {
    QVERIFY(m_window->askAndWait(QStringLiteral("What is 27 + 15?")));
    const auto messageId = static_cast<double>(m_window->chat().transcript()->messages()[1].id);
    QVERIFY(openFor(ExportViewModel::Scope::Messages, {messageId}));
    const QByteArray text = exported(QStringLiteral("answer.md"));
    QVERIFY2(text.contains("**42**"), text.constData());
    QVERIFY2(!text.contains("What is 27 + 15?\n\n##"), text.constData());
}

void ExportDialogTest::writesEveryFormat_data() {
    QTest::addColumn<ExportViewModel::Format>("format");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("Markdown") << ExportViewModel::Format::Markdown << "out.md" << QByteArray("# ");
    QTest::newRow("JSON") << ExportViewModel::Format::Json << "out.json" << QByteArray("{");
    QTest::newRow("HTML") << ExportViewModel::Format::Html << "out.html" << QByteArray("<!");
    QTest::newRow("PDF") << ExportViewModel::Format::Pdf << "out.pdf" << QByteArray("%PDF-");
    QTest::newRow("text") << ExportViewModel::Format::Text << "out.txt" << QByteArray("What is");
}

void ExportDialogTest::writesEveryFormat() {
    QFETCH(ExportViewModel::Format, format);
    QFETCH(QString, name);
    QFETCH(QByteArray, start);
    QVERIFY(m_window->askAndWait(QStringLiteral("What is 27 + 15?")));
    QVERIFY(openFor(ExportViewModel::Scope::Conversation));
    exports().setFormat(format);
    QVERIFY(name.endsWith(exports().suffix()));
    const QByteArray bytes = exported(name);
    QVERIFY2(bytes.startsWith(start), bytes.left(80).constData());
    QTRY_VERIFY(m_window->text(QStringLiteral("toastText")).contains(name));
}

void ExportDialogTest::leavesReasoningOutWhenAsked() {
    QVERIFY(m_window->askAndWait(QStringLiteral("What is 27 + 15?")));
    QVERIFY(openFor(ExportViewModel::Scope::Conversation));
    QVERIFY(exported(QStringLiteral("with.md")).contains("The user wants a sum"));
    QVERIFY(openFor(ExportViewModel::Scope::Conversation));
    QVERIFY(m_window->click(QStringLiteral("exportReasoning")));
    QVERIFY(!exports().withReasoning());
    const QByteArray without = exported(QStringLiteral("without.md"));
    QVERIFY(without.contains("42"));
    QVERIFY(!without.contains("The user wants a sum"));
}

void ExportDialogTest::exportsEverythingIntoAFolder() {
    QVERIFY(m_window->askAndWait(QStringLiteral("first")));
    m_window->chat().newConversation();
    QVERIFY(m_window->askAndWait(QStringLiteral("second")));
    QVERIFY(openFor(ExportViewModel::Scope::Everything));
    const QString folder = m_window->file(QStringLiteral("exported"));
    QVERIFY(QDir().mkpath(folder));
    exports().exportTo(QUrl::fromLocalFile(folder));
    QTRY_VERIFY(!exports().isOpen());
    const QStringList made = QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QCOMPARE(made.size(), 1); // a folder of its own, so that nothing is mixed up
    const QDir inside(folder + QLatin1Char('/') + made.first());
    QCOMPARE(inside.entryList({QStringLiteral("*.md")}, QDir::Files).size(), 2);
    QTRY_VERIFY(m_window->text(QStringLiteral("toastText")).contains(QStringLiteral("2")));
}

void ExportDialogTest::exportsASelectionFromTheList() {
    const QVector<qint64> ids = add({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
    const auto item = [&](int i) { return QStringLiteral("conversationItem_%1").arg(ids[i]); };
    QVERIFY(m_window->click(item(0)));
    QVERIFY(m_window->click(item(2), Qt::ControlModifier));
    QVERIFY(m_window->click(item(2), Qt::RightButton));
    QTRY_COMPARE(m_window->text(QStringLiteral("exportEntry")), QStringLiteral("Export 2 conversations…"));
    QVERIFY(m_window->click(QStringLiteral("exportEntry")));
    QTRY_VERIFY(exports().isOpen());
    QCOMPARE(exports().extents().first(), QStringLiteral("The selected conversations (2)"));
    QVERIFY(exports().makesFolder());
    QCOMPARE(exportedFiles(QStringLiteral("out")),
             (QStringList{QStringLiteral("a.md"), QStringLiteral("c.md")}));

    // By key, and as one file.
    m_window->find(QStringLiteral("conversationList"))->forceActiveFocus(Qt::TabFocusReason);
    m_window->press(Qt::Key_Home);
    m_window->press(Qt::Key_Down, Qt::ShiftModifier);
    m_window->press(Qt::Key_Menu);
    QTRY_VERIFY(m_window->find(QStringLiteral("exportEntry")));
    const QQuickItem* entry = m_window->find(QStringLiteral("exportEntry"));
    for (int i = 0; i < 10 && !entry->property("highlighted").toBool(); ++i)
        m_window->press(Qt::Key_Down);
    QVERIFY(entry->property("highlighted").toBool());
    m_window->press(Qt::Key_Return);
    QTRY_VERIFY(exports().isOpen());
    exports().setFormat(ExportViewModel::Format::Json);
    const QJsonObject file = QJsonDocument::fromJson(exported(QStringLiteral("out.json"))).object();
    QCOMPARE(file[QStringLiteral("conversations")].toArray().size(), 2);
}

void ExportDialogTest::exportsAFolderFromItsMenu() {
    const QVector<qint64> ids = add({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
    auto future = m_window->store().createFolder(QStringLiteral("Travel"));
    future.waitForFinished();
    const qint64 folder = std::get<FolderRow>(future.result()).id;
    m_window->store().moveToFolder({ids[0], ids[1]}, folder).waitForFinished();
    m_window->store().setPinned(ids[1], true).waitForFinished(); // still in it, though listed elsewhere
    m_window->conversations().load();
    QVERIFY(m_window->click(QStringLiteral("folderItem_%1").arg(folder), Qt::RightButton));
    QVERIFY(m_window->click(QStringLiteral("exportFolderEntry")));
    QTRY_VERIFY(exports().isOpen());
    QVERIFY2(exports().extents().first().contains(QStringLiteral("“Travel”")),
             qPrintable(exports().extents().first()));
    QCOMPARE(exportedFiles(QStringLiteral("out")),
             (QStringList{QStringLiteral("a.md"), QStringLiteral("b.md")}));
}

void ExportDialogTest::offersToOpenTheFolder() {
    OpenedUrls opened;
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    QVERIFY(openFor(ExportViewModel::Scope::Conversation));
    QVERIFY(!exported(QStringLiteral("out.md")).isEmpty());
    QTRY_COMPARE(m_window->text(QStringLiteral("undoButton")), QStringLiteral("Open folder"));
    QVERIFY(m_window->click(QStringLiteral("undoButton")));
    QTRY_COMPARE(opened.urls.size(), 1);
    QCOMPARE(QDir(opened.urls.first().toLocalFile()),
             QFileInfo(m_window->file(QStringLiteral("out.md"))).dir());
}

void ExportDialogTest::saysWhyAFileCannotBeWritten() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    QVERIFY(openFor(ExportViewModel::Scope::Conversation));
    exports().exportTo(QUrl::fromLocalFile(m_window->file(QStringLiteral("notes.txt/no/out.md"))));
    QTRY_VERIFY(m_window->find(QStringLiteral("errorCard")));
    QVERIFY(exports().isOpen()); // another place can be chosen
    exports().exportTo(QUrl(QStringLiteral("https://example.org/out.md")));
    QTRY_VERIFY(m_window->text(QStringLiteral("errorTitle")).contains(QStringLiteral("on this computer")));
    QVERIFY(!exported(QStringLiteral("out.md")).isEmpty());
    QTRY_VERIFY(!m_window->find(QStringLiteral("errorCard")));
}

void ExportDialogTest::suggestsANameOfTheTitle() {
    QVERIFY(m_window->askAndWait(QStringLiteral("a/b")));
    QVERIFY(openFor(ExportViewModel::Scope::Conversation));
    exports().setFormat(ExportViewModel::Format::Pdf);
    const QString name = exports().suggestedFile().fileName();
    QVERIFY2(name.endsWith(QStringLiteral(".pdf")) && !name.contains(QLatin1Char('/')), qPrintable(name));
    QVERIFY(name.startsWith(QLatin1Char('a')));
}

void ExportDialogTest::worksByKeysAlone() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    m_window->press(Qt::Key_E, Qt::ControlModifier);
    QTRY_VERIFY(m_window->find(QStringLiteral("startExportButton")) &&
                m_window->find(QStringLiteral("startExportButton"))->hasActiveFocus());
    m_window->find(QStringLiteral("exportMarkdown"))->forceActiveFocus(Qt::TabFocusReason);
    m_window->press(Qt::Key_Down);
    QVERIFY(m_window->find(QStringLiteral("exportHtml"))->hasActiveFocus());
    m_window->press(Qt::Key_Space);
    QCOMPARE(exports().format(), ExportViewModel::Format::Html);
    m_window->press(Qt::Key_Escape);
    QTRY_VERIFY(!exports().isOpen());
}

QTEST_MAIN(ExportDialogTest)
#include "tst_export_dialog.moc"
