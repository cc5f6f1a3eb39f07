// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cuda/launchers.h"
#include "kernels/cuda/operation_list.h"

#include <cstddef>
#include <vector>

/// A decode step as one cooperative kernel: as many blocks as run at once go through all operations together,
/// with a barrier of the whole grid between them. What that saves are the gaps between kernels, a few
/// microseconds each, which add up to more than the work itself where few weights are active; and while a
/// block waits at a barrier, it asks for the weights that it will read next.
///
/// The same item functions as in the kernels of single operations do the work, so that results are the same
/// bit by bit.
namespace conclave::kernels::cuda {

enum class PhaseKind : int {
    NormRows,
    AddScaled,
    Activate,
    ScaleLogits,
    Matvec,
    RouteExperts,
    GatherPairs,
    CombineExperts,
    RopeTable,
    PlaceGrouped,
    PlaceLatent,
    AttendSplit,
    AttendCombine,
    Convolve,
    DeltaNet,
};

/// One operation (or a part of it) of a step, as it lies in device memory.
struct alignas(16) StepPhase {
    static constexpr std::size_t kArgumentBytes = 1008;
    PhaseKind kind;
    int variant; ///< a QuantType or CacheType, where the kind has kernels for each
    int items;
    int waits; ///< for everything before
    alignas(16) unsigned char arguments[kArgumentBytes];
};

/// Collects operations of a step that one kernel can run.
class StepRecorder {
  public:
    explicit StepRecorder(const gpu::DeviceFacts& device) : m_device(device) {}

    /// False, and nothing is added: more than one token, or something that only kernels of their own do.
    bool add(Operation operation, const void* arguments);

    const std::vector<StepPhase>& phases() const { return m_phases; }
    std::size_t sharedBytes() const;

  private:
    template <typename Arguments>
    void push(PhaseKind kind, int variant, int items, std::size_t sharedBytes, const Arguments& arguments,
              bool waits = true);
    template <typename Product>
    bool addProduct(const Product& product);
    bool addAttention(const Attend& attend);

    const gpu::DeviceFacts& m_device;
    std::vector<StepPhase> m_phases;
    std::size_t m_itemBytes = 0; ///< of shared memory, of the item that wants most
};

/// How many blocks to launch; 0 when the device cannot.
gpu::Status persistentBlocks(const gpu::DeviceFacts& device, std::size_t sharedBytes, int* blocks);

/// @p phases and @p barrier are device memory; the barrier was zero once.
gpu::Status runPersistentStep(const Launch& launch, const StepPhase* phases, int count, int blocks,
                              std::size_t sharedBytes, gpu::GridBarrier* barrier);

} // namespace conclave::kernels::cuda
