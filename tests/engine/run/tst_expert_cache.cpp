// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/expert_cache.h"

#include "engine/model/model_parts.h"
#include "engine/run/expert_usage.h"
#include "tests/support/tiny_model.h"

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cstring>
#include <filesystem>
#include <memory>
#include <set>
#include <thread>
#include <vector>

using namespace conclave;
using namespace conclave::engine;

namespace {

constexpr int kExperts = 12;

/// A model file and its weights as they are mapped.
struct Source {
    QTemporaryDir folder;
    std::string path = folder.filePath("m.gguf").toStdString();
    std::shared_ptr<const Model> model;

    Source() {
        const test::TinyModel tiny({.architecture = "qwen3moe", .experts = kExperts});
        if (!tiny.file().write(path))
            return;
        auto loaded = Model::load({.path = path, .device = DeviceChoice::Cpu, .threads = 1});
        if (loaded)
            model = *loaded;
    }
    const Weights& weights() const { return model->parts().weights; }
    const ExpertWeights& experts(int layer) const {
        return std::get<ExpertWeights>(weights().layers[static_cast<std::size_t>(layer)].feedForward);
    }
    int layers() const { return model->info().layers; }
    /// A cache with room for @p room experts. All of this model's experts are of one size.
    std::unique_ptr<ExpertCache> cache(int room, const ExpertUsage* usage = nullptr) const {
        return std::make_unique<ExpertCache>(weights(),
                                             ExpertCache::Options{.bytes = static_cast<std::uint64_t>(room) *
                                                                           ExpertCache::leastBytes(weights()),
                                                                  .usage = usage,
                                                                  .mainLayers = layers()});
    }
};

/// As a router's choice: a row for each of @p experts.
std::vector<std::int32_t> offsetsOf(const std::set<int>& experts) {
    std::vector<std::int32_t> offsets(kExperts + 1);
    for (int e = 0; e < kExperts; ++e)
        offsets[static_cast<std::size_t>(e) + 1] =
            offsets[static_cast<std::size_t>(e)] + (experts.contains(e) ? 1 : 0);
    return offsets;
}

bool isExpert(const Source& source, int layer, const ExpertCache::Expert& expert) {
    const ExpertWeights& weights = source.experts(layer);
    const auto isSame = [&](const kernels::WeightStack& stack, const std::byte* data) {
        const kernels::WeightView matrix = kernels::stackedMatrix(stack, expert.id);
        return std::memcmp(matrix.data, data,
                           static_cast<std::size_t>(matrix.rows *
                                                    kernels::quantRowBytes(matrix.type, matrix.cols))) == 0;
    };
    return isSame(weights.gate, expert.gate) && isSame(weights.up, expert.up) &&
           isSame(weights.down, expert.down);
}

/// Takes all of @p experts; the ones that came with the right weights.
std::set<int> visit(const Source& source, ExpertCache& cache, int layer, const std::set<int>& experts) {
    std::set<int> right;
    const std::vector<std::int32_t> offsets = offsetsOf(experts);
    ExpertCache::Visit visit(cache, layer, offsets.data(), 1);
    while (!visit.isDone()) {
        const auto there = visit.take({});
        if (!there)
            return {};
        for (const ExpertCache::Expert& expert : *there)
            if (isExpert(source, layer, expert))
                right.insert(expert.id);
        visit.release();
    }
    return right;
}

/// Of @p experts, how many are in memory; they are read then.
std::uint64_t countThere(const Source& source, ExpertCache& cache, int layer, const std::set<int>& experts) {
    const std::uint64_t before = cache.counts().there;
    visit(source, cache, layer, experts);
    return cache.counts().there - before;
}

std::uint64_t slotReads(const Source& source, const ExpertCache& cache) {
    const ExpertWeights& experts = source.experts(0);
    std::uint64_t bytes = 0;
    for (const kernels::WeightStack* stack : {&experts.gate, &experts.up, &experts.down})
        bytes += static_cast<std::uint64_t>(stack->rows * kernels::quantRowBytes(stack->type, stack->cols));
    return cache.counts().bytesRead / bytes;
}

std::set<int> allExperts() {
    std::set<int> all;
    for (int e = 0; e < kExperts; ++e)
        all.insert(e);
    return all;
}

} // namespace

/// Experts from the file, through memory that has no room for all of them.
class TestExpertCache : public QObject {
    Q_OBJECT

    std::unique_ptr<Source> m_source;

  private slots:
    void init() {
        m_source = std::make_unique<Source>();
        QVERIFY(m_source->model);
    }

    void givesTheWeightsOfTheFile_data();
    void givesTheWeightsOfTheFile();
    void readsAtOnceWhatThereIsRoomFor();
    void readsTheMostUsedFirst();
    void keepsWhatIsChosenOften();
    void forgetsWhatWasChosenLongAgo();
    void readsWhatIsExpected();
    void dropsAGuessThatWasWrong();
    void cancelEndsTheWait();
    void aShorterFileIsAnError();
    void threadsShareFewSlots();
    void lendsMemoryAndTakesItBack();
};

void TestExpertCache::givesTheWeightsOfTheFile_data() {
    QTest::addColumn<int>("room");
    for (const int room : {1, 2, 5, kExperts, 3 * kExperts})
        QTest::addRow("%d", room) << room;
}

/// More experts than slots, too: they come in turns.
void TestExpertCache::givesTheWeightsOfTheFile() {
    QFETCH(int, room);
    const auto cache = m_source->cache(room);
    for (int round = 0; round < 3; ++round)
        for (int layer = 0; layer < m_source->layers(); ++layer)
            QCOMPARE(visit(*m_source, *cache, layer, allExperts()), allExperts());
}

void TestExpertCache::readsAtOnceWhatThereIsRoomFor() {
    const int all = m_source->layers() * kExperts;
    const auto cache = m_source->cache(all);
    QCOMPARE(cache->share(), 1.0);
    QTRY_COMPARE(slotReads(*m_source, *cache), static_cast<std::uint64_t>(all));
    // The last reading may not have been entered yet: counts tell of the file's bytes only.
    QTRY_COMPARE(countThere(*m_source, *cache, 0, allExperts()), static_cast<std::uint64_t>(kExperts));
    QCOMPARE(slotReads(*m_source, *cache), static_cast<std::uint64_t>(all));
}

void TestExpertCache::readsTheMostUsedFirst() {
    ExpertUsage usage(m_source->layers(), kExperts);
    const std::int32_t hot[] = {7, 7, 7, 3, 3};
    usage.count(1, hot);
    const auto cache = m_source->cache(2, &usage);
    QTRY_COMPARE(slotReads(*m_source, *cache), std::uint64_t{2});
    QTRY_COMPARE(countThere(*m_source, *cache, 1, {3, 7}), std::uint64_t{2});
}

/// A circle of more experts than slots, in which the longest unused one is always the next: the often chosen
/// ones stay nevertheless.
void TestExpertCache::keepsWhatIsChosenOften() {
    const auto cache = m_source->cache(4);
    for (int token = 0; token < 40; ++token)
        visit(*m_source, *cache, 0, {0, 1, 2 + token % 10});
    QCOMPARE(countThere(*m_source, *cache, 0, {0, 1}), std::uint64_t{2});
}

void TestExpertCache::forgetsWhatWasChosenLongAgo() {
    const auto cache = m_source->cache(1);
    for (int token = 0; token < 100; ++token)
        visit(*m_source, *cache, 0, {0});
    std::vector<std::int32_t> offsets = offsetsOf({});
    for (int tokens = 0; tokens < 10; ++tokens) // 5120 tokens that choose nothing here
        ExpertCache::Visit(*cache, 0, offsets.data(), 512);
    for (int token = 0; token < 3; ++token)
        visit(*m_source, *cache, 1, {5});
    visit(*m_source, *cache, 0, {0}); // takes the only slot, but is not worth more
    visit(*m_source, *cache, 1, {5});
    QCOMPARE(countThere(*m_source, *cache, 1, {5}), std::uint64_t{1});
}

void TestExpertCache::readsWhatIsExpected() {
    const auto cache = m_source->cache(16);
    QTRY_COMPARE(slotReads(*m_source, *cache), std::uint64_t{16});
    const std::int32_t expected[] = {9, 10, 11}; // of the layer's twelve, the first five or six are there
    cache->expect(2, expected);
    QTRY_COMPARE(slotReads(*m_source, *cache), std::uint64_t{18}); // an eighth of 16
    QTRY_COMPARE(countThere(*m_source, *cache, 2, {9, 10}), std::uint64_t{2});
    QCOMPARE(cache->counts().expectedRead, std::uint64_t{2});
    QCOMPARE(cache->counts().expectedUsed, std::uint64_t{2});
}

void TestExpertCache::dropsAGuessThatWasWrong() {
    const auto cache = m_source->cache(16);
    for (int token = 0; token < 50; ++token) {
        const std::int32_t expected[] = {token % kExperts, (token + 1) % kExperts};
        cache->expect(1, expected);
        const std::set<int> chosen{(token + 5) % kExperts, (token + 6) % kExperts};
        QCOMPARE(visit(*m_source, *cache, 1, chosen), chosen);
    }
    QCOMPARE(cache->counts().expectedUsed, std::uint64_t{0});
}

void TestExpertCache::cancelEndsTheWait() {
    const auto cache = m_source->cache(1);
    std::stop_source stop;
    const std::vector<std::int32_t> offsets = offsetsOf(allExperts());
    {
        ExpertCache::Visit holder(*cache, 0, offsets.data(), 1);
        QVERIFY(holder.take({}).ok()); // has the only slot
        ExpertCache::Visit waiting(*cache, 1, offsets.data(), 1);
        std::jthread canceller([&] { stop.request_stop(); });
        const auto there = waiting.take(stop.get_token());
        QVERIFY(!there.ok());
        QCOMPARE(there.error().kind, ErrorKind::Cancelled);
    }
    QCOMPARE(visit(*m_source, *cache, 1, allExperts()), allExperts());
}

void TestExpertCache::aShorterFileIsAnError() {
    const auto cache = m_source->cache(2);
    QTRY_COMPARE(slotReads(*m_source, *cache), std::uint64_t{2});
    std::filesystem::resize_file(m_source->path, 4096);
    const std::vector<std::int32_t> offsets = offsetsOf(allExperts());
    for (int attempt = 0; attempt < 2; ++attempt) {
        ExpertCache::Visit visit(*cache, 2, offsets.data(), 1);
        const auto there = visit.take({});
        QVERIFY(!there.ok());
        QCOMPARE(there.error().kind, ErrorKind::Io);
        QVERIFY2(there.error().message.find("shorter") != std::string::npos, there.error().message.c_str());
    }
}

void TestExpertCache::threadsShareFewSlots() {
    const auto cache = m_source->cache(3);
    std::atomic<int> right = 0;
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 4; ++thread)
            threads.emplace_back([&, thread] {
                for (int round = 0; round < 20; ++round) {
                    const int layer = (round + thread) % m_source->layers();
                    const std::set<int> chosen{(round * 5 + thread) % kExperts, (round + 3) % kExperts,
                                               (round * 7 + 1) % kExperts, thread};
                    const std::int32_t expected[] = {(round + 1) % kExperts};
                    cache->expect((layer + 1) % m_source->layers(), expected);
                    right += visit(*m_source, *cache, layer, chosen) == chosen ? 1 : 0;
                }
            });
    }
    QCOMPARE(right.load(), 80);
}

void TestExpertCache::lendsMemoryAndTakesItBack() {
    const std::uint64_t slot = ExpertCache::leastBytes(m_source->weights());
    const auto cache = m_source->cache(18);
    QCOMPARE(cache->share(), 0.5);
    {
        const ExpertCache::Loan loan = cache->lend(9 * slot);
        QVERIFY(loan);
        QCOMPARE(cache->share(), 0.25);
        QVERIFY(!cache->lend(9 * slot)); // nothing would be left
        QCOMPARE(visit(*m_source, *cache, 1, allExperts()), allExperts());
    }
    QCOMPARE(cache->share(), 0.5);
    QCOMPARE(visit(*m_source, *cache, 1, allExperts()), allExperts());
}

QTEST_APPLESS_MAIN(TestExpertCache)
#include "tst_expert_cache.moc"
