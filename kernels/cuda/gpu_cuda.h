// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cuda_runtime.h>

#include <cstddef>
#include <cstdint>
#include <utility>

/// The dialect (gpu.h) as nvcc sees it.

#define GPU_SHARED(name, ...) __shared__ alignas(16)::gpu::Type<__VA_ARGS__> name

/// How many blocks a multiprocessor should have room for, as __launch_bounds__ wants it: usually, on the
/// desktop generations 8.6 and 8.9, and on Blackwell. Their assemblers want more registers for the same
/// kernel, and would spill. (The only look at a generation outside ptx.h: it changes no result.)
#if defined(__CUDA_ARCH__) && (__CUDA_ARCH__ == 860 || __CUDA_ARCH__ == 890)
#define GPU_BLOCKS(usual, desktop, blackwell) desktop
#elif defined(__CUDA_ARCH__) && __CUDA_ARCH__ >= 1000
#define GPU_BLOCKS(usual, desktop, blackwell) blackwell
#else
#define GPU_BLOCKS(usual, desktop, blackwell) usual
#endif

namespace gpu {

template <typename T>
using Type = T;

// ---- In kernels ----

extern __shared__ __align__(1024) unsigned char dynamicSharedStart[];

/// Hands out the dynamic shared memory of the launch.
class DynamicShared {
  public:
    template <typename T>
    __device__ __forceinline__ T* take(std::size_t count) {
        T* const piece = reinterpret_cast<T*>(dynamicSharedStart + m_used);
        m_used += (static_cast<unsigned>(count * sizeof(T)) + 15u) & ~15u;
        return piece;
    }

  private:
    unsigned m_used = 0;
};

/// In device memory, zero before the first launch that uses it.
struct GridBarrier {
    unsigned arrived;
    unsigned round;
};

/// Waits until every block of a cooperative launch is here. What they wrote before is visible behind it.
/// `betweenArrivalAndWait` runs in every thread once its block has announced itself.
template <typename F>
__device__ __forceinline__ void gridBarrier(GridBarrier* state, F betweenArrivalAndWait) {
    __syncthreads();
    const bool isFirst = threadIdx.x == 0 && threadIdx.y == 0 && threadIdx.z == 0;
    unsigned round = 0;
    if (isFirst) {
        round = *static_cast<volatile unsigned*>(&state->round);
        __threadfence();
        const unsigned blocks = gridDim.x * gridDim.y * gridDim.z;
        if (atomicAdd(&state->arrived, 1u) == blocks - 1) {
            state->arrived = 0;
            __threadfence();
            atomicAdd(&state->round, 1u);
        }
    }
    betweenArrivalAndWait();
    if (isFirst) {
        while (*static_cast<volatile unsigned*>(&state->round) == round) {
        }
        __threadfence();
    }
    __syncthreads();
}
__device__ __forceinline__ void gridBarrier(GridBarrier* state) {
    gridBarrier(state, [] {});
}

// ---- On the host ----

using Status = int; ///< a cudaError_t
using Stream = cudaStream_t;
using Event = cudaEvent_t;
using Graph = cudaGraphExec_t;

inline constexpr Status kOutOfMemory = cudaErrorMemoryAllocation;
inline constexpr Status kInvalidValue = cudaErrorInvalidValue;
inline constexpr Status kNotSupported = cudaErrorNotSupported;
inline constexpr Status kNoDriver = cudaErrorInsufficientDriver; ///< none, or too old a one

inline const char* statusName(Status status) {
    return cudaGetErrorName(static_cast<cudaError_t>(status));
}
inline const char* statusText(Status status) {
    return cudaGetErrorString(static_cast<cudaError_t>(status));
}

/// What decides about kernels and their shapes.
struct DeviceFacts {
    char name[256];
    int computeMajor;
    int computeMinor;
    int multiprocessors;
    std::size_t totalBytes;
    std::size_t sharedBytesPerBlock; ///< the most that a launch may ask for
    bool launchesCooperatively;
};

inline Status deviceCount(int* count) {
    return cudaGetDeviceCount(count);
}
inline Status deviceFacts(int device, DeviceFacts* facts) {
    cudaDeviceProp properties{};
    if (const Status failed = cudaGetDeviceProperties(&properties, device))
        return failed;
    for (std::size_t i = 0; i < sizeof facts->name; ++i)
        facts->name[i] = properties.name[i];
    facts->computeMajor = properties.major;
    facts->computeMinor = properties.minor;
    facts->multiprocessors = properties.multiProcessorCount;
    facts->totalBytes = properties.totalGlobalMem;
    facts->sharedBytesPerBlock = properties.sharedMemPerBlockOptin;
    facts->launchesCooperatively = properties.cooperativeLaunch != 0;
    return 0;
}
/// Of the calling thread, for everything that follows.
inline Status setDevice(int device) {
    return cudaSetDevice(device);
}
inline Status memoryInfo(std::size_t* freeBytes, std::size_t* totalBytes) {
    return cudaMemGetInfo(freeBytes, totalBytes);
}

inline Status allocate(void** memory, std::size_t bytes) {
    const Status status = cudaMalloc(memory, bytes);
    if (status != 0)
        cudaGetLastError(); // or the next launch would report it
    return status;
}
inline Status release(void* memory) {
    return cudaFree(memory);
}
/// Host memory that copies run from and to without a stop.
inline Status allocatePinned(void** memory, std::size_t bytes) {
    const Status status = cudaMallocHost(memory, bytes);
    if (status != 0)
        cudaGetLastError();
    return status;
}
inline Status releasePinned(void* memory) {
    return cudaFreeHost(memory);
}
inline Status copyToDevice(void* to, const void* from, std::size_t bytes, Stream stream) {
    return cudaMemcpyAsync(to, from, bytes, cudaMemcpyHostToDevice, stream);
}
inline Status copyToHost(void* to, const void* from, std::size_t bytes, Stream stream) {
    return cudaMemcpyAsync(to, from, bytes, cudaMemcpyDeviceToHost, stream);
}
inline Status copyOnDevice(void* to, const void* from, std::size_t bytes, Stream stream) {
    return cudaMemcpyAsync(to, from, bytes, cudaMemcpyDeviceToDevice, stream);
}
inline Status fillBytes(void* memory, int value, std::size_t bytes, Stream stream) {
    return cudaMemsetAsync(memory, value, bytes, stream);
}

inline Status createStream(Stream* stream) {
    return cudaStreamCreateWithFlags(stream, cudaStreamNonBlocking);
}
inline Status destroyStream(Stream stream) {
    return cudaStreamDestroy(stream);
}
inline Status synchronize(Stream stream) {
    return cudaStreamSynchronize(stream);
}
inline Status createEvent(Event* event) {
    return cudaEventCreate(event);
}
inline Status destroyEvent(Event event) {
    return cudaEventDestroy(event);
}
inline Status recordEvent(Event event, Stream stream) {
    return cudaEventRecord(event, stream);
}
inline Status waitForEvent(Stream stream, Event event) {
    return cudaStreamWaitEvent(stream, event, 0);
}
inline Status synchronizeEvent(Event event) {
    return cudaEventSynchronize(event);
}
/// Both events are over.
inline Status elapsedMs(float* ms, Event from, Event to) {
    return cudaEventElapsedTime(ms, from, to);
}

/// What is queued on the stream from here on is recorded instead of run.
inline Status beginCapture(Stream stream) {
    return cudaStreamBeginCapture(stream, cudaStreamCaptureModeThreadLocal);
}
/// Ends the recording also when something in it has failed; the graph is then nullptr.
inline Status endCapture(Stream stream, Graph* graph) {
    *graph = nullptr;
    cudaGraph_t recorded = nullptr;
    if (const Status failed = cudaStreamEndCapture(stream, &recorded))
        return failed;
    const Status status = cudaGraphInstantiate(graph, recorded, 0);
    cudaGraphDestroy(recorded);
    return status;
}
inline Status launchGraph(Graph graph, Stream stream) {
    return cudaGraphLaunch(graph, stream);
}
inline Status destroyGraph(Graph graph) {
    return cudaGraphExecDestroy(graph);
}

struct LaunchConfig {
    dim3 grid;
    dim3 block;
    std::size_t sharedBytes = 0;
    Stream stream = nullptr;
    bool isCooperative = false; ///< all blocks run at once, for gridBarrier()
};

template <typename... Parameters, typename... Arguments>
Status launch(const LaunchConfig& config, void (*kernel)(Parameters...), Arguments&&... arguments) {
    if (config.sharedBytes > 48u << 10) {
        if (const Status failed = cudaFuncSetAttribute(reinterpret_cast<const void*>(kernel),
                                                       cudaFuncAttributeMaxDynamicSharedMemorySize,
                                                       static_cast<int>(config.sharedBytes)))
            return failed;
    }
    cudaLaunchAttribute cooperative{};
    cooperative.id = cudaLaunchAttributeCooperative;
    cooperative.val.cooperative = 1;
    cudaLaunchConfig_t launched{};
    launched.gridDim = config.grid;
    launched.blockDim = config.block;
    launched.dynamicSmemBytes = config.sharedBytes;
    launched.stream = config.stream;
    launched.attrs = &cooperative;
    launched.numAttrs = config.isCooperative ? 1 : 0;
    return cudaLaunchKernelEx(&launched, kernel,
                              static_cast<Parameters>(std::forward<Arguments>(arguments))...);
}

/// How many blocks of @p kernel run at once on one multiprocessor.
template <typename... Parameters>
Status residentBlocks(int* blocks, void (*kernel)(Parameters...), int threads, std::size_t sharedBytes) {
    if (sharedBytes > 48u << 10) {
        if (const Status failed = cudaFuncSetAttribute(reinterpret_cast<const void*>(kernel),
                                                       cudaFuncAttributeMaxDynamicSharedMemorySize,
                                                       static_cast<int>(sharedBytes)))
            return failed;
    }
    return cudaOccupancyMaxActiveBlocksPerMultiprocessor(blocks, kernel, threads, sharedBytes);
}

} // namespace gpu
