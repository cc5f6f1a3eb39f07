// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/quant_traits.h"

#include <cstddef>
#include <cstdint>

/// How the device holds weights. Blocks of a GGUF file are 18, 34 or 210 bytes long, so that nothing in them
/// can be loaded 16 bytes at a time. A matrix is therefore taken apart into planes: arrays of one kind of
/// slice of every block, in the order of blocks. Slices are at most 16 bytes, so that the lanes of a warp
/// that decode neighbouring weights load neighbouring slices: one load, whole lines of memory. Every matrix
/// (every expert's) is taken apart by itself. Plain C++: the host splits, the device finds its way.
namespace conclave::kernels::cuda {

/// The slices of one plane: `count` per block, `bytes` long, the first at `offset`, the others `stride`
/// apart.
struct Plane {
    int offset = 0;
    int bytes = 0;
    int count = 1;
    int stride = 0;
};

inline constexpr int kMostPlanes = 8;
inline constexpr std::int64_t kPlaneAlignment = 256; ///< of each plane's beginning and of a matrix' size

/// How one type is taken apart. Floats are blocks of one weight in one plane: they stay as they are.
struct PlaneTable {
    int blockWeights = 0;
    int blockBytes = 0;
    int count = 0;
    Plane planes[kMostPlanes];
};

/// Where members lie in a block: block_formats.h. The decoders of weight_decoders.h know planes by number.
constexpr PlaneTable planesOf(QuantType type) {
    switch (type) {
    case QuantType::f32:
        return {1, 4, 1, {{0, 4}}};
    case QuantType::f16:
    case QuantType::bf16:
        return {1, 2, 1, {{0, 2}}};
    case QuantType::q4_0:
    case QuantType::iq4_nl: // q, d
        return {32, 18, 2, {{2, 16}, {0, 2}}};
    case QuantType::q4_1: // q, d and m
        return {32, 20, 2, {{4, 16}, {0, 4}}};
    case QuantType::q5_0: // q, high, d
        return {32, 22, 3, {{6, 16}, {2, 4}, {0, 2}}};
    case QuantType::q5_1: // q; d, m and high
        return {32, 24, 2, {{8, 16}, {0, 8}}};
    case QuantType::q8_0: // q in halves, d
        return {32, 34, 3, {{2, 16}, {18, 16}, {0, 2}}};
    case QuantType::mxfp4: // q, e
        return {32, 17, 2, {{1, 16}, {0, 1}}};
    case QuantType::nvfp4: // per 32 weights: q, d
        return {64, 36, 2, {{4, 16, 2, 16}, {0, 2, 2, 2}}};
    case QuantType::q2_k: // per 128: q in halves, scales; d and dmin
        return {256, 84, 4, {{16, 16, 2, 32}, {32, 16, 2, 32}, {0, 8, 2, 8}, {80, 4}}};
    case QuantType::q3_k: // per 128: q in halves; high in halves, scales, d
        return {256, 110, 6, {{32, 16, 2, 32}, {48, 16, 2, 32}, {0, 16}, {16, 16}, {96, 12}, {108, 2}}};
    case QuantType::q4_k: // per 64: q in halves; d, dmin and scales
        return {256, 144, 3, {{16, 16, 4, 32}, {32, 16, 4, 32}, {0, 16}}};
    case QuantType::q5_k: // per 64: q in halves; high in halves; d, dmin and scales
        return {256, 176, 5, {{48, 16, 4, 32}, {64, 16, 4, 32}, {16, 16}, {32, 16}, {0, 16}}};
    case QuantType::q6_k: // per 128: low in quarters, high in halves, scales; d
        return {256,
                210,
                8,
                {{0, 16, 2, 64},
                 {16, 16, 2, 64},
                 {32, 16, 2, 64},
                 {48, 16, 2, 64},
                 {128, 16, 2, 32},
                 {144, 16, 2, 32},
                 {192, 8, 2, 8},
                 {208, 2}}};
    case QuantType::iq4_xs: // per 32: q; d and scales
        return {256, 136, 2, {{8, 16, 8, 16}, {0, 8}}};
    case QuantType::iq2_xxs: // per 64: words; d
        return {256, 66, 2, {{2, 16, 4, 16}, {0, 2}}};
    case QuantType::iq2_xs: // per 64: groups, scales; d
        return {256, 74, 3, {{2, 16, 4, 16}, {66, 2, 4, 2}, {0, 2}}};
    case QuantType::iq2_s: // per 64: index, signs, high, scales; d
        return {256, 82, 5, {{2, 8, 4, 8}, {34, 8, 4, 8}, {66, 2, 4, 2}, {74, 2, 4, 2}, {0, 2}}};
    case QuantType::iq3_xxs: // per 64: index, words; d
        return {256, 98, 3, {{2, 16, 4, 16}, {66, 8, 4, 8}, {0, 2}}};
    case QuantType::iq3_s: // per 64: index, high, signs, scales; d
        return {256, 110, 5, {{2, 16, 4, 16}, {66, 2, 4, 2}, {74, 8, 4, 8}, {106, 1, 4, 1}, {0, 2}}};
    case QuantType::iq1_s: // per 64: index, high; d
        return {256, 50, 3, {{2, 8, 4, 8}, {34, 4, 4, 4}, {0, 2}}};
    case QuantType::iq1_m: // per 64: index, high; scales with d in them
        return {256, 56, 3, {{0, 8, 4, 8}, {32, 4, 4, 4}, {48, 8}}};
    case QuantType::tq1_0: // digits in thirds, last, d
        return {256, 54, 5, {{0, 16}, {16, 16}, {32, 16}, {48, 4}, {52, 2}}};
    case QuantType::tq2_0: // per 128: q in halves; d
        return {256, 66, 3, {{0, 16, 2, 32}, {16, 16, 2, 32}, {64, 2}}};
    }
    return {};
}

constexpr std::int64_t planeBytes(const Plane& plane, std::int64_t blocks) {
    return (blocks * plane.count * plane.bytes + kPlaneAlignment - 1) / kPlaneAlignment * kPlaneAlignment;
}

/// Where plane P of a matrix of @p blocks blocks begins. In kernels, too.
template <QuantType T, int P>
constexpr std::int64_t planeOffset(std::int64_t blocks) {
    if constexpr (P == 0) {
        return 0;
    } else {
        constexpr Plane before = planesOf(T).planes[P - 1];
        return planeOffset<T, P - 1>(blocks) + planeBytes(before, blocks);
    }
}

/// Bytes of a whole matrix as planes, a multiple of kPlaneAlignment.
std::int64_t planesBytes(QuantType type, std::int64_t rows, std::int64_t cols);

/// @p rows as in the file to @p out, [planesBytes(type, rowCount, cols)]. What lies between planes is set to
/// zero. Any alignment of rows.
void splitIntoPlanes(QuantType type, const std::byte* rows, std::int64_t rowCount, std::int64_t cols,
                     std::byte* out);

/// The same for @p rowCount rows from @p firstRow on of a matrix of @p allRows: each slice to its place in
/// @p out, [planesBytes(type, allRows, cols)], so that several threads can fill one matrix. What lies between
/// planes is set to zero with the last row.
void splitRowsIntoPlanes(QuantType type, const std::byte* rows, std::int64_t firstRow, std::int64_t rowCount,
                         std::int64_t allRows, std::int64_t cols, std::byte* out);

/// Where the slices of some rows lie in one plane of a matrix: a piece of a large matrix is split by itself
/// into a small buffer, then plane by plane copied to its place.
struct PlaneSpan {
    std::int64_t offset = 0; ///< from the matrix' beginning
    std::int64_t bytes = 0;
};
PlaneSpan planeSpan(QuantType type, int plane, std::int64_t rows, std::int64_t cols, std::int64_t firstRow,
                    std::int64_t rowCount);

} // namespace conclave::kernels::cuda
