// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/history_key.h"
#include "app/store/rows.h"

#include <QVector>

#include <optional>

namespace conclave {

/// HISTORY.old-keys: the keys that the history had before, for as long as there are backups with them. Made
/// with the key of the history, so it says as much as what it is for: nothing without that key.
class OldKeys {
  public:
    /// Adds @p old for the time when the history has @p key, which begins with settle().
    static StoreDone keep(const QString& historyPath, const HistoryKey& old,
                          const std::optional<HistoryKey>& key);
    /// What keep() has written becomes valid when the history has its key, and is removed when it has not.
    static void settle(const QString& historyPath);
    /// Holds those that can be read until it is destroyed.
    explicit OldKeys(const QString& historyPath);
    ~OldKeys();
    OldKeys(const OldKeys&) = delete;
    OldKeys& operator=(const OldKeys&) = delete;

    /// There is nothing left that they open.
    static void remove(const QString& historyPath);
    static QString pathOf(const QString& historyPath) { return historyPath + QStringLiteral(".old-keys"); }

  private:
    QVector<HistoryKey> m_keys;
};

} // namespace conclave
