// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/run/backend.h"
#include "engine/run/cached_experts.h"
#include "engine/run/choice_places.h"
#include "engine/run/cpu_buffers.h"
#include "engine/run/cpu_cache.h"
#include "engine/run/cpu_feed_forward_jobs.h"
#include "engine/run/cpu_states.h"
#include "engine/run/cpu_team.h"
#include "kernels/cpu/cpu_level.h"
#include "kernels/short_convolution.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <stop_token>
#include <vector>

namespace conclave::engine {

/// Runs the stages on a team of threads (cpu_team.h): each stage is one call of the team. Nothing is
/// allocated after construction.
///
/// A result never depends on the number of threads or on how a prompt was cut into batches: every number is
/// summed by one thread in an order that only the model's shape decides.
class CpuEvaluator final : public Evaluator {
  public:
    /// Throws std::bad_alloc. Configuration and weights outlive the evaluator. @p options name a context.
    /// @p experts where the model is larger than memory: routed experts are then taken from there.
    CpuEvaluator(const ModelConfig& config, const Weights& weights, kernels::CpuLevel level, int threads,
                 const SessionOptions& options, std::unique_ptr<CachedExperts> experts = nullptr);

    /// Tokens that go through the layers together at most. Where all of them meet the same weights, 128: each
    /// matrix is used so often per read that more would only push activations out of the caches. Of experts
    /// each sees used / experts of the tokens, so that more of them (512) share what a read costs.
    static int mostBatchTokens(const ModelConfig& config) { return config.experts ? 512 : 128; }

    int contextTokens() const override { return m_contextTokens; }
    int batchTokens() const override { return m_batchTokens; }

    int rewind(int position) override;
    void expectRewind(int position) override { m_states.expect(position); }
    void setUsageCounted(bool isCounted) override {
        if (m_experts)
            m_experts->setUsageCounted(isCounted);
    }
    Result<void> begin(const Batch& batch, const std::stop_token& stop) override;
    Result<void> attentionInput(int layer) override;
    Result<void> attend(int layer) override;
    Result<void> attentionOutput(int layer) override;
    Result<void> feedForward(int layer) override;
    Result<void> route(int layer) override;
    Result<void> runExperts(int layer) override;
    Result<void> combineExperts(int layer) override;
    Result<void> readChoices(int first, int count, std::span<std::int32_t> ids,
                             std::span<float> weights) override;
    Result<void> finishLayer(int layer) override;
    Result<void> keepStream() override;
    Result<void> beginPrediction(int position, std::span<const TokenId> following,
                                 const std::stop_token& stop) override;
    Result<void> beginFurtherPrediction(TokenId following) override;
    Result<void> predictionHead(std::span<float> logits) override;
    Result<void> beginLaps() override;
    Result<double> lap() override;
    void endLaps() override {}
    bool choosesTokens(const SamplerSettings&) const override { return false; } // logits are at hand anyway
    Result<TokenId> chooseToken(int row, const SamplerSettings& settings, const Sampler::Draw& draw) override;
    Result<void> head(int first, int count, std::span<float> logits) override;

  private:
    /// y = W · x (+ bias), and y added to the stream if @p addTo is set.
    struct MatmulTask {
        const kernels::WeightView* weight = nullptr;
        PreparedRows input{};
        float* out = nullptr; // [tokens, weight->rows], rows back to back
        WeightVector bias;
        float* addTo = nullptr; // [tokens, weight->rows]
    };
    /// How query heads and tokens are cut into units of attention.
    struct AttentionUnits {
        int headsPerUnit = 1;
        int tokensPerUnit = 1;
        int partsPerGroup = 1; ///< units that the heads of one cache are cut into
        std::int64_t count = 0;
    };

    template <typename Body>
    void runTeam(const Body& body) {
        m_team.run(body);
    }
    void meet() { m_team.meet(); }
    void resetCounters() { m_team.resetCounters(); }
    std::int64_t take(int counter) { return m_team.take(counter); }
    bool stopped() const { return m_team.stopped(); }
    FormatSet formatsOf(std::initializer_list<const kernels::WeightView*> weights) const {
        return m_team.formatsOf(weights);
    }
    static PreparedRows placed(const float* x, PreparedRows rows) { return CpuTeam::placed(x, rows); }
    /// Whether a batch is worth waking all threads.
    bool isLarge(std::int64_t tokens) const;
    void fillRopeTables(std::int64_t first, std::int64_t last);
    Result<void> runHead(WeightVector norm, const kernels::WeightView& weight, int first, int count,
                         std::span<float> logits);
    Result<void> pairWithTokens(const float* states, WeightVector norm, std::span<const TokenId> following);

    /// All of @p tasks, in units of matrix rows. Called by every worker.
    void runMatmuls(std::span<const MatmulTask> tasks, std::int64_t tokens, int counter);
    /// Norms the stream's rows of this worker and prepares them.
    void normInput(int worker, std::int64_t first, std::int64_t count, WeightVector norm,
                   const FormatSet& wanted);
    /// Whether a half of a layer goes into the stream as it is: no norm behind it, no scale on it.
    bool addsDirectly(WeightVector postNorm) const { return postNorm.empty() && m_config.residualScale == 1; }
    void beginPerLayer(const Batch& batch);

    void groupedInput(const GroupedAttentionWeights& weights, WeightVector norm, int layer);
    void latentInput(const LatentAttentionWeights& weights, WeightVector norm, int layer);
    void groupedAttend(const GroupedAttentionWeights& weights, int layer);
    void latentAttend(const LatentAttentionWeights& weights, int layer);
    void normWholeRow(const GroupedAttentionWeights& weights, const GroupedAttentionConfig& shape,
                      std::int64_t token);
    void placeQueries(const GroupedAttentionWeights& weights, const GroupedAttentionConfig& shape,
                      std::int64_t token, int kvHead);
    void placeKey(const GroupedAttentionWeights& weights, int layer, std::int64_t token, int kvHead);
    void placeLatentRow(const LatentAttentionWeights& weights, int layer, std::int64_t token);
    void multiplyFolded(const kernels::WeightView& weight, const float* rows, std::int64_t stride,
                        std::int64_t count, float* out, std::int64_t outStride, int worker);
    void groupedUnit(const GroupedAttentionWeights& weights, int layer, const AttentionUnits& units,
                     std::int64_t unit, int worker);
    void latentUnit(const LatentAttentionWeights& weights, int layer, const AttentionUnits& units,
                    std::int64_t unit, int worker);
    AttentionUnits splitAttention(int headsTogether, int heads) const;
    /// Adds what a half of a layer projected to this worker's rows of the stream.
    void addProjected(int worker, WeightVector postNorm);

    const GroupedAttentionConfig& groupedShape(int layer) const;
    const LatentAttentionConfig& latentShape(int layer) const;
    void rotate(int rope, std::int64_t token, float* x, std::int64_t heads, std::int64_t headStride) const;

    void copyStates(const CpuStates::Copy& copy, int worker) const;
    void finishStates(int layer);
    int rewindStates(int position);
    void replay();
    void netInput(const DeltaNetWeights& weights, WeightVector norm, int layer);
    void netAttend(const DeltaNetWeights& weights, int layer);
    void convolveNet(const DeltaNetWeights& weights, int layer, int worker);
    void netUnit(int layer, int head) const;
    void gateNetRows(const DeltaNetWeights& weights, int layer, int worker) const;
    void replayNet(const DeltaNetWeights& weights, int layer, int worker);
    void convolutionInput(const ShortConvWeights& weights, WeightVector norm, int layer);
    void convolutionAttend(const ShortConvWeights& weights, int layer);
    void moveConvolution(const kernels::ShortConvolution& shape, int layer, const float* x,
                         std::int64_t stride, std::int64_t begin, std::int64_t end) const;

    void routeTokens(const ExpertWeights& experts, std::int64_t begin, std::int64_t end, int worker);
    bool pairsHaveInputs(const ExpertWeights& experts) const;
    void prepareRoutedRows(const ExpertWeights& experts, const FormatSet& wanted, int worker);
    Result<void> runCachedExperts(int layer, const ExpertWeights& experts, const RoutedRows& rows,
                                  const FormatSet& wanted);
    void combineToken(const ExpertWeights& experts, std::int64_t token, kernels::WorkRange cols, float* out);
    /// @p routedRows rows of @p routedWidth lie before this job's in the working memory.
    FeedForwardJob plainJob(const FeedForwardWeights& weights, std::int64_t routedRows,
                            std::int64_t routedWidth, float* out, float* addTo) const;

    const std::unique_ptr<CachedExperts> m_experts; ///< first: the memory it lends goes back last
    const ModelConfig& m_config;
    const Weights& m_weights;
    const int m_contextTokens;
    const int m_batchTokens;
    CpuTeam m_team; ///< one thread of it or all work on a batch
    FeedForwardJobs m_jobs;
    CpuBuffers m_buffers;
    const ChoicePlaces m_places;
    CpuCache m_cache;
    CpuStates m_states; ///< of the recurrent layers

    const bool m_keepsStream; ///< for predictions

    // The batch between begin() and head().
    std::int64_t m_tokens = 0;
    std::int64_t m_position = 0;
    bool m_isLong = false;
    std::stop_token m_stop;
    std::int32_t* m_chosen = nullptr; // [tokens, used], the experts of the layer, once it has routed
    float* m_shares = nullptr;        // likewise, their weights
    std::int64_t m_keptPosition = 0;  ///< of the first row of `kept`
    std::chrono::steady_clock::time_point m_lapStart; ///< while stages are measured
};

} // namespace conclave::engine
