// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/stage_times.h"

#include "engine/run/cache_layout.h"
#include "kernels/quant_traits.h"

#include <algorithm>

namespace conclave::engine {

namespace {

double bytesOf(const kernels::WeightView& view) {
    return view.data ? static_cast<double>(view.rows) *
                           static_cast<double>(kernels::quantRowBytes(view.type, view.cols))
                     : 0;
}

double bytesOf(const kernels::WeightStack& stack, double matrices) {
    return stack.data ? matrices * bytesOf(kernels::stackedMatrix(stack, 0)) : 0;
}

double bytesOf(const FeedForwardWeights& weights) {
    return bytesOf(weights.gate) + bytesOf(weights.up) + bytesOf(weights.down);
}

double inputBytes(const GroupedAttentionWeights& mixer) {
    const bool valuesAreKeys = mixer.value.data == mixer.key.data;
    return bytesOf(mixer.query) + bytesOf(mixer.key) + (valuesAreKeys ? 0 : bytesOf(mixer.value));
}
double inputBytes(const LatentAttentionWeights& mixer) {
    return bytesOf(mixer.queryDown) + bytesOf(mixer.query) + bytesOf(mixer.latent);
}
double inputBytes(const DeltaNetWeights& mixer) {
    return bytesOf(mixer.input) + bytesOf(mixer.gate) + bytesOf(mixer.decay) + bytesOf(mixer.update);
}
double inputBytes(const ShortConvWeights& mixer) {
    return bytesOf(mixer.input);
}

/// What attention reads beside the cache.
double foldingBytes(const LayerWeights& layer) {
    const auto* const latent = std::get_if<LatentAttentionWeights>(&layer.mixer);
    if (!latent)
        return 0;
    return bytesOf(latent->keyUp, static_cast<double>(latent->keyUp.count)) +
           bytesOf(latent->valueUp, static_cast<double>(latent->valueUp.count));
}

double cacheBytes(const CacheLayout& cache, int layer, int position) {
    const CacheLayout::Layer& rows = cache.read(layer);
    const std::int64_t visible = position + 1 - firstVisible(rows.reach, position);
    return static_cast<double>(visible * rows.kvHeads * (rows.keyBytes + rows.valueBytes));
}

/// Adds up what stages of the same name take.
class StageSums {
  public:
    StageSums(Evaluator& evaluator, const std::stop_token& stop) : m_evaluator(evaluator), m_stop(stop) {}

    template <typename Run>
    Result<void> time(const char* name, double bytes, const Run& run) {
        if (m_stop.stop_requested())
            return Error{ErrorKind::Cancelled, "The measurement was cancelled."};
        if (Result<void> done = run(); !done)
            return done;
        const Result<double> seconds = m_evaluator.lap();
        if (!seconds)
            return seconds.error();
        auto found = std::ranges::find(m_stages, name, &StageTiming::name);
        if (found == m_stages.end())
            found = m_stages.insert(m_stages.end(), {.name = name});
        found->bytes += bytes;
        found->seconds += *seconds;
        return {};
    }

    std::vector<StageTiming> take() { return std::move(m_stages); }

  private:
    Evaluator& m_evaluator;
    const std::stop_token& m_stop;
    std::vector<StageTiming> m_stages;
};

} // namespace

Result<std::vector<StageTiming>> timeStages(Evaluator& evaluator, const ModelConfig& config,
                                            const Weights& weights, CacheType cacheType, TokenId token,
                                            int position, const std::stop_token& stop) {
    const CacheLayout cache({.config = &config,
                             .type = cacheType,
                             .contextTokens = evaluator.contextTokens(),
                             .batchTokens = evaluator.batchTokens()});
    StageSums sums(evaluator, stop);
    const auto timed = [&](const char* name, double bytes, Result<void> (Evaluator::*stage)(int), int layer) {
        return sums.time(name, bytes, [&] { return (evaluator.*stage)(layer); });
    };
    if (Result<void> started = evaluator.beginLaps(); !started)
        return started.error();
    const bool isLong = config.isLongConversation(position + 1);
    const Batch batch{.tokens = {&token, 1}, .position = position, .isLong = isLong};
    Result<void> done = sums.time("embedding", 0, [&] { return evaluator.begin(batch, stop); });
    for (int i = 0; i < config.mainLayers() && done; ++i) {
        const LayerWeights& layer = weights.layers[static_cast<std::size_t>(i)];
        const double input = std::visit([](const auto& mixer) { return inputBytes(mixer); }, layer.mixer);
        const double output =
            std::visit([](const auto& mixer) { return bytesOf(mixer.output); }, layer.mixer);
        done = timed("attention input", input, &Evaluator::attentionInput, i);
        if (done)
            done = timed("attention", foldingBytes(layer) + cacheBytes(cache, i, position),
                         &Evaluator::attend, i);
        if (done)
            done = timed("attention output", output, &Evaluator::attentionOutput, i);
        if (const auto* dense = std::get_if<FeedForwardWeights>(&layer.feedForward)) {
            if (done)
                done = timed("feed forward", bytesOf(*dense), &Evaluator::feedForward, i);
        } else {
            const auto& experts = std::get<ExpertWeights>(layer.feedForward);
            const auto used = static_cast<double>(config.experts->routing.used);
            const double chosen = bytesOf(experts.gate, used) + bytesOf(experts.up, used) +
                                  bytesOf(experts.down, used) + bytesOf(experts.shared);
            if (done)
                done = timed("routing", bytesOf(experts.router), &Evaluator::route, i);
            if (done)
                done = timed("experts", chosen, &Evaluator::runExperts, i);
            if (done)
                done = timed("combining", 0, &Evaluator::combineExperts, i);
        }
        if (done && (layer.perLayer.gate.data || layer.scale != 1))
            done = timed("layer end", bytesOf(layer.perLayer.gate) + bytesOf(layer.perLayer.projection),
                         &Evaluator::finishLayer, i);
    }
    std::vector<float> logits(static_cast<std::size_t>(weights.output.rows));
    if (done)
        done =
            sums.time("output head", bytesOf(weights.output), [&] { return evaluator.head(0, 1, logits); });
    evaluator.endLaps();
    if (!done)
        return done.error();
    return sums.take();
}

} // namespace conclave::engine
