// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/rope.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <vector>

using namespace conclave::kernels;

class TestRope : public QObject {
    Q_OBJECT

  private slots:
    void frequenciesFallFromOneToTheBase();
    void factorsDivideFrequencies();
    void linearScalingSlowsAllPairs();
    void yarnKeepsFastPairsAndSlowsTheOthers();
    void yarnsRampMayBeginBetweenPairs();
    void tableStaysExactAtLargePositions();
    void pairingChoosesColumns();
    void rotationsOnlyDependOnDistance();
    void columnsBehindThePairsStay();
};

void TestRope::frequenciesFallFromOneToTheBase() {
    std::vector<double> frequencies(4);
    ropeFrequencies(10000.0, 4, {}, nullptr, frequencies.data());
    const std::vector<double> expected{1.0, 0.1, 0.01, 0.001};
    for (std::size_t i = 0; i < 4; ++i)
        QVERIFY(std::abs(frequencies[i] / expected[i] - 1.0) < 1e-12);
}

void TestRope::factorsDivideFrequencies() {
    std::vector<double> frequencies(2);
    const std::vector<float> factors{1.0f, 8.0f};
    ropeFrequencies(100.0, 2, {}, factors.data(), frequencies.data());
    QCOMPARE(frequencies[0], 1.0);
    QCOMPARE(frequencies[1], 0.1 / 8);
}

void TestRope::linearScalingSlowsAllPairs() {
    std::vector<double> frequencies(2);
    ropeFrequencies(100.0, 2, {.kind = RopeScaling::Kind::Linear, .factor = 4.0}, nullptr,
                    frequencies.data());
    QCOMPARE(frequencies[0], 0.25);
    QVERIFY(std::abs(frequencies[1] - 0.025) < 1e-15);
}

/// DeepSeek-V2's numbers: 32 pairs, base 10000, 40 times 4096 tokens. The ramp runs from pair 10 to pair 23
/// (32 · ln(4096 / (32 · 2π)) / ln 10000 = 10.47 and, for one turn, 22.51).
void TestRope::yarnKeepsFastPairsAndSlowsTheOthers() {
    const RopeScaling yarn{.kind = RopeScaling::Kind::Yarn, .factor = 40.0, .originalContext = 4096};
    std::vector<double> plain(32);
    std::vector<double> scaled(32);
    ropeFrequencies(10000.0, 32, {}, nullptr, plain.data());
    ropeFrequencies(10000.0, 32, yarn, nullptr, scaled.data());
    for (std::size_t i = 0; i < 32; ++i) {
        const double ramp = i <= 10 ? 0.0 : i >= 23 ? 1.0 : (static_cast<double>(i) - 10.0) / 13.0;
        const double expected = plain[i] * (1.0 - ramp + ramp / 40.0);
        QVERIFY2(std::abs(scaled[i] / expected - 1.0) < 1e-12, qPrintable(QString("pair %1").arg(i)));
    }
}

/// The same numbers with a ramp from 10.47 to 22.51, as gpt-oss has it.
void TestRope::yarnsRampMayBeginBetweenPairs() {
    const RopeScaling yarn{
        .kind = RopeScaling::Kind::Yarn, .factor = 40.0, .originalContext = 4096, .wholePairs = false};
    std::vector<double> plain(32);
    std::vector<double> scaled(32);
    ropeFrequencies(10000.0, 32, {}, nullptr, plain.data());
    ropeFrequencies(10000.0, 32, yarn, nullptr, scaled.data());
    const auto edge = [](double turns) {
        return 32.0 * std::log(4096 / (turns * 6.283185307179586)) / std::log(10000.0);
    };
    for (std::size_t i = 0; i < 32; ++i) {
        const double ramp = std::clamp((static_cast<double>(i) - edge(32)) / (edge(1) - edge(32)), 0.0, 1.0);
        const double expected = plain[i] * (1.0 - ramp + ramp / 40.0);
        QVERIFY2(std::abs(scaled[i] / expected - 1.0) < 1e-12, qPrintable(QString("pair %1").arg(i)));
    }
}

void TestRope::tableStaysExactAtLargePositions() {
    const std::vector<double> frequencies{1.0, 1e-4};
    std::vector<float> cosines(4);
    std::vector<float> sines(4);
    ropeTable(frequencies.data(), 2, 131070, 2, 2.0f, cosines.data(), sines.data());
    for (std::size_t t = 0; t < 2; ++t) {
        for (std::size_t i = 0; i < 2; ++i) {
            const double angle = (131070.0 + static_cast<double>(t)) * frequencies[i];
            QVERIFY(std::abs(cosines[t * 2 + i] - 2.0 * std::cos(angle)) < 3e-7); // one rounding to float
            QVERIFY(std::abs(sines[t * 2 + i] - 2.0 * std::sin(angle)) < 3e-7);
        }
    }
}

void TestRope::pairingChoosesColumns() {
    const std::vector<float> cosines{0.0f, 1.0f}; // the first pair turns by 90 degrees, the second not at all
    const std::vector<float> sines{1.0f, 0.0f};
    std::vector<float> neighbours{1, 2, 3, 4};
    rope(RopePairing::Interleaved, neighbours.data(), 1, 4, 2, cosines.data(), sines.data());
    QCOMPARE(neighbours, (std::vector<float>{-2, 1, 3, 4}));
    std::vector<float> halves{1, 2, 3, 4};
    rope(RopePairing::Halves, halves.data(), 1, 4, 2, cosines.data(), sines.data());
    QCOMPARE(halves, (std::vector<float>{-3, 2, 1, 4}));
}

void TestRope::rotationsOnlyDependOnDistance() {
    std::vector<double> frequencies(8);
    ropeFrequencies(10000.0, 8, {}, nullptr, frequencies.data());
    const auto product = [&](int queryAt, int keyAt) {
        std::vector<float> query(16);
        std::vector<float> key(16);
        for (std::size_t i = 0; i < 16; ++i) {
            query[i] = std::sin(static_cast<float>(i) + 1.0f);
            key[i] = std::cos(3.0f * static_cast<float>(i));
        }
        std::vector<float> cosines(8);
        std::vector<float> sines(8);
        ropeTable(frequencies.data(), 8, queryAt, 1, 1.0f, cosines.data(), sines.data());
        rope(RopePairing::Halves, query.data(), 1, 16, 8, cosines.data(), sines.data());
        ropeTable(frequencies.data(), 8, keyAt, 1, 1.0f, cosines.data(), sines.data());
        rope(RopePairing::Halves, key.data(), 1, 16, 8, cosines.data(), sines.data());
        double sum = 0;
        for (std::size_t i = 0; i < 16; ++i)
            sum += static_cast<double>(query[i]) * key[i];
        return sum;
    };
    QVERIFY(std::abs(product(1000, 990) - product(10, 0)) < 1e-5);
    QVERIFY(std::abs(product(1000, 990) - product(1000, 980)) > 1e-2);
}

void TestRope::columnsBehindThePairsStay() {
    const std::vector<float> cosines{-1.0f};
    const std::vector<float> sines{0.0f};
    std::vector<float> x{1, 2, 3, 4, 5, 6};
    rope(RopePairing::Halves, x.data(), 2, 3, 1, cosines.data(), sines.data());
    QCOMPARE(x, (std::vector<float>{-1, -2, 3, -4, -5, 6}));
}

QTEST_GUILESS_MAIN(TestRope)
#include "tst_rope.moc"
