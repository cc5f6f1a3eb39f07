// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cpu_experts.h"

#include "engine/run/system_memory.h"
#include "kernels/expert_combine.h"
#include "kernels/expert_group.h"

#include <algorithm>
#include <spdlog/fmt/fmt.h>

namespace conclave::engine {

using kernels::ActivationFormat;
using kernels::workRange;

namespace {

constexpr std::size_t kAlign = 64;

std::size_t aligned(std::int64_t bytes) {
    return (static_cast<std::size_t>(bytes) + kAlign - 1) / kAlign * kAlign;
}

/// Threads meet four times. A step of fewer products than this takes one thread no longer than that.
bool isLarge(std::int64_t products) {
    constexpr std::int64_t kMeetings = 4;
    constexpr std::int64_t kProducts = 100'000;
    return products >= kMeetings * kProducts;
}

} // namespace

CpuExperts::CpuExperts(const ModelConfig& config, kernels::CpuLevel level, int threads)
    : m_config(config), m_team(level, threads),
      m_jobs(m_team, config.activation, static_cast<std::size_t>(config.experts->routing.experts)),
      m_offsets(static_cast<std::size_t>(config.experts->routing.experts) + 1) {}

/// The choices whose experts are missing, and their order by expert.
void CpuExperts::list(const std::vector<bool>& isOnDevice, const Request& request) {
    const std::int64_t used = m_config.experts->routing.used;
    m_pairs.clear();
    m_ids.clear();
    m_weights.clear();
    m_firstOf.clear();
    for (int t = 0; t < request.tokens; ++t) {
        m_firstOf.push_back(static_cast<std::int32_t>(m_pairs.size()));
        for (std::int64_t pair = t * used; pair < (t + 1) * used; ++pair) {
            if (isOnDevice[static_cast<std::size_t>(request.ids[pair])])
                continue;
            m_pairs.push_back(static_cast<std::int32_t>(pair));
            m_ids.push_back(request.ids[pair]);
            m_weights.push_back(request.weights[pair]);
        }
    }
    m_firstOf.push_back(static_cast<std::int32_t>(m_pairs.size()));
    m_order.resize(m_pairs.size());
    m_rowOf.resize(m_pairs.size());
    kernels::expertGroup(m_ids.data(), static_cast<std::int64_t>(m_pairs.size()),
                         m_config.experts->routing.experts, m_offsets.data(), m_order.data(), m_rowOf.data());
}

/// Working memory for the listed choices, cut into the arrays of `m_rows`; false when there is none left.
bool CpuExperts::reserve(const FormatSet& inputFormats, const FormatSet& innerFormats) {
    const auto pairs = static_cast<std::int64_t>(m_pairs.size());
    const std::int64_t width = m_config.embedding;
    const std::int64_t inner = m_config.experts->width;
    std::size_t bytes = 0;
    const auto place = [&](std::byte* base) { // nullptr: adds up only
        bytes = 0;
        const auto take = [&](std::int64_t rowBytes) {
            std::byte* const array = base ? base + bytes : nullptr;
            bytes += aligned(pairs * rowBytes);
            return array;
        };
        const auto takeFloats = [&](std::int64_t cols) {
            return reinterpret_cast<float*>(take(cols * static_cast<std::int64_t>(sizeof(float))));
        };
        m_input = takeFloats(width);
        m_rows = {.offsets = m_offsets.data(),
                  .gate = takeFloats(inner),
                  .up = takeFloats(inner),
                  .out = takeFloats(width)};
        for (const ActivationFormat format : {ActivationFormat::q8_0, ActivationFormat::q8_k}) {
            const std::size_t f = formatIndex(format);
            if (inputFormats[f])
                m_rows.input[f] = take(kernels::activationRowBytes(format, width));
            if (innerFormats[f])
                m_rows.inner[f] = take(kernels::activationRowBytes(format, inner));
        }
        m_rows.input = CpuTeam::placed(m_input, m_rows.input);
    };
    place(nullptr);
    if (bytes > m_memory.bytes) {
        m_memory = {};
        m_memory.data.reset(static_cast<std::byte*>(std::aligned_alloc(kAlign, bytes)));
        if (!m_memory.data)
            return false;
        m_memory.bytes = bytes;
    }
    place(m_memory.data.get());
    return true;
}

/// This worker's share of the inputs, next to each other by expert, in the formats of @p wanted.
void CpuExperts::prepareRows(const Request& request, const FormatSet& wanted, int worker) {
    const std::int64_t width = m_config.embedding;
    const std::int64_t used = m_config.experts->routing.used;
    const auto [begin, end] = workRange(static_cast<std::int64_t>(m_pairs.size()), worker, m_team.size());
    for (std::int64_t row = begin; row < end; ++row) {
        const auto choice = static_cast<std::size_t>(m_order[static_cast<std::size_t>(row)]);
        const float* const from = request.rows + m_pairs[choice] / used * width;
        const float scale = m_config.experts->weighsInput ? m_weights[choice] : 1.0f;
        for (std::int64_t c = 0; c < width; ++c)
            m_input[row * width + c] = scale * from[c];
    }
    m_team.prepare(m_input, width, begin, end, wanted, m_rows.input);
}

/// This worker's columns of the sums.
void CpuExperts::combine(const Request& request, int worker) {
    const std::int64_t width = m_config.embedding;
    const auto [begin, end] = workRange(width, worker, m_team.size(), 16);
    for (int t = 0; t < request.tokens; ++t) {
        const std::int32_t first = m_firstOf[static_cast<std::size_t>(t)];
        const std::int32_t count = m_firstOf[static_cast<std::size_t>(t) + 1] - first;
        float* const out = request.out + t * width;
        std::fill(out + begin, out + end, 0.0f);
        kernels::expertCombine(m_rows.out, width, m_rowOf.data() + first,
                               m_config.experts->weighsInput ? nullptr : m_weights.data() + first, count,
                               begin, end, out);
    }
}

Result<int> CpuExperts::run(const ExpertWeights& experts, const std::vector<bool>& isOnDevice,
                            const Request& request, const std::stop_token& stop) {
    list(isOnDevice, request);
    if (m_pairs.empty())
        return 0;
    FormatSet inputFormats{};
    FormatSet innerFormats{};
    inputFormats[formatIndex(m_team.formatOf(experts.gate.type))] = true;
    inputFormats[formatIndex(m_team.formatOf(experts.up.type))] = true;
    innerFormats[formatIndex(m_team.formatOf(experts.down.type))] = true;
    if (!reserve(inputFormats, innerFormats))
        return Error{
            ErrorKind::OutOfMemory,
            fmt::format("There is not enough memory for the experts that the GPU has no room for: {} "
                        "is free. Close other programs or choose a smaller model.",
                        memoryText(availableMemory()))};
    const auto pairs = static_cast<std::int64_t>(m_pairs.size());
    m_team.begin(isLarge(3 * pairs * m_config.embedding * m_config.experts->width), stop);
    m_team.resetCounters();
    m_jobs.clear();
    m_jobs.addRouted(experts, m_rows);
    m_jobs.number();
    m_team.run([&](int worker) {
        prepareRows(request, inputFormats, worker);
        m_team.meet();
        m_jobs.run();
        m_team.meet();
        combine(request, worker);
    });
    return static_cast<int>(pairs);
}

} // namespace conclave::engine
