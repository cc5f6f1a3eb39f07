// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/block_formats.h"
#include "kernels/cuda/ptx.h"
#include "kernels/cuda/weight_planes.h"
#include "kernels/float_formats.h"

/// From planes (weight_planes.h) to whole numbers and scales, in registers: one decoder per packed type, used
/// by the mat-vec kernels, the tensor-core products and EmbedRows. Types with grids are in
/// weight_grid_decoders.h.
///
/// A decoder turns a chunk of weights at a time: as many as one lane should decode together, so that it loads
/// bytes once and 16 at a time. Chunk c of a matrix holds weights c · kChunk …, counted through all rows; a
/// row is a whole number of chunks. Neighbouring lanes should decode neighbouring chunks.
///
///   static constexpr int kChunk;         32 to 256
///   static constexpr bool kHasMinimum;   else minimum[] is not set
///   static constexpr bool kTwoScales;    else scale[1], minimum[1] are not set: [0] holds for all 32
///   explicit WeightDecoder(const std::byte* data, int rows, int cols);
///   void decode(std::int64_t chunk, Weights32 (&out)[kChunk / 32]) const;
///
/// scale · q - minimum with every operation rounded once is the CPU's dequantizeRow(), bit by bit.
namespace conclave::kernels::cuda {

/// weight[i] = scale[i / 16] · int8(q)[i] - minimum[i / 16]; four q per word, the first in the lowest byte.
struct Weights32 {
    int q[8];
    float scale[2];
    float minimum[2];
};

template <QuantType T>
struct WeightDecoder;

// ---- Four bytes at once ----

__device__ __forceinline__ unsigned everyByte(unsigned byte) {
    return byte * 0x01010101u;
}

/// Each byte of @p bytes (0 … 127 + number) less @p number, as int8. Biased by 128, no byte borrows from the
/// next.
__device__ __forceinline__ int minusEach(unsigned bytes, unsigned number) {
    return static_cast<int>((bytes + everyByte(128 - number)) ^ 0x80808080u);
}

/// Bit i of the lowest four @p bits to byte i.
__device__ __forceinline__ unsigned bitsToBytes(unsigned bits) {
    return (bits & 15u) * 0x00204081u & 0x01010101u;
}

/// The eight nibbles of @p q as indexes of a table of 16 bytes (words @p table): low nibbles' values, high
/// nibbles' values.
__device__ __forceinline__ void lookUpNibbles(unsigned q, const unsigned (&table)[4], int& low, int& high) {
    unsigned values[2]; // of nibbles 0-3, 4-7
    for (int half = 0; half < 2; ++half) {
        const unsigned four = q >> 16 * half & 0xffffu;
        const unsigned below = __byte_perm(table[0], table[1], four & 0x7777u);
        const unsigned above = __byte_perm(table[2], table[3], four & 0x7777u);
        values[half] = __byte_perm(below, above, 0x3210u | (four & 0x8888u) >> 1);
    }
    low = static_cast<int>(__byte_perm(values[0], values[1], 0x6420u));
    high = static_cast<int>(__byte_perm(values[0], values[1], 0x7531u));
}

// ---- What all decoders share ----

/// Where the slices of one matrix are.
template <QuantType T>
class Planes {
  public:
    __device__ Planes(const std::byte* data, int rows, int cols)
        : m_data(data), m_blocks(static_cast<std::int64_t>(rows) * (cols / planesOf(T).blockWeights)) {}

  protected:
    template <int P>
    __device__ __forceinline__ const std::byte* slice(std::int64_t index) const {
        constexpr int bytes = planesOf(T).planes[P].bytes;
        return m_data + planeOffset<T, P>(m_blocks) + index * bytes;
    }
    /// A slice that other lanes read, too, or a short one.
    template <int P, typename Value>
    __device__ __forceinline__ Value read(std::int64_t index) const {
        static_assert(sizeof(Value) == planesOf(T).planes[P].bytes);
        return __ldg(reinterpret_cast<const Value*>(slice<P>(index)));
    }
    template <int P>
    __device__ __forceinline__ float readHalf(std::int64_t index) const {
        return gpu::halfToFloat(read<P, unsigned short>(index));
    }
    template <int P>
    __device__ __forceinline__ void readWords(std::int64_t index, unsigned (&words)[4]) const {
        const uint4 read16 = read<P, uint4>(index);
        words[0] = read16.x, words[1] = read16.y, words[2] = read16.z, words[3] = read16.w;
    }
    /// 16 bytes that nobody else reads.
    template <int P>
    __device__ __forceinline__ void stream(std::int64_t index, unsigned* words) const {
        static_assert(planesOf(T).planes[P].bytes == 16);
        const uint4 read16 = gpu::loadStreaming(slice<P>(index));
        words[0] = read16.x, words[1] = read16.y, words[2] = read16.z, words[3] = read16.w;
    }

  private:
    const std::byte* m_data;
    std::int64_t m_blocks;
};

__device__ __forceinline__ float lowHalf(unsigned word) {
    return gpu::halfToFloat(static_cast<std::uint16_t>(word));
}
__device__ __forceinline__ float highHalf(unsigned word) {
    return gpu::halfToFloat(static_cast<std::uint16_t>(word >> 16));
}
__device__ __forceinline__ int byteOf(unsigned word, int index) {
    return static_cast<int>(word >> 8 * index & 255u);
}

// ---- Blocks of 32 ----

template <>
struct WeightDecoder<QuantType::q8_0> : Planes<QuantType::q8_0> {
    static constexpr int kChunk = 32;
    static constexpr bool kHasMinimum = false;
    static constexpr bool kTwoScales = false;
    using Planes::Planes;

    __device__ __forceinline__ void decode(std::int64_t chunk, Weights32 (&out)[1]) const {
        unsigned q[8];
        stream<0>(chunk, q);
        stream<1>(chunk, q + 4);
        for (int i = 0; i < 8; ++i)
            out[0].q[i] = static_cast<int>(q[i]);
        out[0].scale[0] = readHalf<2>(chunk);
    }
};

template <>
struct WeightDecoder<QuantType::q4_0> : Planes<QuantType::q4_0> {
    static constexpr int kChunk = 32;
    static constexpr bool kHasMinimum = false;
    static constexpr bool kTwoScales = false;
    using Planes::Planes;

    __device__ __forceinline__ void decode(std::int64_t chunk, Weights32 (&out)[1]) const {
        unsigned q[4];
        stream<0>(chunk, q);
        for (int i = 0; i < 4; ++i) {
            out[0].q[i] = minusEach(q[i] & 0x0f0f0f0fu, 8);
            out[0].q[i + 4] = minusEach(q[i] >> 4 & 0x0f0f0f0fu, 8);
        }
        out[0].scale[0] = readHalf<1>(chunk);
    }
};

template <>
struct WeightDecoder<QuantType::q4_1> : Planes<QuantType::q4_1> {
    static constexpr int kChunk = 32;
    static constexpr bool kHasMinimum = true;
    static constexpr bool kTwoScales = false;
    using Planes::Planes;

    __device__ __forceinline__ void decode(std::int64_t chunk, Weights32 (&out)[1]) const {
        unsigned q[4];
        stream<0>(chunk, q);
        for (int i = 0; i < 4; ++i) {
            out[0].q[i] = static_cast<int>(q[i] & 0x0f0f0f0fu);
            out[0].q[i + 4] = static_cast<int>(q[i] >> 4 & 0x0f0f0f0fu);
        }
        const unsigned scales = read<1, unsigned>(chunk);
        out[0].scale[0] = lowHalf(scales);
        out[0].minimum[0] = -highHalf(scales);
    }
};

/// The fifth bits of both q5 types.
__device__ __forceinline__ unsigned fifthBits(unsigned high, int word) {
    return bitsToBytes(high >> 4 * word) << 4;
}

template <>
struct WeightDecoder<QuantType::q5_0> : Planes<QuantType::q5_0> {
    static constexpr int kChunk = 32;
    static constexpr bool kHasMinimum = false;
    static constexpr bool kTwoScales = false;
    using Planes::Planes;

    __device__ __forceinline__ void decode(std::int64_t chunk, Weights32 (&out)[1]) const {
        unsigned q[4];
        stream<0>(chunk, q);
        const unsigned high = read<1, unsigned>(chunk);
        for (int i = 0; i < 4; ++i) {
            out[0].q[i] = minusEach((q[i] & 0x0f0f0f0fu) | fifthBits(high, i), 16);
            out[0].q[i + 4] = minusEach((q[i] >> 4 & 0x0f0f0f0fu) | fifthBits(high, i + 4), 16);
        }
        out[0].scale[0] = readHalf<2>(chunk);
    }
};

template <>
struct WeightDecoder<QuantType::q5_1> : Planes<QuantType::q5_1> {
    static constexpr int kChunk = 32;
    static constexpr bool kHasMinimum = true;
    static constexpr bool kTwoScales = false;
    using Planes::Planes;

    __device__ __forceinline__ void decode(std::int64_t chunk, Weights32 (&out)[1]) const {
        unsigned q[4];
        stream<0>(chunk, q);
        const uint2 rest = read<1, uint2>(chunk);
        for (int i = 0; i < 4; ++i) {
            out[0].q[i] = static_cast<int>((q[i] & 0x0f0f0f0fu) | fifthBits(rest.y, i));
            out[0].q[i + 4] = static_cast<int>((q[i] >> 4 & 0x0f0f0f0fu) | fifthBits(rest.y, i + 4));
        }
        out[0].scale[0] = lowHalf(rest.x);
        out[0].minimum[0] = -highHalf(rest.x);
    }
};

// ---- Tables of 16 values ----

/// The word with values[first] … values[first + 3].
constexpr unsigned fourValues(const std::int8_t (&values)[16], int first) {
    unsigned word = 0;
    for (int i = 0; i < 4; ++i)
        word |= static_cast<unsigned>(static_cast<std::uint8_t>(values[first + i])) << 8 * i;
    return word;
}
__device__ __forceinline__ void lookUpIq4(unsigned q, int& low, int& high) {
    constexpr unsigned table[4] = {fourValues(kIq4Values, 0), fourValues(kIq4Values, 4),
                                   fourValues(kIq4Values, 8), fourValues(kIq4Values, 12)};
    lookUpNibbles(q, table, low, high);
}
__device__ __forceinline__ void lookUpFp4(unsigned q, int& low, int& high) {
    constexpr unsigned table[4] = {fourValues(kFp4Values, 0), fourValues(kFp4Values, 4),
                                   fourValues(kFp4Values, 8), fourValues(kFp4Values, 12)};
    lookUpNibbles(q, table, low, high);
}

template <>
struct WeightDecoder<QuantType::iq4_nl> : Planes<QuantType::iq4_nl> {
    static constexpr int kChunk = 32;
    static constexpr bool kHasMinimum = false;
    static constexpr bool kTwoScales = false;
    using Planes::Planes;

    __device__ __forceinline__ void decode(std::int64_t chunk, Weights32 (&out)[1]) const {
        unsigned q[4];
        stream<0>(chunk, q);
        for (int i = 0; i < 4; ++i)
            lookUpIq4(q[i], out[0].q[i], out[0].q[i + 4]);
        out[0].scale[0] = readHalf<1>(chunk);
    }
};

template <>
struct WeightDecoder<QuantType::iq4_xs> : Planes<QuantType::iq4_xs> {
    static constexpr int kChunk = 32;
    static constexpr bool kHasMinimum = false;
    static constexpr bool kTwoScales = false;
    using Planes::Planes;

    __device__ __forceinline__ void decode(std::int64_t chunk, Weights32 (&out)[1]) const {
        unsigned q[4];
        stream<0>(chunk, q);
        for (int i = 0; i < 4; ++i)
            lookUpIq4(q[i], out[0].q[i], out[0].q[i + 4]);
        const uint2 header = read<1, uint2>(chunk / 8);
        const int s = static_cast<int>(chunk % 8);
        const unsigned scale = (header.y >> 4 * s & 15u) | (header.x >> (16 + 2 * s) & 3u) << 4;
        out[0].scale[0] = __fmul_rn(lowHalf(header.x), static_cast<float>(static_cast<int>(scale) - 32));
    }
};

template <>
struct WeightDecoder<QuantType::mxfp4> : Planes<QuantType::mxfp4> {
    static constexpr int kChunk = 32;
    static constexpr bool kHasMinimum = false;
    static constexpr bool kTwoScales = false;
    using Planes::Planes;

    __device__ __forceinline__ void decode(std::int64_t chunk, Weights32 (&out)[1]) const {
        unsigned q[4];
        stream<0>(chunk, q);
        for (int i = 0; i < 4; ++i)
            lookUpFp4(q[i], out[0].q[i], out[0].q[i + 4]);
        out[0].scale[0] = halfE8m0ToFloat(read<1, unsigned char>(chunk));
    }
};

template <>
struct WeightDecoder<QuantType::nvfp4> : Planes<QuantType::nvfp4> {
    static constexpr int kChunk = 32;
    static constexpr bool kHasMinimum = false;
    static constexpr bool kTwoScales = true;
    using Planes::Planes;

    __device__ __forceinline__ void decode(std::int64_t chunk, Weights32 (&out)[1]) const {
        unsigned q[4];
        stream<0>(chunk, q);
        for (int i = 0; i < 2; ++i) { // 8 bytes per 16 weights
            lookUpFp4(q[i], out[0].q[i], out[0].q[i + 2]);
            lookUpFp4(q[i + 2], out[0].q[i + 4], out[0].q[i + 6]);
        }
        const unsigned scales = read<1, unsigned short>(chunk);
        out[0].scale[0] = halfUe4m3ToFloat(static_cast<std::uint8_t>(scales));
        out[0].scale[1] = halfUe4m3ToFloat(static_cast<std::uint8_t>(scales >> 8));
    }
};

// ---- Blocks of 256 ----

template <>
struct WeightDecoder<QuantType::q2_k> : Planes<QuantType::q2_k> {
    static constexpr int kChunk = 128;
    static constexpr bool kHasMinimum = true;
    static constexpr bool kTwoScales = true;
    using Planes::Planes;

    __device__ __forceinline__ void decode(std::int64_t chunk, Weights32 (&out)[4]) const {
        unsigned q[8];
        stream<0>(chunk, q);
        stream<1>(chunk, q + 4);
        const uint2 scales = read<2, uint2>(chunk);
        const unsigned block = read<3, unsigned>(chunk / 2);
        const float d = lowHalf(block);
        const float dmin = highHalf(block);
        for (int k = 0; k < 4; ++k) {
            for (int i = 0; i < 8; ++i)
                out[k].q[i] = static_cast<int>(q[i] >> 2 * k & 0x03030303u);
            for (int h = 0; h < 2; ++h) {
                const int packed = byteOf(k < 2 ? scales.x : scales.y, 2 * (k % 2) + h);
                out[k].scale[h] = __fmul_rn(d, static_cast<float>(packed & 15));
                out[k].minimum[h] = __fmul_rn(dmin, static_cast<float>(packed >> 4));
            }
        }
    }
};

template <>
struct WeightDecoder<QuantType::q3_k> : Planes<QuantType::q3_k> {
    static constexpr int kChunk = 128;
    static constexpr bool kHasMinimum = false;
    static constexpr bool kTwoScales = true;
    using Planes::Planes;

    __device__ __forceinline__ void decode(std::int64_t chunk, Weights32 (&out)[4]) const {
        const std::int64_t block = chunk / 2;
        const int half = static_cast<int>(chunk % 2);
        unsigned q[8];
        stream<0>(chunk, q);
        stream<1>(chunk, q + 4);
        unsigned high[2][4];
        readWords<2>(block, high[0]);
        readWords<3>(block, high[1]);
        const auto* packed = reinterpret_cast<const unsigned*>(slice<4>(block));
        const unsigned top = __ldg(packed + 2) >> 4 * half;
        unsigned scales[2]; // of weights 0-63, 64-127
        for (int pair = 0; pair < 2; ++pair)
            scales[pair] = (__ldg(packed + pair) >> 4 * half & 0x0f0f0f0fu) | (top >> 2 * pair & 0x03030303u)
                                                                                  << 4;
        const float d = readHalf<5>(block);
        for (int k = 0; k < 4; ++k) {
            for (int i = 0; i < 8; ++i) {
                const unsigned third = high[i / 4][i % 4] >> (4 * half + k) & 0x01010101u;
                out[k].q[i] = minusEach((q[i] >> 2 * k & 0x03030303u) | third << 2, 4);
            }
            for (int h = 0; h < 2; ++h)
                out[k].scale[h] =
                    __fmul_rn(d, static_cast<float>(byteOf(scales[k / 2], 2 * (k % 2) + h) - 32));
        }
    }
};

/// The scales and minimums of weights 64 · pair … of a q4_k or q5_k block with this header.
__device__ __forceinline__ void unpackKScales(const unsigned (&header)[4], int pair, Weights32 (&out)[2]) {
    const unsigned scales =
        pair < 2 ? header[1] & 0x3f3f3f3fu : (header[3] & 0x0f0f0f0fu) | (header[1] >> 2 & 0x30303030u);
    const unsigned minimums =
        pair < 2 ? header[2] & 0x3f3f3f3fu : (header[3] >> 4 & 0x0f0f0f0fu) | (header[2] >> 2 & 0x30303030u);
    const float d = lowHalf(header[0]);
    const float dmin = highHalf(header[0]);
    for (int s = 0; s < 2; ++s) {
        out[s].scale[0] = __fmul_rn(d, static_cast<float>(byteOf(scales, 2 * (pair % 2) + s)));
        out[s].minimum[0] = __fmul_rn(dmin, static_cast<float>(byteOf(minimums, 2 * (pair % 2) + s)));
    }
}

template <>
struct WeightDecoder<QuantType::q4_k> : Planes<QuantType::q4_k> {
    static constexpr int kChunk = 64;
    static constexpr bool kHasMinimum = true;
    static constexpr bool kTwoScales = false;
    using Planes::Planes;

    __device__ __forceinline__ void decode(std::int64_t chunk, Weights32 (&out)[2]) const {
        unsigned q[8];
        stream<0>(chunk, q);
        stream<1>(chunk, q + 4);
        unsigned header[4];
        readWords<2>(chunk / 4, header);
        for (int i = 0; i < 8; ++i) {
            out[0].q[i] = static_cast<int>(q[i] & 0x0f0f0f0fu);
            out[1].q[i] = static_cast<int>(q[i] >> 4 & 0x0f0f0f0fu);
        }
        unpackKScales(header, static_cast<int>(chunk % 4), out);
    }
};

template <>
struct WeightDecoder<QuantType::q5_k> : Planes<QuantType::q5_k> {
    static constexpr int kChunk = 64;
    static constexpr bool kHasMinimum = true;
    static constexpr bool kTwoScales = false;
    using Planes::Planes;

    __device__ __forceinline__ void decode(std::int64_t chunk, Weights32 (&out)[2]) const {
        const std::int64_t block = chunk / 4;
        const int pair = static_cast<int>(chunk % 4);
        unsigned q[8];
        stream<0>(chunk, q);
        stream<1>(chunk, q + 4);
        unsigned high[2][4];
        readWords<2>(block, high[0]);
        readWords<3>(block, high[1]);
        unsigned header[4];
        readWords<4>(block, header);
        for (int i = 0; i < 8; ++i) {
            const unsigned fifth = high[i / 4][i % 4] >> 2 * pair;
            out[0].q[i] = static_cast<int>((q[i] & 0x0f0f0f0fu) | (fifth & 0x01010101u) << 4);
            out[1].q[i] = static_cast<int>((q[i] >> 4 & 0x0f0f0f0fu) | (fifth & 0x02020202u) << 3);
        }
        unpackKScales(header, pair, out);
    }
};

template <>
struct WeightDecoder<QuantType::q6_k> : Planes<QuantType::q6_k> {
    static constexpr int kChunk = 128;
    static constexpr bool kHasMinimum = false;
    static constexpr bool kTwoScales = true;
    using Planes::Planes;

    __device__ __forceinline__ void decode(std::int64_t chunk, Weights32 (&out)[4]) const {
        unsigned low[16];
        stream<0>(chunk, low);
        stream<1>(chunk, low + 4);
        stream<2>(chunk, low + 8);
        stream<3>(chunk, low + 12);
        unsigned high[8];
        stream<4>(chunk, high);
        stream<5>(chunk, high + 4);
        const uint2 scales = read<6, uint2>(chunk);
        const float d = readHalf<7>(chunk / 2);
        for (int k = 0; k < 4; ++k) {
            for (int i = 0; i < 8; ++i) {
                const unsigned nibbles = low[8 * (k % 2) + i] >> 4 * (k / 2) & 0x0f0f0f0fu;
                out[k].q[i] = minusEach(nibbles | (high[i] >> 2 * k & 0x03030303u) << 4, 32);
            }
            for (int h = 0; h < 2; ++h) {
                const int scale = byteOf(k < 2 ? scales.x : scales.y, 2 * (k % 2) + h);
                out[k].scale[h] = __fmul_rn(d, static_cast<float>(static_cast<std::int8_t>(scale)));
            }
        }
    }
};

template <>
struct WeightDecoder<QuantType::tq2_0> : Planes<QuantType::tq2_0> {
    static constexpr int kChunk = 128;
    static constexpr bool kHasMinimum = false;
    static constexpr bool kTwoScales = false;
    using Planes::Planes;

    __device__ __forceinline__ void decode(std::int64_t chunk, Weights32 (&out)[4]) const {
        unsigned q[8];
        stream<0>(chunk, q);
        stream<1>(chunk, q + 4);
        const float d = readHalf<2>(chunk / 2);
        for (int k = 0; k < 4; ++k) {
            for (int i = 0; i < 8; ++i)
                out[k].q[i] = minusEach(q[i] >> 2 * k & 0x03030303u, 1);
            out[k].scale[0] = d;
        }
    }
};

template <>
struct WeightDecoder<QuantType::tq1_0> : Planes<QuantType::tq1_0> {
    static constexpr int kChunk = 256;
    static constexpr bool kHasMinimum = false;
    static constexpr bool kTwoScales = false;
    using Planes::Planes;

    __device__ __forceinline__ void decode(std::int64_t chunk, Weights32 (&out)[8]) const {
        unsigned digits[12];
        stream<0>(chunk, digits);
        stream<1>(chunk, digits + 4);
        stream<2>(chunk, digits + 8);
        const unsigned last = read<3, unsigned>(chunk);
        const float d = readHalf<4>(chunk);
        constexpr unsigned powers[5] = {1, 3, 9, 27, 81};
        for (int n = 0; n < 5; ++n) {
            for (int i = 0; i < 8; ++i)
                out[n].q[i] = digit(digits[i], powers[n]);
            for (int i = 0; i < 4; ++i)
                out[5 + n / 2].q[4 * (n % 2) + i] = digit(digits[8 + i], powers[n]);
        }
        for (int n = 0; n < 4; ++n)
            out[7].q[4 + n] = digit(last, powers[n]);
        for (Weights32& weights : out)
            weights.scale[0] = d;
    }

  private:
    /// One digit of four bytes, 1 taken away: (byte · power mod 256) · 3 / 256, two bytes in 16 bits each.
    __device__ static __forceinline__ int digit(unsigned bytes, unsigned power) {
        constexpr unsigned every = 0x00ff00ffu;
        const unsigned even = ((bytes & every) * power & every) * 3 >> 8 & every;
        const unsigned odd = ((bytes >> 8 & every) * power & every) * 3 >> 8 & every;
        return minusEach(even | odd << 8, 1);
    }
};

} // namespace conclave::kernels::cuda
