// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace conclave::kernels {

/// Rotary positions (Su et al. 2021, https://arxiv.org/abs/2104.09864) in three steps: frequencies once per
/// model, a table of cosines and sines once per batch, the rotation once per head.

/// Which columns of a head form pair i of @p pairs.
enum class RopePairing {
    Interleaved, ///< (2i, 2i + 1): llama files (their Q and K rows are permuted so), deepseek2
    Halves,      ///< (i, i + pairs): qwen, "neox"
};

/// How positions beyond the training length are reached.
struct RopeScaling {
    enum class Kind { None, Linear, Yarn };
    Kind kind = Kind::None;
    double factor = 1.0; ///< how many times longer
    // Yarn only:
    double originalContext = 0; ///< tokens of the first training
    double betaFast = 32.0;     ///< pairs that turn more often than this in originalContext stay as they are
    double betaSlow = 1.0;      ///< pairs that turn less often are slowed by the whole factor
    bool wholePairs = true;     ///< the ramp between them begins and ends at a whole pair; false: gpt-oss
};

/// frequencies[i] = base^(-i / pairs), radians per position, then divided by factors[i] when @p factors is
/// given (rope_freqs.weight of Llama 3 files) and changed as @p scaling says. Yarn is the "NTK by parts" mix
/// of Peng et al. 2023, https://arxiv.org/abs/2309.00071, section 3.2. @p frequencies and @p factors are
/// [pairs].
void ropeFrequencies(double base, std::int64_t pairs, const RopeScaling& scaling, const float* factors,
                     double* frequencies);

/// cosines[t, i] = scale · cos((position + t) · frequencies[i]) and sines likewise, both [tokens, pairs]. The
/// angle is a double: at position 100,000 a float has no two right decimals left.
void ropeTable(const double* frequencies, std::int64_t pairs, std::int64_t position, std::int64_t tokens,
               float scale, float* cosines, float* sines);

/// Turns (a, b) of each pair into (a·cos - b·sin, a·sin + b·cos), in place, in @p heads rows of 2·pairs
/// floats that lie @p headStride floats apart. @p cosines and @p sines are the token's table row, [pairs].
void rope(RopePairing pairing, float* x, std::int64_t heads, std::int64_t headStride, std::int64_t pairs,
          const float* cosines, const float* sines);

} // namespace conclave::kernels
