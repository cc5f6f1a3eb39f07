// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/math_ml.h"

#include <QTest>
#include <QXmlStreamReader>

using namespace conclave;

namespace {

/// The elements without the outermost ones and without attributes; empty when it is no well-formed XML.
QString shape(const QString& mathMl) {
    QXmlStreamReader xml(mathMl);
    QString all;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() != u"math" && xml.name() != u"mrow")
            all += xml.name().toString() + u'(';
        else if (xml.isEndElement() && xml.name() != u"math" && xml.name() != u"mrow")
            all += u')';
        else if (xml.isCharacters())
            all += xml.text();
    }
    return xml.hasError() ? QString() : all;
}

QString plain(const QString& richText) {
    return QString(richText).remove(QStringLiteral("<i>")).remove(QStringLiteral("</i>"));
}

} // namespace

class TstMathMl : public QObject {
    Q_OBJECT

  private slots:
    void writesWhatTexMeans_data() {
        QTest::addColumn<QString>("tex");
        QTest::addColumn<QString>("expected");
        QTest::newRow("letters and numbers") << "2x+3.14"
                                             << "mn(2)mi(x)mo(+)mn(3.14)";
        QTest::newRow("minus") << "a-b"
                               << "mi(a)mo(−)mi(b)";
        QTest::newRow("scripts") << "x_i^2"
                                 << "msubsup(mi(x)mi(i)mn(2))";
        QTest::newRow("scripts, the other way round") << "x^{2n}_i"
                                                      << "msubsup(mi(x)mi(i)mn(2)mi(n))";
        QTest::newRow("script of one digit") << "x^10"
                                             << "msup(mi(x)mn(1))mn(0)";
        QTest::newRow("primes") << "f''(x)"
                                << "msup(mi(f)mo(′′))mo(()mi(x)mo())";
        QTest::newRow("prime and power") << "f'^2"
                                         << "msup(mi(f)mo(′)mn(2))";
        QTest::newRow("fraction") << "\\frac{a}{b+1}"
                                  << "mfrac(mi(a)mi(b)mo(+)mn(1))";
        QTest::newRow("fraction without braces") << "\\frac12"
                                                 << "mfrac(mn(1)mn(2))";
        QTest::newRow("over") << "{a \\over b}"
                              << "mfrac(mi(a)mi(b))";
        QTest::newRow("root") << "\\sqrt{x}"
                              << "msqrt(mi(x))";
        QTest::newRow("root of a degree") << "\\sqrt[3]{x}"
                                          << "mroot(mi(x)mn(3))";
        QTest::newRow("Greek") << "\\alpha\\Omega"
                               << "mi(α)mi(Ω)";
        QTest::newRow("relations") << "a \\leq b \\neq c"
                                   << "mi(a)mo(≤)mi(b)mo(≠)mi(c)";
        QTest::newRow("negation") << "\\not\\equiv"
                                  << "mo(≡\u0338)";
        QTest::newRow("sum") << "\\sum_{i=1}^n i"
                             << "munderover(mo(∑)mi(i)mo(=)mn(1)mi(n))mi(i)";
        QTest::newRow("integral") << "\\int_0^1"
                                  << "msubsup(mo(∫)mn(0)mn(1))";
        QTest::newRow("integral with limits") << "\\int\\limits_0^1"
                                              << "munderover(mo(∫)mn(0)mn(1))";
        QTest::newRow("limit") << "\\lim_{x\\to0}"
                               << "munder(mi(lim)mi(x)mo(→)mn(0))";
        QTest::newRow("functions") << "\\sin x"
                                   << "mi(sin)mi(x)";
        QTest::newRow("own function") << "\\operatorname*{arg\\,max}_x"
                                      << "munder(mi(arg,max)mi(x))";
        QTest::newRow("text") << "\\text{if } x"
                              << "mtext(if\u00a0)mi(x)";
        QTest::newRow("upright") << "\\mathrm{d}x"
                                 << "mi(d)mi(x)";
        QTest::newRow("faces") << "\\mathbb{R}\\mathcal{L}\\mathbf{v}"
                               << "mi(ℝ)mi(ℒ)mi(𝐯)";
        QTest::newRow("accents") << "\\hat{x}\\vec v"
                                 << "mover(mi(x)mo(^))mover(mi(v)mo(→))";
        QTest::newRow("under") << "\\underbrace{x}_n"
                               << "munder(munder(mi(x)mo(⏟))mi(n))";
        QTest::newRow("left and right") << "\\left(\\frac12\\right]"
                                        << "mo(()mfrac(mn(1)mn(2))mo(])";
        QTest::newRow("left without a bracket") << "\\left. x \\right|_0"
                                                << "msub(mi(x)mo(|)mn(0))";
        QTest::newRow("middle") << "\\left\\{x\\middle|y\\right\\}"
                                << "mo({)mi(x)mo(|)mi(y)mo(})";
        QTest::newRow("matrix") << "\\begin{pmatrix}a&b\\\\c&d\\end{pmatrix}"
                                << "mo(()mtable(mtr(mtd(mi(a))mtd(mi(b)))mtr(mtd(mi(c))mtd(mi(d))))mo())";
        QTest::newRow("array") << "\\begin{array}{c|c}1&2\\end{array}"
                               << "mtable(mtr(mtd(mn(1))mtd(mn(2))))";
        QTest::newRow("cases") << "\\begin{cases}1 & x\\\\ 0 & \\text{else}\\\\ \\end{cases}"
                               << "mo({)mtable(mtr(mtd(mn(1))mtd(mi(x)))mtr(mtd(mn(0))mtd(mtext(else))))";
        QTest::newRow("equations") << "\\begin{align*}a&=b\\\\[2pt]&=c\\end{align*}"
                                   << "mtable(mtr(mtd(mi(a))mtd(mo(=)mi(b)))mtr(mtd()mtd(mo(=)mi(c))))";
        QTest::newRow("binomial") << "\\binom nk"
                                  << "mo(()mfrac(mi(n)mi(k))mo())";
        QTest::newRow("sizes") << "\\bigl(x\\bigr)"
                               << "mo(()mi(x)mo())";
        QTest::newRow("colour is left out") << "\\color{red}x"
                                            << "mi(x)";
        QTest::newRow("unknown") << "\\foo x"
                                 << "mtext(\\foo)mi(x)";
        QTest::newRow("unknown environment") << "\\begin{tikz}x\\end{tikz}"
                                             << "mtext(\\begin{tikz})mi(x)";
        QTest::newRow("escaped") << "50\\% \\{a\\}"
                                 << "mn(50)mo(%)mo({)mi(a)mo(})";
        QTest::newRow("markup") << "a<b & \\text{<script>}"
                                << "mi(a)mo(<)mi(b)mtext(<script>)";
        QTest::newRow("Chinese") << "\\text{面积}=面"
                                 << "mtext(面积)mo(=)mi(面)";
        QTest::newRow("empty") << ""
                               << "";
    }
    void writesWhatTexMeans() {
        QFETCH(QString, tex);
        QFETCH(QString, expected);
        const QString written = mathMl(tex, true);
        QVERIFY2(shape(written) == expected, qPrintable(shape(written) + QStringLiteral("\n") + written));
    }

    void limitsStandBesideInALine() {
        QCOMPARE(shape(mathMl(QStringLiteral("\\sum_{i}^n"), false)),
                 QStringLiteral("msubsup(mo(∑)mi(i)mi(n))"));
    }

    void bracketsHaveTheSizeThatWasAskedFor() {
        QVERIFY(mathMl(QStringLiteral("\\Big(x\\Big)"), true)
                    .contains(QStringLiteral(" minsize=\"1.8em\" maxsize=\"1.8em\">(</mo>")));
        QVERIFY(!mathMl(QStringLiteral("(x)"), true).contains(QStringLiteral("minsize")));
    }

    void keepsTheSourceAsAlternativeText() {
        QVERIFY(mathMl(QStringLiteral("a<\"b\""), false)
                    .contains(QStringLiteral("alttext=\"a&lt;&quot;b&quot;\"")));
        QVERIFY(mathMl(QStringLiteral("a"), true).contains(QStringLiteral(" display=\"block\"")));
    }

    // Whatever is cut off or too much: well-formed, and nothing of the words is lost.
    void takesAnything_data() {
        QTest::addColumn<QString>("tex");
        for (const char* tex : {"{",
                                "}",
                                "{{a}",
                                "a}b",
                                "\\",
                                "\\frac",
                                "\\frac{a",
                                "x^",
                                "x_",
                                "^",
                                "_^'",
                                "&",
                                "\\\\",
                                "\\left",
                                "\\left(",
                                "\\right)",
                                "\\left( a",
                                "\\middle|",
                                "\\begin",
                                "\\begin{",
                                "\\begin{matrix}",
                                "\\begin{matrix}a&",
                                "\\end{matrix}",
                                "\\sqrt[",
                                "\\sqrt[3",
                                "\\begin{cases} { & \\end{cases}",
                                "\\text{",
                                "\\text{a\\",
                                "x^^^^^y",
                                "\\limits",
                                "\\not",
                                "\\mathbb",
                                "\\operatorname*",
                                "a\\over",
                                "{\\over\\over}",
                                "\\hat",
                                "\\begin{matrix}\\begin{matrix}\\right\\end{matrix}"})
            QTest::newRow(tex) << QString::fromLatin1(tex);
        QTest::newRow("deep") << QStringLiteral("{").repeated(5000);
        QTest::newRow("deep roots") << QStringLiteral("\\sqrt{").repeated(3000);
        QTest::newRow("deep degrees") << QStringLiteral("\\sqrt[\\sqrt").repeated(1500);
        QTest::newRow("deep left") << QStringLiteral("\\left(").repeated(3000);
        QTest::newRow("deep tables") << QStringLiteral("\\begin{matrix}").repeated(1400);
        QTest::newRow("many over") << QStringLiteral("a\\over ").repeated(2000);
        QTest::newRow("many scripts") << QStringLiteral("^a").repeated(9000);
        QTest::newRow("too long") << QStringLiteral("x").repeated(30000);
        QTest::newRow("lone surrogate") << QString(QChar(0xd83d));
        QTest::newRow("backslash and a surrogate") << QStringLiteral("\\") + QChar(0xd83d);
        QTest::newRow("emoji") << QStringLiteral("\\😀 😀");
    }
    void takesAnything() {
        QFETCH(QString, tex);
        const QString written = mathMl(tex, true);
        QVERIFY(written.startsWith(QStringLiteral("<math ")) && written.endsWith(QStringLiteral("</math>")));
        if (!tex.contains(QChar(0xd83d)) || tex.contains(QStringLiteral("😀"))) {
            QXmlStreamReader xml(written);
            while (!xml.atEnd())
                xml.readNext();
            QVERIFY2(!xml.hasError(), qPrintable(xml.errorString() + written.left(300)));
        }
        mathRichText(tex);
    }

    void fitsInALine_data() {
        QTest::addColumn<QString>("tex");
        QTest::addColumn<QString>("line");
        QTest::newRow("power") << "x^2"
                               << "x<sup>2</sup>";
        QTest::newRow("fraction") << "\\frac{a+1}{b}"
                                  << "(a + 1)/b";
        QTest::newRow("root") << "\\sqrt{x}"
                              << "√x";
        QTest::newRow("sum") << "\\sum_{i=1}^n i"
                             << "∑<sub>i = 1</sub><sup>n</sup>i";
        QTest::newRow("matrix") << "\\begin{bmatrix}a&b\\\\c&d\\end{bmatrix}"
                                << "[a, b; c, d]";
        QTest::newRow("accent") << "\\hat x"
                                << "x\u0302";
        QTest::newRow("markup") << "a<b"
                                << "a &lt; b";
    }
    void fitsInALine() {
        QFETCH(QString, tex);
        QFETCH(QString, line);
        QCOMPARE(plain(mathRichText(tex)), line);
    }
};

QTEST_GUILESS_MAIN(TstMathMl)
#include "tst_math_ml.moc"
