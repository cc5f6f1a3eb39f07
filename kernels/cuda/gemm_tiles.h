// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cuda/gemm_arguments.h"
#include "kernels/cuda/gpu.h"

/// How a product of many tokens is cut: plain host code, so that a choice can be read and tested without a
/// device.
namespace conclave::kernels::cuda {

inline constexpr int kGemmThreads = 256;
inline constexpr int kGemmRows = 128; ///< weight rows of a tile; 64 of gate and 64 of up in a gated product

/// Tokens of a tile. Wide tiles decode weights for more tokens at once, narrow ones waste less on experts
/// that few tokens chose and give a short prefill more blocks. 96 results and what it takes to decode a stage
/// fit into 128 registers a thread, with which two blocks share a multiprocessor; 128 do not.
inline constexpr int kWideTokens = 96;
inline constexpr int kNarrowTokens = 32;

/// Shared memory of a block that allows two deep rings on one multiprocessor.
inline constexpr std::size_t kRoomyShared = 160u << 10;

/// What rows have to be for weights of a type.
enum class RowFormat { Int8, F16, Bf16, F32 };
inline RowFormat rowFormat(QuantType type, const gpu::DeviceFacts& device) {
    switch (type) {
    case QuantType::f32:
        return RowFormat::F32;
    case QuantType::f16:
        return RowFormat::F16;
    case QuantType::bf16: // there are no tensor cores for it before sm_80
        return device.computeMajor >= 8 ? RowFormat::Bf16 : RowFormat::F32;
    default:
        return RowFormat::Int8;
    }
}

inline int rowTiles(int rows, bool isGated) {
    const int perTile = isGated ? kGemmRows / 2 : kGemmRows;
    return (rows + perTile - 1) / perTile;
}

/// Tiles of tokens. Of a grouped product an upper bound that does not depend on who chose whom: expert e has
/// the places offsets[e] / tileTokens + e up to offsets[e + 1] / tileTokens + e, which are one more than its
/// full tiles.
inline int tokenTiles(const GemmArguments& args, int tileTokens) {
    if (args.offsets)
        return args.rows / tileTokens + args.experts;
    return (args.rows + tileTokens - 1) / tileTokens;
}

/// kWideTokens or kNarrowTokens.
inline int chooseTileTokens(const GemmArguments& args, int tilesOfRows, const gpu::DeviceFacts& device) {
    if (args.offsets) // tokens per expert on average
        return args.rows >= args.experts * (kWideTokens / 2) ? kWideTokens : kNarrowTokens;
    const int wideBlocks = tilesOfRows * tokenTiles(args, kWideTokens);
    return args.rows > kNarrowTokens && wideBlocks >= device.multiprocessors ? kWideTokens : kNarrowTokens;
}

/// Whether f16 or bf16 weights go to gemm_wide_kernel.h: Hopper, rows of whole 16-byte pieces and tokens for
/// wide tiles.
inline bool usesWgmma(const GemmArguments& args, int tilesOfRows, const gpu::DeviceFacts& device) {
    return device.computeMajor == 9 && device.computeMinor == 0 && args.cols % 8 == 0 &&
           chooseTileTokens(args, tilesOfRows, device) == kWideTokens;
}

/// Whether a part of a product is worth a call of cuBLAS (blas.h) where there is one: large, dense, of 16-bit
/// weights, and nothing to do beside it. f16 rows are scaled back afterwards, so they cannot be added.
inline bool suitsBlas(const MatmulPart& part, int tokens, const gpu::DeviceFacts& device) {
    constexpr int kTokens = 64;
    constexpr int kRows = 1024;
    constexpr int kCols = 512;
    const bool isBf16 = part.weight.type == QuantType::bf16 && device.computeMajor >= 8;
    const bool isF16 = part.weight.type == QuantType::f16 && !part.addTo;
    return (isBf16 || isF16) && !part.bias && tokens >= kTokens && part.weight.rows >= kRows &&
           part.weight.cols >= kCols && part.weight.cols % 8 == 0;
}

} // namespace conclave::kernels::cuda
