// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cpu_buffers.h"

#include "engine/run/choice_places.h"

#include <algorithm>
#include <cstdlib>
#include <new>

namespace conclave::engine {

using kernels::ActivationFormat;

namespace {

constexpr std::uint64_t kAlign = 64; // a cache line and the widest vector
constexpr std::size_t kFloats = formatIndex(ActivationFormat::f32);

std::uint64_t aligned(std::uint64_t bytes) {
    return (bytes + kAlign - 1) / kAlign * kAlign;
}

std::int64_t alignedFloats(std::int64_t count) {
    return static_cast<std::int64_t>(aligned(static_cast<std::uint64_t>(count) * sizeof(float)) /
                                     sizeof(float));
}

/// Collects the formats in which the inputs of some matrices are read.
class Formats {
  public:
    explicit Formats(kernels::CpuLevel level) : m_level(level) {}
    void add(const kernels::WeightView& matrix) { addType(matrix.data != nullptr, matrix.type); }
    void add(const kernels::WeightStack& stack) { addType(stack.count > 0, stack.type); }
    const FormatSet& set() const { return m_set; }

  private:
    void addType(bool there, kernels::QuantType type) {
        if (there)
            m_set[formatIndex(kernels::activationFormat(m_level, type))] = true;
    }
    kernels::CpuLevel m_level;
    FormatSet m_set{};
};

struct AllFormats {
    explicit AllFormats(kernels::CpuLevel level)
        : input(level), grouped(level), inner(level), folded(level) {}
    Formats input, grouped, inner, folded;
};

void collect(const GroupedAttentionWeights& weights, AllFormats& formats) {
    for (const auto* matrix : {&weights.query, &weights.key, &weights.value, &weights.output})
        formats.input.add(*matrix);
}

void collect(const LatentAttentionWeights& weights, AllFormats& formats) {
    for (const auto* matrix : {&weights.queryDown, &weights.query, &weights.latent, &weights.output})
        formats.input.add(*matrix);
    formats.folded.add(weights.keyUp);
    formats.folded.add(weights.valueUp);
    // A layout that has been changed on loading has no data when only shapes were read; it is float then.
    if (weights.keyUp.count == 0)
        formats.folded.add(kernels::WeightStack{.type = kernels::QuantType::f32, .count = 1});
}

void collect(const DeltaNetWeights& weights, AllFormats& formats) {
    for (const auto* matrix :
         {&weights.input, &weights.gate, &weights.decay, &weights.update, &weights.output})
        formats.input.add(*matrix);
}

void collect(const ShortConvWeights& weights, AllFormats& formats) {
    formats.input.add(weights.input);
    formats.input.add(weights.output);
}

void collect(const FeedForwardWeights& weights, AllFormats& formats) {
    formats.input.add(weights.gate);
    formats.input.add(weights.up);
    formats.inner.add(weights.down);
}

void collect(const ExpertWeights& weights, AllFormats& formats) {
    formats.input.add(weights.router);
    formats.input.add(
        kernels::WeightView{weights.gate.type, weights.gate.data}); // one token needs no grouping
    formats.input.add(kernels::WeightView{weights.up.type, weights.up.data});
    formats.grouped.add(weights.gate);
    formats.grouped.add(weights.up);
    formats.inner.add(weights.down);
    if (weights.shared.gate.data)
        collect(weights.shared, formats);
}

AllFormats formatsOf(const Weights& weights, kernels::CpuLevel level) {
    AllFormats formats(level);
    formats.input.add(weights.output);
    formats.input.add(weights.perLayerProjection);
    if (weights.prediction) {
        formats.input.add(weights.prediction->projection);
        formats.input.add(weights.prediction->output);
    }
    for (const LayerWeights& layer : weights.layers) {
        std::visit([&](const auto& attention) { collect(attention, formats); }, layer.mixer);
        std::visit([&](const auto& feedForward) { collect(feedForward, formats); }, layer.feedForward);
        formats.input.add(layer.perLayer.gate);
        formats.input.add(layer.perLayer.projection);
    }
    return formats;
}

std::int64_t rowBytes(std::size_t format, std::int64_t cols) {
    // Rows narrower than a format's block are never prepared in it; the size only has to be large enough.
    const std::int64_t whole = (cols + 255) / 256 * 256;
    return kernels::activationRowBytes(static_cast<ActivationFormat>(format), whole);
}

} // namespace

/// A list of arrays, first to be added up, then to be pointed into one allocation.
class CpuBuffers::Plan {
  public:
    template <typename T>
    void add(T*& array, std::int64_t count) {
        m_arrays.push_back({reinterpret_cast<std::byte**>(&array), m_bytes});
        m_bytes += aligned(static_cast<std::uint64_t>(count) * sizeof(T));
    }
    std::uint64_t bytes() const { return m_bytes; }
    void place(std::byte* memory) const {
        for (const auto& [array, offset] : m_arrays)
            *array = memory + offset;
    }

  private:
    struct Array {
        std::byte** target;
        std::uint64_t offset;
    };
    std::vector<Array> m_arrays;
    std::uint64_t m_bytes = 0;
};

void CpuBuffers::describe(const Shape& shape, Plan& plan) {
    const ModelConfig& config = *shape.config;
    const AllFormats formats = formatsOf(*shape.weights, shape.level);
    const std::int64_t batch = shape.batch;
    const std::int64_t width = config.embedding;
    std::int64_t widestInput = width;

    plan.add(stream, batch * width);
    plan.add(normed, batch * width);
    plan.add(projected, batch * width);
    if (config.predictsAhead) {
        plan.add(kept, batch * width);
        plan.add(paired, batch * 2 * width);
        widestInput = 2 * width;
    }
    cosines.resize(config.ropes.size());
    sines.resize(config.ropes.size());
    for (std::size_t rope = 0; rope < config.ropes.size(); ++rope) {
        plan.add(cosines[rope], batch * config.ropes[rope].dimensions / 2);
        plan.add(sines[rope], batch * config.ropes[rope].dimensions / 2);
    }

    // Layers may differ: each array is as large as the layer that needs most of it.
    const std::int64_t rows = kAttentionRows;
    std::int64_t queryWidth = 0, keyWidth = 0, valueWidth = 0, downWidth = 0, attendedWidth = 0;
    std::int64_t cachedWidth = 0, latentWidth = 0, foldedCols = 0; // latent
    std::int64_t cachedKey = 0, cachedValue = 0;                   // grouped
    std::int64_t mixedWidth = 0, convolvedWidth = 0, netWidth = 0, netHeads = 0;
    for (const LayerConfig& layer : config.layers) {
        if (const auto* attention = std::get_if<GroupedAttentionConfig>(&layer.mixer)) {
            const std::int64_t heads = attention->heads;
            queryWidth = std::max(queryWidth, heads * attention->keyWidth * (attention->isGated ? 2 : 1));
            cachedKey = std::max(cachedKey, std::int64_t{attention->keyWidth});
            cachedValue = std::max(cachedValue, std::int64_t{attention->valueWidth});
            keyWidth = std::max(keyWidth, std::int64_t{attention->kvHeads} * attention->keyWidth);
            valueWidth = std::max(valueWidth, std::int64_t{attention->kvHeads} * attention->valueWidth);
            attendedWidth = std::max(attendedWidth, heads * attention->valueWidth);
        } else if (const auto* latent = std::get_if<LatentAttentionConfig>(&layer.mixer)) {
            const std::int64_t heads = latent->heads;
            queryWidth = std::max(queryWidth, heads * (latent->plain + latent->rotary));
            keyWidth = std::max(keyWidth, std::int64_t{latent->latent} + latent->rotary);
            downWidth = std::max(downWidth, std::int64_t{latent->queryRank});
            attendedWidth = std::max(attendedWidth, heads * latent->valueWidth);
            cachedWidth = std::max(cachedWidth, std::int64_t{latent->latent} + latent->rotary);
            latentWidth = std::max(latentWidth, std::int64_t{latent->latent});
            foldedCols = std::max({foldedCols, std::int64_t{latent->plain}, std::int64_t{latent->latent}});
        } else if (const auto* net = std::get_if<DeltaNetConfig>(&layer.mixer)) {
            const std::int64_t values = std::int64_t{net->valueHeads} * net->valueWidth;
            const std::int64_t channels = 2 * std::int64_t{net->keyHeads} * net->keyWidth + values;
            mixedWidth = std::max(mixedWidth, channels);
            convolvedWidth = std::max(convolvedWidth, channels);
            netWidth = std::max(netWidth, values);
            netHeads = std::max(netHeads, std::int64_t{net->valueHeads});
            attendedWidth = std::max(attendedWidth, values);
        } else {
            mixedWidth = std::max(mixedWidth, 3 * width);
            attendedWidth = std::max(attendedWidth, width);
        }
    }
    widestInput = std::max({widestInput, attendedWidth, downWidth});
    plan.add(query, batch * queryWidth);
    plan.add(key, batch * keyWidth);
    plan.add(value, batch * valueWidth);
    plan.add(queryDown, batch * downWidth);
    plan.add(attended, batch * attendedWidth);
    plan.add(mixed, batch * mixedWidth);
    plan.add(convolved, batch * convolvedWidth);
    plan.add(netGate, batch * netWidth);
    plan.add(decays, batch * netHeads);
    plan.add(updates, batch * netHeads);
    perThreadFoldedQuery = alignedFloats(rows * cachedWidth);
    perThreadFoldedOut = alignedFloats(rows * latentWidth);
    plan.add(foldedQuery, perThreadFoldedQuery * shape.threads);
    plan.add(foldedOut, perThreadFoldedOut * shape.threads);
    for (std::size_t format = 0; format < folded.size(); ++format) {
        if (!formats.folded.set()[format])
            continue;
        perThreadFolded[format] = static_cast<std::int64_t>(
            aligned(static_cast<std::uint64_t>(rows * rowBytes(format, foldedCols))));
        plan.add(folded[format], perThreadFolded[format] * shape.threads);
    }
    perThreadAttention = alignedFloats(kernels::attentionScratchFloats(
        rows, shape.contextTokens, std::max(cachedKey, cachedWidth), std::max(cachedValue, latentWidth)));
    plan.add(attentionScratch, perThreadAttention * shape.threads);

    const std::int64_t perLayerWidth = config.perLayerWidth;
    widestInput = std::max(widestInput, perLayerWidth);
    plan.add(perLayer, batch * config.layerCount() * perLayerWidth);
    plan.add(perLayerProjected, batch * config.layerCount() * perLayerWidth);
    plan.add(perLayerGate, batch * perLayerWidth);

    std::int64_t sorted = 0;
    std::int64_t innerWidth = 0;
    std::int64_t plainWidth = 0; // of the dense or the shared expert
    for (const LayerConfig& layer : config.layers)
        plainWidth = std::max<std::int64_t>(plainWidth, layer.denseWidth);
    if (config.experts) {
        const kernels::ExpertRouting& routing = config.experts->routing;
        sorted = batch * routing.used;
        innerWidth = config.experts->width;
        plainWidth = std::max<std::int64_t>(plainWidth, config.experts->sharedWidth);
        plan.add(scores, batch * routing.experts);
        const std::int64_t places = ChoicePlaces(*shape.weights).count();
        plan.add(expertWeights, places * sorted);
        plan.add(expertIds, places * sorted);
        plan.add(offsets, routing.experts + 1);
        plan.add(order, sorted);
        plan.add(rowOf, sorted);
        plan.add(expertOut, sorted * width);
        plan.add(sharedOut, batch * width);
        plan.add(sharedWeights, batch);
        perThreadRoute = alignedFloats(kernels::expertRouteScratchFloats(routing));
        plan.add(routeScratch, perThreadRoute * shape.threads);
    }
    const std::int64_t innerFloats = alignedFloats(sorted * innerWidth) + alignedFloats(batch * plainWidth);
    plan.add(gate, innerFloats);
    plan.add(up, innerFloats);
    for (std::size_t format = 0; format < inner.size(); ++format) {
        if (formats.input.set()[format] && format != kFloats)
            plan.add(input[format], batch * rowBytes(format, widestInput));
        if (formats.grouped.set()[format])
            plan.add(grouped[format], sorted * rowBytes(format, width));
        if (formats.inner.set()[format] && format != kFloats) {
            innerSharedOffset[format] = static_cast<std::int64_t>(aligned(static_cast<std::uint64_t>(
                sorted * rowBytes(format, std::max<std::int64_t>(innerWidth, 1)))));
            plan.add(inner[format], innerSharedOffset[format] +
                                        batch * rowBytes(format, std::max<std::int64_t>(plainWidth, 1)));
        }
    }
}

std::uint64_t CpuBuffers::bytes(const Shape& shape) {
    CpuBuffers unused;
    Plan plan;
    unused.describe(shape, plan);
    return plan.bytes();
}

void CpuBuffers::allocate(const Shape& shape) {
    Plan plan;
    describe(shape, plan);
    auto* memory = static_cast<std::byte*>(std::aligned_alloc(kAlign, std::max(kAlign, plan.bytes())));
    if (!memory)
        throw std::bad_alloc();
    m_memory.reset(memory);
    plan.place(memory);
}

} // namespace conclave::engine
