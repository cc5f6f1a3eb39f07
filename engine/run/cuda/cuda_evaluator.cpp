// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cuda/cuda_evaluator.h"

#include "engine/run/forward.h"

#include <algorithm>
#include <bit>
#include <cmath>

/// Beginning and end of a step, and recording. The layers: cuda_attention.cpp,
/// cuda_recurrent.cpp, cuda_feed_forward.cpp.
namespace conclave::engine {

namespace {

constexpr int kStepMark = 0; ///< the step's input has been read
constexpr int kLapMark = 3;
constexpr int kLapEndMark = 4;
constexpr int kLeastPositions = 1024; ///< attention is cut for this many and for its powers of two

/// Rounded up, so that a recorded step serves many positions.
int positionsCutFor(int positions, int context) {
    const auto rounded = std::bit_ceil(static_cast<unsigned>(std::max(positions, kLeastPositions)));
    return std::min(static_cast<int>(rounded), std::max(context, positions));
}

} // namespace

Result<std::unique_ptr<CudaEvaluator>> CudaEvaluator::create(const Parts& parts,
                                                             const SessionOptions& options) {
    auto queue = CudaQueue::create(*parts.module, parts.device);
    if (!queue)
        return queue.error();
    std::unique_ptr<CudaEvaluator> evaluator(new CudaEvaluator(parts, options, std::move(*queue)));
    if (Result<void> allocated = evaluator->allocate(); !allocated)
        return allocated.error();
    if (Result<void> prepared = evaluator->prepareForMissing(parts); !prepared)
        return prepared.error();
    return evaluator;
}

CudaEvaluator::CudaEvaluator(const Parts& parts, const SessionOptions& options,
                             std::unique_ptr<CudaQueue> queue)
    : m_config(*parts.config), m_weights(*parts.weights), m_device(*parts.deviceWeights),
      m_contextTokens(options.contextTokens), m_batchTokens(std::min(kBatchTokens, options.contextTokens)),
      m_keepsStream(options.predictsAhead && parts.config->predictsAhead), m_queue(std::move(queue)),
      m_layout({.config = parts.config,
                .type = options.cacheType,
                .contextTokens = options.contextTokens,
                .batchTokens = m_batchTokens,
                .predictsAhead = options.predictsAhead}),
      m_states(*parts.config, *m_queue), m_places(*parts.weights),
      m_recordings(*m_queue, parts.stepMode, *parts.stepChoice), m_placement(*parts.placement),
      m_usage(parts.usage) {}

CudaEvaluator::~CudaEvaluator() {
    keepUsage();
    logSteps();
}

Result<void> CudaEvaluator::allocate() {
    auto cache = m_queue->allocate(m_layout.bytes(), "the cache of a conversation");
    if (!cache)
        return cache.error();
    m_cache = std::move(*cache);
    if (Result<void> states = m_states.allocate(); !states)
        return states;
    auto pinned = m_queue->allocatePinned(sizeof(StepInput), "the input of a step");
    if (!pinned)
        return pinned.error();
    m_pinned = std::move(*pinned);
    const Result<void> buffers = m_buffers.allocate({.config = &m_config,
                                                     .weights = &m_weights,
                                                     .countsExperts = m_usage != nullptr,
                                                     .batch = m_batchTokens,
                                                     .keepsStream = m_keepsStream},
                                                    *m_queue);
    if (!buffers)
        return buffers;
    if (m_buffers.counts)
        m_queue->fillZero(m_buffers.counts, countsBytes());
    return measure();
}

/// Finds out how much scratch the largest step takes, by going through one without running it. Both ends:
/// small and large batches take different ways.
Result<void> CudaEvaluator::measure() {
    m_queue->beginMeasuring();
    m_mostPositions = m_contextTokens;
    for (const int tokens : {1, std::min(m_batchTokens, kernels::cuda::kSmallBatch), m_batchTokens}) {
        m_tokens = tokens;
        sendBeginning();
        if (Result<void> sent = runLayers(*this, m_weights, {}); !sent)
            return sent;
        sendHead(m_buffers.stream, std::min(tokens, CudaBuffers::kHeadRows), m_weights.outputNorm,
                 m_weights.output);
        sendSample({.topK = 0});
        if (!m_keepsStream)
            continue;
        pairWithTokens(m_buffers.kept, m_weights.outputNorm);
        if (Result<void> sent = runPredictingLayer(*this, m_weights, {}); !sent)
            return sent;
        sendHead(m_buffers.stream, 1, m_weights.prediction->outputNorm, m_weights.prediction->output);
    }
    return m_queue->allocateMeasured();
}

/// Token ids and position to the device. The host's copy must not change before it has been read.
void CudaEvaluator::sendStep(std::span<const TokenId> ids, int position) {
    auto* const input = reinterpret_cast<StepInput*>(m_pinned.data());
    static_cast<void>(m_queue->waitForMark(kStepMark)); // a failure stays in the queue's status
    input->position = position;
    std::copy(ids.begin(), ids.end(), input->ids);
    m_queue->copyToDevice(m_buffers.position, &input->position, sizeof input->position);
    m_queue->copyToDevice(m_buffers.ids, input->ids, ids.size() * sizeof(std::int32_t));
    m_queue->mark(kStepMark);
}

Result<void> CudaEvaluator::begin(const Batch& batch, const std::stop_token& stop) {
    m_stop = stop;
    m_tokens = static_cast<int>(batch.tokens.size());
    m_position = batch.position;
    m_isLong = batch.isLong;
    m_mostPositions = positionsCutFor(m_position + m_tokens, m_contextTokens);
    m_layout.extend(m_position + m_tokens);
    m_states.begin(m_position, m_tokens);
    m_isReplayed = false;
    m_uncounted += m_tokens;
    beginStep();
    sendStep(batch.tokens, batch.position);
    m_isStreamed = m_stream && m_tokens >= m_placement.streamFromTokens;
    if (m_isStreamed)
        m_stream->begin(*m_queue, stop);
    const StepRecordings::Shape shape{m_tokens, m_mostPositions, m_isLong};
    m_isReplayed = m_tokens == 1 && !m_isMeasuring && !m_missing &&
                   m_recordings.run(shape, [this] { return sendWholeStep(); });
    if (m_isReplayed)
        m_states.finish();
    else
        sendBeginning();
    return m_queue->status();
}

/// A step with its head, as it is recorded.
Result<void> CudaEvaluator::sendWholeStep() {
    sendBeginning();
    const Result<void> sent = runLayers(*this, m_weights, {});
    sendHead(m_buffers.stream, 1, m_weights.outputNorm, m_weights.output);
    return sent;
}

/// Embedding, and all that layers share.
void CudaEvaluator::sendBeginning() {
    m_queue->run(kernels::cuda::EmbedRows{.table = m_device.matrix(m_weights.tokenEmbedding),
                                          .ids = m_buffers.ids,
                                          .tokens = m_tokens,
                                          .scale = m_config.embeddingScale,
                                          .out = m_buffers.stream,
                                          .outStride = m_config.embedding});
    sendRopeTables();
    if (m_config.perLayerWidth > 0)
        sendPerLayer();
}

void CudaEvaluator::sendRopeTables() {
    const auto& frequencies = m_isLong ? m_weights.longRopeFrequencies : m_weights.ropeFrequencies;
    for (std::size_t rope = 0; rope < m_config.ropes.size(); ++rope)
        m_queue->run(kernels::cuda::RopeTable{.frequencies = m_device.frequencies(frequencies[rope]),
                                              .pairs = m_config.ropes[rope].dimensions / 2,
                                              .tokens = m_tokens,
                                              .scale = static_cast<float>(m_config.ropes[rope].tableScale),
                                              .position = m_buffers.position,
                                              .cosines = m_buffers.cosines[rope],
                                              .sines = m_buffers.sines[rope]});
}

/// perLayer := (norm(projection · stream / √E) + √P · the token's row) / √2, for all layers at once.
void CudaEvaluator::sendPerLayer() {
    const std::int64_t own = m_config.perLayerWidth;
    const std::int64_t all = own * m_config.layerCount();
    const float half = std::sqrt(0.5f);
    sendProduct(plain(m_buffers.stream, m_config.embedding), m_tokens,
                {.weight = m_device.matrix(m_weights.perLayerProjection),
                 .out = m_buffers.perLayerProjected,
                 .outStride = all});
    // A norm takes a factor out of its input again, but for epsilon.
    m_queue->run(kernels::cuda::AddScaled{.x = m_buffers.perLayerProjected,
                                          .xScale = 1.0f / std::sqrt(static_cast<float>(m_config.embedding)),
                                          .count = m_tokens * all,
                                          .out = m_buffers.perLayerProjected});
    m_queue->run(kernels::cuda::NormRows{.x = m_buffers.perLayerProjected,
                                         .xStride = own,
                                         .rows = m_tokens * m_config.layerCount(),
                                         .cols = m_config.perLayerWidth,
                                         .weight = m_device.vector(m_weights.perLayerNorm),
                                         .epsilon = m_config.normEpsilon,
                                         .out = m_buffers.perLayerProjected,
                                         .outStride = own});
    m_queue->run(kernels::cuda::EmbedRows{.table = m_device.matrix(m_weights.perLayerEmbedding),
                                          .ids = m_buffers.ids,
                                          .tokens = m_tokens,
                                          .scale = std::sqrt(static_cast<float>(own)),
                                          .out = m_buffers.perLayer,
                                          .outStride = all});
    m_queue->run(kernels::cuda::AddScaled{.x = m_buffers.perLayerProjected,
                                          .y = m_buffers.perLayer,
                                          .xScale = half,
                                          .yScale = half,
                                          .count = m_tokens * all,
                                          .out = m_buffers.perLayer});
}

void CudaEvaluator::sendHead(const float* stream, int count, WeightVector norm,
                             const kernels::WeightView& weight) {
    sendProduct(normed(stream, norm), count,
                {.weight = m_device.matrix(weight), .out = m_buffers.logits, .outStride = weight.rows});
    if (m_config.logitScale != 1 || m_config.logitSoftcap > 0)
        m_queue->run(kernels::cuda::ScaleLogits{.logits = m_buffers.logits,
                                                .count = count * weight.rows,
                                                .scale = m_config.logitScale,
                                                .softcap = m_config.logitSoftcap});
}

Result<void> CudaEvaluator::readLogits(int count, std::span<float> logits) {
    const std::int64_t vocabulary = m_weights.output.rows;
    m_queue->copyToHost(logits.data(), m_buffers.logits,
                        static_cast<std::uint64_t>(count * vocabulary) * sizeof(float));
    m_queue->logBlas();
    return m_queue->synchronize();
}

Result<void> CudaEvaluator::head(int first, int count, std::span<float> logits) {
    if (m_isReplayed) {
        const Result<void> read = readLogits(1, logits);
        m_recordings.finish();
        endStep();
        return read;
    }
    const auto vocabulary = static_cast<std::size_t>(m_weights.output.rows);
    for (int done = 0; done < count; done += CudaBuffers::kHeadRows) {
        const int rows = std::min(CudaBuffers::kHeadRows, count - done);
        sendHead(m_buffers.stream + std::int64_t{first + done} * m_config.embedding, rows,
                 m_weights.outputNorm, m_weights.output);
        const Result<void> read =
            readLogits(rows, logits.subspan(static_cast<std::size_t>(done) * vocabulary));
        if (!read)
            return read;
    }
    endStep();
    return {};
}

// ---- Measuring ----

Result<void> CudaEvaluator::beginLaps() {
    m_isMeasuring = true;
    m_queue->mark(kLapMark);
    return m_queue->synchronize();
}

Result<double> CudaEvaluator::lap() {
    m_queue->mark(kLapEndMark);
    if (Result<void> done = m_queue->synchronize(); !done)
        return done.error();
    const Result<float> elapsed = m_queue->elapsedMs(kLapMark, kLapEndMark);
    if (!elapsed)
        return elapsed.error();
    m_queue->mark(kLapMark);
    return *elapsed / 1e3;
}

// ---- Choosing a token ----

bool CudaEvaluator::choosesTokens(const SamplerSettings& settings) const {
    return settings.repetitionWindow <= CudaBuffers::kMostPenalised;
}

void CudaEvaluator::sendSample(const SamplerSettings& settings) {
    m_queue->run(kernels::cuda::Sample{.logits = m_buffers.logits,
                                       .vocabulary = static_cast<int>(m_weights.output.rows),
                                       .temperature = settings.temperature,
                                       .topK = settings.topK,
                                       .topP = settings.topP,
                                       .minP = settings.minP,
                                       .repetitionPenalty = settings.repetitionPenalty,
                                       .history = m_buffers.penalised,
                                       .step = m_buffers.sample,
                                       .token = m_buffers.token});
}

Result<TokenId> CudaEvaluator::chooseToken(int row, const SamplerSettings& settings,
                                           const Sampler::Draw& draw) {
    if (!m_isReplayed)
        sendHead(m_buffers.stream + std::int64_t{row} * m_config.embedding, 1, m_weights.outputNorm,
                 m_weights.output);
    // The last choice was waited for, so that the host's copy is free.
    auto* const input = reinterpret_cast<StepInput*>(m_pinned.data());
    const std::size_t count = draw.penalised.size();
    input->sample = {.uniform = draw.uniform, .seen = static_cast<std::int32_t>(count)};
    std::copy(draw.penalised.begin(), draw.penalised.end(), input->penalised);
    m_queue->copyToDevice(m_buffers.sample, &input->sample, sizeof input->sample);
    m_queue->copyToDevice(m_buffers.penalised, input->penalised, count * sizeof(std::int32_t));
    sendSample(settings);
    m_queue->copyToHost(&input->token, m_buffers.token, sizeof input->token);
    if (Result<void> done = m_queue->synchronize(); !done)
        return done.error();
    if (m_isReplayed)
        m_recordings.finish();
    endStep();
    return input->token < 0 ? kNoToken : input->token;
}

// ---- Multi-token prediction ----

Result<void> CudaEvaluator::keepStream() {
    if (!m_keepsStream)
        return {};
    m_queue->copyOnDevice(m_buffers.kept, m_buffers.stream,
                          static_cast<std::uint64_t>(m_tokens) *
                              static_cast<std::uint64_t>(m_config.embedding) * sizeof(float));
    m_keptPosition = m_position;
    return m_queue->status();
}

Result<void> CudaEvaluator::beginPrediction(int position, std::span<const TokenId> following,
                                            const std::stop_token& stop) {
    m_stop = stop;
    m_isStreamed = false;
    m_isReplayed = false;
    m_position = position;
    m_tokens = static_cast<int>(following.size());
    m_mostPositions = positionsCutFor(m_position + m_tokens, m_contextTokens);
    sendStep(following, position);
    // The states are those that the head reads: behind the model's last norm.
    pairWithTokens(m_buffers.kept + std::int64_t{position - m_keptPosition} * m_config.embedding,
                   m_weights.outputNorm);
    return m_queue->status();
}

Result<void> CudaEvaluator::beginFurtherPrediction(TokenId following) {
    const float* const state = m_buffers.stream + std::int64_t{m_tokens - 1} * m_config.embedding;
    m_position += m_tokens;
    m_tokens = 1;
    m_mostPositions = positionsCutFor(m_position + 1, m_contextTokens);
    sendStep({&following, 1}, m_position);
    pairWithTokens(state, {});
    return m_queue->status();
}

/// stream := projection · [tokenNorm(embedding of the following token), stateNorm(norm(state))]; @p norm may
/// be empty. @p states may lie in the stream. The ids have been sent.
void CudaEvaluator::pairWithTokens(const float* states, WeightVector norm) {
    const PredictionWeights& own = *m_weights.prediction;
    const int width = m_config.embedding;
    const std::int64_t stride = 2 * std::int64_t{width};
    float* const token = m_buffers.paired;
    float* const state = m_buffers.paired + width;
    m_queue->run(kernels::cuda::EmbedRows{.table = m_device.matrix(own.tokenEmbedding),
                                          .ids = m_buffers.ids,
                                          .tokens = m_tokens,
                                          .scale = m_config.embeddingScale,
                                          .out = token,
                                          .outStride = stride});
    const auto norms = [&](const float* x, std::int64_t xStride, WeightVector weight, float* out) {
        m_queue->run(kernels::cuda::NormRows{.x = x,
                                             .xStride = xStride,
                                             .rows = m_tokens,
                                             .cols = width,
                                             .weight = m_device.vector(weight),
                                             .epsilon = m_config.normEpsilon,
                                             .out = out,
                                             .outStride = stride});
    };
    norms(token, stride, own.tokenNorm, token);
    if (norm.empty()) {
        norms(states, width, own.stateNorm, state);
    } else {
        norms(states, width, norm, state);
        norms(state, stride, own.stateNorm, state);
    }
    sendRopeTables();
    sendProduct(plain(m_buffers.paired, stride), m_tokens,
                {.weight = m_device.matrix(own.projection), .out = m_buffers.stream, .outStride = width});
}

Result<void> CudaEvaluator::predictionHead(std::span<float> logits) {
    const PredictionWeights& own = *m_weights.prediction;
    sendHead(m_buffers.stream + std::int64_t{m_tokens - 1} * m_config.embedding, 1, own.outputNorm,
             own.output);
    return readLogits(1, logits);
}

} // namespace conclave::engine
