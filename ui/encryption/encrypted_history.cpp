// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/encryption/encrypted_history.h"

namespace conclave {

EncryptedChatStore::EncryptedChatStore(ChatStore& store, QObject* parent)
    : EncryptedHistory(parent), m_store(store) {
    connect(&store, &ChatStore::statusChanged, this, &EncryptedHistory::changed);
    connect(&store, &ChatStore::encryptionChanged, this, &EncryptedHistory::changed);
    connect(&store, &ChatStore::conversionProgress, this, &EncryptedHistory::progressed);
}

} // namespace conclave
