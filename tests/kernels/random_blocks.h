// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/block_formats.h"
#include "kernels/float_formats.h"
#include "kernels/quant_traits.h"

#include <cmath>
#include <cstddef>
#include <cstring>
#include <random>
#include <vector>

/// Rows of weight types that need no encoder: any bits are a block once its scales are finite.
namespace conclave::test {

/// Gives the block at @p block the scale @p d wherever its type has one (mxfp4 and nvfp4: a power of two near
/// it; iq1_m: spread over four nibbles).
inline void setScales(kernels::QuantType type, std::byte* block, float d) {
    using kernels::QuantType;
    const std::uint16_t half = kernels::floatToF16(d);
    const auto put = [&](std::size_t offset) { std::memcpy(block + offset, &half, sizeof half); };
    switch (type) {
    case QuantType::q2_k:
        put(offsetof(kernels::BlockQ2K, d));
        return put(offsetof(kernels::BlockQ2K, dmin));
    case QuantType::q3_k:
        return put(offsetof(kernels::BlockQ3K, d));
    case QuantType::q4_1:
    case QuantType::q5_1:
    case QuantType::q4_k:
    case QuantType::q5_k: // d, then m or dmin
        put(0);
        return put(2);
    case QuantType::q6_k:
        return put(offsetof(kernels::BlockQ6K, d));
    case QuantType::tq1_0:
        return put(offsetof(kernels::BlockTq1_0, d));
    case QuantType::tq2_0:
        return put(offsetof(kernels::BlockTq2_0, d));
    case QuantType::iq1_m: {
        kernels::BlockIq1M copy; // the block itself may stand anywhere
        std::memcpy(&copy, block, sizeof copy);
        for (int i = 0; i < 4; ++i)
            copy.scales[i] =
                static_cast<std::uint16_t>((copy.scales[i] & 0xfff) | (half >> 4 * i & 15) << 12);
        std::memcpy(block, &copy, sizeof copy);
        return;
    }
    case QuantType::mxfp4:
        block[0] = static_cast<std::byte>(128 + std::ilogb(d));
        return;
    case QuantType::nvfp4:
        for (int i = 0; i < 4; ++i)
            block[i] = static_cast<std::byte>((8 + std::ilogb(d)) * 8 + 3);
        return;
    default: // d is the first member
        return put(0);
    }
}

/// @p rows rows of @p cols weights: random bits, scales between @p d / 2 and @p d.
inline std::vector<std::byte> randomBlocks(kernels::QuantType type, std::int64_t rows, std::int64_t cols,
                                           std::mt19937& random, float d) {
    const kernels::QuantTraits& traits = *kernels::quantTraits(type);
    std::vector<std::byte> bytes(static_cast<std::size_t>(rows * kernels::quantRowBytes(type, cols)));
    for (std::byte& byte : bytes)
        byte = static_cast<std::byte>(random());
    std::uniform_real_distribution<float> scale(d / 2, d);
    for (std::size_t at = 0; at < bytes.size(); at += static_cast<std::size_t>(traits.blockBytes))
        setScales(type, bytes.data() + at, scale(random));
    return bytes;
}

} // namespace conclave::test
