// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/quant_traits.h"

#include "kernels/block_formats.h"

#include <cassert>

namespace conclave::kernels {

namespace {

constexpr QuantTraits kTraits[] = {
    {QuantType::f32, "F32", 1, 4},
    {QuantType::f16, "F16", 1, 2},
    {QuantType::bf16, "BF16", 1, 2},
    {QuantType::q8_0, "Q8_0", kBlockQ8_0, sizeof(BlockQ8_0)},
    {QuantType::q4_k, "Q4_K", kBlockK, sizeof(BlockQ4K)},
    {QuantType::q6_k, "Q6_K", kBlockK, sizeof(BlockQ6K)},
};

} // namespace

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
