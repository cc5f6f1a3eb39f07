// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/history_key.h"

#include <optional>

namespace conclave {

/// The keys that were given to this process, found by the salt that is the beginning of each file they open:
/// so whoever opens a file by its path (the store, the search, backups) needs no key in its hands. Only keys
/// that were proven, or with which a file was made, are held. Thread-safe.
class HeldKeys {
  public:
    /// As often as it is forgotten again.
    static void hold(const HistoryKey& key);
    static void forget(const QByteArray& salt);
    static std::optional<HistoryKey> find(const QByteArray& salt);
};

} // namespace conclave
