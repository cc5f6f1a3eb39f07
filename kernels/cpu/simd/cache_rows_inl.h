// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/block_formats.h"
#include "kernels/cache_rows.h"
#include "kernels/cpu/simd/vec_bytes.h"

/// Decoding of cache rows, compiled once per level: the same numbers as loadCacheRow().
namespace conclave::kernels {
namespace {

inline float stepOfBlock(std::uint16_t half) {
    return _mm_cvtss_f32(_mm_cvtph_ps(_mm_cvtsi32_si128(half)));
}

/// f8E4m3ToFloat() of float_formats.h without a branch, so that loops over it are vectorised.
inline float floatOfE4m3(std::uint8_t bits) {
    const std::uint32_t magnitude = bits & 0x7fu;
    const std::uint32_t isNan = 0u - static_cast<std::uint32_t>(magnitude == 0x7f);
    const std::uint32_t all =
        static_cast<std::uint32_t>(bits & 0x80u) << 24 | magnitude << 20 | (isNan & 0x7fc00000u);
    float value;
    std::memcpy(&value, &all, sizeof value);
    return value * 0x1p120f;
}

template <class V>
void loadRow(CacheType type, const std::byte* row, std::int64_t cols, float* out) {
    const std::int64_t blocks = (cols + kCacheBlock - 1) / kCacheBlock;
    if (type == CacheType::f16) {
        for (std::int64_t i = 0; i < blocks * kCacheBlock; i += V::kLanes)
            V::store(out + i, V::loadF16(row + i * 2));
    } else if (type == CacheType::bf16) {
        for (std::int64_t i = 0; i < blocks * kCacheBlock; i += V::kLanes)
            V::store(out + i, V::loadBf16(row + i * 2));
    } else if (type == CacheType::f8_e4m3) {
        const auto* const bits = reinterpret_cast<const std::uint8_t*>(row);
        for (std::int64_t i = 0; i < blocks * kCacheBlock; ++i)
            out[i] = floatOfE4m3(bits[i]);
    } else if (type == CacheType::q8_0) {
        const auto* const block = reinterpret_cast<const BlockQ8_0*>(row);
        for (std::int64_t b = 0; b < blocks; ++b) {
            const float step = stepOfBlock(block[b].d);
            for (std::int64_t i = 0; i < kCacheBlock; ++i)
                out[b * kCacheBlock + i] = step * static_cast<float>(block[b].q[i]);
        }
    } else {
        const auto* const block = reinterpret_cast<const BlockQ4_0*>(row);
        for (std::int64_t b = 0; b < blocks; ++b, out += kCacheBlock) {
            const float step = stepOfBlock(block[b].d);
            for (std::int64_t i = 0; i < kCacheBlock / 2; ++i)
                out[i] = step * static_cast<float>((block[b].q[i] & 15) - 8);
            for (std::int64_t i = 0; i < kCacheBlock / 2; ++i)
                out[i + kCacheBlock / 2] = step * static_cast<float>((block[b].q[i] >> 4) - 8);
        }
    }
}

} // namespace
} // namespace conclave::kernels
