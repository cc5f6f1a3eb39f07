// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/pdf/export_pdf.h"
#include "tests/app/export/export_samples.h"

#include <QBuffer>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace conclave;

namespace {

QByteArray pdfOf(const ExportedConversation& exported, const ExportOptions& options = {}) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const auto writer = makePdfWriter(buffer, options);
    writer->begin({{}, {exported.conversation}});
    writer->add(exported, {});
    writer->end();
    return buffer.data();
}

/// What poppler reads in @p pdf.
QString textOf(const QByteArray& pdf) {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.pdf"));
    if (!writeExport(path, pdf).isEmpty())
        return {};
    QProcess process;
    process.start(QStringLiteral("pdftotext"),
                  {QStringLiteral("-enc"), QStringLiteral("UTF-8"), path, QStringLiteral("-")});
    process.waitForFinished(-1);
    return QString::fromUtf8(process.readAllStandardOutput());
}

ExportedConversation withAnswer(const QString& text) {
    ExportedConversation exported = test::richConversation();
    exported.messages[1].text = text;
    exported.messages[1].reasoning.clear();
    exported.messages.resize(2);
    exported.conversation.currentLeaf = 2;
    return exported;
}

bool hasFontFor(QFontDatabase::WritingSystem system) {
    return !QFontDatabase::families(system).isEmpty();
}

} // namespace

class TstExportPdf : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() {
        QVERIFY2(!QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty(),
                 "this test needs pdftotext: bash app/install_packages.sh --tests (poppler-utils)");
        // For a look at it: CONCLAVE_EXPORT_DIR=/tmp/x tst_export_pdf
        if (const QString dir = qEnvironmentVariable("CONCLAVE_EXPORT_DIR"); !dir.isEmpty())
            QCOMPARE(writeExport(dir + QStringLiteral("/export.pdf"),
                                 pdfOf(test::richConversation(), {.withAllBranches = true})),
                     QString());
    }

    void holdsRealText() {
        // Lines break somewhere, and the font has ligatures.
        const QString text =
            textOf(pdfOf(test::richConversation())).normalized(QString::NormalizationForm_KC).simplified();
        for (const char* part :
             {"Bread <b>& butter</b>", "How is bread made?", "<script>alert(1)</script>?", "Starter",
              "Reasoning (3.2 s)", "Flour", "yeast <1%", "int main() { return 42; } // done <b>",
              "by definition", "350", "E = mc", "costs $5 or $6.", "<img src=x onerror=alert(1)>", "weather",
              "(stopped)"})
            QVERIFY2(text.contains(QString::fromUtf8(part)),
                     qPrintable(QString::fromUtf8(part) + u'\n' + text));
        QVERIFY(QString(text).remove(u' ').contains(QStringLiteral("1/1"))); // the page
        QVERIFY(!text.contains(QStringLiteral("Another answer")));
        QVERIFY(textOf(pdfOf(test::richConversation(), {.withAllBranches = true}))
                    .contains(QStringLiteral("Another answer altogether.")));
        QVERIFY(!textOf(pdfOf(test::richConversation(), {.withReasoning = false}))
                     .contains(QStringLiteral("Reasoning")));
    }

    void holdsOtherWritingSystems_data() {
        QTest::addColumn<int>("system");
        QTest::addColumn<QString>("text");
        QTest::newRow("Greek") << int(QFontDatabase::Greek) << QStringLiteral("ψωμί");
        QTest::newRow("Cyrillic") << int(QFontDatabase::Cyrillic) << QStringLiteral("хлеб");
        QTest::newRow("Arabic") << int(QFontDatabase::Arabic) << QStringLiteral("الخبز");
        QTest::newRow("Chinese") << int(QFontDatabase::SimplifiedChinese) << QStringLiteral("面包");
    }
    void holdsOtherWritingSystems() {
        QFETCH(int, system);
        QFETCH(QString, text);
        const QString read = textOf(pdfOf(withAnswer(QStringLiteral("A %1 B").arg(text))));
        if (!hasFontFor(QFontDatabase::WritingSystem(system))) {
            // Not proven here, and said so. The export itself still has to come about.
            QVERIFY(read.contains(QStringLiteral("How is bread made?")));
            QSKIP("this machine has no font for it, so what the PDF holds cannot be told");
        }
        // Poppler may return the presentation forms of letters, in the order in which they are drawn.
        QString reversed;
        for (const QChar c : text)
            reversed.prepend(c);
        const QString plain = read.normalized(QString::NormalizationForm_KC);
        QVERIFY2(plain.contains(text) || plain.contains(reversed), qPrintable(plain));
    }

    void breaksPagesInsideOfLongTexts() {
        QString lines;
        for (int i = 1; i <= 400; ++i)
            lines += QStringLiteral("line%1 ends\n").arg(i);
        ExportedConversation exported = withAnswer(QStringLiteral("```\n%1```\n\nafter code").arg(lines));
        exported.messages[0].text = lines;
        const QString text = textOf(pdfOf(exported));
        for (int i = 1; i <= 400; ++i)
            QVERIFY2(text.count(QStringLiteral("line%1 ends").arg(i)) == 2,
                     qPrintable(QStringLiteral("line %1: %2 times")
                                    .arg(i)
                                    .arg(text.count(QStringLiteral("line%1 ends").arg(i)))));
        QVERIFY(text.contains(QStringLiteral("after code")));
        QVERIFY(text.count(u'\f') > 4); // pages
        QVERIFY(QString(text).remove(u' ').contains(QStringLiteral("2/%1").arg(text.count(u'\f'))));
    }

    void anEmptyConversationIsAPage() {
        ExportedConversation exported = test::richConversation();
        exported.messages.clear();
        exported.conversation.title.clear();
        QVERIFY(textOf(pdfOf(exported)).contains(QStringLiteral("Conversation")));
    }
};

QTEST_MAIN(TstExportPdf)
#include "tst_export_pdf.moc"
