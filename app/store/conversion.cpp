// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/conversion.h"

#include "app/store/backup.h"
#include "app/store/database.h"
#include "app/store/files.h"
#include "app/store/held_keys.h"
#include "app/store/history_encryption.h"
#include "app/store/history_file.h"
#include "app/store/key_marker.h"
#include "app/store/old_keys.h"
#include "app/store/recovery_file.h"
#include "app/store/row_copy.h"
#include "app/store/sealed_file.h"
#include "app/store/store_text.h"

#include <QDir>
#include <QFileInfo>
#include <QLoggingCategory>

#include <algorithm>

namespace conclave {

namespace {

Q_LOGGING_CATEGORY(lcStore, "conclave.store")

using Key = std::optional<HistoryKey>;
using Progress = std::function<void(double)>;

constexpr double kCopyShare = 0.6; // of the progress of one file; the rest is the check

QString convertingPath(const QString& historyPath) {
    return historyPath + QStringLiteral(".converting");
}

StoreError cancelled(const QString& historyPath) {
    return fileError(StoreError::Kind::Cancelled, historyPath,
                     QStringLiteral("the conversion was cancelled"));
}

/// The sentence of a failure before anything was changed.
StoreError untouched(StoreError error, const QString& historyPath) {
    const QString folder = QDir::toNativeSeparators(QFileInfo(historyPath).absolutePath());
    if (error.kind == StoreError::Kind::Full)
        error.title =
            StoreText::tr("The disk is full, so the encryption of the history was not changed: everything is "
                          "as it was. Free some space on the disk of %1 and try again.")
                .arg(folder);
    else if (error.kind == StoreError::Kind::ReadOnly)
        error.title =
            StoreText::tr("The encryption of the history was not changed because %1 may not be written to. "
                          "Check the permissions of the folder.")
                .arg(folder);
    return error;
}

StoreError isOpenElsewhere(const QString& historyPath) {
    return {StoreError::Kind::Busy,
            StoreText::tr("Another Conclave has the history open. Close it, and try again."), historyPath};
}

/// Everything that the log holds goes into the file, and the log is emptied.
StoreDone pourInLog(Database& database) {
    Statement checkpoint(database, "PRAGMA wal_checkpoint(TRUNCATE);");
    if (checkpoint.step() && checkpoint.number(0) != 0)
        return fileError(StoreError::Kind::Busy, database.path(),
                         QStringLiteral("the log is being read by somebody"));
    if (checkpoint.failed())
        return checkpoint.error();
    return std::monostate{};
}

StoreDone checkPages(Database& database) {
    Statement check(database, "PRAGMA integrity_check(1);");
    if (check.step() && check.text(0) != QLatin1String("ok"))
        return fileError(StoreError::Kind::Corrupt, database.path(), check.text(0));
    if (check.failed())
        return check.error();
    return std::monostate{};
}

/// Makes @p copyPath a copy of @p from with another key, proven and on the disk.
StoreDone copyWithKey(Database& from, const QString& copyPath, const Key& key, const QString& historyPath,
                      const std::stop_token& stop, const Progress& progress) {
    removeDatabase(copyPath);
    if (const StoreDone done = makePrivateFile(copyPath, historyPath); errorOf(done) != nullptr)
        return done;
    StoreDone done = std::monostate{};
    {
        const auto made = Database::openWithKey(copyPath, Database::Mode::Write, key);
        if (const StoreError* error = errorOf(made))
            return *error;
        Database& copy = *std::get<0>(made);
        // Nobody looks at the copy before it has its name: one fsync at the end is enough, and no journal.
        done = copy.execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;");
        if (errorOf(done) == nullptr)
            done = copyAllRows(from, copy, stop, [&](double fraction) { progress(kCopyShare * fraction); });
        if (errorOf(done) == nullptr)
            done = checkPages(copy);
        if (errorOf(done) == nullptr)
            done = compareAllRows(from, copy, stop, [&](double fraction) {
                progress(kCopyShare + (1 - kCopyShare) * fraction);
            });
    }
    if (errorOf(done) == nullptr)
        done = syncFile(copyPath, historyPath);
    return done;
}

/// Puts the copy in the place of @p path. What was readable there is overwritten.
StoreDone replaceByCopy(const QString& copyPath, const QString& path, const QString& historyPath) {
    const bool wasPlain = OpenFiles::head(path).kind != FileHead::Kind::Encrypted;
    const bool isEncrypted = OpenFiles::head(copyPath).kind == FileHead::Kind::Encrypted;
    const DoomedFile doomed(path);
    if (const StoreDone done = OpenFiles::replace(copyPath, path, historyPath); errorOf(done) != nullptr)
        return done;
    syncFolder(QFileInfo(path).path());
    if (wasPlain && isEncrypted)
        doomed.overwrite();
    return std::monostate{};
}

StoreDone addToMarker(const QString& historyPath, const HistoryKey& key, KeyCustody custody) {
    KeyMarker marker = KeyMarker::read(historyPath);
    // The old key's entry first: the last one speaks for a file that says nothing.
    const FileEncryption now = encryptionOf(historyPath);
    marker.entries.removeIf([&](const KeyMarker::Entry& entry) { return entry.salt != now.salt; });
    marker.entries.prepend(KeyMarker::Entry::of(key, custody));
    return marker.write(historyPath);
}

StoreDone convertInPlace(const QString& historyPath, const Key& key, KeyCustody custody,
                         const std::stop_token& stop, const Progress& progress) {
    const QString copyPath = convertingPath(historyPath);
    const StoreResult<Key> old = keyOfHistory(historyPath);
    if (const StoreError* error = errorOf(old))
        return *error;
    {
        const auto source = Database::open(historyPath, Database::Mode::Write);
        if (const StoreError* error = errorOf(source))
            return *error;
        StoreDone done = pourInLog(*std::get<0>(source));
        if (errorOf(done) == nullptr)
            done = copyWithKey(*std::get<0>(source), copyPath, key, historyPath, stop, progress);
        if (errorOf(done) != nullptr)
            return done;
    }
    if (const Key& previous = std::get<0>(old))
        if (const StoreDone done = OldKeys::keep(historyPath, *previous, key); errorOf(done) != nullptr)
            return done;
    if (key)
        if (const StoreDone done = addToMarker(historyPath, *key, custody); errorOf(done) != nullptr)
            return done;
    if (stop.stop_requested())
        return cancelled(historyPath);
    const StoreDone done = replaceByCopy(copyPath, historyPath, historyPath);
    OldKeys::settle(historyPath);
    return done;
}

QStringList copiesOf(const QString& historyPath) {
    return backupPaths(historyPath) + recoveryFiles(historyPath) + setAsideFiles(historyPath);
}

bool isSetAside(const QString& path) {
    return QFileInfo(path).fileName().contains(QLatin1String(".damaged-"));
}

bool hasOtherKey(const QString& path, const Key& key) {
    const FileHead head = OpenFiles::head(path);
    if (head.kind != FileHead::Kind::Encrypted)
        return key.has_value();
    // What an encrypted history was when it was damaged is no more readable than that.
    return (!key || head.salt != key->salt()) && (!isSetAside(path) || isSealed(path));
}

StoreDone convertCopy(const QString& path, const Key& key, const QString& historyPath,
                      const std::stop_token& stop, const Progress& progress) {
    if (isSetAside(path) && !isSealed(path))
        return sealFile(path, *key, historyPath);
    if (isSealed(path) && !key) {
        StoreDone done = unsealFile(path, historyPath);
        return errorOf(done) != nullptr && errorOf(done)->kind == StoreError::Kind::Locked ? StoreDone()
                                                                                           : done;
    }
    const QString copyPath = path + QStringLiteral(".unfinished");
    StoreDone done = std::monostate{};
    {
        const auto source = Database::open(path, Database::Mode::ReadOnly);
        if (const StoreError* error = errorOf(source)) {
            if (error->kind == StoreError::Kind::Locked)
                return std::monostate{}; // somebody's with a key that we do not know
            done = *error;
        } else {
            done = copyWithKey(*std::get<0>(source), copyPath, key, historyPath, stop, progress);
        }
    }
    if (errorOf(done) == nullptr)
        done = replaceByCopy(copyPath, path, historyPath);
    if (errorOf(done) != nullptr)
        removeDatabase(copyPath);
    return done;
}

} // namespace

StoreDone convertHistory(const QString& historyPath, const Key& key, KeyCustody custody,
                         const std::stop_token& stop, const Progress& progress) {
    const HistoryLock lock(historyPath);
    if (!lock.isAlone())
        return isOpenElsewhere(historyPath);
    // No backup of the old file is begun meanwhile.
    if (const StoreDone done = makePrivateFolder(backupFolder(historyPath), historyPath);
        errorOf(done) != nullptr)
        return untouched(std::get<StoreError>(done), historyPath);
    BackupLock backups(historyPath);
    if (!backups.wait(stop))
        return cancelled(historyPath);
    const StoreDone done = convertInPlace(historyPath, key, custody, stop, progress);
    if (const StoreError* error = errorOf(done)) {
        removeUnfinishedConversion(historyPath);
        static_cast<void>(settleMarker(historyPath, KeyCustody::None));
        return untouched(*error, historyPath);
    }
    return done;
}

bool hasCopiesToConvert(const QString& historyPath) {
    const StoreResult<Key> key = keyOfHistory(historyPath);
    if (errorOf(key) != nullptr)
        return false;
    if (QFileInfo::exists(OldKeys::pathOf(historyPath)))
        return true;
    const QStringList copies = copiesOf(historyPath);
    return std::any_of(copies.begin(), copies.end(), [&](const QString& path) {
        return std::get<0>(key) && hasOtherKey(path, std::get<0>(key));
    });
}

StoreDone convertCopies(const QString& historyPath, const std::stop_token& stop, const Progress& progress) {
    const StoreResult<Key> key = keyOfHistory(historyPath);
    if (const StoreError* error = errorOf(key))
        return *error;
    BackupLock lock(historyPath);
    if (!lock.wait(stop))
        return cancelled(historyPath);
    QStringList copies = copiesOf(historyPath);
    copies.removeIf([&](const QString& path) { return !hasOtherKey(path, std::get<0>(key)); });
    StoreDone result = std::monostate{};
    {
        const OldKeys held(historyPath);
        for (qsizetype i = 0; i < copies.size(); ++i) {
            const StoreDone done =
                convertCopy(copies[i], std::get<0>(key), historyPath, stop, [&](double fraction) {
                    progress((double(i) + fraction) / double(copies.size()));
                });
            if (stop.stop_requested())
                return cancelled(historyPath);
            if (const StoreError* error = errorOf(done)) {
                qCWarning(lcStore).noquote() << "a copy of the history keeps its old key:" << error->detail;
                StoreError told = *error;
                told.title =
                    StoreText::tr(
                        "The encryption of the history was changed, but the copy %1 could not be "
                        "converted and is as it was. It is tried again at the next start; delete the "
                        "file if you do not need it.")
                        .arg(QDir::toNativeSeparators(copies[i]));
                result = told;
            }
        }
    }
    if (errorOf(result) == nullptr)
        OldKeys::remove(historyPath);
    return result;
}

void removeUnfinishedConversion(const QString& historyPath) {
    const QString copyPath = convertingPath(historyPath);
    if (QFileInfo::exists(copyPath)) {
        const DoomedFile doomed(copyPath);
        removeDatabase(copyPath);
        doomed.overwrite();
    }
    OldKeys::settle(historyPath);
}

} // namespace conclave
