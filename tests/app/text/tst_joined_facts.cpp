// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/joined_facts.h"

#include <QGuiApplication>
#include <QTest>
#include <QTextLayout>

using namespace conclave;

class TestJoinedFacts : public QObject {
    Q_OBJECT

  private slots:
    void cleanup() { QLocale::setDefault(QLocale(QLocale::English)); }

    void areWhatTheyAreFromLeftToRight() {
        QLocale::setDefault(QLocale(QLocale::German));
        QCOMPARE(joinedFacts({QStringLiteral("a"), QStringLiteral("b")}), QStringLiteral("a · b"));
        QCOMPARE(joinedFacts({QStringLiteral("a")}), QStringLiteral("a"));
        QCOMPARE(joinedFacts({}), QString());
    }

    void keepANumberAtItsUnitFromRightToLeft() {
        QLocale::setDefault(QLocale(QLocale::Arabic));
        const QString speed = QString::fromUtf8("1,435 رمز");
        const QString facts = joinedFacts({QStringLiteral("Starter (small)"), speed});
        QTextLayout layout(facts);
        QTextOption option;
        option.setTextDirection(Qt::RightToLeft);
        layout.setTextOption(option);
        layout.beginLayout();
        const QTextLine line = layout.createLine();
        layout.endLayout();
        const auto inside = [&](const QString& part) { // x behind its first letter
            return line.cursorToX(static_cast<int>(facts.indexOf(part)) + 1);
        };
        // From the right: the name, the number, its unit.
        QVERIFY(inside(QStringLiteral("small")) > inside(QStringLiteral("435")));
        QVERIFY(inside(QStringLiteral("Starter")) > inside(QStringLiteral("435")));
        QVERIFY(inside(QStringLiteral("435")) > inside(QString::fromUtf8("مز")));
    }
};

QTEST_MAIN(TestJoinedFacts)
#include "tst_joined_facts.moc"
