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
        QCOMPARE(QJsonDocument::fromJson(json.out).object()[QLatin1String("messages")].toArray().size(), 2);
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
};

QTEST_GUILESS_MAIN(TestCliHistory)
#include "tst_cli_history.moc"
