// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/backup.h"

#include "app/store/database.h"
#include "app/store/files.h"
#include "app/store/page_copy.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QLoggingCategory>
#include <QRegularExpression>
#include <QThread>
#include <QTimeZone>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace conclave {

namespace {

Q_LOGGING_CATEGORY(lcBackup, "conclave.backup")

constexpr qint64 kDayMs = 24LL * 60 * 60 * 1000;
constexpr qint64 kKeptForDays = 30;
constexpr int kStepsBetweenLooks = 10000;
constexpr double kCopyShare = 0.8; // of the progress; the rest is the check

constexpr const char* kTimeFormat = "yyyyMMdd'T'HHmmss'Z'";

struct ReasonName {
    BackupFile::Reason reason;
    const char* name;
};
constexpr ReasonName kReasons[] = {
    {BackupFile::Reason::Daily, "daily"},
    {BackupFile::Reason::ByHand, "by-hand"},
    {BackupFile::Reason::BeforeMigration, "before-migration"},
    {BackupFile::Reason::BeforeRestore, "before-restore"},
    {BackupFile::Reason::BeforeEncryption, "before-encryption"},
};

QString nameOf(BackupFile::Reason reason) {
    for (const ReasonName& entry : kReasons)
        if (entry.reason == reason)
            return QString::fromLatin1(entry.name);
    return {};
}

/// An unfinished copy, which goes when it is not kept.
class Unfinished {
  public:
    explicit Unfinished(QString path) : m_path(std::move(path)) {}
    ~Unfinished() { removeDatabase(m_path); }
    Unfinished(const Unfinished&) = delete;
    Unfinished& operator=(const Unfinished&) = delete;
    const QString& path() const { return m_path; }

  private:
    const QString m_path;
};

StoreError cancelled(const QString& historyPath) {
    return fileError(StoreError::Kind::Cancelled, historyPath, QStringLiteral("the backup was cancelled"));
}

/// The sentence of a failure to write the copy: the history itself is well.
StoreError copyError(StoreError error, const QString& folder) {
    const QString shown = QDir::toNativeSeparators(folder);
    switch (error.kind) {
    case StoreError::Kind::Full:
        error.title = QCoreApplication::translate(
                          "ChatStore", "The disk is full, so no backup of the history could be made. "
                                       "Free some space on the disk of %1.")
                          .arg(shown);
        break;
    case StoreError::Kind::ReadOnly:
        error.title = QCoreApplication::translate(
                          "ChatStore", "No backup of the history could be made because %1 may not be "
                                       "written to. Check the permissions of the folder.")
                          .arg(shown);
        break;
    case StoreError::Kind::Cancelled:
        break;
    default:
        error.title = QCoreApplication::translate(
                          "ChatStore", "No backup of the history could be made in %1. Check that the disk "
                                       "is there and healthy.")
                          .arg(shown);
        break;
    }
    return error;
}

int stopsWhenAsked(void* stop) {
    return static_cast<std::stop_token*>(stop)->stop_requested() ? 1 : 0;
}

StoreDone checkCopy(Database& copy, std::stop_token stop) {
    copy.api().progress_handler(copy.handle(), kStepsBetweenLooks, stopsWhenAsked, &stop);
    Statement check(copy, "PRAGMA quick_check(1);");
    StoreDone done = std::monostate{};
    while (check.step())
        if (check.text(0) != QLatin1String("ok"))
            done = fileError(StoreError::Kind::Corrupt, copy.path(),
                             QStringLiteral("quick_check of the copy: ") + check.text(0));
    if (check.failed())
        done = stop.stop_requested() ? cancelled(copy.path()) : check.error();
    copy.api().progress_handler(copy.handle(), 0, nullptr, nullptr);
    return done;
}

/// A read-only connection would leave a log beside a history that nobody else has open.
StoreResult<std::unique_ptr<Database>> openSource(const QString& historyPath) {
    StoreResult<std::unique_ptr<Database>> opened = Database::open(historyPath, Database::Mode::Write);
    if (const StoreError* error = errorOf(opened);
        error != nullptr && error->kind == StoreError::Kind::ReadOnly)
        return Database::open(historyPath, Database::Mode::ReadOnly);
    return opened;
}

StoreDone makeCopy(const QString& historyPath, const QString& copyPath, const std::stop_token& stop,
                   const std::function<void(double)>& progress) {
    const QString folder = QFileInfo(copyPath).path();
    const StoreResult<std::unique_ptr<Database>> source = openSource(historyPath);
    // Full: SQLite found no room for the index of the log, so there is none for a copy.
    if (const StoreError* error = errorOf(source))
        return error->kind == StoreError::Kind::Full ? copyError(*error, folder) : *error;
    if (const StoreDone done = makePrivateFile(copyPath, historyPath); errorOf(done) != nullptr)
        return copyError(std::get<StoreError>(done), folder);
    const StoreResult<std::unique_ptr<Database>> made =
        Database::openWithKey(copyPath, Database::Mode::Write, std::get<0>(source)->key());
    if (const StoreError* error = errorOf(made))
        return copyError(*error, folder);
    Database& copy = *std::get<0>(made);
    // Nobody looks at the copy before it has its name: one fsync at the end is enough.
    StoreDone done = copy.execute("PRAGMA synchronous = OFF;");
    if (errorOf(done) == nullptr)
        done = copyPages(*std::get<0>(source), copy, stop, [&](double fraction) {
            if (progress)
                progress(kCopyShare * fraction);
        });
    // One file that can be read from a read-only disk; what it is copied from keeps its log.
    if (errorOf(done) == nullptr)
        done = copy.execute("PRAGMA journal_mode = DELETE;");
    if (errorOf(done) == nullptr)
        done = checkCopy(copy, stop);
    if (const StoreError* error = errorOf(done))
        return error->kind == StoreError::Kind::Corrupt ? *error : copyError(*error, folder);
    return std::monostate{};
}

/// Which of a second's backups a file is, from 1: the number at the end of its name.
int numberIn(const QString& path) {
    static const QRegularExpression kNumber(QStringLiteral("-(\\d+)\\.sqlite$"));
    const QRegularExpressionMatch match = kNumber.match(path);
    return match.hasMatch() ? match.captured(1).toInt() : 1;
}

/// Behind all of the same second, also when the first of them are gone: the order of names is that of making.
QString freeName(const QString& folder, qint64 nowMs, BackupFile::Reason reason) {
    const QString stem =
        QStringLiteral("history-") +
        QDateTime::fromMSecsSinceEpoch(nowMs, QTimeZone::utc()).toString(QLatin1String(kTimeFormat)) +
        QLatin1Char('-') + nameOf(reason);
    int last = 0;
    for (const QString& name :
         QDir(folder).entryList({stem + QStringLiteral("*.sqlite")}, QDir::Files | QDir::Hidden))
        last = std::max(last, numberIn(name));
    const QString number = last == 0 ? QString() : QLatin1Char('-') + QString::number(last + 1);
    return folder + QLatin1Char('/') + stem + number + QStringLiteral(".sqlite");
}

/// What a file's name says; nothing when it is none of ours.
std::optional<BackupFile> readName(const QFileInfo& file) {
    static const QRegularExpression kName(
        QStringLiteral("^history-(\\d{8}T\\d{6}Z)-([a-z-]+?)(-\\d+)?\\.sqlite$"));
    const QRegularExpressionMatch match = kName.match(file.fileName());
    if (!match.hasMatch())
        return std::nullopt;
    QDateTime time = QDateTime::fromString(match.captured(1), QLatin1String(kTimeFormat));
    time.setTimeZone(QTimeZone::utc());
    for (const ReasonName& entry : kReasons)
        if (match.captured(2) == QLatin1String(entry.name) && time.isValid())
            return BackupFile{.path = file.filePath(),
                              .createdMs = time.toMSecsSinceEpoch(),
                              .reason = entry.reason,
                              .sizeBytes = file.size()};
    return std::nullopt;
}

/// By name alone, newest first.
QVector<BackupFile> namedBackups(const QString& folder) {
    QVector<BackupFile> backups;
    for (const QFileInfo& file : QDir(folder).entryInfoList(QDir::Files | QDir::Hidden))
        if (const auto backup = readName(file))
            backups.append(*backup);
    std::stable_sort(backups.begin(), backups.end(), [](const BackupFile& a, const BackupFile& b) {
        return std::pair(a.createdMs, numberIn(a.path)) > std::pair(b.createdMs, numberIn(b.path));
    });
    return backups;
}

void readContents(BackupFile& backup) {
    const StoreResult<std::unique_ptr<Database>> opened =
        Database::open(backup.path, Database::Mode::ReadOnly);
    if (errorOf(opened) != nullptr)
        return;
    Database& database = *std::get<0>(opened);
    if (const StoreResult<qint64> version = database.number("PRAGMA user_version;");
        errorOf(version) == nullptr)
        backup.schemaVersion = int(std::get<qint64>(version));
    if (const StoreResult<qint64> count =
            database.number("SELECT count(*) FROM conversations WHERE deleted_ms IS NULL");
        errorOf(count) == nullptr)
        backup.conversationCount = int(std::get<qint64>(count));
}

void prune(const QString& folder, qint64 nowMs) {
    QHash<BackupFile::Reason, int> seen;
    for (const BackupFile& backup : namedBackups(folder)) {
        const int newer = seen[backup.reason]++;
        const bool isCounted =
            backup.reason == BackupFile::Reason::Daily || backup.reason == BackupFile::Reason::ByHand;
        const bool isKept =
            isCounted ? newer < kKeptBackups : newer == 0 || backup.createdMs > nowMs - kKeptForDays * kDayMs;
        if (!isKept)
            removeDatabase(backup.path);
    }
}

} // namespace

QString backupFolder(const QString& historyPath) {
    return QFileInfo(historyPath).absolutePath() + QStringLiteral("/backups");
}

BackupLock::BackupLock(const QString& historyPath)
    : m_file(::open(QFile::encodeName(backupFolder(historyPath) + QStringLiteral("/.lock")).constData(),
                    O_CREAT | O_RDWR | O_CLOEXEC, 0600)) {}

BackupLock::~BackupLock() {
    if (m_file >= 0)
        ::close(m_file);
}

bool BackupLock::wait(const std::stop_token& stop) {
    while (m_file >= 0 && ::flock(m_file, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        if (stop.stop_requested())
            return false;
        QThread::msleep(50);
    }
    return true;
}

QStringList backupPaths(const QString& historyPath) {
    QStringList paths;
    for (const BackupFile& backup : namedBackups(backupFolder(historyPath)))
        paths.append(backup.path);
    return paths;
}

StoreResult<QVector<BackupFile>> listBackups(const QString& historyPath) {
    const QString folder = backupFolder(historyPath);
    if (QFileInfo::exists(folder) && !QFileInfo(folder).isReadable())
        return copyError(fileError(StoreError::Kind::Io, historyPath, QStringLiteral("not readable")),
                         folder);
    QVector<BackupFile> backups = namedBackups(folder);
    for (BackupFile& backup : backups)
        readContents(backup);
    return backups;
}

StoreResult<BackupFile> makeBackup(const QString& historyPath, BackupFile::Reason reason,
                                   std::stop_token stop, const std::function<void(double)>& progress) {
    const QString folder = backupFolder(historyPath);
    if (const StoreDone done = makePrivateFolder(folder, historyPath); errorOf(done) != nullptr)
        return copyError(std::get<StoreError>(done), folder);
    BackupLock lock(historyPath);
    if (!lock.wait(stop))
        return cancelled(historyPath);
    // Of programs that died while they copied.
    for (const QFileInfo& file :
         QDir(folder).entryInfoList({QStringLiteral("*.unfinished*")}, QDir::Files | QDir::Hidden))
        QFile::remove(file.filePath());

    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    const Unfinished copy(folder + QStringLiteral("/history.unfinished"));
    if (const StoreDone done = makeCopy(historyPath, copy.path(), stop, progress); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    const QString path = freeName(folder, nowMs, reason);
    StoreDone done = syncFile(copy.path(), historyPath);
    if (errorOf(done) == nullptr)
        done = moveFile(copy.path(), path, historyPath);
    if (const StoreError* error = errorOf(done))
        return copyError(*error, folder);
    syncFolder(folder);
    prune(folder, nowMs);
    if (progress)
        progress(1);
    qCInfo(lcBackup) << "made a backup of the history:" << nameOf(reason);
    BackupFile backup = readName(QFileInfo(path)).value_or(BackupFile{.path = path});
    readContents(backup);
    return backup;
}

StoreResult<bool> makeDailyBackup(const QString& historyPath, std::stop_token stop) {
    const QVector<BackupFile> backups = namedBackups(backupFolder(historyPath));
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    if (!backups.isEmpty()) {
        const qint64 ageMs = nowMs - backups.first().createdMs;
        // A backup from the future was made under a wrong clock and says nothing.
        if (ageMs >= 0 && ageMs < kDayMs)
            return false;
        qint64 changedMs = 0;
        for (const char* suffix : {"", "-wal"})
            if (const QFileInfo file(historyPath + QLatin1String(suffix)); file.exists() && file.size() > 0)
                changedMs = std::max(changedMs, file.lastModified().toMSecsSinceEpoch());
        if (ageMs >= 0 && changedMs < backups.first().createdMs)
            return false;
    }
    const StoreResult<BackupFile> made = makeBackup(historyPath, BackupFile::Reason::Daily, std::move(stop));
    if (const StoreError* error = errorOf(made))
        return *error;
    return true;
}

} // namespace conclave
