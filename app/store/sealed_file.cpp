// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/sealed_file.h"

#include "app/store/database.h"
#include "app/store/files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>

namespace conclave {

namespace {

constexpr qint64 kPartBytes = 1 << 20;

QString ending() {
    return QStringLiteral(".sealed");
}

StoreDone putIn(QFile& file, Database& sealed, const QString& historyPath) {
    Transaction transaction(sealed);
    if (errorOf(transaction.begun()) != nullptr)
        return transaction.begun();
    if (const StoreDone done =
            sealed.execute("CREATE TABLE parts (number INTEGER PRIMARY KEY, bytes BLOB NOT NULL);");
        errorOf(done) != nullptr)
        return done;
    Statement insert(sealed, "INSERT INTO parts VALUES (?1, ?2)");
    for (qint64 number = 0; !file.atEnd(); ++number) {
        const QByteArray bytes = file.read(kPartBytes);
        if (bytes.isEmpty())
            return systemError(historyPath, "read", errno);
        if (const StoreDone done = insert.bind(1, number).bindBytes(2, bytes).run(); errorOf(done) != nullptr)
            return done;
    }
    return transaction.commit();
}

StoreDone takeOut(Database& sealed, QFile& file, const QString& historyPath) {
    Statement select(sealed, "SELECT bytes FROM parts ORDER BY number");
    while (select.step()) {
        const QByteArrayView bytes = select.bytes(0);
        if (file.write(bytes.data(), bytes.size()) != bytes.size())
            return systemError(historyPath, "write", errno);
    }
    if (select.failed())
        return select.error();
    if (!file.flush())
        return systemError(historyPath, "write", errno);
    return std::monostate{};
}

/// Puts what was made into its place, on the disk.
StoreDone settle(const QString& unfinished, const QString& path, const QString& historyPath) {
    StoreDone done = syncFile(unfinished, historyPath);
    if (errorOf(done) == nullptr)
        done = moveFile(unfinished, path, historyPath);
    syncFolder(QFileInfo(path).path());
    return done;
}

} // namespace

QStringList setAsideFiles(const QString& historyPath) {
    const QFileInfo history(historyPath);
    QStringList paths;
    for (const QFileInfo& file :
         QDir(history.absolutePath())
             .entryInfoList({history.fileName() + QStringLiteral(".damaged-*")}, QDir::Files | QDir::Hidden))
        if (!file.fileName().endsWith(QLatin1String(".unfinished")))
            paths.append(file.filePath());
    return paths;
}

bool isSealed(const QString& path) {
    return path.endsWith(ending());
}

StoreDone sealFile(const QString& path, const HistoryKey& key, const QString& historyPath) {
    const QString sealedPath = path + ending();
    const QString unfinished = sealedPath + QStringLiteral(".unfinished");
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return systemError(historyPath, "open", errno);
    removeDatabase(unfinished);
    StoreDone done = makePrivateFile(unfinished, historyPath);
    if (errorOf(done) == nullptr) {
        const auto made = Database::openWithKey(unfinished, Database::Mode::Write, key);
        done = errorOf(made) != nullptr ? StoreDone(*errorOf(made))
                                        : putIn(file, *std::get<0>(made), historyPath);
    }
    if (errorOf(done) == nullptr)
        done = settle(unfinished, sealedPath, historyPath);
    if (errorOf(done) != nullptr) {
        removeDatabase(unfinished);
        return done;
    }
    const DoomedFile doomed(path);
    QFile::remove(path);
    doomed.overwrite();
    return done;
}

StoreDone unsealFile(const QString& sealedPath, const QString& historyPath) {
    const QString path = sealedPath.chopped(ending().size());
    const QString unfinished = path + QStringLiteral(".unfinished");
    const auto opened = Database::open(sealedPath, Database::Mode::ReadOnly);
    if (const StoreError* error = errorOf(opened))
        return *error;
    QFile::remove(unfinished);
    StoreDone done = makePrivateFile(unfinished, historyPath);
    QFile file(unfinished);
    if (errorOf(done) == nullptr && !file.open(QIODevice::WriteOnly))
        done = systemError(historyPath, "open", errno);
    if (errorOf(done) == nullptr)
        done = takeOut(*std::get<0>(opened), file, historyPath);
    file.close();
    if (errorOf(done) == nullptr)
        done = settle(unfinished, path, historyPath);
    if (errorOf(done) != nullptr) {
        QFile::remove(unfinished);
        return done;
    }
    removeDatabase(sealedPath);
    return done;
}

} // namespace conclave
