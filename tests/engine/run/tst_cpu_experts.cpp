// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cpu_experts.h"
#include "tests/support/bare_model.h"

#include <QElapsedTimer>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <deque>
#include <functional>
#include <vector>

using namespace conclave;
using engine::CpuExperts;
using engine::ExpertWeights;
using kernels::CpuLevel;
using kernels::QuantType;
using test::Rows;
using test::Vector;

namespace {

constexpr int kEmbedding = 256; // a whole block of every type
constexpr int kWidth = 256;
constexpr int kExperts = 7;
constexpr int kUsed = 3;

/// One layer of experts and a batch for it, and what comes out in double precision.
class ExpertLayer {
  public:
    ExpertLayer() {
        m_model.config.embedding = kEmbedding;
        m_model.config.experts = engine::ExpertConfig{
            .routing = {.experts = kExperts, .used = kUsed}, .width = kWidth, .weighsInput = false};
        weights.gate = m_model.stack(kEmbedding, kWidth, kExperts);
        weights.up = m_model.stack(kEmbedding, kWidth, kExperts);
        weights.down = m_model.stack(kWidth, kEmbedding, kExperts);
    }

    engine::ModelConfig& config() { return m_model.config; }
    void addBiases() {
        weights.gateBias = m_model.vector(kExperts * kWidth, 0.5);
        weights.upBias = m_model.vector(kExperts * kWidth, 0.5);
        weights.downBias = m_model.vector(kExperts * kEmbedding, 0.5);
    }
    void quantize(QuantType type) {
        for (kernels::WeightStack* stack : {&weights.gate, &weights.up, &weights.down})
            quantize(*stack, type);
    }

    /// Tokens choose different experts, all of them in the end.
    void addTokens(int count) {
        const engine::WeightVector rows = m_model.vector(count * kEmbedding, 1.0);
        m_rows.assign(rows.begin(), rows.end());
        const engine::WeightVector shares = m_model.vector(count * kUsed, 0.5, 0.7);
        m_shares.assign(shares.begin(), shares.end());
        for (int t = 0; t < count; ++t)
            for (int k = 0; k < kUsed; ++k)
                m_ids.push_back((t * 3 + k * 2) % kExperts);
        m_tokens = count;
    }
    void keepTokens(int count) { m_tokens = count; }

    Rows reference(const std::vector<bool>& isOnDevice) const;
    /// Rows of NaN where nothing is written.
    std::vector<float> run(const std::vector<bool>& isOnDevice, CpuLevel level, int threads,
                           int* computed = nullptr) const;

    ExpertWeights weights;

  private:
    void quantize(kernels::WeightStack& stack, QuantType type);
    Vector expert(std::int64_t index, const Vector& x) const;

    test::BareModel m_model;
    std::deque<std::vector<std::byte>> m_blocks;
    std::vector<float> m_rows;
    std::vector<float> m_shares;
    std::vector<std::int32_t> m_ids;
    int m_tokens = 0;
};

void ExpertLayer::quantize(kernels::WeightStack& stack, QuantType type) {
    const std::int64_t rowBytes = kernels::quantRowBytes(type, stack.cols);
    std::vector<std::byte>& blocks =
        m_blocks.emplace_back(static_cast<std::size_t>(stack.count * stack.rows * rowBytes));
    for (std::int64_t row = 0; row < stack.count * stack.rows; ++row)
        kernels::quantizeRow(type, reinterpret_cast<const float*>(stack.data) + row * stack.cols, stack.cols,
                             blocks.data() + row * rowBytes);
    stack = {type, blocks.data(), stack.count, stack.rows, stack.cols, stack.rows * rowBytes};
}

Vector decodedProduct(const kernels::WeightView& weight, const Vector& x) {
    std::vector<float> row(static_cast<std::size_t>(weight.cols));
    Vector y(static_cast<std::size_t>(weight.rows), 0.0);
    const std::int64_t rowBytes = kernels::quantRowBytes(weight.type, weight.cols);
    for (std::size_t r = 0; r < y.size(); ++r) {
        kernels::dequantizeRow(weight.type, weight.data + static_cast<std::int64_t>(r) * rowBytes,
                               weight.cols, row.data());
        for (std::size_t c = 0; c < row.size(); ++c)
            y[r] += static_cast<double>(row[c]) * x[c];
    }
    return y;
}

Vector ExpertLayer::expert(std::int64_t index, const Vector& x) const {
    const auto addBias = [&](Vector& y, engine::WeightVector bias) {
        for (std::size_t i = 0; i < y.size() && !bias.empty(); ++i)
            y[i] += static_cast<double>(bias[static_cast<std::size_t>(index) * y.size() + i]);
    };
    Vector gate = decodedProduct(kernels::stackedMatrix(weights.gate, index), x);
    Vector up = decodedProduct(kernels::stackedMatrix(weights.up, index), x);
    addBias(gate, weights.gateBias);
    addBias(up, weights.upBias);
    for (std::size_t i = 0; i < gate.size(); ++i)
        gate[i] *= up[i] / (1.0 + std::exp(-gate[i]));
    Vector y = decodedProduct(kernels::stackedMatrix(weights.down, index), gate);
    addBias(y, weights.downBias);
    return y;
}

Rows ExpertLayer::reference(const std::vector<bool>& isOnDevice) const {
    const bool weighsInput = m_model.config.experts->weighsInput;
    Rows rows(static_cast<std::size_t>(m_tokens), Vector(kEmbedding, 0.0));
    for (std::size_t pair = 0; pair < m_ids.size(); ++pair) {
        const auto id = static_cast<std::size_t>(m_ids[pair]);
        if (isOnDevice[id])
            continue;
        const std::size_t token = pair / kUsed;
        const double share = m_shares[pair];
        Vector x(m_rows.begin() + static_cast<std::ptrdiff_t>(token * kEmbedding),
                 m_rows.begin() + static_cast<std::ptrdiff_t>((token + 1) * kEmbedding));
        for (double& value : x)
            value *= weighsInput ? share : 1.0;
        test::add(rows[token], expert(m_ids[pair], x), weighsInput ? 1.0 : share);
    }
    return rows;
}

std::vector<float> ExpertLayer::run(const std::vector<bool>& isOnDevice, CpuLevel level, int threads,
                                    int* computed) const {
    CpuExperts experts(m_model.config, level, threads);
    std::vector<float> out(static_cast<std::size_t>(m_tokens) * kEmbedding, NAN);
    const auto count = experts.run(weights, isOnDevice,
                                   {.tokens = m_tokens,
                                    .rows = m_rows.data(),
                                    .ids = m_ids.data(),
                                    .weights = m_shares.data(),
                                    .out = out.data()},
                                   {});
    if (computed)
        *computed = count ? *count : -1;
    return out;
}

/// The largest difference, as a part of the largest number.
double difference(const std::vector<float>& rows, const Rows& expected) {
    double most = 0;
    double largest = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const double value = expected[i / kEmbedding][i % kEmbedding];
        largest = std::max(largest, std::abs(value));
        const double off = std::abs(static_cast<double>(rows[i]) - value);
        most = std::isnan(off) ? INFINITY : std::max(most, off);
    }
    return most / largest;
}

std::vector<bool> withMissing(std::initializer_list<int> missing) {
    std::vector<bool> isOnDevice(kExperts, true);
    for (const int expert : missing)
        isOnDevice[static_cast<std::size_t>(expert)] = false;
    return isOnDevice;
}

using Change = std::function<void(ExpertLayer&)>;

} // namespace

Q_DECLARE_METATYPE(Change)
Q_DECLARE_METATYPE(std::vector<bool>)

class TestCpuExperts : public QObject {
    Q_OBJECT

  private slots:
    void computesTheMissingOnly_data();
    void computesTheMissingOnly();
    void writesNothingWhenAllAreOnTheDevice();
    void threadsAndBatchesGiveTheSameBits_data() { computesTheMissingOnly_data(); }
    void threadsAndBatchesGiveTheSameBits();
    void stopsEarly();
};

void TestCpuExperts::computesTheMissingOnly_data() {
    QTest::addColumn<Change>("change");
    QTest::addColumn<std::vector<bool>>("isOnDevice");
    QTest::addColumn<int>("tokens");
    const auto all = withMissing({0, 1, 2, 3, 4, 5, 6});
    const Change none = [](ExpertLayer&) {};
    QTest::newRow("one token, all") << none << all << 1;
    QTest::newRow("one token, one of three") << none << withMissing({2}) << 1;
    QTest::newRow("many tokens, all") << none << all << 33;
    QTest::newRow("many tokens, the first") << none << withMissing({0}) << 33;
    QTest::newRow("many tokens, some") << none << withMissing({1, 4, 6}) << 33;
    QTest::newRow("biases") << Change([](ExpertLayer& l) { l.addBiases(); }) << withMissing({0, 3, 5}) << 9;
    QTest::newRow("weights on the input")
        << Change([](ExpertLayer& l) { l.config().experts->weighsInput = true; }) << withMissing({0, 2, 3})
        << 9;
    for (const QuantType type : {QuantType::bf16, QuantType::q8_0, QuantType::q4_k, QuantType::mxfp4})
        QTest::newRow(kernels::quantTraits(type)->name)
            << Change([type](ExpertLayer& l) { l.quantize(type); }) << withMissing({0, 2, 3}) << 9;
}

void TestCpuExperts::computesTheMissingOnly() {
    QFETCH(Change, change);
    QFETCH(std::vector<bool>, isOnDevice);
    QFETCH(int, tokens);
    ExpertLayer layer;
    change(layer);
    layer.addTokens(tokens);
    const Rows expected = layer.reference(isOnDevice);
    // Sums of 256 terms in double or float stay near 1e-6 of the largest.
    QVERIFY(difference(layer.run(isOnDevice, CpuLevel::Scalar, 1), expected) < 1e-5);
    // Faster levels round activations to int8: by 1/254 of the largest in a block, 0.4 % of what is usual in
    // it, before each of the two products; 4 standard deviations of both.
    QVERIFY(difference(layer.run(isOnDevice, kernels::detectCpuLevel(), 3), expected) < 0.025);
}

void TestCpuExperts::writesNothingWhenAllAreOnTheDevice() {
    ExpertLayer layer;
    layer.addTokens(5);
    int computed = -1;
    const std::vector<float> out = layer.run(withMissing({}), CpuLevel::Scalar, 2, &computed);
    QCOMPARE(computed, 0);
    QVERIFY(std::all_of(out.begin(), out.end(), [](float value) { return std::isnan(value); }));
}

void TestCpuExperts::threadsAndBatchesGiveTheSameBits() {
    QFETCH(Change, change);
    QFETCH(std::vector<bool>, isOnDevice);
    QFETCH(int, tokens);
    ExpertLayer layer;
    change(layer);
    layer.addTokens(tokens);
    const CpuLevel level = kernels::detectCpuLevel();
    const std::vector<float> expected = layer.run(isOnDevice, level, 1);
    for (const int threads : {2, 5})
        QCOMPARE(layer.run(isOnDevice, level, threads), expected);
    ExpertLayer alone; // the first token by itself
    change(alone);
    alone.addTokens(tokens);
    const std::vector<float> first(expected.begin(), expected.begin() + kEmbedding);
    alone.keepTokens(1);
    QCOMPARE(alone.run(isOnDevice, level, 2), first);
}

void TestCpuExperts::stopsEarly() {
    ExpertLayer layer;
    layer.addTokens(64);
    std::stop_source stop;
    stop.request_stop();
    CpuExperts experts(layer.config(), CpuLevel::Scalar, 2);
    std::vector<float> rows(64 * kEmbedding), out(64 * kEmbedding), shares(64 * kUsed, 1.0f);
    std::vector<std::int32_t> ids(64 * kUsed, 2);
    QElapsedTimer clock;
    clock.start();
    // 200 products of 64 rows in double: seconds if they were computed.
    for (int i = 0; i < 200; ++i)
        QVERIFY(experts
                    .run(layer.weights, withMissing({2}),
                         {.tokens = 64,
                          .rows = rows.data(),
                          .ids = ids.data(),
                          .weights = shares.data(),
                          .out = out.data()},
                         stop.get_token())
                    .ok());
    QVERIFY2(clock.elapsed() < 5000, qPrintable(QString::number(clock.elapsed())));
}

QTEST_APPLESS_MAIN(TestCpuExperts)
#include "tst_cpu_experts.moc"
