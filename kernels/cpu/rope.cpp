// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/rope.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace conclave::kernels {

namespace {

/// The pair (a real number) that turns @p turns times in @p context positions.
double pairWithTurns(double turns, double context, double base, double pairs) {
    return pairs * std::log(context / (turns * 2.0 * std::numbers::pi)) / std::log(base);
}

void scaleYarn(double base, std::int64_t pairs, const RopeScaling& scaling, double* frequencies) {
    const double width = static_cast<double>(pairs);
    const double fast = pairWithTurns(scaling.betaFast, scaling.originalContext, base, width);
    const double slow = pairWithTurns(scaling.betaSlow, scaling.originalContext, base, width);
    const double first = std::max(0.0, scaling.wholePairs ? std::floor(fast) : fast);
    const double last = std::min(2.0 * width - 1.0, scaling.wholePairs ? std::ceil(slow) : slow);
    const double span = std::max(last - first, 0.001);
    for (std::int64_t i = 0; i < pairs; ++i) {
        const double slowed = std::clamp((static_cast<double>(i) - first) / span, 0.0, 1.0);
        frequencies[i] *= slowed / scaling.factor + (1.0 - slowed);
    }
}

} // namespace

void ropeFrequencies(double base, std::int64_t pairs, const RopeScaling& scaling, const float* factors,
                     double* frequencies) {
    for (std::int64_t i = 0; i < pairs; ++i) {
        frequencies[i] = std::pow(base, -static_cast<double>(i) / static_cast<double>(pairs));
        if (factors)
            frequencies[i] /= factors[i];
        if (scaling.kind == RopeScaling::Kind::Linear)
            frequencies[i] /= scaling.factor;
    }
    if (scaling.kind == RopeScaling::Kind::Yarn)
        scaleYarn(base, pairs, scaling, frequencies);
}

void ropeTable(const double* frequencies, std::int64_t pairs, std::int64_t position, std::int64_t tokens,
               float scale, float* cosines, float* sines) {
    for (std::int64_t t = 0; t < tokens; ++t) {
        for (std::int64_t i = 0; i < pairs; ++i) {
            const double angle = static_cast<double>(position + t) * frequencies[i];
            cosines[t * pairs + i] = static_cast<float>(scale * std::cos(angle));
            sines[t * pairs + i] = static_cast<float>(scale * std::sin(angle));
        }
    }
}

void rope(RopePairing pairing, float* x, std::int64_t heads, std::int64_t headStride, std::int64_t pairs,
          const float* cosines, const float* sines) {
    const std::int64_t step = pairing == RopePairing::Interleaved ? 2 : 1;
    const std::int64_t partner = pairing == RopePairing::Interleaved ? 1 : pairs;
    for (std::int64_t head = 0; head < heads; ++head, x += headStride) {
        for (std::int64_t i = 0; i < pairs; ++i) {
            const float a = x[i * step];
            const float b = x[i * step + partner];
            x[i * step] = a * cosines[i] - b * sines[i];
            x[i * step + partner] = a * sines[i] + b * cosines[i];
        }
    }
}

} // namespace conclave::kernels
