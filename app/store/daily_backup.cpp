// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/daily_backup.h"

#include "app/store/backup.h"

#include <QLoggingCategory>

namespace conclave {

namespace {
Q_LOGGING_CATEGORY(lcBackup, "conclave.backup")

constexpr std::chrono::milliseconds kBetweenLooks = std::chrono::hours(1);
} // namespace

DailyBackup::DailyBackup(const QString& historyPath, std::chrono::milliseconds firstAfter)
    : m_historyPath(historyPath), m_firstAfter(firstAfter),
      m_thread([this](const std::stop_token& stop) { run(stop); }) {}

void DailyBackup::run(const std::stop_token& stop) {
    std::chrono::milliseconds pause = m_firstAfter;
    std::unique_lock lock(m_mutex);
    while (!m_wake.wait_for(lock, stop, pause, [&stop] { return stop.stop_requested(); })) {
        const StoreResult<bool> made = makeDailyBackup(m_historyPath, stop);
        if (const StoreError* error = errorOf(made);
            error != nullptr && error->kind != StoreError::Kind::Cancelled)
            qCWarning(lcBackup).noquote() << "no daily backup:" << error->detail;
        pause = kBetweenLooks;
    }
}

} // namespace conclave
