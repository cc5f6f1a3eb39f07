// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experts/answer_trace.h"

#include "tests/ui/experts/made_traces.h"
#include "ui/experts/expert_use.h"
#include "ui/experts/token_text.h"

#include <QLocale>
#include <QTest>

#include <cmath>
#include <limits>
#include <numeric>

using namespace conclave;

/// What is kept of an answer, and what is said about it.
class AnswerTraceTest : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void keepsTokensWithTheirCandidates();
    void countsExperts();
    void keepsSharesToTheirBits_data();
    void keepsSharesToTheirBits();
    void leavesOutExpertsThatDoNotFit();
    void boundsWhatAGeneratorSays();
    void countsButDoesNotListBeyondItsBound();
    void staysAsSmallAsItSays();
    void takesNoImpossibleShapes();
    void saysHowEvenlyTheWorkWasShared();
    void showsAllOfAToken_data();
    void showsAllOfAToken();
    void writesPercentages_data();
    void writesPercentages();
};

void AnswerTraceTest::keepsTokensWithTheirCandidates() {
    AnswerTrace trace(5, 6, smallShape());
    QCOMPARE(trace.conversationId(), 5);
    QCOMPARE(trace.messageId(), 6);
    trace.append(madeToken(QStringLiteral("one"), 0.5f));
    TokenTrace alone = madeToken(QStringLiteral("two"), 0.25f);
    alone.candidates.clear();
    trace.append(alone);
    trace.append(madeToken(QStringLiteral("one"), 0.125f));
    QCOMPARE(trace.size(), 3);
    QCOMPARE(trace.piece(1), QStringLiteral("two"));
    QCOMPARE(trace.pieceId(0), trace.pieceId(2));
    QCOMPARE(trace.probability(2), 0.125f);
    QCOMPARE(trace.candidates(0), madeToken(QStringLiteral("one"), 0.5f).candidates);
    QVERIFY(trace.candidates(1).isEmpty());
    QCOMPARE(trace.candidates(2).size(), 2);
}

void AnswerTraceTest::countsExperts() {
    AnswerTrace trace(1, 2, smallShape());
    trace.append(madeToken(QStringLiteral("a"), 1, 0, 1));
    trace.append(madeToken(QStringLiteral("b"), 1, 3, 0));
    QCOMPARE(trace.countedTokens(), 2);
    QCOMPARE(trace.counts(), std::vector<quint32>({2, 1, 0, 1, 2, 1, 0, 1}));
    QCOMPARE(trace.count(1, 3), 1u);
    QCOMPARE(trace.use(1, 0, 0).expert, 3);
    QCOMPARE(trace.use(1, 1, 1).expert, 0);
}

void AnswerTraceTest::keepsSharesToTheirBits_data() {
    QTest::addColumn<int>("experts");
    QTest::addColumn<double>("exactness");
    QTest::newRow("2") << 2 << 1 / 32767.0;
    QTest::newRow("32") << 32 << 1 / 2047.0;
    QTest::newRow("33") << 33 << 1 / 1023.0;
    QTest::newRow("256") << 256 << 1 / 255.0;
    QTest::newRow("512") << 512 << 1 / 127.0;
}

void AnswerTraceTest::keepsSharesToTheirBits() {
    QFETCH(int, experts);
    QFETCH(double, exactness);
    AnswerTrace trace(1, 2, {.layers = {0}, .experts = experts, .used = 2});
    TokenTrace token;
    token.experts = {static_cast<quint16>(experts - 1), 0};
    for (const float share : {0.0f, 0.01f, 0.3333f, 0.5f, 0.987f, 1.0f}) {
        token.expertWeights = {share, 1 - share};
        trace.append(token);
        const AnswerTrace::Use first = trace.use(trace.size() - 1, 0, 0);
        const AnswerTrace::Use second = trace.use(trace.size() - 1, 0, 1);
        QCOMPARE(first.expert, experts - 1);
        QCOMPARE(second.expert, 0);
        QVERIFY(std::abs(first.share - share) <= exactness / 2 + 1e-6);
        QVERIFY(std::abs(second.share - (1 - share)) <= exactness / 2 + 1e-6);
    }
}

void AnswerTraceTest::leavesOutExpertsThatDoNotFit() {
    AnswerTrace trace(1, 2, smallShape());
    TokenTrace outOfBounds = madeToken(QStringLiteral("a"));
    outOfBounds.experts[3] = 4;
    TokenTrace tooFew = madeToken(QStringLiteral("b"));
    tooFew.experts.removeLast();
    TokenTrace none = madeToken(QStringLiteral("c"));
    none.experts.clear();
    none.expertWeights.clear();
    for (const TokenTrace& token : {outOfBounds, tooFew, none})
        trace.append(token);
    QCOMPARE(trace.size(), 3);
    QCOMPARE(trace.countedTokens(), 0);
    QVERIFY(!trace.hasExperts(0) && !trace.hasExperts(1) && !trace.hasExperts(2));
    trace.append(madeToken(QStringLiteral("d"), 1, 2, 3));
    QVERIFY(trace.hasExperts(3));
    QCOMPARE(trace.use(3, 0, 0).expert, 2);
}

void AnswerTraceTest::boundsWhatAGeneratorSays() {
    AnswerTrace trace(1, 2, smallShape());
    TokenTrace token = madeToken(QString(5000, u'x'), std::numeric_limits<float>::quiet_NaN());
    token.expertWeights = {7.0f, -1.0f, std::numeric_limits<float>::infinity(), 0.5f};
    token.candidates.fill({QStringLiteral("y"), 2.0f}, 30);
    trace.append(token);
    QCOMPARE(trace.piece(0).size(), AnswerTrace::kLongestPiece);
    QCOMPARE(trace.probability(0), 0.0f);
    QCOMPARE(trace.candidates(0).size(), TokenTrace::kMostCandidates);
    QCOMPARE(trace.candidates(0).constFirst().probability, 1.0f);
    QCOMPARE(trace.use(0, 0, 0).share, 1.0f);
    QCOMPARE(trace.use(0, 0, 1).share, 0.0f);
    QCOMPARE(trace.use(0, 1, 0).share, 0.0f);
}

void AnswerTraceTest::countsButDoesNotListBeyondItsBound() {
    AnswerTrace trace(1, 2, smallShape());
    for (int i = 0; i < AnswerTrace::kMostTokens + 100; ++i)
        trace.append(madeToken(QStringLiteral("x")));
    QCOMPARE(trace.size(), AnswerTrace::kMostTokens);
    QCOMPARE(trace.allTokens(), AnswerTrace::kMostTokens + 100);
    QCOMPARE(trace.count(0, 0), static_cast<quint32>(AnswerTrace::kMostTokens + 100));
    QCOMPARE(trace.candidates(trace.size() - 1).size(), 2);
}

void AnswerTraceTest::staysAsSmallAsItSays() {
    ExpertShape shape{.layers = QVector<int>(58), .experts = 256, .used = 8};
    std::iota(shape.layers.begin(), shape.layers.end(), 3);
    AnswerTrace trace(1, 2, shape);
    TokenTrace token;
    token.chosen = {QStringLiteral("word"), 0.5f};
    token.candidates.fill(token.chosen, TokenTrace::kMostCandidates);
    token.experts.resize(58 * 8);
    token.expertWeights.resize(58 * 8);
    for (int i = 0; i < 1000; ++i)
        trace.append(token);
    trace.squeeze();
    // 928 bytes of experts, 80 of candidates and probability for a token; 59,392 of counts.
    QVERIFY(trace.sizeBytes() >= 1000 * 1008 + 59'392);
    QVERIFY(trace.sizeBytes() < 1000 * 1008 + 59'392 + 500);
}

void AnswerTraceTest::takesNoImpossibleShapes() {
    LoadedModel model;
    model.experts = 4;
    model.expertsUsed = 2;
    model.expertLayers = {1, 2};
    QCOMPARE(ExpertShape::of(model), (ExpertShape{{1, 2}, 4, 2}));
    model.expertsUsed = 5;
    QVERIFY(!ExpertShape::of(model).hasExperts());
    model.expertsUsed = 2;
    model.experts = 60'000;
    QVERIFY(!ExpertShape::of(model).hasExperts());
    QVERIFY(!ExpertShape::of(LoadedModel()).hasExperts());
    AnswerTrace dense(1, 2, {});
    dense.append(madeToken(QStringLiteral("a")));
    QCOMPARE(dense.size(), 1);
    QVERIFY(dense.counts().empty() && !dense.hasExperts(0));
}

void AnswerTraceTest::saysHowEvenlyTheWorkWasShared() {
    AnswerTrace trace(1, 2, smallShape());
    QVERIFY(!expertUse(trace).isKnown);
    QVERIFY(useInWords(expertUse(trace)).isEmpty());
    for (int i = 0; i < 40; ++i)
        trace.append(madeToken(QStringLiteral("x"), 1, static_cast<quint16>(i % 4),
                               static_cast<quint16>((i + 1) % 4)));
    const ExpertUse even = expertUse(trace);
    QCOMPARE(even.usedShare, 1.0);
    QCOMPARE(even.busiestLoad, 0.5);
    QCOMPARE(even.evenLoad, 0.5);
    QVERIFY(even.evenness > 0.999);
    QCOMPARE(evennessInWords(even), QStringLiteral("The work was shared evenly"));

    AnswerTrace few(1, 2, {.layers = {2}, .experts = 64, .used = 1});
    TokenTrace token;
    token.expertWeights = {1.0f};
    for (int i = 0; i < 1000; ++i) {
        token.experts = {static_cast<quint16>(i % 100 == 0 ? 9 : 5)};
        few.append(token);
    }
    const ExpertUse uneven = expertUse(few);
    QCOMPARE(uneven.busiestExpert, 5);
    QCOMPARE(uneven.busiestLayer, 2);
    QCOMPARE(uneven.usedShare, 2.0 / 64);
    QVERIFY(uneven.evenness < 0.05);
    QCOMPARE(evennessInWords(uneven), QStringLiteral("A few experts did most of the work"));
    QCOMPARE(useInWords(uneven),
             QStringLiteral("3.1 % of the experts answered. The busiest, expert 5 of layer 2, answered for "
                            "99 % of the tokens; shared evenly it would be 1.6 %."));
}

void AnswerTraceTest::showsAllOfAToken_data() {
    QTest::addColumn<QString>("piece");
    QTest::addColumn<QString>("shown");
    QTest::newRow("word") << QStringLiteral(" word") << QStringLiteral(" word");
    QTest::newRow("spaces") << QStringLiteral("   ") << QStringLiteral("···");
    QTest::newRow("line end") << QStringLiteral("\n\n") << QStringLiteral("↵↵");
    QTest::newRow("word and line end") << QStringLiteral("};\n") << QStringLiteral("};↵");
    QTest::newRow("tabs") << QStringLiteral("\t\t") << QStringLiteral("→→");
    QTest::newRow("half a character") << QStringLiteral("<0xE2>") << QStringLiteral("<0xE2>");
    QTest::newRow("nothing") << QString() << QStringLiteral("∅");
    QTest::newRow("control") << QStringLiteral("a\x01") << QStringLiteral("a<U+0001>");
    QTest::newRow("written backwards") << QStringLiteral("a\u202eb") << QStringLiteral("a<U+202E>b");
    QTest::newRow("no width") << QStringLiteral("\u200d") << QStringLiteral("<U+200D>");
    QTest::newRow("emoji") << QStringLiteral("👩\u200d🚀") << QStringLiteral("👩\u200d🚀");
}

void AnswerTraceTest::showsAllOfAToken() {
    QFETCH(QString, piece);
    QTEST(visibleToken(piece), "shown");
}

void AnswerTraceTest::writesPercentages_data() {
    QTest::addColumn<double>("share");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << 0.0 << QStringLiteral("0 %");
    QTest::newRow("hardly any") << 0.0002 << QStringLiteral("< 0.1 %");
    QTest::newRow("few") << 0.0423 << QStringLiteral("4.2 %");
    QTest::newRow("ten") << 0.0999 << QStringLiteral("10 %");
    QTest::newRow("some") << 0.437 << QStringLiteral("44 %");
    QTest::newRow("nearly all") << 0.9949 << QStringLiteral("99.5 %");
    QTest::newRow("all") << 1.0 << QStringLiteral("100 %");
}

void AnswerTraceTest::writesPercentages() {
    QFETCH(double, share);
    QTEST(percentText(share), "text");
}

QTEST_GUILESS_MAIN(AnswerTraceTest)
#include "tst_answer_trace.moc"
