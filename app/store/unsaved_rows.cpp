// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/unsaved_rows.h"

#include <QByteArray>
#include <QByteArrayList>

#include <algorithm>

namespace conclave {

namespace {

// The notes: table, one or two parts of the primary key, and whether the row was new. In memory a temporary
// table, in a recovery file one of the file's.
constexpr const char* kNotesColumns = "(table_name TEXT NOT NULL, key1, key2, is_new INTEGER NOT NULL)";

struct Table {
    QByteArray name;
    QByteArrayList columns;
    QByteArrayList key; // one or two of the columns
};

StoreResult<QByteArrayList> names(Database& database, const QByteArray& sql, int column) {
    QByteArrayList found;
    Statement select(database, sql);
    while (select.step())
        found.append(select.text(column).toUtf8());
    if (select.failed())
        return select.error();
    return found;
}

/// All tables but SQLite's own and those of the search, which triggers of the file fill, and virtual ones
/// with what these keep their data in.
StoreResult<QVector<Table>> dataTables(Database& database) {
    const StoreResult<QByteArrayList> all =
        names(database,
              "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite^_%' "
              "ESCAPE '^' AND name NOT LIKE 'search^_%' ESCAPE '^' AND name <> 'unsaved_rows' AND sql NOT "
              "LIKE 'CREATE VIRTUAL %' AND NOT EXISTS ("
              "SELECT 1 FROM main.sqlite_master v WHERE v.sql LIKE 'CREATE VIRTUAL %' AND "
              "substr(sqlite_master.name, 1, length(v.name) + 1) = v.name || '_')",
              0);
    if (const StoreError* error = errorOf(all))
        return *error;
    QVector<Table> tables;
    for (const QByteArray& name : std::get<QByteArrayList>(all)) {
        Table table{.name = name, .columns = {}, .key = {}};
        Statement info(database, "PRAGMA main.table_info(" + name + ")");
        while (info.step()) {
            table.columns.append(info.text(1).toUtf8());
            if (info.number(5) > 0)
                table.key.append(table.columns.last());
        }
        if (info.failed())
            return info.error();
        if (!table.key.isEmpty() && table.key.size() <= 2)
            tables.append(table);
    }
    return tables;
}

/// "a = ?1 AND b = ?2", the key's parts numbered from @p first.
QByteArray keyCondition(const Table& table, int first) {
    QByteArrayList parts;
    for (const QByteArray& column : table.key)
        parts.append(column + " = ?" + QByteArray::number(first++));
    return parts.join(" AND ");
}

QByteArray trigger(const Table& table, const char* event, const char* row, bool isNew) {
    const QByteArray key1 = row + ("." + table.key[0]);
    const QByteArray key2 = table.key.size() > 1 ? row + ("." + table.key[1]) : QByteArray("NULL");
    // No OR IGNORE: the conflict clause of the statement that fires a trigger would take its place.
    return "CREATE TEMP TRIGGER unsaved_" + QByteArray(event).toLower() + '_' + row + '_' + table.name +
           " AFTER " + event + " ON main." + table.name + " BEGIN INSERT INTO unsaved_rows SELECT '" +
           table.name + "', " + key1 + ", " + key2 + ", " + (isNew ? "1" : "0") +
           " WHERE NOT EXISTS (SELECT 1 FROM unsaved_rows WHERE table_name = '" + table.name +
           "' AND key1 IS " + key1 + " AND key2 IS " + key2 + "); END;";
}

QByteArray joined(const QByteArrayList& columns, const QByteArray& prefix = {}) {
    QByteArrayList parts;
    for (const QByteArray& column : columns)
        parts.append(prefix + column);
    return parts.join(", ");
}

/// One table's way from one database to another, over the columns that both have.
class RowCopy {
  public:
    RowCopy(Database& from, Database& to, const Table& table)
        : m_table(table), m_read(from, "SELECT " + joined(table.columns) + " FROM main." + table.name +
                                           " WHERE " + keyCondition(table, 1)),
          m_same(to, sameSql(table)), m_update(to, updateSql(table)), m_insert(to, insertSql(table)),
          m_delete(to, "DELETE FROM main." + table.name + " WHERE " + keyCondition(table, 1)), m_to(to) {}

    StoreDone save(const Statement& note) {
        bindKey(m_read, note);
        if (!m_read.step()) {
            if (m_read.failed())
                return m_read.error();
            m_read.reset();
            bindKey(m_delete, note);
            return m_delete.run();
        }
        if (note.number(2) != 0)
            if (const StoreDone done = refuseStranger(note); errorOf(done) != nullptr)
                return done;
        for (int i = 0; i < m_table.columns.size(); ++i) {
            m_update.bindColumn(i + 1, m_read, i);
            m_insert.bindColumn(i + 1, m_read, i);
        }
        StoreDone done = m_update.run();
        if (errorOf(done) == nullptr && m_to.changes() == 0)
            done = m_insert.run();
        m_read.reset();
        return done;
    }

    StoreDone copy(const Statement& note) {
        bindKey(m_read, note);
        StoreDone done = std::monostate{};
        if (m_read.step()) {
            for (int i = 0; i < m_table.columns.size(); ++i)
                m_insert.bindColumn(i + 1, m_read, i);
            done = m_insert.run();
        }
        m_read.reset();
        return done;
    }

  private:
    // What tells a row of the same id from this one: another program may have taken an id meanwhile.
    static QByteArrayList identityOf(const Table& table) {
        if (table.columns.contains("uuid"))
            return {"uuid"};
        if (table.columns.contains("conversation_id") && table.columns.contains("created_ms"))
            return {"conversation_id", "created_ms"};
        return table.key;
    }
    static QByteArray sameSql(const Table& table) {
        QByteArrayList same;
        int number = int(table.key.size());
        for (const QByteArray& column : identityOf(table))
            same.append(column + " IS ?" + QByteArray::number(++number));
        return "SELECT " + same.join(" AND ") + " FROM main." + table.name + " WHERE " +
               keyCondition(table, 1);
    }
    static QByteArray insertSql(const Table& table) {
        QByteArrayList values;
        for (int i = 1; i <= table.columns.size(); ++i)
            values.append("?" + QByteArray::number(i));
        return "INSERT INTO main." + table.name + " (" + joined(table.columns) + ") VALUES (" +
               values.join(", ") + ')';
    }
    static QByteArray updateSql(const Table& table) {
        QByteArrayList sets;
        QByteArrayList keys;
        for (int i = 0; i < table.columns.size(); ++i)
            (table.key.contains(table.columns[i]) ? keys : sets)
                .append(table.columns[i] + " = ?" + QByteArray::number(i + 1));
        if (sets.isEmpty())
            sets = keys;
        return "UPDATE main." + table.name + " SET " + sets.join(", ") + " WHERE " + keys.join(" AND ");
    }

    void bindKey(Statement& statement, const Statement& note) const {
        for (int i = 0; i < m_table.key.size(); ++i)
            statement.bindColumn(i + 1, note, i);
    }

    StoreDone refuseStranger(const Statement& note) {
        bindKey(m_same, note);
        int number = int(m_table.key.size());
        for (const QByteArray& column : identityOf(m_table))
            m_same.bindColumn(++number, m_read, int(m_table.columns.indexOf(column)));
        const bool isStranger = m_same.step() && m_same.number(0) == 0;
        if (m_same.failed())
            return m_same.error();
        m_same.reset();
        if (isStranger)
            return fileError(StoreError::Kind::Busy, m_to.path(),
                             QStringLiteral("another program has taken an id of ") +
                                 QString::fromUtf8(m_table.name));
        return std::monostate{};
    }

    const Table m_table;
    Statement m_read;
    Statement m_same;
    Statement m_update;
    Statement m_insert;
    Statement m_delete;
    Database& m_to;
};

/// Tables of both, in @p to's order (what is referenced comes first), with the columns of both.
StoreResult<QVector<Table>> commonTables(Database& from, Database& to) {
    const StoreResult<QVector<Table>> ours = dataTables(from);
    StoreResult<QVector<Table>> theirs = dataTables(to);
    if (errorOf(ours) != nullptr)
        return ours;
    if (errorOf(theirs) != nullptr)
        return theirs;
    QVector<Table> common;
    for (Table table : std::get<0>(theirs))
        for (const Table& other : std::get<0>(ours))
            if (other.name == table.name && other.key == table.key) {
                table.columns.removeIf(
                    [&other](const QByteArray& column) { return !other.columns.contains(column); });
                common.append(table);
            }
    return common;
}

template <typename Act>
StoreDone forEachNote(Database& from, const Table& table, Act act) {
    Statement notes(from, "SELECT key1, key2, is_new FROM unsaved_rows WHERE table_name = ?1 ORDER BY rowid");
    notes.bind(1, QString::fromUtf8(table.name));
    while (notes.step())
        if (const StoreDone done = act(notes); errorOf(done) != nullptr)
            return done;
    if (notes.failed())
        return notes.error();
    return std::monostate{};
}

} // namespace

StoreDone trackUnsaved(Database& database) {
    const StoreResult<QVector<Table>> tables = dataTables(database);
    if (const StoreError* error = errorOf(tables))
        return *error;
    QByteArray sql = QByteArray("CREATE TEMP TABLE unsaved_rows ") + kNotesColumns +
                     "; CREATE INDEX temp.unsaved_by_key ON unsaved_rows (table_name, key1, key2);";
    for (const Table& table : std::get<0>(tables)) {
        sql += trigger(table, "INSERT", "new", true);
        sql += trigger(table, "UPDATE", "new", false);
        sql += trigger(table, "DELETE", "old", false);
    }
    return database.execute(sql);
}

StoreResult<qint64> unsavedRows(Database& database) {
    return database.number("SELECT count(*) FROM unsaved_rows");
}

StoreResult<qint64> unsavedMessages(Database& database) {
    return database.number(
        "SELECT count(*) FROM unsaved_rows WHERE table_name = 'messages' AND key1 IN (SELECT id "
        "FROM main.messages)");
}

StoreDone saveUnsaved(Database& from, Database& to) {
    const StoreResult<QVector<Table>> tables = commonTables(from, to);
    if (const StoreError* error = errorOf(tables))
        return *error;
    Transaction transaction(to);
    if (errorOf(transaction.begun()) != nullptr)
        return transaction.begun();
    // Rows come in the order of their tables, and may name what comes later.
    if (const StoreDone done = to.execute("PRAGMA defer_foreign_keys = ON;"); errorOf(done) != nullptr)
        return done;
    for (const Table& table : std::get<0>(tables)) {
        RowCopy rows(from, to, table);
        const StoreDone done =
            forEachNote(from, table, [&rows](const Statement& note) { return rows.save(note); });
        if (errorOf(done) != nullptr)
            return done;
    }
    return transaction.commit();
}

StoreDone forgetUnsaved(Database& database) {
    return database.execute("DELETE FROM unsaved_rows;");
}

StoreDone exportUnsaved(Database& from, Database& to) {
    const StoreResult<QVector<Table>> tables = commonTables(from, to);
    if (const StoreError* error = errorOf(tables))
        return *error;
    if (const StoreDone done = to.execute("PRAGMA foreign_keys = OFF;"); errorOf(done) != nullptr)
        return done;
    Transaction transaction(to);
    if (errorOf(transaction.begun()) != nullptr)
        return transaction.begun();
    if (const StoreDone done = to.execute(QByteArray("CREATE TABLE unsaved_rows ") + kNotesColumns + ';');
        errorOf(done) != nullptr)
        return done;
    Statement write(to, "INSERT INTO unsaved_rows VALUES (?1, ?2, ?3, ?4)");
    for (const Table& table : std::get<0>(tables)) {
        RowCopy rows(from, to, table);
        const StoreDone done = forEachNote(from, table, [&](const Statement& note) {
            write.bind(1, QString::fromUtf8(table.name))
                .bindColumn(2, note, 0)
                .bindColumn(3, note, 1)
                .bindColumn(4, note, 2);
            if (const StoreDone written = write.run(); errorOf(written) != nullptr)
                return written;
            return rows.copy(note);
        });
        if (errorOf(done) != nullptr)
            return done;
    }
    return transaction.commit();
}

} // namespace conclave
