// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cuda/attend_kernel.h"
#include "kernels/cuda/experts_kernel.h"
#include "kernels/cuda/matvec_kernel.h"
#include "kernels/cuda/persistent_step.h"
#include "kernels/cuda/placement_kernel.h"
#include "kernels/cuda/recurrent_kernel.h"
#include "kernels/cuda/rows_kernel.h"

/// The kernel of persistent_step.h. An item leaves nothing in shared memory that the next one needs; between
/// two items of a block is a barrier of the block.
namespace conclave::kernels::cuda {

/// Weight types that a persistent step multiplies with: those that models are commonly distributed in. One
/// kernel holds them all, and each costs compile time; products of other types are launches of their own.
#define CONCLAVE_STEP_TYPES(X)                                                                               \
    X(f32)                                                                                                   \
    X(f16)                                                                                                   \
    X(bf16)                                                                                                  \
    X(q4_0)                                                                                                  \
    X(q8_0)                                                                                                  \
    X(q4_k)                                                                                                  \
    X(q5_k)                                                                                                  \
    X(q6_k)                                                                                                  \
    X(mxfp4)

/// Likewise for caches.
#define CONCLAVE_STEP_CACHES(X)                                                                              \
    X(f32)                                                                                                   \
    X(f16)                                                                                                   \
    X(bf16)                                                                                                  \
    X(q8_0)

/// The most taps of a convolution, and DeltaNetHeadWork's parameter: all that models have so far, and no more
/// registers than other phases take.
inline constexpr int kStepTaps = 4;
inline constexpr int kStepLaneRows = 16;

template <typename Arguments>
__device__ __forceinline__ const Arguments& argumentsOf(const StepPhase& phase) {
    static_assert(sizeof(Arguments) <= StepPhase::kArgumentBytes);
    return *reinterpret_cast<const Arguments*>(phase.arguments);
}

// A function for each type, not inlined: the kernel then has room for all of them, and a type costs the
// others neither registers nor compile time.

template <QuantType T>
__device__ __noinline__ void stepMatvec(const StepPhase& phase, int item, gpu::DynamicShared shared) {
    matvecItem<T, 1>(argumentsOf<Matvec>(phase), item, shared);
}

template <CacheType T>
__device__ __noinline__ void stepAttend(const StepPhase& phase, int item, gpu::DynamicShared shared) {
    attendSplitItem<T>(argumentsOf<SplitAttend>(phase), item, shared);
}

__device__ __noinline__ inline void stepDeltaNet(const StepPhase& phase, int item,
                                                 gpu::DynamicShared shared) {
    deltaNetItem<kStepLaneRows>(argumentsOf<DeltaNet>(phase), item, shared);
}

__device__ inline void stepMatvecItem(const StepPhase& phase, int item, gpu::DynamicShared shared) {
    switch (static_cast<QuantType>(phase.variant)) {
#define CONCLAVE_STEP_TYPE(name)                                                                             \
    case QuantType::name:                                                                                    \
        return stepMatvec<QuantType::name>(phase, item, shared);
        CONCLAVE_STEP_TYPES(CONCLAVE_STEP_TYPE)
#undef CONCLAVE_STEP_TYPE
    default:
        return;
    }
}

__device__ inline void stepAttendItem(const StepPhase& phase, int item, gpu::DynamicShared shared) {
    switch (static_cast<CacheType>(phase.variant)) {
#define CONCLAVE_STEP_CACHE(name)                                                                            \
    case CacheType::name:                                                                                    \
        return stepAttend<CacheType::name>(phase, item, shared);
        CONCLAVE_STEP_CACHES(CONCLAVE_STEP_CACHE)
#undef CONCLAVE_STEP_CACHE
    default:
        return;
    }
}

__device__ inline void stepItem(const StepPhase& phase, int item, gpu::DynamicShared shared) {
    switch (phase.kind) {
    case PhaseKind::NormRows:
        return normRowsItem(argumentsOf<NormRows>(phase), item, shared);
    case PhaseKind::AddScaled:
        return addScaledItem(argumentsOf<AddScaled>(phase), item, shared);
    case PhaseKind::Activate:
        return activateItem(argumentsOf<Activate>(phase), item, shared);
    case PhaseKind::ScaleLogits:
        return scaleLogitsItem(argumentsOf<ScaleLogits>(phase), item, shared);
    case PhaseKind::Matvec:
        return stepMatvecItem(phase, item, shared);
    case PhaseKind::RouteExperts:
        return routeExpertsItem(argumentsOf<RouteExperts>(phase), item, shared);
    case PhaseKind::GatherPairs:
        return gatherPairsItem(argumentsOf<GatherPairs>(phase), item, shared);
    case PhaseKind::CombineExperts:
        return combineExpertsItem(argumentsOf<CombineExperts>(phase), item, shared);
    case PhaseKind::RopeTable:
        return ropeTableItem(argumentsOf<RopeTable>(phase), item, shared);
    case PhaseKind::PlaceGrouped:
        return placeGroupedItem(argumentsOf<PlaceGrouped>(phase), item, shared);
    case PhaseKind::PlaceLatent:
        return placeLatentItem(argumentsOf<PlaceLatent>(phase), item, shared);
    case PhaseKind::AttendSplit:
        return stepAttendItem(phase, item, shared);
    case PhaseKind::AttendCombine:
        return attendCombineItem(argumentsOf<SplitAttend>(phase), item, shared);
    case PhaseKind::Convolve:
        return convolveItem<kStepTaps>(argumentsOf<Convolve>(phase), item, shared);
    case PhaseKind::DeltaNet:
        return stepDeltaNet(phase, item, shared);
    }
}

/// Asks for the beginning of what this block's first item of a product will read. Which expert that is, only
/// the operations before decide.
__device__ inline void prefetchPhase(const StepPhase& phase) {
    const auto item = static_cast<int>(blockIdx.x);
    if (phase.kind != PhaseKind::Matvec || item >= phase.items)
        return;
    const Matvec& args = argumentsOf<Matvec>(phase);
    if (args.ids)
        return;
    switch (static_cast<QuantType>(phase.variant)) {
#define CONCLAVE_STEP_TYPE(name)                                                                             \
    case QuantType::name:                                                                                    \
        return prefetchItem<QuantType::name>(args, item);
        CONCLAVE_STEP_TYPES(CONCLAVE_STEP_TYPE)
#undef CONCLAVE_STEP_TYPE
    default:
        return;
    }
}

/// One block per multiprocessor at least: without saying so, the assembler spills to have more.
__global__ void __launch_bounds__(kBlockThreads, 1)
    persistentStepKernel(const StepPhase* phases, int count, gpu::GridBarrier* barrier) {
    gpu::DynamicShared shared;
    // A phase is read from shared memory: its arguments are looked at again and again.
    StepPhase* const phase = shared.take<StepPhase>(1);
    for (int p = 0; p < count; ++p) {
        const StepPhase* const next = phases + p;
        if (p > 0 && next->waits)
            gpu::gridBarrier(barrier, [next] { prefetchPhase(*next); });
        else
            __syncthreads();
        static_assert(sizeof(StepPhase) % sizeof(uint4) == 0);
        for (unsigned i = threadIdx.x; i < sizeof(StepPhase) / sizeof(uint4); i += kBlockThreads)
            reinterpret_cast<uint4*>(phase)[i] = reinterpret_cast<const uint4*>(next)[i];
        __syncthreads();
        for (int item = static_cast<int>(blockIdx.x); item < phase->items;
             item += static_cast<int>(gridDim.x)) {
            stepItem(*phase, item, shared);
            __syncthreads();
        }
    }
}

} // namespace conclave::kernels::cuda
