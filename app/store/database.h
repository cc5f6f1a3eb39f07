// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/chat_store.h"
#include "app/store/open_files.h"
#include "app/store/sqlite_api.h"

#include <QByteArrayView>
#include <QString>
#include <QStringView>

#include <functional>
#include <memory>

namespace conclave {

/// One SQLite connection. Used by one thread at a time; closing checkpoints unless keepLog was asked for.
///
/// Errors are remembered where they happen (Statement, Transaction) and handed on as StoreError, whose title
/// is a sentence for people and whose detail is the library's. No detail contains a bound value.
class Database {
  public:
    /// How much must be on the disk when a commit returns.
    enum class Sync {
        Process, ///< synchronous=NORMAL: survives the death of the process
        Machine, ///< synchronous=FULL: survives a power cut too
    };
    /// Writing refuses a file that the system lets us only read; ReadOnly never writes and never creates.
    /// Immutable does not even lock, and makes nothing beside the file: nobody may write to it meanwhile, and
    /// it must have no log.
    enum class Mode { Write, ReadOnly, Immutable };

    /// @p path must exist in all modes. Applies the settings of the connection, but not journal_mode: until
    /// useWal() nothing in the file has been changed. An encrypted file is opened with the key that this
    /// process holds for it (held_keys.h); without one that is Kind::Locked.
    static StoreResult<std::unique_ptr<Database>> open(const QString& path, Mode mode);
    /// With this key, whatever the file begins with: for a new, empty file, which is encrypted then, and for
    /// trying a key. Without one it is a plain file.
    static StoreResult<std::unique_ptr<Database>> openWithKey(const QString& path, Mode mode,
                                                              const std::optional<HistoryKey>& key);
    /// An empty one that never touches a disk.
    static StoreResult<std::unique_ptr<Database>> openInMemory();
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    const QString& path() const { return m_path; }
    sqlite3* handle() const { return m_handle; }
    /// The library that the connection belongs to.
    const SqliteApi& api() const { return m_api; }
    const std::optional<HistoryKey>& key() const { return m_key; }
    bool isEncrypted() const { return m_key.has_value(); }

    /// Runs statements that take no values and whose rows nobody wants.
    StoreDone execute(const char* sql);
    /// The first column of the first row of @p sql.
    StoreResult<qint64> number(const char* sql);

    StoreDone useWal();
    /// Closing leaves the write-ahead log as it is: for files that are not ours to change.
    void keepLogOnClose(bool keep);
    /// Whether SQL may write to the tables in which virtual ones keep their data; at first it may not.
    void protectShadowTables(bool protect);
    /// Takes effect for the transactions begun afterwards; does nothing when it is set already.
    StoreDone setSync(Sync sync);

    /// Called after each Transaction that was committed, for what follows from what was written and may fail
    /// without harm. May use transactions of its own.
    void setAfterCommit(void (*work)(Database&)) { m_afterCommit = work; }

    /// Called whenever error() is asked about a damaged file.
    void setOnDamage(std::function<void()> note) { m_onDamage = std::move(note); }

    qint64 lastInsertId() const;
    /// Rows changed by the last insert, update or delete.
    int changes() const;

    /// What @p code (an extended result code) means, in @p path's terms.
    StoreError error(int code) const;

  private:
    friend class Transaction;
    static StoreResult<std::unique_ptr<Database>> openWith(const QString& path, int flags,
                                                           const QByteArray& uri = {},
                                                           const std::optional<HistoryKey>& key = {});
    Database(const QString& path, const SqliteApi& api, const std::optional<HistoryKey>& key)
        : m_path(path), m_api(api), m_key(key) {}
    StoreDone useKey();

    const QString m_path;
    const SqliteApi& m_api;
    const std::optional<HistoryKey> m_key;
    OpenFiles::Entry m_listed;
    sqlite3* m_handle = nullptr; // owned, constant once it is open
    Sync m_sync = Sync::Machine;
    void (*m_afterCommit)(Database&) = nullptr;
    std::function<void()> m_onDamage;
};

/// A sentence and kind for something that SQLite was not asked about (a folder, a rename).
StoreError fileError(StoreError::Kind kind, const QString& path, const QString& detail);

/// One prepared statement. The first failure sticks: later calls do nothing, and error() tells.
class Statement {
  public:
    Statement(Database& database, const char* sql);
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    /// @p index counts from 1.
    Statement& bind(int index, qint64 value);
    Statement& bind(int index, int value) { return bind(index, qint64(value)); }
    Statement& bind(int index, double value);
    /// UTF-8 with its length, so NUL is kept. What UTF-8 cannot say (a surrogate without its partner) goes in
    /// as a blob of UTF-16, little-endian; text() reads both.
    Statement& bind(int index, const QString& value);
    /// A blob.
    Statement& bindBytes(int index, QByteArrayView bytes);
    Statement& bindNull(int index);
    /// A value as it lies in the current row of another statement, which may be of the other library.
    Statement& bindColumn(int index, const Statement& row, int column);
    /// NULL for 0, which stands for "none" in ids.
    Statement& bindId(int index, qint64 id) { return id == 0 ? bindNull(index) : bind(index, id); }

    /// True while there is a row. False at the end and on failure.
    bool step();
    /// Runs a statement without rows.
    StoreDone run();
    /// Lets go of the current row and its lock, to be stepped again; what was bound stays bound.
    void reset();

    bool failed() const { return m_code != 0; }
    StoreError error() const { return m_database.error(m_code); }

    /// Of the current row; @p column counts from 0. NULL reads as 0 or as an empty string.
    qint64 number(int column) const;
    double real(int column) const;
    QString text(int column) const;
    /// As they lie in the file, UTF-8 unless isBlob(); valid until the next step.
    QByteArrayView bytes(int column) const;
    bool isBlob(int column) const;
    bool isNull(int column) const;
    /// Type and value of a column, against the same column of another statement's row.
    bool hasSameValue(int column, const Statement& other) const;

  private:
    void note(int code);

    Database& m_database;
    const SqliteApi& m_api;
    sqlite3_stmt* m_statement = nullptr;
    int m_code = 0;
};

/// BEGIN IMMEDIATE … COMMIT; rolls back when it is destroyed before commit() succeeded.
class Transaction {
  public:
    explicit Transaction(Database& database, Database::Sync sync = Database::Sync::Machine);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    /// The failure to begin.
    const StoreDone& begun() const { return m_begun; }
    StoreDone commit();

  private:
    Database& m_database;
    StoreDone m_begun;
    bool m_open = false;
};

} // namespace conclave
