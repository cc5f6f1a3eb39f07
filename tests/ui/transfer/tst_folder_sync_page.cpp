// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_test.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace conclave;

/// The folder in sync in the settings page of the real window: real files of the real history. The folder
/// dialog belongs to the desktop; what it calls is called here.
class FolderSyncPageTest : public WindowTest {
    Q_OBJECT

  private slots:
    void offersAFolderFirst();
    void writesWhatIsThere();
    void followsWhatChanges();
    void leavesFilesThatPeopleChangedAlone();
    void writesNothingOnceItIsOff();
    void catchesUpAtTheStart();
    void saysWhyItCannotWrite();
    void writesNothingOfAPrivateConversation();
    void worksByKeysAlone();

  private:
    FolderSyncViewModel& sync() { return *m_window->context().transfer()->folderSync(); }
    bool showSection();
    bool choose();
    /// Relative to the folder, without the index.
    QStringList names() const;
    QString folder() const { return m_window->file(QStringLiteral("notes")); }
    QByteArray bytesOf(const QString& name) const;
};

bool FolderSyncPageTest::showSection() {
    m_window->press(Qt::Key_Comma, Qt::ControlModifier);
    const auto page = [this] { return m_window->find(QStringLiteral("settingsFlick")); };
    if (!QTest::qWaitFor([&] { return page() != nullptr; }))
        return false;
    m_window->grab();
    const QQuickItem* button = m_window->find(QStringLiteral("chooseSyncFolderButton"));
    const double y = button->mapToItem(page(), {0, 0}).y() + page()->property("contentY").toDouble();
    page()->setProperty("contentY", y - page()->height() / 2);
    return true;
}

bool FolderSyncPageTest::choose() {
    sync().chooseFolder(QUrl::fromLocalFile(folder()));
    return QTest::qWaitFor([this] { return !sync().isRunning() && !sync().result().isEmpty(); }, 10000);
}

QStringList FolderSyncPageTest::names() const {
    QStringList all;
    QDirIterator it(folder(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext())
        if (const QString name = QDir(folder()).relativeFilePath(it.next());
            name != QLatin1String(SyncFolder::kIndexName))
            all << name;
    all.sort();
    return all;
}

QByteArray FolderSyncPageTest::bytesOf(const QString& name) const {
    QFile file(folder() + QLatin1Char('/') + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void FolderSyncPageTest::offersAFolderFirst() {
    QVERIFY(showSection());
    QCOMPARE(m_window->text(QStringLiteral("chooseSyncFolderButton")), QStringLiteral("Choose a folder…"));
    QVERIFY(!m_window->find(QStringLiteral("syncSwitch")));
    QVERIFY(!m_window->find(QStringLiteral("syncNowButton")));
    sync().setOn(true); // there is no folder to be on for
    QVERIFY(!sync().isOn());
    QCOMPARE(m_window->namelessControls(), QStringList());
}

void FolderSyncPageTest::writesWhatIsThere() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    QVERIFY(showSection());
    QVERIFY(choose());
    QCOMPARE(names(), QStringList(QStringLiteral("hello.md")));
    QVERIFY(bytesOf(QStringLiteral("hello.md")).contains("Here is an answer to that."));
    QTRY_COMPARE(m_window->text(QStringLiteral("syncFolder")), folder());
    const QString result = m_window->text(QStringLiteral("syncResult"));
    QVERIFY2(result.startsWith(QStringLiteral("Last synced: ")), qPrintable(result));
    QVERIFY2(result.contains(QStringLiteral("Files written: 1")), qPrintable(result));
    QVERIFY(m_window->find(QStringLiteral("syncSwitch"))->property("checked").toBool());
    QVERIFY(m_window->click(QStringLiteral("syncNowButton")));
    QTRY_VERIFY2(sync().result().endsWith(QStringLiteral("Nothing had changed.")),
                 qPrintable(sync().result()));
    QCOMPARE(m_window->namelessControls(), QStringList());
}

void FolderSyncPageTest::followsWhatChanges() {
    QVERIFY(choose());
    QCOMPARE(names(), QStringList());
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    const auto id = static_cast<double>(m_window->chat().conversationId());
    QTRY_COMPARE_WITH_TIMEOUT(names(), QStringList(QStringLiteral("hello.md")), 10000);

    m_window->context().acts()->rename(id, QStringLiteral("Trip to Rome"));
    QTRY_COMPARE_WITH_TIMEOUT(names(), QStringList(QStringLiteral("Trip to Rome.md")), 10000);
    m_window->context().acts()->createFolder({id});
    QTRY_COMPARE_WITH_TIMEOUT(names(), QStringList(QStringLiteral("New folder/Trip to Rome.md")), 10000);
    m_window->context().acts()->remove({id});
    QTRY_COMPARE_WITH_TIMEOUT(names(), QStringList(QStringLiteral("Deleted/Trip to Rome.md")), 10000);
    m_window->context().undo()->undo();
    QTRY_COMPARE_WITH_TIMEOUT(names(), QStringList(QStringLiteral("New folder/Trip to Rome.md")), 10000);
    QTRY_VERIFY(!sync().isRunning());
}

void FolderSyncPageTest::leavesFilesThatPeopleChangedAlone() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    QVERIFY(choose());
    QFile file(folder() + QStringLiteral("/hello.md"));
    QVERIFY(file.open(QIODevice::Append));
    file.write("\nmy own words\n");
    file.close();
    QVERIFY(m_window->askAndWait(QStringLiteral("and more")));
    QTRY_COMPARE_WITH_TIMEOUT(names().size(), 2, 10000);
    QVERIFY(bytesOf(QStringLiteral("hello.md")).endsWith("my own words\n"));
    QTRY_VERIFY2(sync().result().contains(QStringLiteral("hello.md was changed and stays as it is")),
                 qPrintable(sync().result()));
    sync().syncNow(); // nothing new, and still said
    QTRY_VERIFY(!sync().isRunning());
    QVERIFY(sync().result().contains(QStringLiteral("hello.md was changed and stays as it is")));
}

void FolderSyncPageTest::writesNothingOnceItIsOff() {
    QVERIFY(choose());
    QVERIFY(showSection());
    QVERIFY(m_window->click(QStringLiteral("syncSwitch")));
    QVERIFY(!sync().isOn());
    QTRY_VERIFY(m_window->text(QStringLiteral("syncResult")).startsWith(QStringLiteral("Off")));
    QVERIFY(!m_window->find(QStringLiteral("syncNowButton"))->isEnabled());
    m_window->press(Qt::Key_Escape);
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    reopen();
    QVERIFY(!sync().isOn());
    QCOMPARE(QDir(sync().folder()), QDir(folder())); // remembered for when it is on again
    QTest::qWait(FolderSyncViewModel::kPatienceMs + 200);
    QCOMPARE(names(), QStringList());
    sync().setOn(true);
    QTRY_COMPARE(names(), QStringList(QStringLiteral("hello.md")));
    QTRY_VERIFY(!sync().isRunning());
}

void FolderSyncPageTest::catchesUpAtTheStart() {
    QVERIFY(m_window->askAndWait(QStringLiteral("hello")));
    QVERIFY(choose());
    QVERIFY(QFile::remove(folder() + QStringLiteral("/hello.md")));
    reopen();
    QVERIFY(sync().isOn());
    QTRY_COMPARE(names(), QStringList(QStringLiteral("hello.md")));
    QTRY_VERIFY(sync().result().startsWith(QStringLiteral("Last synced: ")));
}

void FolderSyncPageTest::saysWhyItCannotWrite() {
    sync().chooseFolder(QUrl::fromLocalFile(m_window->file(QStringLiteral("notes.txt"))));
    QTRY_VERIFY(sync().hasFailed());
    QVERIFY2(sync().result().contains(QStringLiteral("is a file. Choose a folder")),
             qPrintable(sync().result()));
    QTRY_COMPARE(m_window->text(QStringLiteral("errorTitle")), sync().result());
    m_window->context().notices()->dismissError();
    sync().syncNow();
    QTRY_VERIFY(!sync().isRunning());
    QVERIFY(sync().hasFailed());
    QCOMPARE(m_window->context().notices()->errorTitle(), QString()); // said once
    QVERIFY(choose());
    QVERIFY(!sync().hasFailed());
    sync().chooseFolder(QUrl(QStringLiteral("https://example.org/notes")));
    QVERIFY(m_window->context().notices()->errorTitle().contains(QStringLiteral("on this computer")));
    QCOMPARE(QDir(sync().folder()), QDir(folder()));
}

void FolderSyncPageTest::writesNothingOfAPrivateConversation() {
    QVERIFY(choose());
    QVERIFY(m_window->waitForModel());
    m_window->press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(m_window->askAndWait(QStringLiteral("kumquat")));
    sync().syncNow();
    QTRY_VERIFY(!sync().isRunning());
    QCOMPARE(names(), QStringList());
    QVERIFY(!bytesOf(QString::fromLatin1(SyncFolder::kIndexName)).contains("kumquat"));
}

void FolderSyncPageTest::worksByKeysAlone() {
    QVERIFY(choose());
    QVERIFY(showSection());
    m_window->find(QStringLiteral("chooseSyncFolderButton"))->forceActiveFocus(Qt::TabFocusReason);
    m_window->press(Qt::Key_Tab);
    QVERIFY(m_window->find(QStringLiteral("syncSwitch"))->hasActiveFocus());
    m_window->press(Qt::Key_Space);
    QVERIFY(!sync().isOn());
    m_window->press(Qt::Key_Space);
    QVERIFY(sync().isOn());
    QTRY_VERIFY(m_window->find(QStringLiteral("syncNowButton"))->isEnabled());
    m_window->press(Qt::Key_Tab);
    QVERIFY(m_window->find(QStringLiteral("syncNowButton"))->hasActiveFocus());
    m_window->press(Qt::Key_Space);
    QTRY_VERIFY(sync().result().endsWith(QStringLiteral("Nothing had changed.")));
    m_window->press(Qt::Key_Tab);
    QVERIFY(m_window->find(QStringLiteral("openSyncFolderButton"))->hasActiveFocus());
}

QTEST_MAIN(FolderSyncPageTest)
#include "tst_folder_sync_page.moc"
