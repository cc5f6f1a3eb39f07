// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/run/backend.h"
#include "engine/run/cache_layout.h"
#include "engine/run/choice_places.h"
#include "engine/run/cuda/cuda_buffers.h"
#include "engine/run/cuda/cuda_expert_stream.h"
#include "engine/run/cuda/cuda_missing_experts.h"
#include "engine/run/cuda/cuda_placement.h"
#include "engine/run/cuda/cuda_queue.h"
#include "engine/run/cuda/cuda_states.h"
#include "engine/run/cuda/cuda_weights.h"
#include "engine/run/cuda/step_recordings.h"

#include <chrono>
#include <memory>

namespace conclave::engine {

class KeptUsage;

/// An Evaluator on a CUDA device. A stage sends its operations and returns; head() waits.
///
/// A step of one token is recorded the first time and from then on repeated as a whole: begin() then sends
/// everything, and the stages have nothing left to do. Where experts are not on the device, every layer waits
/// for the processor instead (cuda_missing_experts.h), and nothing is recorded; batches that are long enough
/// have them copied (cuda_expert_stream.h).
class CudaEvaluator final : public Evaluator {
  public:
    static constexpr int kBatchTokens = 512;

    /// What an evaluator is made for. Everything outlives it.
    struct Parts {
        const ModelConfig* config = nullptr;
        const Weights* weights = nullptr;
        const CudaWeights* deviceWeights = nullptr;
        const kernels::cuda::Module* module = nullptr;
        int device = 0;
        StepMode stepMode = StepMode::Fastest;
        StepChoice* stepChoice = nullptr;         ///< shared by all evaluators of a model
        const CudaPlacement* placement = nullptr; ///< of the weights
        KeptUsage* usage = nullptr;               ///< counts the experts; nullptr: nobody does
        int threads = 0; ///< for experts that are not on the device; 0: one per physical core
    };
    /// Errors: OutOfMemory, Device, Unsupported (an operation that the device cannot do, by name).
    static Result<std::unique_ptr<CudaEvaluator>> create(const Parts& parts, const SessionOptions& options);
    ~CudaEvaluator() override;

    int contextTokens() const override { return m_contextTokens; }
    int batchTokens() const override { return m_batchTokens; }
    int rewind(int position) override;
    void expectRewind(int position) override { m_states.expect(position); }

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
    void endLaps() override { m_isMeasuring = false; }
    bool choosesTokens(const SamplerSettings& settings) const override;
    Result<TokenId> chooseToken(int row, const SamplerSettings& settings, const Sampler::Draw& draw) override;
    Result<void> head(int first, int count, std::span<float> logits) override;
    void setUsageCounted(bool isCounted) override;

    /// Whether the newest batch was a repeated recording.
    bool hasReplayed() const { return m_isReplayed; }

  private:
    /// What the host writes for a step, in pinned memory.
    struct StepInput {
        std::int32_t position;
        std::int32_t ids[kBatchTokens];
        // of a choice:
        kernels::cuda::SampleStep sample;
        std::int32_t penalised[CudaBuffers::kMostPenalised];
        std::int32_t token; ///< written by the device
    };
    CudaEvaluator(const Parts& parts, const SessionOptions& options, std::unique_ptr<CudaQueue> queue);
    Result<void> allocate();
    Result<void> measure();
    void sendRowsOfMissing(int layer);
    Result<void> runMissing(int layer, const CudaExpertStream::Layer& there);
    Result<CudaExpertStream::Layer> expertsOnDevice(int layer);
    Result<void> prepareForMissing(const Parts& parts);
    void keepUsage();
    std::int32_t* countsOf(int layer) const;
    std::uint64_t countsBytes() const;
    void beginStep();
    void endStep();
    void logSteps() const;
    void sendStep(std::span<const TokenId> ids, int position);
    void sendBeginning();
    void sendRopeTables();
    void sendPerLayer();
    void sendHead(const float* stream, int count, WeightVector norm, const kernels::WeightView& weight);
    void sendSample(const SamplerSettings& settings);
    Result<void> readLogits(int count, std::span<float> logits);
    void pairWithTokens(const float* states, WeightVector norm);
    Result<void> sendWholeStep();

    const LayerWeights& layerWeights(int layer) const {
        return m_weights.layers[static_cast<std::size_t>(layer)];
    }
    void sendGroupedInput(const GroupedAttentionWeights& weights, WeightVector norm, int layer);
    void sendLatentInput(const LatentAttentionWeights& weights, WeightVector norm, int layer);
    void sendGroupedAttention(const GroupedAttentionWeights& weights, int layer);
    void sendLatentAttention(const LatentAttentionWeights& weights, int layer);
    int rewindStates(int position);
    template <typename Send, typename Keep>
    void sendParts(const Send& send, const Keep& keep);
    void finishStates(int layer);
    void sendNetInput(const DeltaNetWeights& weights, WeightVector norm, int layer);
    void sendNet(const DeltaNetWeights& weights, int layer);
    kernels::cuda::Convolve netConvolution(const DeltaNetWeights& weights, int layer,
                                           const CudaStates::Rows& rows, int first, int count) const;
    kernels::cuda::DeltaNet netRecurrence(const DeltaNetWeights& weights, int layer,
                                          const CudaStates::Rows& rows, int first, int count,
                                          bool wantsOut) const;
    void sendConvolutionInput(const ShortConvWeights& weights, WeightVector norm);
    void sendConvolution(const ShortConvWeights& weights, int layer);
    kernels::cuda::Convolve shortConvolution(const ShortConvWeights& weights, int layer, int tokens) const;
    kernels::cuda::Input normed(const float* x, WeightVector norm) const;
    kernels::cuda::Input plain(const float* x, std::int64_t width) const;
    kernels::cuda::Rotation rotationOf(int rope) const;
    kernels::cuda::Cache cacheOf(int layer) const;
    kernels::cuda::ExpertChoice choice(int layer) const;
    void sendProduct(const kernels::cuda::Input& input, int tokens, const kernels::cuda::MatmulPart& part);
    void addProjected(WeightVector norm, float scale);
    void sendProjection(const kernels::WeightView& weight, const float* input, WeightVector bias,
                        WeightVector postNorm);
    void sendDense(const FeedForwardWeights& weights, WeightVector norm, float* out, float* addTo);

    const ModelConfig& m_config;
    const Weights& m_weights;
    const CudaWeights& m_device;
    const int m_contextTokens;
    const int m_batchTokens;
    const bool m_keepsStream; ///< for predictions
    std::unique_ptr<CudaQueue> m_queue;
    CacheLayout m_layout;
    CudaMemory m_cache;
    CudaStates m_states; ///< of the recurrent layers
    CudaBuffers m_buffers;
    const ChoicePlaces m_places;
    CudaMemory m_pinned; ///< a StepInput
    StepRecordings m_recordings;
    std::unique_ptr<CudaMissingExperts> m_missing; ///< nullptr: all experts are on the device
    std::unique_ptr<CudaExpertStream> m_stream;    ///< nullptr: missing experts are never copied
    const CudaPlacement& m_placement;
    KeptUsage* const m_usage; ///< nullptr: experts are not counted
    int m_uncounted = 0;      ///< tokens since counts were read
    bool m_isUsageCounted = true;

    // The batch between begin() and head().
    int m_tokens = 0;
    int m_position = 0;
    int m_mostPositions = 0; ///< that operations are cut for
    bool m_isLong = false;
    bool m_isReplayed = false;
    bool m_isMeasuring = false; ///< stages by themselves
    int m_keptPosition = 0;     ///< of the first row of `kept`
    std::stop_token m_stop;
    bool m_isStreamed = false;     ///< whether missing experts are copied to the device
    const float* m_more = nullptr; ///< what missing experts of the layer have made

    /// Single tokens with missing experts, to hold against the prediction.
    struct Steps {
        int count = 0;
        double seconds = 0;
        double waiting = 0;     ///< of the seconds: for rows from the device
        double computing = 0;   ///< likewise: the processor
        std::int64_t pairs = 0; ///< that it computed
        std::chrono::steady_clock::time_point begin;
        CudaMissingExperts::Times before;
    };
    Steps m_steps;
};

} // namespace conclave::engine
