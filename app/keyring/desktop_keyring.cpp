// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/keyring/keyring.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QPromise>
#include <QStringList>
#include <qt6keychain/keychain.h>

#include <algorithm>
#include <utility>

namespace conclave {

namespace {

/// QtKeychain's libraries say "other error" when nobody is there to ask.
bool doesAnyoneKeepSecrets() {
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return false;
    QStringList names = bus.interface()->registeredServiceNames().value();
    names += bus.interface()->activatableServiceNames().value();
    return std::any_of(names.cbegin(), names.cend(), [](const QString& name) {
        return name == QLatin1String("org.freedesktop.secrets") ||
               name.startsWith(QLatin1String("org.kde.kwalletd"));
    });
}

KeyringError errorFrom(const QKeychain::Job& job) {
    using Kind = KeyringError::Kind;
    switch (job.error()) {
    case QKeychain::EntryNotFound:
        return keyringError(Kind::NotFound, job.errorString());
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return keyringError(Kind::Denied, job.errorString());
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return keyringError(Kind::NoService, job.errorString());
    default:
        return keyringError(doesAnyoneKeepSecrets() ? Kind::Other : Kind::NoService, job.errorString());
    }
}

QString service() {
    return QStringLiteral("Conclave");
}

QString entryName(const QByteArray& salt) {
    return QStringLiteral("history-") + QString::fromLatin1(salt.toHex());
}

/// Starts @p job, which goes when it is done; @p answer makes the result of it.
template <typename Result, typename Job, typename Answer>
QFuture<Result> run(Job* job, const QString& entry, Answer answer) {
    job->setKey(entry);
    auto promise = std::make_shared<QPromise<Result>>();
    promise->start();
    QObject::connect(job, &QKeychain::Job::finished, job, [job, promise, answer = std::move(answer)] {
        const Result result = answer(*job);
        if (const auto* error = std::get_if<KeyringError>(&result))
            qWarning("The keyring said: %s", qPrintable(error->detail));
        promise->addResult(result);
        promise->finish();
    });
    job->start();
    return promise->future();
}

class DesktopKeyring : public Keyring {
  public:
    QString obstacle() const override { return {}; }

    QFuture<KeyringResult<HistoryKey>> read(const QByteArray& salt) override {
        using Result = KeyringResult<HistoryKey>;
        return run<Result>(new QKeychain::ReadPasswordJob(service()), entryName(salt),
                           [salt](const QKeychain::ReadPasswordJob& job) -> Result {
                               if (job.error() != QKeychain::NoError)
                                   return errorFrom(job);
                               const auto key = HistoryKey::fromRecoveryText(job.textData());
                               if (!key || key->salt() != salt)
                                   return keyringError(KeyringError::Kind::NotFound,
                                                       QStringLiteral("the entry holds no key of this file"));
                               return *key;
                           });
    }

    QFuture<KeyringDone> write(const HistoryKey& key) override {
        auto* job = new QKeychain::WritePasswordJob(service());
        job->setTextData(key.recoveryText());
        return run<KeyringDone>(job, entryName(key.salt()),
                                [](const QKeychain::WritePasswordJob& written) -> KeyringDone {
                                    if (written.error() != QKeychain::NoError)
                                        return errorFrom(written);
                                    return std::monostate();
                                });
    }

    QFuture<KeyringDone> remove(const QByteArray& salt) override {
        return run<KeyringDone>(new QKeychain::DeletePasswordJob(service()), entryName(salt),
                                [](const QKeychain::DeletePasswordJob& removed) -> KeyringDone {
                                    if (removed.error() != QKeychain::NoError &&
                                        removed.error() != QKeychain::EntryNotFound)
                                        return errorFrom(removed);
                                    return std::monostate();
                                });
    }
};

} // namespace

std::unique_ptr<Keyring> desktopKeyring() {
    return std::make_unique<DesktopKeyring>();
}

} // namespace conclave
