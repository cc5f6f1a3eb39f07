// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/store/small_disk.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <cerrno>
#include <cstring>
#include <sys/mount.h>
#include <unistd.h>

namespace conclave {

namespace {

constexpr uid_t kNobody = 65534;

QString fillerOf(const QString& path) {
    return path + QStringLiteral("/filler");
}

} // namespace

SmallDisk::SmallDisk(const QString& path) : m_path(path) {
    QDir().mkpath(path);
    if (::mount("tmpfs", QFile::encodeName(path).constData(), "tmpfs", 0, "size=4m") != 0)
        m_problem = QByteArray("a small disk cannot be mounted here: ") + std::strerror(errno);
}

SmallDisk::~SmallDisk() {
    if (isThere())
        ::umount2(QFile::encodeName(m_path).constData(), MNT_DETACH);
}

void SmallDisk::fill() const {
    QFile filler(fillerOf(m_path));
    if (!filler.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
        return;
    for (qint64 piece : {65536, 4096, 1})
        while (filler.write(QByteArray(piece, '.')) == piece) {
        }
}

void SmallDisk::makeRoom() const {
    QFile::remove(fillerOf(m_path));
}

AsOrdinaryUser::AsOrdinaryUser(const QString& owned) : m_wasRoot(::geteuid() == 0) {
    if (!m_wasRoot)
        return;
    QStringList paths{owned};
    QDirIterator all(owned, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                     QDirIterator::Subdirectories);
    while (all.hasNext())
        paths.append(all.next());
    for (const QString& path : paths)
        if (::lchown(QFile::encodeName(path).constData(), kNobody, kNobody) != 0)
            qWarning("chown: %s", std::strerror(errno));
    if (::seteuid(kNobody) != 0)
        qWarning("seteuid: %s", std::strerror(errno));
}

AsOrdinaryUser::~AsOrdinaryUser() {
    if (m_wasRoot && ::seteuid(0) != 0)
        qWarning("seteuid: %s", std::strerror(errno));
}

} // namespace conclave
