// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/gguf/mapped_file.h"

#include <QTemporaryFile>
#include <QTest>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <random>
#include <thread>
#include <vector>

using namespace conclave::engine;

namespace {

constexpr std::size_t kLargePage = std::size_t{2} << 20;
constexpr std::size_t kWhole = 20 * kLargePage; // more than one piece

std::vector<std::byte> randomBytes(std::size_t count) {
    std::mt19937 random(7);
    std::vector<std::byte> bytes(count);
    for (std::byte& byte : bytes)
        byte = static_cast<std::byte>(random());
    return bytes;
}

} // namespace

/// Weights move to large pages below those who read them.
class TestMappedFile : public QObject {
    Q_OBJECT

  private:
    const std::vector<std::byte> m_bytes = randomBytes(kWhole + 4711);
    std::unique_ptr<QTemporaryFile> m_file;
    std::unique_ptr<MappedFile> m_mapped;

    bool isUnchanged(std::size_t count) const {
        return std::equal(m_bytes.begin(), m_bytes.begin() + static_cast<std::ptrdiff_t>(count),
                          m_mapped->bytes().begin());
    }

  private slots:
    void init() {
        m_file = std::make_unique<QTemporaryFile>();
        QVERIFY(m_file->open());
        QCOMPARE(
            m_file->write(reinterpret_cast<const char*>(m_bytes.data()), static_cast<qint64>(m_bytes.size())),
            static_cast<qint64>(m_bytes.size()));
        QVERIFY(m_file->flush());
        auto mapped = MappedFile::open(m_file->fileName().toStdString());
        QVERIFY(mapped.ok());
        m_mapped = std::move(*mapped);
        QCOMPARE(m_mapped->bytes().size(), m_bytes.size());
    }

    void beginsAtALargePage() {
        QCOMPARE(reinterpret_cast<std::uintptr_t>(m_mapped->bytes().data()) % kLargePage, std::size_t{0});
    }

    void keepsItsBytesWhileOthersRead() {
        bool hasDiffered = false;
        std::size_t moved = 0;
        {
            const std::jthread reader([&](const std::stop_token& stop) {
                do
                    hasDiffered = hasDiffered || !isUnchanged(m_bytes.size());
                while (!stop.stop_requested());
            });
            moved = m_mapped->moveToLargePages({});
        }
        QVERIFY(!hasDiffered);
        QVERIFY(isUnchanged(m_bytes.size()));
        QVERIFY2(moved == 0 || moved == kWhole || moved == m_bytes.size(),
                 qPrintable(QString::number(moved)));
    }

    /// What was moved is our own: a file that is cut off later takes nothing away.
    void outlivesTheFile() {
        if (m_mapped->moveToLargePages({}) != kWhole)
            QSKIP("this system has no large pages, or has the file on them");
        QVERIFY(m_file->resize(0));
        QVERIFY(isUnchanged(kWhole));
    }

    void stopsWhenAsked() {
        std::stop_source stop;
        stop.request_stop();
        const std::size_t moved = m_mapped->moveToLargePages(stop.get_token());
        QVERIFY(moved == 0 || moved == m_bytes.size());
        QVERIFY(isUnchanged(m_bytes.size()));
    }
};

QTEST_APPLESS_MAIN(TestMappedFile)
#include "tst_mapped_file.moc"
