// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cuda/attend_unfolded_kernel.h"
#include "kernels/cuda/weight_planes.h"
#include "kernels/matmul_quant.h"
#include "tests/kernels/cuda/attention_case.h"
#include "tests/kernels/random_blocks.h"

#include <memory>
#include <random>

using namespace conclave::kernels;
using namespace conclave::kernels::cuda;
using namespace conclave::test;

namespace {

struct Shape {
    const char* name;
    int tokens;
    int position;
    int heads;
    int latent;
    int plain;
    int rotary;
    int valueWidth;
    QuantType keyUp = QuantType::f16;
    QuantType valueUp = QuantType::f16;
    CacheType cache = CacheType::f16;
    bool hasLeastScratch = false; ///< a tile of positions at a time
    int morePositions = 0;        ///< that the host takes into account and are not there
};

std::size_t at(std::int64_t i) {
    return static_cast<std::size_t>(i);
}

double throughF16(float x) {
    return f16ToFloat(floatToF16(x));
}

/// Random weights as the device has them and as the scalar level decodes them.
struct HeadMatrix {
    HeadMatrix(QuantType type, int rows, int cols, std::uint32_t seed)
        : decoded(at(std::int64_t{rows} * cols)), planes(at(planesBytes(type, rows, cols))) {
        constexpr float kScale = 0.01f;
        std::mt19937 random(seed);
        const std::int64_t rowBytes = quantRowBytes(type, cols);
        std::vector<std::byte> blocks(at(rows * rowBytes));
        if (type == QuantType::f32 || type == QuantType::f16 || type == QuantType::bf16) {
            const std::vector<float> values = Random(seed).reals(decoded.size(), 2 * kScale);
            for (int r = 0; r < rows; ++r)
                quantizeRow(type, values.data() + r * cols, cols, blocks.data() + r * rowBytes);
        } else {
            blocks = randomBlocks(type, rows, cols, random, kScale);
        }
        for (int r = 0; r < rows; ++r)
            dequantizeRow(type, blocks.data() + r * rowBytes, cols, decoded.data() + r * cols);
        std::vector<std::byte> split(planes.count());
        splitIntoPlanes(type, blocks.data(), rows, cols, split.data());
        planes.set(split);
    }
    std::vector<float> decoded; ///< [rows, cols]
    DeviceArray<std::byte> planes;
};

/// The matrices of all heads.
struct Stack {
    Stack(QuantType type, int heads, int rows, int cols) : pointers(at(heads)) {
        std::vector<const std::byte*> data;
        for (int h = 0; h < heads; ++h) {
            matrices.push_back(std::make_unique<HeadMatrix>(type, rows, cols, 17 + h));
            data.push_back(matrices.back()->planes.data());
        }
        pointers.set(data);
        stack = {type, heads, rows, cols, pointers.data()};
    }
    /// As tensor cores read it.
    double weight(int head, int row, int col) const {
        return throughF16(matrices[at(head)]->decoded[at(row * stack.cols + col)]);
    }
    std::vector<std::unique_ptr<HeadMatrix>> matrices;
    DeviceArray<const std::byte*> pointers;
    MatrixStack stack;
};

/// Numbers, and how far each may be from the device's.
struct Rows {
    std::vector<double> value;
    std::vector<double> bound;
};

class Problem {
  public:
    explicit Problem(const Shape& shape)
        : m_shape(shape), m_positions(shape.position + shape.tokens), m_width(shape.latent + shape.rotary),
          m_rowBytes(cacheRowBytes(shape.cache, m_width)),
          m_keyUp(shape.keyUp, shape.heads, shape.latent, shape.plain),
          m_valueUp(shape.valueUp, shape.heads, shape.valueWidth, shape.latent),
          m_bytes(at(m_positions * m_rowBytes)), m_rows(at(m_positions)) {
        Random random(9);
        for (int p = 0; p < m_positions; ++p) {
            const std::vector<float> row = random.reals(at(m_width), 2);
            storeCacheRow(shape.cache, row.data(), m_width, m_bytes.data() + p * m_rowBytes);
            m_rows[at(p)].resize(at(cacheBlockCols(m_width)));
            loadCacheRow(shape.cache, m_bytes.data() + p * m_rowBytes, m_width, m_rows[at(p)].data());
        }
        m_query = random.reals(at(shape.tokens * shape.heads * (shape.plain + shape.rotary)), 3);
    }

    void run() {
        DeviceArray<std::byte> keys(m_bytes);
        DeviceArray<float> query(m_query);
        DeviceArray<std::int32_t> position(std::vector<std::int32_t>{m_shape.position});
        DeviceArray<float> out(at(m_shape.tokens * m_shape.heads * m_shape.valueWidth));
        AttendUnfolded args{.tokens = m_shape.tokens,
                            .position = position.data(),
                            .mostPositions = m_positions + m_shape.morePositions,
                            .heads = m_shape.heads,
                            .plain = m_shape.plain,
                            .rotary = m_shape.rotary,
                            .valueWidth = m_shape.valueWidth,
                            .query = query.data(),
                            .keyUp = m_keyUp.stack,
                            .valueUp = m_valueUp.stack,
                            .cache = {.type = m_shape.cache,
                                      .kvHeads = 1,
                                      .keyWidth = m_width,
                                      .valueWidth = m_shape.latent,
                                      .capacity = m_positions,
                                      .keys = keys.data(),
                                      .keyRowBytes = m_rowBytes},
                            .scale = kScale,
                            .out = out.data()};
        DeviceArray<std::byte> scratch =
            nanScratch(m_shape.hasLeastScratch ? planUnfolding(args, 0).bytes : scratchBytes(args));
        args.scratch = {scratch.data(), static_cast<std::int64_t>(scratch.count())};
        check(cuda::run({.device = &testDevice()}, args) == 0, "%s is not launched", m_shape.name);
        compareWith(out.values());
    }

  private:
    static constexpr float kScale = 0.25f;

    /// What a matrix makes of a position's latent row. A sum of n products in float is off by n · 2^-23 of
    /// the sum of their sizes, and is then rounded to f16: 2^-11.
    template <typename Weight>
    Rows unfold(int position, int count, Weight weight) const {
        Rows rows;
        for (int i = 0; i < count; ++i) {
            double sum = 0;
            double size = 0;
            for (int l = 0; l < m_shape.latent; ++l) {
                const double product = weight(i, l) * throughF16(m_rows[at(position)][at(l)]);
                sum += product;
                size += std::abs(product);
            }
            rows.value.push_back(sum);
            rows.bound.push_back(size * m_shape.latent * 0x1p-23 + std::abs(sum) * 0x1p-11);
        }
        return rows;
    }

    void compareWith(const std::vector<float>& found) const {
        std::vector<float> expected(found.size());
        std::vector<float> bounds(found.size());
        for (int h = 0; h < m_shape.heads; ++h) {
            std::vector<Rows> keys;
            std::vector<Rows> values;
            for (int p = 0; p < m_positions; ++p) {
                keys.push_back(
                    unfold(p, m_shape.plain, [&](int i, int l) { return m_keyUp.weight(h, l, i); }));
                for (int i = 0; i < m_shape.rotary; ++i) {
                    keys.back().value.push_back(throughF16(m_rows[at(p)][at(m_shape.latent + i)]));
                    keys.back().bound.push_back(0);
                }
                values.push_back(
                    unfold(p, m_shape.valueWidth, [&](int i, int l) { return m_valueUp.weight(h, i, l); }));
            }
            for (int t = 0; t < m_shape.tokens; ++t)
                attend(t, h, keys, values, expected, bounds);
        }
        compare(m_shape.name, found, expected, bounds);
    }

    /// As the bound in attention_case.h, with keys and values that have a bound of their own: a score is off
    /// by d = scale · Σ|q| · (bound of k + |k| · (2^-11 + w · 2^-23)).
    void attend(int t, int h, const std::vector<Rows>& keys, const std::vector<Rows>& values,
                std::vector<float>& expected, std::vector<float>& bounds) const {
        const int width = m_shape.plain + m_shape.rotary;
        const int visible = m_shape.position + t + 1;
        const float* const query = m_query.data() + (t * m_shape.heads + h) * width;
        std::vector<double> weights;
        double top = -INFINITY;
        double d = 0;
        for (int p = 0; p < visible; ++p) {
            double score = 0;
            double off = 0;
            for (int i = 0; i < width; ++i) {
                const Rows& key = keys[at(p)];
                score += kScale * query[i] * key.value[at(i)];
                off += kScale * std::abs(query[i]) *
                       (key.bound[at(i)] + std::abs(key.value[at(i)]) * (1.01 * 0x1p-11 + width * 0x1p-23));
            }
            weights.push_back(score);
            top = std::max(top, score);
            d = std::max(d, off);
        }
        double total = 0;
        for (double& weight : weights)
            total += weight = std::exp(weight - top);
        for (int i = 0; i < m_shape.valueWidth; ++i) {
            double sum = 0;
            double largest = 0;
            double off = 0;
            for (int p = 0; p < visible; ++p) {
                const Rows& value = values[at(p)];
                sum += weights[at(p)] / total * value.value[at(i)];
                largest = std::max(largest, std::abs(value.value[at(i)]));
                off = std::max(off, value.bound[at(i)]);
            }
            const std::size_t index = at((t * m_shape.heads + h) * m_shape.valueWidth + i);
            expected[index] = static_cast<float>(sum);
            bounds[index] = static_cast<float>(
                largest * (std::expm1(2 * d) + 0x1p-11 + (visible + 16) * 0x1p-23) + 1.01 * off);
        }
    }

    Shape m_shape;
    int m_positions;
    int m_width;
    std::int64_t m_rowBytes;
    Stack m_keyUp;
    Stack m_valueUp;
    std::vector<std::byte> m_bytes;
    std::vector<std::vector<float>> m_rows;
    std::vector<float> m_query;
};

} // namespace

KERNEL_TEST(unfoldsTinyHeads) {
    Problem({.name = "tiny",
             .tokens = 12,
             .position = 0,
             .heads = 3,
             .latent = 20,
             .plain = 12,
             .rotary = 8,
             .valueWidth = 14})
        .run();
    Problem({.name = "odd",
             .tokens = 9,
             .position = 3,
             .heads = 2,
             .latent = 70,
             .plain = 13,
             .rotary = 6,
             .valueWidth = 65,
             .keyUp = QuantType::f32,
             .valueUp = QuantType::bf16,
             .cache = CacheType::f32})
        .run();
}

KERNEL_TEST(unfoldsPositionsInBatches) {
    Problem({.name = "batches",
             .tokens = 70,
             .position = 75,
             .heads = 2,
             .latent = 32,
             .plain = 16,
             .rotary = 8,
             .valueWidth = 24,
             .hasLeastScratch = true})
        .run();
    Problem({.name = "more positions than there are",
             .tokens = 10,
             .position = 60,
             .heads = 2,
             .latent = 32,
             .plain = 16,
             .rotary = 8,
             .valueWidth = 24,
             .hasLeastScratch = true,
             .morePositions = 200})
        .run();
}

KERNEL_TEST(unfoldsHeadsInBatches) {
    Problem({.name = "35 heads",
             .tokens = 9,
             .position = 2,
             .heads = 35,
             .latent = 8,
             .plain = 8,
             .rotary = 4,
             .valueWidth = 8})
        .run();
}

KERNEL_TEST(unfoldsFullWidths) {
    Problem({.name = "192 and 128",
             .tokens = 17,
             .position = isSmallRun() ? 0 : 60,
             .heads = 1,
             .latent = isSmallRun() ? 64 : 512,
             .plain = 128,
             .rotary = 64,
             .valueWidth = 128,
             .keyUp = QuantType::q8_0,
             .valueUp = isSmallRun() ? QuantType::q8_0 : QuantType::q4_k})
        .run();
}

KERNEL_TEST(unfoldsEveryCacheType) {
    for (const CacheType type : kCacheTypes)
        Problem({.name = "cache type",
                 .tokens = 9,
                 .position = 20,
                 .heads = 2,
                 .latent = 40,
                 .plain = 32,
                 .rotary = 12,
                 .valueWidth = 32,
                 .keyUp = QuantType::q8_0,
                 .cache = type})
            .run();
}
