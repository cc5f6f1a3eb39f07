// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/convert/families/common.h"
#include "engine/convert/families/families.h"

#include "engine/gguf/gguf_parser.h"

/// "qwen2", "qwen2moe", "qwen3", "qwen3moe": plain attention in all layers.
namespace conclave::engine {

namespace {

constexpr std::string_view kQwen2Types[] = {"qwen2"};
constexpr std::string_view kQwen2MoeTypes[] = {"qwen2_moe"};
constexpr std::string_view kQwen3Types[] = {"qwen3"};
constexpr std::string_view kQwen3MoeTypes[] = {"qwen3_moe"};
constexpr std::string_view kPreTokenizers[] = {"qwen2"};

void addNormsAndAttention(Conversion& c, std::uint32_t layer) {
    c.tensors.copy(sourceLayer(layer) + "input_layernorm.weight", targetLayer(layer) + "attn_norm.weight");
    addAttention(c, layer);
    c.tensors.copy(sourceLayer(layer) + "post_attention_layernorm.weight",
                   targetLayer(layer) + "ffn_norm.weight");
}

void convertDense(Conversion& c) {
    addCommonSettings(c);
    noteUnusual(
        c, c.config.flagOr("use_sliding_window", false),
        "the model's sliding window is left out, files of this architecture have none: texts longer than the "
        "window are answered differently");
    addOuterTensors(c);
    for (std::uint32_t layer = 0; layer < layerCount(c); ++layer) {
        addNormsAndAttention(c, layer);
        addFeedForward(c, sourceLayer(layer) + "mlp.", targetLayer(layer));
    }
}

/// @p normalizes: whether files of the architecture stand for expert weights that sum to 1.
void convertExperts(Conversion& c, bool normalizes) {
    addCommonSettings(c);
    c.set("expert_feed_forward_length", c.config.count("moe_intermediate_size"));
    if (c.config.has("shared_expert_intermediate_size"))
        c.set("expert_shared_feed_forward_length", c.config.count("shared_expert_intermediate_size"));
    const bool isNormalized = c.config.flagOr("norm_topk_prob", false);
    if (isNormalized != normalizes)
        c.set("expert_weights_norm", isNormalized);
    noteUnusual(
        c, isNormalized != normalizes,
        std::string("the weights of the chosen experts ") + (isNormalized ? "are" : "are not") +
            " normalised in this model; programs that do not read expert_weights_norm do it the other way");
    if (c.config.countOr("decoder_sparse_step", 1) != 1 || !c.config.counts("mlp_only_layers").empty())
        c.config.refuse(ErrorKind::Unsupported, "the model has layers without experts (decoder_sparse_step, "
                                                "mlp_only_layers), which " +
                                                    quotedName(c.architecture) + " files cannot hold");

    addOuterTensors(c);
    for (std::uint32_t layer = 0; layer < layerCount(c); ++layer) {
        const std::string source = sourceLayer(layer) + "mlp.";
        const std::string target = targetLayer(layer);
        addNormsAndAttention(c, layer);
        c.tensors.copy(source + "gate.weight", target + "ffn_gate_inp.weight");
        addExperts(c, source + "experts.", target, expertCount(c));
        if (c.tensors.copyIfThere(source + "shared_expert_gate.weight", target + "ffn_gate_inp_shexp.weight"))
            addFeedForward(c, source + "shared_expert.", target, "_shexp");
    }
}

} // namespace

const Family kQwen2Family{kQwen2Types, "qwen2", kPreTokenizers, convertDense};
const Family kQwen3Family{kQwen3Types, "qwen3", kPreTokenizers, convertDense};
const Family kQwen2MoeFamily{kQwen2MoeTypes, "qwen2moe", kPreTokenizers,
                             [](Conversion& c) { convertExperts(c, false); }};
const Family kQwen3MoeFamily{kQwen3MoeTypes, "qwen3moe", kPreTokenizers,
                             [](Conversion& c) { convertExperts(c, true); }};

} // namespace conclave::engine
