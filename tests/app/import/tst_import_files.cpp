// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/import_reader.h"
#include "tests/app/import/zip_writer.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

namespace conclave {

using test::writeZip;
using test::ZipItem;

class TestImportFiles : public QObject {
    Q_OBJECT

  private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void aFileIsItsOnlyEntry() {
        write("chat.json", "[1]");
        const auto files = open("chat.json");
        QCOMPARE(names(*files), QStringList{"chat.json"});
        QCOMPARE(files->entries().front().sizeBytes, 3);
        QCOMPARE(all(*files, "chat.json"), "[1]");
        QCOMPARE(files->localPath(files->entries().front()), path("chat.json"));
    }

    void aFolderIsListedWithWhatIsInItsZips() {
        write("b/deep/two.json", "2");
        write(".hidden", "h");
        QVERIFY(writeZip(path("a.zip"), {{"one.json", "1"}, {"empty/", ""}}));
        write("no.zip", "this is no zip");
        const auto files = open(".");
        QCOMPARE(names(*files), (QStringList{".hidden", "a.zip/one.json", "b/deep/two.json", "no.zip"}));
        QCOMPARE(all(*files, "a.zip/one.json"), "1");
        QCOMPARE(all(*files, "b/deep/two.json"), "2");
        QCOMPARE(files->localPath(entry(*files, "a.zip/one.json")), QString());
    }

    void linksAreNotFollowed() {
        QTemporaryDir elsewhere;
        QFile secret(elsewhere.filePath("secret.json"));
        QVERIFY(secret.open(QIODevice::WriteOnly));
        write("in.json", "1");
        QVERIFY(QFile::link(elsewhere.path(), path("out")));
        QVERIFY(QFile::link(secret.fileName(), path("out.json")));
        QVERIFY(QFile::link(path("."), path("loop")));
        QCOMPARE(names(*open(".")), QStringList{"in.json"});
    }

    void aZipIsListedAndStreamed() {
        const QByteArray large = QByteArray(5'000'000, 'x');
        QVERIFY(writeZip(path("export.zip"), {{"folder/large.json", large}, {"small.json", "s"}}));
        const auto files = open("export.zip");
        QCOMPARE(names(*files), (QStringList{"folder/large.json", "small.json"}));
        QCOMPARE(entry(*files, "folder/large.json").sizeBytes, large.size());
        QCOMPARE(all(*files, "folder/large.json"), large);
    }

    void aZipInAZipIsRead() {
        QVERIFY(writeZip(path("inner.zip"), {{"one.json", "1"}, {"deeper.zip", "PK"}}));
        QVERIFY(writeZip(path("outer.zip"), {{"parts/inner.zip", bytesOf("inner.zip")}, {"bad.zip", "PK"}}));
        const auto files = open("outer.zip");
        QCOMPARE(names(*files),
                 (QStringList{"bad.zip", "parts/inner.zip/deeper.zip", "parts/inner.zip/one.json"}));
        QCOMPARE(all(*files, "parts/inner.zip/one.json"), "1");
    }

    void namesThatLeadElsewhereAreOnlyNames() {
        QVERIFY(writeZip(
            path("evil.zip"),
            {{"../../etc/passwd", "1"}, {"/absolute.json", "2"}, {"back\\slash.json", "3"}, {"..", "4"}}));
        const auto files = open("evil.zip");
        QCOMPARE(names(*files), (QStringList{"absolute.json", "back/slash.json", "etc/passwd"}));
        QCOMPARE(all(*files, "etc/passwd"), "1");
    }

    void namesInAnOldEncodingAreReadable() {
        QVERIFY(writeZip(path("old.zip"), {{"\x81"
                                            "ber.json",
                                            "1", false, false}}));
        QCOMPARE(names(*open("old.zip")), QStringList{QStringLiteral("über.json")});
    }

    void anEncryptedEntryIsASentence() {
        QVERIFY(writeZip(path("locked.zip"), {{"a.json", "1", true}, {"b.json", "2"}}));
        const auto files = open("locked.zip");
        QVERIFY(!files->read(entry(*files, "a.json")));
        QCOMPARE(files->problem(), "a.json is protected with a password. Unpack it, and import the folder.");
        QCOMPARE(all(*files, "b.json"), "2");
    }

    void aDamagedZipIsASentence() {
        QVERIFY(writeZip(path("cut.zip"), {{"a.json", QByteArray(1000, 'a')}}));
        const QByteArray whole = bytesOf("cut.zip");
        write("cut.zip", whole.left(whole.size() / 2));
        QString problem;
        QVERIFY(!ImportFiles::open(path("cut.zip"), problem));
        QCOMPARE(problem, path("cut.zip") + " is damaged or not whole. Download it again.");
    }

    void aDamagedEntryIsASentence() {
        QByteArray noise(100'000, '\0');
        for (qsizetype i = 0; i < noise.size(); ++i)
            noise[i] = static_cast<char>(i * i / 7);
        QVERIFY(writeZip(path("bad.zip"), {{"a.json", noise}}));
        QByteArray bytes = bytesOf("bad.zip");
        for (qsizetype i = 60; i < 300; ++i)
            bytes[i] = static_cast<char>(bytes[i] ^ 0x5a);
        write("bad.zip", bytes);
        const auto files = open("bad.zip");
        const auto source = files->read(entry(*files, "a.json"));
        QVERIFY(source);
        while (!source->read(4096).isEmpty()) {
        }
        QCOMPARE(source->problem(), "a.json is damaged or not whole. Download it again.");
    }

    void whatCannotBeOpenedIsASentence() {
        QString problem;
        QVERIFY(!ImportFiles::open(path("absent"), problem));
        QCOMPARE(problem, "There is no file or folder " + path("absent") + ".");
        QCOMPARE(::mkfifo(qPrintable(path("pipe")), 0600), 0);
        QVERIFY(!ImportFiles::open(path("pipe"), problem));
        QCOMPARE(problem, path("pipe") + " is neither a file nor a folder.");
    }

    void aFolderOfTooManyZipsIsASentence() {
        QVERIFY(QDir().mkpath(path("many")));
        QVERIFY(writeZip(path("one.zip"), {{"a", "1"}}));
        for (int i = 0; i <= 200; ++i)
            QVERIFY(QFile::copy(path("one.zip"), path(QStringLiteral("many/%1.zip").arg(i))));
        QString problem;
        QVERIFY(!ImportFiles::open(path("many"), problem));
        QCOMPARE(problem, "There are more than 200,000 files or 200 zips in " + path("many") +
                              ". Choose the folder that holds the export alone.");
        QVERIFY(QFile::remove(path("many/7.zip")));
        QVERIFY(ImportFiles::open(path("many"), problem));
    }

    void whatWasDeletedMeanwhileIsASentence() {
        write("a.json", "1");
        const auto files = open(".");
        QFile::remove(path("a.json"));
        QVERIFY(!files->read(entry(*files, "a.json")));
        QVERIFY(files->problem().contains("a.json could not be opened"));
        QVERIFY(!files->read({"never.json", 0}));
        QCOMPARE(files->problem(), "There is no never.json in what was chosen.");
    }

  private:
    QString path(const QString& name) const { return QDir::cleanPath(m_folder->filePath(name)); }
    void write(const QString& name, const QByteArray& bytes) const {
        QVERIFY(QDir().mkpath(QFileInfo(path(name)).path()));
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    QByteArray bytesOf(const QString& name) const {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    std::unique_ptr<ImportFiles> open(const QString& name) const {
        QString problem;
        auto files = ImportFiles::open(path(name), problem);
        if (!files)
            qFatal("%s", qPrintable(problem));
        return files;
    }
    static QStringList names(const ImportFiles& files) {
        QStringList names;
        for (const auto& entry : files.entries())
            names.append(entry.name);
        return names;
    }
    static ImportFiles::Entry entry(const ImportFiles& files, const QString& name) {
        for (const auto& entry : files.entries()) {
            if (entry.name == name)
                return entry;
        }
        return {};
    }
    static QByteArray all(ImportFiles& files, const QString& name) {
        const auto source = files.read(entry(files, name));
        QByteArray bytes;
        while (source) {
            const QByteArray more = source->read(1000);
            if (more.isEmpty())
                break;
            bytes += more;
        }
        return bytes;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

} // namespace conclave

QTEST_GUILESS_MAIN(conclave::TestImportFiles)
#include "tst_import_files.moc"
