// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/model_config.h"

#include <array>
#include <cstdint>
#include <vector>

namespace conclave::engine {

/// What the recurrent layers of a conversation remember, where it lies, and how it goes back: the same for
/// every device. Owns no memory; places are floats from the beginning of bytes() bytes, which are one block.
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
class StateLayout {
  public:
    static constexpr int kLoggedTokens = 16;
    static constexpr std::int64_t kNowhere = -1;

    /// Where the parts of layers lie in a state and in a logged token's row. Layers that are not recurrent
    /// have none.
    struct Layer {
        std::int64_t channels = 0; ///< of the convolution; 0: not a recurrent layer
        int taps = 0;
        int heads = 0;                ///< value heads of a delta net; 0: a short convolution alone
        std::int64_t headFloats = 0;  ///< keyWidth · valueWidth
        std::int64_t convolution = 0; ///< in a state: [taps − 1, channels]
        std::int64_t memory = 0;      ///< in a state: [heads, keyWidth, valueWidth]
        std::int64_t row = 0;         ///< in a token's row: [rowFloats()]
        std::int64_t rowFloats() const { return channels + 2 * heads; } ///< channels, decays, updates
    };

    explicit StateLayout(const ModelConfig& config);
    StateLayout(const StateLayout&) = delete;
    StateLayout& operator=(const StateLayout&) = delete;

    /// 0 without recurrent layers.
    std::uint64_t bytes() const;
    bool empty() const { return m_stateFloats == 0; }
    const Layer& layer(int index) const { return m_layers[static_cast<std::size_t>(index)]; }
    /// The last layer with a state; -1: none.
    int lastRecurrent() const { return m_lastRecurrent; }
    /// The states themselves.
    static constexpr std::int64_t current() { return 0; }
    std::int64_t stateFloats() const { return m_stateFloats; }
    /// What enters all layers' recurrences at one token. The rows of a log follow each other.
    std::int64_t rowFloats() const { return m_rowFloats; }

    struct Copy {
        std::int64_t from = kNowhere; ///< kNowhere: zeros
        std::int64_t to = kNowhere;   ///< kNowhere: nothing to do
        std::int64_t floats = 0;
    };
    /// Tokens [first, first + count) of the batch go to rows from `row` on.
    struct Logging {
        int first = 0;
        int count = 0;
        std::int64_t row = kNowhere;
    };

    // ---- A batch ----

    /// A later rewind() is likely to go to @p position, which is not evaluated yet.
    void expect(int position);
    /// Plans what is kept of the next batch. Returns what is copied before it begins.
    Copy begin(int position, int tokens);
    /// The token of the batch before which a checkpoint is taken inside of it; 0: none.
    int split() const { return m_split; }
    /// Where the states go that stand before split().
    std::int64_t splitState() const { return stateOf(m_splitTo); }
    /// What is logged of the batch; none of them overlap. A batch of one token is always logged.
    std::array<Logging, 2> loggings() const;
    /// Where token @p token of the batch is logged; kNowhere: it is not.
    std::int64_t logRow(std::int64_t token) const;
    /// All layers' states have gone through the whole batch. Without a batch: nothing.
    void finish();

    // ---- Going back ----

    /// Forgets what lies behind @p position and returns the nearest position before it that can be restored.
    /// Then @p copy is to be done, and the recurrences run over replayed() tokens with the inputs of the rows
    /// from replayRow() on.
    int rewind(int position, Copy& copy);
    int replayed() const { return m_replayed; }
    std::int64_t replayRow() const { return logOf(m_restored); }

  private:
    struct Checkpoint {
        int position = -1; ///< -1: free
        int logged = 0;    ///< tokens from position on
        bool expected = false;
        bool inUse = false; ///< by the batch in progress
        int end() const { return position + logged; }
    };
    /// Tokens [first, first + count) of the batch go to rows `at` and behind.
    struct Filling {
        Checkpoint* checkpoint = nullptr;
        int first = 0;
        int count = 0;
        int at = 0;
    };
    std::uint64_t checkpointBytes() const;
    int checkpointCount() const;
    std::int64_t stateOf(const Checkpoint* checkpoint) const;
    std::int64_t logOf(const Checkpoint* checkpoint) const;
    Checkpoint& take(int position);
    Checkpoint* endingAt(int position);
    bool expects(int first, int end) const;

    std::vector<Layer> m_layers;
    int m_lastRecurrent = -1;
    std::int64_t m_stateFloats = 0;
    std::int64_t m_rowFloats = 0;
    std::int64_t m_logFloats = 0;
    std::vector<Checkpoint> m_checkpoints; ///< as they lie behind the current states, each with its log
    std::vector<int> m_expected;

    int m_position = 0; ///< where the current state stands, if it is whole
    bool m_isWhole = true;
    // Of the batch in progress.
    int m_tokens = 0;
    int m_split = 0;
    Checkpoint* m_splitTo = nullptr;
    std::array<Filling, 2> m_fillings{};
    // Of the last rewind().
    const Checkpoint* m_restored = nullptr;
    int m_replayed = 0;
};

} // namespace conclave::engine
