// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cpu_backend.h"
#include "engine/run/cuda/cuda_backend.h"
#include "engine/run/cuda/cuda_evaluator.h"
#include "engine/run/cuda/cuda_states.h"
#include "tests/engine/run/recurrent_model.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

using namespace conclave::engine;
using conclave::test::Conversation;
using conclave::test::from;
using conclave::test::Logits;
using conclave::test::RecurrentModel;

namespace {

/// The device's numbers differ from the CPU's in the order of sums. A sum of up to 84 products is off by some
/// √84 · 6e-8 = 5e-7 of its size; a row goes through about twenty of them, and a delta net adds up what the
/// some thirty tokens that it remembers were off: √20 · √30 · 5e-7 = 1.3e-5. As much again, four times over,
/// is left for sums that nearly cancel; a wrong tap, row or state is off by far more.
constexpr double kExact = 6e-5;

/// ‖found − expected‖ / ‖expected‖ of the worst row.
double worstError(const std::vector<Logits>& found, const std::vector<Logits>& expected) {
    if (found.size() != expected.size() || found.empty())
        return INFINITY;
    double worst = 0;
    for (std::size_t row = 0; row < found.size(); ++row) {
        double difference = 0;
        double size = 0;
        for (std::size_t i = 0; i < expected[row].size(); ++i) {
            const double wanted = static_cast<double>(expected[row][i]);
            difference += std::pow(static_cast<double>(found[row][i]) - wanted, 2);
            size += wanted * wanted;
        }
        const double error = std::sqrt(difference / size);
        worst = error <= worst ? worst : error; // a NaN is worse
    }
    return worst;
}

std::vector<Logits> onCpu(const RecurrentModel& model, int end, int edit = 0, int editFrom = 0) {
    Conversation conversation(std::make_shared<CpuBackend>(model.config, model.weights, 1, ""),
                              model.weights);
    std::vector<Logits> logits = conversation.run(editFrom, 128);
    const auto rest = conversation.run(end, 128, edit);
    logits.insert(logits.end(), rest.begin(), rest.end());
    return logits;
}

std::shared_ptr<const CudaBackend> onDevice(const RecurrentModel& model,
                                            StepMode stepMode = StepMode::Graph) {
    auto backend = CudaBackend::create(model.config, model.weights, *cudaStatus().module,
                                       {.threads = 1, .stepMode = stepMode}, {});
    if (!backend)
        return nullptr;
    return std::move(*backend);
}

} // namespace

/// Layers with states on a CUDA device: the CPU's logits, and the same going back. What follows a rewind must
/// be the same bits as in a conversation that was cut into batches alike and never went back: its states are.
class TestCudaStates : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase();
    void logitsMatchTheCpu_data();
    void logitsMatchTheCpu();
    void recordedStepsAreTheSame_data();
    void recordedStepsAreTheSame();
    void goesBackAFewTokensExactly();
    void goesBackWhereItWasExpected_data();
    void goesBackWhereItWasExpected();
    void goesBackAgainAndAgain();
    void everythingElseStartsFromAnEarlierCheckpoint();
    void stoppedBatchLeavesNoTrace_data();
    void stoppedBatchLeavesNoTrace();
    void memoryIsCounted();
    void widerKeysAreRefused();

  private:
    const RecurrentModel m_model;
    std::shared_ptr<const CudaBackend> m_backend; ///< of m_model, with steps as a graph
    Conversation conversation() const { return {m_backend, m_model.weights}; }
};

void TestCudaStates::initTestCase() {
    QVERIFY2(cudaStatus().module, cudaStatus().reason.c_str());
    m_backend = onDevice(m_model);
    QVERIFY(m_backend);
}

void TestCudaStates::logitsMatchTheCpu_data() {
    QTest::addColumn<int>("step");
    QTest::addColumn<bool>("tiles");
    for (const int step : {1, 7, 64})
        QTest::addRow("batches of %d", step) << step << false;
    QTest::addRow("tiled heads") << 30 << true;
}

void TestCudaStates::logitsMatchTheCpu() {
    QFETCH(int, step);
    QFETCH(bool, tiles);
    const RecurrentModel model(tiles);
    Conversation conversation(onDevice(model), model.weights);
    const double error = worstError(conversation.run(90, step), onCpu(model, 90));
    qInfo("worst relative error %.2g", error);
    QVERIFY2(error < kExact, qPrintable(QString::number(error)));
}

void TestCudaStates::recordedStepsAreTheSame_data() {
    QTest::addColumn<StepMode>("stepMode");
    QTest::newRow("a graph") << StepMode::Graph;
    QTest::newRow("one kernel") << StepMode::Persistent;
}

/// Over more steps than one log has room for, so that checkpoints are taken between them.
void TestCudaStates::recordedStepsAreTheSame() {
    QFETCH(StepMode, stepMode);
    Conversation recorded(onDevice(m_model, stepMode), m_model.weights);
    Conversation sent(onDevice(m_model, StepMode::Direct), m_model.weights);
    QCOMPARE(recorded.run(3, 3), sent.run(3, 3));
    QCOMPARE(recorded.run(40, 1), sent.run(40, 1));
    QVERIFY(dynamic_cast<CudaEvaluator&>(recorded.evaluator()).hasReplayed());
    QVERIFY(!dynamic_cast<CudaEvaluator&>(sent.evaluator()).hasReplayed());
}

/// Token by token or in small batches: the last 16 positions at least are in reach.
void TestCudaStates::goesBackAFewTokensExactly() {
    for (const int step : {1, 5, 16}) {
        Conversation straight = conversation();
        straight.run(20, 20);
        const std::vector<Logits> expected = straight.run(68, step);
        for (const int back : {1, 7, StateLayout::kLoggedTokens}) {
            Conversation conversation = this->conversation();
            conversation.run(20, 20);
            conversation.run(68, step);
            const int wanted = 68 - back;
            QCOMPARE(conversation.rewind(wanted), wanted);
            // Up to where a batch ended, the cuts are others.
            const int same = std::min(68, 20 + (wanted - 20 + step - 1) / step * step);
            conversation.run(same, step);
            const auto rest = conversation.run(68, step);
            const auto last = from(expected, static_cast<int>(expected.size() - rest.size()));
            if (same == wanted)
                QCOMPARE(rest, last);
            else if (!rest.empty())
                QVERIFY(worstError(rest, last) < kExact);
        }
    }
}

void TestCudaStates::goesBackWhereItWasExpected_data() {
    QTest::addColumn<int>("promptEnd");
    QTest::addColumn<int>("back");
    for (const int end : {3, 17, 70})
        for (const int back : {1, 2, 9, 16})
            if (back <= end)
                QTest::addRow("%d of a prompt of %d", back, end) << end << back;
}

/// A prompt whose last token is expected, then an answer longer than the logs, then back to the prompt's last
/// tokens and on with others.
void TestCudaStates::goesBackWhereItWasExpected() {
    QFETCH(int, promptEnd);
    QFETCH(int, back);
    Conversation conversation = this->conversation();
    conversation.evaluator().expectRewind(0);
    conversation.evaluator().expectRewind(promptEnd - 1);
    conversation.run(promptEnd, 128);
    conversation.run(promptEnd + 34, 1);
    const int wanted = promptEnd - back;
    QCOMPARE(conversation.rewind(wanted), wanted);
    const double error = worstError(conversation.run(promptEnd + 5, 128, 3),
                                    from(onCpu(m_model, promptEnd + 5, 3, wanted), wanted));
    QVERIFY2(error < kExact, qPrintable(QString::number(error)));
}

void TestCudaStates::goesBackAgainAndAgain() {
    Conversation conversation = this->conversation();
    conversation.evaluator().expectRewind(39);
    conversation.run(40, 40);
    std::vector<std::vector<Logits>> answers;
    for (int answer = 0; answer < 6; ++answer) {
        conversation.run(40 + 10 * answer, 1, answer);
        QCOMPARE(conversation.rewind(39), 39);
        conversation.evaluator().expectRewind(39);
        answers.push_back(conversation.run(42, 3, answer % 2));
    }
    for (std::size_t answer = 2; answer < answers.size(); ++answer)
        QCOMPARE(answers[answer], answers[answer % 2]);
    QVERIFY(worstError(answers[1], from(onCpu(m_model, 42, 1, 39), 39)) < kExact);
}

void TestCudaStates::everythingElseStartsFromAnEarlierCheckpoint() {
    const auto expected = onCpu(m_model, 100);
    for (const int wanted : {0, 1, 60, 40, 70, 95}) {
        Conversation conversation = this->conversation();
        conversation.run(100, 40);
        const int found = conversation.rewind(wanted);
        QVERIFY2(found >= 0 && found <= wanted, qPrintable(QString::number(found)));
        const double error = worstError(conversation.run(100, 40), from(expected, found));
        QVERIFY2(error < kExact, qPrintable(QString::number(error)));
    }
}

void TestCudaStates::stoppedBatchLeavesNoTrace_data() {
    QTest::addColumn<StepMode>("stepMode");
    QTest::addColumn<int>("tokens");
    QTest::addColumn<int>("stages"); // four of each layer
    for (const int stages : {2, 6, 13, 14})
        for (const int tokens : {1, 5, 18})
            QTest::addRow("%d tokens, %d stages", tokens, stages) << StepMode::Direct << tokens << stages;
    QTest::addRow("a recorded step") << StepMode::Graph << 1 << 3;
}

/// Stopped behind some layer's stage. The newest token is a recorded step or not, and what follows, too.
void TestCudaStates::stoppedBatchLeavesNoTrace() {
    QFETCH(StepMode, stepMode);
    QFETCH(int, tokens);
    QFETCH(int, stages);
    const auto backend = onDevice(m_model, stepMode);
    Conversation straight(backend, m_model.weights);
    Conversation stopped(backend, m_model.weights);
    for (Conversation* conversation : {&straight, &stopped}) {
        conversation->run(20, 20);
        conversation->run(22, 1);
    }
    QVERIFY(stopped.runStopped(tokens, stages));
    QCOMPARE(stopped.rewind(22), 22);
    QCOMPARE(stopped.run(23, 1), straight.run(23, 1));
    QCOMPARE(stopped.run(27, 4), straight.run(27, 4));
}

void TestCudaStates::memoryIsCounted() {
    // As on the CPU, and one row of what a token's recurrences read: two nets of 84 channels and 12 rates,
    // and a convolution of 24.
    const std::uint64_t row = 2 * 96 + 24;
    QCOMPARE(CudaStates::bytes(m_model.config), StateLayout(m_model.config).bytes() + row * sizeof(float));
    ModelConfig other = m_model.config;
    other.layers = {m_model.config.layers[2]};
    QCOMPARE(CudaStates::bytes(other), std::uint64_t{0});
    QVERIFY(m_backend->workingBytes(RecurrentModel::kContext) > CudaStates::bytes(m_model.config));
}

void TestCudaStates::widerKeysAreRefused() {
    QVERIFY(CudaBackend::missingPart(m_model.config).empty());
    ModelConfig wide = m_model.config;
    std::get<DeltaNetConfig>(wide.layers[3].mixer).keyWidth = 257;
    QCOMPARE(CudaBackend::missingPart(wide),
             std::string("delta nets with keys of 257 numbers (at most 256)"));
    const auto backend = CudaBackend::create(wide, m_model.weights, *cudaStatus().module, {}, {});
    QVERIFY(!backend.ok());
    QCOMPARE(backend.error().kind, ErrorKind::Unsupported);
}

QTEST_GUILESS_MAIN(TestCudaStates)
#include "tst_cuda_states.moc"
