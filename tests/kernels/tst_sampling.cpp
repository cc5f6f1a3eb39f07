// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/sampling.h"

#include <QTest>
#include <cmath>
#include <limits>

using namespace conclave::kernels;

class TestSampling : public QObject {
    Q_OBJECT

  private slots:
    void weightsAreExponentials();
    void weightsNeverRiseWithTheDistance();
    void extremeDistancesHaveTheirWeights();
    void sharesAreRoundedDown();
    void drawsCoverAllWeights();
};

void TestSampling::weightsAreExponentials() {
    for (const float temperature : {0.25f, 1.0f, 3.7f}) {
        const float halvings = weightHalvings(temperature);
        for (int i = 0; i < 20000; ++i) {
            const float below = static_cast<float>(i) * 0.0013f * temperature;
            const double exact = 0x1p40 * std::exp2(-static_cast<double>(below * halvings));
            const double found = static_cast<double>(sampleWeight(below, halvings));
            // A step of the exponent is 2^-26 of a halving, a step of the power 2^-31 a few times over.
            const double bound = exact * 0x1p-26 + 1;
            QVERIFY2(std::fabs(found - exact) <= bound, qPrintable(QString::number(below)));
        }
    }
}

void TestSampling::weightsNeverRiseWithTheDistance() {
    std::uint64_t before = kTopWeight;
    for (int i = 0; i < 400000; ++i) {
        const std::uint64_t weight = sampleWeight(static_cast<float>(i) * 0x1p-13f, 1.0f);
        QVERIFY(weight <= before);
        before = weight;
    }
}

void TestSampling::extremeDistancesHaveTheirWeights() {
    constexpr float kInfinity = std::numeric_limits<float>::infinity();
    QCOMPARE(sampleWeight(0.0f, kInfinity), kTopWeight); // temperature so low that its inverse is infinite
    QCOMPARE(sampleWeight(1.0f, kInfinity), std::uint64_t{0});
    QCOMPARE(sampleWeight(kInfinity, 1.0f), std::uint64_t{0});
    QCOMPARE(sampleWeight(40.0f, 1.0f), std::uint64_t{0});
    QCOMPARE(sampleWeight(1.0f, 1.0f), kTopWeight / 2);
    QCOMPARE(sampleWeight(39.0f, 1.0f), std::uint64_t{2});
}

void TestSampling::sharesAreRoundedDown() {
    QCOMPARE(shareOfWeights(0.5f, 7), std::uint64_t{3});
    QCOMPARE(shareOfWeights(-1.0f, 7), std::uint64_t{0});
    QCOMPARE(shareOfWeights(std::numeric_limits<float>::quiet_NaN(), 7), std::uint64_t{0});
    constexpr std::uint64_t kMost = kTopWeight << 23;
    QVERIFY(shareOfWeights(std::nextafter(1.0f, 0.0f), kMost) < kMost);
}

void TestSampling::drawsCoverAllWeights() {
    for (const std::uint64_t total :
         {std::uint64_t{1}, std::uint64_t{3}, kTopWeight, (kTopWeight << 23) - 1}) {
        QCOMPARE(drawnWeight(0.0, total), std::uint64_t{0});
        QCOMPARE(drawnWeight(std::nextafter(1.0, 0.0), total), total - 1 - (total >> 53));
        QCOMPARE(drawnWeight(0.5, total), total / 2);
    }
    QCOMPARE(drawnWeight(0.7, 10), std::uint64_t{6}); // 0.7 is a little less
    QCOMPARE(drawnWeight(0.25, (std::uint64_t{5} << 32) + 4), (std::uint64_t{5} << 30) + 1);
}

QTEST_GUILESS_MAIN(TestSampling)
#include "tst_sampling.moc"
