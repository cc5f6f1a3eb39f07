// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/keyring/keyring.h"
#include "ui/components/notices.h"
#include "ui/encryption/encrypted_history.h"

#include <QObject>
#include <QQmlEngine>

namespace conclave {

/// A history that is locked, and the ways to open it.
///
///     locked ──custody is the keyring──► asks it ──found──► opens ──► unlocked
///       └──────passphrase, recovery key─────────────────────┘  └─wrong─► locked, and problem says why
///
/// Lives on the GUI thread; everything it is given outlives it.
class UnlockModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by WindowContext")
    Q_PROPERTY(bool isLocked READ isLocked NOTIFY changed)
    Q_PROPERTY(bool usesKeyring READ usesKeyring NOTIFY changed)
    Q_PROPERTY(QString obstacle READ obstacle NOTIFY changed)
    Q_PROPERTY(bool isAskingKeyring READ isAskingKeyring NOTIFY changed)
    Q_PROPERTY(bool isOpening READ isOpening NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)

  public:
    UnlockModel(EncryptedHistory& history, Keyring& keyring, Notices& notices, QObject* parent = nullptr);

    bool isLocked() const { return m_isLocked; }
    /// There is no passphrase: the key is in the desktop's keyring, or written down.
    bool usesKeyring() const;
    /// Why it cannot be opened with any key here, with what to do; empty when it can.
    QString obstacle() const { return m_history.encryption().obstacle; }
    bool isAskingKeyring() const { return m_isAskingKeyring; }
    bool isOpening() const { return m_isOpening; } ///< a key is being tried
    QString problem() const { return m_problem; }  ///< why the last try failed; empty as a rule

    Q_INVOKABLE void unlock(const QString& passphrase);
    /// As HistoryKey::recoveryText() wrote it. When the keyring should have had the key, it gets it back.
    Q_INVOKABLE void unlockWithRecoveryText(const QString& text);
    Q_INVOKABLE void askKeyring();
    /// What is typed is another one now.
    Q_INVOKABLE void clearProblem();

  signals:
    void changed();
    void unlocked();

  private:
    enum class Source { Passphrase, RecoveryText, Keyring };

    void look();
    bool begin();
    void finish(const StoreDone& done, Source source);
    void open(const HistoryKey& key, Source source);
    void fail(const QString& problem);
    void giveBack(const HistoryKey& key);

    EncryptedHistory& m_history;
    Keyring& m_keyring;
    Notices& m_notices;
    QString m_problem;
    bool m_isLocked = false;
    bool m_isAskingKeyring = false;
    bool m_isOpening = false;
};

} // namespace conclave
