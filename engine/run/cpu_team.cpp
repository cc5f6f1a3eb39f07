// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cpu_team.h"

#include <algorithm>

namespace conclave::engine {

using kernels::ActivationFormat;
using kernels::WeightView;

std::int64_t CpuTeam::rowsPerUnit(std::int64_t rows, std::int64_t cols, std::int64_t tokens) const {
    // At most some eight million products, so that a cancel is heard soon and the unit's weights stay in a
    // second-level cache; at least a few units per thread, so that all end together. But one token reads
    // weights at the memory's speed, and a sixth faster in one piece per thread, where none is slower by
    // nature.
    constexpr std::int64_t kProducts = 8 << 20;
    const std::int64_t parts = std::int64_t{m_size} * (tokens == 1 && m_coresAreAlike ? 1 : 4);
    const std::int64_t fair = (rows + parts - 1) / parts;
    const std::int64_t most = std::max<std::int64_t>(8, kProducts / (cols * tokens));
    return std::max<std::int64_t>(16, (std::min(fair, most) + 7) / 8 * 8);
}

FormatSet CpuTeam::formatsOf(std::initializer_list<const WeightView*> weights) const {
    FormatSet formats{};
    for (const WeightView* weight : weights)
        if (weight->data)
            formats[formatIndex(formatOf(weight->type))] = true;
    return formats;
}

PreparedRows CpuTeam::placed(const float* x, PreparedRows rows) {
    // Only ever read through; one type for all formats keeps the arrays simple.
    rows[formatIndex(ActivationFormat::f32)] = reinterpret_cast<std::byte*>(const_cast<float*>(x));
    return rows;
}

PreparedRows CpuTeam::prepare(const float* x, std::int64_t cols, std::int64_t begin, std::int64_t end,
                              const FormatSet& wanted, PreparedRows rows) const {
    for (const ActivationFormat format : {ActivationFormat::q8_0, ActivationFormat::q8_k}) {
        if (!wanted[formatIndex(format)] || begin >= end)
            continue;
        std::byte* const out = rows[formatIndex(format)] + begin * kernels::activationRowBytes(format, cols);
        kernels::prepareActivations(m_level, format, x + begin * cols, cols, end - begin, cols, out);
    }
    return placed(x, rows);
}

} // namespace conclave::engine
