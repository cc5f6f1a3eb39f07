// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cuda/attend_kernel.h"

#include <climits>
#include <type_traits>
#include <utility>

/// Attention of many tokens on tensor cores: flash attention (Dao 2023, https://arxiv.org/abs/2307.08691).
///
/// A block of four warps takes 64 tokens of one query head and walks the positions they see, a tile at a
/// time; a warp has 16 tokens, their scores and their results in registers. Values of a tile travel while its
/// scores are computed, keys of the next one while values are added, so one buffer each is enough. Tiles lie
/// in shared memory as f16 with the 16-byte pieces of row r exchanged by r % 8: ldmatrix then reads eight
/// rows without bank conflicts. f16 caches are copied as they are (cp.async), other types decoded on the way.
///
/// Queries (times the scale), keys, values and weights are rounded to f16; products are added in float. So a
/// score is off by at most 3 · 2^-11 · scale · Σ|q·k|, a weight by a factor of e to twice that and 2^-11, a
/// value by 2^-11: the bound in tests/kernels/cuda/attention_case.h. Numbers beyond 65504 become infinite.
namespace conclave::kernels::cuda {

inline constexpr int kPrefillThreads = 128;
inline constexpr int kPrefillRows = 64; ///< tokens of a block

/// What a launch works on: all of an Attend, or some heads and positions of it (attend_unfolded_kernel.h).
struct PrefillAttend {
    SplitAttend work;
    int heads = 0; ///< query heads from firstHead on
    int firstHead = 0;
    int groupHeads = 1;      ///< query heads of one key/value head; key/value head 0 belongs to firstHead
    int firstPosition = 0;   ///< of the cache's slot 0
    int positions = INT_MAX; ///< that are there from firstPosition on
    /// Positions come in several launches: `out` and this, [tokens, heads], keep what was added up so far.
    /// nullptr: in one.
    RunningSoftmax* running = nullptr;
    bool isFirst = true;
    bool isLast = true;
};

/// Widths that kernels are made for: keys and values of up to so many columns.
inline int prefillWidth(const Attend& args) {
    const int width = std::max(args.cache.keyWidth, args.cache.valueWidth);
    return width <= 64 ? 64 : width <= 96 ? 96 : width <= 128 ? 128 : 0;
}

/// f32 caches are exact, which tensor cores are not; latent rows are wide.
inline bool attendsOnTensorCores(const Attend& args) {
    return args.tokens > kSmallBatch && args.cache.type != CacheType::f32 && prefillWidth(args) > 0;
}

inline int prefillTokenTiles(const Attend& args) {
    return (args.tokens + kPrefillRows - 1) / kPrefillRows;
}

/// Few tokens at the end of a long conversation: positions are split as in attend_kernel.h, but into no less
/// than four tiles.
inline int prefillSplits(const Attend& args, int multiprocessors) {
    const int reach = args.reach == ReachKind::All ? args.mostPositions : args.reachTokens + args.tokens;
    const int tiles = (std::min(args.mostPositions, reach) + kPrefillRows - 1) / kPrefillRows;
    const int blocks = prefillTokenTiles(args) * args.heads;
    const int wanted = 2 * std::min(multiprocessors, kMostMultiprocessors) / blocks;
    return std::clamp(wanted, 1, std::clamp(tiles / 4, 1, kMostSplits));
}

/// Tile sizes of one width.
template <int KeyWidth, int ValueWidth>
struct PrefillShape {
    static constexpr int kTile = 64; ///< positions; 64 KiB is all that sm_75 has
    static constexpr int kKeyStride = (KeyWidth + 63) / 64 * 64;
    static constexpr int kValueStride = (ValueWidth + 63) / 64 * 64;
    static constexpr bool kQueriesStay = KeyWidth > 128; ///< in shared memory: too wide for registers
    static constexpr std::size_t kSharedBytes =
        2 * (kTile * (kKeyStride + kValueStride) + (kQueriesStay ? kPrefillRows * kKeyStride : 0));
};

/// f(0) … f(N - 1) with numbers that are constants in @p f.
template <int N, typename F>
__device__ __forceinline__ void unrolled(F f) {
    [&]<int... I>(std::integer_sequence<int, I...>) {
        (f(std::integral_constant<int, I>{}), ...);
    }
    (std::make_integer_sequence<int, N>{});
}

template <CacheType type, int KeyWidth, int ValueWidth>
class AttendPrefill {
  public:
    using Codec = CacheCodec<type>;
    using Shape = PrefillShape<KeyWidth, ValueWidth>;
    static constexpr int kTile = Shape::kTile;

    __device__ AttendPrefill(const PrefillAttend& prefill, gpu::DynamicShared shared)
        : m_prefill(prefill), m_args(prefill.work.args),
          m_kvHead(static_cast<int>(blockIdx.x) / prefill.groupHeads),
          m_head(prefill.firstHead + static_cast<int>(blockIdx.x)),
          // Late tokens see more: their blocks come first.
          m_firstToken(static_cast<int>(gridDim.y - 1 - blockIdx.y) * kPrefillRows),
          m_split(static_cast<int>(blockIdx.z)), m_position(*m_args.position) {
        m_keys = shared.take<std::uint16_t>(kTile * Shape::kKeyStride);
        m_values = shared.take<std::uint16_t>(kTile * Shape::kValueStride);
        m_queries =
            Shape::kQueriesStay ? shared.take<std::uint16_t>(kPrefillRows * Shape::kKeyStride) : m_keys;
    }

    __device__ void run() {
        const int tokens =
            m_args.tokens - m_firstToken < kPrefillRows ? m_args.tokens - m_firstToken : kPrefillRows;
        int begin = firstVisible(m_args, m_position + m_firstToken);
        int end = m_position + m_firstToken + tokens;
        begin = begin > m_prefill.firstPosition ? begin : m_prefill.firstPosition;
        if (end - m_prefill.firstPosition > m_prefill.positions)
            end = m_prefill.firstPosition + m_prefill.positions;
        const int tiles = end > begin ? (end - begin + kTile - 1) / kTile : 0;
        const int perSplit = (tiles + m_prefill.work.splits - 1) / m_prefill.work.splits * kTile;
        begin += m_split * perSplit;
        end = end < begin + perSplit ? end : begin + perSplit;

        storeQueries(tokens);
        __syncthreads();
        if constexpr (!Shape::kQueriesStay) {
#pragma unroll
            for (int k = 0; k < KeyWidth / 16; ++k)
                loadQuery(k, m_query[k]);
            __syncthreads(); // their place is for keys now
        }
        startSums();
        if (begin < end)
            loadKeys(begin, end);
        for (int at = begin; at < end; at += kTile) {
            gpu::waitAsync<0>();
            __syncthreads(); // keys are there; the values of the tile before have been read
            loadValues(at, end);
            float scores[kTile / 8][4] = {};
            multiplyKeys(scores);
            weigh(at, end, scores);
            gpu::waitAsync<0>();
            __syncthreads(); // values are there; keys have been read
            if (at + kTile < end)
                loadKeys(at + kTile, end);
            addValues(scores);
        }
        writeResults(tokens);
    }

  private:
    static __device__ int warp() {
        return static_cast<int>(threadIdx.x) / kWarpThreads;
    }
    static __device__ int lane() {
        return static_cast<int>(threadIdx.x) % kWarpThreads;
    }
    /// A lane has two rows of the warp's 16, `half` 0 and 1, and two neighbouring columns of every eight.
    static __device__ int rowOf(int half) {
        return warp() * 16 + lane() / 4 + half * 8;
    }
    static __device__ int columnOf(int n, int i) {
        return n * 8 + lane() % 4 * 2 + i;
    }

    /// Piece @p piece (8 numbers) of row @p row: one of eight places in its 128 bytes.
    template <int Stride>
    static __device__ std::uint16_t* pieceOf(std::uint16_t* tile, int row, int piece) {
        return tile + row * Stride + piece / 8 * 64 + (piece % 8 ^ row % 8) * 8;
    }

    __device__ std::int64_t globalRow(int row) const {
        return static_cast<std::int64_t>(m_firstToken + row) * m_args.heads + m_head;
    }

    __device__ void storeQueries(int tokens) const {
        constexpr int kPieces = KeyWidth / 8;
        const int width = m_args.cache.keyWidth;
        for (int i = static_cast<int>(threadIdx.x); i < kPrefillRows * kPieces; i += kPrefillThreads) {
            const int row = i / kPieces;
            const int first = i % kPieces * 8;
            float x[8];
#pragma unroll
            for (int j = 0; j < 8; ++j) {
                const bool isThere = row < tokens && first + j < width;
                x[j] = isThere
                           ? m_args.scale * m_args.query[globalRow(row) * m_args.queryHeadStride + first + j]
                           : 0.0f;
            }
            *reinterpret_cast<uint4*>(pieceOf<Shape::kKeyStride>(m_queries, row, i % kPieces)) = toHalves(x);
        }
    }

    static __device__ uint4 toHalves(const float (&x)[8]) {
        return make_uint4(gpu::floatsToHalves(x[0], x[1]), gpu::floatsToHalves(x[2], x[3]),
                          gpu::floatsToHalves(x[4], x[5]), gpu::floatsToHalves(x[6], x[7]));
    }

    /// The warp's 16 rows, columns 16 k …
    __device__ void loadQuery(int k, std::uint32_t (&query)[4]) const {
        const int row = warp() * 16 + lane() % 16;
        gpu::loadMatrix(query, pieceOf<Shape::kKeyStride>(m_queries, row, k * 2 + lane() / 16));
    }

    /// Rows of positions @p at to @p end - 1 to shared memory; zeros where there is none.
    template <int Width, int Stride>
    __device__ void loadTile(const std::byte* rows, std::int64_t rowBytes, int width, int at, int end,
                             std::uint16_t* tile) const {
        constexpr int kPieces = Width / 8;
        const int capacity = m_args.cache.capacity;
        const int rowWidth = m_args.cache.values ? width : m_args.cache.keyWidth;
        const int firstSlot = (at - m_prefill.firstPosition) % capacity;
        rows += static_cast<std::int64_t>(m_kvHead) * capacity * rowBytes;
#pragma unroll(type == CacheType::f16 ? 1 : 4) // copies need no registers that wait for them
        for (int i = static_cast<int>(threadIdx.x); i < kTile * kPieces; i += kPrefillThreads) {
            const int row = i / kPieces;
            const int piece = i % kPieces;
            const bool isThere = at + row < end && piece * 8 < width;
            const int slot = firstSlot + row < capacity ? firstSlot + row : firstSlot + row - capacity;
            std::uint16_t* const to = pieceOf<Stride>(tile, row, piece);
            if constexpr (type == CacheType::f16) {
                gpu::copyAsync(to, isThere ? rows + slot * rowBytes + piece * 16 : rows, isThere);
            } else {
                uint4 halves = make_uint4(0, 0, 0, 0);
                if (isThere) {
                    float x[kChunk];
                    Codec::decode(Codec::load(rows + slot * rowBytes, piece, rowWidth), piece, x);
                    halves = toHalves(x);
                }
                *reinterpret_cast<uint4*>(to) = halves;
            }
        }
        gpu::commitAsync();
    }
    __device__ void loadKeys(int at, int end) const {
        const Cache& cache = m_args.cache;
        loadTile<KeyWidth, Shape::kKeyStride>(cache.keys, cache.keyRowBytes, cache.keyWidth, at, end, m_keys);
    }
    __device__ void loadValues(int at, int end) const {
        const Cache& cache = m_args.cache;
        loadTile<ValueWidth, Shape::kValueStride>(cache.values ? cache.values : cache.keys,
                                                  cache.values ? cache.valueRowBytes : cache.keyRowBytes,
                                                  cache.valueWidth, at, end, m_values);
    }

    /// Where this lane's rows of a tile are, for ldmatrix: by the four pairs of pieces that 128 bytes have.
    /// All others are constants away.
    struct LanePieces {
        const std::uint16_t* pair[4];
    };
    template <int Stride>
    static __device__ LanePieces lanePieces(std::uint16_t* tile, int row, int piece) {
        LanePieces pieces;
#pragma unroll
        for (int q = 0; q < 4; ++q)
            pieces.pair[q] = pieceOf<Stride>(tile, row, q * 2 + piece);
        return pieces;
    }
    /// Rows 16 @p rows … and columns 16 @p columns … of a tile, in bytes from the lane's pair `columns % 4`.
    template <int Stride>
    static constexpr int distance(int rows, int columns) {
        return (rows * 16 * Stride + columns / 4 * 64) * 2;
    }

    /// Columns 16 @p k … of the warp's queries, from where they stay.
    __device__ const std::uint32_t (&queryPiece(int k, std::uint32_t (&loaded)[4]) const)[4] {
        if constexpr (Shape::kQueriesStay) {
            loadQuery(k, loaded);
            return loaded;
        } else {
            return m_query[k];
        }
    }

    __device__ void multiplyKeys(float (&scores)[kTile / 8][4]) const {
        // Two tiles of eight positions at once, each with both halves of 16 columns.
        const LanePieces pieces =
            lanePieces<Shape::kKeyStride>(m_keys, lane() % 8 + lane() / 16 * 8, lane() / 8 % 2);
        unrolled<KeyWidth / 16>([&](auto k) {
            std::uint32_t loaded[4];
            const auto& query = queryPiece(k, loaded);
            unrolled<kTile / 16>([&](auto n) {
                std::uint32_t keys[4];
                gpu::loadMatrix<distance<Shape::kKeyStride>(n, k)>(keys, pieces.pair[k % 4]);
                gpu::mmaF16(scores[n * 2], query, {keys[0], keys[1]});
                gpu::mmaF16(scores[n * 2 + 1], query, {keys[2], keys[3]});
            });
        });
    }

    /// Products to scores, and those to weights relative to the rows' new maxima.
    __device__ void weigh(int at, int end, float (&scores)[kTile / 8][4]) {
        if (m_args.softcap > 0) {
            const float factor = 2 / m_args.softcap;
#pragma unroll
            for (int n = 0; n < kTile / 8; ++n)
#pragma unroll
                for (int i = 0; i < 4; ++i) // tanh, off by some 2^-22, without its many instructions
                    scores[n][i] = m_args.softcap * (1 - __fdividef(2, 1 + __expf(factor * scores[n][i])));
        }
        const int lastToken = m_position + m_firstToken + kPrefillRows - 1;
        const bool allSeeAll = at + kTile <= end && at + kTile <= m_position + m_firstToken + 1 &&
                               at >= firstVisible(m_args, lastToken);
        if (!allSeeAll)
            hideInvisible(at, end, scores);
#pragma unroll
        for (int half = 0; half < 2; ++half) {
            float top = m_softmax[half].top;
#pragma unroll
            for (int n = 0; n < kTile / 8; ++n)
                top = fmaxf(top, fmaxf(scores[n][half * 2], scores[n][half * 2 + 1]));
            top = fmaxf(top, __shfl_xor_sync(kAllLanes, top, 1));
            top = fmaxf(top, __shfl_xor_sync(kAllLanes, top, 2));
            const float base = top == -INFINITY ? 0.0f : top;
            float sum = 0;
#pragma unroll
            for (int n = 0; n < kTile / 8; ++n)
#pragma unroll
                for (int i = 0; i < 2; ++i) {
                    float& score = scores[n][half * 2 + i];
                    score = __expf(score - base);
                    sum += score;
                }
            const float shrink = shrinkFactor(m_softmax[half].top, top);
            m_softmax[half] = {top, m_softmax[half].sum * shrink + sum};
#pragma unroll
            for (int n = 0; n < ValueWidth / 8; ++n) {
                m_sums[n][half * 2] *= shrink;
                m_sums[n][half * 2 + 1] *= shrink;
            }
        }
    }

    __device__ void hideInvisible(int at, int end, float (&scores)[kTile / 8][4]) const {
#pragma unroll
        for (int half = 0; half < 2; ++half) {
            const int position = m_position + m_firstToken + rowOf(half);
            const int first = firstVisible(m_args, position);
            const int stop = position + 1 < end ? position + 1 : end;
#pragma unroll
            for (int n = 0; n < kTile / 8; ++n)
#pragma unroll
                for (int i = 0; i < 2; ++i) {
                    const int p = at + columnOf(n, i);
                    if (p < first || p >= stop)
                        scores[n][half * 2 + i] = -INFINITY;
                }
        }
    }

    /// Scores of 16 positions, as they came out of the products, are just what the next product wants in.
    __device__ void addValues(const float (&weights)[kTile / 8][4]) {
        const LanePieces pieces = lanePieces<Shape::kValueStride>(m_values, lane() % 16, lane() / 16);
        unrolled<kTile / 16>([&](auto j) {
            const std::uint32_t rows[4] = {gpu::floatsToHalves(weights[j * 2][0], weights[j * 2][1]),
                                           gpu::floatsToHalves(weights[j * 2][2], weights[j * 2][3]),
                                           gpu::floatsToHalves(weights[j * 2 + 1][0], weights[j * 2 + 1][1]),
                                           gpu::floatsToHalves(weights[j * 2 + 1][2], weights[j * 2 + 1][3])};
            unrolled<ValueWidth / 16>([&](auto n) {
                std::uint32_t values[4];
                gpu::loadMatrixTransposed<distance<Shape::kValueStride>(j, n)>(values, pieces.pair[n % 4]);
                gpu::mmaF16(m_sums[n * 2], rows, {values[0], values[1]});
                gpu::mmaF16(m_sums[n * 2 + 1], rows, {values[2], values[3]});
            });
        });
    }

    /// Nothing, or what the launch before has left.
    __device__ void startSums() {
#pragma unroll
        for (int half = 0; half < 2; ++half) {
            const bool goesOn = !m_prefill.isFirst && m_firstToken + rowOf(half) < m_args.tokens;
            // Four lanes share a row: the one that will write what they have reads it; each sums up its own
            // columns.
            RunningSoftmax before{-INFINITY, 0};
            if (goesOn && lane() % 4 == 0)
                before = m_prefill.running[globalRow(rowOf(half))];
            m_softmax[half] = {__shfl_sync(kAllLanes, before.top, lane() & ~3), before.sum};
            const float* const from = m_args.out + globalRow(rowOf(half)) * m_args.cache.valueWidth;
#pragma unroll
            for (int n = 0; n < ValueWidth / 8; ++n)
#pragma unroll
                for (int i = 0; i < 2; ++i) {
                    const int column = columnOf(n, i);
                    m_sums[n][half * 2 + i] =
                        goesOn && column < m_args.cache.valueWidth ? from[column] : 0.0f;
                }
        }
    }

    __device__ void writeResults(int tokens) const {
        const SplitAttend& work = m_prefill.work;
#pragma unroll
        for (int half = 0; half < 2; ++half) {
            RunningSoftmax softmax = m_softmax[half];
            softmax.sum += __shfl_xor_sync(kAllLanes, softmax.sum, 1);
            softmax.sum += __shfl_xor_sync(kAllLanes, softmax.sum, 2);
            if (rowOf(half) >= tokens)
                continue;
            const std::int64_t row = globalRow(rowOf(half));
            const bool isWhole = work.splits == 1 && m_prefill.isLast;
            if (isWhole) {
                writeRow(half, row, resultFactor(m_args, m_head, softmax));
                continue;
            }
            if (lane() % 4 == 0)
                *(work.splits > 1 ? splitSoftmax(work, row, m_split) : m_prefill.running + row) = softmax;
            float* const to = work.splits > 1 ? splitValues(work, row, m_split)
                                              : m_args.out + row * m_args.cache.valueWidth;
#pragma unroll
            for (int n = 0; n < ValueWidth / 8; ++n)
#pragma unroll
                for (int i = 0; i < 2; ++i)
                    if (columnOf(n, i) < m_args.cache.valueWidth)
                        to[columnOf(n, i)] = m_sums[n][half * 2 + i];
        }
    }
    __device__ void writeRow(int half, std::int64_t row, float factor) const {
#pragma unroll
        for (int n = 0; n < ValueWidth / 8; ++n)
#pragma unroll
            for (int i = 0; i < 2; ++i)
                if (columnOf(n, i) < m_args.cache.valueWidth)
                    writeAttended(m_args, row, columnOf(n, i), m_sums[n][half * 2 + i] * factor);
    }

    const PrefillAttend& m_prefill;
    const Attend& m_args;
    const int m_kvHead;
    const int m_head;
    const int m_firstToken;
    const int m_split;
    const int m_position;
    std::uint16_t* m_keys;    ///< [kTile, kKeyStride]
    std::uint16_t* m_values;  ///< [kTile, kValueStride]
    std::uint16_t* m_queries; ///< [kPrefillRows, kKeyStride], in the place of keys if they do not stay
    std::uint32_t m_query[Shape::kQueriesStay ? 1 : KeyWidth / 16][4];
    RunningSoftmax m_softmax[2];
    float m_sums[ValueWidth / 8][4];
};

template <CacheType type, int KeyWidth, int ValueWidth>
__global__ void __launch_bounds__(kPrefillThreads, 1) attendPrefillKernel(PrefillAttend prefill) {
    AttendPrefill<type, KeyWidth, ValueWidth>(prefill, {}).run();
}

template <CacheType type, int KeyWidth, int ValueWidth>
gpu::Status launchPrefill(const Launch& launch, const PrefillAttend& prefill) {
    const Attend& args = prefill.work.args;
    const std::size_t sharedBytes = PrefillShape<KeyWidth, ValueWidth>::kSharedBytes;
    if (sharedBytes > launch.device->sharedBytesPerBlock)
        return gpu::kNotSupported;
    const gpu::LaunchConfig config{.grid = dim3(static_cast<unsigned>(prefill.heads),
                                                static_cast<unsigned>(prefillTokenTiles(args)),
                                                static_cast<unsigned>(prefill.work.splits)),
                                   .block = kPrefillThreads,
                                   .sharedBytes = sharedBytes,
                                   .stream = launch.stream};
    return gpu::launch(config, attendPrefillKernel<type, KeyWidth, ValueWidth>, prefill);
}

/// One cache type in all widths: kernels/cuda/instances/attend_prefill_<type>.cu.
template <CacheType type>
gpu::Status runPrefill(const Launch& launch, const PrefillAttend& prefill);

template <CacheType type>
gpu::Status runPrefillWidths(const Launch& launch, const PrefillAttend& prefill) {
    const Cache& cache = prefill.work.args.cache;
    if constexpr (type == CacheType::f16) // unfolded latent heads (attend_unfolded_kernel.h)
        if (cache.keyWidth > 128 && cache.keyWidth <= 192 && cache.valueWidth <= 128)
            return launchPrefill<type, 192, 128>(launch, prefill);
    switch (prefillWidth(prefill.work.args)) {
    case 64:
        return launchPrefill<type, 64, 64>(launch, prefill);
    case 96:
        return launchPrefill<type, 96, 96>(launch, prefill);
    case 128:
        return launchPrefill<type, 128, 128>(launch, prefill);
    default:
        return gpu::kNotSupported;
    }
}

} // namespace conclave::kernels::cuda
