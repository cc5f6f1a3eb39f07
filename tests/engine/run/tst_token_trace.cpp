// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/token_trace.h"

#include "engine/model/model.h"
#include "tests/engine/run/traced_answer.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <limits>
#include <memory>

using namespace conclave::engine;
using namespace conclave::test;

namespace {

const std::vector<TokenId> kPrompt{1, 40, 77, 123, 90, 200, 31, 8, 260, 270, 65};

GenerationRequest request(float temperature, int maxTokens, std::vector<TokenId> prompt = kPrompt) {
    return {.prompt = std::move(prompt),
            .sampler = {.temperature = temperature, .seed = 7},
            .maxTokens = maxTokens,
            .splitReasoning = false};
}

} // namespace

/// What is said of each token of an answer, and that saying it changes nothing.
class TestTokenTrace : public QObject {
    Q_OBJECT

  private slots:
    void probabilitiesAreThoseOfTheLogits();
    void whatIsNoNumberHasNoPart();
    void theHeaviestExpertComesFirst();
    void agreesWithTheReference_data();
    void agreesWithTheReference();
    void changesNoToken_data() { agreesWithTheReference_data(); }
    void changesNoToken();
    void isTheSameWithADraft_data() { agreesWithTheReference_data(); }
    void isTheSameWithADraft();
    void isTheSameWithAPredictingLayer();
    void isTheSameBehindAReusedPrefix();
    void comesAfterTheTextOfItsToken();
    void saysWhichLayersHaveExperts();

  private:
    using Loaded = std::shared_ptr<const Model>;
    Loaded load(const TinyModel& tiny);
    Loaded loadRow(float sharpness = 1);
    static std::unique_ptr<Session> open(const Loaded& model, const SessionOptions& options = {});
    QTemporaryDir m_folder;
    int m_files = 0;
};

TestTokenTrace::Loaded TestTokenTrace::load(const TinyModel& tiny) {
    const std::string path = m_folder.filePath(QString::number(++m_files)).toStdString();
    if (!tiny.file().write(path))
        return nullptr;
    auto model = Model::load({.path = path, .device = DeviceChoice::Cpu, .threads = 2});
    if (!model)
        qWarning("%s", model.error().message.c_str());
    return model ? *model : nullptr;
}

/// The model of the row.
TestTokenTrace::Loaded TestTokenTrace::loadRow(float sharpness) {
    const int index = QString::fromUtf8(QTest::currentDataTag()).section(QLatin1Char(' '), 0, 0).toInt();
    return load(endlessModel(tracedModels()[static_cast<std::size_t>(index)].options, sharpness));
}

std::unique_ptr<Session> TestTokenTrace::open(const Loaded& model, const SessionOptions& options) {
    auto session = Session::create(model, options);
    return session ? std::move(*session) : nullptr;
}

void TestTokenTrace::probabilitiesAreThoseOfTheLogits() {
    std::vector<float> logits(3000);
    double total = 0;
    for (std::size_t i = 0; i < logits.size(); ++i) {
        logits[i] = static_cast<float>((i * 7919) % 101) / 10.0f; // ties included
        total += std::exp(static_cast<double>(logits[i]));
    }
    TokenTrace trace;
    trace.chosen.token = 5;
    traceLogits(logits, trace);
    const auto expected = [&](TokenId token) {
        return std::exp(static_cast<double>(logits[static_cast<std::size_t>(token)])) / total;
    };
    QVERIFY(std::abs(static_cast<double>(trace.chosen.probability) - expected(5)) < 1e-7);
    QCOMPARE(trace.candidates.size(), static_cast<std::size_t>(TokenTrace::kMost));
    for (std::size_t i = 0; i < trace.candidates.size(); ++i) {
        const auto [token, probability] = trace.candidates[i];
        QVERIFY(std::abs(static_cast<double>(probability) - expected(token)) < 1e-7);
        QCOMPARE(logits[static_cast<std::size_t>(token)], 10.0f); // there are 29 of these
        QVERIFY(i == 0 || token > trace.candidates[i - 1].token);
    }
}

void TestTokenTrace::whatIsNoNumberHasNoPart() {
    constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
    constexpr float kInfinity = std::numeric_limits<float>::infinity();
    TokenTrace trace;
    trace.chosen.token = 1;
    traceLogits(std::vector<float>{kNan, 2, kInfinity, 2, -kInfinity}, trace);
    QCOMPARE(trace.chosen.probability, 0.5f);
    QCOMPARE(trace.candidates.size(), std::size_t{2});
    QCOMPARE(trace.candidates[1].token, 3);
    traceLogits(std::vector<float>{kNan, kNan}, trace);
    QCOMPARE(trace.chosen.probability, 0.0f);
    QVERIFY(trace.candidates.empty());
}

void TestTokenTrace::theHeaviestExpertComesFirst() {
    TokenTrace trace;
    traceExperts(std::vector<std::int32_t>{4, 2, 300}, std::vector<float>{0.1f, 0.6f, 0.3f}, trace);
    traceExperts(std::vector<std::int32_t>{7, 1, 0}, std::vector<float>{0.5f, 0.25f, 0.25f}, trace);
    QCOMPARE(trace.experts, (std::vector<std::uint16_t>{2, 300, 4, 7, 1, 0}));
    QCOMPARE(trace.expertWeights, (std::vector<float>{0.6f, 0.3f, 0.1f, 0.5f, 0.25f, 0.25f}));
}

void TestTokenTrace::agreesWithTheReference_data() {
    QTest::addColumn<int>("index");
    const auto models = tracedModels();
    for (std::size_t i = 0; i < models.size(); ++i)
        QTest::addRow("%d %s", static_cast<int>(i), models[i].name) << static_cast<int>(i);
}

void TestTokenTrace::agreesWithTheReference() {
    QFETCH(int, index);
    const TinyModel tiny = endlessModel(tracedModels()[static_cast<std::size_t>(index)].options);
    const auto session = open(load(tiny));
    QVERIFY(session);
    for (const float temperature : {0.0f, 1.5f}) {
        const std::string wrong =
            differenceFromReference(tiny, kPrompt, traced(*session, request(temperature, 12)));
        QVERIFY2(wrong.empty(), wrong.c_str());
    }
}

void TestTokenTrace::changesNoToken() {
    const auto session = open(loadRow());
    QVERIFY(session);
    for (const float temperature : {0.0f, 0.8f, 2.0f}) {
        GenerationRequest wanted = request(temperature, 30);
        wanted.sampler.repetitionPenalty = 1.3f;
        const auto plain = session->generate(wanted, {}, {});
        QVERIFY(plain.ok());
        const TracedAnswer answer = traced(*session, wanted);
        QCOMPARE(answer.tokens, plain->tokens);
        QCOMPARE(answer.traces.size(), plain->tokens.size());
        const auto again = session->generate(wanted, {}, {});
        QVERIFY(again.ok());
        QCOMPARE(again->tokens, plain->tokens);
    }
}

/// The model drafts for itself, so that guesses are taken, and a stranger does, so that they are not.
void TestTokenTrace::isTheSameWithADraft() {
    const Loaded model = loadRow(kSure);
    const Loaded stranger = load(endlessModel({.architecture = "llama", .seed = 5, .layers = 1}, kSure));
    const auto plain = open(model);
    QVERIFY(plain && stranger);
    for (const Loaded& draft : {model, stranger}) {
        const auto drafted = open(model);
        QVERIFY(drafted->setDraft(draft).ok());
        int accepted = 0;
        for (const float temperature : {0.0f, 1.0f}) {
            const TracedAnswer expected = traced(*plain, request(temperature, 30));
            const TracedAnswer found = traced(*drafted, request(temperature, 30));
            const std::string wrong = differenceBetween(found, expected, 0);
            QVERIFY2(wrong.empty(), wrong.c_str());
            accepted += found.result.acceptedTokens;
        }
        QVERIFY(draft != model || accepted > 0);
    }
}

void TestTokenTrace::isTheSameWithAPredictingLayer() {
    const Loaded model = load(
        endlessModel({.architecture = "deepseek2", .seed = 3, .predictsAhead = true, .shared = 1}, kSure));
    const auto plain = open(model);
    const auto ahead = open(model, {.predictsAhead = true});
    QVERIFY(plain && ahead);
    QCOMPARE(model->info().expertLayers, (std::vector<int>{1, 2})); // the predicting layer is none of them
    const TracedAnswer found = traced(*ahead, request(0, 40));
    QVERIFY(found.result.draftedTokens > 0);
    const std::string wrong = differenceBetween(found, traced(*plain, request(0, 40)), 0);
    QVERIFY2(wrong.empty(), wrong.c_str());
}

void TestTokenTrace::isTheSameBehindAReusedPrefix() {
    const Loaded model = load(endlessModel({.architecture = "qwen3moe", .seed = 9}));
    const auto session = open(model);
    const auto fresh = open(model);
    QVERIFY(session && fresh);
    const TracedAnswer first = traced(*session, request(0, 8));
    std::vector<TokenId> next = kPrompt;
    next.insert(next.end(), first.tokens.begin(), first.tokens.end());
    next.insert(next.end(), {50, 60});
    const TracedAnswer reused = traced(*session, request(0, 8, next));
    QVERIFY(reused.result.reusedTokens > 0);
    const std::string wrong = differenceBetween(reused, traced(*fresh, request(0, 8, next)), 0);
    QVERIFY2(wrong.empty(), wrong.c_str());
}

void TestTokenTrace::comesAfterTheTextOfItsToken() {
    const Loaded model = load(endlessModel({.architecture = "qwen3moe", .seed = 9}));
    const auto session = open(model);
    QVERIFY(session);
    GenerationRequest wanted = request(0, 20);
    QString order;
    wanted.onToken = [&] { order += QLatin1Char('t'); };
    wanted.onTrace = [&](const TokenTrace&) { order += QLatin1Char('.'); };
    const auto sink = [&](AnswerPart, std::string_view) { order += QLatin1Char('s'); };
    QVERIFY(session->generate(wanted, sink, {}).ok());
    static const QRegularExpression pattern(QStringLiteral("^(ts*\\.){20}s?$"));
    QVERIFY2(pattern.match(order).hasMatch(), qPrintable(order));
    QVERIFY(order.contains(QStringLiteral("ts.")));
}

void TestTokenTrace::saysWhichLayersHaveExperts() {
    QCOMPARE(load(TinyModel({.architecture = "llama"}))->info().expertLayers, std::vector<int>());
    QCOMPARE(load(TinyModel({.architecture = "qwen3moe"}))->info().expertLayers, (std::vector<int>{0, 1, 2}));
    QCOMPARE(load(TinyModel({.architecture = "deepseek2"}))->info().expertLayers, (std::vector<int>{1, 2}));
}

QTEST_GUILESS_MAIN(TestTokenTrace)
#include "tst_token_trace.moc"
