// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prompts/prompt_files.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace conclave;

class TstPromptFiles : public QObject {
    Q_OBJECT

  private:
    std::unique_ptr<QTemporaryDir> m_folder;

    QString path(const QString& name) const { return m_folder->filePath(name); }
    QString write(const QString& name, const QByteArray& bytes) {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(name));
        return file.fileName();
    }
    static QVector<PromptRow> some() {
        PromptRow first;
        first.uuid = QStringLiteral("u-1");
        first.name = QStringLiteral("A “name” with \"quotes\" and a \\");
        first.text = QStringLiteral("---\nnot front matter\n---\n{{x:1|2}}\n\n");
        PromptRow second;
        second.uuid = QStringLiteral("u-2");
        second.name = QStringLiteral("a/b: c?");
        second.text = QStringLiteral("漢字 👍 text");
        PromptRow third = second;
        third.uuid = QStringLiteral("u-3");
        third.text = QStringLiteral("\n  begins with an empty line");
        return {first, second, third};
    }
    static void compare(QVector<PromptRow> read, const QVector<PromptRow>& written) {
        const auto byUuid = [](const PromptRow& a, const PromptRow& b) { return a.uuid < b.uuid; };
        std::sort(read.begin(), read.end(), byUuid);
        QCOMPARE(read.size(), written.size());
        for (qsizetype i = 0; i < read.size(); ++i) {
            QCOMPARE(read[i].uuid, written[i].uuid);
            QCOMPARE(read[i].name, written[i].name);
            QCOMPARE(read[i].text, written[i].text);
        }
    }

  private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aFileIsReadAsItWasWritten() {
        const QString file = path(QStringLiteral("all.conclave-prompts.json"));
        QCOMPARE(writePromptFile(file, some()), QString());
        const PromptFiles read = readPromptFiles({file});
        QCOMPARE(read.problems, QStringList());
        compare(read.prompts, some());
    }

    void aFolderIsReadAsItWasWritten() {
        QCOMPARE(writePromptFolder(m_folder->path(), some()), QString());
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 3);
        // Again: nothing is replaced.
        QCOMPARE(writePromptFolder(m_folder->path(), some().mid(0, 1)), QString());
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 4);
        PromptFiles read = readPromptFiles({m_folder->path()});
        QCOMPARE(read.problems, QStringList());
        QCOMPARE(read.prompts.size(), 4);
        read.prompts.removeIf([&, seen = false](const PromptRow& row) mutable {
            return row.uuid == u"u-1" && std::exchange(seen, true);
        });
        compare(read.prompts, some());
    }

    void textsOfPeopleAreNamedByTheirFiles() {
        const PromptFiles read = readPromptFiles(
            {write(QStringLiteral("Explain this.md"), "Explain\r\n{{it}}\r\n"),
             write(QStringLiteral("notes.txt"), "\xef\xbb\xbfPlain"),
             write(QStringLiteral("titled.md"), "---\ntitle: The title\ntags: [a]\n---\nBody"),
             write(QStringLiteral("rule.md"), "---\nno end of it")});
        QCOMPARE(read.problems, QStringList());
        QCOMPARE(read.prompts.size(), 4);
        QCOMPARE(read.prompts[0].name, QStringLiteral("Explain this"));
        QCOMPARE(read.prompts[0].text, QStringLiteral("Explain\n{{it}}\n"));
        QCOMPARE(read.prompts[1].text, QStringLiteral("Plain"));
        QCOMPARE(read.prompts[2].name, QStringLiteral("The title"));
        QCOMPARE(read.prompts[2].text, QStringLiteral("Body"));
        QCOMPARE(read.prompts[3].name, QStringLiteral("rule"));
        QCOMPARE(read.prompts[3].text, QStringLiteral("---\nno end of it"));
    }

    void saysWhichFilesCannotBeReadAndTakesTheRest() {
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("empty")));
        const PromptFiles read = readPromptFiles(
            {path(QStringLiteral("gone.md")), write(QStringLiteral("fine.md"), "fine"),
             write(QStringLiteral("blank.md"), " \n"),
             write(QStringLiteral("binary.txt"), QByteArray(9, '\0')),
             write(QStringLiteral("latin1.md"), "Gr\xf6\xdf"
                                                "e"),
             write(QStringLiteral("cut.json"), "{\"format\""), write(QStringLiteral("other.json"), "{}"),
             write(QStringLiteral("newer.json"), R"({"format":"conclave-prompts","version":2})"),
             write(QStringLiteral("none.json"), R"({"format":"conclave-prompts","version":1,"prompts":[]})"),
             write(
                 QStringLiteral("odd.json"),
                 R"({"format":"conclave-prompts","version":1,"prompts":[7,{"name":[]},{"text":"no name\nat all"}]})"),
             write(QStringLiteral("long.md"), QByteArray(kLongestPromptText + 1, 'x')),
             path(QStringLiteral("empty"))});
        QCOMPARE(read.prompts.size(), 2);
        QCOMPARE(read.prompts[0].text, QStringLiteral("fine"));
        QCOMPARE(read.prompts[1].name, QStringLiteral("no name at all"));
        QCOMPARE(read.problems.size(), 12);
        QVERIFY(read.problems[0].startsWith(QStringLiteral("gone.md: ")));
        QVERIFY(read.problems[5].contains(QStringLiteral("Conclave wrote")));
        QVERIFY(read.problems[6].contains(QStringLiteral("newer version")));
        for (const QString& problem : read.problems)
            QVERIFY2(problem.endsWith(u'.'), qPrintable(problem));
    }

    void aPlaceThatTakesNothingIsAProblem() {
        QVERIFY(!writePromptFile(path(QStringLiteral("no/such/folder.json")), some()).isEmpty());
        QVERIFY(!writePromptFolder(path(QStringLiteral("no/such/folder")), some()).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TstPromptFiles)
#include "tst_prompt_files.moc"
