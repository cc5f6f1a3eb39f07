// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/foreign_database.h"

#include "app/import/import_text.h"
#include "app/import/json_values.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUrl>

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include <sqlite3.h>

namespace conclave {
namespace {

constexpr std::array<const char*, 2> kLogs = {"-wal", "-journal"};
constexpr int kCopyTries = 3;
constexpr qint64 kStepBytes = qint64(1) << 20;
constexpr int kInstructionsPerLook = 10'000;

/// Sizes and times of a database and its logs, to see whether somebody wrote.
QString markOf(const QString& path) {
    QString mark;
    for (const char* suffix : {"", kLogs[0], kLogs[1]}) {
        const QFileInfo info(path + QLatin1String(suffix));
        mark += QStringLiteral("%1 %2;")
                    .arg(info.exists() ? info.size() : -1)
                    .arg(info.exists() ? info.lastModified().toMSecsSinceEpoch() : 0);
    }
    return mark;
}

bool hasLog(const QString& path) {
    return std::any_of(kLogs.begin(), kLogs.end(), [&path](const char* suffix) {
        return QFileInfo(path + QLatin1String(suffix)).size() > 0;
    });
}

/// Copies bytes; false with a sentence.
bool copyTo(const QString& path, const std::function<QByteArray(qint64)>& read, QString& problem) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        problem = ImportText::tr("No copy of the database could be made: %1.", "import error")
                      .arg(file.errorString());
        return false;
    }
    for (;;) {
        const QByteArray bytes = read(kStepBytes);
        if (bytes.isEmpty())
            break;
        if (file.write(bytes) != bytes.size()) {
            problem = ImportText::tr("No copy of the database could be made: %1.", "import error")
                          .arg(file.errorString());
            return false;
        }
    }
    return true;
}

/// A database with its logs from the disk. They must be of one moment: a log fits only the file that it was
/// written for.
bool copyFromDisk(const QString& from, const QString& to, QString& problem) {
    for (int i = 0; i < kCopyTries; ++i) {
        const QString before = markOf(from);
        for (const char* suffix : {"", kLogs[0], kLogs[1]}) {
            QFile file(from + QLatin1String(suffix));
            if (!file.exists())
                continue;
            if (!file.open(QIODevice::ReadOnly)) {
                problem = ImportText::tr("%1 could not be opened: %2.", "import error")
                              .arg(file.fileName(), file.errorString());
                return false;
            }
            const auto read = [&file](qint64 most) { return file.read(most); };
            if (!copyTo(to + QLatin1String(suffix), read, problem))
                return false;
        }
        if (markOf(from) == before)
            return true;
        for (const char* suffix : kLogs)
            QFile::remove(to + QLatin1String(suffix));
    }
    problem = ImportText::tr("%1 is being written to. Quit its program and import again.", "import error")
                  .arg(from);
    return false;
}

bool copyFromFiles(ImportFiles& files, const ImportFiles::Entry& entry, const QString& to, QString& problem) {
    for (const char* suffix : {"", kLogs[0], kLogs[1]}) {
        const QString name = entry.name + QLatin1String(suffix);
        for (const ImportFiles::Entry& part : files.entries()) {
            if (part.name != name)
                continue;
            const std::unique_ptr<ByteSource> source = files.read(part);
            if (!source) {
                problem = files.problem();
                return false;
            }
            const auto read = [&source](qint64 most) { return source->read(most); };
            if (!copyTo(to + QLatin1String(suffix), read, problem))
                return false;
            problem = source->problem();
            if (!problem.isEmpty())
                return false;
        }
    }
    return true;
}

int isStopped(void* stop) {
    return static_cast<std::stop_token*>(stop)->stop_requested() ? 1 : 0;
}

} // namespace

std::unique_ptr<ForeignDatabase> ForeignDatabase::open(ImportFiles& files, const ImportFiles::Entry& entry,
                                                       std::stop_token stop, QString& problem) {
    std::unique_ptr<ForeignDatabase> database(new ForeignDatabase);
    database->m_stop = std::move(stop);
    const QString place = files.localPath(entry);
    if (!place.isEmpty() && !hasLog(place)) {
        database->m_place = place;
        database->m_placeMark = markOf(place);
        return database->openFile(place, false, problem) ? std::move(database) : nullptr;
    }
    database->m_copy.emplace();
    if (!database->m_copy->isValid()) {
        problem = ImportText::tr("No copy of the database could be made: %1.", "import error")
                      .arg(database->m_copy->errorString());
        return nullptr;
    }
    const QString copy = database->m_copy->filePath(QStringLiteral("copy.sqlite"));
    const bool isCopied =
        place.isEmpty() ? copyFromFiles(files, entry, copy, problem) : copyFromDisk(place, copy, problem);
    return isCopied && database->openFile(copy, true, problem) ? std::move(database) : nullptr;
}

ForeignDatabase::~ForeignDatabase() {
    sqlite3_close(m_handle);
}

bool ForeignDatabase::openFile(const QString& path, bool isCopy, QString& problem) {
    // A copy is opened for writing, because its log is worked into it.
    QByteArray uri = QUrl::fromLocalFile(QFileInfo(path).absoluteFilePath()).toEncoded();
    int flags = SQLITE_OPEN_URI | SQLITE_OPEN_READWRITE;
    if (!isCopy) {
        uri += "?immutable=1";
        flags = SQLITE_OPEN_URI | SQLITE_OPEN_READONLY;
    }
    int code = sqlite3_open_v2(uri.constData(), &m_handle, flags, nullptr);
    if (code == SQLITE_OK) {
        sqlite3_limit(m_handle, SQLITE_LIMIT_LENGTH, kLargestCellBytes);
        sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
        sqlite3_db_config(m_handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
        sqlite3_db_config(m_handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
        sqlite3_db_config(m_handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
        sqlite3_progress_handler(m_handle, kInstructionsPerLook, isStopped, &m_stop);
        // Not mapped: a file that its program cuts short would end ours. Checked cells: it may be damaged.
        code = sqlite3_exec(m_handle,
                            "pragma mmap_size = 0; pragma cell_size_check = on; pragma query_only = on;"
                            "select count(*) from sqlite_schema",
                            nullptr, nullptr, nullptr);
    }
    if (code == SQLITE_OK)
        return true;
    noteFailure(code);
    problem = m_problem;
    return false;
}

void ForeignDatabase::noteFailure(int code) {
    if (m_stop.stop_requested())
        return;
    switch (code & 0xff) {
    case SQLITE_NOTADB:
        m_problem = ImportText::tr("The file is no database, or it is encrypted.", "import error");
        break;
    case SQLITE_CORRUPT:
        m_problem = ImportText::tr("The database is damaged.", "import error");
        break;
    case SQLITE_TOOBIG:
        m_problem = ImportText::tr("The database holds a text that is too large to be read.", "import error");
        break;
    default:
        m_problem = ImportText::tr("The database could not be read: %1.", "import error")
                        .arg(QString::fromUtf8(sqlite3_errstr(code)));
    }
}

const QSet<QString>& ForeignDatabase::columns(const char* table) {
    const auto known = m_columns.constFind(table);
    if (known != m_columns.constEnd())
        return *known;
    QSet<QString> found;
    sqlite3_stmt* statement = nullptr;
    // A table, and no virtual one, whose code would run; generated columns are not listed.
    int code = sqlite3_prepare_v2(m_handle,
                                  "select c.name from sqlite_schema s, pragma_table_info(s.name) c "
                                  "where s.type = 'table' and s.name = ?1 and s.rootpage > 0",
                                  -1, &statement, nullptr);
    if (code == SQLITE_OK)
        sqlite3_bind_text(statement, 1, table, -1, SQLITE_STATIC);
    while (code == SQLITE_OK && (code = sqlite3_step(statement)) == SQLITE_ROW) {
        found.insert(QString::fromUtf8(reinterpret_cast<const char*>(sqlite3_column_text(statement, 0))));
        code = SQLITE_OK;
    }
    sqlite3_finalize(statement);
    if (code != SQLITE_OK && code != SQLITE_DONE)
        noteFailure(code);
    return *m_columns.insert(table, found);
}

bool ForeignDatabase::hasChanged() const {
    return !m_place.isEmpty() && markOf(m_place) != m_placeMark;
}

ForeignDatabase::Rows::Rows(ForeignDatabase& database, const char* table, const QStringList& columns,
                            const char* order, const char* key, const QString& value)
    : m_database(database) {
    const QSet<QString>& known = database.columns(table);
    if (known.isEmpty() || (key != nullptr && !known.contains(QLatin1String(key))))
        return;
    QStringList wanted;
    for (const QString& column : columns)
        wanted.append(known.contains(column) ? u'"' + column + u'"' : QStringLiteral("null"));
    QString sql = QStringLiteral("select %1 from \"%2\"").arg(wanted.join(u','), QLatin1String(table));
    if (key != nullptr)
        sql += QStringLiteral(" where \"%1\" = ?1").arg(QLatin1String(key));
    if (known.contains(QLatin1String(order)))
        sql += QStringLiteral(" order by \"%1\"").arg(QLatin1String(order));
    const QByteArray bytes = sql.toUtf8();
    const int code = sqlite3_prepare_v2(database.m_handle, bytes.constData(), -1, &m_statement, nullptr);
    if (code != SQLITE_OK)
        database.noteFailure(code);
    else if (key != nullptr)
        sqlite3_bind_text(m_statement, 1, value.toUtf8().constData(), -1, SQLITE_TRANSIENT);
}

ForeignDatabase::Rows::~Rows() {
    sqlite3_finalize(m_statement);
}

bool ForeignDatabase::Rows::next() {
    if (m_statement == nullptr)
        return false;
    const int code = sqlite3_step(m_statement);
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        m_database.noteFailure(code);
    return code == SQLITE_ROW;
}

bool ForeignDatabase::Rows::isNull(int column) const {
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

QString ForeignDatabase::Rows::text(int column) const {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(m_statement, column));
    if (sqlite3_column_type(m_statement, column) != SQLITE_BLOB)
        bytes = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    return bytes ? QString::fromUtf8(bytes, sqlite3_column_bytes(m_statement, column)) : QString();
}

qint64 ForeignDatabase::Rows::time(int column) const {
    return timeOf(nlohmann::json(text(column).toStdString()));
}

} // namespace conclave
