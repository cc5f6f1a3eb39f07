// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synth/shape_file.h"

#include "engine/synth/made_up_vocabulary.h"

#include <cmath>
#include <functional>
#include <numeric>
#include <spdlog/fmt/fmt.h>
#include <string_view>

namespace conclave::engine {

namespace {

/// Of the logits: as peaked as those of trained models are, so that the largest stands out.
constexpr float kLogitDeviation = 3;

/// The list of a model's tensors, layer by layer.
class TensorList {
  public:
    explicit TensorList(const ModelShape& shape)
        : m_shape(shape), m_width(static_cast<std::uint64_t>(shape.embedding)),
          m_branch(1.0f / std::sqrt(2.0f * static_cast<float>(shape.layers))) {}

    std::vector<SynthTensor> make() {
        const auto vocabulary = static_cast<std::uint64_t>(m_shape.vocabulary);
        const float head = kLogitDeviation / std::sqrt(static_cast<float>(m_width));
        add("token_embd.weight", {m_width, vocabulary}, m_shape.isTied ? head : 1.0f);
        norm("output_norm", m_width);
        if (!m_shape.isTied)
            add("output.weight", {m_width, vocabulary}, head);
        for (int layer = 0; layer < m_shape.layers; ++layer)
            addLayer(layer);
        return std::move(m_tensors);
    }

  private:
    bool is(std::string_view architecture) const { return architecture == m_shape.architecture; }

    void add(std::string name, std::vector<std::uint64_t> shape, float deviation, float mean = 0) {
        m_tensors.push_back({m_prefix + std::move(name), std::move(shape), deviation, mean});
    }
    void norm(const std::string& name, std::uint64_t width) { add(name + ".weight", {width}, 0.1f, 1.0f); }
    void bias(const std::string& name, std::vector<std::uint64_t> shape) {
        add(name + ".bias", std::move(shape), 0.05f);
    }
    /// Results as large as what comes in, times @p gain.
    void matrix(const std::string& name, std::uint64_t cols, std::uint64_t rows, float gain = 1) {
        add(name + ".weight", {cols, rows}, gain / std::sqrt(static_cast<float>(cols)));
    }
    void stack(const std::string& name, std::uint64_t cols, std::uint64_t rows, std::uint64_t count,
               float gain = 1) {
        add(name + ".weight", {cols, rows, count}, gain / std::sqrt(static_cast<float>(cols)));
    }

    void addLayer(int layer) {
        m_prefix = fmt::format("blk.{}.", layer);
        norm("attn_norm", m_width);
        if (m_shape.latent.width > 0)
            addLatentAttention();
        else
            addGroupedAttention();
        norm(is("gpt-oss") ? "post_attention_norm" : "ffn_norm", m_width);
        if (m_shape.experts.count > 0 && layer >= m_shape.denseLayers)
            addExperts();
        else
            addFeedForward("", static_cast<std::uint64_t>(m_shape.denseWidth));
    }

    void addGroupedAttention() {
        const auto keyWidth = static_cast<std::uint64_t>(m_shape.keyWidth);
        const std::uint64_t queries = keyWidth * static_cast<std::uint64_t>(m_shape.heads);
        const std::uint64_t keys = keyWidth * static_cast<std::uint64_t>(m_shape.kvHeads);
        matrix("attn_q", m_width, queries);
        matrix("attn_k", m_width, keys);
        matrix("attn_v", m_width, keys);
        matrix("attn_output", queries, m_width, m_branch);
        if (is("qwen2") || is("qwen2moe") || is("gpt-oss")) {
            bias("attn_q", {queries});
            bias("attn_k", {keys});
            bias("attn_v", {keys});
        }
        if (is("gpt-oss")) {
            bias("attn_output", {m_width});
            add("attn_sinks.weight", {static_cast<std::uint64_t>(m_shape.heads)}, 1.0f);
        }
        const bool normsHeads = is("qwen3") || is("qwen3moe");
        if (normsHeads || is("olmoe")) {
            norm("attn_q_norm", normsHeads ? keyWidth : queries);
            norm("attn_k_norm", normsHeads ? keyWidth : keys);
        }
    }

    void addLatentAttention() {
        const auto heads = static_cast<std::uint64_t>(m_shape.heads);
        const auto rotary = static_cast<std::uint64_t>(m_shape.latent.rotary);
        const auto plain = static_cast<std::uint64_t>(m_shape.keyWidth) - rotary;
        const auto latent = static_cast<std::uint64_t>(m_shape.latent.width);
        const auto values = static_cast<std::uint64_t>(m_shape.latent.valueWidth);
        const std::uint64_t queries = heads * (plain + rotary);
        if (const auto rank = static_cast<std::uint64_t>(m_shape.latent.queryRank)) {
            matrix("attn_q_a", m_width, rank);
            norm("attn_q_a_norm", rank);
            matrix("attn_q_b", rank, queries);
        } else {
            matrix("attn_q", m_width, queries);
        }
        matrix("attn_kv_a_mqa", m_width, latent + rotary);
        norm("attn_kv_a_norm", latent);
        // Stored turned, so its columns are not what is summed up when keys are unfolded.
        add("attn_k_b.weight", {plain, latent, heads}, 1.0f / std::sqrt(static_cast<float>(latent)));
        stack("attn_v_b", latent, values, heads);
        matrix("attn_output", heads * values, m_width, m_branch);
    }

    void addFeedForward(const std::string& suffix, std::uint64_t width) {
        matrix("ffn_gate" + suffix, m_width, width);
        matrix("ffn_up" + suffix, m_width, width);
        matrix("ffn_down" + suffix, width, m_width, m_branch);
    }

    void addExperts() {
        const auto count = static_cast<std::uint64_t>(m_shape.experts.count);
        const auto width = static_cast<std::uint64_t>(m_shape.experts.width);
        matrix("ffn_gate_inp", m_width, count);
        stack("ffn_gate_exps", m_width, width, count);
        stack("ffn_up_exps", m_width, width, count);
        stack("ffn_down_exps", width, m_width, count, m_branch);
        if (is("gpt-oss")) {
            bias("ffn_gate_inp", {count});
            bias("ffn_gate_exps", {width, count});
            bias("ffn_up_exps", {width, count});
            bias("ffn_down_exps", {m_width, count});
        }
        if (m_shape.experts.groups > 0)
            add("exp_probs_b.bias", {count}, 0.01f);
        if (m_shape.experts.sharedWidth > 0)
            addFeedForward("_shexp", static_cast<std::uint64_t>(m_shape.experts.sharedWidth));
        if (is("qwen2moe"))
            add("ffn_gate_inp_shexp.weight", {m_width}, 1.0f / std::sqrt(static_cast<float>(m_width)));
    }

    const ModelShape& m_shape;
    const std::uint64_t m_width;
    const float m_branch; ///< of what a half of a layer adds to the stream
    std::string m_prefix; ///< "blk.3.", of the layer at work
    std::vector<SynthTensor> m_tensors;
};

using AddNumber = std::function<void(const char*, int)>;
using AddReal = std::function<void(const char*, double)>;

void describeExperts(const ModelShape& shape, const AddNumber& number) {
    const ModelShape::Experts& experts = shape.experts;
    number("expert_count", experts.count);
    number("expert_used_count", experts.used);
    const std::string_view architecture = shape.architecture;
    if (architecture != "llama" && architecture != "olmoe")
        number("expert_feed_forward_length", experts.width);
    if (architecture == "qwen2moe")
        number("expert_shared_feed_forward_length", experts.sharedWidth);
    if (architecture == "deepseek2")
        number("expert_shared_count", experts.shared);
}

void describeDeepSeek(const ModelShape& shape, const AddNumber& number, const AddReal& real) {
    const bool usesSigmoids = shape.experts.groups > 0; // V3 and what came after it
    const ModelShape::Latent& latent = shape.latent;
    number("leading_dense_block_count", shape.denseLayers);
    if (latent.queryRank > 0)
        number("attention.q_lora_rank", latent.queryRank);
    number("attention.kv_lora_rank", latent.width);
    number("attention.key_length", latent.width + latent.rotary);
    number("attention.value_length", latent.width);
    number("attention.key_length_mla", shape.keyWidth);
    number("attention.value_length_mla", latent.valueWidth);
    number("expert_gating_func", usesSigmoids ? 2 : 1);
    real("expert_weights_scale", usesSigmoids ? 2.5 : 1.0);
    if (shape.experts.groups > 1) {
        number("expert_group_count", shape.experts.groups);
        number("expert_group_used_count", shape.experts.groupsUsed);
    }
    real("rope.scaling.yarn_log_multiplier", usesSigmoids ? 0.1 : 0.0707);
}

void describeVocabulary(const ModelShape& shape, GgufWriter& writer) {
    const MadeUpVocabulary vocabulary = makeUpVocabulary(shape.vocabulary);
    writer.add("tokenizer.ggml.model", "gpt2");
    writer.add("tokenizer.ggml.pre", shape.preTokenizer);
    writer.addArray("tokenizer.ggml.tokens", vocabulary.texts);
    writer.addArray("tokenizer.ggml.token_type", vocabulary.kinds);
    writer.addArray("tokenizer.ggml.merges", vocabulary.merges);
    writer.add("tokenizer.ggml.bos_token_id", vocabulary.end);
    writer.add("tokenizer.ggml.eos_token_id", vocabulary.end);
    writer.add("tokenizer.ggml.padding_token_id", vocabulary.end);
    writer.add("tokenizer.ggml.add_bos_token", false);
    writer.add("tokenizer.chat_template",
               "{% for message in messages %}{{ message.role }}: {{ message.content }}\n{% endfor %}"
               "{% if add_generation_prompt %}assistant:{% endif %}");
}

} // namespace

std::uint64_t SynthTensor::elements() const {
    return std::accumulate(shape.begin(), shape.end(), std::uint64_t{1}, std::multiplies<>());
}

std::vector<SynthTensor> tensorsOf(const ModelShape& shape) {
    return TensorList(shape).make();
}

void describeShape(const ModelShape& shape, GgufWriter& writer) {
    const std::string prefix = std::string(shape.architecture) + ".";
    const AddNumber number = [&](const char* key, int value) {
        writer.add(prefix + key, static_cast<std::uint32_t>(value));
    };
    const AddReal real = [&](const char* key, double value) {
        writer.add(prefix + key, static_cast<float>(value));
    };
    const bool isGptOss = prefix == "gpt-oss.";
    const bool isDeepSeek = prefix == "deepseek2.";

    writer.add("general.architecture", shape.architecture);
    writer.add("general.type", "model");
    writer.add("general.name", std::string(shape.title) + ", random weights");
    number("block_count", shape.layers);
    number("context_length", shape.contextTokens);
    number("embedding_length", shape.embedding);
    number("feed_forward_length", shape.denseWidth > 0 ? shape.denseWidth : shape.experts.width);
    number("vocab_size", shape.vocabulary);
    number("attention.head_count", shape.heads);
    number("attention.head_count_kv", shape.kvHeads);
    real("attention.layer_norm_rms_epsilon", shape.normEpsilon);
    number("rope.dimension_count", isDeepSeek ? shape.latent.rotary : shape.keyWidth);
    real("rope.freq_base", shape.ropeBase);
    if (isDeepSeek) {
        describeDeepSeek(shape, number, real);
    } else {
        number("attention.key_length", shape.keyWidth);
        number("attention.value_length", shape.keyWidth);
    }
    if (shape.experts.count > 0)
        describeExperts(shape, number);
    if (isDeepSeek && shape.experts.groups > 0)
        writer.add(prefix + "expert_weights_norm", true);
    if (isGptOss)
        number("attention.sliding_window", 128);
    if (isGptOss || isDeepSeek) { // the context that they were trained with first
        writer.add(prefix + "rope.scaling.type", "yarn");
        real("rope.scaling.factor", static_cast<double>(shape.contextTokens) / 4096);
        number("rope.scaling.original_context_length", 4096);
    }
    describeVocabulary(shape, writer);
}

} // namespace conclave::engine
