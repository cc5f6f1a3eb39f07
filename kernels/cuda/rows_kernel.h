// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cuda/block_reduce.h"
#include "kernels/cuda/decode_row.h"
#include "kernels/cuda/gpu.h"
#include "kernels/cuda/operations.h"
#include "kernels/cuda/ptx.h"
#include "kernels/float_formats.h"

#include <cmath>

/// What happens to rows between products. All of it is bound by memory: neighbouring threads touch
/// neighbouring floats.
///
/// NormRows: an item is one row, read once. AddScaled, ScaleLogits: an item is kSpan floats. EmbedRows,
/// Activate: an item is kSpan columns of one row, so that one token occupies several multiprocessors.
namespace conclave::kernels::cuda {

inline constexpr int kSpan = 4 * kBlockThreads;

/// 1 / (1 + exp(-x)).
__device__ __forceinline__ float sigmoid(float x) {
    return 1.0f / (1.0f + expf(-x));
}

// ---- Rows of a table ----

inline int embedRowsItems(const EmbedRows& args) {
    return args.tokens * ((args.table.cols + kSpan - 1) / kSpan);
}

template <QuantType T>
__device__ void embedRowsItem(const EmbedRows& args, int item, gpu::DynamicShared) {
    const int spans = (args.table.cols + kSpan - 1) / kSpan;
    const std::int64_t token = item / spans;
    decodeRowPiece<T>(args.table, args.ids[token], item % spans * kSpan, kSpan, args.scale,
                      args.out + token * args.outStride);
}

// ---- Rows with a norm ----

/// A row that its block walks over twice: all but the end of a long row stays in registers in between.
class HeldRow {
  public:
    __device__ __forceinline__ HeldRow(const float* x, int cols) : m_x(x), m_cols(cols) {
#pragma unroll
        for (int i = 0; i < kHeld; ++i) {
            const int c = static_cast<int>(threadIdx.x) + i * kBlockThreads;
            m_held[i] = c < cols ? x[c] : 0.0f;
        }
    }
    /// 1 / sqrt(mean(x²) + epsilon). Behind it threads read their own columns only, so out may be x.
    __device__ __forceinline__ float normFactor(float epsilon, float* partial) const {
        float sum = 0;
#pragma unroll
        for (int i = 0; i < kHeld; ++i)
            sum += m_held[i] * m_held[i];
#pragma unroll 1
        for (int c = static_cast<int>(threadIdx.x) + kHeld * kBlockThreads; c < m_cols; c += kBlockThreads)
            sum += m_x[c] * m_x[c];
        return 1.0f / sqrtf(blockSum(sum, partial) / static_cast<float>(m_cols) + epsilon);
    }
    /// use(c, x[c]) for this thread's columns.
    template <typename F>
    __device__ __forceinline__ void forEach(F use) const {
#pragma unroll
        for (int i = 0; i < kHeld; ++i) {
            const int c = static_cast<int>(threadIdx.x) + i * kBlockThreads;
            if (c < m_cols)
                use(c, m_held[i]);
        }
#pragma unroll 1
        for (int c = static_cast<int>(threadIdx.x) + kHeld * kBlockThreads; c < m_cols; c += kBlockThreads)
            use(c, m_x[c]);
    }

  private:
    static constexpr int kHeld = 16;
    float m_held[kHeld];
    const float* m_x;
    int m_cols;
};

inline int normRowsItems(const NormRows& args) {
    return args.rows;
}
inline std::size_t normRowsSharedBytes(const NormRows&) {
    return kBlockWarps * sizeof(float);
}

__device__ inline void normRowsItem(const NormRows& args, int item, gpu::DynamicShared shared) {
    float* const partial = shared.take<float>(kBlockWarps);
    const HeldRow row(args.x + item * args.xStride, args.cols);
    const float factor = args.norms ? row.normFactor(args.epsilon, partial) : 1.0f;
    const float* const weight = args.norms ? args.weight : nullptr;
    const float scale = args.scale;
    if (args.addTo) {
        float* const sum = args.addTo + item * args.addStride;
        row.forEach(
            [=](int c, float x) { sum[c] += scale * (weight ? x * factor * weight[c] : x * factor); });
    } else {
        float* const out = args.out + item * args.outStride;
        row.forEach([=](int c, float x) { out[c] = scale * (weight ? x * factor * weight[c] : x * factor); });
    }
}

// ---- Element by element ----

inline int addScaledItems(const AddScaled& args) {
    return static_cast<int>((args.count + kSpan - 1) / kSpan);
}

__device__ inline void addScaledItem(const AddScaled& args, int item, gpu::DynamicShared) {
    const std::int64_t begin = std::int64_t{item} * kSpan + threadIdx.x;
#pragma unroll
    for (int i = 0; i < kSpan; i += kBlockThreads) {
        const std::int64_t at = begin + i;
        if (at >= args.count)
            return;
        const float x = args.xScale * args.x[at];
        args.out[at] = args.y ? x + args.yScale * args.y[at] : x;
    }
}

inline int scaleLogitsItems(const ScaleLogits& args) {
    return static_cast<int>((args.count + kSpan - 1) / kSpan);
}

__device__ inline void scaleLogitsItem(const ScaleLogits& args, int item, gpu::DynamicShared) {
    const std::int64_t begin = std::int64_t{item} * kSpan + threadIdx.x;
#pragma unroll
    for (int i = 0; i < kSpan; i += kBlockThreads) {
        const std::int64_t at = begin + i;
        if (at >= args.count)
            return;
        const float logit = args.scale * args.logits[at];
        args.logits[at] = args.softcap != 0.0f ? args.softcap * tanhf(logit / args.softcap) : logit;
    }
}

/// kernels/gated_activation.h. Also the end of the gated products.
__device__ __forceinline__ float activated(GatedActivation activation, float gate, float up) {
    if (activation == GatedActivation::GeluTanh)
        return gate * sigmoid(kGeluInner * (gate + kGeluCubic * gate * gate * gate)) * up;
    if (activation == GatedActivation::ClampedSilu) {
        const float g = gate > kClampedSiluLimit ? kClampedSiluLimit : gate; // NaN stays NaN
        const float u = up > kClampedSiluLimit    ? kClampedSiluLimit
                        : up < -kClampedSiluLimit ? -kClampedSiluLimit
                                                  : up;
        return g * sigmoid(kClampedSiluSlope * g) * (u + 1.0f);
    }
    return gate * sigmoid(gate) * up;
}

inline int activateItems(const Activate& args) {
    return args.rows * ((args.cols + kSpan - 1) / kSpan);
}

__device__ inline void activateItem(const Activate& args, int item, gpu::DynamicShared) {
    const int spans = (args.cols + kSpan - 1) / kSpan;
    const std::int64_t row = item / spans;
    const int begin = item % spans * kSpan + static_cast<int>(threadIdx.x);
    const float* const gate = args.gate + row * args.gateStride;
    const float* const up = args.up + row * args.upStride;
    float* const out = args.out + row * args.outStride;
#pragma unroll
    for (int i = 0; i < kSpan; i += kBlockThreads)
        if (begin + i < args.cols)
            out[begin + i] = activated(args.activation, gate[begin + i], up[begin + i]);
}

} // namespace conclave::kernels::cuda
