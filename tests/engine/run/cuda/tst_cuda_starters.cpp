// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/model_parts.h"
#include "engine/run/cuda/cuda_backend.h"
#include "engine/run/cuda/cuda_evaluator.h"
#include "engine/run/session.h"
#include "tests/support/bare_model.h"

#include <QTest>
#include <algorithm>
#include <cmath>

using namespace conclave::engine;

/// The models that come with Conclave on a CUDA device (in CI the emulated one) and on the CPU.
class TestCudaStarters : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() { QVERIFY2(cudaStatus().module, cudaStatus().reason.c_str()); }
    void logitsAgreeWithTheCpu_data() { listModels(); }
    void logitsAgreeWithTheCpu();
    void recordedStepsAreTheSame_data() { listModels(); }
    void recordedStepsAreTheSame();
    void stepsAreRecorded_data() { listModels(); }
    void stepsAreRecorded();
    void answers_data() { listModels(); }
    void answers();

  private:
    static void listModels() {
        QTest::addColumn<QString>("name");
        QTest::newRow("deepseek2") << "deepseek2";
        QTest::newRow("qwen3moe") << "qwen3moe";
    }
};

namespace {

using Rows = std::vector<std::vector<float>>;

Result<std::shared_ptr<const Model>> load(const QString& name, DeviceChoice device) {
    const QString path = QStringLiteral(CONCLAVE_SOURCE_DIR) + "/resources/models/starter-" + name + ".gguf";
    return Model::load({.path = path.toStdString(), .device = device, .threads = 2});
}

std::vector<TokenId> promptOf(const Model& model) {
    return model.tokenizer().encode("How do I export a conversation, and where does it go then?", {});
}

/// The prompt in one piece, what follows token by token: logits of all tokens.
Rows logitsOf(const Backend& backend, const Model& model, std::span<const TokenId> tokens,
              std::size_t prompt) {
    auto evaluator = backend.createEvaluator({.contextTokens = 256});
    if (!evaluator)
        return {};
    const Weights& weights = model.parts().weights;
    Rows rows = conclave::test::logitsFrom(**evaluator, weights, tokens.first(prompt), 0, prompt);
    Rows more =
        conclave::test::logitsFrom(**evaluator, weights, tokens.subspan(prompt), static_cast<int>(prompt), 1);
    rows.insert(rows.end(), more.begin(), more.end());
    return rows;
}

double largest(const Rows& rows, const Rows& from) {
    double found = 0;
    for (std::size_t t = 0; t < rows.size(); ++t)
        for (std::size_t i = 0; i < rows[t].size(); ++i)
            found = std::max(found, std::fabs(static_cast<double>(rows[t][i]) - from[t][i]));
    return found;
}

} // namespace

/// Both devices round activations to int8 in the same way and differ from exact products by that. The measure
/// is how far the CPU's own faster levels are from its scalar level, where products are exact: the device may
/// be as far, and half of that more, for it rounds other activations up or down where sums differ in the
/// last bit.
void TestCudaStarters::logitsAgreeWithTheCpu() {
    QFETCH(QString, name);
    qputenv("CONCLAVE_CPU_LEVEL", "scalar");
    const auto scalar = load(name, DeviceChoice::Cpu);
    qunsetenv("CONCLAVE_CPU_LEVEL");
    const auto cpu = load(name, DeviceChoice::Cpu);
    const auto device = load(name, DeviceChoice::Cuda);
    QVERIFY2(device.ok(), device.ok() ? "" : device.error().message.c_str());
    std::vector<TokenId> tokens = promptOf(**cpu);
    const std::size_t prompt = tokens.size();
    for (int i = 0; i < 12; ++i)
        tokens.push_back(tokens[static_cast<std::size_t>(i)]);
    const Rows exact = logitsOf(*(*scalar)->parts().backend, **scalar, tokens, prompt);
    const Rows rounded = logitsOf(*(*cpu)->parts().backend, **cpu, tokens, prompt);
    const Rows found = logitsOf(*(*device)->parts().backend, **device, tokens, prompt);
    QCOMPARE(found.size(), tokens.size());
    const double usual = largest(rounded, exact);
    const double error = largest(found, exact);
    qInfo("device %.3g, CPU %.3g from exact products, %.3g from each other", error, usual,
          largest(found, rounded));
    if ((*cpu)->device().find("scalar") != std::string::npos)
        QSKIP("this processor has no faster level to compare with");
    QVERIFY2(error <= 1.5 * usual,
             qPrintable(QString("%1 from exact products, the CPU %2").arg(error).arg(usual)));
}

/// Graphs and the persistent kernel run the same operations: bit by bit the same logits.
void TestCudaStarters::recordedStepsAreTheSame() {
    QFETCH(QString, name);
    const auto model = load(name, DeviceChoice::Cpu);
    QVERIFY2(model.ok(), model.ok() ? "" : model.error().message.c_str());
    const Model::Parts& parts = (*model)->parts();
    const std::vector<TokenId> tokens = promptOf(**model);
    const std::size_t prompt = tokens.size() - 10;
    const auto logitsIn = [&](StepMode mode) {
        const auto backend =
            CudaBackend::create(parts.config, parts.weights, *cudaStatus().module, {.stepMode = mode}, {});
        return backend ? logitsOf(**backend, **model, tokens, prompt) : Rows{};
    };
    const Rows direct = logitsIn(StepMode::Direct);
    QCOMPARE(direct.size(), tokens.size());
    QVERIFY(logitsIn(StepMode::Graph) == direct);
    QVERIFY(logitsIn(StepMode::Persistent) == direct);
    QVERIFY(logitsIn(StepMode::Fastest) == direct); // ten steps: both, then the one that was faster
}

/// That there is something to compare: steps of one token are repeated, not sent anew.
void TestCudaStarters::stepsAreRecorded() {
    QFETCH(QString, name);
    const auto model = load(name, DeviceChoice::Cpu);
    QVERIFY2(model.ok(), model.ok() ? "" : model.error().message.c_str());
    const Model::Parts& parts = (*model)->parts();
    for (const StepMode mode : {StepMode::Direct, StepMode::Graph, StepMode::Persistent}) {
        const auto backend =
            CudaBackend::create(parts.config, parts.weights, *cudaStatus().module, {.stepMode = mode}, {});
        QVERIFY2(backend.ok(), backend.ok() ? "" : backend.error().message.c_str());
        const auto evaluator = (*backend)->createEvaluator({.contextTokens = 64});
        QVERIFY(evaluator.ok());
        const auto* const cuda = dynamic_cast<CudaEvaluator*>(evaluator->get());
        QVERIFY(cuda);
        const std::vector<TokenId> tokens{5, 6};
        QCOMPARE(conclave::test::logitsFrom(**evaluator, parts.weights, tokens, 0, 1).size(), tokens.size());
        QCOMPARE(cuda->hasReplayed(), mode != StepMode::Direct);
        QCOMPARE(conclave::test::logitsFrom(**evaluator, parts.weights, tokens, 2, 2).size(), tokens.size());
        QVERIFY(!cuda->hasReplayed());
    }
}

/// From question to answer through a session, greedily. The starters' answers lead clearly enough that
/// rounding does not turn them.
void TestCudaStarters::answers() {
    QFETCH(QString, name);
    const auto answerOn = [&](DeviceChoice device) -> std::vector<TokenId> {
        const auto model = load(name, device);
        if (!model)
            return {};
        const auto session = Session::create(*model, {.contextTokens = 256});
        const auto prompt = (*model)->chatTemplate().render(
            {{.role = "user", .content = "What is a mixture of experts?"}}, {});
        if (!session || !prompt)
            return {};
        const std::vector<TokenId> ids = (*model)->tokenizer().encodePrompt(prompt->fragments);
        const auto answer =
            (*session)->generate({.prompt = ids, .sampler = {.temperature = 0}, .maxTokens = 16}, {}, {});
        return answer ? answer->tokens : std::vector<TokenId>{};
    };
    const std::vector<TokenId> expected = answerOn(DeviceChoice::Cpu);
    QVERIFY(!expected.empty());
    QCOMPARE(answerOn(DeviceChoice::Cuda), expected);
}

QTEST_GUILESS_MAIN(TestCudaStarters)
#include "tst_cuda_starters.moc"
