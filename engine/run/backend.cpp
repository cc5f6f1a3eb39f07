// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/backend.h"

#include "engine/run/cpu_backend.h"

namespace conclave::engine {

Result<std::unique_ptr<Backend>> createBackend(const ModelConfig& config, const Weights& weights,
                                               DeviceChoice device, int threads) {
    if (device == DeviceChoice::Cuda)
        return Error{
            ErrorKind::Device,
            "This build of Conclave has no CUDA backend; choose the CPU or automatic device selection."};
    const char* const reason = device == DeviceChoice::Auto ? "this build has no CUDA backend" : "";
    return std::unique_ptr<Backend>(std::make_unique<CpuBackend>(config, weights, threads, reason));
}

} // namespace conclave::engine
