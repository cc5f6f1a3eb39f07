// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/convert/families/common.h"
#include "engine/convert/families/families.h"

#include <cmath>

/// "gemma2" and "gemma3". Norms are stored as the difference to 1 and written whole.
namespace conclave::engine {

namespace {

constexpr std::string_view kGemma2Types[] = {"gemma2"};
constexpr std::string_view kGemma3Types[] = {"gemma3", "gemma3_text"};

constexpr const char* kGemma3Defaults =
    R"({"vocab_size": 262208, "hidden_size": 2304, "intermediate_size": 9216,
    "num_hidden_layers": 26, "num_attention_heads": 8, "num_key_value_heads": 4, "head_dim": 256,
    "max_position_embeddings": 131072, "rms_norm_eps": 1e-6, "sliding_window": 4096, "query_pre_attn_scalar": 256,
    "rope_theta": 1000000, "rope_local_base_freq": 10000})";

/// Scores are divided by √query_pre_attn_scalar; files stand for the width of a head unless they say
/// otherwise.
void addAttentionScale(Conversion& c) {
    const double scalar = c.config.realOr("query_pre_attn_scalar", headWidth(c));
    if (scalar > 0 && scalar != headWidth(c))
        c.set("attention.scale", static_cast<float>(1 / std::sqrt(scalar)));
}

/// Which layers have a window is a matter of the architecture (every @p period-th has none), so only other
/// patterns are written down.
void addWindow(Conversion& c, std::uint32_t period) {
    if (c.config.countOr("sliding_window_pattern", 0) != 1)
        c.set("attention.sliding_window", c.config.count("sliding_window"));
    const std::vector<bool> sliding = slidingLayers(c);
    for (std::size_t layer = 0; layer < sliding.size(); ++layer)
        if (sliding[layer] != ((layer + 1) % period != 0)) {
            c.set("attention.sliding_window_pattern", sliding);
            return;
        }
}

void addTensors(Conversion& c) {
    constexpr ValueChange kNorm = ValueChange::plusOne;
    c.tensors.copy("model.embed_tokens.weight", "token_embd.weight");
    c.tensors.copy("model.norm.weight", "output_norm.weight", kNorm);
    // The embeddings are the head as well, some tools store it twice.
    c.tensors.leaveOut("lm_head.");
    for (std::uint32_t layer = 0; layer < layerCount(c); ++layer) {
        const std::string source = sourceLayer(layer);
        const std::string target = targetLayer(layer);
        c.tensors.copy(source + "input_layernorm.weight", target + "attn_norm.weight", kNorm);
        addAttention(c, layer, HeadOrder::asStored, kNorm);
        c.tensors.copy(source + "post_attention_layernorm.weight", target + "post_attention_norm.weight",
                       kNorm);
        c.tensors.copy(source + "pre_feedforward_layernorm.weight", target + "ffn_norm.weight", kNorm);
        addFeedForward(c, source + "mlp.", target);
        c.tensors.copy(source + "post_feedforward_layernorm.weight", target + "post_ffw_norm.weight", kNorm);
    }
}

void convertGemma2(Conversion& c) {
    addCommonSettings(c);
    c.set("attn_logit_softcapping", static_cast<float>(c.config.realOr("attn_logit_softcapping", 50)));
    c.set("final_logit_softcapping", static_cast<float>(c.config.realOr("final_logit_softcapping", 30)));
    addAttentionScale(c);
    addWindow(c, 2);
    addTensors(c);
}

void convertGemma3(Conversion& c) {
    addCommonSettings(c);
    if (const std::optional<double> cap = c.config.realIf("final_logit_softcapping"))
        c.set("final_logit_softcapping", static_cast<float>(*cap));
    if (c.config.has("attn_logit_softcapping"))
        c.config.refuse(ErrorKind::Unsupported, "config.json: 'attn_logit_softcapping' cannot be converted "
                                                "for gemma3, no published model has it");
    addAttentionScale(c);
    addWindow(c, 6);
    addTensors(c);
}

} // namespace

const Family kGemma2Family{kGemma2Types, "gemma2", {}, convertGemma2};
const Family kGemma3Family{kGemma3Types, "gemma3", {}, convertGemma3, {}, kGemma3Defaults};

} // namespace conclave::engine
