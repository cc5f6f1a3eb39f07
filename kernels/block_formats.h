// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

/// Quantized weights as they lie in a GGUF file (ggml's block layouts, little endian, no padding). A file may
/// put a block at any even address: read members with memcpy or through these byte-aligned structs. Members
/// named `d` are f16 unless they say otherwise.
///
/// Only plain data here: files compiled for one instruction set include this, and an inline function would
/// let their code leak into the rest of the program.
///
/// Source: block_* and dequantize_row_* of https://github.com/ggml-org/ggml, read at commit d99724f
/// (2026-08-21).
namespace conclave::kernels {

inline constexpr int kBlockQ8_0 = 32; ///< weights per block of all types with 32
inline constexpr int kBlockK = 256;   ///< weights per block of all types with 256

#pragma pack(push, 1)

// Blocks of 32. `q` holds the low four bits: of weights 0-15 in the low nibbles, of 16-31 in the high ones.
// Bit i of `high` is the fifth bit of weight i.

/// weight[i] = d · (q[i] - 8)
struct BlockQ4_0 {
    static constexpr int kWeights = 32;
    std::uint16_t d;
    std::uint8_t q[16];
};

/// weight[i] = d · q[i] + m
struct BlockQ4_1 {
    static constexpr int kWeights = 32;
    std::uint16_t d;
    std::uint16_t m; ///< f16
    std::uint8_t q[16];
};

/// weight[i] = d · (q[i] - 16)
struct BlockQ5_0 {
    static constexpr int kWeights = 32;
    std::uint16_t d;
    std::uint32_t high;
    std::uint8_t q[16];
};

/// weight[i] = d · q[i] + m
struct BlockQ5_1 {
    static constexpr int kWeights = 32;
    std::uint16_t d;
    std::uint16_t m; ///< f16
    std::uint32_t high;
    std::uint8_t q[16];
};

/// weight[i] = d · q[i]
struct BlockQ8_0 {
    static constexpr int kWeights = kBlockQ8_0;
    std::uint16_t d;
    std::int8_t q[kBlockQ8_0];
};

/// weight[i] = d · kIq4Values[q[i]]
struct BlockIq4Nl {
    static constexpr int kWeights = 32;
    std::uint16_t d;
    std::uint8_t q[16];
};

/// weight[i] = 2^(e - 128) · kFp4Values[q[i]]: OCP's MX format, the values doubled and the scale halved.
struct BlockMxfp4 {
    static constexpr int kWeights = 32;
    std::uint8_t e;
    std::uint8_t q[16];
};

/// Four sub-blocks of 16: weight[i] = d[i / 16] / 2 · kFp4Values[q[i]], d an unsigned e4m3 (an FP8 e4m3
/// without its sign; 0x7f stands for 0). Sub-block s has its q in bytes 8·s …, weights 0-7 in the low
/// nibbles.
struct BlockNvfp4 {
    static constexpr int kWeights = 64;
    std::uint8_t d[4];
    std::uint8_t q[32];
};

// Blocks of 256.

/// Sixteen sub-blocks of 16: weight[i] = d · (scales[i / 16] & 15) · q[i] - dmin · (scales[i / 16] >> 4), q
/// 2 bits wide. Each half h of 128 weights has four quarters of 32; quarter k is at bit 2·k of q[32·h …].
struct BlockQ2K {
    static constexpr int kWeights = kBlockK;
    std::uint8_t scales[kBlockK / 16];
    std::uint8_t q[kBlockK / 4];
    std::uint16_t d;
    std::uint16_t dmin; ///< f16
};

/// Sixteen sub-blocks of 16: weight[i] = d · (scale[i / 16] - 32) · (q[i] - 4), q 3 bits wide.
///
/// The low two bits of q lie as in BlockQ2K; the third bit of weight i is bit i / 32 of high[i % 32].
/// `scales` packs sixteen 6-bit scales: the low four bits of s0…s7 in the low nibbles of bytes 0-7, of s8…s15
/// in their high nibbles; the top two bits of s[4·k + j] at bit 2·k of byte 8 + j.
struct BlockQ3K {
    static constexpr int kWeights = kBlockK;
    std::uint8_t high[kBlockK / 8];
    std::uint8_t q[kBlockK / 4];
    std::uint8_t scales[12];
    std::uint16_t d;
};

/// Eight sub-blocks of 32: weight[i] = d · scale[i / 32] · q[i] - dmin · min[i / 32], q 4 bits wide.
///
/// `scales` packs eight 6-bit scales s and mins m: bytes 0-3 hold s0…s3 and bytes 4-7 m0…m3 in their low six
/// bits; bytes 8-11 hold the low four bits of s4…s7 (low nibble) and m4…m7 (high nibble), whose top two bits
/// are the top two bits of bytes 0-3 and 4-7. `q` holds sub-blocks in pairs: byte 32·p + i is q[64·p + i] in
/// its low nibble and q[64·p + 32 + i] in its high nibble.
struct BlockQ4K {
    static constexpr int kWeights = kBlockK;
    std::uint16_t d;
    std::uint16_t dmin; ///< f16
    std::uint8_t scales[12];
    std::uint8_t q[kBlockK / 2];
};

/// As BlockQ4K with q 5 bits wide: the fifth bit of weight i is bit i / 32 of high[i % 32].
struct BlockQ5K {
    static constexpr int kWeights = kBlockK;
    std::uint16_t d;
    std::uint16_t dmin; ///< f16
    std::uint8_t scales[12];
    std::uint8_t high[kBlockK / 8];
    std::uint8_t q[kBlockK / 2];
};

/// Sixteen sub-blocks of 16: weight[i] = d · scale[i / 16] · (q[i] - 32), q 6 bits wide.
///
/// Each half h of 128 weights has four quarters of 32; quarter k is in the low (k < 2) or high nibbles of
/// low[64·h + 32·(k % 2) …] with its top two bits at bit 2·k of high[32·h …].
struct BlockQ6K {
    static constexpr int kWeights = kBlockK;
    std::uint8_t low[kBlockK / 2];
    std::uint8_t high[kBlockK / 4];
    std::int8_t scales[kBlockK / 16];
    std::uint16_t d;
};

/// Eight sub-blocks of 32: weight[i] = d · (scale[i / 32] - 32) · kIq4Values[q[i]].
///
/// A 6-bit scale s has its low four bits in nibble s % 2 of scalesLow[s / 2], its top two at bit 2·s of
/// scalesHigh. Sub-block s has its q in bytes 16·s …, weights 0-15 in the low nibbles.
struct BlockIq4Xs {
    static constexpr int kWeights = kBlockK;
    std::uint16_t d;
    std::uint16_t scalesHigh;
    std::uint8_t scalesLow[kBlockK / 64];
    std::uint8_t q[kBlockK / 2];
};

// Blocks of 256 whose weights come in groups of 8 (or 4) out of a grid: the magnitudes (or values) of a group
// are an entry of a table in cpu/iq_grids.h, found by its index. A byte of signs has bit i set where weight i
// of the group is negative; where only seven bits are stored, the eighth makes their number even.

/// Per 32 weights two 32-bit words: four indexes of 8 bits; four signs of 7 bits and, at bit 28, a scale s.
/// weight = d · (s + 1/2) / 4 · ±kGridIq2Xxs.
struct BlockIq2Xxs {
    static constexpr int kWeights = kBlockK;
    std::uint16_t d;
    std::uint32_t words[kBlockK / 32][2];
};

/// Per group a 9-bit index and, at bit 9, 7 bits of signs. Scale s of 16 weights: a nibble of `scales`.
/// weight = d · (s + 1/2) / 4 · ±kGridIq2Xs.
struct BlockIq2Xs {
    static constexpr int kWeights = kBlockK;
    std::uint16_t d;
    std::uint16_t groups[kBlockK / 8];
    std::uint8_t scales[kBlockK / 32];
};

/// A group's index has its low 8 bits in `index`, the top two of group g at bit 2·(g % 4) of high[g / 4].
/// Scale s of 16 weights: a nibble of `scales`. weight = d · (s + 1/2) / 4 · ±kGridIq2S.
struct BlockIq2S {
    static constexpr int kWeights = kBlockK;
    std::uint16_t d;
    std::uint8_t index[kBlockK / 8];
    std::uint8_t signs[kBlockK / 8];
    std::uint8_t high[kBlockK / 32];
    std::uint8_t scales[kBlockK / 32];
};

/// Groups of 4, an index of 8 bits each. Per 32 weights a word: four signs of 7 bits (of 8 weights each) and,
/// at bit 28, a scale s. weight = d · (s + 1/2) / 2 · ±kGridIq3Xxs.
struct BlockIq3Xxs {
    static constexpr int kWeights = kBlockK;
    std::uint16_t d;
    std::uint8_t index[kBlockK / 4];
    std::uint32_t words[kBlockK / 32];
};

/// Groups of 4; an index has its low 8 bits in `index`, the top bit of group g at bit g % 8 of high[g / 8].
/// Scale s of 32 weights: a nibble of `scales`. weight = d · (2·s + 1) · ±kGridIq3S.
struct BlockIq3S {
    static constexpr int kWeights = kBlockK;
    std::uint16_t d;
    std::uint8_t index[kBlockK / 4];
    std::uint8_t high[kBlockK / 32];
    std::uint8_t signs[kBlockK / 8];
    std::uint8_t scales[kBlockK / 64];
};

/// Per 32 weights a half word: the top three bits of four indexes (the low 8 in `index`), a scale s at bit 12
/// and, at bit 15, whether 1/8 is taken away instead of added. weight = d · (2·s + 1) · (kGridIq1 ± 1/8).
struct BlockIq1S {
    static constexpr int kWeights = kBlockK;
    std::uint16_t d;
    std::uint8_t index[kBlockK / 8];
    std::uint16_t high[kBlockK / 32];
};

/// Per two groups a byte of `high`: for each a nibble with the top three bits of its index and whether 1/8 is
/// taken away. Per 64 weights a half word of `scales`: four 3-bit scales s of 16 weights and, in its top
/// nibble, four bits of the f16 d, the lowest first. weight = d · (2·s + 1) · (kGridIq1 ± 1/8).
struct BlockIq1M {
    static constexpr int kWeights = kBlockK;
    std::uint8_t index[kBlockK / 8];
    std::uint8_t high[kBlockK / 16];
    std::uint16_t scales[kBlockK / 64];
};

// Ternary weights: d · (t - 1) with t of 0, 1, 2.

/// Five t per byte, as the digits after the point of byte / 256 in base 3. Digits come first in runs of 32
/// weights for bytes 0-31 of `digits`, then in runs of 16 for its bytes 32-47, then (four digits) in runs of
/// 4 for `last`.
struct BlockTq1_0 {
    static constexpr int kWeights = kBlockK;
    std::uint8_t digits[48];
    std::uint8_t last[4];
    std::uint16_t d;
};

/// t lie as q of BlockQ2K.
struct BlockTq2_0 {
    static constexpr int kWeights = kBlockK;
    std::uint8_t q[kBlockK / 4];
    std::uint16_t d;
};

#pragma pack(pop)

static_assert(sizeof(BlockQ4_0) == 18 && sizeof(BlockQ4_1) == 20);
static_assert(sizeof(BlockQ5_0) == 22 && sizeof(BlockQ5_1) == 24);
static_assert(sizeof(BlockQ8_0) == 34 && alignof(BlockQ8_0) == 1);
static_assert(sizeof(BlockIq4Nl) == 18 && sizeof(BlockMxfp4) == 17 && sizeof(BlockNvfp4) == 36);
static_assert(sizeof(BlockQ2K) == 84 && sizeof(BlockQ3K) == 110);
static_assert(sizeof(BlockQ4K) == 144 && alignof(BlockQ4K) == 1);
static_assert(sizeof(BlockQ5K) == 176);
static_assert(sizeof(BlockQ6K) == 210 && alignof(BlockQ6K) == 1);
static_assert(sizeof(BlockIq4Xs) == 136);
static_assert(sizeof(BlockIq2Xxs) == 66 && sizeof(BlockIq2Xs) == 74 && sizeof(BlockIq2S) == 82);
static_assert(sizeof(BlockIq3Xxs) == 98 && sizeof(BlockIq3S) == 110);
static_assert(sizeof(BlockIq1S) == 50 && sizeof(BlockIq1M) == 56);
static_assert(sizeof(BlockTq1_0) == 54 && sizeof(BlockTq2_0) == 66);

/// What 4-bit codes of IQ4_NL and IQ4_XS stand for.
inline constexpr std::int8_t kIq4Values[16] = {-127, -104, -83, -65, -49, -35, -22, -10,
                                               1,    13,   25,  38,  53,  69,  89,  113};

/// Twice what 4-bit floats (e2m1) stand for.
inline constexpr std::int8_t kFp4Values[16] = {0, 1, 2, 3, 4, 6, 8, 12, 0, -1, -2, -3, -4, -6, -8, -12};

} // namespace conclave::kernels
