// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synth/synth.h"

#include "tests/app/cli/cli_process.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using conclave::test::cliPath;
using conclave::test::CliRun;
using conclave::test::runCli;

/// The command's contract: exit status, one line on each side, nothing left behind.
class TestCliSynth : public QObject {
    Q_OBJECT

  private:
    QTemporaryDir m_folder;

    QString path() const { return m_folder.filePath(QStringLiteral("m.gguf")); }
    QStringList words(const char* more) const {
        return QStringList{"synth", "--out", path()} + QString::fromUtf8(more).split(QLatin1Char(' '));
    }
    QStringList files() const { return QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden); }

  private slots:
    void initTestCase() { QVERIFY(m_folder.isValid()); }
    void cleanup() { QFile::remove(path()); }

    void writesAFileThatInspectReads() {
        const CliRun run =
            runCli(words("--shape qwen3-30b-a3b --layers 1 --experts 8 --vocabulary 600 --json"));
        QVERIFY2(run.exited && run.status == 0, run.text());
        QCOMPARE(run.err, QByteArray());
        const QJsonObject made = QJsonDocument::fromJson(run.out).object();
        const CliRun inspected = runCli({"inspect", "--model", path(), "--json"});
        QVERIFY2(inspected.status == 0, inspected.text());
        const QJsonObject info = QJsonDocument::fromJson(inspected.out).object();
        QCOMPARE(made["model"].toString(), QStringLiteral("Qwen3-30B-A3B"));
        QCOMPARE(made["layers"].toInt(), 1);
        QCOMPARE(made["weights"], info["parameters"]);
        QCOMPARE(made["bytes"].toInteger(), QFile(path()).size());
        QCOMPARE(info["experts"].toInt(), 8);
        QCOMPARE(info["vocabulary"].toInt(), 600);
        QCOMPARE(info["quantization"].toString(), QStringLiteral("Q4_K"));
    }

    void inspectPlansForACard() {
        const CliRun made = runCli(words("--shape qwen3-30b-a3b --layers 2 --experts 16 --vocabulary 600"));
        QVERIFY2(made.status == 0, made.text());
        const auto plan = [&](const char* options) {
            return runCli(QStringList{"inspect", "--model", path(), "--main-memory", "1000"} +
                          QString::fromUtf8(options).split(QLatin1Char(' ')));
        };
        // 16 experts of 2.7 MB in each of two layers do not fit into 100 MB, half of them do.
        const CliRun text = plan("--card-memory 100 --card-speed 2000");
        QVERIFY2(text.status == 0 && text.out.contains("experts on the card\n"), text.text());
        QVERIFY2(text.out.contains("\npredicted       ") && text.out.contains("layer 1         on the card"),
                 text.text());
        const CliRun json = plan("--card-memory 100 --json");
        const QJsonObject placement = QJsonDocument::fromJson(json.out).object()["placement"].toObject();
        QVERIFY2(placement["card_bytes"].toInteger() > 80'000'000, json.text());
        QVERIFY(placement["card_bytes"].toInteger() <= 100'000'000);
        QVERIFY(placement["memory_bytes"].toInteger() > 0);
        QCOMPARE(placement["file_bytes"].toInteger(), 0);
        QVERIFY(placement["seconds_per_token"].toDouble() > 0);
        QVERIFY(!placement["stages"].toArray().isEmpty());
        QVERIFY(!plan("--json").out.contains("placement"));
    }

    void saysInOneLineWhatItMade() {
        const CliRun run = runCli(words("--shape qwen2.5-0.5b --type F16 --layers 1 --vocabulary 512"));
        QVERIFY2(run.exited && run.status == 0, run.text());
        QVERIFY2(run.out.startsWith("Qwen2.5-0.5B, 1 layers, 14 tensors, ") && run.out.count('\n') == 1,
                 run.text());
    }

    void helpNamesEveryShape() {
        const CliRun help = runCli({"help", "synth"});
        for (const std::string& shape : conclave::engine::synthShapeNames())
            QVERIFY2(help.out.contains(shape.c_str()), shape.c_str());
    }

    void wrongUsageIsStatus2() {
        for (const char* wrong : {"--shape parrot-7b", "--shape qwen3-8b --type Q3_X", "--type Q8_0",
                                  "--shape qwen3-8b --layers 37", "--shape qwen3-8b --layers -1"}) {
            const CliRun run = runCli(words(wrong));
            QVERIFY2(run.status == 2 && run.saidOneLine(), wrong + run.text());
        }
        QVERIFY(files().isEmpty());
    }

    void failuresAreStatus1() {
        const CliRun run = runCli({"synth", "--shape", "qwen2.5-0.5b", "--out", "/no/such/folder/m.gguf"});
        QVERIFY2(run.status == 1 && run.saidOneLine(), run.text());
    }

    /// A limit on the size of files stands for a disk that fills up on the way.
    void aFullDiskLeavesNothing() {
        QProcess process;
        process.start(QStringLiteral("/bin/bash"),
                      {QStringLiteral("-c"),
                       QStringLiteral("ulimit -f 4096; trap '' XFSZ; exec '%1' synth --shape qwen2.5-0.5b "
                                      "--layers 1 --vocabulary 512 --out '%2'")
                           .arg(cliPath(), path())});
        QVERIFY(process.waitForFinished(60000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 1);
        const QByteArray err = process.readAllStandardError();
        QVERIFY2(err.startsWith("conclave-cli: ") && err.count('\n') == 1, err);
        QVERIFY(files().isEmpty());
    }

    void interruptLeavesNothing() {
        QProcess process;
        process.start(cliPath(), words("--shape qwen3-8b --type Q8_0 --layers 6"));
        QTRY_VERIFY_WITH_TIMEOUT(!files().isEmpty(), 60000);
        QVERIFY(conclave::test::interrupt(process));
        QVERIFY(process.waitForFinished(60000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(process.readAllStandardError().contains("was cancelled"));
        QVERIFY(files().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestCliSynth)
#include "tst_cli_synth.moc"
