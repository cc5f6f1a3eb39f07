// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cuda/operations.h"

#include <cstddef>

/// Products of small batches in the one form that their kernel (matvec_kernel.h) has, and how their work is
/// cut. Plain host code.
///
/// A product has groups: one; or one per head; or one per pair of token and expert. In each, the matrices of
/// all parts meet the same rows of input. An item, what one block does, is some rows of one part for up to
/// tokensPerItem() tokens of one group.
namespace conclave::kernels::cuda {

struct MatvecPart {
    QuantType type = QuantType::f32;
    const std::byte* weight = nullptr;         ///< planes; of a gated product: of the gate
    const std::byte* up = nullptr;             ///< planes; gated products
    const std::byte* const* weights = nullptr; ///< heads, experts: an array instead
    const std::byte* const* ups = nullptr;
    const float* bias = nullptr; ///< [rows], of experts [experts, rows]
    const float* upBias = nullptr;
    int rows = 0;
    int lanes = 32;      ///< of a warp that share a row
    int rowsPerItem = 1; ///< with a gate: of gate and of up
    int firstItem = 0;   ///< of a group's items
    float* out = nullptr;
    std::int64_t outStride = 0; ///< from token to token
    bool adds = false;          ///< out += addScale · result
    float addScale = 1;
};

struct Matvec {
    Input input;
    int cols = 0;
    int tokens = 0; ///< of a group
    MatvecPart parts[Matmul::kParts];
    int partCount = 1;
    int itemsPerGroup = 0; ///< for one batch of tokens
    bool isGated = false;
    GatedActivation activation = GatedActivation::Silu;
    int groups = 1;
    const std::int32_t* ids = nullptr; ///< [groups]: which matrix; nullptr: that of the group's number
    int groupsPerInput = 1;            ///< group g reads at x + g / groupsPerInput · inputGroupStride
    std::int64_t inputGroupStride = 0;
    std::int64_t outGroupStride = 0;
    int tail = 0; ///< floats copied from behind an input row to behind its result
};

/// Matrices of different types stay in one Matvec: onlyType() takes those apart that one kernel can do.
/// @p items is about how many items there should be if rows are many enough.
inline constexpr int kMatvecItems = 1024;
Matvec planMatvec(const Matmul& args, int items = kMatvecItems);
Matvec planMatvec(const GatedMatmul& args, int items = kMatvecItems);
Matvec planMatvec(const HeadMatmul& args, int items = kMatvecItems);
Matvec planMatvec(const ExpertGatedMatmul& args, int items = kMatvecItems);
Matvec planMatvec(const ExpertMatmul& args, int items = kMatvecItems);

/// The parts of @p type alone.
Matvec onlyType(const Matvec& args, QuantType type);

/// A gated product without its activation, for matrices of different types: the gate where the result will
/// be, and up, of @p type, to @p out, [tokens or groups, rows].
Matvec gateAlone(const Matvec& args, int items = kMatvecItems);
Matvec upAlone(const Matvec& args, QuantType type, float* out, int items = kMatvecItems);

/// 1, 4 or 8: a template parameter of the kernel. More tokens are done eight at a time.
constexpr int tokensPerItem(int tokens) {
    return tokens <= 1 ? 1 : tokens <= 4 ? 4 : 8;
}

/// Weights that a lane decodes together: kChunk of the type's decoder, of floats 16 bytes.
constexpr int matvecChunk(QuantType type) {
    switch (type) {
    case QuantType::f32:
        return 4;
    case QuantType::f16:
    case QuantType::bf16:
        return 8;
    case QuantType::q4_k:
    case QuantType::q5_k:
    case QuantType::iq2_xxs:
    case QuantType::iq2_xs:
    case QuantType::iq2_s:
    case QuantType::iq3_xxs:
    case QuantType::iq3_s:
    case QuantType::iq1_s:
    case QuantType::iq1_m:
        return 64;
    case QuantType::q2_k:
    case QuantType::q3_k:
    case QuantType::q6_k:
    case QuantType::tq2_0:
        return 128;
    case QuantType::tq1_0:
        return 256;
    default:
        return 32;
    }
}

int matvecItems(const Matvec& args);
std::size_t matvecSharedBytes(const Matvec& args);

/// Columns whose activations are in shared memory at a time, so that they take 22 KiB at most.
constexpr int int8SliceCols(int tokens) {
    return 16384 / tokens;
}
constexpr int floatSliceCols(int tokens) {
    return 5632 / tokens / 8 * 8;
}

} // namespace conclave::kernels::cuda
