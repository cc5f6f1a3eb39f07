// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cuda/cuda_weights.h"

#include "kernels/cpu/thread_pool.h"
#include "kernels/cuda/weight_planes.h"

#include <algorithm>
#include <cstring>

namespace conclave::engine {

using kernels::QuantType;
using kernels::WeightStack;
using kernels::WeightView;

namespace {

constexpr std::uint64_t kAlign = 256;
constexpr std::uint64_t kPieceBytes = 16 << 20; ///< of a matrix that is split and sent at once
constexpr int kPieces = 2;                      ///< one is filled while the other one travels

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

namespace {

/// Sends matrices through two pinned buffers: while one travels, all threads fill the other.
class Uploader {
  public:
    Uploader(CudaQueue& queue, int threads) : m_queue(queue), m_pool(threads) {}

    int threads() const { return m_pool.threads(); }

    Result<void> open() {
        for (CudaMemory& piece : m_pieces) {
            auto memory = m_queue.allocatePinned(kPieceBytes, "uploading weights");
            if (!memory)
                return memory.error();
            piece = std::move(*memory);
        }
        return {};
    }

    Result<void> sendBytes(const std::byte* source, std::uint64_t bytes, std::byte* to) {
        for (std::uint64_t done = 0; done < bytes; done += kPieceBytes) {
            const std::uint64_t part = std::min(kPieceBytes, bytes - done);
            auto piece = nextPiece();
            if (!piece)
                return piece.error();
            std::memcpy(*piece, source + done, part);
            m_queue.copyToDevice(to + done, *piece, part);
            m_queue.mark(m_next);
        }
        return {};
    }

    Result<void> sendRows(const WeightView& view, std::int64_t firstRow, std::int64_t rows, std::byte* to) {
        auto piece = nextPiece();
        if (!piece)
            return piece.error();
        // Every thread splits some rows into a small matrix of its own; their planes then go to their places.
        const std::int64_t rowBytes = kernels::quantRowBytes(view.type, view.cols);
        const int threads = m_pool.threads();
        std::vector<std::uint64_t> starts(static_cast<std::size_t>(threads));
        std::uint64_t used = 0;
        for (int worker = 0; worker < threads; ++worker) {
            const auto [begin, end] = kernels::workRange(rows, worker, threads);
            starts[static_cast<std::size_t>(worker)] = used;
            used += unsignedBytes(kernels::cuda::planesBytes(view.type, end - begin, view.cols));
        }
        m_pool.run([&](int worker) {
            const auto [begin, end] = kernels::workRange(rows, worker, threads);
            if (begin < end)
                kernels::cuda::splitIntoPlanes(view.type, view.data + (firstRow + begin) * rowBytes,
                                               end - begin, view.cols,
                                               *piece + starts[static_cast<std::size_t>(worker)]);
        });
        for (int worker = 0; worker < threads; ++worker) {
            const auto [begin, end] = kernels::workRange(rows, worker, threads);
            for (int plane = 0; plane < kernels::cuda::planesOf(view.type).count && begin < end; ++plane) {
                const auto from =
                    kernels::cuda::planeSpan(view.type, plane, end - begin, view.cols, 0, end - begin);
                const auto span = kernels::cuda::planeSpan(view.type, plane, view.rows, view.cols,
                                                           firstRow + begin, end - begin);
                m_queue.copyToDevice(to + span.offset,
                                     *piece + starts[static_cast<std::size_t>(worker)] + from.offset,
                                     unsignedBytes(span.bytes));
            }
        }
        m_queue.mark(m_next);
        return {};
    }

  private:
    /// The buffer that has been on its way longest, once it has arrived.
    Result<std::byte*> nextPiece() {
        m_next = (m_next + 1) % kPieces;
        if (m_isUsed[m_next])
            if (Result<void> arrived = m_queue.waitForMark(m_next); !arrived)
                return arrived.error();
        m_isUsed[m_next] = true;
        return m_pieces[m_next].data();
    }

    CudaQueue& m_queue;
    kernels::ThreadPool m_pool;
    CudaMemory m_pieces[kPieces];
    bool m_isUsed[kPieces] = {};
    int m_next = 0;
};

/// Rows of a matrix that fit into one buffer together with the gaps between all threads' planes.
std::int64_t rowsPerPiece(const WeightView& view, int threads) {
    const std::uint64_t rowBytes = unsignedBytes(kernels::quantRowBytes(view.type, view.cols));
    const std::uint64_t gaps =
        static_cast<std::uint64_t>(threads) * kernels::cuda::kMostPlanes * kernels::cuda::kPlaneAlignment;
    return std::max<std::int64_t>(1, static_cast<std::int64_t>((kPieceBytes - gaps) / rowBytes));
}

} // namespace

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
    std::byte* const base = result->m_memory.data();
    Uploader uploader(queue, threads);
    if (Result<void> opened = uploader.open(); !opened)
        return opened.error();
    std::uint64_t done = 0;
    for (const Plan::Item& item : plan.items()) {
        std::byte* const to = base + item.place;
        const WeightView view{item.type, item.source, item.rows, item.cols};
        const std::int64_t step = item.isMatrix ? rowsPerPiece(view, uploader.threads()) : 1;
        for (std::int64_t row = 0; row < (item.isMatrix ? item.rows : 1); row += step) {
            if (stop.stop_requested())
                return Error{ErrorKind::Cancelled, "Loading was cancelled."};
            const Result<void> sent = item.isMatrix
                                          ? uploader.sendRows(view, row, std::min(step, item.rows - row), to)
                                          : uploader.sendBytes(item.source, item.bytes, to);
            if (!sent)
                return sent.error();
        }
        result->m_places.emplace(item.source, to);
        done += item.bytes;
        if (onProgress)
            onProgress(static_cast<double>(done) / static_cast<double>(plan.bytes()));
    }
    for (const Plan::Table& table : plan.tables()) {
        std::vector<const std::byte*> matrices;
        for (const std::int64_t place : table.matrices)
            matrices.push_back(place < 0 ? nullptr : base + place);
        std::byte* const to = base + table.place;
        const Result<void> sent = uploader.sendBytes(reinterpret_cast<const std::byte*>(matrices.data()),
                                                     matrices.size() * sizeof(void*), to);
        if (!sent)
            return sent.error();
        result->m_places[table.key] = to; // in place of its first matrix, which is only read through it
    }
    if (Result<void> arrived = queue.synchronize(); !arrived)
        return arrived.error();
    return result;
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

const float* CudaWeights::vector(WeightVector vector) const {
    return vector.empty() ? nullptr : reinterpret_cast<const float*>(m_places.at(vector.data()));
}

const double* CudaWeights::frequencies(const std::vector<double>& frequencies) const {
    return frequencies.empty() ? nullptr : reinterpret_cast<const double*>(m_places.at(frequencies.data()));
}

} // namespace conclave::engine
