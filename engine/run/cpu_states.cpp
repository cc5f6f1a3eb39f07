// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cpu_states.h"

#include <algorithm>
#include <new>

namespace conclave::engine {

CpuStates::CpuStates(const ModelConfig& config) : m_layout(config) {
    if (empty())
        return;
    m_block.reset(static_cast<float*>(std::aligned_alloc(64, m_layout.bytes())));
    if (!m_block)
        throw std::bad_alloc();
    std::fill_n(m_block.get() + StateLayout::current(), m_layout.stateFloats(), 0.0f);
}

CpuStates::Copy CpuStates::placed(const StateLayout::Copy& copy) const {
    const auto at = [&](std::int64_t place) {
        return place == StateLayout::kNowhere ? nullptr : m_block.get() + place;
    };
    return {.from = at(copy.from), .to = at(copy.to), .floats = copy.floats};
}

float* CpuStates::logRow(int layer, std::int64_t token) const {
    const std::int64_t row = m_layout.logRow(token);
    return row == StateLayout::kNowhere ? nullptr : m_block.get() + row + this->layer(layer).row;
}

int CpuStates::rewind(int position, Copy& copy) {
    StateLayout::Copy planned;
    const int found = m_layout.rewind(position, planned);
    copy = placed(planned);
    return found;
}

const float* CpuStates::replayRow(int layer, int token) const {
    return m_block.get() + m_layout.replayRow() + token * m_layout.rowFloats() + this->layer(layer).row;
}

} // namespace conclave::engine
