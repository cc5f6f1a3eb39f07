// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cpu_cache.h"

#include <QTest>
#include <vector>

using namespace conclave::engine;

namespace {

/// gpt-oss in small: every second layer sees 128 tokens.
ModelConfig windowModel() {
    ModelConfig config;
    GroupedAttentionConfig attention{.heads = 8, .kvHeads = 2, .keyWidth = 64, .valueWidth = 64};
    config.layers.push_back({attention});
    attention.reach = {AttentionReach::Kind::Window, 128};
    config.layers.push_back({attention});
    return config;
}

} // namespace

class TestCpuCache : public QObject {
    Q_OBJECT

  private slots:
    void windowsDoNotGrowWithTheContext();
    void typesTakeTheirBits();
    void latentRowsAreKeysAndValues();
    void sharedCachesTakeNothing();
    void firstVisibleFollowsTheReach();
    void aStoppedBatchCanBeTakenBack();
};

void TestCpuCache::windowsDoNotGrowWithTheContext() {
    const ModelConfig config = windowModel();
    constexpr std::uint64_t kRow = 2 * (64 + 64) * 4; // bytes of a position in a layer
    const auto bytes = [&](int context) {
        return CpuCache::bytes({.config = &config, .contextTokens = context, .batchTokens = 128});
    };
    constexpr std::uint64_t kRing = 128 + 128 + CacheLayout::kRewindTokens; // a multiple of 32
    QCOMPARE(bytes(131072), kRow * (131072 + kRing));
    QCOMPARE(bytes(64), kRow * 2 * 64); // a short context needs no ring
}

void TestCpuCache::typesTakeTheirBits() {
    const ModelConfig config = windowModel();
    const auto bytes = [&](CacheType type) {
        return CpuCache::bytes({.config = &config, .type = type, .contextTokens = 4096, .batchTokens = 128});
    };
    QCOMPARE(bytes(CacheType::f16) * 2, bytes(CacheType::f32));
    QCOMPARE(bytes(CacheType::bf16) * 2, bytes(CacheType::f32));
    QCOMPARE(bytes(CacheType::f8_e4m3) * 4, bytes(CacheType::f32));
    QCOMPARE(bytes(CacheType::q8_0) * 128, bytes(CacheType::f32) * 34); // 34 bytes for 32 numbers
    QCOMPARE(bytes(CacheType::q4_0) * 128, bytes(CacheType::f32) * 18);
}

void TestCpuCache::latentRowsAreKeysAndValues() {
    ModelConfig config;
    config.layers.push_back({LatentAttentionConfig{.heads = 4, .latent = 512, .plain = 128, .rotary = 64}});
    CpuCache cache({.config = &config, .contextTokens = 64, .batchTokens = 64});
    QCOMPARE(CpuCache::bytes({.config = &config, .contextTokens = 64, .batchTokens = 64}),
             std::uint64_t{64 * 576 * 4});
    std::vector<float> row(576);
    for (std::size_t i = 0; i < row.size(); ++i)
        row[i] = static_cast<float>(i);
    cache.store(0, 0, 3, row.data(), nullptr);
    const auto view = cache.view(0, 0);
    QVERIFY(!view.values);
    QCOMPARE(view.valueWidth, 512);
    QCOMPARE(reinterpret_cast<const float*>(view.keys + 3 * view.keyStride)[575], 575.0f);
}

void TestCpuCache::sharedCachesTakeNothing() {
    ModelConfig config = windowModel();
    const auto alone = CpuCache::bytes({.config = &config, .contextTokens = 64, .batchTokens = 64});
    GroupedAttentionConfig reader = std::get<GroupedAttentionConfig>(config.layer(1).mixer);
    reader.cacheLayer = 1;
    config.layers.push_back({reader});
    QCOMPARE(CpuCache::bytes({.config = &config, .contextTokens = 64, .batchTokens = 64}), alone);
    const CpuCache cache({.config = &config, .contextTokens = 64, .batchTokens = 64});
    QCOMPARE(cache.view(2, 1).keys, cache.view(1, 1).keys);
}

void TestCpuCache::firstVisibleFollowsTheReach() {
    QCOMPARE(firstVisible({}, 100), 0);
    const AttentionReach window{AttentionReach::Kind::Window, 7};
    QCOMPARE(firstVisible(window, 6), 0);
    QCOMPARE(firstVisible(window, 7), 1); // itself and six before
    const AttentionReach chunk{AttentionReach::Kind::Chunk, 8};
    QCOMPARE(firstVisible(chunk, 7), 0);
    QCOMPARE(firstVisible(chunk, 8), 8);
    QCOMPARE(firstVisible(chunk, 23), 16);
}

void TestCpuCache::aStoppedBatchCanBeTakenBack() {
    const ModelConfig config = windowModel();
    CpuCache cache({.config = &config, .contextTokens = 100000, .batchTokens = 128});
    for (int position = 0; position < 50000; position += 128) {
        cache.extend(position + 128);
        QCOMPARE(cache.rewind(position), position);
        cache.extend(position + 128);
    }
    QCOMPARE(cache.rewind(30000), 0);
    cache.extend(128);
    QCOMPARE(cache.rewind(100), 100);
}

QTEST_GUILESS_MAIN(TestCpuCache)
#include "tst_cpu_cache.moc"
