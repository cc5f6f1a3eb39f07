// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/keyring/keyring.h"

#include <QCoreApplication>

namespace conclave {

namespace {

/// For builds without QtKeychain.
class NoKeyring : public Keyring {
  public:
    QString obstacle() const override {
        return QCoreApplication::translate("Keyring",
                                           "This build of Conclave was made without QtKeychain and cannot "
                                           "use the desktop's keyring. Use a passphrase.");
    }
    QFuture<KeyringResult<HistoryKey>> read(const QByteArray&) override {
        return QtFuture::makeReadyFuture(KeyringResult<HistoryKey>(error()));
    }
    QFuture<KeyringDone> write(const HistoryKey&) override {
        return QtFuture::makeReadyFuture(KeyringDone(error()));
    }
    QFuture<KeyringDone> remove(const QByteArray&) override {
        return QtFuture::makeReadyFuture(KeyringDone(error()));
    }

  private:
    KeyringError error() const { return {KeyringError::Kind::NoService, obstacle(), {}}; }
};

} // namespace

std::unique_ptr<Keyring> desktopKeyring() {
    return std::make_unique<NoKeyring>();
}

} // namespace conclave
