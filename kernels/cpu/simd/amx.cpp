// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/block_formats.h"
#include "kernels/cpu/simd/matmul_amx_blocks32_inl.h"
#include "kernels/cpu/simd/matmul_amx_k_inl.h"
#include "kernels/cpu/simd/matmul_q2_k_inl.h"
#include "kernels/cpu/simd/matmul_q3_q6_k_inl.h"
#include "kernels/cpu/simd/matmul_q4_q5_k_inl.h"
#include "kernels/cpu/simd/simd_kernels.h"

namespace conclave::kernels {
namespace {

/// Tiles, or what AVX-512 has in the same place for fewer tokens than a tile holds: packing for tiles costs
/// as much as it saves at 16.
template <auto Narrow, class Panels>
void matmulAmx(const WeightView& w, const std::byte* activations, std::int64_t tokens, std::int64_t rowBegin,
               std::int64_t rowEnd, float* y, std::int64_t yStride) {
    if (tokens < kTile)
        (kAvx512VnniKernels.*Narrow)(w, activations, tokens, rowBegin, rowEnd, y, yStride);
    else
        matmulTiles<Panels>(w, activations, tokens, rowBegin, rowEnd, y, yStride);
}

template <auto Narrow, class Format>
constexpr MatmulKernel kBlocks32 = matmulAmx<Narrow, AmxBlocks32Panels<Format>>;
template <auto Narrow, class Type>
constexpr MatmulKernel kK = matmulAmx<Narrow, AmxKPanels<Type>>;

/// What is the same as in AVX-512.
template <auto Kernel, typename... Arguments>
void avx512(Arguments... arguments) {
    (kAvx512VnniKernels.*Kernel)(arguments...);
}

} // namespace

const SimdKernels kAmxKernels = {
    .f32 = avx512<&SimdKernels::f32>,
    .f16 = avx512<&SimdKernels::f16>,
    .bf16 = avx512<&SimdKernels::bf16>,
    .q4_0 = kBlocks32<&SimdKernels::q4_0, FormatQ4_0>,
    .q4_1 = kBlocks32<&SimdKernels::q4_1, FormatQ4_1>,
    .q5_0 = kBlocks32<&SimdKernels::q5_0, FormatQ5_0>,
    .q5_1 = kBlocks32<&SimdKernels::q5_1, FormatQ5_1>,
    .q8_0 = kBlocks32<&SimdKernels::q8_0, FormatQ8_0>,
    .q2_k = kK<&SimdKernels::q2_k, TypeQ2K>,
    .q3_k = kK<&SimdKernels::q3_k, TypeQ3Q6K<FormatQ3K>>,
    .q4_k = kK<&SimdKernels::q4_k, TypeQ4Q5K<BlockQ4K>>,
    .q5_k = kK<&SimdKernels::q5_k, TypeQ4Q5K<BlockQ5K>>,
    .q6_k = kK<&SimdKernels::q6_k, TypeQ3Q6K<FormatQ6K>>,
    .iq1_s = kBlocks32<&SimdKernels::iq1_s, FormatIq1S>,
    .iq2_xxs = kBlocks32<&SimdKernels::iq2_xxs, FormatIq2Xxs>,
    .iq3_xxs = kBlocks32<&SimdKernels::iq3_xxs, FormatIq3Xxs>,
    .iq3_s = kBlocks32<&SimdKernels::iq3_s, FormatIq3S>,
    .iq4_nl = kBlocks32<&SimdKernels::iq4_nl, FormatIq4Nl>,
    .iq4_xs = kBlocks32<&SimdKernels::iq4_xs, FormatIq4Xs>,
    .tq2_0 = kBlocks32<&SimdKernels::tq2_0, FormatTq2_0>,
    .mxfp4 = kBlocks32<&SimdKernels::mxfp4, FormatMxfp4>,
    .addDecoded = avx512<&SimdKernels::addDecoded>,
    .prepareQ8_0 = avx512<&SimdKernels::prepareQ8_0>,
    .prepareQ8K = avx512<&SimdKernels::prepareQ8K>,
};

} // namespace conclave::kernels
