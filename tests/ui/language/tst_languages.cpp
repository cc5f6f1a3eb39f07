// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/language/language_switch.h"
#include "ui/language/languages.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace conclave;

class TstLanguages : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_files = 0;

    QString newSettings() { return m_folder.filePath(QStringLiteral("%1.ini").arg(++m_files)); }
    static int indexOf(const QString& code) {
        const QVector<Language> spoken = languages();
        const auto found = std::find_if(spoken.begin(), spoken.end(),
                                        [&](const Language& language) { return language.code == code; });
        return found == spoken.end() ? -1 : int(found - spoken.begin()) + 1;
    }

  private slots:
    void speaksTheElevenThatArePromised() {
        QStringList codes;
        for (const Language& language : languages())
            codes.append(language.code);
        QCOMPARE(codes,
                 (QStringList{"en", "de", "es", "fr", "pt_BR", "ru", "ar", "zh_CN", "zh_TW", "ja", "ko"}));
    }

    void findsWhatTheDesktopMeans_data() {
        QTest::addColumn<QStringList>("wanted");
        QTest::addColumn<QString>("code");
        QTest::newRow("plain") << QStringList{"de-DE", "de"} << "de";
        QTest::newRow("dialect") << QStringList{"de-AT"} << "de";
        QTest::newRow("second choice") << QStringList{"nl-NL", "fr-FR"} << "fr";
        QTest::newRow("none") << QStringList{"nl-NL"} << "en";
        QTest::newRow("nothing") << QStringList() << "en";
        QTest::newRow("simplified") << QStringList{"zh-Hans-CN"} << "zh_CN";
        QTest::newRow("Singapore") << QStringList{"zh-SG"} << "zh_CN";
        QTest::newRow("traditional") << QStringList{"zh-Hant-TW"} << "zh_TW";
        QTest::newRow("Hong Kong") << QStringList{"zh-HK"} << "zh_TW";
        QTest::newRow("Portugal") << QStringList{"pt-PT"} << "pt_BR";
    }
    void findsWhatTheDesktopMeans() {
        QFETCH(QStringList, wanted);
        QFETCH(QString, code);
        QCOMPARE(bestLanguage(wanted), code);
    }

    void writesDatesAsTheDesktopWhereThatSpeaksTheSame() {
        const QLocale austrian(QLocale::German, QLocale::Austria);
        QCOMPARE(localeFor(QStringLiteral("de"), austrian), austrian);
        QCOMPARE(localeFor(QStringLiteral("fr"), austrian).language(), QLocale::French);
        QCOMPARE(localeFor(QStringLiteral("zh_TW"), austrian).script(), QLocale::TraditionalHanScript);
        QCOMPARE(localeFor(QStringLiteral("ar"), austrian).toString(12345), QStringLiteral("12,345"));
    }

    void switchesTextsAndDirectionAndBack() {
        AppSettings settings(newSettings());
        LanguageSwitch language(settings);
        int changes = 0;
        connect(&language, &LanguageSwitch::changed, this, [&changes] { ++changes; });
        const QString english = language.names().constFirst();

        language.choose(indexOf(QStringLiteral("ar")));
        QCOMPARE(settings.language(), QStringLiteral("ar"));
        QVERIFY(language.isMirrored());
        QCOMPARE(QGuiApplication::layoutDirection(), Qt::RightToLeft);
        QVERIFY(language.names().constFirst() != english);

        language.choose(indexOf(QStringLiteral("en")));
        QVERIFY(!language.isMirrored());
        QCOMPARE(QGuiApplication::layoutDirection(), Qt::LeftToRight);
        QCOMPARE(language.names().constFirst(), english);
        QCOMPARE(changes, 2);
    }

    void remembersTheChoice() {
        const QString file = newSettings();
        {
            AppSettings settings(file);
            LanguageSwitch(settings).choose(indexOf(QStringLiteral("de")));
        }
        AppSettings settings(file);
        const LanguageSwitch language(settings);
        QCOMPARE(language.code(), QStringLiteral("de"));
        QCOMPARE(language.names().at(language.current()), QStringLiteral("Deutsch"));
    }

    void takesAnUnknownChoiceForNone() {
        AppSettings settings(newSettings());
        settings.setLanguage(QStringLiteral("tlh"));
        const LanguageSwitch language(settings);
        QCOMPARE(language.current(), 0);
    }

    void cleanup() {
        AppSettings settings(newSettings());
        LanguageSwitch(settings).choose(indexOf(QStringLiteral("en")));
    }
};

QTEST_MAIN(TstLanguages)
#include "tst_languages.moc"
