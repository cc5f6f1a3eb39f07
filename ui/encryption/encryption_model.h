// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/keyring/keyring.h"
#include "ui/components/notices.h"
#include "ui/encryption/encrypted_history.h"

#include <QObject>
#include <QQmlEngine>
#include <QUrl>

#include <functional>
#include <optional>

namespace conclave {

/// Encrypting the history, changing what opens it, and decrypting it: one at a time.
///
///     passphrase: ───────────────────────────────────────► Converting ─► Idle, and result says what came of
///     it keyring:    writes the key there, reads it back ───► Converting ─►   (its old entry goes last of
///     all)
///                    └─ it is not the same: Idle, nothing was encrypted
///
/// Lives on the GUI thread; everything it is given outlives it.
class EncryptionModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by WindowContext")
    Q_PROPERTY(Custody custody READ custody NOTIFY custodyChanged)
    Q_PROPERTY(QString obstacle READ obstacle NOTIFY custodyChanged)
    Q_PROPERTY(QString keyringObstacle READ keyringObstacle CONSTANT)
    Q_PROPERTY(Step step READ step NOTIFY stateChanged)
    Q_PROPERTY(bool isBusy READ isBusy NOTIFY stateChanged)
    Q_PROPERTY(QString doing READ doing NOTIFY stateChanged)
    Q_PROPERTY(double progress READ progress NOTIFY progressChanged)
    Q_PROPERTY(QString result READ result NOTIFY stateChanged)
    Q_PROPERTY(bool hasFailed READ hasFailed NOTIFY stateChanged)
    Q_PROPERTY(QString recoveryText READ recoveryText NOTIFY recoveryTextChanged)

  public:
    enum Custody { Plain, Passphrase, InKeyring }; ///< KeyCustody
    Q_ENUM(Custody)
    enum Step { Idle, KeepingKey, Converting };
    Q_ENUM(Step)

    EncryptionModel(EncryptedHistory& history, Keyring& keyring, Notices& notices, QObject* parent = nullptr);

    Custody custody() const;
    /// Why nothing can be encrypted here, with what to do; empty when it can.
    QString obstacle() const { return m_history.encryption().obstacle; }
    QString keyringObstacle() const { return m_keyring.obstacle(); } ///< why it cannot keep the key
    Step step() const { return m_step; }
    bool isBusy() const { return m_step != Idle; }
    QString doing() const { return m_doing; }      ///< in words, while isBusy
    double progress() const { return m_progress; } ///< 0 to 1
    QString result() const { return m_result; }    ///< of the last act, in words
    bool hasFailed() const { return m_hasFailed; } ///< the last act
    /// Of the key that prepareKey() made or readRecoveryKey() found; empty when there is none.
    QString recoveryText() const { return m_key ? m_key->recoveryText() : QString(); }

    /// What is wrong with a new passphrase that was typed twice; empty when it can be used.
    Q_INVOKABLE QString passphraseProblem(const QString& first, const QString& second) const;
    Q_INVOKABLE int strength(const QString& passphrase) const; ///< PassphraseStrength
    Q_INVOKABLE QString strengthInWords(const QString& passphrase) const;

    /// Encrypts, or changes what opens it. Does nothing while passphraseProblem() has something to say.
    Q_INVOKABLE void encryptWithPassphrase(const QString& first, const QString& second);
    /// Makes the key that encryptWithKeyring() uses, so that people can keep a copy before.
    Q_INVOKABLE void prepareKey();
    Q_INVOKABLE void encryptWithKeyring();
    Q_INVOKABLE void decrypt();
    Q_INVOKABLE void cancel(); ///< what is under way: all is as it was

    /// Asks the keyring for the key in use; recoveryKeyRead() follows, or result says why not.
    Q_INVOKABLE void readRecoveryKey();
    Q_INVOKABLE void forgetKey(); ///< recoveryText is not needed any more
    Q_INVOKABLE void copyRecoveryText();
    /// Into a file that only its owner can read. False: result says why.
    Q_INVOKABLE bool saveRecoveryText(const QUrl& file);

    Q_INVOKABLE QUrl suggestedFile() const; ///< for saveRecoveryText()

  signals:
    void custodyChanged();
    void stateChanged();
    void progressChanged();
    void recoveryTextChanged();
    void recoveryKeyRead();

  private:
    void begin(Step step, const QString& doing);
    void end(const QString& result, bool hasFailed, const QString& detail = {});
    /// Starts a conversion; an entry of the keyring that it makes useless goes when it has succeeded.
    void convert(const std::function<QFuture<StoreDone>()>& start, const QString& success,
                 std::function<void()> onFailure = {});
    void verifyAndEncrypt(const HistoryKey& key);
    void removeUnused(const QByteArray& salt);
    void setKey(std::optional<HistoryKey> key);

    EncryptedHistory& m_history;
    Keyring& m_keyring;
    Notices& m_notices;
    std::optional<HistoryKey> m_key;
    Step m_step = Idle;
    QString m_doing;
    QString m_result;
    double m_progress = 0;
    int m_serial = 0; ///< of the newest act: what older ones hear from the keyring is dropped
    bool m_hasFailed = false;
};

} // namespace conclave
