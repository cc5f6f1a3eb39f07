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

/// A file of tests/data/kernels.
std::vector<std::byte> dataFile(const QString& name) {
    QFile file(QStringLiteral(CONCLAVE_SOURCE_DIR "/tests/data/kernels/%1.bin").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    std::vector<std::byte> bytes(static_cast<std::size_t>(file.size()));
    file.read(reinterpret_cast<char*>(bytes.data()), file.size());
    return bytes;
}

std::vector<float> roundTrip(QuantType type, const std::vector<float>& x, const float* importance = nullptr) {
    const auto cols = static_cast<std::int64_t>(x.size());
    std::vector<std::byte> row(static_cast<std::size_t>(quantRowBytes(type, cols)));
    quantizeRow(type, x.data(), cols, row.data(), importance);
    std::vector<float> decoded(x.size());
    dequantizeRow(type, row.data(), cols, decoded.data());
    return decoded;
}

const std::vector<QuantType> kQuantizable = {
    QuantType::f16,  QuantType::bf16, QuantType::q4_0, QuantType::q4_1, QuantType::q5_0, QuantType::q5_1,
    QuantType::q8_0, QuantType::q4_k, QuantType::q5_k, QuantType::q6_k, QuantType::mxfp4};

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
    void errsNoMoreThanGgml_data();
    void errsNoMoreThanGgml();
    void anyFiniteWeightsStayFinite_data();
    void anyFiniteWeightsStayFinite();
    void saysWhatItWrites();
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
    const std::vector<std::byte> data =
        dataFile(QStringLiteral("encode_%1").arg(QString(quantTraits(type)->name).toLower()));
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
    addTypes(kQuantizable);
}

/// The root of a block's mean squared error, relative to its largest magnitude L. The search never errs more
/// than the plain encoding that it begins with, apart from what storing scales costs (f16: 2^-11 of a
/// weight):
/// - f16 2^-11, bf16 2^-8; q8_0: half a step of 1 / 127.
/// - q4_0, q5_0: L goes to -8 or -16, at most a whole step from a weight at the other end.
/// - q4_1, q5_1: the range is at most 2·L and has 15 or 31 steps, half a step from each weight; scale and
///   offset are stored (each at most L, or one range).
/// - q4_k, q5_k: the same; d · 6-bit scale is off by 1/126 of the largest step in the block, times 15 or 31
///   steps; the min by 1/126 of L.
/// - q6_k: L goes to -32; the 8-bit scale is off by 1/256 of the largest step, times 32.
/// - mxfp4: L lies between 4 and 8 units, where 6 is the largest value and the gap below it 2: at most 2
/// of 8.
double roundTripBound(QuantType type) {
    constexpr double kHalf = 0x1p-11;
    switch (type) {
    case QuantType::f16:
        return kHalf;
    case QuantType::bf16:
        return 0x1p-8;
    case QuantType::q8_0:
        return 0.5 / 127 + kHalf;
    case QuantType::q4_0:
        return 1.0 / 8 + kHalf;
    case QuantType::q5_0:
        return 1.0 / 16 + kHalf;
    case QuantType::q4_1:
        return 1.0 / 15 + 3 * kHalf;
    case QuantType::q5_1:
        return 1.0 / 31 + 3 * kHalf;
    case QuantType::q4_k:
        return 1.0 / 15 + 2.0 / 126 + 1.0 / 126 + 3 * kHalf;
    case QuantType::q5_k:
        return 1.0 / 31 + 2.0 / 126 + 1.0 / 126 + 3 * kHalf;
    case QuantType::q6_k:
        return 1.0 / 32 + 1.0 / 256 + kHalf;
    case QuantType::mxfp4:
        return 2.0 / 8;
    default:
        return 0;
    }
}

void QuantRowsTest::roundTripStaysWithinStep() {
    QFETCH(quint32, number);
    const auto type = static_cast<QuantType>(number);
    std::mt19937 random(7);
    std::normal_distribution<float> normal(0.01f, 0.05f);
    for (int round = 0; round < 100; ++round) {
        std::vector<float> x(kBlockK);
        for (float& value : x)
            value = normal(random) * std::exp(round % 4 * 10 * normal(random)); // even, then with outliers
        const std::vector<float> decoded = roundTrip(type, x);
        const auto block =
            static_cast<std::size_t>(std::max(quantTraits(type)->blockElements, std::int64_t{32}));
        for (std::size_t first = 0; first < x.size(); first += block) {
            double largest = 0;
            double squares = 0;
            for (std::size_t i = first; i < first + block; ++i) {
                largest = std::max<double>(largest, std::fabs(x[i]));
                squares += (decoded[i] - x[i]) * (decoded[i] - x[i]);
            }
            const double error = std::sqrt(squares / static_cast<double>(block)) / largest;
            QVERIFY2(error <= roundTripBound(type), qPrintable(QString::number(error)));
        }
    }
}

void QuantRowsTest::errsNoMoreThanGgml_data() {
    QTest::addColumn<quint32>("number");
    QTest::addColumn<double>("plain");
    QTest::addColumn<double>("weighted");
    // √(Σ w·error² / Σ w·x²) of ggml's quantize_* at commit d99724f on the same weights: all w = 1, and with
    // the importances below (which it mixes with the weights' own size; the package gguf gives the same
    // numbers for the types that it writes).
    const auto row = [](QuantType type, double plain, double weighted) {
        QTest::newRow(quantTraits(type)->name) << static_cast<quint32>(type) << plain << weighted;
    };
    row(QuantType::q4_0, 0.11272, 0.10465);
    row(QuantType::q4_1, 0.09535, 0.07877);
    row(QuantType::q5_0, 0.05518, 0.05095);
    row(QuantType::q5_1, 0.04544, 0.03919);
    row(QuantType::q8_0, 0.00697, 0.00691);
    row(QuantType::q4_k, 0.08882, 0.08116);
    row(QuantType::q5_k, 0.04515, 0.04252);
    row(QuantType::q6_k, 0.02224, 0.02110);
    row(QuantType::mxfp4, 0.13111, 0.13278);
}

void QuantRowsTest::errsNoMoreThanGgml() {
    QFETCH(quint32, number);
    QFETCH(double, plain);
    QFETCH(double, weighted);
    const auto type = static_cast<QuantType>(number);
    const std::vector<std::byte> bytes = dataFile("weights");
    std::vector<float> x(2048);
    QCOMPARE(bytes.size(), x.size() * sizeof(float));
    std::memcpy(x.data(), bytes.data(), bytes.size());
    std::vector<float> importance(x.size());
    for (std::size_t c = 0; c < x.size(); ++c)
        importance[c] = static_cast<float>(1 + c * 37 % 101 * (c * 37 % 101));

    const auto relativeError = [&](const std::vector<float>& decoded, bool byImportance) {
        double errors = 0;
        double squares = 0;
        for (std::size_t c = 0; c < x.size(); ++c) {
            const double w = byImportance ? importance[c] : 1;
            errors += w * (decoded[c] - x[c]) * (decoded[c] - x[c]);
            squares += w * x[c] * x[c];
        }
        return std::sqrt(errors / squares);
    };
    const double plainError = relativeError(roundTrip(type, x), false);
    const std::vector<float> decoded = roundTrip(type, x, importance.data());
    const double weightedError = relativeError(decoded, true);
    QVERIFY2(plainError <= plain, qPrintable(QString::number(plainError)));
    QVERIFY2(weightedError <= weighted, qPrintable(QString::number(weightedError)));
    if (type != QuantType::q8_0) // which does not look at importances
        QVERIFY(weightedError < relativeError(roundTrip(type, x), true));
}

void QuantRowsTest::anyFiniteWeightsStayFinite_data() {
    std::vector<QuantType> blocks; // f16 and bf16 round to infinity beyond their range, as they should
    std::copy_if(kQuantizable.begin(), kQuantizable.end(), std::back_inserter(blocks),
                 [](QuantType type) { return quantTraits(type)->blockElements > 1; });
    addTypes(blocks);
}

void QuantRowsTest::anyFiniteWeightsStayFinite() {
    QFETCH(quint32, number);
    const auto type = static_cast<QuantType>(number);
    std::vector<float> importance(kBlockK, 0.0f); // nothing matters: as if all did
    for (const float size : {1e-38f, 1e-30f, 1e-7f, 1e5f, 1e15f})
        for (const float* w :
             {static_cast<const float*>(nullptr), static_cast<const float*>(importance.data())}) {
            std::vector<float> x(kBlockK);
            for (std::size_t i = 0; i < x.size(); ++i)
                x[i] = size * (i % 3 ? static_cast<float>(i) : -1.0f);
            for (const float value : roundTrip(type, x, w))
                QVERIFY(std::isfinite(value));
        }
}

void QuantRowsTest::encodesZeros_data() {
    addTypes(kQuantizable);
}

void QuantRowsTest::encodesZeros() {
    QFETCH(quint32, number);
    const auto type = static_cast<QuantType>(number);
    for (const float tiny : {0.0f, 1e-42f, -1e-42f}) // the smallest f16 scale is 6e-8
        for (const float value : roundTrip(type, std::vector<float>(kBlockK, tiny)))
            QVERIFY(std::fabs(value) <= (type == QuantType::bf16 ? 1.1e-42f : 0.0f));
}

void QuantRowsTest::saysWhatItWrites() {
    for (const QuantTraits& traits : allQuantTraits())
        QCOMPARE(canQuantize(traits.type),
                 traits.type == QuantType::f32 ||
                     std::find(kQuantizable.begin(), kQuantizable.end(), traits.type) != kQuantizable.end());
}

QTEST_GUILESS_MAIN(QuantRowsTest)
#include "tst_quant_rows.moc"
