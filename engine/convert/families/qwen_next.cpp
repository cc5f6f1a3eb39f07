// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/convert/families/common.h"
#include "engine/convert/families/families.h"

#include <algorithm>

/// "qwen3next", "qwen35", "qwen35moe": three layers with a gated delta net, then one with gated attention.
///
/// Norms are stored as the difference to 1, except the one inside a delta net. Qwen3-Next stores Q, K, V and
/// the gate of a delta net head by head; files have all Q, then all K, and so on. Qwen3.5 stores them in that
/// order, but its values are grouped by the key that they belong to, and files deal them out in rounds (value
/// 0 of every key, then value 1 of every key), because that lets keys be repeated as a whole.
namespace conclave::engine {

namespace {

constexpr std::string_view kNextTypes[] = {"qwen3_next"};
constexpr std::string_view kQwen35Types[] = {"qwen3_5", "qwen3_5_text"};
constexpr std::string_view kQwen35MoeTypes[] = {"qwen3_5_moe", "qwen3_5_moe_text"};
constexpr std::string_view kNextPreTokenizers[] = {"qwen2"};
constexpr std::string_view kQwen35PreTokenizers[] = {"qwen35"};

constexpr const char* kQwen35Defaults =
    R"({"vocab_size": 248320, "hidden_size": 4096, "intermediate_size": 12288,
    "num_hidden_layers": 32, "num_attention_heads": 16, "num_key_value_heads": 4, "head_dim": 256,
    "max_position_embeddings": 32768, "rms_norm_eps": 1e-6, "rope_theta": 10000, "linear_conv_kernel_dim": 4,
    "linear_num_key_heads": 16, "linear_num_value_heads": 32, "linear_key_head_dim": 128,
    "linear_value_head_dim": 128})";
constexpr const char* kQwen35MoeDefaults =
    R"({"vocab_size": 248320, "hidden_size": 2048, "num_hidden_layers": 40,
    "num_attention_heads": 16, "num_key_value_heads": 2, "head_dim": 256, "max_position_embeddings": 32768,
    "rms_norm_eps": 1e-6, "rope_theta": 10000, "linear_conv_kernel_dim": 4, "linear_num_key_heads": 16,
    "linear_num_value_heads": 32, "linear_key_head_dim": 128, "linear_value_head_dim": 128, "num_experts": 256,
    "num_experts_per_tok": 8, "moe_intermediate_size": 512, "shared_expert_intermediate_size": 512})";

constexpr ValueChange kNorm = ValueChange::plusOne;

/// The heads of a delta net.
struct DeltaNet {
    std::int64_t keyHeads;
    std::int64_t valueHeads;
    std::int64_t keyWidth;
    std::int64_t valueWidth;

    std::int64_t valuesPerKey() const { return valueHeads / keyHeads; }
};

DeltaNet deltaNet(Conversion& c) {
    const DeltaNet net{c.config.count("linear_num_key_heads"), c.config.count("linear_num_value_heads"),
                       c.config.count("linear_key_head_dim"), c.config.count("linear_value_head_dim")};
    if (net.valueHeads % net.keyHeads != 0)
        c.config.refuse(ErrorKind::Corrupt, "config.json: 'linear_num_value_heads' must be a multiple of "
                                            "'linear_num_key_heads'");
    return net;
}

void addSettings(Conversion& c) {
    JsonReader& config = c.config;
    addCommonSettings(c);
    if (config.has("moe_intermediate_size"))
        c.set("expert_feed_forward_length", config.count("moe_intermediate_size"));
    if (config.has("shared_expert_intermediate_size"))
        c.set("expert_shared_feed_forward_length", config.count("shared_expert_intermediate_size"));
    const DeltaNet net = deltaNet(c);
    c.set("ssm.conv_kernel", config.count("linear_conv_kernel_dim"));
    c.set("ssm.state_size", static_cast<std::uint32_t>(net.keyWidth));
    c.set("ssm.group_count", static_cast<std::uint32_t>(net.keyHeads));
    c.set("ssm.time_step_rank", static_cast<std::uint32_t>(net.valueHeads));
    c.set("ssm.inner_size", static_cast<std::uint32_t>(net.valueWidth * net.valueHeads));
    c.set("rope.dimension_count", turningWidth(c, 0.25));
}

/// Every interval-th layer has attention; other orders cannot be written down.
std::uint32_t attentionInterval(Conversion& c) {
    const std::vector<std::string> types = c.config.texts("layer_types");
    std::uint32_t interval = c.config.countOr("full_attention_interval", 4);
    const auto first = std::find(types.begin(), types.end(), "full_attention");
    if (first != types.end())
        interval = static_cast<std::uint32_t>(first - types.begin()) + 1;
    for (std::size_t layer = 0; layer < types.size(); ++layer)
        if ((types[layer] == "full_attention") != (interval > 0 && (layer + 1) % interval == 0))
            c.config.refuse(ErrorKind::Unsupported,
                            "config.json: 'layer_types' has attention at other places than every " +
                                std::to_string(interval) + "th layer, which no file can say");
    return interval == 0 ? 1 : interval;
}

/// Heads of values along @p dim: from grouped by key to rounds.
SourceView inRounds(const SourceView& values, int dim, const DeltaNet& net) {
    return values.split(dim, net.keyHeads).split(dim + 1, net.valuesPerKey()).swap(dim, dim + 1);
}

void addFusedDeltaNet(Conversion& c, const std::string& source, const std::string& target,
                      const DeltaNet& net) {
    const SourceView heads = c.tensors.take(source + "in_proj_qkvz.weight").split(0, net.keyHeads);
    const std::int64_t values = net.valuesPerKey() * net.valueWidth;
    const std::int64_t hidden = heads.length(-1);
    c.tensors.add(target + "attn_qkv.weight",
                  {heads.slice(1, 0, net.keyWidth), heads.slice(1, net.keyWidth, net.keyWidth),
                   heads.slice(1, 2 * net.keyWidth, values)},
                  {net.keyHeads * (2 * net.keyWidth + values), hidden});
    c.tensors.add(target + "attn_gate.weight", {heads.slice(1, 2 * net.keyWidth + values, values)},
                  {net.keyHeads * values, hidden});
    c.tensors.copy(source + "in_proj_ba.weight", target + "ssm_ba.weight");
    const SourceView kernel = c.tensors.take(source + "conv1d.weight"); // [channels, 1, taps]
    c.tensors.add(target + "ssm_conv1d.weight", {kernel}, {kernel.length(0), kernel.length(-1)});
    c.tensors.copy(source + "A_log", target + "ssm_a", ValueChange::minusExp);
    c.tensors.copy(source + "dt_bias", target + "ssm_dt.bias");
    c.tensors.copy(source + "out_proj.weight", target + "ssm_out.weight");
}

void addDeltaNetInRounds(Conversion& c, const std::string& source, const std::string& target,
                         const DeltaNet& net) {
    const std::int64_t keys = 2 * net.keyHeads * net.keyWidth; // rows of Q and K
    const std::int64_t values = net.valueHeads * net.valueWidth;
    const auto add = [&](const std::string& name, const SourceView& whole, std::vector<SourceView> parts,
                         std::vector<std::int64_t> shape = {}, ValueChange change = ValueChange::none) {
        c.tensors.add(target + name, std::move(parts), shape.empty() ? whole.shape() : std::move(shape),
                      change);
    };
    const SourceView qkv = c.tensors.take(source + "in_proj_qkv.weight");
    add("attn_qkv.weight", qkv, {qkv.slice(0, 0, keys), inRounds(qkv.slice(0, keys, values), 0, net)});
    const SourceView kernel = c.tensors.take(source + "conv1d.weight"); // [channels, 1, taps]
    add("ssm_conv1d.weight", kernel,
        {kernel.slice(0, 0, keys), inRounds(kernel.slice(0, keys, values), 0, net)},
        {kernel.length(0), kernel.length(-1)});
    struct Plain {
        const char* source;
        const char* target;
        ValueChange change = ValueChange::none;
    };
    for (const Plain& plain :
         {Plain{"in_proj_z.weight", "attn_gate.weight"}, Plain{"in_proj_a.weight", "ssm_alpha.weight"},
          Plain{"in_proj_b.weight", "ssm_beta.weight"}, Plain{"A_log", "ssm_a", ValueChange::minusExp},
          Plain{"dt_bias", "ssm_dt.bias"}}) {
        const SourceView whole = c.tensors.take(source + plain.source);
        add(plain.target, whole, {inRounds(whole, 0, net)}, {}, plain.change);
    }
    const SourceView out = c.tensors.take(source + "out_proj.weight");
    add("ssm_out.weight", out, {inRounds(out, 1, net)});
}

void addMixedFeedForward(Conversion& c, const std::string& source, const std::string& target) {
    if (!c.tensors.has(source + "gate.weight"))
        return addFeedForward(c, source, target);
    c.tensors.copy(source + "gate.weight", target + "ffn_gate_inp.weight");
    addExperts(c, source + "experts.", target, expertCount(c));
    c.tensors.copy(source + "shared_expert_gate.weight", target + "ffn_gate_inp_shexp.weight");
    addFeedForward(c, source + "shared_expert.", target, "_shexp");
}

/// Attention and feed-forward, with their norms, of the layer that is called @p source.
void addAttentionLayer(Conversion& c, const std::string& source, const std::string& target) {
    c.tensors.copy(source + "input_layernorm.weight", target + "attn_norm.weight", kNorm);
    for (const char* name : {"q", "k", "v"})
        c.tensors.linear(source + "self_attn." + name + "_proj", target + "attn_" + name);
    c.tensors.linear(source + "self_attn.o_proj", target + "attn_output");
    c.tensors.copy(source + "self_attn.q_norm.weight", target + "attn_q_norm.weight", kNorm);
    c.tensors.copy(source + "self_attn.k_norm.weight", target + "attn_k_norm.weight", kNorm);
    c.tensors.copy(source + "post_attention_layernorm.weight", target + "post_attention_norm.weight", kNorm);
    addMixedFeedForward(c, source + "mlp.", target);
}

void addLayers(Conversion& c) {
    const std::uint32_t interval = attentionInterval(c);
    c.set("full_attention_interval", interval);
    const DeltaNet net = deltaNet(c);
    addOuterTensors(c, kNorm);
    for (std::uint32_t layer = 0; layer < layerCount(c); ++layer) {
        const std::string source = sourceLayer(layer);
        const std::string target = targetLayer(layer);
        if ((layer + 1) % interval == 0) {
            addAttentionLayer(c, source, target);
            continue;
        }
        c.tensors.copy(source + "input_layernorm.weight", target + "attn_norm.weight", kNorm);
        if (c.tensors.has(source + "linear_attn.in_proj_qkvz.weight"))
            addFusedDeltaNet(c, source + "linear_attn.", target, net);
        else
            addDeltaNetInRounds(c, source + "linear_attn.", target, net);
        c.tensors.copy(source + "linear_attn.norm.weight", target + "ssm_norm.weight");
        c.tensors.copy(source + "post_attention_layernorm.weight", target + "post_attention_norm.weight",
                       kNorm);
        addMixedFeedForward(c, source + "mlp.", target);
    }
}

/// The layers that predict further tokens, @p usual where the configuration does not count them.
void addNextTokenLayers(Conversion& c, const std::string& prefix, std::uint32_t usual) {
    std::uint32_t further = 0;
    for (; further < c.config.countOr("mtp_num_hidden_layers", usual); ++further) {
        const std::string source = prefix + "layers." + std::to_string(further) + ".";
        if (!c.tensors.has(source + "input_layernorm.weight"))
            break; // trainings leave these layers out
        addAttentionLayer(c, source, targetLayer(layerCount(c) + further));
    }
    c.set("block_count", layerCount(c) + further);
    if (further == 0)
        return;
    c.set("nextn_predict_layers", further);
    const std::string target = targetLayer(layerCount(c)) + "nextn.";
    c.tensors.copy(prefix + "fc.weight", target + "eh_proj.weight");
    c.tensors.copy(prefix + "pre_fc_norm_embedding.weight", target + "enorm.weight", kNorm);
    c.tensors.copy(prefix + "pre_fc_norm_hidden.weight", target + "hnorm.weight", kNorm);
    c.tensors.copy(prefix + "norm.weight", target + "shared_head_norm.weight", kNorm);
    c.tensors.copyIfThere(prefix + "embed_tokens.weight", target + "embed_tokens.weight");
}

void convertNext(Conversion& c) {
    addSettings(c);
    addLayers(c);
    if (c.keepsPredictingLayer) {
        addNextTokenLayers(c, "mtp.", 1);
        return;
    }
    notePredictingLayer(c, c.tensors.leaveOut("mtp."));
}

void convertQwen35(Conversion& c) {
    addSettings(c);
    if (!c.rope.has("mrope_section")) // what the model type means when it is not said
        c.set("rope.dimension_sections", std::vector<std::int32_t>{11, 11, 10, 0});
    addLayers(c);
    const bool isInner = c.tensors.has("model.mtp.fc.weight");
    addNextTokenLayers(c, isInner ? "model.mtp." : "mtp.", 0);
}

} // namespace

const Family kQwen3NextFamily{kNextTypes, "qwen3next", kNextPreTokenizers, convertNext};
const Family kQwen35Family{kQwen35Types, "qwen35", kQwen35PreTokenizers, convertQwen35, {}, kQwen35Defaults};
const Family kQwen35MoeFamily{kQwen35MoeTypes, "qwen35moe", kQwen35PreTokenizers,
                              convertQwen35,   {},          kQwen35MoeDefaults};

} // namespace conclave::engine
