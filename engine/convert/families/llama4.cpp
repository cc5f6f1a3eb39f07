// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/convert/families/common.h"
#include "engine/convert/families/families.h"

#include <algorithm>

/// "llama4": layers with experts among dense ones. The experts are stored turned, gate and up side by side; Q
/// and K are in pairs already.
namespace conclave::engine {

namespace {

constexpr std::string_view kTypes[] = {"llama4", "llama4_text"};
constexpr std::string_view kPreTokenizers[] = {"llama4"};

constexpr const char* kDefaults = R"({"vocab_size": 202048, "hidden_size": 5120, "intermediate_size": 8192,
    "intermediate_size_mlp": 16384, "num_hidden_layers": 48, "num_attention_heads": 40, "num_key_value_heads": 8,
    "head_dim": 128, "max_position_embeddings": 131072, "rms_norm_eps": 1e-5, "num_local_experts": 16,
    "num_experts_per_tok": 1, "interleave_moe_layer_step": 1, "rope_theta": 500000})";

/// Which layers turn and see their chunk only; nothing when the configuration does not say.
std::vector<bool> chunkedLayers(Conversion& c) {
    std::vector<bool> chunked = slidingLayers(c);
    if (chunked.empty())
        for (const std::uint32_t turns : c.config.counts("no_rope_layers")) // 0 where nothing turns
            chunked.push_back(turns != 0);
    if (!chunked.empty() && chunked.size() != layerCount(c))
        c.config.refuse(ErrorKind::Corrupt, "config.json: 'no_rope_layers' has " +
                                                std::to_string(chunked.size()) + " entries for " +
                                                std::to_string(layerCount(c)) + " layers");
    return chunked;
}

/// What files stand for that do not say it.
bool isEveryFourthWhole(const std::vector<bool>& chunked) {
    for (std::size_t layer = 0; layer < chunked.size(); ++layer)
        if (chunked[layer] != ((layer + 1) % 4 != 0))
            return false;
    return true;
}

void addSettings(Conversion& c) {
    JsonReader& config = c.config;
    addCommonSettings(c);
    c.set("feed_forward_length", config.count("intermediate_size_mlp"));
    c.set("expert_feed_forward_length", config.count("intermediate_size"));
    c.set("vocab_size", config.count("vocab_size"));
    c.set("rope.dimension_count", headWidth(c));
    c.set("interleave_moe_layer_step", config.countOr("interleave_moe_layer_step", 1));
    const std::vector<bool> chunked = chunkedLayers(c);
    if (!chunked.empty() && std::find(chunked.begin(), chunked.end(), true) == chunked.end())
        c.set("attention.sliding_window", 0u); // how files say that all layers see everything
    else if (!isEveryFourthWhole(chunked))
        c.set("attention.sliding_window_pattern", chunked);
    addLlama3RopeFactors(c);
    // llama.cpp's files leave these out, because they are the same in all published models.
    c.set("attention.chunk_size", config.countOr("attention_chunk_size", 8192));
    c.set("attention.qk_norm", config.flagOr("use_qk_norm", true));
    const bool warms = config.flagOr("attn_temperature_tuning", true);
    c.set("attention.temperature_scale", warms ? static_cast<float>(config.realOr("attn_scale", 0.1)) : 0.0f);
    c.set("attention.temperature_length", config.countOr("floor_scale", 8192));
}

void addLayer(Conversion& c, std::uint32_t layer) {
    const std::string source = sourceLayer(layer);
    const std::string target = targetLayer(layer);
    const std::string feedForward = source + "feed_forward.";
    c.tensors.copy(source + "input_layernorm.weight", target + "attn_norm.weight");
    addAttention(c, layer);
    c.tensors.copy(source + "post_attention_layernorm.weight", target + "ffn_norm.weight");
    if (!c.tensors.has(feedForward + "router.weight"))
        return addFeedForward(c, feedForward, target);
    c.tensors.copy(feedForward + "router.weight", target + "ffn_gate_inp.weight");
    const SourceView both = c.tensors.take(feedForward + "experts.gate_up_proj").swap(-1, -2);
    c.tensors.add(target + "ffn_gate_exps.weight", both.firstHalf(-2));
    c.tensors.add(target + "ffn_up_exps.weight", both.secondHalf(-2));
    c.tensors.add(target + "ffn_down_exps.weight",
                  c.tensors.take(feedForward + "experts.down_proj").swap(-1, -2));
    addFeedForward(c, feedForward + "shared_expert.", target, "_shexp");
}

void convert(Conversion& c) {
    addSettings(c);
    addOuterTensors(c);
    for (std::uint32_t layer = 0; layer < layerCount(c); ++layer)
        addLayer(c, layer);
}

} // namespace

const Family kLlama4Family{kTypes, "llama4", kPreTokenizers, convert, {}, kDefaults};

} // namespace conclave::engine
