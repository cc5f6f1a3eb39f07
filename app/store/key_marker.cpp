// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/key_marker.h"

#include "app/store/files.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>

namespace conclave {

namespace {

constexpr int kFormat = 1;
constexpr qsizetype kCheckBytes = 8;
constexpr qint64 kLargestFile = 64 << 10;
// More would be a way to keep people waiting for years.
constexpr int kMostIterations = 100'000'000;

QByteArray checkOf(const HistoryKey& key) {
    return QMessageAuthenticationCode::hash("conclave history key" + key.salt(), key.key(),
                                            QCryptographicHash::Sha256)
        .left(kCheckBytes);
}

QByteArray bytesOf(const QJsonValue& hex) {
    return QByteArray::fromHex(hex.toString().toLatin1());
}

} // namespace

KeyMarker::Entry KeyMarker::Entry::of(const HistoryKey& key, KeyCustody custody) {
    return {.salt = key.salt(), .custody = custody, .check = checkOf(key)};
}

bool KeyMarker::Entry::fits(const HistoryKey& key) const {
    return key.salt() == salt && checkOf(key) == check;
}

KeyMarker KeyMarker::read(const QString& historyPath) {
    KeyMarker marker;
    QFile file(pathOf(historyPath));
    if (!file.open(QIODevice::ReadOnly))
        return marker;
    const QJsonObject json = QJsonDocument::fromJson(file.read(kLargestFile)).object();
    if (json.value(QStringLiteral("format")).toInt() != kFormat)
        return marker;
    const QJsonArray keys = json.value(QStringLiteral("keys")).toArray();
    for (const QJsonValue& value : keys) {
        const QJsonObject object = value.toObject();
        Entry entry{.salt = bytesOf(object.value(QStringLiteral("salt"))),
                    .custody = object.value(QStringLiteral("custody")).toString() == QLatin1String("keyring")
                                   ? KeyCustody::Keyring
                                   : KeyCustody::Passphrase,
                    .iterations = object.value(QStringLiteral("iterations")).toInt(),
                    .check = bytesOf(object.value(QStringLiteral("check")))};
        if (entry.salt.size() == HistoryKey::kSaltBytes && entry.iterations > 0 &&
            entry.iterations <= kMostIterations)
            marker.entries.append(entry);
    }
    return marker;
}

StoreDone KeyMarker::write(const QString& historyPath) const {
    const QString path = pathOf(historyPath);
    const QString folder = QFileInfo(path).path();
    if (entries.isEmpty()) {
        if (QFile::remove(path))
            syncFolder(folder);
        return std::monostate{};
    }
    QJsonArray keys;
    for (const Entry& entry : entries)
        keys.append(QJsonObject{{QStringLiteral("salt"), QString::fromLatin1(entry.salt.toHex())},
                                {QStringLiteral("custody"), entry.custody == KeyCustody::Keyring
                                                                ? QStringLiteral("keyring")
                                                                : QStringLiteral("passphrase")},
                                {QStringLiteral("iterations"), entry.iterations},
                                {QStringLiteral("check"), QString::fromLatin1(entry.check.toHex())}});
    const QByteArray json =
        QJsonDocument(QJsonObject{{QStringLiteral("format"), kFormat}, {QStringLiteral("keys"), keys}})
            .toJson();

    const QString unfinished = path + QStringLiteral(".new");
    QFile::remove(unfinished);
    if (const StoreDone done = makePrivateFile(unfinished, historyPath); errorOf(done) != nullptr)
        return done;
    QFile file(unfinished);
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(json) == json.size() && file.flush();
    file.close();
    StoreDone done = isWritten ? StoreDone() : systemError(historyPath, "write", errno);
    if (errorOf(done) == nullptr)
        done = syncFile(unfinished, historyPath);
    if (errorOf(done) == nullptr)
        done = moveFile(unfinished, path, historyPath);
    if (errorOf(done) != nullptr)
        QFile::remove(unfinished);
    syncFolder(folder);
    return done;
}

const KeyMarker::Entry* KeyMarker::find(const QByteArray& salt) const {
    for (const Entry& entry : entries)
        if (entry.salt == salt)
            return &entry;
    return nullptr;
}

} // namespace conclave
