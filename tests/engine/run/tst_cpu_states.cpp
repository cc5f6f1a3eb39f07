// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cpu_backend.h"
#include "engine/run/cpu_states.h"
#include "tests/engine/run/recurrent_model.h"

#include <QTest>
#include <memory>
#include <vector>

using namespace conclave::engine;
using conclave::test::Conversation;
using conclave::test::from;
using conclave::test::Logits;
using conclave::test::RecurrentModel;

namespace {

constexpr int kContext = RecurrentModel::kContext;

Conversation onCpu(const RecurrentModel& model, int threads) {
    return {std::make_shared<CpuBackend>(model.config, model.weights, threads, ""), model.weights};
}

std::vector<Logits> fresh(const RecurrentModel& model, int end, int edit = 0, int editFrom = 0) {
    Conversation conversation = onCpu(model, 1);
    std::vector<Logits> logits = conversation.run(editFrom, 128);
    const auto rest = conversation.run(end, 128, edit);
    logits.insert(logits.end(), rest.begin(), rest.end());
    return logits;
}

} // namespace

/// Layers with states: results do not depend on how a conversation came about, and going back costs as little
/// as state_layout.h says.
class TestCpuStates : public QObject {
    Q_OBJECT

  private slots:
    void resultsDoNotDependOnBatchesOrThreads_data();
    void resultsDoNotDependOnBatchesOrThreads();
    void keyHeadsAreSharedAsTheConfigSays();
    void goesBackAFewTokensExactly();
    void goesBackWhereItWasExpected_data();
    void goesBackWhereItWasExpected();
    void goesBackAgainAndAgain();
    void everythingElseStartsFromAnEarlierCheckpoint();
    void stoppedBatchLeavesNoTrace();
    void expectedPlacesOutliveLongAnswers();
    void memoryIsCounted();
};

void TestCpuStates::resultsDoNotDependOnBatchesOrThreads_data() {
    QTest::addColumn<int>("step");
    QTest::addColumn<int>("threads");
    for (const int threads : {1, 2, 3})
        for (const int step : {1, 7, 64, 128})
            QTest::addRow("batches of %d, %d threads", step, threads) << step << threads;
}

void TestCpuStates::resultsDoNotDependOnBatchesOrThreads() {
    QFETCH(int, step);
    QFETCH(int, threads);
    const RecurrentModel model;
    Conversation conversation = onCpu(model, threads);
    QCOMPARE(conversation.run(150, step), fresh(model, 150));
}

void TestCpuStates::keyHeadsAreSharedAsTheConfigSays() {
    const auto neighbours = fresh(RecurrentModel(false), 5);
    QCOMPARE(neighbours.size(), std::size_t{5});
    QVERIFY(neighbours != fresh(RecurrentModel(true), 5));
}

/// Token by token or in small batches: the last 16 positions at least are in reach, with the same bits behind
/// them.
void TestCpuStates::goesBackAFewTokensExactly() {
    const RecurrentModel model;
    const auto expected = fresh(model, 200);
    for (const int step : {1, 5, 16}) {
        for (const int back : {0, 1, 2, 7, 15, StateLayout::kLoggedTokens}) {
            Conversation conversation = onCpu(model, 1);
            conversation.run(100, 100);
            conversation.run(160, step);
            QCOMPARE(conversation.rewind(160 - back), 160 - back);
            QCOMPARE(conversation.run(200, 40), from(expected, 160 - back));
        }
    }
}

void TestCpuStates::goesBackWhereItWasExpected_data() {
    QTest::addColumn<int>("promptEnd");
    QTest::addColumn<int>("back");
    for (const int end : {3, 17, 100, 128, 129, 200, 300})
        for (const int back : {1, 2, 9, 16})
            if (back <= end)
                QTest::addRow("%d of a prompt of %d", back, end) << end << back;
}

/// A prompt whose last token is expected, then a long answer, then back to the prompt's last tokens.
void TestCpuStates::goesBackWhereItWasExpected() {
    QFETCH(int, promptEnd);
    QFETCH(int, back);
    const RecurrentModel model;
    Conversation conversation = onCpu(model, 1);
    conversation.evaluator().expectRewind(0);
    conversation.evaluator().expectRewind(promptEnd - 1);
    const int half = promptEnd > 128 && promptEnd < 256 ? (promptEnd + 1) / 2 : 128; // as a session cuts
    conversation.run(promptEnd, half);
    conversation.run(promptEnd + 90, 1);
    const int wanted = promptEnd - back;
    QCOMPARE(conversation.rewind(wanted), wanted);
    QCOMPARE(conversation.run(promptEnd + 5, 128, 3), from(fresh(model, promptEnd + 5, 3, wanted), wanted));
}

void TestCpuStates::goesBackAgainAndAgain() {
    const RecurrentModel model;
    Conversation conversation = onCpu(model, 2);
    conversation.evaluator().expectRewind(79);
    conversation.run(80, 80);
    for (int answer = 1; answer <= 9; ++answer) {
        conversation.run(80 + 20 * answer, 1, answer);
        QCOMPARE(conversation.rewind(79), 79);
        conversation.evaluator().expectRewind(79);
        QCOMPARE(conversation.run(82, 3, answer), from(fresh(model, 82, answer, 79), 79));
    }
}

void TestCpuStates::everythingElseStartsFromAnEarlierCheckpoint() {
    const RecurrentModel model;
    const auto expected = fresh(model, 300);
    for (const int wanted : {0, 1, 60, 127, 128, 200, 255, 290}) {
        Conversation conversation = onCpu(model, 1);
        conversation.run(300, 128);
        const int found = conversation.rewind(wanted);
        QVERIFY2(found >= 0 && found <= wanted, qPrintable(QString::number(found)));
        QCOMPARE(conversation.run(300, 128), from(expected, found));
    }
}

void TestCpuStates::stoppedBatchLeavesNoTrace() {
    const RecurrentModel model;
    const auto expected = fresh(model, 300);
    for (const int tokens : {1, 9, 128}) {
        for (int stages = 1; stages <= 14; stages += 3) { // stopped behind some layer's stage
            Conversation conversation = onCpu(model, 1);
            conversation.run(150, 128);
            conversation.run(153, 1);
            QVERIFY(conversation.runStopped(tokens, stages));
            QCOMPARE(conversation.rewind(153), 153);
            QCOMPARE(conversation.run(300, 128), from(expected, 153));
        }
    }
}

/// Turn after turn, the beginning and the end of the newest prompt stay in reach.
void TestCpuStates::expectedPlacesOutliveLongAnswers() {
    const RecurrentModel model;
    Conversation conversation = onCpu(model, 2);
    int begin = 0;
    for (int turn = 0; turn < 4; ++turn) {
        begin = conversation.position();
        QCOMPARE(conversation.rewind(begin), begin); // a session's question, answered with yes
        conversation.evaluator().expectRewind(begin);
        conversation.evaluator().expectRewind(begin + 29);
        conversation.run(begin + 30, 128);
        conversation.run(begin + 30 + 70, 1);
    }
    QCOMPARE(conversation.rewind(begin + 29), begin + 29);
    QCOMPARE(conversation.rewind(begin), begin);
    QCOMPARE(conversation.run(begin + 8, 8, 5), from(fresh(model, begin + 8, 5, begin), begin));
}

void TestCpuStates::memoryIsCounted() {
    const RecurrentModel model;
    // Two nets of 3 · 84 + 6 · 5 · 9 numbers and a convolution of 2 · 24, each padded to 16; logs of 16
    // tokens with 84 + 12 and 24 numbers; the states themselves and eight checkpoints.
    const std::uint64_t state = 2 * (256 + 272) + 48;
    const std::uint64_t log = 16 * (2 * 96 + 24);
    QCOMPARE(CpuStates::bytes(model.config), (state + 8 * (state + log)) * sizeof(float));
    ModelConfig other = model.config;
    other.layers = {model.config.layers[2]};
    QCOMPARE(CpuStates::bytes(other), std::uint64_t{0});
    const CpuBackend backend(model.config, model.weights, 1, "");
    QVERIFY(backend.workingBytes(kContext) > CpuStates::bytes(model.config));
    QVERIFY(CpuStates(other).empty());
}

QTEST_GUILESS_MAIN(TestCpuStates)
#include "tst_cpu_states.moc"
