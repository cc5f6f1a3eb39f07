// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/convert/families/common.h"
#include "engine/convert/families/families.h"

#include <algorithm>
#include <charconv>
#include <functional>

/// "gemma4": two widths of heads (layers with a window and without), keys and values that later layers take
/// over from earlier ones, embeddings per layer, and in some models experts beside the dense feed-forward.
namespace conclave::engine {

namespace {

constexpr std::string_view kTypes[] = {"gemma4", "gemma4_text", "gemma4_unified", "gemma4_unified_text"};

constexpr const char* kDefaults = R"({"vocab_size": 262144, "hidden_size": 2304, "intermediate_size": 9216,
    "num_hidden_layers": 30, "num_attention_heads": 8, "num_key_value_heads": 4, "head_dim": 256,
    "max_position_embeddings": 131072, "rms_norm_eps": 1e-6, "sliding_window": 512,
    "hidden_size_per_layer_input": 256, "rope_parameters": {
        "full_attention": {"rope_type": "proportional", "partial_rotary_factor": 0.25, "rope_theta": 1000000},
        "sliding_attention": {"rope_type": "default", "rope_theta": 10000}}})";

/// A setting layer by layer: newer configurations list the layers that differ ("per_layer_config"), older
/// ones have names for them, which @p older answers for.
template <typename Older>
std::vector<std::int32_t> eachLayer(Conversion& c, std::string_view key, Older older) {
    std::vector<std::int32_t> values;
    for (std::uint32_t layer = 0; layer < layerCount(c); ++layer)
        values.push_back(static_cast<std::int32_t>(older(layer)));
    const nlohmann::json* different = c.config.find("per_layer_config");
    if (!different || !different->is_object())
        return values;
    JsonReader layers = c.config.object("per_layer_config");
    for (const auto& [name, settings] : different->items()) {
        std::size_t layer = 0;
        const auto parsed = std::from_chars(name.data(), name.data() + name.size(), layer);
        JsonReader reader = layers.object(name);
        if (parsed.ec != std::errc() || layer >= values.size())
            c.config.refuse(ErrorKind::Corrupt, "config.json: 'per_layer_config' names a layer '" + name +
                                                    "' that the model does not have");
        else if (reader.has(key))
            values[layer] = static_cast<std::int32_t>(reader.count(key));
    }
    return values;
}

bool areAllEqual(const std::vector<std::int32_t>& values) {
    return std::adjacent_find(values.begin(), values.end(), std::not_equal_to<>()) == values.end();
}

/// The width of heads in layers without a window.
std::uint32_t fullHeadWidth(Conversion& c) {
    // Neither spelling: a configuration that leaves out what its class had as default.
    const std::uint32_t unsaid = c.config.has("per_layer_config") ? c.config.count("head_dim") : 512;
    const std::uint32_t width = c.config.countOr("global_head_dim", unsaid);
    const std::vector<std::int32_t> widths = eachLayer(c, "head_dim", [&](std::uint32_t) { return width; });
    const std::vector<bool> sliding = slidingLayers(c);
    const auto full = std::find(sliding.begin(), sliding.end(), false);
    return full == sliding.end()
               ? width
               : static_cast<std::uint32_t>(widths[static_cast<std::size_t>(full - sliding.begin())]);
}

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
    const std::uint32_t fullWidth = fullHeadWidth(c);
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
    const std::uint32_t wideFrom =
        config.flagOr("use_double_wide_mlp", false) ? layers - std::min(sharing, layers) : layers;
    const std::uint32_t width = config.count("intermediate_size");
    const std::vector<std::int32_t> widths = eachLayer(
        c, "intermediate_size", [&](std::uint32_t layer) { return layer < wideFrom ? width : 2 * width; });
    if (!areAllEqual(widths) || wideFrom < layers)
        c.set("feed_forward_length", widths);
    const std::uint32_t heads = config.count("num_key_value_heads");
    const std::vector<std::int32_t> kvHeads = eachLayer(c, "num_key_value_heads", [&](std::uint32_t layer) {
        return layer < sliding.size() && sliding[layer] ? heads
                                                        : config.countOr("num_global_key_value_heads", heads);
    });
    if (!areAllEqual(kvHeads) || config.has("num_global_key_value_heads"))
        c.set("attention.head_count_kv", kvHeads);
}

/// In layers without a window only the first pairs turn, and they are spread over all of a head. Files say so
/// with a factor for each pair that makes the others stand still.
void addRopeFactors(Conversion& c) {
    const std::uint32_t pairs = fullHeadWidth(c) / 2;
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

const Family kGemma4Family{kTypes, "gemma4", {}, convert, {}, kDefaults};

} // namespace conclave::engine
