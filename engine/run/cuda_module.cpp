// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cuda_module.h"

#include "kernels/cuda/cuda_module.h"

#include <dlfcn.h>

#include <array>
#include <climits>
#include <unistd.h>

namespace conclave::engine {

namespace {

std::string programFolder() {
    std::array<char, PATH_MAX> path{};
    const ssize_t length = readlink("/proc/self/exe", path.data(), path.size() - 1);
    if (length <= 0)
        return {};
    const std::string program(path.data(), static_cast<std::size_t>(length));
    return program.substr(0, program.rfind('/'));
}

void* openModule() {
    const std::string folder = programFolder();
    for (const char* place :
         {"/libconclave_cuda.so", "/../bin/libconclave_cuda.so", "/../lib/conclave/libconclave_cuda.so"})
        if (void* module = dlopen((folder + place).c_str(), RTLD_NOW | RTLD_LOCAL))
            return module;
    return nullptr;
}

CudaStatus probe() {
    CudaStatus status;
    void* module = openModule();
    if (!module) {
        status.reason = "this build has no CUDA module";
        return status;
    }
    const auto abi = reinterpret_cast<decltype(&conclaveCudaAbi)>(dlsym(module, "conclaveCudaAbi"));
    const auto list = reinterpret_cast<decltype(&conclaveCudaDevices)>(dlsym(module, "conclaveCudaDevices"));
    if (!abi || !list || abi() != CONCLAVE_CUDA_ABI) {
        status.reason = "libconclave_cuda.so belongs to another version of Conclave";
        return status;
    }
    std::array<ConclaveCudaDevice, 16> devices{};
    std::array<char, 256> error{};
    const int count =
        list(devices.data(), static_cast<int>(devices.size()), error.data(), static_cast<int>(error.size()));
    if (count < 0) {
        status.reason = std::string("no usable NVIDIA driver (") + error.data() + ")";
        return status;
    }
    if (count == 0) {
        status.reason = "no NVIDIA GPU found";
        return status;
    }
    for (int i = 0; i < count && i < static_cast<int>(devices.size()); ++i)
        status.devices.push_back({devices[i].name, devices[i].computeMajor, devices[i].computeMinor,
                                  devices[i].totalBytes, devices[i].freeBytes});
    status.reason = status.devices.front().name + " found, but this version runs models on the CPU only";
    return status;
}

} // namespace

const CudaStatus& cudaStatus() {
    static const CudaStatus status = probe();
    return status;
}

} // namespace conclave::engine
