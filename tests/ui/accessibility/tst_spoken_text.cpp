// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accessibility/spoken_text.h"

#include <QTest>

using namespace conclave;

class TstSpokenText : public QObject {
    Q_OBJECT

    /// As it comes when @p text grows by one character at a time.
    static QStringList grown(const QString& text) {
        SpokenText spoken;
        QStringList said;
        for (qsizetype i = 1; i <= text.size(); ++i)
            said += spoken.take(QStringView(text).first(i));
        return said + spoken.finish(text);
    }

  private slots:
    void saysWholeSentences_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("said");
        QTest::newRow("sentences") << QStringLiteral("One. Two! Is it three? Yes")
                                   << QStringList{"One.", "Two!", "Is it three?", "Yes"};
        QTest::newRow("numbers") << QStringLiteral("Pi is 3.14 or so. Good")
                                 << QStringList{"Pi is 3.14 or so.", "Good"};
        QTest::newRow("Chinese") << QStringLiteral("专家很多。每次只用几个！")
                                 << QStringList{QStringLiteral("专家很多。"),
                                                QStringLiteral("每次只用几个！")};
        QTest::newRow("marks") << QStringLiteral("It is **bold** and `code`. [Link](https://a.b) ends")
                               << QStringList{"It is bold and code.", "Link ends"};
        QTest::newRow("heading and items")
            << QStringLiteral("# Title\n\n- first\n- second\n") << QStringList{"Title", "first", "second"};
        QTest::newRow("nothing") << QString() << QStringList();
        QTest::newRow("empty lines") << QStringLiteral("\n\n  \n") << QStringList();
    }
    void saysWholeSentences() {
        QFETCH(QString, text);
        QFETCH(QStringList, said);
        QCOMPARE(grown(text), said);
    }

    void namesCodeInsteadOfReadingIt() {
        const QString text = QStringLiteral("See:\n```cpp\nint a. b;\nint c;\n```\nThat is all.");
        const QStringList said = grown(text);
        QCOMPARE(said.size(), 3);
        QCOMPARE(said[0], QStringLiteral("See:"));
        QVERIFY2(said[1].contains(u'2') && !said[1].contains(QLatin1String("int")), qPrintable(said[1]));
        QCOMPARE(said[2], QStringLiteral("That is all."));
    }

    void namesCodeThatWasCutOff() {
        const QStringList said = grown(QStringLiteral("```\nint a;\nint b;"));
        QCOMPARE(said.size(), 1);
        QVERIFY(!said[0].contains(QLatin1String("int")));
    }

    void saysTheSameHoweverItComes() {
        const QString text =
            QStringLiteral("A first one. **A second** one!\n\n> quoted. Twice.\n\n1. item\n");
        SpokenText spoken;
        QStringList atOnce = spoken.take(text);
        atOnce += spoken.finish(text);
        QCOMPARE(atOnce.join(u' '), grown(text).join(u' '));
    }
};

QTEST_GUILESS_MAIN(TstSpokenText)
#include "tst_spoken_text.moc"
