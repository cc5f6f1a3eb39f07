// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/math/math_classes.h"
#include "ui/chat/math/math_layout.h"
#include "ui/chat/math/math_shapes.h"

#include "app/text/math_tree.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace conclave;
using Kind = MathMark::Kind;

namespace {

constexpr int kPixels = 100; // large: what is compared differs by more than a rounding

MathFont testFont() {
    return {QStringLiteral("serif"), QStringLiteral("monospace"), kPixels, false};
}

MathPicture layout(const QString& tex, bool isDisplay = true) {
    return layoutMath(parseMath(tex), testFont(), isDisplay);
}

/// The marks of a text, in their order.
std::vector<MathMark> marksOf(const MathPicture& picture, const QString& text) {
    std::vector<MathMark> found;
    std::copy_if(picture.marks.begin(), picture.marks.end(), std::back_inserter(found),
                 [&](const MathMark& mark) { return mark.kind == Kind::Text && mark.text == text; });
    return found;
}

MathMark markOf(const MathPicture& picture, const QString& text) {
    const std::vector<MathMark> found = marksOf(picture, text);
    return found.empty() ? MathMark() : found.front();
}

std::vector<MathMark> marksOf(const MathPicture& picture, Kind kind) {
    std::vector<MathMark> found;
    std::copy_if(picture.marks.begin(), picture.marks.end(), std::back_inserter(found),
                 [&](const MathMark& mark) { return mark.kind == kind; });
    return found;
}

double axis() {
    return MathFonts::of(testFont()).axis() * kPixels;
}

bool isSound(double value) {
    return std::isfinite(value) && std::abs(value) < 1e7;
}

} // namespace

class MathLayoutTest : public QObject {
    Q_OBJECT

  private slots:
    void givesEveryPartOfARowItsPlace();
    void spacesAtomsByTheirClass_data();
    void spacesAtomsByTheirClass();
    void takesASignForNoOperation();
    void putsTheFractionRuleOnTheAxis();
    void makesFractionsInALineSmaller();
    void leavesTheRuleOutOfABinomial();
    void movesScriptsUpAndDown();
    void keepsScriptsApart();
    void makesScriptsOfScriptsSmaller();
    void putsLimitsAboveAndBelowInADisplayOnly();
    void stretchesFencesOverTheirContent_data();
    void stretchesFencesOverTheirContent();
    void leavesSmallFencesToTheFont();
    void drawsEveryFenceAtAnyHeight();
    void coversWhatStandsUnderARoot();
    void putsTheDegreeLeftOfTheRoot();
    void putsAccentsOverTheirLetter();
    void stretchesABraceOverAllOfIt();
    void alignsColumns();
    void alignsEquationsAtTheirSigns();
    void setsWordsAsTheyAre();
    void showsUnknownCommandsAsWritten();
    void growsInProportion();
    void staysInsideItsBounds_data();
    void staysInsideItsBounds();
    void takesAnything_data();
    void takesAnything();
    void setsTheSameFormulaOnce();
    void showsWhatIsTooLongAsText();
    void drawsInTheInkThatIsAskedFor();
};

void MathLayoutTest::givesEveryPartOfARowItsPlace() {
    const MathPicture picture = layout(QStringLiteral("abc"));
    const MathPicture a = layout(QStringLiteral("a"));
    const MathPicture b = layout(QStringLiteral("b"));
    const MathPicture c = layout(QStringLiteral("c"));
    QCOMPARE(picture.width, a.width + b.width + c.width);
    QCOMPARE(markOf(picture, QStringLiteral("b")).at.x(), a.width);
    QCOMPARE(picture.ascent, std::max({a.ascent, b.ascent, c.ascent}));
    QVERIFY(markOf(picture, QStringLiteral("a")).face == MathFace::Italic);
    QVERIFY(markOf(layout(QStringLiteral("2")), QStringLiteral("2")).face == MathFace::Upright);
}

void MathLayoutTest::spacesAtomsByTheirClass_data() {
    QTest::addColumn<QString>("whole");
    QTest::addColumn<QStringList>("parts");
    QTest::addColumn<int>("mu"); // 1/18 em, all spaces together
    QTest::newRow("sum") << "a+b" << QStringList{"a", "+", "b"} << 8;
    QTest::newRow("relation") << "a=b" << QStringList{"a", "=", "b"} << 10;
    QTest::newRow("comma") << "a,b" << QStringList{"a", ",", "b"} << 3;
    QTest::newRow("brackets") << "(a)" << QStringList{"(", "a", ")"} << 0;
    QTest::newRow("function") << "\\sin x" << QStringList{"\\sin", "x"} << 3;
    QTest::newRow("function of brackets") << "\\sin(x)" << QStringList{"\\sin", "(", "x", ")"} << 0;
    QTest::newRow("in braces it is a letter") << "a{+}b" << QStringList{"a", "+", "b"} << 0;
    QTest::newRow("sign after a relation") << "a=-b" << QStringList{"a", "=", "-", "b"} << 10;
}

void MathLayoutTest::spacesAtomsByTheirClass() {
    QFETCH(QString, whole);
    QFETCH(QStringList, parts);
    QFETCH(int, mu);
    double width = mu * kPixels / 18.0;
    for (const QString& part : parts)
        width += layout(part).width;
    QVERIFY(std::abs(layout(whole).width - width) < 0.01);
}

void MathLayoutTest::takesASignForNoOperation() {
    QCOMPARE(layout(QStringLiteral("-x")).width,
             layout(QStringLiteral("-")).width + layout(QStringLiteral("x")).width);
    QVERIFY(layout(QStringLiteral("(-x)")).width <
            layout(QStringLiteral("(y-x)")).width - layout(QStringLiteral("y")).width);
}

void MathLayoutTest::putsTheFractionRuleOnTheAxis() {
    for (const char* tex : {"\\frac{a}{b}", "\\frac{a^{2^2}}{b}", "\\frac{1}{\\sum_{i}x}"}) {
        const MathPicture picture = layout(QString::fromLatin1(tex));
        const std::vector<MathMark> rules = marksOf(picture, Kind::Rule);
        QCOMPARE(rules.size(), 1U);
        QVERIFY(std::abs(-rules[0].box.center().y() - axis()) < 0.01);
        // The minus sign is there too.
        const QRectF minus = markOf(layout(QStringLiteral("-")), QStringLiteral("−")).ink();
        QVERIFY(std::abs(minus.center().y() - rules[0].box.center().y()) < 1);
        for (const MathMark& mark : picture.marks)
            if (mark.kind == Kind::Text)
                QVERIFY(!mark.ink().intersects(rules[0].box));
    }
}

void MathLayoutTest::makesFractionsInALineSmaller() {
    const MathPicture inLine = layout(QStringLiteral("\\frac ab"), false);
    const MathPicture display = layout(QStringLiteral("\\frac ab"), true);
    QVERIFY(inLine.height() < display.height());
    QCOMPARE(markOf(display, QStringLiteral("a")).pixelSize, kPixels);
    QVERIFY(markOf(inLine, QStringLiteral("a")).pixelSize < kPixels);
    QCOMPARE(layout(QStringLiteral("\\dfrac ab"), false).height(), display.height());
}

void MathLayoutTest::leavesTheRuleOutOfABinomial() {
    const MathPicture picture = layout(QStringLiteral("\\binom{n}{k}"));
    QVERIFY(marksOf(picture, Kind::Rule).empty());
    QVERIFY(markOf(picture, QStringLiteral("n")).at.y() < 0);
    QVERIFY(markOf(picture, QStringLiteral("k")).at.y() > 0);
    QCOMPARE(marksOf(picture, Kind::Shape).size(), 2U);
}

void MathLayoutTest::movesScriptsUpAndDown() {
    const MathPicture picture = layout(QStringLiteral("x_i^n"));
    QCOMPARE(markOf(picture, QStringLiteral("x")).at.y(), 0.0);
    QVERIFY(markOf(picture, QStringLiteral("n")).at.y() < 0);
    QVERIFY(markOf(picture, QStringLiteral("i")).at.y() > 0);
    QVERIFY(markOf(picture, QStringLiteral("n")).pixelSize < kPixels);
    QVERIFY(picture.width > layout(QStringLiteral("x")).width);
    // Scripts of a high thing sit at its edges, and the one before another is not raised for it.
    const MathPicture high = layout(QStringLiteral("\\left(\\frac ab\\right)^n"));
    QVERIFY(markOf(high, QStringLiteral("n")).at.y() < markOf(picture, QStringLiteral("n")).at.y());
    // Below a root less.
    QVERIFY(markOf(layout(QStringLiteral("\\sqrt{x^n}")), QStringLiteral("n")).at.y() >
            markOf(layout(QStringLiteral("x^n")), QStringLiteral("n")).at.y());
}

void MathLayoutTest::keepsScriptsApart() {
    const MathPicture picture = layout(QStringLiteral("x_{A^A}^{y_y}"));
    double lowestAbove = -1e9;
    double highestBelow = 1e9;
    for (const MathMark& mark : picture.marks) {
        if (mark.text == u"y")
            lowestAbove = std::max(lowestAbove, mark.ink().bottom());
        if (mark.text == u"A")
            highestBelow = std::min(highestBelow, mark.ink().top());
    }
    QVERIFY(lowestAbove < highestBelow);
}

void MathLayoutTest::makesScriptsOfScriptsSmaller() {
    const MathPicture picture = layout(QStringLiteral("a^{b^{c^d}}"));
    const int a = markOf(picture, QStringLiteral("a")).pixelSize;
    const int b = markOf(picture, QStringLiteral("b")).pixelSize;
    const int c = markOf(picture, QStringLiteral("c")).pixelSize;
    QVERIFY(a > b && b > c);
    QCOMPARE(markOf(picture, QStringLiteral("d")).pixelSize, c); // it stays readable
}

void MathLayoutTest::putsLimitsAboveAndBelowInADisplayOnly() {
    const QString sum = QStringLiteral("\\sum_{k}^{n}");
    const QRectF big = markOf(layout(sum), QStringLiteral("∑")).ink();
    QVERIFY(markOf(layout(sum), QStringLiteral("n")).ink().bottom() < big.top());
    QVERIFY(markOf(layout(sum), QStringLiteral("k")).ink().top() > big.bottom());
    QVERIFY(std::abs(markOf(layout(sum), QStringLiteral("k")).ink().center().x() - big.center().x()) <
            kPixels * 0.1);
    const MathPicture inLine = layout(sum, false);
    const QRectF small = markOf(inLine, QStringLiteral("∑")).ink();
    QVERIFY(markOf(inLine, QStringLiteral("n")).ink().left() > small.right() - 1);
    QVERIFY(small.height() < big.height());
    // Integrals have theirs beside them.
    const MathPicture integral = layout(QStringLiteral("\\int_a^b"));
    QVERIFY(markOf(integral, QStringLiteral("b")).at.x() >
            markOf(integral, QStringLiteral("∫")).ink().center().x());
    QVERIFY(markOf(integral, QStringLiteral("a")).at.x() < markOf(integral, QStringLiteral("b")).at.x());
    const MathPicture limit = layout(QStringLiteral("\\lim_{x}"));
    QVERIFY(markOf(limit, QStringLiteral("x")).ink().top() > 0);
}

void MathLayoutTest::stretchesFencesOverTheirContent_data() {
    QTest::addColumn<QString>("open");
    QTest::addColumn<QString>("close");
    QTest::newRow("round") << "("
                           << ")";
    QTest::newRow("square") << "["
                            << "]";
    QTest::newRow("curly") << "\\{"
                           << "\\}";
    QTest::newRow("bar") << "|"
                         << "|";
    QTest::newRow("double bar") << "\\|"
                                << "\\|";
    QTest::newRow("angle") << "\\langle"
                           << "\\rangle";
    QTest::newRow("floor") << "\\lfloor"
                           << "\\rfloor";
    QTest::newRow("ceiling") << "\\lceil"
                             << "\\rceil";
}

void MathLayoutTest::stretchesFencesOverTheirContent() {
    QFETCH(QString, open);
    QFETCH(QString, close);
    const QString content = QStringLiteral("\\begin{matrix}1\\\\2\\\\3\\\\4\\\\5\\end{matrix}");
    const MathPicture inside = layout(content);
    const MathPicture picture = layout(QStringLiteral("\\left%1%3\\right%2").arg(open, close, content));
    const std::vector<MathMark> fences = marksOf(picture, Kind::Shape);
    QCOMPARE(fences.size(), 2U);
    for (const MathMark& fence : fences) {
        // TeX lets the content stand out by little.
        QVERIFY(fence.ink().height() >= inside.height() * 0.9 - 1);
        QVERIFY(fence.ink().height() <= inside.height() * 1.1);
        QVERIFY(std::abs(-fence.ink().center().y() - axis()) < kPixels * 0.03);
    }
    QVERIFY(fences[0].ink().right() <= marksOf(picture, QStringLiteral("1"))[0].ink().left() + 1);
    QVERIFY(fences[1].ink().left() >= marksOf(picture, QStringLiteral("1"))[0].ink().right() - 1);
    QVERIFY(fences[1].ink().right() <= picture.width + 1);
}

void MathLayoutTest::leavesSmallFencesToTheFont() {
    const MathPicture picture = layout(QStringLiteral("\\left(x\\right)"));
    QVERIFY(marksOf(picture, Kind::Shape).empty());
    QCOMPARE(marksOf(picture, QStringLiteral("(")).size(), 1U);
    const MathPicture big = layout(QStringLiteral("\\Bigl( x \\Bigr)"));
    QCOMPARE(marksOf(big, Kind::Shape).size(), 2U);
    QVERIFY(big.height() > picture.height() * 1.3);
}

void MathLayoutTest::drawsEveryFenceAtAnyHeight() {
    for (const QChar fence : QStringLiteral("()[]{}|‖⟨⟩⌊⌋⌈⌉/\\↑↓↕"))
        for (const double height : {0.5, 10.0, 30.0, 300.0, 10000.0}) {
            const MathShape shape = fenceShape(fence, height, 16, 0.8);
            const QRectF bounds = shape.path.boundingRect();
            QVERIFY2(!shape.path.isEmpty(), qPrintable(QString(fence)));
            QVERIFY(isSound(shape.width) && isSound(bounds.width()));
            QVERIFY2(height < 10 || std::abs(bounds.height() - height) < 3, qPrintable(QString(fence)));
            QVERIFY2(height < 10 || (bounds.left() >= -0.5 && bounds.right() <= shape.width + 0.5),
                     qPrintable(QString(fence)));
        }
    QVERIFY(fenceShape(QStringLiteral("x"), 20, 16, 0.8).path.isEmpty());
    QVERIFY(fenceShape(QString(), 20, 16, 0.8).path.isEmpty());
}

void MathLayoutTest::coversWhatStandsUnderARoot() {
    for (const char* tex : {"x", "x^2+y^2", "\\frac{a}{b}"}) {
        const MathPicture inside = layout(QString::fromLatin1(tex));
        const MathPicture picture = layout(QStringLiteral("\\sqrt{%1}").arg(QString::fromLatin1(tex)));
        const MathMark rule = marksOf(picture, Kind::Rule).back();
        QVERIFY(-rule.box.bottom() > inside.ascent * 0.95);
        QVERIFY(rule.box.width() >= inside.width);
        const MathMark sign = marksOf(picture, Kind::Shape).front();
        QVERIFY(sign.ink().bottom() >= inside.descent);
        QVERIFY(std::abs(sign.ink().top() - rule.box.top()) < kPixels * 0.05);
        QVERIFY(std::abs(sign.ink().right() - rule.box.left()) < kPixels * 0.08);
    }
}

void MathLayoutTest::putsTheDegreeLeftOfTheRoot() {
    const MathPicture picture = layout(QStringLiteral("\\sqrt[3]{x}"));
    QVERIFY(markOf(picture, QStringLiteral("3")).at.x() >= 0);
    QVERIFY(markOf(picture, QStringLiteral("3")).ink().right() <
            markOf(picture, QStringLiteral("x")).ink().left());
    QVERIFY(markOf(picture, QStringLiteral("3")).at.y() < 0);
    QVERIFY(layout(QStringLiteral("\\sqrt[123456]{x}")).width > picture.width);
}

void MathLayoutTest::putsAccentsOverTheirLetter() {
    for (const char* name :
         {"hat", "tilde", "vec", "dot", "ddot", "check", "breve", "acute", "grave", "bar"}) {
        const MathPicture picture = layout(QStringLiteral("\\%1{x}").arg(QString::fromLatin1(name)));
        const QRectF letter = markOf(picture, QStringLiteral("x")).ink();
        QCOMPARE(picture.marks.size(), 2U);
        const QRectF accent = picture.marks.back().ink();
        QVERIFY2(accent.bottom() <= letter.top(), name);
        QVERIFY2(std::abs(accent.center().x() - letter.center().x()) < kPixels * 0.15, name);
        QCOMPARE(picture.width, layout(QStringLiteral("x")).width);
    }
    const MathPicture wide = layout(QStringLiteral("\\widehat{abcdef}"));
    QVERIFY(wide.marks.back().ink().width() > layout(QStringLiteral("abcdef")).width * 0.9);
    const MathPicture line = layout(QStringLiteral("\\overline{AB}"));
    QVERIFY(line.marks.back().box.width() >= line.width * 0.99);
    QVERIFY(layout(QStringLiteral("\\underline{AB}")).marks.back().box.top() > 0);
}

void MathLayoutTest::stretchesABraceOverAllOfIt() {
    const MathPicture picture = layout(QStringLiteral("\\underbrace{a+b+c}_{n}"), false);
    const QRectF brace = marksOf(picture, Kind::Shape).front().ink();
    QVERIFY(brace.width() > layout(QStringLiteral("a+b+c"), false).width * 0.97);
    QVERIFY(brace.top() > 0);
    QVERIFY(markOf(picture, QStringLiteral("n")).ink().top() > brace.bottom()); // below it in a line, too
    QVERIFY(marksOf(layout(QStringLiteral("\\overbrace{a+b+c}^{n}")), Kind::Shape).front().ink().bottom() <
            0);
}

void MathLayoutTest::alignsColumns() {
    const MathPicture picture = layout(QStringLiteral("\\begin{matrix}1&2\\\\1000&4\\\\5&6\\end{matrix}"));
    const QRectF one = markOf(picture, QStringLiteral("1")).ink();
    const QRectF thousand = markOf(picture, QStringLiteral("1000")).ink();
    QVERIFY(std::abs(one.center().x() - thousand.center().x()) < kPixels * 0.1);
    QCOMPARE(markOf(picture, QStringLiteral("1")).at.y(), markOf(picture, QStringLiteral("2")).at.y());
    QCOMPARE(markOf(picture, QStringLiteral("2")).at.x(), markOf(picture, QStringLiteral("4")).at.x());
    QVERIFY(markOf(picture, QStringLiteral("5")).at.y() > markOf(picture, QStringLiteral("1000")).at.y());
    QVERIFY(std::abs((picture.ascent - picture.descent) / 2 - axis()) < 0.01);
    const MathPicture cases = layout(QStringLiteral("\\begin{cases}1&x\\\\1000&y\\end{cases}"));
    QVERIFY(std::abs(markOf(cases, QStringLiteral("1")).at.x() -
                     markOf(cases, QStringLiteral("1000")).at.x()) < 0.01);
}

void MathLayoutTest::alignsEquationsAtTheirSigns() {
    const MathPicture picture = layout(QStringLiteral("\\begin{aligned}a+b+c&=d\\\\e&=f\\end{aligned}"));
    const std::vector<MathMark> signs = marksOf(picture, QStringLiteral("="));
    QCOMPARE(signs.size(), 2U);
    QCOMPARE(signs[0].at.x(), signs[1].at.x());
    QVERIFY(signs[0].at.y() < signs[1].at.y());
    QVERIFY(signs[0].at.x() - markOf(picture, QStringLiteral("c")).ink().right() > kPixels * 0.2);
}

void MathLayoutTest::setsWordsAsTheyAre() {
    const MathPicture picture = layout(QStringLiteral("x \\text{ if } y"));
    QVERIFY(markOf(picture, QStringLiteral(" if ")).face == MathFace::Upright);
    QVERIFY(layout(QStringLiteral("x\\quad y")).width > layout(QStringLiteral("xy")).width + kPixels * 0.9);
    QVERIFY(layout(QStringLiteral("x\\!y")).width < layout(QStringLiteral("xy")).width);
}

void MathLayoutTest::showsUnknownCommandsAsWritten() {
    QVERIFY(markOf(layout(QStringLiteral("\\nosuch x")), QStringLiteral("\\nosuch")).face == MathFace::Mono);
}

void MathLayoutTest::growsInProportion() {
    const MathNode node = parseMath(u"\\sqrt{\\frac{a_1^2}{\\left(b\\right)}} = \\sum_i x_i");
    MathFont font = testFont();
    const MathPicture small = layoutMath(node, font, true);
    font.pixelSize *= 4;
    const MathPicture large = layoutMath(node, font, true);
    QVERIFY(std::abs(large.width / small.width - 4) < 0.05);
    QVERIFY(std::abs(large.height() / small.height() - 4) < 0.05);
}

void MathLayoutTest::staysInsideItsBounds_data() {
    QTest::addColumn<QString>("tex");
    for (const char* tex :
         {"f(x)=\\frac{-b\\pm\\sqrt{b^2-4ac}}{2a}", "\\int_{-\\infty}^{\\infty}e^{-x^2}\\,dx=\\sqrt\\pi",
          "\\begin{pmatrix}a_{11}&\\cdots\\\\\\vdots&\\ddots\\end{pmatrix}^{-1}",
          "\\sqrt[n]{\\sqrt{\\sqrt{x}}}",
          "\\hat{f}+\\vec{E}+\\overline{AB}+\\underbrace{x}_{y}+\\overbrace{x}^{y}",
          "\\left(\\frac{\\frac12}{3}\\right)_{i}^{j}", "f''_n(x)", "\\sum_{i=1}^{n}\\prod_{j}\\bigcup_k"}) {
        QTest::newRow(tex) << QString::fromLatin1(tex);
    }
}

void MathLayoutTest::staysInsideItsBounds() {
    QFETCH(QString, tex);
    for (const bool isDisplay : {true, false}) {
        const MathPicture picture = layout(tex, isDisplay);
        QRectF ink;
        for (const MathMark& mark : picture.marks)
            ink |= mark.ink();
        QVERIFY(-ink.top() <= picture.ascent + 0.5);
        QVERIFY(ink.bottom() <= picture.descent + 0.5);
        QVERIFY(ink.left() >= -kPixels * 0.3); // italic letters reach out
        QVERIFY(ink.right() <= picture.width + kPixels * 0.1);
    }
}

void MathLayoutTest::takesAnything_data() {
    QTest::addColumn<QString>("tex");
    for (const char* tex : {"",
                            "{",
                            "}",
                            "\\",
                            "\\frac",
                            "\\frac{}{}",
                            "x^",
                            "^",
                            "_^'",
                            "&",
                            "\\\\",
                            "\\left",
                            "\\left(",
                            "\\right)",
                            "\\left.\\right.",
                            "\\middle|",
                            "\\begin{matrix}",
                            "\\begin{matrix}\\end{matrix}",
                            "\\begin{matrix}&\\\\&&\\end{matrix}",
                            "\\begin{cases}\\end{cases}",
                            "\\sqrt[",
                            "\\sqrt{}",
                            "\\hat{}",
                            "\\underbrace{}",
                            "\\text{}",
                            "\\sum_{}^{}",
                            "\\xrightarrow{}",
                            "\\overset{}{}",
                            "\\binom{}{}",
                            "\\big",
                            "\\not",
                            "\\mathbb{}",
                            "''''''''",
                            "\\left\\nosuch x \\right\\nosuch",
                            "\\operatorname{}",
                            "\\begin{aligned}&&&\\end{aligned}"})
        QTest::newRow(qPrintable(QStringLiteral("“%1”").arg(QLatin1String(tex)))) << QString::fromLatin1(tex);
    const auto deep = [](const char* what) { return QString::fromLatin1(what).repeated(400); };
    QTest::newRow("deep groups") << deep("{");
    QTest::newRow("deep fractions") << deep("\\frac{a}{");
    QTest::newRow("deep roots") << deep("\\sqrt[3]{");
    QTest::newRow("deep fences") << deep("\\left(");
    QTest::newRow("deep scripts") << deep("x^{y_{");
    QTest::newRow("deep tables") << deep("\\begin{matrix}");
    QTest::newRow("deep accents") << deep("\\hat{\\vec{");
    QTest::newRow("deep braces") << deep("\\underbrace{");
    QTest::newRow("many letters") << QStringLiteral("x").repeated(20000);
    QTest::newRow("many different letters") << [] {
        QString all;
        for (int i = 0; i < 10000; ++i)
            all += QChar(0x3400 + i);
        return all;
    }();
    QTest::newRow("many rows")
        << QStringLiteral("\\begin{matrix}%1\\end{matrix}").arg(QStringLiteral("a\\\\").repeated(6000));
    QTest::newRow("many columns")
        << QStringLiteral("\\begin{matrix}%1\\end{matrix}").arg(QStringLiteral("a&").repeated(9000));
    QTest::newRow("many fractions") << QStringLiteral("\\frac12").repeated(2800);
    QTest::newRow("lone surrogate") << QString(QChar(0xd83d));
    QTest::newRow("right to left") << QStringLiteral("\\text{مرحبا} + x");
}

void MathLayoutTest::takesAnything() {
    QFETCH(QString, tex);
    for (const bool isDisplay : {true, false}) {
        const MathPicture picture = layout(tex, isDisplay);
        QVERIFY(isSound(picture.width) && isSound(picture.ascent) && isSound(picture.descent));
        QVERIFY(picture.width >= 0 && picture.ascent >= 0 && picture.descent >= 0);
        for (const MathMark& mark : picture.marks) {
            const QRectF ink = mark.ink();
            QVERIFY(isSound(ink.x()) && isSound(ink.y()) && isSound(ink.width()) && isSound(ink.height()));
            QVERIFY(mark.kind != Kind::Text || mark.pixelSize > 0);
        }
    }
}

void MathLayoutTest::setsTheSameFormulaOnce() {
    const auto first = mathPicture(QStringLiteral("a+b"), true, testFont());
    QCOMPARE(mathPicture(QStringLiteral("a+b"), true, testFont()).get(), first.get());
    QVERIFY(mathPicture(QStringLiteral("a+b"), false, testFont()) != first);
    MathFont larger = testFont();
    larger.pixelSize += 1;
    QVERIFY(mathPicture(QStringLiteral("a+b"), true, larger)->width > first->width);
}

void MathLayoutTest::showsWhatIsTooLongAsText() {
    const auto isText = [](const QString& tex) {
        const auto picture = mathPicture(tex, true, testFont());
        return picture->marks.size() == 1 && picture->marks[0].face == MathFace::Mono;
    };
    QVERIFY(isText(QStringLiteral("x").repeated(20001)));
    QVERIFY(
        isText(QStringLiteral("\\begin{matrix}%1\\end{matrix}").arg(QStringLiteral("a\\\\").repeated(1000))));
    QVERIFY(!isText(QStringLiteral("x")));
}

void MathLayoutTest::drawsInTheInkThatIsAskedFor() {
    const auto picture = mathPicture(QStringLiteral("\\sqrt{\\frac{a}{b}}"), true, testFont());
    QImage image(static_cast<int>(picture->width) + 20, static_cast<int>(picture->height()) + 20,
                 QImage::Format_ARGB32);
    image.fill(Qt::black);
    QPainter painter(&image);
    picture->paint(painter, Qt::yellow, {10, 10 + picture->ascent});
    painter.end();
    int inked = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            inked += image.pixelColor(x, y) == QColor(Qt::yellow) ? 1 : 0;
            QCOMPARE(image.pixelColor(x, y).blue(), 0);
        }
    QVERIFY(inked > kPixels * 3);
    // Nothing outside of what is asked for.
    image.fill(Qt::black);
    QPainter none(&image);
    picture->paint(none, Qt::yellow, {10, 10 + picture->ascent}, QRectF(-1000, -1000, 1, 1));
    none.end();
    QCOMPARE(image.pixelColor(image.width() / 2, image.height() / 2), QColor(Qt::black));
}

QTEST_MAIN(MathLayoutTest)
#include "tst_math_layout.moc"
