// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cpu_evaluator.h"

#include "kernels/embed_rows.h"
#include "kernels/rms_norm.h"

#include <algorithm>

/// What stands before and behind the layer that predicts one token further. The layer itself runs through the
/// same stages as the others.
namespace conclave::engine {

using kernels::workRange;

Result<void> CpuEvaluator::keepStream() {
    if (!m_keepsStream)
        return {};
    std::copy_n(m_buffers.stream, m_tokens * m_config.embedding, m_buffers.kept);
    m_keptPosition = m_position;
    return {};
}

Result<void> CpuEvaluator::beginPrediction(int position, std::span<const TokenId> following,
                                           const std::stop_token& stop) {
    m_position = position;
    m_tokens = static_cast<std::int64_t>(following.size());
    m_stop = stop;
    m_team.begin(isLarge(m_tokens), stop);
    // The states are those that the head reads: behind the model's last norm.
    return pairWithTokens(m_buffers.kept + (position - m_keptPosition) * m_config.embedding,
                          m_weights.outputNorm, following);
}

Result<void> CpuEvaluator::beginFurtherPrediction(TokenId following) {
    const float* const state = m_buffers.stream + (m_tokens - 1) * m_config.embedding;
    m_position += m_tokens;
    m_tokens = 1;
    m_team.resize(isLarge(1));
    return pairWithTokens(state, {}, {&following, 1});
}

/// stream := projection · [tokenNorm(embedding of the following token), stateNorm(norm(state))]; @p norm may
/// be empty. @p states may lie in the stream.
Result<void> CpuEvaluator::pairWithTokens(const float* states, WeightVector norm,
                                          std::span<const TokenId> following) {
    resetCounters();
    const PredictionWeights& own = *m_weights.prediction;
    const std::int64_t width = m_config.embedding;
    const FormatSet wanted = formatsOf({&own.projection});
    const MatmulTask task{.weight = &own.projection,
                          .input = placed(m_buffers.paired, m_buffers.input),
                          .out = m_buffers.stream};
    runTeam([&](int worker) {
        const auto [begin, end] = workRange(m_tokens, worker, m_team.size());
        for (std::int64_t t = begin; t < end; ++t) {
            float* const token = m_buffers.paired + t * 2 * width;
            float* const state = token + width;
            kernels::embedRows(own.tokenEmbedding, following.data() + t, 1, token);
            for (std::int64_t i = 0; i < width && m_config.embeddingScale != 1; ++i)
                token[i] *= m_config.embeddingScale;
            kernels::rmsNorm(token, width, 1, width, own.tokenNorm.data(), m_config.normEpsilon, token,
                             width);
            std::copy_n(states + t * width, width, state);
            if (!norm.empty())
                kernels::rmsNorm(state, width, 1, width, norm.data(), m_config.normEpsilon, state, width);
            kernels::rmsNorm(state, width, 1, width, own.stateNorm.data(), m_config.normEpsilon, state,
                             width);
        }
        if (begin < end) {
            fillRopeTables(begin, end);
            m_team.prepare(m_buffers.paired, 2 * width, begin, end, wanted, m_buffers.input);
        }
        meet();
        runMatmuls({&task, 1}, m_tokens, 0);
    });
    return {};
}

Result<void> CpuEvaluator::predictionHead(std::span<float> logits) {
    const PredictionWeights& own = *m_weights.prediction;
    return runHead(own.outputNorm, own.output, static_cast<int>(m_tokens) - 1, 1, logits);
}

} // namespace conclave::engine
