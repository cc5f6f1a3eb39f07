// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/attention.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

using namespace conclave::kernels;

namespace {

/// Numbers between -1 and 1 that repeat on every machine.
std::vector<float> numbers(std::size_t count, unsigned seed) {
    std::vector<float> out(count);
    unsigned state = seed * 2654435761u + 1;
    for (float& value : out) {
        state = state * 1664525u + 1013904223u;
        value = static_cast<float>(state >> 8) / 8388608.0f - 1.0f;
    }
    return out;
}

std::vector<double> expectedRow(const AttentionCache& cache, const AttentionRow& row, double scale) {
    std::vector<double> weight(static_cast<std::size_t>(row.visible));
    double top = -std::numeric_limits<double>::infinity();
    for (std::int64_t p = 0; p < row.visible; ++p) {
        double sum = 0;
        for (std::int64_t i = 0; i < cache.keyWidth; ++i)
            sum += static_cast<double>(row.query[i]) * cache.keys[p * cache.keyStride + i];
        weight[static_cast<std::size_t>(p)] = scale * sum;
        top = std::max(top, scale * sum);
    }
    double total = 0;
    for (double& w : weight)
        total += w = std::exp(w - top);
    std::vector<double> out(static_cast<std::size_t>(cache.valueWidth), 0.0);
    for (std::int64_t p = 0; p < row.visible; ++p)
        for (std::int64_t i = 0; i < cache.valueWidth; ++i)
            out[static_cast<std::size_t>(i)] +=
                weight[static_cast<std::size_t>(p)] / total * cache.values[p * cache.valueStride + i];
    return out;
}

} // namespace

Q_DECLARE_METATYPE(conclave::kernels::CpuLevel)

class TestAttention : public QObject {
    Q_OBJECT

  private slots:
    void followsTheFormula_data();
    void followsTheFormula();
    void rowsDoNotSeeEachOther_data() { listLevels(); }
    void rowsDoNotSeeEachOther();
    void largeScoresDoNotOverflow_data() { listLevels(); }
    void largeScoresDoNotOverflow();
    void brokenKeysStayVisible_data() { listLevels(); }
    void brokenKeysStayVisible();

  private:
    static void listLevels() {
        QTest::addColumn<CpuLevel>("level");
        for (const CpuLevel level : {CpuLevel::Scalar, CpuLevel::Avx2, CpuLevel::Avx512Vnni})
            if (cpuLevelAvailable(level))
                QTest::newRow(cpuLevelName(level)) << level;
    }
};

void TestAttention::followsTheFormula_data() {
    QTest::addColumn<CpuLevel>("level");
    QTest::addColumn<int>("keyWidth");
    QTest::addColumn<int>("valueWidth");
    QTest::addColumn<int>("positions");
    QTest::addColumn<bool>("valuesInKeys");
    for (const CpuLevel level : {CpuLevel::Scalar, CpuLevel::Avx2, CpuLevel::Avx512Vnni}) {
        if (!cpuLevelAvailable(level))
            continue;
        for (const int positions : {1, 3, 31, 32, 33, 63, 255, 257, 1000})
            for (const auto& [keys, values] :
                 {std::pair{1, 1}, {12, 14}, {64, 64}, {31, 33}, {128, 128}, {96, 17}})
                QTest::addRow("%s, %d by %d and %d", cpuLevelName(level), positions, keys, values)
                    << level << keys << values << positions << false;
        QTest::addRow("%s, latent rows", cpuLevelName(level)) << level << 576 << 512 << 100 << true;
        QTest::addRow("%s, odd latent rows", cpuLevelName(level)) << level << 28 << 20 << 45 << true;
    }
}

void TestAttention::followsTheFormula() {
    QFETCH(CpuLevel, level);
    QFETCH(int, keyWidth);
    QFETCH(int, valueWidth);
    QFETCH(int, positions);
    QFETCH(bool, valuesInKeys);
    constexpr int kRows = 5;
    const auto size = [](int a, int b) { return static_cast<std::size_t>(a) * static_cast<std::size_t>(b); };
    const std::vector<float> keys = numbers(size(positions, keyWidth), 1);
    const std::vector<float> values = numbers(size(positions, valueWidth), 2);
    const std::vector<float> queries = numbers(size(kRows, keyWidth), 3);
    std::vector<float> out(size(kRows, valueWidth), -7.0f);
    const AttentionCache cache{.keys = keys.data(),
                               .values = valuesInKeys ? keys.data() : values.data(),
                               .keyStride = keyWidth,
                               .valueStride = valuesInKeys ? keyWidth : valueWidth,
                               .keyWidth = keyWidth,
                               .valueWidth = valueWidth};
    std::vector<AttentionRow> rows;
    for (int r = 0; r < kRows; ++r)
        rows.push_back({queries.data() + r * keyWidth, out.data() + r * valueWidth,
                        std::max(1, positions - r * positions / 4)}); // from all of them down to the first
    const float scale = 2.0f / std::sqrt(static_cast<float>(keyWidth));
    std::vector<float> scratch(static_cast<std::size_t>(attentionScratchFloats(kRows, positions)));
    attention(level, cache, rows.data(), kRows, scale, scratch.data());
    for (const AttentionRow& row : rows) {
        const std::vector<double> expected = expectedRow(cache, row, scale);
        for (std::size_t i = 0; i < expected.size(); ++i) {
            // Values stay below 1; scores of up to 576 float products are off by some 1e-6, and weights with
            // them.
            QVERIFY2(std::abs(row.out[i] - expected[i]) < 1e-5,
                     qPrintable(QString("%1: %2, expected %3").arg(i).arg(row.out[i]).arg(expected[i])));
        }
    }
}

/// What a conversation relies on when it is cut into batches in another way: the same bits.
void TestAttention::rowsDoNotSeeEachOther() {
    QFETCH(CpuLevel, level);
    constexpr int kWidth = 40;
    constexpr int kPositions = 77;
    const std::vector<float> keys = numbers(kPositions * kWidth, 4);
    const std::vector<float> queries = numbers(3 * kWidth, 5);
    const AttentionCache cache{.keys = keys.data(),
                               .values = keys.data(),
                               .keyStride = kWidth,
                               .valueStride = kWidth,
                               .keyWidth = kWidth,
                               .valueWidth = kWidth};
    std::vector<float> together(3 * kWidth);
    std::vector<float> alone(3 * kWidth);
    std::vector<float> scratch(static_cast<std::size_t>(attentionScratchFloats(3, kPositions)));
    std::vector<AttentionRow> rows;
    for (int r = 0; r < 3; ++r)
        rows.push_back({queries.data() + r * kWidth, together.data() + r * kWidth, 30 + r * 20});
    attention(level, cache, rows.data(), 3, 0.3f, scratch.data());
    for (int r = 0; r < 3; ++r) {
        rows[static_cast<std::size_t>(r)].out = alone.data() + r * kWidth;
        attention(level, cache, &rows[static_cast<std::size_t>(r)], 1, 0.3f, scratch.data());
    }
    QCOMPARE(together, alone);
}

void TestAttention::largeScoresDoNotOverflow() {
    QFETCH(CpuLevel, level);
    // Scores from -6000 to 6000, the largest at position 50: it takes all of the weight.
    std::vector<float> keys(64);
    std::vector<float> values(64);
    for (std::size_t p = 0; p < 64; ++p) {
        keys[p] = p == 50 ? 6.0f : static_cast<float>(p) / 10.0f - 6.0f;
        values[p] = static_cast<float>(p);
    }
    const float query = 1000.0f;
    float out = 0;
    const AttentionCache cache{.keys = keys.data(),
                               .values = values.data(),
                               .keyStride = 1,
                               .valueStride = 1,
                               .keyWidth = 1,
                               .valueWidth = 1};
    const AttentionRow row{&query, &out, 64};
    std::vector<float> scratch(static_cast<std::size_t>(attentionScratchFloats(1, 64)));
    attention(level, cache, &row, 1, 1.0f, scratch.data());
    QCOMPARE(out, 50.0f);
}

void TestAttention::brokenKeysStayVisible() {
    QFETCH(CpuLevel, level);
    std::vector<float> keys(40, 0.5f);
    keys[33] = std::numeric_limits<float>::quiet_NaN();
    const float query = 1.0f;
    float out = 0;
    const AttentionCache cache{.keys = keys.data(),
                               .values = keys.data(),
                               .keyStride = 1,
                               .valueStride = 1,
                               .keyWidth = 1,
                               .valueWidth = 1};
    const AttentionRow row{&query, &out, 40};
    std::vector<float> scratch(static_cast<std::size_t>(attentionScratchFloats(1, 40)));
    attention(level, cache, &row, 1, 1.0f, scratch.data());
    QVERIFY(std::isnan(out));
}

QTEST_GUILESS_MAIN(TestAttention)
#include "tst_attention.moc"
