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

/// The feed-forward stages of CpuEvaluator; their products are cpu_feed_forward_jobs.h.
namespace conclave::engine {

using kernels::ActivationFormat;
using kernels::WeightView;
using kernels::workRange;

/// A dense or shared expert on all tokens.
FeedForwardJob CpuEvaluator::plainJob(const FeedForwardWeights& weights, std::int64_t routedRows,
                                      std::int64_t routedWidth, float* out, float* addTo) const {
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

Result<void> CpuEvaluator::feedForward(int layer) {
    resetCounters();
    const LayerWeights& weights = m_weights.layers[static_cast<std::size_t>(layer)];
    const auto& dense = std::get<FeedForwardWeights>(weights.feedForward);
    const FormatSet wanted = formatsOf({&dense.gate, &dense.up});
    const bool direct = addsDirectly(weights.feedForwardPostNorm);
    m_jobs.clear();
    m_jobs.add(plainJob(dense, 0, 0, m_buffers.projected, direct ? m_buffers.stream : nullptr));
    m_jobs.number();
    runTeam([&](int worker) {
        normInput(worker, 0, m_tokens, weights.feedForwardNorm, wanted);
        meet();
        m_jobs.run();
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
    wanted[formatIndex(m_team.formatOf(experts.gate.type))] = true;
    wanted[formatIndex(m_team.formatOf(experts.up.type))] = true;
    const std::int64_t place = m_places.of(layer) * m_tokens * routing.used;
    m_chosen = m_buffers.expertIds + place;
    m_shares = m_buffers.expertWeights + place;
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
        const auto [begin, end] = workRange(m_tokens, worker, m_team.size());
        routeTokens(experts, begin, end, worker);
        if (ownNorm) // what the router has read is not what the experts read
            normInput(worker, 0, m_tokens, weights.feedForwardNorm, wanted);
    });
    kernels::expertGroup(m_chosen, m_tokens * routing.used, routing.experts, m_buffers.offsets,
                         m_buffers.order, m_buffers.rowOf);
    return {};
}

/// Choice and weights of tokens [begin, end), and the weight of their shared expert.
void CpuEvaluator::routeTokens(const ExpertWeights& experts, std::int64_t begin, std::int64_t end,
                               int worker) {
    const kernels::ExpertRouting& routing = m_config.experts->routing;
    const auto dataOf = [](WeightVector vector) { return vector.empty() ? nullptr : vector.data(); };
    kernels::expertRoute(routing, m_buffers.scores + begin * routing.experts, dataOf(experts.selectionBias),
                         dataOf(experts.scales), end - begin, m_chosen + begin * routing.used,
                         m_shares + begin * routing.used,
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

Result<void> CpuEvaluator::readChoices(int first, int count, std::span<std::int32_t> ids,
                                       std::span<float> weights) {
    const std::int64_t used = m_config.experts ? m_config.experts->routing.used : 0;
    for (std::int64_t place = 0; place < m_places.mainCount(); ++place) {
        const std::int64_t from = (place * m_tokens + first) * used;
        std::copy_n(m_buffers.expertIds + from, count * used, ids.begin() + place * count * used);
        std::copy_n(m_buffers.expertWeights + from, count * used, weights.begin() + place * count * used);
    }
    return {};
}

/// Whether the routed experts read something else than the normed row of their token.
bool CpuEvaluator::pairsHaveInputs(const ExpertWeights& experts) const {
    return !experts.routedNorm.empty() || m_config.experts->weighsInput;
}

/// Puts this worker's share of the experts' inputs next to each other by expert, in the formats of @p wanted.
void CpuEvaluator::prepareRoutedRows(const ExpertWeights& experts, const FormatSet& wanted, int worker) {
    const std::int64_t width = m_config.embedding;
    const std::int64_t used = m_config.experts->routing.used;
    const auto [begin, end] = workRange(m_tokens * used, worker, m_team.size());
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
        const float weight = m_config.experts->weighsInput ? m_shares[m_buffers.order[row]] : 1.0f;
        for (std::int64_t c = 0; c < width; ++c)
            out[c] *= weight;
    }
    m_team.prepare(m_buffers.expertOut, width, begin, end, wanted, m_buffers.grouped);
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
    const RoutedRows rows{.offsets = m_buffers.offsets,
                          .input = input,
                          .sharesInput = shareRow,
                          .gate = m_buffers.gate,
                          .up = m_buffers.up,
                          .inner = m_buffers.inner,
                          .out = m_buffers.expertOut};
    m_jobs.clear();
    if (experts.shared.gate.data)
        m_jobs.add(plainJob(experts.shared, m_tokens * shape.routing.used, shape.width, m_buffers.sharedOut,
                            nullptr));
    FormatSet wanted{};
    wanted[formatIndex(m_team.formatOf(experts.gate.type))] = true;
    wanted[formatIndex(m_team.formatOf(experts.up.type))] = true;
    if (m_experts && m_experts->has(layer))
        return runCachedExperts(layer, experts, rows, wanted);
    m_jobs.addRouted(experts, rows);
    m_jobs.number();
    runTeam([&](int worker) {
        if (!shareRow) {
            prepareRoutedRows(experts, wanted, worker);
            meet();
        }
        m_jobs.run();
    });
    return {};
}

/// out += the token's routed and shared experts, each under its norm, for the columns @p cols (with norms:
/// all of them).
void CpuEvaluator::combineToken(const ExpertWeights& experts, std::int64_t token, kernels::WorkRange cols,
                                float* out) {
    const std::int64_t width = m_config.embedding;
    const std::int64_t used = m_config.experts->routing.used;
    const float* const weights = m_config.experts->weighsInput ? nullptr : m_shares + token * used;
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
        const auto tokens = one ? kernels::WorkRange{0, 1} : workRange(m_tokens, worker, m_team.size());
        const auto cols = one ? workRange(width, worker, m_team.size(), 16) : kernels::WorkRange{0, width};
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
