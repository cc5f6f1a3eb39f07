// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/run/sampler_settings.h"
#include "engine/text/tokenizer.h"

#include <cstdint>
#include <span>
#include <vector>

namespace conclave::engine {

/// Uniform random numbers, the same on every system and compiler: PCG-XSH-RR 64/32
/// (O'Neill 2014, https://www.pcg-random.org/paper.html).
class RandomNumbers {
  public:
    explicit RandomNumbers(std::uint64_t seed);
    std::uint32_t next();
    /// In [0, 1), 53 random bits.
    double uniform();

  private:
    std::uint64_t m_state = 0;
};

/// Chooses the next token from logits as SamplerSettings says. One object per answer, used by one thread.
class Sampler {
  public:
    explicit Sampler(const SamplerSettings& settings);

    /// @p logits is [vocabulary] and is changed; @p history are the tokens so far, the newest last. A logit
    /// that is no number never wins. kNoToken when no logit is a finite number.
    TokenId choose(std::span<float> logits, std::span<const TokenId> history);
    /// Goes on as if @p choices had been made.
    void skip(std::size_t choices);

    /// The same choice for a device that has the logits and chooses by itself: what it needs beside them.
    /// Counts as a choice: the next one gets the next random number.
    struct Draw {
        double uniform = 0;                 ///< in [0, 1); greedy choices do without
        std::span<const TokenId> penalised; ///< each once; until the next call
    };
    Draw draw(std::span<const TokenId> history);

  private:
    struct Candidate {
        float logit;
        TokenId id;
    };
    void listPenalised(std::span<const TokenId> history);
    void penalise(std::span<float> logits, std::span<const TokenId> history);
    void collect(std::span<const float> logits);
    void sortFirst(std::size_t count);
    void keepTop(std::size_t count);
    void keepNucleus(float top);
    void dropUnlikely(float top);
    TokenId drawFrom(float top);

    const SamplerSettings m_settings;
    RandomNumbers m_random;
    std::vector<Candidate> m_candidates; ///< kept between calls for its memory
    std::vector<TokenId> m_seen;         ///< likewise
    std::size_t m_sorted = 0;            ///< so many candidates are in their final order
};

} // namespace conclave::engine
