// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cpu_evaluator.h"
#include "tests/support/bare_model.h"
#include "tests/support/tiny_model.h"

#include <QTest>
#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <span>
#include <vector>

using namespace conclave;
using engine::AttentionReach;
using engine::GroupedAttentionConfig;
using engine::QueryKeyNorm;
using test::product;
using test::Rows;
using test::Vector;

namespace {

/// Scores of a few dozen products and softmaxes of two layers stay near 1e-6; a wrong index or a forgotten
/// factor changes the first digits.
constexpr double kTolerance = 1e-4;
constexpr int kEmbedding = test::BareModel::kEmbedding;

/// A model of two layers that do nothing but attend, and its own forward pass in double precision.
class AttentionModel : public test::BareModel {
  public:
    struct Layer {
        GroupedAttentionConfig shape{
            .heads = 6, .kvHeads = 3, .keyWidth = 12, .valueWidth = 12, .scale = 0.3f};
        bool hasSinks = false;
        bool valuesAreKeys = false;
        bool hasPostNorm = false;
    };
    std::array<Layer, 2> layers;
    float residualScale = 1;

    /// Fills configuration and weights; the layers stay as they are from here on.
    void build();
    Rows reference(const std::vector<engine::TokenId>& tokens) const;

  private:
    /// @p inputs: what each layer up to @p layer reads.
    Rows attention(std::size_t layer, const std::vector<Rows>& inputs) const;
};

void AttentionModel::build() {
    config.residualScale = residualScale;
    config.ropes = {{.dimensions = 12},
                    {.pairing = kernels::RopePairing::Interleaved, .dimensions = 8, .base = 500.0}};
    for (const engine::RopeConfig& rope : config.ropes) {
        std::vector<double>& frequencies = weights.ropeFrequencies.emplace_back(rope.dimensions / 2);
        kernels::ropeFrequencies(rope.base, rope.dimensions / 2, {}, nullptr, frequencies.data());
    }
    weights.longRopeFrequencies = weights.ropeFrequencies;
    for (const Layer& layer : layers) {
        const GroupedAttentionConfig& shape = layer.shape;
        config.layers.push_back({shape, 4});
        const std::int64_t queries = std::int64_t{shape.heads} * shape.keyWidth;
        const std::int64_t keys = std::int64_t{shape.kvHeads} * shape.keyWidth;
        engine::GroupedAttentionWeights attention;
        attention.query = matrix(kEmbedding, shape.isGated ? 2 * queries : queries);
        if (shape.cacheLayer < 0) {
            attention.key = matrix(kEmbedding, keys);
            attention.value = layer.valuesAreKeys
                                  ? attention.key
                                  : matrix(kEmbedding, std::int64_t{shape.kvHeads} * shape.valueWidth);
        }
        attention.output = matrix(std::int64_t{shape.heads} * shape.valueWidth, kEmbedding);
        if (shape.norm == QueryKeyNorm::PerHead || shape.norm == QueryKeyNorm::FullWidth) {
            const bool isWhole = shape.norm == QueryKeyNorm::FullWidth;
            attention.queryNorm = vector(isWhole ? queries : shape.keyWidth, 0.3, 1.0);
            attention.keyNorm = vector(isWhole ? keys : shape.keyWidth, 0.3, 1.0);
        }
        if (layer.hasSinks)
            attention.sinks = vector(shape.heads, 2.0);
        engine::LayerWeights& own = weights.layers.emplace_back();
        own.mixerNorm = vector(kEmbedding, 0.2, 1.0);
        own.mixer = attention;
        if (layer.hasPostNorm)
            own.mixerPostNorm = vector(kEmbedding, 0.2, 1.0);
        own.feedForwardNorm = vector(kEmbedding, 0.2, 1.0);
        const auto nothing = vector(4 * kEmbedding, 0.0);
        const auto* const bytes = reinterpret_cast<const std::byte*>(nothing.data());
        const kernels::WeightView up{kernels::QuantType::f32, bytes, 4, kEmbedding};
        own.feedForward = engine::FeedForwardWeights{
            .gate = up, .up = up, .down = {kernels::QuantType::f32, bytes, kEmbedding, 4}};
    }
}

/// Columns [first, first + count) of @p x normed; without weights where @p weight is empty.
void norm(Vector& x, std::size_t first, std::size_t count, engine::WeightVector weight) {
    const auto begin = x.begin() + static_cast<std::ptrdiff_t>(first);
    const Vector part = test::normed({begin, begin + static_cast<std::ptrdiff_t>(count)}, weight);
    std::copy(part.begin(), part.end(), begin);
}

void rotate(const engine::RopeConfig& rope, Vector& x, std::size_t first, std::size_t position) {
    const auto pairs = static_cast<std::size_t>(rope.dimensions / 2);
    const bool neighbours = rope.pairing == kernels::RopePairing::Interleaved;
    for (std::size_t i = 0; i < pairs; ++i) {
        const double angle = static_cast<double>(position) *
                             std::pow(rope.base, -static_cast<double>(i) / static_cast<double>(pairs));
        double& a = x[first + (neighbours ? 2 * i : i)];
        double& b = x[first + (neighbours ? 2 * i + 1 : i + pairs)];
        const double turned = a * std::cos(angle) - b * std::sin(angle);
        b = a * std::sin(angle) + b * std::cos(angle);
        a = turned;
    }
}

bool sees(const AttentionReach& reach, std::size_t position, std::size_t other) {
    const auto tokens = static_cast<std::size_t>(reach.tokens);
    if (reach.kind == AttentionReach::Kind::Window)
        return other + tokens > position;
    if (reach.kind == AttentionReach::Kind::Chunk)
        return other / tokens == position / tokens;
    return true;
}

Rows AttentionModel::attention(std::size_t index, const std::vector<Rows>& inputs) const {
    const Rows& x = inputs[index];
    const GroupedAttentionConfig& s = layers[index].shape;
    const auto& own = std::get<engine::GroupedAttentionWeights>(weights.layers[index].mixer);
    const std::size_t source = s.cacheLayer >= 0 ? static_cast<std::size_t>(s.cacheLayer) : index;
    const auto& cached = std::get<engine::GroupedAttentionWeights>(weights.layers[source].mixer);
    const auto width = static_cast<std::size_t>(s.keyWidth);
    const auto valueWidth = static_cast<std::size_t>(s.valueWidth);
    const auto heads = static_cast<std::size_t>(s.heads);
    const auto kvHeads = static_cast<std::size_t>(s.kvHeads);
    const std::size_t stride = s.isGated ? 2 * width : width;
    const auto place = [&](Vector& row, std::size_t first, engine::WeightVector weight, std::size_t t) {
        if (s.norm == QueryKeyNorm::PerHead)
            norm(row, first, width, weight);
        if (s.rope != engine::kNoRope)
            rotate(config.ropes[static_cast<std::size_t>(s.rope)], row, first, t);
        if (s.norm == QueryKeyNorm::Rotated)
            norm(row, first, width, {});
    };
    Rows keys, values, out;
    for (std::size_t t = 0; t < x.size(); ++t) {
        Vector key = product(cached.key, inputs[source][t]);
        Vector value = product(cached.value, inputs[source][t]);
        if (s.norm == QueryKeyNorm::FullWidth)
            norm(key, 0, key.size(), cached.keyNorm);
        for (std::size_t h = 0; h < kvHeads; ++h) {
            place(key, h * width, cached.keyNorm, t);
            if (s.normsValues)
                norm(value, h * valueWidth, valueWidth, {});
        }
        keys.push_back(key);
        values.push_back(value);

        Vector query = product(own.query, x[t]);
        if (s.norm == QueryKeyNorm::FullWidth)
            norm(query, 0, query.size(), own.queryNorm);
        const double heat =
            1.0 +
            s.temperature.scale * std::log(1.0 + std::floor((static_cast<double>(t) + s.temperature.offset) /
                                                            s.temperature.step));
        Vector attended;
        for (std::size_t h = 0; h < heads; ++h) {
            place(query, h * stride, own.queryNorm, t);
            const std::size_t kv = h / (heads / kvHeads);
            Vector weight(t + 1, 0.0);
            double total = own.sinks.empty() ? 0.0 : std::exp(static_cast<double>(own.sinks[h]));
            for (std::size_t p = 0; p <= t; ++p) {
                if (!sees(s.reach, t, p))
                    continue;
                double score = 0;
                for (std::size_t i = 0; i < width; ++i)
                    score += query[h * stride + i] * keys[p][kv * width + i];
                score *= heat * s.scale;
                if (s.softcap > 0)
                    score = s.softcap * std::tanh(score / s.softcap);
                total += weight[p] = std::exp(score);
            }
            for (std::size_t i = 0; i < valueWidth; ++i) {
                double sum = 0;
                for (std::size_t p = 0; p <= t; ++p)
                    sum += weight[p] / total * values[p][kv * valueWidth + i];
                if (s.isGated)
                    sum /= 1.0 + std::exp(-query[h * stride + width + i]);
                attended.push_back(sum);
            }
        }
        Vector y = product(own.output, attended);
        if (layers[index].hasPostNorm)
            norm(y, 0, y.size(), weights.layers[index].mixerPostNorm);
        out.push_back(y);
    }
    return out;
}

Rows AttentionModel::reference(const std::vector<engine::TokenId>& tokens) const {
    Rows x = test::embedded(weights.tokenEmbedding, tokens);
    std::vector<Rows> inputs;
    for (std::size_t layer = 0; layer < layers.size(); ++layer) {
        inputs.push_back(x);
        for (Vector& row : inputs.back())
            norm(row, 0, row.size(), weights.layers[layer].mixerNorm);
        const Rows y = attention(layer, inputs);
        for (std::size_t t = 0; t < x.size(); ++t)
            for (std::size_t i = 0; i < x[t].size(); ++i)
                x[t][i] += residualScale * y[t][i];
    }
    for (Vector& row : x) {
        norm(row, 0, row.size(), weights.outputNorm);
        row = product(weights.output, row);
    }
    return x;
}

engine::CpuEvaluator evaluatorOf(const AttentionModel& model, int contextTokens, int threads = 2) {
    return {
        model.config, model.weights, kernels::detectCpuLevel(), threads, {.contextTokens = contextTokens}};
}

using Change = std::function<void(AttentionModel&)>;

} // namespace

Q_DECLARE_METATYPE(Change)
Q_DECLARE_METATYPE(conclave::engine::AttentionReach)

/// Every feature of GroupedAttentionConfig by itself, with shapes that no architecture needs to have.
class TestCpuAttention : public QObject {
    Q_OBJECT

  private slots:
    void followsTheFormula_data();
    void followsTheFormula();
    void batchesGiveTheSameBits_data() { followsTheFormula_data(); }
    void batchesGiveTheSameBits();
    void ringsKeepWhatTokensSee_data();
    void ringsKeepWhatTokensSee();
    void rewindStopsWhereTheRingEnds();
};

void TestCpuAttention::followsTheFormula_data() {
    QTest::addColumn<Change>("change");
    const auto row = [](const char* name, const Change& change) { QTest::newRow(name) << change; };
    const auto both = [](const std::function<void(AttentionModel::Layer&)>& change) {
        return [change](AttentionModel& model) {
            for (AttentionModel::Layer& layer : model.layers)
                change(layer);
        };
    };
    row("plain", [](AttentionModel&) {});
    row("window", both([](auto& l) { l.shape.reach = {AttentionReach::Kind::Window, 7}; }));
    row("chunks", both([](auto& l) { l.shape.reach = {AttentionReach::Kind::Chunk, 24}; }));
    row("window in one layer", [](auto& m) { m.layers[0].shape.reach = {AttentionReach::Kind::Window, 33}; });
    row("no positions", both([](auto& l) { l.shape.rope = engine::kNoRope; }));
    row("two ropes", [](auto& m) { m.layers[1].shape.rope = 1; }); // neighbours, 8 of 12 columns
    row("layers of different shapes", [](auto& m) {
        m.layers[1].shape = {
            .heads = 4, .kvHeads = 1, .keyWidth = 20, .valueWidth = 10, .scale = 0.2f, .rope = 1};
    });
    row("norms of heads", both([](auto& l) { l.shape.norm = QueryKeyNorm::PerHead; }));
    row("norms over the full width", both([](auto& l) { l.shape.norm = QueryKeyNorm::FullWidth; }));
    row("norms behind the rotation", both([](auto& l) { l.shape.norm = QueryKeyNorm::Rotated; }));
    row("normed values", both([](auto& l) { l.shape.normsValues = true; }));
    row("gates", both([](auto& l) { l.shape.isGated = true; }));
    row("gates and norms of heads", both([](auto& l) {
            l.shape.isGated = true;
            l.shape.norm = QueryKeyNorm::PerHead;
        }));
    row("sinks", both([](auto& l) { l.hasSinks = true; }));
    row("capped scores", both([](auto& l) { l.shape.softcap = 1.5f; }));
    row("temperature", both([](auto& l) { l.shape.temperature = {0.4, 16, 1}; }));
    row("another layer's cache", [](auto& m) {
        m.layers[1].shape.cacheLayer = 0;
        m.layers[0].shape.norm = m.layers[1].shape.norm = QueryKeyNorm::PerHead;
    });
    row("values that are keys", both([](auto& l) {
            l.valuesAreKeys = true;
            l.shape.normsValues = true;
            l.shape.norm = QueryKeyNorm::PerHead;
        }));
    row("norm behind the mixer", both([](auto& l) { l.hasPostNorm = true; }));
    row("scaled residuals", [](auto& m) { m.residualScale = 0.22f; });
    row("scaled residuals behind norms", [](auto& m) {
        m.residualScale = 0.22f;
        m.layers[0].hasPostNorm = true;
    });
    row("sinks and a window", both([](auto& l) {
            l.hasSinks = true;
            l.shape.reach = {AttentionReach::Kind::Window, 5};
        }));
}

void TestCpuAttention::followsTheFormula() {
    QFETCH(Change, change);
    AttentionModel model;
    change(model);
    model.build();
    const auto tokens = test::someTokens(100);
    const Rows expected = model.reference(tokens);
    auto evaluator = evaluatorOf(model, 100);
    const auto found = test::logitsFrom(evaluator, model.weights, tokens, 0, 100);
    QCOMPARE(found.size(), tokens.size());
    for (std::size_t t = 0; t < tokens.size(); ++t) {
        const double error = test::relativeError(found[t], expected[t]);
        QVERIFY2(error <= kTolerance, qPrintable(QString("token %1: relative error %2").arg(t).arg(error)));
    }
}

void TestCpuAttention::batchesGiveTheSameBits() {
    QFETCH(Change, change);
    AttentionModel model;
    change(model);
    model.build();
    const auto tokens = test::someTokens(100);
    auto whole = evaluatorOf(model, 100);
    const auto expected = test::logitsFrom(whole, model.weights, tokens, 0, 100);
    for (const std::size_t batch : {1, 7, 64}) {
        auto evaluator = evaluatorOf(model, 4096, 1); // rings of another size, too
        QCOMPARE(test::logitsFrom(evaluator, model.weights, tokens, 0, batch), expected);
    }
}

void TestCpuAttention::ringsKeepWhatTokensSee_data() {
    QTest::addColumn<AttentionReach>("reach");
    QTest::newRow("window") << AttentionReach{AttentionReach::Kind::Window, 16};
    QTest::newRow("chunks") << AttentionReach{AttentionReach::Kind::Chunk, 24};
}

/// 1500 tokens go around a ring of some 670 rows twice.
void TestCpuAttention::ringsKeepWhatTokensSee() {
    QFETCH(AttentionReach, reach);
    AttentionModel model;
    model.layers[0].shape.reach = reach;
    model.build();
    const auto tokens = test::someTokens(1500);
    const Rows expected = model.reference(tokens);
    for (const std::size_t batch : {128, 100}) {
        auto evaluator = evaluatorOf(model, 4096);
        const auto found = test::logitsFrom(evaluator, model.weights, tokens, 0, batch);
        QCOMPARE(found.size(), tokens.size());
        for (std::size_t t = 0; t < tokens.size(); t += 13)
            QVERIFY(test::relativeError(found[t], expected[t]) <= kTolerance);
    }
}

void TestCpuAttention::rewindStopsWhereTheRingEnds() {
    AttentionModel model;
    model.layers[1].shape.reach = {AttentionReach::Kind::Window, 16};
    model.build();
    const auto tokens = test::someTokens(1500);
    auto evaluator = evaluatorOf(model, 4096);
    const auto all = test::logitsFrom(evaluator, model.weights, tokens, 0, 128);
    QCOMPARE(evaluator.rewind(1500), 1500);
    const int back = 1500 - engine::CacheLayout::kRewindTokens;
    QCOMPARE(evaluator.rewind(back), back);
    const auto again = test::logitsFrom(evaluator, model.weights, std::span(tokens).subspan(back), back, 128);
    QCOMPARE(again.size(), all.size() - static_cast<std::size_t>(back));
    QVERIFY(std::equal(again.begin(), again.end(), all.begin() + back)); // the same bits
    QCOMPARE(evaluator.rewind(700), 0);                                  // long forgotten
    QCOMPARE(test::logitsFrom(evaluator, model.weights, std::span(tokens).first(50), 0, 50).back(), all[49]);
    QCOMPARE(evaluator.rewind(20), 20); // nothing has gone around yet
}

QTEST_GUILESS_MAIN(TestCpuAttention)
#include "tst_cpu_attention.moc"
