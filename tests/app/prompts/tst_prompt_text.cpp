// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prompts/prompt_text.h"

#include <QLocale>
#include <QTest>

using namespace conclave;

namespace {

QString filled(const QString& source, const QHash<QString, QString>& values = {},
               const QString& clipboard = QStringLiteral("CLIP")) {
    return PromptText(source).filled(values, {clipboard, QDate(2026, 2, 3)});
}

QStringList namesIn(const QString& source) {
    QStringList names;
    const PromptText text(source);
    for (const PromptVariable& variable : text.variables())
        names << variable.name;
    return names;
}

} // namespace

class TstPromptText : public QObject {
    Q_OBJECT

  private slots:
    void findsVariables() {
        const PromptText text(QStringLiteral("Write to {{name}} about {{ the  topic }} in a "
                                             "{{tone:friendly|formal| dry }} way, {{length:short}}."));
        QCOMPARE(text.variables().size(), 4);
        QVERIFY(text.variables()[0] == (PromptVariable{QStringLiteral("name"), {}, {}}));
        QVERIFY(text.variables()[1] == (PromptVariable{QStringLiteral("the topic"), {}, {}}));
        QVERIFY(text.variables()[2] == (PromptVariable{QStringLiteral("tone"),
                                                       QStringLiteral("friendly"),
                                                       {QStringLiteral("friendly"), QStringLiteral("formal"),
                                                        QStringLiteral("dry")}}));
        QVERIFY(text.variables()[3] ==
                (PromptVariable{QStringLiteral("length"), QStringLiteral("short"), {}}));
        QVERIFY(!text.isPlain());
        QVERIFY(PromptText(QStringLiteral("nothing {here}")).isPlain());
    }

    void fillsThemIn() {
        const QString source = QStringLiteral("{{a}}-{{b:two}}-{{c:x|y}}");
        QCOMPARE(filled(source), QStringLiteral("-two-x"));
        QCOMPARE(filled(source, {{QStringLiteral("a"), QStringLiteral("1")},
                                 {QStringLiteral("b"), QStringLiteral("2")},
                                 {QStringLiteral("c"), QStringLiteral("y")}}),
                 QStringLiteral("1-2-y"));
    }

    void oneNameIsOneVariable() {
        const QString source = QStringLiteral("{{Name}} {{name:Ada}} {{ NAME }}");
        const PromptText text(source);
        QCOMPARE(text.variables().size(), 1);
        QVERIFY(text.variables()[0] == (PromptVariable{QStringLiteral("Name"), QStringLiteral("Ada"), {}}));
        QCOMPARE(filled(source, {{QStringLiteral("Name"), QStringLiteral("Bo")}}),
                 QStringLiteral("Bo Bo Bo"));
        QCOMPARE(filled(source), QStringLiteral("Ada Ada Ada"));
    }

    void knowsTheClipboardAndTheDate() {
        QCOMPARE(filled(QStringLiteral("{{clipboard}}|{{ Clipboard }}")), QStringLiteral("CLIP|CLIP"));
        QCOMPARE(filled(QStringLiteral("{{date:yyyy-MM-dd}}")), QStringLiteral("2026-02-03"));
        QCOMPARE(filled(QStringLiteral("{{date}}")),
                 QLocale().toString(QDate(2026, 2, 3), QLocale::LongFormat));
        QVERIFY(PromptText(QStringLiteral("{{clipboard}}")).usesClipboard());
        QVERIFY(!PromptText(QStringLiteral("{{clip}}")).usesClipboard());
        QCOMPARE(namesIn(QStringLiteral("{{clipboard}}{{date}}")), QStringList());
    }

    void escapesBraces() {
        QCOMPARE(filled(QStringLiteral("\\{{name}} and {{name:x}}")), QStringLiteral("{{name}} and x"));
        QCOMPARE(filled(QStringLiteral("{{a:one\\|two}}")), QStringLiteral("one|two"));
        QCOMPARE(filled(QStringLiteral("{{a:set {1\\}\\}}}")), QStringLiteral("set {1}}"));
        QCOMPARE(filled(QStringLiteral("{{a:b\\\\}}")), QStringLiteral("b\\"));
        QCOMPARE(filled(QStringLiteral("{{a:C:\\temp}}")), QStringLiteral("C:\\temp"));
        QCOMPARE(filled(QStringLiteral("a \\ b \\n")), QStringLiteral("a \\ b \\n"));
        const QString odd = QStringLiteral("{{x}} {{{ \\{{ {{y:z}}");
        QCOMPARE(filled(PromptText::escaped(QStringLiteral("{{x}} {{y:z}}"))),
                 QStringLiteral("{{x}} {{y:z}}"));
        QVERIFY(namesIn(PromptText::escaped(QStringLiteral("{{x}}{{y}}"))).isEmpty());
        QCOMPARE(namesIn(odd), (QStringList{QStringLiteral("x"), QStringLiteral("y")}));
    }

    void leavesAlone_data() {
        QTest::addColumn<QString>("source");
        for (const char* source :
             {"", "{{}}", "{{ }}", "{{#if x}}", "{{x", "{{x}", "{x}", "}}", "{{x:", "{{x:a|b}", "{{a.b}}",
              "{{ user | upper }}", "{{a\nb}}", "{% for %}", "\\", "$x$ 100 %"})
            QTest::newRow(source) << QString::fromLatin1(source);
        QTest::newRow("long name") << QStringLiteral("{{%1}}").arg(QString(41, u'n'));
    }
    void leavesAlone() {
        QFETCH(QString, source);
        QCOMPARE(filled(source), source);
        QVERIFY(PromptText(source).isPlain());
    }

    void doesNotLookAtWhatIsFilledIn() {
        QCOMPARE(filled(QStringLiteral("{{a}} {{clipboard}}"),
                        {{QStringLiteral("a"), QStringLiteral("{{b}}")}}, QStringLiteral("{{date}}")),
                 QStringLiteral("{{b}} {{date}}"));
    }

    void takesEveryLanguageAndManyLines() {
        QCOMPARE(namesIn(QStringLiteral("{{Größe}}{{тема}}{{主题}}{{الموضوع}}")).size(), 4);
        QCOMPARE(filled(QStringLiteral("{{a:first\nsecond}}\n\n{{b}}"),
                        {{QStringLiteral("b"), QStringLiteral("x\ny")}}),
                 QStringLiteral("first\nsecond\n\nx\ny"));
        // Long and full of beginnings: found in one pass.
        const QString many = QStringLiteral("{{").repeated(100'000);
        QCOMPARE(filled(many), many);
    }
};

QTEST_GUILESS_MAIN(TstPromptText)
#include "tst_prompt_text.moc"
