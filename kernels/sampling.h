// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

/// The arithmetic of drawing a token (engine/run/sampler.h), in whole numbers: sums come out the same in
/// every order, on every processor and compiler, so that a GPU draws what the CPU draws. In kernels, too.
namespace conclave::kernels {

/// The weight of the most likely token. A vocabulary of 2^23 tokens of this weight adds up within 64 bits.
inline constexpr std::uint64_t kTopWeight = std::uint64_t{1} << 40;

/// How often a weight halves per unit of logit, at this temperature.
constexpr float weightHalvings(float temperature) {
    return 1.44269504f / temperature; // log2(e)
}

/// kTopWeight · 2^-(below · halvings), below ≥ 0: the weight of a token whose logit lies so far below the
/// best. Within 2^-29 of its value and a step, beside the rounding of the product. Rarer than 2^-40: 0.
constexpr std::uint64_t sampleWeight(float below, float halvings) {
    if (!(below > 0.0f))
        return kTopWeight;
    const float exponent = below * halvings;
    if (!(exponent < 40.0f))
        return 0;
    const auto steps = static_cast<std::uint32_t>(exponent * 0x1p26f);
    const auto times = [fraction = std::uint64_t{steps << 6}](std::uint32_t term) {
        return static_cast<std::uint32_t>(term * fraction >> 32);
    };
    // 2^-f = 1 - f (c1 - f (c2 - …)), ck = ln(2)^k / k!, in steps of 2^-31.
    std::uint32_t power = 2838 - times(219 - times(15));
    power = 2863360 - times(330788 - times(32755 - times(power)));
    power = 515882496 - times(119194166 - times(20654775 - times(power)));
    power = 2147483648 - times(1488522236 - times(power));
    return std::uint64_t{power} << 9 >> (steps >> 26);
}

/// The least sum of weights that has this share of @p total; below 0 and no number: 0.
constexpr std::uint64_t shareOfWeights(float share, std::uint64_t total) {
    return share > 0.0f ? static_cast<std::uint64_t>(static_cast<double>(share) * static_cast<double>(total))
                        : 0;
}

/// A weight below @p total, @p uniform of the way: tokens are counted down by their weights until it is used
/// up. @p uniform is in [0, 1).
constexpr std::uint64_t drawnWeight(double uniform, std::uint64_t total) {
    const auto a = static_cast<std::uint64_t>(uniform * 0x1p53) << 11;
    // The upper half of the product, from halves of both.
    const std::uint64_t low = (a & 0xffffffffu) * (total & 0xffffffffu);
    const std::uint64_t middle = (a >> 32) * (total & 0xffffffffu) + (low >> 32);
    const std::uint64_t other = (a & 0xffffffffu) * (total >> 32) + (middle & 0xffffffffu);
    return (a >> 32) * (total >> 32) + (middle >> 32) + (other >> 32);
}

} // namespace conclave::kernels
