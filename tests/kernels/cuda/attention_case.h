// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/attention.h"
#include "tests/kernels/cuda/kernel_test.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

/// A random attention problem, its answer from the CPU's definition, and the cache both read.
namespace conclave::test {

inline constexpr kernels::CacheType kCacheTypes[] = {kernels::CacheType::f32,  kernels::CacheType::f16,
                                                     kernels::CacheType::bf16, kernels::CacheType::f8_e4m3,
                                                     kernels::CacheType::q8_0, kernels::CacheType::q4_0};

/// Scratch of exactly @p bytes, NaN all over.
inline DeviceArray<std::byte> nanScratch(std::int64_t bytes) {
    return DeviceArray<std::byte>(
        std::vector<std::byte>(static_cast<std::size_t>(std::max<std::int64_t>(1, bytes)), std::byte{0xff}));
}

struct AttentionShape {
    const char* name;
    int tokens;
    int position; ///< of the first token
    int heads;
    int kvHeads;
    int keyWidth;
    int valueWidth;
    bool valuesInKeys = false;
    kernels::cuda::ReachKind reach = kernels::cuda::ReachKind::All;
    int reachTokens = 0;
    int capacity = 0; ///< 0: a row for each position
    float softcap = 0;
    bool hasSinks = false;
    bool isGated = false;
    float queryScale = 2; ///< numbers of queries lie in ± this
};

class AttentionProblem {
  public:
    AttentionProblem(const AttentionShape& shape, kernels::CacheType type)
        : m_shape(shape), m_type(type), m_random(static_cast<std::uint64_t>(shape.position + shape.keyWidth)),
          m_capacity(shape.capacity > 0 ? shape.capacity : shape.position + shape.tokens),
          m_keyBytes(kernels::cacheRowBytes(type, shape.keyWidth)),
          m_valueBytes(shape.valuesInKeys ? 0 : kernels::cacheRowBytes(type, shape.valueWidth)),
          m_queryStride(shape.keyWidth * (shape.isGated ? 2 : 1)),
          m_scale(1.0f / std::sqrt(static_cast<float>(shape.keyWidth))),
          m_keys(fill(m_keyBytes, shape.keyWidth)), m_values(fill(m_valueBytes, shape.valueWidth)),
          m_query(m_random.reals(at(shape.tokens * shape.heads * m_queryStride), shape.queryScale)),
          m_sinks(m_random.reals(at(shape.heads), 4)), m_deviceKeys(m_keys), m_deviceValues(m_values),
          m_deviceQuery(m_query), m_deviceSinks(m_sinks),
          m_position(std::vector<std::int32_t>{shape.position}),
          m_out(at(std::int64_t{shape.tokens} * shape.heads * shape.valueWidth)) {
        m_out.set(std::vector<float>(m_out.count(), NAN));
    }

    kernels::cuda::Attend args() {
        return {.tokens = m_shape.tokens,
                .position = m_position.data(),
                .mostPositions = m_shape.position + m_shape.tokens,
                .heads = m_shape.heads,
                .query = m_deviceQuery.data(),
                .queryHeadStride = m_queryStride,
                .cache = {.type = m_type,
                          .kvHeads = m_shape.kvHeads,
                          .keyWidth = m_shape.keyWidth,
                          .valueWidth = m_shape.valueWidth,
                          .capacity = static_cast<int>(m_capacity),
                          .keys = m_deviceKeys.data(),
                          .values = m_shape.valuesInKeys ? nullptr : m_deviceValues.data(),
                          .keyRowBytes = m_keyBytes,
                          .valueRowBytes = m_valueBytes},
                .reach = m_shape.reach,
                .reachTokens = m_shape.reachTokens,
                .scale = m_scale,
                .softcap = m_shape.softcap,
                .sinks = m_shape.hasSinks ? m_deviceSinks.data() : nullptr,
                .gate = m_shape.isGated ? m_deviceQuery.data() + m_shape.keyWidth : nullptr,
                .gateHeadStride = m_queryStride,
                .out = m_out.data()};
    }

    /// Compares what is in `out` with the definition. @p roundsToF16: queries, keys, values and weights went
    /// through f16 (tensor cores).
    ///
    /// A score is a sum of w products, so device and CPU differ by at most
    ///     d = scale · Σ|q·k| · (w + 4) · 2^-23     in float: w roundings of 2^-24 on either side,
    ///     d = scale · Σ|q·k| · 3 · 2^-11 more      where query and key are rounded to f16 (2^-11 each).
    /// A softcap does not stretch that. A weight is then off by a factor of at most e^2d (its own score and
    /// the sum), and by 2^-11 where it is rounded, too; so is a value. Sums over n weights of sum 1 add
    /// (n + 16) · 2^-23. Results are averages of values:
    ///     bound = max|v| · (e^2d - 1 + (n + 16) · 2^-23 [+ 3 · 2^-11]).
    void check(const char* what, bool roundsToF16 = false) {
        std::vector<float> expected;
        std::vector<float> bounds;
        for (int t = 0; t < m_shape.tokens; ++t)
            for (int h = 0; h < m_shape.heads; ++h)
                addExpected(t, h, roundsToF16, expected, bounds);
        compare(what, m_out.values(), expected, bounds);
    }

    const std::vector<std::byte>& keys() const { return m_keys; }

  private:
    static std::size_t at(std::int64_t i) { return static_cast<std::size_t>(i); }

    /// Rows of the newest `capacity` positions; slots that nobody has written hold NaN.
    std::vector<std::byte> fill(std::int64_t rowBytes, int width) {
        std::vector<std::byte> bytes(at(m_shape.kvHeads * m_capacity * rowBytes), std::byte{0xff});
        if (rowBytes == 0)
            return {std::byte{0xff}};
        for (int h = 0; h < m_shape.kvHeads; ++h) {
            for (int p = 0; p < m_shape.position + m_shape.tokens; ++p) {
                const std::vector<float> row = m_random.reals(at(width));
                kernels::storeCacheRow(m_type, row.data(), width,
                                       bytes.data() + (h * m_capacity + p % m_capacity) * rowBytes);
            }
        }
        return bytes;
    }

    int firstVisible(int position) const {
        using kernels::cuda::ReachKind;
        if (m_shape.reach == ReachKind::Window)
            return std::max(0, position + 1 - m_shape.reachTokens);
        return m_shape.reach == ReachKind::Chunk ? position / m_shape.reachTokens * m_shape.reachTokens : 0;
    }

    void addExpected(int t, int h, bool roundsToF16, std::vector<float>& expected,
                     std::vector<float>& bounds) {
        const int kvHead = h / (m_shape.heads / m_shape.kvHeads);
        const float* const query = m_query.data() + (t * m_shape.heads + h) * m_queryStride;
        const kernels::AttentionCache cache{
            .type = m_type,
            .keys = m_keys.data() + kvHead * m_capacity * m_keyBytes,
            .values = m_shape.valuesInKeys ? nullptr : m_values.data() + kvHead * m_capacity * m_valueBytes,
            .keyStride = m_keyBytes,
            .valueStride = m_valueBytes,
            .keyWidth = m_shape.keyWidth,
            .valueWidth = m_shape.valueWidth,
            .capacity = m_capacity};
        std::vector<float> out(at(m_shape.valueWidth));
        const int position = m_shape.position + t;
        const kernels::AttentionRow row{.query = query,
                                        .out = out.data(),
                                        .end = position + 1,
                                        .first = firstVisible(position),
                                        .sink = m_shape.hasSinks ? &m_sinks[at(h)] : nullptr};
        std::vector<float> scratch(
            at(kernels::attentionScratchFloats(1, position + 1, m_shape.keyWidth, m_shape.valueWidth)));
        kernels::attention(kernels::CpuLevel::Scalar, cache, &row, 1,
                           {.scale = m_scale, .softcap = m_shape.softcap}, scratch.data());

        float most = 0; // Σ|q·k|
        float largest = 0;
        std::vector<float> decoded(
            at(kernels::cacheBlockCols(std::max(m_shape.keyWidth, m_shape.valueWidth))));
        for (std::int64_t p = row.first; p < row.end; ++p) {
            const std::int64_t slot = p % m_capacity;
            kernels::loadCacheRow(m_type, cache.keys + slot * m_keyBytes, m_shape.keyWidth, decoded.data());
            float sum = 0;
            for (int i = 0; i < m_shape.keyWidth; ++i)
                sum += std::fabs(query[i] * decoded[at(i)]);
            most = std::max(most, sum);
            if (cache.values)
                kernels::loadCacheRow(m_type, cache.values + slot * m_valueBytes, m_shape.valueWidth,
                                      decoded.data());
            for (int i = 0; i < m_shape.valueWidth; ++i)
                largest = std::max(largest, std::fabs(decoded[at(i)]));
        }
        const float width = static_cast<float>(m_shape.keyWidth);
        const float count = static_cast<float>(row.end - row.first);
        float d = m_scale * most * (width + 4) * 0x1p-23f;
        float rest = (count + 16) * 0x1p-23f;
        if (roundsToF16) {
            d += m_scale * most * 3 * 0x1p-11f;
            rest += 3 * 0x1p-11f;
        }
        const float bound = largest * (std::expm1(2 * d) + rest);
        for (int i = 0; i < m_shape.valueWidth; ++i) {
            const float gate =
                m_shape.isGated ? 1.0f / (1.0f + std::exp(-query[m_shape.keyWidth + i])) : 1.0f;
            expected.push_back(out[at(i)] * gate);
            bounds.push_back(bound);
        }
    }

    AttentionShape m_shape;
    kernels::CacheType m_type;
    Random m_random;
    std::int64_t m_capacity;
    std::int64_t m_keyBytes;
    std::int64_t m_valueBytes;
    std::int64_t m_queryStride;
    float m_scale;
    std::vector<std::byte> m_keys;
    std::vector<std::byte> m_values;
    std::vector<float> m_query;
    std::vector<float> m_sinks;
    DeviceArray<std::byte> m_deviceKeys;
    DeviceArray<std::byte> m_deviceValues;
    DeviceArray<float> m_deviceQuery;
    DeviceArray<float> m_deviceSinks;
    DeviceArray<std::int32_t> m_position;
    DeviceArray<float> m_out;
};

} // namespace conclave::test
