// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cpu/activation_rows.h"
#include "kernels/cuda/block_reduce.h"
#include "kernels/cuda/decode_row.h"
#include "kernels/cuda/matvec_plan.h"

/// Activations of a slice of columns in shared memory and what lanes do with them: int8 for packed weights,
/// floats for float weights. Lanes that decode neighbouring chunks of weights read neighbouring 16 bytes
/// here, too: what belongs to the u-th 16 bytes of chunk c lies at [u][c].
namespace conclave::kernels::cuda {

/// Rows that an item reads, already with their norm's factors.
class MatvecRows {
  public:
    /// @p factors is [tokens] in shared memory, nullptr without a norm; @p weight [cols], nullptr: ones.
    __device__ __forceinline__ MatvecRows(const float* x, std::int64_t stride, const float* factors,
                                          const float* weight)
        : m_x(x), m_stride(stride), m_factors(factors), m_weight(factors ? weight : nullptr),
          m_isAligned((reinterpret_cast<std::uintptr_t>(x) |
                       static_cast<std::uintptr_t>(stride) * sizeof(float) |
                       reinterpret_cast<std::uintptr_t>(m_weight)) %
                          sizeof(float4) ==
                      0) {}

    __device__ __forceinline__ float value(int token, int col) const {
        const float x = m_x[token * m_stride + col];
        return m_factors ? scaled(x, token, m_weight ? m_weight[col] : 1.0f) : x;
    }
    /// Columns @p col … @p col + 3, a multiple of 4.
    __device__ __forceinline__ float4 four(int token, int col) const {
        float4 x = four(m_x + token * m_stride + col);
        if (!m_factors)
            return x;
        const float4 weight = m_weight ? four(m_weight + col) : make_float4(1, 1, 1, 1);
        return make_float4(scaled(x.x, token, weight.x), scaled(x.y, token, weight.y),
                           scaled(x.z, token, weight.z), scaled(x.w, token, weight.w));
    }

  private:
    __device__ __forceinline__ float scaled(float x, int token, float weight) const {
        return x * m_factors[token] * weight;
    }
    __device__ __forceinline__ float4 four(const float* from) const {
        return m_isAligned ? *reinterpret_cast<const float4*>(from)
                           : make_float4(from[0], from[1], from[2], from[3]);
    }

    const float* m_x;
    std::int64_t m_stride;
    const float* m_factors;
    const float* m_weight;
    bool m_isAligned;
};

/// For packed weights: whole blocks of 32 activations share a scale, rounded as the CPU does
/// (kernels/cpu/activation_rows.h): NaN or infinity in a block make its scale NaN and its numbers 0.
template <QuantType T, int Tokens>
class Int8Slice {
  public:
    using Decoder = WeightDecoder<T>;
    static constexpr int kChunk = Decoder::kChunk;
    static constexpr int kCols = int8SliceCols(Tokens);
    static constexpr int kBlocks = kChunk / 32;                           // of a chunk
    static constexpr int kSums = kBlocks * (Decoder::kTwoScales ? 2 : 1); // of a chunk
    static_assert(kCols % kChunk == 0 && kChunk == matvecChunk(T));

    __device__ __forceinline__ Int8Slice(gpu::DynamicShared& shared, int cols)
        : m_mostChunks(min(cols, kCols) / kChunk),
          m_q(shared.take<uint4>(Tokens * 2 * kBlocks * m_mostChunks)),
          m_scales(shared.take<float>(Tokens * kBlocks * m_mostChunks)),
          m_sums(Decoder::kHasMinimum ? shared.take<float>(Tokens * kSums * m_mostChunks) : nullptr) {}

    /// Rounds columns @p begin … @p end - 1. Eight lanes have a block, four columns each.
    __device__ __forceinline__ void prepare(const MatvecRows& rows, int tokens, int begin, int end) {
        m_begin = begin / kChunk;
        m_chunks = (end - begin) / kChunk;
        const int lane = static_cast<int>(threadIdx.x) % kWarpThreads;
        const int blocks = (end - begin) / 32;
        const int all = tokens * blocks;
        for (int first = static_cast<int>(threadIdx.x) / kWarpThreads * 4; first < all;
             first += kBlockThreads / 8) {
            const int at = first + lane / 8;
            const bool isThere = at < all;
            const int token = isThere ? at / blocks : 0;
            const int block = isThere ? at % blocks : 0;
            const float4 four = rows.four(token, begin + 32 * block + 4 * (lane % 8));
            const float x[4] = {four.x, four.y, four.z, four.w};
            prepareBlock(x, token, block, lane % 8, isThere);
        }
    }

    /// acc[t] += this lane's chunks of row @p row · activations of token t.
    __device__ __forceinline__ void addRow(const std::byte* weights, int rows, int cols, int row, int lane,
                                           int lanes, int tokens, float (&acc)[Tokens]) const {
        const Decoder decoder(weights, rows, cols);
        const std::int64_t first = static_cast<std::int64_t>(row) * (cols / kChunk) + m_begin;
#pragma unroll(kBlocks == 1 ? 2 : 1)
        for (int c = lane; c < m_chunks; c += lanes) {
            Weights32 chunk[kBlocks];
            decoder.decode(first + c, chunk);
#pragma unroll
            for (int b = 0; b < kBlocks; ++b)
#pragma unroll
                for (int t = 0; t < Tokens; ++t)
                    if (Tokens == 1 || t < tokens)
                        addBlock(chunk[b], b, c, t, acc[t]);
        }
    }

  private:
    __device__ __forceinline__ void prepareBlock(const float (&x)[4], int token, int block, int lane,
                                                 bool isThere) {
        float largest = 0;
        for (int i = 0; i < 4; ++i) {
            const float magnitude = fabsf(x[i]);
            largest = fmaxf(largest, magnitude < INFINITY ? magnitude : INFINITY); // NaN counts as infinity
        }
#pragma unroll
        for (int distance = 4; distance > 0; distance /= 2)
            largest = fmaxf(largest, __shfl_xor_sync(kAllLanes, largest, distance));
        const bool isFinite = largest < INFINITY;
        const bool isZero = !isFinite || largest < kSmallestActivation;
        const float inverse = isZero ? 0.0f : 127 / largest;
        unsigned q = 0;
        for (int i = 0; i < 4; ++i) {
            const int rounded = isZero ? 0 : __float2int_rn(__fmul_rn(x[i], inverse));
            q |= (static_cast<unsigned>(rounded) & 255u) << 8 * i;
        }
        // lanes 0-3 have the first 16 bytes of the block, 4-7 the others
        const int chunk = block / kBlocks;
        const int inChunk = block % kBlocks;
        const int piece = (token * kBlocks + inChunk) * 2 + lane / 4;
        if (isThere) {
            reinterpret_cast<unsigned*>(m_q + piece * m_mostChunks + chunk)[lane % 4] = q;
            if (lane == 0)
                m_scales[(token * kBlocks + inChunk) * m_mostChunks + chunk] = !isFinite ? NAN
                                                                               : isZero  ? 0.0f
                                                                                         : largest / 127;
        }
        if constexpr (Decoder::kHasMinimum) {
            int sum = __dp4a(static_cast<int>(q), 0x01010101, 0);
            sum += __shfl_xor_sync(kAllLanes, sum, 1);
            sum += __shfl_xor_sync(kAllLanes, sum, 2);
            if constexpr (!Decoder::kTwoScales)
                sum += __shfl_xor_sync(kAllLanes, sum, 4);
            const int part = Decoder::kTwoScales ? piece : piece / 2;
            if (isThere && lane % (Decoder::kTwoScales ? 4 : 8) == 0)
                m_sums[part * m_mostChunks + chunk] = static_cast<float>(sum);
        }
    }

    /// Block @p b of chunk @p c: whole numbers are exact, then scale_x · (scale · dot - minimum · sum).
    __device__ __forceinline__ void addBlock(const Weights32& weights, int b, int c, int t,
                                             float& acc) const {
        const int block = t * kBlocks + b;
        const uint4 low = m_q[(2 * block) * m_mostChunks + c];
        const uint4 high = m_q[(2 * block + 1) * m_mostChunks + c];
        int first = __dp4a(weights.q[0], static_cast<int>(low.x), 0);
        first = __dp4a(weights.q[1], static_cast<int>(low.y), first);
        first = __dp4a(weights.q[2], static_cast<int>(low.z), first);
        first = __dp4a(weights.q[3], static_cast<int>(low.w), first);
        int second = __dp4a(weights.q[4], static_cast<int>(high.x), Decoder::kTwoScales ? 0 : first);
        second = __dp4a(weights.q[5], static_cast<int>(high.y), second);
        second = __dp4a(weights.q[6], static_cast<int>(high.z), second);
        second = __dp4a(weights.q[7], static_cast<int>(high.w), second);
        float product = weights.scale[Decoder::kTwoScales ? 1 : 0] * static_cast<float>(second);
        if constexpr (Decoder::kTwoScales)
            product += weights.scale[0] * static_cast<float>(first);
        if constexpr (Decoder::kHasMinimum) {
            const float* const sums = m_sums + (Decoder::kTwoScales ? 2 * block : block) * m_mostChunks + c;
            product -= weights.minimum[0] * sums[0];
            if constexpr (Decoder::kTwoScales)
                product -= weights.minimum[1] * sums[m_mostChunks];
        }
        acc += m_scales[block * m_mostChunks + c] * product;
    }

    int m_mostChunks;
    uint4* m_q;      ///< [Tokens][2 · kBlocks][chunks]
    float* m_scales; ///< [Tokens][kBlocks][chunks]
    float* m_sums;   ///< [Tokens][kSums][chunks]
    int m_begin = 0;
    int m_chunks = 0;
};

/// For float weights: activations stay floats. Any number of columns; rows that do not begin at multiples of
/// 16 bytes are read weight by weight.
template <QuantType T, int Tokens>
class FloatSlice {
  public:
    using Word = FloatWord<T>;
    static constexpr int kChunk = 16 / sizeof(Word);
    static constexpr int kCols = floatSliceCols(Tokens);
    static_assert(kCols % kChunk == 0 && kChunk == matvecChunk(T));

    __device__ __forceinline__ FloatSlice(gpu::DynamicShared& shared, int cols)
        : m_mostChunks((min(cols, kCols) + kChunk - 1) / kChunk),
          m_x(shared.take<float4>(Tokens * kChunk / 4 * m_mostChunks)) {}

    __device__ __forceinline__ void prepare(const MatvecRows& rows, int tokens, int begin, int end) {
        m_begin = begin;
        m_chunks = (end - begin + kChunk - 1) / kChunk;
        const int padded = m_chunks * kChunk;
        for (int at = static_cast<int>(threadIdx.x); at < tokens * padded; at += kBlockThreads) {
            const int token = at / padded;
            const int col = at % padded;
            float* const four = reinterpret_cast<float*>(
                m_x + (token * (kChunk / 4) + col % kChunk / 4) * m_mostChunks + col / kChunk);
            four[col % 4] = begin + col < end ? rows.value(token, begin + col) : 0.0f;
        }
    }

    __device__ __forceinline__ void addRow(const std::byte* weights, int, int cols, int row, int lane,
                                           int lanes, int tokens, float (&acc)[Tokens]) const {
        const Word* const words =
            reinterpret_cast<const Word*>(weights) + static_cast<std::int64_t>(row) * cols;
        const bool isAligned = cols % kChunk == 0;
#pragma unroll 2
        for (int c = lane; c < m_chunks; c += lanes) {
            alignas(16) Word chunk[kChunk];
            const int col = m_begin + c * kChunk;
            if (isAligned)
                *reinterpret_cast<uint4*>(chunk) = gpu::loadStreaming(words + col);
            else
                for (int i = 0; i < kChunk; ++i)
                    chunk[i] = col + i < cols ? words[col + i] : Word{0};
#pragma unroll
            for (int t = 0; t < Tokens; ++t)
                if (Tokens == 1 || t < tokens)
#pragma unroll
                    for (int u = 0; u < kChunk / 4; ++u) {
                        const float4 x = m_x[(t * (kChunk / 4) + u) * m_mostChunks + c];
                        acc[t] += floatWeight<T>(chunk[4 * u]) * x.x;
                        acc[t] += floatWeight<T>(chunk[4 * u + 1]) * x.y;
                        acc[t] += floatWeight<T>(chunk[4 * u + 2]) * x.z;
                        acc[t] += floatWeight<T>(chunk[4 * u + 3]) * x.w;
                    }
        }
    }

  private:
    int m_mostChunks;
    float4* m_x; ///< [Tokens][kChunk / 4][chunks]
    int m_begin = 0;
    int m_chunks = 0;
};

template <QuantType T, int Tokens>
using MatvecSlice = std::conditional_t<kIsFloat<T>, FloatSlice<T, Tokens>, Int8Slice<T, Tokens>>;

} // namespace conclave::kernels::cuda
