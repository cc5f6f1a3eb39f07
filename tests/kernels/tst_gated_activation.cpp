// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/gated_activation.h"
#include "kernels/softmax.h"

#include "tests/kernels/cpu_levels.h"

#include <QTest>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

using namespace conclave::kernels;

Q_DECLARE_METATYPE(conclave::kernels::CpuLevel)

Q_DECLARE_METATYPE(conclave::kernels::GatedActivation)

/// The two operations that are mostly exponentials: gated activations and softmax.
class TestGatedActivation : public QObject {
    Q_OBJECT

  private slots:
    void followsTheFormula_data() { listCases(); }
    void followsTheFormula();
    void worksInPlace_data() { listCases(); }
    void worksInPlace();
    void extremesStayFinite_data() { listCases(); }
    void extremesStayFinite();
    void softmaxSumsToOne();
    void softmaxSurvivesLargeNumbers();

  private:
    static void listCases() {
        QTest::addColumn<CpuLevel>("level");
        QTest::addColumn<GatedActivation>("activation");
        const std::array<std::pair<GatedActivation, const char*>, 3> activations{
            {{GatedActivation::Silu, "silu"},
             {GatedActivation::GeluTanh, "gelu"},
             {GatedActivation::ClampedSilu, "clamped"}}};
        for (const CpuLevel level : builtCpuLevels())
            for (const auto& [activation, name] : activations)
                QTest::addRow("%s %s", name, cpuLevelName(level)) << level << activation;
    }
};

namespace {

/// As the formulas stand in gated_activation.h, with the tangent.
double expectedOf(GatedActivation activation, double gate, double up) {
    switch (activation) {
    case GatedActivation::Silu:
        return gate / (1.0 + std::exp(-gate)) * up;
    case GatedActivation::GeluTanh:
        return 0.5 * gate * (1.0 + std::tanh(std::sqrt(2.0 / M_PI) * (gate + 0.044715 * std::pow(gate, 3)))) *
               up;
    case GatedActivation::ClampedSilu:
        gate = std::min(gate, 7.0);
        return gate / (1.0 + std::exp(-1.702 * gate)) * (std::clamp(up, -7.0, 7.0) + 1.0);
    }
    return 0;
}

} // namespace

void TestGatedActivation::followsTheFormula() {
    QFETCH(CpuLevel, level);
    SKIP_UNLESS_AVAILABLE(level);
    QFETCH(GatedActivation, activation);
    std::vector<float> gate;
    std::vector<float> up;
    for (int i = -6000; i <= 6000; ++i) { // every 1/100 from -60 to 60
        gate.push_back(static_cast<float>(i) / 100.0f);
        up.push_back(static_cast<float>(i % 7 * 3));
    }
    std::vector<float> out(gate.size());
    gatedActivation(level, activation, gate.data(), up.data(), static_cast<std::int64_t>(gate.size()),
                    out.data());
    for (std::size_t i = 0; i < gate.size(); ++i) {
        const double expected = expectedOf(activation, gate[i], up[i]);
        // 3e-7 of the exponential and five roundings of 6e-8. The argument of the exponential is rounded
        // too (twice with its slope, seven times of GeluTanh), which its size makes an error of the result;
        // and the formula with the tangent loses what is below 2^-53 of the gate.
        const double argument = activation == GatedActivation::GeluTanh
                                    ? 1.6 * std::abs(gate[i]) * (1.0 + 0.045 * gate[i] * gate[i])
                                    : 1.702 * std::abs(gate[i]);
        const double roundings = activation == GatedActivation::GeluTanh ? 7.0 : 2.0;
        const double bound = (6e-7 + std::min(argument, 88.0) * roundings * 6e-8) * std::abs(expected) +
                             std::abs(gate[i] * up[i]) * 3e-16 + 1e-36;
        QVERIFY2(std::abs(out[i] - expected) <= bound,
                 qPrintable(QString("%1: %2, expected %3").arg(gate[i]).arg(out[i]).arg(expected)));
    }
}

void TestGatedActivation::worksInPlace() {
    QFETCH(CpuLevel, level);
    SKIP_UNLESS_AVAILABLE(level);
    QFETCH(GatedActivation, activation);
    for (const std::size_t count : {1u, 7u, 16u, 33u, 257u}) {
        std::vector<float> gate(count);
        for (std::size_t i = 0; i < count; ++i)
            gate[i] = std::sin(static_cast<float>(i)) * 4.0f;
        const std::vector<float> up(count, 0.5f);
        std::vector<float> expected(count);
        const auto size = static_cast<std::int64_t>(count);
        gatedActivation(level, activation, gate.data(), up.data(), size, expected.data());
        gatedActivation(level, activation, gate.data(), up.data(), size, gate.data());
        QCOMPARE(gate, expected);
    }
}

void TestGatedActivation::extremesStayFinite() {
    QFETCH(CpuLevel, level);
    SKIP_UNLESS_AVAILABLE(level);
    QFETCH(GatedActivation, activation);
    const std::vector<float> gate{-1e30f, -200.0f, -0.0f,
                                  200.0f, 1e30f,   std::numeric_limits<float>::quiet_NaN()};
    const std::vector<float> up(gate.size(), 1.0f);
    std::vector<float> out(gate.size());
    gatedActivation(level, activation, gate.data(), up.data(), static_cast<std::int64_t>(gate.size()),
                    out.data());
    const bool clamps = activation == GatedActivation::ClampedSilu;
    QVERIFY(std::abs(out[0]) < 1e-6f && std::abs(out[1]) < 1e-6f);
    QCOMPARE(out[2], 0.0f);
    QVERIFY(clamps ? std::abs(out[3] - 14.0f) < 1e-3f : out[3] == 200.0f);
    QVERIFY(clamps ? std::abs(out[4] - 14.0f) < 1e-3f : out[4] == 1e30f);
    QVERIFY(std::isnan(out[5])); // broken weights must not look like sound ones
}

void TestGatedActivation::softmaxSumsToOne() {
    std::vector<float> x{1.0f, 2.0f, 3.0f, -1.0f};
    softmax(x.data(), 4);
    const double total = std::exp(1.0) + std::exp(2.0) + std::exp(3.0) + std::exp(-1.0);
    QVERIFY(std::abs(x[2] - std::exp(3.0) / total) < 1e-7);
    QVERIFY(std::abs(x[0] + x[1] + x[2] + x[3] - 1.0f) < 1e-6f);
}

void TestGatedActivation::softmaxSurvivesLargeNumbers() {
    std::vector<float> x{1e5f, -1e5f, 1e5f};
    softmax(x.data(), 3);
    QCOMPARE(x, (std::vector<float>{0.5f, 0.0f, 0.5f}));
}

QTEST_GUILESS_MAIN(TestGatedActivation)
#include "tst_gated_activation.moc"
