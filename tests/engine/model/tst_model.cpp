// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/model.h"
#include "engine/run/session.h"
#include "engine/text/tokenizer.h"
#include "tests/support/tiny_model.h"

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <functional>

using namespace conclave::engine;
using conclave::test::GgufWriter;
using conclave::test::TinyModel;
using conclave::test::TinyOptions;

namespace {

using Tensors = std::map<std::string, TinyModel::Tensor>;

/// A file of @p tiny's metadata and of tensors that may have been changed.
GgufWriter fileOf(const TinyModel& tiny, const Tensors& tensors) {
    GgufWriter writer = tiny.metadata();
    for (const auto& [name, tensor] : tensors)
        writer.addTensor(name, tensor.shape, tensor.values);
    return writer;
}

} // namespace

class TestModel : public QObject {
    Q_OBJECT

  private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void inspectSaysWhatIsInTheFile();
    void inspectAndLoadAgree_data();
    void inspectAndLoadAgree();
    void countsActiveParameters();
    void refusesWrongTensors_data();
    void refusesWrongTensors();
    void refusesOtherExpertLayouts();
    void fusedExpertsAreReadInHalves();
    void refusesWeightTypesByName();
    void refusesFactorsThatItWouldIgnore();
    void refusesVocabulariesOfAnotherSize();
    void unusedTensorsAreANotice();
    void starterModelsAreRecognised();
    void cudaIsAnHonestError();
    void deviceSaysWhy();
    void progressRunsToOne();
    void cancelledLoadSaysSo();
    void missingFileIsNotFound();

  private:
    std::unique_ptr<QTemporaryDir> m_folder;

    std::string write(const GgufWriter& writer) {
        const std::string path = m_folder->filePath("tiny.gguf").toStdString();
        if (!writer.write(path))
            qFatal("cannot write a temporary file");
        return path;
    }
};

void TestModel::inspectSaysWhatIsInTheFile() {
    const TinyModel tiny({.architecture = "deepseek2", .queryRank = 18, .shared = 1});
    const auto info = inspectModel(write(tiny.file()));
    QVERIFY2(info.ok(), info.ok() ? "" : info.error().message.c_str());
    QCOMPARE(info->name, std::string("Tiny deepseek2"));
    QCOMPARE(info->architecture, std::string("deepseek2"));
    QCOMPARE(info->quantization, std::string("F32"));
    QCOMPARE(info->contextTokens, 64);
    QCOMPARE(info->cacheTokens, 64);
    QCOMPARE(info->layers, 3);
    QCOMPARE(info->embedding, 64);
    QCOMPARE(info->heads, 5);
    QCOMPARE(info->kvHeads, 1);
    QCOMPARE(info->vocabulary, tiny.vocabulary());
    QCOMPARE(info->experts, 12);
    QCOMPARE(info->expertsUsed, 3);
    QCOMPARE(info->expertsShared, 1);
    QCOMPARE(info->cacheBytesPerToken, std::uint64_t{3 * (20 + 8) * 4});
    QVERIFY(info->memoryBytes > info->fileBytes + info->cacheBytesPerToken * 64);
    QVERIFY(info->memoryBytes < info->fileBytes + info->cacheBytesPerToken * 64 + (8 << 20));
    QVERIFY(!info->hasChatTemplate);
    QVERIFY(!info->isStarter);
}

void TestModel::inspectAndLoadAgree_data() {
    QTest::addColumn<QString>("architecture");
    for (const char* name : {"llama", "qwen3moe", "deepseek2"})
        QTest::newRow(name) << name;
}

void TestModel::inspectAndLoadAgree() {
    QFETCH(QString, architecture);
    const TinyModel tiny({.architecture = architecture.toStdString(), .split = false});
    const std::string path = write(tiny.file());
    const auto info = inspectModel(path);
    const auto model = Model::load({.path = path, .device = DeviceChoice::Cpu});
    QVERIFY(info.ok() && model.ok());
    const ModelInfo& loaded = (*model)->info();
    QCOMPARE(loaded.parameters, info->parameters);
    QCOMPARE(loaded.activeParameters, info->activeParameters);
    QCOMPARE(loaded.memoryBytes, info->memoryBytes);
    QCOMPARE(loaded.quantization, info->quantization);
    QCOMPARE(loaded.tokenizer, info->tokenizer);
    QCOMPARE(loaded.notices, info->notices);
}

void TestModel::countsActiveParameters() {
    TinyModel tiny({.architecture = "qwen3moe"});
    const auto info = inspectModel(write(tiny.file()));
    QVERIFY(info.ok());
    std::uint64_t all = 0;
    std::uint64_t idle = 0;
    for (const auto& [name, tensor] : tiny.tensors()) {
        all += tensor.values.size();
        if (name.find("_exps") != std::string::npos)
            idle += tensor.values.size() / 12 * 9; // 3 of 12 experts
        if (name == "token_embd.weight")
            idle += tensor.values.size(); // one row is read
    }
    QCOMPARE(info->parameters, all);
    QCOMPARE(info->activeParameters, all - idle);
    // A tied table is read as a whole for the head and counts once.
    const TinyModel tied({.architecture = "qwen3moe", .tied = true});
    const auto tiedInfo = inspectModel(write(tied.file()));
    QVERIFY(tiedInfo.ok());
    const std::uint64_t table = std::uint64_t{64} * static_cast<std::uint64_t>(tied.vocabulary());
    QCOMPARE(tiedInfo->parameters, all - table);
    QCOMPARE(tiedInfo->activeParameters, all - idle);
}

void TestModel::refusesWrongTensors_data() {
    QTest::addColumn<QString>("architecture");
    QTest::addColumn<QString>("tensor");
    QTest::addColumn<QString>("sentence");
    const auto missing = [](const char* architecture, const char* tensor, const char* shape) {
        QTest::addRow("%s without %s", architecture, tensor)
            << architecture << tensor
            << QString("The tensor '%1' is missing; expected one of shape [%2].").arg(tensor, shape);
    };
    missing("llama", "token_embd.weight", "64, 1");
    missing("llama", "output_norm.weight", "64");
    missing("llama", "blk.2.attn_norm.weight", "64");
    missing("llama", "blk.0.attn_q.weight", "64, 72");
    missing("llama", "blk.0.attn_k.weight", "64, 36");
    missing("llama", "blk.0.ffn_down.weight", "88, 64");
    missing("qwen3moe", "blk.1.attn_q_norm.weight", "12");
    missing("qwen3moe", "blk.1.ffn_gate_inp.weight", "64, 12");
    missing("qwen3moe", "blk.1.ffn_down_exps.weight", "28, 64, 12");
    missing("deepseek2", "blk.0.attn_kv_a_mqa.weight", "64, 28");
    missing("deepseek2", "blk.0.attn_kv_a_norm.weight", "20");
    missing("deepseek2", "blk.0.attn_k_b.weight", "10, 20, 5");
    missing("deepseek2", "blk.0.attn_v_b.weight", "20, 14, 5");
    missing("deepseek2", "blk.0.ffn_gate.weight", "64, 88");
    missing("deepseek2", "blk.1.ffn_up_shexp.weight", "64, 28");
}

void TestModel::refusesWrongTensors() {
    QFETCH(QString, architecture);
    QFETCH(QString, tensor);
    QFETCH(QString, sentence);
    TinyModel tiny({.architecture = architecture.toStdString(), .shared = 1});
    Tensors tensors = tiny.tensors();
    const TinyModel::Tensor taken = tensors.at(tensor.toStdString());
    tensors.erase(tensor.toStdString());
    const auto without = inspectModel(write(fileOf(tiny, tensors)));
    QVERIFY(!without.ok());
    QVERIFY(without.error().kind == ErrorKind::Corrupt);
    QCOMPARE(QString::fromStdString(without.error().message), sentence);
    // The same tensor with one row (or number) too many.
    TinyModel::Tensor& longer = tensors[tensor.toStdString()] = taken;
    ++longer.shape.back();
    std::size_t row = 1;
    for (std::size_t i = 0; i + 1 < longer.shape.size(); ++i)
        row *= longer.shape[i];
    longer.values.resize(longer.values.size() + row);
    const auto misshapen = Model::load({.path = write(fileOf(tiny, tensors)), .device = DeviceChoice::Cpu});
    QVERIFY(!misshapen.ok());
    QVERIFY(misshapen.error().kind == ErrorKind::Corrupt);
    const QString message = QString::fromStdString(misshapen.error().message);
    QVERIFY2(message.contains("expected"), qPrintable(message));
    if (tensor != "token_embd.weight") // a longer table is noticed where the head does not fit it
        QVERIFY2(message.startsWith("The tensor '" + tensor + "' has the shape ["), qPrintable(message));
}

/// What would be left out without a word.
void TestModel::refusesOtherExpertLayouts() {
    TinyModel tiny({.architecture = "qwen3moe"});
    const auto refusal = [&](const char* name, std::vector<std::uint64_t> shape) {
        Tensors tensors = tiny.tensors();
        std::uint64_t count = 1;
        for (const std::uint64_t size : shape)
            count *= size;
        tensors[name] = {std::move(shape), std::vector<float>(count)};
        const auto info = inspectModel(write(fileOf(tiny, tensors)));
        return info.ok() || info.error().kind != ErrorKind::Unsupported
                   ? QString()
                   : QString::fromStdString(info.error().message);
    };
    QVERIFY(refusal("blk.1.ffn_gate.0.weight", {64, 28}).contains("is one expert by itself"));
    QVERIFY(refusal("blk.0.ffn_up_exps.scale", {12}).contains("multiplies the weights of"));
}

void TestModel::fusedExpertsAreReadInHalves() {
    TinyModel tiny({.architecture = "qwen3moe"});
    Tensors tensors = tiny.tensors();
    for (const char* block : {"blk.0.", "blk.1.", "blk.2."}) {
        const TinyModel::Tensor gate = tensors.at(block + std::string("ffn_gate_exps.weight"));
        const TinyModel::Tensor up = tensors.at(block + std::string("ffn_up_exps.weight"));
        TinyModel::Tensor& both = tensors[block + std::string("ffn_gate_up_exps.weight")];
        both.shape = {gate.shape[0], 2 * gate.shape[1], gate.shape[2]};
        const auto size = static_cast<std::ptrdiff_t>(gate.shape[0] * gate.shape[1]);
        for (std::ptrdiff_t e = 0; e < static_cast<std::ptrdiff_t>(gate.shape[2]); ++e)
            for (const TinyModel::Tensor* half : {&gate, &up})
                both.values.insert(both.values.end(), half->values.begin() + e * size,
                                   half->values.begin() + (e + 1) * size);
        tensors.erase(block + std::string("ffn_gate_exps.weight"));
        tensors.erase(block + std::string("ffn_up_exps.weight"));
    }
    const auto logitsOf = [](const std::string& path) {
        std::vector<float> last;
        const auto model = Model::load({.path = path, .device = DeviceChoice::Cpu});
        const auto session = model ? Session::create(*model) : model.error();
        if (session)
            static_cast<void>((*session)->logits(std::vector<TokenId>{5, 6, 7},
                                                 [&](int, std::span<const float> row) {
                                                     last.assign(row.begin(), row.end());
                                                     return true;
                                                 },
                                                 {}));
        return last;
    };
    const std::vector<float> apart = logitsOf(write(tiny.file()));
    QVERIFY(!apart.empty());
    QCOMPARE(logitsOf(write(fileOf(tiny, tensors))), apart);
}

void TestModel::refusesWeightTypesByName() {
    TinyModel tiny({.architecture = "llama", .embedding = 256, .denseWidth = 256});
    GgufWriter writer = tiny.metadata();
    for (const auto& [name, tensor] : tiny.tensors()) {
        if (name != "blk.1.ffn_gate.weight") {
            writer.addTensor(name, tensor.shape, tensor.values);
            continue;
        }
        const std::vector<std::byte> blocks(256 * 292); // Q8_K: 292 bytes for 256 weights
        writer.addTensor(name, 15, tensor.shape, blocks);
    }
    const auto info = inspectModel(write(writer));
    QVERIFY(!info.ok());
    QVERIFY(info.error().kind == ErrorKind::Unsupported);
    QCOMPARE(info.error().message,
             std::string("The tensor 'blk.1.ffn_gate.weight' has the type Q8_K; Conclave can run F32, F16, "
                         "Q4_0, Q4_1, Q5_0, Q5_1, Q8_0, Q2_K, Q3_K, Q4_K, Q5_K, Q6_K, IQ2_XXS, IQ2_XS, "
                         "IQ3_XXS, IQ1_S, IQ4_NL, IQ3_S, IQ2_S, IQ4_XS, IQ1_M, BF16, TQ1_0, TQ2_0, MXFP4, "
                         "NVFP4."));
}

void TestModel::refusesFactorsThatItWouldIgnore() {
    TinyModel tiny({.architecture = "llama"});
    tiny.tensors()["blk.1.attn_q.input_scale"] = {{1}, {0.5f}}; // of activations in 4 bits: none here
    QVERIFY(inspectModel(write(tiny.file())).ok());
    tiny.tensors()["blk.1.attn_q.scale"] = {{1}, {0.5f}};
    const auto info = inspectModel(write(tiny.file()));
    QVERIFY(!info.ok());
    QVERIFY(info.error().kind == ErrorKind::Unsupported);
    QVERIFY2(info.error().message.starts_with("The tensor 'blk.1.attn_q.scale' multiplies the weights of "
                                              "'blk.1.attn_q.weight'"),
             info.error().message.c_str());
}

void TestModel::refusesVocabulariesOfAnotherSize() {
    TinyModel tiny({.architecture = "llama", .tied = true});
    Tensors tensors = tiny.tensors();
    auto& table = tensors.at("token_embd.weight");
    table.shape[1] += 2;
    table.values.resize(table.values.size() + 128);
    const auto info = inspectModel(write(fileOf(tiny, tensors)));
    QVERIFY(!info.ok());
    QVERIFY(info.error().kind == ErrorKind::Corrupt);
    QCOMPARE(info.error().message,
             std::string("The tensor 'token_embd.weight' has 284 rows; expected one for each of "
                         "the 282 tokens of the vocabulary."));
}

void TestModel::unusedTensorsAreANotice() {
    TinyModel tiny({.architecture = "llama"});
    Tensors tensors = tiny.tensors();
    const std::size_t before = inspectModel(write(tiny.file()))->notices.size();
    tensors["mm.vision.weight"] = {{4}, {1, 2, 3, 4}};
    const auto info = inspectModel(write(fileOf(tiny, tensors)));
    QVERIFY(info.ok());
    QCOMPARE(info->notices.size(), before + 1);
    QVERIFY(std::any_of(info->notices.begin(), info->notices.end(), [](const std::string& notice) {
        return notice == "1 tensor of the file is not used by this architecture ('mm.vision.weight').";
    }));
}

void TestModel::starterModelsAreRecognised() {
    const TinyModel tiny({.architecture = "llama"});
    const auto info = inspectModel(write(tiny.file()));
    QVERIFY(info.ok() && !info->isStarter);
    TinyOptions options{.architecture = "llama"};
    options.name = "Conclave Starter (tests)";
    const auto starter = inspectModel(write(TinyModel(options).file()));
    QVERIFY(starter.ok() && starter->isStarter);
}

void TestModel::cudaIsAnHonestError() {
    const TinyModel tiny({.architecture = "llama"});
    const auto model = Model::load({.path = write(tiny.file()), .device = DeviceChoice::Cuda});
    if (model.ok())
        QSKIP("this build has a CUDA backend and this machine a GPU");
    QVERIFY(model.error().kind == ErrorKind::Device);
    QVERIFY(!model.error().message.empty());
}

void TestModel::deviceSaysWhy() {
    const TinyModel tiny({.architecture = "llama"});
    const std::string path = write(tiny.file());
    const auto cpu = Model::load({.path = path, .device = DeviceChoice::Cpu, .threads = 3});
    QVERIFY(cpu.ok());
    QVERIFY2((*cpu)->device().starts_with("CPU, 3 threads, "), (*cpu)->device().c_str());
    const auto automatic = Model::load({.path = path, .threads = 1});
    QVERIFY(automatic.ok());
    QVERIFY2(!(*automatic)->device().starts_with("CPU") ||
                 ((*automatic)->device().starts_with("CPU, 1 thread, ") &&
                  (*automatic)->device().find("; ") != std::string::npos),
             (*automatic)->device().c_str());
}

void TestModel::progressRunsToOne() {
    const TinyModel tiny({.architecture = "llama"});
    std::vector<double> steps;
    const auto model = Model::load({.path = write(tiny.file()),
                                    .device = DeviceChoice::Cpu,
                                    .onProgress = [&](double fraction) { steps.push_back(fraction); }});
    QVERIFY(model.ok());
    QVERIFY(!steps.empty());
    QVERIFY(std::is_sorted(steps.begin(), steps.end()));
    QCOMPARE(steps.back(), 1.0);
}

void TestModel::cancelledLoadSaysSo() {
    const TinyModel tiny({.architecture = "llama"});
    std::stop_source source;
    source.request_stop();
    const auto model =
        Model::load({.path = write(tiny.file()), .device = DeviceChoice::Cpu}, source.get_token());
    QVERIFY(!model.ok());
    QVERIFY(model.error().kind == ErrorKind::Cancelled);
}

void TestModel::missingFileIsNotFound() {
    const auto model = Model::load({.path = m_folder->filePath("nowhere.gguf").toStdString()});
    QVERIFY(!model.ok());
    QVERIFY(model.error().kind == ErrorKind::NotFound);
    QVERIFY(!inspectModel(m_folder->path().toStdString()).ok());
}

QTEST_GUILESS_MAIN(TestModel)
#include "tst_model.moc"
