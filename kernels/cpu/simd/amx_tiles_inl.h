// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cpu/simd/matmul_int8_inl.h"
#include "kernels/cpu/simd/vec_avx512.h"

/// Products of many tokens in AMX tiles.
///
/// A tile product adds [16 tokens, 64 columns] times [64 columns, 16 rows] of int8 to [tokens, 16 rows] of
/// int32. Activations are loaded as they were prepared; weights are packed like the panels of
/// matmul_int8_inl.h, whose [columns / 4][16 rows][4 bytes] is what the instruction wants. Two halves of 16
/// rows are packed for 256 columns at a time and then meet all tokens. Block sums are exact and the float
/// operations the same in the same order as everywhere else, so that results are, too.
///
/// Where fewer than 16 tokens are left, the last tile begins earlier and computes some once more;
/// only what is new is added to the sums.
namespace conclave::kernels {
namespace {

constexpr int kTile = 16;               ///< rows of a tile, and int32 in one
constexpr std::int64_t kTileHalves = 2; ///< times 16 rows of weights
constexpr std::int64_t kTileRows = kTileHalves * kTile;

/// Tokens whose sums are kept while 32 rows go through all columns: 64 KiB, in the second-level cache.
constexpr std::int64_t kTileTokenBlock = 512;

/// int32 [tokens][rows] as a tile stores it.
using TileProducts = std::int32_t[kTile][kTile];

/// Gives the thread its tiles, and takes them away again: with them, every change of threads costs 8 KiB.
class TileScope {
  public:
    /// Tiles 0-3: products; 4-5: 16 tokens × @p columns activations; 6-7: @p columns × 16 weights.
    explicit TileScope(int columns) {
        Config config;
        for (int tile = 0; tile < 8; ++tile) {
            const bool isWeights = tile >= 6;
            const bool isActivations = tile >= 4 && !isWeights;
            config.rows[tile] = static_cast<std::uint8_t>(isWeights ? columns / 4 : kTile);
            config.rowBytes[tile] = static_cast<std::uint16_t>(isActivations ? columns : 64);
        }
        _tile_loadconfig(&config);
    }
    ~TileScope() { _tile_release(); }
    TileScope(const TileScope&) = delete;
    TileScope& operator=(const TileScope&) = delete;

  private:
    struct alignas(64) Config {
        std::uint8_t palette = 1;
        std::uint8_t startRow = 0;
        std::uint8_t reserved[14] = {};
        std::uint16_t rowBytes[16] = {};
        std::uint8_t rows[16] = {};
    };
    static_assert(sizeof(Config) == 64);
};

/// Tokens [first, first + 16) of a block, of which those before @p next have their sums already.
struct TokenTile {
    std::int64_t first;
    int skip;

    TokenTile(std::int64_t next, std::int64_t tokens)
        : first(next < tokens - kTile ? next : tokens - kTile), skip(static_cast<int>(next - first)) {}
};

/// What all tokens of a block share while they meet the same columns.
struct TileTokens {
    const std::byte* x; ///< prepared rows
    std::int64_t rowBytes;
    std::int64_t cols;
    std::int64_t firstCol;
    std::int64_t count; ///< at least 16
};

/// matmulQuant for at least 16 tokens. A @p Panels packs 16 rows and multiplies tokens with what it packed.
template <class Panels>
void matmulTiles(const WeightView& w, const std::byte* activations, std::int64_t tokens,
                 std::int64_t rowBegin, std::int64_t rowEnd, float* y, std::int64_t yStride) {
    using Type = typename Panels::Type;
    const auto blockBytes = [](std::int64_t cols) { return cols / Type::kUnit * Type::kUnitBytes; };
    const std::int64_t rowBytes = blockBytes(w.cols);
    const std::int64_t activationBytes = ActivationRow<Type>::bytes(w.cols);
    const TileScope scope(Panels::kTileColumns);
    Panels panels;
    alignas(64) float sums[kTileHalves][kTileTokenBlock][kTile];
    for (std::int64_t r = rowBegin; r < rowEnd; r += kTileRows) {
        const std::int64_t rows = rowEnd - r < kTileRows ? rowEnd - r : kTileRows;
        const int halves = rows > kTile ? 2 : 1;
        for (std::int64_t next = 0; next < tokens; next += kTileTokenBlock) {
            const std::int64_t t0 = TokenTile(next, tokens).first;
            const std::int64_t count = tokens - t0 < kTileTokenBlock ? tokens - t0 : kTileTokenBlock;
            for (int half = 0; half < halves; ++half)
                std::memset(sums[half], 0, static_cast<std::size_t>(count) * sizeof sums[half][0]);
            for (std::int64_t c = 0; c < w.cols; c += kPanelCols) {
                const std::int64_t width = w.cols - c < kPanelCols ? w.cols - c : kPanelCols;
                if (t0 == 0) { // the same share of the next rows: packing jumps from row to row
                    const std::int64_t from = (r + kTileRows) * rowBytes + kTileRows * blockBytes(c);
                    const std::int64_t to = from + kTileRows * blockBytes(width);
                    prefetchLines(w.data, from, to < rowEnd * rowBytes ? to : rowEnd * rowBytes);
                }
                for (int half = 0; half < halves; ++half)
                    panels.pack(half, width, w.data + (r + half * kTile) * rowBytes + blockBytes(c), rowBytes,
                                rows - half * kTile);
                asm volatile("" ::: "memory"); // GCC 12 does not know that tiles are loaded from memory
                panels.addProducts(halves, width,
                                   {activations + t0 * activationBytes, activationBytes, w.cols, c, count},
                                   sums);
            }
            float* out = y + t0 * yStride + r;
            for (std::int64_t t = 0; t < count; ++t, out += yStride) {
                // Each row of y is a line of its own: asked for ahead, many are on their way at a time.
                __builtin_prefetch(out + 24 * yStride, 1);
                __builtin_prefetch(out + 24 * yStride + kTile, 1);
                for (int half = 0; half < halves; ++half) {
                    const std::int64_t left = rows - half * kTile;
                    const auto lanes = static_cast<__mmask16>(left < kTile ? (1u << left) - 1 : 0xffffu);
                    _mm512_mask_storeu_ps(out + half * kTile, lanes, _mm512_load_ps(sums[half][t]));
                }
            }
        }
    }
}

} // namespace
} // namespace conclave::kernels
