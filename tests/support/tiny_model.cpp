// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tiny_model.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <numbers>

namespace conclave::test {

namespace {

/// SplitMix64 (Steele et al. 2014): the same numbers everywhere.
std::uint64_t nextRandom(std::uint64_t& state) {
    std::uint64_t z = state += 0x9e3779b97f4a7c15ULL;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31U);
}

double uniform(std::uint64_t& state) {
    return static_cast<double>(nextRandom(state) >> 11U) * 0x1p-53;
}

double normal(std::uint64_t& state) {
    const double radius = std::sqrt(-2.0 * std::log(1.0 - uniform(state)));
    return radius * std::cos(2.0 * std::numbers::pi * uniform(state));
}

std::string blockName(int layer) {
    return "blk." + std::to_string(layer) + ".";
}

} // namespace

TinyModel::TinyModel(const TinyOptions& options) : m_options(options), m_random(options.seed) {
    const auto width = static_cast<std::uint64_t>(options.embedding);
    const auto words = static_cast<std::uint64_t>(vocabulary());
    addTensor("token_embd.weight", {width, words}, 1.0);
    for (int layer = 0; layer < options.layers + (options.predictsAhead ? 1 : 0); ++layer) {
        const std::string prefix = blockName(layer);
        addTensor(prefix + "attn_norm.weight", {width}, 0.2, 1.0);
        addMixer(prefix, layer);
        const bool isQwen35 = options.architecture == "qwen35";
        addTensor(prefix + (isQwen35 ? "post_attention_norm.weight" : "ffn_norm.weight"), {width}, 0.2, 1.0);
        addFeedForward(prefix, layer);
    }
    if (options.predictsAhead) {
        const std::string prefix = blockName(options.layers) + "nextn.";
        addTensor(prefix + "enorm.weight", {width}, 0.2, 1.0);
        addTensor(prefix + "hnorm.weight", {width}, 0.2, 1.0);
        addTensor(prefix + "eh_proj.weight", {2 * width, width}, 1.0 / std::sqrt(2.0 * options.embedding));
        if (options.ownPredictionHead) {
            addTensor(prefix + "embed_tokens.weight", {width, words}, 1.0);
            addTensor(prefix + "shared_head_norm.weight", {width}, 0.2, 1.0);
            addTensor(prefix + "shared_head_head.weight", {width, words}, 1.0 / std::sqrt(options.embedding));
        }
    }
    addTensor("output_norm.weight", {width}, 0.2, 1.0);
    if (!options.tied)
        addTensor("output.weight", {width, words}, 1.0 / std::sqrt(options.embedding));
    if (options.ropeFactors)
        addTensor("rope_freqs.weight", {static_cast<std::uint64_t>(options.headWidth / 2)}, 0.3, 2.0);
}

void TinyModel::addTensor(const std::string& name, std::vector<std::uint64_t> shape, double scale,
                          double mean) {
    std::uint64_t count = 1;
    for (const std::uint64_t size : shape)
        count *= size;
    std::vector<float> values(count);
    for (float& value : values)
        value = static_cast<float>(mean + scale * normal(m_random));
    m_tensors[name] = {std::move(shape), std::move(values)};
}

bool TinyModel::isNet(int layer) const {
    return m_options.architecture == "qwen35" && (layer + 1) % m_options.attentionInterval != 0;
}

void TinyModel::addMixer(const std::string& prefix, int layer) {
    if (isNet(layer))
        addDeltaNet(prefix);
    else
        addAttention(prefix);
}

void TinyModel::addDeltaNet(const std::string& prefix) {
    const TinyOptions& o = m_options;
    const auto width = static_cast<std::uint64_t>(o.embedding);
    const auto heads = static_cast<std::uint64_t>(o.netValueHeads);
    const auto keys = static_cast<std::uint64_t>(o.netKeyHeads * o.netKeyWidth);
    const auto values = heads * static_cast<std::uint64_t>(o.netValueWidth);
    const double scale = 1.0 / std::sqrt(o.embedding);
    addTensor(prefix + "attn_qkv.weight", {width, 2 * keys + values}, scale);
    addTensor(prefix + "attn_gate.weight", {width, values}, scale);
    addTensor(prefix + "ssm_alpha.weight", {width, heads}, scale);
    addTensor(prefix + "ssm_beta.weight", {width, heads}, scale);
    addTensor(prefix + "ssm_conv1d.weight", {static_cast<std::uint64_t>(o.taps), 2 * keys + values}, 0.7);
    addTensor(prefix + "ssm_dt.bias", {heads}, 0.5);
    addTensor(prefix + "ssm_a", {heads}, 0.02, -0.2);
    addTensor(prefix + "ssm_norm.weight", {static_cast<std::uint64_t>(o.netValueWidth)}, 0.2, 1.0);
    addTensor(prefix + "ssm_out.weight", {values, width}, 1.0 / std::sqrt(values));
}

void TinyModel::addAttention(const std::string& prefix) {
    const TinyOptions& o = m_options;
    const auto size = [](int value) { return static_cast<std::uint64_t>(value); };
    const auto matrix = [&](const char* name, int cols, int rows) {
        addTensor(prefix + name, {size(cols), size(rows)}, 1.0 / std::sqrt(cols));
    };
    const auto stack = [&](const char* name, int cols, int rows, int count) {
        addTensor(prefix + name, {size(cols), size(rows), size(count)}, 1.0 / std::sqrt(cols));
    };
    if (o.architecture == "deepseek2") {
        const int queries = o.latentHeads * (o.plain + o.rotary);
        if (o.queryRank > 0) {
            matrix("attn_q_a.weight", o.embedding, o.queryRank);
            addTensor(prefix + "attn_q_a_norm.weight", {size(o.queryRank)}, 0.2, 1.0);
            matrix("attn_q_b.weight", o.queryRank, queries);
        } else {
            matrix("attn_q.weight", o.embedding, queries);
        }
        matrix("attn_kv_a_mqa.weight", o.embedding, o.latent + o.rotary);
        addTensor(prefix + "attn_kv_a_norm.weight", {size(o.latent)}, 0.2, 1.0);
        stack("attn_k_b.weight", o.plain, o.latent, o.latentHeads);
        stack("attn_v_b.weight", o.latent, o.valueWidth, o.latentHeads);
        matrix("attn_output.weight", o.latentHeads * o.valueWidth, o.embedding);
        return;
    }
    const bool isGated = o.architecture == "qwen35";
    matrix("attn_q.weight", o.embedding, o.heads * o.headWidth * (isGated ? 2 : 1));
    matrix("attn_k.weight", o.embedding, o.kvHeads * o.headWidth);
    matrix("attn_v.weight", o.embedding, o.kvHeads * o.headWidth);
    matrix("attn_output.weight", o.heads * o.headWidth, o.embedding);
    if (isGated || o.architecture == "qwen3moe") {
        addTensor(prefix + "attn_q_norm.weight", {size(o.headWidth)}, 0.2, 1.0);
        addTensor(prefix + "attn_k_norm.weight", {size(o.headWidth)}, 0.2, 1.0);
    }
    if (o.biases) {
        addTensor(prefix + "attn_q.bias", {size(o.heads * o.headWidth)}, 0.3);
        addTensor(prefix + "attn_k.bias", {size(o.kvHeads * o.headWidth)}, 0.3);
        addTensor(prefix + "attn_v.bias", {size(o.kvHeads * o.headWidth)}, 0.3);
        addTensor(prefix + "attn_output.bias", {size(o.embedding)}, 0.3);
    }
}

void TinyModel::addFeedForward(const std::string& prefix, int layer) {
    const TinyOptions& o = m_options;
    const auto size = [](int value) { return static_cast<std::uint64_t>(value); };
    const auto triple = [&](const std::string& kind, int inner) {
        addTensor(prefix + "ffn_gate" + kind + ".weight", {size(o.embedding), size(inner)}, 0.15);
        addTensor(prefix + "ffn_up" + kind + ".weight", {size(o.embedding), size(inner)}, 0.15);
        addTensor(prefix + "ffn_down" + kind + ".weight", {size(inner), size(o.embedding)}, 0.15);
    };
    const bool dense = o.architecture == "llama" || o.architecture == "qwen35" ||
                       (o.architecture == "deepseek2" && layer < o.denseLayers);
    if (dense) {
        triple("", o.denseWidth);
        if (o.biases) {
            addTensor(prefix + "ffn_gate.bias", {size(o.denseWidth)}, 0.3);
            addTensor(prefix + "ffn_up.bias", {size(o.denseWidth)}, 0.3);
            addTensor(prefix + "ffn_down.bias", {size(o.embedding)}, 0.3);
        }
        return;
    }
    const std::uint64_t width = size(o.embedding);
    const std::uint64_t inner = size(o.expertWidth);
    const std::uint64_t count = size(o.experts);
    addTensor(prefix + "ffn_gate_inp.weight", {width, count}, 0.2);
    if (o.selectionBias)
        addTensor(prefix + "exp_probs_b.bias", {count}, 0.2);
    addTensor(prefix + "ffn_gate_exps.weight", {width, inner, count}, 0.15);
    addTensor(prefix + "ffn_up_exps.weight", {width, inner, count}, 0.15);
    addTensor(prefix + "ffn_down_exps.weight", {inner, width, count}, 0.15);
    if (o.shared > 0)
        triple("_shexp", o.shared * o.expertWidth);
}

GgufWriter TinyModel::metadata() const {
    const TinyOptions& o = m_options;
    GgufWriter writer;
    const auto key = [&](const char* name) { return o.architecture + "." + name; };
    const auto count = [&](const char* name, int value) {
        writer.add(key(name), static_cast<std::uint32_t>(value));
    };
    const auto real = [&](const char* name, double value) {
        writer.add(key(name), static_cast<float>(value));
    };
    writer.add("general.architecture", o.architecture);
    writer.add("general.name", o.name.empty() ? "Tiny " + o.architecture : o.name);
    count("block_count", o.layers + (o.predictsAhead ? 1 : 0));
    if (o.predictsAhead)
        count("nextn_predict_layers", 1);
    count("embedding_length", o.embedding);
    count("context_length", o.context);
    real("attention.layer_norm_rms_epsilon", 1e-5);
    real("rope.freq_base", o.ropeBase);
    if (o.architecture == "deepseek2") {
        count("attention.head_count", o.latentHeads);
        count("attention.head_count_kv", o.split ? 1 : o.latentHeads);
        if (o.queryRank > 0)
            count("attention.q_lora_rank", o.queryRank);
        count("attention.kv_lora_rank", o.latent);
        if (o.split) {
            count("attention.key_length", o.latent + o.rotary);
            count("attention.value_length", o.latent);
            count("attention.key_length_mla", o.plain + o.rotary);
            count("attention.value_length_mla", o.valueWidth);
        } else {
            count("attention.key_length", o.plain + o.rotary);
            count("attention.value_length", o.valueWidth);
        }
        count("rope.dimension_count", o.rotary);
        count("leading_dense_block_count", o.denseLayers);
        count("expert_shared_count", o.shared);
        writer.add(key("expert_weights_norm"), o.normalise);
        if (o.writeGating)
            count("expert_gating_func", o.sigmoid ? 2 : 1);
        if (o.scale > 0)
            real("expert_weights_scale", o.scale);
        if (o.groups > 1) {
            count("expert_group_count", o.groups);
            count("expert_group_used_count", o.groupsUsed);
        }
    } else {
        count("attention.head_count", o.heads);
        count("attention.head_count_kv", o.kvHeads);
        count("attention.key_length", o.headWidth);
        count("attention.value_length", o.headWidth);
        count("rope.dimension_count", o.architecture == "qwen35" ? o.turning : o.headWidth);
    }
    if (o.architecture == "qwen35") {
        count("full_attention_interval", o.attentionInterval);
        count("ssm.conv_kernel", o.taps);
        count("ssm.state_size", o.netKeyWidth);
        count("ssm.group_count", o.netKeyHeads);
        count("ssm.time_step_rank", o.netValueHeads);
        count("ssm.inner_size", o.netValueHeads * o.netValueWidth);
    }
    if (o.architecture != "qwen3moe")
        count("feed_forward_length", o.denseWidth);
    if (o.architecture != "llama" && o.architecture != "qwen35") {
        count("expert_count", o.experts);
        count("expert_used_count", o.used);
        count("expert_feed_forward_length", o.expertWidth);
    }
    if (o.yarnFactor > 1) {
        writer.add(key("rope.scaling.type"), "yarn");
        real("rope.scaling.factor", o.yarnFactor);
        count("rope.scaling.original_context_length", o.originalContext);
        if (o.yarnLogMultiplier > 0)
            real("rope.scaling.yarn_log_multiplier", o.yarnLogMultiplier);
    } else if (o.linearFactor > 1) {
        writer.add(key("rope.scaling.type"), "linear");
        real("rope.scaling.factor", o.linearFactor);
    }

    std::vector<std::string> pieces{"<unk>", "<s>", "</s>"};
    std::vector<float> scores(3, 0.0f);
    std::vector<std::int32_t> kinds{2, 3, 3};
    for (int byte = 0; byte < 256; ++byte) {
        constexpr const char* kDigits = "0123456789ABCDEF";
        pieces.push_back(std::string("<0x") + kDigits[byte / 16] + kDigits[byte % 16] + ">");
        scores.push_back(0.0f);
        kinds.push_back(6);
    }
    for (int word = 0; word < o.words; ++word) {
        pieces.push_back("\xE2\x96\x81" + std::string(1, static_cast<char>('a' + word % 26)) +
                         (word < 26 ? "" : std::to_string(word / 26)));
        scores.push_back(-static_cast<float>(word));
        kinds.push_back(1);
    }
    writer.add("tokenizer.ggml.model", "llama");
    writer.addArray("tokenizer.ggml.tokens", pieces);
    writer.addArray("tokenizer.ggml.scores", scores);
    writer.addArray("tokenizer.ggml.token_type", kinds);
    writer.add("tokenizer.ggml.bos_token_id", std::uint32_t{1});
    writer.add("tokenizer.ggml.eos_token_id", std::uint32_t{2});
    writer.add("tokenizer.ggml.unknown_token_id", std::uint32_t{0});
    return writer;
}

GgufWriter TinyModel::file() const {
    GgufWriter writer = metadata();
    const bool fused = m_options.architecture == "deepseek2" && !m_options.split;
    for (const auto& [name, tensor] : m_tensors) {
        const bool keyPart = name.ends_with("attn_k_b.weight");
        if (!fused || (!keyPart && !name.ends_with("attn_v_b.weight"))) {
            writer.addTensor(name, tensor.shape, tensor.values);
            continue;
        }
        if (!keyPart)
            continue;
        // The older layout: per head `plain` rows of K, not transposed, then the rows of V.
        const TinyOptions& o = m_options;
        const std::vector<float>& valueUp =
            m_tensors.at(name.substr(0, name.size() - 15) + "attn_v_b.weight").values;
        std::vector<float> both;
        for (int head = 0; head < o.latentHeads; ++head) {
            for (int p = 0; p < o.plain; ++p)
                for (int l = 0; l < o.latent; ++l)
                    both.push_back(
                        tensor.values[static_cast<std::size_t>((head * o.latent + l) * o.plain + p)]);
            const auto first = valueUp.begin() + static_cast<std::ptrdiff_t>(head) * o.valueWidth * o.latent;
            both.insert(both.end(), first, first + static_cast<std::ptrdiff_t>(o.valueWidth) * o.latent);
        }
        writer.addTensor(name.substr(0, name.size() - 15) + "attn_kv_b.weight",
                         {static_cast<std::uint64_t>(o.latent),
                          static_cast<std::uint64_t>(o.latentHeads * (o.plain + o.valueWidth))},
                         both);
    }
    return writer;
}

double relativeError(std::span<const float> a, std::span<const double> b) {
    double difference = 0;
    double largest = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (!std::isfinite(a[i]) || !std::isfinite(b[i]))
            return std::numeric_limits<double>::infinity();
        difference = std::max(difference, std::abs(static_cast<double>(a[i]) - b[i]));
        largest = std::max(largest, std::abs(b[i]));
    }
    return difference / largest;
}

} // namespace conclave::test
