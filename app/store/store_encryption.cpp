// SPDX-License-Identifier: GPL-3.0-or-later
// What the store's worker does about encryption: locked at the start, unlocked, converted.
#include "app/store/backup.h"
#include "app/store/conversion.h"
#include "app/store/held_keys.h"
#include "app/store/history_file.h"
#include "app/store/store_worker.h"

#include <QLoggingCategory>
#include <QMetaObject>

namespace conclave {

namespace {

Q_LOGGING_CATEGORY(lcStore, "conclave.store")

// Of the progress of a conversion; the copies (backups) are the rest.
constexpr double kBackupShare = 0.1;
constexpr double kFileShare = 0.5;

QFuture<StoreDone> begun(const std::shared_ptr<QPromise<StoreDone>>& promise) {
    promise->start();
    return promise->future();
}

void finish(const std::shared_ptr<QPromise<StoreDone>>& promise, const StoreDone& done) {
    promise->addResult(done);
    promise->finish();
}

} // namespace

void ChatStore::Worker::begin() {
    const FileEncryption encryption = encryptionOf(m_path);
    if (!encryption.isEncrypted || HeldKeys::find(encryption.salt)) {
        openHistory(KeyCustody::None);
        return;
    }
    // What a cut off decryption has written must not lie there until somebody knows the passphrase.
    if (const HistoryLock lock(m_path); lock.isAlone())
        removeUnfinishedConversion(m_path);
    publishStatus();
    publishEncryption();
}

void ChatStore::Worker::openHistory(KeyCustody custody) {
    if (const StoreResult<std::optional<HistoryKey>> key = keyOfHistory(m_path);
        errorOf(key) == nullptr && std::get<0>(key)) {
        HeldKeys::hold(*std::get<0>(key));
        m_heldSalt = std::get<0>(key)->salt();
    }
    m_history = std::make_unique<ShelteredHistory>(m_path);
    if (const StoreError* error = errorOf(m_history->opened());
        error != nullptr && error->kind == StoreError::Kind::Locked) {
        m_history.reset(); // another program has encrypted it just now
        publishStatus();
        publishEncryption();
        return;
    }
    if (const QString& notice = m_history->notice(); !notice.isEmpty()) {
        const std::lock_guard lock(m_mutex);
        m_notice = notice;
    }
    m_mayIndex = true;
    if (m_history->isInFile()) {
        if (const StoreDone done = settleMarker(m_path, custody); errorOf(done) != nullptr)
            qCWarning(lcStore).noquote() << "the marker of the key:" << errorOf(done)->detail;
        m_dailyBackup = std::make_unique<DailyBackup>(m_path, DailyBackup::kFirstAfter,
                                                      [this](const StoreError& error) { announce(error); });
    }
    publishStatus();
    publishEncryption();
    if (m_history->isInFile() && hasCopiesToConvert(m_path))
        convertCopiesAside(nullptr);
}

HistoryEncryption ChatStore::Worker::encryption() {
    HistoryEncryption encryption{.obstacle = sqlcipherObstacle()};
    const std::lock_guard lock(m_mutex);
    encryption.custody = m_encryption.custody;
    encryption.isUnlocked = m_isUnlocked;
    return encryption;
}

QByteArray ChatStore::Worker::encryptionSalt() {
    const std::lock_guard lock(m_mutex);
    return m_encryption.salt;
}

void ChatStore::Worker::publishEncryption() {
    {
        const std::lock_guard lock(m_mutex);
        m_encryption = encryptionOf(m_path);
        m_isUnlocked = m_history != nullptr;
    }
    QMetaObject::invokeMethod(m_owner, &ChatStore::encryptionChanged, Qt::QueuedConnection);
}

QFuture<StoreDone> ChatStore::Worker::unlock(const MakeKey& makeKey, KeyCustody custody) {
    return ask<std::monostate>([this, makeKey, custody] { return unlockNow(makeKey, custody); });
}

StoreDone ChatStore::Worker::unlockNow(const MakeKey& makeKey, KeyCustody custody) {
    if (m_history != nullptr)
        return std::monostate{};
    const StoreResult<HistoryKey> key = makeKey(m_path);
    if (const StoreError* error = errorOf(key))
        return *error;
    if (const StoreDone tried = tryKey(m_path, std::get<HistoryKey>(key)); errorOf(tried) != nullptr)
        return tried;
    HeldKeys::hold(std::get<HistoryKey>(key));
    // A recovery key opens what has a passphrase, too; only without a marker the way of unlocking says more.
    const bool isKnown = encryptionOf(m_path).isMarked;
    openHistory(isKnown ? KeyCustody::None : custody);
    HeldKeys::forget(std::get<HistoryKey>(key).salt()); // held by openHistory
    noteListChange();
    return m_history != nullptr ? m_history->opened() : fileError(StoreError::Kind::Locked, m_path, {});
}

QFuture<StoreDone> ChatStore::Worker::convert(const MakeKey& makeKey, KeyCustody custody) {
    auto promise = std::make_shared<QPromise<StoreDone>>();
    QFuture<StoreDone> future = begun(promise);
    const std::lock_guard lock(m_conversionMutex);
    m_conversion = std::stop_source();
    enqueue([this, makeKey, custody, promise, stop = m_conversion.get_token()] {
        convertNow(makeKey, custody, stop, promise);
    });
    return future;
}

void ChatStore::Worker::cancelConversion() {
    const std::lock_guard lock(m_conversionMutex);
    m_conversion.request_stop();
}

void ChatStore::Worker::convertNow(const MakeKey& makeKey, KeyCustody custody, const std::stop_token& stop,
                                   const Converting& promise) {
    if (m_history == nullptr)
        return finish(promise, fileError(StoreError::Kind::Locked, m_path, {}));
    if (!m_history->saveUnsavedRows())
        return finish(promise, StoreError{StoreError::Kind::ReadOnly, m_history->status().sentence, {}});
    if (makeKey && sqlcipher() == nullptr)
        return finish(promise, StoreError{StoreError::Kind::Io, sqlcipherObstacle(), {}});
    std::optional<HistoryKey> key;
    if (makeKey) {
        const StoreResult<HistoryKey> made = makeKey(m_path);
        if (const StoreError* error = errorOf(made))
            return finish(promise, *error);
        key = std::get<HistoryKey>(made);
    } else if (!encryptionOf(m_path).isEncrypted) {
        return finish(promise, std::monostate{});
    }
    m_percent = -1;
    const StoreDone done = convertFile(key, custody, stop);
    if (errorOf(done) != nullptr) {
        qCWarning(lcStore).noquote() << "the history was not converted:" << errorOf(done)->detail;
        return finish(promise, done);
    }
    convertCopiesAside(promise);
}

StoreDone ChatStore::Worker::convertFile(const std::optional<HistoryKey>& key, KeyCustody custody,
                                         const std::stop_token& stop) {
    const StoreResult<BackupFile> backup =
        makeBackup(m_path, BackupFile::Reason::BeforeEncryption, stop,
                   [this](double fraction) { noteProgress(kBackupShare * fraction); });
    if (const StoreError* error = errorOf(backup))
        return *error;
    // Everything here that may have the file open for writing.
    m_aside = {};
    m_dailyBackup.reset();
    m_history.reset();
    const StoreDone done = convertHistory(m_path, key, custody, stop, [this](double fraction) {
        noteProgress(kBackupShare + kFileShare * fraction);
    });
    const std::optional<QByteArray> previous = m_heldSalt;
    if (errorOf(done) == nullptr) {
        if (key)
            HeldKeys::hold(*key);
        m_heldSalt.reset();
    }
    openHistory(custody == KeyCustody::None || errorOf(done) != nullptr ? KeyCustody::None : custody);
    if (errorOf(done) == nullptr && key)
        HeldKeys::forget(key->salt()); // held by openHistory
    if (previous)
        HeldKeys::forget(*previous);
    return done;
}

void ChatStore::Worker::convertCopiesAside(const Converting& promise) {
    m_aside = {};
    m_aside = std::jthread([this, promise](const std::stop_token& stop) {
        const StoreDone done = convertCopies(m_path, stop, [this, &promise](double fraction) {
            if (promise)
                noteProgress(kBackupShare + kFileShare + (1 - kBackupShare - kFileShare) * fraction);
        });
        if (promise) {
            noteProgress(1);
            finish(promise, done);
        }
    });
}

void ChatStore::Worker::noteProgress(double done) {
    const int percent = int(done * 100);
    if (m_percent.exchange(percent) == percent)
        return;
    QMetaObject::invokeMethod(
        m_owner, [owner = m_owner, done] { emit owner->conversionProgress(done); }, Qt::QueuedConnection);
}

} // namespace conclave
