// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/expert_usage.h"

#include "engine/model/weights.h"
#include "tests/support/bare_model.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace conclave;
using namespace conclave::engine;

namespace {

std::vector<std::uint64_t> countsOf(const ExpertUsage& usage) {
    std::vector<std::uint64_t> counts;
    for (int layer = 0; layer < usage.layers(); ++layer)
        counts.insert(counts.end(), usage.of(layer).begin(), usage.of(layer).end());
    return counts;
}

} // namespace

/// What models chose, remembered.
class TestExpertUsage : public QObject {
    Q_OBJECT

  private:
    std::unique_ptr<QTemporaryDir> m_folder;

    QString file(const char* name = "m.usage") const { return m_folder->filePath(QLatin1String(name)); }
    std::string path(const char* name = "m.usage") const { return file(name).toStdString(); }
    static ExpertUsage some() {
        ExpertUsage usage(2, 3);
        const std::int32_t ids[] = {2, 0, 2};
        usage.count(1, ids);
        usage.count(0, std::span(ids).first(1));
        return usage;
    }
    QByteArray saved() const {
        QFile there(file());
        return there.open(QIODevice::ReadOnly) ? there.readAll() : QByteArray();
    }
    bool write(const QByteArray& bytes) const {
        QFile there(file());
        return there.open(QIODevice::WriteOnly) && there.write(bytes) == bytes.size();
    }

  private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void counts() {
        ExpertUsage usage = some();
        QCOMPARE(countsOf(usage), (std::vector<std::uint64_t>{0, 0, 1, 1, 0, 2}));
        QCOMPARE(usage.total(), std::uint64_t{4});
        const std::int32_t outside[] = {-1, 3, 1};
        usage.count(0, outside);
        usage.count(2, outside);
        usage.count(-1, outside);
        QCOMPARE(countsOf(usage), (std::vector<std::uint64_t>{0, 1, 1, 1, 0, 2}));
        QVERIFY(usage.of(2).empty());
        QVERIFY(usage.of(-1).empty());
    }

    void merges() {
        ExpertUsage usage = some();
        usage.merge(some());
        QCOMPARE(countsOf(usage), (std::vector<std::uint64_t>{0, 0, 2, 2, 0, 4}));
        // Counts stay where they are largest instead of beginning anew.
        for (int i = 0; i < 64; ++i) {
            ExpertUsage same = usage;
            usage.merge(same);
        }
        QCOMPARE(usage.of(1)[2], std::numeric_limits<std::uint64_t>::max());
        QCOMPARE(usage.total(), std::numeric_limits<std::uint64_t>::max());
    }

    void comesBackFromTheDisk() {
        const std::string deep = path("a/b/m.usage");
        QVERIFY(some().save(deep).ok());
        const ExpertUsage::Loaded loaded = ExpertUsage::load(deep, 2, 3);
        QCOMPARE(loaded.notice, std::string());
        QCOMPARE(countsOf(loaded.usage), countsOf(some()));
        QVERIFY(ExpertUsage(2, 3).save(deep).ok()); // in its place
        QCOMPARE(ExpertUsage::load(deep, 2, 3).usage.total(), std::uint64_t{0});
        QCOMPARE(QDir(file("a/b")).entryList(QDir::Files | QDir::Hidden), QStringList{"m.usage"});
    }

    void noFileIsNoCounts() {
        const ExpertUsage::Loaded loaded = ExpertUsage::load(path(), 2, 3);
        QCOMPARE(loaded.notice, std::string());
        QCOMPARE(loaded.usage.total(), std::uint64_t{0});
        QCOMPARE(loaded.usage.layers(), 2);
        QCOMPARE(loaded.usage.experts(), 3);
    }

    void damagedFilesAreNoCountsAndANotice() {
        QVERIFY(some().save(path()).ok());
        const QByteArray sound = saved();
        QCOMPARE(sound.size(), 4 + 2 * 4 + 6 * 8 + 8);
        const auto isRefused = [&](const QByteArray& bytes) {
            if (!write(bytes))
                return false;
            const ExpertUsage::Loaded loaded = ExpertUsage::load(path(), 2, 3);
            return loaded.usage.total() == 0 && loaded.usage.layers() == 2 &&
                   loaded.notice.find("m.usage'") != std::string::npos &&
                   loaded.notice.find("counting begins anew") != std::string::npos;
        };
        for (qsizetype i = 0; i < sound.size(); ++i) {
            QByteArray bytes = sound;
            bytes[i] = static_cast<char>(bytes[i] ^ 1);
            QVERIFY2(isRefused(bytes), qPrintable(QString::number(i)));
            QVERIFY2(isRefused(sound.left(i)), qPrintable(QString::number(i)));
        }
        QVERIFY(isRefused(sound + "x"));
        QVERIFY(write(sound));
        QCOMPARE(ExpertUsage::load(path(), 2, 3).usage.total(), std::uint64_t{4});
    }

    void countsOfAnotherModelAreNotTaken() {
        QVERIFY(some().save(path()).ok());
        QVERIFY(!ExpertUsage::load(path(), 3, 3).notice.empty());
        const ExpertUsage::Loaded turned = ExpertUsage::load(path(), 3, 2); // of the same size
        QVERIFY(turned.notice.find("another model") != std::string::npos);
        QCOMPARE(turned.usage.total(), std::uint64_t{0});
        QVERIFY(!ExpertUsage::load(m_folder->path().toStdString(), 2, 3).notice.empty()); // a folder
    }

    void aFailureLeavesTheOldFile() {
        QVERIFY(some().save(path()).ok());
        const auto under = some().save(path("m.usage/x.usage")); // a folder of a file's name
        QVERIFY(!under.ok());
        QVERIFY(under.error().kind == ErrorKind::Io);
        QVERIFY(QDir(m_folder->path()).mkdir("taken"));
        const auto onto = some().save(path("taken"));
        QVERIFY(!onto.ok());
        QVERIFY2(onto.error().message.find("taken' cannot be written") != std::string::npos,
                 onto.error().message.c_str());
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden), QStringList{"m.usage"});
        QCOMPARE(ExpertUsage::load(path(), 2, 3).usage.total(), std::uint64_t{4});
    }

    void isNamedAfterTheRouters() {
        const auto nameOf = [](int skipped, bool routes) {
            test::BareModel model;
            for (int i = 0; i < skipped; ++i)
                model.matrix(8, 4);
            ExpertWeights experts;
            experts.router = model.matrix(test::BareModel::kEmbedding, 4);
            LayerWeights layer;
            if (routes)
                layer.feedForward = experts;
            model.weights.layers.push_back(layer);
            return expertUsageFileName(model.weights);
        };
        QCOMPARE(nameOf(0, false), std::string());
        QCOMPARE(nameOf(0, true), nameOf(0, true));
        QVERIFY(nameOf(0, true) != nameOf(1, true));
        QVERIFY(QString::fromStdString(nameOf(0, true)).startsWith("experts-"));
    }
};

QTEST_APPLESS_MAIN(TestExpertUsage)
#include "tst_expert_usage.moc"
