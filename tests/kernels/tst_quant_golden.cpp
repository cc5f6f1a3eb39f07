// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/float_formats.h"
#include "kernels/matmul_quant.h"

#include <QFile>
#include <QTest>

#include <bit>
#include <cmath>
#include <cstring>
#include <vector>

using namespace conclave::kernels;

/// dequantizeRow() against blocks that the Python package `gguf` decoded (tests/data/kernels/make_golden.py
/// says which): every float has the same bits.
class QuantGoldenTest : public QObject {
    Q_OBJECT

  private slots:
    void decodesBitForBit_data();
    void decodesBitForBit();
    void decodesEveryScaleOf8Bits();
};

void QuantGoldenTest::decodesBitForBit_data() {
    QTest::addColumn<quint32>("number");
    for (const QuantTraits& traits : allQuantTraits())
        if (traits.type != QuantType::f32)
            QTest::newRow(traits.name) << static_cast<quint32>(traits.type);
}

void QuantGoldenTest::decodesBitForBit() {
    QFETCH(quint32, number);
    const QuantTraits& traits = *quantTraits(static_cast<QuantType>(number));
    QFile file(QStringLiteral(CONCLAVE_SOURCE_DIR "/tests/data/kernels/decode_%1.bin")
                   .arg(QString(traits.name).toLower()));
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.errorString()));
    const QByteArray data = file.readAll();

    // The file holds blocks, then their floats.
    const std::int64_t perBlock = traits.blockBytes + traits.blockElements * 4;
    QCOMPARE(data.size() % perBlock, qsizetype{0});
    const std::int64_t blocks = data.size() / perBlock;
    const std::int64_t cols = blocks * traits.blockElements;
    QVERIFY(cols >= 256);
    std::vector<float> expected(static_cast<std::size_t>(cols));
    std::memcpy(expected.data(), data.constData() + blocks * traits.blockBytes,
                expected.size() * sizeof(float));

    // Blocks may lie at any address.
    std::vector<std::byte> moved(static_cast<std::size_t>(blocks * traits.blockBytes) + 1);
    std::memcpy(moved.data() + 1, data.constData(), moved.size() - 1);
    std::vector<float> decoded(expected.size());
    dequantizeRow(traits.type, moved.data() + 1, cols, decoded.data());
    for (std::size_t i = 0; i < expected.size(); ++i)
        QVERIFY2(std::bit_cast<std::uint32_t>(decoded[i]) == std::bit_cast<std::uint32_t>(expected[i]),
                 qPrintable(QStringLiteral("weight %1: expected %2, got %3")
                                .arg(i)
                                .arg(double{expected[i]}, 0, 'g', 9)
                                .arg(double{decoded[i]}, 0, 'g', 9)));
}

void QuantGoldenTest::decodesEveryScaleOf8Bits() {
    for (int bits = 0; bits < 256; ++bits) {
        const auto byte = static_cast<std::uint8_t>(bits);
        QCOMPARE(double{halfE8m0ToFloat(byte)}, std::ldexp(1.0, bits - 128));
        const int exponent = bits >> 3 & 15;
        const int fraction = bits & 7;
        const double value = bits == 0x7f    ? 0
                             : exponent == 0 ? std::ldexp(fraction, -10)
                                             : std::ldexp(8 + fraction, exponent - 11);
        QCOMPARE(double{halfUe4m3ToFloat(byte)}, value);
    }
}

QTEST_GUILESS_MAIN(QuantGoldenTest)
#include "tst_quant_golden.moc"
