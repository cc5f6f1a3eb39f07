// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/embed_rows.h"
#include "kernels/expert_combine.h"
#include "kernels/expert_group.h"
#include "kernels/expert_matmul.h"

#include <QTest>
#include <cstring>
#include <vector>

using namespace conclave::kernels;

/// The way of rows to their experts and back: group, gather, multiply, combine.
class TestExpertGroup : public QObject {
    Q_OBJECT

  private slots:
    void rowsAreSortedByExpertInTokenOrder();
    void everyPairHasOneRow_data();
    void everyPairHasOneRow();
    void stackedMatricesLieAtTheirStride();
    void groupedWayEqualsTokenByToken();
    void combineTouchesItsColumnsOnly();
    void embeddingTakesWholeRows();
};

void TestExpertGroup::rowsAreSortedByExpertInTokenOrder() {
    const std::vector<std::int32_t> ids{2, 0, 2, 3, 0, 2}; // three tokens with two experts each
    std::vector<std::int32_t> offsets(6);
    std::vector<std::int32_t> order(6);
    std::vector<std::int32_t> rowOf(6);
    expertGroup(ids.data(), 6, 5, offsets.data(), order.data(), rowOf.data());
    QCOMPARE(offsets, (std::vector<std::int32_t>{0, 2, 2, 5, 6, 6}));
    QCOMPARE(order, (std::vector<std::int32_t>{1, 4, 0, 2, 5, 3}));
    QCOMPARE(rowOf, (std::vector<std::int32_t>{2, 0, 3, 5, 1, 4}));
}

void TestExpertGroup::everyPairHasOneRow_data() {
    QTest::addColumn<int>("pairs");
    QTest::addColumn<int>("experts");
    for (const int pairs : {0, 1, 31, 33, 257, 1024})
        for (const int experts : {1, 2, 31, 256})
            QTest::addRow("%d pairs, %d experts", pairs, experts) << pairs << experts;
}

void TestExpertGroup::everyPairHasOneRow() {
    QFETCH(int, pairs);
    QFETCH(int, experts);
    const auto count = static_cast<std::size_t>(pairs);
    std::vector<std::int32_t> ids(count);
    for (std::size_t i = 0; i < count; ++i)
        ids[i] = static_cast<std::int32_t>((i * 7919 + i / 3) % static_cast<std::size_t>(experts));
    std::vector<std::int32_t> offsets(static_cast<std::size_t>(experts) + 1);
    std::vector<std::int32_t> order(count);
    std::vector<std::int32_t> rowOf(count);
    expertGroup(ids.data(), pairs, experts, offsets.data(), order.data(), rowOf.data());
    QCOMPARE(offsets.front(), 0);
    QCOMPARE(offsets.back(), pairs);
    for (std::size_t e = 0; e + 1 < offsets.size(); ++e) {
        for (std::int32_t row = offsets[e]; row < offsets[e + 1]; ++row) {
            const auto pair = static_cast<std::size_t>(order[static_cast<std::size_t>(row)]);
            QCOMPARE(ids[pair], static_cast<std::int32_t>(e));
            QCOMPARE(rowOf[pair], row);
        }
    }
}

void TestExpertGroup::stackedMatricesLieAtTheirStride() {
    const std::vector<std::byte> data(1000);
    const WeightStack stack{
        .type = QuantType::f32, .data = data.data(), .count = 3, .rows = 2, .cols = 4, .strideBytes = 100};
    const WeightView second = stackedMatrix(stack, 2);
    QVERIFY(second.data == data.data() + 200);
    QCOMPARE(second.rows, std::int64_t{2});
    QCOMPARE(second.cols, std::int64_t{4});
}

/// Experts that multiply by their number plus one: the grouped way must give what each token gets by itself.
void TestExpertGroup::groupedWayEqualsTokenByToken() {
    constexpr std::int64_t kTokens = 7;
    constexpr std::int64_t kUsed = 2;
    constexpr std::int64_t kWidth = 3;
    std::vector<float> x;
    std::vector<std::int32_t> ids;
    std::vector<float> weights;
    for (int t = 0; t < kTokens; ++t) {
        for (int c = 0; c < kWidth; ++c)
            x.push_back(static_cast<float>(10 * t + c));
        ids.insert(ids.end(), {t % 4, (t + 2) % 4});
        weights.insert(weights.end(), {0.25f, 0.5f});
    }
    std::vector<std::int32_t> offsets(5);
    std::vector<std::int32_t> order(ids.size());
    std::vector<std::int32_t> rowOf(ids.size());
    expertGroup(ids.data(), kTokens * kUsed, 4, offsets.data(), order.data(), rowOf.data());
    std::vector<float> grouped(ids.size() * kWidth);
    gatherExpertRows(reinterpret_cast<const std::byte*>(x.data()), kWidth * 4, order.data(), kTokens * kUsed,
                     kUsed, reinterpret_cast<std::byte*>(grouped.data()));
    for (std::size_t e = 0; e < 4; ++e)
        for (std::int64_t i = offsets[e] * kWidth; i < offsets[e + 1] * kWidth; ++i)
            grouped[static_cast<std::size_t>(i)] *= static_cast<float>(e + 1);
    std::vector<float> out(x.size(), 1.0f); // added to what is there
    for (std::int64_t t = 0; t < kTokens; ++t)
        expertCombine(grouped.data(), kWidth, rowOf.data() + t * kUsed, weights.data() + t * kUsed, kUsed, 0,
                      kWidth, out.data() + t * kWidth);
    for (std::size_t t = 0; t < kTokens; ++t) {
        const float factor =
            0.25f * static_cast<float>(ids[2 * t] + 1) + 0.5f * static_cast<float>(ids[2 * t + 1] + 1);
        for (std::size_t c = 0; c < kWidth; ++c)
            QCOMPARE(out[t * kWidth + c], 1.0f + factor * x[t * kWidth + c]); // all exact in float
    }
}

void TestExpertGroup::combineTouchesItsColumnsOnly() {
    const std::vector<float> rows{1, 2, 3, 4};
    const std::vector<std::int32_t> rowOf{0};
    const float weight = 2.0f;
    std::vector<float> out(4, 0.0f);
    expertCombine(rows.data(), 4, rowOf.data(), &weight, 1, 1, 3, out.data());
    QCOMPARE(out, (std::vector<float>{0, 4, 6, 0}));
    expertCombine(rows.data(), 4, rowOf.data(), nullptr, 1, 0, 2, out.data()); // no weights: all 1
    QCOMPARE(out, (std::vector<float>{1, 6, 6, 0}));
}

void TestExpertGroup::embeddingTakesWholeRows() {
    const std::vector<float> table{0, 1, 10, 11, 20, 21};
    const WeightView view{QuantType::f32, reinterpret_cast<const std::byte*>(table.data()), 3, 2};
    const std::vector<std::int32_t> ids{2, 0, 2};
    std::vector<float> out(6);
    embedRows(view, ids.data(), 3, out.data());
    QCOMPARE(out, (std::vector<float>{20, 21, 0, 1, 20, 21}));
}

QTEST_GUILESS_MAIN(TestExpertGroup)
#include "tst_expert_group.moc"
