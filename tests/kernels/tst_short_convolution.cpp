// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/short_convolution.h"

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

Floats waves(std::int64_t count, double step) {
    Floats values(size(count));
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = 2.0f * static_cast<float>(std::sin(step * static_cast<double>(i) + 0.3));
    return values;
}

} // namespace

class TestShortConvolution : public QObject {
    Q_OBJECT

  private slots:
    void followsTheFormula_data();
    void followsTheFormula();
    void doesNotDependOnCuts_data() { followsTheFormula_data(); }
    void doesNotDependOnCuts();
    void stateIsTheLastRows();
};

void TestShortConvolution::followsTheFormula_data() {
    QTest::addColumn<CpuLevel>("level");
    QTest::addColumn<int>("channels");
    QTest::addColumn<int>("taps");
    QTest::addColumn<bool>("silu");
    QTest::addColumn<bool>("hasBias");
    for (const CpuLevel level : builtCpuLevels()) {
        for (const int channels : {1, 15, 16, 33, 84})
            for (const int taps : {1, 3, 4, 16})
                QTest::addRow("%s %d channels %d taps", cpuLevelName(level), channels, taps)
                    << level << channels << taps << (taps != 3) << (channels % 2 == 1);
    }
}

void TestShortConvolution::followsTheFormula() {
    QFETCH(CpuLevel, level);
    SKIP_UNLESS_AVAILABLE(level);
    QFETCH(int, channels);
    QFETCH(int, taps);
    QFETCH(bool, silu);
    QFETCH(bool, hasBias);
    constexpr std::int64_t kTokens = 9;
    const std::int64_t stride = channels + 5;
    const Floats weights = waves(std::int64_t{channels} * taps, 0.71);
    const Floats bias = waves(channels, 1.9);
    const Floats x = waves(kTokens * stride, 0.13);
    const Floats state = waves(std::int64_t{taps - 1} * channels, 0.57);
    const ShortConvolution shape{.weights = weights.data(),
                                 .bias = hasBias ? bias.data() : nullptr,
                                 .channels = channels,
                                 .taps = taps,
                                 .silu = silu};
    Floats out(size(kTokens * channels));
    shortConvolution(level, shape, x.data(), stride, state.data(), kTokens, 0, channels, out.data(),
                     channels);
    for (std::int64_t t = 0; t < kTokens; ++t) {
        for (std::int64_t c = 0; c < channels; ++c) {
            double sum = hasBias ? bias[size(c)] : 0.0;
            double magnitude = std::abs(sum);
            for (int j = 0; j < taps; ++j) {
                const std::int64_t token = t - taps + 1 + j;
                const double input =
                    token < 0 ? state[size((token + taps - 1) * channels + c)] : x[size(token * stride + c)];
                const double product = input * weights[size(c * taps + j)];
                sum += product;
                magnitude += std::abs(product);
            }
            const double expected = silu ? sum / (1.0 + std::exp(-sum)) : sum;
            // taps products and sums and a bias; SiLU is steeper than 1 by a tenth at most and brings
            // 3e-7 of its exponential and three roundings.
            const double bound = (taps + 2) * 0x1p-24 * magnitude * 1.1 + 6e-7 * std::abs(expected);
            QVERIFY2(std::abs(out[size(t * channels + c)] - expected) <= bound,
                     qPrintable(QString("token %1, channel %2: %3, expected %4")
                                    .arg(t)
                                    .arg(c)
                                    .arg(out[size(t * channels + c)])
                                    .arg(expected)));
        }
    }
}

/// Token by token with a rolling state, and channels in several parts, give the same bits.
void TestShortConvolution::doesNotDependOnCuts() {
    QFETCH(CpuLevel, level);
    SKIP_UNLESS_AVAILABLE(level);
    QFETCH(int, channels);
    QFETCH(int, taps);
    QFETCH(bool, silu);
    constexpr std::int64_t kTokens = 11;
    const Floats weights = waves(std::int64_t{channels} * taps, 0.71);
    const Floats x = waves(kTokens * channels, 0.13);
    const ShortConvolution shape{.weights = weights.data(), .channels = channels, .taps = taps, .silu = silu};
    const Floats zeros(size(std::int64_t{taps - 1} * channels), 0.0f);
    Floats whole(x.size());
    shortConvolution(level, shape, x.data(), channels, zeros.data(), kTokens, 0, channels, whole.data(),
                     channels);
    Floats end = zeros;
    advanceConvolutionState(shape, x.data(), channels, kTokens, 0, channels, end.data());
    for (const std::int64_t step : {1, 2, 5}) {
        Floats state = zeros;
        Floats out(x.size());
        for (std::int64_t t = 0; t < kTokens; t += step) {
            const std::int64_t count = std::min(step, kTokens - t);
            for (std::int64_t c = 0; c < channels; c += 16) {
                const std::int64_t last = std::min<std::int64_t>(channels, c + 16);
                shortConvolution(level, shape, x.data() + t * channels, channels, state.data(), count, c,
                                 last, out.data() + t * channels, channels);
                advanceConvolutionState(shape, x.data() + t * channels, channels, count, c, last,
                                        state.data());
            }
        }
        QCOMPARE(out, whole);
        QCOMPARE(state, end);
    }
}

void TestShortConvolution::stateIsTheLastRows() {
    const ShortConvolution shape{.channels = 2, .taps = 4};
    Floats state{1, 2, 3, 4, 5, 6}; // three rows
    const Floats x{7, 8, 9, 10, 11, 12, 13, 14};
    advanceConvolutionState(shape, x.data(), 2, 1, 0, 2, state.data());
    QCOMPARE(state, (Floats{3, 4, 5, 6, 7, 8}));
    advanceConvolutionState(shape, x.data(), 2, 4, 1, 2, state.data()); // the second channel only
    QCOMPARE(state, (Floats{3, 10, 5, 12, 7, 14}));
}

QTEST_GUILESS_MAIN(TestShortConvolution)
#include "tst_short_convolution.moc"
