// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/code_colors.h"

#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

using namespace conclave;

namespace {

/// The text of each line in which every coloured stretch is put in brackets with the first letter of its
/// colour.
QStringList marked(const QString& code, const QString& language) {
    QTextDocument document(code);
    CodeColors colors;
    colors.setProperty("keyword", QColor(Qt::red));
    colors.setProperty("string", QColor(Qt::green));
    colors.setProperty("comment", QColor(Qt::gray));
    colors.setProperty("number", QColor(Qt::blue));
    colors.setLanguage(language);
    colors.setDocument(&document);
    colors.rehighlight();
    const QHash<QRgb, QString> names{{QColor(Qt::red).rgb(), QStringLiteral("k")},
                                     {QColor(Qt::green).rgb(), QStringLiteral("s")},
                                     {QColor(Qt::gray).rgb(), QStringLiteral("c")},
                                     {QColor(Qt::blue).rgb(), QStringLiteral("n")}};
    QStringList lines;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QString line = block.text();
        const QList<QTextLayout::FormatRange> formats = block.layout()->formats();
        for (auto range = formats.crbegin(); range != formats.crend(); ++range) {
            line.insert(range->start + range->length, QLatin1Char(']'));
            line.insert(range->start,
                        names.value(range->format.foreground().color().rgb()) + QLatin1Char('['));
        }
        lines << line;
    }
    return lines;
}

} // namespace

class CodeColorsTest : public QObject {
    Q_OBJECT

  private slots:
    void knowsLanguagesByManyNames();
    void colorsWordsStringsNumbersAndComments();
    void followsCommentsAndStringsOverLines();
    void leavesUnknownLanguagesAlone();
    void colorsAnyPrefix();
};

void CodeColorsTest::knowsLanguagesByManyNames() {
    QCOMPARE(codeLanguage(QStringLiteral("C++")), codeLanguage(QStringLiteral("C++")));
    QVERIFY(codeLanguage(QStringLiteral("py")));
    QVERIFY(codeLanguage(QStringLiteral("Rust")));
    QVERIFY(!codeLanguage(QStringLiteral("brainfuck")));
    QVERIFY(!codeLanguage({}));
}

void CodeColorsTest::colorsWordsStringsNumbersAndComments() {
    QCOMPARE(marked(QStringLiteral("return f(12, \"a\\\"b\"); // done"), QStringLiteral("cpp")),
             QStringList{QStringLiteral("k[return] f(n[12], s[\"a\\\"b\"]); c[// done]")});
    QCOMPARE(marked(QStringLiteral("SELECT x1 FROM t -- all"), QStringLiteral("sql")),
             QStringList{QStringLiteral("k[SELECT] x1 k[FROM] t c[-- all]")});
}

void CodeColorsTest::followsCommentsAndStringsOverLines() {
    QCOMPARE(marked(QStringLiteral("a /* b\nc */ int"), QStringLiteral("c")),
             (QStringList{QStringLiteral("a c[/* b]"), QStringLiteral("c[c */] k[int]")}));
    QCOMPARE(marked(QStringLiteral("x = \"\"\"one\ntwo\"\"\" if"), QStringLiteral("python")),
             (QStringList{QStringLiteral("x = s[\"\"\"one]"), QStringLiteral("s[two\"\"\"] k[if]")}));
    QCOMPARE(marked(QStringLiteral("/*/ x */ y"), QStringLiteral("c")),
             QStringList{QStringLiteral("c[/*/ x */] y")});
}

void CodeColorsTest::leavesUnknownLanguagesAlone() {
    QCOMPARE(marked(QStringLiteral("return 1"), QStringLiteral("nosuch")),
             QStringList{QStringLiteral("return 1")});
}

void CodeColorsTest::colorsAnyPrefix() {
    const QString code = QStringLiteral("def f(s='x\\'y'): # c\n    \"\"\"doc\"\"\"\n    return '''a'''");
    for (qsizetype length = 0; length <= code.size(); ++length)
        QCOMPARE(marked(code.left(length), QStringLiteral("python")).size(),
                 code.left(length).count(QLatin1Char('\n')) + 1);
}

QTEST_MAIN(CodeColorsTest)
#include "tst_code_colors.moc"
