// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

/// The search behind quantizeRow(): which scale (and offset) stands for some weights with the least weighted
/// squared error Σ w · (x - d·q - m)², q whole numbers of a range. x and w are finite, w is not negative,
/// counts are multiples of 4.
namespace conclave::kernels {

/// Weights of one run, and how much each matters.
struct Samples {
    const float* x;
    const float* w;
    int count;
};

/// The codes that there are.
struct CodeRange {
    int lowest;
    int highest;
};

/// x ≈ d · q + m
struct LineFit {
    float d = 0;
    float m = 0;
};

/// x ≈ d · q, by trying scales that send the largest magnitude to the lowest code or a little beside it. d
/// is 0 when all weights are; it may be negative.
float fitScale(const Samples& samples, CodeRange codes);

enum class Offset { Any, NotPositive };

/// x ≈ d · q + m with q from 0 to @p highest and d not negative.
LineFit fitLine(const Samples& samples, int highest, Offset offset);

/// Σ w · (x - d·q - m)² when every weight gets its nearest code.
float errorOf(const Samples& samples, LineFit line, CodeRange codes);

/// The nearest code of each weight; zero (or the code nearest to it) where d is 0.
void nearestCodes(const float* x, int count, LineFit line, CodeRange codes, std::int8_t* q);

} // namespace conclave::kernels
