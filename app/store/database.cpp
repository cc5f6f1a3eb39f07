// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/database.h"

#include "app/store/held_keys.h"
#include "app/store/search/search_tokenizer.h"
#include "app/store/sqlite_api.h"
#include "app/store/store_text.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <cerrno>
#include <cmath>
#include <fcntl.h>
#include <unistd.h>

namespace conclave {

namespace {

// Another program (a backup, a second window) holds a lock for moments, not for seconds.
constexpr int kBusyTimeoutMs = 5000;

StoreError::Kind kindOf(int code, int systemError) {
    switch (systemError) {
    case ENOSPC:
    case EDQUOT:
        return StoreError::Kind::Full;
    case EACCES:
    case EPERM:
    case EROFS:
        return StoreError::Kind::ReadOnly;
    default:
        break;
    }
    switch (code & 0xff) {
    case SQLITE_FULL:
        return StoreError::Kind::Full;
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return StoreError::Kind::ReadOnly;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return StoreError::Kind::Corrupt;
    // Not SQLITE_LOCKED: that is our own connection in its own way, a mistake which waiting does not mend.
    case SQLITE_BUSY:
        return StoreError::Kind::Busy;
    case SQLITE_INTERRUPT:
        return StoreError::Kind::Cancelled;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_PROTOCOL:
        return StoreError::Kind::Io;
    default:
        return StoreError::Kind::Internal;
    }
}

QString titleOf(StoreError::Kind kind, const QString& path) {
    const QString file = QDir::toNativeSeparators(path);
    const QString folder = QDir::toNativeSeparators(QFileInfo(path).path());
    switch (kind) {
    case StoreError::Kind::Io:
        return StoreText::tr(
                   "The history in %1 could not be read or written. Check that the disk is there and "
                   "healthy.")
            .arg(folder);
    case StoreError::Kind::Full:
        return StoreText::tr(
                   "The disk is full, so the history could not be saved. Free some space on the disk of %1.")
            .arg(folder);
    case StoreError::Kind::ReadOnly:
        return StoreText::tr(
                   "The history cannot be saved because %1 may not be written to. Check the permissions of "
                   "the folder.")
            .arg(folder);
    case StoreError::Kind::Corrupt:
        return StoreText::tr(
                   "The history file %1 is damaged. Start Conclave again: it sets the file aside and begins "
                   "a new one.")
            .arg(file);
    case StoreError::Kind::NewerVersion:
        return StoreText::tr(
                   "The history was written by a newer version of Conclave. Update Conclave to open it; "
                   "the file %1 was not changed.")
            .arg(file);
    case StoreError::Kind::Busy:
        return StoreText::tr(
                   "The history is held by another program. Close the program that uses %1 and try again.")
            .arg(file);
    case StoreError::Kind::NotFound:
        return StoreText::tr("This conversation or message is no longer in the history. Choose another one.");
    case StoreError::Kind::Locked:
        return StoreText::tr("The history is encrypted. Enter its passphrase to open it.");
    case StoreError::Kind::WrongKey:
        return StoreText::tr(
            "This passphrase does not open the history. Check capital letters and the keyboard's "
            "language, and try again.");
    case StoreError::Kind::Cancelled:
        return StoreText::tr("This was cancelled.");
    case StoreError::Kind::Internal:
        break;
    }
    return StoreText::tr("The history could not be read or written because of a mistake in Conclave. "
                         "Please report it; the log has the details.");
}

} // namespace

StoreError fileError(StoreError::Kind kind, const QString& path, const QString& detail) {
    return {kind, titleOf(kind, path), detail};
}

StoreResult<std::unique_ptr<Database>> Database::open(const QString& path, Mode mode) {
    const FileHead head = OpenFiles::head(path);
    if (head.kind != FileHead::Kind::Encrypted)
        return openWithKey(path, mode, std::nullopt);
    const std::optional<HistoryKey> key = HeldKeys::find(head.salt);
    if (!key)
        return fileError(StoreError::Kind::Locked, path, QStringLiteral("no key is held for this salt"));
    return openWithKey(path, mode, key);
}

StoreResult<std::unique_ptr<Database>> Database::openWithKey(const QString& path, Mode mode,
                                                             const std::optional<HistoryKey>& key) {
    // A database is never created here, because a file that SQLite creates would not be private (see
    // history_file.cpp).
    if (mode == Mode::Immutable)
        return openWith(path, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI,
                        "file:" + path.toUtf8().toPercentEncoding("/") + "?immutable=1", key);
    return openWith(path, mode == Mode::Write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY, {}, key);
}

StoreResult<std::unique_ptr<Database>> Database::openInMemory() {
    return openWith(QStringLiteral(":memory:"),
                    SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY);
}

StoreResult<std::unique_ptr<Database>> Database::openWith(const QString& path, int flags,
                                                          const QByteArray& uri,
                                                          const std::optional<HistoryKey>& key) {
    const SqliteApi* library = key ? sqlcipher() : &linkedSqlite();
    if (library == nullptr)
        return StoreError{StoreError::Kind::Io, sqlcipherObstacle(), QStringLiteral("no SQLCipher")};
    const SqliteApi& api = *library;
    std::unique_ptr<Database> database(new Database(path, api, key));
    sqlite3*& handle = database->m_handle;
    // No mutex: one thread at a time is this class's rule.
    const QByteArray name = uri.isEmpty() ? path.toUtf8() : uri;
    int code = SQLITE_OK;
    const auto open = [&] {
        code = api.open_v2(name.constData(), &handle, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    };
    // What SQLite opened must be closed after a failure, too.
    if ((flags & SQLITE_OPEN_MEMORY) != 0)
        open();
    else
        database->m_listed = OpenFiles::list(path,
                                             key ? FileHead{FileHead::Kind::Encrypted, key->salt()}
                                                 : FileHead{FileHead::Kind::Plain, {}},
                                             open);
    if (handle == nullptr)
        return fileError(StoreError::Kind::Io, path, QStringLiteral("sqlite3_open_v2: out of memory"));
    api.extended_result_codes(handle, 1);
    if (code != SQLITE_OK)
        return database->error(api.extended_errcode(handle));
    api.busy_timeout(handle, kBusyTimeoutMs);
    // A damaged or malicious file cannot call functions from its schema, nor may SQL write to the schema
    // table.
    api.db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    api.db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    if (const StoreDone keyed = database->useKey(); errorOf(keyed) != nullptr)
        return std::get<StoreError>(keyed);
    const bool isReadOnly = (flags & SQLITE_OPEN_READONLY) != 0;
    // Without it whatever touches the search index fails; reading the rest does not. Encrypted histories have
    // no index.
    const int registered = key ? SQLITE_OK : registerSearchTokenizer(handle);
    if (registered != SQLITE_OK && !isReadOnly)
        return database->error(registered);
    if (isReadOnly) // and nothing more, because the settings below read the schema
        return database;
    if (api.db_readonly(handle, "main") == 1)
        return fileError(StoreError::Kind::ReadOnly, path, QStringLiteral("the file may only be read"));
    // secure_delete: what is purged from the trash is overwritten with zeros, not only unlinked.
    const StoreDone set = database->execute("PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; "
                                            "PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY;");
    if (const StoreError* error = errorOf(set))
        return *error;
    return database;
}

StoreDone Database::useKey() {
    if (!m_key)
        return std::monostate{};
    // Key and salt as they are, so nothing is derived here. SQLCipher 4 is told to write what 3 reads; 3 does
    // not know that word and passes over it.
    return execute("PRAGMA key = \"x'" + m_key->key().toHex() + m_key->salt().toHex() +
                   "'\"; PRAGMA cipher_compatibility = 3; PRAGMA cipher_page_size = " +
                   QByteArray::number(HistoryKey::kCipherPageBytes) + ';');
}

Database::~Database() {
    m_api.close_v2(m_handle);
}

StoreDone Database::execute(const char* sql) {
    const int code = m_api.exec(m_handle, sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return error(code);
    return std::monostate{};
}

StoreResult<qint64> Database::number(const char* sql) {
    Statement statement(*this, sql);
    const bool hasRow = statement.step();
    if (statement.failed())
        return statement.error();
    return hasRow ? statement.number(0) : 0;
}

StoreDone Database::useWal() {
    // Where shared memory does not work (some network folders) SQLite stays with a rollback journal, which
    // keeps the same promises and is only slower; so the answer is not looked at.
    return execute("PRAGMA journal_mode = WAL;");
}

void Database::keepLogOnClose(bool keep) {
    m_api.db_config(m_handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keep ? 1 : 0, nullptr);
}

void Database::protectShadowTables(bool protect) {
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DEFENSIVE, protect ? 1 : 0, nullptr);
}

StoreDone Database::setSync(Sync sync) {
    if (sync == m_sync)
        return std::monostate{};
    const StoreDone done =
        execute(sync == Sync::Machine ? "PRAGMA synchronous = FULL;" : "PRAGMA synchronous = NORMAL;");
    if (errorOf(done) == nullptr)
        m_sync = sync;
    return done;
}

qint64 Database::lastInsertId() const {
    return m_api.last_insert_rowid(m_handle);
}

int Database::changes() const {
    return m_api.changes(m_handle);
}

StoreError Database::error(int code) const {
    // The system's error number belongs to the last failed call to the system, which explains I/O and opening
    // errors only.
    const int basic = code & 0xff;
    int systemError = basic == SQLITE_IOERR || basic == SQLITE_CANTOPEN ? m_api.system_errno(m_handle) : 0;
    // Where a log cannot be made, SQLite 3.15 looks for an old one and says that there was none.
    const QByteArray folder = QFile::encodeName(QFileInfo(m_path).path());
    if (basic == SQLITE_CANTOPEN && systemError == ENOENT && QFileInfo::exists(m_path) &&
        ::faccessat(AT_FDCWD, folder.constData(), W_OK, AT_EACCESS) != 0)
        systemError = errno;
    const StoreError::Kind kind = kindOf(code, systemError);
    QString detail =
        QStringLiteral("SQLite %1 (%2): %3")
            .arg(code)
            .arg(QString::fromUtf8(m_api.errstr(code)), QString::fromUtf8(m_api.errmsg(m_handle)));
    if (systemError != 0)
        detail += QStringLiteral(", system error %1").arg(systemError);
    if (kind == StoreError::Kind::Corrupt && m_onDamage)
        m_onDamage();
    return {kind, titleOf(kind, m_path), detail};
}

Statement::Statement(Database& database, const char* sql) : m_database(database), m_api(database.api()) {
    note(m_api.prepare_v2(database.handle(), sql, -1, &m_statement, nullptr));
}

Statement::~Statement() {
    m_api.finalize(m_statement);
}

void Statement::note(int code) {
    if (m_code == SQLITE_OK)
        m_code = code;
}

Statement& Statement::bind(int index, qint64 value) {
    if (!failed())
        note(m_api.bind_int64(m_statement, index, value));
    return *this;
}

Statement& Statement::bind(int index, double value) {
    // SQLite turns NaN into NULL, which the columns refuse; a measurement gone wrong must not cost an answer.
    if (!failed())
        note(m_api.bind_double(m_statement, index, std::isfinite(value) ? value : 0.0));
    return *this;
}

Statement& Statement::bind(int index, const QString& value) {
    if (failed())
        return *this;
    if (value.isValidUtf16()) {
        const QByteArray bytes = value.toUtf8();
        note(m_api.bind_text64(m_statement, index, bytes.constData(), sqlite3_uint64(bytes.size()),
                               SQLITE_TRANSIENT, SQLITE_UTF8));
        return *this;
    }
    QByteArray bytes(value.size() * qsizetype(sizeof(char16_t)), Qt::Uninitialized);
    qToLittleEndian<quint16>(value.utf16(), value.size(), bytes.data());
    return bindBytes(index, bytes);
}

Statement& Statement::bindBytes(int index, QByteArrayView bytes) {
    if (!failed()) // null would become NULL
        note(m_api.bind_blob64(m_statement, index, bytes.isEmpty() ? "" : bytes.data(),
                               sqlite3_uint64(bytes.size()), SQLITE_TRANSIENT));
    return *this;
}

Statement& Statement::bindNull(int index) {
    if (!failed())
        note(m_api.bind_null(m_statement, index));
    return *this;
}

Statement& Statement::bindColumn(int index, const Statement& row, int column) {
    if (failed())
        return *this;
    if (&m_api == &row.m_api) {
        note(m_api.bind_value(m_statement, index, m_api.column_value(row.m_statement, column)));
        return *this;
    }
    // A value of one library is nothing that the other may touch.
    const SqliteApi& from = row.m_api;
    switch (from.column_type(row.m_statement, column)) {
    case SQLITE_INTEGER:
        return bind(index, qint64(from.column_int64(row.m_statement, column)));
    case SQLITE_FLOAT:
        return bind(index, from.column_double(row.m_statement, column));
    case SQLITE_NULL:
        return bindNull(index);
    default:
        break;
    }
    const QByteArrayView bytes = row.bytes(column);
    if (row.isBlob(column))
        return bindBytes(index, bytes);
    note(m_api.bind_text64(m_statement, index, bytes.isEmpty() ? "" : bytes.data(),
                           sqlite3_uint64(bytes.size()), SQLITE_TRANSIENT, SQLITE_UTF8));
    return *this;
}

bool Statement::step() {
    if (failed())
        return false;
    const int code = m_api.step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        note(code);
    return false;
}

StoreDone Statement::run() {
    while (step()) {
    }
    if (failed())
        return error();
    // A statement that is not reset keeps its lock until it is destroyed.
    m_api.reset(m_statement);
    return std::monostate{};
}

void Statement::reset() {
    if (m_statement != nullptr)
        m_api.reset(m_statement); // its answer is the failure that step() has noted
}

qint64 Statement::number(int column) const {
    return m_api.column_int64(m_statement, column);
}

double Statement::real(int column) const {
    return m_api.column_double(m_statement, column);
}

bool Statement::isBlob(int column) const {
    return m_api.column_type(m_statement, column) == SQLITE_BLOB;
}

bool Statement::isNull(int column) const {
    return m_api.column_type(m_statement, column) == SQLITE_NULL;
}

QByteArrayView Statement::bytes(int column) const {
    // In this order: the size is that of the form that was asked for.
    const void* data = isBlob(column) ? m_api.column_blob(m_statement, column)
                                      : static_cast<const void*>(m_api.column_text(m_statement, column));
    const qsizetype size = m_api.column_bytes(m_statement, column);
    return {static_cast<const char*>(data), data == nullptr ? 0 : size};
}

bool Statement::hasSameValue(int column, const Statement& other) const {
    const int type = m_api.column_type(m_statement, column);
    if (type != other.m_api.column_type(other.m_statement, column))
        return false;
    switch (type) {
    case SQLITE_INTEGER:
        return number(column) == other.number(column);
    case SQLITE_FLOAT:
        return real(column) == other.real(column);
    case SQLITE_NULL:
        return true;
    default:
        return bytes(column) == other.bytes(column);
    }
}

QString Statement::text(int column) const {
    const QByteArrayView text = bytes(column);
    if (text.isEmpty())
        return {};
    if (isBlob(column)) {
        const qsizetype count = text.size() / qsizetype(sizeof(char16_t));
        QString result(count, Qt::Uninitialized);
        qFromLittleEndian<quint16>(text.data(), count, result.data());
        return result;
    }
    // QString::fromUtf8 takes a leading U+FEFF for a byte order mark and drops it.
    constexpr QByteArrayView kMark("\xef\xbb\xbf");
    QString result = QString::fromUtf8(text);
    if (text.startsWith(kMark))
        result.prepend(QChar(0xfeff));
    return result;
}

Transaction::Transaction(Database& database, Database::Sync sync)
    : m_database(database), m_begun(database.setSync(sync)) {
    if (errorOf(m_begun) == nullptr)
        m_begun = database.execute("BEGIN IMMEDIATE;");
    m_open = errorOf(m_begun) == nullptr;
}

Transaction::~Transaction() {
    // A full disk or an I/O error may have rolled back already.
    if (m_open && m_database.api().get_autocommit(m_database.handle()) == 0)
        static_cast<void>(m_database.execute("ROLLBACK;"));
}

StoreDone Transaction::commit() {
    StoreDone done = m_database.execute("COMMIT;");
    if (errorOf(done) != nullptr)
        return done;
    m_open = false;
    if (m_database.m_afterCommit != nullptr)
        m_database.m_afterCommit(m_database);
    return done;
}

} // namespace conclave
