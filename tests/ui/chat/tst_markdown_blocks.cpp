// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/safe_link.h"
#include "ui/chat/markdown_blocks.h"
#include "ui/chat/math/inline_formula.h"

#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextList>

using namespace conclave;
using Kind = MarkdownBlock::Kind;

namespace {

const QString kSample =
    QStringLiteral("# Title\n\nA paragraph with **bold**, `code` and [a link](https://example.org).\n\n"
                   "- one\n- two\n  1. inner\n\n> quoted *text*\n\n"
                   "| a | b |\n|---|--:|\n| 1 | 2 |\n\n```python\nprint(\"<hi>\")\n```\n\n---\n\nEnd.");

QVector<Kind> kinds(const QVector<MarkdownBlock>& blocks) {
    QVector<Kind> result;
    for (const MarkdownBlock& block : blocks)
        result << block.kind;
    return result;
}

} // namespace

class MarkdownBlocksTest : public QObject {
    Q_OBJECT

  private slots:
    void splitsIntoBlocks();
    void parsesEveryPrefixAndKeepsFinishedBlocks();
    void showsHtmlAsText();
    void goesOnWithNumbers();
    void neverMakesAnImage();
    void keepsOnlySafeLinks_data();
    void keepsOnlySafeLinks();
    void keepsCodeAsItIs();
    void opensCodeBeforeItIsClosed();
    void makesBlocksOfDisplayedFormulas_data();
    void makesBlocksOfDisplayedFormulas();
    void keepsDisplaysInListsAndQuotesWhereTheyAre();
    void putsFormulasIntoLines_data();
    void putsFormulasIntoLines();
    void leavesMoneyAndCodeAlone_data();
    void leavesMoneyAndCodeAlone();
    void showsAFormulaAsTextUntilItIsClosed();
    void givesTheSourceOfFormulasBack();
    void survivesHostileText_data();
    void survivesHostileText();
};

void MarkdownBlocksTest::splitsIntoBlocks() {
    const QVector<MarkdownBlock> blocks = parseMarkdown(kSample);
    QCOMPARE(kinds(blocks), (QVector<Kind>{Kind::Heading, Kind::Paragraph, Kind::List, Kind::Quote,
                                           Kind::Table, Kind::Code, Kind::Rule, Kind::Paragraph}));
    QCOMPARE(blocks[0].level, 1);
    QCOMPARE(blocks[0].body, QStringLiteral("Title"));
    QCOMPARE(blocks[1].body, QStringLiteral("<p>A paragraph with <b>bold</b>, <code>code</code> and "
                                            "<a href=\"https://example.org\">a link</a>.</p>"));
    QVERIFY(blocks[2].body.contains(QStringLiteral("<ol><li>inner</li></ol>")));
    QVERIFY(blocks[4].body.contains(QStringLiteral("<td align=\"right\">2</td>")));
    QCOMPARE(blocks[5].language, QStringLiteral("python"));
}

void MarkdownBlocksTest::parsesEveryPrefixAndKeepsFinishedBlocks() {
    const QVector<MarkdownBlock> whole = parseMarkdown(kSample);
    for (qsizetype length = 0; length <= kSample.size(); ++length) {
        const QVector<MarkdownBlock> part = parseMarkdown(QStringView(kSample).left(length));
        QVERIFY(part.size() <= whole.size());
        // The last block may still change, and the one before it too (a line below it can make it a heading
        // or a table); what is further up is final.
        for (qsizetype i = 0; i + 2 < part.size(); ++i)
            QCOMPARE(part[i], whole[i]);
    }
    QCOMPARE(parseMarkdown(QStringView(kSample)), whole);
}

void MarkdownBlocksTest::showsHtmlAsText() {
    const QVector<MarkdownBlock> blocks =
        parseMarkdown(u"<script>alert(1)</script> and <img src=\"http://127.0.0.1/x.png\"> &lt;b&gt;");
    for (const MarkdownBlock& block : blocks) {
        QVERIFY(!block.body.contains(QStringLiteral("<script")));
        QVERIFY(!block.body.contains(QStringLiteral("<img")));
    }
    QVERIFY(blocks.constFirst().body.contains(QStringLiteral("&lt;script&gt;")));
}

void MarkdownBlocksTest::goesOnWithNumbers() {
    // The item's number opens its paragraph, and no later one.
    QCOMPARE(parseMarkdown(u"7. seventh\n\n> quoted").last().body, QStringLiteral("<p>quoted</p>"));
    // Code between two steps parts a list in two.
    const QVector<MarkdownBlock> blocks =
        parseMarkdown(u"1. one\n\n```\nx\n```\n\n2. two\n3. three\n   - deep\n\n   more\n10. ten");
    QCOMPARE(blocks.size(), 3);
    QTextDocument document;
    document.setHtml(blocks[2].body);
    QStringList lines;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next())
        lines << QString(block.blockFormat().indent() +
                             (block.textList() ? block.textList()->format().indent() : 0),
                         QLatin1Char('>')) +
                     block.text().replace(QChar::Nbsp, QLatin1Char(' '));
    QCOMPARE(lines,
             (QStringList{QStringLiteral(">2.  two"), QStringLiteral(">3.  three"), QStringLiteral(">>deep"),
                          QStringLiteral(">more"), QStringLiteral(">4.  ten")}));
}

void MarkdownBlocksTest::neverMakesAnImage() {
    const QVector<MarkdownBlock> blocks =
        parseMarkdown(u"![alt](http://127.0.0.1:9/leak.png) ![x][r] "
                      u"[![nested](http://127.0.0.1/b.png)](https://example.org)\n\n"
                      u"[r]: http://127.0.0.1/c.png");
    for (const MarkdownBlock& block : blocks)
        QVERIFY2(!block.body.contains(QStringLiteral("<img"), Qt::CaseInsensitive), qPrintable(block.body));
    const QString chip =
        QStringLiteral("<a href=\"%1\"><span class=\"image\">&nbsp;Image: %2&nbsp;</span></a>");
    QVERIFY(blocks[0].body.contains(
        chip.arg(QStringLiteral("http://127.0.0.1:9/leak.png"), QStringLiteral("alt"))));
    QVERIFY(
        blocks[0].body.contains(chip.arg(QStringLiteral("https://example.org"), QStringLiteral("nested"))));
    // Without words it is called by its file; one that leads nowhere is no link.
    QVERIFY(parseMarkdown(u"![](https://example.org/a%20b.png?c)")[0].body.contains(
        chip.arg(QStringLiteral("https://example.org/a%20b.png?c"), QStringLiteral("a b.png"))));
    QCOMPARE(parseMarkdown(u"![<x>](data:image/png;base64,AAAA)")[0].body,
             QStringLiteral("<p><span class=\"image\">&nbsp;Image: &lt;x&gt;&nbsp;</span></p>"));
}

void MarkdownBlocksTest::keepsOnlySafeLinks_data() {
    QTest::addColumn<QString>("link");
    QTest::addColumn<bool>("isSafe");
    QTest::newRow("https") << "https://example.org/a?b=c&d=e" << true;
    QTest::newRow("http") << "http://example.org" << true;
    QTest::newRow("mail") << "mailto:someone@example.org" << true;
    QTest::newRow("script") << "javascript:alert(1)" << false;
    QTest::newRow("script in capitals") << "JaVaScRiPt:alert(1)" << false;
    QTest::newRow("file") << "file:///etc/passwd" << false;
    QTest::newRow("data") << "data:text/html,x" << false;
    QTest::newRow("relative") << "../secret" << false;
    QTest::newRow("no host") << "http:///x" << false;
    QTest::newRow("nothing") << "" << false;
}

void MarkdownBlocksTest::keepsOnlySafeLinks() {
    QFETCH(QString, link);
    QFETCH(bool, isSafe);
    QCOMPARE(!safeLink(link).isEmpty(), isSafe);
    const QString body = parseMarkdown(QStringLiteral("[text](<%1>)").arg(link)).constFirst().body;
    QCOMPARE(body.contains(QStringLiteral("<a ")), isSafe);
    QVERIFY(body.contains(QStringLiteral("text")));
}

void MarkdownBlocksTest::keepsCodeAsItIs() {
    const QVector<MarkdownBlock> blocks =
        parseMarkdown(u"```c++ extra words\nif (a < b && c)\n\n\treturn \"**x**\";\n```");
    QCOMPARE(blocks.size(), 1);
    QCOMPARE(blocks[0].body, QStringLiteral("if (a < b && c)\n\n\treturn \"**x**\";"));
    QCOMPARE(blocks[0].language, QStringLiteral("c++"));
}

void MarkdownBlocksTest::opensCodeBeforeItIsClosed() {
    const QVector<MarkdownBlock> blocks = parseMarkdown(u"Look:\n\n```py\nx = 1");
    QCOMPARE(kinds(blocks), (QVector<Kind>{Kind::Paragraph, Kind::Code}));
    QCOMPARE(blocks[1].body, QStringLiteral("x = 1"));
}

void MarkdownBlocksTest::makesBlocksOfDisplayedFormulas_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("bodies"); // of formulas with "=" before them
    QTest::newRow("alone") << R"(\[x\])" << QStringList{"=x"};
    QTest::newRow("dollars over lines") << "$$\nx\n$$" << QStringList{"=x"};
    QTest::newRow("between words") << "So\n\\[\nx\n\\]\nholds."
                                   << QStringList{"<p>So</p>", "=x", "<p>holds.</p>"};
    QTest::newRow("in a sentence") << "So $$x$$ and $$y$$ hold"
                                   << QStringList{"<p>So</p>", "=x", "<p>and</p>", "=y", "<p>hold</p>"};
    QTest::newRow("full stop") << "So \\[x\\]." << QStringList{"<p>So</p>", "=x."};
    QTest::newRow("comma") << "$$x$$, *where* y" << QStringList{"=x,", "<p><i>where</i> y</p>"};
    QTest::newRow("what Markdown would read") << "$$a_1 * b_1 * c | d$$" << QStringList{"=a_1 * b_1 * c | d"};
    QTest::newRow("a line that would be a list") << "$$a\n- b\n+ c$$" << QStringList{"=a\n- b\n+ c"};
    QTest::newRow("a line that would make a heading") << "$$a\n=\nb$$" << QStringList{"=a\n=\nb"};
    QTest::newRow("over a blank line it is none") << "$$a\n\nb$$" << QStringList{"<p>$$a</p>", "<p>b$$</p>"};
    QTest::newRow("twice in a row") << "$$a$$\n$$b$$" << QStringList{"=a", "=b"};
    QTest::newRow("line break after it") << "$$a$$  \nb" << QStringList{"=a", "<p>b</p>"};
}

void MarkdownBlocksTest::makesBlocksOfDisplayedFormulas() {
    QFETCH(QString, text);
    QFETCH(QStringList, bodies);
    QStringList seen;
    for (const MarkdownBlock& block : parseMarkdown(text))
        seen << (block.kind == Kind::Formula ? QStringLiteral("=") : QString()) + block.body;
    QCOMPARE(seen, bodies);
}

void MarkdownBlocksTest::keepsDisplaysInListsAndQuotesWhereTheyAre() {
    const QString formula = formulaTag({QStringLiteral("x^2"), true});
    const QVector<MarkdownBlock> list = parseMarkdown(u"- a\n  \\[x^2\\], so\n  b\n- $$x^2$$\n");
    QCOMPARE(kinds(list), QVector<Kind>{Kind::List});
    QCOMPARE(list[0].body, QStringLiteral("<ul><li>a<br>%1,<br>so b</li><li>%1</li></ul>").arg(formula));
    QVERIFY(parseMarkdown(u"1. **Bold:**\n   $$x^2$$ $$x^2$$")[0].body.contains(
        QStringLiteral("</b><br>%1<br>%1</li>").arg(formula)));
    const QVector<MarkdownBlock> quote = parseMarkdown(u"> a\n> $$\n> x^2\n> $$\n> b");
    QCOMPARE(kinds(quote), QVector<Kind>{Kind::Quote});
    QVERIFY(quote[0].body.contains(QStringLiteral("<img ")));
    QCOMPARE(kinds(parseMarkdown(u"**bold $$x^2$$ text**")), QVector<Kind>{Kind::Paragraph});
    QCOMPARE(kinds(parseMarkdown(u"# $$x^2$$")), QVector<Kind>{Kind::Heading});
}

void MarkdownBlocksTest::putsFormulasIntoLines_data() {
    QTest::addColumn<QString>("tex");
    QTest::addColumn<QString>("shown"); // empty: as an object
    QTest::newRow("letter") << "x"
                            << "<i class=\"formula\">x</i>";
    QTest::newRow("number") << "42"
                            << "<span class=\"formula\">42</span>";
    QTest::newRow("Greek") << "\\alpha" << QStringLiteral("<i class=\"formula\">α</i>");
    QTest::newRow("capital Greek") << "\\Omega" << QStringLiteral("<span class=\"formula\">Ω</span>");
    QTest::newRow("power") << "x^2"
                           << "";
    QTest::newRow("symbol") << "\\infty"
                            << "";
    QTest::newRow("markup") << "a<b & \\text{\">}"
                            << "";
    QTest::newRow("other letters") << QStringLiteral("面積") << "";
}

void MarkdownBlocksTest::putsFormulasIntoLines() {
    QFETCH(QString, tex);
    QFETCH(QString, shown);
    const QString tag = shown.isEmpty() ? formulaTag({tex, false}) : shown;
    const QString body = parseMarkdown(QStringLiteral("Let \\(%1\\) be").arg(tex)).constFirst().body;
    QCOMPARE(body, QStringLiteral("<p>Let %1 be</p>").arg(tag));
    if (!shown.isEmpty())
        return;
    QVERIFY(tag.startsWith(QStringLiteral("<img src=\"formula:line:")));
    const std::optional<InlineFormula> formula = formulaOfImage(tag.section(u'"', 1, 1));
    QVERIFY(formula.has_value());
    QCOMPARE(formula->tex, tex);
    QVERIFY(!formula->isDisplay);
    QVERIFY(!formulaOfImage(QStringLiteral("http://127.0.0.1/x.png")));
    QVERIFY(!formulaOfImage(QStringLiteral("formula:line:§")));
    QVERIFY(!formulaOfImage(QStringLiteral("formula:other:eA")));
}

void MarkdownBlocksTest::leavesMoneyAndCodeAlone_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("body");
    QTest::newRow("money") << "It costs $5 and $6."
                           << "<p>It costs $5 and $6.</p>";
    QTest::newRow("shell") << "$HOME and $PATH"
                           << "<p>$HOME and $PATH</p>";
    QTest::newRow("code in a line") << "`$$x$$` and `\\(y\\)`"
                                    << "<p><code>$$x$$</code> and <code>\\(y\\)</code></p>";
    QTest::newRow("fence") << "```tex\n$$x$$\n\\[y\\]\n```"
                           << "$$x$$\n\\[y\\]";
    QTest::newRow("indented code") << "    $$x$$ \\(y\\)"
                                   << "$$x$$ \\(y\\)";
    QTest::newRow("code in a list") << "- a\n\n      $$x$$"
                                    << "<ul><li><p>a</p><pre>$$x$$\n</pre></li></ul>";
    QTest::newRow("word of a fence") << "~~~ $$x$$\na"
                                     << "a";
    QTest::newRow("characters that stand for formulas")
        << QStringLiteral("\ufdd0") + QStringLiteral("0\ufdd1 \\(x\\)")
        << QStringLiteral("<p>\ufffd0\ufffd <i class=\"formula\">x</i></p>");
}

void MarkdownBlocksTest::leavesMoneyAndCodeAlone() {
    QFETCH(QString, text);
    QFETCH(QString, body);
    QCOMPARE(parseMarkdown(text).constFirst().body, body);
}

void MarkdownBlocksTest::showsAFormulaAsTextUntilItIsClosed() {
    const QString text =
        QStringLiteral("First \\(a^2\\).\n\n\\[\n\\frac{a}{b}\n\\]\n\nThen $$c$$, and last.");
    const QVector<MarkdownBlock> whole = parseMarkdown(text);
    QCOMPARE(kinds(whole), (QVector<Kind>{Kind::Paragraph, Kind::Formula, Kind::Paragraph, Kind::Formula,
                                          Kind::Paragraph}));
    for (qsizetype length = 0; length <= text.size(); ++length) {
        const QVector<MarkdownBlock> part = parseMarkdown(QStringView(text).left(length));
        QVERIFY(part.size() <= whole.size());
        for (qsizetype i = 0; i + 2 < part.size(); ++i)
            QCOMPARE(part[i], whole[i]);
    }
    QCOMPARE(kinds(parseMarkdown(u"\\[\n\\frac{a}{b}\n")), QVector<Kind>{Kind::Paragraph});
}

void MarkdownBlocksTest::givesTheSourceOfFormulasBack() {
    const QString body = parseMarkdown(u"A \\(x^2\\), \\(y\\) and\n\n").constFirst().body;
    QCOMPARE(plainTextOf(body), QStringLiteral("A \\(x^2\\), y and"));
    QCOMPARE(shownTextOf(body), QStringLiteral("A \ufffc, y and"));
    QCOMPARE(plainTextOf(parseMarkdown(u"- $$x^2$$").constFirst().body), QStringLiteral("\\[x^2\\]"));
}

void MarkdownBlocksTest::survivesHostileText_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("quotes in quotes") << QString(20000, u'>');
    QTest::newRow("lists in lists") << QStringLiteral("- ").repeated(5000);
    QTest::newRow("open brackets") << QString(50000, u'[');
    QTest::newRow("open emphasis") << QStringLiteral("*a **b ").repeated(10000);
    QTest::newRow("backticks") << QStringLiteral("`").repeated(50000);
    QTest::newRow("fences") << QStringLiteral("```\n").repeated(5001);
    QTest::newRow("wide table") << QStringLiteral("a|").repeated(2000) + u'\n' +
                                       QStringLiteral("-|").repeated(2000);
    QTest::newRow("zero character") << QStringLiteral("a") + QChar(0) + QStringLiteral("b");
    QTest::newRow("lone surrogate") << QStringLiteral("a") + QChar(0xd800) + QStringLiteral("b");
    QTest::newRow("entities") << QStringLiteral("&#0; &#x110000; &nosuch; &amp;").repeated(1000);
    QTest::newRow("open formulas") << QStringLiteral("\\( \\[ $$ ").repeated(10000);
    QTest::newRow("formulas") << QStringLiteral("\\(x_1\\) $$y$$ ").repeated(5000);
    QTest::newRow("long formula") << QStringLiteral("\\(") + QString(100000, u'{') + QStringLiteral("\\)");
    QTest::newRow("formulas in formulas")
        << QStringLiteral("$$\\(").repeated(5000) + QStringLiteral("\\)$$").repeated(5000);
    QTest::newRow("long language") << QStringLiteral("```") + QString(100000, u'x') +
                                          QStringLiteral("\ny\n```");
}

void MarkdownBlocksTest::survivesHostileText() {
    QFETCH(QString, text);
    for (const MarkdownBlock& block : parseMarkdown(text)) {
        QVERIFY(block.language.size() <= 30);
        QVERIFY(block.body.count(QStringLiteral("<blockquote>")) <= 12);
    }
}

QTEST_GUILESS_MAIN(MarkdownBlocksTest)
#include "tst_markdown_blocks.moc"
