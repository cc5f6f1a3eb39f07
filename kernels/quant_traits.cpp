// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/quant_traits.h"

#include "kernels/block_formats.h"

#include <cassert>

namespace conclave::kernels {

namespace {

template <typename Block>
constexpr QuantTraits blocks(QuantType type, const char* name) {
    return {type, name, Block::kWeights, sizeof(Block)};
}

constexpr QuantTraits kTraits[] = {
    {QuantType::f32, "F32", 1, 4},
    {QuantType::f16, "F16", 1, 2},
    blocks<BlockQ4_0>(QuantType::q4_0, "Q4_0"),
    blocks<BlockQ4_1>(QuantType::q4_1, "Q4_1"),
    blocks<BlockQ5_0>(QuantType::q5_0, "Q5_0"),
    blocks<BlockQ5_1>(QuantType::q5_1, "Q5_1"),
    blocks<BlockQ8_0>(QuantType::q8_0, "Q8_0"),
    blocks<BlockQ2K>(QuantType::q2_k, "Q2_K"),
    blocks<BlockQ3K>(QuantType::q3_k, "Q3_K"),
    blocks<BlockQ4K>(QuantType::q4_k, "Q4_K"),
    blocks<BlockQ5K>(QuantType::q5_k, "Q5_K"),
    blocks<BlockQ6K>(QuantType::q6_k, "Q6_K"),
    blocks<BlockIq2Xxs>(QuantType::iq2_xxs, "IQ2_XXS"),
    blocks<BlockIq2Xs>(QuantType::iq2_xs, "IQ2_XS"),
    blocks<BlockIq3Xxs>(QuantType::iq3_xxs, "IQ3_XXS"),
    blocks<BlockIq1S>(QuantType::iq1_s, "IQ1_S"),
    blocks<BlockIq4Nl>(QuantType::iq4_nl, "IQ4_NL"),
    blocks<BlockIq3S>(QuantType::iq3_s, "IQ3_S"),
    blocks<BlockIq2S>(QuantType::iq2_s, "IQ2_S"),
    blocks<BlockIq4Xs>(QuantType::iq4_xs, "IQ4_XS"),
    blocks<BlockIq1M>(QuantType::iq1_m, "IQ1_M"),
    {QuantType::bf16, "BF16", 1, 2},
    blocks<BlockTq1_0>(QuantType::tq1_0, "TQ1_0"),
    blocks<BlockTq2_0>(QuantType::tq2_0, "TQ2_0"),
    blocks<BlockMxfp4>(QuantType::mxfp4, "MXFP4"),
    blocks<BlockNvfp4>(QuantType::nvfp4, "NVFP4"),
};

} // namespace

std::span<const QuantTraits> allQuantTraits() {
    return kTraits;
}

const QuantTraits* quantTraits(QuantType type) {
    for (const QuantTraits& traits : kTraits)
        if (traits.type == type)
            return &traits;
    return nullptr;
}

std::int64_t quantRowBytes(QuantType type, std::int64_t cols) {
    const QuantTraits* traits = quantTraits(type);
    assert(traits && cols % traits->blockElements == 0);
    return traits ? cols / traits->blockElements * traits->blockBytes : 0;
}

} // namespace conclave::kernels
