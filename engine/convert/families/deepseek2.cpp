// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/convert/families/common.h"
#include "engine/convert/families/families.h"

#include <algorithm>
#include <cmath>

/// "deepseek2": DeepSeek-V2, V3, R1, Kimi K2. Latent attention in the absorbed layout: what turns the latent
/// vector into keys and values stands as two tensors with a matrix per head, that of the keys turned, and the
/// file says that there is one head of keys and values as wide as the latent vector.
namespace conclave::engine {

namespace {

constexpr std::string_view kTypes[] = {"deepseek_v2", "deepseek_v3", "kimi_k2", "kimi_k25", "kimi_vl"};
constexpr std::string_view kPreTokenizers[] = {"deepseek-v3", "deepseek-llm", "kimi-k2"};

constexpr std::uint32_t kSoftmaxGate = 1;
constexpr std::uint32_t kSigmoidGate = 2;

void addSettings(Conversion& c) {
    JsonReader& config = c.config;
    addCommonSettings(c);
    const std::uint32_t latent = config.count("kv_lora_rank");
    const std::uint32_t turning = config.count("qk_rope_head_dim");
    c.set("attention.head_count_kv", 1u);
    c.set("attention.layer_norm_rms_epsilon", static_cast<float>(config.realOr("rms_norm_eps", 1e-6)));
    const bool hasExperts = config.has("n_routed_experts");
    c.set("leading_dense_block_count",
          config.countOr("first_k_dense_replace", hasExperts ? 0 : layerCount(c)));
    c.set("vocab_size", config.count("vocab_size"));
    if (config.has("q_lora_rank"))
        c.set("attention.q_lora_rank", config.count("q_lora_rank"));
    c.set("attention.kv_lora_rank", latent);
    c.set("attention.key_length", latent + turning);
    c.set("attention.value_length", latent);
    c.set("attention.key_length_mla", config.count("qk_nope_head_dim") + turning);
    c.set("attention.value_length_mla", config.count("v_head_dim"));
    c.set("expert_feed_forward_length",
          config.count(config.firstOf({"moe_intermediate_size", "intermediate_size"})));
    if (hasExperts)
        c.set("expert_count", config.count("n_routed_experts"));
    c.set("expert_shared_count", config.countOr("n_shared_experts", 0));
    if (const std::optional<double> scale = config.realIf("routed_scaling_factor"))
        c.set("expert_weights_scale", static_cast<float>(*scale));
    if (config.flagOr("norm_topk_prob", false))
        c.set("expert_weights_norm", true);
    // Newer configurations do not say what the model type says already.
    if (hasExperts && !config.has("scoring_func"))
        c.set("expert_gating_func",
              config.textOr("model_type", "") == "deepseek_v2" ? kSoftmaxGate : kSigmoidGate);
    c.set("rope.dimension_count", turning);
    // A tenth, for reasons of history: https://github.com/ggml-org/llama.cpp/pull/17945
    const std::optional<double> all = c.rope.realIf("mscale_all_dim");
    if (all)
        c.set("rope.scaling.yarn_log_multiplier", static_cast<float>(0.1 * *all));
    // Cosines and sines stay as they are unless there are two scales that differ.
    const std::optional<double> own = c.rope.realIf("mscale");
    if (all && own && *all != 0 && *own != 0 && *all != *own) {
        const double growth = 0.1 * std::log(std::max(1.0, c.rope.real("factor")));
        c.set("rope.scaling.yarn_attn_factor", static_cast<float>((1 + *own * growth) / (1 + *all * growth)));
    }
}

void addLatentAttention(Conversion& c, std::uint32_t layer) {
    const std::string source = sourceLayer(layer) + "self_attn.";
    const std::string target = targetLayer(layer) + "attn_";
    if (c.config.has("q_lora_rank")) {
        c.tensors.linear(source + "q_a_proj", target + "q_a");
        c.tensors.copy(source + "q_a_layernorm.weight", target + "q_a_norm.weight");
        c.tensors.linear(source + "q_b_proj", target + "q_b");
    } else {
        c.tensors.linear(source + "q_proj", target + "q");
    }
    c.tensors.linear(source + "kv_a_proj_with_mqa", target + "kv_a_mqa");
    c.tensors.copy(source + "kv_a_layernorm.weight", target + "kv_a_norm.weight");

    const std::uint32_t plain = c.config.count("qk_nope_head_dim");
    const SourceView heads = c.tensors.take(source + "kv_b_proj.weight").split(0, headCount(c));
    c.tensors.add(target + "k_b.weight", heads.slice(1, 0, plain).swap(1, 2));
    c.tensors.add(target + "v_b.weight", heads.slice(1, plain, c.config.count("v_head_dim")));
    c.tensors.linear(source + "o_proj", target + "output");
}

void addLayer(Conversion& c, std::uint32_t layer) {
    const std::string source = sourceLayer(layer);
    const std::string target = targetLayer(layer);
    c.tensors.copy(source + "input_layernorm.weight", target + "attn_norm.weight");
    addLatentAttention(c, layer);
    c.tensors.copy(source + "post_attention_layernorm.weight", target + "ffn_norm.weight");
    if (layer < c.config.countOr("first_k_dense_replace", 0) || !c.tensors.has(source + "mlp.gate.weight")) {
        addFeedForward(c, source + "mlp.", target);
        return;
    }
    c.tensors.copy(source + "mlp.gate.weight", target + "ffn_gate_inp.weight");
    c.tensors.copyIfThere(source + "mlp.gate.e_score_correction_bias", target + "exp_probs_b.bias");
    addExperts(c, source + "mlp.experts.", target, expertCount(c));
    if (c.config.countOr("n_shared_experts", 0) > 0)
        addFeedForward(c, source + "mlp.shared_experts.", target, "_shexp");
}

/// The first of the layers that predict further tokens, when that is wanted; the others are left out.
void addPredictingLayers(Conversion& c) {
    const std::uint32_t layers = layerCount(c);
    std::uint32_t first = layers;
    if (c.keepsPredictingLayer && c.config.countOr("num_nextn_predict_layers", 0) > 0 &&
        c.tensors.has(sourceLayer(layers) + "eh_proj.weight")) {
        addLayer(c, layers);
        addNextTokenTensors(c, sourceLayer(layers), targetLayer(layers));
        c.set("block_count", layers + 1);
        c.set("nextn_predict_layers", std::uint32_t{1});
        ++first;
    }
    std::size_t left = 0;
    for (std::uint32_t layer = first; layer < layers + c.config.countOr("num_nextn_predict_layers", 0);
         ++layer)
        left += c.tensors.leaveOut(sourceLayer(layer));
    if (first == layers)
        notePredictingLayer(c, left);
}

void convert(Conversion& c) {
    addSettings(c);
    addOuterTensors(c);
    for (std::uint32_t layer = 0; layer < layerCount(c); ++layer)
        addLayer(c, layer);
    addPredictingLayers(c);
}

} // namespace

const Family kDeepSeek2Family{kTypes, "deepseek2", kPreTokenizers, convert};

} // namespace conclave::engine
