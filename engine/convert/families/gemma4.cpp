// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/convert/families/common.h"
#include "engine/convert/families/families.h"

#include <algorithm>

/// "gemma4": two widths of heads (layers with a window and without), keys and values that later layers take
/// over from earlier ones, embeddings per layer, and in some models experts beside the dense feed-forward.
namespace conclave::engine {

namespace {

constexpr std::string_view kTypes[] = {"gemma4", "gemma4_text", "gemma4_unified", "gemma4_unified_text"};

void addSettings(Conversion& c) {
    JsonReader& config = c.config;
    addCommonSettings(c);
    const std::vector<bool> sliding = slidingLayers(c);
    const std::uint32_t layers = layerCount(c);
    const std::uint32_t sharing = config.countOr("num_kv_shared_layers", 0);
    if (sliding.empty() || sharing >= layers)
        config.refuse(ErrorKind::Corrupt,
                      "config.json: gemma4 needs 'layer_types' and fewer layers that share keys "
                      "('num_kv_shared_layers') than layers");
    if (const std::optional<double> cap = config.realIf("final_logit_softcapping"))
        c.set("final_logit_softcapping", static_cast<float>(*cap));
    c.set("attention.sliding_window", config.count("sliding_window"));
    c.set("attention.sliding_window_pattern", sliding);
    c.set("attention.shared_kv_layers", sharing);
    c.set("embedding_length_per_layer_input", config.countOr("hidden_size_per_layer_input", 0));

    const std::uint32_t slidingWidth = config.count("head_dim");
    const std::uint32_t fullWidth = config.countOr("global_head_dim", slidingWidth);
    c.set("attention.key_length", fullWidth);
    c.set("attention.value_length", fullWidth);
    c.set("attention.key_length_swa", slidingWidth);
    c.set("attention.value_length_swa", slidingWidth);
    c.set("rope.dimension_count", fullWidth); // all of it, see addRopeFactors
    c.set("rope.dimension_count_swa",
          static_cast<std::uint32_t>(slidingWidth * c.slidingRope.realOr("partial_rotary_factor", 1)));

    const std::string_view expertWidth =
        config.firstOf({"expert_intermediate_size", "moe_intermediate_size"});
    if (config.has(expertWidth))
        c.set("expert_feed_forward_length", config.count(expertWidth));
    if (config.flagOr("use_double_wide_mlp", false)) {
        const auto width = static_cast<std::int32_t>(config.count("intermediate_size"));
        std::vector<std::int32_t> widths(layers, width);
        for (std::uint32_t layer = layers - std::min(sharing, layers); layer < layers; ++layer)
            widths[layer] = 2 * width;
        c.set("feed_forward_length", widths);
    }
    if (config.has("num_global_key_value_heads")) {
        std::vector<std::int32_t> heads;
        for (const bool isSliding : sliding)
            heads.push_back(static_cast<std::int32_t>(
                config.count(isSliding ? "num_key_value_heads" : "num_global_key_value_heads")));
        c.set("attention.head_count_kv", heads);
    }
}

/// In layers without a window only the first pairs turn, and they are spread over all of a head. Files say so
/// with a factor for each pair that makes the others stand still.
void addRopeFactors(Conversion& c) {
    const std::uint32_t pairs = c.config.countOr("global_head_dim", c.config.count("head_dim")) / 2;
    const double share = c.rope.realOr("partial_rotary_factor", 1);
    const auto turning = static_cast<std::uint32_t>(2 * pairs * share / 2);
    std::vector<float> factors(pairs, 1e30f);
    std::fill_n(factors.begin(), std::min(turning, pairs), 1.0f);
    c.tensors.addValues("rope_freqs.weight", std::move(factors));
}

void addExpertTensors(Conversion& c, const std::string& source, const std::string& target) {
    c.tensors.copy(source + "router.proj.weight", target + "ffn_gate_inp.weight");
    c.tensors.copy(source + "router.scale", target + "ffn_gate_inp.scale");
    c.tensors.copy(source + "router.per_expert_scale", target + "ffn_down_exps.scale");
    c.tensors.copy(source + "experts.gate_up_proj", target + "ffn_gate_up_exps.weight");
    c.tensors.copy(source + "experts.down_proj", target + "ffn_down_exps.weight");
    c.tensors.copy(source + "post_feedforward_layernorm_1.weight", target + "post_ffw_norm_1.weight");
    c.tensors.copy(source + "pre_feedforward_layernorm_2.weight", target + "pre_ffw_norm_2.weight");
    c.tensors.copy(source + "post_feedforward_layernorm_2.weight", target + "post_ffw_norm_2.weight");
}

void addLayer(Conversion& c, std::uint32_t layer) {
    const std::string source = sourceLayer(layer);
    const std::string target = targetLayer(layer);
    c.tensors.copy(source + "input_layernorm.weight", target + "attn_norm.weight");
    c.tensors.linear(source + "self_attn.q_proj", target + "attn_q");
    c.tensors.copy(source + "self_attn.q_norm.weight", target + "attn_q_norm.weight");
    // Missing where another layer's are taken over, and where values are the keys.
    c.tensors.linearIfThere(source + "self_attn.k_proj", target + "attn_k");
    c.tensors.copyIfThere(source + "self_attn.k_norm.weight", target + "attn_k_norm.weight");
    c.tensors.linearIfThere(source + "self_attn.v_proj", target + "attn_v");
    c.tensors.linear(source + "self_attn.o_proj", target + "attn_output");
    c.tensors.copy(source + "post_attention_layernorm.weight", target + "post_attention_norm.weight");
    c.tensors.copy(source + "pre_feedforward_layernorm.weight", target + "ffn_norm.weight");
    addFeedForward(c, source + "mlp.", target);
    c.tensors.copy(source + "post_feedforward_layernorm.weight", target + "post_ffw_norm.weight");
    c.tensors.copyIfThere(source + "layer_scalar", target + "layer_output_scale.weight");
    if (c.tensors.has(source + "router.proj.weight"))
        addExpertTensors(c, source, target);
    if (c.tensors.has(source + "per_layer_input_gate.weight")) {
        c.tensors.copy(source + "per_layer_input_gate.weight", target + "inp_gate.weight");
        c.tensors.copy(source + "per_layer_projection.weight", target + "proj.weight");
        c.tensors.copy(source + "post_per_layer_input_norm.weight", target + "post_norm.weight");
    }
}

void convert(Conversion& c) {
    addSettings(c);
    addRopeFactors(c);
    c.tensors.copy("model.embed_tokens.weight", "token_embd.weight");
    c.tensors.copy("model.norm.weight", "output_norm.weight");
    c.tensors.leaveOut("lm_head."); // the embeddings once more
    c.tensors.copyIfThere("model.embed_tokens_per_layer.weight", "per_layer_token_embd.weight");
    c.tensors.copyIfThere("model.per_layer_model_projection.weight", "per_layer_model_proj.weight");
    c.tensors.copyIfThere("model.per_layer_projection_norm.weight", "per_layer_proj_norm.weight");
    for (std::uint32_t layer = 0; layer < layerCount(c); ++layer)
        addLayer(c, layer);
}

} // namespace

const Family kGemma4Family{kTypes, "gemma4", {}, convert};

} // namespace conclave::engine
