// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cuda/cuda_states.h"

namespace conclave::engine {

namespace {

std::uint64_t floatBytes(std::int64_t floats) {
    return static_cast<std::uint64_t>(floats) * sizeof(float);
}

} // namespace

std::uint64_t CudaStates::bytes(const ModelConfig& config) {
    const StateLayout layout(config);
    return layout.bytes() + floatBytes(layout.rowFloats());
}

Result<void> CudaStates::allocate() {
    if (empty())
        return {};
    auto memory =
        m_queue.allocate(m_layout.bytes() + floatBytes(m_layout.rowFloats()), "the states of a conversation");
    if (!memory)
        return memory.error();
    m_memory = std::move(*memory);
    copy({.to = StateLayout::current(), .floats = m_layout.stateFloats()});
    return m_queue.status();
}

void CudaStates::copy(const StateLayout::Copy& copy) {
    if (copy.to == StateLayout::kNowhere)
        return;
    if (copy.from == StateLayout::kNowhere)
        m_queue.fillZero(at(copy.to), floatBytes(copy.floats));
    else
        m_queue.copyOnDevice(at(copy.to), at(copy.from), floatBytes(copy.floats));
}

void CudaStates::begin(int position, int tokens) {
    m_isStep = tokens == 1;
    copy(m_layout.begin(position, tokens));
}

CudaStates::Rows CudaStates::entering(int layer, float* buffer) const {
    if (m_isStep)
        return rowsAt(stepRow(), layer);
    return {.data = buffer, .stride = this->layer(layer).rowFloats()};
}

void CudaStates::log(int layer, const Rows& rows) {
    if (m_isStep)
        return;
    for (const StateLayout::Logging& logging : m_layout.loggings()) {
        if (logging.count == 0)
            continue;
        const Rows to = rowsAt(logging.row, layer);
        m_queue.run(kernels::cuda::NormRows{.x = rows.data + logging.first * rows.stride,
                                            .xStride = rows.stride,
                                            .rows = logging.count,
                                            .cols = static_cast<int>(this->layer(layer).rowFloats()),
                                            .norms = false,
                                            .out = to.data,
                                            .outStride = to.stride});
    }
}

void CudaStates::keepConvolution(int layer) {
    const Layer& shape = this->layer(layer);
    copy({.from = StateLayout::current() + shape.convolution,
          .to = m_layout.splitState() + shape.convolution,
          .floats = (shape.taps - 1) * shape.channels});
}

void CudaStates::keepMemory(int layer) {
    const Layer& shape = this->layer(layer);
    copy({.from = StateLayout::current() + shape.memory,
          .to = m_layout.splitState() + shape.memory,
          .floats = shape.heads * shape.headFloats});
}

void CudaStates::finish() {
    if (m_isStep)
        copy({.from = stepRow(), .to = m_layout.logRow(0), .floats = m_layout.rowFloats()});
    m_layout.finish();
}

int CudaStates::rewind(int position) {
    StateLayout::Copy planned;
    const int found = m_layout.rewind(position, planned);
    copy(planned);
    return found;
}

} // namespace conclave::engine
