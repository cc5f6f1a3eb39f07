// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/placement.h"

#include "engine/run/placement_text.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

using namespace conclave::engine;

namespace {

/// Three layers, the first without experts: head 100, dense 50, two layers with four experts of 10,
/// embedding 70.
PlacementRequest small() {
    PlacementRequest request;
    request.model = {.layers = {{.denseBytes = 50}, {50, 4, 2, 10, 20}, {50, 4, 2, 10, 20}},
                     .headBytes = 100,
                     .embeddingBytes = 70};
    request.hostBytes = 1000;
    request.rates = {.device = 100, .bus = 5, .host = 10, .file = 1, .hopSeconds = 0};
    return request;
}

std::string placesOf(const Placement& placement) {
    std::string text;
    const auto add = [&](Place place) { text += "DHF"[static_cast<int>(place)]; };
    add(placement.head);
    for (const Placement::Layer& layer : placement.layers) {
        text += ' ';
        add(layer.dense);
        for (const Place place : layer.experts)
            add(place);
    }
    text += ' ';
    add(placement.embedding);
    return text;
}

std::uint64_t allBytes(const PlacementRequest& request) {
    std::uint64_t bytes = request.model.bytes();
    for (const std::uint64_t cache : request.cacheBytes)
        bytes += cache;
    return bytes;
}

/// Some machine and some model, with counts or without; @p usage outlives the request.
PlacementRequest someRequest(std::mt19937& random, ExpertUsage& usage) {
    const auto pick = [&](int from, int to) { return std::uniform_int_distribution(from, to)(random); };
    PlacementRequest request;
    const int layers = pick(1, 6);
    const int experts = pick(1, 9);
    for (int layer = 0; layer < layers; ++layer) {
        ModelFootprint::Layer& shape = request.model.layers.emplace_back();
        shape.denseBytes = static_cast<std::uint64_t>(pick(1, 200));
        if (pick(0, 4) > 0) {
            shape.experts = experts;
            shape.used = pick(1, experts);
            shape.expertBytes = static_cast<std::uint64_t>(pick(1, 60));
            shape.expertWeights = shape.expertBytes * 2;
        }
        request.cacheBytes.push_back(static_cast<std::uint64_t>(pick(0, 80)));
    }
    request.model.headBytes = static_cast<std::uint64_t>(pick(1, 300));
    request.model.embeddingBytes = static_cast<std::uint64_t>(pick(0, 300));
    request.workingBytes = static_cast<std::uint64_t>(pick(0, 100));
    request.rates.device = pick(1, 400);
    request.rates.bus = pick(1, 40);
    request.rates.host = pick(5, 60);
    request.rates.file = pick(1, 5);
    request.rates.hopSeconds = pick(0, 3) * 0.1;
    usage = ExpertUsage(layers, experts);
    for (int i = pick(0, 200); i > 0; --i) {
        const std::int32_t id = pick(0, pick(0, experts - 1));
        usage.count(pick(0, layers - 1), {&id, 1});
    }
    request.usage = pick(0, 1) ? &usage : nullptr;
    return request;
}

} // namespace

/// Where weights lie when the card is too small for them.
class TestPlacement : public QObject {
    Q_OBJECT

  private slots:
    void fillsTheCardInOrder_data() {
        QTest::addColumn<int>("bytes");
        QTest::addColumn<QByteArray>("places");
        const auto row = [](int bytes, const char* places) {
            QTest::addRow("%d", bytes) << bytes << QByteArray(places);
        };
        // Head 100, then dense parts of 50 from the last layer on, then experts of 10, then the embedding
        // of 70.
        row(0, "H H HHHHH HHHHH H");
        row(99, "H H HHHHH HHHHH H");
        row(100, "D H HHHHH HHHHH H");
        row(149, "D H HHHHH HHHHH H");
        row(150, "D H HHHHH DHHHH H");
        row(200, "D H DHHHH DHHHH H");
        row(249, "D H DHHHH DHHHH H"); // no experts before all dense parts are there
        row(250, "D D DHHHH DHHHH H");
        row(275, "D D DDDHH DHHHH H");
        row(310, "D D DDDDD DDDHH H");
        row(330, "D D DDDDD DDDDD H");
        row(399, "D D DDDDD DDDDD H");
        row(400, "D D DDDDD DDDDD D");
        row(9999, "D D DDDDD DDDDD D");
    }
    void fillsTheCardInOrder() {
        QFETCH(int, bytes);
        QFETCH(QByteArray, places);
        PlacementRequest request = small();
        request.deviceBytes = static_cast<std::uint64_t>(bytes);
        QCOMPARE(QByteArray::fromStdString(placesOf(planPlacement(request))), places);
        // Room to work comes first.
        request.workingBytes = 7;
        request.deviceBytes += bytes >= 100 ? 7 : 0;
        const Placement placement = planPlacement(request);
        QCOMPARE(QByteArray::fromStdString(placesOf(placement)), places);
        QCOMPARE(placement.workingBytes, bytes >= 100 ? 7u : 0u);
    }

    void leavesTheRestInTheFile() {
        PlacementRequest request = small();
        request.deviceBytes = 260;
        request.hostBytes = 35; // three experts and half a one
        QCOMPARE(placesOf(planPlacement(request)), std::string("D D DDHHH DFFFF F"));
        request.hostBytes = 0;
        QCOMPARE(placesOf(planPlacement(request)), std::string("D D DDFFF DFFFF F"));
        request.deviceBytes = 0;
        QCOMPARE(placesOf(planPlacement(request)), std::string("F F FFFFF FFFFF F"));
        request.model = {};
        QCOMPARE(placesOf(planPlacement(request)), std::string("H H")); // nothing needs no room
    }

    void hotExpertsGoFirst() {
        PlacementRequest request = small();
        ExpertUsage usage(3, 4);
        const std::int32_t chosen[] = {3, 3, 3, 1};
        usage.count(2, chosen);
        const std::int32_t other[] = {0, 2, 2};
        usage.count(1, other);
        request.usage = &usage;
        // Chances, of two picks and one more than counted: layer 2 of 8 (1, 2, 1, 4), layer 1 of 7 (2, 1, 3,
        // 1). In order: 2·3 (1.0), 1·2 (0.86), 1·0 (0.57), 2·1 (0.5), then 1·1 and 1·3 (0.29), 2·0 and 2·2
        // (0.25).
        request.deviceBytes = 280;
        QCOMPARE(placesOf(planPlacement(request)), std::string("D D DDHDH DHHHD H"));
        request.deviceBytes = 300;
        QCOMPARE(placesOf(planPlacement(request)), std::string("D D DDDDH DHDHD H"));
        request.deviceBytes = 310;
        QCOMPARE(placesOf(planPlacement(request)), std::string("D D DDDDD DHDHD H"));
    }

    void countsOfAnotherShapeAreNotUsed() {
        PlacementRequest request = small();
        request.deviceBytes = 270;
        const std::string even = placesOf(planPlacement(request));
        ExpertUsage usage(3, 5);
        const std::int32_t chosen[] = {4, 3, 3};
        usage.count(2, chosen);
        request.usage = &usage;
        QCOMPARE(placesOf(planPlacement(request)), even);
    }

    void predictsWhatIsReadWhere() {
        PlacementRequest request = small();
        // All on the card: 100 + 150 and two layers of two experts of 10, at 100 per second.
        request.deviceBytes = 9999;
        const Placement card = planPlacement(request);
        QCOMPARE(card.tokenSeconds, 2.9);
        QCOMPARE(card.stages.size(), std::size_t{2});
        QCOMPARE(card.stages[0].bytes, 250.0);
        QCOMPARE(card.stages[1].bytes, 40.0);
        // All in main memory, at 10 per second.
        request.deviceBytes = 0;
        QCOMPARE(planPlacement(request).tokenSeconds, 29.0);
        // All in the file, at 1 per second.
        request.hostBytes = 0;
        QCOMPARE(planPlacement(request).tokenSeconds, 290.0);
        // Half of the cache is read, too.
        request.hostBytes = 1000;
        request.cacheBytes = {20, 20, 20};
        QCOMPARE(planPlacement(request).tokenSeconds, 32.0);
    }

    void predictsWaitingForTheProcessor() {
        PlacementRequest request = small();
        // One expert of layer 1 on the card, so one pick of two is outside with a chance of 3/4 each; layer 2
        // has none. An expert takes 1 second on the processor, both 0.2 on the card: layer 1: P(0) = 1/16 ·
        // 0.2, P(1) = 6/16 · 1, P(2) = 9/16 · 2 = 1.5125; layer 2: 2.
        request.deviceBytes = 260;
        const Placement placement = planPlacement(request);
        QCOMPARE(placesOf(placement), std::string("D D DDHHH DHHHH H"));
        QVERIFY(std::abs(placement.tokenSeconds - (2.5 + 1.5125 + 2)) < 1e-12);
        QCOMPARE(placement.stages.size(), std::size_t{3});
        QVERIFY(std::abs(placement.stages[1].seconds - 0.4) < 1e-12);            // as if the card had all
        QVERIFY(std::abs(placement.stages[2].seconds - (1.3125 + 1.8)) < 1e-12); // what comes on top
        QVERIFY(std::abs(placement.stages[2].bytes - 35) < 1e-12);               // 1.5 and 2 experts
        // A hop for each layer that needs one: 15/16 and 1.
        request.rates.hopSeconds = 0.16;
        QVERIFY(std::abs(planPlacement(request).tokenSeconds - (6.0125 + 0.16 + 0.15)) < 1e-12);
        // From the file it takes 10 times as long: layer 1 has one expert in main memory, two in the file.
        // Picks of layer 1, of sixteenths: 1 card twice 0.2; 2 card and host 1; 1 host twice 2; 4 card and
        // file 10; 4 host and file 11; 4 file twice 20.
        request.rates.hopSeconds = 0;
        request.hostBytes = 10;
        const double layer1 = (0.2 + 2 * 1 + 2 + 4 * 10 + 4 * 11 + 4 * 20) / 16.0;
        QVERIFY(std::abs(planPlacement(request).tokenSeconds - (2.5 + layer1 + 20)) < 1e-9);
    }

    void aSlowCardGetsNothing() {
        PlacementRequest request = small();
        request.deviceBytes = 9999;
        request.rates.device = 9;
        QCOMPARE(placesOf(planPlacement(request)), std::string("H H HHHHH HHHHH H"));
        request.rates.device = 11;
        QCOMPARE(placesOf(planPlacement(request)), std::string("D D DDDDD DDDDD D"));
        // Hops that cost more than the card saves: dense parts stay where the experts are.
        request.rates = small().rates;
        request.rates.hopSeconds = 100;
        request.deviceBytes = 270;
        QCOMPARE(placesOf(planPlacement(request)), std::string("D H HHHHH HHHHH H"));
    }

    void keepsToTheBudgets() {
        std::mt19937 random(1);
        ExpertUsage usage(0, 0);
        for (int run = 0; run < 2000; ++run) {
            PlacementRequest request = someRequest(random, usage);
            const std::uint64_t all = allBytes(request);
            request.deviceBytes = random() % (all + 200);
            request.hostBytes = random() % (all + 200);
            const Placement placement = planPlacement(request);
            QVERIFY(placement.deviceBytes() <= request.deviceBytes);
            QVERIFY(placement.bytesIn(Place::Host) <= request.hostBytes);
            QCOMPARE(placement.bytes[0] + placement.bytes[1] + placement.bytes[2], all);
            QCOMPARE(placesOf(planPlacement(request)), placesOf(placement));
            double seconds = 0;
            for (const StagePrediction& stage : placement.stages)
                seconds += stage.seconds;
            QVERIFY(std::abs(seconds - placement.tokenSeconds) <= 1e-9 * seconds);
        }
    }

    void moreMemoryIsNeverPredictedToBeSlower() {
        std::mt19937 random(2);
        ExpertUsage usage(0, 0);
        for (int run = 0; run < 60; ++run) {
            PlacementRequest request = someRequest(random, usage);
            const std::uint64_t all = allBytes(request) + request.workingBytes;
            const auto grows = [&](std::uint64_t& budget, std::uint64_t other, std::uint64_t& otherBudget) {
                otherBudget = other;
                double before = std::numeric_limits<double>::infinity();
                for (budget = 0; budget <= all; budget += 7) {
                    const double seconds = planPlacement(request).tokenSeconds;
                    if (seconds > before * (1 + 1e-12))
                        return false;
                    before = seconds;
                }
                return true;
            };
            QVERIFY2(grows(request.deviceBytes, random() % all, request.hostBytes),
                     qPrintable(QString::number(run)));
            QVERIFY2(grows(request.hostBytes, random() % all, request.deviceBytes),
                     qPrintable(QString::number(run)));
        }
    }

    void copyingPaysForManyTokens() {
        PlacementRequest request = small();
        request.deviceBytes = 250;
        request.rates.hostOperations = 40;
        request.rates.deviceOperations = 1e6;
        // Eight experts of 10 bytes and 20 numbers, each picked with a chance of 1/2. n tokens need
        // 80 · (1 - 2^-n) bytes at 5 per second over the bus, and 160 · n operations at 40 per second: 4 n
        // seconds. 16 · (1 - 2^-n) <= 4 n from n = 4 on (15 <= 16; n = 3: 14 > 12).
        QCOMPARE(planPlacement(request).streamFromTokens.value_or(-1), 4);
        request.rates.bus = 10; // as fast as main memory
        QCOMPARE(planPlacement(request).streamFromTokens.value_or(-1), 1);
        request.rates.bus = 5;
        request.rates.deviceOperations = 39; // the processor computes faster
        QVERIFY(!planPlacement(request).streamFromTokens);
        request.rates.deviceOperations = 1e6;
        request.deviceBytes = 330; // nothing is outside
        QVERIFY(!planPlacement(request).streamFromTokens);
        request.deviceBytes = 100; // the layers themselves are
        QVERIFY(!planPlacement(request).streamFromTokens);
    }

    void loweringEnds() {
        PlacementRequest request = small();
        request.workingBytes = 10;
        request.deviceBytes = 400;
        Placement placement = planPlacement(request);
        QCOMPARE(placement.deviceBytes(), std::uint64_t{340});
        // 60 were asked for when 25 were free: 35 less.
        placement = lowerPlacement(request, placement, 60, 25);
        QCOMPARE(placement.deviceBytes(), std::uint64_t{300});
        int steps = 0;
        for (; placement.deviceBytes() > 0; ++steps) {
            const Placement lower = lowerPlacement(request, placement, 1, 1);
            QVERIFY(lower.deviceBytes() < placement.deviceBytes());
            placement = lower;
        }
        QVERIFY(steps > 1 && steps < 20);
        QCOMPARE(placesOf(placement), std::string("H H HHHHH HHHHH H"));
        QCOMPARE(lowerPlacement(request, placement, 5, 0).deviceBytes(), std::uint64_t{0});
    }

    void drawsWhereThingsAre() {
        PlacementRequest request = small();
        request.deviceBytes = 310;
        request.hostBytes = 10;
        const std::string text = placementText(planPlacement(request));
        const std::string lines[] = {
            "on the card     0.0 MB\n",
            "output head     on the card, the embedding in the file\n",
            "layer 0         on the card     no experts\n",
            "layer 1         on the card     [################################] 4 of 4 experts on the card\n",
            "layer 2         on the card     [################++++++++........] 2 of 4 experts on the card\n",
            "waiting for experts outside of the card\n",
        };
        for (const std::string& line : lines)
            QVERIFY2(text.find(line) != std::string::npos, text.c_str());
        QVERIFY2(text.find("predicted       " + predictionText(planPlacement(request))) != std::string::npos,
                 text.c_str());

        // 128 experts of which one is elsewhere: it has a cell, as does each other place.
        request.model.layers = {{50, 128, 8, 10, 20}, {50, 128, 8, 10, 20}};
        request.deviceBytes = 100 + 100 + 10 * 128 + 10;
        request.hostBytes = 10 * 126;
        const std::string wide = placementText(planPlacement(request));
        QVERIFY2(wide.find("layer 1         on the card     [#++++++++++++++++++++++++++++++.] 1 of 128 ") !=
                     std::string::npos,
                 wide.c_str());
    }
};

QTEST_APPLESS_MAIN(TestPlacement)
#include "tst_placement.moc"
