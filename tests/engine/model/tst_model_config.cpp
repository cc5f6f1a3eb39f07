// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/architecture.h"
#include "tests/support/tiny_model.h"

#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <functional>
#include <map>
#include <set>
#include <string>

using namespace conclave::engine;
using conclave::test::GgufWriter;
using conclave::test::TinyModel;
using conclave::test::TinyOptions;

namespace {

/// The smallest metadata of a deepseek2 file, with single entries left out, replaced or added.
struct Entries {
    std::map<std::string, double> numbers;
    std::map<std::string, std::string> texts;
    std::map<std::string, bool> flags;
    std::string architecture;
    std::map<std::string, std::vector<std::int32_t>> lists;
};

Entries deepseek() {
    return {.numbers = {{"block_count", 4},
                        {"embedding_length", 64},
                        {"context_length", 512},
                        {"attention.layer_norm_rms_epsilon", 1e-6},
                        {"attention.head_count", 4},
                        {"attention.kv_lora_rank", 32},
                        {"attention.key_length_mla", 24},
                        {"attention.value_length_mla", 16},
                        {"rope.dimension_count", 8},
                        {"leading_dense_block_count", 1},
                        {"feed_forward_length", 96},
                        {"expert_count", 16},
                        {"expert_used_count", 4},
                        {"expert_feed_forward_length", 32}},
            .texts = {},
            .flags = {},
            .architecture = "deepseek2"};
}

Entries qwen() {
    return {.numbers = {{"block_count", 2},
                        {"embedding_length", 64},
                        {"context_length", 512},
                        {"attention.layer_norm_rms_epsilon", 1e-6},
                        {"attention.head_count", 4},
                        {"attention.head_count_kv", 2},
                        {"expert_count", 8},
                        {"expert_used_count", 2},
                        {"expert_feed_forward_length", 32}},
            .texts = {},
            .flags = {},
            .architecture = "qwen3moe"};
}

Entries llama() {
    return {.numbers = {{"block_count", 2},
                        {"embedding_length", 64},
                        {"context_length", 512},
                        {"attention.layer_norm_rms_epsilon", 1e-5},
                        {"attention.head_count", 4},
                        {"feed_forward_length", 96}},
            .texts = {},
            .flags = {},
            .architecture = "llama"};
}

Entries gemma4() {
    return {.numbers = {{"block_count", 6},
                        {"embedding_length", 64},
                        {"context_length", 512},
                        {"attention.layer_norm_rms_epsilon", 1e-6},
                        {"attention.head_count", 4},
                        {"attention.key_length", 32},
                        {"attention.key_length_swa", 16},
                        {"attention.sliding_window", 64},
                        {"feed_forward_length", 96},
                        {"rope.freq_base", 1e6}},
            .texts = {},
            .flags = {},
            .architecture = "gemma4",
            .lists = {{"attention.sliding_window_pattern", {1, 1, 0, 1, 1, 0}},
                      {"attention.head_count_kv", {2, 2, 1, 2, 2, 1}}}};
}

const GroupedAttentionConfig& groupedOf(const ModelConfig& config, int layer) {
    return std::get<GroupedAttentionConfig>(config.layer(layer).mixer);
}

/// Keys that hold real numbers; all others hold whole ones.
const std::set<std::string> kReals{"attention.layer_norm_rms_epsilon",
                                   "attention.scale",
                                   "attention.temperature_scale",
                                   "embedding_scale",
                                   "expert_weights_scale",
                                   "logit_scale",
                                   "residual_scale",
                                   "rope.freq_base",
                                   "rope.scaling.factor",
                                   "rope.scaling.yarn_attn_factor",
                                   "rope.scaling.yarn_ext_factor",
                                   "rope.scaling.yarn_log_multiplier"};

GgufWriter written(const Entries& entries) {
    GgufWriter writer;
    if (!entries.architecture.empty())
        writer.add("general.architecture", entries.architecture);
    for (const auto& [key, value] : entries.numbers) {
        const std::string full = entries.architecture + "." + key;
        if (kReals.contains(key))
            writer.add(full, static_cast<float>(value));
        else
            writer.add(full, static_cast<std::int32_t>(value));
    }
    for (const auto& [key, value] : entries.texts)
        writer.add(entries.architecture + "." + key, value);
    for (const auto& [key, value] : entries.flags)
        writer.add(entries.architecture + "." + key, value);
    for (const auto& [key, value] : entries.lists)
        writer.addArray(entries.architecture + "." + key, value);
    return writer;
}

/// Entries → configuration, through a real file.
Result<ModelConfig> configOf(const Entries& entries) {
    const QTemporaryDir folder;
    const std::string path = folder.filePath("config.gguf").toStdString();
    if (!written(entries).write(path))
        return Error{ErrorKind::Io, "cannot write"};
    auto file = GgufReader::open(path);
    if (!file)
        return file.error();
    auto architecture = architectureOf(**file);
    if (!architecture)
        return architecture.error();
    return readConfig(**architecture, **file);
}

using Change = std::function<void(Entries&)>;

Change set(const char* key, double value) {
    return [=](Entries& entries) { entries.numbers[key] = value; };
}

Change drop(const char* key) {
    return [=](Entries& entries) { entries.numbers.erase(key); };
}

} // namespace

Q_DECLARE_METATYPE(Entries)

class TestModelConfig : public QObject {
    Q_OBJECT

  private slots:
    void refusesWithASentence_data();
    void refusesWithASentence();
    void llamaDefaults();
    void qwenNormalisesExpertWeights();
    void deepseekDefaults();
    void deepseekReadsItsRouting();
    void olderDeepseekNamesWidthsDirectly();
    void yarnTemperatureGoesWhereTheModelWantsIt();
    void layersForSeveralTokensAreLeftOut();
    void oldQwen2MoeDividesItsWidth();
    void gptOssHasWindowsOnEveryOtherLayer();
    void llama4KnowsWhatFilesLeaveOut();
    void gemma4SharesCaches();
    void gemma4HasDenseBesideRouted();
    void graniteReadsItsScales();
    void scaleWithoutTypeIsLinear();
    void windowsReachTheLayers();
    void yarnScalesTheTableAsTransformersDoes();
    void dynamicScalingHasASecondSet();
    void gemma3HasTwoRopes();
    void mistralsQueriesGrow();
};

void TestModelConfig::refusesWithASentence_data() {
    QTest::addColumn<Entries>("entries");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("sentence");
    const auto row = [](Entries entries, const Change& change, ErrorKind kind, const char* sentence) {
        change(entries);
        QTest::newRow(sentence) << entries << static_cast<int>(kind) << QString(sentence);
    };
    constexpr ErrorKind kCorrupt = ErrorKind::Corrupt;
    constexpr ErrorKind kUnsupported = ErrorKind::Unsupported;
    const auto architecture = [](const char* name) { return [=](Entries& e) { e.architecture = name; }; };
    const auto text = [](const char* key, const char* value) {
        return [=](Entries& e) {
            e.texts[key] = value;
            e.numbers["rope.scaling.factor"] = 4;
        };
    };
    row(llama(), architecture(""), kCorrupt, "'general.architecture' is missing");
    row(llama(), architecture("bert"), kUnsupported,
        "The architecture 'bert' is not supported: Conclave runs 'deepseek2', ");
    row(llama(), architecture("gemma"), kUnsupported, "Choose a model of one of these families");
    row(llama(), architecture("deepseek32"), kUnsupported, "'deepseek32' is not supported: Conclave runs ");
    row(llama(), architecture("deepseek4"), kUnsupported, "Its sparse attention is not written yet");
    row(llama(), drop("block_count"), kCorrupt,
        "The metadata key 'llama.block_count' is missing; expected a whole number from 1 to 1024.");
    row(llama(), set("block_count", 0), kCorrupt,
        "The metadata key 'llama.block_count' is 0; expected a whole number from 1 to 1024.");
    row(llama(), set("block_count", 100000), kCorrupt, "'llama.block_count' is 100000");
    row(llama(), set("block_count", -3), kCorrupt, "'llama.block_count' is -3");
    row(llama(), drop("embedding_length"), kCorrupt, "'llama.embedding_length' is missing");
    row(llama(), drop("context_length"), kCorrupt, "'llama.context_length' is missing");
    row(llama(), drop("attention.layer_norm_rms_epsilon"), kCorrupt, "layer_norm_rms_epsilon' is missing");
    row(llama(), set("attention.layer_norm_rms_epsilon", 0.7), kCorrupt, "expected a number from 0 to 0.1");
    row(llama(), set("attention.layer_norm_rms_epsilon", NAN), kCorrupt, "layer_norm_rms_epsilon' is nan");
    row(llama(), set("attention.head_count", 0), kCorrupt, "'llama.attention.head_count' is 0");
    row(llama(), set("attention.head_count", 7), kCorrupt, "width 64 is no multiple of 7 heads");
    row(llama(), set("attention.head_count_kv", 3), kCorrupt,
        "head_count_kv' is 3; expected a divisor of the 4 heads");
    row(llama(), set("rope.dimension_count", 18), kCorrupt, "rope.dimension_count' is 18; expected");
    row(llama(), set("rope.dimension_count", 7), kCorrupt,
        "rope.dimension_count' is 7; expected an even number");
    row(llama(), set("rope.freq_base", 0), kCorrupt, "'llama.rope.freq_base' is 0");
    row(llama(), text("rope.scaling.type", "longrope"), kCorrupt,
        "The tensor 'rope_factors_short.weight' is missing");
    row(llama(), text("rope.scaling.type", "llama3"), kUnsupported, "stretches its context by 'llama3'");
    row(
        llama(),
        [](Entries& e) {
            e.texts["rope.scaling.type"] = "yarn";
            e.numbers["rope.scaling.factor"] = 4;
            e.numbers["rope.scaling.yarn_ext_factor"] = 0.5;
        },
        kUnsupported, "rope.scaling.yarn_ext_factor' is 0.5, which is not supported");
    row(llama(), set("expert_count", 8), kCorrupt, "llama.expert_used_count' is missing");
    row(qwen(), drop("expert_count"), kCorrupt, "'qwen3moe.expert_count' is missing");
    row(qwen(), set("expert_used_count", 9), kCorrupt,
        "expert_used_count' is 9; expected a whole number from 1 to 8");
    row(qwen(), set("expert_feed_forward_length", 0), kCorrupt, "expert_feed_forward_length' is 0");
    row(deepseek(), set("expert_gating_func", 4), kUnsupported, "expert_gating_func' is 4");
    row(
        gemma4(),
        [](Entries& e) {
            e.lists["attention.head_count_kv"] = {2, 2, 1};
        },
        kCorrupt, "head_count_kv' holds 3 numbers; expected one for each of the 6 layers");
    row(
        gemma4(), [](Entries& e) { e.lists["attention.head_count_kv"][4] = 0; }, kCorrupt,
        "head_count_kv' is 0 for layer 4");
    row(
        gemma4(), [](Entries& e) { e.lists["attention.head_count_kv"][2] = 3; }, kCorrupt,
        "head_count_kv' is 3 for layer 2; expected a divisor of the 4 heads");
    row(gemma4(), set("attention.shared_kv_layers", 6), kCorrupt, "shared_kv_layers' is 6");
    row(gemma4(), set("attention.shared_kv_layers", 5), kCorrupt,
        "expected that a layer before those has keys and values for layer 2");
    row(gemma4(), drop("feed_forward_length"), kCorrupt, "'gemma4.feed_forward_length' is missing");
    row(deepseek(), set("expert_gating_func", -1), kCorrupt, "expert_gating_func' is -1");
    row(deepseek(), set("expert_group_count", 3), kCorrupt,
        "expert_group_count' is 3; expected a divisor of the 16");
    row(
        deepseek(),
        [](Entries& e) {
            e.numbers["expert_group_count"] = 8;
            e.numbers["expert_group_used_count"] = 1;
        },
        kCorrupt, "1 of 8 groups hold fewer than the 4 experts");
    row(deepseek(), set("expert_weights_scale", -1), kCorrupt, "expert_weights_scale' is -1");
    row(deepseek(), set("attention.key_length_mla", 8), kCorrupt,
        "expected more than the 8 columns that turn");
    row(deepseek(), drop("attention.kv_lora_rank"), kCorrupt, "kv_lora_rank' is missing");
    row(deepseek(), set("leading_dense_block_count", 5), kCorrupt, "leading_dense_block_count' is 5");
    row(deepseek(), drop("feed_forward_length"), kCorrupt, "feed_forward_length' is missing");
    row(deepseek(), set("nextn_predict_layers", 4), kCorrupt, "nextn_predict_layers' is 4");
    row(deepseek(), set("attention.temperature_scale", -0.1), kCorrupt, "temperature_scale' is -0.1");
    row(
        deepseek(),
        [](Entries& e) {
            e.texts["expert_count"] = "sixteen";
            e.numbers.erase("expert_count");
        },
        kCorrupt, "expert_count");
}

void TestModelConfig::refusesWithASentence() {
    QFETCH(Entries, entries);
    QFETCH(int, kind);
    QFETCH(QString, sentence);
    const auto config = configOf(entries);
    QVERIFY(!config.ok());
    QVERIFY2(QString::fromStdString(config.error().message).contains(sentence),
             config.error().message.c_str());
    QCOMPARE(static_cast<int>(config.error().kind), kind);
}

void TestModelConfig::llamaDefaults() {
    const auto config = configOf(llama());
    QVERIFY2(config.ok(), config.ok() ? "" : config.error().message.c_str());
    const auto& attention = std::get<GroupedAttentionConfig>(config->layer(0).mixer);
    QCOMPARE(attention.kvHeads, 4);
    QCOMPARE(attention.keyWidth, 16);
    QCOMPARE(attention.valueWidth, 16);
    QCOMPARE(attention.scale, 0.25f);
    QCOMPARE(config->ropes[0].dimensions, 16);
    QCOMPARE(config->ropes[0].base, 10000.0);
    QVERIFY(config->ropes[0].pairing == conclave::kernels::RopePairing::Interleaved);
    QVERIFY(!config->experts);
    QCOMPARE(config->layerCount(), 2);
}

void TestModelConfig::qwenNormalisesExpertWeights() {
    const auto config = configOf(qwen());
    QVERIFY(config.ok());
    QVERIFY(config->ropes[0].pairing == conclave::kernels::RopePairing::Halves);
    QVERIFY(config->experts->routing.normalise);
    QVERIFY(config->experts->routing.gating == conclave::kernels::ExpertGating::Softmax);
    QCOMPARE(config->experts->routing.scale, 1.0f);
}

void TestModelConfig::deepseekDefaults() {
    Entries entries = deepseek();
    entries.numbers["expert_weights_scale"] = 0; // means 1
    const auto config = configOf(entries);
    QVERIFY(config.ok());
    const auto& attention = std::get<LatentAttentionConfig>(config->layer(0).mixer);
    QCOMPARE(attention.queryRank, 0);
    QCOMPARE(attention.plain, 16);
    QCOMPARE(attention.rotary, 8);
    QCOMPARE(config->kvHeads(), 1);
    const auto& routing = config->experts->routing;
    QVERIFY(routing.gating == conclave::kernels::ExpertGating::Softmax); // old files do not say
    QVERIFY(!routing.normalise);
    QCOMPARE(routing.scale, 1.0f);
    QCOMPARE(routing.groups, std::int64_t{1});
    QCOMPARE(config->layerCount(), 4);
}

void TestModelConfig::deepseekReadsItsRouting() {
    Entries entries = deepseek();
    entries.numbers["expert_gating_func"] = 2;
    entries.numbers["expert_weights_scale"] = 2.5;
    entries.numbers["expert_group_count"] = 8;
    entries.numbers["expert_group_used_count"] = 4;
    entries.numbers["expert_shared_count"] = 2;
    entries.flags["expert_weights_norm"] = true;
    const auto config = configOf(entries);
    QVERIFY(config.ok());
    const auto& routing = config->experts->routing;
    QVERIFY(routing.gating == conclave::kernels::ExpertGating::Sigmoid);
    QVERIFY(routing.normalise);
    QCOMPARE(routing.scale, 2.5f);
    QCOMPARE(routing.groups, std::int64_t{8});
    QCOMPARE(routing.groupsUsed, std::int64_t{4});
    QCOMPARE(config->experts->sharedWidth, 64);
}

void TestModelConfig::olderDeepseekNamesWidthsDirectly() {
    Entries entries = deepseek();
    entries.numbers.erase("attention.key_length_mla");
    entries.numbers.erase("attention.value_length_mla");
    entries.numbers["attention.key_length"] = 20;
    entries.numbers["attention.value_length"] = 12;
    const auto config = configOf(entries);
    QVERIFY(config.ok());
    const auto& attention = std::get<LatentAttentionConfig>(config->layer(0).mixer);
    QCOMPARE(attention.plain, 12);
    QCOMPARE(attention.valueWidth, 12);
}

void TestModelConfig::yarnTemperatureGoesWhereTheModelWantsIt() {
    Entries entries = deepseek();
    entries.texts["rope.scaling.type"] = "yarn";
    entries.numbers["rope.scaling.factor"] = 40;
    entries.numbers["rope.scaling.original_context_length"] = 128;
    const auto scaleOf = [](const auto& config) {
        return std::get<LatentAttentionConfig>(config.layer(0).mixer).scale;
    };
    const float plainScale = 1.0f / std::sqrt(24.0f);
    const double temperature = 1.0 + 0.1 * std::log(40.0);
    const auto without = configOf(entries);
    QVERIFY(without.ok());
    QCOMPARE(scaleOf(*without), plainScale);
    QCOMPARE(without->ropes[0].tableScale, temperature); // on cosines and sines
    entries.numbers["rope.scaling.yarn_log_multiplier"] = 0.1;
    const auto with = configOf(entries);
    QVERIFY(with.ok());
    QCOMPARE(with->ropes[0].tableScale, 1.0);
    QVERIFY(std::abs(scaleOf(*with) - plainScale * temperature * temperature) < 1e-6); // on the scores
    QCOMPARE(with->ropes[0].scaling.originalContext, 128.0);
}

void TestModelConfig::layersForSeveralTokensAreLeftOut() {
    Entries entries = deepseek();
    entries.numbers["nextn_predict_layers"] = 1;
    const auto config = configOf(entries);
    QVERIFY(config.ok());
    QCOMPARE(config->layerCount(), 3);
    QCOMPARE(config->notices.size(), std::size_t{1});
}

void TestModelConfig::oldQwen2MoeDividesItsWidth() {
    Entries entries = qwen();
    entries.architecture = "qwen2moe";
    entries.numbers.erase("expert_feed_forward_length");
    entries.numbers["feed_forward_length"] = 96; // of all the experts of a token
    const auto config = configOf(entries);
    QVERIFY(config.ok());
    QCOMPARE(config->experts->width, 48);
    QCOMPARE(config->experts->sharedWidth, 96);
    QVERIFY(!config->experts->routing.normalise);
    entries.numbers["expert_feed_forward_length"] = 20;
    entries.numbers["expert_shared_feed_forward_length"] = 70;
    const auto newer = configOf(entries);
    QVERIFY(newer.ok());
    QCOMPARE(newer->experts->width, 20);
    QCOMPARE(newer->experts->sharedWidth, 70);
}

void TestModelConfig::gptOssHasWindowsOnEveryOtherLayer() {
    Entries entries = qwen();
    entries.architecture = "gpt-oss";
    entries.numbers["attention.sliding_window"] = 128;
    const auto config = configOf(entries);
    QVERIFY(config.ok());
    QVERIFY(groupedOf(*config, 0).reach.kind == AttentionReach::Kind::Window);
    QCOMPARE(groupedOf(*config, 0).reach.tokens, 128);
    QVERIFY(groupedOf(*config, 1).reach.kind == AttentionReach::Kind::All);
    QVERIFY(!config->ropes[0].scaling.wholePairs);
    QVERIFY(config->activation == conclave::kernels::GatedActivation::ClampedSilu);
    QVERIFY(config->experts->routing.gating == conclave::kernels::ExpertGating::SoftmaxOfChosen);
}

void TestModelConfig::llama4KnowsWhatFilesLeaveOut() {
    Entries entries = qwen();
    entries.architecture = "llama4";
    entries.numbers["block_count"] = 4;
    entries.numbers["expert_used_count"] = 1;
    entries.numbers["feed_forward_length"] = 96;
    entries.numbers["interleave_moe_layer_step"] = 2;
    const auto scout = configOf(entries);
    QVERIFY(scout.ok());
    for (int layer = 0; layer < 3; ++layer) {
        QVERIFY(groupedOf(*scout, layer).reach.kind == AttentionReach::Kind::Chunk);
        QCOMPARE(groupedOf(*scout, layer).reach.tokens, 8192);
        QVERIFY(groupedOf(*scout, layer).norm == conclave::engine::QueryKeyNorm::Rotated);
        QCOMPARE(groupedOf(*scout, layer).temperature.scale, 0.0);
    }
    QCOMPARE(groupedOf(*scout, 3).rope, conclave::engine::kNoRope);
    QVERIFY(groupedOf(*scout, 3).reach.kind == AttentionReach::Kind::All);
    QVERIFY(groupedOf(*scout, 3).norm == conclave::engine::QueryKeyNorm::None);
    QCOMPARE(groupedOf(*scout, 3).temperature.scale, 0.1);
    QCOMPARE(groupedOf(*scout, 3).temperature.step, 8192);
    QCOMPARE(scout->layer(0).denseWidth, 96);
    QCOMPARE(scout->layer(1).denseWidth, 0);
    QVERIFY(scout->experts->weighsInput);
    QCOMPARE(scout->experts->sharedWidth, 32);

    entries.numbers["expert_count"] = 128;
    const auto maverick = configOf(entries);
    QVERIFY(maverick.ok());
    QVERIFY(groupedOf(*maverick, 0).norm == conclave::engine::QueryKeyNorm::None);

    entries.numbers["attention.sliding_window"] = 0;
    const auto plain = configOf(entries);
    QVERIFY(plain.ok());
    QCOMPARE(groupedOf(*plain, 3).rope, 0);
    QVERIFY(groupedOf(*plain, 0).reach.kind == AttentionReach::Kind::All);
}

void TestModelConfig::gemma4SharesCaches() {
    Entries entries = gemma4();
    entries.numbers["attention.shared_kv_layers"] = 3;
    const auto config = configOf(entries);
    QVERIFY2(config.ok(), config.ok() ? "" : config.error().message.c_str());
    const std::vector<int> sources{-1, -1, -1, 1, 1, 2};
    for (int layer = 0; layer < 6; ++layer) {
        const bool isWindowed = layer % 3 < 2;
        const GroupedAttentionConfig& attention = groupedOf(*config, layer);
        QCOMPARE(attention.cacheLayer, sources[static_cast<std::size_t>(layer)]);
        QCOMPARE(attention.kvHeads, isWindowed ? 2 : 1);
        QCOMPARE(attention.keyWidth, isWindowed ? 16 : 32);
        QVERIFY((attention.reach.kind == AttentionReach::Kind::Window) == isWindowed);
        QCOMPARE(attention.scale, 1.0f);
        const auto& rope = config->ropes[static_cast<std::size_t>(attention.rope)];
        QCOMPARE(rope.dimensions, isWindowed ? 16 : 32);
        QCOMPARE(rope.base, isWindowed ? 1e4 : 1e6);
        QCOMPARE(rope.factors.empty(), isWindowed); // rope_freqs is for the others
    }
    QCOMPARE(config->embeddingScale, 8.0f);
}

void TestModelConfig::gemma4HasDenseBesideRouted() {
    Entries entries = gemma4();
    entries.numbers["expert_count"] = 8;
    entries.numbers["expert_used_count"] = 2;
    entries.numbers["expert_feed_forward_length"] = 20;
    const auto config = configOf(entries);
    QVERIFY(config.ok());
    QCOMPARE(config->denseLayers(), 0);
    QCOMPARE(config->experts->sharedWidth, 96);
    QVERIFY(config->experts->routing.normalise);
    entries.numbers.erase("expert_count");
    entries.numbers.erase("feed_forward_length");
    entries.lists["feed_forward_length"] = {96, 96, 96, 192, 192, 192};
    const auto wide = configOf(entries);
    QVERIFY(wide.ok());
    QCOMPARE(wide->layer(2).denseWidth, 96);
    QCOMPARE(wide->layer(3).denseWidth, 192);
}

void TestModelConfig::graniteReadsItsScales() {
    Entries entries = llama();
    entries.architecture = "granite";
    entries.numbers["embedding_scale"] = 12;
    entries.numbers["residual_scale"] = 0.5;
    entries.numbers["logit_scale"] = 4;
    entries.numbers["attention.scale"] = 0.125;
    const auto config = configOf(entries);
    QVERIFY(config.ok());
    QCOMPARE(config->embeddingScale, 12.0f);
    QCOMPARE(config->residualScale, 0.5f);
    QCOMPARE(config->logitScale, 0.25f); // files hold what logits are divided by
    QCOMPARE(groupedOf(*config, 0).scale, 0.125f);
    QCOMPARE(groupedOf(*config, 0).rope, 0);
    entries.flags["rope.scaling.finetuned"] = false;
    QCOMPARE(groupedOf(*configOf(entries), 0).rope, conclave::engine::kNoRope);
}

void TestModelConfig::scaleWithoutTypeIsLinear() {
    Entries entries = llama();
    entries.numbers["rope.scaling.factor"] = 4;
    const auto config = configOf(entries);
    QVERIFY(config.ok());
    QVERIFY(config->ropes[0].scaling.kind == conclave::kernels::RopeScaling::Kind::Linear);
    entries.numbers["rope.scaling.factor"] = 0; // not stretched
    const auto plain = configOf(entries);
    QVERIFY(plain.ok());
    QVERIFY(plain->ropes[0].scaling.kind == conclave::kernels::RopeScaling::Kind::None);
}

void TestModelConfig::windowsReachTheLayers() {
    Entries entries = llama();
    entries.numbers["attention.sliding_window"] = 128;
    const auto config = configOf(entries);
    QVERIFY(config.ok());
    QVERIFY(groupedOf(*config, 1).reach.kind == AttentionReach::Kind::Window);
    QCOMPARE(groupedOf(*config, 1).reach.tokens, 128);
    entries.numbers["attention.sliding_window"] = 512; // the whole context
    const auto whole = configOf(entries);
    QVERIFY(whole.ok());
    QVERIFY(groupedOf(*whole, 1).reach.kind == AttentionReach::Kind::All);
}

void TestModelConfig::yarnScalesTheTableAsTransformersDoes() {
    Entries entries = llama();
    entries.texts["rope.scaling.type"] = "yarn";
    entries.numbers["rope.scaling.factor"] = 8;
    const auto scaleOf = [&] { return configOf(entries)->ropes[0].tableScale; };
    const double growth = 0.1 * std::log(8.0);
    QVERIFY(std::abs(scaleOf() - (1 + growth)) < 1e-12);
    entries.numbers["rope.scaling.yarn_log_multiplier"] = 1; // mscale_all_dim of Ministral 3
    QCOMPARE(scaleOf(), 1.0);
    entries.numbers["rope.scaling.yarn_attn_factor"] = 1.25; // attention_factor stands for all of it
    QCOMPARE(scaleOf(), 1.25);
}

void TestModelConfig::dynamicScalingHasASecondSet() {
    Entries entries = llama();
    entries.texts["rope.scaling.type"] = "dynamic";
    entries.numbers["rope.scaling.factor"] = 4;
    entries.numbers["rope.scaling.original_context_length"] = 128;
    const auto config = configOf(entries);
    QVERIFY(config.ok());
    QVERIFY(!config->isLongConversation(128));
    QVERIFY(config->isLongConversation(129));
    // 512 tokens are 4 times 128; heads are 16 wide.
    QVERIFY(std::abs(config->ropes[0].longBase / (10000 * std::pow(4 * 4 - 3, 16.0 / 14)) - 1) < 1e-12);
}

void TestModelConfig::gemma3HasTwoRopes() {
    Entries entries = llama();
    entries.architecture = "gemma3";
    entries.numbers["block_count"] = 12;
    entries.numbers["attention.sliding_window"] = 32;
    entries.numbers["rope.freq_base"] = 1e6;
    entries.texts["rope.scaling.type"] = "linear";
    entries.numbers["rope.scaling.factor"] = 8;
    const auto config = configOf(entries);
    QVERIFY(config.ok());
    for (int layer = 0; layer < 12; ++layer) {
        const GroupedAttentionConfig& attention = groupedOf(*config, layer);
        const RopeConfig& rope = config->ropes[static_cast<std::size_t>(attention.rope)];
        const bool isGlobal = layer % 6 == 5;
        QVERIFY((attention.reach.kind == AttentionReach::Kind::All) == isGlobal);
        QCOMPARE(rope.base, isGlobal ? 1e6 : 1e4);
        QCOMPARE(rope.scaling.factor, isGlobal ? 8.0 : 1.0);
    }
    QCOMPARE(config->embeddingScale, 8.0f);
    QCOMPARE(groupedOf(*config, 0).scale, 0.25f);
}

void TestModelConfig::mistralsQueriesGrow() {
    Entries entries = llama();
    entries.architecture = "mistral3";
    entries.numbers["attention.temperature_scale"] = 0.1;
    entries.numbers["rope.scaling.original_context_length"] = 64;
    const auto config = configOf(entries);
    QVERIFY(config.ok());
    const PositionTemperature& temperature = groupedOf(*config, 0).temperature;
    QVERIFY(std::abs(temperature.scale - 0.1) < 1e-7); // a float in the file
    QCOMPARE(temperature.step, 64);
    QCOMPARE(temperature.offset, 0);
}

QTEST_GUILESS_MAIN(TestModelConfig)
#include "tst_model_config.moc"
