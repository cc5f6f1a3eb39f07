// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/math_spans.h"

#include <QStringList>
#include <QTest>

using namespace conclave;

class TstMathSpans : public QObject {
    Q_OBJECT

  private slots:
    void findsFormulas_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("found"); // displayed ones begin with "="
        QTest::newRow("inline") << QStringLiteral("a \\(x^2\\) b \\( y \\)") << QStringList{"x^2", "y"};
        QTest::newRow("brackets") << QStringLiteral("\\[\nx\n\\]") << QStringList{"=x"};
        QTest::newRow("dollars") << QStringLiteral("$$a$$ and\n$$\nb\n$$") << QStringList{"=a", "=b"};
        QTest::newRow("money") << QStringLiteral("$5 and $6, or $x$") << QStringList{};
        QTest::newRow("code") << QStringLiteral("`\\(a\\)` ``\\(b\\) ` \\(c\\)`` \\(d\\)")
                              << QStringList{"d"};
        QTest::newRow("open backtick") << QStringLiteral("` \\(a\\)") << QStringList{"a"};
        QTest::newRow("fence") << QStringLiteral("```tex\n\\(a\\)\n$$b$$\n```\n\\(c\\)") << QStringList{"c"};
        QTest::newRow("fence in a quote")
            << QStringLiteral("> ~~~\n> $$a$$\n> ~~~\n> $$b$$") << QStringList{"=b"};
        QTest::newRow("open fence") << QStringLiteral("$$a$$\n```\n$$b$$") << QStringList{"=a"};
        QTest::newRow("no end") << QStringLiteral("\\(a \\[b $$c") << QStringList{};
        QTest::newRow("over a blank line") << QStringLiteral("$$a\n\nb$$ \\(c\\)") << QStringList{"c"};
        QTest::newRow("into a fence") << QStringLiteral("\\(a\n```\n\\)\n```") << QStringList{};
        QTest::newRow("unclosed, closed in the next paragraph")
            << QStringLiteral("\\(a \\(b\n\n\\(c\\) \\[d\n\n\\[e\\]") << QStringList{"c", "=e"};
        QTest::newRow("many that nobody closes")
            << QStringLiteral("\\( \n\\[ ").repeated(30000) << QStringList{};
        QTest::newRow("escaped") << QStringLiteral("\\\\(a\\\\) \\$$b$$ c") << QStringList{};
        QTest::newRow("empty") << QStringLiteral("\\(\\) $$$$ \\[ \\]") << QStringList{};
        QTest::newRow("backslash at the end") << QStringLiteral("a\\") << QStringList{};
    }
    void findsFormulas() {
        QFETCH(QString, text);
        QFETCH(QStringList, found);
        QStringList seen;
        for (const MathSpan& span : findMath(text)) {
            seen << (span.isDisplay ? QStringLiteral("=") : QString()) + span.tex;
            QVERIFY(text.mid(span.from, span.length).contains(span.tex));
            QVERIFY(text.mid(span.from).startsWith(u'\\') || text.mid(span.from).startsWith(u'$'));
        }
        QCOMPARE(seen, found);
    }

    void endsOnEveryPrefix() {
        const QString text = QStringLiteral("a \\(x\\) `b\\(` $$c$$\n\n> ```\n> \\[d\n> ```\n\\[ e \\] $$ f");
        for (qsizetype length = 0; length <= text.size(); ++length)
            for (const MathSpan& span : findMath(text.left(length)))
                QVERIFY(span.from + span.length <= length);
    }
};

QTEST_GUILESS_MAIN(TstMathSpans)
#include "tst_math_spans.moc"
