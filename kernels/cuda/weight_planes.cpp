// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cuda/weight_planes.h"

#include <cassert>
#include <cstring>
#include <utility>

namespace conclave::kernels::cuda {

namespace {

/// The slices of one block for plane P; @p to moves on behind them. All sizes are known to the compiler: a
/// slice is one or two moves.
template <QuantType T, int P>
void moveSlices(const std::byte* block, std::byte*& to) {
    constexpr Plane plane = planesOf(T).planes[P];
    for (int i = 0; i < plane.count; ++i, to += plane.bytes)
        std::memcpy(to, block + plane.offset + i * plane.stride, plane.bytes);
}

/// Some rows of a matrix, in blocks.
struct Part {
    std::int64_t first = 0;
    std::int64_t count = 0;
    std::int64_t all = 0; ///< of the matrix
};

template <QuantType T>
void splitAs(const std::byte* rows, const Part& part, std::byte* out) {
    constexpr PlaneTable table = planesOf(T);
    [&]<int... P>(std::integer_sequence<int, P...>) {
        std::byte* to[] = {out + planeOffset<T, P>(part.all) +
                           part.first * table.planes[P].count * table.planes[P].bytes...};
        for (std::int64_t b = 0; b < part.count; ++b, rows += table.blockBytes)
            (moveSlices<T, P>(rows, to[P]), ...);
        for (std::byte* end : to)
            if (part.first + part.count == part.all)
                std::memset(end, 0, static_cast<std::size_t>((out - end) & (kPlaneAlignment - 1)));
    }
    (std::make_integer_sequence<int, table.count>{});
}

std::int64_t blocksIn(const PlaneTable& table, std::int64_t rows, std::int64_t cols) {
    assert(table.count > 0 && cols % table.blockWeights == 0);
    return rows * (cols / table.blockWeights);
}

} // namespace

std::int64_t planesBytes(QuantType type, std::int64_t rows, std::int64_t cols) {
    const PlaneTable table = planesOf(type);
    const std::int64_t blocks = blocksIn(table, rows, cols);
    std::int64_t bytes = 0;
    for (int p = 0; p < table.count; ++p)
        bytes += planeBytes(table.planes[p], blocks);
    return bytes;
}

PlaneSpan planeSpan(QuantType type, int plane, std::int64_t rows, std::int64_t cols, std::int64_t firstRow,
                    std::int64_t rowCount) {
    const PlaneTable table = planesOf(type);
    assert(plane < table.count && firstRow + rowCount <= rows);
    const std::int64_t rowBlocks = blocksIn(table, 1, cols);
    PlaneSpan span;
    for (int p = 0; p < plane; ++p)
        span.offset += planeBytes(table.planes[p], rows * rowBlocks);
    const std::int64_t rowBytes = rowBlocks * table.planes[plane].count * table.planes[plane].bytes;
    span.offset += firstRow * rowBytes;
    span.bytes = rowCount * rowBytes;
    return span;
}

void splitIntoPlanes(QuantType type, const std::byte* rows, std::int64_t rowCount, std::int64_t cols,
                     std::byte* out) {
    splitRowsIntoPlanes(type, rows, 0, rowCount, rowCount, cols, out);
}

void splitRowsIntoPlanes(QuantType type, const std::byte* rows, std::int64_t firstRow, std::int64_t rowCount,
                         std::int64_t allRows, std::int64_t cols, std::byte* out) {
    const std::int64_t rowBlocks = blocksIn(planesOf(type), 1, cols);
    const Part part{firstRow * rowBlocks, rowCount * rowBlocks, allRows * rowBlocks};
    switch (type) {
#define CONCLAVE_SPLIT(name)                                                                                 \
    case QuantType::name:                                                                                    \
        return splitAs<QuantType::name>(rows, part, out);
        CONCLAVE_SPLIT(f32)
        CONCLAVE_SPLIT(f16)
        CONCLAVE_SPLIT(bf16)
        CONCLAVE_SPLIT(q4_0)
        CONCLAVE_SPLIT(q4_1)
        CONCLAVE_SPLIT(q5_0)
        CONCLAVE_SPLIT(q5_1)
        CONCLAVE_SPLIT(q8_0)
        CONCLAVE_SPLIT(q2_k)
        CONCLAVE_SPLIT(q3_k)
        CONCLAVE_SPLIT(q4_k)
        CONCLAVE_SPLIT(q5_k)
        CONCLAVE_SPLIT(q6_k)
        CONCLAVE_SPLIT(iq2_xxs)
        CONCLAVE_SPLIT(iq2_xs)
        CONCLAVE_SPLIT(iq2_s)
        CONCLAVE_SPLIT(iq3_xxs)
        CONCLAVE_SPLIT(iq3_s)
        CONCLAVE_SPLIT(iq1_s)
        CONCLAVE_SPLIT(iq1_m)
        CONCLAVE_SPLIT(iq4_nl)
        CONCLAVE_SPLIT(iq4_xs)
        CONCLAVE_SPLIT(tq1_0)
        CONCLAVE_SPLIT(tq2_0)
        CONCLAVE_SPLIT(mxfp4)
        CONCLAVE_SPLIT(nvfp4)
#undef CONCLAVE_SPLIT
    }
}

} // namespace conclave::kernels::cuda
