// SPDX-License-Identifier: GPL-3.0-or-later
// What a person sees when the history's file takes nothing, and what is there afterwards.
#include "app/store/sheltered_history.h"

#include "app/store/backup.h"
#include "app/store/files.h"
#include "app/store/migrations.h"
#include "app/store/recovery_file.h"
#include "tests/app/store/encrypted_history.h"
#include "tests/app/store/small_disk.h"
#include "tests/app/store/store_waiting.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace conclave;
using Kind = HistoryStatus::Kind;

namespace {

QByteArray hashOf(const QString& path) {
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        QTest::qFail("cannot read the file", __FILE__, __LINE__);
    return hash.result();
}

QString longText(QChar letter = u'x') {
    return QString(100000, letter);
}

} // namespace

class TstShelteredHistory : public QObject {
    Q_OBJECT

  private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SmallDisk> m_disk;
    QString m_path;
    std::unique_ptr<ChatStore> m_store;

    void open() {
        m_store.reset();
        m_store = std::make_unique<ChatStore>(m_path);
        m_store->opened().waitForFinished();
    }
    MessageRow ask(qint64 conversation, qint64 parent, const QString& text = longText()) {
        return valueOf(m_store->createQuestion(conversation, parent, text, QStringLiteral("title")));
    }
    /// False when there can be no disk to fill here; then the test is to be skipped.
    bool onSmallDisk() {
        m_disk = std::make_unique<SmallDisk>(m_folder->filePath(QStringLiteral("disk")));
        m_path = m_disk->path() + QStringLiteral("/history.sqlite");
        beginHistory(m_path);
        return m_disk->isThere();
    }
    QStringList titles() {
        QStringList titles;
        for (const ConversationRow& row : valueOf(m_store->conversations()))
            titles.append(row.title);
        return titles;
    }
    void verifySound() {
        m_store.reset();
        const auto database = valueOf(Database::open(m_path, Database::Mode::Write));
        for (const char* sql : {"PRAGMA integrity_check", "PRAGMA foreign_key_check"}) {
            Statement check(*database, sql);
            while (check.step())
                QCOMPARE(check.text(0), QStringLiteral("ok"));
        }
    }
    void setVersion(int version) {
        const auto database = valueOf(Database::open(m_path, Database::Mode::Write));
        valueOf(database->execute("PRAGMA user_version = " + QByteArray::number(version)));
    }

  private slots:
    void init() {
        qunsetenv("TMPDIR");
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("data/history.sqlite"));
        beginHistory(m_path);
        for (const char* name : {"XDG_STATE_HOME", "XDG_CACHE_HOME", "TMPDIR"}) {
            const QString folder = m_folder->filePath(QString::fromLatin1(name));
            QVERIFY(QDir().mkpath(folder));
            qputenv(name, folder.toUtf8());
        }
    }
    void cleanup() {
        m_store.reset();
        m_disk.reset();
    }

    void isKeptAsARule() {
        open();
        ask(0, 0);
        QCOMPARE(m_store->status(), HistoryStatus());
    }

    void aFullDiskIsSaidAndTheChatGoesOnUntilThereIsRoom() {
        if (!onSmallDisk())
            QSKIP(m_disk->problem().constData());
        open();
        const MessageRow first = ask(0, 0, QStringLiteral("first"));
        QSignalSpy changed(m_store.get(), &ChatStore::statusChanged);
        QSignalSpy failed(m_store.get(), &ChatStore::writeFailed);
        m_disk->fill();

        const MessageRow second = ask(first.conversationId, first.id);
        const MessageRow other = ask(0, 0);
        const HistoryStatus status = m_store->status();
        QCOMPARE(status.kind, Kind::NotKept);
        QCOMPARE(
            status.sentence,
            QStringLiteral("The disk is full. What you write is kept in memory and saved as soon as there "
                           "is room: free some space on the disk of %1.")
                .arg(m_disk->path()));
        QCOMPARE(status.unsavedMessages, 2);
        QTRY_VERIFY(changed.size() >= 1);
        QCOMPARE(failed.size(), 0);
        QCOMPARE(valueOf(m_store->branch(first.conversationId)).size(), 2);
        QCOMPARE(valueOf(m_store->conversations()).size(), 2);

        // An answer streams and ends.
        const MessageRow answer = valueOf(m_store->createAnswer(first.conversationId, second.id, {}));
        valueOf(m_store->journalAnswer({answer.id, QStringLiteral("pa"), {}, 0, {}}));
        valueOf(m_store->finishAnswer({answer.id, QStringLiteral("part"), {}, 0, {}}, MessageState::Complete,
                                      {}, {}));
        QCOMPARE(m_store->status().unsavedMessages, 3);

        m_disk->makeRoom();
        valueOf(m_store->rename(other.conversationId, QStringLiteral("renamed")));
        QCOMPARE(m_store->status(), HistoryStatus());

        open();
        QVERIFY2(m_store->notice().isEmpty(), qPrintable(m_store->notice()));
        const auto branch = valueOf(m_store->branch(first.conversationId));
        QCOMPARE(branch.size(), 3);
        QCOMPARE(branch[1].id, second.id);
        QCOMPARE(branch[1].text, longText());
        QCOMPARE(branch[2].id, answer.id);
        QCOMPARE(branch[2].text, QStringLiteral("part"));
        QVERIFY(titles().contains(QStringLiteral("renamed")));
        verifySound();
    }

    void itIsTriedAgainByItself() {
        if (!onSmallDisk())
            QSKIP(m_disk->problem().constData());
        open();
        m_disk->fill();
        ask(0, 0);
        QCOMPARE(m_store->status().kind, Kind::NotKept);
        m_disk->makeRoom();
        QTRY_COMPARE_WITH_TIMEOUT(m_store->status().kind, Kind::Kept, 60000);
    }

    void withoutRoomAtTheEndTheNextOpeningAddsWhatWasWritten() {
        if (!onSmallDisk())
            QSKIP(m_disk->problem().constData());
        open();
        const MessageRow first = ask(0, 0, QStringLiteral("first"));
        const MessageRow removed = ask(0, 0, QStringLiteral("to be removed"));
        m_disk->fill();
        const MessageRow second = ask(first.conversationId, first.id);
        valueOf(m_store->rename(first.conversationId, QStringLiteral("renamed")));
        valueOf(m_store->remove({removed.conversationId}));
        m_store.reset();
        QCOMPARE(recoveryFiles(m_path).size(), 1);
        QVERIFY(!(QFile::permissions(recoveryFiles(m_path)[0]) & (QFile::ReadGroup | QFile::ReadOther)));

        // Still no room: it is shown, and stays where it is.
        open();
        QCOMPARE(m_store->status().kind, Kind::NotKept);
        QCOMPARE(m_store->status().unsavedMessages, 1);
        QCOMPARE(valueOf(m_store->branch(first.conversationId)).size(), 2);
        m_store.reset();
        QCOMPARE(recoveryFiles(m_path).size(), 1);

        m_disk->makeRoom();
        open();
        QCOMPARE(m_store->notice(),
                 QStringLiteral("Messages that could not be saved the last time were added "
                                "to the history: 1."));
        const auto branch = valueOf(m_store->branch(first.conversationId));
        QCOMPARE(branch.size(), 2);
        QCOMPARE(branch[1].id, second.id);
        QCOMPARE(titles(), QStringList{QStringLiteral("renamed")});
        QVERIFY(recoveryFiles(m_path).isEmpty());
        verifySound();
    }

    void aRecoveryFileThatWasAddedAlreadyIsAddedOnce() {
        if (!onSmallDisk())
            QSKIP(m_disk->problem().constData());
        open();
        const MessageRow first = ask(0, 0, QStringLiteral("first"));
        m_disk->fill();
        ask(first.conversationId, first.id);
        m_store.reset();
        const QString file = recoveryFiles(m_path)[0];
        const QString again = file + QStringLiteral(".copy");
        QVERIFY(QFile::copy(file, again));
        m_disk->makeRoom();
        open();
        m_store.reset();
        QVERIFY(QFile::rename(again, file)); // killed before it was deleted
        open();
        QCOMPARE(valueOf(m_store->tree(first.conversationId)).size(), 2);
        QVERIFY(recoveryFiles(m_path).isEmpty());
        verifySound();
    }

    void whatAnotherProgramWritesMeanwhileStays() {
        if (!onSmallDisk())
            QSKIP(m_disk->problem().constData());
        open();
        const MessageRow first = ask(0, 0, QStringLiteral("first"));
        m_disk->fill();
        const MessageRow ours = ask(first.conversationId, first.id);
        m_disk->makeRoom();
        MessageRow theirs;
        {
            const auto other = valueOf(History::open(m_path));
            theirs =
                valueOf(other->createQuestion(first.conversationId, first.id, QStringLiteral("theirs"), {}));
        }
        QVERIFY(theirs.id != ours.id);
        ask(0, 0);
        QCOMPARE(m_store->status().kind, Kind::Kept);
        QCOMPARE(valueOf(m_store->tree(first.conversationId)).size(), 3);
        QCOMPARE(valueOf(m_store->branch(first.conversationId)).last().id, ours.id);
        verifySound();
    }

    void aDiskFullFromTheStartIsRead() {
        if (!onSmallDisk())
            QSKIP(m_disk->problem().constData());
        open();
        const MessageRow first = ask(0, 0, QStringLiteral("first"));
        m_store.reset();
        m_disk->fill();
        open();
        QVERIFY(!failureOf(m_store->opened()));
        QCOMPARE(m_store->status().kind, Kind::NotKept);
        QCOMPARE(valueOf(m_store->branch(first.conversationId))[0].text, QStringLiteral("first"));
        ask(first.conversationId, first.id);
        m_disk->makeRoom();
        ask(0, 0);
        QCOMPARE(m_store->status().kind, Kind::Kept);
        verifySound();
    }

    void anOlderHistoryIsReadWithoutRoomToMigrateIt() {
        if (!onSmallDisk())
            QSKIP(m_disk->problem().constData());
        valueOf(makePrivateFile(m_path, m_path));
        {
            const auto database = valueOf(Database::open(m_path, Database::Mode::Write));
            valueOf(migrate(*database, migrations().first(1)));
            valueOf(database->execute("INSERT INTO conversations (uuid, title, created_ms, updated_ms) "
                                      "VALUES ('u', 'old', 1, 1)"));
        }
        const QByteArray before = hashOf(m_path);
        m_disk->fill();
        open();
        QCOMPARE(m_store->status().kind, Kind::NotKept);
        QVERIFY(m_store->status().sentence.startsWith(QStringLiteral("The disk is full.")));
        QCOMPARE(titles(), QStringList{QStringLiteral("old")});
        ask(valueOf(m_store->conversations())[0].id, 0, QStringLiteral("new"));
        QCOMPARE(hashOf(m_path), before);

        m_disk->makeRoom();
        ask(0, 0);
        QCOMPARE(m_store->status().kind, Kind::Kept);
        QCOMPARE(valueOf(m_store->conversations()).size(), 2);
        QCOMPARE(valueOf(listBackups(m_path))[0].reason, BackupFile::Reason::BeforeMigration);
        verifySound();
    }

    void aFolderThatMayOnlyBeReadIsReadAndSaidSo() {
        open();
        const MessageRow first = ask(0, 0, QStringLiteral("first"));
        m_store.reset();
        const AsOrdinaryUser user(m_folder->path());
        const QString folder = QFileInfo(m_path).path();
        const auto readOnly = QFile::ReadOwner | QFile::ExeOwner;
        QVERIFY(QFile::setPermissions(m_path, QFile::ReadOwner));
        QVERIFY(QFile::setPermissions(folder, readOnly));
        const QByteArray before = hashOf(m_path);

        open();
        QVERIFY(!failureOf(m_store->opened()));
        QCOMPARE(m_store->status().kind, Kind::NotKept);
        QCOMPARE(
            m_store->status().sentence,
            QStringLiteral("%1 may not be written to. What you write is kept in memory and saved as soon "
                           "as that changes: check the permissions of the folder.")
                .arg(folder));
        QCOMPARE(valueOf(m_store->branch(first.conversationId))[0].text, QStringLiteral("first"));
        const MessageRow second = ask(first.conversationId, first.id);
        QCOMPARE(m_store->status().unsavedMessages, 1);
        QCOMPARE(hashOf(m_path), before);

        QVERIFY(QFile::setPermissions(folder, readOnly | QFile::WriteOwner));
        QVERIFY(QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner));
        ask(0, 0);
        QCOMPARE(m_store->status(), HistoryStatus());
        QCOMPARE(valueOf(m_store->branch(first.conversationId)).last().id, second.id);
        m_store.reset();
    }

    void aFolderThatNobodyMayWriteToStillHasAChat() {
        const AsOrdinaryUser user(m_folder->path());
        const QString folder = m_folder->filePath(QStringLiteral("locked"));
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner));
        m_path = folder + QStringLiteral("/history.sqlite");
        open();
        QCOMPARE(failureOf(m_store->opened())->kind, StoreError::Kind::ReadOnly);
        QCOMPARE(m_store->status().kind, Kind::Unavailable);
        QVERIFY(m_store->status().sentence.startsWith(folder + QStringLiteral(" may not be written to.")));
        const MessageRow first = ask(0, 0, QStringLiteral("first"));
        QVERIFY(!isPrivateId(first.conversationId));
        m_store.reset();
        QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        open();
        QVERIFY(m_store->notice().contains(QStringLiteral("were added to the history: 1.")));
        QCOMPARE(valueOf(m_store->branch(first.conversationId)).size(), 1);
        m_store.reset();
    }

    void aNewerVersionsFileIsReadAndNotChanged() {
        open();
        const MessageRow first = ask(0, 0, QStringLiteral("first"));
        m_store.reset();
        {
            const auto database = valueOf(Database::open(m_path, Database::Mode::Write));
            valueOf(database->execute("ALTER TABLE messages ADD COLUMN future TEXT; CREATE TABLE more (x);"));
        }
        setVersion(currentSchemaVersion() + 1);
        const QByteArray before = hashOf(m_path);
        open();
        QVERIFY(!failureOf(m_store->opened()));
        QCOMPARE(m_store->status().kind, Kind::NewerFile);
        QCOMPARE(m_store->status().sentence,
                 QStringLiteral("The history was written by a newer version of Conclave. It can be read here "
                                "and stays as it is; what you write is kept apart and added to it once "
                                "Conclave is updated."));
        QCOMPARE(valueOf(m_store->branch(first.conversationId))[0].text, QStringLiteral("first"));
        const MessageRow second = ask(first.conversationId, first.id, QStringLiteral("second"));
        QCOMPARE(m_store->status().unsavedMessages, 1);
        QCOMPARE(valueOf(m_store->branch(first.conversationId)).size(), 2);
        m_store.reset();
        QCOMPARE(hashOf(m_path), before);
        QCOMPARE(recoveryFiles(m_path).size(), 1);

        // Shown again by the old version, added by the new one.
        open();
        QCOMPARE(valueOf(m_store->branch(first.conversationId)).size(), 2);
        m_store.reset();
        QCOMPARE(hashOf(m_path), before);
        setVersion(currentSchemaVersion());
        open();
        QCOMPARE(valueOf(m_store->branch(first.conversationId)).last().id, second.id);
        QCOMPARE(m_store->status().kind, Kind::Kept);
        QVERIFY(recoveryFiles(m_path).isEmpty());
        verifySound();
    }

    void anotherProgramsFileIsUnavailableAndNotChanged() {
        QVERIFY(QDir().mkpath(QFileInfo(m_path).path()));
        valueOf(makePrivateFile(m_path, m_path));
        {
            const auto database = valueOf(Database::open(m_path, Database::Mode::Write));
            valueOf(database->execute("CREATE TABLE theirs (x)"));
        }
        const QByteArray before = hashOf(m_path);
        open();
        QVERIFY(failureOf(m_store->opened())->title.contains(QStringLiteral("belongs to another program")));
        QCOMPARE(m_store->status().kind, Kind::Unavailable);
        QVERIFY(!m_store->status().sentence.isEmpty());
        ask(0, 0);
        QCOMPARE(valueOf(m_store->conversations()).size(), 1);
        m_store.reset();
        QCOMPARE(hashOf(m_path), before);
    }

    void aFileThatIsGoneComesBack() {
        open();
        const MessageRow first = ask(0, 0, QStringLiteral("first"));
        m_store.reset();
        const AsOrdinaryUser user(m_folder->path());
        const QString folder = QFileInfo(m_path).path();
        QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner));
        open();
        ask(first.conversationId, first.id);
        // The disk is taken away …
        QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        QVERIFY(QDir().rename(folder, folder + QStringLiteral(".away")));
        ask(0, 0);
        QCOMPARE(m_store->status().kind, Kind::NotKept);
        QVERIFY(!QFile::exists(folder)); // no empty history takes its place
        QVERIFY(QDir().rename(folder + QStringLiteral(".away"), folder));
        ask(0, 0);
        QCOMPARE(m_store->status().kind, Kind::Kept);
        QCOMPARE(valueOf(m_store->conversations()).size(), 3);
        m_store.reset();
    }
};

QTEST_GUILESS_MAIN(TstShelteredHistory)
#include "tst_sheltered_history.moc"
