// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/run/cuda/cuda_queue.h"
#include "engine/run/state_layout.h"

#include <cstdint>

namespace conclave::engine {

/// States, checkpoints and logs of one conversation in device memory, as StateLayout lays them out and rules.
/// What it copies is sent like operations and fails like them.
///
/// A step of one token is recorded once and repeated, but what it logs goes to another row each time. So it
/// leaves that in a row which never moves, and finish(), behind the step, copies it to the log in one piece;
/// a checkpoint is taken before the step, by begin(). No place in the step itself changes.
///
/// Owned by one evaluator, whose queue outlives it; used by its thread.
class CudaStates {
  public:
    using Layer = StateLayout::Layer;

    /// Memory for @p config, 0 without recurrent layers.
    static std::uint64_t bytes(const ModelConfig& config);
    CudaStates(const ModelConfig& config, CudaQueue& queue) : m_layout(config), m_queue(queue) {}
    /// States as at the beginning of a conversation. Errors: OutOfMemory, Device.
    Result<void> allocate();

    bool empty() const { return m_layout.empty(); }
    const Layer& layer(int index) const { return m_layout.layer(index); }
    int lastRecurrent() const { return m_layout.lastRecurrent(); }

    // ---- The states themselves ----
    float* convolution(int layer) const { return convolution(StateLayout::current(), layer); }
    float* memory(int layer) const { return memory(StateLayout::current(), layer); }

    // ---- A batch ----

    void expect(int position) { m_layout.expect(position); }
    void begin(int position, int tokens);
    /// What enters a layer's recurrence: [tokens, Layer::rowFloats()].
    struct Rows {
        float* data = nullptr;
        std::int64_t stride = 0;
    };
    /// Where the batch's rows of @p layer are to be written: the row that never moves, or @p buffer, which
    /// has room for them back to back.
    Rows entering(int layer, float* buffer) const;
    /// Logs rows that lie in the buffer.
    void log(int layer, const Rows& rows);
    /// The token of the batch before which a checkpoint is taken inside of it; 0: none. When the layer's
    /// state stands there, it is kept with the other two.
    int split() const { return m_layout.split(); }
    void keepConvolution(int layer);
    void keepMemory(int layer);
    /// Everything that moves states has been sent. Without a batch: nothing.
    void finish();

    // ---- Going back: StateLayout::rewind() ----

    int rewind(int position);
    int replayed() const { return m_layout.replayed(); }
    Rows replayRows(int layer) const { return rowsAt(m_layout.replayRow(), layer); }

  private:
    float* at(std::int64_t place) const { return reinterpret_cast<float*>(m_memory.data()) + place; }
    float* convolution(std::int64_t state, int layer) const {
        return at(state + this->layer(layer).convolution);
    }
    float* memory(std::int64_t state, int layer) const { return at(state + this->layer(layer).memory); }
    Rows rowsAt(std::int64_t row, int layer) const {
        return {.data = at(row + this->layer(layer).row), .stride = m_layout.rowFloats()};
    }
    /// The row that never moves, behind everything else.
    std::int64_t stepRow() const { return static_cast<std::int64_t>(m_layout.bytes() / sizeof(float)); }
    void copy(const StateLayout::Copy& copy);

    StateLayout m_layout;
    CudaQueue& m_queue;
    CudaMemory m_memory;
    bool m_isStep = false; ///< a batch of one token
};

} // namespace conclave::engine
