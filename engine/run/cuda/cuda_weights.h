// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/weights.h"
#include "engine/run/cuda/cuda_queue.h"

#include <functional>
#include <span>
#include <stop_token>
#include <unordered_map>
#include <vector>

namespace conclave::engine {

/// Which experts are on the device: [layer][expert]; layers without experts have an empty row. An empty
/// table: all of them.
using ExpertResidence = std::vector<std::vector<bool>>;

/// The weights of a model in the memory of one device, found by where they are in main memory. Immutable once
/// uploaded; goes before its queue.
class CudaWeights {
  public:
    /// Copies everything that @p residence does not leave out, matrices taken apart as the kernels want them.
    /// @p onProgress gets 0 to 1 and may be empty. Errors: OutOfMemory, Device, Cancelled.
    static Result<std::unique_ptr<CudaWeights>> upload(CudaQueue& queue, const Weights& weights,
                                                       const ExpertResidence& residence, int threads,
                                                       const std::function<void(double)>& onProgress,
                                                       const std::stop_token& stop);
    /// Device memory that upload() takes.
    static std::uint64_t bytes(const Weights& weights, const ExpertResidence& residence);

    /// For a view without data: one without data.
    kernels::cuda::Matrix matrix(const kernels::WeightView& view) const;
    kernels::cuda::MatrixStack stack(const kernels::WeightStack& stack) const;
    /// Where the matrices of a stack are; nullptr: not on the device.
    std::span<const std::byte* const> matricesOf(const kernels::WeightStack& stack) const;
    /// nullptr when empty.
    const float* vector(WeightVector vector) const;
    const double* frequencies(const std::vector<double>& frequencies) const;

    std::uint64_t bytes() const { return m_memory.bytes(); }
    /// Whether all experts are on the device.
    bool isWhole() const;
    /// Which experts of a layer are; empty: all of them, or there are none.
    const std::vector<bool>& residentOf(int layer) const {
        return m_residence[static_cast<std::size_t>(layer)];
    }

  private:
    class Plan;
    void keepResidence(const ExpertResidence& residence, std::size_t layers);

    CudaMemory m_memory;
    std::unordered_map<const void*, const std::byte*> m_places; ///< host to device
    std::unordered_map<const void*, std::vector<const std::byte*>> m_stacks;
    ExpertResidence m_residence; ///< [layer], empty rows for layers that have all
};

} // namespace conclave::engine
