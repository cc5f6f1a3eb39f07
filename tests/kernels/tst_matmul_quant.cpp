// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/matmul_quant.h"

#include "kernels/block_formats.h"
#include "kernels/cpu/activation_rows.h"
#include "kernels/float_formats.h"
#include "tests/kernels/cpu_levels.h"
#include "tests/kernels/random_blocks.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <memory>
#include <new>
#include <random>
#include <vector>

using namespace conclave::kernels;
using conclave::test::fusesMultiplyAdd;

namespace {

/// Prepared activations in memory that is 64-byte aligned and ends where they end.
struct Prepared {
    struct Free {
        void operator()(std::byte* p) const { ::operator delete[](p, std::align_val_t{64}); }
    };
    std::unique_ptr<std::byte, Free> data;
    std::int64_t rowBytes = 0;
};

Prepared prepare(CpuLevel level, ActivationFormat format, const std::vector<float>& x, std::int64_t cols) {
    Prepared result;
    const std::int64_t tokens = static_cast<std::int64_t>(x.size()) / cols;
    result.rowBytes = activationRowBytes(format, cols);
    const auto bytes = static_cast<std::size_t>(result.rowBytes * tokens);
    result.data.reset(static_cast<std::byte*>(::operator new[](bytes, std::align_val_t{64})));
    std::memset(result.data.get(), 0x55, bytes); // kernels may not count on the padding
    prepareActivations(level, format, x.data(), cols, tokens, cols, result.data.get());
    return result;
}

/// The largest min of the block that holds column @p c: with mins, weights are sums or differences of two
/// products, each of which is rounded by itself.
double offsetOf(const WeightView& w, std::int64_t r, std::int64_t c) {
    const QuantTraits& traits = *quantTraits(w.type);
    const std::byte* block =
        w.data + r * quantRowBytes(w.type, w.cols) + c / traits.blockElements * traits.blockBytes;
    const auto half = [&](std::size_t offset) {
        std::uint16_t bits;
        std::memcpy(&bits, block + offset, sizeof bits);
        return std::fabs(double{f16ToFloat(bits)});
    };
    switch (w.type) {
    case QuantType::q4_1:
        return half(offsetof(BlockQ4_1, m));
    case QuantType::q5_1:
        return half(offsetof(BlockQ5_1, m));
    case QuantType::q2_k:
        return 15 * half(offsetof(BlockQ2K, dmin));
    case QuantType::q4_k:
        return 63 * half(offsetof(BlockQ4K, dmin));
    case QuantType::q5_k:
        return 63 * half(offsetof(BlockQ5K, dmin));
    default:
        return 0;
    }
}

/// A matrix with rows at odd addresses, in memory that ends where it ends.
struct Matrix {
    std::vector<std::byte> bytes;
    std::vector<float> decoded;  // [rows, cols]
    std::vector<double> offsets; // [rows, cols], offsetOf() each
    WeightView view;

    Matrix(QuantType type, std::int64_t rows, std::int64_t cols, const std::vector<float>& values)
        : bytes(static_cast<std::size_t>(rows * quantRowBytes(type, cols) + 1)), decoded(values.size()) {
        for (std::int64_t r = 0; r < rows; ++r)
            quantizeRow(type, values.data() + r * cols, cols,
                        bytes.data() + 1 + r * quantRowBytes(type, cols));
        view = {type, bytes.data() + 1, rows, cols};
        decode();
    }

    /// Random blocks of a type that is not a float format.
    Matrix(QuantType type, std::int64_t rows, std::int64_t cols, std::mt19937& random)
        : bytes(static_cast<std::size_t>(rows * quantRowBytes(type, cols) + 1)),
          decoded(static_cast<std::size_t>(rows * cols)) {
        const std::vector<std::byte> blocks = conclave::test::randomBlocks(type, rows, cols, random, 0.01f);
        std::copy(blocks.begin(), blocks.end(), bytes.begin() + 1);
        view = {type, bytes.data() + 1, rows, cols};
        decode();
    }

    void decode() {
        for (std::int64_t r = 0; r < view.rows; ++r)
            dequantizeRow(view.type, view.data + r * quantRowBytes(view.type, view.cols), view.cols,
                          decoded.data() + r * view.cols);
        offsets.resize(decoded.size());
        for (std::size_t i = 0; i < offsets.size(); ++i)
            offsets[i] = offsetOf(view, static_cast<std::int64_t>(i) / view.cols,
                                  static_cast<std::int64_t>(i) % view.cols);
    }
};

std::vector<float> normals(std::mt19937& random, std::int64_t count, float deviation) {
    std::normal_distribution<float> normal(0, deviation);
    std::vector<float> values(static_cast<std::size_t>(count));
    for (float& value : values)
        value = normal(random);
    return values;
}

/// One product in double, and how far a level's result may be from it.
struct Expected {
    double value = 0;
    double bound = 0;
};

/// The bound is a sum of, with u = 2^-24 (half a step of float) and m = Σ |w| · |x|:
/// - rounding activations to int8 (q8_0 and q8_k): x is at most half a step away, and a step is amax / 127 in
/// each
///   block: Σ_blocks Σ_i |w_i| · step / 2. (1e-4 more for x · 127 / amax being rounded before it is cut;
///   blocks below kSmallestActivation become zero.)
/// - float operations. f32 activations: each of n products is rounded once and takes part in at most n
/// additions:
///   n · u · m, slightly more because of the factors (1 + u)^n. int8: block sums are exact whole numbers; per
///   block two conversions, two products of scales and two additions are rounded, and the oracle's weights
///   are rounded three times: (6 + blocks · 2) · u · m, where m counts the two products of types with mins by
///   themselves. One more where products are rounded before they are added.
/// - Scalar: products and sums in double, n · 2^-53 · m, then one rounding to float.
/// - results among the subnormal floats: n · 2^-149.
Expected expectedProduct(CpuLevel level, const Matrix& matrix, std::int64_t r, const float* x) {
    const WeightView& w = matrix.view;
    const float* weights = matrix.decoded.data() + r * w.cols;
    const double* offsets = matrix.offsets.data() + r * w.cols;
    const double u = 0x1p-24;
    const auto n = static_cast<double>(w.cols);
    const ActivationFormat format = activationFormat(level, w.type);
    const std::int64_t block = format == ActivationFormat::q8_0   ? 32
                               : format == ActivationFormat::q8_k ? 256
                                                                  : w.cols;

    Expected result;
    double m = 0;
    for (std::int64_t first = 0; first < w.cols; first += block) {
        double largest = 0;
        double sumOfWeights = 0;
        for (std::int64_t c = first; c < first + block; ++c) {
            result.value += static_cast<double>(weights[c]) * x[c];
            sumOfWeights += std::fabs(weights[c]);
            m += (std::fabs(weights[c]) + 2 * offsets[c]) * std::fabs(x[c]);
            largest = std::max<double>(largest, std::fabs(x[c]));
        }
        if (format != ActivationFormat::f32) {
            const double half =
                largest < kSmallestActivation ? kSmallestActivation : largest / 127 / 2 * 1.0001;
            result.bound += sumOfWeights * half;
            m += sumOfWeights * half;
        }
    }
    if (level == CpuLevel::Scalar)
        result.bound += n * 0x1p-53 * m + u * std::fabs(result.value);
    else if (format == ActivationFormat::f32)
        result.bound += n * u * m * 1.001;
    else
        result.bound +=
            ((fusesMultiplyAdd(level) ? 6 : 7) + 2 * n / static_cast<double>(block)) * u * m * 1.001;
    result.bound += n * 0x1p-149;
    return result;
}

struct Worst {
    double ratio = -1; // of difference and bound
    QString text;

    void add(std::int64_t t, std::int64_t r, const Expected& expected, float got) {
        const double difference = std::fabs(got - expected.value);
        const double here = difference == 0 ? 0 : difference / expected.bound;
        if (here <= ratio) // also when NaN: then it must be the worst
            return;
        ratio = std::isnan(here) ? HUGE_VAL : here;
        text = QStringLiteral("token %1, row %2: expected %3, got %4, bound %5")
                   .arg(t)
                   .arg(r)
                   .arg(expected.value, 0, 'g', 9)
                   .arg(double{got}, 0, 'g', 9)
                   .arg(expected.bound);
    }
};

constexpr float kUntouched = -12345.5f;

bool isFloat(QuantType type) {
    return quantTraits(type)->blockElements == 1;
}

/// A matrix of any type, its weights about 0.05 large.
Matrix matrixOf(QuantType type, std::int64_t rows, std::int64_t cols, std::mt19937& random) {
    if (isFloat(type))
        return Matrix(type, rows, cols, normals(random, rows * cols, 0.05f));
    return Matrix(type, rows, cols, random);
}

/// The level that the others above scalar are compared with: AVX2 or NEON.
CpuLevel firstFusingLevel() {
    for (const CpuLevel level : builtCpuLevels())
        if (fusesMultiplyAdd(level))
            return level;
    return CpuLevel::Scalar;
}

std::vector<std::int64_t> colsFor(QuantType type) {
    switch (quantTraits(type)->blockElements) {
    case 1:
        return {1, 31, 32, 33, 64, 96, 172, 224, 255, 256, 257, 512};
    case 32:
        return {32, 64, 96, 224, 256, 288, 512};
    case 64:
        return {64, 192, 256, 1088};
    default: // with more than one piece of those that are decoded first
        return {256, 512, 768, 1280};
    }
}

} // namespace

class MatmulQuantTest : public QObject {
    Q_OBJECT

  private slots:
    void matchesReference_data();
    void matchesReference();
    void veryLongRows_data() { addTypesAndLevels(); }
    void veryLongRows();
    void doesNotDependOnSplitsOrTokens_data() { addTypesAndLevels(); }
    void doesNotDependOnSplitsOrTokens();
    void int8LevelsAgreeBitForBit_data();
    void int8LevelsAgreeBitForBit();
    void extremeActivations_data() { addTypesAndLevels(); }
    void extremeActivations();
    void extremeWeights_data() { addTypesAndLevels(); }
    void extremeWeights();
    void notFiniteActivationsStayInTheirToken_data() { addTypesAndLevels(); }
    void notFiniteActivationsStayInTheirToken();
    void notFiniteWeightsStayInTheirRow_data();
    void notFiniteWeightsStayInTheirRow();
    void levelsPrepareTheSameBytes_data();
    void levelsPrepareTheSameBytes();
    void scalarKeepsFloatActivations();

  private:
    static void addTypesAndLevels();
    static void checkAll(CpuLevel level, const Matrix& matrix, const std::vector<float>& x);
};

void MatmulQuantTest::addTypesAndLevels() {
    QTest::addColumn<quint32>("number");
    QTest::addColumn<int>("levelNumber");
    for (const CpuLevel level : builtCpuLevels())
        for (const QuantTraits& traits : allQuantTraits())
            QTest::addRow("%s %s", traits.name, cpuLevelName(level))
                << static_cast<quint32>(traits.type) << static_cast<int>(level);
}

void MatmulQuantTest::matchesReference_data() {
    QTest::addColumn<quint32>("number");
    QTest::addColumn<int>("levelNumber");
    QTest::addColumn<qint64>("cols");
    for (const CpuLevel level : builtCpuLevels())
        for (const QuantTraits& traits : allQuantTraits())
            for (const std::int64_t cols : colsFor(traits.type))
                QTest::addRow("%s %s %d", traits.name, cpuLevelName(level), static_cast<int>(cols))
                    << static_cast<quint32>(traits.type) << static_cast<int>(level) << qint64{cols};
}

void MatmulQuantTest::matchesReference() {
    QFETCH(quint32, number);
    QFETCH(int, levelNumber);
    QFETCH(qint64, cols);
    const auto type = static_cast<QuantType>(number);
    const auto level = static_cast<CpuLevel>(levelNumber);
    SKIP_UNLESS_AVAILABLE(level);

    constexpr std::int64_t kRows = 37;
    std::mt19937 random(static_cast<unsigned>(cols) * 31 + number);
    const Matrix matrix = matrixOf(type, kRows, cols, random);
    std::vector<Expected> expected; // [token, row], for the most tokens
    std::vector<float> x = normals(random, 33 * cols, 1);
    for (std::size_t i = 0; i < x.size(); i += 97)
        x[i] *= 20; // the outliers of real activations
    for (std::int64_t t = 0; t < 33; ++t)
        for (std::int64_t r = 0; r < kRows; ++r)
            expected.push_back(expectedProduct(level, matrix, r, x.data() + t * cols));

    Worst worst;
    for (const std::int64_t tokens : {1, 2, 3, 5, 8, 17, 33}) {
        const std::vector<float> some(x.begin(), x.begin() + tokens * cols);
        const Prepared activations = prepare(level, activationFormat(level, type), some, cols);
        for (int round = 0; round < 4; ++round) {
            std::int64_t begin = round == 0 ? 0 : static_cast<std::int64_t>(random() % (kRows + 1));
            std::int64_t end = round == 0 ? kRows : static_cast<std::int64_t>(random() % (kRows + 1));
            if (begin > end)
                std::swap(begin, end);
            constexpr std::int64_t kStride = kRows + 3;
            std::vector<float> y(static_cast<std::size_t>(tokens * kStride), kUntouched);
            matmulQuant(level, matrix.view, activations.data.get(), tokens, begin, end, y.data(), kStride);
            for (std::int64_t t = 0; t < tokens; ++t)
                for (std::int64_t r = 0; r < kStride; ++r) {
                    const float got = y[static_cast<std::size_t>(t * kStride + r)];
                    if (r >= begin && r < end)
                        worst.add(t, r, expected[static_cast<std::size_t>(t * kRows + r)], got);
                    else
                        QCOMPARE(got, kUntouched);
                }
        }
    }
    QVERIFY2(worst.ratio <= 1, qPrintable(worst.text));
}

void MatmulQuantTest::doesNotDependOnSplitsOrTokens() {
    QFETCH(quint32, number);
    QFETCH(int, levelNumber);
    const auto type = static_cast<QuantType>(number);
    const auto level = static_cast<CpuLevel>(levelNumber);
    SKIP_UNLESS_AVAILABLE(level);

    constexpr std::int64_t kRows = 53;
    constexpr std::int64_t kCols = 512;
    const std::int64_t tokens = level == CpuLevel::Amx ? 523 : 139; // more than a kernel's block, and a rest
    std::mt19937 random(number);
    const Matrix matrix = matrixOf(type, kRows, kCols, random);
    const Prepared activations =
        prepare(level, activationFormat(level, type), normals(random, tokens * kCols, 1), kCols);
    std::vector<float> whole(static_cast<std::size_t>(tokens * kRows));
    matmulQuant(level, matrix.view, activations.data.get(), tokens, 0, kRows, whole.data(), kRows);

    std::vector<float> rowsSplit(whole.size());
    for (std::int64_t begin = 0; begin < kRows;) {
        const std::int64_t end =
            std::min<std::int64_t>(kRows, begin + 1 + static_cast<std::int64_t>(random() % 9));
        matmulQuant(level, matrix.view, activations.data.get(), tokens, begin, end, rowsSplit.data(), kRows);
        begin = end;
    }
    QVERIFY(std::memcmp(whole.data(), rowsSplit.data(), whole.size() * sizeof(float)) == 0);

    for (const std::int64_t together : {1, 2, 3, 7, 16, 29}) {
        std::vector<float> tokensSplit(whole.size());
        for (std::int64_t t = 0; t < tokens; t += together)
            matmulQuant(level, matrix.view, activations.data.get() + t * activations.rowBytes,
                        std::min(together, tokens - t), 0, kRows, tokensSplit.data() + t * kRows, kRows);
        QVERIFY2(std::memcmp(whole.data(), tokensSplit.data(), whole.size() * sizeof(float)) == 0,
                 qPrintable(QStringLiteral("%1 tokens at a time").arg(together)));
    }
}

void MatmulQuantTest::int8LevelsAgreeBitForBit_data() {
    QTest::addColumn<quint32>("number");
    QTest::addColumn<int>("levelNumber");
    const CpuLevel first = firstFusingLevel();
    for (const CpuLevel level : conclave::test::simdLevels())
        for (const QuantTraits& traits : allQuantTraits())
            if (level != first && fusesMultiplyAdd(level) &&
                activationFormat(level, traits.type) != ActivationFormat::f32)
                QTest::addRow("%s %s", traits.name, cpuLevelName(level))
                    << static_cast<quint32>(traits.type) << static_cast<int>(level);
}

void MatmulQuantTest::int8LevelsAgreeBitForBit() {
    QFETCH(quint32, number);
    QFETCH(int, levelNumber);
    const auto type = static_cast<QuantType>(number);
    const auto level = static_cast<CpuLevel>(levelNumber);
    SKIP_UNLESS_AVAILABLE(level);
    std::mt19937 random(number);
    // More rows than any panel holds and not a multiple of 8; columns of one and of several panels, with a
    // rest of one block where the type has blocks of 32; random weights, and any bits with the largest
    // activations.
    constexpr std::int64_t kRows = 43;
    constexpr std::int64_t kTokens = 40;
    for (const std::int64_t blocks : {1, 3, 17}) {
        const std::int64_t cols = blocks * quantTraits(type)->blockElements;
        const Matrix matrix = matrixOf(type, kRows, cols, random);
        std::vector<float> x = normals(random, kTokens * cols, 1);
        for (std::int64_t i = 0; i < cols * kTokens / 2; ++i)
            x[static_cast<std::size_t>(i)] = random() % 2 || i < cols ? 127.0f : -127.0f;
        const auto product = [&](CpuLevel at, std::int64_t tokens) {
            const Prepared activations = prepare(at, activationFormat(at, type), x, cols);
            std::vector<float> y(static_cast<std::size_t>(tokens * kRows));
            matmulQuant(at, matrix.view, activations.data.get(), tokens, 0, kRows, y.data(), kRows);
            return y;
        };
        const std::vector<float> expected = product(firstFusingLevel(), kTokens);
        for (std::int64_t tokens = 1; tokens <= kTokens; ++tokens) {
            const std::vector<float> got = product(level, tokens);
            QVERIFY2(std::memcmp(expected.data(), got.data(), got.size() * sizeof(float)) == 0,
                     qPrintable(QStringLiteral("%1 columns, %2 tokens").arg(cols).arg(tokens)));
        }
    }
}

void MatmulQuantTest::checkAll(CpuLevel level, const Matrix& matrix, const std::vector<float>& x) {
    const WeightView& w = matrix.view;
    const auto all = static_cast<std::int64_t>(x.size()) / w.cols;
    Worst worst;
    for (const std::int64_t tokens : {std::int64_t{1}, all}) {
        const Prepared activations =
            prepare(level, activationFormat(level, w.type),
                    std::vector<float>(x.begin(), x.begin() + tokens * w.cols), w.cols);
        std::vector<float> y(static_cast<std::size_t>(tokens * w.rows));
        matmulQuant(level, w, activations.data.get(), tokens, 0, w.rows, y.data(), w.rows);
        for (std::int64_t t = 0; t < tokens; ++t)
            for (std::int64_t r = 0; r < w.rows; ++r)
                worst.add(t, r, expectedProduct(level, matrix, r, x.data() + t * w.cols),
                          y[static_cast<std::size_t>(t * w.rows + r)]);
    }
    QVERIFY2(worst.ratio <= 1, qPrintable(worst.text));
}

void MatmulQuantTest::veryLongRows() {
    QFETCH(quint32, number);
    QFETCH(int, levelNumber);
    const auto type = static_cast<QuantType>(number);
    const auto level = static_cast<CpuLevel>(levelNumber);
    SKIP_UNLESS_AVAILABLE(level);
    // More blocks than the 256 that kernels keep at a time, and not a multiple of 8.
    const std::int64_t cols =
        quantTraits(type)->blockElements == 1 ? 10007 : 261 * quantTraits(type)->blockElements;
    std::mt19937 random(number);
    checkAll(level, matrixOf(type, 3, cols, random), normals(random, 2 * cols, 1));
}

void MatmulQuantTest::extremeActivations() {
    QFETCH(quint32, number);
    QFETCH(int, levelNumber);
    const auto type = static_cast<QuantType>(number);
    const auto level = static_cast<CpuLevel>(levelNumber);
    SKIP_UNLESS_AVAILABLE(level);
    std::mt19937 random(number);
    const Matrix matrix = matrixOf(type, 9, 512, random);
    // Zero, subnormal, below and above kSmallestActivation, large; a row of each, and one with all in turn.
    const float sizes[] = {0.0f, 1e-42f, 1e-38f, 2e-35f, 1e30f};
    std::vector<float> x = normals(random, 17 * 512, 1); // enough tokens for every kernel
    for (std::size_t i = 0; i < x.size(); ++i)
        x[i] *= i / 512 < 5 ? sizes[i / 512] : sizes[i % 5];
    checkAll(level, matrix, x);
    for (std::size_t i = 0; i < 512; ++i)
        x[i] = i % 2 ? 127 : -127; // all at the end of the range: the largest sums there are
    checkAll(level, matrix, x);
}

void MatmulQuantTest::extremeWeights() {
    QFETCH(quint32, number);
    QFETCH(int, levelNumber);
    const auto type = static_cast<QuantType>(number);
    const auto level = static_cast<CpuLevel>(levelNumber);
    SKIP_UNLESS_AVAILABLE(level);
    constexpr std::int64_t kRows = 17;
    constexpr std::int64_t kCols = 512;
    std::mt19937 random(number);
    Matrix matrix = matrixOf(type, kRows, kCols, random);
    // Bit patterns that an encoder would not write, -128 and all ones among them, with scales of 0.01.
    const std::int64_t rowBytes = quantRowBytes(type, kCols);
    const auto patterns = [&](std::byte* row, int kind) {
        const QuantTraits& traits = *quantTraits(type);
        for (std::int64_t i = 0; i < rowBytes; ++i)
            row[i] = kind == 0   ? std::byte{0x80}
                     : kind == 1 ? std::byte{0xff}
                                 : static_cast<std::byte>(random());
        for (std::int64_t at = 0; at < rowBytes; at += traits.blockBytes)
            conclave::test::setScales(type, row + at, 0.01f);
    };
    if (quantTraits(type)->blockElements > 1) {
        for (std::int64_t r = 0; r < kRows; ++r)
            patterns(matrix.bytes.data() + 1 + r * rowBytes, static_cast<int>(r));
    } else { // zero, subnormal, large
        std::vector<float> values = normals(random, kRows * kCols, 1);
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] *= i % 3 == 0 ? 0.0f : i % 3 == 1 ? 1e-6f : 6e3f;
        matrix = Matrix(type, kRows, kCols, values);
        matrix.view.data = matrix.bytes.data() + 1;
    }
    matrix.decode();
    std::vector<float> x = normals(random, 20 * kCols, 1); // enough tokens for every kernel
    std::fill_n(x.begin(), kCols, 127.0f);
    std::fill_n(x.begin() + kCols, kCols, -127.0f);
    checkAll(level, matrix, x);
}

void MatmulQuantTest::notFiniteActivationsStayInTheirToken() {
    QFETCH(quint32, number);
    QFETCH(int, levelNumber);
    const auto type = static_cast<QuantType>(number);
    const auto level = static_cast<CpuLevel>(levelNumber);
    SKIP_UNLESS_AVAILABLE(level);
    std::mt19937 random(number);
    const Matrix matrix = matrixOf(type, 9, 512, random); // a zero makes infinity NaN, which counts as well
    for (const float bad : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()})
        for (const std::int64_t tokens : {3, 20}) {
            std::vector<float> x = normals(random, tokens * 512, 1);
            x[512 + 300] = bad;
            const Prepared activations = prepare(level, activationFormat(level, type), x, 512);
            std::vector<float> y(static_cast<std::size_t>(tokens * 9));
            matmulQuant(level, matrix.view, activations.data.get(), tokens, 0, 9, y.data(), 9);
            for (std::size_t i = 0; i < y.size(); ++i)
                QCOMPARE(std::isfinite(y[i]), i / 9 != 1);
        }
}

void MatmulQuantTest::notFiniteWeightsStayInTheirRow_data() {
    QTest::addColumn<quint32>("number");
    QTest::addColumn<int>("levelNumber");
    for (const CpuLevel level : builtCpuLevels())
        for (const QuantType type : {QuantType::f32, QuantType::f16, QuantType::bf16})
            QTest::addRow("%s %s", quantTraits(type)->name, cpuLevelName(level))
                << static_cast<quint32>(type) << static_cast<int>(level);
}

void MatmulQuantTest::notFiniteWeightsStayInTheirRow() {
    QFETCH(quint32, number);
    QFETCH(int, levelNumber);
    const auto type = static_cast<QuantType>(number);
    const auto level = static_cast<CpuLevel>(levelNumber);
    SKIP_UNLESS_AVAILABLE(level);
    std::mt19937 random(number);
    std::vector<float> values = normals(random, 9 * 37, 1);
    values[37 * 2 + 1] = std::numeric_limits<float>::quiet_NaN();
    values[37 * 4 + 36] = std::numeric_limits<float>::infinity(); // in the tail
    const Matrix matrix(type, 9, 37, values);
    const Prepared activations = prepare(level, ActivationFormat::f32, normals(random, 7 * 37, 1), 37);
    std::vector<float> y(7 * 9);
    matmulQuant(level, matrix.view, activations.data.get(), 7, 0, 9, y.data(), 9);
    for (std::size_t i = 0; i < y.size(); ++i) {
        QCOMPARE(std::isnan(y[i]), i % 9 == 2);
        QCOMPARE(std::isinf(y[i]), i % 9 == 4);
    }
}

void MatmulQuantTest::levelsPrepareTheSameBytes_data() {
    QTest::addColumn<int>("levelNumber");
    for (const CpuLevel level : conclave::test::simdLevels())
        QTest::newRow(cpuLevelName(level)) << static_cast<int>(level);
}

void MatmulQuantTest::levelsPrepareTheSameBytes() {
    QFETCH(int, levelNumber);
    const auto level = static_cast<CpuLevel>(levelNumber);
    SKIP_UNLESS_AVAILABLE(level);
    std::mt19937 random(3);
    std::vector<float> x = normals(random, 8 * 256, 1);
    std::fill_n(x.begin() + 256, 256, 0.0f);
    std::fill_n(x.begin() + 512, 256, 1e-40f);
    for (std::size_t i = 768; i < 1024; ++i)
        x[i] = static_cast<float>(i % 256) - 127.5f; // halves against a step of 127.5 / 127
    for (std::size_t i = 1024; i < 1280; ++i)
        x[i] = static_cast<float>(i % 255) * 0.5f - 63.5f; // exact halves against a step of 0.5
    for (const auto& [format, cols] : {std::pair{ActivationFormat::q8_0, 32},
                                       {ActivationFormat::q8_0, 256},
                                       {ActivationFormat::q8_k, 256},
                                       {ActivationFormat::q8_k, 512}}) {
        const Prepared expected = prepare(CpuLevel::Scalar, format, x, cols);
        const Prepared got = prepare(level, format, x, cols);
        QVERIFY(expected.rowBytes % 64 == 0 && expected.rowBytes == got.rowBytes);
        const std::size_t bytes =
            x.size() / static_cast<std::size_t>(cols) * static_cast<std::size_t>(got.rowBytes);
        QVERIFY(std::memcmp(expected.data.get(), got.data.get(), bytes) == 0);
    }
}

void MatmulQuantTest::scalarKeepsFloatActivations() {
    for (const QuantTraits& traits : allQuantTraits())
        QVERIFY(activationFormat(CpuLevel::Scalar, traits.type) == ActivationFormat::f32);
    for (const CpuLevel level : builtCpuLevels())
        for (const QuantType type : {QuantType::f32, QuantType::f16, QuantType::bf16})
            QVERIFY(activationFormat(level, type) == ActivationFormat::f32);
}

QTEST_GUILESS_MAIN(MatmulQuantTest)
#include "tst_matmul_quant.moc"
