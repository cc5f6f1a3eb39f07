// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/architecture.h"
#include "kernels/quant_traits.h"
#include "tests/support/gguf_writer.h"

#include <QTemporaryDir>
#include <QTest>
#include <cstring>
#include <map>
#include <string>
#include <vector>

using namespace conclave::engine;
using conclave::kernels::QuantType;
using conclave::kernels::WeightView;
using conclave::test::GgufWriter;

namespace {

constexpr int kWidth = 32;
constexpr int kKeyHeads = 2;
constexpr int kPerKey = 3; // value heads
constexpr int kValueHeads = kKeyHeads * kPerKey;
constexpr int kKeyWidth = 5;
constexpr int kValueWidth = 7;
constexpr int kTaps = 4;
constexpr int kKeys = kKeyHeads * kKeyWidth;
constexpr int kValues = kValueHeads * kValueWidth;

/// The metadata of a model with delta nets.
struct Numbers {
    std::string architecture;
    std::map<std::string, int> numbers{{"block_count", 8},
                                       {"embedding_length", kWidth},
                                       {"context_length", 512},
                                       {"attention.head_count", 4},
                                       {"attention.head_count_kv", 2},
                                       {"attention.key_length", 16},
                                       {"attention.value_length", 16},
                                       {"rope.dimension_count", 4},
                                       {"feed_forward_length", 24},
                                       {"expert_count", 6},
                                       {"expert_used_count", 2},
                                       {"expert_feed_forward_length", 12},
                                       {"expert_shared_feed_forward_length", 20},
                                       {"ssm.conv_kernel", kTaps},
                                       {"ssm.state_size", kKeyWidth},
                                       {"ssm.group_count", kKeyHeads},
                                       {"ssm.time_step_rank", kValueHeads},
                                       {"ssm.inner_size", kValues},
                                       {"shortconv.l_cache", 3}};
    std::map<std::string, std::vector<std::int32_t>> arrays;

    GgufWriter writer() const {
        GgufWriter file;
        file.add("general.architecture", architecture);
        for (const auto& [key, value] : numbers)
            if (!arrays.contains(key))
                file.add(architecture + "." + key, value);
        for (const auto& [key, values] : arrays)
            file.addArray(architecture + "." + key, values);
        file.add(architecture + ".attention.layer_norm_rms_epsilon", 1e-6f);
        return file;
    }
};

std::shared_ptr<const GgufReader> opened(const GgufWriter& writer, const QTemporaryDir& folder) {
    const std::string path = folder.filePath("model.gguf").toStdString();
    if (!writer.write(path))
        return nullptr;
    auto file = GgufReader::open(path);
    return file ? *file : nullptr;
}

Result<ModelConfig> configOf(const Numbers& numbers) {
    const QTemporaryDir folder;
    const auto file = opened(numbers.writer(), folder);
    if (!file)
        return Error{ErrorKind::Io, "cannot write"};
    return readConfig(**architectureOf(*file), *file);
}

bool isNet(const ModelConfig& config, int layer) {
    return std::holds_alternative<DeltaNetConfig>(config.layer(layer).mixer);
}

/// Row @p row of a matrix of a type, told from every other row.
std::vector<std::byte> rowBytes(QuantType type, int tensor, int row) {
    std::vector<std::byte> bytes(static_cast<std::size_t>(conclave::kernels::quantRowBytes(type, kWidth)));
    for (std::size_t i = 0; i < bytes.size(); ++i) // below a float's or scale's exponent of infinity
        bytes[i] = static_cast<std::byte>((tensor * 31 + row * 7 + static_cast<int>(i) * 3) % 113);
    return bytes;
}

/// One layer of a qwen3next file in either layout, with the same rows. Rows of tensor 0 are numbered as
/// [queries, keys, values], of 1 as gates, 2 updates, 3 decays.
GgufWriter oneLayer(bool fused, QuantType type) {
    Numbers numbers{.architecture = "qwen3next"};
    numbers.numbers["block_count"] = 1;
    GgufWriter file = numbers.writer();
    const auto matrix = [&](const std::string& name, const std::vector<std::pair<int, int>>& rows) {
        std::vector<std::byte> data;
        for (const auto& [tensor, row] : rows) {
            const auto bytes = rowBytes(type, tensor, row);
            data.insert(data.end(), bytes.begin(), bytes.end());
        }
        file.addTensor(name, static_cast<std::uint32_t>(type), {kWidth, rows.size()}, data);
    };
    const auto floats = [&](const std::string& name, const std::vector<std::uint64_t>& shape, float value) {
        std::uint64_t count = 1;
        for (const std::uint64_t size : shape)
            count *= size;
        std::vector<float> values(count);
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = value + 0.001f * static_cast<float>(i);
        file.addTensor(name, shape, values);
    };
    const auto numbered = [](int tensor, int count) {
        std::vector<std::pair<int, int>> rows;
        for (int row = 0; row < count; ++row)
            rows.emplace_back(tensor, row);
        return rows;
    };
    if (fused) {
        std::vector<std::pair<int, int>> inputs, gates;
        const auto add = [](auto& rows, int tensor, int first, int count) {
            for (int row = first; row < first + count; ++row)
                rows.emplace_back(tensor, row);
        };
        for (int head = 0; head < kKeyHeads; ++head) {
            constexpr int kGroup = kPerKey * kValueWidth;
            add(inputs, 0, head * kKeyWidth, kKeyWidth);
            add(inputs, 0, kKeys + head * kKeyWidth, kKeyWidth);
            add(inputs, 0, 2 * kKeys + head * kGroup, kGroup);
            add(inputs, 1, head * kGroup, kGroup);
            add(gates, 2, head * kPerKey, kPerKey);
            add(gates, 3, head * kPerKey, kPerKey);
        }
        matrix("blk.0.ssm_in.weight", inputs);
        matrix("blk.0.ssm_ba.weight", gates);
    } else {
        matrix("blk.0.attn_qkv.weight", numbered(0, 2 * kKeys + kValues));
        matrix("blk.0.attn_gate.weight", numbered(1, kValues));
        matrix("blk.0.ssm_beta.weight", numbered(2, kValueHeads));
        matrix("blk.0.ssm_alpha.weight", numbered(3, kValueHeads));
    }
    floats("token_embd.weight", {kWidth, 9}, 0.1f);
    floats("output_norm.weight", {kWidth}, 1.0f);
    floats("blk.0.attn_norm.weight", {kWidth}, 1.0f);
    floats("blk.0.post_attention_norm.weight", {kWidth}, 1.0f);
    floats("blk.0.ssm_conv1d.weight", {kTaps, 2 * kKeys + kValues}, 0.2f);
    floats("blk.0.ssm_dt.bias", {kValueHeads}, 0.3f);
    floats("blk.0.ssm_a", {kValueHeads}, -0.7f);
    floats("blk.0.ssm_norm.weight", {kValueWidth}, 1.0f);
    floats("blk.0.ssm_out.weight", {kValues, kWidth}, 0.1f);
    floats("blk.0.ffn_gate_inp.weight", {kWidth, 6}, 0.1f);
    floats("blk.0.ffn_gate_exps.weight", {kWidth, 12, 6}, 0.1f);
    floats("blk.0.ffn_up_exps.weight", {kWidth, 12, 6}, 0.1f);
    floats("blk.0.ffn_down_exps.weight", {12, kWidth, 6}, 0.1f);
    floats("blk.0.ffn_gate_inp_shexp.weight", {kWidth}, 0.1f);
    floats("blk.0.ffn_gate_shexp.weight", {kWidth, 20}, 0.1f);
    floats("blk.0.ffn_up_shexp.weight", {kWidth, 20}, 0.1f);
    floats("blk.0.ffn_down_shexp.weight", {20, kWidth}, 0.1f);
    return file;
}

std::vector<std::byte> bytesOf(const WeightView& view) {
    const auto size =
        static_cast<std::size_t>(view.rows * conclave::kernels::quantRowBytes(view.type, view.cols));
    return {view.data, view.data + size};
}

} // namespace

/// What files of models with states say, and how their tensors lie.
class TestRecurrentLayer : public QObject {
    Q_OBJECT

  private slots:
    void everyFourthLayerAttends();
    void intervalAndListAreFollowed();
    void valueHeadsLieAsTheArchitectureHasThem();
    void missingPredictingLayersAreANotice();
    void refusesWithASentence_data();
    void refusesWithASentence();
    void bothLayoutsGiveTheSameRows_data();
    void bothLayoutsGiveTheSameRows();
    void growingStatesAreRefused();
    void lfm2TellsLayersByTheirHeads();
    void lfm2RefusesMixedHeads();
};

void TestRecurrentLayer::everyFourthLayerAttends() {
    for (const char* architecture : {"qwen3next", "qwen35", "qwen35moe"}) {
        const auto config = configOf({.architecture = architecture});
        QVERIFY2(config.ok(), config.ok() ? "" : config.error().message.c_str());
        for (int layer = 0; layer < 8; ++layer)
            QCOMPARE(isNet(*config, layer), layer != 3 && layer != 7);
        const auto& attention = std::get<GroupedAttentionConfig>(config->layer(3).mixer);
        QVERIFY(attention.isGated);
        QVERIFY(attention.norm == QueryKeyNorm::PerHead);
        QCOMPARE(config->ropes[0].dimensions, 4);
        const auto& net = std::get<DeltaNetConfig>(config->layer(0).mixer);
        QCOMPARE(net.keyHeads, kKeyHeads);
        QCOMPARE(net.valueHeads, kValueHeads);
        QCOMPARE(net.keyWidth, kKeyWidth);
        QCOMPARE(net.valueWidth, kValueWidth);
        QCOMPARE(net.taps, kTaps);
        QCOMPARE(config->experts.has_value(), std::string(architecture) != "qwen35");
        QCOMPARE(config->layer(0).denseWidth, config->experts ? 0 : 24);
        if (config->experts) {
            QVERIFY(config->experts->routing.normalise);
            QCOMPARE(config->experts->sharedWidth, 20);
        }
    }
}

void TestRecurrentLayer::intervalAndListAreFollowed() {
    Numbers numbers{.architecture = "qwen35"};
    numbers.numbers["full_attention_interval"] = 2;
    const auto everySecond = configOf(numbers);
    QVERIFY(everySecond.ok());
    for (int layer = 0; layer < 8; ++layer)
        QCOMPARE(isNet(*everySecond, layer), layer % 2 == 0);
    numbers.arrays["attention.recurrent_layers"] = {1, 0, 0, 1, 1, 0, 1, 1};
    const auto listed = configOf(numbers);
    QVERIFY(listed.ok());
    for (int layer = 0; layer < 8; ++layer)
        QCOMPARE(isNet(*listed, layer), layer != 1 && layer != 2 && layer != 5);
}

void TestRecurrentLayer::valueHeadsLieAsTheArchitectureHasThem() {
    for (const auto& [architecture, tiled] :
         std::map<std::string, bool>{{"qwen3next", false}, {"qwen35", true}, {"qwen35moe", true}}) {
        const auto config = configOf({.architecture = architecture});
        QVERIFY(config.ok());
        QCOMPARE(std::get<DeltaNetConfig>(config->layer(0).mixer).tilesKeyHeads, tiled);
    }
}

void TestRecurrentLayer::missingPredictingLayersAreANotice() {
    for (const char* architecture : {"qwen35", "qwen35moe", "qwen3next"}) {
        Numbers numbers{.architecture = architecture};
        numbers.numbers["block_count"] = 9;
        numbers.numbers["nextn_predict_layers"] = 1;
        const auto config = configOf(numbers);
        QVERIFY(config.ok());
        QCOMPARE(config->layerCount(), 8);
        QCOMPARE(config->notices.size(), std::size_t{1});
    }
}

void TestRecurrentLayer::refusesWithASentence_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<int>("value");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("value heads")
        << "ssm.time_step_rank" << 7
        << "'qwen35.ssm.time_step_rank' is 7; expected a multiple of the 2 key heads";
    QTest::newRow("values") << "ssm.inner_size" << 43
                            << "'qwen35.ssm.inner_size' is 43; expected a multiple of the 6 value heads";
    QTest::newRow("taps") << "ssm.conv_kernel" << 17
                          << "'qwen35.ssm.conv_kernel' is 17; expected a whole number from 1 to 16";
    QTest::newRow("no key heads") << "ssm.group_count" << 0 << "'qwen35.ssm.group_count' is 0";
    QTest::newRow("interval") << "full_attention_interval" << 0 << "'qwen35.full_attention_interval' is 0";
}

void TestRecurrentLayer::refusesWithASentence() {
    QFETCH(QString, key);
    QFETCH(int, value);
    QFETCH(QString, sentence);
    Numbers numbers{.architecture = "qwen35"};
    numbers.numbers[key.toStdString()] = value;
    const auto config = configOf(numbers);
    QVERIFY(!config.ok());
    QVERIFY2(config.error().message.find(sentence.toStdString()) != std::string::npos,
             config.error().message.c_str());
}

void TestRecurrentLayer::bothLayoutsGiveTheSameRows_data() {
    QTest::addColumn<int>("type");
    QTest::newRow("F32") << static_cast<int>(QuantType::f32);
    QTest::newRow("Q8_0") << static_cast<int>(QuantType::q8_0);
}

/// ssm_in and ssm_ba of older files hold the rows key head by key head.
void TestRecurrentLayer::bothLayoutsGiveTheSameRows() {
    QFETCH(int, type);
    std::vector<std::vector<std::byte>> found[2];
    for (const bool fused : {false, true}) {
        const QTemporaryDir folder;
        const auto file = opened(oneLayer(fused, static_cast<QuantType>(type)), folder);
        QVERIFY(file);
        const Architecture& architecture = **architectureOf(*file);
        const auto config = readConfig(architecture, *file);
        QVERIFY2(config.ok(), config.ok() ? "" : config.error().message.c_str());
        const auto weights = readWeights(architecture, *config, file, WeightReader::Contents::Everything);
        QVERIFY2(weights.ok(), weights.ok() ? "" : weights.error().message.c_str());
        QCOMPARE(weights->totals.unusedTensors, std::uint64_t{0});
        const auto& net = std::get<DeltaNetWeights>(weights->layers[0].mixer);
        for (const WeightView* view : {&net.input, &net.gate, &net.update, &net.decay})
            found[fused ? 1 : 0].push_back(bytesOf(*view));
        QCOMPARE(net.convolution.size(), static_cast<std::size_t>(kTaps * (2 * kKeys + kValues)));
        // Only looking at the file finds the same shapes.
        const auto shapes = readWeights(architecture, *config, file, WeightReader::Contents::ShapesOnly);
        QVERIFY(shapes.ok());
        QCOMPARE(std::get<DeltaNetWeights>(shapes->layers[0].mixer).input.rows, net.input.rows);
        QCOMPARE(shapes->totals.copiedBytes, weights->totals.copiedBytes);
    }
    for (std::size_t i = 0; i < found[0].size(); ++i)
        QVERIFY2(found[0][i] == found[1][i], qPrintable(QString("matrix %1").arg(i)));
}

void TestRecurrentLayer::growingStatesAreRefused() {
    const QTemporaryDir folder;
    // The first number of ssm_a, -0.7, becomes 0.7.
    const float before = -0.7f;
    const float after = 0.7f;
    std::string broken = oneLayer(false, QuantType::f32).bytes();
    const auto at = broken.find(std::string(reinterpret_cast<const char*>(&before), sizeof before));
    QVERIFY(at != std::string::npos);
    std::memcpy(broken.data() + at, &after, sizeof after);
    const std::string path = folder.filePath("broken.gguf").toStdString();
    QVERIFY(conclave::test::writeFile(path, broken));
    const auto file = GgufReader::open(path);
    QVERIFY(file.ok());
    const Architecture& architecture = **architectureOf(**file);
    const auto config = readConfig(architecture, **file);
    QVERIFY(config.ok());
    const auto weights = readWeights(architecture, *config, *file, WeightReader::Contents::Everything);
    QVERIFY(!weights.ok());
    QVERIFY(weights.error().message.find("'blk.0.ssm_a' holds 0.7") != std::string::npos);
}

void TestRecurrentLayer::lfm2TellsLayersByTheirHeads() {
    Numbers numbers{.architecture = "lfm2moe"};
    numbers.numbers["leading_dense_block_count"] = 2;
    numbers.arrays["attention.head_count_kv"] = {0, 0, 2, 0, 0, 2, 0, 2};
    const auto config = configOf(numbers);
    QVERIFY2(config.ok(), config.ok() ? "" : config.error().message.c_str());
    for (int layer = 0; layer < 8; ++layer) {
        const bool attends = layer == 2 || layer == 5 || layer == 7;
        QCOMPARE(std::holds_alternative<GroupedAttentionConfig>(config->layer(layer).mixer), attends);
        QCOMPARE(std::holds_alternative<ShortConvConfig>(config->layer(layer).mixer), !attends);
        QCOMPARE(config->layer(layer).denseWidth, layer < 2 ? 24 : 0);
    }
    QCOMPARE(std::get<ShortConvConfig>(config->layer(0).mixer).taps, 3);
    QCOMPARE(std::get<GroupedAttentionConfig>(config->layer(2).mixer).kvHeads, 2);
    QVERIFY(config->experts->routing.gating == conclave::kernels::ExpertGating::Sigmoid);
    QVERIFY(config->experts->routing.normalise);
    QCOMPARE(config->kvHeads(), 2);
}

void TestRecurrentLayer::lfm2RefusesMixedHeads() {
    Numbers numbers{.architecture = "lfm2moe"};
    numbers.arrays["attention.head_count_kv"] = {0, 1, 2, 0, 0, 2, 0, 2};
    const auto config = configOf(numbers);
    QVERIFY(!config.ok());
    QVERIFY(config.error().message.find("is 1 for layer 1 and 2 for another") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestRecurrentLayer)
#include "tst_recurrent_layer.moc"
