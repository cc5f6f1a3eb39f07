// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/convert/families/common.h"
#include "engine/convert/families/families.h"

/// "glm4moe": GLM-4.5 to 4.7. Dense first layers, experts chosen with a bias, and layers behind the last that
/// predict further tokens, which are part of the file.
namespace conclave::engine {

namespace {

constexpr std::string_view kTypes[] = {"glm4_moe"};
constexpr std::string_view kPreTokenizers[] = {"glm4"};

constexpr SpecialText kSpecialTexts[] = {
    {"bos_token_id", "[gMASK]"},
    {"eot_token_id", "<|user|>"},
    {"unknown_token_id", "<|endoftext|>"},
    {"eom_token_id", "<|observation|>"},
};

constexpr std::uint32_t kSigmoidGate = 2;

void addSettings(Conversion& c) {
    JsonReader& config = c.config;
    addCommonSettings(c);
    c.set("rope.dimension_count", turningWidth(c, 0.5));
    c.set("expert_count", config.count("n_routed_experts"));
    c.set("expert_feed_forward_length", config.count("moe_intermediate_size"));
    c.set("expert_shared_count", config.countOr("n_shared_experts", 0));
    c.set("leading_dense_block_count", config.countOr("first_k_dense_replace", 0));
    c.set("expert_gating_func", kSigmoidGate);
    if (const std::optional<double> scale = config.realIf("routed_scaling_factor"))
        c.set("expert_weights_scale", static_cast<float>(*scale));
    c.set("expert_weights_norm", config.flagOr("norm_topk_prob", true));
}

void addLayer(Conversion& c, std::uint32_t layer) {
    const std::string source = sourceLayer(layer);
    const std::string target = targetLayer(layer);
    c.tensors.copy(source + "input_layernorm.weight", target + "attn_norm.weight");
    addAttention(c, layer);
    c.tensors.copy(source + "post_attention_layernorm.weight", target + "post_attention_norm.weight");
    if (layer < c.config.countOr("first_k_dense_replace", 0))
        return addFeedForward(c, source + "mlp.", target);
    c.tensors.copy(source + "mlp.gate.weight", target + "ffn_gate_inp.weight");
    c.tensors.copyIfThere(source + "mlp.gate.e_score_correction_bias", target + "exp_probs_b.bias");
    addExperts(c, source + "mlp.experts.", target, expertCount(c));
    if (c.config.countOr("n_shared_experts", 0) > 0)
        addFeedForward(c, source + "mlp.shared_experts.", target, "_shexp");
}

void convert(Conversion& c) {
    addSettings(c);
    addOuterTensors(c);
    const std::uint32_t layers = layerCount(c);
    for (std::uint32_t layer = 0; layer < layers; ++layer)
        addLayer(c, layer);
    std::uint32_t further = 0;
    for (; further < c.config.countOr("num_nextn_predict_layers", 0); ++further) {
        const std::uint32_t layer = layers + further;
        if (!c.tensors.has(sourceLayer(layer) + "eh_proj.weight"))
            break; // trainings leave these layers out
        addLayer(c, layer);
        addNextTokenTensors(c, sourceLayer(layer), targetLayer(layer));
    }
    c.set("block_count", layers + further);
    c.set("nextn_predict_layers", further);
}

} // namespace

const Family kGlm4MoeFamily{kTypes, "glm4moe", kPreTokenizers, convert, kSpecialTexts};

} // namespace conclave::engine
