// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/block_formats.h"
#include "kernels/cache_rows.h"
#include "kernels/cuda/block_reduce.h"
#include "kernels/cuda/ptx.h"
#include "kernels/float_formats.h"

#include <cmath>

/// Rows of the key/value cache on the device: bit for bit what kernels/cache_rows.h writes and reads.
///
/// Rows are read eight columns at a time ("a chunk"): 16 bytes of the 16-bit types, and a chunk lies in one
/// block of the block types. Chunks up to cacheChunks(width) may be read; what lies behind the row's numbers
/// is 0. Plain loads, not those for constants: a persistent kernel reads rows that it has written itself.
namespace conclave::kernels::cuda {

inline constexpr int kChunk = 8; ///< columns

__host__ __device__ constexpr int cacheChunks(int width) {
    return (width + kChunk - 1) / kChunk;
}

// ---- Reading, one thread ----

/// A number 0 … 255 in the low bits of 2^23 is an exact float: cheaper than a conversion.
__device__ __forceinline__ float floatOfByte(unsigned byte, float zero) {
    return __int_as_float(static_cast<int>(0x4b000000u | byte)) - (8388608.0f + zero);
}

/// The decoder of one type: `Chunk` is what memory holds, load() reads it, decode() makes floats of it. They
/// are two steps so that several loads can be on their way at once.
template <CacheType type>
struct CacheCodec;

template <>
struct CacheCodec<CacheType::f32> {
    struct Chunk {
        float x[kChunk];
    };
    /// Rows of f32 are not filled up: @p width says where they end, and whether 16 bytes can be read at once.
    static __device__ __forceinline__ Chunk load(const std::byte* row, int chunk, int width) {
        const float* const from = reinterpret_cast<const float*>(row) + chunk * kChunk;
        Chunk out;
#pragma unroll
        for (int half = 0; half < 2; ++half) {
            const int first = chunk * kChunk + half * 4;
            if (width % 4 == 0 && first < width) {
                const float4 four = *reinterpret_cast<const float4*>(from + half * 4);
                out.x[half * 4] = four.x;
                out.x[half * 4 + 1] = four.y;
                out.x[half * 4 + 2] = four.z;
                out.x[half * 4 + 3] = four.w;
            } else {
#pragma unroll
                for (int i = 0; i < 4; ++i)
                    out.x[half * 4 + i] = first + i < width ? from[half * 4 + i] : 0.0f;
            }
        }
        return out;
    }
    static __device__ __forceinline__ void decode(const Chunk& chunk, int, float (&out)[kChunk]) {
#pragma unroll
        for (int i = 0; i < kChunk; ++i)
            out[i] = chunk.x[i];
    }
};

/// Eight numbers of 16 bits.
struct Chunk16 {
    uint4 bits;
    static __device__ __forceinline__ Chunk16 load(const std::byte* row, int chunk, int) {
        return {*reinterpret_cast<const uint4*>(row + chunk * 16)};
    }
    __device__ __forceinline__ std::uint32_t word(int i) const {
        return i == 0 ? bits.x : i == 1 ? bits.y : i == 2 ? bits.z : bits.w;
    }
};

template <>
struct CacheCodec<CacheType::f16> {
    using Chunk = Chunk16;
    static __device__ __forceinline__ Chunk load(const std::byte* row, int chunk, int width) {
        return Chunk::load(row, chunk, width);
    }
    static __device__ __forceinline__ void decode(const Chunk& chunk, int, float (&out)[kChunk]) {
#pragma unroll
        for (int i = 0; i < kChunk / 2; ++i) {
            out[i * 2] = gpu::halfToFloat(static_cast<std::uint16_t>(chunk.word(i)));
            out[i * 2 + 1] = gpu::halfToFloat(static_cast<std::uint16_t>(chunk.word(i) >> 16));
        }
    }
};

template <>
struct CacheCodec<CacheType::bf16> {
    using Chunk = Chunk16;
    static __device__ __forceinline__ Chunk load(const std::byte* row, int chunk, int width) {
        return Chunk::load(row, chunk, width);
    }
    static __device__ __forceinline__ void decode(const Chunk& chunk, int, float (&out)[kChunk]) {
#pragma unroll
        for (int i = 0; i < kChunk / 2; ++i) {
            out[i * 2] = __int_as_float(static_cast<int>(chunk.word(i) << 16));
            out[i * 2 + 1] = __int_as_float(static_cast<int>(chunk.word(i) & 0xffff0000u));
        }
    }
};

template <>
struct CacheCodec<CacheType::f8_e4m3> {
    using Chunk = uint2;
    static __device__ __forceinline__ Chunk load(const std::byte* row, int chunk, int) {
        return *reinterpret_cast<const uint2*>(row + chunk * kChunk);
    }
    /// The bits as those of a float, which is 2^-120 of the number; NaN (all ones) in a second look.
    static __device__ __forceinline__ void decode(const Chunk& chunk, int, float (&out)[kChunk]) {
        const std::uint32_t words[2] = {chunk.x, chunk.y};
#pragma unroll
        for (int i = 0; i < kChunk; ++i) {
            const std::uint32_t byte = words[i / 4] >> (i % 4 * 8);
            out[i] = __int_as_float(static_cast<int>((byte & 0x80u) << 24 | (byte & 0x7fu) << 20)) * 0x1p120f;
        }
        const std::uint32_t carries = (words[0] & 0x7f7f7f7fu) + 0x01010101u;
        const std::uint32_t moreCarries = (words[1] & 0x7f7f7f7fu) + 0x01010101u;
        if (((carries | moreCarries) & 0x80808080u) != 0) {
#pragma unroll
            for (int i = 0; i < kChunk; ++i)
                if ((words[i / 4] >> (i % 4 * 8) & 0x7fu) == 0x7fu)
                    out[i] = __int_as_float(0x7fc00000);
        }
    }
};

/// Eight bytes of a block and its step. Blocks stand at even addresses.
struct BlockChunk {
    std::uint32_t words[2];
    std::uint16_t step;
    static __device__ __forceinline__ BlockChunk load(const std::byte* block, int offset) {
        const auto* const pairs = reinterpret_cast<const std::uint16_t*>(block + 2 + offset);
        return {{pairs[0] | static_cast<std::uint32_t>(pairs[1]) << 16,
                 pairs[2] | static_cast<std::uint32_t>(pairs[3]) << 16},
                *reinterpret_cast<const std::uint16_t*>(block)};
    }
};

template <>
struct CacheCodec<CacheType::q8_0> {
    using Chunk = BlockChunk;
    static __device__ __forceinline__ Chunk load(const std::byte* row, int chunk, int) {
        return Chunk::load(row + chunk / 4 * static_cast<int>(sizeof(BlockQ8_0)), chunk % 4 * kChunk);
    }
    static __device__ __forceinline__ void decode(const Chunk& chunk, int, float (&out)[kChunk]) {
        const float step = gpu::halfToFloat(chunk.step);
#pragma unroll
        for (int i = 0; i < kChunk; ++i) {
            const std::uint32_t code = (chunk.words[i / 4] ^ 0x80808080u) >> (i % 4 * 8) & 0xffu;
            out[i] = step * floatOfByte(code, 128.0f);
        }
    }
};

template <>
struct CacheCodec<CacheType::q4_0> {
    using Chunk = BlockChunk;
    /// Columns 0-15 of a block are the low four bits of its bytes, 16-31 the high ones.
    static __device__ __forceinline__ Chunk load(const std::byte* row, int chunk, int) {
        return Chunk::load(row + chunk / 4 * static_cast<int>(sizeof(BlockQ4_0)), chunk % 2 * kChunk);
    }
    static __device__ __forceinline__ void decode(const Chunk& chunk, int index, float (&out)[kChunk]) {
        const float step = gpu::halfToFloat(chunk.step);
        const int shift = index % 4 / 2 * 4;
#pragma unroll
        for (int i = 0; i < kChunk; ++i) {
            const std::uint32_t code = chunk.words[i / 4] >> (i % 4 * 8 + shift) & 15u;
            out[i] = step * floatOfByte(code, 8.0f);
        }
    }
};

// ---- Writing, one warp ----

/// The step that a block is kept with: NaN where a number of the block is not finite.
__device__ __forceinline__ std::uint16_t stepBits(float step, bool isFinite) {
    return isFinite ? gpu::floatToHalf(step) : std::uint16_t{0x7e00};
}

__device__ __forceinline__ bool isFiniteNumber(float x) {
    return fabsf(x) < INFINITY;
}

/// Lane l has column l of the block, 0 behind the end of the row.
__device__ __forceinline__ void storeQ8Block(float x, int lane, std::byte* block) {
    const float largest = warpMax(isFiniteNumber(x) ? fabsf(x) : INFINITY);
    const float step = largest / 127;
    const bool isFinite = isFiniteNumber(step);
    const float inverse = step > 0 && isFinite ? 1 / step : 0.0f;
    const long code = inverse > 0 ? lroundf(x * inverse) : 0L;
    reinterpret_cast<std::int8_t*>(block + 2)[lane] = static_cast<std::int8_t>(code);
    if (lane == 0)
        *reinterpret_cast<std::uint16_t*>(block) = stepBits(step, isFinite);
}

__device__ __forceinline__ void storeQ4Block(float x, int lane, std::byte* block) {
    const Best best = warpBest({isFiniteNumber(x) ? fabsf(x) : INFINITY, lane});
    const float signedLargest = __shfl_sync(kAllLanes, x, best.index);
    const float largest = !isFiniteNumber(best.value) ? INFINITY : best.value > 0 ? signedLargest : 0.0f;
    const float step = largest / -8;
    const bool isFinite = isFiniteNumber(step);
    const float inverse = step != 0 && isFinite ? 1 / step : 0.0f;
    const long nearest = inverse != 0 ? lroundf(x * inverse) : 0L;
    const unsigned code = static_cast<unsigned>((nearest < -8 ? -8 : nearest > 7 ? 7 : nearest) + 8);
    const unsigned partner = __shfl_xor_sync(kAllLanes, code, 16);
    if (lane < 16)
        reinterpret_cast<std::uint8_t*>(block + 2)[lane] = static_cast<std::uint8_t>(code | partner << 4);
    if (lane == 0)
        *reinterpret_cast<std::uint16_t*>(block) = stepBits(step, isFinite);
}

/// Encodes x[0, cols), shared memory that the warp has written and synchronised. Lane l reads x[l], x[l +
/// 32], … alone.
__device__ inline void storeCacheRowByWarp(CacheType type, const float* x, int cols, std::byte* row) {
    const int lane = static_cast<int>(threadIdx.x) % kWarpThreads;
    const int blocks = (cols + kWarpThreads - 1) / kWarpThreads;
    for (int b = 0; b < blocks; ++b) {
        const int column = b * kWarpThreads + lane;
        const float value = column < cols ? x[column] : 0.0f;
        switch (type) {
        case CacheType::f32:
            if (column < cols)
                reinterpret_cast<float*>(row)[column] = value;
            break;
        case CacheType::f16:
            reinterpret_cast<std::uint16_t*>(row)[column] = gpu::floatToHalf(value);
            break;
        case CacheType::bf16:
            reinterpret_cast<std::uint16_t*>(row)[column] = floatToBf16(value);
            break;
        case CacheType::f8_e4m3:
            reinterpret_cast<std::uint8_t*>(row)[column] = floatToF8E4m3(value);
            break;
        case CacheType::q8_0:
            storeQ8Block(value, lane, row + b * static_cast<int>(sizeof(BlockQ8_0)));
            break;
        case CacheType::q4_0:
            storeQ4Block(value, lane, row + b * static_cast<int>(sizeof(BlockQ4_0)));
            break;
        }
    }
}

} // namespace conclave::kernels::cuda
