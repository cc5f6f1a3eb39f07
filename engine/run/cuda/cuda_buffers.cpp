// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cuda/cuda_buffers.h"

#include "engine/run/choice_places.h"

#include <algorithm>

namespace conclave::engine {

/// Adds arrays up, and afterwards says where each begins.
class CudaBuffers::Plan {
  public:
    template <typename T>
    void add(T*& array, std::int64_t count) {
        constexpr std::uint64_t kAlign = 256;
        array = m_base && count > 0 ? reinterpret_cast<T*>(m_base + m_bytes) : nullptr;
        m_bytes += (static_cast<std::uint64_t>(count) * sizeof(T) + kAlign - 1) / kAlign * kAlign;
    }
    std::uint64_t bytes() const { return m_bytes; }
    void placeAt(std::byte* base) {
        m_base = base;
        m_bytes = 0;
    }

  private:
    std::byte* m_base = nullptr;
    std::uint64_t m_bytes = 0;
};

namespace {

/// The widest rows that any layer of a model needs, in floats.
struct Widths {
    std::int64_t query = 0, key = 0, value = 0, queryDown = 0, folded = 0, foldedOut = 0, attended = 0;
    std::int64_t mixed = 0, convolved = 0, netValues = 0;
    std::int64_t inner = 0;

    static void raise(std::int64_t& width, std::int64_t to) { width = std::max(width, to); }

    void add(const GroupedAttentionConfig& shape) {
        const std::int64_t heads = shape.heads;
        raise(query, heads * shape.keyWidth * (shape.isGated ? 2 : 1));
        raise(key, std::int64_t{shape.kvHeads} * shape.keyWidth);
        raise(value, std::int64_t{shape.kvHeads} * shape.valueWidth);
        raise(attended, heads * shape.valueWidth);
    }
    void add(const LatentAttentionConfig& shape) {
        const std::int64_t heads = shape.heads;
        const std::int64_t row = std::int64_t{shape.latent} + shape.rotary;
        raise(query, heads * (shape.plain + shape.rotary));
        raise(key, row);
        raise(queryDown, shape.queryRank);
        raise(folded, heads * row);
        raise(foldedOut, heads * shape.latent);
        raise(attended, heads * shape.valueWidth);
    }
    void add(const DeltaNetConfig& shape) {
        const std::int64_t values = std::int64_t{shape.valueHeads} * shape.valueWidth;
        const std::int64_t channels = 2 * std::int64_t{shape.keyHeads} * shape.keyWidth + values;
        raise(mixed, channels + 2 * std::int64_t{shape.valueHeads});
        raise(convolved, channels);
        raise(netValues, values);
        raise(attended, values);
    }
    void add(const ShortConvConfig&, std::int64_t embedding) {
        raise(mixed, 3 * embedding);
        raise(convolved, embedding);
        raise(attended, embedding);
    }
};

Widths widthsOf(const ModelConfig& config) {
    Widths widths;
    for (const LayerConfig& layer : config.layers) {
        if (const auto* grouped = std::get_if<GroupedAttentionConfig>(&layer.mixer))
            widths.add(*grouped);
        else if (const auto* latent = std::get_if<LatentAttentionConfig>(&layer.mixer))
            widths.add(*latent);
        else if (const auto* net = std::get_if<DeltaNetConfig>(&layer.mixer))
            widths.add(*net);
        else
            widths.add(std::get<ShortConvConfig>(layer.mixer), config.embedding);
        Widths::raise(widths.inner, layer.denseWidth);
    }
    if (config.experts)
        Widths::raise(widths.inner, config.experts->sharedWidth);
    return widths;
}

bool pairsHaveInputs(const ModelConfig& config, const Weights& weights) {
    if (!config.experts)
        return false;
    const auto hasNorm = [](const LayerWeights& layer) {
        const auto* experts = std::get_if<ExpertWeights>(&layer.feedForward);
        return experts && !experts->routedNorm.empty();
    };
    return config.experts->weighsInput || std::any_of(weights.layers.begin(), weights.layers.end(), hasNorm);
}

} // namespace

void CudaBuffers::describe(const Shape& shape, Plan& plan) {
    const ModelConfig& config = *shape.config;
    const std::int64_t batch = shape.batch;
    const std::int64_t width = config.embedding;
    const Widths widths = widthsOf(config);
    plan.add(ids, batch);
    plan.add(position, 1);
    plan.add(stream, batch * width);
    cosines.resize(config.ropes.size());
    sines.resize(config.ropes.size());
    for (std::size_t rope = 0; rope < config.ropes.size(); ++rope) {
        plan.add(cosines[rope], batch * (config.ropes[rope].dimensions / 2));
        plan.add(sines[rope], batch * (config.ropes[rope].dimensions / 2));
    }
    plan.add(projected, batch * width);

    plan.add(query, batch * widths.query);
    plan.add(key, batch * widths.key);
    plan.add(value, batch * widths.value);
    plan.add(queryDown, batch * widths.queryDown);
    plan.add(folded, batch * widths.folded);
    plan.add(foldedOut, batch * widths.foldedOut);
    plan.add(attended, batch * widths.attended);

    plan.add(mixed, batch * widths.mixed);
    plan.add(convolved, batch * widths.convolved);
    plan.add(netGate, batch * widths.netValues);

    plan.add(inner, batch * widths.inner);
    if (config.experts) {
        const std::int64_t experts = config.experts->routing.experts;
        const std::int64_t pairs = batch * config.experts->routing.used;
        plan.add(scores, batch * experts);
        plan.add(sharedLogits, batch);
        const std::int64_t places = ChoicePlaces(*shape.weights).count();
        plan.add(expertWeights, places * pairs);
        plan.add(expertIds, places * pairs);
        plan.add(offsets, experts + 1);
        plan.add(order, pairs);
        plan.add(pairInput, pairsHaveInputs(config, *shape.weights) ? pairs * width : 0);
        plan.add(pairInner, pairs * config.experts->width);
        plan.add(pairOut, pairs * width);
        plan.add(counts, shape.countsExperts ? config.mainLayers() * experts : 0);
        plan.add(sharedOut, batch * width);
        plan.add(hostRows, batch * width);
    }

    const std::int64_t own = config.perLayerWidth;
    plan.add(perLayer, batch * own * config.layerCount());
    plan.add(perLayerProjected, batch * own * config.layerCount());
    plan.add(perLayerGate, batch * own);

    plan.add(kept, shape.keepsStream ? batch * width : 0);
    plan.add(paired, shape.keepsStream ? batch * 2 * width : 0);
    plan.add(sample, 1);
    plan.add(penalised, kMostPenalised);
    plan.add(token, 1);
    plan.add(logits, std::min<std::int64_t>(batch, kHeadRows) * shape.weights->output.rows);
}

std::uint64_t CudaBuffers::bytes(const Shape& shape) {
    Plan plan;
    CudaBuffers().describe(shape, plan);
    return plan.bytes();
}

Result<void> CudaBuffers::allocate(const Shape& shape, CudaQueue& queue) {
    Plan plan;
    describe(shape, plan);
    auto memory = queue.allocate(plan.bytes(), "working memory of a conversation");
    if (!memory)
        return memory.error();
    m_memory = std::move(*memory);
    plan.placeAt(m_memory.data());
    describe(shape, plan);
    return {};
}

} // namespace conclave::engine
