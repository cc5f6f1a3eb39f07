// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/history_check.h"

#include "app/store/last_time.h"

#include <QDateTime>
#include <QFileInfo>

namespace conclave {

namespace {
constexpr qint64 kDayMs = 24LL * 60 * 60 * 1000;
} // namespace

StoreDone checkContents(Database& database) {
    for (const char* sql : {"PRAGMA integrity_check;", "PRAGMA foreign_key_check;"}) {
        Statement check(database, sql);
        while (check.step())
            if (const QString answer = check.text(0);
                answer != QLatin1String("ok") && !answer.contains(QLatin1String("search_")))
                return fileError(StoreError::Kind::Corrupt, database.path(),
                                 QString::fromLatin1(sql) + QLatin1Char(' ') + answer);
        if (check.failed()) {
            StoreError error = check.error();
            // SQLCipher 3 has no better word for some pages whose HMAC is wrong.
            if (database.isEncrypted() && error.kind == StoreError::Kind::Internal)
                error.kind = StoreError::Kind::Corrupt;
            return error;
        }
    }
    return std::monostate{};
}

StoreDone checkDaily(const QString& historyPath) {
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    const qint64 ageMs = nowMs - lastTimeOf(historyPath).checkedMs;
    // A check from the future was made under a wrong clock.
    if (QFileInfo(historyPath).size() > kAlwaysCheckedBytes || (ageMs >= 0 && ageMs < kDayMs))
        return std::monostate{};
    const StoreResult<std::unique_ptr<Database>> opened = Database::open(historyPath, Database::Mode::Write);
    if (const StoreError* error = errorOf(opened))
        return *error;
    const StoreDone done = checkContents(*std::get<0>(opened));
    if (const StoreError* error = errorOf(done); error == nullptr)
        noteChecked(historyPath, nowMs);
    else if (error->kind == StoreError::Kind::Corrupt)
        noteDoubt(historyPath);
    return done;
}

} // namespace conclave
