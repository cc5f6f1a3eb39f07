// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/softmax.h"
#include "kernels/swiglu.h"

#include <QTest>
#include <cmath>
#include <limits>
#include <vector>

using namespace conclave::kernels;

Q_DECLARE_METATYPE(conclave::kernels::CpuLevel)

/// The two operations that are mostly exponentials: swiglu and softmax.
class TestSwiglu : public QObject {
    Q_OBJECT

  private slots:
    void followsTheFormula_data() { listLevels(); }
    void followsTheFormula();
    void worksInPlace_data() { listLevels(); }
    void worksInPlace();
    void extremesStayFinite_data() { listLevels(); }
    void extremesStayFinite();
    void softmaxSumsToOne();
    void softmaxSurvivesLargeNumbers();

  private:
    static void listLevels() {
        QTest::addColumn<CpuLevel>("level");
        for (const CpuLevel level : {CpuLevel::Scalar, CpuLevel::Avx2, CpuLevel::Avx512Vnni})
            if (cpuLevelAvailable(level))
                QTest::newRow(cpuLevelName(level)) << level;
    }
};

void TestSwiglu::followsTheFormula() {
    QFETCH(CpuLevel, level);
    std::vector<float> gate;
    std::vector<float> up;
    for (int i = -6000; i <= 6000; ++i) { // every 1/100 from -60 to 60
        gate.push_back(static_cast<float>(i) / 100.0f);
        up.push_back(1.0f + static_cast<float>(i % 7));
    }
    std::vector<float> out(gate.size());
    swiglu(level, gate.data(), up.data(), static_cast<std::int64_t>(gate.size()), out.data());
    for (std::size_t i = 0; i < gate.size(); ++i) {
        const double x = gate[i];
        const double expected = x / (1.0 + std::exp(-x)) * up[i];
        // 3e-7 of the exponential and four roundings of 6e-8.
        QVERIFY2(std::abs(out[i] - expected) <= 6e-7 * std::abs(expected) + 1e-36,
                 qPrintable(QString("%1: %2, expected %3").arg(x).arg(out[i]).arg(expected)));
    }
}

void TestSwiglu::worksInPlace() {
    QFETCH(CpuLevel, level);
    for (const std::size_t count : {1u, 7u, 16u, 33u, 257u}) {
        std::vector<float> gate(count);
        for (std::size_t i = 0; i < count; ++i)
            gate[i] = std::sin(static_cast<float>(i)) * 4.0f;
        const std::vector<float> up(count, 0.5f);
        std::vector<float> expected(count);
        swiglu(level, gate.data(), up.data(), static_cast<std::int64_t>(count), expected.data());
        swiglu(level, gate.data(), up.data(), static_cast<std::int64_t>(count), gate.data());
        QCOMPARE(gate, expected);
    }
}

void TestSwiglu::extremesStayFinite() {
    QFETCH(CpuLevel, level);
    const std::vector<float> gate{-1e30f, -200.0f, -0.0f,
                                  200.0f, 1e30f,   std::numeric_limits<float>::quiet_NaN()};
    const std::vector<float> up(gate.size(), 1.0f);
    std::vector<float> out(gate.size());
    swiglu(level, gate.data(), up.data(), static_cast<std::int64_t>(gate.size()), out.data());
    QVERIFY(std::abs(out[0]) < 1e-6f && std::abs(out[1]) < 1e-6f);
    QCOMPARE(out[2], 0.0f);
    QCOMPARE(out[3], 200.0f);
    QCOMPARE(out[4], 1e30f);
    QVERIFY(std::isnan(out[5])); // broken weights must not look like sound ones
}

void TestSwiglu::softmaxSumsToOne() {
    std::vector<float> x{1.0f, 2.0f, 3.0f, -1.0f};
    softmax(x.data(), 4);
    const double total = std::exp(1.0) + std::exp(2.0) + std::exp(3.0) + std::exp(-1.0);
    QVERIFY(std::abs(x[2] - std::exp(3.0) / total) < 1e-7);
    QVERIFY(std::abs(x[0] + x[1] + x[2] + x[3] - 1.0f) < 1e-6f);
}

void TestSwiglu::softmaxSurvivesLargeNumbers() {
    std::vector<float> x{1e5f, -1e5f, 1e5f};
    softmax(x.data(), 3);
    QCOMPARE(x, (std::vector<float>{0.5f, 0.0f, 0.5f}));
}

QTEST_GUILESS_MAIN(TestSwiglu)
#include "tst_swiglu.moc"
