// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cuda/cache_codec.h"
#include "kernels/cuda/operations.h"

#include <algorithm>
#include <cmath>

/// Attention of few tokens over a long cache, in float: reading the cache is all that costs, so it is read
/// once for all query rows (query heads of one key/value head, and neighbouring tokens) and by the whole
/// device, its positions split over the blocks. Milakov & Gimelshein 2018 (https://arxiv.org/abs/1805.02867)
/// for the running maximum, Dao et al. 2023 (https://crfm.stanford.edu/2023/10/12/flashdecoding.html) for
/// splitting the positions.
///
/// First operation, an item per (split, group of up to 8 query rows, key/value head): walks its positions 64
/// at a time.
///   scores   Eight lanes share a position: each takes every eighth chunk of 8 columns of the key, so that
///            they read 128 bytes in a row, and multiplies it with all query rows, which lie in shared memory
///            in halves of a chunk (a lane's neighbour reads the neighbouring 16 bytes: no bank conflicts).
///   softmax  A warp per query row.
///   values   A thread has a chunk of columns, every n-th position, and up to four rows.
/// Second operation, an item per query row: adds the splits, the sink and the gate. With one split the first
/// writes the result itself.
namespace conclave::kernels::cuda {

/// Attend, and how the host has cut it.
struct SplitAttend {
    Attend args;
    int splits = 1;
};

inline constexpr int kAttendTile = 64; ///< positions
inline constexpr int kAttendRows = 8;  ///< query rows of an item at most
inline constexpr int kAttendLanes = 8; ///< of a position
inline constexpr int kMostSplits = kBlockThreads;
inline constexpr int kMostMultiprocessors = 256; ///< scratch is sized for so many

// ---- On the host ----

inline int attendGroupRows(const Attend& args) {
    return args.tokens * (args.heads / args.cache.kvHeads);
}

/// 1, 4 or 8: what kernels are made for.
inline int attendRowsPerItem(const Attend& args) {
    const int rows = attendGroupRows(args);
    return rows == 1 ? 1 : rows <= 4 ? 4 : kAttendRows;
}

/// Items of one split.
inline int attendItemsPerSplit(const Attend& args) {
    const int rows = attendRowsPerItem(args);
    return args.cache.kvHeads * ((attendGroupRows(args) + rows - 1) / rows);
}

/// Of a value: half of the block has a thread for each chunk.
inline constexpr int kMostAttendWidth = kBlockThreads / 2 * kChunk;

/// As many splits as give every multiprocessor two blocks, and each at least one tile of positions.
inline int attendSplits(const Attend& args, int multiprocessors) {
    const int reach = args.reach == ReachKind::All ? args.mostPositions : args.reachTokens + args.tokens;
    const int positions = std::min(args.mostPositions, reach);
    const int tiles = std::max(1, (positions + kAttendTile - 1) / kAttendTile);
    const int wanted = 2 * std::min(multiprocessors, kMostMultiprocessors) / attendItemsPerSplit(args);
    return std::clamp(wanted, 1, std::min(tiles, kMostSplits));
}

inline int attendSplitItems(const SplitAttend& work) {
    return attendItemsPerSplit(work.args) * work.splits;
}

inline int attendCombineItems(const SplitAttend& work) {
    return work.splits == 1 ? 0 : work.args.tokens * work.args.heads;
}

/// Values of all rows and splits, then their maxima and sums.
inline std::int64_t attendScratchBytes(const Attend& args, int splits) {
    if (splits == 1)
        return 0;
    const std::int64_t rows = static_cast<std::int64_t>(args.tokens) * args.heads * splits;
    return rows * (args.cache.valueWidth + 2) * static_cast<std::int64_t>(sizeof(float));
}

inline std::size_t attendSplitSharedBytes(const Attend& args) {
    const int rows = attendRowsPerItem(args);
    const std::size_t floats = static_cast<std::size_t>(rows) * cacheChunks(args.cache.keyWidth) * kChunk +
                               2 * kAttendTile * rows + kBlockThreads * kChunk + 8 * kAttendRows;
    return floats * sizeof(float);
}

inline std::size_t attendCombineSharedBytes() {
    return (kBlockThreads + kBlockWarps) * sizeof(float) + kBlockWarps * sizeof(Best);
}

// ---- What tokens see ----

__device__ __forceinline__ int firstVisible(const Attend& args, int position) {
    if (args.reach == ReachKind::Window)
        return position + 1 > args.reachTokens ? position + 1 - args.reachTokens : 0;
    if (args.reach == ReachKind::Chunk)
        return position / args.reachTokens * args.reachTokens;
    return 0;
}

/// Positions begin to end - 1.
struct PositionRange {
    int begin;
    int end;
};

// ---- Results ----

/// A row's softmax so far; values were added up relative to `top`.
struct RunningSoftmax {
    float top;
    float sum;
};

/// A row that has seen nothing yet has the top -∞.
__device__ __forceinline__ float shrinkFactor(float top, float newTop) {
    return top == -INFINITY ? 0.0f : expf(top - newTop);
}

__device__ __forceinline__ RunningSoftmax withSink(const Attend& args, int head, RunningSoftmax softmax) {
    if (!args.sinks)
        return softmax;
    const float sink = args.sinks[head];
    const float top = fmaxf(softmax.top, sink);
    return {top, softmax.sum * expf(softmax.top - top) + expf(sink - top)};
}

/// What turns a sum relative to softmax.top into a result.
__device__ __forceinline__ float resultFactor(const Attend& args, int head, RunningSoftmax softmax) {
    const RunningSoftmax whole = withSink(args, head, softmax);
    return expf(softmax.top - whole.top) / whole.sum;
}

/// @p row is token · heads + head.
__device__ __forceinline__ void writeAttended(const Attend& args, std::int64_t row, int column,
                                              float result) {
    if (args.gate)
        result /= 1.0f + expf(-args.gate[row * args.gateHeadStride + column]);
    args.out[row * args.cache.valueWidth + column] = result;
}

/// Scratch, while there are several splits: values [rows, splits, valueWidth], then softmaxes [rows, splits],
/// whose sum is 0 where a split has not seen any position.
__device__ __forceinline__ float* splitValues(const SplitAttend& work, std::int64_t row, int split) {
    return reinterpret_cast<float*>(work.args.scratch.data) +
           (row * work.splits + split) * work.args.cache.valueWidth;
}
__device__ __forceinline__ RunningSoftmax* splitSoftmax(const SplitAttend& work, std::int64_t row,
                                                        int split) {
    const std::int64_t rows = static_cast<std::int64_t>(work.args.tokens) * work.args.heads;
    return reinterpret_cast<RunningSoftmax*>(splitValues(work, rows, 0)) + row * work.splits + split;
}

// ---- One split ----

/// Adds @p sums over the eight lanes of a position. Behind it lane l has the sum of row l · R / 8.
template <int R>
__device__ __forceinline__ float addOverLanes(float (&sums)[R], int lane) {
    int rows = R;
#pragma unroll
    for (int distance = kAttendLanes / 2; distance > 0; distance /= 2) {
        if (rows > 1) { // keep a half of the rows, give the other away
            rows /= 2;
            const bool keepsUpper = (lane & distance) != 0;
#pragma unroll
            for (int r = 0; r < R / 2; ++r) {
                if (r >= rows)
                    continue;
                const float given = keepsUpper ? sums[r] : sums[r + rows];
                const float kept = keepsUpper ? sums[r + rows] : sums[r];
                sums[r] = kept + __shfl_xor_sync(kAllLanes, given, distance);
            }
        } else {
            sums[0] += __shfl_xor_sync(kAllLanes, sums[0], distance);
        }
    }
    return sums[0];
}

template <CacheType type, int R>
class AttendSplit {
  public:
    using Codec = CacheCodec<type>;

    __device__ AttendSplit(const SplitAttend& work, int item, gpu::DynamicShared shared)
        : m_work(work), m_args(work.args), m_keyChunks(cacheChunks(m_args.cache.keyWidth)),
          m_groupHeads(m_args.heads / m_args.cache.kvHeads), m_position(*m_args.position) {
        const int allRows = m_args.tokens * m_groupHeads;
        const int groups = (allRows + R - 1) / R;
        m_kvHead = item % m_args.cache.kvHeads;
        m_firstRow = item / m_args.cache.kvHeads % groups * R;
        m_rows = allRows - m_firstRow < R ? allRows - m_firstRow : R;
        m_split = item / (m_args.cache.kvHeads * groups);

        m_queries = shared.take<float>(static_cast<std::size_t>(R) * m_keyChunks * kChunk);
        m_weights = shared.take<float>(2 * kAttendTile * R);
        m_partial = shared.take<float>(kBlockThreads * kChunk);
        m_shrink = shared.take<float>(kAttendRows);
        m_softmax = shared.take<RunningSoftmax>(kAttendRows);
        m_visible = shared.take<PositionRange>(kAttendRows);
    }

    __device__ void run() {
        const int first = firstVisible(m_args, tokenPosition(0));
        const int end = tokenPosition(m_rows - 1) + 1;
        const int tiles = (end - first + kAttendTile - 1) / kAttendTile;
        const int perSplit = (tiles + m_work.splits - 1) / m_work.splits * kAttendTile;
        const int begin = first + m_split * perSplit;
        const int stop = end < begin + perSplit ? end : begin + perSplit;
        if (begin >= stop)
            return markEmpty();
        loadQueries();
        float sums[kValueRows][kChunk] = {};
        const Cache& cache = m_args.cache;
        int slot = begin % cache.capacity;
        int buffer = 0;
        for (int at = begin; at < stop; at += kAttendTile, buffer ^= 1) {
            const int count = stop - at < kAttendTile ? stop - at : kAttendTile;
            float* const weights = m_weights + buffer * kAttendTile * R;
            prefetchTile(slot, stop - at);
            scoreTile(at, slot, count, weights);
            __syncthreads();
            weighTile(count, weights);
            __syncthreads();
            addValues(slot, count, weights, sums);
            slot = slot + kAttendTile < cache.capacity ? slot + kAttendTile
                                                       : (slot + kAttendTile) % cache.capacity;
        }
        writeSums(sums);
    }

  private:
    /// Adding up values, half of the block takes half of eight rows: all of them would fill the registers.
    static constexpr int kValueRows = R < 4 ? R : 4;
    static constexpr int kPartThreads = kBlockThreads * kValueRows / R;
    __device__ static int part() { return static_cast<int>(threadIdx.x) / kPartThreads; }
    __device__ static int partThread() { return static_cast<int>(threadIdx.x) % kPartThreads; }

    __device__ int token(int row) const { return (m_firstRow + row) / m_groupHeads; }
    __device__ int tokenPosition(int row) const { return m_position + token(row); }
    __device__ int headOf(int row) const {
        return m_kvHead * m_groupHeads + (m_firstRow + row) % m_groupHeads;
    }
    /// token · heads + head
    __device__ std::int64_t globalRow(int row) const {
        const int index = m_firstRow + row;
        return static_cast<std::int64_t>(index / m_groupHeads) * m_args.heads + headOf(row);
    }
    __device__ int wrapped(int slot) const {
        return slot < m_args.cache.capacity ? slot : slot - m_args.cache.capacity;
    }
    __device__ const std::byte* keyRow(int slot) const {
        const Cache& cache = m_args.cache;
        return cache.keys + (static_cast<std::int64_t>(m_kvHead) * cache.capacity + slot) * cache.keyRowBytes;
    }
    __device__ const std::byte* valueRow(int slot) const {
        const Cache& cache = m_args.cache;
        if (!cache.values)
            return keyRow(slot);
        return cache.values +
               (static_cast<std::int64_t>(m_kvHead) * cache.capacity + slot) * cache.valueRowBytes;
    }

    __device__ void markEmpty() {
        if (static_cast<int>(threadIdx.x) < m_rows)
            *splitSoftmax(m_work, globalRow(static_cast<int>(threadIdx.x)), m_split) = {-INFINITY, 0};
    }

    __device__ void loadQueries() {
        const int width = m_args.cache.keyWidth;
        const int padded = m_keyChunks * kChunk;
        for (int i = static_cast<int>(threadIdx.x); i < R * padded; i += kBlockThreads) {
            const int row = i / padded;
            const int column = i % padded;
            const bool isThere = row < m_rows && column < width;
            const int half = column % kChunk / 4;
            m_queries[row * padded + (half * m_keyChunks + column / kChunk) * 4 + column % 4] =
                isThere ? m_args.query[globalRow(row) * m_args.queryHeadStride + column] : 0.0f;
        }
        const int row = static_cast<int>(threadIdx.x);
        if (row < R) {
            m_softmax[row] = {-INFINITY, 0};
            m_visible[row] =
                row < m_rows ? PositionRange{firstVisible(m_args, tokenPosition(row)), tokenPosition(row) + 1}
                             : PositionRange{0, 0};
        }
        __syncthreads();
    }

    /// Brings the next tile to the second-level cache while this one is worked on.
    __device__ void prefetchTile(int slot, int left) const {
        const Cache& cache = m_args.cache;
        const int next = static_cast<int>(threadIdx.x) / 4 + kAttendTile; // four threads per position
        if (next >= left)
            return;
        const int at = (slot + next) % cache.capacity;
        const int lane = static_cast<int>(threadIdx.x) % 4;
        for (std::int64_t i = lane * 128; i < cache.keyRowBytes; i += 512)
            gpu::prefetch(keyRow(at) + i);
        if (cache.values)
            for (std::int64_t i = lane * 128; i < cache.valueRowBytes; i += 512)
                gpu::prefetch(valueRow(at) + i);
    }

    __device__ void scoreTile(int at, int slot, int count, float* weights) const {
        constexpr int kApart = kBlockThreads / kAttendLanes; ///< positions that the block takes at once
        constexpr int kTogether = kAttendTile / kApart;
        const int lane = static_cast<int>(threadIdx.x) % kAttendLanes;
        const int first = static_cast<int>(threadIdx.x) / kAttendLanes;
        const std::byte* rows[kTogether];
#pragma unroll
        for (int k = 0; k < kTogether; ++k) {
            // Behind the end the first row stands in: its scores are thrown away.
            const int p = first + k * kApart < count ? first + k * kApart : 0;
            rows[k] = keyRow(wrapped(slot + p));
        }
        float sums[kTogether][R] = {};
#pragma unroll 1
        for (int chunk = lane; chunk < m_keyChunks; chunk += kAttendLanes) {
            typename Codec::Chunk loaded[kTogether];
#pragma unroll
            for (int k = 0; k < kTogether; ++k)
                loaded[k] = Codec::load(rows[k], chunk, m_args.cache.keyWidth);
            float keys[kTogether][kChunk];
#pragma unroll
            for (int k = 0; k < kTogether; ++k)
                Codec::decode(loaded[k], chunk, keys[k]);
#pragma unroll
            for (int r = 0; r < R; ++r) {
                const float* const query = m_queries + (r * 2 * m_keyChunks + chunk) * 4;
                const float4 low = *reinterpret_cast<const float4*>(query);
                const float4 high = *reinterpret_cast<const float4*>(query + m_keyChunks * 4);
#pragma unroll
                for (int k = 0; k < kTogether; ++k) {
                    const float(&key)[kChunk] = keys[k];
                    float& sum = sums[k][r];
                    sum += low.x * key[0];
                    sum += low.y * key[1];
                    sum += low.z * key[2];
                    sum += low.w * key[3];
                    sum += high.x * key[4];
                    sum += high.y * key[5];
                    sum += high.z * key[6];
                    sum += high.w * key[7];
                }
            }
        }
#pragma unroll
        for (int k = 0; k < kTogether; ++k) {
            const float sum = addOverLanes<R>(sums[k], lane);
            if (lane % (kAttendLanes / R) != 0)
                continue;
            const int row = lane * R / kAttendLanes;
            const int p = first + k * kApart;
            weights[p * R + row] = scoreOf(sum, row, at + p, p < count);
        }
    }

    __device__ float scoreOf(float product, int row, int position, bool isInTile) const {
        const PositionRange visible = m_visible[row];
        if (!isInTile || position < visible.begin || position >= visible.end)
            return -INFINITY;
        const float score = m_args.scale * product;
        return m_args.softcap > 0 ? m_args.softcap * tanhf(score / m_args.softcap) : score;
    }

    /// Scores become weights relative to the row's new maximum. Warp r takes row r.
    __device__ void weighTile(int count, float* weights) const {
        const int row = static_cast<int>(threadIdx.x) / kWarpThreads;
        if (row >= R)
            return;
        const int lane = static_cast<int>(threadIdx.x) % kWarpThreads;
        constexpr int kPerLane = kAttendTile / kWarpThreads;
        float scores[kPerLane];
        float top = -INFINITY;
#pragma unroll
        for (int k = 0; k < kPerLane; ++k) {
            const int p = lane + k * kWarpThreads;
            scores[k] = p < count ? weights[p * R + row] : -INFINITY;
            top = fmaxf(top, scores[k]);
        }
        const RunningSoftmax softmax = m_softmax[row];
        top = fmaxf(softmax.top, warpMax(top));
        const float base = top == -INFINITY ? 0.0f : top; // a row that sees nothing of this tile, nor before
        float sum = 0;
#pragma unroll
        for (int k = 0; k < kPerLane; ++k) {
            const float weight = expf(scores[k] - base);
            weights[(lane + k * kWarpThreads) * R + row] = weight;
            sum += weight;
        }
        const float shrink = shrinkFactor(softmax.top, top);
        sum = softmax.sum * shrink + warpSum(sum);
        __syncwarp(); // all lanes have read what is overwritten
        if (lane == 0) {
            m_shrink[row] = shrink;
            m_softmax[row] = {top, sum};
        }
    }

    __device__ void addValues(int slot, int count, const float* weights,
                              float (&sums)[kValueRows][kChunk]) const {
        const int chunks = cacheChunks(m_args.cache.valueWidth);
        const int apart = kPartThreads / chunks;
        const int chunk = partThread() % chunks;
        const int first = partThread() / chunks;
        if (first >= apart)
            return;
        const int rowWidth = m_args.cache.values ? m_args.cache.valueWidth : m_args.cache.keyWidth;
        const float* const shrinks = m_shrink + part() * kValueRows;
#pragma unroll
        for (int r = 0; r < kValueRows; ++r) {
            const float shrink = shrinks[r];
            if (shrink == 1.0f)
                continue;
#pragma unroll
            for (int i = 0; i < kChunk; ++i)
                sums[r][i] *= shrink;
        }
        weights += part() * kValueRows;
        if (first >= count)
            return;
        typename Codec::Chunk next = Codec::load(valueRow(wrapped(slot + first)), chunk, rowWidth);
#pragma unroll 1
        for (int p = first; p < count; p += apart) {
            const typename Codec::Chunk loaded = next; // the next one is on its way while this is worked on
            if (p + apart < count)
                next = Codec::load(valueRow(wrapped(slot + p + apart)), chunk, rowWidth);
            float value[kChunk];
            Codec::decode(loaded, chunk, value);
#pragma unroll
            for (int r = 0; r < kValueRows; ++r) {
                const float weight = weights[p * R + r];
#pragma unroll
                for (int i = 0; i < kChunk; ++i)
                    sums[r][i] += weight * value[i];
            }
        }
    }

    /// Adds what the threads of a chunk have, row by row of every part.
    __device__ void writeSums(const float (&sums)[kValueRows][kChunk]) {
        const int width = m_args.cache.valueWidth;
        const int chunks = cacheChunks(width);
        const int threads = kPartThreads / chunks < kAttendTile ? kPartThreads / chunks : kAttendTile;
        const int thread = static_cast<int>(threadIdx.x);
        const float* const partial = m_partial + part() * kPartThreads * kChunk;
#pragma unroll
        for (int r = 0; r < kValueRows; ++r) {
            if (r > 0)
                __syncthreads(); // the sums of the row before have been read
#pragma unroll
            for (int i = 0; i < kChunk; ++i)
                m_partial[thread * kChunk + i] = sums[r][i];
            __syncthreads();
            const int row = part() * kValueRows + r;
            if (row >= m_rows)
                continue;
            const float factor =
                m_work.splits == 1 ? resultFactor(m_args, headOf(row), m_softmax[row]) : 1.0f;
            for (int column = partThread(); column < width; column += kPartThreads) {
                float sum = 0;
                for (int t = 0; t < threads; ++t)
                    sum += partial[(t * chunks + column / kChunk) * kChunk + column % kChunk];
                if (m_work.splits == 1)
                    writeAttended(m_args, globalRow(row), column, sum * factor);
                else
                    splitValues(m_work, globalRow(row), m_split)[column] = sum;
            }
            if (m_work.splits > 1 && partThread() == 0)
                *splitSoftmax(m_work, globalRow(row), m_split) = m_softmax[row];
        }
    }

    const SplitAttend& m_work;
    const Attend& m_args;
    const int m_keyChunks;
    const int m_groupHeads; ///< query heads of one key/value head
    const int m_position;
    int m_kvHead;
    int m_firstRow; ///< of all query rows of the key/value head, token by token
    int m_rows;
    int m_split;
    float* m_queries; ///< [R, 2, keyChunks, 4]: low halves of all chunks, then high halves
    float* m_weights; ///< [2, kAttendTile, R], two tiles in turn: one barrier less
    float* m_partial; ///< [kBlockThreads, kChunk]
    float* m_shrink;  ///< [R]
    RunningSoftmax* m_softmax;
    PositionRange* m_visible;
};

template <CacheType type>
__device__ void attendSplitItem(const SplitAttend& work, int item, gpu::DynamicShared shared) {
    const int rows = work.args.tokens * (work.args.heads / work.args.cache.kvHeads);
    if (rows == 1)
        AttendSplit<type, 1>(work, item, shared).run();
    else if (rows <= 4)
        AttendSplit<type, 4>(work, item, shared).run();
    else
        AttendSplit<type, kAttendRows>(work, item, shared).run();
}

// ---- All splits ----

/// One query row.
__device__ inline void attendCombineItem(const SplitAttend& work, int item, gpu::DynamicShared shared) {
    const Attend& args = work.args;
    float* const factors = shared.take<float>(kBlockThreads);
    float* const partial = shared.take<float>(kBlockWarps);
    Best* const best = shared.take<Best>(kBlockWarps);
    const int width = args.cache.valueWidth;
    const float* const values = splitValues(work, item, 0);
    const RunningSoftmax* const softmaxes = splitSoftmax(work, item, 0);
    const int thread = static_cast<int>(threadIdx.x);
    const RunningSoftmax mine = thread < work.splits ? softmaxes[thread] : RunningSoftmax{-INFINITY, 0};
    const float top = blockBest({mine.top, thread}, best).value;
    // An empty split has sum 0 and no values; one whose scores are all NaN has sum NaN, which goes on.
    const float factor = mine.sum == 0 ? 0.0f : expf(mine.top - top);
    factors[thread] = factor;
    const float sum = blockSum(mine.sum == 0 ? 0.0f : mine.sum * factor, partial);
    const float wholeFactor = resultFactor(args, item % args.heads, {top, sum});
    for (int column = thread; column < width; column += kBlockThreads) {
        float value = 0;
#pragma unroll 4
        for (int split = 0; split < work.splits; ++split)
            if (factors[split] != 0)
                value += factors[split] * values[static_cast<std::int64_t>(split) * width + column];
        writeAttended(args, item, column, value * wholeFactor);
    }
}

} // namespace conclave::kernels::cuda
