// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/convert/families/common.h"
#include "engine/convert/families/families.h"

/// "olmoe": experts in all layers, norms over the full width of Q and K.
namespace conclave::engine {

namespace {

constexpr std::string_view kTypes[] = {"olmoe"};
constexpr std::string_view kPreTokenizers[] = {"olmo"};

void convert(Conversion& c) {
    addCommonSettings(c);
    // Published files say 1e-5, which is also what a configuration without it means.
    c.set("attention.layer_norm_rms_epsilon", static_cast<float>(c.config.realOr("rms_norm_eps", 1e-5)));
    if (const std::optional<double> limit = c.config.realIf("clip_qkv"))
        c.set("attention.clamp_kqv", static_cast<float>(*limit));
    const bool isNormalized = c.config.flagOr("norm_topk_prob", false);
    if (isNormalized)
        c.set("expert_weights_norm", true);
    noteUnusual(
        c, isNormalized || c.config.has("clip_qkv"),
        "the model limits Q, K and V or normalises the weights of its experts; programs that do not read "
        "attention.clamp_kqv and expert_weights_norm answer differently");
    addOuterTensors(c);
    for (std::uint32_t layer = 0; layer < layerCount(c); ++layer) {
        const std::string source = sourceLayer(layer);
        const std::string target = targetLayer(layer);
        c.tensors.copy(source + "input_layernorm.weight", target + "attn_norm.weight");
        addAttention(c, layer);
        c.tensors.copy(source + "post_attention_layernorm.weight", target + "ffn_norm.weight");
        c.tensors.copy(source + "mlp.gate.weight", target + "ffn_gate_inp.weight");
        addExperts(c, source + "mlp.experts.", target, expertCount(c));
    }
}

} // namespace

const Family kOlmoeFamily{kTypes, "olmoe", kPreTokenizers, convert};

} // namespace conclave::engine
