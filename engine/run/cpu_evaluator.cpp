// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cpu_evaluator.h"

#include "kernels/embed_rows.h"
#include "kernels/matmul_quant.h"
#include "kernels/rms_norm.h"
#include "kernels/rope.h"

#include <algorithm>
#include <cmath>

namespace conclave::engine {

using kernels::ActivationFormat;
using kernels::WeightView;
using kernels::workRange;

CpuEvaluator::CpuEvaluator(const ModelConfig& config, const Weights& weights, kernels::CpuLevel level,
                           int threads, const SessionOptions& options, std::unique_ptr<CachedExperts> experts)
    : m_experts(std::move(experts)), m_config(config), m_weights(weights),
      m_contextTokens(options.contextTokens),
      m_batchTokens(std::min(mostBatchTokens(config), options.contextTokens)), m_team(level, threads),
      m_jobs(m_team, config.activation,
             config.experts ? static_cast<std::size_t>(config.experts->routing.experts) + 1 : 1),
      m_places(weights), m_cache({.config = &config,
                                  .type = options.cacheType,
                                  .contextTokens = options.contextTokens,
                                  .batchTokens = m_batchTokens,
                                  .predictsAhead = options.predictsAhead}),
      m_states(config), m_keepsStream(options.predictsAhead && config.predictsAhead) {
    m_buffers.allocate({.config = &config,
                        .weights = &weights,
                        .level = level,
                        .threads = m_team.threads(),
                        .batch = m_batchTokens,
                        .contextTokens = m_contextTokens});
}

/// Threads must meet about twelve times a layer, which costs a microsecond on an idle machine and far more on
/// a busy one. A step of fewer products than this takes one thread no longer than that.
bool CpuEvaluator::isLarge(std::int64_t tokens) const {
    constexpr std::int64_t kMeetings = 12;
    constexpr std::int64_t kProducts = 100'000;
    const auto active = static_cast<std::int64_t>(m_weights.totals.activeParameters);
    return tokens * active / (m_config.mainLayers() * kMeetings) >= kProducts;
}

Result<void> CpuEvaluator::begin(const Batch& batch, const std::stop_token& stop) {
    m_tokens = static_cast<std::int64_t>(batch.tokens.size());
    m_position = batch.position;
    m_team.begin(isLarge(m_tokens), stop);
    m_cache.extend(m_position + m_tokens);
    m_isLong = batch.isLong;
    m_stop = stop;
    const CpuStates::Copy kept = m_states.begin(batch.position, static_cast<int>(m_tokens));
    runTeam([&](int worker) {
        copyStates(kept, worker);
        const auto [first, last] = workRange(m_tokens, worker, m_team.size());
        if (first >= last)
            return;
        const std::int64_t width = m_config.embedding;
        kernels::embedRows(m_weights.tokenEmbedding, batch.tokens.data() + first, last - first,
                           m_buffers.stream + first * width);
        if (m_config.embeddingScale != 1)
            for (std::int64_t i = first * width; i < last * width; ++i)
                m_buffers.stream[i] *= m_config.embeddingScale;
        fillRopeTables(first, last);
    });
    if (m_config.perLayerWidth > 0)
        beginPerLayer(batch);
    return {};
}

/// For tokens [first, last) of the batch.
void CpuEvaluator::fillRopeTables(std::int64_t first, std::int64_t last) {
    const auto& frequencies = m_isLong ? m_weights.longRopeFrequencies : m_weights.ropeFrequencies;
    for (std::size_t rope = 0; rope < m_config.ropes.size(); ++rope) {
        const std::int64_t pairs = m_config.ropes[rope].dimensions / 2;
        kernels::ropeTable(frequencies[rope].data(), pairs, m_position + first, last - first,
                           static_cast<float>(m_config.ropes[rope].tableScale),
                           m_buffers.cosines[rope] + first * pairs, m_buffers.sines[rope] + first * pairs);
    }
}

namespace {

void scaleLogits(const ModelConfig& config, float* logits, std::int64_t count) {
    for (std::int64_t i = 0; i < count; ++i)
        logits[i] *= config.logitScale;
    const float cap = config.logitSoftcap;
    for (std::int64_t i = 0; i < count && cap > 0; ++i)
        logits[i] = cap * std::tanh(logits[i] / cap);
}

} // namespace

Result<void> CpuEvaluator::beginLaps() {
    m_lapStart = std::chrono::steady_clock::now();
    return {};
}

Result<double> CpuEvaluator::lap() {
    const auto now = std::chrono::steady_clock::now();
    const double seconds = std::chrono::duration<double>(now - m_lapStart).count();
    m_lapStart = now;
    return seconds;
}

Result<TokenId> CpuEvaluator::chooseToken(int, const SamplerSettings&, const Sampler::Draw&) {
    return Error{ErrorKind::Internal, "The processor was asked to choose a token without a sampler."};
}

Result<void> CpuEvaluator::head(int first, int count, std::span<float> logits) {
    return runHead(m_weights.outputNorm, m_weights.output, first, count, logits);
}

Result<void> CpuEvaluator::runHead(WeightVector norm, const WeightView& weight, int first, int count,
                                   std::span<float> logits) {
    resetCounters();
    const FormatSet wanted = formatsOf({&weight});
    const MatmulTask task{
        .weight = &weight, .input = placed(m_buffers.normed, m_buffers.input), .out = logits.data()};
    runTeam([&](int worker) {
        normInput(worker, first, count, norm, wanted);
        meet();
        runMatmuls({&task, 1}, count, 0);
        if (m_config.logitScale == 1 && m_config.logitSoftcap == 0)
            return;
        meet();
        const auto [begin, end] = workRange(count * weight.rows, worker, m_team.size(), 16);
        scaleLogits(m_config, logits.data() + begin, end - begin);
    });
    return {};
}

/// Rows of the stream from @p first on; they go to rows 0, 1, … of `normed` and `input`.
void CpuEvaluator::normInput(int worker, std::int64_t first, std::int64_t count, WeightVector norm,
                             const FormatSet& wanted) {
    const auto [begin, end] = workRange(count, worker, m_team.size());
    if (begin >= end)
        return;
    const std::int64_t width = m_config.embedding;
    kernels::rmsNorm(m_buffers.stream + (first + begin) * width, width, end - begin, width, norm.data(),
                     m_config.normEpsilon, m_buffers.normed + begin * width, width);
    m_team.prepare(m_buffers.normed, width, begin, end, wanted, m_buffers.input);
}

void CpuEvaluator::runMatmuls(std::span<const MatmulTask> tasks, std::int64_t tokens, int counter) {
    std::int64_t unit = take(counter);
    std::int64_t firstUnit = 0;
    for (const MatmulTask& task : tasks) {
        const WeightView& weight = *task.weight;
        const std::int64_t rows = weight.rows;
        const std::int64_t step = m_team.rowsPerUnit(rows, weight.cols, tokens);
        const std::int64_t units = (rows + step - 1) / step;
        for (; unit < firstUnit + units; unit = take(counter)) {
            if (stopped())
                return;
            const std::int64_t begin = (unit - firstUnit) * step;
            const std::int64_t end = std::min(rows, begin + step);
            kernels::matmulQuant(m_team.level(), weight, m_team.inputFor(weight, task.input), tokens, begin,
                                 end, task.out, rows);
            for (std::int64_t t = 0; t < tokens; ++t) {
                float* const out = task.out + t * rows;
                if (!task.bias.empty())
                    for (std::int64_t r = begin; r < end; ++r)
                        out[r] += task.bias[static_cast<std::size_t>(r)];
                if (task.addTo)
                    for (std::int64_t r = begin; r < end; ++r)
                        task.addTo[t * rows + r] += out[r];
            }
        }
        firstUnit += units;
    }
}

} // namespace conclave::engine
