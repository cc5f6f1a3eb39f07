// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// The dialect that kernels and their launchers are written in: CUDA C++ less what only nvcc can parse. nvcc
/// sees the CUDA runtime, every other compiler sees the emulation, in which each CUDA thread is a fiber; both
/// have the same names, so that one source is the product and the thing that tests check for races.
///
/// In kernels (beside CUDA's own threadIdx, __syncthreads(), __shfl_xor_sync(), atomicAdd(), __dp4a() …):
///   GPU_SHARED(name, float[4][33]);            shared memory of the block
///   gpu::DynamicShared shared;                 memory of LaunchConfig::sharedBytes, taken piece by piece:
///   float* row = shared.take<float>(cols);     16-byte aligned, the same order in every thread
///   gpu::gridBarrier(state);                   all blocks of a cooperative launch
///   instructions without a CUDA name: ptx.h. Kernels never look at __CUDA_ARCH__; ptx.h does.
///
/// On the host, everything in namespace gpu that returns Status: 0 is success, statusText() says what else
/// means. `Stream` 0 is the default stream. Kernel launches are gpu::launch(config, kernel, arguments …).
#ifdef __CUDACC__
#include "kernels/cuda/gpu_cuda.h"
#else
#include "tests/kernels/emulation/gpu_emulated.h"
#endif
