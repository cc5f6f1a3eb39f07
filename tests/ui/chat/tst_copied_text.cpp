// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/copied_text.h"
#include "ui/chat/markdown_sources.h"

#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

using namespace conclave;

/// Stretches of blocks as words and as Markdown, and where blocks stand in the Markdown that they were made
/// of.
class CopiedTextTest : public QObject {
    Q_OBJECT

  private slots:
    void copiesWords_data();
    void copiesWords();
    void writesMarkdown_data();
    void writesMarkdown();
    void writesWhatMakesTheSameBlock_data();
    void writesWhatMakesTheSameBlock();
    void copiesPartsOfTables();
    void writesValuesWithCommas();
    void keepsCodeInOrderAmongRightToLeftWords();
    void quotesEveryLine();

    void findsTheLinesOfEachBlock();
    void keepsTogetherWhatSharesLines();
    void findsCodeWithEmptyLines();
    void findsListsWithEmptyLines();
    void keepsALinkWithWhatItLeadsTo();
    void everySourceMakesItsBlocks_data();
    void everySourceMakesItsBlocks();
};

namespace {

std::unique_ptr<QTextDocument> documentOfBlock(const QString& markdown) {
    const QVector<MarkdownBlock> blocks = parseMarkdown(markdown);
    return blocks.isEmpty() ? documentOf({}, true) : documentOf(blocks.first().body, true);
}

/// From before @p first to behind @p last in what is seen.
std::pair<int, int> stretch(const QTextDocument& document, const QString& first, const QString& last) {
    const QString text = document.toRawText();
    return {static_cast<int>(text.indexOf(first)), static_cast<int>(text.indexOf(last) + last.size())};
}

} // namespace

void CopiedTextTest::copiesWords_data() {
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("text");
    QTest::newRow("emphasis") << "a **b** *c* `d` ~~e~~"
                              << "a b c d e";
    QTest::newRow("link") << "see [here](https://example.org)"
                          << "see here";
    QTest::newRow("break") << "a\\\nb"
                           << "a\nb";
    QTest::newRow("list") << "- a\n- b\n  - c"
                          << "• a\n• b\n   • c";
    QTest::newRow("numbers") << "1. a\n2. b"
                             << "1. a\n2. b";
    QTest::newRow("formula") << "let \\(x^2\\) be"
                             << "let \\(x^2\\) be";
    QTest::newRow("table") << "| a | b |\n|---|---|\n| 1 | 2 |"
                           << "a\tb\n1\t2";
    QTest::newRow("task") << "- [x] done"
                          << "• ☑ done";
    QTest::newRow("entities") << "a < b & c"
                              << "a < b & c";
}

void CopiedTextTest::copiesWords() {
    QFETCH(QString, markdown);
    QFETCH(QString, text);
    const auto document = documentOfBlock(markdown);
    QCOMPARE(plainText(*document, 0, document->characterCount() - 1), text);
}

void CopiedTextTest::writesMarkdown_data() {
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("last");
    QTest::addColumn<QString>("written");
    QTest::newRow("within bold") << "a **bcd** e"
                                 << "c"
                                 << "e"
                                 << "**cd** e";
    QTest::newRow("spaces stay outside") << "a **b c** d"
                                         << "a"
                                         << "b "
                                         << "a **b** ";
    QTest::newRow("marks in each other") << "**a *b* c**"
                                         << "a"
                                         << "c"
                                         << "**a** ***b*** **c**";
    QTest::newRow("code") << "call `f(x)` now"
                          << "call"
                          << "x"
                          << "call `f(x`";
    QTest::newRow("link") << "go [to it](https://example.org/a) now"
                          << "to"
                          << "now"
                          << "[to it](https://example.org/a) now";
    QTest::newRow("formula") << "let \\(x^2\\) be"
                             << "let"
                             << "be"
                             << "let \\(x^2\\) be";
    QTest::newRow("what looks like marks") << "2 \\* 3 \\* 4"
                                           << "2"
                                           << "4"
                                           << "2 \\* 3 \\* 4";
    QTest::newRow("some items") << "- aa\n- bb\n- cc"
                                << "bb"
                                << "cc"
                                << "- bb\n- cc";
    QTest::newRow("from within an item") << "- aa\n- bb"
                                         << "a"
                                         << "bb"
                                         << "- aa\n- bb";
}

void CopiedTextTest::writesMarkdown() {
    QFETCH(QString, markdown);
    QFETCH(QString, first);
    QFETCH(QString, last);
    QFETCH(QString, written);
    const auto document = documentOfBlock(markdown);
    const auto [from, to] = stretch(*document, first, last);
    QVERIFY(from >= 0 && to > from);
    QCOMPARE(markdownText(*document, from, to), written);
}

void CopiedTextTest::writesWhatMakesTheSameBlock_data() {
    QTest::addColumn<QString>("markdown");
    QTest::newRow("emphasis") << "a **b** *c* `d` ~~e~~ ***f***";
    QTest::newRow("link") << "see [here](https://example.org/a_b) and [*there*](https://example.org)";
    QTest::newRow("list") << "- a\n- b\n  - c\n- d";
    QTest::newRow("numbers") << "1. a\n2. b\n   - c";
    QTest::newRow("table") << "| a | b |\n|---|---:|\n| 1 | **2** |\n| a\\|b | `c` |";
    QTest::newRow("formula") << "let \\(x^2\\) and \\(\\frac{a}{b}\\) be";
    QTest::newRow("marks as words") << "a\\_b \\*c\\* \\`d\\` \\[e](f) \\<g>";
}

void CopiedTextTest::writesWhatMakesTheSameBlock() {
    QFETCH(QString, markdown);
    const auto document = documentOfBlock(markdown);
    const QString written = markdownText(*document, 0, document->characterCount() - 1);
    QCOMPARE(parseMarkdown(written), parseMarkdown(markdown));
}

void CopiedTextTest::copiesPartsOfTables() {
    const auto document = documentOfBlock(
        QStringLiteral("| Name | Size |\n|---|---:|\n| one | 11 |\n| two | 22 |\n| three | 33 |"));
    const auto [from, to] = stretch(*document, QStringLiteral("two"), QStringLiteral("33"));
    QCOMPARE(plainText(*document, from, to), QStringLiteral("two\t22\nthree\t33"));
    QCOMPARE(markdownText(*document, from, to),
             QStringLiteral("| Name | Size |\n|---|---:|\n| two | 22 |\n| three | 33 |"));
    const auto [cellFrom, cellTo] = stretch(*document, QStringLiteral("hre"), QStringLiteral("hree"));
    QCOMPARE(markdownText(*document, cellFrom, cellTo), QStringLiteral("hree"));
}

void CopiedTextTest::writesValuesWithCommas() {
    const auto document =
        documentOfBlock(QStringLiteral("| a, b | say \"hi\" |\n|---|---|\n| **1** | \\(x\\) |\n| | 2 |"));
    QCOMPARE(csvText(*document), QStringLiteral("\"a, b\",\"say \"\"hi\"\"\"\n1,x\n,2\n"));
    const auto arabic = documentOfBlock(QString::fromUtf8("| اسم | 1 |\n|---|---:|\n| بومة | 2 |"));
    QCOMPARE(csvText(*arabic), QString::fromUtf8("اسم,1\nبومة,2\n"));
    QCOMPARE(markdownText(*arabic, 0, arabic->characterCount() - 1),
             QString::fromUtf8("| اسم | 1 |\n|---|---:|\n| بومة | 2 |"));
    QCOMPARE(csvText(*documentOf(QStringLiteral("none"), true)), QString());
}

void CopiedTextTest::keepsCodeInOrderAmongRightToLeftWords() {
    const QString markdown = QString::fromUtf8("استدعِ `get()` ثم `put(a, b)` الآن");
    const auto document = documentOfBlock(markdown);
    document->setTextWidth(1000);
    QVERIFY(!document->size().isEmpty()); // lays it out
    const QTextLayout& layout = *document->firstBlock().layout();
    QCOMPARE(layout.lineCount(), 1);
    const QString text = document->firstBlock().text();
    const auto inside = [&](const QString& part) { // x behind its first letter
        return layout.lineAt(0).cursorToX(static_cast<int>(text.indexOf(part)) + 1);
    };
    QVERIFY(inside(QStringLiteral("get")) < inside(QStringLiteral("()")));
    QVERIFY(inside(QStringLiteral("put")) < inside(QStringLiteral("(a, b)")));
    QVERIFY(inside(QStringLiteral("(a, b)")) < inside(QStringLiteral("b)")));
    QVERIFY(inside(QStringLiteral("put")) < inside(QStringLiteral("get"))); // the sentence runs to the left

    const int end = document->characterCount() - 1;
    QCOMPARE(markdownText(*document, 0, end), markdown);
    QCOMPARE(plainText(*document, 0, end), QString(markdown).remove(u'`'));
    const QString body = parseMarkdown(markdown).constFirst().body;
    QCOMPARE(plainTextOf(body), QString(markdown).remove(u'`'));
    QCOMPARE(shownTextOf(body), text); // where words are found
}

void CopiedTextTest::quotesEveryLine() {
    QCOMPARE(quoted(QStringLiteral("a\n\n> b")), QStringLiteral("> a\n>\n> > b"));
}

// ---------------------------------------------------------------------------------------------- the sources

namespace {
QStringList sourceTexts(const QString& markdown) {
    QStringList texts;
    for (const MarkdownSource& source : markdownSources(markdown, parseMarkdown(markdown)))
        texts << source.text;
    return texts;
}
} // namespace

void CopiedTextTest::findsTheLinesOfEachBlock() {
    QCOMPARE(sourceTexts(
                 QStringLiteral("# A\nb **c**\n```py\nd\n```\n> e\n\n---\n| f |\n|---|\n| g |\n\nh\n===\n")),
             (QStringList{QStringLiteral("# A"), QStringLiteral("b **c**"), QStringLiteral("```py\nd\n```"),
                          QStringLiteral("> e"), QStringLiteral("---"), QStringLiteral("| f |\n|---|\n| g |"),
                          QStringLiteral("h\n===")}));
}

void CopiedTextTest::keepsTogetherWhatSharesLines() {
    const QString markdown = QStringLiteral("one\n\nlet \\[x\\] be\n\ntwo");
    const QVector<MarkdownBlock> blocks = parseMarkdown(markdown);
    QCOMPARE(blocks.size(), 5);
    QCOMPARE(markdownSources(markdown, blocks),
             (QVector<MarkdownSource>{{0, 1, QStringLiteral("one")},
                                      {1, 3, QStringLiteral("let \\[x\\] be")},
                                      {4, 1, QStringLiteral("two")}}));
}

void CopiedTextTest::findsCodeWithEmptyLines() {
    QCOMPARE(sourceTexts(QStringLiteral("```\n\na\n\n\nb\n\n```\n\n    indented\n\n    more\n\nend")),
             (QStringList{QStringLiteral("```\n\na\n\n\nb\n\n```"),
                          QStringLiteral("    indented\n\n    more"), QStringLiteral("end")}));
    QCOMPARE(sourceTexts(QStringLiteral("```c\nnever closed\n\nx")),
             QStringList{QStringLiteral("```c\nnever closed\n\nx")});
}

void CopiedTextTest::findsListsWithEmptyLines() {
    QString list;
    for (int i = 0; i < 100; ++i)
        list += QStringLiteral("- item %1\n\n").arg(i);
    const QString markdown = list + QStringLiteral("## After\n\n1. a\n\n   more of a\n2. b");
    const QStringList texts = sourceTexts(markdown);
    QCOMPARE(texts.join(QStringLiteral("\n\n")), markdown);
    QVERIFY(texts.size() >= 2);
}

void CopiedTextTest::keepsALinkWithWhatItLeadsTo() {
    const QString markdown = QStringLiteral("first\n\nsee [it][a] now\n\n[a]: https://example.org");
    QCOMPARE(sourceTexts(markdown),
             (QStringList{QStringLiteral("first"),
                          QStringLiteral("see [it][a] now\n\n[a]: https://example.org")}));
}

void CopiedTextTest::everySourceMakesItsBlocks_data() {
    QTest::addColumn<QString>("markdown");
    QTest::newRow("nothing") << "";
    QTest::newRow("blank lines") << "\n\n  \n";
    QTest::newRow("unclosed") << "a\n\n\\[ x\n\nb\n\n``` c";
    QTest::newRow("deep") << "> > > a\n> b\n\n- - - c\n\n      code";
    QTest::newRow("definitions first") << "[a]: https://example.org\n\n[x][a]\n\ny";
    QTest::newRow("html") << "<div>\n\n<b>x</b>\n\n</div>";
    QTest::newRow("carriage returns") << "a\r\n\r\n- b\r\n- c\r\n";
}

void CopiedTextTest::everySourceMakesItsBlocks() {
    QFETCH(QString, markdown);
    const QVector<MarkdownBlock> blocks = parseMarkdown(markdown);
    int next = 0;
    for (const MarkdownSource& source : markdownSources(markdown, blocks)) {
        QVERIFY(source.first >= next);
        QCOMPARE(parseMarkdown(source.text), blocks.mid(source.first, source.count));
        next = source.first + source.count;
    }
}

QTEST_MAIN(CopiedTextTest)
#include "tst_copied_text.moc"
