// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cpu_backend.h"
#include "engine/run/cpu_states.h"
#include "engine/run/forward.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <memory>
#include <stop_token>
#include <vector>

using namespace conclave::engine;
using conclave::kernels::QuantType;
using conclave::kernels::WeightView;

namespace {

constexpr int kVocabulary = 41;
constexpr int kContext = 512;

/// A model with every kind of layer that keeps a state, made in memory: two delta nets, a short convolution
/// and an attention layer between them.
struct RecurrentModel {
    ModelConfig config;
    Weights weights;

    explicit RecurrentModel(bool tiles = false) {
        constexpr int kWidth = 24;
        config.embedding = kWidth;
        config.contextTokens = kContext;
        config.normEpsilon = 1e-6f;
        const DeltaNetConfig net{.keyHeads = 3,
                                 .valueHeads = 6,
                                 .keyWidth = 5,
                                 .valueWidth = 9,
                                 .taps = 4,
                                 .tilesKeyHeads = tiles};
        const GroupedAttentionConfig attention{
            .heads = 4, .kvHeads = 2, .keyWidth = 6, .valueWidth = 6, .scale = 0.4f, .rope = kNoRope};
        config.layers = {{net, 30}, {ShortConvConfig{.taps = 3}, 30}, {attention, 30}, {net, 30}};
        weights.tokenEmbedding = matrix(kWidth, kVocabulary, 1.0f);
        weights.output = matrix(kWidth, kVocabulary);
        weights.outputNorm = vector(kWidth, 0.2f, 1.0f);
        for (const LayerConfig& layer : config.layers) {
            LayerWeights made;
            made.mixerNorm = vector(kWidth, 0.2f, 1.0f);
            made.feedForwardNorm = vector(kWidth, 0.2f, 1.0f);
            if (std::holds_alternative<DeltaNetConfig>(layer.mixer))
                made.mixer = netWeights(net, kWidth);
            else if (std::holds_alternative<ShortConvConfig>(layer.mixer))
                made.mixer = ShortConvWeights{.input = matrix(kWidth, 3 * kWidth, 1.5f),
                                              .convolution = vector(3 * kWidth, 0.8f),
                                              .bias = vector(kWidth, 0.3f),
                                              .output = matrix(kWidth, kWidth),
                                              .inputBias = vector(3 * kWidth, 0.3f),
                                              .outputBias = vector(kWidth, 0.3f)};
            else
                made.mixer = GroupedAttentionWeights{.query = matrix(kWidth, 24),
                                                     .key = matrix(kWidth, 12),
                                                     .value = matrix(kWidth, 12),
                                                     .output = matrix(24, kWidth)};
            made.feedForward = FeedForwardWeights{
                .gate = matrix(kWidth, 30), .up = matrix(kWidth, 30), .down = matrix(30, kWidth)};
            weights.layers.push_back(std::move(made));
        }
        weights.totals.activeParameters = 1U << 30U; // so that even one token is shared out among threads
    }

  private:
    DeltaNetWeights netWeights(const DeltaNetConfig& net, int width) {
        const int keys = net.keyHeads * net.keyWidth;
        const int values = net.valueHeads * net.valueWidth;
        DeltaNetWeights made{.input = matrix(width, 2 * keys + values),
                             .gate = matrix(width, values),
                             .decay = matrix(width, net.valueHeads),
                             .update = matrix(width, net.valueHeads),
                             .convolution = vector((2 * keys + values) * net.taps, 0.6f),
                             .decayBias = vector(net.valueHeads, 1.0f),
                             .norm = vector(net.valueWidth, 0.2f, 1.0f),
                             .output = matrix(values, width)};
        std::vector<float>& rates = weights.owned.emplace_back();
        for (int head = 0; head < net.valueHeads; ++head)
            rates.push_back(-0.05f * static_cast<float>(1 + head));
        made.decayRate = rates;
        return made;
    }
    WeightVector vector(int size, float scale, float mean = 0) {
        std::vector<float>& values = weights.owned.emplace_back();
        for (int i = 0; i < size; ++i, ++m_numbers)
            values.push_back(mean + scale * static_cast<float>(std::sin(1.7 * m_numbers * m_numbers)));
        return values;
    }
    WeightView matrix(int cols, int rows, float gain = 1) {
        const WeightVector values = vector(cols * rows, gain * std::sqrt(2.0f / static_cast<float>(cols)));
        return {QuantType::f32, reinterpret_cast<const std::byte*>(values.data()), rows, cols};
    }
    int m_numbers = 0;
};

using Logits = std::vector<float>;

/// An evaluator that is told tokens by their positions: token(p) is the same in every conversation, unless an
/// edit says otherwise.
class Conversation {
  public:
    Conversation(const RecurrentModel& model, int threads)
        : m_model(model), m_backend(model.config, model.weights, threads, "") {
        auto made = m_backend.createEvaluator({.contextTokens = kContext});
        if (made)
            m_evaluator = std::move(*made);
    }

    Evaluator& evaluator() { return *m_evaluator; }
    int position() const { return m_position; }
    /// The tokens from the current position to @p end, in batches of @p step; returns the logits after each.
    std::vector<Logits> run(int end, int step, int edit = 0) {
        std::vector<Logits> logits;
        while (m_position < end) {
            std::vector<TokenId> tokens;
            for (int p = m_position; p < std::min(end, m_position + step); ++p)
                tokens.push_back((p * 7 + p * p + edit) % kVocabulary);
            const Batch batch{.tokens = tokens, .position = m_position};
            if (!forward(*m_evaluator, m_model.weights, batch, {}).ok())
                return {};
            for (int t = 0; t < static_cast<int>(tokens.size()); ++t) {
                Logits row(kVocabulary);
                if (!m_evaluator->head(t, 1, row).ok())
                    return {};
                logits.push_back(row);
            }
            m_position += static_cast<int>(tokens.size());
        }
        return logits;
    }
    int rewind(int position) { return m_position = m_evaluator->rewind(position); }

  private:
    const RecurrentModel& m_model;
    CpuBackend m_backend;
    std::unique_ptr<Evaluator> m_evaluator;
    int m_position = 0;
};

std::vector<Logits> fresh(const RecurrentModel& model, int end, int edit = 0, int editFrom = 0) {
    Conversation conversation(model, 1);
    std::vector<Logits> logits = conversation.run(editFrom, 128);
    const auto rest = conversation.run(end, 128, edit);
    logits.insert(logits.end(), rest.begin(), rest.end());
    return logits;
}

std::vector<Logits> from(const std::vector<Logits>& all, int position) {
    return {all.begin() + position, all.end()};
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
    Conversation conversation(model, threads);
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
            Conversation conversation(model, 1);
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
    Conversation conversation(model, 1);
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
    Conversation conversation(model, 2);
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
        Conversation conversation(model, 1);
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
            Conversation conversation(model, 1);
            conversation.run(150, 128);
            conversation.run(153, 1);
            Evaluator& evaluator = conversation.evaluator();
            const std::vector<TokenId> junk(static_cast<std::size_t>(tokens), 11);
            std::stop_source stop;
            QVERIFY(evaluator.begin({.tokens = junk, .position = 153}, stop.get_token()).ok());
            for (int stage = 0; stage < stages; ++stage) {
                const int layer = stage / 4;
                if (stage == stages - 1)
                    stop.request_stop();
                const auto done = stage % 4 == 0   ? evaluator.attentionInput(layer)
                                  : stage % 4 == 1 ? evaluator.attend(layer)
                                  : stage % 4 == 2 ? evaluator.attentionOutput(layer)
                                                   : evaluator.feedForward(layer);
                QVERIFY(done.ok());
            }
            QCOMPARE(conversation.rewind(153), 153);
            QCOMPARE(conversation.run(300, 128), from(expected, 153));
        }
    }
}

/// Turn after turn, the beginning and the end of the newest prompt stay in reach.
void TestCpuStates::expectedPlacesOutliveLongAnswers() {
    const RecurrentModel model;
    Conversation conversation(model, 2);
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
