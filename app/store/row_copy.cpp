// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/row_copy.h"

#include <QByteArray>
#include <QByteArrayList>

#include <algorithm>

namespace conclave {

namespace {

constexpr int kRowsBetweenLooks = 256;

// Objects of the schema that are copied, with SQLite's own and the search's left out. In the order in which
// they can be made, unless another is wanted.
QByteArray objectsSql(const char* condition, const char* order = "rowid") {
    return QByteArray("SELECT name, sql FROM main.sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE "
                      "'sqlite^_%' ESCAPE '^' AND name NOT LIKE 'search^_%' ESCAPE '^' AND ") +
           condition + " ORDER BY " + order;
}

struct Table {
    QByteArray name;
    QByteArrayList columns;
};

StoreResult<QVector<Table>> tablesOf(Database& database) {
    QVector<Table> tables;
    Statement names(database, "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE "
                              "'search^_%' ESCAPE '^' AND (name = 'sqlite_sequence' OR name NOT LIKE "
                              "'sqlite^_%' ESCAPE '^') ORDER BY name = 'sqlite_sequence', name");
    while (names.step()) {
        Table table{.name = names.bytes(0).toByteArray(), .columns = {}};
        Statement info(database, "PRAGMA main.table_info(" + table.name + ")");
        while (info.step())
            table.columns.append(info.bytes(1).toByteArray());
        if (info.failed())
            return info.error();
        tables.append(table);
    }
    if (names.failed())
        return names.error();
    return tables;
}

StoreError cancelled(Database& database) {
    return fileError(StoreError::Kind::Cancelled, database.path(), QStringLiteral("copying rows"));
}

/// Counts rows for a progress, and looks whether anybody still wants them.
class Steps {
  public:
    Steps(const std::stop_token& stop, const std::function<void(double)>& progress)
        : m_stop(stop), m_progress(progress) {}

    /// The tables of @p from, whose rows are what there is to do.
    StoreResult<QVector<Table>> begin(Database& from) {
        StoreResult<QVector<Table>> tables = tablesOf(from);
        if (errorOf(tables) != nullptr)
            return tables;
        for (const Table& table : std::get<0>(tables)) {
            const StoreResult<qint64> rows = from.number("SELECT count(*) FROM main." + table.name);
            if (const StoreError* error = errorOf(rows))
                return *error;
            m_total += std::get<qint64>(rows);
        }
        return tables;
    }
    /// False when it was stopped.
    bool next() {
        if (++m_done % kRowsBetweenLooks != 0)
            return true;
        if (m_progress && m_total > 0)
            m_progress(std::min(1.0, double(m_done) / double(m_total)));
        return !m_stop.stop_requested();
    }

  private:
    const std::stop_token& m_stop;
    const std::function<void(double)>& m_progress;
    qint64 m_total = 0;
    qint64 m_done = 0;
};

QByteArray selectSql(const Table& table) {
    return "SELECT " + table.columns.join(", ") + " FROM main." + table.name + " ORDER BY rowid";
}

StoreDone copyTable(Database& from, Database& to, const Table& table, Steps& steps) {
    QByteArrayList values;
    for (int i = 1; i <= table.columns.size(); ++i)
        values.append("?" + QByteArray::number(i));
    Statement read(from, selectSql(table));
    Statement write(to, "INSERT INTO main." + table.name + " (" + table.columns.join(", ") + ") VALUES (" +
                            values.join(", ") + ")");
    while (read.step()) {
        for (int i = 0; i < table.columns.size(); ++i)
            write.bindColumn(i + 1, read, i);
        if (const StoreDone done = write.run(); errorOf(done) != nullptr)
            return done;
        if (!steps.next())
            return cancelled(from);
    }
    if (read.failed())
        return read.error();
    return std::monostate{};
}

StoreDone makeObjects(Database& from, Database& to, const char* condition) {
    Statement objects(from, objectsSql(condition));
    while (objects.step())
        if (const StoreDone done = to.execute(objects.bytes(1).toByteArray() + ';'); errorOf(done) != nullptr)
            return done;
    if (objects.failed())
        return objects.error();
    return std::monostate{};
}

StoreDone dropAll(Database& database) {
    QByteArrayList drops;
    Statement tables(database, objectsSql("type = 'table'"));
    while (tables.step())
        drops.append("DROP TABLE main." + tables.bytes(0).toByteArray() + ';');
    if (tables.failed())
        return tables.error();
    tables.reset();
    for (const QByteArray& sql : drops)
        if (const StoreDone done = database.execute(sql); errorOf(done) != nullptr)
            return done;
    return std::monostate{};
}

StoreDone copyHeader(Database& from, Database& to) {
    for (const QByteArray& name : {QByteArray("application_id"), QByteArray("user_version")}) {
        const StoreResult<qint64> value = from.number("PRAGMA main." + name);
        if (const StoreError* error = errorOf(value))
            return *error;
        if (const StoreDone done =
                to.execute("PRAGMA main." + name + " = " + QByteArray::number(std::get<qint64>(value)) + ';');
            errorOf(done) != nullptr)
            return done;
    }
    return std::monostate{};
}

StoreDone copyInTransaction(Database& from, Database& to, const std::stop_token& stop,
                            const std::function<void(double)>& progress) {
    Steps steps(stop, progress);
    const StoreResult<QVector<Table>> tables = steps.begin(from);
    if (const StoreError* error = errorOf(tables))
        return *error;
    Transaction transaction(to);
    if (errorOf(transaction.begun()) != nullptr)
        return transaction.begun();
    StoreDone done = dropAll(to);
    if (errorOf(done) == nullptr)
        done = copyHeader(from, to);
    if (errorOf(done) == nullptr)
        done = makeObjects(from, to, "type = 'table'");
    for (const Table& table : std::get<0>(tables)) {
        // The rows before have put numbers into it.
        if (errorOf(done) == nullptr && table.name == "sqlite_sequence")
            done = to.execute("DELETE FROM main.sqlite_sequence;");
        if (errorOf(done) == nullptr)
            done = copyTable(from, to, table, steps);
    }
    // Afterwards, so that they are made in one go and no trigger takes the rows for new ones.
    if (errorOf(done) == nullptr)
        done = makeObjects(from, to, "type <> 'table'");
    return errorOf(done) == nullptr ? transaction.commit() : done;
}

StoreError differs(Database& database, const QByteArray& what) {
    return fileError(StoreError::Kind::Corrupt, database.path(),
                     QStringLiteral("the copy differs: ") + QString::fromUtf8(what));
}

/// Row by row; the statements have the same number of columns.
StoreDone compareRows(Statement& ours, Statement& theirs, int columns, Database& to, const QByteArray& what,
                      Steps& steps) {
    bool isRow = true;
    while (isRow) {
        isRow = ours.step();
        const bool isOther = theirs.step();
        for (const Statement* statement : {&ours, &theirs})
            if (statement->failed())
                return statement->error();
        if (isRow != isOther)
            return differs(to, what);
        for (int i = 0; isRow && i < columns; ++i)
            if (!ours.hasSameValue(i, theirs))
                return differs(to, what);
        if (!steps.next())
            return cancelled(to);
    }
    return std::monostate{};
}

StoreDone compareInTransaction(Database& from, Database& to, const std::stop_token& stop,
                               const std::function<void(double)>& progress) {
    Steps steps(stop, progress);
    const StoreResult<QVector<Table>> tables = steps.begin(from);
    if (const StoreError* error = errorOf(tables))
        return *error;
    const QByteArray schema = objectsSql("1", "name");
    {
        Statement ours(from, schema);
        Statement theirs(to, schema);
        if (const StoreDone done = compareRows(ours, theirs, 2, to, "schema", steps);
            errorOf(done) != nullptr)
            return done;
    }
    for (const Table& table : std::get<0>(tables)) {
        Statement ours(from, selectSql(table));
        Statement theirs(to, selectSql(table));
        if (const StoreDone done =
                compareRows(ours, theirs, int(table.columns.size()), to, table.name, steps);
            errorOf(done) != nullptr)
            return done;
    }
    return std::monostate{};
}

/// While it is held, writers change nothing of what is read.
template <typename Act>
StoreDone inSnapshot(Database& from, const Act& act) {
    if (const StoreDone done = from.execute("BEGIN;"); errorOf(done) != nullptr)
        return done;
    StoreDone done = act();
    const StoreDone ended = from.execute("ROLLBACK;");
    return errorOf(done) != nullptr ? done : ended;
}

} // namespace

StoreDone copyAllRows(Database& from, Database& to, const std::stop_token& stop,
                      const std::function<void(double)>& progress) {
    // Rows come in the order of their tables, and name what comes later.
    if (const StoreDone done = to.execute("PRAGMA foreign_keys = OFF;"); errorOf(done) != nullptr)
        return done;
    StoreDone done = inSnapshot(from, [&] { return copyInTransaction(from, to, stop, progress); });
    const StoreDone set = to.execute("PRAGMA foreign_keys = ON;");
    return errorOf(done) != nullptr ? done : set;
}

StoreDone compareAllRows(Database& from, Database& to, const std::stop_token& stop,
                         const std::function<void(double)>& progress) {
    return inSnapshot(from, [&] { return compareInTransaction(from, to, stop, progress); });
}

} // namespace conclave
