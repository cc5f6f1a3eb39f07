// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/found_imports.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace conclave;

class TestFoundImports : public QObject {
    Q_OBJECT
  private slots:
    void findsNothingInAnEmptyHome();
    void findsTheDefaultPlaces();
    void findsWhatSettingsMoved();
    void looksWhereXdgSays();
    void listsAPlaceOnce();
    void survivesStrangeSettings();

  private:
    /// A file of @p bytes below @p home, with its folders.
    static void put(const QTemporaryDir& home, const QString& name, const QByteArray& bytes = "12345") {
        const QString path = home.filePath(name);
        QVERIFY(QDir().mkpath(path.section(u'/', 0, -2)));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    /// "source path bytes count" for each, the path below @p home.
    static QStringList lines(const QTemporaryDir& home, const QVector<FoundImport>& found) {
        QStringList lines;
        for (const FoundImport& import : found)
            lines.append(QStringLiteral("%1 %2 %3 %4")
                             .arg(import.source, QDir(home.path()).relativeFilePath(import.path))
                             .arg(import.sizeBytes)
                             .arg(import.count));
        return lines;
    }
};

void TestFoundImports::findsNothingInAnEmptyHome() {
    const QTemporaryDir home;
    QVERIFY(findImports(home.path()).isEmpty());
    put(home, QStringLiteral(".lmstudio/conversations/.keep"));
    put(home, QStringLiteral(".ollama/db.sqlite"), "");
    put(home, QStringLiteral(".local/share/nomic.ai/GPT4All/llama.gguf"));
    put(home, QStringLiteral(".local/share/Jan/data/threads/a/thread.json"));
    QVERIFY(findImports(home.path()).isEmpty());
    QVERIFY(findImports(QString()).isEmpty() || !QDir(QStringLiteral("/.lmstudio")).exists());
}

void TestFoundImports::findsTheDefaultPlaces() {
    const QTemporaryDir home;
    put(home, QStringLiteral(".lmstudio/conversations/1.conversation.json"));
    put(home, QStringLiteral(".lmstudio/conversations/Work/Rust/2.conversation.json"));
    put(home, QStringLiteral(".lmstudio/conversations/other.json"));
    put(home, QStringLiteral(".local/share/Jan/data/threads/a/messages.jsonl"));
    put(home, QStringLiteral(".local/share/Jan/data/threads/a/thread.json"));
    put(home, QStringLiteral(".ollama/db.sqlite"));
    put(home, QStringLiteral(".ollama/db.sqlite-wal"));
    put(home, QStringLiteral(".local/share/nomic.ai/GPT4All/gpt4all-1.chat"));
    put(home, QStringLiteral(".local/share/nomic.ai/GPT4All/gpt4all-2.chat"));
    put(home, QStringLiteral(".var/app/io.gpt4all.gpt4all/data/nomic.ai/GPT4All/gpt4all-3.chat"));
    const QVector<FoundImport> found = findImports(home.path());
    QCOMPARE(lines(home, found),
             QStringList({QStringLiteral("lm-studio .lmstudio/conversations 10 2"),
                          QStringLiteral("jan .local/share/Jan/data/threads 5 1"),
                          QStringLiteral("ollama .ollama/db.sqlite 10 0"),
                          QStringLiteral("gpt4all .local/share/nomic.ai/GPT4All 10 2"),
                          QStringLiteral("gpt4all .var/app/io.gpt4all.gpt4all/data/nomic.ai/GPT4All 5 1")}));
    QCOMPARE(found[0].name, QStringLiteral("LM Studio"));
}

void TestFoundImports::findsWhatSettingsMoved() {
    const QTemporaryDir home;
    put(home, QStringLiteral("big/lm/conversations/1.conversation.json"));
    put(home, QStringLiteral(".lmstudio-home-pointer"), home.filePath(QStringLiteral("big/lm\n")).toUtf8());
    put(home, QStringLiteral("big/jan/threads/a/messages.jsonl"));
    put(home, QStringLiteral(".local/share/Jan/settings.json"),
        R"({"data_folder": ")" + home.filePath(QStringLiteral("big/jan")).toUtf8() + R"("})");
    put(home, QStringLiteral("big/models/gpt4all-1.chat"));
    put(home, QStringLiteral(".config/nomic.ai/GPT4All.ini"),
        "[General]\nmodelPath=" + home.filePath(QStringLiteral("big/models")).toUtf8() +
            "\nuserDefaultModel=x\n");
    QCOMPARE(
        lines(home, findImports(home.path())),
        QStringList({QStringLiteral("lm-studio big/lm/conversations 5 1"),
                     QStringLiteral("jan big/jan/threads 5 1"), QStringLiteral("gpt4all big/models 5 1")}));
}

void TestFoundImports::looksWhereXdgSays() {
    const QTemporaryDir home;
    put(home, QStringLiteral("data/Jan/data/threads/a/messages.jsonl"));
    put(home, QStringLiteral("m/gpt4all-1.chat"));
    put(home, QStringLiteral("config/nomic.ai/GPT4All.ini"),
        "modelPath=" + home.filePath(QStringLiteral("m")).toUtf8());
    QVERIFY(findImports(home.path()).isEmpty());
    QCOMPARE(lines(home, findImports(home.path(), home.filePath(QStringLiteral("data")),
                                     home.filePath(QStringLiteral("config")))),
             QStringList({QStringLiteral("jan data/Jan/data/threads 5 1"), QStringLiteral("gpt4all m 5 1")}));
}

void TestFoundImports::listsAPlaceOnce() {
    const QTemporaryDir home;
    put(home, QStringLiteral(".lmstudio/conversations/1.conversation.json"));
    put(home, QStringLiteral(".lmstudio-home-pointer"), home.filePath(QStringLiteral(".lmstudio")).toUtf8());
    QVERIFY(QDir(home.path()).mkdir(QStringLiteral(".cache")));
    QVERIFY(QFile::link(home.filePath(QStringLiteral(".lmstudio")),
                        home.filePath(QStringLiteral(".cache/lm-studio"))));
    QCOMPARE(findImports(home.path()).size(), 1);
}

void TestFoundImports::survivesStrangeSettings() {
    const QTemporaryDir home;
    put(home, QStringLiteral(".lmstudio-home-pointer"), QByteArray(2000, '\xff'));
    put(home, QStringLiteral(".config/Jan/settings.json"), "{\"data_folder\": [");
    put(home, QStringLiteral(".local/share/Jan/settings.json"), "{\"data_folder\": 7}");
    put(home, QStringLiteral(".config/nomic.ai/GPT4All.ini"), "modelPath=relative\nmodelPath=\n=\n");
    QVERIFY(findImports(home.path()).isEmpty());
}

QTEST_GUILESS_MAIN(TestFoundImports)
#include "tst_found_imports.moc"
