// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/history_file.h"

#include "app/store/backup.h"
#include "app/store/conversion.h"
#include "app/store/files.h"
#include "app/store/history_check.h"
#include "app/store/history_encryption.h"
#include "app/store/last_time.h"
#include "app/store/migrations.h"
#include "app/store/purge.h"
#include "app/store/salvage.h"
#include "app/store/search/search_index.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace conclave {

namespace {

constexpr qint64 kTrashDays = 30;
constexpr qint64 kDayMs = 24LL * 60 * 60 * 1000;
// SQLite takes a file without a whole page for an empty database, and would begin anew without a word.
constexpr qint64 kSmallestPageBytes = 512;

// Makes a history under another name, so that a death in between leaves no half history at PATH. It is filled
// with what can be read of PATH when that is damaged. Returns the new file, which is closed.
struct Fresh {
    QString path;
    Salvaged salvaged;
};
StoreResult<Fresh> makeFresh(const QString& path, bool fromDamaged) {
    // What takes the place of an encrypted history is encrypted.
    const StoreResult<std::optional<HistoryKey>> key = keyOfHistory(path);
    if (const StoreError* error = errorOf(key))
        return *error;
    Fresh fresh{.path = path + QStringLiteral(".new"), .salvaged = {}};
    removeDatabase(fresh.path);
    if (const StoreDone made = makePrivateFile(fresh.path, path); errorOf(made) != nullptr)
        return std::get<StoreError>(made);

    StoreDone done = std::monostate{};
    {
        StoreResult<std::unique_ptr<Database>> opened =
            Database::openWithKey(fresh.path, Database::Mode::Write, std::get<0>(key));
        if (const StoreError* error = errorOf(opened)) {
            done = *error;
        } else {
            Database& database = *std::get<0>(opened);
            done = database.useWal();
            if (errorOf(done) == nullptr)
                done = migrate(database);
            if (errorOf(done) == nullptr && fromDamaged) {
                const StoreResult<Salvaged> salvaged = salvage(path, database);
                if (const StoreError* salvageError = errorOf(salvaged))
                    done = *salvageError;
                else
                    fresh.salvaged = std::get<Salvaged>(salvaged);
            }
        }
    }
    if (const StoreError* error = errorOf(done)) {
        removeDatabase(fresh.path);
        return *error;
    }
    return fresh;
}

StoreDone createHistory(const QString& path) {
    const StoreResult<Fresh> fresh = makeFresh(path, false);
    if (const StoreError* error = errorOf(fresh))
        return *error;
    const StoreDone done = moveFile(std::get<Fresh>(fresh).path, path, path);
    syncFolder(QFileInfo(path).path());
    return done;
}

// Puts a new history in the place of a damaged one, which is kept under another name. Returns the notice.
StoreResult<QString> replaceDamaged(const QString& path) {
    const StoreResult<Fresh> made = makeFresh(path, true);
    if (const StoreError* error = errorOf(made))
        return *error;
    const Fresh& fresh = std::get<Fresh>(made);

    const QString stem = path + QStringLiteral(".damaged-") +
                         QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'"));
    const auto isTaken = [](const QString& name) {
        return QFileInfo::exists(name) || QFileInfo::exists(name + QStringLiteral("-wal"));
    };
    QString aside = stem;
    for (int i = 2; isTaken(aside); ++i)
        aside = stem + QLatin1Char('-') + QString::number(i);
    for (const char* suffix : {"-journal", "-shm", "-wal"})
        if (const QString from = path + QLatin1String(suffix); QFileInfo::exists(from))
            if (const StoreDone done = moveFile(from, aside + QLatin1String(suffix), path);
                errorOf(done) != nullptr)
                return std::get<StoreError>(done);
    // A second name, so that the rename replaces the first in one step and PATH is never missing; a plain
    // rename where the file system has no links.
    if (QFileInfo::exists(path) &&
        ::link(QFile::encodeName(path).constData(), QFile::encodeName(aside).constData()) != 0)
        if (const StoreDone done = moveFile(path, aside, path); errorOf(done) != nullptr)
            return std::get<StoreError>(done);
    if (const StoreDone done = moveFile(fresh.path, path, path); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    syncFolder(QFileInfo(path).path());

    const QString shown = QDir::toNativeSeparators(aside);
    if (fresh.salvaged.conversations == 0)
        return QCoreApplication::translate(
                   "ChatStore",
                   "The history file was damaged. It was kept as %1, and a new history was begun.")
            .arg(shown);
    return QCoreApplication::translate(
               "ChatStore", "The history file was damaged. Conversations saved from it: %1, with %2 "
                            "messages; some may be missing. The damaged file was kept as %3.")
        .arg(fresh.salvaged.conversations)
        .arg(fresh.salvaged.messages)
        .arg(shown);
}

// Why a file cannot be ours, before anything in it is changed.
StoreDone checkOwner(Database& database) {
    const StoreResult<qint64> application = database.number("PRAGMA application_id;");
    if (const StoreError* error = errorOf(application))
        return *error;
    const StoreResult<qint64> version = database.number("PRAGMA user_version;");
    if (const StoreError* error = errorOf(version))
        return *error;
    if (std::get<qint64>(application) != kApplicationId) {
        StoreError error =
            fileError(StoreError::Kind::Io, database.path(),
                      QStringLiteral("application_id is %1").arg(std::get<qint64>(application)));
        error.title =
            QCoreApplication::translate(
                "ChatStore", "The file %1 belongs to another program. Move it away and start Conclave again.")
                .arg(QDir::toNativeSeparators(database.path()));
        return error;
    }
    if (std::get<qint64>(version) > currentSchemaVersion())
        return fileError(StoreError::Kind::NewerVersion, database.path(),
                         QStringLiteral("schema version %1, this program knows %2")
                             .arg(std::get<qint64>(version))
                             .arg(currentSchemaVersion()));
    return std::monostate{};
}

// A migration that went wrong must not be the last that was seen of a history: without a backup there is
// none.
StoreDone backUpAndMigrate(Database& database) {
    const StoreResult<qint64> version = database.number("PRAGMA user_version;");
    if (const StoreError* error = errorOf(version))
        return *error;
    if (std::get<qint64>(version) == currentSchemaVersion())
        return std::monostate{};
    const StoreResult<BackupFile> made = makeBackup(database.path(), BackupFile::Reason::BeforeMigration);
    if (const StoreError* error = errorOf(made))
        return *error;
    return migrate(database);
}

StoreDone recoverAndPurge(Database& database) {
    Transaction transaction(database);
    if (errorOf(transaction.begun()) != nullptr)
        return transaction.begun();
    Statement interrupt(database, "UPDATE messages SET state = ?1 WHERE state = ?2");
    interrupt.bind(1, int(MessageState::Interrupted)).bind(2, int(MessageState::Streaming));
    if (const StoreDone done = interrupt.run(); errorOf(done) != nullptr)
        return done;
    if (const StoreDone done = adoptStrayRemovals(database); errorOf(done) != nullptr)
        return done;
    if (const StoreDone done =
            purgeRemovalsBefore(database, QDateTime::currentMSecsSinceEpoch() - kTrashDays * kDayMs);
        errorOf(done) != nullptr)
        return done;
    // A byte that changed by itself can turn the shown leaf into none, which no check of the file sees, and
    // the conversation would look empty.
    if (const StoreDone done =
            database.execute("UPDATE conversations SET current_leaf = (SELECT max(m.id) FROM messages m "
                             "    WHERE m.conversation_id = conversations.id AND m.deleted_ms IS NULL) "
                             "WHERE current_leaf IS NULL AND EXISTS (SELECT 1 FROM messages m "
                             "    WHERE m.conversation_id = conversations.id AND m.deleted_ms IS NULL);");
        errorOf(done) != nullptr)
        return done;
    return transaction.commit();
}

// Opens an existing file and brings it up to date. Until the checks are passed nothing is written.
StoreResult<std::unique_ptr<Database>> openExisting(const QString& path, bool mayRepair) {
    const qint64 fileBytes = QFileInfo(path).size();
    const bool leftOpen = QFileInfo(path + QStringLiteral("-wal")).size() > 0;
    if (fileBytes < kSmallestPageBytes)
        return fileError(StoreError::Kind::Corrupt, path,
                         QStringLiteral("%1 bytes are no database").arg(fileBytes));
    const LastTime last = lastTimeOf(path); // before anything touches the file
    // By name, never through an open file: closing one would drop SQLite's locks on it.
    ::chmod(QFile::encodeName(path).constData(), 0600);

    StoreResult<std::unique_ptr<Database>> opened = Database::open(path, Database::Mode::Write);
    if (errorOf(opened) != nullptr)
        return opened;
    Database& database = *std::get<0>(opened);
    database.keepLogOnClose(true);
    StoreDone done = checkOwner(database);
    const bool isSmallAndChanged = fileBytes <= kAlwaysCheckedBytes && !last.isUnchanged;
    if (errorOf(done) == nullptr && mayRepair && (leftOpen || last.isDoubtful || isSmallAndChanged)) {
        done = checkContents(database);
        if (errorOf(done) == nullptr)
            noteChecked(path, QDateTime::currentMSecsSinceEpoch());
    }
    if (errorOf(done) == nullptr) {
        database.keepLogOnClose(false);
        done = database.useWal();
    }
    if (errorOf(done) == nullptr)
        done = backUpAndMigrate(database);
    if (errorOf(done) == nullptr)
        done = prepareSearchIndex(database);
    // A large index would keep people waiting; damage in it shows when it is written, and is repaired then.
    if (errorOf(done) == nullptr && mayRepair && isSmallAndChanged)
        if (const StoreResult<bool> repaired = repairSearchIndex(database); errorOf(repaired) != nullptr)
            done = std::get<StoreError>(repaired);
    if (errorOf(done) == nullptr && mayRepair)
        done = recoverAndPurge(database);
    if (const StoreError* error = errorOf(done)) {
        if (error->kind == StoreError::Kind::Corrupt)
            database.keepLogOnClose(true);
        return *error;
    }
    database.setOnDamage([path] { noteDoubt(path); });
    return opened;
}

} // namespace

HistoryLock::HistoryLock(const QString& historyPath)
    : m_historyPath(historyPath),
      m_file(::open(QFile::encodeName(historyPath + QStringLiteral(".lock")).constData(),
                    O_CREAT | O_RDWR | O_CLOEXEC, 0600)) {
    if (m_file < 0 || ::flock(m_file, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
        return;
    int code = 0;
    do {
        code = ::flock(m_file, LOCK_SH);
    } while (code != 0 && errno == EINTR);
    m_alone = code != 0;
}

HistoryLock::~HistoryLock() {
    if (m_file < 0)
        return;
    if (m_wasShared && ::flock(m_file, LOCK_EX | LOCK_NB) == 0)
        noteClosed(m_historyPath);
    ::close(m_file);
}

bool HistoryLock::isFree(const QString& historyPath) {
    const int file =
        ::open(QFile::encodeName(historyPath + QStringLiteral(".lock")).constData(), O_RDWR | O_CLOEXEC);
    if (file < 0)
        return true;
    const bool isFree = ::flock(file, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
    ::close(file);
    return isFree;
}

void HistoryLock::share() {
    if (m_file >= 0 && m_alone)
        ::flock(m_file, LOCK_SH);
    m_alone = false;
    m_wasShared = true;
}

StoreResult<HistoryFile> openHistoryFile(const QString& path) {
    if (const StoreDone done = makePrivateFolder(QFileInfo(path).absolutePath(), path);
        errorOf(done) != nullptr)
        return std::get<StoreError>(done);

    HistoryFile file;
    file.lock = std::make_unique<HistoryLock>(path);
    if (file.lock->isAlone())
        removeUnfinishedConversion(path);
    // Without its key an encrypted history cannot be told from a damaged one.
    if (const StoreResult<std::optional<HistoryKey>> key = keyOfHistory(path); errorOf(key) != nullptr)
        return std::get<StoreError>(key);
    // A log without its database would be poured into the new one; such a pair counts as a damaged file.
    const bool exists = QFileInfo::exists(path) || QFileInfo::exists(path + QStringLiteral("-wal"));
    if (!exists)
        if (const StoreDone done = createHistory(path); errorOf(done) != nullptr)
            return std::get<StoreError>(done);

    StoreResult<std::unique_ptr<Database>> opened = openExisting(path, file.lock->isAlone());
    if (const StoreError* error = errorOf(opened);
        error != nullptr && error->kind == StoreError::Kind::Corrupt && file.lock->isAlone()) {
        const StoreResult<QString> notice = replaceDamaged(path);
        if (const StoreError* replaceError = errorOf(notice))
            return *replaceError;
        file.notice = std::get<QString>(notice);
        opened = openExisting(path, true);
    }
    if (const StoreError* error = errorOf(opened))
        return *error;
    file.database = std::move(std::get<0>(opened));
    file.lock->share();
    return file;
}

} // namespace conclave
