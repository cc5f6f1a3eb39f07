// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>
#include <utility>

namespace conclave {

/// What an encrypted history (SQLCipher, https://www.zetetic.net/sqlcipher/design/) is opened with: an
/// AES-256 key and the salt in the first 16 bytes of every file that it opens (the history, its backups). A
/// file is complete in itself: with the passphrase, kKeyIterations and kCipherPageBytes any SQLCipher opens
/// it.
class HistoryKey {
  public:
    static constexpr int kKeyBytes = 32;
    static constexpr int kSaltBytes = 16;
    /// Of PBKDF2 with HMAC-SHA1, which is what SQLCipher 3 derives keys with.
    static constexpr int kKeyIterations = 600'000;
    static constexpr int kCipherPageBytes = 4096;

    /// Slow on purpose (about a second): not on the GUI thread. @p salt of an existing file, or newSalt().
    static HistoryKey fromPassphrase(const QString& passphrase, const QByteArray& salt,
                                     int iterations = kKeyIterations);
    /// For the desktop's keyring.
    static HistoryKey random();
    static QByteArray newSalt();
    /// What key() and salt() gave.
    static HistoryKey fromParts(const QByteArray& key, const QByteArray& salt) { return {key, salt}; }
    /// What recoveryText() gave, with any spaces and case; nothing when it is none (it has a check sum).
    static std::optional<HistoryKey> fromRecoveryText(const QString& text);

    /// Key and salt for a keyring, or to be written down: groups of letters and digits.
    QString recoveryText() const;
    const QByteArray& key() const { return m_key; }
    const QByteArray& salt() const { return m_salt; }

  private:
    HistoryKey(QByteArray key, QByteArray salt) : m_key(std::move(key)), m_salt(std::move(salt)) {}
    QByteArray m_key;
    QByteArray m_salt;
};

/// Where the key of a history is.
enum class KeyCustody {
    None,       ///< not encrypted
    Passphrase, ///< in the head of its owner
    Keyring     ///< in the desktop's keyring
};

/// What can be told of a history's encryption without its key.
struct HistoryEncryption {
    KeyCustody custody = KeyCustody::None;
    bool isUnlocked = true;
    /// Why encryption cannot be used here (SQLCipher is not installed), with what to do; empty when it can.
    QString obstacle;
};

} // namespace conclave
