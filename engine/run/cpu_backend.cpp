// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cpu_backend.h"

#include "engine/base/log.h"
#include "engine/gguf/mapped_file.h"
#include "engine/model/model_parts.h"
#include "engine/run/cached_experts.h"
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

Result<std::unique_ptr<CpuBackend>> CpuBackend::create(const ModelConfig& config, const Weights& weights,
                                                       const Options& options, const std::stop_token& stop) {
    auto backend = std::make_unique<CpuBackend>(config, weights, options.threads, options.reason);
    backend->m_residence = options.residence;
    if (!options.residence) {
        const int usual = std::min(config.contextTokens, kUsualContextTokens);
        const auto planned =
            planResidence({.weights = &weights,
                           .conversationBytes =
                               backend->cacheBytes({.contextTokens = usual}) + backend->workingBytes(usual),
                           .availableBytes = availableMemory(),
                           .limitBytes = options.memoryLimit});
        if (!planned)
            return planned.error();
        backend->m_residence = *planned;
    }
    if (backend->m_residence && !options.onlyPlans)
        if (Result<void> loaded = backend->load(options, stop); !loaded)
            return loaded.error();
    return backend;
}

/// What the residence says.
Result<void> CpuBackend::load(const Options& options, const std::stop_token& stop) {
    const auto experts = static_cast<int>(m_config.experts->routing.experts);
    m_usage = std::make_unique<KeptUsage>(options.usageFolder, m_weights, m_config.mainLayers(), experts);
    auto dense = DenseWeights::load(m_weights, options.onProgress, stop);
    if (!dense)
        return dense.error();
    m_dense = std::move(*dense);
    // From here on, the mapping is only read for single rows of tables.
    for (const std::unique_ptr<MappedFile>& part : m_weights.file->files())
        part->expectRandomReads();
    const ExpertUsage counts = m_usage->counts();
    m_cache = std::make_unique<ExpertCache>(
        m_weights, ExpertCache::Options{.bytes = m_residence->sharedBytes,
                                        .usage = m_usage->isKept() ? &counts : nullptr,
                                        .mainLayers = m_config.mainLayers()});
    log().info("The model is larger than the memory: {} of dense weights and {} of {} of experts stay there",
               memoryText(m_residence->denseBytes),
               memoryText(static_cast<std::uint64_t>(m_cache->share() *
                                                     static_cast<double>(m_residence->expertBytes))),
               memoryText(m_residence->expertBytes));
    return {};
}

std::string CpuBackend::description() const {
    std::string text = fmt::format("CPU, {} {}, {}", m_threads, m_threads == 1 ? "thread" : "threads",
                                   kernels::cpuLevelName(m_level));
    if (m_residence)
        text += "; " + residenceText(m_cache ? m_cache->share() : m_residence->share());
    return m_reason.empty() ? text : text + "; " + m_reason;
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
                              .weights = &weights(),
                              .level = m_level,
                              .threads = m_threads,
                              .batch = std::min(CpuEvaluator::mostBatchTokens(m_config), contextTokens),
                              .contextTokens = contextTokens}) +
           CpuStates::bytes(m_config);
}

Result<std::unique_ptr<Evaluator>> CpuBackend::createEvaluator(const SessionOptions& options) const {
    const std::uint64_t cache = cacheBytes(options);
    const std::uint64_t working = workingBytes(options.contextTokens);
    const std::uint64_t available = m_cache ? m_residence->sharedBytes : availableMemory();
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
        std::unique_ptr<CachedExperts> experts;
        if (m_cache) {
            ExpertCache::Loan loan = m_cache->lend(cache + working);
            if (!loan)
                return refusal();
            experts = std::make_unique<CachedExperts>(
                CachedExperts::Parts{.config = &m_config,
                                     .weights = &weights(),
                                     .level = m_level,
                                     .cache = m_cache.get(),
                                     .loan = std::move(loan),
                                     .usage = m_usage->isKept() ? m_usage.get() : nullptr});
        }
        return std::unique_ptr<Evaluator>(std::make_unique<CpuEvaluator>(
            m_config, weights(), m_level, m_threads, options, std::move(experts)));
    } catch (const std::bad_alloc&) {
        return refusal();
    }
}

} // namespace conclave::engine
