// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/run/cuda/cuda_uploader.h"
#include "engine/run/cuda/cuda_weights.h"

#include <array>
#include <cstdint>
#include <future>
#include <memory>
#include <stop_token>
#include <vector>

namespace conclave::engine {

/// Brings missing experts to the device for one batch, layer after layer: while the device works on one
/// layer, a thread copies those of the next on a queue of its own. For batches so large that this is faster
/// than computing with the experts on the processor.
///
/// There are two areas. The one that a layer's experts are copied to was last read by the layer before the
/// one before: queues wait for each other so that it is free. Used by one thread at a time; goes before the
/// evaluator's queue.
class CudaExpertStream {
  public:
    struct Parts {
        const Weights* weights = nullptr;
        const CudaWeights* deviceWeights = nullptr;
        const kernels::cuda::Module* module = nullptr;
        int device = 0;
        int threads = 0;
        std::uint64_t areaBytes = 0; ///< of each area
    };
    /// Errors: OutOfMemory, Device.
    static Result<std::unique_ptr<CudaExpertStream>> create(const Parts& parts);
    ~CudaExpertStream();

    /// A batch begins: the first layer's experts set out when everything that is in @p queue now is done.
    void begin(CudaQueue& queue, const std::stop_token& stop);

    /// Whether there is room for all of a layer's missing experts.
    bool fits(int layer) const;

    /// The stacks of a layer with all experts that are on the device for it.
    struct Layer {
        kernels::cuda::MatrixStack gate, up, down;
        const std::vector<bool>* isOnDevice = nullptr; ///< [experts]; valid until the layer after the next
        bool isWhole = false;                          ///< whether all of them are
    };
    /// What is sent to @p queue after this call sees the experts of @p layer; those of the next layer set
    /// out. Layers come in their order, each once per batch. Errors: Device, Cancelled.
    Result<Layer> take(int layer, CudaQueue& queue);

  private:
    struct Area {
        CudaMemory memory;
        std::vector<bool> isOnDevice;
        Layer layer;
    };
    explicit CudaExpertStream(const Parts& parts) : m_parts(parts) {}
    std::uint64_t expertBytes(int layer) const;
    void setOut(std::size_t next);
    Result<void> copy(std::size_t next, Area& area);
    Result<void> arrived();

    const Parts m_parts;
    std::unique_ptr<CudaQueue> m_queue; ///< of the copies; the thread's while it runs
    std::unique_ptr<CudaUploader> m_uploader;
    std::array<Area, 2> m_areas;
    std::vector<int> m_layers; ///< that have missing experts, without one that predicts ahead
    std::size_t m_next = 0;    ///< index of the layer that has set out
    std::stop_token m_stop;
    std::future<Result<void>> m_copying;
};

} // namespace conclave::engine
