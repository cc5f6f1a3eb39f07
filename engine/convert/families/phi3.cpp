// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/convert/families/common.h"
#include "engine/convert/families/families.h"

#include "engine/gguf/gguf_parser.h"

#include <cmath>

/// "phi3": Phi-3, Phi-3.5, Phi-4. Q, K and V are one matrix, gate and up another, and stay so.
namespace conclave::engine {

namespace {

constexpr std::string_view kTypes[] = {"phi3"};
constexpr std::string_view kPreTokenizers[] = {"dbrx"};

/// LongRoPE: two lists of factors and the temperature that goes with the longer context.
void addLongRope(Conversion& c, std::uint32_t turning) {
    const std::string type = c.rope.textOr(c.rope.firstOf({"rope_type", "type"}), "default");
    if (type == "default")
        return;
    if (type != "su" && type != "longrope")
        return c.config.refuse(ErrorKind::Unsupported, "the model scales its positions with " +
                                                           quotedName(type) +
                                                           "; phi3 files can hold longrope only");
    const double original = c.config.count("original_max_position_embeddings");
    const double scale = c.config.count("max_position_embeddings") / original;
    c.set("rope.scaling.attn_factor",
          static_cast<float>(scale > 1 ? std::sqrt(1 + std::log(scale) / std::log(original)) : 1));
    for (const char* name : {"long", "short"}) {
        std::vector<float> factors;
        for (const double factor : c.rope.reals(std::string(name) + "_factor"))
            factors.push_back(static_cast<float>(factor));
        if (factors.size() != turning / 2)
            c.config.refuse(ErrorKind::Corrupt, "config.json: '" + std::string(name) + "_factor' has " +
                                                    std::to_string(factors.size()) + " numbers, expected " +
                                                    std::to_string(turning / 2));
        c.tensors.addValues("rope_factors_" + std::string(name) + ".weight", std::move(factors));
    }
}

void convert(Conversion& c) {
    addCommonSettings(c);
    const std::uint32_t turning = turningWidth(c, 1);
    c.metadata.remove(c.architecture + ".rope.scaling.type"); // the factors say it
    c.set("rope.scaling.original_context_length",
          c.config.countOr("original_max_position_embeddings", c.config.count("max_position_embeddings")));
    c.set("rope.dimension_count", turning);
    // 0 tells Phi-4, which has no window, from those before it.
    c.set("attention.sliding_window", c.config.countOr("sliding_window", 0));
    addLongRope(c, turning);
    addOuterTensors(c);
    for (std::uint32_t layer = 0; layer < layerCount(c); ++layer) {
        const std::string source = sourceLayer(layer);
        const std::string target = targetLayer(layer);
        c.tensors.copy(source + "input_layernorm.weight", target + "attn_norm.weight");
        c.tensors.linear(source + "self_attn.qkv_proj", target + "attn_qkv");
        c.tensors.linear(source + "self_attn.o_proj", target + "attn_output");
        c.tensors.copy(source + "post_attention_layernorm.weight", target + "ffn_norm.weight");
        c.tensors.linear(source + "mlp.gate_up_proj", target + "ffn_up");
        c.tensors.linear(source + "mlp.down_proj", target + "ffn_down");
    }
}

} // namespace

const Family kPhi3Family{kTypes, "phi3", kPreTokenizers, convert};

} // namespace conclave::engine
