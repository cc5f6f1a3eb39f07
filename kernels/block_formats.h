// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

/// Quantized weights as they lie in a GGUF file (ggml's block layouts, little endian, no padding). A file may
/// put a block at any even address: read members with memcpy or through these byte-aligned structs.
///
/// Only plain data here: files compiled for one instruction set include this, and an inline function would
/// let their code leak into the rest of the program.
namespace conclave::kernels {

inline constexpr int kBlockQ8_0 = 32; ///< weights per q8_0 block
inline constexpr int kBlockK = 256;   ///< weights per k-quant block

#pragma pack(push, 1)

/// weight[i] = d · q[i]
struct BlockQ8_0 {
    std::uint16_t d; ///< f16
    std::int8_t q[kBlockQ8_0];
};

/// Eight sub-blocks of 32: weight[i] = d · scale[i / 32] · q[i] - dmin · min[i / 32], q 4 bits wide.
///
/// `scales` packs eight 6-bit scales s and mins m: bytes 0-3 hold s0…s3 and bytes 4-7 m0…m3 in their low six
/// bits; bytes 8-11 hold the low four bits of s4…s7 (low nibble) and m4…m7 (high nibble), whose top two bits
/// are the top two bits of bytes 0-3 and 4-7. `q` holds sub-blocks in pairs: byte 32·p + i is q[64·p + i] in
/// its low nibble and q[64·p + 32 + i] in its high nibble.
struct BlockQ4K {
    std::uint16_t d;    ///< f16
    std::uint16_t dmin; ///< f16
    std::uint8_t scales[12];
    std::uint8_t q[kBlockK / 2];
};

/// Sixteen sub-blocks of 16: weight[i] = d · scale[i / 16] · (q[i] - 32), q 6 bits wide.
///
/// Each half h of 128 weights has four quarters of 32; quarter k is in the low (k < 2) or high nibbles of
/// low[64·h + 32·(k % 2) …] with its top two bits at bit 2·k of high[32·h …].
struct BlockQ6K {
    std::uint8_t low[kBlockK / 2];
    std::uint8_t high[kBlockK / 4];
    std::int8_t scales[kBlockK / 16];
    std::uint16_t d; ///< f16
};

#pragma pack(pop)

static_assert(sizeof(BlockQ8_0) == 34 && alignof(BlockQ8_0) == 1);
static_assert(sizeof(BlockQ4K) == 144 && alignof(BlockQ4K) == 1);
static_assert(sizeof(BlockQ6K) == 210 && alignof(BlockQ6K) == 1);

} // namespace conclave::kernels
