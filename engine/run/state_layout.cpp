// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/state_layout.h"

#include <algorithm>

namespace conclave::engine {

namespace {

/// Room for checkpoints. Qwen3-Next has 79 MB of states and 19 MB per log, LFM2-8B 0.3 and 2.4.
constexpr std::uint64_t kCheckpointBudget = 256ULL << 20U;
constexpr int kFewestCheckpoints = 4; ///< two logs, a prompt's beginning and its end
constexpr int kMostCheckpoints = 8;

constexpr std::int64_t kCacheLine = 16; // in floats
constexpr std::int64_t kVector = 4;     // so that rows can be read in wide loads

std::int64_t aligned(std::int64_t floats, std::int64_t to) {
    return (floats + to - 1) / to * to;
}

} // namespace

StateLayout::StateLayout(const ModelConfig& config) {
    for (const LayerConfig& shape : config.layers) {
        Layer layer;
        if (const auto* net = std::get_if<DeltaNetConfig>(&shape.mixer)) {
            layer.channels = 2 * std::int64_t{net->keyHeads} * net->keyWidth +
                             std::int64_t{net->valueHeads} * net->valueWidth;
            layer.taps = net->taps;
            layer.heads = net->valueHeads;
            layer.headFloats = std::int64_t{net->keyWidth} * net->valueWidth;
        } else if (const auto* convolution = std::get_if<ShortConvConfig>(&shape.mixer)) {
            layer.channels = config.embedding;
            layer.taps = convolution->taps;
        }
        if (layer.channels > 0)
            m_lastRecurrent = static_cast<int>(m_layers.size());
        layer.convolution = m_stateFloats;
        layer.memory = layer.convolution + aligned((layer.taps - 1) * layer.channels, kCacheLine);
        m_stateFloats = layer.memory + aligned(layer.heads * layer.headFloats, kCacheLine);
        layer.row = m_rowFloats;
        m_rowFloats += aligned(layer.rowFloats(), kVector);
        m_layers.push_back(layer);
    }
    m_logFloats = aligned(kLoggedTokens * m_rowFloats, kCacheLine);
    m_checkpoints.resize(static_cast<std::size_t>(checkpointCount()));
    m_expected.reserve(8);
}

std::uint64_t StateLayout::checkpointBytes() const {
    return static_cast<std::uint64_t>(m_stateFloats + m_logFloats) * sizeof(float);
}

int StateLayout::checkpointCount() const {
    if (empty())
        return 0;
    const std::uint64_t fitting = kCheckpointBudget / checkpointBytes();
    return std::clamp(static_cast<int>(std::min<std::uint64_t>(fitting, kMostCheckpoints)),
                      kFewestCheckpoints, kMostCheckpoints);
}

std::uint64_t StateLayout::bytes() const {
    return static_cast<std::uint64_t>(m_stateFloats) * sizeof(float) +
           m_checkpoints.size() * checkpointBytes();
}

std::int64_t StateLayout::stateOf(const Checkpoint* checkpoint) const {
    return m_stateFloats + (checkpoint - m_checkpoints.data()) * (m_stateFloats + m_logFloats);
}

std::int64_t StateLayout::logOf(const Checkpoint* checkpoint) const {
    return stateOf(checkpoint) + m_stateFloats;
}

std::array<StateLayout::Logging, 2> StateLayout::loggings() const {
    std::array<Logging, 2> loggings{};
    for (std::size_t i = 0; i < m_fillings.size(); ++i)
        if (const Filling& filling = m_fillings[i]; filling.checkpoint)
            loggings[i] = {.first = filling.first,
                           .count = filling.count,
                           .row = logOf(filling.checkpoint) + filling.at * m_rowFloats};
    return loggings;
}

std::int64_t StateLayout::logRow(std::int64_t token) const {
    for (const Logging& logging : loggings())
        if (token >= logging.first && token < logging.first + logging.count)
            return logging.row + (token - logging.first) * m_rowFloats;
    return kNowhere;
}

// ---- What is kept ----

void StateLayout::expect(int position) {
    if (!empty() && m_expected.size() < m_expected.capacity())
        m_expected.push_back(position);
}

bool StateLayout::expects(int first, int end) const {
    return std::any_of(m_expected.begin(), m_expected.end(),
                       [&](int position) { return position >= first && position < end; });
}

/// The checkpoint whose log goes on at @p position; of several the one with most room.
StateLayout::Checkpoint* StateLayout::endingAt(int position) {
    Checkpoint* best = nullptr;
    for (Checkpoint& checkpoint : m_checkpoints)
        if (checkpoint.position >= 0 && checkpoint.end() == position &&
            (!best || checkpoint.position > best->position))
            best = &checkpoint;
    return best;
}

/// A checkpoint for @p position, free or the one that will be missed least: the older of two that nobody
/// expects to return to, otherwise the oldest.
StateLayout::Checkpoint& StateLayout::take(int position) {
    Checkpoint* unused = nullptr;
    Checkpoint* oldest = nullptr;
    Checkpoint* oldestUnexpected = nullptr;
    int unexpected = 0;
    const auto keepOlder = [](Checkpoint*& best, Checkpoint& other) {
        if (!best || other.position < best->position)
            best = &other;
    };
    for (Checkpoint& checkpoint : m_checkpoints) {
        if (checkpoint.position < 0) {
            unused = &checkpoint;
            continue;
        }
        unexpected += checkpoint.expected ? 0 : 1;
        if (checkpoint.inUse)
            continue;
        keepOlder(oldest, checkpoint);
        if (!checkpoint.expected)
            keepOlder(oldestUnexpected, checkpoint);
    }
    Checkpoint* const taken = unexpected >= 2 && oldestUnexpected ? oldestUnexpected
                              : unused                            ? unused
                                                                  : oldest;
    taken->position = position;
    taken->logged = 0;
    taken->expected = false;
    taken->inUse = true;
    return *taken;
}

StateLayout::Copy StateLayout::begin(int position, int tokens) {
    Copy copy;
    if (empty())
        return copy;
    m_position = position;
    m_tokens = tokens;
    m_split = 0;
    m_splitTo = nullptr;
    m_fillings = {};
    m_isWhole = false;
    const auto takeHere = [&]() -> Checkpoint* {
        Checkpoint& taken = take(position);
        copy = {.from = current(), .to = stateOf(&taken), .floats = m_stateFloats};
        return &taken;
    };
    const int end = position + tokens;
    const bool fitsLog = tokens <= kLoggedTokens;
    Checkpoint* first = endingAt(position);
    if (!first || first->logged + (fitsLog ? tokens : 1) > kLoggedTokens)
        first = takeHere();
    first->inUse = true;
    if (expects(position, fitsLog ? end : position + 1))
        first->expected = true;
    const int room = std::min(tokens, kLoggedTokens - first->logged);
    m_fillings[0] = {.checkpoint = first, .first = 0, .count = room, .at = first->logged};
    if (!fitsLog && expects(position + 1, end)) {
        int last = position;
        for (const int expected : m_expected)
            if (expected < end)
                last = std::max(last, expected);
        if (last <= position + room) { // the first log has it
            first->expected = true;
        } else { // as early as its log still reaches there
            m_split = std::max(last - kLoggedTokens, position + room) - position;
            m_splitTo = &take(position + m_split);
            m_splitTo->expected = true;
            m_fillings[1] = {.checkpoint = m_splitTo,
                             .first = m_split,
                             .count = std::min(tokens - m_split, kLoggedTokens),
                             .at = 0};
        }
    }
    std::erase_if(m_expected, [&](int expected) { return expected < end; });
    return copy;
}

void StateLayout::finish() {
    if (m_isWhole)
        return;
    for (Filling& filling : m_fillings)
        if (filling.checkpoint)
            filling.checkpoint->logged = filling.at + filling.count;
    for (Checkpoint& checkpoint : m_checkpoints)
        checkpoint.inUse = false;
    m_position += m_tokens;
    m_isWhole = true;
}

int StateLayout::rewind(int position, Copy& copy) {
    m_expected.clear();
    m_replayed = 0;
    copy = {};
    if (position == m_position && m_isWhole)
        return position;
    if (m_splitTo && !m_isWhole)
        m_splitTo->position = -1; // was never filled
    m_split = 0;
    m_splitTo = nullptr;
    m_fillings = {};
    Checkpoint* best = nullptr;
    for (Checkpoint& checkpoint : m_checkpoints) {
        checkpoint.inUse = false;
        if (checkpoint.position > position)
            checkpoint.position = -1;
        if (checkpoint.position < 0)
            continue;
        checkpoint.logged = std::min(checkpoint.logged, position - checkpoint.position);
        if (!best || checkpoint.end() > best->end() ||
            (checkpoint.end() == best->end() && checkpoint.position > best->position))
            best = &checkpoint;
    }
    m_restored = best;
    m_position = best ? best->end() : 0;
    m_replayed = best ? best->logged : 0;
    m_isWhole = true;
    copy = {.from = best ? stateOf(best) : kNowhere, .to = current(), .floats = m_stateFloats};
    return m_position;
}

} // namespace conclave::engine
