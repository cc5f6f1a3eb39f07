// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/convert/families/common.h"
#include "engine/convert/families/families.h"

/// "minimax-m2": norms over the full width of Q and K, a part of each head turns, sigmoid gate with a bias.
namespace conclave::engine {

namespace {

constexpr std::string_view kTypes[] = {"minimax_m2"};
constexpr std::string_view kPreTokenizers[] = {"minimax-m2"};

constexpr std::uint32_t kSigmoidGate = 2;

void convert(Conversion& c) {
    addCommonSettings(c);
    c.set("expert_feed_forward_length", c.config.count("intermediate_size"));
    c.set("rope.dimension_count", c.config.countOr("rotary_dim", turningWidth(c, 1)));
    c.set("expert_gating_func", kSigmoidGate); // the model type means it, newer configurations do not say it
    addOuterTensors(c);
    for (std::uint32_t layer = 0; layer < layerCount(c); ++layer) {
        const std::string source = sourceLayer(layer);
        const std::string target = targetLayer(layer);
        c.tensors.copy(source + "input_layernorm.weight", target + "attn_norm.weight");
        addAttention(c, layer);
        c.tensors.copy(source + "post_attention_layernorm.weight", target + "ffn_norm.weight");
        const bool isNewName = c.tensors.has(source + "mlp.gate.weight");
        const std::string experts = source + (isNewName ? "mlp." : "block_sparse_moe.");
        c.tensors.copy(experts + "gate.weight", target + "ffn_gate_inp.weight");
        c.tensors.copyIfThere(experts + "e_score_correction_bias", target + "exp_probs_b.bias");
        addExperts(c, experts + "experts.", target, expertCount(c), kNumberedExperts);
    }
}

} // namespace

const Family kMiniMaxM2Family{kTypes, "minimax-m2", kPreTokenizers, convert};

} // namespace conclave::engine
