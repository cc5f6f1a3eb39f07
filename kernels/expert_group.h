// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace conclave::kernels {

/// Sorts the (token, choice) pairs of a batch by expert, so that each expert's matrix is read once for all
/// its tokens. Stable: within an expert, pairs stay in token order.
///
/// @p ids is [pairs], pair = token · used + choice. Afterwards rows offsets[e] to offsets[e + 1] - 1 belong
/// to expert e; order[row] is the pair in that row and rowOf[pair] the row of that pair.
/// @p offsets is [experts + 1], @p order and @p rowOf are [pairs].
void expertGroup(const std::int32_t* ids, std::int64_t pairs, std::int64_t experts, std::int32_t* offsets,
                 std::int32_t* order, std::int32_t* rowOf);

} // namespace conclave::kernels
