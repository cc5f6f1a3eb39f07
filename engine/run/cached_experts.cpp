// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cached_experts.h"

#include "engine/base/log.h"
#include "engine/run/kept_usage.h"
#include "engine/run/system_memory.h"
#include "kernels/expert_route.h"
#include "kernels/matmul_quant.h"
#include "kernels/rms_norm.h"

#include <algorithm>
#include <memory>
#include <numeric>
#include <utility>

namespace conclave::engine {

namespace {

/// Up to so many tokens, guesses are better than reading the next layer's experts in their order.
constexpr std::int64_t kGuessedTokens = 4;

constexpr std::size_t kAlign = 64; // of prepared activations

} // namespace

CachedExperts::CachedExperts(Parts parts)
    : m_parts(std::move(parts)),
      m_counted(m_parts.config->mainLayers(), static_cast<int>(m_parts.config->experts->routing.experts)) {
    const kernels::ExpertRouting& routing = m_parts.config->experts->routing;
    m_normed.resize(static_cast<std::size_t>(m_parts.config->embedding));
    m_scores.resize(static_cast<std::size_t>(routing.experts));
    m_shares.resize(static_cast<std::size_t>(routing.used));
    m_scratch.resize(static_cast<std::size_t>(kernels::expertRouteScratchFloats(routing)));
}

CachedExperts::~CachedExperts() {
    keepUsage();
    logCounts();
}

/// What all conversations of the model have met so far.
void CachedExperts::logCounts() const {
    const ExpertCache::Counts counts = m_parts.cache->counts();
    const auto percent = [](std::uint64_t part, std::uint64_t whole) {
        return 100.0 * static_cast<double>(part) / static_cast<double>(std::max<std::uint64_t>(whole, 1));
    };
    log().info(
        "Experts: {} chosen, {:.0f} % of them were in memory, {:.0f} % on their way; of {} that were read "
        "on a guess {:.0f} % were chosen; {} read in all",
        counts.chosen, percent(counts.there, counts.chosen), percent(counts.onTheirWay, counts.chosen),
        counts.expectedRead, percent(counts.expectedUsed, counts.expectedRead), memoryText(counts.bytesRead));
}

/// The next one with experts in the file; -1: none in this pass.
int CachedExperts::layerBehind(int layer) const {
    for (int next = layer + 1; next < m_parts.config->mainLayers(); ++next)
        if (has(next))
            return next;
    return -1;
}

void CachedExperts::expectNext(int layer, const float* stream, std::int64_t tokens) {
    const int next = layerBehind(layer);
    if (next < 0)
        return;
    m_guessed.clear();
    if (tokens > kGuessedTokens) {
        m_guessed.resize(m_scores.size());
        std::iota(m_guessed.begin(), m_guessed.end(), 0);
    }
    for (std::int64_t t = 0; t < tokens && tokens <= kGuessedTokens; ++t)
        guess(m_parts.weights->layers[static_cast<std::size_t>(next)],
              stream + t * m_parts.config->embedding);
    m_parts.cache->expect(next, m_guessed);
}

/// Adds what the router of @p layer chooses for @p row [E] of the stream.
void CachedExperts::guess(const LayerWeights& layer, const float* row) {
    const auto& experts = std::get<ExpertWeights>(layer.feedForward);
    const kernels::ExpertRouting& routing = m_parts.config->experts->routing;
    const std::int64_t width = m_parts.config->embedding;
    const WeightVector norm = experts.routerNorm.empty() ? layer.feedForwardNorm : experts.routerNorm;
    kernels::rmsNorm(row, width, 1, width, norm.data(), m_parts.config->normEpsilon, m_normed.data(), width);
    const auto format = kernels::activationFormat(m_parts.level, experts.router.type);
    const auto* input = reinterpret_cast<const std::byte*>(m_normed.data());
    if (format != kernels::ActivationFormat::f32) {
        m_input.resize(static_cast<std::size_t>(kernels::activationRowBytes(format, width)) + kAlign);
        void* place = m_input.data();
        std::size_t room = m_input.size();
        auto* const out = static_cast<std::byte*>(std::align(kAlign, room - kAlign, place, room));
        kernels::prepareActivations(m_parts.level, format, m_normed.data(), width, 1, width, out);
        input = out;
    }
    kernels::matmulQuant(m_parts.level, experts.router, input, 1, 0, experts.router.rows, m_scores.data(),
                         experts.router.rows);
    for (std::size_t e = 0; e < experts.routerBias.size(); ++e)
        m_scores[e] += experts.routerBias[e];
    const auto dataOf = [](WeightVector vector) { return vector.empty() ? nullptr : vector.data(); };
    const std::size_t before = m_guessed.size();
    m_guessed.resize(before + m_shares.size());
    kernels::expertRoute(routing, m_scores.data(), dataOf(experts.selectionBias), dataOf(experts.scales), 1,
                         m_guessed.data() + before, m_shares.data(), m_scratch.data());
}

void CachedExperts::count(int layer, const std::int32_t* offsets) {
    if (!m_parts.usage || !m_isUsageCounted)
        return;
    m_rows.resize(m_scores.size());
    for (std::size_t e = 0; e < m_rows.size(); ++e)
        m_rows[e] = offsets[e + 1] - offsets[e];
    m_counted.add(layer, m_rows);
    m_uncounted += offsets[m_rows.size()];
    constexpr std::int64_t kKeepAfter = 1 << 20; // choices, some thousand tokens: a crash loses no more
    if (m_uncounted >= kKeepAfter)
        keepUsage();
}

void CachedExperts::keepUsage() {
    if (m_parts.usage && m_isUsageCounted && m_uncounted > 0)
        m_parts.usage->add(m_counted);
    m_counted = ExpertUsage(m_counted.layers(), m_counted.experts());
    m_uncounted = 0;
}

/// What has been counted so far is kept or forgotten as was wanted until now.
void CachedExperts::setUsageCounted(bool isCounted) {
    if (isCounted == m_isUsageCounted)
        return;
    keepUsage();
    m_isUsageCounted = isCounted;
}

} // namespace conclave::engine
