// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/quant_traits.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace conclave::engine {

/// Random bits that depend on nothing but the seed: the n-th word is a hash of seed + n (the mix of
/// SplitMix64, https://doi.org/10.1145/2714064.2660195). Words do not wait for each other, so they come at
/// several GB/s.
class RandomBits {
  public:
    explicit RandomBits(std::uint64_t seed) : m_state(seed) {}

    std::uint64_t next() {
        m_state += 0x9e3779b97f4a7c15u;
        std::uint64_t word = m_state;
        word = (word ^ word >> 30) * 0xbf58476d1ce4e5b9u;
        word = (word ^ word >> 27) * 0x94d049bb133111ebu;
        return word ^ word >> 31;
    }

  private:
    std::uint64_t m_state;
};

/// Whether fillRandomWeights() makes weights of @p type.
bool canMakeUp(kernels::QuantType type);

/// Fills @p blocks, whole blocks of @p type, with weights of mean @p mean (only f32 can have another one than
/// 0) and standard deviation @p deviation: all bits of the quantized weights are random, and the scales are
/// chosen for the deviation, each block's by up to a quarter smaller or larger and with a random sign.
/// Nothing is rounded or searched, so this runs at the speed of the bits.
void fillRandomWeights(kernels::QuantType type, float deviation, float mean, RandomBits& random,
                       std::span<std::byte> blocks);

} // namespace conclave::engine
