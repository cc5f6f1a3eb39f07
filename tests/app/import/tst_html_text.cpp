// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/html_text.h"

#include <QTest>

namespace conclave {

class TestHtmlText : public QObject {
    Q_OBJECT

  private slots:
    void becomesMarkdown_data() {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("markdown");
        QTest::newRow("text") << "a &amp; b &#8364; &#x20AC; &unknown; &"
                              << "a & b € € &unknown; &";
        QTest::newRow("blanks") << " <p>one\n  two</p>\n\n<p> three </p> "
                                << "one two\n\nthree";
        QTest::newRow("emphasis") << "<b>a</b> <i>b</i> <code>c&lt;d</code><br>e"
                                  << "**a** *b* `c<d`\ne";
        QTest::newRow("heading") << "x<h3 class=\"y\">T</h3>y"
                                 << "x\n\n### T\n\ny";
        QTest::newRow("code") << "<pre><code class=\"language-c++\">a\n  b<br>```\n</code></pre>"
                              << "````c++\na\n  b\n```\n````";
        QTest::newRow("code without an end") << "<pre>a"
                                             << "```\na\n```";
        QTest::newRow("lists") << "<ol><li><p>a</p></li><li>b<ul><li>c</li></ul></li></ol>d"
                               << "1. a\n2. b\n  - c\n\nd";
        QTest::newRow("table") << "<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1</td>"
                                  "<td>2</td></tr></tbody></table>"
                               << "| A | B |\n| --- | --- |\n| 1 | 2 |";
        QTest::newRow("links")
            << "<a href=\"https://example.org/a&amp;b\">x</a> <a href='https://e.org'></a> "
               "<a href=\"file:///etc\">y</a> <a>z</a>"
            << "[x](https://example.org/a&b) https://e.org y z";
        QTest::newRow("never shown") << "a<script>alert(1)</script><style>b{}</style><!-- c -->d<img src=x>"
                                     << "ad[Image]";
        QTest::newRow("no tags") << "1 < 2 <3 and <"
                                 << "1 < 2 <3 and <";
        QTest::newRow("an open tag") << "a <b class=\""
                                     << "a <b class=\"";
        QTest::newRow("ends alone") << "</ul></li></a></pre></table>a"
                                    << "a";
    }
    void becomesMarkdown() {
        QFETCH(QString, html);
        QFETCH(QString, markdown);
        QCOMPARE(markdownOfHtml(html), markdown);
    }

    void deepNestingIsHarmless() {
        QVERIFY(markdownOfHtml(QStringLiteral("<ul><li>").repeated(100'000)).size() < 10'000'000);
    }
};

} // namespace conclave

QTEST_GUILESS_MAIN(conclave::TestHtmlText)
#include "tst_html_text.moc"
