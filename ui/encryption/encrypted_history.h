// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/chat_store.h"

#include <QObject>

namespace conclave {

/// What the window asks of a history that can be encrypted: the functions of ChatStore under these names, or
/// a test's. Lives on the GUI thread.
class EncryptedHistory : public QObject {
    Q_OBJECT
  public:
    using QObject::QObject;

    virtual bool isLocked() const = 0;
    virtual HistoryEncryption encryption() const = 0;
    virtual QByteArray salt() const = 0;
    virtual QFuture<StoreDone> unlock(const QString& passphrase) = 0;
    virtual QFuture<StoreDone> unlock(const HistoryKey& key) = 0;
    virtual QFuture<StoreDone> encrypt(const QString& passphrase) = 0;
    virtual QFuture<StoreDone> encrypt(const HistoryKey& key) = 0;
    virtual QFuture<StoreDone> decrypt() = 0;
    virtual void cancelConversion() = 0;

  signals:
    void changed(); ///< what isLocked(), encryption() or salt() say
    void progressed(double done);
};

/// The program's: the ChatStore that it is given, which outlives it.
class EncryptedChatStore : public EncryptedHistory {
    Q_OBJECT
  public:
    explicit EncryptedChatStore(ChatStore& store, QObject* parent = nullptr);

    bool isLocked() const override { return m_store.status().kind == HistoryStatus::Kind::Locked; }
    HistoryEncryption encryption() const override { return m_store.encryption(); }
    QByteArray salt() const override { return m_store.encryptionSalt(); }
    QFuture<StoreDone> unlock(const QString& passphrase) override { return m_store.unlock(passphrase); }
    QFuture<StoreDone> unlock(const HistoryKey& key) override { return m_store.unlock(key); }
    QFuture<StoreDone> encrypt(const QString& passphrase) override { return m_store.encrypt(passphrase); }
    QFuture<StoreDone> encrypt(const HistoryKey& key) override { return m_store.encrypt(key); }
    QFuture<StoreDone> decrypt() override { return m_store.decrypt(); }
    void cancelConversion() override { m_store.cancelConversion(); }

  private:
    ChatStore& m_store;
};

} // namespace conclave
