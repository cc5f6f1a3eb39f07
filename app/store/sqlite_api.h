// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <sqlite3.h>

namespace conclave {

/// The functions of SQLite that the store calls. There are two libraries with them in one process: SQLite,
/// which the program is linked with, for plain files, and SQLCipher, loaded when it is wanted, for encrypted
/// ones. Both call them sqlite3_…, so a connection keeps the table of the library that made it. Nothing that
/// one of them made may be given to the other.
// clang-format off
#define CONCLAVE_SQLITE_FUNCTIONS(X)                                                                         \
    X(open_v2) X(close_v2) X(extended_result_codes) X(extended_errcode) X(errmsg) X(errstr)                  \
    X(busy_timeout) X(db_config) X(db_readonly) X(exec) X(get_autocommit) X(last_insert_rowid) X(changes)    \
    X(interrupt) X(progress_handler) X(system_errno) X(libversion)                                           \
    X(prepare_v2) X(finalize) X(step) X(reset)                                                               \
    X(bind_int64) X(bind_double) X(bind_text64) X(bind_blob64) X(bind_null) X(bind_value)                    \
    X(column_type) X(column_int64) X(column_double) X(column_text) X(column_blob) X(column_bytes)            \
    X(column_value)                                                                                          \
    X(backup_init) X(backup_step) X(backup_finish) X(backup_pagecount) X(backup_remaining)
// clang-format on

struct SqliteApi {
#define CONCLAVE_MEMBER(name) decltype(&::sqlite3_##name) name = nullptr;
    CONCLAVE_SQLITE_FUNCTIONS(CONCLAVE_MEMBER)
#undef CONCLAVE_MEMBER
};

/// The library that the program is linked with.
const SqliteApi& linkedSqlite();

/// SQLCipher; null when this system has none. The first call loads it (some milliseconds). Thread-safe.
const SqliteApi* sqlcipher();

/// Why sqlcipher() is null, for people and with what to do; empty when it is not.
QString sqlcipherObstacle();

} // namespace conclave
