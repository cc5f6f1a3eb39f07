// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/model_parts.h"
#include "engine/run/cuda/cuda_backend.h"
#include "engine/run/cuda/cuda_evaluator.h"
#include "engine/run/cuda/device_bandwidth.h"
#include "engine/run/session.h"
#include "tests/support/bare_model.h"
#include "tests/support/tiny_model.h"

#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

using namespace conclave::engine;
using conclave::test::TinyModel;
using conclave::test::TinyOptions;

/// Loading on a CUDA device, running there, and what happens when it does not work out.
class TestCudaBackend : public QObject {
    Q_OBJECT

  private slots:
    void saysWhatItRunsOn();
    void matchesTheReference_data();
    void matchesTheReference();
    void predictsAhead();
    void goesBackAndOn();
    void reportsProgressAndStops();
    void saysHowMuchMemoryIsMissing();
    void fallsBackToTheCpuWithAReason();
    void measuresHowFastMemoryIsCopied();
};

namespace {

std::string fileOf(const TinyModel& model, const QTemporaryDir& folder) {
    const std::string path = folder.filePath("model.gguf").toStdString();
    if (!model.file().write(path))
        return {};
    return path;
}

std::vector<TokenId> tokensFor(const TinyModel& model, int count) {
    std::vector<TokenId> tokens;
    for (int i = 0; i < count; ++i)
        tokens.push_back((i * 37 + i * i % 11) % model.vocabulary());
    return tokens;
}

/// The largest error of @p rows against the reference, as a share of a row's largest logit.
double worstError(const std::vector<std::vector<float>>& rows,
                  const std::vector<std::vector<double>>& expected) {
    if (rows.size() != expected.size())
        return INFINITY;
    double worst = 0;
    for (std::size_t i = 0; i < rows.size(); ++i)
        worst = std::max(worst, conclave::test::relativeError(rows[i], expected[i]));
    return worst;
}

/// float32 sums of up to a hundred products in three layers, against double: see tst_families.
constexpr double kExact = 1e-4;

} // namespace

void TestCudaBackend::saysWhatItRunsOn() {
    const QTemporaryDir folder;
    const auto model =
        Model::load({.path = fileOf(TinyModel({}), folder), .device = DeviceChoice::Cuda, .threads = 2});
    QVERIFY2(model.ok(), model.ok() ? "" : model.error().message.c_str());
    const std::string device = (*model)->device();
    QVERIFY2(device.find(cudaStatus().devices.front().name) == 0, device.c_str());
    const auto info = inspectModel((*model)->info().path);
    QVERIFY(info.ok());
    QVERIFY2(info->device.find(cudaStatus().devices.front().name) == 0, info->device.c_str());
}

void TestCudaBackend::matchesTheReference_data() {
    QTest::addColumn<QString>("architecture");
    QTest::addColumn<int>("queryRank");
    QTest::addColumn<int>("groups");
    QTest::newRow("llama") << "llama" << 0 << 1;
    QTest::newRow("qwen3moe") << "qwen3moe" << 0 << 1;
    QTest::newRow("deepseek2") << "deepseek2" << 0 << 1;
    QTest::newRow("deepseek2, compressed queries, groups") << "deepseek2" << 24 << 3;
}

/// Whole prompts, small batches and single tokens.
void TestCudaBackend::matchesTheReference() {
    QFETCH(QString, architecture);
    QFETCH(int, queryRank);
    QFETCH(int, groups);
    const TinyModel tiny({.architecture = architecture.toStdString(),
                          .queryRank = queryRank,
                          .shared = architecture == "deepseek2" ? 2 : 0,
                          .sigmoid = groups > 1,
                          .selectionBias = groups > 1,
                          .groups = groups,
                          .groupsUsed = groups > 1 ? 2 : 1});
    const QTemporaryDir folder;
    const auto model =
        Model::load({.path = fileOf(tiny, folder), .device = DeviceChoice::Cuda, .threads = 2});
    QVERIFY2(model.ok(), model.ok() ? "" : model.error().message.c_str());
    const std::vector<TokenId> tokens = tokensFor(tiny, 24);
    const auto expected = tiny.referenceLogits(tokens);
    for (const std::size_t batch : {8u, 5u, 1u}) {
        const auto evaluator = (*model)->parts().backend->createEvaluator({.contextTokens = 32});
        QVERIFY2(evaluator.ok(), evaluator.ok() ? "" : evaluator.error().message.c_str());
        const auto rows =
            conclave::test::logitsFrom(**evaluator, (*model)->parts().weights, tokens, 0, batch);
        const double error = worstError(rows, expected);
        QVERIFY2(error < kExact, qPrintable(QString("batches of %1: %2").arg(batch).arg(error)));
    }
}

void TestCudaBackend::predictsAhead() {
    const TinyModel tiny({.architecture = "deepseek2", .predictsAhead = true});
    const QTemporaryDir folder;
    const auto model =
        Model::load({.path = fileOf(tiny, folder), .device = DeviceChoice::Cuda, .threads = 2});
    QVERIFY2(model.ok(), model.ok() ? "" : model.error().message.c_str());
    const auto plain = Session::create(*model, {.contextTokens = 48});
    const auto ahead = Session::create(*model, {.contextTokens = 48, .predictsAhead = true});
    QVERIFY2(ahead.ok(), ahead.ok() ? "" : ahead.error().message.c_str());
    const std::vector<TokenId> prompt = tokensFor(tiny, 8);
    const GenerationRequest request{.prompt = prompt, .sampler = {.temperature = 0}, .maxTokens = 12};
    const auto expected = (*plain)->generate(request, {}, {});
    const auto found = (*ahead)->generate(request, {}, {});
    QVERIFY2(found.ok(), found.ok() ? "" : found.error().message.c_str());
    QCOMPARE(found->tokens, expected->tokens);
}

/// After going back, the same tokens give the same logits, bit by bit; others give others.
void TestCudaBackend::goesBackAndOn() {
    const TinyModel tiny({.architecture = "qwen3moe"});
    const QTemporaryDir folder;
    const auto model =
        Model::load({.path = fileOf(tiny, folder), .device = DeviceChoice::Cuda, .threads = 2});
    QVERIFY2(model.ok(), model.ok() ? "" : model.error().message.c_str());
    const auto evaluator = (*model)->parts().backend->createEvaluator({.contextTokens = 32});
    QVERIFY(evaluator.ok());
    const Weights& weights = (*model)->parts().weights;
    const std::vector<TokenId> tokens = tokensFor(tiny, 20);
    const auto behind = std::span(tokens).subspan(12);
    const auto first = conclave::test::logitsFrom(**evaluator, weights, tokens, 0, 1);
    QCOMPARE((*evaluator)->rewind(12), 12);
    const std::vector<TokenId> others(8, tokens[3]);
    const auto other = conclave::test::logitsFrom(**evaluator, weights, others, 12, 1);
    QCOMPARE((*evaluator)->rewind(12), 12);
    const auto again = conclave::test::logitsFrom(**evaluator, weights, behind, 12, 1);
    QCOMPARE(again.size(), std::size_t{8});
    for (std::size_t i = 0; i < again.size(); ++i) {
        QVERIFY(again[i] == first[12 + i]);
        QVERIFY(other[i] != first[12 + i]);
    }
}

void TestCudaBackend::reportsProgressAndStops() {
    const QTemporaryDir folder;
    const std::string path = fileOf(TinyModel({}), folder);
    std::vector<double> fractions;
    const auto model = Model::load(
        {.path = path, .device = DeviceChoice::Cuda, .threads = 2, .onProgress = [&](double fraction) {
             fractions.push_back(fraction);
         }});
    QVERIFY(model.ok());
    QVERIFY(fractions.size() > 3);
    QVERIFY(std::ranges::is_sorted(fractions));
    QVERIFY(fractions.back() > 0.99 && fractions.back() <= 1.0);

    std::stop_source stop;
    const auto stopped = Model::load({.path = path,
                                      .device = DeviceChoice::Cuda,
                                      .threads = 2,
                                      .onProgress = [&](double) { stop.request_stop(); }},
                                     stop.get_token());
    QVERIFY(!stopped.ok());
    QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
}

/// A context that no device has room for; the model goes on working with a shorter one.
void TestCudaBackend::saysHowMuchMemoryIsMissing() {
    const QTemporaryDir folder;
    const TinyModel tiny({.context = 1 << 28});
    const auto model =
        Model::load({.path = fileOf(tiny, folder), .device = DeviceChoice::Cuda, .threads = 2});
    QVERIFY2(model.ok(), model.ok() ? "" : model.error().message.c_str());
    const Backend& backend = *(*model)->parts().backend;
    const auto evaluator = backend.createEvaluator({.contextTokens = 1 << 28});
    QVERIFY(!evaluator.ok());
    QCOMPARE(evaluator.error().kind, ErrorKind::OutOfMemory);
    const std::string& message = evaluator.error().message;
    QVERIFY2(message.find("GB of GPU memory were asked for") != std::string::npos &&
                 message.find("is free") != std::string::npos &&
                 message.find("shorter context") != std::string::npos,
             message.c_str());
    const auto shorter = backend.createEvaluator({.contextTokens = 32});
    QVERIFY(shorter.ok());
    QCOMPARE(
        conclave::test::logitsFrom(**shorter, (*model)->parts().weights, tokensFor(tiny, 3), 0, 3).size(),
        std::size_t{3});
}

void TestCudaBackend::fallsBackToTheCpuWithAReason() {
    // A device with too little memory is one that a child process sees: CONCLAVE_CUDA_MODULE is read once.
    const QTemporaryDir folder;
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("CONCLAVE_EMULATION_MEMORY_MB", "1");
    program.setProcessEnvironment(environment);
    program.start(QStringLiteral(CONCLAVE_BIN_DIR) + "/conclave-cli",
                  {"inspect", "--model",
                   QStringLiteral(CONCLAVE_SOURCE_DIR) + "/resources/models/starter-qwen3moe.gguf"});
    QVERIFY(program.waitForFinished());
    const QByteArray said = program.readAllStandardOutput();
    QVERIFY2(said.contains("CPU: the weights take"), said.constData());
}

void TestCudaBackend::measuresHowFastMemoryIsCopied() {
    const auto measured = measureDeviceBandwidth(0, 2, {}, 1 << 20);
    QVERIFY2(measured.ok(), measured.ok() ? "" : measured.error().message.c_str());
    QCOMPARE(measured->bufferBytes, std::uint64_t{1} << 20);
    QVERIFY(measured->copyBytesPerSecond > 0);
    QVERIFY(measured->busBytesPerSecond > 0);
    std::stop_source stop;
    stop.request_stop();
    const auto stopped = measureDeviceBandwidth(0, 2, stop.get_token(), 1 << 20);
    QVERIFY(!stopped.ok() && stopped.error().kind == ErrorKind::Cancelled);
    const auto nowhere = measureDeviceBandwidth(99, 2, {}, 1 << 20);
    QVERIFY(!nowhere.ok() && nowhere.error().kind == ErrorKind::Device);
}

QTEST_GUILESS_MAIN(TestCudaBackend)
#include "tst_cuda_backend.moc"
