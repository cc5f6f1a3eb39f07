// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cpu_evaluator.h"

#include "kernels/expert_combine.h"
#include "kernels/expert_group.h"
#include "kernels/expert_matmul.h"
#include "kernels/expert_route.h"
#include "kernels/gated_activation.h"
#include "kernels/matmul_quant.h"
#include "kernels/rms_norm.h"

#include <algorithm>
#include <cmath>

/// The feed-forward stages of CpuEvaluator. Dense layers, shared experts and routed experts are all a list of
/// jobs: one expert and the rows that it works on.
namespace conclave::engine {

using kernels::ActivationFormat;
using kernels::WeightView;
using kernels::workRange;

// ---- Jobs ----

/// A dense or shared expert on all tokens.
CpuEvaluator::FeedForwardJob CpuEvaluator::plainJob(const FeedForwardWeights& weights,
                                                    std::int64_t routedRows, std::int64_t routedWidth,
                                                    float* out, float* addTo) const {
    FeedForwardJob job{.gate = weights.gate,
                       .up = weights.up,
                       .down = weights.down,
                       .gateBias = weights.gateBias,
                       .upBias = weights.upBias,
                       .downBias = weights.downBias,
                       .input = placed(m_buffers.normed, m_buffers.input),
                       .gateOut = m_buffers.gate + (routedRows * routedWidth + 15) / 16 * 16,
                       .upOut = m_buffers.up + (routedRows * routedWidth + 15) / 16 * 16,
                       .inner = m_buffers.inner,
                       .out = out,
                       .addTo = addTo,
                       .rows = m_tokens};
    for (std::size_t format = 0; format < job.inner.size(); ++format)
        if (job.inner[format])
            job.inner[format] += m_buffers.innerSharedOffset[format];
    job.inner = placed(job.gateOut, job.inner);
    return job;
}

void CpuEvaluator::numberUnits() {
    m_gateUnits = m_innerUnits = m_downUnits = 0;
    for (FeedForwardJob& job : m_jobs) {
        const std::int64_t gateStep = rowsPerUnit(job.gate.rows, job.gate.cols, job.rows);
        const std::int64_t downStep = rowsPerUnit(job.down.rows, job.down.cols, job.rows);
        job.firstGateUnit = m_gateUnits;
        job.firstInnerUnit = m_innerUnits;
        job.firstDownUnit = m_downUnits;
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

void CpuEvaluator::gateUnit(const FeedForwardJob& job, std::int64_t unit) {
    const std::int64_t width = job.gate.rows;
    const std::int64_t step = rowsPerUnit(width, job.gate.cols, job.rows);
    const std::int64_t begin = unit * step;
    const std::int64_t end = std::min(width, begin + step);
    kernels::matmulQuant(m_level, job.gate, inputFor(job.gate, job.input), job.rows, begin, end, job.gateOut,
                         width);
    kernels::matmulQuant(m_level, job.up, inputFor(job.up, job.input), job.rows, begin, end, job.upOut,
                         width);
    for (std::int64_t row = 0; row < job.rows; ++row) {
        float* const gate = job.gateOut + row * width;
        float* const up = job.upOut + row * width;
        addBias(job.gateBias, begin, end, gate);
        addBias(job.upBias, begin, end, up);
        kernels::gatedActivation(m_level, m_config.activation, gate + begin, up + begin, end - begin,
                                 gate + begin);
    }
}

void CpuEvaluator::downUnit(const FeedForwardJob& job, std::int64_t unit) {
    const std::int64_t width = job.down.rows;
    const std::int64_t step = rowsPerUnit(width, job.down.cols, job.rows);
    const std::int64_t begin = unit * step;
    const std::int64_t end = std::min(width, begin + step);
    kernels::matmulQuant(m_level, job.down, inputFor(job.down, job.inner), job.rows, begin, end, job.out,
                         width);
    for (std::int64_t row = 0; row < job.rows; ++row) {
        float* const out = job.out + row * width;
        addBias(job.downBias, begin, end, out);
        if (job.addTo)
            for (std::int64_t r = begin; r < end; ++r)
                job.addTo[row * width + r] += out[r];
    }
}

/// The three steps of all jobs; counters 1 to 3. Called by every worker.
void CpuEvaluator::runJobs() {
    // Units are taken in rising order, so each worker walks the jobs once.
    std::size_t j = 0;
    const auto jobOf = [&](std::int64_t unit, std::int64_t FeedForwardJob::*first) -> const FeedForwardJob& {
        while (j + 1 < m_jobs.size() && m_jobs[j + 1].*first <= unit)
            ++j;
        return m_jobs[j];
    };
    for (std::int64_t unit = take(1); unit < m_gateUnits && !stopped(); unit = take(1)) {
        const FeedForwardJob& job = jobOf(unit, &FeedForwardJob::firstGateUnit);
        gateUnit(job, unit - job.firstGateUnit);
    }
    meet();
    j = 0;
    for (std::int64_t unit = take(2); unit < m_innerUnits && !stopped(); unit = take(2)) {
        const FeedForwardJob& job = jobOf(unit, &FeedForwardJob::firstInnerUnit);
        const std::int64_t row = unit - job.firstInnerUnit;
        prepare(job.gateOut, job.down.cols, row, row + 1, formatsOf({&job.down}), job.inner);
    }
    meet();
    j = 0;
    for (std::int64_t unit = take(3); unit < m_downUnits && !stopped(); unit = take(3)) {
        const FeedForwardJob& job = jobOf(unit, &FeedForwardJob::firstDownUnit);
        downUnit(job, unit - job.firstDownUnit);
    }
}

// ---- Stages ----

Result<void> CpuEvaluator::feedForward(int layer) {
    resetCounters();
    const LayerWeights& weights = m_weights.layers[static_cast<std::size_t>(layer)];
    const auto& dense = std::get<FeedForwardWeights>(weights.feedForward);
    const FormatSet wanted = formatsOf({&dense.gate, &dense.up});
    const bool direct = addsDirectly(weights.feedForwardPostNorm);
    m_jobs.clear();
    m_jobs.push_back(plainJob(dense, 0, 0, m_buffers.projected, direct ? m_buffers.stream : nullptr));
    numberUnits();
    runTeam([&](int worker) {
        normInput(worker, 0, m_tokens, weights.feedForwardNorm, wanted);
        meet();
        runJobs();
        if (direct)
            return;
        meet();
        addProjected(worker, weights.feedForwardPostNorm);
    });
    return {};
}

Result<void> CpuEvaluator::route(int layer) {
    resetCounters();
    const LayerWeights& weights = m_weights.layers[static_cast<std::size_t>(layer)];
    const auto& experts = std::get<ExpertWeights>(weights.feedForward);
    const kernels::ExpertRouting& routing = m_config.experts->routing;
    const FormatSet wantedRouter = formatsOf({&experts.router});
    FormatSet wanted = formatsOf({&experts.shared.gate, &experts.shared.up});
    wanted[formatIndex(formatOf(experts.gate.type))] = true;
    wanted[formatIndex(formatOf(experts.up.type))] = true;
    const bool ownNorm = !experts.routerNorm.empty();
    for (std::size_t f = 0; f < wanted.size() && !ownNorm; ++f)
        wanted[f] = wanted[f] || wantedRouter[f];
    const MatmulTask task{.weight = &experts.router,
                          .input = placed(m_buffers.normed, m_buffers.input),
                          .out = m_buffers.scores,
                          .bias = experts.routerBias};
    runTeam([&](int worker) {
        normInput(worker, 0, m_tokens, ownNorm ? experts.routerNorm : weights.feedForwardNorm,
                  ownNorm ? wantedRouter : wanted);
        meet();
        runMatmuls({&task, 1}, m_tokens, 0);
        meet();
        const auto [begin, end] = workRange(m_tokens, worker, m_team);
        routeTokens(experts, begin, end, worker);
        if (ownNorm) // what the router has read is not what the experts read
            normInput(worker, 0, m_tokens, weights.feedForwardNorm, wanted);
    });
    kernels::expertGroup(m_buffers.expertIds, m_tokens * routing.used, routing.experts, m_buffers.offsets,
                         m_buffers.order, m_buffers.rowOf);
    return {};
}

/// Choice and weights of tokens [begin, end), and the weight of their shared expert.
void CpuEvaluator::routeTokens(const ExpertWeights& experts, std::int64_t begin, std::int64_t end,
                               int worker) {
    const kernels::ExpertRouting& routing = m_config.experts->routing;
    const auto dataOf = [](WeightVector vector) { return vector.empty() ? nullptr : vector.data(); };
    kernels::expertRoute(routing, m_buffers.scores + begin * routing.experts, dataOf(experts.selectionBias),
                         dataOf(experts.scales), end - begin, m_buffers.expertIds + begin * routing.used,
                         m_buffers.expertWeights + begin * routing.used,
                         m_buffers.routeScratch + worker * m_buffers.perThreadRoute);
    const std::int64_t width = m_config.embedding;
    for (std::int64_t t = begin; t < end; ++t) {
        double sum = 0;
        for (std::size_t c = 0; c < experts.sharedGate.size(); ++c)
            sum += m_buffers.normed[t * width + static_cast<std::int64_t>(c)] * experts.sharedGate[c];
        m_buffers.sharedWeights[t] =
            experts.sharedGate.empty() ? 1.0f : static_cast<float>(1.0 / (1.0 + std::exp(-sum)));
    }
}

/// One job for each expert that some token chose, in the order of the grouped rows. @p shareRow: all experts
/// read the first row of @p input, otherwise each (token, choice) pair has its own.
void CpuEvaluator::listRoutedJobs(const ExpertWeights& experts, const PreparedRows& input, bool shareRow) {
    const std::int64_t width = m_config.embedding;
    const std::int64_t inner = m_config.experts->width;
    const auto biasOf = [](WeightVector biases, std::int64_t expert, std::int64_t size) {
        return biases.empty()
                   ? biases
                   : biases.subspan(static_cast<std::size_t>(expert * size), static_cast<std::size_t>(size));
    };
    for (std::int64_t e = 0; e < m_config.experts->routing.experts; ++e) {
        const std::int64_t first = m_buffers.offsets[e];
        const std::int64_t rows = m_buffers.offsets[e + 1] - first;
        if (rows == 0)
            continue;
        FeedForwardJob job{.gate = kernels::stackedMatrix(experts.gate, e),
                           .up = kernels::stackedMatrix(experts.up, e),
                           .down = kernels::stackedMatrix(experts.down, e),
                           .gateBias = biasOf(experts.gateBias, e, inner),
                           .upBias = biasOf(experts.upBias, e, inner),
                           .downBias = biasOf(experts.downBias, e, width),
                           .input = input,
                           .gateOut = m_buffers.gate + first * inner,
                           .upOut = m_buffers.up + first * inner,
                           .inner = m_buffers.inner,
                           .out = m_buffers.expertOut + first * width,
                           .rows = rows};
        for (std::size_t f = 0; f < job.input.size(); ++f) {
            const auto format = static_cast<ActivationFormat>(f);
            if (job.input[f] && !shareRow)
                job.input[f] += first * kernels::activationRowBytes(format, width);
            if (job.inner[f])
                job.inner[f] += first * kernels::activationRowBytes(format, inner);
        }
        job.inner = placed(job.gateOut, job.inner);
        m_jobs.push_back(job);
    }
}

/// Whether the routed experts read something else than the normed row of their token.
bool CpuEvaluator::pairsHaveInputs(const ExpertWeights& experts) const {
    return !experts.routedNorm.empty() || m_config.experts->weighsInput;
}

/// Puts this worker's share of the experts' inputs next to each other by expert, in the formats of @p wanted.
void CpuEvaluator::prepareRoutedRows(const ExpertWeights& experts, const FormatSet& wanted, int worker) {
    const std::int64_t width = m_config.embedding;
    const std::int64_t used = m_config.experts->routing.used;
    const auto [begin, end] = workRange(m_tokens * used, worker, m_team);
    if (!pairsHaveInputs(experts)) {
        const PreparedRows input = placed(m_buffers.normed, m_buffers.input);
        for (std::size_t f = 0; f < wanted.size(); ++f) {
            const std::int64_t bytes = kernels::activationRowBytes(static_cast<ActivationFormat>(f), width);
            if (wanted[f])
                kernels::gatherExpertRows(input[f], bytes, m_buffers.order + begin, end - begin, used,
                                          m_buffers.grouped[f] + begin * bytes);
        }
        return;
    }
    for (std::int64_t row = begin; row < end; ++row) {
        const std::int64_t token = m_buffers.order[row] / used;
        float* const out = m_buffers.expertOut + row * width;
        if (experts.routedNorm.empty())
            std::copy_n(m_buffers.normed + token * width, width, out);
        else
            kernels::rmsNorm(m_buffers.stream + token * width, width, 1, width, experts.routedNorm.data(),
                             m_config.normEpsilon, out, width);
        const float weight =
            m_config.experts->weighsInput ? m_buffers.expertWeights[m_buffers.order[row]] : 1.0f;
        for (std::int64_t c = 0; c < width; ++c)
            out[c] *= weight;
    }
    prepare(m_buffers.expertOut, width, begin, end, wanted, m_buffers.grouped);
}

Result<void> CpuEvaluator::runExperts(int layer) {
    resetCounters();
    const LayerWeights& weights = m_weights.layers[static_cast<std::size_t>(layer)];
    const auto& experts = std::get<ExpertWeights>(weights.feedForward);
    const ExpertConfig& shape = *m_config.experts;
    const bool shareRow = m_tokens == 1 && !pairsHaveInputs(experts);
    const PreparedRows input = pairsHaveInputs(experts) ? placed(m_buffers.expertOut, m_buffers.grouped)
                               : shareRow               ? placed(m_buffers.normed, m_buffers.input)
                                                        : m_buffers.grouped;
    m_jobs.clear();
    listRoutedJobs(experts, input, shareRow);
    if (experts.shared.gate.data)
        m_jobs.push_back(plainJob(experts.shared, m_tokens * shape.routing.used, shape.width,
                                  m_buffers.sharedOut, nullptr));
    numberUnits();
    FormatSet wanted{};
    wanted[formatIndex(formatOf(experts.gate.type))] = true;
    wanted[formatIndex(formatOf(experts.up.type))] = true;
    runTeam([&](int worker) {
        if (!shareRow) {
            prepareRoutedRows(experts, wanted, worker);
            meet();
        }
        runJobs();
    });
    return {};
}

/// out += the token's routed and shared experts, each under its norm, for the columns @p cols (with norms:
/// all of them).
void CpuEvaluator::combineToken(const ExpertWeights& experts, std::int64_t token, kernels::WorkRange cols,
                                float* out) {
    const std::int64_t width = m_config.embedding;
    const std::int64_t used = m_config.experts->routing.used;
    const float* const weights =
        m_config.experts->weighsInput ? nullptr : m_buffers.expertWeights + token * used;
    kernels::expertCombine(m_buffers.expertOut, width, m_buffers.rowOf + token * used, weights, used,
                           cols.begin, cols.end, out);
    if (!experts.routedPostNorm.empty())
        kernels::rmsNorm(out, width, 1, width, experts.routedPostNorm.data(), m_config.normEpsilon, out,
                         width);
    if (!experts.shared.gate.data)
        return;
    float* const shared = m_buffers.sharedOut + token * width;
    if (!experts.sharedPostNorm.empty())
        kernels::rmsNorm(shared, width, 1, width, experts.sharedPostNorm.data(), m_config.normEpsilon, shared,
                         width);
    const float weight = m_buffers.sharedWeights[token];
    for (std::int64_t c = cols.begin; c < cols.end; ++c)
        out[c] += weight * shared[c];
}

Result<void> CpuEvaluator::combineExperts(int layer) {
    const LayerWeights& weights = m_weights.layers[static_cast<std::size_t>(layer)];
    const auto& experts = std::get<ExpertWeights>(weights.feedForward);
    const std::int64_t width = m_config.embedding;
    const bool direct = addsDirectly(weights.feedForwardPostNorm) && experts.routedPostNorm.empty() &&
                        experts.sharedPostNorm.empty();
    runTeam([&](int worker) {
        const bool one = m_tokens == 1 && direct; // then the columns are shared out, otherwise the tokens
        const auto tokens = one ? kernels::WorkRange{0, 1} : workRange(m_tokens, worker, m_team);
        const auto cols = one ? workRange(width, worker, m_team, 16) : kernels::WorkRange{0, width};
        float* const rows = direct ? m_buffers.stream : m_buffers.projected;
        for (std::int64_t t = tokens.begin; t < tokens.end; ++t) {
            if (!direct)
                std::fill_n(rows + t * width, width, 0.0f);
            combineToken(experts, t, cols, rows + t * width);
        }
        if (!direct)
            addProjected(worker, weights.feedForwardPostNorm);
    });
    return {};
}

} // namespace conclave::engine
