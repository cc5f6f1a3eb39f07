// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/generation/engine_words.h"

#include <QLocale>
#include <QSet>
#include <QTest>

using namespace conclave;
using engine::ErrorKind;

class TestEngineWords : public QObject {
    Q_OBJECT

  private slots:
    void cleanup() { QLocale::setDefault(QLocale(QLocale::English)); }

    void englishShowsWhatTheEngineSays() {
        QLocale::setDefault(QLocale(QLocale::English));
        const GeneratorError error = inWords({ErrorKind::Corrupt, "the tensor 'x' ends behind the file."},
                                             QStringLiteral("/m/a.gguf"));
        QCOMPARE(error.title, QStringLiteral("The tensor 'x' ends behind the file."));
        QCOMPARE(error.detail, QStringLiteral("/m/a.gguf (corrupt)"));
    }

    void otherLanguagesSayWhatKindItIs() {
        QLocale::setDefault(QLocale(QLocale::German));
        QSet<QString> sentences;
        for (const ErrorKind kind : {ErrorKind::NotFound, ErrorKind::Corrupt, ErrorKind::Unsupported,
                                     ErrorKind::OutOfMemory, ErrorKind::Device, ErrorKind::Io}) {
            const GeneratorError error = inWords({kind, "what was found."}, QStringLiteral("/m/a.gguf"));
            QVERIFY2(error.title.contains(QStringLiteral("“a.gguf”")), qPrintable(error.title));
            QVERIFY(error.detail.startsWith(QStringLiteral("What was found.\n/m/a.gguf (")));
            sentences.insert(error.title);
        }
        QCOMPARE(sentences.size(), 6);
    }

    void leavesWhatTheAppSays_data() {
        QTest::addColumn<int>("kind");
        QTest::newRow("invalid") << int(ErrorKind::Invalid);
        QTest::newRow("internal") << int(ErrorKind::Internal);
    }
    void leavesWhatTheAppSays() {
        QFETCH(int, kind);
        QLocale::setDefault(QLocale(QLocale::German));
        const GeneratorError error =
            inWords({static_cast<ErrorKind>(kind), "Der Kontext ist voll."}, QStringLiteral("/m/a.gguf"));
        QCOMPARE(error.title, QStringLiteral("Der Kontext ist voll."));
    }
};

QTEST_GUILESS_MAIN(TestEngineWords)
#include "tst_engine_words.moc"
