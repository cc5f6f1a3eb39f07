// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/last_time.h"

#include <QByteArrayList>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QThread>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace conclave {

namespace {

constexpr qsizetype kLongestNote = 256;
constexpr qint64 kLongestTickMs = 11;

/// Two words: the state ("closed:" with the marks of the file, "doubtful", or "unknown"), and checkedMs.
struct Note {
    QByteArray state = "unknown";
    qint64 checkedMs = 0;
};

QByteArray lockPath(const QString& historyPath) {
    return QFile::encodeName(historyPath + QStringLiteral(".lock"));
}

Note readNote(const QString& historyPath) {
    Note note;
    const int file = ::open(lockPath(historyPath).constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return note;
    QByteArray bytes(kLongestNote, '\0');
    const ssize_t length = ::pread(file, bytes.data(), std::size_t(bytes.size()), 0);
    ::close(file);
    const QByteArrayList words = bytes.left(std::max<ssize_t>(length, 0)).simplified().split(' ');
    if (words.size() == 2)
        note = {words[0], words[1].toLongLong()};
    return note;
}

// A file that is cut off by a full disk says nothing, which only means a look at the history.
void writeNote(const QString& historyPath, const Note& note) {
    const int file = ::open(lockPath(historyPath).constData(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0)
        return;
    const QByteArray bytes = note.state + ' ' + QByteArray::number(note.checkedMs) + '\n';
    if (::ftruncate(file, 0) == 0)
        static_cast<void>(::pwrite(file, bytes.constData(), std::size_t(bytes.size()), 0));
    ::close(file);
}

/// What changes when anything happens to the file; empty when it is not there.
QByteArray marksOf(const QString& historyPath) {
    struct stat status {};
    if (::stat(QFile::encodeName(historyPath).constData(), &status) != 0)
        return {};
    QByteArray marks("closed");
    for (const qint64 number :
         {qint64(status.st_ino), qint64(status.st_size), qint64(status.st_mtim.tv_sec),
          qint64(status.st_mtim.tv_nsec), qint64(status.st_ctim.tv_sec), qint64(status.st_ctim.tv_nsec)})
        marks += ':' + QByteArray::number(number);
    return marks;
}

/// Times of files stand still for some milliseconds (a tick of the system's clock, 10 at most). Afterwards
/// every change is seen.
void waitForTheNextTick(const QString& historyPath) {
    const qint64 sinceMs = QFileInfo(historyPath).lastModified().msecsTo(QDateTime::currentDateTimeUtc());
    if (sinceMs >= 0 && sinceMs <= kLongestTickMs)
        QThread::msleep(static_cast<unsigned long>(kLongestTickMs - sinceMs + 1));
}

bool hasLog(const QString& historyPath) {
    return QFileInfo(historyPath + QStringLiteral("-wal")).size() > 0;
}

} // namespace

LastTime lastTimeOf(const QString& historyPath) {
    const Note note = readNote(historyPath);
    return {.isUnchanged = note.state == marksOf(historyPath) && !hasLog(historyPath),
            .isDoubtful = note.state == "doubtful",
            .checkedMs = note.checkedMs};
}

void noteClosed(const QString& historyPath) {
    Note note = readNote(historyPath);
    const QByteArray marks = marksOf(historyPath);
    if (note.state == "doubtful" || marks.isEmpty() || hasLog(historyPath))
        return;
    if (note.state == marks)
        return;
    waitForTheNextTick(historyPath);
    note.state = marks;
    writeNote(historyPath, note);
}

void noteDoubt(const QString& historyPath) {
    Note note = readNote(historyPath);
    note.state = "doubtful";
    writeNote(historyPath, note);
}

void noteChecked(const QString& historyPath, qint64 nowMs) {
    writeNote(historyPath, {.checkedMs = nowMs});
}

} // namespace conclave
