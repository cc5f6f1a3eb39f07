// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/model_parts.h"
#include "engine/run/forward.h"
#include "engine/run/session.h"
#include "kernels/cpu/cpu_level.h"
#include "tests/engine/run/loaded_family.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <vector>

using namespace conclave::engine;
using namespace conclave::test;

/// Tiny models of every family, from a checkpoint as Hugging Face stores it through convertModel() to logits,
/// against what transformers computes (tests/reference, tests/data/families).
class TestFamilies : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase();
    void goldenDataIsThere();
    void logitsMatchTransformers_data() { listFamilies(); }
    void logitsMatchTransformers();
    void sixteenBitWeightsStayNear_data();
    void sixteenBitWeightsStayNear();
    void greedyTokensMatchTransformers_data() { listFamilies(); }
    void greedyTokensMatchTransformers();
    void prefillInChunksEqualsOnePiece_data() { listFamilies(); }
    void prefillInChunksEqualsOnePiece();
    void reusedPrefixGivesTheSameAnswer_data() { listFamilies(); }
    void reusedPrefixGivesTheSameAnswer();

  private:
    static void listFamilies();
};

void TestFamilies::listFamilies() {
    QTest::addColumn<QString>("name");
    for (const std::string& name : familyNames())
        QTest::newRow(name.c_str()) << QString::fromStdString(name);
}

/// ctest runs this program again at lesser levels, as far as the processor has them.
void TestFamilies::initTestCase() {
    const QByteArray forced = qgetenv("CONCLAVE_CPU_LEVEL");
    if (!forced.isEmpty() && forced != conclave::kernels::cpuLevelName(conclave::kernels::detectCpuLevel()))
        QSKIP(qPrintable(QString("this processor or build does not have %1").arg(QString(forced))));
}

void TestFamilies::goldenDataIsThere() {
    QVERIFY(!familyNames().empty());
}

/// float32 in another order of sums than PyTorch's: 6e-8 per operation, near 1e-6 after a few layers. 1e-4
/// leaves room for sums that nearly cancel, and is far below what a wrong scale, bias or order does.
void TestFamilies::logitsMatchTransformers() {
    QFETCH(QString, name);
    const LoadedFamily loaded(name);
    QVERIFY2(loaded.problem.empty(), loaded.problem.c_str());
    const auto errors = goldenErrors(loaded);
    QVERIFY2(errors.ok(), errors.ok() ? "" : errors.error().message.c_str());
    QCOMPARE(errors->size(), std::size_t{11}); // rows of three prompts
    const double worst = std::ranges::max(*errors);
    qInfo("worst relative error %.2g", worst);
    QVERIFY2(worst < 1e-4, qPrintable(QString("relative error %1").arg(worst)));
}

void TestFamilies::sixteenBitWeightsStayNear_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("type");
    QTest::addColumn<double>("unit"); // the largest relative error of a rounded weight
    for (const std::string& name : familyNames()) {
        const QString family = QString::fromStdString(name);
        QTest::addRow("%s, bf16", name.c_str()) << family << "bf16" << std::ldexp(1.0, -8);
        QTest::addRow("%s, f16", name.c_str()) << family << "f16" << std::ldexp(1.0, -11);
    }
}

/// Rounding moves a weight by at most u of it, with a standard deviation of at most u / √3 = 0.58 u, and a
/// product as a whole by the same share. At most 60 products (six layers of ten) that add their errors in
/// squares make 0.58 u · √60 = 4.5 u; gates and softmax may double it, and a tenth is left for the last
/// norm and head: 10 u for the usual row. Rows in which another expert was chosen are off by much more, so
/// that the bound is one of the median. check_families.py rounds before both and needs no such bound.
void TestFamilies::sixteenBitWeightsStayNear() {
    QFETCH(QString, name);
    QFETCH(QString, type);
    QFETCH(double, unit);
    const LoadedFamily loaded(name, type.toStdString());
    QVERIFY2(loaded.problem.empty(), loaded.problem.c_str());
    const auto errors = goldenErrors(loaded);
    QVERIFY2(errors.ok(), errors.ok() ? "" : errors.error().message.c_str());
    std::vector<double> sorted = *errors;
    std::ranges::sort(sorted);
    const double median = sorted.at(sorted.size() / 2);
    QVERIFY2(median < 10 * unit, qPrintable(QString("median of errors: %1 u").arg(median / unit)));
    // Rounded indeed: another type under the same name would be nearer.
    QVERIFY2(median > 0.1 * unit, qPrintable(QString("median of errors: %1 u").arg(median / unit)));
}

/// Token by token behind the prompt. The data's answers lead by 5e-4 of the largest logit, so that rounding
/// cannot turn one.
void TestFamilies::greedyTokensMatchTransformers() {
    QFETCH(QString, name);
    const LoadedFamily loaded(name);
    QVERIFY2(loaded.problem.empty(), loaded.problem.c_str());
    const Model::Parts& parts = loaded.model->parts();
    for (const GoldenPrompt& prompt : loaded.family.prompts) {
        const std::vector<TokenId> all = promptAndAnswer(prompt);
        const auto evaluator = parts.backend->createEvaluator({.contextTokens = size(all)});
        QVERIFY2(evaluator.ok(), evaluator.ok() ? "" : evaluator.error().message.c_str());
        std::vector<float> logits(loaded.vocabulary());
        std::vector<TokenId> tokens = prompt.tokens;
        std::vector<TokenId> answer;
        int position = 0;
        while (answer.size() < prompt.greedy.size()) {
            const Batch batch{
                .tokens = tokens, .position = position, .isLong = parts.config.isLongConversation(size(all))};
            QVERIFY(forward(**evaluator, parts.weights, batch, {}).ok());
            QVERIFY((*evaluator)->head(size(tokens) - 1, 1, logits).ok());
            position += size(tokens);
            tokens = {static_cast<TokenId>(std::ranges::max_element(logits) - logits.begin())};
            answer.push_back(tokens.front());
        }
        QCOMPARE(answer, std::vector<TokenId>(prompt.greedy));
    }
}

/// A result does not depend on how a prompt is cut: float weights are multiplied row by row in one order, and
/// the cache holds float32.
void TestFamilies::prefillInChunksEqualsOnePiece() {
    QFETCH(QString, name);
    const LoadedFamily loaded(name);
    QVERIFY2(loaded.problem.empty(), loaded.problem.c_str());
    const std::vector<TokenId> tokens = promptAndAnswer(loaded.family.prompts.back());
    const auto whole = logitsInChunks(*loaded.model, tokens, size(tokens));
    QVERIFY2(whole.ok(), whole.ok() ? "" : whole.error().message.c_str());
    for (const int chunk : {1, 7, 64}) {
        const auto parts = logitsInChunks(*loaded.model, tokens, chunk);
        QVERIFY2(parts.ok(), parts.ok() ? "" : parts.error().message.c_str());
        QVERIFY2(
            *parts == *whole,
            qPrintable(
                QString("chunks of %1: relative error %2").arg(chunk).arg(relativeError(*parts, *whole))));
    }
}

/// A session that has answered another prompt with the same beginning, cut within it.
void TestFamilies::reusedPrefixGivesTheSameAnswer() {
    QFETCH(QString, name);
    const LoadedFamily loaded(name);
    QVERIFY2(loaded.problem.empty(), loaded.problem.c_str());
    const GoldenPrompt& prompt = loaded.family.prompts.back();
    const auto session = Session::create(loaded.model, {.contextTokens = size(promptAndAnswer(prompt))});
    QVERIFY2(session.ok(), session.ok() ? "" : session.error().message.c_str());
    std::vector<TokenId> other(prompt.tokens.begin(), prompt.tokens.begin() + 90);
    for (auto token = other.begin() + 80; token != other.end(); ++token)
        *token = (*token + 1) % 100;
    const auto request = [](const std::vector<TokenId>& ids, int count) {
        return GenerationRequest{
            .prompt = ids, .sampler = {.temperature = 0}, .maxTokens = count, .splitReasoning = false};
    };
    QVERIFY((*session)->generate(request(other, 3), {}, {}).ok());
    const auto answer = (*session)->generate(request(prompt.tokens, size(prompt.greedy)), {}, {});
    QVERIFY2(answer.ok(), answer.ok() ? "" : answer.error().message.c_str());
    qInfo("%d of %d tokens reused", answer->reusedTokens, answer->promptTokens);
    // The session ends its answer at a token that ends a turn.
    const Tokenizer& tokenizer = *loaded.model->parts().tokenizer;
    const auto end =
        std::ranges::find_if(prompt.greedy, [&](TokenId token) { return tokenizer.endsGeneration(token); });
    QCOMPARE(answer->tokens, std::vector<TokenId>(prompt.greedy.begin(), end));
}

QTEST_GUILESS_MAIN(TestFamilies)
#include "tst_families.moc"
