// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cache_rows.h"
#include "kernels/rms_norm.h"
#include "kernels/rope.h"
#include "tests/kernels/cuda/kernel_test.h"

#include <algorithm>
#include <cmath>
#include <cstring>

using namespace conclave::kernels;
using namespace conclave::kernels::cuda;
using namespace conclave::test;

namespace {

constexpr CacheType kTypes[] = {CacheType::f32,     CacheType::f16,  CacheType::bf16,
                                CacheType::f8_e4m3, CacheType::q8_0, CacheType::q4_0};
constexpr float kEpsilon = 1e-5f;
constexpr std::byte kUntouched{0xee};

Launch onTestDevice() {
    return {.device = &testDevice()};
}

std::size_t index(std::int64_t i) {
    return static_cast<std::size_t>(i);
}

/// A norm adds `width` squares in another order than the CPU and takes a root: each number is off by a
/// relative (width / 2 + 8) · 2^-24 at most. Two norms, or a norm and a turn that mixes two numbers: 4 times
/// that of the largest number of the row.
float normBound(std::int64_t width, float largest) {
    return static_cast<float>(width / 2 + 8) * 0x1p-24f * 4 * largest;
}

/// How far a decoded number may be from the one that was written; @p largest of its block.
float stepBound(CacheType type, float x, float largest) {
    switch (type) {
    case CacheType::f32:
        return 0;
    case CacheType::f16:
        return std::max(std::fabs(x) * 0x1p-11f, 0x1p-25f);
    case CacheType::bf16:
        return std::fabs(x) * 0x1p-8f;
    case CacheType::f8_e4m3:
        return std::max(std::fabs(x) * 0x1p-4f, 0x1p-10f);
    case CacheType::q8_0:
        return largest / 127 / 2 * 1.0001f + largest * 0x1p-11f;
    case CacheType::q4_0:
        return largest / 8 * 1.0001f + largest * 0x1p-11f;
    }
    return 0;
}

float largestOf(const float* x, std::int64_t count) {
    float largest = 0;
    for (std::int64_t i = 0; i < count; ++i)
        largest = std::max(largest, std::fabs(x[i]));
    return largest;
}

/// The table that the operations under test read, from the CPU's definition.
struct Table {
    Table(int pairs, int tokens, int position)
        : frequencies(index(pairs)), cosines(index(std::max(1, pairs * tokens))), sines(cosines.size()) {
        if (pairs > 0) {
            ropeFrequencies(10000, pairs, {}, nullptr, frequencies.data());
            ropeTable(frequencies.data(), pairs, position, tokens, 1.0f, cosines.data(), sines.data());
        }
    }
    std::vector<double> frequencies;
    std::vector<float> cosines;
    std::vector<float> sines;
};

/// Rows of one cache tensor as they should be.
struct ExpectedRows {
    ExpectedRows(CacheType cacheType, int kvHeads, int cacheCapacity, int rowWidth)
        : type(cacheType), capacity(cacheCapacity), width(rowWidth),
          rowBytes(cacheRowBytes(cacheType, rowWidth)),
          bytes(index(kvHeads * capacity * rowBytes), kUntouched),
          written(index(std::int64_t{kvHeads} * capacity)) {}
    void store(int kvHead, int position, const float* x) {
        const std::int64_t row = std::int64_t{kvHead} * capacity + position % capacity;
        storeCacheRow(type, x, width, bytes.data() + row * rowBytes);
        written[index(row)].assign(x, x + width);
    }
    /// @p isExact: nothing was rounded another way before, so bytes are the same.
    void compareWith(const char* what, const std::vector<std::byte>& found, bool isExact) const {
        for (std::size_t row = 0; row < written.size(); ++row) {
            const std::byte* const actual = found.data() + index(rowBytes) * row;
            const std::byte* const expected = bytes.data() + index(rowBytes) * row;
            if (isExact || written[row].empty()) {
                check(std::memcmp(actual, expected, index(rowBytes)) == 0, "%s: row %zu has other bytes",
                      what, row);
                continue;
            }
            std::vector<float> decoded(index(cacheBlockCols(width)));
            loadCacheRow(type, actual, width, decoded.data());
            std::vector<float> bounds(index(width));
            const float* const x = written[row].data();
            for (std::int64_t i = 0; i < width; ++i) {
                const std::int64_t block = i / kCacheBlock * kCacheBlock;
                bounds[index(i)] =
                    stepBound(type, x[i], largestOf(x + block, std::min(kCacheBlock, width - block))) +
                    2 * normBound(width, largestOf(x, width));
            }
            decoded.resize(index(width));
            compare(what, decoded, written[row], bounds);
        }
    }
    CacheType type;
    std::int64_t capacity;
    std::int64_t width;
    std::int64_t rowBytes;
    std::vector<std::byte> bytes;
    std::vector<std::vector<float>> written;
};

float temperatureAt(const Temperature& temperature, int position) {
    const double steps = (position + temperature.offset) / temperature.step;
    return static_cast<float>(1.0 + temperature.scale * std::log1p(steps));
}

struct GroupedCase {
    const char* name;
    int tokens;
    int heads;
    int kvHeads;
    int keyWidth;
    int valueWidth;
    int pairs; ///< 0: no rotation
    HeadNorm norm = HeadNorm::None;
    RopePairing pairing = RopePairing::Halves;
    bool normsValues = false;
    bool valuesAreKeys = false;
    bool writesCache = true;
    bool isGated = false; ///< queries lie beside their gates
    double temperature = 0;
    int position = 0;
    int capacity = 64;
};

/// What engine/run/cpu_attention.cpp does with one token's queries or keys.
void placeExpected(const GroupedCase& shape, const Table& table, int token, float* rows, int heads,
                   std::int64_t stride, const std::vector<float>& norm) {
    if (shape.norm == HeadNorm::FullWidth) {
        std::vector<float> whole;
        for (int h = 0; h < heads; ++h)
            whole.insert(whole.end(), rows + h * stride, rows + h * stride + shape.keyWidth);
        const auto width = static_cast<std::int64_t>(whole.size());
        rmsNorm(whole.data(), width, 1, width, norm.data(), kEpsilon, whole.data(), width);
        for (int h = 0; h < heads; ++h)
            std::copy_n(whole.data() + h * shape.keyWidth, shape.keyWidth, rows + h * stride);
    }
    if (shape.norm == HeadNorm::PerHead)
        rmsNorm(rows, stride, heads, shape.keyWidth, norm.data(), kEpsilon, rows, stride);
    if (shape.pairs > 0)
        rope(shape.pairing, rows, heads, stride, shape.pairs, table.cosines.data() + token * shape.pairs,
             table.sines.data() + token * shape.pairs);
    if (shape.norm == HeadNorm::Rotated)
        rmsNorm(rows, stride, heads, shape.keyWidth, nullptr, kEpsilon, rows, stride);
}

void checkGrouped(const GroupedCase& shape, CacheType type) {
    Random random(11);
    const std::int64_t stride = shape.isGated ? 2 * shape.keyWidth : shape.keyWidth;
    std::vector<float> query = random.reals(index(shape.tokens * shape.heads * stride));
    std::vector<float> key = random.reals(index(shape.tokens * shape.kvHeads * shape.keyWidth), 2);
    std::vector<float> value =
        shape.valuesAreKeys ? key : random.reals(index(shape.tokens * shape.kvHeads * shape.valueWidth), 3);
    const std::vector<float> queryNorm = random.reals(index(shape.heads * shape.keyWidth));
    const std::vector<float> keyNorm = random.reals(index(shape.kvHeads * shape.keyWidth));
    const Table table(shape.pairs, shape.tokens, shape.position);
    ExpectedRows keys(type, shape.kvHeads, shape.capacity, shape.keyWidth);
    ExpectedRows values(type, shape.kvHeads, shape.capacity, shape.valueWidth);

    DeviceArray<float> deviceQuery(query);
    DeviceArray<float> deviceKey(key);
    DeviceArray<float> deviceValue(value);
    DeviceArray<float> deviceQueryNorm(queryNorm);
    DeviceArray<float> deviceKeyNorm(keyNorm);
    DeviceArray<float> cosines(table.cosines);
    DeviceArray<float> sines(table.sines);
    DeviceArray<std::byte> deviceKeys(keys.bytes);
    DeviceArray<std::byte> deviceValues(values.bytes);
    DeviceArray<std::int32_t> position(std::vector<std::int32_t>{shape.position});
    const Temperature temperature{.scale = shape.temperature, .step = 3, .offset = 1};
    const PlaceGrouped args{
        .tokens = shape.tokens,
        .position = position.data(),
        .heads = shape.heads,
        .kvHeads = shape.kvHeads,
        .keyWidth = shape.keyWidth,
        .valueWidth = shape.valueWidth,
        .query = deviceQuery.data(),
        .queryHeadStride = stride,
        .key = shape.writesCache ? deviceKey.data() : nullptr,
        .value = shape.valuesAreKeys ? deviceKey.data() : deviceValue.data(),
        .norm = shape.norm,
        .queryNorm = deviceQueryNorm.data(),
        .keyNorm = deviceKeyNorm.data(),
        .normsValues = shape.normsValues,
        .epsilon = kEpsilon,
        .rotation = {shape.pairing, shape.pairs, cosines.data(), sines.data()},
        .temperature = temperature,
        .cache = {.type = type,
                  .kvHeads = shape.kvHeads,
                  .keyWidth = shape.keyWidth,
                  .valueWidth = shape.valueWidth,
                  .capacity = shape.capacity,
                  .keys = deviceKeys.data(),
                  .values = deviceValues.data(),
                  .keyRowBytes = keys.rowBytes,
                  .valueRowBytes = values.rowBytes},
    };
    check(run(onTestDevice(), args) == 0, "%s is not launched", shape.name);

    for (int t = 0; t < shape.tokens; ++t) {
        float* const queries = query.data() + t * shape.heads * stride;
        placeExpected(shape, table, t, queries, shape.heads, stride, queryNorm);
        if (shape.temperature != 0)
            for (int h = 0; h < shape.heads; ++h)
                for (int i = 0; i < shape.keyWidth; ++i)
                    queries[h * stride + i] *= temperatureAt(temperature, shape.position + t);
        if (!shape.writesCache)
            continue;
        float* const rows = key.data() + t * shape.kvHeads * shape.keyWidth;
        placeExpected(shape, table, t, rows, shape.kvHeads, shape.keyWidth, keyNorm);
        float* const valueRows = value.data() + t * shape.kvHeads * shape.valueWidth;
        if (shape.normsValues)
            rmsNorm(valueRows, shape.valueWidth, shape.kvHeads, shape.valueWidth, nullptr, kEpsilon,
                    valueRows, shape.valueWidth);
        for (int h = 0; h < shape.kvHeads; ++h) {
            keys.store(h, shape.position + t, rows + h * shape.keyWidth);
            values.store(h, shape.position + t, valueRows + h * shape.valueWidth);
        }
    }
    const bool hasNorm = shape.norm != HeadNorm::None;
    const std::int64_t normed =
        shape.norm == HeadNorm::FullWidth ? shape.heads * shape.keyWidth : shape.keyWidth;
    // Temperatures, below 2 here, are off by 2 units in the last place, queries by one more.
    compare(
        "queries", deviceQuery.values(), query,
        (hasNorm ? normBound(normed, largestOf(query.data(), static_cast<std::int64_t>(query.size()))) : 0) +
            (shape.temperature != 0 ? 6e-7f : 0));
    keys.compareWith("keys", deviceKeys.values(), !hasNorm);
    values.compareWith("values", deviceValues.values(), !shape.normsValues);
}

} // namespace

KERNEL_TEST(tabulatesAngles) {
    for (const auto& [pairs, tokens, position] : {std::array{3, 2, 0}, {64, 5, 99999}, {32, 33, 7}}) {
        const Table expected(pairs, tokens, position);
        DeviceArray<double> frequencies(expected.frequencies);
        DeviceArray<std::int32_t> start(std::vector<std::int32_t>{position});
        DeviceArray<float> cosines(index(pairs * tokens));
        DeviceArray<float> sines(index(pairs * tokens));
        const RopeTable args{.frequencies = frequencies.data(),
                             .pairs = pairs,
                             .tokens = tokens,
                             .scale = 2,
                             .position = start.data(),
                             .cosines = cosines.data(),
                             .sines = sines.data()};
        check(run(onTestDevice(), args) == 0, "not launched");
        std::vector<float> twice[2] = {expected.cosines, expected.sines};
        for (std::vector<float>& row : twice)
            for (float& x : row)
                x *= 2;
        // Doubles may differ in their last bit, which may tip a float.
        compare("cosines", cosines.values(), twice[0], 0x1p-23f);
        compare("sines", sines.values(), twice[1], 0x1p-23f);
    }
}

KERNEL_TEST(placesGroupedHeads) {
    const GroupedCase cases[] = {
        {.name = "plain",
         .tokens = 3,
         .heads = 4,
         .kvHeads = 2,
         .keyWidth = 64,
         .valueWidth = 64,
         .pairs = 32},
        {.name = "tiny", .tokens = 2, .heads = 3, .kvHeads = 1, .keyWidth = 12, .valueWidth = 5, .pairs = 6},
        {.name = "partly turned, interleaved",
         .tokens = 2,
         .heads = 5,
         .kvHeads = 5,
         .keyWidth = 40,
         .valueWidth = 33,
         .pairs = 16,
         .pairing = RopePairing::Interleaved},
        {.name = "normed heads, gated, ring",
         .tokens = 4,
         .heads = 14,
         .kvHeads = 2,
         .keyWidth = 128,
         .valueWidth = 128,
         .pairs = 64,
         .norm = HeadNorm::PerHead,
         .isGated = true,
         .position = 30,
         .capacity = 32},
        {.name = "normed whole",
         .tokens = 3,
         .heads = 10,
         .kvHeads = 9,
         .keyWidth = 36,
         .valueWidth = 36,
         .pairs = 18,
         .norm = HeadNorm::FullWidth},
        {.name = "normed when turned, scaled",
         .tokens = 2,
         .heads = 4,
         .kvHeads = 2,
         .keyWidth = 80,
         .valueWidth = 80,
         .pairs = 40,
         .norm = HeadNorm::Rotated,
         .temperature = 0.3,
         .position = 17},
        {.name = "values are raw keys",
         .tokens = 2,
         .heads = 4,
         .kvHeads = 2,
         .keyWidth = 96,
         .valueWidth = 96,
         .pairs = 48,
         .norm = HeadNorm::PerHead,
         .normsValues = true,
         .valuesAreKeys = true},
        {.name = "queries only, no positions",
         .tokens = 2,
         .heads = 9,
         .kvHeads = 3,
         .keyWidth = 28,
         .valueWidth = 28,
         .pairs = 0,
         .norm = HeadNorm::FullWidth,
         .writesCache = false,
         .temperature = 0.1,
         .position = 5},
    };
    for (const GroupedCase& shape : cases)
        for (const CacheType type : kTypes)
            checkGrouped(shape, type);
}

KERNEL_TEST(placesLatentRows) {
    struct Case {
        int tokens, latent, rotary, heads, plain, position;
        double temperature;
    };
    for (const Case& shape : {Case{2, 512, 64, 16, 128, 40, 0}, Case{3, 20, 8, 5, 12, 31, 0.2}}) {
        for (const CacheType type : kTypes) {
            Random random(5);
            constexpr int kCapacity = 64;
            const int width = shape.latent + shape.rotary;
            const int queryWidth = shape.plain + shape.rotary;
            const int pairs = shape.rotary / 2;
            std::vector<float> rows = random.reals(index(shape.tokens * width));
            std::vector<float> query = random.reals(index(shape.tokens * shape.heads * queryWidth));
            const std::vector<float> norm = random.reals(index(shape.latent));
            const Table table(pairs, shape.tokens, shape.position);
            ExpectedRows keys(type, 1, kCapacity, width);
            DeviceArray<float> deviceRows(rows);
            DeviceArray<float> deviceQuery(query);
            DeviceArray<float> deviceNorm(norm);
            DeviceArray<float> cosines(table.cosines);
            DeviceArray<float> sines(table.sines);
            DeviceArray<std::byte> deviceKeys(keys.bytes);
            DeviceArray<std::int32_t> position(std::vector<std::int32_t>{shape.position});
            const Temperature temperature{.scale = shape.temperature, .step = 8, .offset = 0};
            const PlaceLatent args{
                .tokens = shape.tokens,
                .position = position.data(),
                .latent = shape.latent,
                .rotary = shape.rotary,
                .row = deviceRows.data(),
                .latentNorm = deviceNorm.data(),
                .epsilon = kEpsilon,
                .heads = shape.heads,
                .plain = shape.plain,
                .query = deviceQuery.data(),
                .rotation = {RopePairing::Interleaved, pairs, cosines.data(), sines.data()},
                .temperature = temperature,
                .cache = {.type = type,
                          .kvHeads = 1,
                          .keyWidth = width,
                          .valueWidth = shape.latent,
                          .capacity = kCapacity,
                          .keys = deviceKeys.data(),
                          .keyRowBytes = keys.rowBytes},
            };
            check(run(onTestDevice(), args) == 0, "not launched");
            for (int t = 0; t < shape.tokens; ++t) {
                float* const row = rows.data() + t * width;
                rmsNorm(row, width, 1, shape.latent, norm.data(), kEpsilon, row, width);
                rope(RopePairing::Interleaved, row + shape.latent, 1, shape.rotary, pairs,
                     table.cosines.data() + t * pairs, table.sines.data() + t * pairs);
                keys.store(0, shape.position + t, row);
                float* const queries = query.data() + t * shape.heads * queryWidth;
                rope(RopePairing::Interleaved, queries + shape.plain, shape.heads, queryWidth, pairs,
                     table.cosines.data() + t * pairs, table.sines.data() + t * pairs);
                if (shape.temperature != 0)
                    for (int i = 0; i < shape.heads * queryWidth; ++i)
                        queries[i] *= temperatureAt(temperature, shape.position + t);
            }
            compare("queries", deviceQuery.values(), query, shape.temperature != 0 ? 6e-7f : 0.0f);
            keys.compareWith("latent rows", deviceKeys.values(), false);
        }
    }
}

/// Infinity, NaN, zeros of both signs and the largest number in either half of a block: the CPU's bytes.
KERNEL_TEST(encodesBrokenAndExtremeRows) {
    constexpr int kWidth = 40;
    std::vector<std::vector<float>> rows;
    Random random(3);
    for (const float special : {INFINITY, -INFINITY, 0.0f, -0.0f, 1e30f, 1e-30f, 448.0f, 464.0f, 7e-3f}) {
        rows.push_back(random.reals(kWidth));
        rows.back()[3] = special;
        rows.push_back(std::vector<float>(kWidth, special));
        rows.push_back(random.reals(kWidth, 0.25f));
        rows.back()[20] = -special;
        rows.back()[36] = special;
    }
    for (const CacheType type : kTypes) {
        const int tokens = static_cast<int>(rows.size());
        ExpectedRows keys(type, 1, tokens, kWidth);
        std::vector<float> all;
        for (int t = 0; t < tokens; ++t) {
            keys.store(0, t, rows[index(t)].data());
            all.insert(all.end(), rows[index(t)].begin(), rows[index(t)].end());
        }
        DeviceArray<float> key(all);
        DeviceArray<float> query(index(tokens * kWidth));
        query.set(all);
        DeviceArray<std::byte> deviceKeys(keys.bytes.size());
        DeviceArray<std::byte> deviceValues(keys.bytes.size());
        DeviceArray<std::int32_t> position(std::vector<std::int32_t>{0});
        const PlaceGrouped args{.tokens = tokens,
                                .position = position.data(),
                                .heads = 1,
                                .kvHeads = 1,
                                .keyWidth = kWidth,
                                .valueWidth = kWidth,
                                .query = query.data(),
                                .queryHeadStride = kWidth,
                                .key = key.data(),
                                .value = key.data(),
                                .cache = {.type = type,
                                          .kvHeads = 1,
                                          .keyWidth = kWidth,
                                          .valueWidth = kWidth,
                                          .capacity = tokens,
                                          .keys = deviceKeys.data(),
                                          .values = deviceValues.data(),
                                          .keyRowBytes = keys.rowBytes,
                                          .valueRowBytes = keys.rowBytes}};
        check(run(onTestDevice(), args) == 0, "not launched");
        keys.compareWith("keys", deviceKeys.values(), true);
        keys.compareWith("values", deviceValues.values(), true);
        check(deviceKeys.values() == keys.bytes, "padding differs");
    }
}
