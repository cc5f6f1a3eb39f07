// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/matmul_quant.h"

#include "kernels/block_formats.h"
#include "kernels/float_formats.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <random>
#include <vector>

using namespace conclave::kernels;

namespace {

std::vector<std::byte> golden(QuantType type) {
    QFile file(QStringLiteral(CONCLAVE_SOURCE_DIR "/tests/data/kernels/encode_%1.bin")
                   .arg(QString(quantTraits(type)->name).toLower()));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    std::vector<std::byte> bytes(static_cast<std::size_t>(file.size()));
    file.read(reinterpret_cast<char*>(bytes.data()), file.size());
    return bytes;
}

std::uint32_t bitsOf(float value) {
    return std::bit_cast<std::uint32_t>(value);
}

void addTypes(const std::vector<QuantType>& types) {
    QTest::addColumn<quint32>("number");
    for (const QuantType type : types)
        QTest::newRow(quantTraits(type)->name) << static_cast<quint32>(type);
}

} // namespace

/// kernels/cpu/quantize_row.cpp and kernels/float_formats.h. (What decoding gives: tst_quant_golden.cpp.)
class QuantRowsTest : public QObject {
    Q_OBJECT

  private slots:
    void decodesEveryF16();
    void roundsToNearestEvenF16();
    void roundsToNearestEvenBf16();
    void keepsInfinityAndNaN();
    void encodesLikeReference_data();
    void encodesLikeReference();
    void roundTripStaysWithinStep_data();
    void roundTripStaysWithinStep();
    void encodesZeros_data();
    void encodesZeros();
};

void QuantRowsTest::decodesEveryF16() {
    for (std::uint32_t bits = 0; bits < 0x10000; ++bits) {
        const int exponent = static_cast<int>(bits >> 10 & 31);
        const int fraction = static_cast<int>(bits & 1023);
        const float value = f16ToFloat(static_cast<std::uint16_t>(bits));
        if (exponent == 31) {
            QVERIFY(fraction ? std::isnan(value) : std::isinf(value));
        } else {
            const double magnitude =
                exponent ? std::ldexp(1024 + fraction, exponent - 25) : std::ldexp(fraction, -24);
            QCOMPARE(bitsOf(value), bitsOf(static_cast<float>(bits & 0x8000 ? -magnitude : magnitude)));
        }
        if (!std::isnan(value)) {
            QCOMPARE(floatToF16(value), static_cast<std::uint16_t>(bits));
        }
    }
}

void QuantRowsTest::roundsToNearestEvenF16() {
    // Between each two neighbours: the middle goes to the even one, a step beside it to the nearer one.
    for (std::uint16_t low = 0; low < 0x7bff; ++low) {
        const float middle = (f16ToFloat(low) + f16ToFloat(static_cast<std::uint16_t>(low + 1))) / 2;
        QCOMPARE(floatToF16(middle), static_cast<std::uint16_t>(low % 2 ? low + 1 : low));
        QCOMPARE(floatToF16(std::nextafter(middle, 0.0f)), low);
        QCOMPARE(floatToF16(-std::nextafter(middle, 1e9f)), static_cast<std::uint16_t>((low + 1) | 0x8000));
    }
    QCOMPARE(floatToF16(65519.996f), std::uint16_t{0x7bff});
    QCOMPARE(floatToF16(65520.0f), std::uint16_t{0x7c00});
    QCOMPARE(floatToF16(-1e30f), std::uint16_t{0xfc00});
    QCOMPARE(floatToF16(1e-30f), std::uint16_t{0});
}

void QuantRowsTest::roundsToNearestEvenBf16() {
    for (std::uint32_t low = 0; low < 0x7f7f; ++low) {
        const float middle = std::bit_cast<float>(low << 16 | 0x8000u);
        QCOMPARE(floatToBf16(middle), static_cast<std::uint16_t>(low % 2 ? low + 1 : low));
        QCOMPARE(floatToBf16(std::nextafter(middle, 0.0f)), static_cast<std::uint16_t>(low));
        QCOMPARE(floatToBf16(-std::nextafter(middle, HUGE_VALF)),
                 static_cast<std::uint16_t>((low + 1) | 0x8000));
    }
}

void QuantRowsTest::keepsInfinityAndNaN() {
    const float infinity = std::numeric_limits<float>::infinity();
    for (const float sign : {1.0f, -1.0f}) {
        QCOMPARE(f16ToFloat(floatToF16(sign * infinity)), sign * infinity);
        QCOMPARE(bf16ToFloat(floatToBf16(sign * infinity)), sign * infinity);
    }
    for (const std::uint32_t bits : {0x7fc00000u, 0x7f800001u, 0xffffffffu}) {
        QVERIFY(std::isnan(f16ToFloat(floatToF16(std::bit_cast<float>(bits)))));
        QVERIFY(std::isnan(bf16ToFloat(floatToBf16(std::bit_cast<float>(bits)))));
    }
}

void QuantRowsTest::encodesLikeReference_data() {
    addTypes({QuantType::f16, QuantType::bf16, QuantType::q8_0});
}

void QuantRowsTest::encodesLikeReference() {
    QFETCH(quint32, number);
    const auto type = static_cast<QuantType>(number);
    const std::vector<std::byte> data = golden(type);
    constexpr std::int64_t kCols = 256;
    const std::int64_t bytes = quantRowBytes(type, kCols);
    QCOMPARE(data.size(), static_cast<std::size_t>(kCols * 4 + bytes));
    std::vector<float> x(kCols);
    std::memcpy(x.data(), data.data(), kCols * sizeof(float));

    std::vector<std::byte> encoded(static_cast<std::size_t>(bytes));
    quantizeRow(type, x.data(), kCols, encoded.data());
    const auto wrong = std::mismatch(encoded.begin(), encoded.end(), data.begin() + kCols * 4).first;
    QVERIFY2(wrong == encoded.end(), qPrintable(QStringLiteral("byte %1").arg(wrong - encoded.begin())));
}

void QuantRowsTest::roundTripStaysWithinStep_data() {
    addTypes(
        {QuantType::f32, QuantType::f16, QuantType::bf16, QuantType::q8_0, QuantType::q4_k, QuantType::q6_k});
}

void QuantRowsTest::roundTripStaysWithinStep() {
    QFETCH(quint32, number);
    const auto type = static_cast<QuantType>(number);
    constexpr std::int64_t kCols = 2 * kBlockK;
    std::mt19937 random(7);
    std::normal_distribution<float> normal(0.01f, 0.05f);
    for (int round = 0; round < 50; ++round) {
        std::vector<float> x(kCols);
        float largest = 0;
        for (float& value : x) {
            value = normal(random);
            largest = std::max(largest, std::fabs(value));
        }
        std::vector<std::byte> row(static_cast<std::size_t>(quantRowBytes(type, kCols)));
        quantizeRow(type, x.data(), kCols, row.data());
        std::vector<float> decoded(kCols);
        dequantizeRow(type, row.data(), kCols, decoded.data());

        // Largest error, relative to the row's largest magnitude (which is at least that of each block):
        // f16: 2^-11; bf16: 2^-8 (half a step of 8 bits); q8_0: half a step of 1 / 127, and 2^-11 for the
        // scale. q4_k: the range of a sub-block is at most 2 and has 15 steps, of which the search cuts off
        // at most 1.4 / 16.4; half a step is 1 / 15. Scale and min are rounded to multiples of 1/63 of the
        // largest in the block: at most 2 / 15 / 63 / 2 · 15 and 1 / 63 / 2 more. q6_k: 31 steps for 1, cut
        // off at most 1.4 / 32.4, half a step is 1 / 62; the scale is rounded to 1/127: 1 / 31 / 127 / 2 · 32
        // more.
        double bound = 0;
        switch (type) {
        case QuantType::f32:
            break;
        case QuantType::f16:
            bound = 0x1p-11;
            break;
        case QuantType::bf16:
            bound = 0x1p-8;
            break;
        case QuantType::q8_0:
            bound = 0.5 / 127 + 0x1p-11;
            break;
        case QuantType::q4_k:
            bound = std::max(1.0 / 15, 2 * 1.4 / 16.4) + 1.0 / 63 + 0.5 / 63;
            break;
        case QuantType::q6_k:
            bound = std::max(1.0 / 62, 1.4 / 32.4) + 32.0 / 31 / 254;
            break;
        default:
            QFAIL("no bound for this type");
        }
        double squares = 0;
        double errors = 0;
        for (std::size_t i = 0; i < x.size(); ++i) {
            const double error = std::fabs(static_cast<double>(decoded[i]) - x[i]);
            QVERIFY2(error <= bound * largest + 1e-7,
                     qPrintable(QStringLiteral("%1: %2 became %3").arg(i).arg(x[i]).arg(decoded[i])));
            errors += error * error;
            squares += static_cast<double>(x[i]) * x[i];
        }
        // The search must be worth something: rounding noise of uniform steps over ±2.5 standard deviations
        // has step / √12, so that the relative error is near 5 / 15 / √12 = 0.096 with 4 bits, 0.023 with 6.
        if (type == QuantType::q4_k)
            QVERIFY2(errors / squares < 0.1 * 0.1, qPrintable(QString::number(std::sqrt(errors / squares))));
        if (type == QuantType::q6_k)
            QVERIFY2(errors / squares < 0.025 * 0.025,
                     qPrintable(QString::number(std::sqrt(errors / squares))));
    }
}

void QuantRowsTest::encodesZeros_data() {
    addTypes({QuantType::q8_0, QuantType::q4_k, QuantType::q6_k});
}

void QuantRowsTest::encodesZeros() {
    QFETCH(quint32, number);
    const auto type = static_cast<QuantType>(number);
    for (const float tiny : {0.0f, 1e-42f, -1e-42f}) { // the smallest f16 scale is 6e-8
        const std::vector<float> x(kBlockK, tiny);
        std::vector<std::byte> row(static_cast<std::size_t>(quantRowBytes(type, kBlockK)));
        quantizeRow(type, x.data(), kBlockK, row.data());
        std::vector<float> decoded(kBlockK);
        dequantizeRow(type, row.data(), kBlockK, decoded.data());
        for (const float value : decoded)
            QCOMPARE(value, 0.0f);
    }
}

QTEST_GUILESS_MAIN(QuantRowsTest)
#include "tst_quant_rows.moc"
