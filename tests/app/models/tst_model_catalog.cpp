// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/file_hash.h"
#include "app/models/model_catalog.h"
#include "tests/support/tiny_model.h"

#include <QDir>
#include <QFile>
#include <QLocale>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace conclave;

class TestModelCatalog : public QObject {
    Q_OBJECT

  private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_CONFIG_HOME", m_folder->filePath(QStringLiteral("config")).toUtf8());
        qputenv("XDG_CACHE_HOME", m_folder->filePath(QStringLiteral("cache")).toUtf8());
        qputenv("CONCLAVE_MODELS", CONCLAVE_SOURCE_DIR "/resources/models");
    }

    void startersAreOfferedWithTheirDetails() {
        const ModelCatalog catalog;
        QTRY_VERIFY(catalog.entries().size() >= 2 && !catalog.entries().constLast().detail.isEmpty());
        for (const ModelEntry& entry : catalog.entries()) {
            QVERIFY(entry.isStarter);
            QCOMPARE(entry.problem, QString());
            QVERIFY2(entry.name.startsWith(QLatin1String("Conclave Starter")), qPrintable(entry.name));
            QVERIFY2(entry.detail.contains(QLatin1String("experts")), qPrintable(entry.detail));
        }
        QVERIFY(catalog.lastUsed().endsWith(QLatin1String(".gguf")));
    }

    void aFileOfTheUsersOwnIsRemembered() {
        const QString path = writeFile(QStringLiteral("mine.gguf"), QByteArray(100, '\0'));
        {
            ModelCatalog catalog;
            QCOMPARE(catalog.add(QUrl::fromLocalFile(path).toString()), path);
            catalog.add(path); // once more is still once
            QCOMPARE(countOf(catalog, path), 1);
            QCOMPARE(catalog.entries().constFirst().path, path);
        }
        ModelCatalog reopened;
        QCOMPARE(countOf(reopened, path), 1);
        reopened.forget(path);
        QCOMPARE(countOf(ModelCatalog(), path), 0);
    }

    void aBrokenFileSaysWhatIsWrong() {
        const QString path = writeFile(QStringLiteral("broken.gguf"), QByteArray(100, '\0'));
        ModelCatalog catalog;
        catalog.add(path);
        QTRY_VERIFY(!catalog.entries().constFirst().problem.isEmpty());
    }

    void describesAgainInAnotherLanguage() {
        const QString path = writeFile(QStringLiteral("broken.gguf"), QByteArray(100, '\0'));
        ModelCatalog catalog;
        catalog.add(path);
        QTRY_VERIFY(!catalog.entries().constFirst().problem.isEmpty());
        const QString before = catalog.entries().constFirst().problem;
        QLocale::setDefault(QLocale(QLocale::German));
        catalog.describeAgain();
        QTRY_VERIFY(catalog.entries().constFirst().problem != before);
        QVERIFY(catalog.entries().constFirst().problem.contains(QStringLiteral("“broken.gguf”")));
        QLocale::setDefault(QLocale::c());
    }

    void namesTheFamily_data() {
        QTest::addColumn<QString>("architecture");
        QTest::addColumn<QString>("name");
        QTest::newRow("deepseek2") << "deepseek2"
                                   << "DeepSeek ·";
        QTest::newRow("qwen35") << "qwen35"
                                << "Qwen3.5 ·";
    }
    void namesTheFamily() {
        QFETCH(QString, architecture);
        QFETCH(QString, name);
        const test::TinyModel tiny({.architecture = architecture.toStdString()});
        const QString path = m_folder->filePath(QStringLiteral("tiny.gguf"));
        QVERIFY(tiny.file().write(path.toStdString()));
        ModelCatalog catalog;
        catalog.add(path);
        QTRY_VERIFY(!catalog.entries().constFirst().detail.isEmpty());
        QVERIFY2(catalog.entries().constFirst().detail.startsWith(name),
                 qPrintable(catalog.entries().constFirst().detail));
    }

    void theLastModelIsUsedAgainUnlessItIsGone() {
        const QString path = writeFile(QStringLiteral("last.gguf"), "x");
        ModelCatalog().setLastUsed(path);
        QCOMPARE(ModelCatalog().lastUsed(), path);
        QFile::remove(path);
        QVERIFY(ModelCatalog().lastUsed() != path);
    }

    void startersAreNotForgotten() {
        ModelCatalog catalog;
        const auto before = catalog.entries().size();
        catalog.forget(catalog.entries().constFirst().path);
        QCOMPARE(catalog.entries().size(), before);
    }

    void hashIsTheFilesSha256AndRemembered() {
        const QString path = writeFile(QStringLiteral("abc"), "abc");
        QCOMPARE(FileHash::known(path), QString());
        QFuture<QString> hash = FileHash::compute(path);
        hash.waitForFinished();
        // FIPS 180-4, the example of one block
        const QString expected =
            QStringLiteral("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        QCOMPARE(hash.result(), expected);
        QCOMPARE(FileHash::known(path), expected);
        writeFile(QStringLiteral("abc"), "abcd");
        QCOMPARE(FileHash::known(path), QString());
    }

    void aMissingFileHasNoHash() {
        QFuture<QString> hash = FileHash::compute(m_folder->filePath(QStringLiteral("nothing")));
        hash.waitForFinished();
        QCOMPARE(hash.result(), QString());
    }

  private:
    QString writeFile(const QString& name, const QByteArray& bytes) {
        QFile file(m_folder->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(file.fileName()));
        return file.fileName();
    }

    static int countOf(const ModelCatalog& catalog, const QString& path) {
        int count = 0;
        for (const ModelEntry& entry : catalog.entries())
            count += entry.path == path;
        return count;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestModelCatalog)
#include "tst_model_catalog.moc"
