// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/attention.h"

#include "tests/kernels/cpu_levels.h"

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

/// A cache of its own, encoded row by row; what its rows say is kept beside it as floats.
class Cache {
  public:
    /// @p valueWidth 0: values are the beginning of the keys, 4 columns shorter. @p capacity 0: one per
    /// position.
    Cache(CacheType type, int positions, int keyWidth, int valueWidth, int capacity = 0) {
        m_view = {.type = type,
                  .keyStride = cacheRowBytes(type, keyWidth),
                  .valueStride = cacheRowBytes(type, valueWidth),
                  .keyWidth = keyWidth,
                  .valueWidth = valueWidth > 0 ? valueWidth : keyWidth - 4,
                  .capacity = capacity > 0 ? capacity : positions};
        m_keys = fill(m_keyBytes, positions, keyWidth, 1);
        m_view.keys = m_keyBytes.data();
        if (valueWidth > 0) {
            m_values = fill(m_valueBytes, positions, valueWidth, 2);
            m_view.values = m_valueBytes.data();
        }
    }
    const AttentionCache& view() const { return m_view; }
    const float* key(std::int64_t p) const { return m_keys[static_cast<std::size_t>(p)].data(); }
    const float* value(std::int64_t p) const {
        return m_values.empty() ? key(p) : m_values[static_cast<std::size_t>(p)].data();
    }

  private:
    std::vector<std::vector<float>> fill(std::vector<std::byte>& bytes, int positions, int width,
                                         unsigned seed) const {
        const auto rowBytes = static_cast<std::size_t>(cacheRowBytes(m_view.type, width));
        bytes.resize(rowBytes * static_cast<std::size_t>(m_view.capacity));
        const std::vector<float> all =
            numbers(static_cast<std::size_t>(positions) * static_cast<std::size_t>(width), seed);
        std::vector<std::vector<float>> rows;
        for (std::int64_t p = 0; p < positions; ++p) {
            std::byte* const row = bytes.data() + rowBytes * static_cast<std::size_t>(p % m_view.capacity);
            storeCacheRow(m_view.type, all.data() + p * width, width, row);
            rows.emplace_back(static_cast<std::size_t>(cacheBlockCols(width)));
            loadCacheRow(m_view.type, row, width, rows.back().data());
        }
        return rows;
    }

    AttentionCache m_view;
    std::vector<std::byte> m_keyBytes;
    std::vector<std::byte> m_valueBytes;
    std::vector<std::vector<float>> m_keys; // [positions][keyWidth]
    std::vector<std::vector<float>> m_values;
};

std::vector<double> expectedRow(const Cache& cache, const AttentionRow& row, const AttentionScores& scores) {
    std::vector<double> weight;
    double top = row.sink ? *row.sink : -std::numeric_limits<double>::infinity();
    for (std::int64_t p = row.first; p < row.end; ++p) {
        double score = 0;
        for (std::int64_t i = 0; i < cache.view().keyWidth; ++i)
            score += static_cast<double>(row.query[i]) * cache.key(p)[i];
        score *= scores.scale;
        if (scores.softcap > 0)
            score = scores.softcap * std::tanh(score / scores.softcap);
        weight.push_back(score);
        top = std::max(top, score);
    }
    double total = row.sink ? std::exp(*row.sink - top) : 0.0;
    for (double& w : weight)
        total += w = std::exp(w - top);
    std::vector<double> out(static_cast<std::size_t>(cache.view().valueWidth), 0.0);
    for (std::int64_t p = row.first; p < row.end; ++p)
        for (std::size_t i = 0; i < out.size(); ++i)
            out[i] += weight[static_cast<std::size_t>(p - row.first)] / total * cache.value(p)[i];
    return out;
}

std::vector<float> scratchFor(int rows, int positions, const AttentionCache& cache) {
    return std::vector<float>(
        static_cast<std::size_t>(attentionScratchFloats(rows, positions, cache.keyWidth, cache.valueWidth)));
}

/// A cache over plain floats, one column wide.
AttentionCache oneColumn(const std::vector<float>& keys, const std::vector<float>& values) {
    return {.keys = reinterpret_cast<const std::byte*>(keys.data()),
            .values = reinterpret_cast<const std::byte*>(values.data()),
            .keyStride = 4,
            .valueStride = 4,
            .keyWidth = 1,
            .valueWidth = 1,
            .capacity = static_cast<std::int64_t>(keys.size())};
}

} // namespace

Q_DECLARE_METATYPE(conclave::kernels::CpuLevel)
Q_DECLARE_METATYPE(conclave::kernels::CacheType)

class TestAttention : public QObject {
    Q_OBJECT

  private slots:
    void followsTheFormula_data();
    void followsTheFormula();
    void ringsForgetOldPositions_data() { listLevels(); }
    void ringsForgetOldPositions();
    void roughCachesStayWithinTheirBound_data() { listLevels(); }
    void roughCachesStayWithinTheirBound();
    void rowsDoNotSeeEachOther_data() { listLevels(); }
    void rowsDoNotSeeEachOther();
    void largeScoresDoNotOverflow_data() { listLevels(); }
    void largeScoresDoNotOverflow();
    void brokenKeysStayVisible_data() { listLevels(); }
    void brokenKeysStayVisible();

  private:
    static void listLevels() {
        QTest::addColumn<CpuLevel>("level");
        for (const CpuLevel level : builtCpuLevels())
            QTest::newRow(cpuLevelName(level)) << level;
    }
};

void TestAttention::followsTheFormula_data() {
    QTest::addColumn<CpuLevel>("level");
    QTest::addColumn<CacheType>("type");
    QTest::addColumn<int>("keyWidth");
    QTest::addColumn<int>("valueWidth");
    QTest::addColumn<int>("positions");
    QTest::addColumn<int>("window"); // 0: all
    QTest::addColumn<bool>("hasSink");
    QTest::addColumn<float>("softcap");
    for (const CpuLevel level : builtCpuLevels()) {
        const char* const name = cpuLevelName(level);
        const CacheType f32 = CacheType::f32;
        for (const int positions : {1, 3, 31, 32, 33, 63, 255, 257, 1000})
            for (const auto& [keys, values] :
                 {std::pair{1, 1}, {12, 14}, {64, 64}, {31, 33}, {128, 128}, {96, 17}})
                QTest::addRow("%s, %d by %d and %d", name, positions, keys, values)
                    << level << f32 << keys << values << positions << 0 << false << 0.0f;
        QTest::addRow("%s, latent rows", name) << level << f32 << 576 << 0 << 100 << 0 << false << 0.0f;
        QTest::addRow("%s, odd latent rows", name) << level << f32 << 28 << 0 << 45 << 0 << false << 0.0f;
        for (const int window : {1, 31, 32, 33, 100})
            QTest::addRow("%s, window of %d", name, window)
                << level << f32 << 20 << 20 << 257 << window << false << 0.0f;
        QTest::addRow("%s, sink", name) << level << f32 << 64 << 64 << 100 << 0 << true << 0.0f;
        QTest::addRow("%s, sink and window", name) << level << f32 << 64 << 64 << 100 << 7 << true << 0.0f;
        QTest::addRow("%s, softcap", name) << level << f32 << 64 << 48 << 100 << 0 << false << 0.7f;
        QTest::addRow("%s, wide softcap", name) << level << f32 << 64 << 48 << 45 << 0 << false << 50.0f;
        for (const auto& [type, text] : {std::pair{CacheType::f16, "f16"},
                                         {CacheType::bf16, "bf16"},
                                         {CacheType::f8_e4m3, "f8_e4m3"},
                                         {CacheType::q8_0, "q8_0"},
                                         {CacheType::q4_0, "q4_0"}}) {
            QTest::addRow("%s, %s", name, text) << level << type << 64 << 128 << 77 << 0 << false << 0.0f;
            QTest::addRow("%s, %s, odd", name, text) << level << type << 31 << 33 << 77 << 40 << true << 3.0f;
            QTest::addRow("%s, %s, latent rows", name, text)
                << level << type << 84 << 0 << 77 << 0 << false << 0.0f;
        }
    }
}

void TestAttention::followsTheFormula() {
    QFETCH(CpuLevel, level);
    SKIP_UNLESS_AVAILABLE(level);
    QFETCH(CacheType, type);
    QFETCH(int, keyWidth);
    QFETCH(int, valueWidth);
    QFETCH(int, positions);
    QFETCH(int, window);
    QFETCH(bool, hasSink);
    QFETCH(float, softcap);
    constexpr int kRows = 5;
    const Cache cache(type, positions, keyWidth, valueWidth);
    const auto width = static_cast<std::size_t>(cache.view().valueWidth);
    const std::vector<float> queries = numbers(kRows * static_cast<std::size_t>(keyWidth), 3);
    std::vector<float> out(kRows * width, -7.0f);
    const float sink = 0.4f;
    std::vector<AttentionRow> rows;
    for (int r = 0; r < kRows; ++r) {
        const int end = std::max(1, positions - r * positions / 4); // from all of them down to the first
        rows.push_back({.query = queries.data() + r * keyWidth,
                        .out = out.data() + static_cast<std::size_t>(r) * width,
                        .end = end,
                        .first = window > 0 ? std::max(0, end - window) : 0,
                        .sink = hasSink ? &sink : nullptr});
    }
    const AttentionScores scores{.scale = 2.0f / std::sqrt(static_cast<float>(keyWidth)), .softcap = softcap};
    std::vector<float> scratch = scratchFor(kRows, positions, cache.view());
    attention(level, cache.view(), rows.data(), kRows, scores, scratch.data());
    for (const AttentionRow& row : rows) {
        const std::vector<double> expected = expectedRow(cache, row, scores);
        for (std::size_t i = 0; i < expected.size(); ++i) {
            // Values stay below 1; scores of up to 576 float products are off by some 1e-6, and weights with
            // them.
            QVERIFY2(std::abs(row.out[i] - expected[i]) < 1e-5,
                     qPrintable(QString("%1: %2, expected %3").arg(i).arg(row.out[i]).arg(expected[i])));
        }
    }
}

/// A window's cache of 64 rows gives the bits of one that keeps all 300 positions.
void TestAttention::ringsForgetOldPositions() {
    QFETCH(CpuLevel, level);
    SKIP_UNLESS_AVAILABLE(level);
    constexpr int kWidth = 20;
    constexpr int kPositions = 300;
    const Cache whole(CacheType::f32, kPositions, kWidth, kWidth);
    const Cache ring(CacheType::f32, kPositions, kWidth, kWidth, 64);
    const std::vector<float> query = numbers(kWidth, 6);
    std::vector<float> scratch = scratchFor(1, kPositions, whole.view());
    for (const int end : {240, 256, 257, 299, 300}) {
        std::vector<float> expected(kWidth);
        std::vector<float> found(kWidth);
        AttentionRow row{.query = query.data(), .out = expected.data(), .end = end, .first = end - 4};
        attention(level, whole.view(), &row, 1, {}, scratch.data());
        row.out = found.data();
        attention(level, ring.view(), &row, 1, {}, scratch.data());
        QCOMPARE(found, expected);
    }
}

/// Against the float cache of the same numbers. A score is off by at most d = scale · Σ|q| · |key error|, so
/// every weight by a factor of at most e²ᵈ; numbers are at most 1, so the result by e²ᵈ - 1 and the values'
/// own error.
void TestAttention::roughCachesStayWithinTheirBound() {
    QFETCH(CpuLevel, level);
    SKIP_UNLESS_AVAILABLE(level);
    constexpr int kWidth = 64;
    constexpr int kPositions = 90;
    const std::vector<float> query = numbers(kWidth, 7);
    double querySum = 0;
    for (const float q : query)
        querySum += std::abs(q);
    const auto outOf = [&](CacheType type) {
        const Cache cache(type, kPositions, kWidth, kWidth);
        std::vector<float> out(kWidth);
        std::vector<float> scratch = scratchFor(1, kPositions, cache.view());
        const AttentionRow row{.query = query.data(), .out = out.data(), .end = kPositions};
        attention(level, cache.view(), &row, 1, {.scale = 0.125f}, scratch.data());
        return out;
    };
    const std::vector<float> exact = outOf(CacheType::f32);
    // Half a step of all but q4_0, which may be a whole one off, and the rounding of the step.
    for (const auto& [type, error] : {std::pair{CacheType::f16, 0x1p-11},
                                      {CacheType::bf16, 0x1p-8},
                                      {CacheType::f8_e4m3, 0x1p-4},
                                      {CacheType::q8_0, 0.5 / 127 + 0x1p-11},
                                      {CacheType::q4_0, 1.0 / 8 + 0x1p-11}}) {
        const double bound = std::exp(2 * 0.125 * querySum * error) - 1 + error;
        const std::vector<float> rough = outOf(type);
        for (std::size_t i = 0; i < exact.size(); ++i)
            QVERIFY2(std::abs(rough[i] - exact[i]) <= bound, qPrintable(QString("%1").arg(i)));
        QVERIFY(rough != exact);
    }
}

/// What a conversation relies on when it is cut into batches in another way: the same bits.
void TestAttention::rowsDoNotSeeEachOther() {
    QFETCH(CpuLevel, level);
    SKIP_UNLESS_AVAILABLE(level);
    constexpr std::size_t kWidth = 40;
    constexpr int kPositions = 77;
    for (const CacheType type : {CacheType::f32, CacheType::f16, CacheType::bf16, CacheType::f8_e4m3,
                                 CacheType::q8_0, CacheType::q4_0}) {
        const Cache cache(type, kPositions, kWidth, kWidth);
        const std::vector<float> queries = numbers(3 * kWidth, 5);
        std::vector<float> together(3 * kWidth);
        std::vector<float> alone(3 * kWidth);
        std::vector<float> scratch = scratchFor(3, kPositions, cache.view());
        std::vector<AttentionRow> rows;
        for (std::size_t r = 0; r < 3; ++r)
            rows.push_back({.query = queries.data() + r * kWidth,
                            .out = together.data() + r * kWidth,
                            .end = 30 + static_cast<std::int64_t>(r) * 20,
                            .first = static_cast<std::int64_t>(r) * 19});
        const AttentionScores scores{.scale = 0.3f, .softcap = 2.0f};
        attention(level, cache.view(), rows.data(), 3, scores, scratch.data());
        for (std::size_t r = 0; r < 3; ++r) {
            rows[r].out = alone.data() + r * kWidth;
            attention(level, cache.view(), &rows[r], 1, scores, scratch.data());
        }
        QCOMPARE(together, alone);
    }
}

void TestAttention::largeScoresDoNotOverflow() {
    QFETCH(CpuLevel, level);
    SKIP_UNLESS_AVAILABLE(level);
    // Scores from -6000 to 6000, the largest at position 50: it takes all of the weight.
    std::vector<float> keys(64);
    std::vector<float> values(64);
    for (std::size_t p = 0; p < 64; ++p) {
        keys[p] = p == 50 ? 6.0f : static_cast<float>(p) / 10.0f - 6.0f;
        values[p] = static_cast<float>(p);
    }
    const float query = 1000.0f;
    float out = 0;
    const AttentionCache cache = oneColumn(keys, values);
    const AttentionRow row{.query = &query, .out = &out, .end = 64};
    std::vector<float> scratch = scratchFor(1, 64, cache);
    attention(level, cache, &row, 1, {}, scratch.data());
    QCOMPARE(out, 50.0f);
    // A cap of 2 gives every positive score e⁴ times the weight of the negative ones.
    attention(level, cache, &row, 1, {.scale = 1.0f, .softcap = 2.0f}, scratch.data());
    double sum = 0;
    double total = 0;
    for (std::size_t p = 0; p < 64; ++p) {
        const double weight = std::exp(2.0 * std::tanh(static_cast<double>(query) * keys[p] / 2.0));
        sum += weight * values[p];
        total += weight;
    }
    QVERIFY(std::abs(out / (sum / total) - 1.0) < 1e-5);
}

void TestAttention::brokenKeysStayVisible() {
    QFETCH(CpuLevel, level);
    SKIP_UNLESS_AVAILABLE(level);
    std::vector<float> keys(40, 0.5f);
    keys[33] = std::numeric_limits<float>::quiet_NaN();
    const float query = 1.0f;
    float out = 0;
    const AttentionCache cache = oneColumn(keys, keys);
    const AttentionRow row{.query = &query, .out = &out, .end = 40};
    std::vector<float> scratch = scratchFor(1, 40, cache);
    attention(level, cache, &row, 1, {}, scratch.data());
    QVERIFY(std::isnan(out));
    attention(level, cache, &row, 1, {.scale = 1.0f, .softcap = 5.0f}, scratch.data());
    QVERIFY(std::isnan(out));
}

QTEST_GUILESS_MAIN(TestAttention)
#include "tst_attention.moc"
