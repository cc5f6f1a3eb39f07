// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cpu_evaluator.h"

#include "kernels/embed_rows.h"
#include "kernels/gated_activation.h"
#include "kernels/rms_norm.h"

#include <cmath>

/// What Gemma 4 has behind the two halves of a layer: an embedding of the layer's own, and a scale.
namespace conclave::engine {

using kernels::workRange;

/// perLayer := (norm(projection · stream / √E) + √P · the token's row) / √2, for all layers at once.
void CpuEvaluator::beginPerLayer(const Batch& batch) {
    resetCounters();
    const std::int64_t width = m_config.embedding;
    const std::int64_t own = m_config.perLayerWidth;
    const std::int64_t all = own * m_config.layerCount();
    const FormatSet wanted = formatsOf({&m_weights.perLayerProjection});
    const MatmulTask task{.weight = &m_weights.perLayerProjection,
                          .input = placed(m_buffers.stream, m_buffers.input),
                          .out = m_buffers.perLayerProjected};
    const float projectionScale = 1.0f / std::sqrt(static_cast<float>(width));
    const float embeddingScale = std::sqrt(static_cast<float>(own));
    const float half = std::sqrt(0.5f);
    runTeam([&](int worker) {
        const auto [begin, end] = workRange(m_tokens, worker, m_team.size());
        m_team.prepare(m_buffers.stream, width, begin, end, wanted, m_buffers.input);
        meet();
        runMatmuls({&task, 1}, m_tokens, 0);
        meet();
        if (begin >= end)
            return;
        const std::int64_t count = (end - begin) * all;
        float* const projected = m_buffers.perLayerProjected + begin * all;
        float* const rows = m_buffers.perLayer + begin * all;
        for (std::int64_t i = 0; i < count; ++i)
            projected[i] *= projectionScale;
        kernels::rmsNorm(projected, own, count / own, own, m_weights.perLayerNorm.data(),
                         m_config.normEpsilon, projected, own);
        kernels::embedRows(m_weights.perLayerEmbedding, batch.tokens.data() + begin, end - begin, rows);
        for (std::int64_t i = 0; i < count; ++i)
            rows[i] = (projected[i] + rows[i] * embeddingScale) * half;
    });
}

/// stream += norm(projection · activation(gate · stream, the layer's embedding)); stream *= scale.
Result<void> CpuEvaluator::finishLayer(int layer) {
    resetCounters();
    const LayerWeights& weights = m_weights.layers[static_cast<std::size_t>(layer)];
    const PerLayerWeights& own = weights.perLayer;
    const std::int64_t width = m_config.embedding;
    const std::int64_t ownWidth = m_config.perLayerWidth;
    const FormatSet wantedGate = formatsOf({&own.gate});
    const FormatSet wantedProjection = formatsOf({&own.projection});
    const MatmulTask gate{.weight = &own.gate,
                          .input = placed(m_buffers.stream, m_buffers.input),
                          .out = m_buffers.perLayerGate};
    const MatmulTask projection{.weight = &own.projection,
                                .input = placed(m_buffers.perLayerGate, m_buffers.input),
                                .out = m_buffers.projected};
    runTeam([&](int worker) {
        const auto [begin, end] = workRange(m_tokens, worker, m_team.size());
        float* const stream = m_buffers.stream + begin * width;
        if (own.gate.data) {
            m_team.prepare(m_buffers.stream, width, begin, end, wantedGate, m_buffers.input);
            meet();
            runMatmuls({&gate, 1}, m_tokens, 0);
            meet();
            for (std::int64_t t = begin; t < end; ++t) {
                float* const row = m_buffers.perLayerGate + t * ownWidth;
                const float* const embedding =
                    m_buffers.perLayer + (t * m_config.layerCount() + layer) * ownWidth;
                kernels::gatedActivation(m_team.level(), m_config.activation, row, embedding, ownWidth, row);
            }
            m_team.prepare(m_buffers.perLayerGate, ownWidth, begin, end, wantedProjection, m_buffers.input);
            meet();
            runMatmuls({&projection, 1}, m_tokens, 1);
            meet();
            float* const rows = m_buffers.projected + begin * width;
            kernels::rmsNorm(rows, width, end - begin, width, own.norm.data(), m_config.normEpsilon, rows,
                             width);
            for (std::int64_t i = 0; i < (end - begin) * width; ++i)
                stream[i] += rows[i];
        }
        for (std::int64_t i = 0; i < (end - begin) * width; ++i)
            stream[i] *= weights.scale;
    });
    return {};
}

} // namespace conclave::engine
