// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/model_footprint.h"

#include "engine/model/architecture.h"
#include "engine/run/cache_layout.h"
#include "engine/run/model_plan.h"
#include "engine/synth/synth.h"

#include <QTemporaryDir>
#include <QTest>

using namespace conclave::engine;

/// Sizes of the pieces of models, against the files that they come from.
class TestModelFootprint : public QObject {
    Q_OBJECT

  private:
    QTemporaryDir m_folder;

    std::string path() const { return m_folder.filePath(QStringLiteral("m.gguf")).toStdString(); }

  private slots:
    void initTestCase() { QVERIFY(m_folder.isValid()); }

    void countsEveryByteOfTheFileOnce_data() {
        QTest::addColumn<QByteArray>("shape");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<int>("experts");
        QTest::newRow("latent attention") << QByteArray("deepseek-v2-lite") << QByteArray("Q4_K_M") << 4;
        QTest::newRow("biases") << QByteArray("gpt-oss-20b") << QByteArray("MXFP4") << 4;
        QTest::newRow("head norms") << QByteArray("qwen3-30b-a3b") << QByteArray("Q4_0") << 8;
        QTest::newRow("a shared gate") << QByteArray("qwen1.5-moe-a2.7b") << QByteArray("Q8_0") << 4;
        QTest::newRow("tied") << QByteArray("qwen2.5-0.5b") << QByteArray("Q4_K_M") << 0;
    }
    void countsEveryByteOfTheFileOnce() {
        QFETCH(QByteArray, shape);
        QFETCH(QByteArray, type);
        QFETCH(int, experts);
        QVERIFY(synthesizeModel({.shape = shape.toStdString(),
                                 .type = type.toStdString(),
                                 .out = path(),
                                 .layers = 2,
                                 .experts = experts,
                                 .vocabulary = 512},
                                {})
                    .ok());
        const auto file = GgufReader::open(path());
        QVERIFY(file.ok());
        const auto architecture = architectureOf(**file);
        QVERIFY(architecture.ok());
        const auto config = readConfig(**architecture, **file);
        QVERIFY(config.ok());
        const auto weights = readWeights(**architecture, *config, *file, WeightReader::Contents::Everything);
        QVERIFY(weights.ok());
        const ModelFootprint footprint = footprintOf(*config, *weights);
        std::uint64_t bytes = 0;
        std::uint64_t expertBytes = 0;
        std::uint64_t expertWeights = 0;
        for (const GgufTensor& tensor : (*file)->tensors()) {
            bytes += tensor.data.size();
            if (tensor.name.starts_with("blk.1.") && tensor.name.ends_with("_exps.weight")) {
                expertBytes += tensor.data.size();
                expertWeights += tensor.elements();
            }
        }
        QCOMPARE(footprint.bytes(), bytes);
        QCOMPARE(footprint.layers.size(), std::size_t{2});
        const ModelFootprint::Layer& layer = footprint.layers[1];
        QCOMPARE(layer.experts, experts);
        QCOMPARE(layer.expertBytes * static_cast<std::uint64_t>(experts), expertBytes);
        QCOMPARE(layer.expertWeights * static_cast<std::uint64_t>(experts), expertWeights);
        QCOMPARE(footprint.embeddingBytes == 0, shape.startsWith("qwen2.5"));
        QCOMPARE(footprint.layers[0].experts, shape.startsWith("deepseek") ? 0 : experts);

        // Two layers of 1024 positions; with a window of 128 one has 128 + 32 + 512 of them.
        const std::vector<std::uint64_t> cache = cacheBytesOf(*config, CacheType::q8_0, 1024, 32);
        QCOMPARE(cache.size(), std::size_t{2});
        const std::uint64_t all =
            CacheLayout(
                {.config = &*config, .type = CacheType::q8_0, .contextTokens = 1024, .batchTokens = 32})
                .bytes();
        QCOMPARE(cache[0] + cache[1], all);
        QCOMPARE(cache[0] * 1024, cache[1] * (shape.startsWith("gpt-oss") ? 672 : 1024));
    }

    void plansForAFile() {
        QVERIFY(synthesizeModel({.shape = "qwen3-30b-a3b",
                                 .type = "Q8_0",
                                 .out = path(),
                                 .layers = 2,
                                 .experts = 8,
                                 .vocabulary = 512},
                                {})
                    .ok());
        PlanOptions options{.hostBytes = std::uint64_t{1} << 40};
        options.session.contextTokens = 1024;
        const auto nothing = planModel(path(), options);
        QVERIFY(nothing.ok());
        QCOMPARE(nothing->placement.bytesIn(Place::Device), std::uint64_t{0});
        options.deviceBytes = std::uint64_t{1} << 40;
        const auto everything = planModel(path(), options);
        QVERIFY(everything.ok());
        QCOMPARE(everything->placement.bytesIn(Place::Device), nothing->placement.bytesIn(Place::Host));
        QCOMPARE(everything->placement.expertsIn(1, Place::Device), 8);
        QVERIFY(everything->notice.empty());
        options.usageFile = path(); // surely no counts
        const auto noticed = planModel(path(), options);
        QVERIFY(noticed.ok() && !noticed->notice.empty());
        QVERIFY(!planModel(path() + ".none", options).ok());
    }
};

QTEST_APPLESS_MAIN(TestModelFootprint)
#include "tst_model_footprint.moc"
