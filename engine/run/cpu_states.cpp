// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cpu_states.h"

#include <algorithm>
#include <new>

namespace conclave::engine {

namespace {

/// Room for checkpoints. Qwen3-Next has 79 MB of states and 19 MB per log, LFM2-8B 0.3 and 2.4.
constexpr std::uint64_t kCheckpointBudget = 256ULL << 20U;
constexpr int kFewestCheckpoints = 4; ///< two logs, a prompt's beginning and its end
constexpr int kMostCheckpoints = 8;

std::int64_t aligned(std::int64_t floats) {
    return (floats + 15) / 16 * 16; // a cache line
}

} // namespace

void CpuStates::layOut(const ModelConfig& config) {
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
        layer.convolution = m_stateFloats;
        layer.memory = layer.convolution + aligned((layer.taps - 1) * layer.channels);
        m_stateFloats = layer.memory + aligned(layer.heads * layer.headFloats);
        layer.log = m_logFloats;
        m_logFloats += aligned(kLoggedTokens * layer.rowFloats());
        m_layers.push_back(layer);
    }
}

std::uint64_t CpuStates::checkpointBytes() const {
    return static_cast<std::uint64_t>(m_stateFloats + m_logFloats) * sizeof(float);
}

int CpuStates::checkpointCount() const {
    if (empty())
        return 0;
    const std::uint64_t fitting = kCheckpointBudget / checkpointBytes();
    return std::clamp(static_cast<int>(std::min<std::uint64_t>(fitting, kMostCheckpoints)),
                      kFewestCheckpoints, kMostCheckpoints);
}

std::uint64_t CpuStates::bytes(const ModelConfig& config) {
    CpuStates states;
    states.layOut(config);
    return static_cast<std::uint64_t>(states.m_stateFloats) * sizeof(float) +
           static_cast<std::uint64_t>(states.checkpointCount()) * states.checkpointBytes();
}

CpuStates::CpuStates(const ModelConfig& config) {
    layOut(config);
    if (empty())
        return;
    m_block.reset(static_cast<float*>(std::aligned_alloc(64, bytes(config))));
    if (!m_block)
        throw std::bad_alloc();
    m_current = m_block.get();
    std::fill_n(m_current, m_stateFloats, 0.0f);
    float* next = m_current + m_stateFloats;
    m_checkpoints.resize(static_cast<std::size_t>(checkpointCount()));
    for (Checkpoint& checkpoint : m_checkpoints) {
        checkpoint.state = next;
        checkpoint.log = next + m_stateFloats;
        next += m_stateFloats + m_logFloats;
    }
    m_expected.reserve(8);
}

float* CpuStates::memory(int layer, int head) const {
    return m_current + this->layer(layer).memory + head * this->layer(layer).headFloats;
}

float* CpuStates::splitConvolution(int layer) const {
    return m_splitTo->state + this->layer(layer).convolution;
}

float* CpuStates::splitMemory(int layer, int head) const {
    return m_splitTo->state + this->layer(layer).memory + head * this->layer(layer).headFloats;
}

float* CpuStates::logRow(int layer, std::int64_t token) const {
    for (const Logging& logging : m_logging)
        if (token >= logging.first && token < logging.first + logging.count)
            return logging.checkpoint->log + this->layer(layer).log +
                   (token - logging.first + logging.at) * this->layer(layer).rowFloats();
    return nullptr;
}

const float* CpuStates::replayRow(int layer, int token) const {
    return m_restored->log + this->layer(layer).log + token * this->layer(layer).rowFloats();
}

// ---- What is kept ----

void CpuStates::expect(int position) {
    if (!empty() && m_expected.size() < m_expected.capacity())
        m_expected.push_back(position);
}

bool CpuStates::expects(int first, int end) const {
    return std::any_of(m_expected.begin(), m_expected.end(),
                       [&](int position) { return position >= first && position < end; });
}

/// The checkpoint whose log goes on at @p position; of several the one with most room.
CpuStates::Checkpoint* CpuStates::endingAt(int position) {
    Checkpoint* best = nullptr;
    for (Checkpoint& checkpoint : m_checkpoints)
        if (checkpoint.position >= 0 && checkpoint.end() == position &&
            (!best || checkpoint.position > best->position))
            best = &checkpoint;
    return best;
}

/// A checkpoint for @p position, free or the one that will be missed least: the older of two that nobody
/// expects to return to, otherwise the oldest.
CpuStates::Checkpoint& CpuStates::take(int position) {
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

CpuStates::Copy CpuStates::begin(int position, int tokens) {
    Copy copy;
    if (empty())
        return copy;
    m_position = position;
    m_tokens = tokens;
    m_split = 0;
    m_splitTo = nullptr;
    m_logging = {};
    m_isWhole = false;
    const auto takeHere = [&]() -> Checkpoint* {
        Checkpoint& taken = take(position);
        copy = {.from = m_current, .to = taken.state, .floats = m_stateFloats};
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
    m_logging[0] = {.checkpoint = first, .first = 0, .count = room, .at = first->logged};
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
            m_logging[1] = {.checkpoint = m_splitTo,
                            .first = m_split,
                            .count = std::min(tokens - m_split, kLoggedTokens),
                            .at = 0};
        }
    }
    std::erase_if(m_expected, [&](int expected) { return expected < end; });
    return copy;
}

void CpuStates::finish() {
    for (Logging& logging : m_logging)
        if (logging.checkpoint)
            logging.checkpoint->logged = logging.at + logging.count;
    for (Checkpoint& checkpoint : m_checkpoints)
        checkpoint.inUse = false;
    m_position += m_tokens;
    m_isWhole = true;
}

int CpuStates::rewind(int position, Copy& copy) {
    m_expected.clear();
    m_replayed = 0;
    copy = {};
    if (position == m_position && m_isWhole)
        return position;
    if (m_splitTo && !m_isWhole)
        m_splitTo->position = -1; // was never filled
    m_split = 0;
    m_splitTo = nullptr;
    m_logging = {};
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
    copy = {.from = best ? best->state : nullptr, .to = m_current, .floats = m_stateFloats};
    return m_position;
}

} // namespace conclave::engine
