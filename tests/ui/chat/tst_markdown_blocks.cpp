// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/safe_link.h"
#include "ui/chat/markdown_blocks.h"

#include <QTest>

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
    void neverMakesAnImage();
    void keepsOnlySafeLinks_data();
    void keepsOnlySafeLinks();
    void keepsCodeAsItIs();
    void opensCodeBeforeItIsClosed();
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
    QVERIFY(blocks[2].body.contains(QStringLiteral("<ol start=\"1\"><li>inner</li></ol>")));
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

void MarkdownBlocksTest::neverMakesAnImage() {
    const QVector<MarkdownBlock> blocks =
        parseMarkdown(u"![alt](http://127.0.0.1:9/leak.png) ![x][r] "
                      u"[![nested](http://127.0.0.1/b.png)](https://example.org)\n\n"
                      u"[r]: http://127.0.0.1/c.png");
    for (const MarkdownBlock& block : blocks)
        QVERIFY2(!block.body.contains(QStringLiteral("<img"), Qt::CaseInsensitive), qPrintable(block.body));
    QVERIFY(blocks[0].body.contains(QStringLiteral("<a href=\"http://127.0.0.1:9/leak.png\">alt</a>")));
    QVERIFY(blocks[0].body.contains(QStringLiteral("<a href=\"https://example.org\">nested</a>")));
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
