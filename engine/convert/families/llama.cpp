// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/convert/families/common.h"
#include "engine/convert/families/families.h"

/// "llama": Llama 1 to 3, Mistral 7B, Mixtral. "mistral3": Mistral Small 3.x, Ministral 3.
/// Q and K are stored as two halves and written in pairs.
namespace conclave::engine {

namespace {

constexpr std::string_view kLlamaTypes[] = {"llama", "mistral", "mixtral"};
constexpr std::string_view kMistral3Types[] = {"mistral3", "ministral3"};
constexpr std::string_view kPreTokenizers[] = {"llama-bpe", "tekken", "smollm"};

constexpr const char* kMistral3Defaults =
    R"({"vocab_size": 131072, "hidden_size": 4096, "intermediate_size": 14336,
    "num_attention_heads": 32, "num_key_value_heads": 8, "max_position_embeddings": 131072, "rms_norm_eps": 1e-6,
    "rope_theta": 10000})";

void convertLlama(Conversion& c) {
    addCommonSettings(c);
    c.set("vocab_size", c.config.count("vocab_size"));
    c.set("rope.dimension_count", headWidth(c));
    addLlama3RopeFactors(c);
    // llama.cpp does not look for it in files of this architecture, transformers does in configurations of
    // these.
    const std::string type = c.config.textOr("model_type", "");
    const std::optional<std::uint32_t> window = c.config.countIf("sliding_window");
    if (window && (type == "mistral" || type == "mixtral"))
        c.set("attention.sliding_window", *window);

    addOuterTensors(c);
    const bool hasExperts = c.config.has("num_local_experts");
    for (std::uint32_t layer = 0; layer < layerCount(c); ++layer) {
        const std::string source = sourceLayer(layer);
        const std::string target = targetLayer(layer);
        c.tensors.copy(source + "input_layernorm.weight", target + "attn_norm.weight");
        addAttention(c, layer, HeadOrder::interleaved);
        c.tensors.copy(source + "post_attention_layernorm.weight", target + "ffn_norm.weight");
        if (!hasExperts) {
            addFeedForward(c, source + "mlp.", target);
            continue;
        }
        const std::string experts = c.tensors.has(source + "mlp.gate.weight") ? "mlp." : "block_sparse_moe.";
        c.tensors.linear(source + experts + "gate", target + "ffn_gate_inp");
        addExperts(c, source + experts + "experts.", target, expertCount(c), kNumberedExperts);
    }
}

void convertMistral3(Conversion& c) {
    convertLlama(c);
    // Ministral 3's attention gets warmer with the position, and its YaRN has a temperature of its own.
    if (const std::optional<double> beta = c.rope.realIf("llama_4_scaling_beta"))
        c.set("attention.temperature_scale", static_cast<float>(*beta));
    if (const std::optional<double> scale = c.rope.realIf("mscale_all_dim"))
        c.set("rope.scaling.yarn_log_multiplier", static_cast<float>(*scale));
}

} // namespace

const Family kLlamaFamily{kLlamaTypes, "llama", kPreTokenizers, convertLlama};
const Family kMistral3Family{kMistral3Types,  "mistral3", kPreTokenizers,
                             convertMistral3, {},         kMistral3Defaults};

} // namespace conclave::engine
