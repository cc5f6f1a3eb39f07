// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cache_rows.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

using namespace conclave::kernels;

Q_DECLARE_METATYPE(conclave::kernels::CacheType)

namespace {

std::vector<float> numbers(std::size_t count, float scale) {
    std::vector<float> out(count);
    unsigned state = 12345;
    for (float& value : out) {
        state = state * 1664525u + 1013904223u;
        value = scale * (static_cast<float>(state >> 8) / 8388608.0f - 1.0f);
    }
    return out;
}

std::vector<float> throughTheCache(CacheType type, const std::vector<float>& x) {
    const auto cols = static_cast<std::int64_t>(x.size());
    std::vector<std::byte> row(static_cast<std::size_t>(cacheRowBytes(type, cols)), std::byte{0xee});
    std::vector<float> out(static_cast<std::size_t>(cacheBlockCols(cols)), -1.0f);
    storeCacheRow(type, x.data(), cols, row.data());
    loadCacheRow(type, row.data(), cols, out.data());
    return out;
}

} // namespace

class TestCacheRows : public QObject {
    Q_OBJECT

  private slots:
    void numbersStayWithinTheirStep_data();
    void numbersStayWithinTheirStep();
    void zerosStayZeros_data() { listTypes(); }
    void zerosStayZeros();
    void brokenNumbersStayVisible_data() { listTypes(); }
    void brokenNumbersStayVisible();
    void rowsHaveTheSizeOfTheirBlocks();
    void e4m3IsTheNearestOfItsNumbers();

  private:
    static void listTypes() {
        QTest::addColumn<CacheType>("type");
        QTest::newRow("f32") << CacheType::f32;
        QTest::newRow("f16") << CacheType::f16;
        QTest::newRow("bf16") << CacheType::bf16;
        QTest::newRow("f8_e4m3") << CacheType::f8_e4m3;
        QTest::newRow("q8_0") << CacheType::q8_0;
        QTest::newRow("q4_0") << CacheType::q4_0;
    }
};

void TestCacheRows::numbersStayWithinTheirStep_data() {
    QTest::addColumn<CacheType>("type");
    QTest::addColumn<int>("cols");
    QTest::addColumn<float>("scale");
    for (const auto& [type, name] : {std::pair{CacheType::f32, "f32"},
                                     {CacheType::f16, "f16"},
                                     {CacheType::bf16, "bf16"},
                                     {CacheType::f8_e4m3, "f8_e4m3"},
                                     {CacheType::q8_0, "q8_0"},
                                     {CacheType::q4_0, "q4_0"}})
        for (const int cols : {1, 20, 31, 32, 33, 128, 576})
            for (const float scale : {0.01f, 1.0f, 300.0f})
                QTest::addRow("%s, %d of %g", name, cols, static_cast<double>(scale))
                    << type << cols << scale;
}

void TestCacheRows::numbersStayWithinTheirStep() {
    QFETCH(CacheType, type);
    QFETCH(int, cols);
    QFETCH(float, scale);
    const std::vector<float> x = numbers(static_cast<std::size_t>(cols), scale);
    const std::vector<float> found = throughTheCache(type, x);
    for (std::size_t i = 0; i < x.size(); ++i) {
        const auto block = x.begin() + static_cast<std::ptrdiff_t>(i / 32 * 32);
        const auto end = std::min(x.end(), block + 32);
        const float largest = std::abs(
            *std::max_element(block, end, [](float a, float b) { return std::abs(a) < std::abs(b); }));
        // The step is rounded to f16, 2^-11 of it, which a number of q steps sees q times.
        const float rounding = largest * 0x1p-11f;
        const float bound = type == CacheType::f32       ? 0.0f
                            : type == CacheType::f16     ? std::max(std::abs(x[i]) * 0x1p-11f, 0x1p-25f)
                            : type == CacheType::bf16    ? std::abs(x[i]) * 0x1p-8f
                            : type == CacheType::f8_e4m3 ? std::max(std::abs(x[i]) * 0x1p-4f, 0x1p-10f)
                            : type == CacheType::q8_0    ? largest / 127 / 2 * 1.0001f + rounding
                                                         : largest / 8 * 1.0001f + rounding;
        QVERIFY2(std::abs(found[i] - x[i]) <= bound,
                 qPrintable(QString("%1: %2 for %3, bound %4").arg(i).arg(found[i]).arg(x[i]).arg(bound)));
    }
    for (std::size_t i = x.size(); i < found.size() && type != CacheType::f32; ++i)
        QCOMPARE(std::abs(found[i]), 0.0f); // what fills the last block
}

void TestCacheRows::zerosStayZeros() {
    QFETCH(CacheType, type);
    for (const float value : throughTheCache(type, std::vector<float>(64, 0.0f)))
        QCOMPARE(std::abs(value), 0.0f);
}

void TestCacheRows::brokenNumbersStayVisible() {
    QFETCH(CacheType, type);
    for (const float broken :
         {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
        std::vector<float> x = numbers(64, 1.0f);
        x[40] = broken;
        const std::vector<float> found = throughTheCache(type, x);
        QVERIFY(!std::isfinite(found[40]));
        QVERIFY(std::isfinite(found[0]));
    }
}

void TestCacheRows::rowsHaveTheSizeOfTheirBlocks() {
    QCOMPARE(cacheRowBytes(CacheType::f32, 33), 132);
    QCOMPARE(cacheRowBytes(CacheType::f16, 33), 128);
    QCOMPARE(cacheRowBytes(CacheType::bf16, 33), 128);
    QCOMPARE(cacheRowBytes(CacheType::f8_e4m3, 33), 64);
    QCOMPARE(cacheRowBytes(CacheType::q8_0, 128), 4 * 34);
    QCOMPARE(cacheRowBytes(CacheType::q4_0, 128), 4 * 18);
}

/// The 127 magnitudes of e4m3, from the format's definition.
float magnitudeOfE4m3(int code) {
    const int exponent = code >> 3;
    const float fraction = static_cast<float>(code & 7) / 8;
    return exponent == 0 ? std::ldexp(fraction, -6) : std::ldexp(1 + fraction, exponent - 7);
}

void TestCacheRows::e4m3IsTheNearestOfItsNumbers() {
    const auto encoded = [](float x) {
        std::byte row[32];
        storeCacheRow(CacheType::f8_e4m3, &x, 1, row);
        return std::to_integer<int>(row[0]);
    };
    for (int code = 0; code < 0x7e; ++code) {
        const float here = magnitudeOfE4m3(code);
        const float next = magnitudeOfE4m3(code + 1);
        const float middle = (here + next) / 2;
        QCOMPARE(encoded(here), code);
        QCOMPARE(encoded(-here), code | 0x80);
        QCOMPARE(encoded(std::nextafter(middle, 0.0f)), code);
        QCOMPARE(encoded(middle), code % 2 == 0 ? code : code + 1);
        QCOMPARE(encoded(std::nextafter(middle, 1000.0f)), code + 1);
    }
    QCOMPARE(magnitudeOfE4m3(0x7e), 448.0f);
    QCOMPARE(encoded(1e30f), 0x7e);
    QCOMPARE(encoded(-1e30f), 0xfe);
    QCOMPARE(encoded(-std::numeric_limits<float>::infinity()), 0xff);

    std::byte row[32];
    for (int first = 0; first < 256; first += 32) {
        for (int i = 0; i < 32; ++i)
            row[i] = static_cast<std::byte>(first + i);
        float found[32];
        loadCacheRow(CacheType::f8_e4m3, row, 32, found);
        for (int i = 0; i < 32; ++i) {
            const int code = first + i;
            if ((code & 0x7f) == 0x7f)
                QVERIFY(std::isnan(found[i]));
            else
                QCOMPARE(found[i], code < 128 ? magnitudeOfE4m3(code) : -magnitudeOfE4m3(code & 0x7f));
        }
    }
}

QTEST_GUILESS_MAIN(TestCacheRows)
#include "tst_cache_rows.moc"
