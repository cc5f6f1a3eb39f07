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
    void knowsTheUsualLanguages_data();
    void knowsTheUsualLanguages();
    void colorsKeysOfSettings();
    void colorsTagsOverLines();
    void colorsDifferences();
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

void CodeColorsTest::knowsTheUsualLanguages_data() {
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("colored");
    const auto row = [](const char* language, const char* code, const char* colored) {
        QTest::newRow(language) << QString::fromLatin1(code) << QString::fromLatin1(colored);
    };
    row("csharp", "foreach (var x in y) // z", "k[foreach] (k[var] x k[in] y) c[// z]");
    row("java", "final int x = 1;", "k[final] k[int] x = n[1];");
    row("kotlin", "fun f() = when (x) {}", "k[fun] f() = k[when] (x) {}");
    row("swift", "guard let x else { \"a\" }", "k[guard] k[let] x k[else] { s[\"a\"] }");
    row("typescript", "interface A { b: string }", "k[interface] A { b: k[string] }");
    row("php", "echo 'a'; # b", "k[echo] s['a']; c[# b]");
    row("ruby", "def f # g", "k[def] f c[# g]");
    row("lua", "local x --[[ a ]] = nil -- b", "k[local] x c[--[[ a ]]] = k[nil] c[-- b]");
    row("r", "x <- function(a) TRUE # b", "x <- k[function](a) k[TRUE] c[# b]");
    row("powershell", "ForEach ($x in 1) <# a #>", "k[ForEach] ($x k[in] n[1]) c[<# a #>]");
    row("dockerfile", "FROM debian # x", "k[FROM] debian c[# x]");
    row("cmake", "ADD_EXECUTABLE(x \"y\") # z", "k[ADD_EXECUTABLE](x s[\"y\"]) c[# z]");
    row("makefile", "all: x # y", "k[all]: x c[# y]");
    row("bash", "if true; then echo \"a\"; fi # b", "k[if] k[true]; k[then] k[echo] s[\"a\"]; k[fi] c[# b]");
    row("css", "  color: red; /* a */", "k[  color]: red; c[/* a */]");
    row("haskell", "data A = B -- c", "k[data] A = B c[-- c]");
    row("latex", "\\begin{x} % y", "\\k[begin]{x} c[% y]");
}

void CodeColorsTest::knowsTheUsualLanguages() {
    QFETCH(QString, code);
    QFETCH(QString, colored);
    QCOMPARE(marked(code, QString::fromLatin1(QTest::currentDataTag())), QStringList{colored});
}

void CodeColorsTest::colorsKeysOfSettings() {
    QCOMPARE(marked(QStringLiteral("{\"a\" : \"b\", \"c\": 1}"), QStringLiteral("json")),
             QStringList{QStringLiteral("{k[\"a\"] : s[\"b\"], k[\"c\"]: n[1]}")});
    QCOMPARE(marked(QStringLiteral("- name: x\n  url: http://a # b"), QStringLiteral("yaml")),
             (QStringList{QStringLiteral("k[- name]: x"), QStringLiteral("k[  url]: http://a c[# b]")}));
    QCOMPARE(marked(QStringLiteral("[a.b]\nkey = \"v\""), QStringLiteral("toml")),
             (QStringList{QStringLiteral("[a.b]"), QStringLiteral("k[key ]= s[\"v\"]")}));
}

void CodeColorsTest::colorsTagsOverLines() {
    QCOMPARE(marked(QStringLiteral("<p class=\"a\"\n id='b'>it's</p>"), QStringLiteral("html")),
             (QStringList{QStringLiteral("<k[p] class=s[\"a\"]"), QStringLiteral(" id=s['b']>it's<k[/p]>")}));
    QCOMPARE(marked(QStringLiteral("<!-- a\nb --> 1 < 2"), QStringLiteral("xml")),
             (QStringList{QStringLiteral("c[<!-- a]"), QStringLiteral("c[b -->] 1 < 2")}));
}

void CodeColorsTest::colorsDifferences() {
    QCOMPARE(
        marked(QStringLiteral("--- a\n+++ b\n@@ -1 @@\n-old\n+new\n same"), QStringLiteral("diff")),
        (QStringList{QStringLiteral("c[--- a]"), QStringLiteral("c[+++ b]"), QStringLiteral("n[@@ -1 @@]"),
                     QStringLiteral("k[-old]"), QStringLiteral("s[+new]"), QStringLiteral(" same")}));
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
