// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace conclave {

/// Makes the daily backups of an open history, on a thread of its own: the first some time after it is made,
/// so that the start of the program has the disk for itself, then with a look each hour. Destruction cancels
/// what is under way and waits for it.
class DailyBackup {
  public:
    static constexpr std::chrono::milliseconds kFirstAfter = std::chrono::seconds(60);

    explicit DailyBackup(const QString& historyPath, std::chrono::milliseconds firstAfter = kFirstAfter);

  private:
    void run(const std::stop_token& stop);

    // Constant after construction.
    const QString m_historyPath;
    const std::chrono::milliseconds m_firstAfter;

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::jthread m_thread; // last: it uses the others
};

} // namespace conclave
