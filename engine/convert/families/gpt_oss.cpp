// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/convert/families/common.h"
#include "engine/convert/families/families.h"

/// "gpt-oss". Gate and up are rows of one matrix, in turns; the experts are MXFP4 or, from a training, plain
/// and turned. Sinks are a number per head.
namespace conclave::engine {

namespace {

constexpr std::string_view kTypes[] = {"gpt_oss"};
constexpr std::string_view kPreTokenizers[] = {"gpt-4o"};

/// Every second one along @p dim, from @p first on.
SourceView inTurns(const SourceView& both, int dim, std::int64_t first) {
    return both.slice(dim, first, both.length(dim) / 2, 2);
}

void addPackedExperts(Conversion& c, const std::string& source, const std::string& target) {
    const SourceView codes = c.tensors.take(source + "gate_up_proj_blocks");
    const SourceView scales = c.tensors.take(source + "gate_up_proj_scales");
    c.tensors.addMxfp4(target + "ffn_gate_exps.weight", inTurns(codes, 1, 0), inTurns(scales, 1, 0));
    c.tensors.addMxfp4(target + "ffn_up_exps.weight", inTurns(codes, 1, 1), inTurns(scales, 1, 1));
    c.tensors.addMxfp4(target + "ffn_down_exps.weight", c.tensors.take(source + "down_proj_blocks"),
                       c.tensors.take(source + "down_proj_scales"));
}

void addPlainExperts(Conversion& c, const std::string& source, const std::string& target) {
    const SourceView both = c.tensors.take(source + "gate_up_proj").swap(-1, -2);
    c.tensors.add(target + "ffn_gate_exps.weight", inTurns(both, 1, 0));
    c.tensors.add(target + "ffn_up_exps.weight", inTurns(both, 1, 1));
    c.tensors.add(target + "ffn_down_exps.weight", c.tensors.take(source + "down_proj").swap(-1, -2));
}

void convert(Conversion& c) {
    addCommonSettings(c);
    c.set("attention.sliding_window", c.config.count("sliding_window"));
    c.set("expert_feed_forward_length", c.config.count("intermediate_size"));
    addOuterTensors(c);
    for (std::uint32_t layer = 0; layer < layerCount(c); ++layer) {
        const std::string source = sourceLayer(layer);
        const std::string target = targetLayer(layer);
        c.tensors.copy(source + "input_layernorm.weight", target + "attn_norm.weight");
        addAttention(c, layer);
        c.tensors.copy(source + "self_attn.sinks", target + "attn_sinks.weight");
        c.tensors.copy(source + "post_attention_layernorm.weight", target + "post_attention_norm.weight");
        c.tensors.linear(source + "mlp.router", target + "ffn_gate_inp");
        const std::string experts = source + "mlp.experts.";
        if (c.tensors.has(experts + "gate_up_proj_blocks"))
            addPackedExperts(c, experts, target);
        else
            addPlainExperts(c, experts, target);
        const SourceView biases = c.tensors.take(experts + "gate_up_proj_bias");
        c.tensors.add(target + "ffn_gate_exps.bias", inTurns(biases, 1, 0));
        c.tensors.add(target + "ffn_up_exps.bias", inTurns(biases, 1, 1));
        c.tensors.copy(experts + "down_proj_bias", target + "ffn_down_exps.bias");
    }
}

} // namespace

const Family kGptOssFamily{kTypes, "gpt-oss", kPreTokenizers, convert};

} // namespace conclave::engine
