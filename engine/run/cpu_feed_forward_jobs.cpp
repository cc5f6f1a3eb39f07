// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cpu_feed_forward_jobs.h"

#include "kernels/gated_activation.h"
#include "kernels/matmul_quant.h"

#include <algorithm>

namespace conclave::engine {

using kernels::ActivationFormat;

void FeedForwardJobs::addRouted(const ExpertWeights& experts, const RoutedRows& rows) {
    for (std::int64_t e = 0; e < experts.gate.count; ++e)
        if (rows.offsets[e + 1] > rows.offsets[e])
            addExpert(experts, rows, e, kernels::stackedMatrix(experts.gate, e).data,
                      kernels::stackedMatrix(experts.up, e).data,
                      kernels::stackedMatrix(experts.down, e).data);
}

void FeedForwardJobs::addExpert(const ExpertWeights& experts, const RoutedRows& rows, std::int64_t id,
                                const std::byte* gate, const std::byte* up, const std::byte* down) {
    const std::int64_t width = experts.down.rows;
    const std::int64_t inner = experts.gate.rows;
    const auto viewOf = [](const kernels::WeightStack& stack, const std::byte* data) {
        return kernels::WeightView{stack.type, data, stack.rows, stack.cols};
    };
    const auto biasOf = [id](WeightVector biases, std::int64_t size) {
        return biases.empty()
                   ? biases
                   : biases.subspan(static_cast<std::size_t>(id * size), static_cast<std::size_t>(size));
    };
    const std::int64_t first = rows.offsets[id];
    FeedForwardJob job{.gate = viewOf(experts.gate, gate),
                       .up = viewOf(experts.up, up),
                       .down = viewOf(experts.down, down),
                       .gateBias = biasOf(experts.gateBias, inner),
                       .upBias = biasOf(experts.upBias, inner),
                       .downBias = biasOf(experts.downBias, width),
                       .input = rows.input,
                       .gateOut = rows.gate + first * inner,
                       .upOut = rows.up + first * inner,
                       .inner = rows.inner,
                       .out = rows.out + first * width,
                       .rows = rows.offsets[id + 1] - first};
    for (std::size_t f = 0; f < job.input.size(); ++f) {
        const auto format = static_cast<ActivationFormat>(f);
        if (job.input[f] && !rows.sharesInput)
            job.input[f] += first * kernels::activationRowBytes(format, width);
        if (job.inner[f])
            job.inner[f] += first * kernels::activationRowBytes(format, inner);
    }
    job.inner = CpuTeam::placed(job.gateOut, job.inner);
    add(job);
}

void FeedForwardJobs::number() {
    m_gateUnits = m_innerUnits = m_downUnits = 0;
    for (NumberedJob& numbered : m_jobs) {
        const FeedForwardJob& job = numbered.job;
        const std::int64_t gateStep = m_team.rowsPerUnit(job.gate.rows, job.gate.cols, job.rows);
        const std::int64_t downStep = m_team.rowsPerUnit(job.down.rows, job.down.cols, job.rows);
        numbered.firstGateUnit = m_gateUnits;
        numbered.firstInnerUnit = m_innerUnits;
        numbered.firstDownUnit = m_downUnits;
        m_gateUnits += (job.gate.rows + gateStep - 1) / gateStep;
        m_innerUnits += job.rows;
        m_downUnits += (job.down.rows + downStep - 1) / downStep;
    }
}

namespace {

void addBias(WeightVector bias, std::int64_t begin, std::int64_t end, float* row) {
    if (!bias.empty())
        for (std::int64_t r = begin; r < end; ++r)
            row[r] += bias[static_cast<std::size_t>(r)];
}

} // namespace

void FeedForwardJobs::gateUnit(const FeedForwardJob& job, std::int64_t unit) {
    const std::int64_t width = job.gate.rows;
    const std::int64_t step = m_team.rowsPerUnit(width, job.gate.cols, job.rows);
    const std::int64_t begin = unit * step;
    const std::int64_t end = std::min(width, begin + step);
    const kernels::CpuLevel level = m_team.level();
    kernels::matmulQuant(level, job.gate, m_team.inputFor(job.gate, job.input), job.rows, begin, end,
                         job.gateOut, width);
    kernels::matmulQuant(level, job.up, m_team.inputFor(job.up, job.input), job.rows, begin, end, job.upOut,
                         width);
    for (std::int64_t row = 0; row < job.rows; ++row) {
        float* const gate = job.gateOut + row * width;
        float* const up = job.upOut + row * width;
        addBias(job.gateBias, begin, end, gate);
        addBias(job.upBias, begin, end, up);
        kernels::gatedActivation(level, m_activation, gate + begin, up + begin, end - begin, gate + begin);
    }
}

void FeedForwardJobs::downUnit(const FeedForwardJob& job, std::int64_t unit) {
    const std::int64_t width = job.down.rows;
    const std::int64_t step = m_team.rowsPerUnit(width, job.down.cols, job.rows);
    const std::int64_t begin = unit * step;
    const std::int64_t end = std::min(width, begin + step);
    kernels::matmulQuant(m_team.level(), job.down, m_team.inputFor(job.down, job.inner), job.rows, begin, end,
                         job.out, width);
    for (std::int64_t row = 0; row < job.rows; ++row) {
        float* const out = job.out + row * width;
        addBias(job.downBias, begin, end, out);
        if (job.addTo)
            for (std::int64_t r = begin; r < end; ++r)
                job.addTo[row * width + r] += out[r];
    }
}

void FeedForwardJobs::run() {
    // Units are taken in rising order, so each worker walks the jobs once.
    std::size_t j = 0;
    const auto jobOf = [&](std::int64_t unit, std::int64_t NumberedJob::*first) -> const NumberedJob& {
        while (j + 1 < m_jobs.size() && m_jobs[j + 1].*first <= unit)
            ++j;
        return m_jobs[j];
    };
    for (std::int64_t unit = m_team.take(1); unit < m_gateUnits && !m_team.stopped(); unit = m_team.take(1)) {
        const NumberedJob& numbered = jobOf(unit, &NumberedJob::firstGateUnit);
        gateUnit(numbered.job, unit - numbered.firstGateUnit);
    }
    m_team.meet();
    j = 0;
    for (std::int64_t unit = m_team.take(2); unit < m_innerUnits && !m_team.stopped();
         unit = m_team.take(2)) {
        const NumberedJob& numbered = jobOf(unit, &NumberedJob::firstInnerUnit);
        const FeedForwardJob& job = numbered.job;
        const std::int64_t row = unit - numbered.firstInnerUnit;
        m_team.prepare(job.gateOut, job.down.cols, row, row + 1, m_team.formatsOf({&job.down}), job.inner);
    }
    m_team.meet();
    j = 0;
    for (std::int64_t unit = m_team.take(3); unit < m_downUnits && !m_team.stopped(); unit = m_team.take(3)) {
        const NumberedJob& numbered = jobOf(unit, &NumberedJob::firstDownUnit);
        downUnit(numbered.job, unit - numbered.firstDownUnit);
    }
}

} // namespace conclave::engine
