// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/history_file.h"

#include "app/store/history.h"
#include "app/store/history_check.h"
#include "app/store/last_time.h"
#include "app/store/migrations.h"
#include "tests/app/store/small_disk.h"
#include "tests/app/store/store_waiting.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace conclave;

namespace {

QByteArray randomBytes(qsizetype count) {
    QByteArray bytes(count, '\0');
    QRandomGenerator(7).fillRange(reinterpret_cast<quint32*>(bytes.data()), count / 4);
    return bytes;
}

QByteArray contentsOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void overwrite(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

const auto kOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                     QFile::WriteOther | QFile::ExeOther;

} // namespace

class TstHistoryFile : public QObject {
    Q_OBJECT

  private:
    QTemporaryDir m_folder;
    QString m_path;

    std::unique_ptr<History> open() { return valueOf(History::open(m_path)); }
    std::optional<StoreError> failure() {
        const auto opened = History::open(m_path);
        const StoreError* error = errorOf(opened);
        return error != nullptr ? std::optional(*error) : std::nullopt;
    }
    qint64 makeConversation() {
        const auto history = open();
        const auto question =
            valueOf(history->createQuestion(0, 0, QStringLiteral("kept?"), QStringLiteral("t")));
        for (int i = 0; i < 40; ++i) // some pages
            valueOf(history->createQuestion(0, 0, QString(1000, u'x'), QString::number(i)));
        return question.conversationId;
    }
    QStringList setAside() const {
        const QStringList all = QFileInfo(m_path).dir().entryList(QDir::Files, QDir::Name);
        return all.filter(
            QRegularExpression(QStringLiteral("^history\\.sqlite\\.damaged-\\d{8}T\\d{6}Z(-\\d+)?$")));
    }

  private slots:
    void init() {
        static int number = 0;
        m_path = m_folder.filePath(QStringLiteral("%1/conclave/history.sqlite").arg(++number));
    }

    void createsPrivateFilesAndFolders() {
        const auto history = open();
        valueOf(history->createQuestion(0, 0, QStringLiteral("q"), QStringLiteral("t")));
        for (const char* suffix : {"", "-wal", "-shm", ".lock"}) {
            const QString path = m_path + QLatin1String(suffix);
            QVERIFY2(QFile::exists(path), qPrintable(path));
            QVERIFY2(!(QFile::permissions(path) & kOthers), qPrintable(path));
        }
        QVERIFY(!(QFile::permissions(QFileInfo(m_path).path()) & kOthers));
        QVERIFY(!QFile::exists(m_path + QStringLiteral(".new")));
        QVERIFY(history->notice().isEmpty());
    }

    void takesOpenPermissionsAway() {
        makeConversation();
        QVERIFY(QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
        open();
        QVERIFY(!(QFile::permissions(m_path) & kOthers));
    }

    void leavesOneFileWhenClosed() {
        makeConversation();
        QCOMPARE(QFileInfo(m_path).dir().entryList(QDir::Files, QDir::Name),
                 (QStringList{QStringLiteral("history.sqlite"), QStringLiteral("history.sqlite.lock")}));
    }

    void isMarkedAsOurs() {
        makeConversation();
        // The file format's own offsets: 60 user_version, 68 application_id, big-endian.
        const QByteArray file = contentsOf(m_path);
        QCOMPARE(file.mid(60, 4), QByteArray(3, '\0') + char(currentSchemaVersion()));
        QCOMPARE(file.mid(68, 4), QByteArray("Conc"));
    }

    void startsAnewOverAHalfMadeFile() {
        QVERIFY(QDir().mkpath(QFileInfo(m_path).path()));
        overwrite(m_path + QStringLiteral(".new"), QByteArray(5000, 'x'));
        overwrite(m_path + QStringLiteral(".new-wal"), QByteArray(5000, 'y'));
        const auto history = open();
        QVERIFY(history->notice().isEmpty());
        QVERIFY(valueOf(history->conversations()).isEmpty());
    }

    void refusesANewerVersionAndLeavesItAlone() {
        makeConversation();
        {
            const auto database = valueOf(Database::open(m_path, Database::Mode::Write));
            const QByteArray newer = QByteArray::number(currentSchemaVersion() + 1);
            valueOf(database->execute("PRAGMA user_version = " + newer + "; CREATE TABLE future (x)"));
        }
        const QByteArray before = contentsOf(m_path);
        const auto error = failure();
        QVERIFY(error);
        QCOMPARE(error->kind, StoreError::Kind::NewerVersion);
        QVERIFY(error->title.contains(QStringLiteral("newer version of Conclave")));
        QCOMPARE(contentsOf(m_path), before);
        QVERIFY(setAside().isEmpty());
    }

    void leavesTheLogOfANewerVersionAlone() {
        // As if the newer program had been killed: its last words are in the log.
        makeConversation();
        auto database = valueOf(Database::open(m_path, Database::Mode::Write));
        database->keepLogOnClose(true);
        valueOf(database->useWal());
        valueOf(database->execute("PRAGMA user_version = 7"));
        database.reset();
        const QByteArray log = contentsOf(m_path + QStringLiteral("-wal"));
        const QByteArray file = contentsOf(m_path);
        QVERIFY(!log.isEmpty());
        QCOMPARE(failure()->kind, StoreError::Kind::NewerVersion);
        QCOMPARE(contentsOf(m_path), file);
        QCOMPARE(contentsOf(m_path + QStringLiteral("-wal")), log);
    }

    void refusesAnotherProgramsDatabase() {
        QVERIFY(QDir().mkpath(QFileInfo(m_path).path()));
        overwrite(m_path, {});
        {
            const auto database = valueOf(Database::open(m_path, Database::Mode::Write));
            valueOf(database->execute("CREATE TABLE theirs (x)"));
        }
        const QByteArray before = contentsOf(m_path);
        const auto error = failure();
        QVERIFY(error);
        QVERIFY(error->title.contains(QStringLiteral("belongs to another program")));
        QCOMPARE(contentsOf(m_path), before);
        QVERIFY(setAside().isEmpty());
    }

    void takesWhatLooksRandomForEncrypted() {
        const QByteArray bytes = randomBytes(20000);
        QVERIFY(QDir().mkpath(QFileInfo(m_path).path()));
        overwrite(m_path, bytes);
        const auto opened = History::open(m_path);
        QCOMPARE(errorOf(opened)->kind, StoreError::Kind::Locked);
        QCOMPARE(contentsOf(m_path), bytes);
        QVERIFY(setAside().isEmpty());
    }

    void setsADamagedFileAside_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("NULs") << QByteArray(64560, '\0');
        QTest::newRow("text") << QByteArray("{\"conversations\": []}").repeated(400);
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("one byte") << QByteArray("S");
        QTest::newRow("random bytes, less than a page") << randomBytes(4000);
        QTest::newRow("header only") << QByteArray("SQLite format 3\0", 16);
    }
    void setsADamagedFileAside() {
        QFETCH(QByteArray, bytes);
        QVERIFY(QDir().mkpath(QFileInfo(m_path).path()));
        overwrite(m_path, bytes);
        const auto history = open();
        QVERIFY(history->notice().contains(QStringLiteral("damaged")));
        const QStringList aside = setAside();
        QCOMPARE(aside.size(), 1);
        QVERIFY(history->notice().contains(aside[0]));
        QCOMPARE(contentsOf(QFileInfo(m_path).dir().filePath(aside[0])), bytes);
        // And the new one works, also the next time, without a notice.
        valueOf(history->createQuestion(0, 0, QStringLiteral("q"), QStringLiteral("t")));
    }

    void setsACutOffFileAside() {
        makeConversation();
        const QByteArray whole = contentsOf(m_path);
        overwrite(m_path, whole.left(whole.size() / 2));
        QVERIFY(!open()->notice().isEmpty());
        QCOMPARE(setAside().size(), 1);
        QVERIFY(open()->notice().isEmpty());
        QCOMPARE(setAside().size(), 1);
    }

    void keepsADamagedHistoryByteForByteAndSaysSo_data() {
        QTest::addColumn<int>("from"); // in 256ths of the file; bytes when negative
        QTest::addColumn<int>("to");
        QTest::addColumn<char>("fill");
        QTest::newRow("NUL page in the middle") << 128 << 136 << '\0';
        QTest::newRow("NULs from the middle on") << 128 << 256 << '\0';
        QTest::newRow("NULs at the start") << 0 << 8 << '\0';
        QTest::newRow("damaged magic") << -1 << -6 << 'x';
        QTest::newRow("damaged page size") << -16 << -18 << '\x01';
        QTest::newRow("damaged schema") << -100 << -400 << '\xff';
        QTest::newRow("noise in the middle") << 100 << 156 << '\x5a';
    }
    void keepsADamagedHistoryByteForByteAndSaysSo() {
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(char, fill);
        makeConversation();
        QByteArray bytes = contentsOf(m_path);
        const auto place = [&bytes](int at) {
            return at < 0 ? qsizetype(-at) : bytes.size() / 256 * qsizetype(at);
        };
        const qsizetype start = place(from);
        bytes.replace(start, place(to) - start, QByteArray(place(to) - start, fill));
        overwrite(m_path, bytes);

        const auto history = open();
        QVERIFY2(history->notice().contains(QStringLiteral("was damaged")), qPrintable(history->notice()));
        const QStringList aside = setAside();
        QCOMPARE(aside.size(), 1);
        QVERIFY(history->notice().contains(aside[0]));
        QCOMPARE(contentsOf(QFileInfo(m_path).dir().filePath(aside[0])), bytes);
        valueOf(history->createQuestion(0, 0, QStringLiteral("q"), QStringLiteral("t")));
    }

    void aCleanStartLooksAtNothingButTheHeader() {
        makeConversation();
        { open(); } // the one after the creation
        const LastTime last = lastTimeOf(m_path);
        QVERIFY(last.isUnchanged);
        QVERIFY(last.checkedMs > 0);
        {
            const auto history = open();
            valueOf(history->createQuestion(0, 0, QStringLiteral("q"), QStringLiteral("t")));
        }
        QVERIFY(lastTimeOf(m_path).isUnchanged);
        QCOMPARE(lastTimeOf(m_path).checkedMs, last.checkedMs);
    }

    void anyChangeFromOutsideIsLookedAt_data() {
        QTest::addColumn<QString>("what");
        for (const char* what : {"written", "the same bytes written", "another file in its place", "cut off",
                                 "touched", "killed", "the note is lost", "the note is nonsense"})
            QTest::newRow(what) << QString::fromLatin1(what);
    }
    void anyChangeFromOutsideIsLookedAt() {
        QFETCH(QString, what);
        makeConversation();
        { open(); }
        const LastTime before = lastTimeOf(m_path);
        QVERIFY(before.isUnchanged);
        const QByteArray bytes = contentsOf(m_path);
        const QString lock = m_path + QStringLiteral(".lock");
        if (what == QLatin1String("written"))
            overwrite(m_path, bytes + QByteArray(4096, '\0'));
        else if (what == QLatin1String("the same bytes written"))
            overwrite(m_path, bytes);
        else if (what == QLatin1String("another file in its place"))
            QVERIFY(QFile::copy(m_path, m_path + u'2') && QFile::remove(m_path) &&
                    QFile::rename(m_path + u'2', m_path));
        else if (what == QLatin1String("cut off"))
            QVERIFY(QFile::resize(m_path, bytes.size() - 4096));
        else if (what == QLatin1String("touched"))
            QVERIFY(QFile::setPermissions(m_path, QFile::ReadOwner));
        else if (what == QLatin1String("killed"))
            overwrite(m_path + QStringLiteral("-wal"), "rest");
        else if (what == QLatin1String("the note is lost"))
            QVERIFY(QFile::remove(lock));
        else
            overwrite(lock, QByteArray(5000, '\x80'));
        QVERIFY(!lastTimeOf(m_path).isUnchanged);
    }

    void damageInALargeFileIsFoundAtTheNextStartWhenItWasSeen() {
        {
            const auto history = open();
            for (int i = 0; i < 34; ++i)
                valueOf(history->createQuestion(0, 0, QString(1 << 20, u'x'), QString::number(i)));
        }
        QVERIFY(QFileInfo(m_path).size() > kAlwaysCheckedBytes);
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(file.size() / 2 / 4096 * 4096));
        QCOMPARE(file.write(QByteArray(4096, '\xff')), 4096);
        file.close();
        {
            const auto history = open();
            QCOMPARE(history->notice(), QString());
            QVERIFY(!lastTimeOf(m_path).isDoubtful);
            for (const ConversationRow& row : valueOf(history->conversations()))
                static_cast<void>(history->branch(row.id));
            QVERIFY(lastTimeOf(m_path).isDoubtful);
        }
        QVERIFY(lastTimeOf(m_path).isDoubtful);
        QVERIFY(open()->notice().contains(QStringLiteral("was damaged")));
        QCOMPARE(setAside().size(), 1);
        QVERIFY(open()->notice().isEmpty());
    }

    void damageThatComesByItselfIsFoundTheNextDay() {
        makeConversation();
        { open(); }
        const auto history = open();
        QVERIFY(errorOf(checkDaily(m_path)) == nullptr);
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(file.size() / 2 / 4096 * 4096));
        QCOMPARE(file.write(QByteArray(4096, '\0')), 4096);
        file.close();
        QVERIFY(errorOf(checkDaily(m_path)) == nullptr); // it was looked at today
        noteChecked(m_path, QDateTime::currentMSecsSinceEpoch() - 25LL * 60 * 60 * 1000);
        const StoreDone checked = checkDaily(m_path);
        QVERIFY(errorOf(checked) != nullptr);
        QCOMPARE(errorOf(checked)->kind, StoreError::Kind::Corrupt);
        QVERIFY(errorOf(checked)->title.contains(QStringLiteral("is damaged. Start Conclave again")));
        QVERIFY(lastTimeOf(m_path).isDoubtful);
    }

    void savesMostOfAHistoryWithAHole() {
        makeConversation(); // and 40 more, of a page each or so
        QByteArray bytes = contentsOf(m_path);
        bytes.replace(bytes.size() / 2, 4096, QByteArray(4096, '\0'));
        overwrite(m_path, bytes);
        const auto history = open();
        QVERIFY2(history->notice().contains(QStringLiteral("Conversations saved from it: 4")),
                 qPrintable(history->notice()));
        QVERIFY(valueOf(history->conversations()).size() >= 40);
    }

    void setsALogWithoutItsFileAside() {
        const qint64 id = makeConversation();
        QVERIFY(QFile::rename(m_path, m_path + QStringLiteral("-wal")));
        const auto history = open();
        QVERIFY(!history->notice().isEmpty());
        QVERIFY(errorOf(history->conversation(id)) != nullptr);
        QCOMPARE(QFileInfo(m_path).dir().entryList({QStringLiteral("*.damaged-*-wal")}, QDir::Files).size(),
                 1);
    }

    void twoDamagedFilesInOneSecondAreBothKept() {
        QVERIFY(QDir().mkpath(QFileInfo(m_path).path()));
        for (const char* bytes : {"first damaged", "second damaged", "third damaged"}) {
            overwrite(m_path, bytes);
            open();
        }
        QCOMPARE(setAside().size(), 3);
    }

    void aFolderInTheWayIsAnError() {
        QVERIFY(QDir().mkpath(m_path));
        const auto error = failure();
        QVERIFY(error);
        QVERIFY(!error->title.isEmpty());
        QVERIFY(QFileInfo(m_path).isDir());
    }

    void aFileInTheWayOfTheFolderIsAnError() {
        overwrite(m_folder.filePath(QStringLiteral("file")), "x");
        m_path = m_folder.filePath(QStringLiteral("file/conclave/history.sqlite"));
        const auto error = failure();
        QVERIFY(error);
        QCOMPARE(error->kind, StoreError::Kind::Io);
        QVERIFY(error->title.contains(QStringLiteral("file/conclave")));
    }

    void aReadOnlyFolderIsAnError() {
        QVERIFY(QDir().mkpath(QFileInfo(m_path).path()));
        const QString folder = QFileInfo(m_path).path();
        const AsOrdinaryUser user(m_folder.path());
        QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner));
        const auto error = failure();
        QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        QVERIFY(error);
        QCOMPARE(error->kind, StoreError::Kind::ReadOnly);
        QCOMPARE(error->title, QStringLiteral("The history cannot be saved because %1 may not be written to. "
                                              "Check the permissions of the folder.")
                                   .arg(folder));
    }

    void purgesTheTrashAfterThirtyDays() {
        constexpr qint64 kDayMs = 86400000;
        qint64 old = 0;
        UndoStep oldStep;
        UndoStep recentStep;
        qint64 recent = 0;
        {
            const auto history = open();
            const auto question =
                valueOf(history->createQuestion(0, 0, QStringLiteral("0"), QStringLiteral("old")));
            old = question.conversationId;
            // Deeper than SQLite's cascades may nest (1000).
            qint64 parent = question.id;
            Transaction transaction(history->database());
            Statement insert(
                history->database(),
                "INSERT INTO messages (conversation_id, parent_id, role, text, state, created_ms) "
                "VALUES (?1, ?2, 1, 'deep', 0, 0)");
            for (int i = 0; i < 3000; ++i) {
                insert.bind(1, old).bind(2, parent);
                valueOf(insert.run());
                parent = history->database().lastInsertId();
            }
            valueOf(transaction.commit());
            valueOf(history->selectBranch(old, question.id));
            QCOMPARE(valueOf(history->branch(old)).size(), 3001);
            valueOf(history->createAnswer(old, parent, {}));
            recent = valueOf(history->createQuestion(0, 0, QStringLiteral("q"), QStringLiteral("recent")))
                         .conversationId;
            oldStep = valueOf(history->remove({old}));
            recentStep = valueOf(history->remove({recent}));
            const qint64 now = QDateTime::currentMSecsSinceEpoch();
            oldStep.stampMs = now - 30 * kDayMs - 60000;
            recentStep.stampMs = now - 30 * kDayMs + 60000;
            Statement age(history->database(), "UPDATE conversations SET deleted_ms = ?2 WHERE id = ?1");
            age.bind(1, old).bind(2, oldStep.stampMs);
            valueOf(age.run());
            age.bind(1, recent).bind(2, recentStep.stampMs);
            valueOf(age.run());
        }
        const auto history = open();
        QVERIFY(errorOf(history->restore(oldStep)) != nullptr);
        valueOf(history->restore(recentStep));
        QCOMPARE(valueOf(history->database().number("SELECT count(*) FROM messages")), 1);
        QCOMPARE(valueOf(history->database().number("SELECT count(*) FROM answers")), 0);
    }

    void fullDiskRefusesAndKeepsWhatWasThere() {
        const qint64 id = makeConversation();
        const auto history = open();
        const auto pages = valueOf(history->database().number("PRAGMA page_count"));
        valueOf(history->database().execute("PRAGMA max_page_count = " + QByteArray::number(pages + 1)));
        const auto refused = history->createQuestion(id, 0, QString(100000, u'x'), {});
        QVERIFY(errorOf(refused) != nullptr);
        QCOMPARE(errorOf(refused)->kind, StoreError::Kind::Full);
        QCOMPARE(valueOf(history->branch(id)).size(), 1);
        valueOf(history->database().execute("PRAGMA max_page_count = 1000000"));
        valueOf(history->createQuestion(id, 0, QString(100000, u'x'), {}));
        Statement check(history->database(), "PRAGMA integrity_check");
        QVERIFY(check.step());
        QCOMPARE(check.text(0), QStringLiteral("ok"));
    }

    void onlyTheOneWhoIsAloneRepairs() {
        const QString path = m_folder.filePath(QStringLiteral("locked"));
        {
            HistoryLock first(path);
            QVERIFY(first.isAlone());
            first.share();
            const HistoryLock second(path);
            QVERIFY(!second.isAlone());
        }
        QVERIFY(HistoryLock(path).isAlone());
    }
};

QTEST_GUILESS_MAIN(TstHistoryFile)
#include "tst_history_file.moc"
