// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/backup.h"

#include "app/store/daily_backup.h"
#include "app/store/files.h"
#include "app/store/history.h"
#include "app/store/last_time.h"
#include "app/store/migrations.h"
#include "tests/app/store/encrypted_history.h"
#include "tests/app/store/small_disk.h"
#include "tests/app/store/store_waiting.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QHash>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

#include <atomic>
#include <thread>

using namespace conclave;

namespace {

constexpr qint64 kDayMs = 24LL * 60 * 60 * 1000;

const auto kOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                     QFile::WriteOther | QFile::ExeOther;

} // namespace

class TstBackup : public QObject {
    Q_OBJECT

  private:
    QTemporaryDir m_folder;
    QString m_path;

    QString folder() const { return backupFolder(m_path); }
    void write(int conversations) {
        const auto history = valueOf(History::open(m_path));
        for (int i = 0; i < conversations; ++i)
            valueOf(history->createQuestion(0, 0, QString(2000, u'x'), QString::number(i)));
    }
    BackupFile back(BackupFile::Reason reason = BackupFile::Reason::Daily) {
        return valueOf(makeBackup(m_path, reason));
    }
    /// A file with the name of a backup made @p ageMs ago.
    QString fake(qint64 ageMs, const char* reason) {
        const QDateTime time =
            QDateTime::fromMSecsSinceEpoch(QDateTime::currentMSecsSinceEpoch() - ageMs, QTimeZone::utc());
        const QString path = folder() + QStringLiteral("/history-") +
                             time.toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'")) + QLatin1Char('-') +
                             QLatin1String(reason) + QStringLiteral(".sqlite");
        QDir().mkpath(folder());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            QTest::qFail("cannot write", __FILE__, __LINE__);
        return path;
    }
    /// A history of version 1 with one conversation.
    void makeOldHistory() {
        valueOf(makePrivateFolder(QFileInfo(m_path).path(), m_path));
        valueOf(makePrivateFile(m_path, m_path));
        const auto database = valueOf(Database::open(m_path, Database::Mode::Write));
        valueOf(migrate(*database, migrations().first(1)));
        valueOf(database->execute("INSERT INTO conversations (uuid, title, created_ms, updated_ms) "
                                  "VALUES ('u', 't', 1, 1)"));
    }
    QStringList names() const { return QDir(folder()).entryList(QDir::Files, QDir::Name); }

  private slots:
    void init() {
        static int number = 0;
        m_path = m_folder.filePath(QStringLiteral("%1/history.sqlite").arg(++number));
        beginHistory(m_path);
    }

    void makesAPrivateFileThatIsAWholeHistory() {
        write(5);
        const BackupFile backup = back(BackupFile::Reason::BeforeRestore);
        QCOMPARE(backup.reason, BackupFile::Reason::BeforeRestore);
        QCOMPARE(backup.conversationCount, 5);
        QCOMPARE(backup.schemaVersion, currentSchemaVersion());
        QVERIFY(backup.sizeBytes > 10000);
        QVERIFY(qAbs(backup.createdMs - QDateTime::currentMSecsSinceEpoch()) < 60000);
        QVERIFY(!(QFile::permissions(backup.path) & kOthers));
        QVERIFY(!(QFile::permissions(folder()) & kOthers));
        QCOMPARE(names(), QStringList{QFileInfo(backup.path).fileName()});

        const auto copy = valueOf(History::open(backup.path));
        QVERIFY(copy->notice().isEmpty());
        QCOMPARE(valueOf(copy->conversations()).size(), 5);
    }

    void leavesTheHistoryAsItIs() {
        write(3);
        QFile before(m_path);
        QVERIFY(before.open(QIODevice::ReadOnly));
        const QByteArray bytes = before.readAll();
        back();
        before.seek(0);
        QCOMPARE(before.readAll(), bytes);
        QVERIFY(!QFile::exists(m_path + QStringLiteral("-wal")));
    }

    void holdsWhatIsOnlyInTheLog() {
        const auto history = valueOf(History::open(m_path));
        valueOf(history->createQuestion(0, 0, QStringLiteral("q"), QStringLiteral("t")));
        QCOMPARE(back().conversationCount, 1);
    }

    void endsWhileAnotherConnectionKeepsWriting() {
        write(500);
        std::atomic<bool> isDone = false;
        std::atomic<int> written = 0;
        std::thread writer([&] {
            const auto history = valueOf(History::open(m_path));
            while (!isDone) {
                valueOf(history->createQuestion(0, 0, QString(2000, u'y'), QStringLiteral("t")));
                ++written;
            }
        });
        while (written == 0)
            std::this_thread::yield();
        const BackupFile backup = back();
        const int writtenMeanwhile = written;
        isDone = true;
        writer.join();
        QVERIFY(writtenMeanwhile > 0);
        QVERIFY(backup.conversationCount >= 500);
        QVERIFY(backup.conversationCount <= 500 + writtenMeanwhile + 1);
    }

    void reportsProgress() {
        write(50);
        double last = -1;
        valueOf(makeBackup(m_path, BackupFile::Reason::Daily, {}, [&](double fraction) {
            QVERIFY(fraction >= last);
            last = fraction;
        }));
        QCOMPARE(last, 1.0);
    }

    void leavesNothingWhenItIsCancelled() {
        write(5);
        std::stop_source stop;
        stop.request_stop();
        const auto made = makeBackup(m_path, BackupFile::Reason::Daily, stop.get_token());
        QVERIFY(errorOf(made) != nullptr);
        QCOMPARE(errorOf(made)->kind, StoreError::Kind::Cancelled);
        QVERIFY(names().isEmpty());
    }

    void removesWhatADeadProgramLeft() {
        write(1);
        QVERIFY(QDir().mkpath(folder()));
        QFile left(folder() + QStringLiteral("/history.unfinished-journal"));
        QVERIFY(left.open(QIODevice::WriteOnly));
        back();
        QVERIFY(!left.exists());
    }

    void twoInOneSecondAreBothKept() {
        write(1);
        back();
        back();
        QCOMPARE(names().size(), 2);
        QCOMPARE(valueOf(listBackups(m_path)).size(), 2);
    }

    void keepsSevenDailyOnes() {
        write(1);
        for (int day = 1; day <= 9; ++day)
            fake(day * kDayMs, "daily");
        const BackupFile newest = back();
        const auto left = valueOf(listBackups(m_path));
        QCOMPARE(left.size(), kKeptBackups);
        QCOMPARE(left.first().path, newest.path);
    }

    void keepsSevenMadeByHandBesideTheDailyOnes() {
        write(1);
        for (int day = 1; day <= 9; ++day) {
            fake(day * kDayMs + 1000, "daily");
            fake(day * kDayMs, "by-hand");
        }
        const BackupFile newest = back(BackupFile::Reason::ByHand);
        QVERIFY2(newest.path.endsWith(QStringLiteral("-by-hand.sqlite")), qPrintable(newest.path));
        back();
        QHash<BackupFile::Reason, int> left;
        for (const BackupFile& backup : valueOf(listBackups(m_path)))
            ++left[backup.reason];
        QCOMPARE(left.value(BackupFile::Reason::ByHand), kKeptBackups);
        QCOMPARE(left.value(BackupFile::Reason::Daily), kKeptBackups);
        QVERIFY(QFileInfo::exists(newest.path));
    }

    void theOneJustMadeIsNeverTheOldest() {
        write(1);
        for (int i = 0; i < 2 * kKeptBackups; ++i) { // several in a second
            const QString made = back().path;
            QVERIFY2(QFileInfo::exists(made), qPrintable(made));
            QCOMPARE(valueOf(listBackups(m_path)).first().path, made);
        }
    }

    void keepsTheOthersForAMonthAndTheNewestAlways() {
        write(1);
        fake(90 * kDayMs, "before-migration");
        const QString newestMigration = fake(80 * kDayMs, "before-migration");
        const QString recent = fake(20 * kDayMs, "before-restore");
        fake(40 * kDayMs, "before-restore");
        const QString daily = back().path;
        QStringList left;
        for (const BackupFile& backup : valueOf(listBackups(m_path)))
            left.append(backup.path);
        QCOMPARE(left, (QStringList{daily, recent, newestMigration}));
    }

    void listsNewestFirstAndLeavesOthersOut() {
        write(1);
        QVERIFY(valueOf(listBackups(m_path)).isEmpty());
        const QString damaged = fake(2 * kDayMs, "daily");
        const QString good = back().path;
        QFile foreign(folder() + QStringLiteral("/notes.sqlite"));
        QVERIFY(foreign.open(QIODevice::WriteOnly));
        const auto list = valueOf(listBackups(m_path));
        QCOMPARE(list.size(), 2);
        QCOMPARE(list[0].path, good);
        QCOMPARE(list[1].path, damaged);
        QCOMPARE(list[1].conversationCount, -1);
    }

    void aDailyOneIsMadeOnceADayAndOnlyAfterChanges() {
        write(1);
        QVERIFY(valueOf(makeDailyBackup(m_path)));
        QVERIFY(!valueOf(makeDailyBackup(m_path)));
        const QString today = names().first();
        QVERIFY(QFile::remove(folder() + QLatin1Char('/') + today));
        fake(2 * kDayMs, "daily");
        QVERIFY(valueOf(makeDailyBackup(m_path)));
        QVERIFY(QFile::remove(folder() + QLatin1Char('/') + names().last()));

        QFile history(m_path);
        QVERIFY(history.open(QIODevice::ReadWrite));
        const QDateTime before = QDateTime::currentDateTimeUtc().addDays(-3);
        QVERIFY(history.setFileTime(before, QFileDevice::FileModificationTime));
        QVERIFY(!valueOf(makeDailyBackup(m_path)));
    }

    void theThreadMakesADailyOneAndEndsWhenAsked() {
        write(1);
        {
            const DailyBackup backups(m_path, std::chrono::milliseconds(0));
            QTRY_COMPARE(valueOf(listBackups(m_path)).size(), 1); // those that are finished
        }
        { const DailyBackup waiting(m_path); }
        QCOMPARE(names().size(), 1);
    }

    void theThreadTellsOfDamage() {
        write(1);
        QFile history(m_path);
        QVERIFY(history.open(QIODevice::ReadWrite));
        QVERIFY(history.seek(history.size() / 2 / 4096 * 4096));
        QCOMPARE(history.write(QByteArray(4096, '\xff')), 4096);
        history.close();
        noteChecked(m_path, 0);
        std::atomic<int> told = 0;
        {
            const DailyBackup backups(m_path, std::chrono::milliseconds(0), [&told](const StoreError& error) {
                told += error.kind == StoreError::Kind::Corrupt ? 1 : 100;
            });
            QTRY_COMPARE(told.load(), 1);
        }
        QVERIFY(lastTimeOf(m_path).isDoubtful);
    }

    void aMigrationBeginsWithABackup() {
        makeOldHistory();
        valueOf(History::open(m_path));
        const auto backups = valueOf(listBackups(m_path));
        QCOMPARE(backups.size(), 1);
        QCOMPARE(backups[0].reason, BackupFile::Reason::BeforeMigration);
        QCOMPARE(backups[0].schemaVersion, 1);
        QCOMPARE(backups[0].conversationCount, 1);
        valueOf(History::open(m_path));
        QCOMPARE(names().size(), 1);
    }

    void withoutRoomForABackupNothingIsMigrated() {
        const SmallDisk disk(m_folder.filePath(QStringLiteral("disk")));
        if (!disk.isThere())
            QSKIP(disk.problem().constData());
        m_path = disk.path() + QStringLiteral("/history.sqlite");
        beginHistory(m_path);
        makeOldHistory();
        // Another program has it open, so that its log and index are there already.
        const auto other = valueOf(Database::open(m_path, Database::Mode::Write));
        valueOf(other->useWal());
        QCOMPARE(valueOf(other->number("PRAGMA user_version")), 1);
        disk.fill();
        const auto opened = History::open(m_path);
        QVERIFY(errorOf(opened) != nullptr);
        QCOMPARE(errorOf(opened)->kind, StoreError::Kind::Full);
        QVERIFY(errorOf(opened)->title.startsWith(
            QStringLiteral("The disk is full, so no backup of the history could be made.")));
        QCOMPARE(valueOf(other->number("PRAGMA user_version")), 1);
        QVERIFY(names().isEmpty());
    }

    void aFullDiskIsASentenceAndOldBackupsStay() {
        const SmallDisk disk(m_folder.filePath(QStringLiteral("disk")));
        if (!disk.isThere())
            QSKIP(disk.problem().constData());
        m_path = disk.path() + QStringLiteral("/history.sqlite");
        beginHistory(m_path);
        write(20);
        const QString old = back().path;
        disk.fill();
        const auto made = makeBackup(m_path, BackupFile::Reason::Daily);
        QVERIFY(errorOf(made) != nullptr);
        QCOMPARE(errorOf(made)->kind, StoreError::Kind::Full);
        QCOMPARE(errorOf(made)->title,
                 QStringLiteral("The disk is full, so no backup of the history could be made. Free some "
                                "space on the disk of %1.")
                     .arg(folder()));
        QCOMPARE(names(), QStringList{QFileInfo(old).fileName()});
    }

    void aReadOnlyFolderIsASentence() {
        write(1);
        QVERIFY(QDir().mkpath(folder()));
        const AsOrdinaryUser user(m_folder.path());
        QVERIFY(QFile::setPermissions(folder(), QFile::ReadOwner | QFile::ExeOwner));
        const auto made = makeBackup(m_path, BackupFile::Reason::Daily);
        QVERIFY(errorOf(made) != nullptr);
        QCOMPARE(errorOf(made)->kind, StoreError::Kind::ReadOnly);
        QVERIFY(errorOf(made)->title.contains(QStringLiteral("may not be written to")));
        QVERIFY(errorOf(made)->title.contains(folder()));
    }

    void aMissingHistoryIsAnError() {
        const auto made = makeBackup(m_path, BackupFile::Reason::Daily);
        QVERIFY(errorOf(made) != nullptr);
        QVERIFY(names().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TstBackup)
#include "tst_backup.moc"
