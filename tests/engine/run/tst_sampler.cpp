// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/sampler.h"

#include <QTest>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <vector>

using namespace conclave::engine;

namespace {

/// Everything off: samples from softmax(logits).
SamplerSettings plain(std::uint64_t seed = 1) {
    return {
        .temperature = 1.0f, .topK = 0, .topP = 1.0f, .minP = 0.0f, .repetitionPenalty = 1.0f, .seed = seed};
}

SamplerSettings greedy() {
    SamplerSettings settings = plain();
    settings.temperature = 0;
    return settings;
}

/// How often each token comes in @p draws draws.
std::map<TokenId, int> countDraws(const SamplerSettings& settings, const std::vector<float>& logits,
                                  int draws) {
    Sampler sampler(settings);
    std::map<TokenId, int> counts;
    for (int i = 0; i < draws; ++i) {
        std::vector<float> copy = logits;
        ++counts[sampler.choose(copy, {})];
    }
    return counts;
}

std::set<TokenId> everDrawn(const SamplerSettings& settings, const std::vector<float>& logits,
                            int draws = 3000) {
    std::set<TokenId> tokens;
    for (const auto& [token, count] : countDraws(settings, logits, draws))
        tokens.insert(token);
    return tokens;
}

std::vector<float> logsOf(const std::vector<double>& probabilities) {
    std::vector<float> logits;
    for (const double p : probabilities)
        logits.push_back(static_cast<float>(std::log(p)));
    return logits;
}

/// Σ (found - expected)² / expected over all tokens.
double chiSquare(const std::map<TokenId, int>& counts, const std::vector<double>& probabilities, int draws) {
    double sum = 0;
    for (std::size_t i = 0; i < probabilities.size(); ++i) {
        const double expected = probabilities[i] * draws;
        const auto found = counts.find(static_cast<TokenId>(i));
        const double difference = (found == counts.end() ? 0 : found->second) - expected;
        sum += difference * difference / expected;
    }
    return sum;
}

} // namespace

class TestSampler : public QObject {
    Q_OBJECT

  private slots:
    void randomNumbersFollowThePublishedRecurrence();
    void greedyTakesTheLargestAndTheLowestIdOnATie();
    void sameSeedGivesTheSameTokens();
    void distributionIsSoftmax();
    void temperatureSharpensAfterTheCuts();
    void topKKeepsTheBestAndTheLowerIdOnATie();
    void topPKeepsTheSmallestSetThatReachesIt();
    void minPCutsRelativeToTheBest();
    void cutsApplyInOrder();
    void penaltyWeakensRecentTokensOnly();
    void penaltyCountsATokenOnce();
    void ignoresWhatIsNoNumber();
    void largeVocabularyKeepsExactlyTopK();
    void extremeSettingsStillChoose_data();
    void extremeSettingsStillChoose();
};

void TestSampler::randomNumbersFollowThePublishedRecurrence() {
    // PCG-XSH-RR 64/32 with increment 1442695040888963407, seeded as pcg32_srandom does (state 42), computed
    // from the paper's recurrence with whole-number arithmetic of another program.
    RandomNumbers numbers(42);
    std::vector<std::uint32_t> found;
    for (int i = 0; i < 4; ++i)
        found.push_back(numbers.next());
    QCOMPARE(found, (std::vector<std::uint32_t>{3270867926u, 1795671209u, 1924641435u, 1143034755u}));
    for (int i = 0; i < 1000; ++i) {
        const double u = numbers.uniform();
        QVERIFY(u >= 0.0 && u < 1.0);
    }
}

void TestSampler::greedyTakesTheLargestAndTheLowestIdOnATie() {
    std::vector<float> logits{0.5f, 3.0f, -1.0f, 3.0f, 2.9f};
    QCOMPARE(Sampler(greedy()).choose(logits, {}), 1);
    SamplerSettings settings = greedy();
    settings.topK = 2; // other settings change nothing
    settings.seed = 77;
    QCOMPARE(Sampler(settings).choose(logits, {}), 1);
}

void TestSampler::sameSeedGivesTheSameTokens() {
    const std::vector<float> logits(50, 1.0f);
    const auto run = [&](std::uint64_t seed) {
        Sampler sampler(plain(seed));
        std::vector<TokenId> tokens;
        for (int i = 0; i < 20; ++i) {
            std::vector<float> copy = logits;
            tokens.push_back(sampler.choose(copy, {}));
        }
        return tokens;
    };
    QCOMPARE(run(5), run(5));
    QVERIFY(run(5) != run(6));
}

void TestSampler::distributionIsSoftmax() {
    const std::vector<double> probabilities{0.4, 0.05, 0.25, 0.1, 0.2};
    constexpr int kDraws = 20000;
    const double found =
        chiSquare(countDraws(plain(3), logsOf(probabilities), kDraws), probabilities, kDraws);
    QVERIFY2(found < 18.47,
             qPrintable(QString::number(found))); // 99.9 % of chi-square with 4 degrees of freedom
}

void TestSampler::temperatureSharpensAfterTheCuts() {
    // At temperature 1/2 probabilities are squared and divided by their sum.
    SamplerSettings settings = plain(4);
    settings.temperature = 0.5f;
    const std::vector<double> probabilities{0.5, 0.3, 0.2};
    const double sum = 0.25 + 0.09 + 0.04;
    constexpr int kDraws = 20000;
    const std::vector<double> sharper{0.25 / sum, 0.09 / sum, 0.04 / sum};
    const double found = chiSquare(countDraws(settings, logsOf(probabilities), kDraws), sharper, kDraws);
    QVERIFY2(found < 13.82, qPrintable(QString::number(found))); // 99.9 %, 2 degrees of freedom
    // A cold temperature does not enlarge what top-p keeps, nor does a hot one.
    settings.topP = 0.6f;
    QCOMPARE(everDrawn(settings, logsOf(probabilities)), (std::set<TokenId>{0, 1}));
    settings.temperature = 5.0f;
    QCOMPARE(everDrawn(settings, logsOf(probabilities)), (std::set<TokenId>{0, 1}));
}

void TestSampler::topKKeepsTheBestAndTheLowerIdOnATie() {
    SamplerSettings settings = plain();
    settings.topK = 3;
    QCOMPARE(everDrawn(settings, {1.0f, 2.0f, 1.0f, 1.5f, 1.0f}), (std::set<TokenId>{0, 1, 3}));
    settings.topK = 1;
    QCOMPARE(everDrawn(settings, {2.0f, 2.0f, 1.0f}), (std::set<TokenId>{0}));
    settings.topK = 10; // more than there are
    QCOMPARE(everDrawn(settings, {1.0f, 1.0f}), (std::set<TokenId>{0, 1}));
}

void TestSampler::topPKeepsTheSmallestSetThatReachesIt() {
    SamplerSettings settings = plain();
    const std::vector<float> logits = logsOf({0.1, 0.4, 0.2, 0.3});
    settings.topP = 0.35f;
    QCOMPARE(everDrawn(settings, logits), (std::set<TokenId>{1}));
    settings.topP = 0.65f;
    QCOMPARE(everDrawn(settings, logits), (std::set<TokenId>{1, 3}));
    settings.topP = 0.95f;
    QCOMPARE(everDrawn(settings, logits), (std::set<TokenId>{0, 1, 2, 3}));
    settings.topP = 0.0f; // at least one stays
    QCOMPARE(everDrawn(settings, logits), (std::set<TokenId>{1}));
}

void TestSampler::minPCutsRelativeToTheBest() {
    SamplerSettings settings = plain();
    settings.minP = 0.3f; // of 0.5: 0.15
    QCOMPARE(everDrawn(settings, logsOf({0.14, 0.5, 0.2, 0.16})), (std::set<TokenId>{1, 2, 3}));
    settings.minP = 1.0f;
    QCOMPARE(everDrawn(settings, logsOf({0.14, 0.5, 0.2, 0.16})), (std::set<TokenId>{1}));
}

void TestSampler::cutsApplyInOrder() {
    // Top-k first: of 0.4 and 0.3 the best has 57 %, so top-p 0.55 keeps one. On all four it would keep two.
    SamplerSettings settings = plain();
    settings.topK = 2;
    settings.topP = 0.55f;
    QCOMPARE(everDrawn(settings, logsOf({0.1, 0.4, 0.2, 0.3})), (std::set<TokenId>{1}));
    // Top-p before min-p: 0.75 of everything needs 0.4, 0.3 and 0.2, of which min-p (0.6 · 0.4) leaves two.
    // Had min-p come first, 0.4 of 0.7 would miss 0.75 and both would stay as well; 0.5 tells them apart.
    settings = plain();
    settings.topP = 0.5f;
    settings.minP = 0.6f;
    QCOMPARE(everDrawn(settings, logsOf({0.1, 0.4, 0.2, 0.3})), (std::set<TokenId>{1, 3}));
}

void TestSampler::penaltyWeakensRecentTokensOnly() {
    SamplerSettings settings = greedy();
    settings.repetitionPenalty = 2.0f;
    settings.repetitionWindow = 2;
    const std::vector<TokenId> history{2, 0, 1};
    std::vector<float> logits{3.0f, -1.0f, 2.0f, 1.6f};
    QCOMPARE(Sampler(settings).choose(logits, history), 2);          // 3 became 1.5; 2 is out of the window
    QCOMPARE(logits, (std::vector<float>{1.5f, -2.0f, 2.0f, 1.6f})); // negative logits move away from zero
}

void TestSampler::penaltyCountsATokenOnce() {
    SamplerSettings settings = greedy();
    settings.repetitionPenalty = 2.0f;
    const std::vector<TokenId> history{0, 0, 0, 99, -1}; // ids out of range are no tokens of this model
    std::vector<float> logits{4.0f, 1.0f};
    QCOMPARE(Sampler(settings).choose(logits, history), 0);
    QCOMPARE(logits[0], 2.0f);
}

void TestSampler::ignoresWhatIsNoNumber() {
    constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
    constexpr float kInfinity = std::numeric_limits<float>::infinity();
    const std::vector<float> logits{kNan, -kInfinity, 1.0f, kInfinity, 0.0f};
    QCOMPARE(everDrawn(plain(), logits), (std::set<TokenId>{2, 4}));
    std::vector<float> copy = logits;
    QCOMPARE(Sampler(greedy()).choose(copy, {}), 2);
    std::vector<float> nothing{kNan, kInfinity};
    QCOMPARE(Sampler(plain()).choose(nothing, {}), kNoToken);
}

void TestSampler::largeVocabularyKeepsExactlyTopK() {
    std::vector<float> logits(150000);
    for (std::size_t i = 0; i < logits.size(); ++i)
        logits[i] =
            static_cast<float>((i * 7919) % logits.size()) * 1e-7f; // all different, all near each other
    SamplerSettings settings = plain();
    settings.topK = 40;
    settings.minP = 0;
    const std::set<TokenId> drawn = everDrawn(settings, logits, 600);
    std::vector<float> sorted = logits;
    std::sort(sorted.rbegin(), sorted.rend());
    QCOMPARE(drawn.size(), std::size_t{40});
    for (const TokenId token : drawn)
        QVERIFY(logits[static_cast<std::size_t>(token)] >= sorted[39]);
}

void TestSampler::extremeSettingsStillChoose_data() {
    QTest::addColumn<float>("temperature");
    QTest::addColumn<int>("topK");
    QTest::addColumn<float>("topP");
    QTest::addColumn<float>("minP");
    QTest::addColumn<float>("penalty");
    constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
    QTest::newRow("tiny temperature") << 1e-30f << 0 << 1.0f << 0.0f << 1.0f;
    QTest::newRow("huge temperature") << 1e30f << 0 << 1.0f << 0.0f << 1.0f;
    QTest::newRow("negative everything") << -1.0f << -5 << -1.0f << -1.0f << -1.0f;
    QTest::newRow("above one") << 1.0f << 1000000 << 7.0f << 9.0f << 50.0f;
    QTest::newRow("no numbers") << kNan << 3 << kNan << kNan << kNan;
}

void TestSampler::extremeSettingsStillChoose() {
    QFETCH(float, temperature);
    QFETCH(int, topK);
    QFETCH(float, topP);
    QFETCH(float, minP);
    QFETCH(float, penalty);
    Sampler sampler({.temperature = temperature,
                     .topK = topK,
                     .topP = topP,
                     .minP = minP,
                     .repetitionPenalty = penalty,
                     .repetitionWindow = 64});
    const std::vector<TokenId> history{0, 1, 2};
    for (int i = 0; i < 50; ++i) {
        std::vector<float> logits{1.0f, 2.0f, -3.0f, 0.0f};
        const TokenId token = sampler.choose(logits, history);
        QVERIFY(token >= 0 && token < 4);
    }
}

QTEST_GUILESS_MAIN(TestSampler)
#include "tst_sampler.moc"
