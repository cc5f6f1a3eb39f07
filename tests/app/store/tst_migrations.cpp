// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migrations.h"

#include "tests/app/store/store_waiting.h"

#include <QFile>
#include <QStringList>
#include <QTemporaryDir>
#include <QTest>

#include <array>

using namespace conclave;

class TstMigrations : public QObject {
    Q_OBJECT

  private:
    QTemporaryDir m_folder;

    std::unique_ptr<Database> open(const QString& name) {
        const QString path = m_folder.filePath(name);
        QFile file(path);
        if (!file.exists())
            static_cast<void>(file.open(QIODevice::WriteOnly));
        file.close();
        return valueOf(Database::open(path, Database::Mode::Write));
    }
    static QStringList schemaOf(Database& database) {
        QStringList schema;
        // The index of the search is not part of the schema: it is made when it is missing.
        Statement select(database, "SELECT type, name, sql FROM sqlite_schema "
                                   "WHERE name NOT LIKE 'search\\_%' ESCAPE '\\' ORDER BY name");
        while (select.step())
            schema.append(select.text(0) + u' ' + select.text(1) + u' ' + select.text(2));
        return schema;
    }
    // Every value of every row, in the columns that are listed ("table: column, …").
    static QStringList columnsOf(Database& database) {
        QStringList columns;
        Statement select(database, "SELECT t.name || ': ' || group_concat(c.name, ', ') "
                                   "FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table' "
                                   "AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' GROUP BY t.name");
        while (select.step())
            columns.append(select.text(0));
        return columns;
    }
    static QStringList rowsOf(Database& database, const QStringList& tables) {
        QStringList rows;
        for (const QString& table : tables) {
            const QStringList columns = table.section(QStringLiteral(": "), 1).split(QStringLiteral(", "));
            const QString sql =
                QStringLiteral("SELECT quote(%1) FROM %2 ORDER BY rowid")
                    .arg(columns.join(QStringLiteral("), quote(")), table.section(u':', 0, 0));
            Statement select(database, sql.toUtf8().constData());
            while (select.step()) {
                QStringList row{table.section(u':', 0, 0)};
                for (int i = 0; i < columns.size(); ++i)
                    row.append(select.text(i));
                rows.append(row.join(u'|'));
            }
            if (select.failed())
                rows.append(select.error().detail);
        }
        return rows;
    }
    static qint64 versionOf(Database& database) { return valueOf(database.number("PRAGMA user_version")); }

  private slots:
    void makesTheSchemaThatTheReadmeDescribes() {
        const auto database = open(QStringLiteral("fresh"));
        valueOf(migrate(*database));
        QCOMPARE(versionOf(*database), 4);
        QCOMPARE(valueOf(database->number("PRAGMA application_id")), kApplicationId);

        QFile readme(QStringLiteral(CONCLAVE_SOURCE_DIR "/app/store/README.md"));
        QVERIFY(readme.open(QIODevice::ReadOnly));
        const QString described = QString::fromUtf8(readme.readAll());
        Statement columns(*database,
                          "SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c "
                          "WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'");
        int count = 0;
        for (; columns.step(); ++count) {
            QVERIFY2(described.contains(QStringLiteral("### `%1`").arg(columns.text(0))),
                     qPrintable(columns.text(0)));
            QVERIFY2(described.contains(QStringLiteral("`%1`").arg(columns.text(1))),
                     qPrintable(columns.text(1)));
        }
        QCOMPARE(count, 15 + 16 + 26 + 5 + 6 + 3 + 7 + 4 + 5 + 9 + 27 + 8 + 7 + 6 + 11 + 15 + 8 + 6 + 5);
    }

    void oneStepAtATimeMakesTheSameSchema() {
        const auto fresh = open(QStringLiteral("whole"));
        valueOf(migrate(*fresh));
        for (std::size_t i = 0; i < migrations().size(); ++i) {
            const auto database = open(QStringLiteral("steps"));
            valueOf(migrate(*database, migrations().subspan(i, 1)));
        }
        const auto stepped = open(QStringLiteral("steps"));
        QCOMPARE(schemaOf(*stepped), schemaOf(*fresh));
        QCOMPARE(versionOf(*stepped), versionOf(*fresh));
    }

    void doesNothingTheSecondTime() {
        const auto database = open(QStringLiteral("twice"));
        valueOf(migrate(*database));
        const QStringList before = schemaOf(*database);
        valueOf(migrate(*database));
        QCOMPARE(schemaOf(*database), before);
    }

    void aStepThatFailsLeavesTheVersionBefore() {
        constexpr std::array steps = {
            Migration{1, "CREATE TABLE a (x)"},
            Migration{2, "CREATE TABLE b (x); INSERT INTO a VALUES (1); CREATE TABLE a (x)"},
            Migration{3, "CREATE TABLE c (x)"},
        };
        const auto database = open(QStringLiteral("failing"));
        QVERIFY(errorOf(migrate(*database, steps)) != nullptr);
        QCOMPARE(versionOf(*database), 1);
        QCOMPARE(schemaOf(*database), QStringList{QStringLiteral("table a CREATE TABLE a (x)")});
        QCOMPARE(valueOf(database->number("SELECT count(*) FROM a")), 0);
    }

    void aLaterStepKeepsTheRows() {
        constexpr std::array steps = {
            Migration{1, "CREATE TABLE a (x); INSERT INTO a VALUES (7)"},
            Migration{2, "ALTER TABLE a ADD COLUMN y INTEGER NOT NULL DEFAULT 5"},
        };
        const auto database = open(QStringLiteral("later"));
        valueOf(migrate(*database, std::span(steps).first(1)));
        valueOf(migrate(*database, steps));
        QCOMPARE(versionOf(*database), 2);
        QCOMPARE(valueOf(database->number("SELECT x + y FROM a")), 12);
    }

    void frozenHistoriesMigrateToTheSchemaOfAFreshOne_data() {
        QTest::addColumn<int>("version");
        // A new version of the schema begins with a frozen history of the one before it.
        for (int version = 1; version < currentSchemaVersion(); ++version)
            QTest::addRow("version %d", version) << version;
    }
    void frozenHistoriesMigrateToTheSchemaOfAFreshOne() {
        QFETCH(int, version);
        const QString name = QStringLiteral("version%1.sqlite").arg(version);
        QVERIFY(QFile::copy(QStringLiteral(CONCLAVE_SOURCE_DIR "/tests/data/history/") + name,
                            m_folder.filePath(name)));
        QVERIFY(QFile::setPermissions(m_folder.filePath(name), QFile::ReadOwner | QFile::WriteOwner));
        const auto database = open(name);
        QCOMPARE(versionOf(*database), version);
        const QStringList columns = columnsOf(*database);
        const QStringList before = rowsOf(*database, columns);
        QVERIFY(before.size() > 20);
        valueOf(migrate(*database));

        const auto fresh = open(QStringLiteral("fresh beside ") + name);
        valueOf(migrate(*fresh));
        QCOMPARE(schemaOf(*database), schemaOf(*fresh));
        QCOMPARE(columnsOf(*database), columnsOf(*fresh));
        QCOMPARE(versionOf(*database), currentSchemaVersion());
        QCOMPARE(rowsOf(*database, columns), before);
        for (const char* sql : {"PRAGMA integrity_check", "PRAGMA foreign_key_check"}) {
            Statement check(*database, sql);
            while (check.step())
                QCOMPARE(check.text(0), QStringLiteral("ok"));
        }
    }

    void historiesOfVersion1KeepTheirMessages() {
        const auto database = open(QStringLiteral("version1"));
        valueOf(migrate(*database, migrations().first(1)));
        valueOf(
            database->execute("INSERT INTO conversations (id, uuid, title, created_ms, updated_ms) VALUES "
                              "(1, 'u1', '', 0, 0);"
                              "INSERT INTO messages (id, conversation_id, role, text, state, created_ms) "
                              "VALUES (1, 1, 1, 'kept', 0, 0)"));
        valueOf(migrate(*database));
        QCOMPARE(versionOf(*database), currentSchemaVersion());
        QCOMPARE(valueOf(database->number(
                     "SELECT count(*) FROM messages WHERE text = 'kept' AND tool_calls = ''")),
                 1);
    }

    void theSchemaRefusesRowsThatDoNotFit() {
        const auto database = open(QStringLiteral("refusing"));
        valueOf(migrate(*database));
        valueOf(database->execute(
            "INSERT INTO conversations (id, uuid, title, created_ms, updated_ms) VALUES "
            "(1, 'u1', '', 0, 0), (2, 'u2', '', 0, 0);"
            "INSERT INTO messages (id, conversation_id, role, text, state, created_ms) VALUES "
            "(1, 1, 1, '', 0, 0), (2, 2, 1, '', 0, 0)"));
        const char* const wrong[] = {
            "INSERT INTO conversations (uuid, title, created_ms, updated_ms) VALUES ('u1', '', 0, 0)",
            "INSERT INTO messages (conversation_id, role, text, state, created_ms) VALUES (3, 1, '', 0, 0)",
            "INSERT INTO messages (conversation_id, parent_id, role, text, state, created_ms) "
            "VALUES (1, 2, 1, '', 0, 0)",
            "INSERT INTO messages (conversation_id, role, text, state, created_ms) VALUES (1, 3, '', 0, 0)",
            "INSERT INTO messages (conversation_id, role, text, state, created_ms) VALUES (1, 1, '', 5, 0)",
            "UPDATE conversations SET current_leaf = 2 WHERE id = 1",
            "DELETE FROM messages WHERE id = 1; UPDATE conversations SET current_leaf = 1 WHERE id = 1",
        };
        for (const char* sql : wrong)
            QVERIFY2(errorOf(database->execute(sql)) != nullptr, sql);
    }
};

QTEST_GUILESS_MAIN(TstMigrations)
#include "tst_migrations.moc"
