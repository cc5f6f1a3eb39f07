// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kernels/emulation/ptx_emulated.h"

/// Register layouts as the PTX ISA draws them: g = lane / 4 is a row of A and D and a column of B, t = lane %
/// 4 says which columns of A and D and which rows of B. Sums are plain float sums in the order of k; the
/// hardware rounds in its own way, which is why tests compare within bounds.
namespace gpu {

namespace {

using Widen = float (*)(std::uint16_t);

template <typename T>
struct MmaInput {
    std::uint32_t a[4];
    std::uint32_t b[2];
    T d[4];
};

template <typename T>
MmaInput<T> inputOf(const emulation::WarpMeeting& meeting, int lane) {
    MmaInput<T> input;
    emulation::copyBytes(&input, meeting.input[lane], sizeof input);
    return input;
}

template <typename Value, typename Sum, int kDepth>
struct MmaOperands {
    Value a[16][kDepth];
    Value b[8][kDepth]; // by column
};

/// D += A · B with what all lanes brought.
template <typename Value, typename Sum, int kDepth>
void multiply(emulation::WarpMeeting& meeting, const MmaOperands<Value, Sum, kDepth>& operands) {
    for (int lane = 0; lane < 32; ++lane) {
        MmaInput<Sum> input = inputOf<Sum>(meeting, lane);
        for (int i = 0; i < 4; ++i) {
            const Value* const row = operands.a[lane / 4 + 8 * (i / 2)];
            const Value* const col = operands.b[lane % 4 * 2 + i % 2];
            for (int k = 0; k < kDepth; ++k)
                input.d[i] += static_cast<Sum>(row[k]) * static_cast<Sum>(col[k]);
        }
        emulation::copyBytes(meeting.output[lane], input.d, sizeof input.d);
    }
}

template <Widen kWiden>
void multiplyFloats(emulation::WarpMeeting& meeting) {
    MmaOperands<float, float, 16> operands;
    for (int lane = 0; lane < 32; ++lane) {
        const auto input = inputOf<float>(meeting, lane);
        const int g = lane / 4;
        const int k = lane % 4 * 2;
        for (int half = 0; half < 2; ++half) {
            for (int r = 0; r < 4; ++r)
                operands.a[g + 8 * (r % 2)][k + 8 * (r / 2) + half] =
                    kWiden(static_cast<std::uint16_t>(input.a[r] >> 16 * half));
            for (int r = 0; r < 2; ++r)
                operands.b[g][k + 8 * r + half] = kWiden(static_cast<std::uint16_t>(input.b[r] >> 16 * half));
        }
    }
    multiply(meeting, operands);
}

/// Products of int8 cannot overflow 32 bits before thousands of them are summed; the hardware wraps then.
void multiplyBytes(emulation::WarpMeeting& meeting) {
    MmaOperands<std::int8_t, int, 32> operands;
    for (int lane = 0; lane < 32; ++lane) {
        const auto input = inputOf<int>(meeting, lane);
        const int g = lane / 4;
        const int k = lane % 4 * 4;
        for (int byte = 0; byte < 4; ++byte) {
            for (int r = 0; r < 4; ++r)
                operands.a[g + 8 * (r % 2)][k + 16 * (r / 2) + byte] =
                    static_cast<std::int8_t>(input.a[r] >> 8 * byte);
            for (int r = 0; r < 2; ++r)
                operands.b[g][k + 16 * r + byte] = static_cast<std::int8_t>(input.b[r] >> 8 * byte);
        }
    }
    multiply(meeting, operands);
}

template <typename T>
void mma(T (&d)[4], const std::uint32_t (&a)[4], const std::uint32_t (&b)[2], emulation::Compute compute,
         const emulation::Location& at) {
    const MmaInput<T> input = {{a[0], a[1], a[2], a[3]}, {b[0], b[1]}, {d[0], d[1], d[2], d[3]}};
    emulation::takeOutput(
        emulation::meet(~0u, emulation::WarpOperation::Mma, &input, sizeof input, compute, at), d, sizeof d);
}

/// Row r of matrix m, as lane 8 m + r gave its address.
const unsigned char* rowOf(const emulation::WarpMeeting& meeting, int matrix, int row) {
    const unsigned char* address = nullptr;
    emulation::copyBytes(&address, meeting.input[8 * matrix + row], sizeof address);
    return address;
}

template <bool kIsTransposed>
void distribute(emulation::WarpMeeting& meeting) {
    for (int lane = 0; lane < 32; ++lane) {
        for (int matrix = 0; matrix < 4; ++matrix) {
            unsigned char* const target = meeting.output[lane] + 4 * matrix;
            const int g = lane / 4;
            const int t = lane % 4;
            if (!kIsTransposed) {
                emulation::copyBytes(target, rowOf(meeting, matrix, g) + 4 * t, 4);
                continue;
            }
            for (int half = 0; half < 2; ++half)
                emulation::copyBytes(target + 2 * half, rowOf(meeting, matrix, 2 * t + half) + 2 * g, 2);
        }
    }
}

void loadMatrices(std::uint32_t (&r)[4], const void* row, emulation::Compute compute,
                  const emulation::Location& at) {
    constexpr unsigned kRowBytes = 16;
    if (reinterpret_cast<std::uintptr_t>(row) % kRowBytes != 0)
        emulation::fail(at, "a row of a matrix at %p, which is not aligned to 16", row);
    emulation::sharedPointer(emulation::sharedAddress(row, at), kRowBytes, at);
    emulation::takeOutput(
        emulation::meet(~0u, emulation::WarpOperation::LoadMatrix, &row, sizeof row, compute, at), r,
        sizeof r);
}

/// Number (row, k) of the operand of a descriptor with 128-byte swizzle.
std::uint16_t operandValue(std::uint64_t descriptor, unsigned row, unsigned k,
                           const emulation::Location& at) {
    const auto start = static_cast<std::uint32_t>(descriptor & 0x3fffu) << 4;
    const auto eightRows = static_cast<std::uint32_t>(descriptor >> 32 & 0x3fffu) << 4;
    std::uint32_t address = start + row / 8 * eightRows + row % 8 * 128 + k * 2;
    address ^= (address >> 7 & 7u) << 4;
    std::uint16_t value;
    emulation::copyBytes(&value, emulation::sharedPointer(address, sizeof value, at), sizeof value);
    return value;
}

/// The 16 rows of one warp; a rehearsal only reads.
template <Widen kWiden>
void multiplyShared(const emulation::WarpProduct& product, unsigned warp, bool isRehearsal) {
    constexpr unsigned kDepth = 16;
    constexpr unsigned kMostColumns = 128;
    const emulation::Location& at = product.at;
    float a[16][kDepth];
    float b[kMostColumns][kDepth];
    for (unsigned row = 0; row < 16; ++row)
        for (unsigned k = 0; k < kDepth; ++k)
            a[row][k] = kWiden(operandValue(product.a, 16 * (warp % 4) + row, k, at));
    for (unsigned col = 0; col < product.columns; ++col)
        for (unsigned k = 0; k < kDepth; ++k)
            b[col][k] = kWiden(operandValue(product.b, col, k, at));
    if (isRehearsal)
        return;
    for (unsigned lane = 0; lane < 32; ++lane) {
        for (unsigned i = 0; i < product.columns / 2; ++i) {
            const unsigned row = lane / 4 + 8 * (i % 4 / 2);
            const unsigned col = i / 4 * 8 + lane % 4 * 2 + i % 2;
            for (unsigned k = 0; k < kDepth; ++k)
                product.accumulators[lane][i] += a[row][k] * b[col][k];
        }
    }
}

void wgmma(float* d, unsigned columns, std::uint64_t a, std::uint64_t b,
           void (*run)(const emulation::WarpProduct&, unsigned, bool), const emulation::Location& at) {
    emulation::needCompute(9, 0, true, "wgmma", at);
    emulation::issueProduct(d, a, b, columns, run, at);
}

} // namespace

uint4 loadStreaming(const void* from, const emulation::Location& at) {
    if (reinterpret_cast<std::uintptr_t>(from) % 16 != 0)
        emulation::fail(at, "16 bytes are loaded from %p, which is not aligned to 16", from);
    emulation::noteRead(from, 16, at);
    uint4 value;
    emulation::copyBytes(&value, from, sizeof value);
    return value;
}

void mmaF16(float (&d)[4], const std::uint32_t (&a)[4], const std::uint32_t (&b)[2],
            const emulation::Location& at) {
    mma(d, a, b, multiplyFloats<halfToFloat>, at);
}

void mmaBf16(float (&d)[4], const std::uint32_t (&a)[4], const std::uint32_t (&b)[2],
             const emulation::Location& at) {
    emulation::needCompute(8, 0, false, "a product of bf16", at);
    mma(d, a, b, multiplyFloats<bf16ToFloat>, at);
}

void mmaS8(int (&d)[4], const std::uint32_t (&a)[4], const std::uint32_t (&b)[2],
           const emulation::Location& at) {
    mma(d, a, b, multiplyBytes, at);
}

void mmaS8Short(int (&d)[4], const std::uint32_t (&a)[2], std::uint32_t b, const emulation::Location& at) {
    mma(d, {a[0], a[1], 0, 0}, {b, 0}, multiplyBytes, at);
}

void loadMatrix(std::uint32_t (&r)[4], const void* row, const emulation::Location& at) {
    loadMatrices(r, row, distribute<false>, at);
}

void loadMatrixTransposed(std::uint32_t (&r)[4], const void* row, const emulation::Location& at) {
    loadMatrices(r, row, distribute<true>, at);
}

Status encodeTensorMap(TensorMap* map, TileType type, const void* matrix, std::uint64_t rows,
                       std::uint64_t cols, std::uint64_t rowBytes, unsigned tileRows) {
    const unsigned valueBytes = type == TileType::U8 ? 1 : 2;
    const bool isAligned = reinterpret_cast<std::uintptr_t>(matrix) % 16 == 0 && rowBytes % 16 == 0;
    if (!isAligned || rows == 0 || cols == 0 || rowBytes < cols * valueBytes || tileRows == 0 ||
        tileRows > 256)
        return kInvalidValue;
    map->tile = {static_cast<const unsigned char*>(matrix), rows, cols, rowBytes, tileRows, valueBytes};
    return 0;
}

std::uint64_t sharedDescriptor(const void* shared, const emulation::Location& at) {
    const std::uint64_t address = emulation::sharedAddress(shared, at);
    if (address % 16 != 0)
        emulation::fail(at, "an operand at %p, which is not aligned to 16", shared);
    return (address & 0x3ffffu) >> 4 | std::uint64_t{1} << 16 | std::uint64_t{1024 >> 4} << 32 |
           std::uint64_t{1} << 62;
}

void wgmmaF16(float (&d)[32], std::uint64_t a, std::uint64_t b, const emulation::Location& at) {
    wgmma(d, 64, a, b, multiplyShared<halfToFloat>, at);
}
void wgmmaF16(float (&d)[64], std::uint64_t a, std::uint64_t b, const emulation::Location& at) {
    wgmma(d, 128, a, b, multiplyShared<halfToFloat>, at);
}
void wgmmaBf16(float (&d)[32], std::uint64_t a, std::uint64_t b, const emulation::Location& at) {
    wgmma(d, 64, a, b, multiplyShared<bf16ToFloat>, at);
}
void wgmmaBf16(float (&d)[64], std::uint64_t a, std::uint64_t b, const emulation::Location& at) {
    wgmma(d, 128, a, b, multiplyShared<bf16ToFloat>, at);
}

} // namespace gpu
