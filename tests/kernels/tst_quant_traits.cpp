// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/quant_traits.h"

#include "kernels/cpu/cpu_level.h"

#include <QTest>

using namespace conclave::kernels;

class QuantTraitsTest : public QObject {
    Q_OBJECT

  private slots:
    void knowsSizesOfEveryType_data();
    void knowsSizesOfEveryType();
    void doesNotKnowOtherTypes();
    void cpuLevelCanBeForcedDownByName();
};

void QuantTraitsTest::knowsSizesOfEveryType_data() {
    QTest::addColumn<quint32>("number");
    QTest::addColumn<QString>("name");
    QTest::addColumn<qint64>("bytesOf512");
    QTest::newRow("F32") << 0u << "F32" << qint64{2048};
    QTest::newRow("F16") << 1u << "F16" << qint64{1024};
    QTest::newRow("Q4_0") << 2u << "Q4_0" << qint64{288};
    QTest::newRow("Q4_1") << 3u << "Q4_1" << qint64{320};
    QTest::newRow("Q5_0") << 6u << "Q5_0" << qint64{352};
    QTest::newRow("Q5_1") << 7u << "Q5_1" << qint64{384};
    QTest::newRow("Q8_0") << 8u << "Q8_0" << qint64{544};
    QTest::newRow("Q2_K") << 10u << "Q2_K" << qint64{168};
    QTest::newRow("Q3_K") << 11u << "Q3_K" << qint64{220};
    QTest::newRow("Q4_K") << 12u << "Q4_K" << qint64{288};
    QTest::newRow("Q5_K") << 13u << "Q5_K" << qint64{352};
    QTest::newRow("Q6_K") << 14u << "Q6_K" << qint64{420};
    QTest::newRow("IQ2_XXS") << 16u << "IQ2_XXS" << qint64{132};
    QTest::newRow("IQ2_XS") << 17u << "IQ2_XS" << qint64{148};
    QTest::newRow("IQ3_XXS") << 18u << "IQ3_XXS" << qint64{196};
    QTest::newRow("IQ1_S") << 19u << "IQ1_S" << qint64{100};
    QTest::newRow("IQ4_NL") << 20u << "IQ4_NL" << qint64{288};
    QTest::newRow("IQ3_S") << 21u << "IQ3_S" << qint64{220};
    QTest::newRow("IQ2_S") << 22u << "IQ2_S" << qint64{164};
    QTest::newRow("IQ4_XS") << 23u << "IQ4_XS" << qint64{272};
    QTest::newRow("IQ1_M") << 29u << "IQ1_M" << qint64{112};
    QTest::newRow("BF16") << 30u << "BF16" << qint64{1024};
    QTest::newRow("TQ1_0") << 34u << "TQ1_0" << qint64{108};
    QTest::newRow("TQ2_0") << 35u << "TQ2_0" << qint64{132};
    QTest::newRow("MXFP4") << 39u << "MXFP4" << qint64{272};
    QTest::newRow("NVFP4") << 40u << "NVFP4" << qint64{288};
}

void QuantTraitsTest::knowsSizesOfEveryType() {
    QFETCH(quint32, number);
    QFETCH(QString, name);
    QFETCH(qint64, bytesOf512);
    const auto type = static_cast<QuantType>(number);
    const QuantTraits* traits = quantTraits(type);
    QVERIFY(traits);
    QVERIFY(traits->type == type);
    QCOMPARE(QString(traits->name), name);
    QCOMPARE(qint64{quantRowBytes(type, 512)}, bytesOf512);
    QCOMPARE(qint64{quantRowBytes(type, 0)}, qint64{0});
}

void QuantTraitsTest::doesNotKnowOtherTypes() {
    // Q8_1, Q8_K, I8, I16, I32, I64, F64; Q4_2, Q4_3 and other withdrawn ones; unknown ones.
    for (const quint32 number : {9u, 15u, 24u, 25u, 26u, 27u, 28u, 4u, 5u, 31u, 33u, 36u, 38u, 41u, 1000u})
        QVERIFY(!quantTraits(static_cast<QuantType>(number)));
    QCOMPARE(allQuantTraits().size(), std::size_t{26}); // the rows above
}

void QuantTraitsTest::cpuLevelCanBeForcedDownByName() {
    qunsetenv("CONCLAVE_CPU_LEVEL");
    const CpuLevel best = detectCpuLevel();
    QVERIFY(cpuLevelAvailable(best));
    QVERIFY(cpuLevelAvailable(CpuLevel::Scalar));
    for (const CpuLevel level : {CpuLevel::Scalar, CpuLevel::Avx2, CpuLevel::Avx512Vnni, CpuLevel::Amx}) {
        qputenv("CONCLAVE_CPU_LEVEL", cpuLevelName(level));
        QVERIFY(detectCpuLevel() == (cpuLevelAvailable(level) ? level : best));
    }
    qputenv("CONCLAVE_CPU_LEVEL", "fastest");
    QVERIFY(detectCpuLevel() == best);
    qunsetenv("CONCLAVE_CPU_LEVEL");
}

QTEST_GUILESS_MAIN(QuantTraitsTest)
#include "tst_quant_traits.moc"
