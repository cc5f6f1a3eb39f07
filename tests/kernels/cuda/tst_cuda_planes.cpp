// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cuda/decode_row.h"
#include "kernels/cuda/weight_planes.h"
#include "kernels/matmul_quant.h"
#include "tests/kernels/cuda/kernel_test.h"
#include "tests/kernels/random_blocks.h"

#include <algorithm>
#include <cstring>

using namespace conclave;
using namespace conclave::kernels;
using namespace conclave::kernels::cuda;
using namespace conclave::test;

namespace {

struct Shape {
    std::int64_t rows;
    std::int64_t blocks; ///< per row
};

std::vector<Shape> shapes() {
    return isSmallRun() ? std::vector<Shape>{{3, 3}} : std::vector<Shape>{{1, 1}, {7, 3}, {33, 5}};
}

std::vector<std::byte> randomRows(QuantType type, std::int64_t rows, std::int64_t cols) {
    std::mt19937 random(static_cast<unsigned>(rows * 31 + cols));
    return randomBlocks(type, rows, cols, random, 0.03f);
}

std::vector<std::byte> planesOfRows(QuantType type, const std::vector<std::byte>& rows, std::int64_t rowCount,
                                    std::int64_t cols) {
    std::vector<std::byte> planes(static_cast<std::size_t>(planesBytes(type, rowCount, cols)),
                                  std::byte{0xee});
    splitIntoPlanes(type, rows.data(), rowCount, cols, planes.data());
    return planes;
}

template <QuantType T>
__global__ void decodeRowsKernel(Matrix table, int span, float scale, float* out) {
    const std::int64_t row = blockIdx.x;
    decodeRowPiece<T>(table, row, static_cast<int>(blockIdx.y) * span, span, scale, out + row * table.cols);
}

/// Every weight of every type, by pieces of rows, is the CPU's to the bit: all products are rounded once
/// there and here.
template <QuantType T>
void checkDecoding() {
    const QuantTraits& traits = *quantTraits(T);
    for (const Shape& shape : shapes()) {
        const std::int64_t cols = shape.blocks * traits.blockElements;
        const std::vector<std::byte> rows = randomRows(T, shape.rows, cols);
        const DeviceArray<std::byte> planes(planesOfRows(T, rows, shape.rows, cols));
        const Matrix table{T, static_cast<int>(shape.rows), static_cast<int>(cols), planes.data()};
        DeviceArray<float> decoded(static_cast<std::size_t>(shape.rows * cols));
        const int span = 512;
        const gpu::LaunchConfig config{
            .grid = dim3(static_cast<unsigned>(shape.rows), static_cast<unsigned>((cols + span - 1) / span)),
            .block = dim3(64)};
        const float scale = 0.5f;
        gpu::launch(config, decodeRowsKernel<T>, table, span, scale, decoded.data());
        const std::vector<float> values = decoded.values();
        std::vector<float> expected(static_cast<std::size_t>(cols));
        for (std::int64_t r = 0; r < shape.rows; ++r) {
            dequantizeRow(T, rows.data() + r * quantRowBytes(T, cols), cols, expected.data());
            for (std::int64_t c = 0; c < cols; ++c) {
                const float weight = scale * expected[static_cast<std::size_t>(c)];
                const float value = values[static_cast<std::size_t>(r * cols + c)];
                check(std::memcmp(&weight, &value, sizeof value) == 0 || (weight != weight && value != value),
                      "%s, row %d, weight %d: %a instead of %a", traits.name, static_cast<int>(r),
                      static_cast<int>(c), value, weight);
            }
        }
    }
}

} // namespace

KERNEL_TEST(everyByteOfABlockIsInOneSlice) {
    for (const QuantTraits& traits : allQuantTraits()) {
        const PlaneTable table = planesOf(traits.type);
        check(table.blockBytes == traits.blockBytes && table.blockWeights == traits.blockElements,
              "%s: another block", traits.name);
        std::vector<int> uses(static_cast<std::size_t>(table.blockBytes));
        for (int p = 0; p < table.count; ++p)
            for (int i = 0; i < table.planes[p].count; ++i)
                for (int b = 0; b < table.planes[p].bytes; ++b)
                    ++uses.at(
                        static_cast<std::size_t>(table.planes[p].offset + i * table.planes[p].stride + b));
        check(std::ranges::all_of(uses, [](int count) { return count == 1; }), "%s", traits.name);
    }
}

KERNEL_TEST(planesHoldTheSlicesInOrder) {
    for (const QuantTraits& traits : allQuantTraits())
        for (const Shape& shape : shapes()) {
            const std::int64_t cols = shape.blocks * traits.blockElements;
            const std::vector<std::byte> rows = randomRows(traits.type, shape.rows, cols);
            const std::vector<std::byte> planes = planesOfRows(traits.type, rows, shape.rows, cols);
            const PlaneTable table = planesOf(traits.type);
            std::int64_t end = 0;
            for (int p = 0; p < table.count; ++p) {
                const PlaneSpan span = planeSpan(traits.type, p, shape.rows, cols, 0, shape.rows);
                check(span.offset % kPlaneAlignment == 0 && span.offset == end, "%s: plane %d begins at %d",
                      traits.name, p, static_cast<int>(span.offset));
                const Plane& plane = table.planes[p];
                const std::byte* slice = planes.data() + span.offset;
                for (std::int64_t b = 0; b < shape.rows * shape.blocks; ++b)
                    for (int i = 0; i < plane.count; ++i, slice += plane.bytes)
                        check(std::memcmp(
                                  slice, rows.data() + b * table.blockBytes + plane.offset + i * plane.stride,
                                  static_cast<std::size_t>(plane.bytes)) == 0,
                              "%s: plane %d, block %d, slice %d", traits.name, p, static_cast<int>(b), i);
                end = span.offset + (span.bytes + kPlaneAlignment - 1) / kPlaneAlignment * kPlaneAlignment;
                check(std::all_of(planes.data() + span.offset + span.bytes, planes.data() + end,
                                  [](std::byte byte) { return byte == std::byte{0}; }),
                      "%s: something behind plane %d", traits.name, p);
            }
            check(end == static_cast<std::int64_t>(planes.size()), "%s: size", traits.name);
        }
}

KERNEL_TEST(piecesOfRowsMakeTheSamePlanes) {
    const std::int64_t rows = 7;
    for (const QuantTraits& traits : allQuantTraits()) {
        const std::int64_t cols = 3 * traits.blockElements;
        const std::vector<std::byte> blocks = randomRows(traits.type, rows, cols);
        const std::vector<std::byte> whole = planesOfRows(traits.type, blocks, rows, cols);
        std::vector<std::byte> pieced(whole.size());
        for (std::int64_t first = 0; first < rows; first += 2) {
            const std::int64_t count = std::min<std::int64_t>(2, rows - first);
            const std::byte* begin = blocks.data() + first * quantRowBytes(traits.type, cols);
            const std::vector<std::byte> piece = planesOfRows(
                traits.type, {begin, begin + count * quantRowBytes(traits.type, cols)}, count, cols);
            for (int p = 0; p < planesOf(traits.type).count; ++p) {
                const PlaneSpan from = planeSpan(traits.type, p, count, cols, 0, count);
                const PlaneSpan to = planeSpan(traits.type, p, rows, cols, first, count);
                check(from.bytes == to.bytes, "%s: plane %d", traits.name, p);
                std::copy_n(piece.begin() + from.offset, from.bytes, pieced.begin() + to.offset);
            }
        }
        check(pieced == whole, "%s", traits.name);
    }
}

KERNEL_TEST(rowsGoToTheirPlacesInOneMatrix) {
    const std::int64_t rows = 7;
    for (const QuantTraits& traits : allQuantTraits()) {
        const std::int64_t cols = 3 * traits.blockElements;
        const std::vector<std::byte> blocks = randomRows(traits.type, rows, cols);
        const std::vector<std::byte> whole = planesOfRows(traits.type, blocks, rows, cols);
        std::vector<std::byte> filled(whole.size(), std::byte{0xee});
        for (const std::int64_t first : {5, 0, 3}) { // in any order
            const std::int64_t count = first == 0 ? 3 : 2;
            splitRowsIntoPlanes(traits.type, blocks.data() + first * quantRowBytes(traits.type, cols), first,
                                count, rows, cols, filled.data());
        }
        check(filled == whole, "%s", traits.name);
    }
}

#define CHECK_DECODING(type)                                                                                 \
    KERNEL_TEST(decodes_##type) {                                                                            \
        checkDecoding<QuantType::type>();                                                                    \
    }
CHECK_DECODING(f32)
CHECK_DECODING(f16)
CHECK_DECODING(bf16)
CHECK_DECODING(q4_0)
CHECK_DECODING(q4_1)
CHECK_DECODING(q5_0)
CHECK_DECODING(q5_1)
CHECK_DECODING(q8_0)
CHECK_DECODING(q2_k)
CHECK_DECODING(q3_k)
CHECK_DECODING(q4_k)
CHECK_DECODING(q5_k)
CHECK_DECODING(q6_k)
CHECK_DECODING(iq2_xxs)
CHECK_DECODING(iq2_xs)
CHECK_DECODING(iq2_s)
CHECK_DECODING(iq3_xxs)
CHECK_DECODING(iq3_s)
CHECK_DECODING(iq1_s)
CHECK_DECODING(iq1_m)
CHECK_DECODING(iq4_nl)
CHECK_DECODING(iq4_xs)
CHECK_DECODING(tq1_0)
CHECK_DECODING(tq2_0)
CHECK_DECODING(mxfp4)
CHECK_DECODING(nvfp4)
