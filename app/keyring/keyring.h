// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/history_key.h"

#include <QByteArray>
#include <QFuture>
#include <QString>

#include <memory>
#include <variant>

namespace conclave {

/// Why a keyring did not do what it was asked: a sentence for people and its own words for the log.
struct KeyringError {
    enum class Kind {
        NoService, ///< no keyring answers on this desktop
        Denied,    ///< it stayed locked, or somebody said no
        NotFound,  ///< it has no key for this history
        Other
    };
    Kind kind = Kind::Other;
    QString sentence;
    QString detail;
};

/// A value or a KeyringError.
template <typename T>
using KeyringResult = std::variant<T, KeyringError>;
using KeyringDone = KeyringResult<std::monostate>;

/// Where the desktop keeps secrets, here the keys of encrypted histories, each under the salt of its file.
/// Nothing blocks, but an answer may take as long as somebody needs to unlock the keyring. Lives on the GUI
/// thread.
class Keyring {
  public:
    virtual ~Keyring() = default;

    /// Why it can never be used in this build; empty when it can be tried.
    virtual QString obstacle() const = 0;
    virtual QFuture<KeyringResult<HistoryKey>> read(const QByteArray& salt) = 0;
    /// In the place of what it has under that salt.
    virtual QFuture<KeyringDone> write(const HistoryKey& key) = 0;
    /// Succeeds when there is nothing to remove.
    virtual QFuture<KeyringDone> remove(const QByteArray& salt) = 0;
};

/// The one of this desktop: GNOME Keyring, KWallet or another, through QtKeychain.
std::unique_ptr<Keyring> desktopKeyring();

/// With the sentence that belongs to it.
KeyringError keyringError(KeyringError::Kind kind, const QString& detail = {});

} // namespace conclave
