// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cuda/block_reduce.h"
#include "kernels/cuda/gpu.h"
#include "kernels/cuda/operations.h"
#include "kernels/cuda/rows_kernel.h"
#include "kernels/short_convolution.h"

#include <cmath>

/// Layers with a state. Both give the same bits however tokens are cut into calls: what is computed for a
/// token depends on the token and the state alone.
namespace conclave::kernels::cuda {

// ---- Short convolution ----
//
// An item is kBlockThreads channels of kConvolvedTokens tokens; a thread has one channel and its last inputs
// in registers. Only the first tokens' item looks at the state, which is why it may move it on: the others
// read inputs only.

inline constexpr int kConvolvedTokens = 16;
static_assert(kConvolvedTokens >= kMostConvolutionTaps - 1, "later items must not read the state");

__host__ __device__ inline int convolvedBlocks(const Convolve& args) {
    return (args.channels + kBlockThreads - 1) / kBlockThreads;
}
inline int convolveItems(const Convolve& args) {
    const int tiles = args.out ? (args.tokens + kConvolvedTokens - 1) / kConvolvedTokens : 1;
    return args.tokens == 0 ? 0 : tiles * convolvedBlocks(args);
}

/// Input @p index of a channel, the state's first.
__device__ __forceinline__ float convolved(const Convolve& args, int channel, int index) {
    const int before = args.taps - 1;
    if (index < before)
        return args.state[std::int64_t{index} * args.channels + channel];
    const std::int64_t place = (index - before) * args.xStride + channel;
    return args.factor ? args.x[place] * args.factor[place] : args.x[place];
}

/// Up to Taps taps.
template <int Taps>
__device__ void convolveItem(const Convolve& args, int item, gpu::DynamicShared) {
    const int blocks = convolvedBlocks(args);
    const int channel = item % blocks * kBlockThreads + static_cast<int>(threadIdx.x);
    const int begin = item / blocks * kConvolvedTokens;
    if (channel >= args.channels)
        return;
    if (args.out) {
        const int unused = Taps - args.taps; // slots at the beginning
        float weights[Taps];
        float inputs[Taps]; // the newest last
#pragma unroll
        for (int j = 0; j < Taps; ++j) {
            weights[j] = j < unused ? 0.0f : args.weights[std::int64_t{channel} * args.taps + j - unused];
            inputs[j] = j <= unused ? 0.0f : convolved(args, channel, begin + j - unused - 1);
        }
        const float bias = args.bias ? args.bias[channel] : 0.0f;
        const int end = min(args.tokens, begin + kConvolvedTokens);
        for (int t = begin; t < end; ++t) {
#pragma unroll
            for (int j = 0; j + 1 < Taps; ++j)
                inputs[j] = inputs[j + 1];
            inputs[Taps - 1] = convolved(args, channel, args.taps - 1 + t);
            if (args.entered)
                args.entered[t * args.enteredStride + channel] = inputs[Taps - 1];
            float sum = 0;
#pragma unroll
            for (int j = 0; j < Taps; ++j)
                if (j >= unused) // what is too old may be infinite
                    sum += weights[j] * inputs[j];
            sum += bias;
            const float result = args.silu ? sum * sigmoid(sum) : sum;
            args.out[t * args.outStride + channel] =
                args.outFactor ? result * args.outFactor[t * args.xStride + channel] : result;
        }
    }
    if (begin == 0)
        for (int j = 0; j + 1 < args.taps; ++j) // sources lie behind or at their targets
            args.state[std::int64_t{j} * args.channels + channel] = convolved(args, channel, args.tokens + j);
}

// ---- Gated delta net ----
//
// An item is one value head. Its state [keyWidth, valueWidth] stays in registers through all tokens, 128
// columns at a time: a warp has 16 columns, a lane four of them in an eighth of the rows, so that a column's
// sums need three shuffles and no barrier, and a warp's loads of the state use whole sectors of memory.
// Queries, keys and values of kNetTokens tokens at a time are prepared in shared memory, a warp per row.

inline constexpr int kNetTokens = 8;
inline constexpr int kNetLaneColumns = 4;
inline constexpr int kNetRowParts = 8;
inline constexpr int kNetColumns = kBlockThreads / kNetRowParts * kNetLaneColumns;

/// Rows of the state that a lane has in its registers: DeltaNetHeadWork's parameter. 0: too many.
inline int deltaNetLaneRows(const DeltaNet& args) {
    static_assert(DeltaNet::kMostKeyWidth == 32 * kNetRowParts);
    for (const int rows : {4, 16, 32})
        if (args.keyWidth <= rows * kNetRowParts)
            return rows;
    return 0;
}

/// log(1 + exp(x)); beyond 20 the difference to x is under 2e-9.
__device__ __forceinline__ float softplus(float x) {
    return x > 20.0f ? x : log1pf(expf(x));
}

/// The block's work on one head.
template <int LaneRows>
class DeltaNetHeadWork {
  public:
    static constexpr int kRows = LaneRows * kNetRowParts; ///< of the state, those beyond keyWidth are 0
    static constexpr std::size_t kSharedBytes = kNetTokens * (2 * kRows + kNetColumns + 2) * sizeof(float);

    __device__ DeltaNetHeadWork(const DeltaNet& args, int head, gpu::DynamicShared shared)
        : m_args(args), m_head(head) {
        m_queries = shared.take<float>(kNetTokens * kRows);
        m_keys = shared.take<float>(kNetTokens * kRows);
        m_values = shared.take<float>(kNetTokens * kNetColumns);
        m_decays = shared.take<float>(kNetTokens);
        m_updates = shared.take<float>(kNetTokens);
        const int keyHead =
            args.tilesKeyHeads ? head % args.keyHeads : head * args.keyHeads / args.valueHeads;
        m_query = keyHead * args.keyWidth;
        m_key = (args.keyHeads + keyHead) * args.keyWidth;
        m_value = 2 * args.keyHeads * args.keyWidth + head * args.valueWidth;
    }

    __device__ void run() {
        for (int column = 0; column < m_args.valueWidth; column += kNetColumns)
            runColumns(column);
        if (m_args.out && m_args.norm) {
            __syncthreads();
            gateRows();
        }
    }

  private:
    __device__ static int warp() { return static_cast<int>(threadIdx.x) / kWarpThreads; }
    __device__ static int lane() { return static_cast<int>(threadIdx.x) % kWarpThreads; }

    /// kNetColumns columns from @p first on, all tokens.
    __device__ void runColumns(int first) {
        const int inPass = warp() * kNetLaneColumns * (kWarpThreads / kNetRowParts) +
                           lane() % (kWarpThreads / kNetRowParts) * kNetLaneColumns;
        const int row = lane() / (kWarpThreads / kNetRowParts) * LaneRows;
        const int column = first + inPass;
        float state[LaneRows][kNetLaneColumns];
        moveState<false>(state, row, column);
        for (int token = 0; token < m_args.tokens; token += kNetTokens) {
            const int count = min(kNetTokens, m_args.tokens - token);
            __syncthreads(); // the rows before have been read
            prepare(token, count, first);
            __syncthreads();
            for (int t = 0; t < count; ++t)
                step(state, t, token + t, row, inPass, column);
        }
        moveState<true>(state, row, column);
    }

    /// Registers from memory, or back.
    template <bool Stores>
    __device__ void moveState(float (&state)[LaneRows][kNetLaneColumns], int row, int column) const {
        const int width = m_args.valueWidth;
        float* const head = m_args.state + std::int64_t{m_head} * m_args.keyWidth * width;
        const bool isAligned = width % kNetLaneColumns == 0;
#pragma unroll
        for (int i = 0; i < LaneRows; ++i) {
            const bool isThere = row + i < m_args.keyWidth && column < width;
            float* const from = head + (row + i) * width + column;
            if (isThere && isAligned) {
                auto& four = *reinterpret_cast<float4*>(from);
                if (Stores)
                    four = make_float4(state[i][0], state[i][1], state[i][2], state[i][3]);
                else
                    state[i][0] = four.x, state[i][1] = four.y, state[i][2] = four.z, state[i][3] = four.w;
                continue;
            }
#pragma unroll
            for (int c = 0; c < kNetLaneColumns; ++c) {
                if (!isThere || column + c >= width)
                    state[i][c] = 0;
                else if (Stores)
                    from[c] = state[i][c];
                else
                    state[i][c] = from[c];
            }
        }
    }

    /// Rows of @p count tokens to shared memory, queries and keys at their lengths; gates.
    __device__ void prepare(int token, int count, int firstColumn) const {
        const float* const mixed = m_args.mixed + token * m_args.mixedStride;
        for (int r = warp(); r < 2 * count; r += kBlockWarps) {
            const bool isQuery = r % 2 == 0;
            const float* const from = mixed + r / 2 * m_args.mixedStride + (isQuery ? m_query : m_key);
            float* const to = (isQuery ? m_queries : m_keys) + r / 2 * kRows;
            float squares = 0;
            for (int c = lane(); c < kRows; c += kWarpThreads) {
                const float x = c < m_args.keyWidth ? from[c] : 0.0f;
                to[c] = x;
                squares += x * x;
            }
            const float scale = isQuery ? 1.0f / sqrtf(static_cast<float>(m_args.keyWidth)) : 1.0f;
            const float factor = scale / sqrtf(warpSum(squares) + m_args.epsilon);
            for (int c = lane(); c < kRows; c += kWarpThreads)
                to[c] *= factor;
        }
        for (int i = static_cast<int>(threadIdx.x); i < count * kNetColumns; i += kBlockThreads) {
            const int column = firstColumn + i % kNetColumns;
            m_values[i] = column < m_args.valueWidth
                              ? mixed[i / kNetColumns * m_args.mixedStride + m_value + column]
                              : 0.0f;
        }
        if (static_cast<int>(threadIdx.x) < count) {
            const std::int64_t place = (std::int64_t{token} + threadIdx.x) * m_args.rateStride + m_head;
            const float raw = m_args.decay[place] + m_args.decayBias[m_head];
            m_decays[threadIdx.x] = expf(m_args.decayRate[m_head] * softplus(raw));
            m_updates[threadIdx.x] = sigmoid(m_args.update[place]);
        }
    }

    /// kernels/delta_net.h: forget, replace, read out.
    __device__ void step(float (&state)[LaneRows][kNetLaneColumns], int t, int token, int row, int inPass,
                         int column) const {
        const float* const key = m_keys + t * kRows + row;
        const float* const query = m_queries + t * kRows + row;
        const float decay = m_decays[t];
        float sums[kNetLaneColumns] = {};
#pragma unroll
        for (int i = 0; i < LaneRows; ++i)
#pragma unroll
            for (int c = 0; c < kNetLaneColumns; ++c) {
                state[i][c] *= decay;
                sums[c] += state[i][c] * key[i];
            }
        sumRowParts(sums);
        float difference[kNetLaneColumns];
#pragma unroll
        for (int c = 0; c < kNetLaneColumns; ++c) {
            difference[c] = m_updates[t] * (m_values[t * kNetColumns + inPass + c] - sums[c]);
            sums[c] = 0;
        }
#pragma unroll
        for (int i = 0; i < LaneRows; ++i)
#pragma unroll
            for (int c = 0; c < kNetLaneColumns; ++c) {
                state[i][c] += key[i] * difference[c];
                sums[c] += state[i][c] * query[i];
            }
        if (!m_args.out)
            return;
        sumRowParts(sums);
        float* const out = outRow(token) + column;
#pragma unroll
        for (int c = 0; c < kNetLaneColumns; ++c)
            if (row == 0 && column + c < m_args.valueWidth)
                out[c] = sums[c];
    }

    __device__ static void sumRowParts(float (&sums)[kNetLaneColumns]) {
#pragma unroll
        for (int distance = kWarpThreads / 2; distance >= kWarpThreads / kNetRowParts; distance /= 2)
#pragma unroll
            for (int c = 0; c < kNetLaneColumns; ++c)
                sums[c] += __shfl_xor_sync(kAllLanes, sums[c], distance);
    }

    __device__ float* outRow(int token) const {
        return m_args.out + (std::int64_t{token} * m_args.valueHeads + m_head) * m_args.valueWidth;
    }

    /// out = norm(out) · silu(gate), a warp per token.
    __device__ void gateRows() const {
        for (int token = warp(); token < m_args.tokens; token += kBlockWarps) {
            float* const out = outRow(token);
            const float* const gate = m_args.gate + token * m_args.gateStride + m_head * m_args.valueWidth;
            float squares = 0;
            for (int c = lane(); c < m_args.valueWidth; c += kWarpThreads)
                squares += out[c] * out[c];
            const float mean = warpSum(squares) / static_cast<float>(m_args.valueWidth);
            const float factor = 1.0f / sqrtf(mean + m_args.normEpsilon);
            for (int c = lane(); c < m_args.valueWidth; c += kWarpThreads)
                out[c] = out[c] * factor * m_args.norm[c] * (gate[c] * sigmoid(gate[c]));
        }
    }

    const DeltaNet& m_args;
    const int m_head;
    int m_query; ///< where in a row of `mixed`; likewise
    int m_key;
    int m_value;
    float* m_queries; ///< [kNetTokens, kRows]
    float* m_keys;    ///< [kNetTokens, kRows]
    float* m_values;  ///< [kNetTokens, kNetColumns]
    float* m_decays;  ///< [kNetTokens]
    float* m_updates; ///< [kNetTokens]
};

inline int deltaNetItems(const DeltaNet& args) {
    return args.tokens == 0 ? 0 : args.valueHeads;
}
template <int LaneRows>
std::size_t deltaNetSharedBytes(const DeltaNet&) {
    return DeltaNetHeadWork<LaneRows>::kSharedBytes;
}
template <int LaneRows>
__device__ void deltaNetItem(const DeltaNet& args, int item, gpu::DynamicShared shared) {
    DeltaNetHeadWork<LaneRows>(args, item, shared).run();
}

} // namespace conclave::kernels::cuda
