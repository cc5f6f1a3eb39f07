// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/expert_matmul.h"

#include <cstring>

namespace conclave::kernels {

void gatherExpertRows(const std::byte* activations, std::int64_t rowBytes, const std::int32_t* order,
                      std::int64_t count, std::int64_t used, std::byte* out) {
    for (std::int64_t i = 0; i < count; ++i)
        std::memcpy(out + i * rowBytes, activations + order[i] / used * rowBytes,
                    static_cast<std::size_t>(rowBytes));
}

} // namespace conclave::kernels
