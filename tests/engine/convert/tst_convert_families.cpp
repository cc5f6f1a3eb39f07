// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/convert/convert.h"
#include "engine/convert/family.h"
#include "engine/gguf/gguf_reader.h"
#include "tests/engine/convert/made_up_folder.h"

#include <QTest>

#include <cmath>
#include <cstring>
#include <set>
#include <sstream>

using namespace conclave::engine;
using conclave::test::MadeUpFolder;
using nlohmann::json;

namespace {

/// Settings that most families read: width 8, 2 heads of 4, 1 head of keys, 1 layer, 6 tokens.
json settings(const char* modelType, const json& more = json::object()) {
    json config = {{"model_type", modelType},  {"vocab_size", 6},
                   {"hidden_size", 8},         {"num_attention_heads", 2},
                   {"num_key_value_heads", 1}, {"num_hidden_layers", 1},
                   {"intermediate_size", 6},   {"head_dim", 4},
                   {"rms_norm_eps", 1e-5},     {"max_position_embeddings", 64}};
    config.update(more);
    return config;
}

// What tensors are called and shaped, "name 2x3" each; L. is "model.layers.0.", B. is "blk.0.".
const std::string kOuter = "model.embed_tokens.weight 6x8 model.norm.weight 8 lm_head.weight 6x8 ";
const std::string kOuterThere = "token_embd.weight 8x6 output_norm.weight 8 output.weight 8x6 ";
const std::string kTied = "model.embed_tokens.weight 6x8 model.norm.weight 8 ";
const std::string kTiedThere = "token_embd.weight 8x6 output_norm.weight 8 ";
const std::string kNorms = "L.input_layernorm.weight 8 L.post_attention_layernorm.weight 8 ";
const std::string kNormsThere = "B.attn_norm.weight 8 B.ffn_norm.weight 8 ";
const std::string kLateNormsThere = "B.attn_norm.weight 8 B.post_attention_norm.weight 8 ";
const std::string kAttention = "L.self_attn.q_proj.weight 8x8 L.self_attn.k_proj.weight 4x8 "
                               "L.self_attn.v_proj.weight 4x8 L.self_attn.o_proj.weight 8x8 ";
const std::string kAttentionThere =
    "B.attn_q.weight 8x8 B.attn_k.weight 8x4 B.attn_v.weight 8x4 B.attn_output.weight 8x8 ";
const std::string kHeadNorms = "L.self_attn.q_norm.weight 4 L.self_attn.k_norm.weight 4 ";
const std::string kHeadNormsThere = "B.attn_q_norm.weight 4 B.attn_k_norm.weight 4 ";
const std::string kBiases = "L.self_attn.q_proj.bias 8 L.self_attn.k_proj.bias 4 L.self_attn.v_proj.bias 4 ";
const std::string kBiasesThere = "B.attn_q.bias 8 B.attn_k.bias 4 B.attn_v.bias 4 ";
const std::string kDense = "L.mlp.gate_proj.weight 6x8 L.mlp.up_proj.weight 6x8 L.mlp.down_proj.weight 8x6 ";
const std::string kDenseThere = "B.ffn_gate.weight 8x6 B.ffn_up.weight 8x6 B.ffn_down.weight 6x8 ";
const std::string kRouterThere = "B.ffn_gate_inp.weight 8x2 ";
const std::string kExpertsThere =
    "B.ffn_gate_exps.weight 8x6x2 B.ffn_up_exps.weight 8x6x2 B.ffn_down_exps.weight 6x8x2 ";
const std::string kSharedThere =
    "B.ffn_gate_shexp.weight 8x6 B.ffn_up_shexp.weight 8x6 B.ffn_down_shexp.weight 6x8 ";
const json kTwoExperts = {{"num_experts", 2}, {"num_experts_per_tok", 1}, {"moe_intermediate_size", 6}};

std::string experts(const std::string& prefix, const char* gate, const char* up, const char* down) {
    std::string text;
    for (const char* number : {"0.", "1."})
        text += prefix + number + gate + ".weight 6x8 " + prefix + number + up + ".weight 6x8 " + prefix +
                number + down + ".weight 8x6 ";
    return text;
}
std::string shared(const std::string& prefix) {
    return prefix + "gate_proj.weight 6x8 " + prefix + "up_proj.weight 6x8 " + prefix +
           "down_proj.weight 8x6 ";
}

/// "name 2x3 name 4" with L. and B. written out.
std::vector<std::pair<std::string, std::vector<std::int64_t>>> parsed(const std::string& text) {
    std::vector<std::pair<std::string, std::vector<std::int64_t>>> tensors;
    std::istringstream words(text);
    std::string name, shape;
    while (words >> name >> shape) {
        if (name.starts_with("L."))
            name = "model.layers.0." + name.substr(2);
        if (name.starts_with("B."))
            name = "blk.0." + name.substr(2);
        std::vector<std::int64_t> lengths;
        std::istringstream numbers(shape);
        for (std::string length; std::getline(numbers, length, 'x');)
            lengths.push_back(std::stoll(length));
        tensors.emplace_back(name, lengths);
    }
    return tensors;
}

std::vector<float> valuesOf(const GgufReader& file, const char* name) {
    const GgufTensor* tensor = file.tensor(name);
    if (!tensor || tensor->rawType != 0)
        return {};
    std::vector<float> values(tensor->elements());
    std::memcpy(values.data(), tensor->data.data(), tensor->data.size());
    return values;
}

/// The first numbers of each row: rows are counted up, so that they say which row of the source they are.
std::vector<float> rowsOf(const GgufReader& file, const char* name, float cols) {
    std::vector<float> rows;
    const std::vector<float> values = valuesOf(file, name);
    for (std::size_t i = 0; i < values.size(); i += static_cast<std::size_t>(cols))
        rows.push_back(values[i] / cols);
    return rows;
}

using Converted = Result<std::shared_ptr<const GgufReader>>;

Converted convert(const MadeUpFolder& folder, bool keepsPredictingLayer = false) {
    if (!folder.write())
        return Error{ErrorKind::Internal, "the test cannot write its folder"};
    const auto report = convertModel({.source = folder.path(),
                                      .out = folder.out(),
                                      .type = "f32",
                                      .keepsPredictingLayer = keepsPredictingLayer},
                                     {});
    if (!report)
        return report.error();
    return GgufReader::open(folder.out());
}

void addAll(MadeUpFolder& folder, const std::string& tensors) {
    for (const auto& [name, shape] : parsed(tensors))
        folder.weights.addCounted(name, shape);
}

} // namespace

/// For every family: which tensors a model becomes, with which shapes, and where numbers go that are put into
/// another order. Whole models were held against
/// llama.cpp's converter (engine/convert/README.md).
class TestConvertFamilies : public QObject {
    Q_OBJECT

  private slots:
    void writesTheTensorsOfEachFamily_data() {
        QTest::addColumn<QByteArray>("config");
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<QByteArray>("architecture");
        QTest::addColumn<QByteArray>("target");
        const auto row = [](const char* name, const json& config, const char* architecture,
                            const std::string& source, const std::string& target) {
            QTest::newRow(name) << QByteArray::fromStdString(config.dump())
                                << QByteArray::fromStdString(source) << QByteArray(architecture)
                                << QByteArray::fromStdString(target);
        };
        const std::string base = kOuter + kNorms + kAttention,
                          baseThere = kOuterThere + kNormsThere + kAttentionThere;
        const std::string mixtral =
            "L.block_sparse_moe.gate.weight 2x8 " + experts("L.block_sparse_moe.experts.", "w1", "w3", "w2");
        const std::string numbered =
            "L.mlp.gate.weight 2x8 " + experts("L.mlp.experts.", "gate_proj", "up_proj", "down_proj");

        row("llama", settings("llama"), "llama", base + kDense, baseThere + kDenseThere);
        row("mistral", settings("mistral"), "llama", base + kDense, baseThere + kDenseThere);
        row("mixtral", settings("mixtral", {{"num_local_experts", 2}}), "llama", base + mixtral,
            baseThere + kRouterThere + kExpertsThere);
        row("mistral3", {{"model_type", "mistral3"}, {"text_config", settings("mistral")}}, "mistral3",
            base + kDense, baseThere + kDenseThere);
        row("ministral3",
            settings("ministral3", {{"rope_parameters", {{"rope_type", "default"}, {"rope_theta", 1e6}}}}),
            "mistral3", base + kDense, baseThere + kDenseThere);
        row("qwen2", settings("qwen2"), "qwen2", base + kBiases + kDense,
            baseThere + kBiasesThere + kDenseThere);
        row("qwen2, tied", settings("qwen2", {{"tie_word_embeddings", true}}), "qwen2",
            base + kBiases + kDense, kTiedThere + kNormsThere + kAttentionThere + kBiasesThere + kDenseThere);
        row("qwen3", settings("qwen3"), "qwen3", base + kHeadNorms + kDense,
            baseThere + kHeadNormsThere + kDenseThere);
        json moe = settings("qwen3_moe", kTwoExperts);
        row("qwen3_moe", moe, "qwen3moe", base + kHeadNorms + numbered,
            baseThere + kHeadNormsThere + kRouterThere + kExpertsThere);
        row("qwen3_moe, stacked", moe, "qwen3moe",
            base + kHeadNorms +
                "L.mlp.gate.weight 2x8 L.mlp.experts.gate_up_proj 2x12x8 L.mlp.experts.down_proj 2x8x6 ",
            baseThere + kHeadNormsThere + kRouterThere + kExpertsThere);
        moe["model_type"] = "qwen2_moe";
        row("qwen2_moe", moe, "qwen2moe",
            base + kBiases + numbered + "L.mlp.shared_expert_gate.weight 1x8 " +
                shared("L.mlp.shared_expert."),
            baseThere + kBiasesThere + kRouterThere + kExpertsThere + "B.ffn_gate_inp_shexp.weight 8x1 " +
                kSharedThere);
        row("olmoe", settings("olmoe", kTwoExperts), "olmoe",
            base + "L.self_attn.q_norm.weight 8 L.self_attn.k_norm.weight 4 " + numbered,
            baseThere + "B.attn_q_norm.weight 8 B.attn_k_norm.weight 4 " + kRouterThere + kExpertsThere);
        row("minimax_m2", settings("minimax_m2", {{"num_local_experts", 2}}), "minimax-m2",
            base + kHeadNorms + mixtral + "L.block_sparse_moe.e_score_correction_bias 2 ",
            baseThere + kHeadNormsThere + kRouterThere + kExpertsThere + "B.exp_probs_b.bias 2 ");
        const std::string fusedExperts =
            "L.block_sparse_moe.input_linear.weight 2x12x8 "
            "L.block_sparse_moe.output_linear.weight 2x8x6 L.block_sparse_moe.router.layer.weight 2x8 ";
        row("granite", settings("granite"), "granite", base + kDense, baseThere + kDenseThere);
        row("granitemoe", settings("granitemoe", {{"num_local_experts", 2}}), "granitemoe",
            base + fusedExperts, baseThere + kRouterThere + kExpertsThere);
        row("granitemoeshared",
            settings("granitemoeshared", {{"num_local_experts", 2}, {"shared_intermediate_size", 6}}),
            "granitemoe",
            base + fusedExperts +
                "L.shared_mlp.input_linear.weight 12x8 L.shared_mlp.output_linear.weight 8x6 ",
            baseThere + kRouterThere + kExpertsThere + kSharedThere);
        row("phi3", settings("phi3"), "phi3",
            kOuter + kNorms +
                "L.self_attn.qkv_proj.weight 16x8 L.self_attn.o_proj.weight 8x8 L.mlp.gate_up_proj.weight "
                "12x8 L.mlp.down_proj.weight 8x6 ",
            kOuterThere + kNormsThere +
                "B.attn_qkv.weight 8x16 B.attn_output.weight 8x8 B.ffn_up.weight 8x12 B.ffn_down.weight "
                "6x8 ");
        const std::string gemmaNorms =
            "L.pre_feedforward_layernorm.weight 8 L.post_feedforward_layernorm.weight 8 ";
        const std::string gemmaNormsThere = "B.ffn_norm.weight 8 B.post_ffw_norm.weight 8 ";
        row("gemma2", settings("gemma2", {{"sliding_window", 4}}), "gemma2", base + gemmaNorms + kDense,
            kTiedThere + kLateNormsThere + kAttentionThere + gemmaNormsThere + kDenseThere);
        row("gemma3",
            {{"model_type", "gemma3"}, {"text_config", settings("gemma3_text", {{"sliding_window", 4}})}},
            "gemma3", kTied + kNorms + kAttention + kHeadNorms + gemmaNorms + kDense,
            kTiedThere + kLateNormsThere + kAttentionThere + kHeadNormsThere + gemmaNormsThere + kDenseThere);
        row("gemma4 with experts",
            settings("gemma4_text", {{"sliding_window", 4},
                                     {"global_head_dim", 4},
                                     {"layer_types", {"full_attention"}},
                                     {"num_experts", 2},
                                     {"top_k_experts", 1},
                                     {"moe_intermediate_size", 6},
                                     {"hidden_size_per_layer_input", 3}}),
            "gemma4",
            kTied + kNorms + kAttention + kHeadNorms + gemmaNorms + kDense +
                "L.layer_scalar 1 L.router.scale 8 L.router.proj.weight 2x8 L.router.per_expert_scale 2 "
                "L.experts.gate_up_proj 2x12x8 L.experts.down_proj 2x8x6 "
                "L.post_feedforward_layernorm_1.weight 8 "
                "L.post_feedforward_layernorm_2.weight 8 L.pre_feedforward_layernorm_2.weight 8 "
                "model.embed_tokens_per_layer.weight 6x3 model.per_layer_model_projection.weight 3x8 "
                "model.per_layer_projection_norm.weight 3 L.per_layer_input_gate.weight 3x8 "
                "L.per_layer_projection.weight 8x3 L.post_per_layer_input_norm.weight 8 ",
            kTiedThere + kLateNormsThere + kAttentionThere + kHeadNormsThere + gemmaNormsThere + kDenseThere +
                "rope_freqs.weight 2 B.layer_output_scale.weight 1 B.ffn_gate_inp.scale 8 "
                "B.ffn_gate_inp.weight 8x2 "
                "B.ffn_down_exps.scale 2 B.ffn_gate_up_exps.weight 8x12x2 B.ffn_down_exps.weight 6x8x2 "
                "B.post_ffw_norm_1.weight 8 B.post_ffw_norm_2.weight 8 B.pre_ffw_norm_2.weight 8 "
                "per_layer_token_embd.weight 3x6 per_layer_model_proj.weight 8x3 per_layer_proj_norm.weight "
                "3 "
                "B.inp_gate.weight 8x3 B.proj.weight 3x8 B.post_norm.weight 8 ");
        const std::string routed =
            numbered + "L.mlp.gate.e_score_correction_bias 2 " + shared("L.mlp.shared_experts.");
        const std::string routedThere = kRouterThere + kExpertsThere + "B.exp_probs_b.bias 2 " + kSharedThere;
        const json routedConfig = {{"n_routed_experts", 2},
                                   {"n_shared_experts", 1},
                                   {"moe_intermediate_size", 6},
                                   {"num_experts_per_tok", 1},
                                   {"first_k_dense_replace", 0}};
        row("glm4_moe", settings("glm4_moe", routedConfig), "glm4moe", base + kHeadNorms + routed,
            kOuterThere + kLateNormsThere + kAttentionThere + kHeadNormsThere + routedThere);
        json latent = settings("deepseek_v3", routedConfig);
        latent.update({{"kv_lora_rank", 5},
                       {"q_lora_rank", 7},
                       {"qk_rope_head_dim", 2},
                       {"qk_nope_head_dim", 3},
                       {"v_head_dim", 4}});
        row("deepseek_v3", latent, "deepseek2",
            kOuter + kNorms + routed +
                "L.self_attn.q_a_proj.weight 7x8 L.self_attn.q_a_layernorm.weight 7 "
                "L.self_attn.q_b_proj.weight 10x7 "
                "L.self_attn.kv_a_proj_with_mqa.weight 7x8 L.self_attn.kv_a_layernorm.weight 5 "
                "L.self_attn.kv_b_proj.weight 14x5 L.self_attn.o_proj.weight 8x8 ",
            kOuterThere + kNormsThere + routedThere +
                "B.attn_q_a.weight 8x7 B.attn_q_a_norm.weight 7 B.attn_q_b.weight 7x10 "
                "B.attn_kv_a_mqa.weight 8x7 "
                "B.attn_kv_a_norm.weight 5 B.attn_k_b.weight 3x5x2 B.attn_v_b.weight 5x4x2 "
                "B.attn_output.weight 8x8 ");
        latent.update(
            {{"model_type", "deepseek_v2"}, {"q_lora_rank", nullptr}, {"first_k_dense_replace", 1}});
        row("deepseek_v2, a dense layer", latent, "deepseek2",
            kOuter + kNorms + kDense +
                "L.self_attn.q_proj.weight 10x8 L.self_attn.kv_a_proj_with_mqa.weight 7x8 "
                "L.self_attn.kv_a_layernorm.weight 5 L.self_attn.kv_b_proj.weight 14x5 "
                "L.self_attn.o_proj.weight 8x8 ",
            kOuterThere + kNormsThere + kDenseThere +
                "B.attn_q.weight 8x10 B.attn_kv_a_mqa.weight 8x7 B.attn_kv_a_norm.weight 5 B.attn_k_b.weight "
                "3x5x2 "
                "B.attn_v_b.weight 5x4x2 B.attn_output.weight 8x8 ");
        row("gpt_oss, plain", settings("gpt_oss", {{"num_local_experts", 2}, {"sliding_window", 4}}),
            "gpt-oss",
            base + "L.self_attn.sinks 2 L.mlp.router.weight 2x8 L.mlp.router.bias 2 "
                   "L.mlp.experts.gate_up_proj 2x8x12 "
                   "L.mlp.experts.gate_up_proj_bias 2x12 L.mlp.experts.down_proj 2x6x8 "
                   "L.mlp.experts.down_proj_bias 2x8 ",
            kOuterThere + kLateNormsThere + kAttentionThere + kRouterThere + kExpertsThere +
                "B.attn_sinks.weight 2 B.ffn_gate_inp.bias 2 B.ffn_gate_exps.bias 6x2 B.ffn_up_exps.bias 6x2 "
                "B.ffn_down_exps.bias 8x2 ");
        row("llama4", settings("llama4_text", {{"intermediate_size_mlp", 6}, {"num_local_experts", 2}}),
            "llama4",
            base +
                "L.feed_forward.router.weight 2x8 L.feed_forward.experts.gate_up_proj 2x8x12 "
                "L.feed_forward.experts.down_proj 2x6x8 " +
                shared("L.feed_forward.shared_expert."),
            baseThere + kRouterThere + kExpertsThere + kSharedThere);
        json lfm2 = settings("lfm2_moe", kTwoExperts);
        lfm2.update({{"num_dense_layers", 0}, {"conv_L_cache", 3}, {"layer_types", {"conv"}}});
        const std::string lfm2Experts = "L.feed_forward.gate.weight 2x8 L.feed_forward.expert_bias 2 " +
                                        experts("L.feed_forward.experts.", "w1", "w3", "w2");
        row("lfm2_moe, a convolution", lfm2, "lfm2moe",
            "model.embed_tokens.weight 6x8 model.embedding_norm.weight 8 L.operator_norm.weight 8 "
            "L.ffn_norm.weight 8 "
            "L.conv.conv.weight 8x1x3 L.conv.in_proj.weight 24x8 L.conv.out_proj.weight 8x8 " +
                lfm2Experts,
            "token_embd.weight 8x6 token_embd_norm.weight 8 B.shortconv.conv.weight 3x8 "
            "B.shortconv.in_proj.weight 8x24 "
            "B.shortconv.out_proj.weight 8x8 B.exp_probs_b.bias 2 " +
                kNormsThere + kRouterThere + kExpertsThere);
        lfm2.update({{"num_dense_layers", 1}, {"layer_types", {"full_attention"}}});
        row("lfm2_moe, attention", lfm2, "lfm2moe",
            "model.embed_tokens.weight 6x8 model.embedding_norm.weight 8 L.operator_norm.weight 8 "
            "L.ffn_norm.weight 8 "
            "L.self_attn.q_proj.weight 8x8 L.self_attn.k_proj.weight 4x8 L.self_attn.v_proj.weight 4x8 "
            "L.self_attn.out_proj.weight 8x8 L.self_attn.q_layernorm.weight 4 L.self_attn.k_layernorm.weight "
            "4 "
            "L.feed_forward.w1.weight 6x8 L.feed_forward.w2.weight 8x6 L.feed_forward.w3.weight 6x8 ",
            "token_embd.weight 8x6 token_embd_norm.weight 8 " + kNormsThere + kAttentionThere +
                kHeadNormsThere + kDenseThere);
        const json net = {{"linear_num_key_heads", 2},   {"linear_num_value_heads", 4},
                          {"linear_key_head_dim", 2},    {"linear_value_head_dim", 3},
                          {"linear_conv_kernel_dim", 3}, {"full_attention_interval", 4}};
        const std::string netEnd =
            "L.linear_attn.conv1d.weight 20x1x3 L.linear_attn.A_log 4 L.linear_attn.dt_bias 4 "
            "L.linear_attn.norm.weight 3 L.linear_attn.out_proj.weight 8x12 ";
        const std::string netThere =
            "B.attn_qkv.weight 8x20 B.attn_gate.weight 8x12 B.ssm_conv1d.weight 3x20 B.ssm_a 4 "
            "B.ssm_dt.bias 4 B.ssm_norm.weight 3 B.ssm_out.weight 12x8 ";
        json next = settings("qwen3_next", kTwoExperts);
        next.update(net);
        const std::string mixed =
            numbered + "L.mlp.shared_expert_gate.weight 1x8 " + shared("L.mlp.shared_expert.");
        const std::string mixedThere =
            kRouterThere + kExpertsThere + "B.ffn_gate_inp_shexp.weight 8x1 " + kSharedThere;
        row("qwen3_next", next, "qwen3next",
            kOuter + kNorms + mixed +
                "L.linear_attn.in_proj_qkvz.weight 32x8 L.linear_attn.in_proj_ba.weight 8x8 " + netEnd,
            kOuterThere + kLateNormsThere + mixedThere + netThere + "B.ssm_ba.weight 8x8 ");
        json qwen35 = settings("qwen3_5_text", net);
        const std::string apart = "L.linear_attn.in_proj_qkv.weight 20x8 L.linear_attn.in_proj_z.weight 12x8 "
                                  "L.linear_attn.in_proj_a.weight 4x8 L.linear_attn.in_proj_b.weight 4x8 ";
        const std::string apartThere = "B.ssm_alpha.weight 8x4 B.ssm_beta.weight 8x4 ";
        row("qwen3_5", qwen35, "qwen35", kOuter + kNorms + kDense + apart + netEnd,
            kOuterThere + kLateNormsThere + kDenseThere + netThere + apartThere);
        next["model_type"] = "qwen3_5_moe_text";
        row("qwen3_5_moe", next, "qwen35moe", kOuter + kNorms + mixed + apart + netEnd,
            kOuterThere + kLateNormsThere + mixedThere + netThere + apartThere);
    }
    void writesTheTensorsOfEachFamily() {
        QFETCH(QByteArray, config);
        QFETCH(QByteArray, source);
        QFETCH(QByteArray, architecture);
        QFETCH(QByteArray, target);
        MadeUpFolder folder(json::parse(config.toStdString()));
        folder.tokenizer = conclave::test::byteLevelTokenizer(6);
        addAll(folder, source.toStdString());
        const Converted file = convert(folder);
        QVERIFY2(file.ok(), file.ok() ? "" : file.error().message.c_str());
        QCOMPARE(QByteArray::fromStdString(std::string(**(*file)->string("general.architecture"))),
                 architecture);
        QVERIFY((*file)->has(architecture.toStdString() + ".block_count"));

        std::set<std::string> expected;
        for (const auto& [name, shape] : parsed(target.toStdString())) {
            expected.insert(name);
            const GgufTensor* tensor = (*file)->tensor(name);
            QVERIFY2(tensor, name.c_str());
            std::vector<std::int64_t> found(tensor->shape.begin(),
                                            tensor->shape.begin() + tensor->dimensions);
            QVERIFY2(found == shape, (name + " " + tensor->shapeText()).c_str());
        }
        for (const GgufTensor& tensor : (*file)->tensors())
            QVERIFY2(expected.contains(std::string(tensor.name)), std::string(tensor.name).c_str());
    }

    // Two halves become pairs: rows 0 1 2 3 of a head of 4 become 0 2 1 3.
    void putsLlamasHeadsInPairs() {
        MadeUpFolder folder(settings("llama"));
        addAll(folder, kOuter + kNorms + kAttention + kDense);
        const Converted file = convert(folder);
        QVERIFY2(file.ok(), file.ok() ? "" : file.error().message.c_str());
        QCOMPARE(rowsOf(**file, "blk.0.attn_q.weight", 8), (std::vector<float>{0, 2, 1, 3, 4, 6, 5, 7}));
        QCOMPARE(rowsOf(**file, "blk.0.attn_k.weight", 8), (std::vector<float>{0, 2, 1, 3}));
        QCOMPARE(rowsOf(**file, "blk.0.attn_v.weight", 8), (std::vector<float>{0, 1, 2, 3}));
    }

    // Wavelengths 2π, 2π·100: the first is kept, the second is longer than 64 / 1 and scaled whole.
    void writesLlama3sFactors() {
        json config = settings("llama");
        config["rope_theta"] = 10000;
        config["rope_scaling"] = {{"rope_type", "llama3"},
                                  {"factor", 8},
                                  {"low_freq_factor", 1},
                                  {"high_freq_factor", 4},
                                  {"original_max_position_embeddings", 64}};
        MadeUpFolder folder(config);
        addAll(folder, kOuter + kNorms + kAttention + kDense);
        const Converted file = convert(folder);
        QVERIFY2(file.ok(), file.ok() ? "" : file.error().message.c_str());
        QCOMPARE(valuesOf(**file, "rope_freqs.weight"), (std::vector<float>{1, 8}));
        QVERIFY(!(*file)->has("llama.rope.scaling.type"));
    }

    void addsOneToGemmasNorms() {
        MadeUpFolder folder(settings("gemma2", {{"sliding_window", 4}}));
        addAll(folder, kTied + kNorms + kAttention + kDense +
                           "L.pre_feedforward_layernorm.weight 8 L.post_feedforward_layernorm.weight 8 ");
        const Converted file = convert(folder);
        QVERIFY2(file.ok(), file.ok() ? "" : file.error().message.c_str());
        for (const char* name :
             {"output_norm.weight", "blk.0.attn_norm.weight", "blk.0.post_ffw_norm.weight"})
            QCOMPARE(valuesOf(**file, name), (std::vector<float>{1, 2, 3, 4, 5, 6, 7, 8}));
        QCOMPARE(valuesOf(**file, "token_embd.weight")[1], 1.0f);
    }

    void keepsDeepSeeksPredictingLayerWhenAsked() {
        json config = settings("deepseek_v3", {{"kv_lora_rank", 5},
                                               {"qk_rope_head_dim", 2},
                                               {"qk_nope_head_dim", 3},
                                               {"v_head_dim", 4},
                                               {"num_nextn_predict_layers", 1}});
        const std::string layer = kNorms + kDense +
                                  "L.self_attn.q_proj.weight 10x8 L.self_attn.kv_a_proj_with_mqa.weight 7x8 "
                                  "L.self_attn.kv_a_layernorm.weight 5 L.self_attn.kv_b_proj.weight 14x5 "
                                  "L.self_attn.o_proj.weight 8x8 ";
        std::string further = layer + "L.eh_proj.weight 8x16 L.enorm.weight 8 L.hnorm.weight 8 "
                                      "L.embed_tokens.weight 6x8 L.shared_head.norm.weight 8 "
                                      "L.shared_head.head.weight 6x8 ";
        for (std::size_t at = 0; (at = further.find("L.", at)) != std::string::npos;)
            further.replace(at, 2, "model.layers.1.");
        MadeUpFolder folder(config);
        addAll(folder, kOuter + layer + further);
        const Converted without = convert(folder);
        QVERIFY2(without.ok(), without.ok() ? "" : without.error().message.c_str());
        QVERIFY(!(*without)->tensor("blk.1.nextn.eh_proj.weight"));
        const Converted with = convert(folder, true);
        QVERIFY2(with.ok(), with.ok() ? "" : with.error().message.c_str());
        for (const char* name :
             {"blk.1.nextn.eh_proj.weight", "blk.1.nextn.enorm.weight", "blk.1.nextn.hnorm.weight",
              "blk.1.nextn.embed_tokens.weight", "blk.1.nextn.shared_head_norm.weight",
              "blk.1.nextn.shared_head_head.weight", "blk.1.attn_k_b.weight", "blk.1.ffn_down.weight"})
            QVERIFY2((*with)->tensor(name), name);
        QCOMPARE((*with)->tensors().size(), (*without)->tensors().size() + 17);
    }

    // Two heads of 3 + 4 rows of width 5: the keys' part turned, the values' as it is.
    void splitsDeepSeeksLatentMatrix() {
        json config = settings(
            "deepseek_v2",
            {{"kv_lora_rank", 5}, {"qk_rope_head_dim", 2}, {"qk_nope_head_dim", 3}, {"v_head_dim", 4}});
        MadeUpFolder folder(config);
        addAll(folder, kOuter + kNorms + kDense +
                           "L.self_attn.q_proj.weight 10x8 L.self_attn.kv_a_proj_with_mqa.weight 7x8 "
                           "L.self_attn.kv_a_layernorm.weight 5 L.self_attn.kv_b_proj.weight 14x5 "
                           "L.self_attn.o_proj.weight 8x8 ");
        const Converted file = convert(folder);
        QVERIFY2(file.ok(), file.ok() ? "" : file.error().message.c_str());
        const std::vector<float> keys = valuesOf(**file, "blk.0.attn_k_b.weight"); // [3, 5, 2]
        QCOMPARE(keys[0], 0.0f);
        QCOMPARE(keys[1], 5.0f);   // next row of the source
        QCOMPARE(keys[3], 1.0f);   // next column
        QCOMPARE(keys[15], 35.0f); // second head: row 7
        QCOMPARE(rowsOf(**file, "blk.0.attn_v_b.weight", 5),
                 (std::vector<float>{3, 4, 5, 6, 10, 11, 12, 13}));
        QCOMPARE((*file)->unsignedInteger("deepseek2.attention.head_count_kv")->value(), 1u);
        QCOMPARE((*file)->unsignedInteger("deepseek2.attention.key_length")->value(), 7u);
        QCOMPARE((*file)->unsignedInteger("deepseek2.attention.key_length_mla")->value(), 5u);
    }

    // Gate and up in turns along the rows; 32 codes of a block from neighbours to halves.
    void unpacksGptOssExperts() {
        MadeUpFolder folder(settings("gpt_oss", {{"num_local_experts", 1},
                                                 {"sliding_window", 4},
                                                 {"hidden_size", 32},
                                                 {"head_dim", 16},
                                                 {"intermediate_size", 32}}));
        addAll(folder,
               "model.embed_tokens.weight 6x32 model.norm.weight 32 lm_head.weight 6x32 "
               "L.input_layernorm.weight 32 "
               "L.post_attention_layernorm.weight 32 L.self_attn.q_proj.weight 32x32 "
               "L.self_attn.k_proj.weight 16x32 "
               "L.self_attn.v_proj.weight 16x32 L.self_attn.o_proj.weight 32x32 L.self_attn.sinks 2 "
               "L.mlp.router.weight 1x32 "
               "L.mlp.router.bias 1 L.mlp.experts.gate_up_proj_bias 1x64 L.mlp.experts.down_proj_bias 1x32 ");
        std::string codes, scales; // block r: element i is (r + i) % 16, its scale is 100 + r
        for (int row = 0; row < 64; ++row) {
            for (int i = 0; i < 32; i += 2)
                codes += static_cast<char>((row + i) % 16 | (row + i + 1) % 16 << 4);
            scales += static_cast<char>(100 + row);
        }
        folder.weights.add("model.layers.0.mlp.experts.gate_up_proj_blocks", "U8", {1, 64, 1, 16}, codes);
        folder.weights.add("model.layers.0.mlp.experts.gate_up_proj_scales", "U8", {1, 64, 1}, scales);
        folder.weights.add("model.layers.0.mlp.experts.down_proj_blocks", "U8", {1, 32, 1, 16},
                           codes.substr(0, 512));
        folder.weights.add("model.layers.0.mlp.experts.down_proj_scales", "U8", {1, 32, 1},
                           scales.substr(0, 32));
        const Converted file = convert(folder);
        QVERIFY2(file.ok(), file.ok() ? "" : file.error().message.c_str());
        const GgufTensor* up = (*file)->tensor("blk.0.ffn_up_exps.weight");
        QVERIFY(up);
        QCOMPARE(up->rawType, 39u); // MXFP4
        QCOMPARE(up->shapeText(), std::string("[32, 32, 1]"));
        for (int row = 0; row < 32; ++row) {
            const std::byte* block = up->data.data() + row * 17;
            const int source = 2 * row + 1;
            QCOMPARE(std::to_integer<int>(block[0]), 100 + source);
            for (int i = 0; i < 16; ++i)
                QCOMPARE(std::to_integer<int>(block[1 + i]), (source + i) % 16 | (source + i + 16) % 16 << 4);
        }
        QCOMPARE(valuesOf(**file, "blk.0.ffn_gate_exps.bias")[1], 2.0f);
        QCOMPARE(valuesOf(**file, "blk.0.ffn_up_exps.bias")[1], 3.0f);
        QCOMPARE((*file)->unsignedInteger("general.file_type")->value(), 38u);
    }

    void turnsLlama4sExperts() {
        MadeUpFolder folder(
            settings("llama4_text", {{"intermediate_size_mlp", 6}, {"num_local_experts", 2}}));
        addAll(folder, kOuter + kNorms + kAttention +
                           "L.feed_forward.router.weight 2x8 L.feed_forward.experts.gate_up_proj 2x8x12 "
                           "L.feed_forward.experts.down_proj 2x6x8 " +
                           shared("L.feed_forward.shared_expert."));
        const Converted file = convert(folder);
        QVERIFY2(file.ok(), file.ok() ? "" : file.error().message.c_str());
        const std::vector<float> gate = valuesOf(**file, "blk.0.ffn_gate_exps.weight"); // [8, 6, 2]
        const std::vector<float> up = valuesOf(**file, "blk.0.ffn_up_exps.weight");
        QCOMPARE(gate[1], 12.0f); // down a column of the source
        QCOMPARE(gate[8], 1.0f);
        QCOMPARE(up[0], 6.0f); // the right half
        QCOMPARE(gate[48], 96.0f);
    }

    // Qwen3-Next: head by head (2 q, 2 k, 6 v, 6 z) becomes all q, all k, all v; and the gate apart.
    void gathersQwen3NextsHeads() {
        json config = settings("qwen3_next", kTwoExperts);
        config.update({{"linear_num_key_heads", 2},
                       {"linear_num_value_heads", 4},
                       {"linear_key_head_dim", 2},
                       {"linear_value_head_dim", 3},
                       {"linear_conv_kernel_dim", 3}});
        MadeUpFolder folder(config);
        addAll(folder, kOuter + kNorms + "L.mlp.gate.weight 2x8 " +
                           experts("L.mlp.experts.", "gate_proj", "up_proj", "down_proj") +
                           "L.mlp.shared_expert_gate.weight 1x8 " + shared("L.mlp.shared_expert.") +
                           "L.linear_attn.in_proj_qkvz.weight 32x8 L.linear_attn.in_proj_ba.weight 8x8 "
                           "L.linear_attn.conv1d.weight 20x1x3 "
                           "L.linear_attn.A_log 4 L.linear_attn.dt_bias 4 L.linear_attn.norm.weight 3 "
                           "L.linear_attn.out_proj.weight 8x12 ");
        const Converted file = convert(folder);
        QVERIFY2(file.ok(), file.ok() ? "" : file.error().message.c_str());
        QCOMPARE(rowsOf(**file, "blk.0.attn_qkv.weight", 8),
                 (std::vector<float>{0, 1, 16, 17, 2, 3, 18, 19, 4, 5, 6, 7, 8, 9, 20, 21, 22, 23, 24, 25}));
        QCOMPARE(rowsOf(**file, "blk.0.attn_gate.weight", 8),
                 (std::vector<float>{10, 11, 12, 13, 14, 15, 26, 27, 28, 29, 30, 31}));
        const std::vector<float> decay = valuesOf(**file, "blk.0.ssm_a");
        for (int i = 0; i < 4; ++i)
            QCOMPARE(decay[static_cast<std::size_t>(i)], -std::exp(static_cast<float>(i)));
        QCOMPARE(valuesOf(**file, "blk.0.attn_norm.weight")[0], 1.0f); // 0 + 1
        QCOMPARE(valuesOf(**file, "blk.0.ssm_norm.weight")[0], 0.0f);  // as it is
    }

    // Qwen3.5: values grouped by key (k0: v0 v1, k1: v2 v3) become rounds (v0 v2, v1 v3).
    void dealsQwen35sValuesOutInRounds() {
        json config = settings("qwen3_5_text", {{"linear_num_key_heads", 2},
                                                {"linear_num_value_heads", 4},
                                                {"linear_key_head_dim", 2},
                                                {"linear_value_head_dim", 3},
                                                {"linear_conv_kernel_dim", 3},
                                                {"mtp_num_hidden_layers", 1}});
        MadeUpFolder folder(config);
        std::string further = kNorms + kAttention + kHeadNorms + kDense;
        for (std::size_t place = further.find("L."); place != std::string::npos;
             place = further.find("L.", place))
            further.replace(place, 2, "mtp.layers.0.");
        addAll(
            folder,
            kOuter + kNorms + kDense +
                "L.linear_attn.in_proj_qkv.weight 20x8 L.linear_attn.in_proj_z.weight 12x8 "
                "L.linear_attn.in_proj_a.weight 4x8 "
                "L.linear_attn.in_proj_b.weight 4x8 L.linear_attn.conv1d.weight 20x1x3 L.linear_attn.A_log 4 "
                "L.linear_attn.dt_bias 4 L.linear_attn.norm.weight 3 L.linear_attn.out_proj.weight 8x12 " +
                further +
                "mtp.fc.weight 8x16 mtp.norm.weight 8 mtp.pre_fc_norm_embedding.weight 8 "
                "mtp.pre_fc_norm_hidden.weight 8 ");
        const Converted file = convert(folder);
        QVERIFY2(file.ok(), file.ok() ? "" : file.error().message.c_str());
        const std::vector<float> rounds{0, 1, 2, 6, 7, 8, 3, 4, 5, 9, 10, 11};
        QCOMPARE(rowsOf(**file, "blk.0.attn_gate.weight", 8), rounds);
        std::vector<float> qkv{0, 1, 2, 3, 4, 5, 6, 7};
        for (const float row : rounds)
            qkv.push_back(8 + row);
        QCOMPARE(rowsOf(**file, "blk.0.attn_qkv.weight", 8), qkv);
        QCOMPARE(rowsOf(**file, "blk.0.ssm_conv1d.weight", 3), qkv);
        QCOMPARE(rowsOf(**file, "blk.0.ssm_beta.weight", 8), (std::vector<float>{0, 2, 1, 3}));
        QCOMPARE(valuesOf(**file, "blk.0.ssm_dt.bias"), (std::vector<float>{0, 2, 1, 3}));
        const std::vector<float> out = valuesOf(**file, "blk.0.ssm_out.weight"); // columns
        QCOMPARE(std::vector<float>(out.begin(), out.begin() + 12), rounds);
        // The layer behind the last predicts a further token.
        QCOMPARE((*file)->unsignedInteger("qwen35.block_count")->value(), 2u);
        QCOMPARE((*file)->unsignedInteger("qwen35.nextn_predict_layers")->value(), 1u);
        QVERIFY((*file)->tensor("blk.1.attn_q_norm.weight"));
        QCOMPARE(valuesOf(**file, "blk.1.nextn.shared_head_norm.weight")[0], 1.0f);
        QCOMPARE((*file)->tensor("blk.1.nextn.eh_proj.weight")->shapeText(), std::string("[16, 8]"));
    }
};

QTEST_GUILESS_MAIN(TestConvertFamilies)
#include "tst_convert_families.moc"
