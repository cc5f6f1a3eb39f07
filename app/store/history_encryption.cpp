// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/history_encryption.h"

#include "app/store/database.h"
#include "app/store/held_keys.h"
#include "app/store/key_marker.h"
#include "app/store/open_files.h"

#include <QFileInfo>

namespace conclave {

namespace {

FileEncryption encryptedAs(const KeyMarker::Entry& entry) {
    return {.isEncrypted = true,
            .salt = entry.salt,
            .custody = entry.custody,
            .iterations = entry.iterations,
            .isMarked = true};
}

} // namespace

FileEncryption encryptionOf(const QString& historyPath) {
    const FileHead head = OpenFiles::head(historyPath);
    if (head.kind == FileHead::Kind::Plain)
        return {};
    const KeyMarker marker = KeyMarker::read(historyPath);
    if (head.kind == FileHead::Kind::Encrypted) {
        const KeyMarker::Entry* entry = marker.find(head.salt);
        return entry != nullptr ? encryptedAs(*entry)
                                : FileEncryption{.isEncrypted = true,
                                                 .salt = head.salt,
                                                 .custody = KeyCustody::Passphrase};
    }
    if (marker.entries.isEmpty())
        return {};
    // Somebody who deletes a history begins a new one, and is not asked for the passphrase of the old one.
    const bool isGone =
        head.kind == FileHead::Kind::Missing && !QFileInfo::exists(historyPath + QStringLiteral("-wal"));
    const KeyMarker::Entry& entry = marker.entries.last();
    return isGone && !HeldKeys::find(entry.salt) ? FileEncryption{} : encryptedAs(entry);
}

StoreResult<std::optional<HistoryKey>> keyOfHistory(const QString& historyPath) {
    const FileEncryption encryption = encryptionOf(historyPath);
    if (!encryption.isEncrypted)
        return std::optional<HistoryKey>();
    std::optional<HistoryKey> key = HeldKeys::find(encryption.salt);
    if (!key)
        return fileError(StoreError::Kind::Locked, historyPath, QStringLiteral("its key is not held"));
    return key;
}

StoreDone tryKey(const QString& historyPath, const HistoryKey& key) {
    if (sqlcipher() == nullptr)
        return StoreError{StoreError::Kind::Io, sqlcipherObstacle(), QStringLiteral("no SQLCipher")};
    const StoreError wrong = fileError(StoreError::Kind::WrongKey, historyPath, QStringLiteral("wrong key"));
    if (key.salt() != encryptionOf(historyPath).salt)
        return wrong;
    const KeyMarker marker = KeyMarker::read(historyPath);
    if (const KeyMarker::Entry* entry = marker.find(key.salt()); entry != nullptr && entry->fits(key))
        return std::monostate{};
    // A marker may be damaged too. Immutable: neither locks nor a log are made, nor is one poured in.
    const auto opened = Database::openWithKey(historyPath, Database::Mode::Immutable, key);
    if (const StoreError* error = errorOf(opened))
        return *error;
    const StoreResult<qint64> read = std::get<0>(opened)->number("SELECT count(*) FROM sqlite_master");
    if (const StoreError* error = errorOf(read))
        return error->kind == StoreError::Kind::Corrupt ? wrong : *error;
    return std::monostate{};
}

StoreResult<HistoryKey> keyFromPassphrase(const QString& historyPath, const QString& passphrase) {
    const FileEncryption encryption = encryptionOf(historyPath);
    StoreDone tried = std::monostate{};
    for (const int iterations : {encryption.iterations, HistoryKey::kKeyIterations}) {
        const HistoryKey key = HistoryKey::fromPassphrase(passphrase, encryption.salt, iterations);
        tried = tryKey(historyPath, key);
        if (errorOf(tried) == nullptr)
            return key;
        if (encryption.iterations == HistoryKey::kKeyIterations)
            break;
    }
    return std::get<StoreError>(tried);
}

StoreDone settleMarker(const QString& historyPath, KeyCustody custody) {
    const KeyMarker old = KeyMarker::read(historyPath);
    const StoreResult<std::optional<HistoryKey>> key = keyOfHistory(historyPath);
    if (const StoreError* error = errorOf(key))
        return *error;
    KeyMarker marker;
    if (const std::optional<HistoryKey>& held = std::get<0>(key)) {
        const KeyMarker::Entry* known = old.find(held->salt());
        const bool isRight = known != nullptr && known->fits(*held) &&
                             (custody == KeyCustody::None || custody == known->custody);
        if (isRight && old.entries.size() == 1)
            return std::monostate{};
        marker.entries = {isRight
                              ? *known
                              : KeyMarker::Entry::of(
                                    *held, custody == KeyCustody::None ? KeyCustody::Passphrase : custody)};
    }
    if (marker.entries.isEmpty() && old.entries.isEmpty())
        return std::monostate{};
    return marker.write(historyPath);
}

} // namespace conclave
