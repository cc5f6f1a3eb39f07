// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/recovery_file.h"

#include "app/store/files.h"
#include "app/store/history_encryption.h"
#include "app/store/migrations.h"
#include "app/store/unsaved_rows.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <unistd.h>

namespace conclave {

namespace {

QStringList folders() {
    QString state = qEnvironmentVariable("XDG_STATE_HOME");
    if (!QDir::isAbsolutePath(state))
        state = QDir::homePath() + QStringLiteral("/.local/state");
    return {state + QStringLiteral("/conclave"),
            QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) +
                QStringLiteral("/conclave"),
            QStandardPaths::writableLocation(QStandardPaths::TempLocation) +
                QStringLiteral("/conclave-%1").arg(::geteuid())};
}

/// Tells the files of one history from those of another.
QString stemOf(const QString& historyPath) {
    const QByteArray hash = QCryptographicHash::hash(QFileInfo(historyPath).absoluteFilePath().toUtf8(),
                                                     QCryptographicHash::Sha256);
    return QStringLiteral("unsaved-") + QString::fromLatin1(hash.toHex().left(16));
}

StoreDone writeTo(const QString& path, Database& memory, const QString& historyPath,
                  const std::optional<HistoryKey>& key) {
    removeDatabase(path);
    if (const StoreDone done = makePrivateFile(path, historyPath); errorOf(done) != nullptr)
        return done;
    {
        const StoreResult<std::unique_ptr<Database>> opened =
            Database::openWithKey(path, Database::Mode::Write, key);
        if (const StoreError* error = errorOf(opened))
            return *error;
        StoreDone done = migrate(*std::get<0>(opened));
        if (errorOf(done) == nullptr)
            done = exportUnsaved(memory, *std::get<0>(opened));
        if (errorOf(done) != nullptr)
            return done;
    }
    return syncFile(path, historyPath);
}

} // namespace

StoreResult<QString> writeRecoveryFile(Database& memory, const QString& historyPath) {
    const StoreResult<std::optional<HistoryKey>> key = keyOfHistory(historyPath);
    if (const StoreError* error = errorOf(key))
        return *error;
    StoreDone done = std::monostate{};
    for (const QString& folder : folders()) {
        done = makePrivateFolder(folder, historyPath);
        if (errorOf(done) != nullptr)
            continue;
        const QString unfinished = folder + QLatin1Char('/') + stemOf(historyPath) + QStringLiteral(".new");
        const QString path =
            folder + QLatin1Char('/') + stemOf(historyPath) + QLatin1Char('-') +
            QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd'T'HHmmsszzz'Z'")) +
            QStringLiteral(".sqlite");
        done = writeTo(unfinished, memory, historyPath, std::get<0>(key));
        if (errorOf(done) == nullptr)
            done = moveFile(unfinished, path, historyPath);
        if (errorOf(done) == nullptr) {
            syncFolder(folder);
            return path;
        }
        removeDatabase(unfinished);
    }
    return std::get<StoreError>(done);
}

QStringList recoveryFiles(const QString& historyPath) {
    QStringList found;
    for (const QString& folder : folders())
        for (const QFileInfo& file :
             QDir(folder).entryInfoList({stemOf(historyPath) + QStringLiteral("-*.sqlite")}, QDir::Files))
            // In the temporary folder anybody may put files.
            if (file.ownerId() == ::geteuid() && !file.isSymLink())
                found.append(file.filePath());
    std::sort(found.begin(), found.end(), [](const QString& a, const QString& b) {
        return QFileInfo(a).fileName() < QFileInfo(b).fileName();
    });
    return found;
}

StoreResult<qint64> addRecovered(const QString& recoveryPath, Database& to) {
    const StoreResult<std::unique_ptr<Database>> opened =
        Database::open(recoveryPath, Database::Mode::ReadOnly);
    if (const StoreError* error = errorOf(opened))
        return *error;
    Database& recovered = *std::get<0>(opened);
    if (const StoreDone done = saveUnsaved(recovered, to); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    return unsavedMessages(recovered);
}

} // namespace conclave
