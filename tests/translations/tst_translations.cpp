// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/translations/hidden_texts.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>

using conclave::hiddenTexts;
using conclave::SourceFile;

namespace {

struct Text {
    QString context;
    QString source;
    QString comment;
    bool isPlural = false;
    bool isUnfinished = false;
    QStringList translations; ///< one, or one for each plural form

    QString key() const {
        return context + u'|' + source + u'|' + comment + (isPlural ? QStringLiteral("|%n") : QString());
    }
};

QVector<Text> readTexts(const QString& path) {
    QVector<Text> texts;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return texts;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isEndElement() && xml.name() == QLatin1String("context"))
            context.clear();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == QLatin1String("name")) {
            context = xml.readElementText();
        } else if (xml.name() == QLatin1String("message")) {
            texts.append(
                {.context = context,
                 .source = {},
                 .comment = {},
                 .isPlural = xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes"),
                 .isUnfinished = false,
                 .translations = {}});
        } else if (xml.name() == QLatin1String("source")) {
            texts.last().source = xml.readElementText();
        } else if (xml.name() == QLatin1String("comment")) {
            texts.last().comment = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            texts.last().isUnfinished = xml.attributes().hasAttribute(QLatin1String("type"));
            if (!texts.last().isPlural)
                texts.last().translations = {xml.readElementText()};
        } else if (xml.name() == QLatin1String("numerusform")) {
            texts.last().translations.append(xml.readElementText());
        }
    }
    return xml.hasError() ? QVector<Text>() : texts;
}

/// What a translation has to keep of its source: places for values, variables of prompts, marks of rich text.
QStringList placesIn(const QString& text) {
    static const QRegularExpression place(QStringLiteral("%L?[0-9n]|\\{\\{[^}]*\\}\\}|</?[a-z]+>|\\n"));
    QStringList places;
    for (auto match = place.globalMatch(text); match.hasNext();)
        places.append(match.next().captured().replace(QLatin1String("%L"), QLatin1String("%")));
    std::sort(places.begin(), places.end());
    return places;
}

} // namespace

class TstTranslations : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QHash<QString, Text> m_sources; ///< by key
    QString m_complaints;           ///< of lupdate

    static QStringList files() {
        return QDir(QStringLiteral(CONCLAVE_SOURCE_DIR "/translations"))
            .entryList({QStringLiteral("conclave_*.ts")});
    }
    static QVector<Text> textsOf(const QString& file) {
        return readTexts(QStringLiteral(CONCLAVE_SOURCE_DIR "/translations/") + file);
    }
    static void addFiles() {
        QTest::addColumn<QString>("file");
        for (const QString& file : files())
            QTest::newRow(qPrintable(file)) << file;
    }
    static bool isEnglish(const QString& file) { return file == QLatin1String("conclave_en.ts"); }

  private slots:
    void initTestCase() {
        const QString found = m_folder.filePath(QStringLiteral("found_de.ts"));
        QProcess lupdate;
        lupdate.setWorkingDirectory(QStringLiteral(CONCLAVE_SOURCE_DIR));
        lupdate.start(QStringLiteral(CONCLAVE_LUPDATE),
                      {QStringLiteral("app"), QStringLiteral("ui"), QStringLiteral("-I"), QStringLiteral("."),
                       QStringLiteral("-locations"), QStringLiteral("none"), QStringLiteral("-ts"), found});
        QVERIFY(lupdate.waitForFinished(60'000));
        QCOMPARE(lupdate.exitCode(), 0);
        m_complaints = QString::fromUtf8(lupdate.readAllStandardError());
        for (const Text& text : readTexts(found))
            m_sources.insert(text.key(), text);
        QVERIFY(m_sources.size() > 700);
        QVERIFY(files().contains(QStringLiteral("conclave_en.ts")));
    }

    void everyTextHasTheContextThatItIsLookedUpIn() {
        // lupdate guesses it where it finds no Q_OBJECT; then the program would never find the translation.
        QVERIFY2(!m_complaints.contains(QLatin1String("lacks Q_OBJECT")) &&
                     !m_complaints.contains(QLatin1String("unknown namespace")),
                 qPrintable(m_complaints));
        for (const Text& text : std::as_const(m_sources))
            QVERIFY2(!text.context.isEmpty(), qPrintable(text.source));
    }

    void noTextIsHiddenFromLupdate() {
        const QDir root(QStringLiteral(CONCLAVE_SOURCE_DIR));
        QVector<SourceFile> files;
        for (const char* folder : {"app", "ui"}) {
            QDirIterator found(root.filePath(QLatin1String(folder)),
                               {QStringLiteral("*.cpp"), QStringLiteral("*.h"), QStringLiteral("*.qml")},
                               QDir::Files, QDirIterator::Subdirectories);
            while (found.hasNext()) {
                QFile file(found.next());
                QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
                files.append({root.relativeFilePath(file.fileName()), QString::fromUtf8(file.readAll())});
            }
        }
        QVERIFY(files.size() > 500);
        const QStringList hidden = hiddenTexts(files);
        QVERIFY2(hidden.isEmpty(), qPrintable(hidden.join(u'\n')));
    }

    void hiddenTextsAreFound_data() {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("problem"); ///< a part of it; empty: none
        const auto row = [](const char* name, const char* source, const char* problem) {
            QTest::newRow(name) << QString::fromUtf8(source) << QString::fromUtf8(problem);
        };
        row("a literal", "auto a = Text::tr(\"Yes\", \"an answer\");", "");
        row("a literal in pieces", "auto a = translate(\"X\", \"one \"\n  \"two (, %1)\", \"hint\", n);", "");
        row("an empty hint", "auto a = tr(\"%n files\", nullptr, n);", "");
        row("a variable", "\nauto a = tr(text);", "a.cpp:2: tr() gets its text from “text”");
        row("a choice", "auto a = QObject::tr(is ? \"on\" : \"off\");", "a.cpp:1: tr() gets its text");
        row("a variable as context", "auto a = QCoreApplication::translate(where, \"Yes\");", "its context");
        row("a variable as hint", "auto a = tr(\"Yes\", hint);", "its hint from “hint”");
        row("a function around it",
            "QString say(const char* text, const char* hint = nullptr) {\n"
            "    return QCoreApplication::translate(\"X\", text);\n}\n"
            "auto a = say(\"Yes\");",
            "a.cpp:2: translate() gets its text from “text”, and say() is called with a text at a.cpp:4");
        row("a function without a call", "QString say(const char* text) { return tr(text); }", "");
        row("marked texts",
            "QString count(int n, const char* one, const char* many) {\n"
            "    return QCoreApplication::translate(\"X\", n == 1 ? one : many, nullptr, n);\n}\n"
            "auto a = count(1, QT_TRANSLATE_NOOP(\"X\", \"one\"), QT_TRANSLATE_N_NOOP(\"X\", \"%n\"));",
            "");
        row("one text of two is marked",
            "QString count(int n, const char* one, const char* many) { return tr(n == 1 ? one : many); }\n"
            "auto a = count(1, QT_TR_NOOP(\"one\"), \"%n\");",
            "count() is called with a text at a.cpp:2");
        row("a table",
            "const Row rows[] = {{QT_TR_NOOP(\"one\")}, {QT_TR_NOOP(\"two\")}};\n"
            "auto a = tr(rows[i].text);",
            "");
        row("a table with hints",
            "const Row row = {QT_TRANSLATE_NOOP3(\"X\", \"one\", \"a number\")};\n"
            "auto a = QCoreApplication::translate(\"X\", row.text, row.hint);",
            "");
        row("a table that marks no hints",
            "const Row row = {QT_TRANSLATE_NOOP(\"X\", \"one\"), \"a number\"};\n"
            "auto a = QCoreApplication::translate(\"X\", row.text, row.hint);",
            "a.cpp:2: translate() gets its text from “row.text”");
        row("a table of another context",
            "const Row row = {QT_TRANSLATE_NOOP(\"X\", \"one\")};\n"
            "auto a = QCoreApplication::translate(\"Y\", row.text);",
            "its text from “row.text”");
        row("a table without marks", "const Row row = {\"one\"};\nauto a = tr(row.text);",
            "a.cpp:2: tr() gets its text");
        row("passed on twice",
            "QString inner(const char* text) { return tr(text); }\n"
            "QString outer(const char* text) { return inner(text); }",
            "inner() is called with a text at a.cpp:2");
        row("a lambda", "const auto say = [](const char* text) { return tr(text); };", "its text");
        row("a comment", "// tr(text) hides it\n/* tr(text) */ QString a; // it's \"so\"", "");
        row("a text that looks like code", "auto a = tr(\"\\\"tr(text)\") + R\"(\"tr(text))\";", "");
        row("a character", "const bool is = c == '\"' || n > 1'000; auto a = tr(text);", "its text");
        row("another translate()", "painter.translate(x, y); box.translate(offset);", "");
    }
    void hiddenTextsAreFound() {
        QFETCH(QString, source);
        QFETCH(QString, problem);
        const QString found = hiddenTexts({{QStringLiteral("a.cpp"), source}}).join(u'\n');
        QVERIFY2(problem.isEmpty() ? found.isEmpty() : found.contains(problem), qPrintable(found));
    }

    void hiddenTextsAreFoundBehindAHeader() {
        const SourceFile header{QStringLiteral("say.h"), QStringLiteral("QString say(const char* text);")};
        const SourceFile source{QStringLiteral("say.cpp"),
                                QStringLiteral("QString say(const char* text) { return tr(text); }")};
        const SourceFile other{QStringLiteral("b.cpp"), QStringLiteral("\nauto a = say(\"Yes\");")};
        QCOMPARE(hiddenTexts({source, other}).size(), 0); // another say()
        QCOMPARE(hiddenTexts({header, source, other}).size(), 1);
        QVERIFY(hiddenTexts({header, source, other}).constFirst().contains(QLatin1String("b.cpp:2")));
    }

    void hiddenTextsAreFoundInQml() {
        const auto found = [](const char* source) {
            return hiddenTexts({{QStringLiteral("A.qml"), QString::fromUtf8(source)}}).size();
        };
        QCOMPARE(found("text: qsTr('Say \"yes\"', \"a button\").arg(name)"), 0);
        QCOMPARE(found("text: qsTr(\"One \" +\n  \"two\")"), 0);
        QCOMPARE(found("text: qsTr(root.title)"), 1);
        QCOMPARE(found("text: qsTranslate(\"Main\", root.title)"), 1);
    }

    void everyTextIsTranslatedAndNothingElse_data() { addFiles(); }
    void everyTextIsTranslatedAndNothingElse() {
        QFETCH(QString, file);
        QStringList missing = m_sources.keys();
        if (isEnglish(file))
            missing.removeIf([this](const QString& key) { return !m_sources[key].isPlural; });
        QStringList wrong;
        for (const Text& text : textsOf(file)) {
            if (!missing.removeOne(text.key()))
                wrong.append(QStringLiteral("no longer in the sources: ") + text.key());
            if (text.isUnfinished)
                wrong.append(QStringLiteral("unfinished: ") + text.key());
            if (text.translations.isEmpty() || text.translations.contains(QString()))
                wrong.append(QStringLiteral("empty: ") + text.key());
        }
        for (const QString& key : missing)
            wrong.append(QStringLiteral("missing (ninja update_translations): ") + key);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.mid(0, 20).join(u'\n')));
    }

    void translationsKeepWhatIsPutInto_data() { addFiles(); }
    void translationsKeepWhatIsPutInto() {
        QFETCH(QString, file);
        QStringList wrong;
        for (const Text& text : textsOf(file)) {
            const QStringList wanted = placesIn(text.source);
            for (const QString& translation : text.translations) {
                QStringList places = placesIn(translation);
                // "One conversation" needs no number.
                if (text.isPlural && wanted.contains(QLatin1String("%n")) &&
                    !places.contains(QLatin1String("%n"))) {
                    places.append(QStringLiteral("%n"));
                    std::sort(places.begin(), places.end());
                }
                if (places != wanted)
                    wrong.append(text.source + QStringLiteral(" → ") + translation);
                if (text.source.endsWith(u' ') != translation.endsWith(u' ') ||
                    text.source.startsWith(u' ') != translation.startsWith(u' '))
                    wrong.append(QStringLiteral("spaces: ") + text.source);
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.mid(0, 20).join(u'\n')));
    }

    void sentencesAreInTheirLanguage_data() { addFiles(); }
    void sentencesAreInTheirLanguage() {
        QFETCH(QString, file);
        if (isEnglish(file))
            return; // the plural forms that English needs are those of the sources
        QStringList wrong;
        for (const Text& text : textsOf(file))
            if (text.source.count(u' ') >= 3 && text.translations.contains(text.source))
                wrong.append(text.source);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void everyPluralFormIsThere_data() { addFiles(); }
    void everyPluralFormIsThere() {
        QFETCH(QString, file);
        const QString language = file.section(u'_', 1, 1).section(u'.', 0, 0);
        const QHash<QString, int> forms = {
            {QStringLiteral("ar"), 6}, {QStringLiteral("ru"), 3}, {QStringLiteral("ja"), 1},
            {QStringLiteral("ko"), 1}, {QStringLiteral("zh"), 1},
        };
        int plurals = 0;
        for (const Text& text : textsOf(file)) {
            if (!text.isPlural)
                continue;
            ++plurals;
            QCOMPARE(text.translations.size(), forms.value(language, 2));
        }
        QVERIFY(plurals > 20);
    }
};

QTEST_GUILESS_MAIN(TstTranslations)
#include "tst_translations.moc"
