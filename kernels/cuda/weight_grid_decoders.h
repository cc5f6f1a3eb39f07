// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cpu/iq_grid_tables.h"
#include "kernels/cuda/weight_decoders.h"

/// Decoders (weight_decoders.h) of the types whose weights come in groups out of a grid (block_formats.h).
/// The tables, 33 KiB of constants together, are in device memory and live in the first-level cache; every
/// translation unit has its own, hence this header of its own.
namespace conclave::kernels::cuda {

__device__ static constexpr auto kDeviceGridIq2Xxs = unpackedIq2Xxs();
__device__ static constexpr auto kDeviceGridIq2Xs = unpackedIq2Xs();
__device__ static constexpr auto kDeviceGridIq2S = unpackedIq2S();
__device__ static constexpr auto kDeviceGridIq3Xxs = unpackedIq3Xxs();
__device__ static constexpr auto kDeviceGridIq3S = unpackedIq3S();
__device__ static constexpr auto kDeviceGridIq1 = unpackedIq1();

/// Seven stored signs and the eighth that makes their number even.
__device__ __forceinline__ unsigned withEighthSign(unsigned seven) {
    return seven | (static_cast<unsigned>(__popc(seven)) & 1u) << 7;
}

/// Four @p magnitudes (none is 0), negative where the same of the lowest four bits of @p signs is set.
__device__ __forceinline__ int withSigns(unsigned magnitudes, unsigned signs) {
    const unsigned ones = bitsToBytes(signs);
    return static_cast<int>((magnitudes ^ ones * 255u) + ones);
}

/// Group @p g of eight weights.
__device__ __forceinline__ void setGroup(Weights32& out, int g, uint2 magnitudes, unsigned signs) {
    out.q[2 * g] = withSigns(magnitudes.x, signs);
    out.q[2 * g + 1] = withSigns(magnitudes.y, signs >> 4);
}

__device__ __forceinline__ uint2 entryOf(const std::uint64_t& entry) {
    return __ldg(reinterpret_cast<const uint2*>(&entry));
}

/// 8 · (group ± 1 / 8) of a group of IQ1's grid; an eighth of the scale belongs to it.
__device__ __forceinline__ void setShiftedGroup(Weights32& out, int g, unsigned index, bool takesAway) {
    const uint2 values = entryOf(kDeviceGridIq1.entries[index]);
    const unsigned shift = takesAway ? 0u - everyByte(1) : everyByte(1);
    const auto shifted = [&](unsigned four) { // biased by 128, so that no byte borrows from the next
        return static_cast<int>((((four << 3 & 0xf8f8f8f8u) ^ 0x80808080u) + shift) ^ 0x80808080u);
    };
    out.q[2 * g] = shifted(values.x);
    out.q[2 * g + 1] = shifted(values.y);
}

__device__ __forceinline__ float scaleOfHalves(float d, unsigned s, float factor) {
    return __fmul_rn(__fmul_rn(d, 0.5f + static_cast<float>(s)), factor);
}
__device__ __forceinline__ float oddScale(float d, unsigned s) {
    return __fmul_rn(d, static_cast<float>(2 * s + 1));
}

template <>
struct WeightDecoder<QuantType::iq2_xxs> : Planes<QuantType::iq2_xxs> {
    static constexpr int kChunk = 64;
    static constexpr bool kHasMinimum = false;
    static constexpr bool kTwoScales = false;
    using Planes::Planes;

    __device__ __forceinline__ void decode(std::int64_t chunk, Weights32 (&out)[2]) const {
        unsigned words[4];
        stream<0>(chunk, words);
        const float d = readHalf<1>(chunk / 4);
        for (int s = 0; s < 2; ++s) {
            const unsigned signs = words[2 * s + 1];
            for (int g = 0; g < 4; ++g)
                setGroup(out[s], g, entryOf(kDeviceGridIq2Xxs.entries[byteOf(words[2 * s], g)]),
                         withEighthSign(signs >> 7 * g & 127u));
            out[s].scale[0] = scaleOfHalves(d, signs >> 28, 0.25f);
        }
    }
};

template <>
struct WeightDecoder<QuantType::iq2_xs> : Planes<QuantType::iq2_xs> {
    static constexpr int kChunk = 64;
    static constexpr bool kHasMinimum = false;
    static constexpr bool kTwoScales = true;
    using Planes::Planes;

    __device__ __forceinline__ void decode(std::int64_t chunk, Weights32 (&out)[2]) const {
        unsigned groups[4]; // two each
        stream<0>(chunk, groups);
        const unsigned scales = read<1, unsigned short>(chunk);
        const float d = readHalf<2>(chunk / 4);
        for (int s = 0; s < 2; ++s) {
            for (int g = 0; g < 4; ++g) {
                const unsigned group = groups[2 * s + g / 2] >> 16 * (g % 2) & 0xffffu;
                setGroup(out[s], g, entryOf(kDeviceGridIq2Xs.entries[group & 511u]),
                         withEighthSign(group >> 9));
            }
            for (int h = 0; h < 2; ++h)
                out[s].scale[h] = scaleOfHalves(d, scales >> (8 * s + 4 * h) & 15u, 0.25f);
        }
    }
};

template <>
struct WeightDecoder<QuantType::iq2_s> : Planes<QuantType::iq2_s> {
    static constexpr int kChunk = 64;
    static constexpr bool kHasMinimum = false;
    static constexpr bool kTwoScales = true;
    using Planes::Planes;

    __device__ __forceinline__ void decode(std::int64_t chunk, Weights32 (&out)[2]) const {
        const uint2 indexes = read<0, uint2>(chunk);
        const uint2 signs = read<1, uint2>(chunk);
        const unsigned high = read<2, unsigned short>(chunk);
        const unsigned scales = read<3, unsigned short>(chunk);
        const float d = readHalf<4>(chunk / 4);
        for (int s = 0; s < 2; ++s) {
            for (int g = 0; g < 4; ++g) {
                const unsigned low = static_cast<unsigned>(byteOf(s ? indexes.y : indexes.x, g));
                const unsigned index = low | (high >> (8 * s + 2 * g) & 3u) << 8;
                setGroup(out[s], g, entryOf(kDeviceGridIq2S.entries[index]),
                         (s ? signs.y : signs.x) >> 8 * g);
            }
            for (int h = 0; h < 2; ++h)
                out[s].scale[h] = scaleOfHalves(d, scales >> (8 * s + 4 * h) & 15u, 0.25f);
        }
    }
};

template <>
struct WeightDecoder<QuantType::iq3_xxs> : Planes<QuantType::iq3_xxs> {
    static constexpr int kChunk = 64;
    static constexpr bool kHasMinimum = false;
    static constexpr bool kTwoScales = false;
    using Planes::Planes;

    __device__ __forceinline__ void decode(std::int64_t chunk, Weights32 (&out)[2]) const {
        unsigned indexes[4];
        stream<0>(chunk, indexes);
        const uint2 words = read<1, uint2>(chunk);
        const float d = readHalf<2>(chunk / 4);
        for (int s = 0; s < 2; ++s) {
            const unsigned word = s ? words.y : words.x;
            for (int g = 0; g < 4; ++g) { // of eight weights: two groups
                const unsigned pair = indexes[2 * s + g / 2] >> 16 * (g % 2);
                setGroup(out[s], g,
                         make_uint2(__ldg(&kDeviceGridIq3Xxs.entries[pair & 255u]),
                                    __ldg(&kDeviceGridIq3Xxs.entries[pair >> 8 & 255u])),
                         withEighthSign(word >> 7 * g & 127u));
            }
            out[s].scale[0] = scaleOfHalves(d, word >> 28, 0.5f);
        }
    }
};

template <>
struct WeightDecoder<QuantType::iq3_s> : Planes<QuantType::iq3_s> {
    static constexpr int kChunk = 64;
    static constexpr bool kHasMinimum = false;
    static constexpr bool kTwoScales = false;
    using Planes::Planes;

    __device__ __forceinline__ void decode(std::int64_t chunk, Weights32 (&out)[2]) const {
        unsigned indexes[4];
        stream<0>(chunk, indexes);
        const unsigned high = read<1, unsigned short>(chunk);
        const uint2 signs = read<2, uint2>(chunk);
        const unsigned scales = read<3, unsigned char>(chunk);
        const float d = readHalf<4>(chunk / 4);
        for (int s = 0; s < 2; ++s) {
            for (int g = 0; g < 4; ++g) { // of eight weights: two groups
                const unsigned pair = indexes[2 * s + g / 2] >> 16 * (g % 2);
                const unsigned top = high >> (8 * s + 2 * g);
                setGroup(out[s], g,
                         make_uint2(__ldg(&kDeviceGridIq3S.entries[(pair & 255u) | (top & 1u) << 8]),
                                    __ldg(&kDeviceGridIq3S.entries[(pair >> 8 & 255u) | (top & 2u) << 7])),
                         (s ? signs.y : signs.x) >> 8 * g);
            }
            out[s].scale[0] = oddScale(d, scales >> 4 * s & 15u);
        }
    }
};

template <>
struct WeightDecoder<QuantType::iq1_s> : Planes<QuantType::iq1_s> {
    static constexpr int kChunk = 64;
    static constexpr bool kHasMinimum = false;
    static constexpr bool kTwoScales = false;
    using Planes::Planes;

    __device__ __forceinline__ void decode(std::int64_t chunk, Weights32 (&out)[2]) const {
        const uint2 indexes = read<0, uint2>(chunk);
        const unsigned both = read<1, unsigned>(chunk);
        const float d = readHalf<2>(chunk / 4);
        for (int s = 0; s < 2; ++s) {
            const unsigned high = both >> 16 * s & 0xffffu;
            for (int g = 0; g < 4; ++g) {
                const unsigned low = static_cast<unsigned>(byteOf(s ? indexes.y : indexes.x, g));
                setShiftedGroup(out[s], g, low | (high >> 3 * g & 7u) << 8, (high & 0x8000u) != 0);
            }
            out[s].scale[0] = oddScale(d, high >> 12 & 7u) * 0.125f;
        }
    }
};

template <>
struct WeightDecoder<QuantType::iq1_m> : Planes<QuantType::iq1_m> {
    static constexpr int kChunk = 64;
    static constexpr bool kHasMinimum = false;
    static constexpr bool kTwoScales = true;
    using Planes::Planes;

    __device__ __forceinline__ void decode(std::int64_t chunk, Weights32 (&out)[2]) const {
        const uint2 indexes = read<0, uint2>(chunk);
        const unsigned high = read<1, unsigned>(chunk);
        const uint2 scales = read<2, uint2>(chunk / 4); // four half words, each with a nibble of d on top
        const unsigned d = (scales.x >> 12 & 15u) | (scales.x >> 24 & 0xf0u) | (scales.y >> 4 & 0xf00u) |
                           (scales.y >> 16 & 0xf000u);
        const int quarter = static_cast<int>(chunk % 4);
        const unsigned packed = (quarter < 2 ? scales.x : scales.y) >> 16 * (quarter % 2);
        for (int s = 0; s < 2; ++s) {
            for (int g = 0; g < 4; ++g) {
                const unsigned low = static_cast<unsigned>(byteOf(s ? indexes.y : indexes.x, g));
                const unsigned top = high >> (16 * s + 4 * g);
                setShiftedGroup(out[s], g, low | (top & 7u) << 8, (top & 8u) != 0);
            }
            for (int h = 0; h < 2; ++h)
                out[s].scale[h] = oddScale(lowHalf(d), packed >> (6 * s + 3 * h) & 7u) * 0.125f;
        }
    }
};

} // namespace conclave::kernels::cuda
