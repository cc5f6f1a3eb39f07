// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/attach/attachment_reader.h"
#include "app/attach/limits.h"
#include "tests/app/import/zip_writer.h"

#include <QFile>
#include <QPainter>
#include <QPdfWriter>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <random>

#include <sys/stat.h>

using namespace conclave;
using conclave::test::writeZip;

namespace {

constexpr int kWaitMs = 60'000; // a busy machine

void writeFile(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// A page for each of @p pages; an empty one is a picture.
void writePdf(const QString& path, const QStringList& pages) {
    QPdfWriter pdf(path);
    pdf.setResolution(100);
    QPainter painter(&pdf);
    for (int i = 0; i < pages.size(); ++i) {
        if (i > 0)
            pdf.newPage();
        if (pages[i].isEmpty())
            painter.fillRect(100, 100, 300, 300, Qt::gray);
        else
            painter.drawText(QRect(50, 50, 600, 800), Qt::AlignLeft | Qt::TextWordWrap, pages[i]);
    }
}

} // namespace

/// Files as people attach them, made here.
class AttachmentReaderTest : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() { qRegisterMetaType<Attachment>(); }
    void readsTexts();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void refusesWhatIsNoFile();
    void refusesWhatIsTooLarge();
    void readsPdfsPageByPage();
    void readsAPdfOfOnePageWithoutMarks();
    void saysWhichPagesAreEmpty();
    void saysThatAScanHasNoText();
    void saysThatAPdfIsLocked();
    void saysThatAPdfIsDamaged();
    void takesTheFirstPages();
    void readsWordAndOpenDocument();
    void refusesOtherZips();
    void readsOneAfterAnother();
    void cancels();
    void survivesHostilePdfs();

  private:
    struct Outcome {
        Attachment file;
        QString problem;
    };
    Outcome read(const QString& path) {
        AttachmentReader reader;
        QSignalSpy finished(&reader, &AttachmentReader::finished);
        QSignalSpy failed(&reader, &AttachmentReader::failed);
        const qint64 number = reader.read(path);
        if (!QTest::qWaitFor([&] { return finished.size() + failed.size() > 0; }, kWaitMs))
            return {{}, QStringLiteral("nothing came")};
        const QVariantList arguments = finished.isEmpty() ? failed.first() : finished.first();
        if (arguments[0].toLongLong() != number)
            return {{}, QStringLiteral("another number")};
        return finished.isEmpty() ? Outcome{{}, arguments[1].toString()}
                                  : Outcome{arguments[1].value<Attachment>(), {}};
    }
    QString path(const QString& name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
};

void AttachmentReaderTest::readsTexts() {
    writeFile(path(QStringLiteral("main.cpp")), "int main() {}\r\n");
    const Outcome code = read(path(QStringLiteral("main.cpp")));
    QCOMPARE(code.problem, QString());
    QCOMPARE(code.file.name, QStringLiteral("main.cpp"));
    QCOMPARE(code.file.text, QStringLiteral("int main() {}\n"));
    QCOMPARE(code.file.sizeBytes, 15);
    QCOMPARE(code.file.mediaType, QStringLiteral("text/x-c++src"));
    QCOMPARE(code.file.note, QString());

    writeFile(path(QStringLiteral("without-extension")), "caf\xe9");
    const Outcome old = read(path(QStringLiteral("without-extension")));
    QCOMPARE(old.file.text, QStringLiteral("café"));
    QCOMPARE(old.file.mediaType, QStringLiteral("text/plain"));
    QVERIFY2(old.file.note.contains(QStringLiteral("Windows-1252")), qPrintable(old.file.note));

    writeFile(path(QStringLiteral("page.html")), "<p>as <b>it</b> is</p>");
    QCOMPARE(read(path(QStringLiteral("page.html"))).file.text, QStringLiteral("<p>as <b>it</b> is</p>"));
    writeFile(path(QStringLiteral("picture.png")), "a text all the same"); // the name says little
    QCOMPARE(read(path(QStringLiteral("picture.png"))).file.text, QStringLiteral("a text all the same"));
}

void AttachmentReaderTest::saysWhatIsWrong_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("word");
    const auto zeros = [](const char* start) { return QByteArray(start) + QByteArray(100, '\0'); };
    QTest::newRow("picture") << "a.png" << zeros("\x89PNG\r\n\x1a\n") << "picture";
    QTest::newRow("sound") << "a.mp3" << zeros("ID3\x03") << "Sound";
    QTest::newRow("program") << "a"
                             << zeros("\x7f"
                                      "ELF")
                             << "no text";
    QTest::newRow("packed") << "a.tar.gz" << zeros("\x1f\x8b\x08") << "Unpack";
    QTest::newRow("old Word") << "a.doc" << zeros("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") << "docx";
    QTest::newRow("empty") << "a.txt" << QByteArray() << "empty";
    QTest::newRow("blank") << "a.txt" << QByteArray(" \n\t\n") << "empty";
    QTest::newRow("PDF by name") << "a.pdf" << QByteArray("%PDF-1.4 and no more") << "damaged";
}

void AttachmentReaderTest::saysWhatIsWrong() {
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, word);
    writeFile(path(name), bytes);
    const QString problem = read(path(name)).problem;
    QVERIFY2(problem.contains(word), qPrintable(problem));
    QVERIFY(problem.endsWith(u'.') || problem.endsWith(u')'));
}

void AttachmentReaderTest::refusesWhatIsNoFile() {
    QVERIFY(read(path(QStringLiteral("nowhere"))).problem.contains(QStringLiteral("not there")));
    QVERIFY(read(m_folder.path()).problem.contains(QStringLiteral("Folders")));
    const QString pipe = path(QStringLiteral("pipe"));
    QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0); // opening it would wait for ever
    QVERIFY(read(pipe).problem.contains(QStringLiteral("cannot be opened")));
}

void AttachmentReaderTest::refusesWhatIsTooLarge() {
    writeFile(path(QStringLiteral("large.txt")), "begins as a text\n");
    QVERIFY(QFile::resize(path(QStringLiteral("large.txt")), kMostTextFileBytes + 1));
    QFile file(path(QStringLiteral("large.txt")));
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.write(QByteArray(100'000, 'x')); // all that is looked at is text
    file.close();
    QVERIFY(read(path(QStringLiteral("large.txt"))).problem.contains(QStringLiteral("too large")));

    writeFile(path(QStringLiteral("long.txt")), QByteArray(kMostCharacters + 1, 'x'));
    QVERIFY(read(path(QStringLiteral("long.txt"))).problem.contains(QStringLiteral("too long")));
}

void AttachmentReaderTest::readsPdfsPageByPage() {
    const QString pdf = path(QStringLiteral("report.pdf"));
    writePdf(pdf,
             {QStringLiteral("The first page"), QStringLiteral("Größe in €"), QStringLiteral("The end")});
    AttachmentReader reader;
    QSignalSpy progressed(&reader, &AttachmentReader::progressed);
    QSignalSpy finished(&reader, &AttachmentReader::finished);
    reader.read(pdf);
    QVERIFY(finished.wait(kWaitMs));
    const auto file = finished.first()[1].value<Attachment>();
    QCOMPARE(file.text, QStringLiteral("[Page 1 of 3]\nThe first page\n\n[Page 2 of 3]\nGröße in €\n\n"
                                       "[Page 3 of 3]\nThe end\n"));
    QCOMPARE(file.mediaType, QStringLiteral("application/pdf"));
    QCOMPARE(file.note, QString());
    QCOMPARE(progressed.size(), 4);
    QCOMPARE(progressed.last()[1].toInt(), 3);
    QCOMPARE(AttachmentReader::pageCount(file.text), 3);
}

void AttachmentReaderTest::readsAPdfOfOnePageWithoutMarks() {
    writePdf(path(QStringLiteral("one.pdf")), {QStringLiteral("All of it")});
    QCOMPARE(read(path(QStringLiteral("one.pdf"))).file.text, QStringLiteral("All of it\n"));
}

void AttachmentReaderTest::saysWhichPagesAreEmpty() {
    writePdf(path(QStringLiteral("mixed.pdf")), {QStringLiteral("Words"), {}, {}});
    const Attachment file = read(path(QStringLiteral("mixed.pdf"))).file;
    QVERIFY2(file.note.startsWith(u'2'), qPrintable(file.note));
    QVERIFY(file.text.contains(QStringLiteral("[Page 3 of 3]")));
}

void AttachmentReaderTest::saysThatAScanHasNoText() {
    writePdf(path(QStringLiteral("scan.pdf")), {QString(), QString()});
    QVERIFY(read(path(QStringLiteral("scan.pdf"))).problem.contains(QStringLiteral("OCR")));
}

void AttachmentReaderTest::saysThatAPdfIsLocked() {
    const QString qpdf = QStandardPaths::findExecutable(QStringLiteral("qpdf"));
    QVERIFY2(!qpdf.isEmpty(), "app/install_packages.sh --tests installs qpdf");
    writePdf(path(QStringLiteral("open.pdf")), {QStringLiteral("A secret")});
    const auto encrypt = [&](const QString& user, const QString& to) {
        return QProcess::execute(qpdf, {QStringLiteral("--encrypt"), user, QStringLiteral("owner"),
                                        QStringLiteral("256"), QStringLiteral("--"),
                                        path(QStringLiteral("open.pdf")), path(to)});
    };
    QCOMPARE(encrypt(QStringLiteral("user"), QStringLiteral("locked.pdf")), 0);
    QVERIFY(read(path(QStringLiteral("locked.pdf"))).problem.contains(QStringLiteral("password")));
    QCOMPARE(encrypt({}, QStringLiteral("readable.pdf")), 0); // anybody may read it
    QCOMPARE(read(path(QStringLiteral("readable.pdf"))).file.text, QStringLiteral("A secret\n"));
}

void AttachmentReaderTest::saysThatAPdfIsDamaged() {
    QByteArray bytes("%PDF-1.7\n");
    bytes += QByteArray(5000, '\xaa');
    writeFile(path(QStringLiteral("broken.pdf")), bytes);
    QVERIFY(read(path(QStringLiteral("broken.pdf"))).problem.contains(QStringLiteral("damaged")));
}

void AttachmentReaderTest::takesTheFirstPages() {
    const QString text =
        QStringLiteral("[Page 1 of 3]\none\n\n[Page 2 of 3]\ntwo [Page 3 of 3]\n\n[Page 3 of 3]\nthree\n");
    QCOMPARE(AttachmentReader::pageCount(text), 3);
    QCOMPARE(AttachmentReader::firstPages(text, 1), QStringLiteral("[Page 1 of 3]\none\n\n"));
    QCOMPARE(AttachmentReader::firstPages(text, 2),
             QStringLiteral("[Page 1 of 3]\none\n\n[Page 2 of 3]\ntwo [Page 3 of 3]\n\n"));
    QCOMPARE(AttachmentReader::firstPages(text, 3), text);
    QCOMPARE(AttachmentReader::firstPages(text, 99), text);
    QCOMPARE(AttachmentReader::pageCount(QStringLiteral("no marks")), 0);
    QCOMPARE(AttachmentReader::firstPages(QStringLiteral("no marks"), 1), QStringLiteral("no marks"));
}

void AttachmentReaderTest::readsWordAndOpenDocument() {
    const QByteArray word =
        "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>Title</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>One</w:t><w:tab/><w:t xml:space='preserve'> two</w:t>"
        "<w:delText>gone</w:delText></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:t>a</w:t></w:p></w:tc><w:tc><w:p><w:t>b</w:t></w:p></w:tc></w:tr>"
        "</w:tbl></w:body></w:document>";
    QVERIFY(writeZip(path(QStringLiteral("letter.docx")),
                     {{"[Content_Types].xml", "<x/>"}, {"word/document.xml", word}}));
    const Outcome docx = read(path(QStringLiteral("letter.docx")));
    QCOMPARE(docx.problem, QString());
    QCOMPARE(docx.file.text, QStringLiteral("Title\nOne\t two\na\tb\n"));
    QVERIFY(docx.file.mediaType.contains(QStringLiteral("wordprocessingml")));

    const QByteArray open =
        "<office:document-content xmlns:office='o' xmlns:text='t'><office:automatic-styles>style"
        "</office:automatic-styles><office:body><office:text>"
        "<text:tracked-changes>gone</text:tracked-changes>"
        "<text:h>Title</text:h><text:p>One<text:tab/><text:s text:c='2'/>two</text:p>"
        "</office:text></office:body></office:document-content>";
    QVERIFY(writeZip(path(QStringLiteral("letter.odt")),
                     {{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", open}}));
    QCOMPARE(read(path(QStringLiteral("letter.odt"))).file.text, QStringLiteral("Title\nOne\t  two\n"));

    QVERIFY(writeZip(path(QStringLiteral("cut.docx")), {{"word/document.xml", word.left(100)}}));
    QVERIFY(read(path(QStringLiteral("cut.docx"))).problem.contains(QStringLiteral("damaged")));
}

void AttachmentReaderTest::refusesOtherZips() {
    QVERIFY(writeZip(path(QStringLiteral("some.zip")), {{"a.txt", "text"}}));
    QVERIFY(read(path(QStringLiteral("some.zip"))).problem.contains(QStringLiteral("Unpack")));
    QVERIFY(
        writeZip(path(QStringLiteral("table.ods")),
                 {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", "<x/>"}}));
    QVERIFY(read(path(QStringLiteral("table.ods"))).problem.contains(QStringLiteral("PDF")));
}

void AttachmentReaderTest::readsOneAfterAnother() {
    writePdf(path(QStringLiteral("slow.pdf")), {QStringLiteral("a"), QStringLiteral("b")});
    writeFile(path(QStringLiteral("quick.txt")), "c");
    AttachmentReader reader;
    QSignalSpy finished(&reader, &AttachmentReader::finished);
    QVector<qint64> asked;
    for (const char* name : {"slow.pdf", "quick.txt", "slow.pdf"})
        asked.append(reader.read(path(QString::fromLatin1(name))));
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 3, kWaitMs);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(finished[i][0].toLongLong(), asked[i]);
}

void AttachmentReaderTest::cancels() {
    QStringList pages;
    for (int i = 0; i < 300; ++i)
        pages.append(QStringLiteral("Page with words %1").arg(i));
    writePdf(path(QStringLiteral("thick.pdf")), pages);
    writeFile(path(QStringLiteral("next.txt")), "next");
    AttachmentReader reader;
    QSignalSpy progressed(&reader, &AttachmentReader::progressed);
    QSignalSpy finished(&reader, &AttachmentReader::finished);
    QSignalSpy failed(&reader, &AttachmentReader::failed);
    const qint64 thick = reader.read(path(QStringLiteral("thick.pdf")));
    const qint64 waiting = reader.read(path(QStringLiteral("thick.pdf")));
    const qint64 last = reader.read(path(QStringLiteral("next.txt")));
    QVERIFY(progressed.wait(kWaitMs));
    reader.cancel(thick);
    reader.cancel(waiting);
    QVERIFY(finished.size() == 1 || finished.wait(kWaitMs));
    QCOMPARE(finished.size(), 1);
    QCOMPARE(finished.first()[0].toLongLong(), last);
    QVERIFY(failed.isEmpty());
}

/// Whatever is in a file, it ends in a text or a sentence.
void AttachmentReaderTest::survivesHostilePdfs() {
    writePdf(path(QStringLiteral("seed.pdf")), {QStringLiteral("Some words"), QStringLiteral("and more")});
    QFile seed(path(QStringLiteral("seed.pdf")));
    QVERIFY(seed.open(QIODevice::ReadOnly));
    const QByteArray whole = seed.readAll();
    std::mt19937 random(5);
    AttachmentReader reader;
    QSignalSpy finished(&reader, &AttachmentReader::finished);
    QSignalSpy failed(&reader, &AttachmentReader::failed);
    constexpr int kRounds = 40;
    for (int round = 0; round < kRounds; ++round) {
        QByteArray bytes = whole;
        if (round % 4 == 0)
            bytes.truncate(qsizetype(random() % std::uint32_t(bytes.size())));
        for (unsigned i = 0; i < 1 + random() % 60 && !bytes.isEmpty(); ++i)
            bytes[qsizetype(random() % std::uint32_t(bytes.size()))] = char(random());
        const QString file = path(QStringLiteral("hostile-%1.pdf").arg(round));
        writeFile(file, "%PDF-1.4\n" + bytes);
        reader.read(file);
    }
    QTRY_COMPARE_WITH_TIMEOUT(finished.size() + failed.size(), kRounds, 2 * kWaitMs);
}

QTEST_MAIN(AttachmentReaderTest)
#include "tst_attachment_reader.moc"
