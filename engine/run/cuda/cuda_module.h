// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cuda/cuda_module.h"

#include <string>
#include <vector>

namespace conclave::engine {

/// What the machine and this build offer of CUDA.
struct CudaStatus {
    const kernels::cuda::Module* module = nullptr;  ///< nullptr: models cannot run on a GPU
    std::vector<kernels::cuda::DeviceInfo> devices; ///< as they were when first asked
    std::string reason;                             ///< without a module: why, as part of a sentence
};

/// Looks for libconclave_cuda.so beside the program and in ../lib/conclave (or takes the file named by the
/// environment variable CONCLAVE_CUDA_MODULE), opens it and asks for devices, once per process. Thread-safe,
/// never throws; without a driver or module the reason says which of the two is missing.
const CudaStatus& cudaStatus();

} // namespace conclave::engine
