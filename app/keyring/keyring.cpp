// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/keyring/keyring.h"

#include <QCoreApplication>

namespace conclave {

KeyringError keyringError(KeyringError::Kind kind, const QString& detail) {
    const auto say = [](const char* sentence) { return QCoreApplication::translate("Keyring", sentence); };
    switch (kind) {
    case KeyringError::Kind::NoService:
        return {kind,
                say("No keyring answers on this desktop. Start one (GNOME Keyring, KWallet, KeePassXC), and "
                    "try again."),
                detail};
    case KeyringError::Kind::Denied:
        return {kind, say("The desktop's keyring stayed locked. Unlock it, and try again."), detail};
    case KeyringError::Kind::NotFound:
        return {kind,
                say("The desktop's keyring has no key for this history, or stayed locked. Unlock it, and try "
                    "again."),
                detail};
    case KeyringError::Kind::Other:
        break;
    }
    return {kind, say("The desktop's keyring reported an error. Unlock it or start it again, and try again."),
            detail};
}

} // namespace conclave
