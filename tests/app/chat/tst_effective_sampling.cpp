// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/chat/effective_sampling.h"

#include <QTest>

using namespace conclave;

class TstEffectiveSampling : public QObject {
    Q_OBJECT

  private slots:
    void whatIsNotSetIsAsInTheSettings() {
        const SamplingSettings settings{.temperature = 0.9, .topK = 3, .seed = 5};
        QVERIFY(effectiveSampling(settings, {}) == settings);
        Answering own;
        own.temperature = 0;
        own.seed = 0;
        const SamplingSettings effective = effectiveSampling(settings, own);
        QCOMPARE(effective.temperature, 0.0);
        QCOMPARE(effective.topK, 3);
        QCOMPARE(effective.seed, quint64(0));
    }
};

QTEST_GUILESS_MAIN(TstEffectiveSampling)
#include "tst_effective_sampling.moc"
