// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cpu_evaluator.h"
#include "tests/support/bare_model.h"
#include "tests/support/tiny_model.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <vector>

using namespace conclave;
using engine::ExpertWeights;
using engine::FeedForwardWeights;
using engine::WeightVector;
using kernels::ExpertGating;
using kernels::GatedActivation;
using test::product;
using test::Rows;
using test::Vector;

namespace {

/// Some ten products of a few dozen terms stay near 1e-6; a wrong index or a forgotten factor changes the
/// first digits.
constexpr double kTolerance = 1e-4;
constexpr int kEmbedding = test::BareModel::kEmbedding;
constexpr int kLayers = 3;
constexpr int kExperts = 9;
constexpr int kWidth = 28;     // of an expert
constexpr int kDense = 36;     // of the dense and of the shared expert
constexpr int kLayerWidth = 6; // of embeddings per layer

/// Layers whose attention adds nothing, so that all that happens is the second half, and their forward pass
/// in double precision. Layers 0 and 2 have experts, layer 1 is dense.
class FeedForwardModel : public test::BareModel {
  public:
    FeedForwardModel();
    Rows reference(std::span<const engine::TokenId> tokens) const;

    FeedForwardWeights& dense() { return std::get<FeedForwardWeights>(weights.layers[1].feedForward); }
    /// Calls @p change for each layer with experts.
    void eachExperts(const std::function<void(ExpertWeights&)>& change);
    void eachLayer(const std::function<void(engine::LayerWeights&)>& change);
    kernels::ExpertRouting& routing() { return config.experts->routing; }
    void addLayerEmbeddings();
    void addShared();

  private:
    FeedForwardWeights feedForward(int width);
    Vector activated(const FeedForwardWeights& expert, const Vector& x) const;
    Vector experts(const ExpertWeights& weights, const Vector& stream, const Vector& x) const;
    Vector layerEmbedding(std::size_t layer, engine::TokenId token, const Vector& start,
                          const Vector& stream) const;
};

FeedForwardWeights FeedForwardModel::feedForward(int width) {
    return {.gate = matrix(kEmbedding, width),
            .up = matrix(kEmbedding, width),
            .down = matrix(width, kEmbedding)};
}

FeedForwardModel::FeedForwardModel() {
    const engine::GroupedAttentionConfig nothing{
        .heads = 1, .kvHeads = 1, .keyWidth = 4, .valueWidth = 4, .scale = 1, .rope = engine::kNoRope};
    config.experts =
        engine::ExpertConfig{.routing = {.experts = kExperts, .used = 3, .normalise = true}, .width = kWidth};
    for (int layer = 0; layer < kLayers; ++layer) {
        config.layers.push_back({nothing, layer == 1 ? kDense : 0});
        engine::LayerWeights& own = weights.layers.emplace_back();
        const kernels::WeightView small = matrix(kEmbedding, 4);
        own.mixerNorm = vector(kEmbedding, 0.2, 1.0);
        own.mixer = engine::GroupedAttentionWeights{
            .query = small, .key = small, .value = small, .output = matrix(4, kEmbedding, 1e-30)};
        own.feedForwardNorm = vector(kEmbedding, 0.3, 1.0);
        if (layer == 1)
            own.feedForward = feedForward(kDense);
        else
            own.feedForward = ExpertWeights{.router = matrix(kEmbedding, kExperts, 0.5),
                                            .gate = stack(kEmbedding, kWidth, kExperts),
                                            .up = stack(kEmbedding, kWidth, kExperts),
                                            .down = stack(kWidth, kEmbedding, kExperts)};
    }
}

void FeedForwardModel::eachExperts(const std::function<void(ExpertWeights&)>& change) {
    for (engine::LayerWeights& layer : weights.layers)
        if (auto* experts = std::get_if<ExpertWeights>(&layer.feedForward))
            change(*experts);
}

void FeedForwardModel::eachLayer(const std::function<void(engine::LayerWeights&)>& change) {
    std::for_each(weights.layers.begin(), weights.layers.end(), change);
}

void FeedForwardModel::addShared() {
    config.experts->shared = 1;
    config.experts->sharedWidth = kDense;
    eachExperts([this](ExpertWeights& experts) { experts.shared = feedForward(kDense); });
}

void FeedForwardModel::addLayerEmbeddings() {
    config.perLayerWidth = kLayerWidth;
    weights.perLayerEmbedding = matrix(kLayers * kLayerWidth, kVocabulary, 1.0);
    weights.perLayerProjection = matrix(kEmbedding, kLayers * kLayerWidth);
    weights.perLayerNorm = vector(kLayerWidth, 0.3, 1.0);
    eachLayer([this](engine::LayerWeights& layer) {
        layer.perLayer = {.gate = matrix(kEmbedding, kLayerWidth),
                          .projection = matrix(kLayerWidth, kEmbedding),
                          .norm = vector(kEmbedding, 0.3, 1.0)};
    });
}

double sigmoid(double x) {
    return 1.0 / (1.0 + std::exp(-x));
}

double activation(GatedActivation kind, double gate, double up) {
    switch (kind) {
    case GatedActivation::Silu:
        return gate * sigmoid(gate) * up;
    case GatedActivation::GeluTanh:
        return 0.5 * gate *
               (1.0 + std::tanh(std::sqrt(2.0 / M_PI) * (gate + 0.044715 * gate * gate * gate))) * up;
    case GatedActivation::ClampedSilu:
        gate = std::min(gate, 7.0);
        return gate * sigmoid(1.702 * gate) * (std::clamp(up, -7.0, 7.0) + 1.0);
    }
    return 0;
}

void addVector(Vector& x, WeightVector bias) {
    for (std::size_t i = 0; i < bias.size(); ++i)
        x[i] += bias[i];
}

Vector FeedForwardModel::activated(const FeedForwardWeights& expert, const Vector& x) const {
    Vector gate = product(expert.gate, x);
    Vector up = product(expert.up, x);
    addVector(gate, expert.gateBias);
    addVector(up, expert.upBias);
    for (std::size_t i = 0; i < gate.size(); ++i)
        gate[i] = activation(config.activation, gate[i], up[i]);
    Vector y = product(expert.down, gate);
    addVector(y, expert.downBias);
    return y;
}

/// @p stream as the layer finds it, @p x under the layer's norm.
Vector FeedForwardModel::experts(const ExpertWeights& own, const Vector& stream, const Vector& x) const {
    const kernels::ExpertRouting& routing = config.experts->routing;
    Vector score = product(own.router, own.routerNorm.empty() ? x : test::normed(stream, own.routerNorm));
    addVector(score, own.routerBias);
    if (routing.gating == ExpertGating::Sigmoid) {
        std::transform(score.begin(), score.end(), score.begin(), sigmoid);
    } else { // over all and then divided by the chosen is over the chosen
        for (double& value : score)
            value = std::exp(value);
        const double sum = std::accumulate(score.begin(), score.end(), 0.0);
        for (double& value : score)
            value /= sum;
    }
    Vector choice = score;
    addVector(choice, own.selectionBias);
    std::vector<std::size_t> order(score.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return choice[a] > choice[b]; });
    order.resize(static_cast<std::size_t>(routing.used));
    double sum = 1;
    if (routing.normalise || routing.gating == ExpertGating::SoftmaxOfChosen)
        sum =
            std::accumulate(order.begin(), order.end(), 0.0, [&](double s, auto e) { return s + score[e]; });
    Vector routed(x.size(), 0.0);
    for (const std::size_t e : order) {
        const auto part = [&](WeightVector biases, std::size_t size) {
            return biases.empty() ? biases : biases.subspan(e * size, size);
        };
        const auto index = static_cast<std::int64_t>(e);
        const FeedForwardWeights expert{.gate = stackedMatrix(own.gate, index),
                                        .up = stackedMatrix(own.up, index),
                                        .down = stackedMatrix(own.down, index),
                                        .gateBias = part(own.gateBias, kWidth),
                                        .upBias = part(own.upBias, kWidth),
                                        .downBias = part(own.downBias, kEmbedding)};
        const double weight =
            score[e] / sum * routing.scale * (own.scales.empty() ? 1.0 : static_cast<double>(own.scales[e]));
        Vector input = own.routedNorm.empty() ? x : test::normed(stream, own.routedNorm);
        if (config.experts->weighsInput)
            for (double& value : input)
                value *= weight;
        test::add(routed, activated(expert, input), config.experts->weighsInput ? 1.0 : weight);
    }
    if (!own.routedPostNorm.empty())
        routed = test::normed(routed, own.routedPostNorm);
    if (!own.shared.gate.data)
        return routed;
    Vector shared = activated(own.shared, x);
    if (!own.sharedPostNorm.empty())
        shared = test::normed(shared, own.sharedPostNorm);
    double open = 1;
    if (!own.sharedGate.empty())
        open = sigmoid(std::inner_product(x.begin(), x.end(), own.sharedGate.begin(), 0.0));
    test::add(routed, shared, open);
    return routed;
}

/// What the layer's embedding adds; @p start: the stream before all layers.
Vector FeedForwardModel::layerEmbedding(std::size_t layer, engine::TokenId token, const Vector& start,
                                        const Vector& stream) const {
    const engine::PerLayerWeights& own = weights.layers[layer].perLayer;
    const auto first = static_cast<std::ptrdiff_t>(layer * kLayerWidth);
    const Vector projected = product(weights.perLayerProjection, start);
    Vector part(projected.begin() + first, projected.begin() + first + kLayerWidth);
    for (double& value : part)
        value /= std::sqrt(kEmbedding);
    part = test::normed(part, weights.perLayerNorm);
    const Vector row = test::embedded(weights.perLayerEmbedding, {&token, 1})[0];
    Vector gate = product(own.gate, stream);
    for (std::size_t i = 0; i < gate.size(); ++i) {
        const double embedding =
            (part[i] + std::sqrt(kLayerWidth) * row[static_cast<std::size_t>(first) + i]) / std::sqrt(2.0);
        gate[i] = activation(config.activation, gate[i], embedding);
    }
    return test::normed(product(own.projection, gate), own.norm);
}

Rows FeedForwardModel::reference(std::span<const engine::TokenId> tokens) const {
    Rows rows = test::embedded(weights.tokenEmbedding, tokens);
    for (std::size_t t = 0; t < rows.size(); ++t) {
        Vector& x = rows[t];
        for (double& value : x)
            value *= config.embeddingScale;
        const Vector start = x;
        for (std::size_t layer = 0; layer < weights.layers.size(); ++layer) {
            const engine::LayerWeights& own = weights.layers[layer];
            const Vector input = test::normed(x, own.feedForwardNorm);
            const auto* const dense = std::get_if<FeedForwardWeights>(&own.feedForward);
            Vector y = dense ? activated(*dense, input)
                             : experts(std::get<ExpertWeights>(own.feedForward), x, input);
            if (!own.feedForwardPostNorm.empty())
                y = test::normed(y, own.feedForwardPostNorm);
            test::add(x, y, config.residualScale);
            if (own.perLayer.gate.data)
                test::add(x, layerEmbedding(layer, tokens[t], start, x));
            for (double& value : x)
                value *= own.scale;
        }
        x = product(weights.output, test::normed(x, weights.outputNorm));
        for (double& value : x) {
            value *= config.logitScale;
            if (config.logitSoftcap > 0)
                value = config.logitSoftcap * std::tanh(value / config.logitSoftcap);
        }
    }
    return rows;
}

using Change = std::function<void(FeedForwardModel&)>;

std::vector<std::vector<float>> logitsOf(const FeedForwardModel& model,
                                         std::span<const engine::TokenId> tokens, std::size_t batch,
                                         int threads, kernels::CpuLevel level) {
    engine::CpuEvaluator evaluator(model.config, model.weights, level, threads, {.contextTokens = 200});
    return test::logitsFrom(evaluator, model.weights, tokens, 0, batch);
}

} // namespace

Q_DECLARE_METATYPE(Change)

/// Every feature of a layer's second half by itself, and those that belong together.
class TestCpuFeedForward : public QObject {
    Q_OBJECT

  private slots:
    void followsTheFormula_data();
    void followsTheFormula();
    void batchesAndThreadsGiveTheSameBits_data() { followsTheFormula_data(); }
    void batchesAndThreadsGiveTheSameBits();
};

void TestCpuFeedForward::followsTheFormula_data() {
    QTest::addColumn<Change>("change");
    const auto row = [](const char* name, const Change& change) { QTest::newRow(name) << change; };
    const auto biases = [](FeedForwardModel& m) {
        m.dense().gateBias = m.vector(kDense, 0.5);
        m.dense().upBias = m.vector(kDense, 0.5);
        m.dense().downBias = m.vector(kEmbedding, 0.5);
        m.eachExperts([&](ExpertWeights& e) {
            e.routerBias = m.vector(kExperts, 1.0);
            e.gateBias = m.vector(kExperts * kWidth, 0.5);
            e.upBias = m.vector(kExperts * kWidth, 0.5);
            e.downBias = m.vector(kExperts * kEmbedding, 0.5);
        });
    };
    const auto postNorms = [](FeedForwardModel& m) {
        m.eachLayer([&](engine::LayerWeights& l) { l.feedForwardPostNorm = m.vector(kEmbedding, 0.3, 1.0); });
    };
    const auto parallel = [](FeedForwardModel& m) {
        m.addShared();
        m.eachExperts([&](ExpertWeights& e) {
            for (WeightVector* norm : {&e.routerNorm, &e.routedNorm, &e.routedPostNorm, &e.sharedPostNorm})
                *norm = m.vector(kEmbedding, 0.3, 1.0);
            e.scales = m.vector(kExperts, 0.4, 1.0);
        });
    };
    row("plain", [](auto&) {});
    row("gelu", [](auto& m) { m.config.activation = GatedActivation::GeluTanh; });
    row("clamped silu", [](auto& m) { m.config.activation = GatedActivation::ClampedSilu; });
    row("biases", biases);
    row("norms behind", postNorms);
    row("scaled residuals", [](auto& m) { m.config.residualScale = 0.22f; });
    row("scaled embeddings", [](auto& m) { m.config.embeddingScale = 12.0f; });
    row("scaled logits", [](auto& m) { m.config.logitScale = 0.4f; });
    row("capped logits", [](auto& m) { m.config.logitSoftcap = 1.5f; });
    row("scaled layers", [](auto& m) { m.weights.layers[1].scale = 0.3f; });
    row("embeddings per layer", [](auto& m) { m.addLayerEmbeddings(); });
    row("softmax of the chosen", [](auto& m) {
        m.routing().gating = ExpertGating::SoftmaxOfChosen;
        m.routing().normalise = false;
    });
    row("softmax, not normalised", [](auto& m) {
        m.routing().normalise = false;
        m.routing().scale = 2.5f;
    });
    row("sigmoid with a selection bias", [](auto& m) {
        m.routing().gating = ExpertGating::Sigmoid;
        m.eachExperts([&](ExpertWeights& e) { e.selectionBias = m.vector(kExperts, 0.3); });
    });
    row("scales of experts",
        [](auto& m) { m.eachExperts([&](ExpertWeights& e) { e.scales = m.vector(kExperts, 0.5, 1.0); }); });
    row("shared expert", [](auto& m) { m.addShared(); });
    row("shared expert behind a gate", [](auto& m) {
        m.addShared();
        m.eachExperts([&](ExpertWeights& e) { e.sharedGate = m.vector(kEmbedding, 0.5); });
    });
    row("gate and scaled residuals", [](auto& m) {
        m.addShared();
        m.config.residualScale = 0.22f;
        m.eachExperts([&](ExpertWeights& e) { e.sharedGate = m.vector(kEmbedding, 0.5); });
    });
    row("gate and up in one tensor", [](auto& m) {
        m.eachExperts([&](ExpertWeights& e) {
            e.gate = m.stack(kEmbedding, 2 * kWidth, kExperts);
            e.gate.rows = kWidth;
            e.up = e.gate;
            e.up.data += e.up.strideBytes / 2;
        });
    });
    row("as gpt-oss", [=](auto& m) {
        biases(m);
        m.config.activation = GatedActivation::ClampedSilu;
        m.routing().gating = ExpertGating::SoftmaxOfChosen;
    });
    row("as Llama 4", [](auto& m) {
        m.addShared();
        m.config.experts->weighsInput = true;
        m.routing().gating = ExpertGating::Sigmoid;
        m.routing().normalise = false;
    });
    row("dense beside routed", parallel);
    row("as Gemma 4", [=](auto& m) {
        parallel(m);
        postNorms(m);
        m.addLayerEmbeddings();
        m.config.activation = GatedActivation::GeluTanh;
        m.config.embeddingScale = std::sqrt(static_cast<float>(kEmbedding));
        m.config.logitSoftcap = 3.0f;
        m.eachLayer([](engine::LayerWeights& l) { l.scale = 0.7f; });
    });
}

void TestCpuFeedForward::followsTheFormula() {
    QFETCH(Change, change);
    FeedForwardModel model;
    change(model);
    const auto tokens = test::someTokens(60);
    const Rows expected = model.reference(tokens);
    for (const auto level : {kernels::CpuLevel::Scalar, kernels::CpuLevel::Avx2,
                             kernels::CpuLevel::Avx512Vnni, kernels::CpuLevel::Amx}) {
        if (!kernels::cpuLevelAvailable(level))
            continue;
        const auto found = logitsOf(model, tokens, tokens.size(), 2, level);
        QCOMPARE(found.size(), tokens.size());
        for (std::size_t t = 0; t < tokens.size(); ++t) {
            const double error = test::relativeError(found[t], expected[t]);
            QVERIFY2(error <= kTolerance, qPrintable(QString("%1, token %2: relative error %3")
                                                         .arg(kernels::cpuLevelName(level))
                                                         .arg(t)
                                                         .arg(error)));
        }
    }
}

void TestCpuFeedForward::batchesAndThreadsGiveTheSameBits() {
    QFETCH(Change, change);
    FeedForwardModel model;
    change(model);
    const auto tokens = test::someTokens(100);
    const kernels::CpuLevel level = kernels::detectCpuLevel();
    const auto expected = logitsOf(model, tokens, 100, 1, level);
    QCOMPARE(expected.size(), tokens.size());
    for (const std::size_t batch : {1, 7, 64})
        QCOMPARE(logitsOf(model, tokens, batch, 1, level), expected);
    // More parameters than there are: the team is never cut to one thread.
    model.weights.totals.activeParameters = std::uint64_t{1} << 40;
    for (const std::size_t batch : {1, 100})
        QCOMPARE(logitsOf(model, tokens, batch, 3, level), expected);
}

QTEST_GUILESS_MAIN(TestCpuFeedForward)
#include "tst_cpu_feed_forward.moc"
