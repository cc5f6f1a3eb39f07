// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cuda/cuda_module.h"

#include <cuda_runtime.h>

#include <cstdio>

namespace {

int failed(cudaError_t status, char* error, int errorBytes) {
    if (error && errorBytes > 0)
        std::snprintf(error, static_cast<size_t>(errorBytes), "%s: %s", cudaGetErrorName(status),
                      cudaGetErrorString(status));
    return -1;
}

} // namespace

extern "C" int conclaveCudaAbi(void) {
    return CONCLAVE_CUDA_ABI;
}

extern "C" int conclaveCudaDevices(ConclaveCudaDevice* devices, int capacity, char* error, int errorBytes) {
    int count = 0;
    if (const cudaError_t status = cudaGetDeviceCount(&count); status != cudaSuccess)
        return failed(status, error, errorBytes);
    for (int i = 0; i < count && i < capacity; ++i) {
        cudaDeviceProp properties{};
        if (const cudaError_t status = cudaGetDeviceProperties(&properties, i); status != cudaSuccess)
            return failed(status, error, errorBytes);
        std::snprintf(devices[i].name, sizeof devices[i].name, "%s", properties.name);
        devices[i].computeMajor = properties.major;
        devices[i].computeMinor = properties.minor;
        devices[i].totalBytes = properties.totalGlobalMem;
        size_t freeBytes = 0;
        size_t totalBytes = 0;
        if (cudaSetDevice(i) == cudaSuccess && cudaMemGetInfo(&freeBytes, &totalBytes) == cudaSuccess)
            devices[i].freeBytes = freeBytes;
        else
            devices[i].freeBytes = 0;
    }
    return count;
}
