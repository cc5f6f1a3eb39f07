// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cuda/attend_kernel.h"
#include "kernels/cuda/experts_kernel.h"
#include "kernels/cuda/matvec_kernel.h"
#include "kernels/cuda/persistent_step.h"
#include "kernels/cuda/placement_kernel.h"
#include "kernels/cuda/rows_kernel.h"

/// The kernel of persistent_step.h. An item leaves nothing in shared memory that the next one needs; between
/// two items of a block is a barrier of the block.
namespace conclave::kernels::cuda {

/// Weight types that a persistent step multiplies with: those that models are commonly distributed in. One
/// kernel holds them all, and each costs compile time.
#define CONCLAVE_STEP_TYPES(X)                                                                               \
    X(f32)                                                                                                   \
    X(f16)                                                                                                   \
    X(bf16)                                                                                                  \
    X(q4_0)                                                                                                  \
    X(q5_0)                                                                                                  \
    X(q8_0)                                                                                                  \
    X(q2_k)                                                                                                  \
    X(q3_k)                                                                                                  \
    X(q4_k)                                                                                                  \
    X(q5_k)                                                                                                  \
    X(q6_k)                                                                                                  \
    X(iq4_nl)                                                                                                \
    X(iq4_xs)                                                                                                \
    X(mxfp4)

template <typename Arguments>
__device__ __forceinline__ const Arguments& argumentsOf(const StepPhase& phase) {
    static_assert(sizeof(Arguments) <= StepPhase::kArgumentBytes);
    return *reinterpret_cast<const Arguments*>(phase.arguments);
}

__device__ inline void stepMatvecItem(const StepPhase& phase, int item, gpu::DynamicShared shared) {
    const Matvec& args = argumentsOf<Matvec>(phase);
    switch (static_cast<QuantType>(phase.variant)) {
#define CONCLAVE_STEP_TYPE(name)                                                                             \
    case QuantType::name:                                                                                    \
        return matvecItem<QuantType::name, 1>(args, item, shared);
        CONCLAVE_STEP_TYPES(CONCLAVE_STEP_TYPE)
#undef CONCLAVE_STEP_TYPE
    default:
        return;
    }
}

__device__ inline void stepEmbedItem(const StepPhase& phase, int item, gpu::DynamicShared shared) {
    const EmbedRows& args = argumentsOf<EmbedRows>(phase);
    switch (static_cast<QuantType>(phase.variant)) {
#define CONCLAVE_STEP_TYPE(name)                                                                             \
    case QuantType::name:                                                                                    \
        return embedRowsItem<QuantType::name>(args, item, shared);
        CONCLAVE_STEP_TYPES(CONCLAVE_STEP_TYPE)
#undef CONCLAVE_STEP_TYPE
    default:
        return;
    }
}

__device__ inline void stepAttendItem(const StepPhase& phase, int item, gpu::DynamicShared shared) {
    const SplitAttend& args = argumentsOf<SplitAttend>(phase);
    switch (static_cast<CacheType>(phase.variant)) {
    case CacheType::f32:
        return attendSplitItem<CacheType::f32>(args, item, shared);
    case CacheType::f16:
        return attendSplitItem<CacheType::f16>(args, item, shared);
    case CacheType::bf16:
        return attendSplitItem<CacheType::bf16>(args, item, shared);
    case CacheType::f8_e4m3:
        return attendSplitItem<CacheType::f8_e4m3>(args, item, shared);
    case CacheType::q8_0:
        return attendSplitItem<CacheType::q8_0>(args, item, shared);
    case CacheType::q4_0:
        return attendSplitItem<CacheType::q4_0>(args, item, shared);
    }
}

__device__ inline void stepItem(const StepPhase& phase, int item, gpu::DynamicShared shared) {
    switch (phase.kind) {
    case PhaseKind::EmbedRows:
        return stepEmbedItem(phase, item, shared);
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

__global__ void __launch_bounds__(kBlockThreads)
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
