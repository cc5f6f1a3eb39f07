// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace conclave::kernels {

/// How the rows of a key/value cache are kept.
enum class CacheType {
    f32,
    f16,
    bf16,
    f8_e4m3, ///< sign, 4 bits of exponent, 3 of fraction, no step: numbers up to 448
    q8_0,    ///< blocks of 32: an f16 step and int8
    q4_0,    ///< blocks of 32: an f16 step and 4 bits
};

/// Rows of any width: the last block is filled up with zeros, so that a row is read in whole vectors.
inline constexpr std::int64_t kCacheBlock = 32;

/// @p cols rounded up to whole blocks: what loadCacheRow writes.
constexpr std::int64_t cacheBlockCols(std::int64_t cols) {
    return (cols + kCacheBlock - 1) / kCacheBlock * kCacheBlock;
}

/// Bytes of one row of @p cols numbers.
std::int64_t cacheRowBytes(CacheType type, std::int64_t cols);

/// Encodes a row, each number to the nearest that the type has. A number of f8_e4m3 is off by at most a 16th
/// of itself or 2^-10, and becomes 448 where it is larger (infinity becomes NaN). A number of a q8_0 block is
/// off by at most half a step of max|x| / 127; of a q4_0 block by at most one step of max|x| / 8, because its
/// steps reach from -8 to 7 and the largest number gets the -8.
void storeCacheRow(CacheType type, const float* x, std::int64_t cols, std::byte* row);

/// Decodes a row; writes cacheBlockCols(cols) floats, for f32 @p cols.
void loadCacheRow(CacheType type, const std::byte* row, std::int64_t cols, float* out);

} // namespace conclave::kernels
