// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/cli_process.h"
#include "tests/support/gguf_writer.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using conclave::test::CliRun;
using conclave::test::GgufWriter;
using conclave::test::runCli;

/// Whatever conclave-cli is called with and whatever lies under a model's name: an exit status that scripts
/// can trust, and one line that says what is wrong.
class TestCliUsage : public QObject {
    Q_OBJECT

  private:
    QTemporaryDir m_folder;

    QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }

    bool writeFile(const char* name, const std::string& bytes) const {
        return conclave::test::writeFile(path(name).toStdString(), bytes);
    }

  private slots:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        GgufWriter mamba;
        mamba.add("general.architecture", "mamba");
        mamba.addTensor("token_embd.weight", {32, 4}, std::vector<float>(128, 1.0f));
        const std::string sound = mamba.bytes();
        QVERIFY(writeFile("architecture.gguf", sound));
        QVERIFY(writeFile("truncated.gguf", sound.substr(0, sound.size() - 100)));
        QVERIFY(writeFile("header.gguf", sound.substr(0, 40)));
        QVERIFY(writeFile("empty.gguf", ""));
        QVERIFY(writeFile("zeros.gguf", std::string(100000, '\0')));
        QVERIFY(writeFile("html.gguf", "<!DOCTYPE html><html><body>Not found</body></html>"));
        QVERIFY(writeFile("context.json", "{\"messages\":[]}"));
    }

    void wrongUsageIsStatus2AndOneLine_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("part");
        const auto row = [](const char* name, const char* arguments, const char* part) {
            QTest::newRow(name) << QString::fromUtf8(arguments).split(QLatin1Char(' '), Qt::SkipEmptyParts)
                                << QByteArray(part);
        };
        row("nothing", "", "which command?");
        row("unknown command", "genrate", "there is no command 'genrate'");
        row("help of unknown command", "help genrate", "there is no command 'genrate'");
        row("unknown option", "generate --modle x", "unknown option '--modle'");
        row("option of another command", "inspect --model x --prompt y", "unknown option '--prompt'");
        row("missing value at the end", "generate --model", "option --model needs a value: FILE");
        row("missing value before an option", "generate --model --prompt x",
            "option --model needs a value: FILE");
        row("missing option", "generate --prompt x", "option --model FILE is missing");
        row("option twice", "generate --model a --model b", "option --model is given twice");
        row("flag with a value", "generate --model a --raw=yes", "option --raw takes no value");
        row("stray argument", "generate --model a --prompt b c", "unexpected argument 'c'");
        row("no number", "generate --model a --prompt b --max-tokens ten", "'ten' is not a whole number");
        row("half a number", "generate --model a --prompt b --max-tokens 10x", "'10x' is not a whole number");
        row("negative number", "generate --model a --prompt b --max-tokens -1", "-1 is out of range (0 to");
        row("huge number", "generate --model a --prompt b --max-tokens 99999999999999999999",
            "is out of range");
        row("no real number", "generate --model a --prompt b --temperature warm", "'warm' is not a number");
        row("not finite", "generate --model a --prompt b --temperature nan", "'nan' is not a number");
        row("real out of range", "generate --model a --prompt b --top-p 1.5", "1.5 is out of range (0 to 1)");
        row("seed below zero", "generate --model a --prompt b --seed -5", "'-5' is not a number from 0 on");
        row("seed too large", "generate --model a --prompt b --seed 18446744073709551616", "is out of range");
        row("unknown device", "generate --model a --prompt b --device gpu", "'gpu' is none of auto|cpu|cuda");
        row("too many threads", "logits --model a --tokens 1 --out b --threads 5000",
            "out of range (0 to 1024)");
        row("no prompt", "generate --model a", "give either --prompt TEXT or --prompt-file FILE");
        row("two prompts", "generate --model a --prompt b --prompt-file c", "give either");
        row("two templates", "template --model a --template-file b --context c", "give either");
        row("no template", "template --context c", "give either");
        row("quantize without a target", "quantize --model a --out b", "option --type Q8_0|");
        row("unknown target", "quantize --model a --out b --type Q3_K", "'Q3_K' is none of Q8_0|Q6_K|");
        row("nothing to score", "perplexity --model a", "give either --file or --chats");
        row("two things to score", "perplexity --model a --file b --chats c", "give either");
        row("prompt of no tokens", "bench --model a -p 0", "option -p: 0 is out of range");
        row("no subcommand", "conversations", "say one of list, show");
        row("unknown subcommand", "conversations destroy 3", "say one of list, show");
        row("show without ID", "conversations show", "show needs one ID");
        row("show of a word", "conversations show it", "'it' is not a whole number");
        row("list of something", "conversations list 3", "list needs nothing more");
        row("export of nothing", "export --format md --out x",
            "give one of --conversation ID, --folder NAME");
        row("export of both", "export --conversation 1 --all --format md --out x", "give one of");
        row("unknown format", "export --all --format docx --out x", "'docx' is none of md|json");
        row("export without format", "export --all --out x",
            "option --format md|json|html|pdf|text|sync is missing");
    }
    void wrongUsageIsStatus2AndOneLine() {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, part);
        const CliRun run = runCli(arguments);
        QVERIFY2(run.exited, run.text());
        QVERIFY2(run.err.contains(part), run.text());
        QVERIFY2(run.saidOneLine(), run.text());
        QCOMPARE(run.status, 2);
        QVERIFY(run.out.isEmpty());
    }

    void helpAndVersionAreStatus0() {
        const CliRun version = runCli({QStringLiteral("--version")});
        QCOMPARE(version.status, 0);
        QVERIFY(version.out.startsWith("conclave-cli "));
        const CliRun overview = runCli({QStringLiteral("--help")});
        QCOMPARE(overview.status, 0);
        for (const char* command : {"generate", "tokenize", "detokenize", "logits", "template", "inspect",
                                    "bench", "perplexity", "quantize", "synth", "conversations", "export"}) {
            QVERIFY2(overview.out.contains(command), command);
            const CliRun help = runCli({QStringLiteral("help"), QLatin1String(command)});
            QCOMPARE(help.status, 0);
            QVERIFY2(help.out.startsWith(QByteArray("usage: conclave-cli ") + command), help.text());
            QVERIFY(help.err.isEmpty());
            QCOMPARE(runCli({QLatin1String(command), QStringLiteral("--help")}).out, help.out);
        }
    }

    void badModelFilesAreStatus1AndOneLine_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("part");
        const QStringList commands{
            QStringLiteral("generate --prompt x"),
            QStringLiteral("tokenize"),
            QStringLiteral("detokenize 1"),
            QStringLiteral("logits --tokens 1 --out ") + path("logits.f32"),
            QStringLiteral("template --context ") + path("context.json"),
            QStringLiteral("inspect"),
            QStringLiteral("bench"),
            QStringLiteral("perplexity --file ") + path("context.json"),
            QStringLiteral("quantize --type Q4_0 --out ") + path("logits.f32"),
        };
        struct File {
            const char* name;
            const char* part;
        };
        const File files[] = {
            {"missing.gguf", "does not exist"},
            {"empty.gguf", "is empty: download it again"},
            {"zeros.gguf", "filled with zeros"},
            {"html.gguf", "a web page (HTML)"},
            {"truncated.gguf", "download was probably cut off: download it again"},
            {"header.gguf", "download was probably cut off: download it again"},
            {".", "is a folder"},
            {"architecture.gguf", ""}, // mamba, and without a tokenizer: whichever is seen first
        };
        for (const QString& command : commands) {
            for (const File& file : files) {
                // Quantizing asks for tensors only: it is not its business what they compute.
                if (command.startsWith(QLatin1String("quantize")) && *file.part == 0)
                    continue;
                QStringList arguments = command.split(QLatin1Char(' '));
                arguments << QStringLiteral("--model") << path(file.name);
                QTest::newRow(qPrintable(arguments.first() + QLatin1Char(' ') + QLatin1String(file.name)))
                    << arguments << QByteArray(file.part);
            }
        }
    }
    void badModelFilesAreStatus1AndOneLine() {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, part);
        const CliRun run = runCli(arguments);
        QVERIFY2(run.exited, run.text());
        QVERIFY2(run.err.contains(part), run.text());
        QVERIFY2(run.saidOneLine(), run.text());
        QCOMPARE(run.status, 1);
        QVERIFY(run.out.isEmpty());
        QVERIFY(!QFile::exists(path("logits.f32")));
    }

    void namesTheArchitectureThatItCannotRun() {
        const CliRun run =
            runCli({QStringLiteral("inspect"), QStringLiteral("--model"), path("architecture.gguf")});
        QCOMPARE(run.status, 1);
        QVERIFY2(run.err.contains("mamba"), run.text());
    }
};

QTEST_GUILESS_MAIN(TestCliUsage)
#include "tst_cli_usage.moc"
