// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/delta_net.h"

/// The gated delta rule over blocks of columns, compiled once per level.
///
/// Two walks over a block's rows per token. The decay of the first is taken out of its sum, so that only the
/// second writes: Σ key · (decay · S) = decay · Σ key · S. Even and odd rows have sums of their own, which
/// hides the latency of the multiply-add.
namespace conclave::kernels {
namespace {

/// N vectors of columns from @p column on, through all tokens.
template <class V, int N>
void deltaNetColumns(const DeltaNetHead& head, std::int64_t tokens, std::int64_t column, float* state,
                     float* out, std::int64_t outStride) {
    using Floats = typename V::Floats;
    const std::int64_t width = head.valueWidth;
    for (std::int64_t t = 0; t < tokens; ++t) {
        const float* const key = head.key + t * head.rowStride;
        const float* const query = head.query + t * head.rowStride;
        const float* const value = head.value + t * head.rowStride + column;
        const Floats decay = V::set1(head.decay[t * head.gateStride]);
        const Floats update = V::set1(head.update[t * head.gateStride]);
        Floats sums[2][N];
#pragma GCC unroll 4
        for (int n = 0; n < N; ++n)
            sums[0][n] = sums[1][n] = V::zero();
        const auto addRow = [&](std::int64_t i, Floats* sum) {
            const Floats factor = V::set1(key[i]);
            const float* const row = state + i * width + column;
#pragma GCC unroll 4
            for (int n = 0; n < N; ++n)
                sum[n] = V::mulAdd(factor, V::load(row + n * V::kLanes), sum[n]);
        };
        std::int64_t i = 0;
        for (; i + 2 <= head.keyWidth; i += 2) {
            addRow(i, sums[0]);
            addRow(i + 1, sums[1]);
        }
        if (i < head.keyWidth)
            addRow(i, sums[0]);

        Floats difference[N];
#pragma GCC unroll 4
        for (int n = 0; n < N; ++n) {
            const Floats found = V::add(sums[0][n], sums[1][n]);
            difference[n] = V::mul(update, V::negMulAdd(decay, found, V::load(value + n * V::kLanes)));
            sums[0][n] = sums[1][n] = V::zero();
        }
        const auto changeRow = [&](std::int64_t r, Floats* sum) {
            const Floats factor = V::set1(key[r]);
            const Floats weight = V::set1(query[r]);
            float* const row = state + r * width + column;
#pragma GCC unroll 4
            for (int n = 0; n < N; ++n) {
                const Floats kept = V::mul(decay, V::load(row + n * V::kLanes));
                const Floats changed = V::mulAdd(factor, difference[n], kept);
                V::store(row + n * V::kLanes, changed);
                sum[n] = V::mulAdd(weight, changed, sum[n]);
            }
        };
        for (i = 0; i + 2 <= head.keyWidth; i += 2) {
            changeRow(i, sums[0]);
            changeRow(i + 1, sums[1]);
        }
        if (i < head.keyWidth)
            changeRow(i, sums[0]);
#pragma GCC unroll 4
        for (int n = 0; n < N; ++n)
            V::store(out + t * outStride + column + n * V::kLanes, V::add(sums[0][n], sums[1][n]));
    }
}

/// The columns that fill no vector.
inline void deltaNetColumn(const DeltaNetHead& head, std::int64_t tokens, std::int64_t column, float* state,
                           float* out, std::int64_t outStride) {
    const std::int64_t width = head.valueWidth;
    for (std::int64_t t = 0; t < tokens; ++t) {
        const float* const key = head.key + t * head.rowStride;
        const float* const query = head.query + t * head.rowStride;
        const float decay = head.decay[t * head.gateStride];
        float found = 0;
        for (std::int64_t i = 0; i < head.keyWidth; ++i)
            found += key[i] * state[i * width + column];
        const float difference =
            head.update[t * head.gateStride] * (head.value[t * head.rowStride + column] - decay * found);
        float sum = 0;
        for (std::int64_t i = 0; i < head.keyWidth; ++i) {
            float& cell = state[i * width + column];
            cell = decay * cell + key[i] * difference;
            sum += query[i] * cell;
        }
        out[t * outStride + column] = sum;
    }
}

template <class V>
void deltaNetVectorised(const DeltaNetHead& head, std::int64_t tokens, float* state, float* out,
                        std::int64_t outStride) {
    constexpr int kBlock = 32 / V::kLanes; // 32 columns of 128 rows are 16 kB, half of a first-level cache
    std::int64_t column = 0;
    for (; column + kBlock * V::kLanes <= head.valueWidth; column += kBlock * V::kLanes)
        deltaNetColumns<V, kBlock>(head, tokens, column, state, out, outStride);
    for (; column + V::kLanes <= head.valueWidth; column += V::kLanes)
        deltaNetColumns<V, 1>(head, tokens, column, state, out, outStride);
    for (; column < head.valueWidth; ++column)
        deltaNetColumn(head, tokens, column, state, out, outStride);
}

} // namespace
} // namespace conclave::kernels
