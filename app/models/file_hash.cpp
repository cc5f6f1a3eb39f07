// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/file_hash.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QPromise>
#include <QSettings>
#include <QStandardPaths>

#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace conclave::FileHash {

namespace {

constexpr qint64 kPieceBytes = 4 << 20;

QSettings cache() {
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation);
    return QSettings(folder + QStringLiteral("/conclave/file_hashes.ini"), QSettings::IniFormat);
}

/// Path, size and time in one key that an INI file can hold.
QString cacheKey(const QString& path) {
    const QFileInfo info(path);
    const QString identity = QStringLiteral("%1|%2|%3")
                                 .arg(info.canonicalFilePath(), QString::number(info.size()),
                                      QString::number(info.lastModified().toMSecsSinceEpoch()));
    return QString::fromLatin1(
        QCryptographicHash::hash(identity.toUtf8(), QCryptographicHash::Sha256).toHex());
}

QString hashOf(const QString& path, std::stop_token stop) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    while (!file.atEnd()) {
        if (stop.stop_requested())
            return {};
        const QByteArray piece = file.read(kPieceBytes);
        if (piece.isEmpty())
            return {};
        hash.addData(piece);
    }
    return QString::fromLatin1(hash.result().toHex());
}

/// The threads under way. Destroyed at the program's end: each jthread is asked to stop and waited for.
struct Workers {
    std::mutex mutex;
    std::vector<std::jthread> threads;
};

} // namespace

QString known(const QString& path) {
    return cache().value(cacheKey(path)).toString();
}

QFuture<QString> compute(const QString& path) {
    static Workers workers;
    auto promise = std::make_shared<QPromise<QString>>();
    QFuture<QString> future = promise->future();
    promise->start();
    std::lock_guard lock(workers.mutex);
    workers.threads.emplace_back([path, promise](std::stop_token stop) {
        const QString key = cacheKey(path);
        const QString hash = hashOf(path, stop);
        if (!hash.isEmpty())
            cache().setValue(key, hash);
        promise->addResult(hash);
        promise->finish();
    });
    return future;
}

} // namespace conclave::FileHash
