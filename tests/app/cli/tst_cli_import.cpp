// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/cli_process.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using conclave::test::cliPath;
using conclave::test::CliRun;
using conclave::test::runCli;

/// Importing from the command line: what is printed, what the status is, and what is in the history then.
class TestCliImport : public QObject {
    Q_OBJECT

  private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_database;

    const QString m_claude = QStringLiteral(CONCLAVE_SOURCE_DIR "/tests/data/import/claude");

    CliRun import(const QStringList& words) const {
        return runCli(QStringList{QStringLiteral("import"), QStringLiteral("--database"), m_database} +
                      words);
    }
    int conversations() const {
        const CliRun run = runCli({"conversations", "list", "--json", "--database", m_database});
        return static_cast<int>(QJsonDocument::fromJson(run.out).array().size());
    }

  private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_database = m_folder->filePath(QStringLiteral("history.sqlite"));
    }

    void printsTheReport() {
        const CliRun first = import({m_claude});
        QVERIFY2(first.exited && first.status == 0, first.text());
        QVERIFY2(first.out.startsWith("2 conversations added, with 8 messages.\n"
                                      "2 conversations are empty and were left out.\n"
                                      "Left out in \"Tree of answers\", 2 times: Pictures, sounds"),
                 first.text());
        QCOMPARE(first.out.count('\n'), 7);
        QCOMPARE(conversations(), 2);

        const CliRun again = import({"--source", "claude", m_claude});
        QVERIFY2(again.exited && again.status == 0, again.text());
        QVERIFY2(again.out.startsWith("2 conversations were here already.\n"), again.text());
        QCOMPARE(conversations(), 2);
    }

    void aDryRunWritesNothing() {
        const CliRun run = import({"--dry-run", m_claude});
        QVERIFY2(run.exited && run.status == 1, run.text());
        QVERIFY2(run.err.contains("does not exist"), run.text());

        // The application's own history may be missing: then all would be new.
        const CliRun fresh = runCli({"import", "--dry-run", m_claude});
        QVERIFY2(fresh.exited && fresh.status == 0, fresh.text());
        QVERIFY2(
            fresh.out.startsWith("This was a trial run: nothing has been changed. The import would bring "
                                 "this:\n2 conversations added, with 8 messages.\n"),
            fresh.text());
        QVERIFY(!QFileInfo::exists(qEnvironmentVariable("XDG_DATA_HOME") + "/conclave/history.sqlite"));

        QCOMPARE(import({m_claude}).status, 0);
        const CliRun known = import({"--dry-run", m_claude});
        QVERIFY2(known.out.contains("\n2 conversations were here already.\n"), known.text());
    }

    void printsJson() {
        const CliRun run = import({"--json", m_claude});
        QVERIFY2(run.exited && run.status == 0, run.text());
        const QJsonObject json = QJsonDocument::fromJson(run.out).object();
        QCOMPARE(json["source"].toString(), "Claude");
        QCOMPARE(json["added"].toInt(), 2);
        QCOMPARE(json["messages"].toInt(), 8);
        QCOMPARE(json["empty"].toInt(), 2);
        QCOMPARE(json["problem"].toString(), "");
        QCOMPARE(json["cancelled"].toBool(), false);
        QVERIFY(json["import"].toInt() > 0);
        QCOMPARE(json["skipped"].toArray().first().toObject()["count"].toInt(), 2);
    }

    void whatCannotBeImportedIsOneLine() {
        const CliRun absent = import({m_folder->filePath("absent.zip")});
        QVERIFY2(absent.exited && absent.status == 1 && absent.saidOneLine(), absent.text());
        QVERIFY(!QFileInfo::exists(m_database));

        const CliRun unknown = import({CONCLAVE_SOURCE_DIR "/tests/README.md"});
        QVERIFY2(unknown.exited && unknown.status == 1 && unknown.saidOneLine(), unknown.text());
        QVERIFY2(unknown.err.contains("What can be imported comes from: Conclave, ChatGPT"), unknown.text());

        const CliRun wrong = import({"--source", "nobody", m_claude});
        QVERIFY2(wrong.exited && wrong.status == 2 && wrong.saidOneLine(), wrong.text());
        QVERIFY2(wrong.err.contains("there is no source 'nobody'; there are: conclave, chatgpt, claude"), wrong.text());

        const CliRun none = import({});
        QVERIFY2(none.exited && none.status == 2 && none.saidOneLine(), none.text());
    }

    void aFileThatIsNoHistoryIsLeftAlone() {
        QFile file(m_database);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("my notes") == 8);
        file.close();
        const CliRun run = import({m_claude});
        QVERIFY2(run.exited && run.status == 1 && run.saidOneLine(), run.text());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), "my notes");
    }

    void ctrlCKeepsWhatHasComeAndSaysSo() {
        QFile file(m_folder->filePath(QStringLiteral("conversations.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        constexpr int kAll = 200'000;
        file.write("[");
        for (int i = 0; i < kAll; ++i)
            file.write((i == 0 ? "" : ",") + QByteArray("{\"uuid\":\"c") + QByteArray::number(i) +
                       "\",\"chat_messages\":[{\"uuid\":\"m\",\"text\":\"hello\",\"sender\":\"human\"}]}");
        file.write("]");
        file.close();
        QProcess process;
        process.start(cliPath(), {"import", file.fileName(), "--database", m_database});
        QVERIFY(process.waitForStarted());
        // Some conversations are in the write-ahead log then.
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(m_database + "-wal").size() > 500'000, 60'000);
        QVERIFY(conclave::test::interrupt(process));
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 1);
        const QByteArray out = process.readAllStandardOutput();
        QVERIFY2(out.startsWith("The import was cancelled. What had come by then stays.\n"), out);
        const int stands = conversations();
        QVERIFY(stands > 0 && stands < kAll);
        QVERIFY2(out.contains(QByteArray::number(stands) + " conversations added"), out);
    }
};

QTEST_GUILESS_MAIN(TestCliImport)
#include "tst_cli_import.moc"
