// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// The C face of libconclave_cuda.so. Plain C types only: the module and the program may be built by
/// different compilers. Loaded with dlopen by engine/run/cuda_module; the ABI number is checked before
/// anything else.
///
/// Today the module only says which devices there are. The kernels and the backend come behind the same door.

#ifdef __cplusplus
extern "C" {
#endif

#define CONCLAVE_CUDA_ABI 1

struct ConclaveCudaDevice {
    char name[256];
    int computeMajor;
    int computeMinor;
    unsigned long long totalBytes;
    unsigned long long freeBytes;
};

/// CONCLAVE_CUDA_ABI of the module.
int conclaveCudaAbi(void);

/// Fills up to @p capacity entries of @p devices and returns how many there are. When the driver is missing
/// or refuses, returns -1 and writes its reason, at most @p errorBytes with the final zero, to @p error.
int conclaveCudaDevices(struct ConclaveCudaDevice* devices, int capacity, char* error, int errorBytes);

#ifdef __cplusplus
}
#endif
