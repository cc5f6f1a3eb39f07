// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cuda/cuda_module.h"

#include <dlfcn.h>

#include <array>
#include <climits>
#include <cstdlib>
#include <unistd.h>

namespace conclave::engine {

namespace {

using kernels::cuda::DeviceInfo;
using kernels::cuda::Failure;
using kernels::cuda::Module;

constexpr int kMostDevices = 16;

std::string programFolder() {
    std::array<char, PATH_MAX> path{};
    const ssize_t length = readlink("/proc/self/exe", path.data(), path.size() - 1);
    if (length <= 0)
        return {};
    const std::string program(path.data(), static_cast<std::size_t>(length));
    return program.substr(0, program.rfind('/'));
}

/// The library, or nullptr and the reason. Never closed: devices may still be in use when the program ends.
void* openLibrary(std::string& reason) {
    if (const char* const named = std::getenv("CONCLAVE_CUDA_MODULE")) {
        void* const library = dlopen(named, RTLD_NOW | RTLD_LOCAL);
        if (!library)
            reason = std::string("the module named by CONCLAVE_CUDA_MODULE cannot be opened: ") + dlerror();
        return library;
    }
    const std::string folder = programFolder();
    for (const char* place :
         {"/libconclave_cuda.so", "/../bin/libconclave_cuda.so", "/../lib/conclave/libconclave_cuda.so"}) {
        const std::string path = folder + place;
        if (access(path.c_str(), F_OK) != 0)
            continue;
        if (void* const library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL))
            return library;
        reason = std::string("libconclave_cuda.so cannot be opened: ") + dlerror();
        return nullptr;
    }
    reason = "this build has no CUDA module";
    return nullptr;
}

CudaStatus probe() {
    CudaStatus status;
    void* const library = openLibrary(status.reason);
    if (!library)
        return status;
    const auto entry = reinterpret_cast<decltype(&conclaveCudaModule)>(dlsym(library, "conclaveCudaModule"));
    const Module* const module = entry ? entry(kernels::cuda::kModuleVersion) : nullptr;
    if (!module) {
        status.reason = "libconclave_cuda.so belongs to another version of Conclave";
        return status;
    }
    std::array<DeviceInfo, kMostDevices> devices{};
    Failure failure;
    const int count = module->devices(devices.data(), kMostDevices, &failure);
    if (count < 0)
        status.reason = std::string("no usable NVIDIA driver (") + failure.text + ")";
    else if (count == 0)
        status.reason = "no NVIDIA GPU found";
    else
        status.module = module;
    for (int i = 0; i < count && i < kMostDevices; ++i)
        status.devices.push_back(devices[static_cast<std::size_t>(i)]);
    return status;
}

} // namespace

const CudaStatus& cudaStatus() {
    static const CudaStatus status = probe();
    return status;
}

} // namespace conclave::engine
