// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/database.h"

#include "tests/app/store/store_waiting.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace conclave;

class TstDatabase : public QObject {
    Q_OBJECT

  private:
    QTemporaryDir m_folder;
    QString m_path;
    std::unique_ptr<Database> m_database;

    static StoreError::Kind kindOf(const StoreDone& done) {
        const StoreError* error = errorOf(done);
        return error != nullptr ? error->kind : StoreError::Kind::NotFound; // NotFound: never SQLite's
    }
    qint64 rows() { return valueOf(m_database->number("SELECT count(*) FROM t")); }

  private slots:
    void init() {
        static int number = 0;
        m_path = m_folder.filePath(QStringLiteral("%1.sqlite").arg(++number));
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        StoreResult<std::unique_ptr<Database>> opened = Database::open(m_path, Database::Mode::Write);
        QVERIFY(errorOf(opened) == nullptr);
        m_database = std::move(std::get<0>(opened));
        valueOf(m_database->execute("CREATE TABLE t (id INTEGER PRIMARY KEY, v UNIQUE)"));
    }
    void cleanup() { m_database.reset(); }

    void setsUpTheConnection() {
        QCOMPARE(valueOf(m_database->number("PRAGMA foreign_keys")), 1);
        QCOMPARE(valueOf(m_database->number("PRAGMA synchronous")), 2);
        QCOMPARE(valueOf(m_database->number("PRAGMA busy_timeout")), 5000);
        QCOMPARE(valueOf(m_database->number("PRAGMA secure_delete")), 1);
        valueOf(m_database->useWal());
        Statement mode(*m_database, "PRAGMA journal_mode");
        QVERIFY(mode.step());
        QCOMPARE(mode.text(0), QStringLiteral("wal"));
    }

    void syncsAsTheTransactionAsks() {
        {
            const Transaction transaction(*m_database, Database::Sync::Process);
            QCOMPARE(valueOf(m_database->number("PRAGMA synchronous")), 1);
        }
        const Transaction transaction(*m_database, Database::Sync::Machine);
        QCOMPARE(valueOf(m_database->number("PRAGMA synchronous")), 2);
    }

    void rollsBackWhatIsNotCommitted() {
        {
            Transaction transaction(*m_database);
            valueOf(m_database->execute("INSERT INTO t VALUES (1, 1)"));
        }
        QCOMPARE(rows(), 0);
        {
            Transaction transaction(*m_database);
            valueOf(m_database->execute("INSERT INTO t VALUES (1, 1)"));
            valueOf(transaction.commit());
        }
        QCOMPARE(rows(), 1);
    }

    void remembersTheFirstFailure() {
        valueOf(m_database->execute("INSERT INTO t VALUES (1, 1)"));
        Statement insert(*m_database, "INSERT INTO t VALUES (?1, ?2)");
        insert.bind(1, 1).bind(99, 2);
        QVERIFY(insert.failed());
        QVERIFY(!insert.step());
        QCOMPARE(insert.error().kind, StoreError::Kind::Internal);

        Statement wrong(*m_database, "SELEKT 1");
        wrong.bind(1, QStringLiteral("x"));
        QVERIFY(!wrong.step());
        QCOMPARE(kindOf(wrong.run()), StoreError::Kind::Internal);
        QVERIFY(errorOf(m_database->number("SELECT nothing FROM nowhere")) != nullptr);
    }

    void saysNoValueInItsErrors() {
        valueOf(m_database->execute("INSERT INTO t VALUES (1, 'secret')"));
        Statement insert(*m_database, "INSERT INTO t VALUES (2, ?1)");
        insert.bind(1, QStringLiteral("secret"));
        const StoreDone done = insert.run();
        QCOMPARE(kindOf(done), StoreError::Kind::Internal);
        QVERIFY(!std::get<StoreError>(done).detail.contains(QStringLiteral("secret")));
    }

    void fullDiskIsFull() {
        valueOf(m_database->useWal());
        valueOf(m_database->execute("PRAGMA max_page_count = 4"));
        Transaction transaction(*m_database);
        const StoreDone done = m_database->execute("INSERT INTO t VALUES (1, zeroblob(100000))");
        QCOMPARE(kindOf(done), StoreError::Kind::Full);
        QVERIFY(std::get<StoreError>(done).title.contains(QStringLiteral("disk is full")));
    }

    void readOnlyIsReadOnly() {
        valueOf(m_database->execute("PRAGMA query_only = 1"));
        const StoreDone done = m_database->execute("INSERT INTO t VALUES (1, 1)");
        QCOMPARE(kindOf(done), StoreError::Kind::ReadOnly);
        QVERIFY(std::get<StoreError>(done).title.contains(m_folder.path()));
    }

    void lockedIsBusy() {
        StoreResult<std::unique_ptr<Database>> other = Database::open(m_path, Database::Mode::Write);
        QVERIFY(errorOf(other) == nullptr);
        sqlite3_busy_timeout(m_database->handle(), 1);
        const Transaction theirs(*std::get<0>(other));
        const Transaction ours(*m_database);
        QCOMPARE(kindOf(ours.begun()), StoreError::Kind::Busy);
    }

    void garbageIsCorrupt() {
        const QString path = m_folder.filePath(QStringLiteral("garbage"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'g'));
        file.close();
        StoreResult<std::unique_ptr<Database>> opened = Database::open(path, Database::Mode::Write);
        const StoreDone read = errorOf(opened) != nullptr
                                   ? StoreDone(*errorOf(opened))
                                   : std::get<0>(opened)->execute("SELECT * FROM sqlite_schema");
        QCOMPARE(kindOf(read), StoreError::Kind::Corrupt);
    }

    void neverCreatesAFile() {
        const QString path = m_folder.filePath(QStringLiteral("absent"));
        const auto opened = Database::open(path, Database::Mode::Write);
        QVERIFY(errorOf(opened) != nullptr);
        QCOMPARE(errorOf(opened)->kind, StoreError::Kind::Io);
        QVERIFY(!QFile::exists(path));
    }

    void keepsNumbersAndNull() {
        Statement insert(*m_database, "INSERT INTO t VALUES (?1, ?2)");
        insert.bind(1, std::numeric_limits<qint64>::min()).bindId(2, 0);
        valueOf(insert.run());
        Statement select(*m_database, "SELECT id, v, v IS NULL FROM t");
        QVERIFY(select.step());
        QCOMPARE(select.number(0), std::numeric_limits<qint64>::min());
        QCOMPARE(select.number(1), 0);
        QVERIFY(select.text(1).isEmpty());
        QCOMPARE(select.number(2), 1);
        QVERIFY(!select.step());
        QVERIFY(!select.failed());
    }
};

QTEST_GUILESS_MAIN(TstDatabase)
#include "tst_database.moc"
