// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/memory_copy.h"

#include "app/store/files.h"
#include "app/store/history_file.h"
#include "app/store/migrations.h"
#include "app/store/page_copy.h"
#include "app/store/salvage.h"

#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

namespace conclave {

namespace {

// Ids stay below kFirstPrivateId for 250,000 full disks, and above whatever is written meanwhile.
constexpr qint64 kLeastDistance = qint64(1) << 20;
constexpr quint64 kDistances = quint64(1) << 32;
constexpr qint64 kFirstUnknownId = qint64(1) << 40;

StoreDone probe(Database& database) {
    const StoreResult<qint64> count = database.number("SELECT count(*) FROM sqlite_master");
    if (const StoreError* error = errorOf(count))
        return *error;
    return std::monostate{};
}

StoreDone checkPages(Database& copy) {
    Statement check(copy, "PRAGMA quick_check(1);");
    if (check.step() && check.text(0) != QLatin1String("ok"))
        return fileError(StoreError::Kind::Corrupt, copy.path(), check.text(0));
    if (check.failed())
        return check.error();
    return std::monostate{};
}

StoreResult<std::unique_ptr<Database>> copyRows(Database& from) {
    StoreResult<std::unique_ptr<Database>> memory = emptyInMemory();
    if (errorOf(memory) != nullptr)
        return memory;
    const StoreResult<Salvaged> copied = copyReadable(from, *std::get<0>(memory));
    if (const StoreError* error = errorOf(copied))
        return *error;
    return memory;
}

} // namespace

StoreResult<std::unique_ptr<ReadableFile>> ReadableFile::open(const QString& path) {
    auto file = std::make_unique<ReadableFile>();
    const QString log = path + QStringLiteral("-wal");
    const bool hasLog = QFileInfo(log).size() > 0;
    // Nothing is locked or made beside the file then.
    const bool isQuiet = !hasLog && HistoryLock::isFree(path);
    StoreResult<std::unique_ptr<Database>> opened =
        Database::open(path, isQuiet ? Database::Mode::Immutable : Database::Mode::ReadOnly);
    StoreDone done = std::monostate{};
    if (const StoreError* error = errorOf(opened))
        done = *error;
    else
        done = probe(*std::get<0>(opened));
    if (errorOf(done) != nullptr && hasLog && errorOf(done)->kind != StoreError::Kind::Locked) {
        // The log's index has no place on this disk. Elsewhere it has.
        file->m_copies = std::make_unique<QTemporaryDir>();
        const QString copy = file->m_copies->filePath(QStringLiteral("history.sqlite"));
        if (file->m_copies->isValid() && QFile::copy(path, copy) &&
            QFile::copy(log, copy + QStringLiteral("-wal")) &&
            QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner) &&
            QFile::setPermissions(copy + QStringLiteral("-wal"), QFile::ReadOwner | QFile::WriteOwner)) {
            opened = Database::open(copy, Database::Mode::Write);
            if (errorOf(opened) == nullptr)
                done = probe(*std::get<0>(opened));
        }
    }
    if (const StoreError* error = errorOf(done))
        return *error;
    file->m_database = std::move(std::get<0>(opened));
    return file;
}

StoreResult<std::unique_ptr<Database>> emptyInMemory() {
    StoreResult<std::unique_ptr<Database>> memory = Database::openInMemory();
    if (errorOf(memory) != nullptr)
        return memory;
    if (const StoreDone done = migrate(*std::get<0>(memory)); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    return memory;
}

StoreResult<std::unique_ptr<Database>> copyToMemory(Database& from, Trust trust) {
    const StoreResult<qint64> application = from.number("PRAGMA application_id;");
    const StoreResult<qint64> version = from.number("PRAGMA user_version;");
    for (const auto* read : {&application, &version})
        if (const StoreError* error = errorOf(*read))
            return *error;
    if (std::get<qint64>(application) != kApplicationId)
        return fileError(StoreError::Kind::Corrupt, from.path(), QStringLiteral("is no history"));
    if (std::get<qint64>(version) > currentSchemaVersion())
        return copyRows(from);
    StoreResult<std::unique_ptr<Database>> memory = Database::openInMemory();
    if (errorOf(memory) != nullptr)
        return memory;
    Database& copy = *std::get<0>(memory);
    StoreDone done = copyPages(from, copy);
    if (errorOf(done) == nullptr && trust == Trust::Nothing)
        done = checkPages(copy);
    if (errorOf(done) == nullptr)
        done = migrate(copy);
    if (const StoreError* error = errorOf(done)) {
        if (error->kind == StoreError::Kind::Corrupt && trust == Trust::Nothing)
            return copyRows(from);
        return *error;
    }
    return memory;
}

StoreDone leaveRoomForIds(Database& memory, bool isEmpty) {
    const qint64 distance =
        isEmpty
            ? kFirstUnknownId + qint64(QRandomGenerator::system()->generate64() % quint64(kFirstUnknownId))
            : kLeastDistance + qint64(QRandomGenerator::system()->generate64() % kDistances);
    Transaction transaction(memory);
    if (errorOf(transaction.begun()) != nullptr)
        return transaction.begun();
    const QByteArray number = QByteArray::number(distance);
    if (const StoreDone done =
            memory.execute("INSERT INTO sqlite_sequence (name, seq) SELECT name, 0 FROM sqlite_master WHERE "
                           "type = 'table' AND "
                           "sql LIKE '%AUTOINCREMENT%' AND name NOT IN (SELECT name FROM sqlite_sequence);"
                           "UPDATE sqlite_sequence SET seq = seq + " +
                           number + ';');
        errorOf(done) != nullptr)
        return done;
    return transaction.commit();
}

} // namespace conclave
