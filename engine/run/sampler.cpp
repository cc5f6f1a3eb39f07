// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/sampler.h"

#include "kernels/sampling.h"

#include <algorithm>
#include <cmath>

namespace conclave::engine {

RandomNumbers::RandomNumbers(std::uint64_t seed) {
    next();
    m_state += seed;
    next();
}

std::uint32_t RandomNumbers::next() {
    const std::uint64_t old = m_state;
    m_state = old * 6364136223846793005ULL + 1442695040888963407ULL;
    const auto mixed = static_cast<std::uint32_t>(((old >> 18U) ^ old) >> 27U);
    const auto turn = static_cast<std::uint32_t>(old >> 59U);
    return (mixed >> turn) | (mixed << ((32U - turn) & 31U));
}

double RandomNumbers::uniform() {
    const std::uint64_t high = next() >> 5U; // 27 bits
    const std::uint64_t low = next() >> 6U;  // 26 bits
    return static_cast<double>((high << 26U) | low) * 0x1p-53;
}

namespace {

/// The position of the largest number, the first on a tie; the size when none is finite.
std::size_t largest(std::span<const float> logits) {
    std::size_t best = logits.size();
    for (std::size_t i = 0; i < logits.size(); ++i)
        if (std::isfinite(logits[i]) && (best == logits.size() || logits[i] > logits[best]))
            best = i;
    return best;
}

} // namespace

Sampler::Sampler(const SamplerSettings& settings) : m_settings(settings), m_random(settings.seed) {}

/// The tokens of the window, each once, however often it stands there.
void Sampler::listPenalised(std::span<const TokenId> history) {
    m_seen.clear();
    const float penalty = m_settings.repetitionPenalty;
    if (penalty == 1.0f || !(penalty > 0.0f) || m_settings.repetitionWindow <= 0)
        return;
    const std::size_t window =
        std::min(history.size(), static_cast<std::size_t>(m_settings.repetitionWindow));
    m_seen.assign(history.end() - static_cast<std::ptrdiff_t>(window), history.end());
    std::sort(m_seen.begin(), m_seen.end());
    m_seen.erase(std::unique(m_seen.begin(), m_seen.end()), m_seen.end());
}

void Sampler::penalise(std::span<float> logits, std::span<const TokenId> history) {
    listPenalised(history);
    for (const TokenId token : m_seen) {
        if (token < 0 || static_cast<std::size_t>(token) >= logits.size())
            continue;
        float& logit = logits[static_cast<std::size_t>(token)];
        logit = logit > 0.0f ? logit / m_settings.repetitionPenalty : logit * m_settings.repetitionPenalty;
    }
}

Sampler::Draw Sampler::draw(std::span<const TokenId> history) {
    listPenalised(history);
    return {.uniform = m_settings.temperature > 0.0f ? m_random.uniform() : 0, .penalised = m_seen};
}

void Sampler::collect(std::span<const float> logits) {
    m_candidates.clear();
    for (std::size_t i = 0; i < logits.size(); ++i)
        if (std::isfinite(logits[i]))
            m_candidates.push_back({logits[i], static_cast<TokenId>(i)});
    m_sorted = 0;
}

/// Puts the best @p count candidates in order, better logit first, lower id on a tie.
void Sampler::sortFirst(std::size_t count) {
    count = std::min(count, m_candidates.size());
    if (count <= m_sorted)
        return;
    const auto better = [](const Candidate& a, const Candidate& b) {
        return a.logit > b.logit || (a.logit == b.logit && a.id < b.id);
    };
    // Few out of many: a heap of the best that nearly every candidate fails to enter.
    std::partial_sort(m_candidates.begin() + static_cast<std::ptrdiff_t>(m_sorted),
                      m_candidates.begin() + static_cast<std::ptrdiff_t>(count), m_candidates.end(), better);
    m_sorted = count;
}

void Sampler::keepTop(std::size_t count) {
    if (count >= m_candidates.size())
        return;
    sortFirst(count);
    m_candidates.resize(count);
}

/// Keeps the best candidates that together have at least topP of the probability; at least one.
void Sampler::keepNucleus(float top) {
    const auto weight = [top, halvings = kernels::weightHalvings(1.0f)](const Candidate& candidate) {
        return kernels::sampleWeight(top - candidate.logit, halvings);
    };
    std::uint64_t total = 0;
    for (const Candidate& candidate : m_candidates)
        total += weight(candidate);
    const std::uint64_t wanted = kernels::shareOfWeights(m_settings.topP, total);
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < m_candidates.size(); ++i) {
        if (i == m_sorted)
            sortFirst(
                std::max<std::size_t>(64, m_sorted * 4)); // most answers are decided within the first few
        sum += weight(m_candidates[i]);
        if (sum >= wanted) {
            m_candidates.resize(i + 1);
            return;
        }
    }
}

void Sampler::dropUnlikely(float top) {
    const float lowest = top + std::log(std::min(m_settings.minP, 1.0f));
    std::erase_if(m_candidates, [lowest](const Candidate& candidate) { return candidate.logit < lowest; });
}

TokenId Sampler::drawFrom(float top) {
    const auto weight =
        [top, halvings = kernels::weightHalvings(m_settings.temperature)](const Candidate& candidate) {
            return kernels::sampleWeight(top - candidate.logit, halvings);
        };
    std::uint64_t total = 0;
    for (const Candidate& candidate : m_candidates)
        total += weight(candidate);
    std::uint64_t left = kernels::drawnWeight(m_random.uniform(), total);
    auto chosen = m_candidates.begin();
    for (; left >= weight(*chosen); ++chosen)
        left -= weight(*chosen);
    return chosen->id;
}

void Sampler::skip(std::size_t choices) {
    for (std::size_t i = 0; m_settings.temperature > 0.0f && i < choices; ++i)
        m_random.uniform();
}

TokenId Sampler::choose(std::span<float> logits, std::span<const TokenId> history) {
    penalise(logits, history);
    const std::size_t best = largest(logits);
    if (best == logits.size())
        return kNoToken;
    if (!(m_settings.temperature > 0.0f))
        return static_cast<TokenId>(best);
    const float top = logits[best];
    collect(logits);
    if (m_settings.topK > 0)
        keepTop(static_cast<std::size_t>(m_settings.topK));
    if (m_settings.topP < 1.0f)
        keepNucleus(top);
    if (m_settings.minP > 0.0f)
        dropUnlikely(top);
    return drawFrom(top);
}

} // namespace conclave::engine
