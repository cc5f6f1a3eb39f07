// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/convert/families/common.h"
#include "engine/convert/families/families.h"

/// "granite" and "granitemoe": like Llama, with factors on embeddings, scores, residuals and logits. The
/// experts of a layer are one matrix with gate above up.
namespace conclave::engine {

namespace {

constexpr std::string_view kGraniteTypes[] = {"granite"};
constexpr std::string_view kGraniteMoeTypes[] = {"granitemoe", "granitemoeshared"};
constexpr std::string_view kPreTokenizers[] = {"refact"};

void addSettings(Conversion& c) {
    addCommonSettings(c);
    c.set("vocab_size", c.config.count("vocab_size"));
    c.set("rope.dimension_count", headWidth(c));
    struct Factor {
        const char* source;
        const char* target;
    };
    for (const Factor& factor :
         {Factor{"attention_multiplier", "attention.scale"},
          Factor{"embedding_multiplier", "embedding_scale"}, Factor{"residual_multiplier", "residual_scale"},
          Factor{"logits_scaling", "logit_scale"}})
        if (const std::optional<double> value = c.config.realIf(factor.source))
            c.set(factor.target, static_cast<float>(*value));
    addLlama3RopeFactors(c);
}

void addNormsAndAttention(Conversion& c, std::uint32_t layer) {
    c.tensors.copy(sourceLayer(layer) + "input_layernorm.weight", targetLayer(layer) + "attn_norm.weight");
    addAttention(c, layer, HeadOrder::interleaved);
    c.tensors.copy(sourceLayer(layer) + "post_attention_layernorm.weight",
                   targetLayer(layer) + "ffn_norm.weight");
}

/// @p source holds gate above up in "input_linear" and down in "output_linear".
void addFusedFeedForward(Conversion& c, const std::string& source, const std::string& target,
                         const std::string& ending) {
    const SourceView both = c.tensors.take(source + "input_linear.weight");
    c.tensors.add(target + "ffn_gate" + ending + ".weight", both.firstHalf(-2));
    c.tensors.add(target + "ffn_up" + ending + ".weight", both.secondHalf(-2));
    c.tensors.copy(source + "output_linear.weight", target + "ffn_down" + ending + ".weight");
}

void convertDense(Conversion& c) {
    addSettings(c);
    addOuterTensors(c);
    for (std::uint32_t layer = 0; layer < layerCount(c); ++layer) {
        addNormsAndAttention(c, layer);
        addFeedForward(c, sourceLayer(layer) + "mlp.", targetLayer(layer));
    }
}

void convertExperts(Conversion& c) {
    addSettings(c);
    if (c.config.countOr("shared_intermediate_size", 0) > 0)
        c.set("expert_shared_feed_forward_length", c.config.count("shared_intermediate_size"));
    addOuterTensors(c);
    for (std::uint32_t layer = 0; layer < layerCount(c); ++layer) {
        const std::string source = sourceLayer(layer);
        const std::string target = targetLayer(layer);
        addNormsAndAttention(c, layer);
        c.tensors.copy(source + "block_sparse_moe.router.layer.weight", target + "ffn_gate_inp.weight");
        addFusedFeedForward(c, source + "block_sparse_moe.", target, "_exps");
        if (c.tensors.has(source + "shared_mlp.input_linear.weight"))
            addFusedFeedForward(c, source + "shared_mlp.", target, "_shexp");
    }
}

} // namespace

const Family kGraniteFamily{kGraniteTypes, "granite", kPreTokenizers, convertDense};
const Family kGraniteMoeFamily{kGraniteMoeTypes, "granitemoe", kPreTokenizers, convertExperts};

} // namespace conclave::engine
