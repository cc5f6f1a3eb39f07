// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/expert_route.h"

#include <QTest>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

using namespace conclave::kernels;

namespace {

struct Choice {
    std::vector<std::int32_t> ids;
    std::vector<float> weights;
};

Choice route(const ExpertRouting& routing, std::vector<float> logits, const std::vector<float>& bias = {},
             const std::vector<float>& scales = {}) {
    const std::int64_t tokens = static_cast<std::int64_t>(logits.size()) / routing.experts;
    const auto count = static_cast<std::size_t>(tokens * routing.used);
    Choice choice{std::vector<std::int32_t>(count), std::vector<float>(count)};
    std::vector<float> scratch(static_cast<std::size_t>(expertRouteScratchFloats(routing)));
    expertRoute(routing, logits.data(), bias.empty() ? nullptr : bias.data(),
                scales.empty() ? nullptr : scales.data(), tokens, choice.ids.data(), choice.weights.data(),
                scratch.data());
    return choice;
}

bool near(float a, double b) {
    return std::abs(a - b) < 1e-6;
}

double sigmoid(double x) {
    return 1.0 / (1.0 + std::exp(-x));
}

} // namespace

class TestExpertRoute : public QObject {
    Q_OBJECT

  private slots:
    void softmaxWeightsAreOfAllExperts();
    void normalisedWeightsSumToScale();
    void sigmoidScoresStandAlone();
    void largeSigmoidsAreToldApart();
    void chosenShareASoftmax();
    void addendJoinsTheSum();
    void scalesBelongToExperts();
    void biasChoosesButDoesNotWeigh();
    void tiesGoToTheLowerNumber();
    void sigmoidGroupsCountTheirTwoBest();
    void softmaxGroupsCountTheirBest();
    void eachTokenIsRoutedByItself();
    void brokenScoresStillGiveValidNumbers();
};

void TestExpertRoute::softmaxWeightsAreOfAllExperts() {
    const Choice choice = route({.experts = 4, .used = 2}, {0.0f, 2.0f, 1.0f, -1.0f});
    const double total = 1.0 + std::exp(2.0) + std::exp(1.0) + std::exp(-1.0);
    QCOMPARE(choice.ids, (std::vector<std::int32_t>{1, 2}));
    QVERIFY(near(choice.weights[0], std::exp(2.0) / total));
    QVERIFY(near(choice.weights[1], std::exp(1.0) / total));
}

void TestExpertRoute::normalisedWeightsSumToScale() {
    const Choice choice =
        route({.experts = 4, .used = 2, .normalise = true, .scale = 2.5f}, {0.0f, 2.0f, 1.0f, -1.0f});
    QVERIFY(near(choice.weights[0], 2.5 * std::exp(2.0) / (std::exp(2.0) + std::exp(1.0))));
    QVERIFY(near(choice.weights[0] + choice.weights[1], 2.5));
}

void TestExpertRoute::sigmoidScoresStandAlone() {
    const Choice choice =
        route({.experts = 3, .used = 1, .gating = ExpertGating::Sigmoid}, {0.5f, -3.0f, 0.2f});
    QCOMPARE(choice.ids[0], 0);
    QVERIFY(near(choice.weights[0], sigmoid(0.5)));
}

void TestExpertRoute::largeSigmoidsAreToldApart() {
    const Choice choice =
        route({.experts = 4, .used = 2, .gating = ExpertGating::Sigmoid}, {0.0f, 40.0f, 60.0f, 50.0f});
    QCOMPARE(choice.ids, (std::vector<std::int32_t>{2, 3})); // all three are 1 as floats
    QCOMPARE(choice.weights, (std::vector<float>{1.0f, 1.0f}));
}

void TestExpertRoute::chosenShareASoftmax() {
    const Choice choice =
        route({.experts = 4, .used = 2, .gating = ExpertGating::SoftmaxOfChosen}, {0.0f, 2.0f, 1.0f, -1.0f});
    QCOMPARE(choice.ids, (std::vector<std::int32_t>{1, 2}));
    QVERIFY(near(choice.weights[0], std::exp(2.0) / (std::exp(2.0) + std::exp(1.0))));
    QVERIFY(near(choice.weights[1], std::exp(1.0) / (std::exp(2.0) + std::exp(1.0))));
}

void TestExpertRoute::addendJoinsTheSum() {
    const Choice choice =
        route({.experts = 2, .used = 1, .gating = ExpertGating::Sigmoid, .normalise = true, .sumAddend = 0.5},
              {0.0f, -1.0f});
    QVERIFY(near(choice.weights[0], 0.5 / (0.5 + 0.5)));
}

void TestExpertRoute::scalesBelongToExperts() {
    const Choice choice = route({.experts = 3, .used = 2, .normalise = true, .scale = 2.0f},
                                {0.0f, 1.0f, 1.0f}, {}, {1.0f, 3.0f, 0.25f});
    QCOMPARE(choice.ids, (std::vector<std::int32_t>{1, 2}));
    QVERIFY(near(choice.weights[0], 3.0));
    QVERIFY(near(choice.weights[1], 0.25));
}

void TestExpertRoute::biasChoosesButDoesNotWeigh() {
    const Choice choice = route({.experts = 3, .used = 2, .gating = ExpertGating::Sigmoid},
                                {2.0f, 0.0f, -2.0f}, {-1.0f, 0.0f, 5.0f});
    QCOMPARE(choice.ids, (std::vector<std::int32_t>{2, 1}));
    QVERIFY(near(choice.weights[0], sigmoid(-2.0)));
    QVERIFY(near(choice.weights[1], sigmoid(0.0)));
}

void TestExpertRoute::tiesGoToTheLowerNumber() {
    const Choice choice = route({.experts = 5, .used = 3}, {1.0f, 2.0f, 1.0f, 2.0f, 1.0f});
    QCOMPARE(choice.ids, (std::vector<std::int32_t>{1, 3, 0}));
}

void TestExpertRoute::sigmoidGroupsCountTheirTwoBest() {
    // The best expert stands alone in group 0; groups 1 and 2 win with two good ones each.
    const ExpertRouting routing{
        .experts = 6, .used = 2, .gating = ExpertGating::Sigmoid, .groups = 3, .groupsUsed = 2};
    const Choice choice = route(routing, {3.0f, -9.0f, 2.0f, 1.5f, 1.0f, 1.9f});
    QCOMPARE(choice.ids, (std::vector<std::int32_t>{2, 5}));
}

void TestExpertRoute::softmaxGroupsCountTheirBest() {
    const ExpertRouting routing{.experts = 6, .used = 2, .groups = 3, .groupsUsed = 2};
    const Choice choice = route(routing, {3.0f, -9.0f, 2.0f, 1.5f, 1.0f, 1.9f});
    QCOMPARE(choice.ids, (std::vector<std::int32_t>{0, 2})); // group 2 is out with its 1.9
    const Choice three =
        route({.experts = 6, .used = 3, .groups = 3, .groupsUsed = 2}, {3.0f, -9.0f, 2.0f, 1.5f, 1.0f, 1.9f});
    QCOMPARE(three.ids, (std::vector<std::int32_t>{0, 2, 3}));
}

void TestExpertRoute::eachTokenIsRoutedByItself() {
    const Choice choice = route({.experts = 3, .used = 1}, {1, 0, 0, 0, 1, 0, 0, 0, 1});
    QCOMPARE(choice.ids, (std::vector<std::int32_t>{0, 1, 2}));
}

void TestExpertRoute::brokenScoresStillGiveValidNumbers() {
    constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
    for (const ExpertGating gating :
         {ExpertGating::Softmax, ExpertGating::Sigmoid, ExpertGating::SoftmaxOfChosen}) {
        const Choice choice = route({.experts = 4, .used = 3, .gating = gating, .groups = 2, .groupsUsed = 2},
                                    {kNan, 1.0f, kNan, kNan});
        for (const std::int32_t id : choice.ids)
            QVERIFY(id >= 0 && id < 4);
    }
}

QTEST_GUILESS_MAIN(TestExpertRoute)
#include "tst_expert_route.moc"
