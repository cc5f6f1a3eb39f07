// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QHash>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>

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
