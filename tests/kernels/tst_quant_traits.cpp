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
    QTest::newRow("Q8_0") << 8u << "Q8_0" << qint64{544};
    QTest::newRow("Q4_K") << 12u << "Q4_K" << qint64{288};
    QTest::newRow("Q6_K") << 14u << "Q6_K" << qint64{420};
    QTest::newRow("BF16") << 30u << "BF16" << qint64{1024};
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
    for (const quint32 number : {2u, 3u, 10u, 13u, 15u, 24u, 31u, 1000u})
        QVERIFY(!quantTraits(static_cast<QuantType>(number)));
}

void QuantTraitsTest::cpuLevelCanBeForcedDownByName() {
    qunsetenv("CONCLAVE_CPU_LEVEL");
    const CpuLevel best = detectCpuLevel();
    QVERIFY(cpuLevelAvailable(best));
    QVERIFY(cpuLevelAvailable(CpuLevel::Scalar));
    for (const CpuLevel level : {CpuLevel::Scalar, CpuLevel::Avx2, CpuLevel::Avx512Vnni}) {
        qputenv("CONCLAVE_CPU_LEVEL", cpuLevelName(level));
        QVERIFY(detectCpuLevel() == (cpuLevelAvailable(level) ? level : best));
    }
    qputenv("CONCLAVE_CPU_LEVEL", "fastest");
    QVERIFY(detectCpuLevel() == best);
    qunsetenv("CONCLAVE_CPU_LEVEL");
}

QTEST_GUILESS_MAIN(QuantTraitsTest)
#include "tst_quant_traits.moc"
