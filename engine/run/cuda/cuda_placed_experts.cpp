// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/log.h"
#include "engine/run/cuda/cuda_evaluator.h"
#include "engine/run/kept_usage.h"
#include "engine/run/placement_text.h"

#include <span>

/// What CudaEvaluator does about experts that are not on its device, and about knowing which ones should be.
namespace conclave::engine {

/// Errors: OutOfMemory. Without room for copies there are none; then the processor does all.
Result<void> CudaEvaluator::prepareForMissing(const Parts& parts) {
    if (m_device.isWhole())
        return {};
    auto missing = CudaMissingExperts::create(*m_queue, m_config, parts.threads, m_batchTokens);
    if (!missing)
        return missing.error();
    m_missing = std::move(*missing);
    const bool mayStream = m_placement.streamFromTokens > 0 && m_placement.streamFromTokens <= m_batchTokens;
    for (std::uint64_t bytes = m_placement.stagingBytes; mayStream && bytes > 0; bytes /= 2) {
        auto stream = CudaExpertStream::create({.weights = &m_weights,
                                                .deviceWeights = &m_device,
                                                .module = parts.module,
                                                .device = parts.device,
                                                .threads = parts.threads,
                                                .areaBytes = bytes});
        if (stream) {
            m_stream = std::move(*stream);
            return {};
        }
        log().warn("Copying experts to the GPU for long prompts: {}", stream.error().message);
        if (stream.error().kind != ErrorKind::OutOfMemory)
            return {};
    }
    return {};
}

/// What the layer's missing experts read, to main memory.
void CudaEvaluator::sendRowsOfMissing(int layer) {
    m_more = nullptr;
    if (!m_missing || m_device.residentOf(layer).empty() || (m_isStreamed && m_stream->fits(layer)))
        return;
    const LayerWeights& weights = layerWeights(layer);
    const auto& experts = std::get<ExpertWeights>(weights.feedForward);
    const WeightVector norm = experts.routedNorm.empty() ? weights.feedForwardNorm : experts.routedNorm;
    m_queue->run(kernels::cuda::NormRows{.x = m_buffers.stream,
                                         .xStride = m_config.embedding,
                                         .rows = m_tokens,
                                         .cols = m_config.embedding,
                                         .weight = m_device.vector(norm),
                                         .epsilon = m_config.normEpsilon,
                                         .out = m_buffers.hostRows,
                                         .outStride = m_config.embedding});
    m_missing->sendRows(m_buffers.hostRows, choice(layer));
}

/// The layer's experts that are on the device, copied ones included.
Result<CudaExpertStream::Layer> CudaEvaluator::expertsOnDevice(int layer) {
    const auto& experts = std::get<ExpertWeights>(layerWeights(layer).feedForward);
    const std::vector<bool>& resident = m_device.residentOf(layer);
    if (m_isStreamed && !resident.empty())
        return m_stream->take(layer, *m_queue);
    return CudaExpertStream::Layer{.gate = m_device.stack(experts.gate),
                                   .up = m_device.stack(experts.up),
                                   .down = m_device.stack(experts.down),
                                   .isOnDevice = &resident,
                                   .isWhole = resident.empty()};
}

/// Computes the others on the processor, while the device works on what has been sent.
Result<void> CudaEvaluator::runMissing(int layer, const CudaExpertStream::Layer& there) {
    if (!m_missing || there.isWhole)
        return m_queue->status();
    const auto& experts = std::get<ExpertWeights>(layerWeights(layer).feedForward);
    const auto hasMore = m_missing->compute(experts, *there.isOnDevice, m_buffers.hostRows, m_stop);
    if (!hasMore)
        return hasMore.error();
    m_more = *hasMore ? m_buffers.hostRows : nullptr;
    return m_queue->status();
}

// ---- Which experts are hot ----

/// Where the choices of a layer are counted; nullptr: they are not.
std::int32_t* CudaEvaluator::countsOf(int layer) const {
    if (!m_buffers.counts || layer >= m_config.mainLayers())
        return nullptr;
    return m_buffers.counts + std::int64_t{layer} * m_config.experts->routing.experts;
}

std::uint64_t CudaEvaluator::countsBytes() const {
    return static_cast<std::uint64_t>(m_config.mainLayers() * m_config.experts->routing.experts) *
           sizeof(std::int32_t);
}

/// Hands over what has been counted. Waits for the device.
void CudaEvaluator::keepUsage() {
    m_uncounted = 0;
    if (!m_buffers.counts || !m_queue->status())
        return;
    const auto experts = static_cast<std::size_t>(m_config.experts->routing.experts);
    std::vector<std::int32_t> counts(countsBytes() / sizeof(std::int32_t));
    m_queue->copyToHost(counts.data(), m_buffers.counts, countsBytes());
    m_queue->fillZero(m_buffers.counts, countsBytes());
    if (!m_queue->synchronize() || !m_isUsageCounted)
        return;
    ExpertUsage usage(m_config.mainLayers(), static_cast<int>(experts));
    for (int layer = 0; layer < m_config.mainLayers(); ++layer)
        usage.add(layer, std::span(counts).subspan(static_cast<std::size_t>(layer) * experts, experts));
    m_usage->add(usage);
}

/// What has been counted so far is kept or forgotten as was wanted until now.
void CudaEvaluator::setUsageCounted(bool isCounted) {
    if (isCounted == m_isUsageCounted)
        return;
    keepUsage();
    m_isUsageCounted = isCounted;
}

// ---- What was predicted, and what happened ----

void CudaEvaluator::beginStep() {
    if (!m_missing || m_tokens != 1)
        return;
    m_steps.begin = std::chrono::steady_clock::now();
    m_steps.before = m_missing->times();
}

/// A token has its logits.
void CudaEvaluator::endStep() {
    constexpr int kKeepAfter = 4096; // tokens: a crash loses no more
    if (m_uncounted >= kKeepAfter)
        keepUsage();
    if (!m_missing || m_tokens != 1)
        return;
    const CudaMissingExperts::Times& now = m_missing->times();
    ++m_steps.count;
    m_steps.seconds +=
        std::chrono::duration<double>(std::chrono::steady_clock::now() - m_steps.begin).count();
    m_steps.waiting += now.waitingSeconds - m_steps.before.waitingSeconds;
    m_steps.computing += now.computingSeconds - m_steps.before.computingSeconds;
    m_steps.pairs += now.pairs - m_steps.before.pairs;
}

void CudaEvaluator::logSteps() const {
    if (m_steps.count == 0)
        return;
    const double tokens = m_steps.count;
    const double milliseconds = 1000 / tokens;
    log().info(
        "Predicted {}; measured {:.1f} ms over {} tokens: the processor computed for {:.1f} ms ({:.1f} "
        "experts), waited for the GPU's rows for {:.1f} ms, the rest took {:.1f} ms",
        m_placement.plan.layers.empty() ? std::string("nothing") : predictionText(m_placement.plan),
        m_steps.seconds * milliseconds, m_steps.count, m_steps.computing * milliseconds,
        static_cast<double>(m_steps.pairs) / tokens, m_steps.waiting * milliseconds,
        (m_steps.seconds - m_steps.computing - m_steps.waiting) * milliseconds);
}

} // namespace conclave::engine
