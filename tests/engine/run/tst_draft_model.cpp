// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/model.h"
#include "engine/run/session.h"
#include "tests/support/tiny_model.h"

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <memory>
#include <stop_token>
#include <vector>

using namespace conclave::engine;
using conclave::test::TinyModel;
using conclave::test::TinyOptions;

namespace {

const std::vector<TokenId> kPrompt{1, 40, 77, 123, 90, 200, 31, 8, 260, 270, 65};

using Loaded = std::shared_ptr<const Model>;

/// Models that never end their turn, and are sure of what they say: the head's rows are scaled up, so that a
/// guess passes the drafter's threshold.
Loaded load(TinyOptions options, const QTemporaryDir& folder) {
    TinyModel tiny(options);
    auto& head = tiny.tensors().at("output.weight");
    for (float& value : head.values)
        value *= 6;
    std::fill_n(head.values.begin() + 2 * options.embedding, options.embedding, 0.0f);
    const std::string path = folder.filePath(QString::number(options.seed)).toStdString();
    if (!tiny.file().write(path))
        return nullptr;
    auto model = Model::load({.path = path, .device = DeviceChoice::Cpu, .threads = 1});
    if (!model)
        qWarning("%s", model.error().message.c_str());
    return model ? *model : nullptr;
}

std::unique_ptr<Session> sessionOf(const Loaded& model, const Loaded& draft = nullptr) {
    auto session = Session::create(model);
    if (!session)
        return nullptr;
    if (draft && !(*session)->setDraft(draft))
        return nullptr;
    return std::move(*session);
}

GenerationRequest request(float temperature, std::uint64_t seed, int maxTokens) {
    return {.prompt = kPrompt,
            .sampler = {.temperature = temperature, .seed = seed},
            .maxTokens = maxTokens,
            .splitReasoning = false};
}

} // namespace

class TestDraftModel : public QObject {
    Q_OBJECT

  private slots:
    void theModelItselfGuessesEverythingRight();
    void aStrangerChangesNothing_data();
    void aStrangerChangesNothing();
    void samplingIsTheSameTokenForToken();
    void theDraftsOwnContextMayBeShorter();
    void stopsWhereItStopsWithout();
    void theNextTurnReusesThePrefix();
    void cancelKeepsTheSessionUsable();
    void refusesAnotherVocabulary();

  private:
    QTemporaryDir m_folder;
};

void TestDraftModel::theModelItselfGuessesEverythingRight() {
    const Loaded model = load({.architecture = "llama", .seed = 3}, m_folder);
    QVERIFY(model);
    const auto plain = sessionOf(model)->generate(request(0, 1, 40), {}, {});
    const auto drafted = sessionOf(model, model)->generate(request(0, 1, 40), {}, {});
    QVERIFY(plain.ok() && drafted.ok());
    QCOMPARE(drafted->tokens, plain->tokens);
    QCOMPARE(plain->draftedTokens, 0);
    QVERIFY2(drafted->draftedTokens >= 20, qPrintable(QString::number(drafted->draftedTokens)));
    QCOMPARE(drafted->acceptedTokens, drafted->draftedTokens);
}

void TestDraftModel::aStrangerChangesNothing_data() {
    QTest::addColumn<QString>("architecture");
    for (const char* name : {"llama", "qwen3moe", "deepseek2"})
        QTest::newRow(name) << name;
}

void TestDraftModel::aStrangerChangesNothing() {
    QFETCH(QString, architecture);
    const Loaded model = load({.architecture = architecture.toStdString(), .seed = 4}, m_folder);
    const Loaded stranger = load({.architecture = "llama", .seed = 5, .layers = 1}, m_folder);
    QVERIFY(model && stranger);
    const auto plain = sessionOf(model)->generate(request(0, 1, 0), {}, {});
    const auto drafted = sessionOf(model, stranger)->generate(request(0, 1, 0), {}, {});
    QVERIFY(plain.ok() && drafted.ok());
    QVERIFY(plain->stopReason == StopReason::ContextFull);
    QVERIFY(drafted->stopReason == StopReason::ContextFull);
    QCOMPARE(drafted->tokens, plain->tokens);
    QVERIFY(drafted->draftedTokens > drafted->acceptedTokens); // it guessed, and was wrong
}

/// The choice is the large model's, with the same random numbers: not only the distribution is kept.
void TestDraftModel::samplingIsTheSameTokenForToken() {
    const Loaded model = load({.architecture = "qwen3moe", .seed = 6}, m_folder);
    QVERIFY(model);
    const auto plain = sessionOf(model);
    const auto drafted = sessionOf(model, model);
    int guessed = 0;
    int accepted = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const auto expected = plain->generate(request(1.5f, seed, 25), {}, {});
        const auto found = drafted->generate(request(1.5f, seed, 25), {}, {});
        QVERIFY(expected.ok() && found.ok());
        QCOMPARE(found->tokens, expected->tokens);
        guessed += found->draftedTokens;
        accepted += found->acceptedTokens;
    }
    QVERIFY2(accepted > 0 && accepted < guessed, // both ways were taken
             qPrintable(QStringLiteral("%1 of %2").arg(accepted).arg(guessed)));
}

void TestDraftModel::theDraftsOwnContextMayBeShorter() {
    const Loaded model = load({.architecture = "llama", .seed = 7}, m_folder);
    const Loaded shorter = load({.architecture = "llama", .seed = 8, .context = 24}, m_folder);
    QVERIFY(model && shorter);
    const auto plain = sessionOf(model)->generate(request(0, 1, 40), {}, {});
    const auto drafted = sessionOf(model, shorter)->generate(request(0, 1, 40), {}, {});
    QVERIFY(plain.ok() && drafted.ok());
    QCOMPARE(drafted->tokens, plain->tokens);
}

void TestDraftModel::stopsWhereItStopsWithout() {
    const Loaded model = load({.architecture = "llama", .seed = 3}, m_folder);
    QVERIFY(model);
    const auto session = sessionOf(model, model);
    for (int limit = 1; limit <= 12; ++limit) {
        const auto result = session->generate(request(0, 1, limit), {}, {});
        QVERIFY(result.ok());
        QCOMPARE(static_cast<int>(result->tokens.size()), limit);
        QVERIFY(result->stopReason == StopReason::TokenLimit);
    }
}

void TestDraftModel::theNextTurnReusesThePrefix() {
    const Loaded model = load({.architecture = "deepseek2", .seed = 9}, m_folder);
    const Loaded draft = load({.architecture = "llama", .seed = 10}, m_folder);
    QVERIFY(model && draft);
    const auto session = sessionOf(model, draft);
    const auto first = session->generate(request(0, 1, 8), {}, {});
    QVERIFY(first.ok());
    GenerationRequest next = request(0, 1, 8);
    next.prompt.insert(next.prompt.end(), first->tokens.begin(), first->tokens.end());
    next.prompt.insert(next.prompt.end(), {50, 60});
    const auto reused = session->generate(next, {}, {});
    QVERIFY(reused.ok());
    QVERIFY(reused->reusedTokens >= static_cast<int>(kPrompt.size() + first->tokens.size()) - 1);
    const auto fresh = sessionOf(model)->generate(next, {}, {});
    QVERIFY(fresh.ok());
    QCOMPARE(reused->tokens, fresh->tokens);
}

void TestDraftModel::cancelKeepsTheSessionUsable() {
    const Loaded model = load({.architecture = "llama", .seed = 3}, m_folder);
    QVERIFY(model);
    const auto session = sessionOf(model, model);
    const auto whole = session->generate(request(0, 1, 20), {}, {});
    std::stop_source stop;
    int pieces = 0;
    const auto cut = session->generate(
        request(0, 1, 20),
        [&](AnswerPart, std::string_view) {
            if (++pieces == 3)
                stop.request_stop();
        },
        stop.get_token());
    QVERIFY(whole.ok() && cut.ok());
    QVERIFY(cut->stopReason == StopReason::Cancelled);
    QVERIFY(cut->tokens.size() < whole->tokens.size());
    const auto again = session->generate(request(0, 1, 20), {}, {});
    QVERIFY(again.ok());
    QCOMPARE(again->tokens, whole->tokens);
}

void TestDraftModel::refusesAnotherVocabulary() {
    const Loaded model = load({.architecture = "llama", .seed = 11}, m_folder);
    const Loaded other = load({.architecture = "llama", .seed = 12, .words = 24}, m_folder);
    QVERIFY(model && other);
    auto session = Session::create(model);
    QVERIFY(session.ok());
    const auto refused = (*session)->setDraft(other);
    QVERIFY(!refused.ok());
    QVERIFY(refused.error().kind == ErrorKind::Unsupported);
    QVERIFY2(refused.error().message.find("283 tokens, expected the same 282") != std::string::npos,
             refused.error().message.c_str());
    QVERIFY((*session)->generate(request(0, 1, 3), {}, {}).ok()); // goes on without
}

QTEST_GUILESS_MAIN(TestDraftModel)
#include "tst_draft_model.moc"
