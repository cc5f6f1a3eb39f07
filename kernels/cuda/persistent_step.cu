// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cuda/persistent_step.h"

#include "kernels/cuda/persistent_kernel.h"

#include <algorithm>
#include <cstring>

namespace conclave::kernels::cuda {

namespace {

bool isStepType(QuantType type) {
    switch (type) {
#define CONCLAVE_STEP_TYPE(name) case QuantType::name:
        CONCLAVE_STEP_TYPES(CONCLAVE_STEP_TYPE)
#undef CONCLAVE_STEP_TYPE
        return true;
    default:
        return false;
    }
}

bool isStepCache(CacheType type) {
    switch (type) {
#define CONCLAVE_STEP_CACHE(name) case CacheType::name:
        CONCLAVE_STEP_CACHES(CONCLAVE_STEP_CACHE)
#undef CONCLAVE_STEP_CACHE
        return true;
    default:
        return false;
    }
}

} // namespace

template <typename Arguments>
void StepRecorder::push(PhaseKind kind, int variant, int items, std::size_t sharedBytes,
                        const Arguments& arguments, bool waits) {
    static_assert(sizeof(Arguments) <= StepPhase::kArgumentBytes);
    if (items == 0)
        return;
    StepPhase phase{
        .kind = kind, .variant = variant, .items = items, .waits = waits ? 1 : 0, .arguments = {}};
    std::memcpy(phase.arguments, &arguments, sizeof arguments);
    m_phases.push_back(phase);
    m_itemBytes = std::max(m_itemBytes, sharedBytes);
}

/// Parts of different types are phases of their own that need not wait for each other.
template <typename Product>
bool StepRecorder::addProduct(const Product& product) {
    const Matvec plan = planMatvec(product);
    if (plan.tokens != 1)
        return false;
    if constexpr (requires { product.up; })
        if (product.gate.type != product.up.type)
            return false;
    for (int p = 0; p < plan.partCount; ++p)
        if (!isStepType(plan.parts[p].type))
            return false;
    bool waits = true;
    for (int p = 0; p < plan.partCount; ++p) {
        const QuantType type = plan.parts[p].type;
        const bool isDone = std::any_of(plan.parts, plan.parts + p,
                                        [type](const MatvecPart& part) { return part.type == type; });
        if (isDone)
            continue;
        const Matvec same = onlyType(plan, type);
        push(PhaseKind::Matvec, static_cast<int>(type), matvecItems(same), matvecSharedBytes(same), same,
             waits);
        waits = false;
    }
    return true;
}

bool StepRecorder::addAttention(const Attend& attend) {
    const SplitAttend work{attend, attendSplits(attend, m_device.multiprocessors)};
    if (attend.tokens != 1 || !isStepCache(attend.cache.type) || attend.cache.valueWidth > kMostAttendWidth ||
        attend.scratch.bytes < attendScratchBytes(attend, work.splits))
        return false;
    push(PhaseKind::AttendSplit, static_cast<int>(attend.cache.type), attendSplitItems(work),
         attendSplitSharedBytes(attend), work);
    push(PhaseKind::AttendCombine, 0, attendCombineItems(work), attendCombineSharedBytes(), work);
    return true;
}

bool StepRecorder::add(Operation operation, const void* arguments) {
    switch (operation) {
    case Operation::NormRows: {
        const auto& args = *static_cast<const NormRows*>(arguments);
        push(PhaseKind::NormRows, 0, normRowsItems(args), normRowsSharedBytes(args), args);
        return true;
    }
    case Operation::AddScaled: {
        const auto& args = *static_cast<const AddScaled*>(arguments);
        push(PhaseKind::AddScaled, 0, addScaledItems(args), 0, args);
        return true;
    }
    case Operation::Activate: {
        const auto& args = *static_cast<const Activate*>(arguments);
        push(PhaseKind::Activate, 0, activateItems(args), 0, args);
        return true;
    }
    case Operation::ScaleLogits: {
        const auto& args = *static_cast<const ScaleLogits*>(arguments);
        push(PhaseKind::ScaleLogits, 0, scaleLogitsItems(args), 0, args);
        return true;
    }
    case Operation::Matmul:
        return addProduct(*static_cast<const Matmul*>(arguments));
    case Operation::GatedMatmul:
        return addProduct(*static_cast<const GatedMatmul*>(arguments));
    case Operation::HeadMatmul:
        return addProduct(*static_cast<const HeadMatmul*>(arguments));
    case Operation::ExpertGatedMatmul:
        return addProduct(*static_cast<const ExpertGatedMatmul*>(arguments));
    case Operation::ExpertMatmul:
        return addProduct(*static_cast<const ExpertMatmul*>(arguments));
    case Operation::RouteExperts: {
        const auto& args = *static_cast<const RouteExperts*>(arguments);
        if (!canRouteExperts(args.routing))
            return false;
        push(PhaseKind::RouteExperts, 0, routeExpertsItems(args), routeExpertsSharedBytes(args), args);
        return true;
    }
    case Operation::GatherPairs: {
        const auto& args = *static_cast<const GatherPairs*>(arguments);
        push(PhaseKind::GatherPairs, 0, gatherPairsItems(args), gatherPairsSharedBytes(args), args);
        return true;
    }
    case Operation::CombineExperts: {
        const auto& args = *static_cast<const CombineExperts*>(arguments);
        push(PhaseKind::CombineExperts, 0, combineExpertsItems(args), combineExpertsSharedBytes(args), args);
        return true;
    }
    case Operation::RopeTable: {
        const auto& args = *static_cast<const RopeTable*>(arguments);
        // Reads what the host has written, and nothing reads it before two more barriers.
        push(PhaseKind::RopeTable, 0, ropeTableItems(args), 0, args, false);
        return true;
    }
    case Operation::PlaceGrouped: {
        const auto& args = *static_cast<const PlaceGrouped*>(arguments);
        push(PhaseKind::PlaceGrouped, 0, placeGroupedItems(args), placeGroupedSharedBytes(args), args);
        return true;
    }
    case Operation::PlaceLatent: {
        const auto& args = *static_cast<const PlaceLatent*>(arguments);
        push(PhaseKind::PlaceLatent, 0, placeLatentItems(args), placeLatentSharedBytes(args), args);
        return true;
    }
    case Operation::Attend:
        return addAttention(*static_cast<const Attend*>(arguments));
    case Operation::Convolve: {
        const auto& args = *static_cast<const Convolve*>(arguments);
        if (args.tokens != 1 || args.taps < 1 || args.taps > kStepTaps)
            return false;
        push(PhaseKind::Convolve, 0, convolveItems(args), 0, args);
        return true;
    }
    case Operation::DeltaNet: {
        const auto& args = *static_cast<const DeltaNet*>(arguments);
        if (args.tokens != 1 || args.keyWidth > kStepLaneRows * kNetRowParts)
            return false;
        push(PhaseKind::DeltaNet, 0, deltaNetItems(args), deltaNetSharedBytes<kStepLaneRows>(args), args);
        return true;
    }
    default:
        return false;
    }
}

std::size_t StepRecorder::sharedBytes() const {
    return sizeof(StepPhase) + m_itemBytes;
}

gpu::Status persistentBlocks(const gpu::DeviceFacts& device, std::size_t sharedBytes, int* blocks) {
    *blocks = 0;
    if (!device.launchesCooperatively || sharedBytes > device.sharedBytesPerBlock)
        return gpu::kNotSupported;
    int resident = 0;
    if (const gpu::Status failed =
            gpu::residentBlocks(&resident, persistentStepKernel, kBlockThreads, sharedBytes))
        return failed;
    *blocks = resident * device.multiprocessors;
    return *blocks > 0 ? 0 : gpu::kNotSupported;
}

gpu::Status runPersistentStep(const Launch& launch, const StepPhase* phases, int count, int blocks,
                              std::size_t sharedBytes, gpu::GridBarrier* barrier) {
    return gpu::launch({.grid = static_cast<unsigned>(blocks),
                        .block = kBlockThreads,
                        .sharedBytes = sharedBytes,
                        .stream = launch.stream,
                        .isCooperative = true},
                       persistentStepKernel, phases, count, barrier);
}

} // namespace conclave::kernels::cuda
