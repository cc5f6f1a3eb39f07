// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/keyring/keyring.h"
#include "ui/encryption/encrypted_history.h"

#include <QHash>
#include <QPromise>
#include <QStringList>

#include <functional>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace conclave {

/// Carries out what it is asked at once, or, while isHeld, when answer() is called.
class HeldAnswers {
  public:
    void answer() {
        std::vector<std::function<void()>> due;
        due.swap(m_held);
        for (const auto& run : due)
            run();
    }

    bool isHeld = false;

  protected:
    template <typename Act>
    QFuture<std::invoke_result_t<Act>> later(Act act) {
        auto promise = std::make_shared<QPromise<std::invoke_result_t<Act>>>();
        promise->start();
        m_held.push_back([promise, act = std::move(act)]() mutable {
            promise->addResult(act());
            promise->finish();
        });
        if (!isHeld)
            answer();
        return promise->future();
    }

  private:
    std::vector<std::function<void()>> m_held;
};

/// A history that is encrypted in name only, and notes what it is asked.
class FakeHistory : public EncryptedHistory, public HeldAnswers {
    Q_OBJECT
  public:
    bool isLocked() const override { return locked; }
    HistoryEncryption encryption() const override { return {custody, !locked, obstacle}; }
    QByteArray salt() const override { return fileSalt; }

    QFuture<StoreDone> unlock(const QString& text) override {
        calls << QStringLiteral("unlock ") + text;
        return later([this, text] { return open(text == passphrase); });
    }
    QFuture<StoreDone> unlock(const HistoryKey& with) override {
        calls << QStringLiteral("unlock with a key");
        return later([this, with] { return open(key && with.key() == key->key()); });
    }
    QFuture<StoreDone> encrypt(const QString& text) override {
        calls << QStringLiteral("encrypt ") + text;
        return later(
            [this, text] { return convert(KeyCustody::Passphrase, text, {}, "salt of " + text.toUtf8()); });
    }
    QFuture<StoreDone> encrypt(const HistoryKey& with) override {
        calls << QStringLiteral("encrypt with a key");
        return later([this, with] { return convert(KeyCustody::Keyring, {}, with, with.salt()); });
    }
    QFuture<StoreDone> decrypt() override {
        calls << QStringLiteral("decrypt");
        return later([this] { return convert(KeyCustody::None, {}, {}, {}); });
    }
    void cancelConversion() override {
        calls << QStringLiteral("cancel");
        failure = StoreError{StoreError::Kind::Cancelled, QStringLiteral("This was cancelled."), {}};
        answer();
    }

    /// As it is after a start.
    void lock(KeyCustody with) {
        custody = with;
        locked = true;
        emit changed();
    }
    bool locked = false;
    KeyCustody custody = KeyCustody::None;
    QString obstacle;
    QByteArray fileSalt;
    QString passphrase;
    std::optional<HistoryKey> key;
    std::optional<StoreError> failure; ///< of the next conversion
    QStringList calls;

  private:
    StoreDone open(bool isRight) {
        if (!isRight)
            return StoreError{
                StoreError::Kind::WrongKey, QStringLiteral("This passphrase does not open the history."), {}};
        locked = false;
        emit changed();
        return std::monostate();
    }
    StoreDone convert(KeyCustody to, const QString& text, const std::optional<HistoryKey>& with,
                      const QByteArray& newSalt) {
        if (failure)
            return *std::exchange(failure, std::nullopt);
        custody = to;
        passphrase = text;
        key = with;
        fileSalt = newSalt;
        emit changed();
        return std::monostate();
    }
};

/// A keyring in memory.
class FakeKeyring : public Keyring, public HeldAnswers {
  public:
    QString obstacle() const override { return hindrance; }
    QFuture<KeyringResult<HistoryKey>> read(const QByteArray& salt) override {
        using Result = KeyringResult<HistoryKey>;
        ++reads;
        return later([this, salt]() -> Result {
            if (readFailure)
                return *readFailure;
            const auto found = entries.constFind(salt);
            if (found == entries.cend())
                return keyringError(KeyringError::Kind::NotFound);
            return *HistoryKey::fromRecoveryText(*found);
        });
    }
    QFuture<KeyringDone> write(const HistoryKey& key) override {
        return later([this, key]() -> KeyringDone {
            if (writeFailure)
                return *writeFailure;
            if (!losesEntries)
                entries.insert(key.salt(), key.recoveryText());
            return std::monostate();
        });
    }
    QFuture<KeyringDone> remove(const QByteArray& salt) override {
        entries.remove(salt);
        removed << salt;
        return QtFuture::makeReadyFuture(KeyringDone());
    }
    QString hindrance;
    QHash<QByteArray, QString> entries; ///< recovery texts by salt
    std::optional<KeyringError> readFailure;
    std::optional<KeyringError> writeFailure;
    bool losesEntries = false;
    int reads = 0;
    QVector<QByteArray> removed;
};

} // namespace conclave
