// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/rows.h"

#include <QString>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace conclave {

/// Makes the daily backups of an open history, on a thread of its own: the first some time after it is made,
/// so that the start of the program has the disk for itself, then with a look each hour. Before it the
/// history is looked at as a whole (history_check.h). Destruction cancels what is under way and waits for it.
class DailyBackup {
  public:
    static constexpr std::chrono::milliseconds kFirstAfter = std::chrono::seconds(60);

    /// Told once, on the thread of the backups, that the history is damaged.
    using DamageFound = std::function<void(const StoreError& error)>;

    explicit DailyBackup(const QString& historyPath, std::chrono::milliseconds firstAfter = kFirstAfter,
                         DamageFound damageFound = {});

  private:
    void run(const std::stop_token& stop);
    void checkHistory();

    // Constant after construction.
    const QString m_historyPath;
    const std::chrono::milliseconds m_firstAfter;

    DamageFound m_damageFound; // on the thread; empty after the call
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::jthread m_thread; // last: it uses the others
};

} // namespace conclave
