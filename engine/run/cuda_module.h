// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace conclave::engine {

/// What the machine and this build offer of CUDA, found out once per process.
struct CudaStatus {
    struct Device {
        std::string name;
        int computeMajor = 0;
        int computeMinor = 0;
        std::uint64_t totalBytes = 0;
        std::uint64_t freeBytes = 0;
    };
    std::vector<Device> devices;
    std::string reason; ///< why models do not run on a GPU, as part of a sentence: never empty as yet
};

/// Looks for libconclave_cuda.so beside the program and in ../lib/conclave, and asks it. Thread-safe, never
/// throws; without a driver or module the reason says which of the two is missing.
const CudaStatus& cudaStatus();

} // namespace conclave::engine
