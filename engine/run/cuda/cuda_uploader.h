// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/run/cuda/cuda_queue.h"
#include "kernels/cpu/thread_pool.h"
#include "kernels/tensor_view.h"

#include <array>
#include <stop_token>

namespace conclave::engine {

/// Brings weights to a device through two pinned buffers: while one travels, all threads fill the other with
/// matrices taken apart into planes (kernels/cuda/weight_planes.h). Uses the marks of its queue from
/// kFirstMark on. Used by one thread at a time; goes before its queue.
class CudaUploader {
  public:
    static constexpr int kFirstMark = 32;

    /// @p threads 0: one per physical core. Errors: OutOfMemory.
    static Result<std::unique_ptr<CudaUploader>> create(CudaQueue& queue, int threads);

    /// Queues the copies; @p matrix and @p source may change as soon as this returns. Errors: Device,
    /// Cancelled (between pieces).
    Result<void> sendMatrix(const kernels::WeightView& matrix, std::byte* to, const std::stop_token& stop);
    Result<void> sendBytes(const std::byte* source, std::uint64_t bytes, std::byte* to);

  private:
    static constexpr std::uint64_t kPieceBytes = 16 << 20;
    static constexpr int kPieces = 2;

    CudaUploader(CudaQueue& queue, int threads) : m_queue(queue), m_pool(threads) {}
    Result<std::byte*> room(std::uint64_t bytes);
    Result<void> sendRows(const kernels::WeightView& matrix, std::int64_t firstRow, std::int64_t rows,
                          std::byte* to);

    CudaQueue& m_queue;
    kernels::ThreadPool m_pool;
    std::array<CudaMemory, kPieces> m_pieces;
    std::array<bool, kPieces> m_isUsed{};
    int m_piece = 0;          ///< that is being filled
    std::uint64_t m_used = 0; ///< bytes of it
};

} // namespace conclave::engine
