// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/expert_group.h"

#include <algorithm>

namespace conclave::kernels {

void expertGroup(const std::int32_t* ids, std::int64_t pairs, std::int64_t experts, std::int32_t* offsets,
                 std::int32_t* order, std::int32_t* rowOf) {
    std::fill_n(offsets, experts + 1, 0);
    for (std::int64_t pair = 0; pair < pairs; ++pair)
        ++offsets[ids[pair] + 1];
    for (std::int64_t e = 0; e < experts; ++e)
        offsets[e + 1] += offsets[e];
    for (std::int64_t pair = 0; pair < pairs; ++pair) {
        const std::int32_t row = offsets[ids[pair]]++;
        order[row] = static_cast<std::int32_t>(pair);
        rowOf[pair] = row;
    }
    // Every offset has moved to its expert's end, which is the next one's beginning.
    for (std::int64_t e = experts; e > 0; --e)
        offsets[e] = offsets[e - 1];
    offsets[0] = 0;
}

} // namespace conclave::kernels
