// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/run/state_layout.h"

#include <cstdint>
#include <cstdlib>
#include <memory>

namespace conclave::engine {

/// States, checkpoints and logs of one conversation in main memory, as StateLayout lays them out and rules.
///
/// Owned and used by one evaluator; its workers write to disjoint parts between begin() and finish().
class CpuStates {
  public:
    using Layer = StateLayout::Layer;

    /// Memory for @p config, 0 without recurrent layers. All of it is taken at once; the system gives pages
    /// when they are first written.
    static std::uint64_t bytes(const ModelConfig& config) { return StateLayout(config).bytes(); }
    /// Throws std::bad_alloc.
    explicit CpuStates(const ModelConfig& config);

    bool empty() const { return m_layout.empty(); }
    const Layer& layer(int index) const { return m_layout.layer(index); }
    int lastRecurrent() const { return m_layout.lastRecurrent(); }

    // ---- The states themselves, of which every layer has one ----
    float* convolution(int layer) const { return convolution(StateLayout::current(), layer); }
    float* memory(int layer, int head) const { return memory(StateLayout::current(), layer, head); }

    // ---- A batch: StateLayout's rules ----

    void expect(int position) { m_layout.expect(position); }
    /// What all workers together copy with copyStates().
    struct Copy {
        const float* from = nullptr; ///< nullptr: zeros
        float* to = nullptr;         ///< nullptr: nothing to do
        std::int64_t floats = 0;
    };
    Copy begin(int position, int tokens) { return placed(m_layout.begin(position, tokens)); }
    int split() const { return m_layout.split(); }
    float* splitConvolution(int layer) const { return convolution(m_layout.splitState(), layer); }
    float* splitMemory(int layer, int head) const { return memory(m_layout.splitState(), layer, head); }
    /// Where the inputs of the batch's token @p token are kept, [rowFloats()] floats; nullptr: nowhere.
    float* logRow(int layer, std::int64_t token) const;
    void finish() { m_layout.finish(); }

    // ---- Going back ----

    int rewind(int position, Copy& copy);
    int replayed() const { return m_layout.replayed(); }
    const float* replayRow(int layer, int token) const;
    /// From a token's row to the next.
    std::int64_t replayStride() const { return m_layout.rowFloats(); }

  private:
    Copy placed(const StateLayout::Copy& copy) const;
    float* convolution(std::int64_t state, int layer) const {
        return m_block.get() + state + this->layer(layer).convolution;
    }
    float* memory(std::int64_t state, int layer, int head) const {
        return m_block.get() + state + this->layer(layer).memory + head * this->layer(layer).headFloats;
    }

    StateLayout m_layout;
    struct Free {
        void operator()(float* memory) const { std::free(memory); }
    };
    std::unique_ptr<float, Free> m_block;
};

} // namespace conclave::engine
