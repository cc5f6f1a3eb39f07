// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/model/model.h"
#include "engine/model/model_config.h"
#include "engine/model/weights.h"
#include "engine/run/residence.h"
#include "engine/run/sampler.h"
#include "engine/run/session_options.h"
#include "engine/text/tokenizer.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string>

namespace conclave::engine {

/// Consecutive tokens of one conversation: tokens[i] stands at position + i.
struct Batch {
    std::span<const TokenId> tokens;
    int position = 0;
    bool isLong = false; ///< part of a conversation that needs the long rotations (isLongConversation())
};

/// One conversation on a device: its cache, and the working memory of one batch.
///
/// A batch goes through begin(), then for each layer through the stages of that layer's weights in the order
/// below, then through head(). forward() (forward.h) is the only caller and knows that order; an Evaluator
/// knows how a stage is computed on its device. All state between stages (the residual stream [tokens, E],
/// queries, scores, expert assignments) stays on the device; only head() brings numbers back.
///
/// The cache holds what each layer needs of up to contextTokens() positions: keys and values of all of them,
/// of a window or chunk only, or a state. Batches follow each other without gaps; rewind() goes back. After a
/// batch that was stopped in the middle the caller rewinds to its position before it goes on.
///
/// Used by one thread at a time. A stage may return before the device has finished; errors of the device then
/// show at a later stage, at the latest in head(). Stages honour the stop token of their batch by finishing
/// early with useless numbers; forward() then says Cancelled.
class Evaluator {
  public:
    virtual ~Evaluator() = default;

    virtual int contextTokens() const = 0;
    /// The most tokens of one batch.
    virtual int batchTokens() const = 0;

    /// Forgets everything from @p position on. Returns where to go on: @p position where every layer has all
    /// that it needs for that, less (down to 0) where the past has gone: a window that has moved on, a state
    /// that has run ahead. @p position is at most where the next batch would stand.
    virtual int rewind(int position) = 0;
    /// Says that a later rewind() is likely to go to @p position, which is not evaluated yet: an evaluator
    /// that cannot go back everywhere keeps what it takes. Forgotten by the next rewind().
    virtual void expectRewind(int position) = 0;

    /// Whether the experts that are chosen from now on count in the file of LoadOptions::usageFolder, as they
    /// do at first.
    virtual void setUsageCounted(bool /*isCounted*/) {}

    /// Residual stream := embedding rows. @p batch fits batchTokens() and contextTokens(), its ids the
    /// vocabulary.
    virtual Result<void> begin(const Batch& batch, const std::stop_token& stop) = 0;

    /// Norm; queries, and keys and values (or the latent row) into the cache, rotated.
    virtual Result<void> attentionInput(int layer) = 0;
    /// Each token over the cache up to itself.
    virtual Result<void> attend(int layer) = 0;
    /// Output projection and its norm, added to the residual stream.
    virtual Result<void> attentionOutput(int layer) = 0;

    /// Layers without experts: norm, gate and up, activation, down and its norm, added to the residual
    /// stream.
    virtual Result<void> feedForward(int layer) = 0;

    /// Layers with experts: norm, router, choice; then the (token, choice) pairs grouped by expert.
    virtual Result<void> route(int layer) = 0;
    /// Gate and up, activation and down of every chosen expert on its tokens, and of the shared expert on
    /// all.
    virtual Result<void> runExperts(int layer) = 0;
    /// Their weighted sum and its norms, added to the residual stream.
    virtual Result<void> combineExperts(int layer) = 0;

    /// What the routers chose for tokens [first, first + count) of the newest batch, each token's experts in
    /// the order of kernels::expertRoute(): @p ids and @p weights are [layers with experts, count, used],
    /// those of a plain pass. Waits for the device. Behind head() and before a prediction begins.
    virtual Result<void> readChoices(int first, int count, std::span<std::int32_t> ids,
                                     std::span<float> weights) = 0;

    /// Layers that have more: the layer's own embedding, added to the residual stream; the layer's scale.
    virtual Result<void> finishLayer(int layer) = 0;

    // Measuring: from beginLaps() to endLaps() every stage runs by itself.

    /// Waits for the device.
    virtual Result<void> beginLaps() = 0;
    /// Waits for the device; seconds that it took since the last lap or beginLaps().
    virtual Result<double> lap() = 0;
    virtual void endLaps() = 0;

    // Multi-token prediction, for evaluators whose SessionOptions ask for it.

    /// Keeps the residual stream of the batch for beginPrediction(). Behind the last layer.
    virtual Result<void> keepStream() = 0;
    /// Residual stream := the predicting layer's input for the kept tokens at @p position and behind, each
    /// with the token that follows it: the layer's stages come next. What head() would need is gone then.
    virtual Result<void> beginPrediction(int position, std::span<const TokenId> following,
                                         const std::stop_token& stop) = 0;
    /// The same for one position further, from what the predicting layer itself has made of the last one.
    virtual Result<void> beginFurtherPrediction(TokenId following) = 0;
    /// What follows the newest prediction: copies [vocabulary] logits to @p logits.
    virtual Result<void> predictionHead(std::span<float> logits) = 0;

    /// Whether chooseToken() can do what @p settings ask for.
    virtual bool choosesTokens(const SamplerSettings& settings) const = 0;
    /// What Sampler::choose() would choose from the logits of the batch's token @p row, without their leaving
    /// the device; kNoToken likewise. Waits for the device.
    virtual Result<TokenId> chooseToken(int row, const SamplerSettings& settings,
                                        const Sampler::Draw& draw) = 0;

    /// Last norm and output head for @p count tokens of the batch from @p first on; waits for the device and
    /// copies the logits to @p logits, [count, vocabulary].
    virtual Result<void> head(int first, int count, std::span<float> logits) = 0;
};

/// The weights of one model on one device. Immutable once made and shared by all evaluators, which it
/// outlives; made and destroyed with the model. Configuration and weights are the model's and outlive the
/// backend.
class Backend {
  public:
    virtual ~Backend() = default;

    /// "CPU, 2 threads, avx512vnni", and why this device.
    virtual std::string description() const = 0;

    /// Whether evaluators read the mapped file: then reading it beforehand makes the first answer faster.
    virtual bool readsFile() const = 0;
    /// How a model is run that is larger than the memory; nullptr for others.
    virtual const Residence* residence() const { return nullptr; }

    /// Bytes of the cache of one evaluator.
    virtual std::uint64_t cacheBytes(const SessionOptions& options) const = 0;
    /// Working memory of one evaluator beside its cache.
    virtual std::uint64_t workingBytes(int contextTokens) const = 0;

    /// @p options name a context. Errors: OutOfMemory (what is needed, what is free), Device.
    virtual Result<std::unique_ptr<Evaluator>> createEvaluator(const SessionOptions& options) const = 0;
};

struct BackendOptions {
    DeviceChoice device = DeviceChoice::Auto;
    int threads = 0;                        ///< of the processor; 0: one per physical core
    std::function<void(double)> onProgress; ///< of an upload, 0 to 1; may be empty
    std::uint64_t deviceMemoryLimit = 0;    ///< LoadOptions::deviceMemoryLimit
    std::uint64_t memoryLimit = 0;          ///< LoadOptions::memoryLimit
    std::string usageFolder;                ///< LoadOptions::usageFolder
    bool onlyPlans = false;                 ///< of a CPU backend: reads nothing, is only asked
};

/// What a choice of device leads to. A CPU backend keeps views into the mapped file, or where the model
/// is larger than memory reads what fits here; a CUDA backend uploads the weights here. Automatic choice
/// takes the first GPU that runs the whole model and has room for it, else the CPU, which then says why in
/// its description. Errors: Device (CUDA asked for and not there), OutOfMemory, Unsupported, Io, Cancelled.
Result<std::unique_ptr<Backend>> createBackend(const ModelConfig& config, const Weights& weights,
                                               const BackendOptions& options,
                                               const std::stop_token& stop = {});

/// What automatic choice would say to a model, without uploading anything: "CPU: no NVIDIA GPU found".
std::string deviceForecast(const ModelConfig& config, const Weights& weights);

} // namespace conclave::engine
