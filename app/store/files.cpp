// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/files.h"

#include "app/store/database.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace conclave {

StoreError systemError(const QString& historyPath, const char* what, int number) {
    StoreError::Kind kind = StoreError::Kind::Io;
    if (number == ENOSPC || number == EDQUOT)
        kind = StoreError::Kind::Full;
    else if (number == EACCES || number == EPERM || number == EROFS)
        kind = StoreError::Kind::ReadOnly;
    return fileError(
        kind, historyPath,
        QStringLiteral("%1: %2").arg(QString::fromUtf8(what), QString::fromLocal8Bit(strerror(number))));
}

StoreDone makePrivateFolder(const QString& folder, const QString& historyPath) {
    if (QFileInfo(folder).isDir())
        return std::monostate{};
    const QString parent = QFileInfo(folder).path();
    if (parent != folder)
        if (const StoreDone done = makePrivateFolder(parent, historyPath); errorOf(done) != nullptr)
            return done;
    if (::mkdir(QFile::encodeName(folder).constData(), 0700) != 0 && errno != EEXIST)
        return systemError(historyPath, "mkdir", errno);
    return std::monostate{};
}

StoreDone makePrivateFile(const QString& path, const QString& historyPath) {
    const int file =
        ::open(QFile::encodeName(path).constData(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (file < 0)
        return systemError(historyPath, "open", errno);
    ::close(file);
    return std::monostate{};
}

StoreDone syncFile(const QString& path, const QString& historyPath) {
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return systemError(historyPath, "open", errno);
    const int code = ::fsync(file);
    const int number = errno;
    ::close(file);
    // EINVAL: a file system that cannot.
    if (code != 0 && number != EINVAL)
        return systemError(historyPath, "fsync", number);
    return std::monostate{};
}

void syncFolder(const QString& folder) {
    const int file = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0)
        return;
    ::fsync(file);
    ::close(file);
}

StoreDone moveFile(const QString& from, const QString& to, const QString& historyPath) {
    if (std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return systemError(historyPath, "rename", errno);
    return std::monostate{};
}

DoomedFile::DoomedFile(const QString& path)
    : m_file(::open(QFile::encodeName(path).constData(), O_WRONLY | O_CLOEXEC)) {}

DoomedFile::~DoomedFile() {
    if (m_file >= 0)
        ::close(m_file);
}

void DoomedFile::overwrite() const {
    struct stat status {};
    if (m_file < 0 || ::fstat(m_file, &status) != 0)
        return;
    static constexpr std::array<char, 1 << 16> kZeros{};
    for (off_t at = 0; at < status.st_size;) {
        const ssize_t written =
            ::pwrite(m_file, kZeros.data(), std::min<off_t>(off_t(kZeros.size()), status.st_size - at), at);
        if (written <= 0)
            break;
        at += written;
    }
    ::fsync(m_file);
}

void removeDatabase(const QString& path) {
    for (const char* suffix : {"", "-wal", "-shm", "-journal"})
        QFile::remove(path + QLatin1String(suffix));
}

} // namespace conclave
