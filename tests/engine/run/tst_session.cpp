// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/model.h"
#include "engine/run/session.h"
#include "tests/support/tiny_model.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <limits>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

using namespace conclave::engine;
using conclave::test::TinyModel;
using conclave::test::TinyOptions;

namespace {

const std::vector<TokenId> kPrompt{1, 40, 77, 123, 90, 200, 31, 8, 260, 270, 65};

GenerationRequest greedyRequest(std::vector<TokenId> prompt, int maxTokens) {
    return {.prompt = std::move(prompt),
            .sampler = {.temperature = 0},
            .maxTokens = maxTokens,
            .splitReasoning = false};
}

std::shared_ptr<const Model> loadTiny(const TinyModel& tiny, const QTemporaryDir& folder, int threads = 2) {
    const std::string path = folder.filePath("tiny.gguf").toStdString();
    if (!tiny.file().write(path))
        return nullptr;
    auto model = Model::load({.path = path, .device = DeviceChoice::Cpu, .threads = threads});
    if (!model)
        qWarning("%s", model.error().message.c_str());
    return model ? *model : nullptr;
}

/// A model that never ends its turn: the logit of </s> is zero, and some other one is always positive.
TinyModel endless(TinyOptions options) {
    TinyModel tiny(options);
    auto& head = tiny.tensors().at("output.weight");
    std::fill_n(head.values.begin() + 2 * options.embedding, options.embedding, 0.0f);
    return tiny;
}

} // namespace

class TestSession : public QObject {
    Q_OBJECT

  private slots:
    void init();
    void case19_reusedPrefixGivesTheSameAnswer_data();
    void case19_reusedPrefixGivesTheSameAnswer();
    void aStoppedAnswerGoesOnAsIfItHadNotBeen_data() { case19_reusedPrefixGivesTheSameAnswer_data(); }
    void aStoppedAnswerGoesOnAsIfItHadNotBeen();
    void differentBeginningReusesNothing();
    void samePromptAgainEvaluatesItsLastToken();
    void modelsWithStatesGoBackWhereChatsDo();
    void longConversationsChangeTheirRotations();
    void roughCachesStayNearTheExactOne();
    void stopsAtTokenLimit();
    void stopsAtEndOfTurn();
    void stopsWhenContextIsFull();
    void refusesBadPrompts_data();
    void refusesBadPrompts();
    void refusesBadContexts();
    void cancelDuringPrefillIsPromptAndKeepsTheSessionUsable();
    void cancelDuringDecodeKeepsWhatWasWritten();
    void progressCountsToThePromptsEnd();
    void splitsReasoningFromAnswer();
    void rawTextKeepsMarkersAndWholeCharacters();
    void worksWithoutASink();
    void logitsStopWhenTheSinkSaysSo();
    void measureTimesAndForgets();
    void brokenWeightsAreAnErrorNotAnEndlessAnswer();

  private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<const Model> m_model;
    std::unique_ptr<Session> m_session;

    void open(const TinyModel& tiny, int contextTokens = 0) {
        m_session.reset();
        m_model = loadTiny(tiny, *m_folder);
        QVERIFY(m_model);
        auto session = Session::create(m_model, {.contextTokens = contextTokens});
        QVERIFY2(session.ok(), session.ok() ? "" : session.error().message.c_str());
        m_session = std::move(*session);
    }
};

void TestSession::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    open(endless({.architecture = "qwen3moe", .seed = 9}));
}

void TestSession::case19_reusedPrefixGivesTheSameAnswer_data() {
    QTest::addColumn<QString>("architecture");
    for (const char* name : {"llama", "qwen3moe", "deepseek2"})
        QTest::newRow(name) << name;
}

void TestSession::case19_reusedPrefixGivesTheSameAnswer() {
    QFETCH(QString, architecture);
    open(endless({.architecture = architecture.toStdString(), .seed = 9, .shared = 1}));
    const auto first = m_session->generate(greedyRequest(kPrompt, 8), {}, {});
    QVERIFY(first.ok());
    // The next turn: the prompt, the answer, and something new.
    std::vector<TokenId> next = kPrompt;
    next.insert(next.end(), first->tokens.begin(), first->tokens.end());
    next.insert(next.end(), {50, 60});
    const auto reused = m_session->generate(greedyRequest(next, 8), {}, {});
    QVERIFY(reused.ok());
    QCOMPARE(reused->reusedTokens,
             static_cast<int>(kPrompt.size()) + 7); // the last token of the answer was not needed
    m_session->clear();
    const auto fresh = m_session->generate(greedyRequest(next, 8), {}, {});
    QVERIFY(fresh.ok());
    QCOMPARE(fresh->reusedTokens, 0);
    QCOMPARE(reused->tokens, fresh->tokens);
    // An edited turn: half of the prompt stays.
    std::vector<TokenId> edited(kPrompt.begin(), kPrompt.begin() + 5);
    edited.insert(edited.end(), {11, 12, 13});
    const auto branch = m_session->generate(greedyRequest(edited, 8), {}, {});
    QVERIFY(branch.ok());
    QCOMPARE(branch->reusedTokens, 5);
    m_session->clear();
    const auto freshBranch = m_session->generate(greedyRequest(edited, 8), {}, {});
    QVERIFY(freshBranch.ok());
    QCOMPARE(branch->tokens, freshBranch->tokens);
}

void TestSession::aStoppedAnswerGoesOnAsIfItHadNotBeen() {
    QFETCH(QString, architecture);
    open(endless({.architecture = architecture.toStdString(), .seed = 9, .shared = 1}));
    for (const float temperature : {0.0f, 1.2f}) {
        GenerationRequest request = greedyRequest(kPrompt, 30);
        request.sampler = {.temperature = temperature, .repetitionPenalty = 1.2f, .seed = 5};
        std::string text;
        const AnswerSink sink = [&](AnswerPart, std::string_view part) { text += part; };
        m_session->clear();
        const auto whole = m_session->generate(request, sink, {});
        QVERIFY(whole.ok());
        const std::string wholeText = std::exchange(text, {});
        for (const int stoppedAfter : {1, 13}) {
            for (const bool isCached : {true, false}) {
                request.maxTokens = stoppedAfter;
                request.begun.clear();
                const auto begun = m_session->generate(request, {}, {});
                QVERIFY(begun.ok());
                if (!isCached)
                    m_session->clear();
                request.begun = begun->tokens;
                request.maxTokens = 30 - stoppedAfter;
                text.clear();
                const auto rest = m_session->generate(request, sink, {});
                QVERIFY(rest.ok());
                QCOMPARE(rest->promptTokens, static_cast<int>(kPrompt.size()) + stoppedAfter);
                QCOMPARE(rest->reusedTokens > 0, isCached);
                std::vector<TokenId> both = begun->tokens;
                both.insert(both.end(), rest->tokens.begin(), rest->tokens.end());
                QCOMPARE(both, whole->tokens);
                QCOMPARE(text, wholeText);
            }
        }
        request.maxTokens = 30;
        request.begun.clear();
    }
}

void TestSession::differentBeginningReusesNothing() {
    QVERIFY(m_session->generate(greedyRequest(kPrompt, 2), {}, {}).ok());
    std::vector<TokenId> other = kPrompt;
    other[0] = 5;
    const auto result = m_session->generate(greedyRequest(other, 2), {}, {});
    QVERIFY(result.ok());
    QCOMPARE(result->reusedTokens, 0);
}

void TestSession::samePromptAgainEvaluatesItsLastToken() {
    const auto first = m_session->generate(greedyRequest(kPrompt, 6), {}, {});
    const auto second = m_session->generate(greedyRequest(kPrompt, 6), {}, {});
    QVERIFY(first.ok() && second.ok());
    QCOMPARE(second->reusedTokens, static_cast<int>(kPrompt.size()) - 1);
    QCOMPARE(second->promptTokens, static_cast<int>(kPrompt.size()));
    QCOMPARE(first->tokens, second->tokens);
}

/// A state cannot be turned back, but the usual ways of a chat do not start from the beginning.
void TestSession::modelsWithStatesGoBackWhereChatsDo() {
    open(endless({.architecture = "qwen35", .seed = 9, .context = 512}));
    const auto generated = [&](const std::vector<TokenId>& prompt) {
        const auto result = m_session->generate(greedyRequest(prompt, 40), {}, {});
        return result ? *result : GenerationResult{};
    };
    const auto answersAsAFreshSession = [&](const std::vector<TokenId>& prompt,
                                            const GenerationResult& result) {
        auto other = Session::create(m_model);
        const auto fresh = (*other)->generate(greedyRequest(prompt, 40), {}, {});
        return fresh.ok() && fresh->tokens == result.tokens && result.tokens.size() == 40;
    };
    std::vector<TokenId> first;
    for (int i = 0; i < 200; ++i)
        first.push_back(3 + (i * i + 5 * i) % 270);
    const GenerationResult answer = generated(first);
    QVERIFY(answersAsAFreshSession(first, answer));
    // Written anew: all but the prompt's last token is there.
    const GenerationResult again = generated(first);
    QCOMPARE(again.reusedTokens, 199);
    QCOMPARE(again.tokens, answer.tokens);
    // The next turn: also the answer is there, but its last token.
    std::vector<TokenId> second = first;
    second.insert(second.end(), again.tokens.begin(), again.tokens.end());
    for (int i = 0; i < 60; ++i)
        second.push_back(3 + (7 * i) % 270);
    const GenerationResult next = generated(second);
    QCOMPARE(next.reusedTokens, 239);
    QVERIFY(answersAsAFreshSession(second, next));
    // The second question is edited behind its first three tokens.
    std::vector<TokenId> edited(second.begin(), second.begin() + 243);
    edited.insert(edited.end(), 30, 77);
    const GenerationResult branch = generated(edited);
    QCOMPARE(branch.reusedTokens, 243);
    QVERIFY(answersAsAFreshSession(edited, branch));
    // The next prompt has another answer than the one given, from two tokens before the prompt's end on: what
    // templates do that leave out earlier reasoning.
    std::vector<TokenId> withoutReasoning(edited.begin(), edited.end() - 2);
    withoutReasoning.insert(withoutReasoning.end(), 50, 99);
    const GenerationResult third = generated(withoutReasoning);
    QCOMPARE(third.reusedTokens, static_cast<int>(edited.size()) - 2);
    QVERIFY(answersAsAFreshSession(withoutReasoning, third));
    // Somewhere else: less is there, and the answer is the same as ever.
    std::vector<TokenId> middle(first.begin(), first.begin() + 100);
    middle.push_back(5);
    const GenerationResult last = generated(middle);
    QVERIFY(last.reusedTokens <= 100);
    QVERIFY(answersAsAFreshSession(middle, last));
}

/// LongRoPE: up to 24 tokens one set of divisors, beyond them another one for all of the conversation.
void TestSession::longConversationsChangeTheirRotations() {
    TinyModel tiny = endless({.architecture = "llama", .seed = 9});
    tiny.tensors()["rope_factors_short.weight"] = {{6}, {1, 1, 1.1f, 1.2f, 1.5f, 2}};
    tiny.tensors()["rope_factors_long.weight"] = {{6}, {1, 1.5f, 3, 8, 20, 40}};
    conclave::test::GgufWriter writer = tiny.file();
    writer.add("llama.rope.scaling.type", "longrope");
    writer.add("llama.rope.scaling.original_context_length", std::uint32_t{24});
    const std::string path = m_folder->filePath("longrope.gguf").toStdString();
    QVERIFY(writer.write(path));
    auto model = Model::load({.path = path, .device = DeviceChoice::Cpu, .threads = 2});
    QVERIFY2(model.ok(), model.ok() ? "" : model.error().message.c_str());
    const auto open = [&] { return std::move(*Session::create(*model)); };

    const auto growing = open();
    const auto whole = growing->generate(greedyRequest(kPrompt, 40), {}, {});
    QVERIFY(whole.ok());
    QCOMPARE(whole->tokens.size(), std::size_t{40});
    // The token behind `length` is chosen with the rotations of a conversation of that length, whether it
    // has grown to it, with its cache evaluated anew on the way, or came as one prompt.
    for (const std::size_t length : {20, 24, 25, 26, 40}) {
        std::vector<TokenId> prompt = kPrompt;
        prompt.insert(prompt.end(), whole->tokens.begin(), whole->tokens.end());
        prompt.resize(length);
        const auto one = open()->generate(greedyRequest(prompt, 1), {}, {});
        QVERIFY(one.ok());
        QCOMPARE(one->tokens.front(), whole->tokens[length - kPrompt.size()]);
    }
    // Back to a short conversation: nothing of the long one's cache is used.
    const auto again = growing->generate(greedyRequest(kPrompt, 5), {}, {});
    QVERIFY(again.ok());
    QCOMPARE(again->reusedTokens, 0);
    QVERIFY(std::equal(again->tokens.begin(), again->tokens.end(), whole->tokens.begin()));
    // The sets do differ: a row of a long text is not that of its beginning alone.
    std::vector<TokenId> text(30, 40);
    const auto lastOf = [&](std::size_t length, int position) {
        std::vector<float> found;
        const auto done = growing->logits(std::span(text).first(length),
                                          [&](int at, std::span<const float> row) {
                                              if (at == position)
                                                  found.assign(row.begin(), row.end());
                                              return true;
                                          },
                                          {});
        return done ? found : std::vector<float>();
    };
    text[3] = 77;
    QCOMPARE(lastOf(24, 20), lastOf(22, 20)); // both short
    QVERIFY(lastOf(24, 23) != lastOf(25, 23));
}

/// 4, 8 and 11 bits of a number: each type comes at least twice as near as the one before.
void TestSession::roughCachesStayNearTheExactOne() {
    const auto logitsWith = [&](CacheType type) {
        std::vector<float> all;
        const auto session = Session::create(m_model, {.cacheType = type});
        const auto done = (*session)->logits(kPrompt,
                                             [&](int, std::span<const float> row) {
                                                 all.insert(all.end(), row.begin(), row.end());
                                                 return true;
                                             },
                                             {});
        return done ? all : std::vector<float>();
    };
    const std::vector<float> exact = logitsWith(CacheType::f32);
    QVERIFY(!exact.empty());
    double coarser = 1;
    for (const CacheType type : {CacheType::q4_0, CacheType::q8_0, CacheType::f16}) {
        const std::vector<float> rough = logitsWith(type);
        QCOMPARE(rough.size(), exact.size());
        double difference = 0;
        double size = 0;
        for (std::size_t i = 0; i < exact.size(); ++i) {
            difference += std::pow(rough[i] - exact[i], 2);
            size += std::pow(exact[i], 2);
        }
        const double error = std::sqrt(difference / size);
        QVERIFY2(error > 0 && error < coarser / 2, qPrintable(QString::number(error)));
        coarser = error;
    }
}

void TestSession::stopsAtTokenLimit() {
    const auto result = m_session->generate(greedyRequest(kPrompt, 3), {}, {});
    QVERIFY(result.ok());
    QCOMPARE(result->tokens.size(), std::size_t{3});
    QVERIFY(result->stopReason == StopReason::TokenLimit);
    QVERIFY(result->tokensPerSecond() > 0);
    QCOMPARE(stopReasonName(result->stopReason), "token_limit");
}

void TestSession::stopsAtEndOfTurn() {
    // Every stream is one large constant that the layers cannot turn around, and only </s> has a head to
    // read it.
    TinyModel tiny({.architecture = "llama", .seed = 9});
    auto& embedding = tiny.tensors().at("token_embd.weight").values;
    auto& norm = tiny.tensors().at("output_norm.weight").values;
    auto& head = tiny.tensors().at("output.weight").values;
    const auto width = static_cast<std::ptrdiff_t>(tiny.options().embedding);
    std::fill(embedding.begin(), embedding.end(), 100.0f);
    std::fill(norm.begin(), norm.end(), 1.0f);
    std::fill(head.begin(), head.end(), 0.0f);
    std::fill_n(head.begin() + 2 * width, width, 1.0f);
    open(tiny);
    const auto ended = m_session->generate(greedyRequest(kPrompt, 3), {}, {});
    QVERIFY(ended.ok());
    QVERIFY(ended->tokens.empty());
    QVERIFY(ended->stopReason == StopReason::EndOfTurn);
    QCOMPARE(ended->tokensPerSecond(), 0.0);
}

void TestSession::stopsWhenContextIsFull() {
    open(endless({.architecture = "llama", .seed = 9}), 16);
    QCOMPARE(m_session->contextTokens(), 16);
    const auto result = m_session->generate(greedyRequest(kPrompt, 0), {}, {});
    QVERIFY(result.ok());
    QVERIFY(result->stopReason == StopReason::ContextFull);
    QCOMPARE(m_session->cachedTokens(), 16);
    QCOMPARE(result->tokens.size(), 16 - kPrompt.size() + 1); // the last one needs no room
    // A prompt that fills the context to the last place still gets one token.
    const auto full = m_session->generate(greedyRequest(std::vector<TokenId>(16, 44), 0), {}, {});
    QVERIFY(full.ok());
    QCOMPARE(full->tokens.size(), std::size_t{1});
}

void TestSession::refusesBadPrompts_data() {
    QTest::addColumn<std::vector<TokenId>>("prompt");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("empty") << std::vector<TokenId>{} << "empty";
    QTest::newRow("too long") << std::vector<TokenId>(65, 3) << "has 65 tokens, but the context holds 64";
    QTest::newRow("negative") << std::vector<TokenId>{1, -1} << "holds the token -1; expected 0 to 281";
    QTest::newRow("past the vocabulary")
        << std::vector<TokenId>{1, 282} << "holds the token 282; expected 0 to 281";
}

void TestSession::refusesBadPrompts() {
    QFETCH(std::vector<TokenId>, prompt);
    QFETCH(QString, sentence);
    const auto result = m_session->generate(greedyRequest(prompt, 1), {}, {});
    QVERIFY(!result.ok());
    QVERIFY(result.error().kind == ErrorKind::Invalid);
    QVERIFY2(QString::fromStdString(result.error().message).contains(sentence),
             result.error().message.c_str());
    const auto row = [](int, std::span<const float>) { return true; };
    QVERIFY(!m_session->logits(prompt, row, {}).ok());
}

void TestSession::refusesBadContexts() {
    for (const int tokens : {-1, 65, 1 << 30}) {
        const auto session = Session::create(m_model, {.contextTokens = tokens});
        QVERIFY(!session.ok());
        QVERIFY(session.error().kind == ErrorKind::Invalid);
    }
    open(endless({.architecture = "llama", .seed = 9, .context = 1 << 28}));
    const auto huge =
        Session::create(m_model, {.contextTokens = 1 << 28}); // 3 layers · 72 floats · 2^28 tokens: 232 GB
    QVERIFY(!huge.ok());
    QVERIFY(huge.error().kind == ErrorKind::OutOfMemory);
    QVERIFY2(QString::fromStdString(huge.error().message).contains("232 GB for its cache"),
             huge.error().message.c_str());
}

/// A prompt that takes seconds: cancelled after 50 ms it must come back soon, and the session must go on
/// rightly.
void TestSession::cancelDuringPrefillIsPromptAndKeepsTheSessionUsable() {
    open(endless({.architecture = "deepseek2",
                  .seed = 9,
                  .layers = 2,
                  .embedding = 512,
                  .context = 4096,
                  .latentHeads = 8,
                  .latent = 128,
                  .plain = 64,
                  .rotary = 32,
                  .valueWidth = 64,
                  .experts = 8,
                  .used = 4,
                  .expertWidth = 512,
                  .shared = 1}));
    const auto expected = m_session->generate(greedyRequest(kPrompt, 5), {}, {});
    QVERIFY(expected.ok());
    std::vector<TokenId> longPrompt = kPrompt;
    for (int i = 0; i < 4000; ++i)
        longPrompt.push_back((i * 31) % 280);
    std::stop_source source;
    std::atomic<std::int64_t> stoppedAt = 0;
    QElapsedTimer timer;
    timer.start();
    std::jthread canceller([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        stoppedAt = timer.elapsed();
        source.request_stop();
    });
    const auto cancelled = m_session->generate(greedyRequest(longPrompt, 5), {}, source.get_token());
    const std::int64_t waited = timer.elapsed() - stoppedAt;
    QVERIFY(cancelled.ok());
    QVERIFY(cancelled->stopReason == StopReason::Cancelled);
    QVERIFY(cancelled->tokens.empty());
    QVERIFY(m_session->cachedTokens() < static_cast<int>(longPrompt.size()));
    QVERIFY2(waited < 2000,
             qPrintable(QString("%1 ms").arg(waited))); // a hang guard; some milliseconds as a rule
    qInfo("came back %lld ms after the request", static_cast<long long>(waited));
    const auto again = m_session->generate(greedyRequest(kPrompt, 5), {}, {});
    QVERIFY(again.ok());
    QCOMPARE(again->tokens, expected->tokens);
    QVERIFY(again->reusedTokens >= static_cast<int>(kPrompt.size()) - 1);
}

void TestSession::cancelDuringDecodeKeepsWhatWasWritten() {
    const auto expected = m_session->generate(greedyRequest(kPrompt, 30), {}, {});
    QVERIFY(expected.ok());
    m_session->clear();
    std::stop_source source;
    int pieces = 0;
    std::string text;
    GenerationRequest request = greedyRequest(kPrompt, 30);
    const auto cancelled = m_session->generate(
        request,
        [&](AnswerPart, std::string_view part) {
            text += part;
            if (++pieces == 3)
                source.request_stop();
        },
        source.get_token());
    QVERIFY(cancelled.ok());
    QVERIFY(cancelled->stopReason == StopReason::Cancelled);
    QVERIFY(!cancelled->tokens.empty() && cancelled->tokens.size() < 30);
    QVERIFY(!text.empty());
    // Going on where it was cancelled gives what would have come.
    std::vector<TokenId> rest = kPrompt;
    rest.insert(rest.end(), cancelled->tokens.begin(), cancelled->tokens.end());
    const auto resumed =
        m_session->generate(greedyRequest(rest, 30 - static_cast<int>(cancelled->tokens.size())), {}, {});
    QVERIFY(resumed.ok());
    std::vector<TokenId> whole = cancelled->tokens;
    whole.insert(whole.end(), resumed->tokens.begin(), resumed->tokens.end());
    QCOMPARE(whole, expected->tokens);
}

void TestSession::progressCountsToThePromptsEnd() {
    open(endless({.architecture = "llama", .seed = 9, .context = 400}));
    std::vector<std::pair<int, int>> steps;
    const std::vector<TokenId> prompt(300, 17);
    QVERIFY(m_session
                ->generate(greedyRequest(prompt, 1), {}, {},
                           [&](int done, int total) { steps.emplace_back(done, total); })
                .ok());
    QVERIFY(steps.size() > 3); // three batches, and layers within them
    for (std::size_t i = 0; i < steps.size(); ++i) {
        QCOMPARE(steps[i].second, 300);
        QVERIFY(i == 0 || steps[i].first > steps[i - 1].first);
    }
    QCOMPARE(steps.back().first, 300);
}

void TestSession::splitsReasoningFromAnswer() {
    GenerationRequest request = greedyRequest(kPrompt, 20);
    request.splitReasoning = true;
    request.renderedPromptEnd = "<think>\n"; // as R1's template prefills it; the tiny model never closes it
    std::string reasoning;
    std::string answer;
    const auto result = m_session->generate(request,
                                            [&](AnswerPart part, std::string_view text) {
                                                (part == AnswerPart::Reasoning ? reasoning : answer) += text;
                                            },
                                            {});
    QVERIFY(result.ok());
    QVERIFY(!reasoning.empty());
    QVERIFY(answer.empty());
    QVERIFY(result->reasoningMs > 0);
    request.renderedPromptEnd.clear();
    reasoning.clear();
    const auto plain = m_session->generate(request,
                                           [&](AnswerPart part, std::string_view text) {
                                               (part == AnswerPart::Reasoning ? reasoning : answer) += text;
                                           },
                                           {});
    QVERIFY(plain.ok());
    QVERIFY(reasoning.empty());
    QVERIFY(!answer.empty());
    QCOMPARE(plain->reasoningMs, 0.0);
}

/// Byte tokens make half characters; the sink sees whole ones and the replacement for what never became
/// one.
void TestSession::rawTextKeepsMarkersAndWholeCharacters() {
    std::string text;
    const auto result = m_session->generate(
        greedyRequest(kPrompt, 40),
        [&](AnswerPart part, std::string_view piece) {
            QVERIFY(part == AnswerPart::Answer);
            QVERIFY(QString::fromUtf8(piece.data(), static_cast<int>(piece.size())).toUtf8().size() ==
                    static_cast<int>(piece.size()));
            text += piece;
        },
        {});
    QVERIFY(result.ok());
    QCOMPARE(result->tokens.size(), std::size_t{40});
    QVERIFY(!text.empty());
}

void TestSession::worksWithoutASink() {
    GenerationRequest request = greedyRequest(kPrompt, 4);
    QVERIFY(m_session->generate(request, {}, {}).ok());
    request.splitReasoning = true;
    QVERIFY(m_session->generate(request, {}, {}).ok());
}

void TestSession::logitsStopWhenTheSinkSaysSo() {
    int rows = 0;
    QVERIFY(m_session
                ->logits(kPrompt,
                         [&](int, std::span<const float> row) { return row.size() == 282 && ++rows < 4; }, {})
                .ok());
    QCOMPARE(rows, 4);
    std::stop_source source;
    source.request_stop();
    const auto stopped = m_session->logits(
        kPrompt, [](int, std::span<const float>) { return true; }, source.get_token());
    QVERIFY(!stopped.ok());
    QVERIFY(stopped.error().kind == ErrorKind::Cancelled);
}

void TestSession::measureTimesAndForgets() {
    const auto timing = m_session->measure(32, 16, {});
    QVERIFY(timing.ok());
    QVERIFY(timing->prefillMs > 0 && timing->decodeMs > 0);
    QVERIFY(timing->decodeBytesPerToken > m_model->info().activeParameters * 4);
    QCOMPARE(m_session->cachedTokens(), 0);
    QVERIFY(!m_session->measure(60, 5, {}).ok());
    QVERIFY(!m_session->measure(0, 5, {}).ok());
}

void TestSession::brokenWeightsAreAnErrorNotAnEndlessAnswer() {
    TinyModel tiny({.architecture = "deepseek2", .seed = 9});
    auto& values = tiny.tensors().at("blk.1.attn_kv_a_mqa.weight").values;
    std::fill(values.begin(), values.end(), std::numeric_limits<float>::quiet_NaN());
    open(tiny);
    const auto result = m_session->generate(greedyRequest(kPrompt, 5), {}, {});
    QVERIFY(!result.ok());
    QVERIFY(result.error().kind == ErrorKind::Corrupt);
}

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
