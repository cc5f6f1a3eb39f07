// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/model_config.h"
#include "engine/model/weights.h"
#include "engine/run/expert_cache.h"
#include "engine/run/expert_usage.h"
#include "kernels/cpu/cpu_level.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace conclave::engine {

class KeptUsage;

/// An evaluator's side of an ExpertCache: guesses what the next layer will choose, and counts what was
/// chosen. Used by one thread at a time.
class CachedExperts {
  public:
    struct Parts {
        const ModelConfig* config = nullptr;
        const Weights* weights = nullptr;
        kernels::CpuLevel level = kernels::CpuLevel::Scalar;
        ExpertCache* cache = nullptr;
        ExpertCache::Loan loan;     ///< the memory of the evaluator
        KeptUsage* usage = nullptr; ///< nullptr: nothing is counted
    };
    explicit CachedExperts(Parts parts);
    ~CachedExperts();
    CachedExperts(const CachedExperts&) = delete;
    CachedExperts& operator=(const CachedExperts&) = delete;

    bool has(int layer) const { return m_parts.cache->has(layer); }
    ExpertCache& cache() const { return *m_parts.cache; }

    /// Has the experts read that the layer behind @p layer will need, as far as can be told from @p stream
    /// [tokens, E], the residual stream before the feed-forward part of @p layer: for a few tokens those that
    /// the next router chooses for it as it is; a long batch needs nearly all.
    void expectNext(int layer, const float* stream, std::int64_t tokens);

    /// @p offsets [experts + 1], as ExpertCache::Visit.
    void count(int layer, const std::int32_t* offsets);
    void setUsageCounted(bool isCounted);

  private:
    int layerBehind(int layer) const;
    void guess(const LayerWeights& layer, const float* row);
    void keepUsage();
    void logCounts() const;

    Parts m_parts;
    ExpertUsage m_counted;
    std::int64_t m_uncounted = 0; ///< choices that are not in the file yet
    bool m_isUsageCounted = true;
    std::vector<std::int32_t> m_rows; // [experts], of the batch

    // For guesses.
    std::vector<std::int32_t> m_guessed;
    std::vector<float> m_normed;    // [E]
    std::vector<std::byte> m_input; // the same, as the router reads it
    std::vector<float> m_scores;    // [experts]
    std::vector<float> m_shares;    // [used]
    std::vector<float> m_scratch;
};

} // namespace conclave::engine
