// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/dense_weights.h"

#include "engine/gguf/direct_file.h"
#include "engine/gguf/mapped_file.h"

#include <algorithm>
#include <vector>

namespace conclave::engine {

namespace {

using kernels::WeightStack;
using kernels::WeightView;

std::size_t bytesOf(const WeightView& view) {
    return static_cast<std::size_t>(view.rows * kernels::quantRowBytes(view.type, view.cols));
}

std::size_t bytesOf(const WeightStack& stack) {
    return static_cast<std::size_t>((stack.count - 1) * stack.strideBytes +
                                    stack.rows * kernels::quantRowBytes(stack.type, stack.cols));
}

template <typename Visitor, typename... Views>
void visitEach(const Visitor& visit, Views&... views) {
    (visit(views), ...);
}

/// Calls @p visit on every matrix that each token reads all of.
template <typename Visitor>
struct DenseVisit {
    const Visitor& visit;

    void operator()(GroupedAttentionWeights& w) const { visitEach(visit, w.query, w.key, w.value, w.output); }
    void operator()(LatentAttentionWeights& w) const {
        visitEach(visit, w.queryDown, w.query, w.latent, w.keyUp, w.valueUp, w.output);
    }
    void operator()(DeltaNetWeights& w) const {
        visitEach(visit, w.input, w.gate, w.decay, w.update, w.output);
    }
    void operator()(ShortConvWeights& w) const { visitEach(visit, w.input, w.output); }
    void operator()(FeedForwardWeights& w) const { visitEach(visit, w.gate, w.up, w.down); }
    void operator()(ExpertWeights& w) const {
        visit(w.router);
        (*this)(w.shared);
    }
};

template <typename Visitor>
void visitDense(Weights& weights, const Visitor& visit) {
    const DenseVisit<Visitor> each{visit};
    for (LayerWeights& layer : weights.layers) {
        std::visit(each, layer.mixer);
        std::visit(each, layer.feedForward);
        visitEach(visit, layer.perLayer.gate, layer.perLayer.projection);
    }
    if (weights.prediction)
        visitEach(visit, weights.prediction->projection, weights.prediction->output);
    visitEach(visit, weights.output, weights.perLayerProjection);
}

/// The tables: their rows are copied only where they are a dense matrix too.
template <typename Visitor>
void visitTables(Weights& weights, const Visitor& visit) {
    visitEach(visit, weights.tokenEmbedding, weights.perLayerEmbedding);
    if (weights.prediction)
        visit(weights.prediction->tokenEmbedding);
}

/// All but `owned`, into which the views still point.
Weights viewsOf(const Weights& weights) {
    Weights views;
    views.file = weights.file;
    views.tokenEmbedding = weights.tokenEmbedding;
    views.layers = weights.layers;
    views.prediction = weights.prediction;
    views.outputNorm = weights.outputNorm;
    views.output = weights.output;
    views.ropeFrequencies = weights.ropeFrequencies;
    views.longRopeFrequencies = weights.longRopeFrequencies;
    views.perLayerEmbedding = weights.perLayerEmbedding;
    views.perLayerProjection = weights.perLayerProjection;
    views.perLayerNorm = weights.perLayerNorm;
    views.totals = weights.totals;
    return views;
}

/// A piece of the file with matrices next to each other.
struct Range {
    std::size_t part = 0;
    std::uint64_t begin = 0; ///< in the file, multiples of DirectFile::kAlign
    std::uint64_t end = 0;
    std::size_t place = 0; ///< of begin, in the copy
};

/// Of all dense matrices in the file, in its order, without overlaps.
std::vector<Range> denseRanges(Weights& views) {
    std::vector<Range> all;
    visitDense(views, [&](const auto& matrix) {
        const auto place = matrix.data ? placeInFile(*views.file, matrix.data) : std::nullopt;
        if (!place)
            return;
        const std::uint64_t begin = place->offset / DirectFile::kAlign * DirectFile::kAlign;
        all.push_back({place->part, begin, begin + DirectFile::room(place->offset, bytesOf(matrix)), 0});
    });
    std::ranges::sort(all, [](const Range& a, const Range& b) {
        return a.part != b.part ? a.part < b.part : a.begin < b.begin;
    });
    std::vector<Range> merged;
    for (const Range& range : all) {
        if (!merged.empty() && merged.back().part == range.part && merged.back().end >= range.begin)
            merged.back().end = std::max(merged.back().end, range.end);
        else
            merged.push_back(range);
    }
    std::size_t place = 0;
    for (Range& range : merged) {
        range.place = place;
        place += static_cast<std::size_t>(range.end - range.begin);
    }
    return merged;
}

std::size_t bytesOf(const std::vector<Range>& ranges) {
    return ranges.empty()
               ? 0
               : ranges.back().place + static_cast<std::size_t>(ranges.back().end - ranges.back().begin);
}

/// Reads @p ranges to @p memory.
Result<void> readRanges(const GgufReader& file, const std::vector<Range>& ranges, std::byte* memory,
                        const std::function<void(double)>& onProgress, const std::stop_token& stop) {
    constexpr std::uint64_t kPiece = 16 << 20; // a multiple of DirectFile::kAlign
    std::vector<std::unique_ptr<DirectFile>> parts;
    for (const std::unique_ptr<MappedFile>& part : file.files())
        parts.push_back(std::make_unique<DirectFile>(*part));
    for (const Range& range : ranges) {
        const std::uint64_t size = file.files()[range.part]->bytes().size();
        for (std::uint64_t at = range.begin; at < range.end; at += kPiece) {
            if (stop.stop_requested())
                return Error{ErrorKind::Cancelled, "Loading was cancelled."};
            const std::uint64_t end = std::min({at + kPiece, range.end, size});
            const std::size_t place = range.place + static_cast<std::size_t>(at - range.begin);
            if (Result<void> read =
                    parts[range.part]->read(at, static_cast<std::size_t>(end - at), memory + place);
                !read)
                return read;
            if (onProgress)
                onProgress(static_cast<double>(place) / static_cast<double>(bytesOf(ranges)));
        }
    }
    if (onProgress)
        onProgress(1.0);
    return {};
}

} // namespace

std::optional<FilePlace> placeInFile(const GgufReader& file, const std::byte* data) {
    for (std::size_t part = 0; part < file.files().size(); ++part) {
        const std::span<const std::byte> bytes = file.files()[part]->bytes();
        const std::less<const std::byte*> before;
        if (!before(data, bytes.data()) && before(data, bytes.data() + bytes.size()))
            return FilePlace{part, static_cast<std::uint64_t>(data - bytes.data())};
    }
    return std::nullopt;
}

std::uint64_t DenseWeights::bytes(const Weights& weights) {
    Weights views = viewsOf(weights);
    return bytesOf(denseRanges(views));
}

Result<std::unique_ptr<DenseWeights>> DenseWeights::load(const Weights& weights,
                                                         const std::function<void(double)>& onProgress,
                                                         const std::stop_token& stop) {
    std::unique_ptr<DenseWeights> dense(new DenseWeights);
    dense->m_weights = viewsOf(weights);
    const std::vector<Range> ranges = denseRanges(dense->m_weights);
    dense->m_memory = PageMemory(bytesOf(ranges));
    if (Result<void> read = readRanges(*weights.file, ranges, dense->m_memory.data(), onProgress, stop);
        !read)
        return read.error();
    const auto moveView = [&](auto& matrix) {
        const auto place = matrix.data ? placeInFile(*weights.file, matrix.data) : std::nullopt;
        if (!place)
            return;
        for (const Range& range : ranges)
            if (range.part == place->part && range.begin <= place->offset &&
                place->offset + bytesOf(matrix) <= range.end)
                matrix.data = dense->m_memory.data() + range.place +
                              static_cast<std::size_t>(place->offset - range.begin);
    };
    visitDense(dense->m_weights, moveView);
    visitTables(dense->m_weights, moveView);
    return dense;
}

} // namespace conclave::engine
