// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_test.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace conclave;

/// Backups in the settings page of the real window, of the real history.
class BackupsPageTest : public WindowTest {
    Q_OBJECT

  private slots:
    void backsUpNow();
    void bringsBackWhatIsMissing();
    void takesBackWhatItBroughtBack();
    void replacesEverythingAndKeepsABackup();
    void asksFirst();
    void saysWhatCannotBeRead();

  private:
    BackupsModel& backups() { return *m_window->context().transfer()->backups(); }
    bool showSection();
    bool backUp();
};

bool BackupsPageTest::showSection() {
    m_window->press(Qt::Key_Comma, Qt::ControlModifier);
    const auto page = [this] { return m_window->find(QStringLiteral("settingsFlick")); };
    if (!QTest::qWaitFor([&] { return page() != nullptr; }))
        return false;
    m_window->grab();
    page()->setProperty("contentY", page()->property("contentHeight").toDouble() - page()->height());
    return true;
}

bool BackupsPageTest::backUp() {
    backups().backUpNow();
    return QTest::qWaitFor([this] { return !backups().isBusy() && backups().count() > 0; }, 10000);
}

void BackupsPageTest::backsUpNow() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    QVERIFY(showSection());
    QCOMPARE(m_window->findAll(QStringLiteral("backupRow")).size(), 0);
    QVERIFY(m_window->click(QStringLiteral("backUpButton")));
    QTRY_COMPARE(m_window->findAll(QStringLiteral("backupRow")).size(), 1);
    QCOMPARE(m_window->text(QStringLiteral("backupResult")), QStringLiteral("The backup was made."));
    const QString detail = backups().index(0).data(BackupsModel::DetailRole).toString();
    QVERIFY2(detail.startsWith(QStringLiteral("one conversation")), qPrintable(detail));
    QCOMPARE(backups().index(0).data(BackupsModel::ReasonRole).toString(), QStringLiteral("Made by hand"));
    QCOMPARE(QDir(backupFolder(m_window->file(QStringLiteral("history.sqlite"))))
                 .entryList({QStringLiteral("*-by-hand.sqlite")})
                 .size(),
             1);
}

void BackupsPageTest::bringsBackWhatIsMissing() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    const auto id = m_window->chat().conversationId();
    QVERIFY(backUp());
    m_window->context().acts()->remove({static_cast<double>(id)});
    QTRY_COMPARE(m_window->conversations().count(), 0);
    QVERIFY(std::holds_alternative<std::monostate>(m_window->store().emptyTrash().result()));
    m_window->chat().newConversation();
    QVERIFY(m_window->askAndWait(QStringLiteral("since then")));

    backups().merge(0);
    QTRY_VERIFY(!backups().isBusy());
    QVERIFY2(!backups().hasFailed(), qPrintable(backups().result()));
    QTRY_COMPARE(m_window->conversations().count(), 2);
}

void BackupsPageTest::takesBackWhatItBroughtBack() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    const auto id = m_window->chat().conversationId();
    QVERIFY(backUp());
    m_window->context().acts()->remove({static_cast<double>(id)});
    QTRY_COMPARE(m_window->conversations().count(), 0);
    QVERIFY(std::holds_alternative<std::monostate>(m_window->store().emptyTrash().result()));
    m_window->context().undo()->forgetTrash();
    QVERIFY(showSection());

    backups().merge(0);
    QTRY_COMPARE(m_window->conversations().count(), 1);
    QTRY_COMPARE(m_window->text(QStringLiteral("toastText")),
                 QStringLiteral("What was missing came back from the backup."));
    QVERIFY(m_window->click(QStringLiteral("undoButton")));
    QTRY_COMPARE(m_window->conversations().count(), 0);
    QTRY_VERIFY2(backups().result().startsWith(QStringLiteral("The restoring was undone")),
                 qPrintable(backups().result()));

    backups().merge(0); // it is left in the trash, and there is nothing to take back
    QTRY_VERIFY(!backups().isBusy() && backups().result().startsWith(QStringLiteral("Nothing was missing")));
    QVERIFY(!m_window->context().undo()->canUndo());
    m_window->context().notices()->dismissToast();
    QVERIFY(std::holds_alternative<std::monostate>(m_window->store().emptyTrash().result()));
    backups().merge(0);
    QTRY_COMPARE(m_window->conversations().count(), 1);
    m_window->chat().open(static_cast<qint64>(m_window->conversations().idAt(0)));
    QTRY_VERIFY(m_window->chat().conversationId() > 0);
    m_window->press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(m_window->conversations().count(), 0);
    QTRY_COMPARE(m_window->chat().conversationId(), 0); // what was shown went
}

void BackupsPageTest::replacesEverythingAndKeepsABackup() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    QVERIFY(backUp());
    m_window->chat().newConversation();
    QVERIFY(m_window->askAndWait(QStringLiteral("since then")));
    QTRY_COMPARE(m_window->conversations().count(), 2);

    backups().replace(0);
    QTRY_VERIFY(!backups().isBusy());
    QVERIFY2(!backups().hasFailed(), qPrintable(backups().result()));
    QTRY_COMPARE(m_window->conversations().count(), 1);
    QCOMPARE(m_window->chat().conversationId(), 0); // what was shown is not in this history
    QTRY_COMPARE(backups().count(), 2);
}

void BackupsPageTest::asksFirst() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    QVERIFY(backUp());
    QVERIFY(showSection());
    QVERIFY(m_window->click(QStringLiteral("restoreBackup_0")));
    QTRY_VERIFY(m_window->find(QStringLiteral("mergeChoice")));
    QVERIFY(m_window->find(QStringLiteral("mergeChoice"))->property("checked").toBool());
    QTRY_VERIFY(m_window->find(QStringLiteral("cancelRestoreButton"))->hasActiveFocus());
    m_window->press(Qt::Key_Escape);
    QTRY_VERIFY(!m_window->find(QStringLiteral("mergeChoice")));
    QVERIFY(!backups().isBusy());

    QVERIFY(m_window->click(QStringLiteral("restoreBackup_0")));
    QVERIFY(m_window->click(QStringLiteral("restoreButton")));
    QTRY_VERIFY(!backups().isBusy() && !backups().result().isEmpty());
    QVERIFY2(backups().result().startsWith(QStringLiteral("Nothing was missing")),
             qPrintable(backups().result()));
}

void BackupsPageTest::saysWhatCannotBeRead() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    QVERIFY(backUp());
    const QString folder = backupFolder(m_window->file(QStringLiteral("history.sqlite")));
    const QString path = QDir(folder).filePath(QDir(folder).entryList({QStringLiteral("*.sqlite")}).first());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(4096, '\0'));
    file.close();
    backups().merge(0);
    QTRY_VERIFY(!backups().isBusy());
    QVERIFY(backups().hasFailed());
    QVERIFY(!backups().result().isEmpty());
    QCOMPARE(m_window->conversations().count(), 1);
}

QTEST_MAIN(BackupsPageTest)
#include "tst_backups_page.moc"
