// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synth/synth.h"

#include "engine/run/session.h"
#include "engine/synth/random_weights.h"
#include "engine/synth/shape_file.h"
#include "kernels/matmul_quant.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace conclave;
using namespace conclave::engine;

namespace {

/// The mean and the deviation of numbers.
struct Spread {
    double mean = 0;
    double deviation = 0;
};

Spread spreadOf(std::span<const float> values) {
    double sum = 0;
    double squares = 0;
    for (const float value : values) {
        sum += value;
        squares += double{value} * value;
    }
    const auto count = static_cast<double>(values.size());
    return {sum / count, std::sqrt(squares / count - sum / count * (sum / count))};
}

} // namespace

/// Models with the shape of published ones: as large as they are, and fit to run.
class TestSynth : public QObject {
    Q_OBJECT

  private:
    std::unique_ptr<QTemporaryDir> m_folder;

    std::string path(const char* name = "m.gguf") const {
        return m_folder->filePath(QLatin1String(name)).toStdString();
    }
    QStringList files() const { return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden); }
    QByteArray bytes(const char* name) const {
        QFile file(m_folder->filePath(QLatin1String(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    SynthOptions small(const char* shape, const char* type) const {
        return {.shape = shape, .type = type, .out = path(), .layers = 1, .vocabulary = 512};
    }

  private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void hasThePublishedNumberOfWeights_data() {
        QTest::addColumn<QByteArray>("shape");
        QTest::addColumn<quint64>("weights");
        const auto row = [](const char* shape, quint64 weights) {
            QTest::newRow(shape) << QByteArray(shape) << weights;
        };
        // What the safetensors indexes of the published models add up to; DeepSeek-V3 without the layer that
        // predicts ahead, gpt-oss with each MXFP4 weight as one.
        row("deepseek-v2-lite", 15706484224);
        row("deepseek-v3", 671026419200);
        row("gpt-oss-20b", 20914757184);
        row("gpt-oss-120b", 116829156672);
        row("llama-3.1-8b", 8030261248);
        row("mixtral-8x7b", 46702792704);
        row("olmoe-1b-7b", 6919161856);
        row("qwen1.5-moe-a2.7b", 14315784192);
        row("qwen2.5-0.5b", 494032768);
        row("qwen2.5-7b", 7615616512);
        row("qwen3-0.6b", 596049920);
        row("qwen3-8b", 8190735360);
        row("qwen3-30b-a3b", 30532122624);
        row("qwen3-235b-a22b", 235093634560);
    }
    void hasThePublishedNumberOfWeights() {
        QFETCH(QByteArray, shape);
        QFETCH(quint64, weights);
        const ModelShape* published = modelShape(shape.toStdString());
        QVERIFY(published);
        quint64 sum = 0;
        for (const SynthTensor& tensor : tensorsOf(*published))
            sum += tensor.elements();
        QCOMPARE(sum, weights);
    }

    void knowsEveryShapeOfTheTable() {
        for (const std::string& name : synthShapeNames())
            QVERIFY2(modelShape(name), name.c_str());
        QVERIFY(!modelShape("qwen3"));
    }

    void weightsAreSpreadAsAskedFor_data() {
        QTest::addColumn<int>("type");
        for (const kernels::QuantTraits& traits : kernels::allQuantTraits())
            if (canMakeUp(traits.type))
                QTest::newRow(traits.name) << static_cast<int>(traits.type);
    }
    void weightsAreSpreadAsAskedFor() {
        QFETCH(int, type);
        constexpr std::int64_t kWeights = 1 << 19;
        constexpr float kDeviation = 0.021f;
        const auto quantType = static_cast<kernels::QuantType>(type);
        std::vector<std::byte> blocks(static_cast<std::size_t>(kernels::quantRowBytes(quantType, kWeights)));
        RandomBits random(7);
        fillRandomWeights(quantType, kDeviation, 0, random, blocks);
        std::vector<float> values(kWeights);
        kernels::dequantizeRow(quantType, blocks.data(), kWeights, values.data());
        const Spread spread = spreadOf(values);
        // Six standard errors. Of the mean: 1/√n; of the deviation at most √(2/n) for these short-tailed
        // weights, were all independent; those of a super-block share a scale, which makes n the number of
        // blocks in the worst case.
        const double blockCount = kWeights / 256.0;
        QVERIFY2(std::abs(spread.mean) < 6 * kDeviation / std::sqrt(blockCount),
                 qPrintable(QString::number(spread.mean)));
        QVERIFY2(std::abs(spread.deviation / kDeviation - 1) < 6 * std::sqrt(0.1 / blockCount),
                 qPrintable(QString::number(spread.deviation)));
        QVERIFY(
            std::all_of(values.begin(), values.end(), [](float v) { return std::abs(v) < 20 * kDeviation; }));
        QVERIFY(!std::equal(values.begin(), values.begin() + 256, values.begin() + 256));
    }

    /// Layers of every family as wide as the published ones, with fewer experts and tokens.
    void runs_data() {
        QTest::addColumn<QByteArray>("shape");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<int>("layers");
        QTest::addColumn<int>("experts");
        QTest::addColumn<int>("tokens");
        const auto row = [](const char* shape, const char* type, int layers, int experts, int tokens) {
            QTest::addRow("%s %s", shape, type)
                << QByteArray(shape) << QByteArray(type) << layers << experts << tokens;
        };
        row("deepseek-v2-lite", "Q4_K_M", 2, 8, 64);
        row("deepseek-v3", "Q4_0", 1, 2, 8);
        row("gpt-oss-20b", "MXFP4", 2, 4, 64);
        row("llama-3.1-8b", "Q6_K", 1, 0, 8);
        row("mixtral-8x7b", "MXFP4", 1, 2, 8);
        row("olmoe-1b-7b", "Q8_0", 2, 8, 64);
        row("qwen1.5-moe-a2.7b", "BF16", 1, 4, 64);
        row("qwen2.5-0.5b", "F16", 2, 0, 64);
        row("qwen2.5-0.5b", "F32", 1, 0, 64);
        row("qwen3-0.6b", "Q4_K_M", 2, 0, 64);
        row("qwen3-30b-a3b", "Q4_K_M", 2, 16, 64);
    }
    void runs() {
        QFETCH(QByteArray, shape);
        QFETCH(QByteArray, type);
        QFETCH(int, layers);
        QFETCH(int, experts);
        QFETCH(int, tokens);
        SynthOptions options = small(shape.constData(), type.constData());
        options.layers = layers;
        options.experts = experts;
        const auto made = synthesizeModel(options, {});
        QVERIFY2(made.ok(), made.ok() ? "" : made.error().message.c_str());
        QCOMPARE(made->layers, layers);
        const ModelShape& published = *modelShape(shape.toStdString());

        const auto model = Model::load({.path = path(), .device = DeviceChoice::Cpu, .threads = 1});
        QVERIFY2(model.ok(), model.ok() ? "" : model.error().message.c_str());
        const ModelInfo& info = (*model)->info();
        QCOMPARE(info.parameters, made->weights);
        QCOMPARE(info.fileBytes, made->bytes);
        QCOMPARE(info.layers, layers);
        QCOMPARE(info.embedding, published.embedding);
        QCOMPARE(info.heads, published.heads);
        QCOMPARE(info.kvHeads, published.kvHeads);
        QCOMPARE(info.vocabulary, 512);
        QCOMPARE(info.experts, experts);
        QCOMPARE(info.expertsUsed, std::min(published.experts.used, experts));
        QCOMPARE(info.contextTokens, published.contextTokens);
        QVERIFY2(info.notices.empty(), info.notices.empty() ? "" : info.notices[0].c_str());

        std::vector<TokenId> ids(static_cast<std::size_t>(tokens));
        for (std::size_t i = 0; i < ids.size(); ++i)
            ids[i] = static_cast<TokenId>(i * 37 % 512);
        const auto session = Session::create(*model, {.contextTokens = 128});
        QVERIFY(session.ok());
        int rows = 0;
        const auto done = (*session)->logits(ids,
                                             [&](int, std::span<const float> row) {
                                                 const Spread spread = spreadOf(row);
                                                 // Made for a deviation of 3; a NaN or an infinity would not
                                                 // be within.
                                                 const bool isSane = spread.deviation > 2 &&
                                                                     spread.deviation < 4.5 &&
                                                                     std::abs(spread.mean) < 1;
                                                 rows += isSane;
                                                 return isSane;
                                             },
                                             {});
        QVERIFY(done.ok());
        QCOMPARE(rows, tokens);
    }

    void answersAPrompt() {
        SynthOptions options = small("qwen2.5-0.5b", "Q8_0");
        QVERIFY(synthesizeModel(options, {}).ok());
        const auto model = Model::load({.path = path(), .device = DeviceChoice::Cpu, .threads = 1});
        QVERIFY(model.ok());
        const auto prompt = (*model)->chatTemplate().render({{.role = "user", .content = "Grüße, 你好"}}, {});
        QVERIFY(prompt.ok());
        const auto ids = (*model)->tokenizer().encodePrompt(prompt->fragments);
        QCOMPARE(QString::fromStdString((*model)->tokenizer().decode(ids)),
                 QStringLiteral("user: Grüße, 你好\nassistant:"));
        const auto session = Session::create(*model, {.contextTokens = 128});
        QVERIFY(session.ok());
        GenerationRequest request{.prompt = ids, .maxTokens = 64};
        request.sampler.temperature = 1;
        const auto answer = (*session)->generate(request, [](auto, std::string_view) {}, {});
        QVERIFY(answer.ok());
        QVERIFY(answer->stopReason == StopReason::EndOfTurn || answer->tokens.size() == 64);
    }

    void isTheSameForTheSameSeed() {
        SynthOptions options = small("qwen2.5-0.5b", "Q4_K_M");
        for (const char* name : {"a", "b", "c"}) {
            options.out = path(name);
            options.seed = name[0] == 'c' ? 2 : 1;
            QVERIFY(synthesizeModel(options, {}).ok());
        }
        QVERIFY(!bytes("a").isEmpty());
        QVERIFY(bytes("a") == bytes("b"));
        QCOMPARE(bytes("a").size(), bytes("c").size());
        QVERIFY(bytes("a") != bytes("c"));
    }

    void saysWhatIsImpossible_data() {
        QTest::addColumn<QByteArray>("change");
        QTest::addColumn<QByteArray>("part");
        QTest::newRow("shape") << QByteArray("shape")
                               << QByteArray("no shape 'qwen9'; choose one of deepseek-v2-lite, ");
        QTest::newRow("type") << QByteArray("type") << QByteArray("no type 'Q4_K'; choose one of Q8_0, ");
        QTest::newRow("layers") << QByteArray("layers") << QByteArray("25 layers were asked for; 1 to 24 ");
        QTest::newRow("experts") << QByteArray("experts") << QByteArray("2 experts were asked for; 0 to 0 ");
        QTest::newRow("tokens") << QByteArray("tokens")
                                << QByteArray("100 tokens were asked for; 512 to 151936 ");
    }
    void saysWhatIsImpossible() {
        QFETCH(QByteArray, change);
        QFETCH(QByteArray, part);
        SynthOptions options = small("qwen2.5-0.5b", "Q8_0");
        if (change == "shape")
            options.shape = "qwen9";
        if (change == "type")
            options.type = "Q4_K";
        if (change == "layers")
            options.layers = 25;
        if (change == "experts")
            options.experts = 2;
        if (change == "tokens")
            options.vocabulary = 100;
        const auto made = synthesizeModel(options, {});
        QVERIFY(!made.ok());
        QVERIFY(made.error().kind == ErrorKind::Invalid);
        QVERIFY2(made.error().message.find(part.toStdString()) != std::string::npos,
                 made.error().message.c_str());
        QVERIFY(files().isEmpty());
    }

    void leavesNothingWhenCancelled() {
        std::stop_source stop;
        SynthOptions options = small("qwen2.5-0.5b", "Q8_0");
        double share = 0;
        options.onProgress = [&](double done) {
            share = done;
            if (done > 0.3)
                stop.request_stop();
        };
        const auto made = synthesizeModel(options, stop.get_token());
        QVERIFY(!made.ok());
        QVERIFY(made.error().kind == ErrorKind::Cancelled);
        QVERIFY(share > 0.3 && share < 1);
        QVERIFY(files().isEmpty());
    }

    /// 2.7 TB: refused before the first byte. Should a disk have that room, the first piece ends it.
    void leavesNothingOnADiskTooSmall() {
        std::stop_source stop;
        const SynthOptions options{.shape = "deepseek-v3",
                                   .type = "F32",
                                   .out = path(),
                                   .onProgress = [&](double) { stop.request_stop(); }};
        const auto made = synthesizeModel(options, stop.get_token());
        QVERIFY(!made.ok());
        QVERIFY(made.error().kind == ErrorKind::Io || made.error().kind == ErrorKind::Cancelled);
        QVERIFY(files().isEmpty());
    }

    void mixesTypesAsTheQuantizerDoes() {
        QVERIFY(
            synthesizeModel(
                {.shape = "qwen2.5-0.5b", .type = "q4_k_m", .out = path(), .layers = 8, .vocabulary = 512},
                {})
                .ok());
        const auto file = GgufReader::open(path());
        QVERIFY(file.ok());
        const auto typeOf = [&](const char* name) {
            const GgufTensor* tensor = (*file)->tensor(name);
            return tensor ? ggmlTypeName(tensor->rawType) : std::string("none");
        };
        QCOMPARE(typeOf("token_embd.weight"), std::string("Q8_0")); // the head too; rows of 896
        QCOMPARE(typeOf("blk.0.ffn_down.weight"), std::string("Q6_K"));
        QCOMPARE(typeOf("blk.1.ffn_down.weight"), std::string("Q4_K"));
        QCOMPARE(typeOf("blk.1.attn_q.weight"), std::string("Q5_0"));
        QCOMPARE(typeOf("blk.1.attn_norm.weight"), std::string("F32"));
        QCOMPARE(typeOf("blk.1.attn_q.bias"), std::string("F32"));
        QVERIFY(!(*file)->tensor("output.weight"));
    }
};

QTEST_GUILESS_MAIN(TestSynth)
#include "tst_synth.moc"
