// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/page_copy.h"

#include "app/store/row_copy.h"

namespace conclave {

namespace {

// 4 MiB of pages of the usual size between two looks at the stop token.
constexpr int kPagesAtOnce = 1024;

bool haveSamePages(const Database& from, const Database& to) {
    if (from.isEncrypted() && to.isEncrypted())
        return from.key()->key() == to.key()->key() && from.key()->salt() == to.key()->salt();
    return from.isEncrypted() == to.isEncrypted();
}

} // namespace

StoreDone copyPages(Database& from, Database& to, std::stop_token stop,
                    const std::function<void(double)>& progress) {
    if (!haveSamePages(from, to))
        return copyAllRows(from, to, stop, progress);
    // While the read transaction is held, writers change nothing of what is copied; without it a copy begins
    // anew with each of their commits and may never end.
    if (const StoreDone done = from.execute("BEGIN;"); errorOf(done) != nullptr)
        return done;
    StoreDone result = std::monostate{};
    if (const StoreResult<qint64> begun = from.number("SELECT count(*) FROM sqlite_master");
        errorOf(begun) != nullptr)
        result = *errorOf(begun);
    const SqliteApi& api = to.api();
    sqlite3_backup* backup =
        errorOf(result) == nullptr ? api.backup_init(to.handle(), "main", from.handle(), "main") : nullptr;
    if (backup != nullptr) {
        int code = SQLITE_OK;
        while (!stop.stop_requested() && (code = api.backup_step(backup, kPagesAtOnce)) == SQLITE_OK)
            if (const int pages = api.backup_pagecount(backup); progress && pages > 0)
                progress(1 - double(api.backup_remaining(backup)) / pages);
        const int finished = api.backup_finish(backup);
        if (code == SQLITE_OK)
            result = fileError(StoreError::Kind::Cancelled, from.path(), QStringLiteral("copying pages"));
        else if (code != SQLITE_DONE || finished != SQLITE_OK)
            result = to.error(code != SQLITE_DONE ? code : finished);
    } else if (errorOf(result) == nullptr) {
        result = to.error(api.extended_errcode(to.handle()));
    }
    if (const StoreDone done = from.execute("ROLLBACK;");
        errorOf(done) != nullptr && errorOf(result) == nullptr)
        return done;
    return result;
}

} // namespace conclave
