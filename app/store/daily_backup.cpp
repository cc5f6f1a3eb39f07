// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/daily_backup.h"

#include "app/store/backup.h"
#include "app/store/history_check.h"
#include "app/store/last_time.h"

#include <QLoggingCategory>

#include <utility>

namespace conclave {

namespace {
Q_LOGGING_CATEGORY(lcBackup, "conclave.backup")

constexpr std::chrono::milliseconds kBetweenLooks = std::chrono::hours(1);
} // namespace

DailyBackup::DailyBackup(const QString& historyPath, std::chrono::milliseconds firstAfter,
                         DamageFound damageFound)
    : m_historyPath(historyPath), m_firstAfter(firstAfter), m_damageFound(std::move(damageFound)),
      m_thread([this](const std::stop_token& stop) { run(stop); }) {}

void DailyBackup::run(const std::stop_token& stop) {
    std::chrono::milliseconds pause = m_firstAfter;
    std::unique_lock lock(m_mutex);
    while (!m_wake.wait_for(lock, stop, pause, [&stop] { return stop.stop_requested(); })) {
        checkHistory();
        const StoreResult<bool> made = makeDailyBackup(m_historyPath, stop);
        if (const StoreError* error = errorOf(made);
            error != nullptr && error->kind != StoreError::Kind::Cancelled) {
            qCWarning(lcBackup).noquote() << "no daily backup:" << error->detail;
            // The copy may have been spoilt on its way, so nobody is told before the next start has looked.
            if (error->kind == StoreError::Kind::Corrupt)
                noteDoubt(m_historyPath);
        }
        pause = kBetweenLooks;
    }
}

void DailyBackup::checkHistory() {
    const StoreDone checked = checkDaily(m_historyPath);
    const StoreError* error = errorOf(checked);
    if (error == nullptr)
        return;
    qCWarning(lcBackup).noquote() << "the history cannot be checked, or is damaged:" << error->detail;
    if (error->kind != StoreError::Kind::Corrupt)
        return;
    if (const DamageFound damageFound = std::exchange(m_damageFound, {}))
        damageFound(*error);
}

} // namespace conclave
