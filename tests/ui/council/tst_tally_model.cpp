// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/council/tally_model.h"

#include <QTest>

using namespace conclave;

/// How little a few votes say, in numbers that can be computed by hand.
class TallyModelTest : public QObject {
    Q_OBJECT

  private slots:
    void knowsHowOftenChanceDoesIt_data() {
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("second");
        QTest::addColumn<int>("percent");
        QTest::newRow("nothing") << 0 << 0 << 100;
        QTest::newRow("even") << 4 << 4 << 100;
        QTest::newRow("one") << 1 << 0 << 100;          // 2 of 2
        QTest::newRow("three of four") << 3 << 1 << 63; // 10 of 16
        QTest::newRow("one of four") << 1 << 3 << 63;
        QTest::newRow("five of five") << 5 << 0 << 6; // 2 of 32
        QTest::newRow("nine of ten") << 9 << 1 << 2;  // 22 of 1024
        QTest::newRow("many") << 5200 << 4800 << 0;
        QTest::newRow("many, about even") << 5010 << 4990 << 85;
    }
    void knowsHowOftenChanceDoesIt() {
        QFETCH(const int, first);
        QFETCH(const int, second);
        QTEST(chancePercent(first, second), "percent");
    }
};

QTEST_GUILESS_MAIN(TallyModelTest)
#include "tst_tally_model.moc"
