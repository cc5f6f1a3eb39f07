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
                           int threads, const SessionOptions& options)
    : m_config(config), m_weights(weights), m_level(level), m_contextTokens(options.contextTokens),
      m_batchTokens(std::min(kBatchTokens, options.contextTokens)), m_pool(threads),
      m_cache({.config = &config,
               .type = options.cacheType,
               .contextTokens = options.contextTokens,
               .batchTokens = m_batchTokens,
               .predictsAhead = options.predictsAhead}),
      m_states(config), m_keepsStream(options.predictsAhead && config.predictsAhead) {
    m_buffers.allocate({.config = &config,
                        .weights = &weights,
                        .level = level,
                        .threads = m_pool.threads(),
                        .batch = m_batchTokens,
                        .contextTokens = m_contextTokens});
    m_jobs.reserve(config.experts ? static_cast<std::size_t>(config.experts->routing.experts) + 1 : 1);
}

void CpuEvaluator::resetCounters() {
    for (Counter& counter : m_counters)
        counter.value.store(0, std::memory_order_relaxed);
}

/// Threads must meet about twelve times a layer, which costs a microsecond on an idle machine and far more on
/// a busy one. A step of fewer products than this takes one thread no longer than that.
int CpuEvaluator::teamFor(std::int64_t tokens) const {
    constexpr std::int64_t kMeetings = 12;
    constexpr std::int64_t kProducts = 100'000;
    const auto active = static_cast<std::int64_t>(m_weights.totals.activeParameters);
    return tokens * active / (m_config.mainLayers() * kMeetings) < kProducts ? 1 : m_pool.threads();
}

Result<void> CpuEvaluator::begin(const Batch& batch, const std::stop_token& stop) {
    m_tokens = static_cast<std::int64_t>(batch.tokens.size());
    m_position = batch.position;
    m_stop = stop;
    m_team = teamFor(m_tokens);
    m_cache.extend(m_position + m_tokens);
    m_isLong = batch.isLong;
    const CpuStates::Copy kept = m_states.begin(batch.position, static_cast<int>(m_tokens));
    runTeam([&](int worker) {
        copyStates(kept, worker);
        const auto [first, last] = workRange(m_tokens, worker, m_team);
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
        const auto [begin, end] = workRange(count * weight.rows, worker, m_team, 16);
        scaleLogits(m_config, logits.data() + begin, end - begin);
    });
    return {};
}

FormatSet CpuEvaluator::formatsOf(std::initializer_list<const WeightView*> weights) const {
    FormatSet formats{};
    for (const WeightView* weight : weights)
        if (weight->data)
            formats[formatIndex(formatOf(weight->type))] = true;
    return formats;
}

PreparedRows CpuEvaluator::placed(const float* x, PreparedRows rows) {
    // Only ever read through; one type for all formats keeps the arrays simple.
    rows[formatIndex(ActivationFormat::f32)] = reinterpret_cast<std::byte*>(const_cast<float*>(x));
    return rows;
}

PreparedRows CpuEvaluator::prepare(const float* x, std::int64_t cols, std::int64_t begin, std::int64_t end,
                                   const FormatSet& wanted, PreparedRows rows) const {
    for (const ActivationFormat format : {ActivationFormat::q8_0, ActivationFormat::q8_k}) {
        if (!wanted[formatIndex(format)] || begin >= end)
            continue;
        std::byte* const out = rows[formatIndex(format)] + begin * kernels::activationRowBytes(format, cols);
        kernels::prepareActivations(m_level, format, x + begin * cols, cols, end - begin, cols, out);
    }
    return placed(x, rows);
}

/// Rows of the stream from @p first on; they go to rows 0, 1, … of `normed` and `input`.
void CpuEvaluator::normInput(int worker, std::int64_t first, std::int64_t count, WeightVector norm,
                             const FormatSet& wanted) {
    const auto [begin, end] = workRange(count, worker, m_team);
    if (begin >= end)
        return;
    const std::int64_t width = m_config.embedding;
    kernels::rmsNorm(m_buffers.stream + (first + begin) * width, width, end - begin, width, norm.data(),
                     m_config.normEpsilon, m_buffers.normed + begin * width, width);
    prepare(m_buffers.normed, width, begin, end, wanted, m_buffers.input);
}

std::int64_t CpuEvaluator::rowsPerUnit(std::int64_t rows, std::int64_t cols, std::int64_t tokens) const {
    // At most some eight million products, so that a cancel is heard soon and the unit's weights stay in a
    // second-level cache; at least a few units per thread, so that all end together.
    constexpr std::int64_t kProducts = 8 << 20;
    const std::int64_t fair = rows / (std::int64_t{m_team} * 4) + 1;
    const std::int64_t most = std::max<std::int64_t>(8, kProducts / (cols * tokens));
    return std::max<std::int64_t>(16, (std::min(fair, most) + 7) / 8 * 8);
}

void CpuEvaluator::runMatmuls(std::span<const MatmulTask> tasks, std::int64_t tokens, int counter) {
    std::int64_t unit = take(counter);
    std::int64_t firstUnit = 0;
    for (const MatmulTask& task : tasks) {
        const WeightView& weight = *task.weight;
        const std::int64_t rows = weight.rows;
        const std::int64_t step = rowsPerUnit(rows, weight.cols, tokens);
        const std::int64_t units = (rows + step - 1) / step;
        for (; unit < firstUnit + units; unit = take(counter)) {
            if (stopped())
                return;
            const std::int64_t begin = (unit - firstUnit) * step;
            const std::int64_t end = std::min(rows, begin + step);
            kernels::matmulQuant(m_level, weight, inputFor(weight, task.input), tokens, begin, end, task.out,
                                 rows);
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
