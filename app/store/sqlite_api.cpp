// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/sqlite_api.h"

#include <QCoreApplication>

#include <dlfcn.h>

namespace conclave {

namespace {

// Debian 12 has .0 (SQLCipher 3, SQLite 3.15), newer systems have .1 or no number.
constexpr const char* kNames[] = {"libsqlcipher.so.1", "libsqlcipher.so.0", "libsqlcipher.so"};

// What SQLITE_HAS_CODEC adds, to tell SQLCipher from an SQLite of the same name.
constexpr const char* kCipherFunction = "sqlite3_key_v2";

const SqliteApi* load() {
    for (const char* name : kNames) {
        // Deep: without it the library's own calls of sqlite3_… would end in the linked SQLite.
        void* library = ::dlopen(name, RTLD_NOW | RTLD_LOCAL | RTLD_DEEPBIND);
        if (library == nullptr)
            continue;
        static SqliteApi api;
        bool isWhole = ::dlsym(library, kCipherFunction) != nullptr;
#define CONCLAVE_LOOK_UP(function)                                                                           \
    api.function = reinterpret_cast<decltype(api.function)>(::dlsym(library, "sqlite3_" #function));         \
    isWhole = isWhole && api.function != nullptr;
        CONCLAVE_SQLITE_FUNCTIONS(CONCLAVE_LOOK_UP)
#undef CONCLAVE_LOOK_UP
        if (isWhole)
            return &api; // stays loaded: connections may live until the end
        ::dlclose(library);
    }
    return nullptr;
}

} // namespace

const SqliteApi& linkedSqlite() {
#define CONCLAVE_ADDRESS(function) .function = ::sqlite3_##function,
    static constexpr SqliteApi kApi{CONCLAVE_SQLITE_FUNCTIONS(CONCLAVE_ADDRESS)};
#undef CONCLAVE_ADDRESS
    return kApi;
}

const SqliteApi* sqlcipher() {
    static const SqliteApi* const api = load();
    return api;
}

QString sqlcipherObstacle() {
    if (sqlcipher() != nullptr)
        return {};
    return QCoreApplication::translate(
        "ChatStore", "Encryption needs SQLCipher, which is not installed. Install the package libsqlcipher0 "
                     "(libsqlcipher1 on newer systems) and start Conclave again.");
}

} // namespace conclave
