// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cuda/gpu.h"
#include "kernels/cuda/launchers.h"

namespace conclave::kernels::cuda {

/// Queues @p kernel with a block of kBlockThreads for every item; no items: nothing.
template <typename Args>
gpu::Status launchItems(const Launch& launch, int items, std::size_t sharedBytes, void (*kernel)(Args),
                        const Args& args) {
    if (items == 0)
        return 0;
    return gpu::launch({.grid = static_cast<unsigned>(items),
                        .block = kBlockThreads,
                        .sharedBytes = sharedBytes,
                        .stream = launch.stream},
                       kernel, args);
}

} // namespace conclave::kernels::cuda
