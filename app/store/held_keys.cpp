// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/held_keys.h"

#include <map>
#include <mutex>
#include <openssl/crypto.h>

namespace conclave {

namespace {

struct Held {
    QByteArray key;
    int holders = 0;
};

struct Keys {
    std::mutex mutex;
    std::map<QByteArray, Held> bySalt;
};

Keys& keys() {
    static Keys all;
    return all;
}

} // namespace

void HeldKeys::hold(const HistoryKey& key) {
    const std::lock_guard lock(keys().mutex);
    Held& held = keys().bySalt[key.salt()];
    // A copy of its own, which can be wiped.
    held.key = QByteArray(key.key().constData(), key.key().size());
    ++held.holders;
}

void HeldKeys::forget(const QByteArray& salt) {
    const std::lock_guard lock(keys().mutex);
    const auto at = keys().bySalt.find(salt);
    if (at == keys().bySalt.end() || --at->second.holders > 0)
        return;
    OPENSSL_cleanse(at->second.key.data(), std::size_t(at->second.key.size()));
    keys().bySalt.erase(at);
}

std::optional<HistoryKey> HeldKeys::find(const QByteArray& salt) {
    const std::lock_guard lock(keys().mutex);
    const auto at = keys().bySalt.find(salt);
    if (at == keys().bySalt.end())
        return std::nullopt;
    const QByteArray& key = at->second.key;
    return HistoryKey::fromParts(QByteArray(key.constData(), key.size()), salt);
}

} // namespace conclave
