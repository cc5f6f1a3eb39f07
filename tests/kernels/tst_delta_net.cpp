// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/delta_net.h"
#include "kernels/l2_norm.h"

#include "tests/kernels/cpu_levels.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <vector>

using namespace conclave::kernels;

Q_DECLARE_METATYPE(conclave::kernels::CpuLevel)

namespace {

using Floats = std::vector<float>;

std::size_t size(std::int64_t count) {
    return static_cast<std::size_t>(count);
}

/// Rows [query | key | value] of some tokens with gates, as a layer's projections would leave them.
struct Tokens {
    std::int64_t count, keyWidth, valueWidth;
    Floats rows, decay, update;

    Tokens(std::int64_t tokens, std::int64_t keys, std::int64_t values)
        : count(tokens), keyWidth(keys), valueWidth(values), rows(size(tokens * stride())) {
        for (std::size_t i = 0; i < rows.size(); ++i)
            rows[i] = static_cast<float>(std::sin(0.37 * static_cast<double>(i * i % 1009)));
        for (std::int64_t t = 0; t < tokens; ++t) {
            l2Norm(rows.data() + t * stride(), keys, 2, keys, 1e-6f, 1.0f);
            decay.push_back(0.5f + 0.5f * static_cast<float>(std::abs(std::cos(1.3 * double(t)))));
            update.push_back(0.1f + 0.8f * static_cast<float>(std::abs(std::sin(0.9 * double(t)))));
        }
    }
    std::int64_t stride() const { return 2 * keyWidth + valueWidth + 3; } // three floats of something else
    DeltaNetHead head(std::int64_t first = 0) const {
        const float* const row = rows.data() + first * stride();
        return {.query = row,
                .key = row + keyWidth,
                .value = row + 2 * keyWidth,
                .rowStride = stride(),
                .decay = decay.data() + first,
                .update = update.data() + first,
                .gateStride = 1,
                .keyWidth = keyWidth,
                .valueWidth = valueWidth};
    }
};

} // namespace

class TestDeltaNet : public QObject {
    Q_OBJECT

  private slots:
    void followsTheFormula_data();
    void followsTheFormula();
    void doesNotDependOnHowTokensAreCut_data() { followsTheFormula_data(); }
    void doesNotDependOnHowTokensAreCut();
    void fullUpdateReplacesWhatAKeyHolds_data();
    void fullUpdateReplacesWhatAKeyHolds();
    void gatesFollowTheFormula();
    void l2NormFollowsTheFormula();
};

void TestDeltaNet::followsTheFormula_data() {
    QTest::addColumn<CpuLevel>("level");
    QTest::addColumn<int>("keyWidth");
    QTest::addColumn<int>("valueWidth");
    for (const CpuLevel level : builtCpuLevels()) {
        for (const auto& [keys, values] :
             {std::pair{1, 1}, {3, 7}, {12, 20}, {16, 8}, {31, 33}, {128, 128}, {64, 57}})
            QTest::addRow("%s %d x %d", cpuLevelName(level), keys, values) << level << keys << values;
    }
}

/// Against the formula in double precision.
///
/// I − βkkᵀ with |k| = 1 and β <= 1 stretches nothing, so an error once made does not grow: after t tokens
/// there are at most t times those of one. Each is a sum of keyWidth products and some four more roundings of
/// 2^-24, doubled for both sums, of numbers up to |S column| + |value|.
void TestDeltaNet::followsTheFormula() {
    QFETCH(CpuLevel, level);
    SKIP_UNLESS_AVAILABLE(level);
    QFETCH(int, keyWidth);
    QFETCH(int, valueWidth);
    const Tokens tokens(40, keyWidth, valueWidth);
    const DeltaNetHead head = tokens.head();
    Floats state(size(std::int64_t{keyWidth} * valueWidth), 0.0f);
    Floats out(size(tokens.count * valueWidth));
    deltaNet(level, head, tokens.count, state.data(), out.data(), valueWidth);

    std::vector<double> exact(state.size(), 0.0);
    double largest = 0;
    for (std::int64_t t = 0; t < tokens.count; ++t) {
        const float* const query = head.query + t * head.rowStride;
        const float* const key = head.key + t * head.rowStride;
        for (std::int64_t c = 0; c < valueWidth; ++c) {
            double found = 0;
            double squares = 0;
            for (std::int64_t i = 0; i < keyWidth; ++i) {
                exact[size(i * valueWidth + c)] *= head.decay[t];
                found += exact[size(i * valueWidth + c)] * key[i];
            }
            const double value = head.value[t * head.rowStride + c];
            double expected = 0;
            for (std::int64_t i = 0; i < keyWidth; ++i) {
                double& cell = exact[size(i * valueWidth + c)];
                cell += key[i] * head.update[t] * (value - found);
                expected += cell * query[i];
                squares += cell * cell;
            }
            largest = std::max(largest, std::sqrt(squares) + std::abs(value));
            const double bound = static_cast<double>(t + 1) * (keyWidth + 4) * 2 * 0x1p-24 * largest;
            const double got = out[size(t * valueWidth + c)];
            QVERIFY2(std::abs(got - expected) <= bound,
                     qPrintable(QString("token %1, column %2: %3, expected %4 ± %5")
                                    .arg(t)
                                    .arg(c)
                                    .arg(got)
                                    .arg(expected)
                                    .arg(bound)));
        }
    }
    for (std::size_t i = 0; i < state.size(); ++i)
        QVERIFY(std::abs(state[i] - exact[i]) <=
                static_cast<double>(tokens.count) * (keyWidth + 4) * 2 * 0x1p-24 * largest);
}

void TestDeltaNet::doesNotDependOnHowTokensAreCut() {
    QFETCH(CpuLevel, level);
    SKIP_UNLESS_AVAILABLE(level);
    QFETCH(int, keyWidth);
    QFETCH(int, valueWidth);
    const Tokens tokens(23, keyWidth, valueWidth);
    Floats state(size(std::int64_t{keyWidth} * valueWidth), 0.0f);
    Floats whole(size(tokens.count * valueWidth));
    deltaNet(level, tokens.head(), tokens.count, state.data(), whole.data(), valueWidth);
    for (const std::int64_t step : {1, 7}) {
        Floats other(state.size(), 0.0f);
        Floats out(whole.size());
        for (std::int64_t t = 0; t < tokens.count; t += step)
            deltaNet(level, tokens.head(t), std::min(step, tokens.count - t), other.data(),
                     out.data() + t * valueWidth, valueWidth);
        QCOMPARE(out, whole);
        QCOMPARE(other, state);
    }
}

void TestDeltaNet::fullUpdateReplacesWhatAKeyHolds_data() {
    QTest::addColumn<CpuLevel>("level");
    for (const CpuLevel level : builtCpuLevels())
        QTest::newRow(cpuLevelName(level)) << level;
}

/// What the rule is for: a key written twice gives its second value, another key keeps its own.
void TestDeltaNet::fullUpdateReplacesWhatAKeyHolds() {
    QFETCH(CpuLevel, level);
    SKIP_UNLESS_AVAILABLE(level);
    const Floats rows{// query, key, value
                      0, 1, 1, 0, 5, 0, 1, 0, 1, 7, 1, 0, 1, 0, 9, 0, 1, 1, 0, 9};
    const Floats ones(4, 1.0f);
    const DeltaNetHead head{.query = rows.data(),
                            .key = rows.data() + 2,
                            .value = rows.data() + 4,
                            .rowStride = 5,
                            .decay = ones.data(),
                            .update = ones.data(),
                            .gateStride = 1,
                            .keyWidth = 2,
                            .valueWidth = 1};
    Floats state(2, 0.0f);
    Floats out(4);
    deltaNet(level, head, 4, state.data(), out.data(), 1);
    QCOMPARE(out, (Floats{0, 7, 9, 7}));
}

void TestDeltaNet::gatesFollowTheFormula() {
    for (const float x : {-90.0f, -3.0f, 0.0f, 0.4f, 19.9f, 20.1f, 80.0f}) {
        const float bias = 0.25f;
        const float rate = -0.7f;
        float decay = x;
        float update = x;
        deltaNetGates(&bias, &rate, 1, &decay, &update);
        const double softplus = std::log1p(std::exp(static_cast<double>(x) + bias));
        // A few roundings of the exponent, which exp turns into a relative error.
        const double exponent = static_cast<double>(rate) * softplus;
        QVERIFY(std::abs(decay - std::exp(exponent)) <=
                std::exp(exponent) * (4 - 4 * exponent) * 0x1p-24 + 1e-38);
        const double sigmoid = 1.0 / (1.0 + std::exp(-static_cast<double>(x)));
        QVERIFY(std::abs(update - sigmoid) <= sigmoid * 4 * 0x1p-24 + 1e-38);
        QVERIFY(decay >= 0 && decay <= 1 && update >= 0 && update <= 1);
    }
}

void TestDeltaNet::l2NormFollowsTheFormula() {
    for (const std::int64_t cols : {1, 12, 16, 17, 128}) {
        Floats x(size(2 * cols + 4), 9.0f);
        for (std::int64_t i = 0; i < cols; ++i) {
            x[size(i)] = static_cast<float>(std::sin(1.0 + double(i)));
            x[size(cols + 4 + i)] = 1e-4f; // where the epsilon counts
        }
        const Floats before = x;
        l2Norm(x.data(), cols + 4, 2, cols, 1e-6f, 0.5f);
        for (const std::int64_t first : {std::int64_t{0}, cols + 4}) {
            double squares = 1e-6f;
            for (std::int64_t i = 0; i < cols; ++i)
                squares += static_cast<double>(before[size(first + i)]) * before[size(first + i)];
            for (std::int64_t i = 0; i < cols; ++i) {
                const double expected = 0.5 * before[size(first + i)] / std::sqrt(squares);
                // Sixteen sums of cols / 16 squares, a root, a division and a product.
                QVERIFY(std::abs(x[size(first + i)] - expected) <=
                        std::abs(expected) * (static_cast<double>(cols) / 16 + 6) * 0x1p-24);
            }
        }
        QCOMPARE(x[size(cols)], 9.0f);
    }
}

QTEST_GUILESS_MAIN(TestDeltaNet)
#include "tst_delta_net.moc"
