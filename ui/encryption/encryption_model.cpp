// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/encryption/encryption_model.h"

#include "app/export/export_file.h"
#include "app/futures/when_done.h"
#include "ui/encryption/passphrase_strength.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSaveFile>

#include <utility>

namespace conclave {

EncryptionModel::EncryptionModel(EncryptedHistory& history, Keyring& keyring, Notices& notices,
                                 QObject* parent)
    : QObject(parent), m_history(history), m_keyring(keyring), m_notices(notices) {
    connect(&history, &EncryptedHistory::changed, this, &EncryptionModel::custodyChanged);
    connect(&history, &EncryptedHistory::progressed, this, [this](double done) {
        m_progress = done;
        emit progressChanged();
    });
}

EncryptionModel::Custody EncryptionModel::custody() const {
    switch (m_history.encryption().custody) {
    case KeyCustody::None:
        return Plain;
    case KeyCustody::Passphrase:
        return Passphrase;
    case KeyCustody::Keyring:
        return InKeyring;
    }
    return Plain;
}

// ------------------------------------------------------------------------------------------- a passphrase

QString EncryptionModel::passphraseProblem(const QString& first, const QString& second) const {
    if (first.size() < kShortestPassphrase)
        return tr("At least %n characters.", "a passphrase", kShortestPassphrase);
    return first == second ? QString() : tr("The two are not the same.", "a passphrase that is typed twice");
}

int EncryptionModel::strength(const QString& passphrase) const {
    return static_cast<int>(passphraseStrength(passphrase));
}

QString EncryptionModel::strengthInWords(const QString& passphrase) const {
    switch (passphraseStrength(passphrase)) {
    case PassphraseStrength::TooShort:
        return tr("Too short: at least %n characters.", "a passphrase", kShortestPassphrase);
    case PassphraseStrength::Weak:
        return tr("Weak: easily guessed. Four or five unrelated words are better.", "a passphrase");
    case PassphraseStrength::Fair:
        return tr("Fair: one or two words more would make it strong.", "a passphrase");
    case PassphraseStrength::Good:
        return tr("Good.", "a passphrase");
    case PassphraseStrength::Strong:
        return tr("Strong.", "a passphrase");
    }
    return {};
}

// ------------------------------------------------------------------------------------------- what is done

void EncryptionModel::begin(Step step, const QString& doing) {
    ++m_serial;
    m_step = step;
    m_doing = doing;
    m_result.clear();
    m_hasFailed = false;
    m_progress = 0;
    emit stateChanged();
    emit progressChanged();
}

void EncryptionModel::end(const QString& result, bool hasFailed, const QString& detail) {
    ++m_serial;
    m_step = Idle;
    m_doing.clear();
    m_result = result;
    m_hasFailed = hasFailed;
    emit stateChanged();
    if (hasFailed)
        m_notices.showError(result, detail); // people may have gone on chatting
    else
        m_notices.showToast(result);
}

void EncryptionModel::convert(const std::function<QFuture<StoreDone>()>& start, const QString& success,
                              std::function<void()> onFailure) {
    const QByteArray oldEntry = custody() == InKeyring ? m_history.salt() : QByteArray();
    whenDone(start(), this, [this, oldEntry, success, onFailure](const StoreDone& done) {
        const StoreError* error = errorOf(done);
        if (error == nullptr) {
            setKey(std::nullopt);
            if (!oldEntry.isEmpty())
                m_keyring.remove(oldEntry); // when it stays, it opens nothing any more
            end(success, false);
            return;
        }
        if (onFailure)
            onFailure();
        if (error->kind == StoreError::Kind::Cancelled)
            end(tr("Cancelled: the history is as it was."), false);
        else
            end(error->title, true, error->detail);
    });
}

void EncryptionModel::encryptWithPassphrase(const QString& first, const QString& second) {
    if (isBusy() || !passphraseProblem(first, second).isEmpty())
        return;
    const bool isEncrypted = custody() != Plain;
    begin(Converting, isEncrypted ? tr("Encrypting the history anew") : tr("Encrypting the history"));
    convert([this, first] { return m_history.encrypt(first); },
            isEncrypted ? tr("The history opens with the new passphrase from now on.")
                        : tr("The history is encrypted. Its passphrase is asked for at the next start."));
}

void EncryptionModel::prepareKey() {
    if (isBusy())
        return;
    m_result.clear();
    m_hasFailed = false;
    emit stateChanged();
    setKey(HistoryKey::random());
}

void EncryptionModel::encryptWithKeyring() {
    if (isBusy() || !m_key)
        return;
    const QString obstacle = m_keyring.obstacle();
    if (!obstacle.isEmpty()) {
        end(obstacle, true);
        return;
    }
    const HistoryKey key = *m_key;
    begin(KeepingKey, tr("Waiting for the desktop's keyring"));
    whenDone(m_keyring.write(key), this, [this, key, serial = m_serial](const KeyringDone& done) {
        if (serial != m_serial) { // cancelled in the meantime
            removeUnused(key.salt());
            return;
        }
        if (const auto* error = std::get_if<KeyringError>(&done)) {
            end(error->sentence, true, error->detail);
            return;
        }
        verifyAndEncrypt(key);
    });
}

/// What cannot be read back now will not be there at the next start either.
void EncryptionModel::verifyAndEncrypt(const HistoryKey& key) {
    whenDone(m_keyring.read(key.salt()), this,
             [this, key, serial = m_serial](const KeyringResult<HistoryKey>& found) {
                 if (serial != m_serial) {
                     removeUnused(key.salt());
                     return;
                 }
                 const auto* kept = std::get_if<HistoryKey>(&found);
                 if (kept == nullptr || kept->key() != key.key() || kept->salt() != key.salt()) {
                     const auto* error = std::get_if<KeyringError>(&found);
                     removeUnused(key.salt());
                     end(tr("The desktop's keyring took the key and did not give it back, so nothing was "
                            "encrypted. Unlock the keyring and try again, or use a passphrase."),
                         true, error != nullptr ? error->detail : QString());
                     return;
                 }
                 begin(Converting, tr("Encrypting the history"));
                 convert([this, key] { return m_history.encrypt(key); },
                         tr("The history is encrypted, and the desktop's keyring has the key."),
                         [this, salt = key.salt()] { removeUnused(salt); });
             });
}

void EncryptionModel::removeUnused(const QByteArray& salt) {
    if (m_history.salt() != salt)
        m_keyring.remove(salt);
}

void EncryptionModel::decrypt() {
    if (isBusy() || custody() == Plain)
        return;
    begin(Converting, tr("Decrypting the history"));
    convert([this] { return m_history.decrypt(); }, tr("The history is not encrypted any more."));
}

void EncryptionModel::cancel() {
    if (m_step == Converting)
        m_history.cancelConversion();
    else if (m_step == KeepingKey)
        end(tr("Cancelled: the history is as it was."), false);
}

// ------------------------------------------------------------------------------------------ a recovery key

void EncryptionModel::setKey(std::optional<HistoryKey> key) {
    m_key = std::move(key);
    emit recoveryTextChanged();
}

void EncryptionModel::readRecoveryKey() {
    if (isBusy() || custody() != InKeyring)
        return;
    begin(KeepingKey, tr("Waiting for the desktop's keyring"));
    whenDone(m_keyring.read(m_history.salt()), this,
             [this, serial = m_serial](const KeyringResult<HistoryKey>& found) {
                 if (serial != m_serial)
                     return;
                 if (const auto* error = std::get_if<KeyringError>(&found)) {
                     end(error->sentence, true, error->detail);
                     return;
                 }
                 m_step = Idle;
                 emit stateChanged();
                 setKey(std::get<HistoryKey>(found));
                 emit recoveryKeyRead();
             });
}

void EncryptionModel::forgetKey() {
    if (!isBusy())
        setKey(std::nullopt);
}

void EncryptionModel::copyRecoveryText() {
    if (!m_key)
        return;
    QGuiApplication::clipboard()->setText(m_key->recoveryText());
    m_notices.showToast(tr("The recovery key was copied.", "to the clipboard"));
}

QUrl EncryptionModel::suggestedFile() const {
    return QUrl::fromLocalFile(folderForFiles() + QLatin1Char('/') +
                               tr("Conclave recovery key.txt", "the name of a file"));
}

bool EncryptionModel::saveRecoveryText(const QUrl& url) {
    if (!m_key)
        return false;
    const QString words = tr("This recovery key opens the encrypted history of Conclave when the desktop's "
                             "keyring does not have its key any more. Keep it where only you can read it.",
                             "in the file that has the recovery key");
    QSaveFile file(url.toLocalFile());
    const QByteArray text = QStringLiteral("%1\n\n%2\n").arg(words, m_key->recoveryText()).toUtf8();
    const bool isSaved = file.open(QIODevice::WriteOnly) &&
                         file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                         file.write(text) == text.size() && file.commit();
    m_hasFailed = !isSaved;
    m_result = isSaved ? tr("The recovery key was saved as “%1”.", "%1 is a file").arg(url.fileName())
                       : tr("The recovery key could not be saved: %1 Choose another folder.",
                            "%1 is the system's reason")
                             .arg(file.errorString() + QLatin1Char('.'));
    emit stateChanged();
    return isSaved;
}

} // namespace conclave
