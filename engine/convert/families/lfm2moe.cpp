// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/convert/families/common.h"
#include "engine/convert/families/families.h"

/// "lfm2moe": layers with a short convolution among layers with attention, which files tell apart by their
/// heads of keys and values (0 for a convolution). The last norm stands as one of the embeddings.
namespace conclave::engine {

namespace {

constexpr std::string_view kTypes[] = {"lfm2_moe"};
constexpr std::string_view kPreTokenizers[] = {"lfm2"};

constexpr std::uint32_t kSigmoidGate = 2;

void addSettings(Conversion& c, const std::vector<std::string>& types) {
    JsonReader& config = c.config;
    addCommonSettings(c);
    std::vector<std::int32_t> heads;
    for (const std::string& type : types)
        heads.push_back(type == "full_attention" ? static_cast<std::int32_t>(kvHeadCount(c)) : 0);
    c.set("attention.head_count_kv", heads);
    c.set("expert_feed_forward_length", config.count("moe_intermediate_size"));
    c.set("leading_dense_block_count", config.countOr("num_dense_layers", 0));
    c.set("expert_gating_func", kSigmoidGate);
    c.set("vocab_size", config.count("vocab_size"));
    c.set("shortconv.l_cache", config.count("conv_L_cache"));
    const double scale = config.realOr("routed_scaling_factor", 1);
    const bool isNormalized = config.flagOr("norm_topk_prob", true);
    if (scale != 1)
        c.set("expert_weights_scale", static_cast<float>(scale));
    if (!isNormalized)
        c.set("expert_weights_norm", false);
    noteUnusual(c, scale != 1 || !isNormalized,
                "the weights of the experts are scaled or not normalised; programs that do not read "
                "expert_weights_scale and expert_weights_norm answer differently");
}

void addAttentionLayer(Conversion& c, const std::string& source, const std::string& target) {
    for (const char* name : {"q", "k", "v"})
        c.tensors.linear(source + "self_attn." + name + "_proj", target + "attn_" + name);
    c.tensors.linear(source + "self_attn.out_proj", target + "attn_output");
    c.tensors.copy(source + "self_attn.q_layernorm.weight", target + "attn_q_norm.weight");
    c.tensors.copy(source + "self_attn.k_layernorm.weight", target + "attn_k_norm.weight");
}

void addConvolutionLayer(Conversion& c, const std::string& source, const std::string& target) {
    const SourceView kernel = c.tensors.take(source + "conv.conv.weight"); // [width, 1, taps]
    c.tensors.add(target + "shortconv.conv.weight", {kernel}, {kernel.length(0), kernel.length(-1)});
    c.tensors.copyIfThere(source + "conv.conv.bias", target + "shortconv.conv.bias");
    c.tensors.linear(source + "conv.in_proj", target + "shortconv.in_proj");
    c.tensors.linear(source + "conv.out_proj", target + "shortconv.out_proj");
}

void addFeedForwardOf(Conversion& c, const std::string& source, const std::string& target, bool isDense) {
    const std::string feedForward = source + "feed_forward.";
    if (isDense) {
        c.tensors.linear(feedForward + "w1", target + "ffn_gate");
        c.tensors.linear(feedForward + "w3", target + "ffn_up");
        return c.tensors.linear(feedForward + "w2", target + "ffn_down");
    }
    c.tensors.copy(feedForward + "gate.weight", target + "ffn_gate_inp.weight");
    c.tensors.copyIfThere(feedForward + "expert_bias", target + "exp_probs_b.bias");
    addExperts(c, feedForward + "experts.", target, expertCount(c), kNumberedExperts);
}

void convert(Conversion& c) {
    std::vector<std::string> types = c.config.texts("layer_types");
    if (types.size() != layerCount(c)) {
        c.config.refuse(ErrorKind::Corrupt, "config.json: 'layer_types' has " + std::to_string(types.size()) +
                                                " entries for " + std::to_string(layerCount(c)) + " layers");
        types.resize(layerCount(c));
    }
    addSettings(c, types);
    c.tensors.copy("model.embed_tokens.weight", "token_embd.weight");
    c.tensors.copy("model.embedding_norm.weight", "token_embd_norm.weight");
    c.tensors.leaveOut("lm_head."); // the embeddings once more
    for (std::uint32_t layer = 0; layer < layerCount(c); ++layer) {
        const std::string source = sourceLayer(layer);
        const std::string target = targetLayer(layer);
        c.tensors.copy(source + "operator_norm.weight", target + "attn_norm.weight");
        if (types[layer] == "full_attention")
            addAttentionLayer(c, source, target);
        else
            addConvolutionLayer(c, source, target);
        c.tensors.copy(source + "ffn_norm.weight", target + "ffn_norm.weight");
        addFeedForwardOf(c, source, target, layer < c.config.countOr("num_dense_layers", 0));
    }
}

} // namespace

const Family kLfm2MoeFamily{kTypes, "lfm2moe", kPreTokenizers, convert};

} // namespace conclave::engine
