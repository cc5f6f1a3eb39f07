// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/generation/thinking.h"

#include <QTest>

using namespace conclave;
using Switch = Thinking::Switch;

class TstThinking : public QObject {
    Q_OBJECT

  private slots:
    void aKeySaysWhatWasChosen_data() {
        QTest::addColumn<int>("isOn");
        QTest::addColumn<QString>("effort");
        QTest::addColumn<QString>("key");
        QTest::newRow("nothing") << int(Switch::AsModel) << QString() << QString();
        QTest::newRow("on") << int(Switch::On) << QString() << QStringLiteral("on");
        QTest::newRow("off") << int(Switch::Off) << QString() << QStringLiteral("off");
        QTest::newRow("effort") << int(Switch::AsModel) << QStringLiteral("low") << QStringLiteral("low");
        QTest::newRow("both") << int(Switch::On) << QStringLiteral("low") << QStringLiteral("on low");
        QTest::newRow("words") << int(Switch::AsModel) << QStringLiteral("very deep")
                               << QStringLiteral("very deep");
        QTest::newRow("begins alike")
            << int(Switch::AsModel) << QStringLiteral("only") << QStringLiteral("only");
    }
    void aKeySaysWhatWasChosen() {
        QFETCH(int, isOn);
        QFETCH(QString, effort);
        QFETCH(QString, key);
        const Thinking thinking{.isOn = Switch(isOn), .effort = effort};
        QCOMPARE(thinkingKey(thinking), key);
        QVERIFY(thinkingOf(key) == thinking);
    }

    void aTemplateIsToldWhatItOffersAlone() {
        const ThinkingChoices nothing;
        const ThinkingChoices withSwitch{
            .hasSwitch = true, .thinksByDefault = true, .efforts = {}, .defaultEffort = {}};
        const ThinkingChoices withEfforts{.hasSwitch = false,
                                          .thinksByDefault = false,
                                          .efforts = {QStringLiteral("low"), QStringLiteral("high")},
                                          .defaultEffort = {}};
        const Thinking wanted{.isOn = Switch::On, .effort = QStringLiteral("low")};
        QCOMPARE(thinkingKey(toldTo(nothing, wanted)), QString());
        QCOMPARE(thinkingKey(toldTo(withSwitch, wanted)), QStringLiteral("on"));
        QCOMPARE(thinkingKey(toldTo(withEfforts, wanted)), QStringLiteral("low"));
        QCOMPARE(thinkingKey(toldTo(withEfforts, thinkingOf(QStringLiteral("medium")))), QString());
        ThinkingChoices both = withEfforts;
        both.hasSwitch = true;
        QCOMPARE(thinkingKey(toldTo(both, wanted)), QStringLiteral("on low"));
        QCOMPARE(thinkingKey(toldTo(both, {.isOn = Switch::Off, .effort = QStringLiteral("low")})),
                 QStringLiteral("off"));
    }

    void saysWhetherAModelThinks() {
        ThinkingChoices choices{
            .hasSwitch = true, .thinksByDefault = true, .efforts = {}, .defaultEffort = {}};
        QVERIFY(thinksWhenTold(choices, {}));
        QVERIFY(!thinksWhenTold(choices, thinkingOf(QStringLiteral("off"))));
        choices.thinksByDefault = false;
        QVERIFY(!thinksWhenTold(choices, {}));
        QVERIFY(thinksWhenTold(choices, thinkingOf(QStringLiteral("on"))));
        QVERIFY(thinksWhenTold({}, thinkingOf(QStringLiteral("off"))));
    }
};

QTEST_GUILESS_MAIN(TstThinking)
#include "tst_thinking.moc"
