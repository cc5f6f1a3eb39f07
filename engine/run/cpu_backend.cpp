// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cpu_backend.h"

#include "engine/run/cpu_buffers.h"
#include "engine/run/cpu_evaluator.h"
#include "engine/run/cpu_states.h"
#include "engine/run/system_memory.h"
#include "kernels/cpu/thread_pool.h"

#include <algorithm>
#include <new>
#include <spdlog/fmt/fmt.h>

namespace conclave::engine {

CpuBackend::CpuBackend(const ModelConfig& config, const Weights& weights, int threads, std::string reason)
    : m_config(config), m_weights(weights), m_level(kernels::detectCpuLevel()),
      m_threads(kernels::ThreadPool(std::clamp(threads, 0, 1024)).threads()), m_reason(std::move(reason)) {}

std::string CpuBackend::description() const {
    return fmt::format("CPU, {} {}, {}{}{}", m_threads, m_threads == 1 ? "thread" : "threads",
                       kernels::cpuLevelName(m_level), m_reason.empty() ? "" : "; ", m_reason);
}

std::uint64_t CpuBackend::cacheBytes(const SessionOptions& options) const {
    return CpuCache::bytes(
        {.config = &m_config,
         .type = options.cacheType,
         .contextTokens = options.contextTokens,
         .batchTokens = std::min(CpuEvaluator::mostBatchTokens(m_config), options.contextTokens),
         .predictsAhead = options.predictsAhead});
}

std::uint64_t CpuBackend::workingBytes(int contextTokens) const {
    return CpuBuffers::bytes({.config = &m_config,
                              .weights = &m_weights,
                              .level = m_level,
                              .threads = m_threads,
                              .batch = std::min(CpuEvaluator::mostBatchTokens(m_config), contextTokens),
                              .contextTokens = contextTokens}) +
           CpuStates::bytes(m_config);
}

Result<std::unique_ptr<Evaluator>> CpuBackend::createEvaluator(const SessionOptions& options) const {
    const std::uint64_t cache = cacheBytes(options);
    const std::uint64_t working = workingBytes(options.contextTokens);
    const std::uint64_t available = availableMemory();
    const auto refusal = [&] {
        return Error{
            ErrorKind::OutOfMemory,
            fmt::format("A context of {} tokens needs {} for its cache and {} of working memory, but {} is "
                        "free. Choose a shorter context or close other programs.",
                        options.contextTokens, memoryText(cache), memoryText(working),
                        memoryText(available))};
    };
    if (cache + working > available)
        return refusal();
    try {
        return std::unique_ptr<Evaluator>(
            std::make_unique<CpuEvaluator>(m_config, m_weights, m_level, m_threads, options));
    } catch (const std::bad_alloc&) {
        return refusal();
    }
}

} // namespace conclave::engine
