// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/open_files.h"

#include "app/store/files.h"
#include "app/store/history_key.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <map>
#include <sys/stat.h>
#include <utility>

namespace conclave {

namespace {

using Identity = std::pair<dev_t, ino_t>;

struct Listed {
    FileHead head;
    int connections = 0;
};

std::map<Identity, Listed>& listed() {
    static std::map<Identity, Listed> files;
    return files;
}

constexpr qsizetype kPageBytes = HistoryKey::kCipherPageBytes;
// 4096 random bytes have all 256 values but for one chance in 30,000, never fewer than 248, and never eight
// times the same in a row. Text, a page of SQLite's and zeros are far from it.
constexpr int kLeastValues = 240;
constexpr int kLongestRun = 8;

bool looksRandom(const QByteArray& page) {
    std::array<bool, 256> seen{};
    int run = 0;
    char last = 0;
    for (const char byte : page) {
        seen[static_cast<unsigned char>(byte)] = true;
        run = byte == last ? run + 1 : 1;
        last = byte;
        if (run >= kLongestRun)
            return false;
    }
    return std::count(seen.begin(), seen.end(), true) >= kLeastValues;
}

FileHead headOf(const QByteArray& page) {
    if (page.startsWith(QByteArray("SQLite format 3", 16)))
        return {FileHead::Kind::Plain, {}};
    if (page.size() == kPageBytes && looksRandom(page))
        return {FileHead::Kind::Encrypted, page.left(HistoryKey::kSaltBytes)};
    return {FileHead::Kind::Other, {}};
}

} // namespace

OpenFiles::Entry::Entry(Entry&& other) noexcept
    : m_device(other.m_device), m_number(other.m_number), m_isListed(std::exchange(other.m_isListed, false)) {
}

OpenFiles::Entry& OpenFiles::Entry::operator=(Entry&& other) noexcept {
    std::swap(m_device, other.m_device);
    std::swap(m_number, other.m_number);
    std::swap(m_isListed, other.m_isListed);
    return *this;
}

OpenFiles::Entry::~Entry() {
    if (!m_isListed)
        return;
    const std::lock_guard lock(mutex());
    const auto at = listed().find({m_device, m_number});
    if (at != listed().end() && --at->second.connections == 0)
        listed().erase(at);
}

std::mutex& OpenFiles::mutex() {
    static std::mutex one;
    return one;
}

FileHead OpenFiles::head(const QString& path) {
    const std::lock_guard lock(mutex());
    struct stat status {};
    if (::stat(QFile::encodeName(path).constData(), &status) != 0)
        return {};
    if (const auto at = listed().find({status.st_dev, status.st_ino}); at != listed().end())
        return at->second.head;
    QFile file(path);
    // What cannot be read is left to SQLite, which has the right words for it.
    return file.open(QIODevice::ReadOnly) ? headOf(file.read(kPageBytes))
                                          : FileHead{FileHead::Kind::Plain, {}};
}

OpenFiles::Entry OpenFiles::enter(const QString& path, const FileHead& head) {
    Entry entry;
    struct stat status {};
    if (::stat(QFile::encodeName(path).constData(), &status) != 0)
        return entry;
    entry.m_device = status.st_dev;
    entry.m_number = status.st_ino;
    entry.m_isListed = true;
    Listed& file = listed()[{status.st_dev, status.st_ino}];
    file.head = head;
    ++file.connections;
    return entry;
}

StoreDone OpenFiles::replace(const QString& from, const QString& to, const QString& historyPath) {
    const std::lock_guard lock(mutex());
    for (const char* suffix : {"-wal", "-shm", "-journal"})
        QFile::remove(to + QLatin1String(suffix));
    // An old log that came back after a power cut would be poured into the new file.
    syncFolder(QFileInfo(to).path());
    return moveFile(from, to, historyPath);
}

} // namespace conclave
