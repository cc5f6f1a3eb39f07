// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synth/random_weights.h"

#include "kernels/block_formats.h"
#include "kernels/float_formats.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace conclave::engine {

namespace {

using namespace kernels;

void fillBits(RandomBits& random, std::span<std::byte> bytes) {
    std::size_t at = 0;
    for (; at + sizeof(std::uint64_t) <= bytes.size(); at += sizeof(std::uint64_t)) {
        const std::uint64_t word = random.next();
        std::memcpy(bytes.data() + at, &word, sizeof word);
    }
    const std::uint64_t word = random.next();
    std::memcpy(bytes.data() + at, &word, bytes.size() - at);
}

/// ±[3/4, 5/4), evenly, over its own deviation √(1 + 1/48).
float variation(RandomBits& random) {
    const std::uint64_t word = random.next();
    const float size = 0.75f + static_cast<float>(word >> 40) * 0x1p-25f;
    return (word & 1 ? size : -size) * 0.98974332f;
}

/// Calls @p set for each block with a scale that has the deviation @p scale.
template <typename Block, typename Set>
void scaleBlocks(std::span<std::byte> bytes, float scale, RandomBits& random, const Set& set) {
    for (std::size_t at = 0; at < bytes.size(); at += sizeof(Block)) {
        Block block; // may stand anywhere
        std::memcpy(&block, bytes.data() + at, sizeof block);
        set(block, scale * variation(random));
        std::memcpy(bytes.data() + at, &block, sizeof block);
    }
}

/// weight = d · (q - offset), q evenly out of all values: @p rootMeanSquare is that of q - offset.
template <typename Block>
void scaleSymmetric(std::span<std::byte> bytes, float deviation, float rootMeanSquare, RandomBits& random) {
    scaleBlocks<Block>(bytes, deviation / rootMeanSquare, random,
                       [](Block& block, float d) { block.d = floatToF16(d); });
}

/// weight = d · q + m: m takes the mean of q, @p middle, away.
template <typename Block>
void scaleWithMinimum(std::span<std::byte> bytes, float deviation, float middle, float rootMeanSquare,
                      RandomBits& random) {
    scaleBlocks<Block>(bytes, deviation / rootMeanSquare, random, [middle](Block& block, float d) {
        block.d = floatToF16(d);
        block.m = floatToF16(-middle * d);
    });
}

/// weight = d · scale · q - dmin · min: each sub-block has its scale as its minimum, and dmin is d times the
/// mean of q, so that a weight is d · scale · (q - middle).
template <typename Block>
void scaleSuperBlocks(std::span<std::byte> bytes, float deviation, float middle, float rootMeanSquare,
                      RandomBits& random) {
    constexpr float kScale = 36.517f; // root of the mean square of 0 … 63
    scaleBlocks<Block>(bytes, deviation / (kScale * rootMeanSquare), random, [middle](Block& block, float d) {
        block.d = floatToF16(d);
        block.dmin = floatToF16(middle * d);
        std::memcpy(block.scales + 4, block.scales, 4);
        for (int i = 8; i < 12; ++i)
            block.scales[i] = static_cast<std::uint8_t>((block.scales[i] & 15) * 17);
    });
}

/// Scales are powers of two: the two next to the wanted one, in the shares that give the deviation.
void scaleMxfp4(std::span<std::byte> bytes, float deviation, RandomBits& random) {
    const float wanted = deviation / std::sqrt(34.25f); // mean square of the 16 values
    const int below = std::ilogb(wanted);
    const float square = wanted * wanted / std::ldexp(1.0f, 2 * below); // in [1, 4)
    const auto share = static_cast<std::uint64_t>((square - 1.0f) / 3.0f * 0x1p32f);
    for (std::size_t at = 0; at < bytes.size(); at += sizeof(BlockMxfp4)) {
        const int exponent = below + ((random.next() >> 32) < share ? 1 : 0);
        bytes[at] = static_cast<std::byte>(std::clamp(128 + exponent, 1, 254));
    }
}

/// Evenly between ±√3 deviations around the mean.
template <typename Number, typename Encode>
void fillNumbers(std::span<std::byte> bytes, float deviation, float mean, RandomBits& random,
                 const Encode& encode) {
    const float step = deviation * std::sqrt(3.0f) / 32768.0f;
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < bytes.size() / sizeof(Number); ++i, word >>= 16) {
        if (i % 4 == 0)
            word = random.next();
        const auto even = static_cast<float>(static_cast<std::int16_t>(word & 0xffff)) + 0.5f;
        const Number number = encode(mean + step * even);
        std::memcpy(bytes.data() + i * sizeof number, &number, sizeof number);
    }
}

} // namespace

bool canMakeUp(QuantType type) {
    switch (type) {
    case QuantType::f32:
    case QuantType::f16:
    case QuantType::bf16:
    case QuantType::q4_0:
    case QuantType::q4_1:
    case QuantType::q5_0:
    case QuantType::q5_1:
    case QuantType::q8_0:
    case QuantType::q4_k:
    case QuantType::q5_k:
    case QuantType::q6_k:
    case QuantType::mxfp4:
        return true;
    default:
        return false;
    }
}

void fillRandomWeights(QuantType type, float deviation, float mean, RandomBits& random,
                       std::span<std::byte> blocks) {
    switch (type) {
    case QuantType::f32:
        return fillNumbers<float>(blocks, deviation, mean, random, [](float value) { return value; });
    case QuantType::f16:
        return fillNumbers<std::uint16_t>(blocks, deviation, mean, random, floatToF16);
    case QuantType::bf16:
        return fillNumbers<std::uint16_t>(blocks, deviation, mean, random, floatToBf16);
    default:
        fillBits(random, blocks);
    }
    switch (type) {
    case QuantType::q4_0: // q - 8
        return scaleSymmetric<BlockQ4_0>(blocks, deviation, std::sqrt(21.5f), random);
    case QuantType::q4_1:
        return scaleWithMinimum<BlockQ4_1>(blocks, deviation, 7.5f, std::sqrt(21.25f), random);
    case QuantType::q5_0: // q - 16
        return scaleSymmetric<BlockQ5_0>(blocks, deviation, std::sqrt(85.5f), random);
    case QuantType::q5_1:
        return scaleWithMinimum<BlockQ5_1>(blocks, deviation, 15.5f, std::sqrt(85.25f), random);
    case QuantType::q8_0: // -128 … 127
        return scaleSymmetric<BlockQ8_0>(blocks, deviation, std::sqrt(5461.5f), random);
    case QuantType::q4_k:
        return scaleSuperBlocks<BlockQ4K>(blocks, deviation, 7.5f, std::sqrt(21.25f), random);
    case QuantType::q5_k:
        return scaleSuperBlocks<BlockQ5K>(blocks, deviation, 15.5f, std::sqrt(85.25f), random);
    case QuantType::q6_k: // scales of -128 … 127, q - 32
        return scaleSymmetric<BlockQ6K>(blocks, deviation, std::sqrt(5461.5f * 341.5f), random);
    case QuantType::mxfp4:
        return scaleMxfp4(blocks, deviation, random);
    default:
        return; // canMakeUp() says no
    }
}

} // namespace conclave::engine
