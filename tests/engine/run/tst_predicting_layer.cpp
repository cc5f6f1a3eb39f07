// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/model_parts.h"
#include "engine/run/continuation.h"
#include "engine/run/session.h"
#include "tests/support/tiny_model.h"

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <memory>
#include <vector>

using namespace conclave::engine;
using conclave::test::TinyModel;
using conclave::test::TinyOptions;

Q_DECLARE_METATYPE(conclave::test::TinyOptions)

namespace {

/// As in tst_architectures.cpp: rounding stays near 1e-6, a mistake changes the first digits.
constexpr double kTolerance = 1e-4;

TinyOptions predicting(std::uint64_t seed) {
    return {.architecture = "deepseek2",
            .seed = seed,
            .predictsAhead = true,
            .shared = 1,
            .sigmoid = true,
            .selectionBias = true,
            .normalise = true};
}

std::vector<TokenId> someTokens(int count) {
    std::vector<TokenId> tokens;
    for (int i = 0; i < count; ++i)
        tokens.push_back((i * 37 + 5) % 282);
    return tokens;
}

std::shared_ptr<const Model> load(const TinyModel& tiny, const QTemporaryDir& folder) {
    const std::string path = folder.filePath("tiny.gguf").toStdString();
    if (!tiny.file().write(path))
        return nullptr;
    auto model = Model::load({.path = path, .device = DeviceChoice::Cpu, .threads = 2});
    if (!model)
        qWarning("%s", model.error().message.c_str());
    return model ? *model : nullptr;
}

/// A model that never ends its turn and repeats itself: its head is the embedding, sharpened, so that the
/// predicting layer guesses often enough to be right and wrong.
TinyModel talkative(std::uint64_t seed) {
    TinyModel tiny(predicting(seed));
    auto& head = tiny.tensors().at("output.weight");
    head.values = tiny.tensors().at("token_embd.weight").values;
    std::fill_n(head.values.begin() + 2 * tiny.options().embedding, tiny.options().embedding, 0.0f);
    // The predicting layer reads mostly the token, as the model does.
    auto& projection = tiny.tensors().at("blk.3.nextn.eh_proj.weight").values;
    const auto width = static_cast<std::size_t>(tiny.options().embedding);
    for (std::size_t row = 0; row < width; ++row)
        projection[row * 2 * width + row] += 3.0f;
    return tiny;
}

GenerationRequest request(std::vector<TokenId> prompt, float temperature, std::uint64_t seed, int maxTokens) {
    return {.prompt = std::move(prompt),
            .sampler = {.temperature = temperature, .seed = seed},
            .maxTokens = maxTokens,
            .splitReasoning = false};
}

} // namespace

class TestPredictingLayer : public QObject {
    Q_OBJECT

  private slots:
    void matchesReference_data();
    void matchesReference();
    void answersStayTheSame_data();
    void answersStayTheSame();
    void theNextTurnGoesOn();
    void isNoPartOfAPlainPass();
    void refusesModelsWithout();

  private:
    QTemporaryDir m_folder;
};

void TestPredictingLayer::matchesReference_data() {
    QTest::addColumn<bool>("own");
    QTest::newRow("the model's embedding and head") << false;
    QTest::newRow("its own") << true;
}

/// In batches of every size: what the layer has not seen of one batch it sees with the next.
void TestPredictingLayer::matchesReference() {
    QFETCH(bool, own);
    TinyOptions options = predicting(21);
    options.ownPredictionHead = own;
    const TinyModel tiny(options);
    const auto model = load(tiny, m_folder);
    QVERIFY(model);
    QVERIFY(model->info().predictsAhead);
    const std::vector<TokenId> tokens = someTokens(40);
    const auto expected = tiny.referencePredictions(tokens);
    QCOMPARE(expected.size(), tokens.size() - 1);
    std::vector<float> logits(static_cast<std::size_t>(tiny.vocabulary()));
    for (const std::size_t batch : {std::size_t{1}, std::size_t{3}, std::size_t{7}, std::size_t{39}}) {
        auto continuation = Continuation::create(model, {.contextTokens = 64, .predictsAhead = true});
        QVERIFY(continuation.ok());
        for (std::size_t at = 0; at + 1 < tokens.size(); at += batch) {
            const std::size_t count = std::min(batch, tokens.size() - 1 - at);
            QVERIFY((*continuation)->evaluate(std::span(tokens).subspan(at, count), {}).ok());
            const std::size_t last = at + count - 1;
            if (last % 2 == 1) // without asking, the next batch brings it up to date
                continue;
            QVERIFY((*continuation)->predict(tokens[last + 1], {}, logits).ok());
            const double error = conclave::test::relativeError(logits, expected[last]);
            QVERIFY2(error <= kTolerance,
                     qPrintable(QString("batch %1, token %2: %3").arg(batch).arg(last).arg(error)));
        }
    }
}

void TestPredictingLayer::answersStayTheSame_data() {
    QTest::addColumn<float>("temperature");
    QTest::newRow("greedy") << 0.0f;
    QTest::newRow("sampled") << 1.3f;
}

void TestPredictingLayer::answersStayTheSame() {
    QFETCH(float, temperature);
    const auto model = load(talkative(22), m_folder);
    QVERIFY(model);
    const auto plain = Session::create(model);
    const auto ahead = Session::create(model, {.predictsAhead = true});
    QVERIFY(plain.ok() && ahead.ok());
    int drafted = 0;
    int accepted = 0;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        const auto prompt = someTokens(5 + static_cast<int>(seed));
        const auto expected = (*plain)->generate(request(prompt, temperature, seed, 0), {}, {});
        const auto found = (*ahead)->generate(request(prompt, temperature, seed, 0), {}, {});
        QVERIFY(expected.ok() && found.ok());
        QCOMPARE(found->tokens, expected->tokens);
        QVERIFY(found->stopReason == StopReason::ContextFull);
        drafted += found->draftedTokens;
        accepted += found->acceptedTokens;
    }
    QVERIFY2(accepted > 0 && accepted < drafted, // both ways were taken
             qPrintable(QStringLiteral("%1 of %2").arg(accepted).arg(drafted)));
}

void TestPredictingLayer::theNextTurnGoesOn() {
    const auto model = load(talkative(23), m_folder);
    QVERIFY(model);
    const auto ahead = Session::create(model, {.predictsAhead = true});
    QVERIFY(ahead.ok());
    const auto first = (*ahead)->generate(request(someTokens(9), 0, 1, 8), {}, {});
    QVERIFY(first.ok());
    std::vector<TokenId> next = someTokens(9);
    next.insert(next.end(), first->tokens.begin(), first->tokens.end());
    next.insert(next.end(), {50, 60});
    const auto reused = (*ahead)->generate(request(next, 0, 1, 8), {}, {});
    const auto fresh = (*Session::create(model))->generate(request(next, 0, 1, 8), {}, {});
    QVERIFY(reused.ok() && fresh.ok());
    QCOMPARE(reused->tokens, fresh->tokens);
    QVERIFY(reused->reusedTokens >= 9 + 8 - 2); // one less than without, where a state has gone
    // Another question instead of the last one.
    std::vector<TokenId> other(next.begin(), next.begin() + 7);
    other.push_back(70);
    const auto again = (*ahead)->generate(request(other, 0, 1, 8), {}, {});
    const auto alone = (*Session::create(model))->generate(request(other, 0, 1, 8), {}, {});
    QVERIFY(again.ok() && alone.ok());
    QCOMPARE(again->tokens, alone->tokens);
}

void TestPredictingLayer::isNoPartOfAPlainPass() {
    TinyOptions options = predicting(24);
    const auto with = load(TinyModel(options), m_folder);
    options.predictsAhead = false;
    const auto without = load(TinyModel(options), m_folder);
    QVERIFY(with && without);
    QCOMPARE(with->info().layers, without->info().layers);
    QCOMPARE(with->info().activeParameters, without->info().activeParameters);
    QVERIFY(with->info().parameters > without->info().parameters);
    QCOMPARE(with->info().cacheBytesPerToken, without->info().cacheBytesPerToken);
    QCOMPARE(with->info().notices, without->info().notices);
}

void TestPredictingLayer::refusesModelsWithout() {
    const auto model = load(TinyModel({.architecture = "llama", .seed = 25}), m_folder);
    QVERIFY(model);
    const auto session = Session::create(model, {.predictsAhead = true});
    QVERIFY(!session.ok());
    QVERIFY(session.error().kind == ErrorKind::Unsupported);
    QVERIFY2(session.error().message.find("no layer that guesses") != std::string::npos,
             session.error().message.c_str());
}

QTEST_GUILESS_MAIN(TestPredictingLayer)
#include "tst_predicting_layer.moc"
