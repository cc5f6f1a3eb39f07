// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/conversation_export.h"
#include "app/export/export_writer.h"
#include "app/export/html_style.h"
#include "app/export/markdown_html.h"
#include "tests/app/export/export_samples.h"

#include <QBuffer>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace conclave;

namespace {

/// What Python's parser has against @p html: tags that are not closed, attributes that carry scripts,
/// anything that would be fetched. Empty when nothing.
QString complaints(const QByteArray& html) {
    QProcess python;
    python.start(QStringLiteral("python3"),
                 {QStringLiteral(CONCLAVE_SOURCE_DIR "/tests/app/export/check_html.py")});
    if (!python.waitForStarted())
        return QStringLiteral("python3 is needed for this test");
    python.write(html);
    python.closeWriteChannel();
    python.waitForFinished(-1);
    return QString::fromUtf8(python.readAllStandardOutput() + python.readAllStandardError());
}

QString page(const QString& markdown) {
    return markdownHtml(markdown, HtmlKind::Page);
}

} // namespace

class TstExportHtml : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() {
        // For a look at it: CONCLAVE_EXPORT_DIR=/tmp/x tst_export_html
        if (const QString dir = qEnvironmentVariable("CONCLAVE_EXPORT_DIR"); !dir.isEmpty())
            QCOMPARE(writeExport(dir + QStringLiteral("/export.html"),
                                 exportHtml(test::richConversation(), {.withAllBranches = true})),
                     QString());
    }

    void isOneValidPageThatFetchesNothing() {
        const QByteArray html = exportHtml(test::richConversation(), {.withAllBranches = true});
        QCOMPARE(complaints(html), QString());
        QVERIFY(html.startsWith("<!DOCTYPE html>"));
        QVERIFY(html.contains("default-src 'none'"));
        QVERIFY(!html.contains("<script") && !html.contains("<img"));
    }

    void theCheckFindsWhatIsWrong() {
        QVERIFY(!complaints("<!DOCTYPE html><p><b>x</p>").isEmpty());
        QVERIFY(!complaints("<!DOCTYPE html><p onclick=\"x\">x</p>").isEmpty());
        QVERIFY(!complaints("<!DOCTYPE html><img src=\"https://example.org\">").isEmpty());
        QVERIFY(!complaints("<!DOCTYPE html><a href=\"javascript:x\">x</a>").isEmpty());
    }

    void holdsWhatWasWritten() {
        const QByteArray html = exportHtml(test::richConversation());
        for (const char* part :
             {"<h1 dir=\"auto\">Bread &lt;b&gt;&amp; butter&lt;/b&gt;</h1>",
              "&lt;script&gt;alert(1)&lt;/script&gt;?",
              "<summary>Reasoning (3.2 s)</summary>",
              "<h3 dir=\"auto\">Flour</h3>",
              "<em>salt</em>",
              "<code>yeast &lt;1%</code>",
              "面包是用面粉做的。",
              "الخبز",
              "☑ two",
              "<blockquote>",
              "<span class=\"k\">return</span> <span class=\"n\">42</span>",
              "<span class=\"c\">// done &lt;b&gt;</span>",
              "<figcaption>cpp</figcaption>",
              "<msup><mi>c</mi><mn>2</mn></msup>",
              "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"block\"",
              "costs $5 or $6.",
              "<a href=\"https://example.org/a?b=1&amp;c=2\" rel=\"noopener noreferrer\">good</a>",
              "bad",
              "rel=\"noopener noreferrer\">picture</a>",
              "&lt;img src=x onerror=alert(1)&gt;",
              "<td style=\"text-align:right\" dir=\"auto\">500</td>",
              "Wants to call the tool <code>weather</code>:",
              "<p class=\"note\">(stopped)</p>",
              "Thanks 👩‍🍳"})
            QVERIFY2(html.contains(part), part);
        QVERIFY(!html.contains("javascript:"));
        QVERIFY(!html.contains("Another answer"));
        QVERIFY(!exportHtml(test::richConversation(), {.withReasoning = false}).contains("<details"));
    }

    void severalConversationsHaveATableOfContents() {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        const auto writer = makeExportWriter(ExportFormat::Html, buffer, {});
        ExportedConversation first = test::richConversation();
        ExportedConversation second = first;
        second.conversation.id = 2;
        second.conversation.title = QStringLiteral("Second");
        second.conversation.folderId = 7;
        writer->begin({{{7, QStringLiteral("u"), QStringLiteral("Kitchen & co"), 1}},
                       {first.conversation, second.conversation}});
        writer->add(first, {});
        writer->add(second, {});
        writer->end();
        const QByteArray html = buffer.data();
        QCOMPARE(complaints(html), QString());
        QVERIFY(html.contains("<h3 dir=\"auto\">Kitchen &amp; co</h3>\n<ul>\n<li><a href=\"#c2\""));
        QVERIFY(html.contains("<article id=\"c1\">") && html.contains("<article id=\"c2\">"));
    }

    // The looks are those of the window with its first accent.
    void usesTheColoursOfTheWindow() {
        QFile theme(QStringLiteral(CONCLAVE_SOURCE_DIR "/ui/theme/Theme.qml"));
        QVERIFY(theme.open(QIODevice::ReadOnly));
        const QString qml = QString::fromUtf8(theme.readAll());
        for (const char* name :
             {"canvas", "ink", "inkSoft", "inkFaint", "codeSurface", "codeKeyword", "codeComment", "brass"}) {
            const auto match =
                QRegularExpression(
                    QStringLiteral("color %1: isDark \\? \"(#\\w+)\" : \"(#\\w+)\"").arg(QLatin1String(name)))
                    .match(qml);
            QVERIFY2(match.hasMatch(), name);
            for (int i : {1, 2})
                QVERIFY2(QByteArray(kHtmlStyle).contains(match.captured(i).toUtf8()), name);
        }
        for (const char* name : {"light", "dark", "lightBubble", "darkBubble"}) {
            const auto match =
                QRegularExpression(QStringLiteral("\\b%1: \"(#\\w+)\"").arg(QLatin1String(name))).match(qml);
            QVERIFY2(match.hasMatch(), name);
            QVERIFY2(QByteArray(kHtmlStyle).contains(match.captured(1).toUtf8()), name);
        }
    }

    void formulasInCodeStayCode() {
        QVERIFY(page(QStringLiteral("`\\(x\\)`")).contains(QStringLiteral("<code>\\(x\\)</code>")));
        QVERIFY(page(QStringLiteral("```\n$$x$$\n```")).contains(QStringLiteral("$$x$$")));
        QVERIFY(page(QStringLiteral("    \\(x\\)")).contains(QStringLiteral("\\(x\\)")));
        QVERIFY(page(QStringLiteral("[\\(x\\)](https://a.org/\\(y\\))")).contains(QStringLiteral("<math")));
        QVERIFY(page(QStringLiteral("| a |\n|---|\n| \\(x\\) |")).contains(QStringLiteral("<mi>x</mi>")));
        QVERIFY(page(QStringLiteral("**\\(x\\)**")).contains(QStringLiteral("<strong><math")));
    }

    void anythingIsSafe_data() {
        QTest::addColumn<QString>("markdown");
        QTest::newRow("controls") << QStringLiteral("a") + QChar(0) + QChar(0x1b) + QStringLiteral("b");
        QTest::newRow("surrogate") << QStringLiteral("a") + QChar(0xd83d);
        QTest::newRow("marks of formulas") << QStringLiteral("\ufdd00\ufdd1 \\(x\\) \ufdd05\ufdd1");
        QTest::newRow("deep quotes") << QStringLiteral(">").repeated(3000) + QStringLiteral("x");
        QTest::newRow("deep lists") << QStringLiteral("- ").repeated(2000) + QStringLiteral("x");
        QTest::newRow("deep code") << QStringLiteral(">").repeated(40) + QStringLiteral(" ```\n") +
                                          QStringLiteral(">").repeated(40) + QStringLiteral(" x");
        QTest::newRow("HTML") << QStringLiteral("<div onclick=x>\n\n</p></section></main> <!-- x");
        QTest::newRow("links") << QStringLiteral(
            "[a](data:text/html,x) [b](//x.org) [c](\"onclick=\") <javascript:x>");
        QTest::newRow("quotes in links") << QStringLiteral("[a](https://x.org/\"onclick=\"x)");
        QTest::newRow("image in a link") << QStringLiteral("[![a](https://x.org/b.png)](https://x.org)");
        QTest::newRow("table in a list") << QStringLiteral("- | a |\n  |---|\n  | b | c |\n");
        QTest::newRow("language") << QStringLiteral("```\"><script>\nx\n```");
        QTest::newRow("formula with markup") << QStringLiteral("\\(\\text{<script>}\\)");
    }
    void anythingIsSafe() {
        QFETCH(QString, markdown);
        for (const HtmlKind kind : {HtmlKind::Page, HtmlKind::Document}) {
            const QString html = markdownHtml(markdown, kind);
            QVERIFY(!html.contains(QStringLiteral("<script")));
            QCOMPARE(complaints(QStringLiteral("<!DOCTYPE html>\n<div>%1</div>").arg(html).toUtf8()),
                     QString());
        }
    }

    void columnsOfDocumentsHaveTheirShare() {
        const QString html =
            markdownHtml(QStringLiteral("| a | b |\n|---|---|\n| x | a long sentence that needs room |\n"),
                         HtmlKind::Document);
        const auto widths = QRegularExpression(QStringLiteral("width=\"(\\d+)%\" align")).globalMatch(html);
        QList<int> all;
        for (auto it = widths; it.hasNext();)
            all << it.next().captured(1).toInt();
        QCOMPARE(all.size(), 2);
        QVERIFY(all[0] >= 10 && all[1] > 2 * all[0] && all[0] + all[1] <= 100);
    }
};

QTEST_GUILESS_MAIN(TstExportHtml)
#include "tst_export_html.moc"
