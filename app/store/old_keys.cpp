// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/old_keys.h"

#include "app/store/database.h"
#include "app/store/files.h"
#include "app/store/held_keys.h"
#include "app/store/history_encryption.h"

#include <QFileInfo>

namespace conclave {

namespace {

QString unsettledPath(const QString& historyPath) {
    return OldKeys::pathOf(historyPath) + QStringLiteral(".new");
}

QVector<HistoryKey> readKeys(const QString& path) {
    QVector<HistoryKey> keys;
    if (!QFileInfo::exists(path))
        return keys;
    const auto opened = Database::open(path, Database::Mode::ReadOnly);
    if (errorOf(opened) != nullptr)
        return keys;
    Statement select(*std::get<0>(opened), "SELECT key, salt FROM keys ORDER BY rowid");
    while (select.step())
        keys.append(HistoryKey::fromParts(QByteArray::fromHex(select.bytes(0).toByteArray()),
                                          QByteArray::fromHex(select.bytes(1).toByteArray())));
    return keys;
}

StoreDone writeKeys(const QString& path, const QVector<HistoryKey>& keys,
                    const std::optional<HistoryKey>& key) {
    const auto opened = Database::openWithKey(path, Database::Mode::Write, key);
    if (const StoreError* error = errorOf(opened))
        return *error;
    Database& database = *std::get<0>(opened);
    if (const StoreDone done = database.execute("CREATE TABLE keys (key TEXT NOT NULL, salt TEXT NOT NULL);");
        errorOf(done) != nullptr)
        return done;
    Statement insert(database, "INSERT INTO keys VALUES (?1, ?2)");
    for (const HistoryKey& old : keys)
        if (const StoreDone done = insert.bind(1, QString::fromLatin1(old.key().toHex()))
                                       .bind(2, QString::fromLatin1(old.salt().toHex()))
                                       .run();
            errorOf(done) != nullptr)
            return done;
    return std::monostate{};
}

} // namespace

StoreDone OldKeys::keep(const QString& historyPath, const HistoryKey& old,
                        const std::optional<HistoryKey>& key) {
    QVector<HistoryKey> keys = readKeys(pathOf(historyPath)); // of a conversion that was cut off
    keys.append(old);
    const QString path = unsettledPath(historyPath);
    removeDatabase(path);
    StoreDone done = makePrivateFile(path, historyPath);
    if (errorOf(done) == nullptr)
        done = writeKeys(path, keys, key);
    if (errorOf(done) == nullptr)
        done = syncFile(path, historyPath);
    if (errorOf(done) != nullptr)
        removeDatabase(path);
    return done;
}

void OldKeys::settle(const QString& historyPath) {
    const QString path = unsettledPath(historyPath);
    const FileHead head = OpenFiles::head(path);
    if (head.kind == FileHead::Kind::Missing)
        return;
    const FileEncryption now = encryptionOf(historyPath);
    const bool isValid = now.isEncrypted ? head.salt == now.salt : head.kind == FileHead::Kind::Plain;
    if (isValid) {
        static_cast<void>(OpenFiles::replace(path, pathOf(historyPath), historyPath));
    } else {
        const DoomedFile doomed(path);
        removeDatabase(path);
        doomed.overwrite();
    }
    syncFolder(QFileInfo(path).path());
}

OldKeys::OldKeys(const QString& historyPath) : m_keys(readKeys(pathOf(historyPath))) {
    for (const HistoryKey& key : m_keys)
        HeldKeys::hold(key);
}

OldKeys::~OldKeys() {
    for (const HistoryKey& key : m_keys)
        HeldKeys::forget(key.salt());
}

void OldKeys::remove(const QString& historyPath) {
    const QString path = pathOf(historyPath);
    if (!QFileInfo::exists(path))
        return;
    const DoomedFile doomed(path);
    removeDatabase(path);
    doomed.overwrite();
    syncFolder(QFileInfo(path).path());
}

} // namespace conclave
