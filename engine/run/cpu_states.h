// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/model_config.h"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <span>
#include <vector>

namespace conclave::engine {

/// What the recurrent layers of a conversation remember, and how it goes back.
///
/// A layer's state is its convolution's last rows and, for a delta net, one matrix per value head. A state
/// that has moved on cannot be turned back, so checkpoints are kept: copies of all states before some token,
/// each with a log of what entered the recurrences at the up to kLoggedTokens tokens behind it. Rewinding
/// copies a checkpoint back and runs the recurrences alone, without any matrix product, over its log; the
/// result is the state that was there, bit for bit.
///
/// Kept are:
///  - the two newest beginnings of a log, so that the last kLoggedTokens positions at least are in reach
///    (speculative decoding), and the beginning of the batch in progress (a cancel);
///  - as many as there is room for, newest first, of those that the caller expects to return to: expect().
///    A session expects to return to where a prompt's new part begins (the last question is edited) and to
///    its last token (the answer is written anew, or the next prompt repeats it without its reasoning).
///
/// Owned and used by one evaluator; its workers write to disjoint parts between begin() and finish().
class CpuStates {
  public:
    static constexpr int kLoggedTokens = 16;

    /// Where the parts of layers lie in a state and in a log. Layers that are not recurrent have none.
    struct Layer {
        std::int64_t channels = 0; ///< of the convolution; 0: not a recurrent layer
        int taps = 0;
        int heads = 0;                ///< value heads of a delta net; 0: a short convolution alone
        std::int64_t headFloats = 0;  ///< keyWidth · valueWidth
        std::int64_t convolution = 0; ///< offset of [taps − 1, channels] in a state
        std::int64_t memory = 0;      ///< offset of [heads, keyWidth, valueWidth] in a state
        std::int64_t log = 0;         ///< offset of [kLoggedTokens, rowFloats()] in a log
        std::int64_t rowFloats() const { return channels + 2 * heads; } ///< channels, decays, updates
    };

    /// Memory for @p config, 0 without recurrent layers. All of it is taken at once; the system gives pages
    /// when they are first written.
    static std::uint64_t bytes(const ModelConfig& config);
    /// Throws std::bad_alloc.
    explicit CpuStates(const ModelConfig& config);

    bool empty() const { return m_stateFloats == 0; }
    const Layer& layer(int index) const { return m_layers[static_cast<std::size_t>(index)]; }

    // ---- The states themselves, of which every layer has one ----
    float* convolution(int layer) const { return m_current + this->layer(layer).convolution; }
    float* memory(int layer, int head) const;

    // ---- A batch ----

    /// A later rewind() is likely to go to @p position, which is not evaluated yet.
    void expect(int position);
    /// Plans what is kept of the next batch. Returns what all workers together copy with copyPart().
    struct Copy {
        const float* from = nullptr; ///< nullptr: zeros
        float* to = nullptr;         ///< nullptr: nothing to do
        std::int64_t floats = 0;
    };
    Copy begin(int position, int tokens);
    /// The token of the batch before which a checkpoint is taken inside of it; 0: none.
    int split() const { return m_split; }
    float* splitConvolution(int layer) const;
    float* splitMemory(int layer, int head) const;
    /// Where the inputs of the batch's token @p token are kept, [rowFloats()] floats; nullptr: nowhere.
    float* logRow(int layer, std::int64_t token) const;
    /// All layers' states have gone through the whole batch.
    void finish();

    // ---- Going back ----

    /// Forgets what lies behind @p position and returns the nearest position before it that can be restored.
    /// Then all workers copy, and the recurrences run over replayed() tokens with the inputs of replayRow().
    int rewind(int position, Copy& copy);
    int replayed() const { return m_replayed; }
    const float* replayRow(int layer, int token) const;

  private:
    struct Checkpoint {
        float* state = nullptr;
        float* log = nullptr;
        int position = -1; ///< -1: free
        int logged = 0;    ///< tokens from position on
        bool expected = false;
        bool inUse = false; ///< by the batch in progress
        int end() const { return position + logged; }
    };
    /// Tokens [first, first + count) of the batch go to rows from `at` on.
    struct Logging {
        Checkpoint* checkpoint = nullptr;
        int first = 0;
        int count = 0;
        int at = 0;
    };
    void layOut(const ModelConfig& config);
    std::uint64_t checkpointBytes() const;
    int checkpointCount() const;
    Checkpoint& take(int position);
    Checkpoint* endingAt(int position);
    bool expects(int first, int end) const;

    CpuStates() = default; // for bytes()

    std::vector<Layer> m_layers;
    std::int64_t m_stateFloats = 0;
    std::int64_t m_logFloats = 0;
    struct Free {
        void operator()(float* memory) const { std::free(memory); }
    };
    std::unique_ptr<float, Free> m_block;
    float* m_current = nullptr;
    std::vector<Checkpoint> m_checkpoints;
    std::vector<int> m_expected;

    int m_position = 0; ///< where the current state stands, if it is whole
    bool m_isWhole = true;
    // Of the batch in progress.
    int m_tokens = 0;
    int m_split = 0;
    Checkpoint* m_splitTo = nullptr;
    std::array<Logging, 2> m_logging{};
    // Of the last rewind().
    const Checkpoint* m_restored = nullptr;
    int m_replayed = 0;
};

} // namespace conclave::engine
