// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cpu/scale_search.h"

#include "kernels/cpu/activation_rows.h"

#include <algorithm>
#include <cmath>

// Loops go over lanes of four, so that they become vectors: the order of a sum is part of its value, and a
// compiler may not change it.

namespace conclave::kernels {

namespace {

constexpr int kLanes = 4;

float rounded(float value, float lowest, float highest) {
    const float inside = std::min(std::max(value, lowest), highest);
    return (inside + kRoundingMagic) - kRoundingMagic;
}

/// Σ w, Σ w·x and so on, q the nearest codes of (x - start) · inverse.
struct Sums {
    double w = 0;
    double x = 0;
    double xx = 0;
    double q = 0;
    double qq = 0;
    double xq = 0;
};

double total(const float (&lanes)[kLanes]) {
    double sum = 0;
    for (const float lane : lanes)
        sum += lane;
    return sum;
}

Sums sumsOf(const Samples& samples, float start, float inverse, CodeRange codes) {
    const auto lowest = static_cast<float>(codes.lowest);
    const auto highest = static_cast<float>(codes.highest);
    float w[kLanes] = {}, x[kLanes] = {}, xx[kLanes] = {}, q[kLanes] = {}, qq[kLanes] = {}, xq[kLanes] = {};
    for (int i = 0; i < samples.count; i += kLanes)
        for (int lane = 0; lane < kLanes; ++lane) {
            const float value = samples.x[i + lane];
            const float weight = samples.w[i + lane];
            const float code = rounded((value - start) * inverse, lowest, highest);
            w[lane] += weight;
            x[lane] += weight * value;
            xx[lane] += weight * value * value;
            q[lane] += weight * code;
            qq[lane] += weight * code * code;
            xq[lane] += weight * code * value;
        }
    return {total(w), total(x), total(xx), total(q), total(qq), total(xq)};
}

/// The best line through codes that are given, and its error.
struct Candidate {
    LineFit line;
    double error = HUGE_VAL;
};

Candidate bestLine(const Sums& s, Offset offset) {
    const double determinant = s.w * s.qq - s.q * s.q;
    if (!(determinant > 0)) // all codes are one
        return {};
    double d = (s.w * s.xq - s.x * s.q) / determinant;
    double m = (s.qq * s.x - s.q * s.xq) / determinant;
    if (offset == Offset::NotPositive && m > 0) {
        m = 0;
        d = s.xq / s.qq;
    }
    if (!(d > 0))
        return {};
    const double error = s.xx - 2 * (d * s.xq + m * s.x) + d * d * s.qq + 2 * d * m * s.q + m * m * s.w;
    return {{static_cast<float>(d), static_cast<float>(m)}, error};
}

} // namespace

float fitScale(const Samples& samples, CodeRange codes) {
    float extreme = 0;
    for (int i = 0; i < samples.count; ++i)
        if (std::fabs(samples.x[i]) > std::fabs(extreme))
            extreme = samples.x[i];
    if (!(std::fabs(extreme) > kSmallestActivation)) // its inverse overflows
        return 0;
    double best = 0;
    float scale = extreme / static_cast<float>(codes.lowest);
    const auto consider = [&](float inverse) {
        const Sums s = sumsOf(samples, 0, inverse, codes);
        // The best d for these codes takes xq² / qq off the error.
        if (!(s.qq > 0) || s.xq * s.xq <= best * s.qq)
            return false;
        best = s.xq * s.xq / s.qq;
        scale = static_cast<float>(s.xq / s.qq);
        return true;
    };
    for (int step = -10; step <= 10; ++step)
        consider((static_cast<float>(codes.lowest) + 0.1f * static_cast<float>(step)) / extreme);
    // The best scale may round some weights otherwise than the one that it was found with.
    for (int again = 0; again < 3 && scale != 0 && consider(1 / scale); ++again) {
    }
    return scale;
}

LineFit fitLine(const Samples& samples, int highest, Offset offset) {
    const auto [smallest, largest] = std::minmax_element(samples.x, samples.x + samples.count);
    const float low = offset == Offset::NotPositive ? std::min(*smallest, 0.0f) : *smallest;
    const float span = *largest - low;
    const CodeRange codes{0, highest};
    if (!(span > kSmallestActivation))
        return {0, low};
    Candidate best{{span / static_cast<float>(highest), low}, HUGE_VAL};
    best.error = errorOf(samples, best.line, codes);
    for (int step = -12; step <= 12; ++step) {
        const float inverse = (static_cast<float>(highest) + 0.1f * static_cast<float>(step)) / span;
        const Candidate candidate = bestLine(sumsOf(samples, low, inverse, codes), offset);
        if (candidate.error < best.error)
            best = candidate;
    }
    for (int again = 0; again < 3; ++again) {
        const Candidate candidate = bestLine(sumsOf(samples, best.line.m, 1 / best.line.d, codes), offset);
        if (!(candidate.error < best.error))
            break;
        best = candidate;
    }
    return best.line;
}

float errorOf(const Samples& samples, LineFit line, CodeRange codes) {
    const auto lowest = static_cast<float>(codes.lowest);
    const auto highest = static_cast<float>(codes.highest);
    const float inverse = line.d != 0 ? 1 / line.d : 0;
    float errors[kLanes] = {};
    for (int i = 0; i < samples.count; i += kLanes)
        for (int lane = 0; lane < kLanes; ++lane) {
            const float value = samples.x[i + lane] - line.m;
            const float off = value - line.d * rounded(value * inverse, lowest, highest);
            errors[lane] += samples.w[i + lane] * off * off;
        }
    return static_cast<float>(total(errors));
}

void nearestCodes(const float* x, int count, LineFit line, CodeRange codes, std::int8_t* q) {
    const float inverse = line.d != 0 ? 1 / line.d : 0;
    for (int i = 0; i < count; ++i)
        q[i] = static_cast<std::int8_t>(rounded((x[i] - line.m) * inverse, static_cast<float>(codes.lowest),
                                                static_cast<float>(codes.highest)));
}

} // namespace conclave::kernels
