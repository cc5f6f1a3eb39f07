// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cache_rows.h"

#include "kernels/block_formats.h"
#include "kernels/float_formats.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace conclave::kernels {

namespace {

/// Numbers one by one as @p encode, a function of float_formats.h, makes them.
template <typename Encode>
void storeNumbers(const float* x, std::int64_t cols, Encode encode, std::byte* row) {
    using Bits = decltype(encode(0.0f));
    for (std::int64_t i = 0; i < cacheBlockCols(cols); ++i) {
        const Bits bits = i < cols ? encode(x[i]) : Bits{0};
        std::memcpy(row + i * static_cast<std::int64_t>(sizeof bits), &bits, sizeof bits);
    }
}

template <typename Bits>
void loadNumbers(const std::byte* row, std::int64_t cols, float (*decode)(Bits), float* out) {
    for (std::int64_t i = 0; i < cacheBlockCols(cols); ++i) {
        Bits bits = 0;
        std::memcpy(&bits, row + i * static_cast<std::int64_t>(sizeof bits), sizeof bits);
        out[i] = decode(bits);
    }
}

/// NaN and infinity, which no step can stand for, make the whole block NaN: a broken number must not turn
/// into a harmless one.
std::uint16_t stepOf(float step) {
    return floatToF16(std::isfinite(step) ? step : NAN);
}

/// @p count of the block's numbers are there.
void storeBlock(const float* x, std::int64_t count, BlockQ8_0& block) {
    float largest = 0;
    for (std::int64_t i = 0; i < count; ++i)
        largest = std::isfinite(x[i]) ? std::max(largest, std::fabs(x[i])) : INFINITY;
    const float step = largest / 127;
    const float inverse = step > 0 && std::isfinite(step) ? 1 / step : 0;
    block.d = stepOf(step);
    for (std::int64_t i = 0; i < kCacheBlock; ++i)
        block.q[i] = static_cast<std::int8_t>(i < count && inverse > 0 ? std::lround(x[i] * inverse) : 0L);
}

void storeBlock(const float* x, std::int64_t count, BlockQ4_0& block) {
    float largest = 0; // with its sign
    for (std::int64_t i = 0; i < count; ++i) {
        if (!std::isfinite(x[i]))
            largest = INFINITY;
        else if (std::fabs(x[i]) > std::fabs(largest))
            largest = x[i];
    }
    const float step = largest / -8;
    const float inverse = step != 0 && std::isfinite(step) ? 1 / step : 0;
    block.d = stepOf(step);
    const auto code = [&](std::int64_t i) {
        const long nearest = i < count && inverse != 0 ? std::lround(x[i] * inverse) : 0L;
        return static_cast<unsigned>(std::clamp(nearest, -8L, 7L) + 8);
    };
    for (std::int64_t i = 0; i < kCacheBlock / 2; ++i)
        block.q[i] = static_cast<std::uint8_t>(code(i) | code(i + kCacheBlock / 2) << 4u);
}

void loadBlock(const BlockQ8_0& block, float* out) {
    const float step = f16ToFloat(block.d);
    for (std::int64_t i = 0; i < kCacheBlock; ++i)
        out[i] = step * static_cast<float>(block.q[i]);
}

void loadBlock(const BlockQ4_0& block, float* out) {
    const float step = f16ToFloat(block.d);
    for (std::int64_t i = 0; i < kCacheBlock / 2; ++i) {
        out[i] = step * static_cast<float>((block.q[i] & 15) - 8);
        out[i + kCacheBlock / 2] = step * static_cast<float>((block.q[i] >> 4) - 8);
    }
}

template <typename Block>
void storeBlocks(const float* x, std::int64_t cols, std::byte* row) {
    auto* const blocks = reinterpret_cast<Block*>(row);
    for (std::int64_t i = 0; i < cols; i += kCacheBlock)
        storeBlock(x + i, std::min(kCacheBlock, cols - i), blocks[i / kCacheBlock]);
}

template <typename Block>
void loadBlocks(const std::byte* row, std::int64_t cols, float* out) {
    const auto* const blocks = reinterpret_cast<const Block*>(row);
    for (std::int64_t i = 0; i < cols; i += kCacheBlock)
        loadBlock(blocks[i / kCacheBlock], out + i);
}

} // namespace

std::int64_t cacheRowBytes(CacheType type, std::int64_t cols) {
    const std::int64_t blocks = cacheBlockCols(cols) / kCacheBlock;
    switch (type) {
    case CacheType::f32:
        return cols * 4;
    case CacheType::f16:
    case CacheType::bf16:
        return blocks * kCacheBlock * 2;
    case CacheType::f8_e4m3:
        return blocks * kCacheBlock;
    case CacheType::q8_0:
        return blocks * static_cast<std::int64_t>(sizeof(BlockQ8_0));
    case CacheType::q4_0:
        return blocks * static_cast<std::int64_t>(sizeof(BlockQ4_0));
    }
    return 0;
}

void storeCacheRow(CacheType type, const float* x, std::int64_t cols, std::byte* row) {
    switch (type) {
    case CacheType::f32:
        std::memcpy(row, x, static_cast<std::size_t>(cols) * sizeof(float));
        return;
    case CacheType::f16:
        return storeNumbers(x, cols, floatToF16, row);
    case CacheType::bf16:
        return storeNumbers(x, cols, floatToBf16, row);
    case CacheType::f8_e4m3:
        return storeNumbers(x, cols, floatToF8E4m3, row);
    case CacheType::q8_0:
        return storeBlocks<BlockQ8_0>(x, cols, row);
    case CacheType::q4_0:
        return storeBlocks<BlockQ4_0>(x, cols, row);
    }
}

void loadCacheRow(CacheType type, const std::byte* row, std::int64_t cols, float* out) {
    switch (type) {
    case CacheType::f32:
        std::memcpy(out, row, static_cast<std::size_t>(cols) * sizeof(float));
        return;
    case CacheType::f16:
        return loadNumbers(row, cols, f16ToFloat, out);
    case CacheType::bf16:
        return loadNumbers(row, cols, bf16ToFloat, out);
    case CacheType::f8_e4m3:
        return loadNumbers(row, cols, f8E4m3ToFloat, out);
    case CacheType::q8_0:
        return loadBlocks<BlockQ8_0>(row, cols, out);
    case CacheType::q4_0:
        return loadBlocks<BlockQ4_0>(row, cols, out);
    }
}

} // namespace conclave::kernels
