// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/rms_norm.h"

#include <QTest>
#include <cmath>
#include <vector>

using conclave::kernels::rmsNorm;

class TestRmsNorm : public QObject {
    Q_OBJECT

  private slots:
    void followsTheFormula_data();
    void followsTheFormula();
    void worksInPlaceAndWithStrides();
    void epsilonKeepsZerosFinite();
};

void TestRmsNorm::followsTheFormula_data() {
    QTest::addColumn<int>("cols");
    for (const int cols : {1, 15, 16, 17, 31, 64, 255, 257, 7168})
        QTest::addRow("%d", cols) << cols;
}

void TestRmsNorm::followsTheFormula() {
    QFETCH(int, cols);
    const auto width = static_cast<std::size_t>(cols);
    std::vector<float> x(width);
    std::vector<float> weight(width);
    double squares = 0;
    for (std::size_t i = 0; i < width; ++i) {
        x[i] = static_cast<float>(std::sin(0.7 * static_cast<double>(i) + 1)) * 3.0f;
        weight[i] = 0.5f + static_cast<float>(i % 5);
        squares += static_cast<double>(x[i]) * x[i];
    }
    std::vector<float> out(width);
    rmsNorm(x.data(), cols, 1, cols, weight.data(), 1e-5f, out.data(), cols);
    const double scale = 1.0 / std::sqrt(squares / cols + 1e-5);
    for (std::size_t i = 0; i < width; ++i) {
        const double expected = x[i] * scale * weight[i];
        // Sixteen float sums of cols / 16 squares: under 1e-6 relative up to some ten thousand columns.
        QVERIFY2(std::abs(out[i] - expected) <= 2e-6 * std::abs(expected) + 1e-12,
                 qPrintable(QString("%1: %2, expected %3").arg(i).arg(out[i]).arg(expected)));
    }
}

void TestRmsNorm::worksInPlaceAndWithStrides() {
    // Two rows of three in a matrix of five columns; the other columns stay as they are.
    std::vector<float> x{3, 0, -3, 9, 9, 1, 1, 1, 8, 8};
    const std::vector<float> weight{1, 1, 2};
    rmsNorm(x.data(), 5, 2, 3, weight.data(), 0.0f, x.data(), 5);
    const float root = std::sqrt(1.5f);
    QVERIFY(std::abs(x[0] - root) < 1e-6f && x[1] == 0.0f && std::abs(x[2] + 2 * root) < 1e-6f);
    QVERIFY(std::abs(x[5] - 1) < 1e-6f && std::abs(x[7] - 2) < 1e-6f);
    QCOMPARE(x[3], 9.0f);
    QCOMPARE(x[9], 8.0f);
}

void TestRmsNorm::epsilonKeepsZerosFinite() {
    std::vector<float> x(20, 0.0f);
    const std::vector<float> weight(20, 1.0f);
    rmsNorm(x.data(), 20, 1, 20, weight.data(), 1e-6f, x.data(), 20);
    for (const float value : x)
        QCOMPARE(value, 0.0f);
}

QTEST_GUILESS_MAIN(TestRmsNorm)
#include "tst_rms_norm.moc"
