// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cuda/cuda_weights.h"

#include "engine/run/cuda/cuda_uploader.h"
#include "kernels/cuda/weight_planes.h"

#include <algorithm>

namespace conclave::engine {

using kernels::QuantType;
using kernels::WeightStack;
using kernels::WeightView;

namespace {

constexpr std::uint64_t kAlign = 256;

std::uint64_t aligned(std::uint64_t bytes) {
    return (bytes + kAlign - 1) / kAlign * kAlign;
}

std::uint64_t unsignedBytes(std::int64_t bytes) {
    return static_cast<std::uint64_t>(bytes);
}

} // namespace

/// Where everything goes, before anything is sent.
class CudaWeights::Plan {
  public:
    struct Item {
        const std::byte* source = nullptr;
        QuantType type = QuantType::f32;
        std::int64_t rows = 0;
        std::int64_t cols = 0;
        std::uint64_t place = 0; ///< from the beginning of the device's memory
        bool isMatrix = false;
        std::uint64_t bytes = 0; ///< on the device
    };
    struct Table { ///< of the matrices of a stack
        const void* key = nullptr;
        std::uint64_t place = 0;
        std::vector<std::int64_t> matrices; ///< places, -1: not on the device
    };

    Plan(const Weights& weights, const ExpertResidence& residence) {
        add(weights.tokenEmbedding);
        for (std::size_t i = 0; i < weights.layers.size(); ++i)
            add(weights.layers[i], residence.empty() || residence[i].empty() ? nullptr : &residence[i]);
        if (weights.prediction)
            add(*weights.prediction);
        add(weights.outputNorm);
        add(weights.output);
        for (const auto* ropes : {&weights.ropeFrequencies, &weights.longRopeFrequencies})
            for (const std::vector<double>& frequencies : *ropes)
                addBytes(frequencies.data(), frequencies.size() * sizeof(double));
        add(weights.perLayerEmbedding);
        add(weights.perLayerProjection);
        add(weights.perLayerNorm);
    }

    const std::vector<Item>& items() const { return m_items; }
    const std::vector<Table>& tables() const { return m_tables; }
    std::uint64_t bytes() const { return m_bytes; }

  private:
    std::uint64_t take(std::uint64_t bytes) {
        const std::uint64_t place = m_bytes;
        m_bytes += aligned(bytes);
        return place;
    }
    bool isNew(const void* source) { return source && m_seen.try_emplace(source, true).second; }

    void addBytes(const void* source, std::uint64_t bytes) {
        if (bytes > 0 && isNew(source))
            m_items.push_back(
                {.source = static_cast<const std::byte*>(source), .place = take(bytes), .bytes = bytes});
    }
    void add(WeightVector vector) { addBytes(vector.data(), vector.size() * sizeof(float)); }
    std::uint64_t addMatrix(const WeightView& view) {
        const std::uint64_t bytes =
            unsignedBytes(kernels::cuda::planesBytes(view.type, view.rows, view.cols));
        const std::uint64_t place = take(bytes);
        m_items.push_back({.source = view.data,
                           .type = view.type,
                           .rows = view.rows,
                           .cols = view.cols,
                           .place = place,
                           .isMatrix = true,
                           .bytes = bytes});
        return place;
    }
    void add(const WeightView& view) {
        if (isNew(view.data))
            addMatrix(view);
    }
    void add(const WeightStack& stack, const std::vector<bool>* isOnDevice = nullptr) {
        if (!isNew(stack.data))
            return;
        Table table{.key = stack.data};
        for (std::int64_t i = 0; i < stack.count; ++i) {
            const bool isWanted = !isOnDevice || (*isOnDevice)[static_cast<std::size_t>(i)];
            table.matrices.push_back(
                isWanted ? static_cast<std::int64_t>(addMatrix(kernels::stackedMatrix(stack, i))) : -1);
        }
        table.place = take(table.matrices.size() * sizeof(void*));
        m_tables.push_back(std::move(table));
    }

    void add(const GroupedAttentionWeights& mixer) {
        for (const WeightView* view : {&mixer.query, &mixer.key, &mixer.value, &mixer.output})
            add(*view);
        for (const WeightVector vector : {mixer.queryBias, mixer.keyBias, mixer.valueBias, mixer.outputBias,
                                          mixer.queryNorm, mixer.keyNorm, mixer.sinks})
            add(vector);
    }
    void add(const LatentAttentionWeights& mixer) {
        for (const WeightView* view : {&mixer.queryDown, &mixer.query, &mixer.latent, &mixer.output})
            add(*view);
        add(mixer.queryDownNorm);
        add(mixer.latentNorm);
        add(mixer.keyUp);
        add(mixer.valueUp);
    }
    void add(const DeltaNetWeights& mixer) {
        for (const WeightView* view : {&mixer.input, &mixer.gate, &mixer.decay, &mixer.update, &mixer.output})
            add(*view);
        for (const WeightVector vector : {mixer.convolution, mixer.decayBias, mixer.decayRate, mixer.norm})
            add(vector);
    }
    void add(const ShortConvWeights& mixer) {
        add(mixer.input);
        add(mixer.output);
        for (const WeightVector vector : {mixer.convolution, mixer.bias, mixer.inputBias, mixer.outputBias})
            add(vector);
    }
    void add(const FeedForwardWeights& weights) {
        for (const WeightView* view : {&weights.gate, &weights.up, &weights.down})
            add(*view);
        for (const WeightVector vector : {weights.gateBias, weights.upBias, weights.downBias})
            add(vector);
    }
    void add(const LayerWeights& layer, const std::vector<bool>* isOnDevice) {
        std::visit([this](const auto& mixer) { add(mixer); }, layer.mixer);
        for (const WeightVector vector : {layer.mixerNorm, layer.mixerPostNorm, layer.feedForwardNorm,
                                          layer.feedForwardPostNorm, layer.perLayer.norm})
            add(vector);
        add(layer.perLayer.gate);
        add(layer.perLayer.projection);
        if (const auto* dense = std::get_if<FeedForwardWeights>(&layer.feedForward))
            return add(*dense);
        const auto& experts = std::get<ExpertWeights>(layer.feedForward);
        add(experts.router);
        add(experts.shared);
        for (const WeightVector vector :
             {experts.routerBias, experts.routerNorm, experts.selectionBias, experts.scales, experts.gateBias,
              experts.upBias, experts.downBias, experts.sharedGate, experts.routedNorm,
              experts.routedPostNorm, experts.sharedPostNorm})
            add(vector);
        for (const WeightStack* stack : {&experts.gate, &experts.up, &experts.down})
            add(*stack, isOnDevice);
    }
    void add(const PredictionWeights& prediction) {
        for (const WeightVector vector : {prediction.tokenNorm, prediction.stateNorm, prediction.outputNorm})
            add(vector);
        for (const WeightView* view :
             {&prediction.projection, &prediction.tokenEmbedding, &prediction.output})
            add(*view);
    }

    std::vector<Item> m_items;
    std::vector<Table> m_tables;
    std::unordered_map<const void*, bool> m_seen;
    std::uint64_t m_bytes = 0;
};

std::uint64_t CudaWeights::bytes(const Weights& weights, const ExpertResidence& residence) {
    return Plan(weights, residence).bytes();
}

Result<std::unique_ptr<CudaWeights>> CudaWeights::upload(CudaQueue& queue, const Weights& weights,
                                                         const ExpertResidence& residence, int threads,
                                                         const std::function<void(double)>& onProgress,
                                                         const std::stop_token& stop) {
    const Plan plan(weights, residence);
    auto result = std::make_unique<CudaWeights>();
    auto memory = queue.allocate(plan.bytes(), "the weights of this model");
    if (!memory)
        return memory.error();
    result->m_memory = std::move(*memory);
    result->keepResidence(residence, weights.layers.size());
    std::byte* const base = result->m_memory.data();
    auto uploader = CudaUploader::create(queue, threads);
    if (!uploader)
        return uploader.error();
    std::uint64_t done = 0;
    for (const Plan::Item& item : plan.items()) {
        if (stop.stop_requested())
            return Error{ErrorKind::Cancelled, "Loading was cancelled."};
        std::byte* const to = base + item.place;
        const Result<void> sent =
            item.isMatrix ? (*uploader)->sendMatrix({item.type, item.source, item.rows, item.cols}, to, stop)
                          : (*uploader)->sendBytes(item.source, item.bytes, to);
        if (!sent)
            return sent.error();
        result->m_places.emplace(item.source, to);
        done += item.bytes;
        if (onProgress)
            onProgress(static_cast<double>(done) / static_cast<double>(plan.bytes()));
    }
    for (const Plan::Table& table : plan.tables()) {
        std::vector<const std::byte*>& matrices = result->m_stacks[table.key];
        for (const std::int64_t place : table.matrices)
            matrices.push_back(place < 0 ? nullptr : base + place);
        std::byte* const to = base + table.place;
        const Result<void> sent = (*uploader)->sendBytes(reinterpret_cast<const std::byte*>(matrices.data()),
                                                         matrices.size() * sizeof(void*), to);
        if (!sent)
            return sent.error();
        result->m_places[table.key] = to; // in place of its first matrix, which is only read through it
    }
    if (Result<void> arrived = queue.synchronize(); !arrived)
        return arrived.error();
    return result;
}

void CudaWeights::keepResidence(const ExpertResidence& residence, std::size_t layers) {
    m_residence = residence;
    m_residence.resize(layers);
    for (std::vector<bool>& row : m_residence)
        if (std::find(row.begin(), row.end(), false) == row.end())
            row.clear();
}

bool CudaWeights::isWhole() const {
    return std::all_of(m_residence.begin(), m_residence.end(), [](const auto& row) { return row.empty(); });
}

kernels::cuda::Matrix CudaWeights::matrix(const WeightView& view) const {
    kernels::cuda::Matrix matrix{
        .type = view.type, .rows = static_cast<int>(view.rows), .cols = static_cast<int>(view.cols)};
    if (view.data)
        matrix.data = m_places.at(view.data);
    return matrix;
}

kernels::cuda::MatrixStack CudaWeights::stack(const WeightStack& stack) const {
    kernels::cuda::MatrixStack result{.type = stack.type,
                                      .count = static_cast<int>(stack.count),
                                      .rows = static_cast<int>(stack.rows),
                                      .cols = static_cast<int>(stack.cols)};
    if (stack.data)
        result.data = reinterpret_cast<const std::byte* const*>(m_places.at(stack.data));
    return result;
}

std::span<const std::byte* const> CudaWeights::matricesOf(const WeightStack& stack) const {
    return m_stacks.at(stack.data);
}

const float* CudaWeights::vector(WeightVector vector) const {
    return vector.empty() ? nullptr : reinterpret_cast<const float*>(m_places.at(vector.data()));
}

const double* CudaWeights::frequencies(const std::vector<double>& frequencies) const {
    return frequencies.empty() ? nullptr : reinterpret_cast<const double*>(m_places.at(frequencies.data()));
}

} // namespace conclave::engine
