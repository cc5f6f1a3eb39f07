// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/gguf_writer.h"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace conclave::test {

/// What a tiny model looks like. The defaults are small, odd where that is allowed, and different from each
/// other, so that a mixed-up dimension cannot go unnoticed.
struct TinyOptions {
    std::string architecture = "llama"; ///< "llama", "qwen3moe", "deepseek2", "qwen35"
    std::uint64_t seed = 1;
    std::string name; ///< general.name; empty: "Tiny " and the architecture
    int layers = 3;
    int embedding = 64;
    int context = 64;
    int words = 23; ///< pieces besides <unk>, <s>, </s> and the 256 bytes
    double ropeBase = 10000.0;
    double yarnFactor = 0; ///< above 1: rope.scaling.type = yarn of originalContext tokens
    int originalContext = 16;
    double yarnLogMultiplier = 0; ///< 0: the key is left out
    double linearFactor = 0;      ///< above 1: rope.scaling.type = linear

    // llama, qwen3moe and qwen35
    int heads = 6;
    int kvHeads = 3;
    int headWidth = 12;
    int denseWidth = 88;
    bool tied = false;
    bool biases = false;
    bool ropeFactors = false;

    // deepseek2
    int latentHeads = 5;
    int queryRank = 0; ///< 0: attn_q
    int latent = 20;
    int plain = 10;
    int rotary = 8;
    int valueWidth = 14;
    int denseLayers = 1;
    bool split = true;              ///< attn_k_b and attn_v_b; otherwise attn_kv_b
    bool predictsAhead = false;     ///< one more layer, for multi-token prediction
    bool ownPredictionHead = false; ///< with embedding, norm and head of its own

    // qwen35: dense; every attentionInterval-th layer attends, the others are delta nets
    int attentionInterval = 2;
    int turning = 6; ///< columns of a head that are rotated
    int netKeyHeads = 2;
    int netValueHeads = 6;
    int netKeyWidth = 5;
    int netValueWidth = 7;
    int taps = 4;

    // experts
    int experts = 12;
    int used = 3;
    int expertWidth = 28;
    int shared = 0;
    bool sigmoid = false;
    bool writeGating = true;
    bool selectionBias = false;
    int groups = 1;
    int groupsUsed = 1;
    bool normalise = false; ///< deepseek2 only; qwen3moe always does
    double scale = 0;       ///< 0: the key is left out
};

/// A model with random weights, known completely: what goes into the file, and a forward pass of its own.
class TinyModel {
  public:
    explicit TinyModel(const TinyOptions& options);

    const TinyOptions& options() const { return m_options; }
    int vocabulary() const { return 3 + 256 + m_options.words; }

    /// A tensor of the file, row after row; its shape has the columns first.
    struct Tensor {
        std::vector<std::uint64_t> shape;
        std::vector<float> values;
    };
    std::map<std::string, Tensor>& tensors() { return m_tensors; }

    /// The metadata with a SentencePiece vocabulary, without tensors: for files that differ from the sound
    /// one.
    GgufWriter metadata() const;
    /// Metadata and all tensors as F32.
    GgufWriter file() const;

    /// The logits after each of @p tokens, [tokens][vocabulary], in double precision straight from the
    /// papers' formulas: no cache, no batching, latent attention unfolded per head. Shares no code with the
    /// engine.
    std::vector<std::vector<double>> referenceLogits(std::span<const std::int32_t> tokens) const;

    /// The same for the predicting layer: what it expects behind the token after each of @p tokens,
    /// [tokens - 1][vocabulary].
    std::vector<std::vector<double>> referencePredictions(std::span<const std::int32_t> tokens) const;

    /// What the same pass chooses at each layer with experts for each of @p tokens, the heaviest first:
    /// [layers with experts, tokens, used]; the weight is what the expert's result is multiplied with.
    struct Choice {
        int expert = 0;
        double weight = 0;
    };
    std::vector<Choice> referenceChoices(std::span<const std::int32_t> tokens) const;

  private:
    friend class ReferencePass;
    void addTensor(const std::string& name, std::vector<std::uint64_t> shape, double scale, double mean = 0);
    bool isNet(int layer) const;
    void addMixer(const std::string& prefix, int layer);
    void addDeltaNet(const std::string& prefix);
    void addAttention(const std::string& prefix);
    void addFeedForward(const std::string& prefix, int layer);
    const Tensor& tensor(const std::string& name) const { return m_tensors.at(name); }

    TinyOptions m_options;
    std::uint64_t m_random;
    std::map<std::string, Tensor> m_tensors;
};

/// max |a - b| / max |b|, the measure of all comparisons of logits; infinity if a number is not finite.
double relativeError(std::span<const float> a, std::span<const double> b);

} // namespace conclave::test
