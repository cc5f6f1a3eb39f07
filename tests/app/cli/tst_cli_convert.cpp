// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/cli_process.h"
#include "tests/engine/convert/made_up_folder.h"

#include <QFile>
#include <QTest>

#include <memory>

using namespace conclave::test;

/// The command's contract: exit status, one line on each side, nothing left behind.
class TestCliConvert : public QObject {
    Q_OBJECT

  private:
    static std::unique_ptr<MadeUpFolder> qwen2() {
        nlohmann::json config = {{"model_type", "qwen2"},  {"vocab_size", 4},
                                 {"hidden_size", 4},       {"num_attention_heads", 1},
                                 {"num_hidden_layers", 1}, {"intermediate_size", 8},
                                 {"rms_norm_eps", 1e-6},   {"max_position_embeddings", 64}};
        auto folder = std::make_unique<MadeUpFolder>(std::move(config));
        folder->tokenizer["model"]["vocab"] = {{"a", 0}, {"b", 1}, {"ab", 2}};
        folder->tokenizer["model"]["merges"] = nlohmann::json::array({"a b"});
        const std::string layer = "model.layers.0.";
        for (const char* name : {"input_layernorm", "post_attention_layernorm"})
            folder->weights.addCounted(layer + name + ".weight", {4});
        for (const char* name : {"q", "k", "v", "o"})
            folder->weights.addCounted(layer + "self_attn." + name + "_proj.weight", {4, 4});
        for (const char* name : {"gate", "up"})
            folder->weights.addCounted(layer + "mlp." + name + "_proj.weight", {8, 4});
        folder->weights.addCounted(layer + "mlp.down_proj.weight", {4, 8});
        folder->weights.addCounted("model.norm.weight", {4});
        folder->weights.addCounted("model.embed_tokens.weight", {4, 4});
        return folder;
    }

  private slots:
    void writesAFileThatInspectReads() {
        const std::unique_ptr<MadeUpFolder> folder = qwen2();
        folder->weights.addCounted("model.visual.weight", {1});
        QVERIFY(folder->write());
        const QString source = QString::fromStdString(folder->path()),
                      out = QString::fromStdString(folder->out());
        const CliRun run = runCli({"convert", "--source", source, "--out", out, "--type", "f16"});
        QVERIFY2(run.exited && run.status == 0, run.text());
        QVERIFY2(run.out.startsWith("qwen2, 11 tensors, ") && run.out.count('\n') == 1, run.text());
        QVERIFY2(run.err.startsWith("conclave-cli: note: ") && run.err.count('\n') == 1, run.text());
        const CliRun inspected = runCli({"inspect", "--model", out, "--json"});
        QVERIFY2(inspected.status == 0 && inspected.out.contains("\"architecture\": \"qwen2\""),
                 inspected.text());
    }

    void saysWhatIsWrong() {
        const std::unique_ptr<MadeUpFolder> folder = qwen2();
        folder->config["model_type"] = "parrot";
        QVERIFY(folder->write());
        const QString source = QString::fromStdString(folder->path()),
                      out = QString::fromStdString(folder->out());
        const CliRun unknown = runCli({"convert", "--source", source, "--out", out});
        QVERIFY2(unknown.status == 1 && unknown.saidOneLine() && unknown.err.contains("'parrot'"),
                 unknown.text());
        QVERIFY(!QFile::exists(out));
        const CliRun nowhere = runCli({"convert", "--source", "/no/such/folder", "--out", out});
        QVERIFY2(nowhere.status == 1 && nowhere.saidOneLine(), nowhere.text());
        const CliRun type = runCli({"convert", "--source", source, "--out", out, "--type", "q3_x"});
        QVERIFY2(type.status == 2 && type.saidOneLine(), type.text());
        const CliRun missing = runCli({"convert", "--source", source});
        QVERIFY2(missing.status == 2 && missing.saidOneLine(), missing.text());
    }
};

QTEST_GUILESS_MAIN(TestCliConvert)
#include "tst_cli_convert.moc"
