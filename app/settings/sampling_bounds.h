// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

namespace conclave {

/// From where to where a setting may go.
struct Bounds {
    double low;
    double high;
};

// What people can set: in the settings, for a conversation, in a preset.
constexpr Bounds kTemperatureBounds{0.0, 2.0};       // 0 always takes the likeliest word
constexpr Bounds kTopKBounds{0, 200};                // 0: no limit
constexpr Bounds kTopPBounds{0.05, 1.0};             // 1: no limit
constexpr Bounds kMinPBounds{0.0, 0.5};              // 0: no limit
constexpr Bounds kRepetitionPenaltyBounds{1.0, 2.0}; // 1: none
constexpr Bounds kMaxTokensBounds{0, 32'768};        // 0: no limit but the context
constexpr Bounds kSeedBounds{1, std::numeric_limits<int>::max()};
constexpr int kLongestSystemPrompt = 20'000; // characters; more would fill any context by itself

/// Two decimals: what is shown is what is kept. Not a number: the lower bound.
inline double clampedTo(const Bounds& bounds, double value) {
    if (!std::isfinite(value))
        return bounds.low;
    return std::clamp(std::round(value * 100) / 100, bounds.low, bounds.high);
}

inline int clampedTo(const Bounds& bounds, int value) {
    return std::clamp(value, static_cast<int>(bounds.low), static_cast<int>(bounds.high));
}

} // namespace conclave
