// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/keyring/keyring.h"

#include <QCoreApplication>

namespace conclave {

namespace {

struct KeyringText {
    Q_DECLARE_TR_FUNCTIONS(Keyring)
};

} // namespace

KeyringError keyringError(KeyringError::Kind kind, const QString& detail) {
    switch (kind) {
    case KeyringError::Kind::NoService:
        return {kind,
                KeyringText::tr(
                    "No keyring answers on this desktop. Start one (GNOME Keyring, KWallet, KeePassXC), and "
                    "try again."),
                detail};
    case KeyringError::Kind::Denied:
        return {kind, KeyringText::tr("The desktop's keyring stayed locked. Unlock it, and try again."),
                detail};
    case KeyringError::Kind::NotFound:
        return {kind,
                KeyringText::tr(
                    "The desktop's keyring has no key for this history, or stayed locked. Unlock it, and try "
                    "again."),
                detail};
    case KeyringError::Kind::Other:
        break;
    }
    return {kind,
            KeyringText::tr(
                "The desktop's keyring reported an error. Unlock it or start it again, and try again."),
            detail};
}

} // namespace conclave
