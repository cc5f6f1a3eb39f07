// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cuda/cuda_missing_experts.h"

#include <chrono>
#include <new>

namespace conclave::engine {

namespace {

constexpr int kRowsMark = 8; ///< the rows are in main memory; those below are the evaluator's own

double secondsSince(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

} // namespace

CudaMissingExperts::CudaMissingExperts(CudaQueue& queue, const ModelConfig& config, int threads)
    : m_queue(queue), m_config(config), m_experts(config, kernels::detectCpuLevel(), threads) {}

Result<std::unique_ptr<CudaMissingExperts>>
CudaMissingExperts::create(CudaQueue& queue, const ModelConfig& config, int threads, int batch) {
    std::unique_ptr<CudaMissingExperts> missing(new CudaMissingExperts(queue, config, threads));
    const auto rows = static_cast<std::uint64_t>(batch) * static_cast<std::uint64_t>(config.embedding);
    const auto pairs =
        static_cast<std::uint64_t>(batch) * static_cast<std::uint64_t>(config.experts->routing.used);
    auto pinned = queue.allocatePinned((2 * rows + 2 * pairs) * sizeof(float), "experts on the processor");
    if (!pinned)
        return pinned.error();
    missing->m_pinned = std::move(*pinned);
    missing->m_rows = reinterpret_cast<float*>(missing->m_pinned.data());
    missing->m_out = missing->m_rows + rows;
    missing->m_weights = missing->m_out + rows;
    missing->m_ids = reinterpret_cast<std::int32_t*>(missing->m_weights + pairs);
    return missing;
}

void CudaMissingExperts::sendRows(const float* rows, const kernels::cuda::ExpertChoice& choice) {
    m_tokens = choice.tokens;
    const auto tokens = static_cast<std::uint64_t>(choice.tokens);
    const std::uint64_t pairs = tokens * static_cast<std::uint64_t>(choice.used);
    m_queue.copyToHost(m_rows, rows, tokens * static_cast<std::uint64_t>(m_config.embedding) * sizeof(float));
    m_queue.copyToHost(m_ids, choice.ids, pairs * sizeof(std::int32_t));
    m_queue.copyToHost(m_weights, choice.weights, pairs * sizeof(float));
    m_queue.mark(kRowsMark);
}

Result<bool> CudaMissingExperts::compute(const ExpertWeights& experts, const std::vector<bool>& isOnDevice,
                                         float* out, const std::stop_token& stop) {
    const auto begin = std::chrono::steady_clock::now();
    // The sums of the layer before are on the device then, too: their place may be written anew.
    if (Result<void> arrived = m_queue.waitForMark(kRowsMark); !arrived)
        return arrived.error();
    m_times.waitingSeconds += secondsSince(begin);
    const auto computing = std::chrono::steady_clock::now();
    const auto pairs = m_experts.run(
        experts, isOnDevice,
        {.tokens = m_tokens, .rows = m_rows, .ids = m_ids, .weights = m_weights, .out = m_out}, stop);
    if (!pairs)
        return pairs.error();
    m_times.computingSeconds += secondsSince(computing);
    m_times.pairs += *pairs;
    if (*pairs == 0)
        return false;
    m_queue.copyToDevice(out, m_out,
                         static_cast<std::uint64_t>(m_tokens) *
                             static_cast<std::uint64_t>(m_config.embedding) * sizeof(float));
    return true;
}

} // namespace conclave::engine
