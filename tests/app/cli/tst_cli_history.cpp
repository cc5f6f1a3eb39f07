// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/chat_store.h"
#include "tests/app/cli/cli_process.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace conclave;
using conclave::test::CliRun;
using conclave::test::runCli;

/// Listing, showing and exporting what the application has stored.
class TestCliHistory : public QObject {
    Q_OBJECT

  private:
    QTemporaryDir m_folder;
    QString m_database;

    QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }

    CliRun run(const char* command, const QStringList& more = {}) const {
        QStringList words = QString::fromUtf8(command).split(QLatin1Char(' '));
        return runCli(words + more + QStringList{QStringLiteral("--database"), m_database});
    }

    static QByteArray readFile(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// A conversation of one question and its answer.
    static bool addConversation(ChatStore& store, const QString& question, const QString& reply,
                                const QString& title) {
        const auto asked = store.createQuestion(0, 0, question, title).result();
        const auto* row = std::get_if<MessageRow>(&asked);
        if (!row)
            return false;
        Provenance provenance;
        provenance.modelName = QStringLiteral("Tiny");
        const auto begun = store.createAnswer(row->conversationId, row->id, provenance).result();
        const auto* answer = std::get_if<MessageRow>(&begun);
        if (!answer)
            return false;
        const AnswerJournal journal{answer->id, reply, QString(), 0};
        const auto done = store.finishAnswer(journal, MessageState::Complete, {}, provenance).result();
        return std::holds_alternative<std::monostate>(done);
    }

  private slots:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        m_database = path("history.sqlite");
        ChatStore store(m_database);
        QVERIFY(addConversation(store, QStringLiteral("Why is the sky blue?"),
                                QStringLiteral("Rayleigh scattering."), QStringLiteral("Sky")));
        QVERIFY(addConversation(store, QStringLiteral("And grass?"), QStringLiteral("Chlorophyll."),
                                QStringLiteral("Sky")));
        QVERIFY(addConversation(store, QStringLiteral("Grüße"), QStringLiteral("Hallo."),
                                QStringLiteral("A/B: ü")));
    }

    void listsConversations() {
        const CliRun text = run("conversations list");
        QVERIFY2(text.exited && text.status == 0, text.text());
        QCOMPARE(text.out.count('\n'), 3);
        QVERIFY(text.out.contains("2 messages  Sky\n"));
        const QJsonArray list = QJsonDocument::fromJson(run("conversations list --json").out).array();
        QCOMPARE(list.size(), 3);
        QCOMPARE(list[0].toObject()[QLatin1String("title")].toString(), QStringLiteral("A/B: ü"));
        QCOMPARE(list[0].toObject()[QLatin1String("messages")].toInt(), 2);
        QVERIFY(list[0].toObject()[QLatin1String("id")].toInt() > 0);
    }

    void showsAConversation() {
        const CliRun markdown = run("conversations show 1");
        QVERIFY2(markdown.exited && markdown.status == 0, markdown.text());
        QVERIFY(markdown.out.contains("Why is the sky blue?"));
        QVERIFY(markdown.out.contains("Rayleigh scattering."));
        const CliRun json = run("conversations show 1 --json");
        QCOMPARE(json.status, 0);
        QCOMPARE(QJsonDocument::fromJson(json.out)[u"conversations"][0][u"messages"].toArray().size(), 2);
    }

    void exportsOneConversation() {
        const QString markdown = path("one.md");
        const CliRun first = run("export --conversation 1 --format md --out", {markdown});
        QVERIFY2(first.exited && first.status == 0, first.text());
        QVERIFY(first.out.isEmpty());
        QCOMPARE(readFile(markdown), run("conversations show 1").out);
        const QString json = path("one.json");
        QCOMPARE(run("export --conversation 1 --format json --out", {json}).status, 0);
        QVERIFY(QJsonDocument::fromJson(readFile(json)).isObject());
    }

    void exportsAllConversationsToAFolder() {
        const QDir folder(path("new/folder"));
        const CliRun all = run("export --all --format md --out", {folder.path()});
        QVERIFY2(all.exited && all.status == 0, all.text());
        const QStringList names = folder.entryList(QDir::Files);
        QCOMPARE(names.size(), 3); // also of those that have the same title
        QByteArray together;
        for (const QString& name : names)
            together += readFile(folder.filePath(name));
        for (const char* answer : {"Rayleigh scattering.", "Chlorophyll.", "Hallo."})
            QVERIFY2(together.contains(answer), answer);
    }

    void exportsEveryFormat_data() {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QByteArray>("start");
        QTest::addColumn<QByteArray>("part");
        QTest::newRow("md") << "md" << QByteArray("# Sky\n") << QByteArray("Rayleigh");
        QTest::newRow("json") << "json" << QByteArray("{\n  \"format\": \"conclave-conversations\"")
                              << QByteArray("Rayleigh");
        QTest::newRow("html") << "html" << QByteArray("<!DOCTYPE html>") << QByteArray("Rayleigh");
        QTest::newRow("text") << "text" << QByteArray("Sky\n===\n") << QByteArray("Rayleigh");
        QTest::newRow("pdf") << "pdf" << QByteArray("%PDF-1.") << QByteArray("%%EOF"); // with no display
    }
    void exportsEveryFormat() {
        QFETCH(QString, format);
        QFETCH(QByteArray, start);
        QFETCH(QByteArray, part);
        const QString file = path("every.") + format;
        const CliRun done = run("export --conversation 1 --with-reasoning --all-branches --out",
                                {file, QStringLiteral("--format"), format});
        QVERIFY2(done.exited && done.status == 0, done.text());
        QVERIFY(readFile(file).startsWith(start));
        QVERIFY(readFile(file).contains(part));
    }

    void exportsSeveralIntoOneFileWhereThatMayBe() {
        const QString file = path("several.json");
        const CliRun done = run("export --conversation 1,3 --format json --out", {file});
        QVERIFY2(done.exited && done.status == 0, done.text());
        QCOMPARE(QJsonDocument::fromJson(readFile(file))[u"conversations"].toArray().size(), 2);
    }

    void exportsOneMessage() {
        const QString file = path("message.md");
        const CliRun done = run("export --conversation 1 --message 2 --format md --out", {file});
        QVERIFY2(done.exited && done.status == 0, done.text());
        QVERIFY(readFile(file).contains("Rayleigh") && !readFile(file).contains("Why is the sky"));
        QCOMPARE(run("export --conversation 1 --message 9 --format md --out", {file}).status, 1);
    }

    void keepsAFolderInStep() {
        const QDir folder(path("notes"));
        const CliRun first = run("export --all --format sync --out", {folder.path()});
        QVERIFY2(first.exited && first.status == 0, first.text());
        QCOMPARE(first.out, QByteArray("written 3, renamed 0, put aside 0, unchanged 0\n"));
        QCOMPARE(run("export --all --format sync --out", {folder.path()}).out,
                 QByteArray("written 0, renamed 0, put aside 0, unchanged 3\n"));
    }

    void changesConversations() {
        const auto isListed = [this](const char* how, const char* title) {
            const CliRun listed = run(how);
            return listed.status == 0 && listed.out.contains(title);
        };
        QCOMPARE(run("conversations rename 2", {QStringLiteral("Grass")}).status, 0);
        QVERIFY(isListed("conversations list", "Grass\n"));
        QCOMPARE(run("conversations pin 2").status, 0);
        QVERIFY(isListed("conversations list --pinned", "Grass\n"));
        QCOMPARE(run("conversations unpin 2").status, 0);
        QVERIFY(!isListed("conversations list --pinned", "Grass\n"));
        QCOMPARE(run("conversations archive 2").status, 0);
        QVERIFY(isListed("conversations list --archived", "Grass\n"));
        QCOMPARE(run("conversations unarchive 2").status, 0);

        QCOMPARE(run("conversations create-folder Garden").status, 0);
        QCOMPARE(run("conversations move 2 --folder Garden").status, 0);
        QVERIFY(isListed("conversations list --folder Garden", "Grass\n"));
        QVERIFY(!isListed("conversations list --folder Garden", "Sky\n"));
        QCOMPARE(run("conversations rename-folder Garden Outside").status, 0);
        QVERIFY(isListed("conversations folders", "1 conversations  Outside\n"));
        const CliRun exported = run("export --folder Outside --format md --out", {path("outside")});
        QVERIFY2(exported.status == 0, exported.text());
        QVERIFY(readFile(path("outside/Outside/Grass.md")).contains("Chlorophyll"));
        QCOMPARE(run("conversations list --folder Nowhere").status, 1);
        QCOMPARE(run("conversations move 2 --folder=").status, 0);
        QVERIFY(!isListed("conversations list --folder Outside", "Grass\n"));

        const CliRun copy = run("conversations duplicate 2");
        QVERIFY2(copy.status == 0, copy.text());
        const QString copyId = QString::fromLatin1(copy.out.trimmed());
        const CliRun deleted = run("conversations delete", {copyId});
        QVERIFY2(deleted.status == 0, deleted.text());
        const QString number = QString::fromLatin1(deleted.out.trimmed());
        QVERIFY(isListed("conversations list --trash", deleted.out.trimmed()));
        QCOMPARE(run("conversations show", {copyId}).status, 1);
        QCOMPARE(run("conversations restore", {number}).status, 0);
        QCOMPARE(run("conversations show", {copyId}).status, 0);

        const QString again = QString::fromLatin1(run("conversations delete", {copyId}).out.trimmed());
        const CliRun unsure = run("conversations purge", {again});
        QCOMPARE(unsure.status, 2);
        QVERIFY(unsure.err.contains("--yes"));
        QCOMPARE(run("conversations purge --yes", {again}).status, 0);
        QCOMPARE(run("conversations restore", {again}).status, 1);
        QCOMPARE(run("conversations empty-trash").status, 2);
        QCOMPARE(run("conversations empty-trash --yes").status, 0);
        QCOMPARE(run("conversations list --trash --json").out, QByteArray("[]\n"));
        QCOMPARE(run("conversations delete-folder Outside").status, 0);
        QCOMPARE(run("conversations folders --json").out, QByteArray("[]\n"));
    }

    // Whenever Ctrl+C comes: the file is the old one or the whole new one, and nothing lies beside it.
    void interruptingLeavesWholeFiles() {
        const QDir folder(path("interrupted"));
        QVERIFY(folder.mkpath(QStringLiteral(".")));
        const QString file = folder.filePath(QStringLiteral("all.json"));
        for (const int delayMs : {0, 10, 20, 40, 80}) {
            QFile old(file);
            QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
            old.close();
            QProcess process;
            process.start(test::cliPath(),
                          {QStringLiteral("export"), QStringLiteral("--all"), QStringLiteral("--format"),
                           QStringLiteral("json"), QStringLiteral("--out"), file,
                           QStringLiteral("--database"), m_database});
            QVERIFY(process.waitForStarted());
            QTest::qWait(delayMs);
            test::interrupt(process); // unless it was quicker
            QVERIFY(process.state() == QProcess::NotRunning || process.waitForFinished());
            const QByteArray bytes = readFile(file);
            QVERIFY(bytes == "old" || QJsonDocument::fromJson(bytes)[u"conversations"].toArray().size() == 3);
            QCOMPARE(folder.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                     QStringList{QStringLiteral("all.json")});
        }
    }

    void wrongUsageIsStatus2() {
        for (const CliRun& wrong :
             {run("conversations"), run("conversations dance"), run("conversations show"),
              run("conversations show x"), run("conversations pin"), run("conversations move 1"),
              run("conversations list --archived --trash"), run("export --format md --out", {path("x")}),
              run("export --all --folder X --format md --out", {path("x")}),
              run("export --all --format doc --out", {path("x")}),
              run("export --conversation 1,x --format md --out", {path("x")}),
              run("export --all --message 1 --format md --out", {path("x")}),
              run("export --conversation 1 --format sync --out", {path("x")})}) {
            QVERIFY2(wrong.exited, wrong.text());
            QCOMPARE(wrong.status, 2);
            QVERIFY2(wrong.saidOneLine(), wrong.text());
        }
    }

    void failuresAreStatus1AndOneLine() {
        for (const CliRun& failed :
             {run("conversations show 99"),
              run("export --conversation 99 --format md --out", {path("none.md")}),
              run("export --conversation 1 --format md --out", {path("no/such/folder/x.md")}),
              run("export --all --format md --out", {m_database})}) {
            QVERIFY2(failed.exited, failed.text());
            QCOMPARE(failed.status, 1);
            QVERIFY2(failed.saidOneLine(), failed.text());
        }
        QVERIFY(!QFile::exists(path("none.md")));
    }

    void aMissingHistoryIsNotCreated() {
        const QString missing = path("missing.sqlite");
        const CliRun named = runCli(
            {QStringLiteral("conversations"), QStringLiteral("list"), QStringLiteral("--database"), missing});
        QCOMPARE(named.status, 1);
        QVERIFY2(named.saidOneLine() && named.err.contains("does not exist"), named.text());
        QVERIFY(!QFile::exists(missing));

        // The application has not been started yet: no conversations, no error, no file.
        const CliRun own =
            runCli({QStringLiteral("conversations"), QStringLiteral("list"), QStringLiteral("--json")});
        QCOMPARE(own.status, 0);
        QCOMPARE(own.out, QByteArray("[]\n"));
        QVERIFY(!QFile::exists(ChatStore::defaultPath()));
    }

    void aFileThatIsNoHistoryIsRefusedAndLeftAlone() {
        const QString other = path("notes.sqlite");
        QFile file(other);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("just some text, no database at all") > 0);
        file.close();
        const CliRun listed = runCli(
            {QStringLiteral("conversations"), QStringLiteral("list"), QStringLiteral("--database"), other});
        QVERIFY2(listed.exited, listed.text());
        QCOMPARE(listed.status, 1);
        QVERIFY2(listed.saidOneLine() && listed.err.contains("is not a history"), listed.text());
        QCOMPARE(readFile(other), QByteArray("just some text, no database at all"));
    }

    // What a newer version wrote can be read, and is not touched.
    void aNewerHistoryIsOnlyRead() {
        const QString newer = path("newer.sqlite");
        QVERIFY(QFile::copy(m_database, newer));
        QFile file(newer);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(60)); // user_version in the header
        QVERIFY(file.write(QByteArray::fromHex("00000063")) == 4);
        file.close();
        const QByteArray before = readFile(newer);
        const QStringList database = {QStringLiteral("--database"), newer};
        for (const QStringList& reading :
             {QStringList{"conversations", "list"}, QStringList{"conversations", "show", "1"},
              QStringList{"search", "the"}}) {
            const CliRun read = runCli(reading + database);
            QVERIFY2(read.exited && read.status == 0, read.text());
            QVERIFY2(read.err.startsWith("conclave-cli: note: ") && read.err.contains("newer version"),
                     read.text());
        }
        for (const QStringList& writing :
             {QStringList{"conversations", "rename", "1", "x"}, QStringList{"conversations", "delete", "1"},
              QStringList{"import", QStringLiteral(CONCLAVE_SOURCE_DIR "/tests/data/import/claude")}}) {
            const CliRun written = runCli(writing + database);
            QVERIFY2(written.exited && written.status == 1, written.text());
            QVERIFY2(written.saidOneLine() && written.err.contains("newer version"), written.text());
        }
        QCOMPARE(readFile(newer), before);
    }
};

QTEST_GUILESS_MAIN(TestCliHistory)
#include "tst_cli_history.moc"
