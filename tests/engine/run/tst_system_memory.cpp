// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/system_memory.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <limits>

using namespace conclave::engine;

/// How much memory is free, as the files of the system say. A folder stands for its root.
class TestSystemMemory : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_root;

    void write(const QString& path, const QByteArray& text) const {
        const QString whole = m_root->path() + path;
        QVERIFY(QDir().mkpath(QFileInfo(whole).path()));
        QFile file(whole);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }
    std::uint64_t left() const { return memoryLeftInGroups(m_root->path().toStdString()); }
    static constexpr std::uint64_t kUnlimited = std::numeric_limits<std::uint64_t>::max();

  private slots:
    void init() { m_root = std::make_unique<QTemporaryDir>(); }

    void withoutGroupsNothingIsLimited() {
        QCOMPARE(left(), kUnlimited);
        write("/proc/self/cgroup", "0::/\n");
        QCOMPARE(left(), kUnlimited);
    }

    void version1CountsFilePagesAsFree() {
        write("/proc/self/cgroup", "7:cpu,cpuacct:/x\n4:memory:/a/b\n0::/\n");
        write("/sys/fs/cgroup/memory/a/b/memory.limit_in_bytes", "1000\n");
        write("/sys/fs/cgroup/memory/a/b/memory.usage_in_bytes", "700\n");
        write("/sys/fs/cgroup/memory/a/b/memory.stat",
              "cache 400\ntotal_inactive_file 150\ntotal_active_file 50\n");
        QCOMPARE(left(), std::uint64_t{500});
    }

    void theTightestGroupAboveCounts() {
        write("/proc/self/cgroup", "0::/user.slice/app\n");
        write("/sys/fs/cgroup/user.slice/memory.max", "900\n");
        write("/sys/fs/cgroup/user.slice/memory.current", "800\n");
        write("/sys/fs/cgroup/user.slice/memory.stat", "anon 700\ninactive_file 100\nactive_file 0\n");
        write("/sys/fs/cgroup/user.slice/app/memory.max", "max\n");
        write("/sys/fs/cgroup/user.slice/app/memory.current", "10\n");
        QCOMPARE(left(), std::uint64_t{200});
    }

    void aContainersOwnGroupIsItsRoot() {
        write("/proc/self/cgroup", "0::/docker/0123\n");
        write("/sys/fs/cgroup/memory.max", "600\n");
        write("/sys/fs/cgroup/memory.current", "700\n"); // over it for a moment
        QCOMPARE(left(), std::uint64_t{0});
    }

    void availableMemoryIsPlausible() {
        QVERIFY(availableMemory() > (1 << 20));
        QVERIFY(availableMemory() <= memoryLeftInGroups());
    }
};

QTEST_APPLESS_MAIN(TestSystemMemory)
#include "tst_system_memory.moc"
