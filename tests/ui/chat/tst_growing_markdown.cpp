// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/growing_markdown.h"

#include <QRandomGenerator>
#include <QTest>

using namespace conclave;

namespace {

/// What answers are made of, and what could make a part look different when it is parsed by itself.
const QStringList& pieces() {
    static const QStringList all = {
        QStringLiteral("A paragraph with **bold**, `code` and [a link](https://example.org).\n\n"),
        QStringLiteral("Two lines\nof one.\n\n"),
        QStringLiteral("# Title\n"),
        QStringLiteral("Title below\n===\n\n"),
        QStringLiteral("- one\n- two\n"),
        QStringLiteral("- one\n\n- loose\n\n  of two paragraphs\n\n"),
        QStringLiteral("1. first\n2. second\n\n"),
        QStringLiteral("7) seventh\n\n"),
        QStringLiteral("- item\n\n  ```\n  code in it\n"),
        QStringLiteral("> quoted\n> more\n\n> another\n\n"),
        QStringLiteral("> - in a quote\n>\n> ```\n"),
        QStringLiteral("| a | b |\n|---|--:|\n| 1 | 2 |\n\n"),
        QStringLiteral("```python\ndef f():\n\n    return 1\n```\n\n"),
        QStringLiteral("```\nnever closed\n\nit seems\n\n"),
        QStringLiteral("~~~~\n```\n\ninner\n\n~~~~\n"),
        QStringLiteral("    indented code\n\n    more of it\n\n"),
        QStringLiteral("A sum: \\(a^2 + b^2\\), and\n\n\\[\nE = mc^2\n\\]\n\n"),
        QStringLiteral("$$x = \\frac{1}{2}$$\n\n"),
        QStringLiteral("Never closed: \\[ a + b\n\nand on.\n\n"),
        QStringLiteral("---\n\n"),
        QStringLiteral("\n\n\n"),
        QStringLiteral(" \t\n"),
        QStringLiteral("Ünïcödé 漢字 🙂\n\n"),
        QStringLiteral("Text with `an open tick\n\nand **an open star\n\n"),
        QStringLiteral("\r\n\r\nAnother kind of line end\r\n\r\n"),
        QStringLiteral("*\n\nafter a lone star\n\n"),
    };
    return all;
}

QString randomText(QRandomGenerator& random, int count) {
    QString text;
    for (int i = 0; i < count; ++i)
        text += pieces()[random.bounded(pieces().size())];
    return text;
}

} // namespace

class GrowingMarkdownTest : public QObject {
    Q_OBJECT

  private slots:
    void isWhatTheWholeTextMakes();
    void readsOnlyTheEndAnew();
    void followsLinksThatAreDefinedBelow();
    void beginsAgainWithAnotherText();
};

/// Whatever the text, after every step.
void GrowingMarkdownTest::isWhatTheWholeTextMakes() {
    QRandomGenerator random(20261126);
    qsizetype done = 0;
    for (int round = 0; round < 400; ++round) {
        const QString text = randomText(random, 12);
        GrowingMarkdown growing(round % 3 == 0 ? 0 : 40);
        for (qsizetype size = 0; size <= text.size(); size += 1 + random.bounded(7)) {
            const QString begun = text.left(size);
            QVERIFY2(growing.blocks(begun) == parseMarkdown(begun), qPrintable(begun));
        }
        done += growing.doneSize();
    }
    QVERIFY2(done > 50'000, qPrintable(QString::number(done))); // otherwise nothing was tried
}

void GrowingMarkdownTest::readsOnlyTheEndAnew() {
    GrowingMarkdown growing(200);
    QString text;
    for (int i = 0; i < 100; ++i) {
        text += QStringLiteral("Paragraph %1 with \\(x_%1\\).\n\n- one\n- two\n\n```\ncode\n```\n\n").arg(i);
        QCOMPARE(growing.blocks(text), parseMarkdown(text));
        QVERIFY2(text.size() - growing.doneSize() < 600, qPrintable(QString::number(i)));
    }
}

void GrowingMarkdownTest::followsLinksThatAreDefinedBelow() {
    GrowingMarkdown growing(0);
    QString text = QStringLiteral("See [the page].\n\nA second one.\n\nA third one.\n\n");
    growing.blocks(text);
    QVERIFY(growing.doneSize() > 0);
    for (const char* more :
         {"[the page]: https://example.org\n\n", "See [the page] again.\n\n", "The end.\n\n"}) {
        text += QLatin1String(more);
        QCOMPARE(growing.blocks(text), parseMarkdown(text));
    }
    QVERIFY(growing.blocks(text).constFirst().body.contains(QStringLiteral("https://example.org")));
}

void GrowingMarkdownTest::beginsAgainWithAnotherText() {
    GrowingMarkdown growing(0);
    const QString text = QStringLiteral("One.\n\nTwo.\n\nThree.\n\n");
    growing.blocks(text);
    QVERIFY(growing.doneSize() > 0);
    const QString other = QStringLiteral("# Something else\n\nOne.");
    QCOMPARE(growing.blocks(other), parseMarkdown(other));
    QCOMPARE(growing.blocks({}), QVector<MarkdownBlock>());
}

QTEST_GUILESS_MAIN(GrowingMarkdownTest)
#include "tst_growing_markdown.moc"
