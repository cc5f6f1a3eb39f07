// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/model_parts.h"
#include "engine/run/cuda/cuda_backend.h"
#include "engine/run/cuda/cuda_evaluator.h"
#include "engine/run/forward.h"
#include "tests/engine/run/traced_answer.h"
#include "tests/support/bare_model.h"

#include <QTemporaryDir>
#include <QTest>
#include <memory>

using namespace conclave::engine;
using namespace conclave::test;

namespace {

const std::vector<TokenId> kPrompt{1, 40, 77, 123, 90, 200, 31, 8, 260, 270, 65};

/// Both devices differ in the order of their sums only, as in tst_cuda_backend.
constexpr double kExact = 1e-4;

GenerationRequest request(float temperature, int maxTokens) {
    return {.prompt = kPrompt,
            .sampler = {.temperature = temperature, .seed = 7},
            .maxTokens = maxTokens,
            .splitReasoning = false};
}

struct Loaded {
    Loaded(const TinyModel& tiny, DeviceChoice device) {
        const std::string path = folder.filePath("model.gguf").toStdString();
        if (!tiny.file().write(path))
            return;
        auto result = Model::load({.path = path, .device = device, .threads = 2});
        if (!result) {
            qWarning("%s", result.error().message.c_str());
            return;
        }
        model = std::move(*result);
        session = open();
    }
    std::unique_ptr<Session> open(const SessionOptions& options = {}) const {
        auto created = Session::create(model, options);
        return created ? std::move(*created) : nullptr;
    }
    QTemporaryDir folder;
    std::shared_ptr<const Model> model;
    std::unique_ptr<Session> session;
};

/// What every router of a model chose for each of @p tokens, a prompt and then token by token.
struct Choices {
    std::vector<std::int32_t> ids;
    std::vector<float> weights;
};
Choices choicesOf(Evaluator& evaluator, const Model& model, std::span<const TokenId> tokens,
                  std::size_t prompt) {
    Choices all;
    std::vector<float> logits(static_cast<std::size_t>(model.info().vocabulary));
    for (std::size_t at = 0; at < tokens.size();) {
        const std::size_t taken = at == 0 ? prompt : 1;
        const Batch batch{.tokens = tokens.subspan(at, taken), .position = static_cast<int>(at)};
        const int last = static_cast<int>(taken) - 1;
        Choices one;
        one.ids.resize(model.info().expertLayers.size() * static_cast<std::size_t>(model.info().expertsUsed));
        one.weights.resize(one.ids.size());
        if (!forward(evaluator, model.parts().weights, batch, {}) || !evaluator.head(last, 1, logits) ||
            !evaluator.readChoices(last, 1, one.ids, one.weights))
            return {};
        all.ids.insert(all.ids.end(), one.ids.begin(), one.ids.end());
        all.weights.insert(all.weights.end(), one.weights.begin(), one.weights.end());
        at += taken;
    }
    return all;
}

} // namespace

/// Traces of answers that are written on a CUDA device, whose routers' choices stay there otherwise.
class TestCudaTrace : public QObject {
    Q_OBJECT

  private slots:
    void agreesWithTheReference_data();
    void agreesWithTheReference();
    void changesNoToken_data() { agreesWithTheReference_data(); }
    void changesNoToken();
    void everyWayOfAStepHasThem_data();
    void everyWayOfAStepHasThem();
    void isTheSameWithADraft();
    void expertsOnTheProcessorAreTracedToo();
};

void TestCudaTrace::agreesWithTheReference_data() {
    QTest::addColumn<int>("index");
    const auto models = tracedModels();
    for (std::size_t i = 0; i < models.size(); ++i)
        QTest::addRow("%d %s", static_cast<int>(i), models[i].name) << static_cast<int>(i);
}

void TestCudaTrace::agreesWithTheReference() {
    QFETCH(int, index);
    const TinyModel tiny = endlessModel(tracedModels()[static_cast<std::size_t>(index)].options);
    const Loaded loaded(tiny, DeviceChoice::Cuda);
    QVERIFY(loaded.session);
    const std::string wrong =
        differenceFromReference(tiny, kPrompt, traced(*loaded.session, request(1.5f, 6)));
    QVERIFY2(wrong.empty(), wrong.c_str());
}

/// Without a trace the device chooses the tokens itself.
void TestCudaTrace::changesNoToken() {
    QFETCH(int, index);
    const Loaded loaded(endlessModel(tracedModels()[static_cast<std::size_t>(index)].options),
                        DeviceChoice::Cuda);
    QVERIFY(loaded.session);
    for (const float temperature : {0.0f, 1.5f}) {
        GenerationRequest wanted = request(temperature, 8);
        wanted.sampler.repetitionPenalty = 1.3f;
        const auto plain = loaded.session->generate(wanted, {}, {});
        QVERIFY(plain.ok());
        const TracedAnswer answer = traced(*loaded.session, wanted);
        QCOMPARE(answer.tokens, plain->tokens);
        QCOMPARE(answer.traces.size(), plain->tokens.size());
    }
}

void TestCudaTrace::everyWayOfAStepHasThem_data() {
    QTest::addColumn<int>("mode");
    QTest::newRow("one by one") << static_cast<int>(StepMode::Direct);
    QTest::newRow("a graph") << static_cast<int>(StepMode::Graph);
    QTest::newRow("one kernel") << static_cast<int>(StepMode::Persistent);
}

void TestCudaTrace::everyWayOfAStepHasThem() {
    QFETCH(int, mode);
    const Loaded onCpu(endlessModel(tracedModels().back().options), DeviceChoice::Cpu);
    QVERIFY(onCpu.model);
    const Model& model = *onCpu.model;
    const auto backend =
        CudaBackend::create(model.parts().config, model.parts().weights, *cudaStatus().module,
                            {.threads = 2, .stepMode = static_cast<StepMode>(mode)}, {});
    QVERIFY2(backend.ok(), backend.ok() ? "" : backend.error().message.c_str());
    const auto device = (*backend)->createEvaluator({.contextTokens = 64});
    const auto processor = model.parts().backend->createEvaluator({.contextTokens = 64});
    QVERIFY(device.ok() && processor.ok());
    const Choices found = choicesOf(**device, model, kPrompt, 6);
    const Choices expected = choicesOf(**processor, model, kPrompt, 6);
    QCOMPARE(static_cast<CudaEvaluator&>(**device).hasReplayed(),
             static_cast<StepMode>(mode) != StepMode::Direct);
    QVERIFY(!found.ids.empty());
    QCOMPARE(found.ids, expected.ids);
    for (std::size_t i = 0; i < found.weights.size(); ++i)
        QVERIFY(std::abs(static_cast<double>(found.weights[i] - expected.weights[i])) < kExact);
}

void TestCudaTrace::isTheSameWithADraft() {
    const Loaded loaded(endlessModel({.architecture = "qwen3moe", .seed = 12}, kSure), DeviceChoice::Cuda);
    QVERIFY(loaded.session);
    const auto drafted = loaded.open();
    QVERIFY(drafted && drafted->setDraft(loaded.model).ok());
    const std::string wrong =
        differenceBetween(traced(*drafted, request(1, 10)), traced(*loaded.session, request(1, 10)), kExact);
    QVERIFY2(wrong.empty(), wrong.c_str());
}

void TestCudaTrace::expertsOnTheProcessorAreTracedToo() {
    const Loaded onCpu(endlessModel(tracedModels().back().options), DeviceChoice::Cpu);
    QVERIFY(onCpu.model);
    const Model& model = *onCpu.model;
    CudaPlacement placement;
    placement.residence.resize(model.parts().weights.layers.size());
    for (const int layer : model.info().expertLayers)
        for (int expert = 0; expert < model.info().experts; ++expert)
            placement.residence[static_cast<std::size_t>(layer)].push_back(expert % 2 == 0);
    const auto backend =
        CudaBackend::create(model.parts().config, model.parts().weights, *cudaStatus().module,
                            {.threads = 2, .placement = std::move(placement)}, {});
    QVERIFY2(backend.ok(), backend.ok() ? "" : backend.error().message.c_str());
    const auto device = (*backend)->createEvaluator({.contextTokens = 64});
    const auto processor = model.parts().backend->createEvaluator({.contextTokens = 64});
    QVERIFY(device.ok() && processor.ok());
    const Choices found = choicesOf(**device, model, kPrompt, 6);
    QVERIFY(!found.ids.empty());
    QCOMPARE(found.ids, choicesOf(**processor, model, kPrompt, 6).ids);
}

QTEST_GUILESS_MAIN(TestCudaTrace)
#include "tst_cuda_trace.moc"
