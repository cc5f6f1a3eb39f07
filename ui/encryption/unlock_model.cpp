// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/encryption/unlock_model.h"

#include "app/futures/when_done.h"

#include <utility>

namespace conclave {

UnlockModel::UnlockModel(EncryptedHistory& history, Keyring& keyring, Notices& notices, QObject* parent)
    : QObject(parent), m_history(history), m_keyring(keyring), m_notices(notices) {
    connect(&history, &EncryptedHistory::changed, this, &UnlockModel::look);
    look();
}

bool UnlockModel::usesKeyring() const {
    return m_history.encryption().custody == KeyCustody::Keyring;
}

void UnlockModel::look() {
    const bool isLocked = m_history.isLocked();
    const bool wasLocked = std::exchange(m_isLocked, isLocked);
    if (wasLocked == isLocked) {
        emit changed();
        return;
    }
    m_problem.clear();
    if (isLocked && usesKeyring() && obstacle().isEmpty()) {
        askKeyring();
        return;
    }
    emit changed();
    if (!isLocked)
        emit unlocked();
}

bool UnlockModel::begin() {
    if (!m_isLocked || m_isOpening)
        return false;
    m_isOpening = true;
    m_problem.clear();
    emit changed();
    return true;
}

void UnlockModel::fail(const QString& problem) {
    m_isOpening = false;
    m_problem = problem;
    emit changed();
}

void UnlockModel::finish(const StoreDone& done, Source source) {
    const StoreError* error = errorOf(done);
    if (error == nullptr || !m_isLocked) {
        m_isOpening = false;
        emit changed();
        return;
    }
    if (error->kind == StoreError::Kind::WrongKey && source == Source::RecoveryText)
        fail(tr("This recovery key belongs to another history."));
    else if (error->kind == StoreError::Kind::WrongKey && source == Source::Keyring)
        fail(tr("The key in the desktop's keyring does not open this history. Use the recovery key."));
    else
        fail(error->title);
}

void UnlockModel::unlock(const QString& passphrase) {
    if (passphrase.isEmpty() || !begin())
        return;
    whenDone(m_history.unlock(passphrase), this,
             [this](const StoreDone& done) { finish(done, Source::Passphrase); });
}

void UnlockModel::open(const HistoryKey& key, Source source) {
    whenDone(m_history.unlock(key), this, [this, key, source](const StoreDone& done) {
        finish(done, source);
        if (errorOf(done) == nullptr && source == Source::RecoveryText && usesKeyring())
            giveBack(key);
    });
}

void UnlockModel::unlockWithRecoveryText(const QString& text) {
    if (text.trimmed().isEmpty() || !m_isLocked || m_isOpening)
        return;
    const auto key = HistoryKey::fromRecoveryText(text);
    if (!key) {
        fail(tr("This is no recovery key: a letter or digit is wrong or missing. Compare it with what you "
                "have kept."));
        return;
    }
    if (begin())
        open(*key, Source::RecoveryText);
}

void UnlockModel::giveBack(const HistoryKey& key) {
    whenDone(m_keyring.write(key), this, [this](const KeyringDone& done) {
        if (const auto* error = std::get_if<KeyringError>(&done))
            m_notices.showError(tr("The history is open, but the recovery key will be asked for again: %1",
                                   "%1 is a sentence")
                                    .arg(error->sentence),
                                error->detail);
        else
            m_notices.showToast(tr("The history is open, and the desktop's keyring has its key again."));
    });
}

void UnlockModel::askKeyring() {
    if (!m_isLocked || m_isAskingKeyring || m_isOpening)
        return;
    m_problem = m_keyring.obstacle();
    if (!m_problem.isEmpty()) {
        emit changed();
        return;
    }
    m_isAskingKeyring = true;
    emit changed();
    whenDone(m_keyring.read(m_history.salt()), this, [this](const KeyringResult<HistoryKey>& found) {
        m_isAskingKeyring = false;
        const auto* error = std::get_if<KeyringError>(&found);
        if (!m_isLocked || m_isOpening)
            emit changed(); // a recovery key was quicker
        else if (error != nullptr)
            fail(error->sentence);
        else if (begin())
            open(std::get<HistoryKey>(found), Source::Keyring);
    });
}

void UnlockModel::clearProblem() {
    if (std::exchange(m_problem, QString()).isEmpty())
        return;
    emit changed();
}

} // namespace conclave
