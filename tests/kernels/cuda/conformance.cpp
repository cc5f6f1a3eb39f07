// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cuda/ptx.h"
#include "kernels/float_formats.h"
#include "tests/kernels/cuda/kernel_test.h"

#include <cstring>
#include <fstream>
#include <sstream>

/// Every instruction of ptx.h on seeded numbers, compared with a scalar computation. The same program runs on
/// the emulated device and on a real one, so that what one does can be held against the other:
///
///   conformance                  compares with the scalar computation only
///   conformance --write FILE     and writes what the device gave: one line of name, kind, bound, words per
///   case conformance --check FILE     and compares with such a file; cases that this device lacks are left
///   out
///
/// Whole numbers and conversions must be equal. Sums of tensor cores may differ by the bound of their case:
/// their hardware adds in an order and with a rounding of its own, at most as if each of k products were
/// rounded to the 13 bits behind the largest's leading one (NVIDIA does not say; published measurements find
/// more bits).

using conclave::test::DeviceArray;
using Words = std::vector<std::uint32_t>;

namespace {

struct Case {
    std::string name;
    bool isExact = true;
    float bound = 0; ///< of sums that are not exact
    Words words;     ///< of few values, or the first and a digest
};

int failures = 0;

void fail(const std::string& name, std::size_t index, double found, double expected) {
    if (++failures <= 20)
        std::printf("FAILED %s: [%zu] is %.9g, expected %.9g\n", name.c_str(), index, found, expected);
}

/// Bits in which every field of every format takes all its values.
class Bits {
  public:
    explicit Bits(std::uint64_t seed) : m_state(seed * 0x9e3779b97f4a7c15u + 1) {}
    std::uint32_t next() {
        m_state = m_state * 6364136223846793005u + 1442695040888963407u;
        return static_cast<std::uint32_t>(m_state >> 32);
    }
    Words words(std::size_t count) {
        Words result(count);
        for (std::uint32_t& word : result)
            word = next();
        return result;
    }
    /// Pairs of 16-bit floats in [-1, 1).
    Words halves(std::size_t count, bool isBf16) {
        Words result(count);
        for (std::uint32_t& word : result)
            word = half(isBf16) | half(isBf16) << 16;
        return result;
    }

  private:
    std::uint32_t half(bool isBf16) {
        const float value = static_cast<float>(next() >> 8) * 0x1p-23f - 1.0f;
        return isBf16 ? conclave::kernels::floatToBf16(value) : conclave::kernels::floatToF16(value);
    }
    std::uint64_t m_state;
};

float widen(std::uint32_t half, bool isBf16) {
    const auto bits = static_cast<std::uint16_t>(half);
    return isBf16 ? conclave::kernels::bf16ToFloat(bits) : conclave::kernels::f16ToFloat(bits);
}

float asFloat(std::uint32_t word) {
    float value;
    std::memcpy(&value, &word, sizeof value);
    return value;
}
std::uint32_t asWord(float value) {
    std::uint32_t word;
    std::memcpy(&word, &value, sizeof word);
    return word;
}

/// What a file keeps of many words: the first, and a digest of all (FNV-1a).
Words shortened(const Words& words) {
    constexpr std::size_t kKept = 15;
    if (words.size() <= kKept + 1)
        return words;
    std::uint32_t digest = 2166136261u;
    for (const std::uint32_t word : words)
        digest = (digest ^ word) * 16777619u;
    Words result(words.begin(), words.begin() + kKept);
    result.push_back(digest);
    return result;
}

Case exactCase(const std::string& name, const Words& found, const Words& expected) {
    for (std::size_t i = 0; i < expected.size(); ++i)
        if (found[i] != expected[i])
            fail(name, i, found[i], expected[i]);
    return {name, true, 0, shortened(found)};
}

/// Every @p step th sum is kept.
Case sumsCase(const std::string& name, const Words& found, const std::vector<float>& expected, float bound,
              std::size_t step) {
    Case result{name, false, bound, {}};
    for (std::size_t i = 0; i < expected.size(); ++i) {
        if (!(std::fabs(asFloat(found[i]) - expected[i]) <= bound))
            fail(name, i, static_cast<double>(asFloat(found[i])), static_cast<double>(expected[i]));
        if (i % step == 0)
            result.words.push_back(found[i]);
    }
    return result;
}

/// Runs @p kernel over arrays of words and gives back the last, which it fills.
Words run(void (*kernel)(const std::uint32_t*, const std::uint32_t*, std::uint32_t*), int threads,
          std::size_t outputs, const Words& first, const Words& second, std::size_t sharedBytes = 0) {
    DeviceArray<std::uint32_t> a(first);
    DeviceArray<std::uint32_t> b(second);
    DeviceArray<std::uint32_t> out(outputs);
    gpu::LaunchConfig config{};
    config.grid = 1;
    config.block = static_cast<unsigned>(threads);
    config.sharedBytes = sharedBytes;
    if (const gpu::Status status = gpu::launch(config, kernel, a.data(), b.data(), out.data()); status != 0) {
        ++failures;
        std::printf("FAILED: a launch: %s\n", gpu::statusText(status));
    }
    return out.values();
}

// ---- Conversions ----

__global__ void widenHalves(const std::uint32_t*, const std::uint32_t*, std::uint32_t* out) {
    for (std::uint32_t bits = threadIdx.x; bits < 0x10000u; bits += blockDim.x) {
        out[2 * bits] = __float_as_uint(gpu::halfToFloat(static_cast<std::uint16_t>(bits)));
        out[2 * bits + 1] = __float_as_uint(gpu::bf16ToFloat(static_cast<std::uint16_t>(bits)));
    }
}

constexpr std::size_t kNarrowed = 4096;

__global__ void narrowFloats(const std::uint32_t* in, const std::uint32_t*, std::uint32_t* out) {
    for (std::uint32_t i = threadIdx.x; i < kNarrowed; i += blockDim.x) {
        const float value = __uint_as_float(in[i]);
        const float next = __uint_as_float(in[(i + 1) % kNarrowed]);
        out[4 * i] = gpu::floatToHalf(value);
        out[4 * i + 1] = gpu::floatToBf16(value);
        out[4 * i + 2] = gpu::floatsToHalves(value, next);
        out[4 * i + 3] = gpu::floatsToBf16s(value, next);
    }
}

std::vector<Case> conversions() {
    const Words none(1, 0);
    const Words wide = run(widenHalves, 256, 2 * 0x10000, none, none);
    Words expected(wide.size());
    Words found = wide;
    for (std::uint32_t bits = 0; bits < 0x10000u; ++bits) {
        expected[2 * bits] = asWord(widen(bits, false));
        expected[2 * bits + 1] = asWord(widen(bits, true));
        for (std::size_t i = 2 * bits; i < 2 * bits + 2; ++i)
            if (std::isnan(asFloat(expected[i])) && std::isnan(asFloat(found[i])))
                found[i] = expected[i] = 0x7fffffffu; // devices differ in which NaN
    }
    // Random bits are seldom near 1: half of the numbers get an exponent that f16 has.
    Words numbers = Bits(1).words(kNarrowed);
    for (std::size_t i = 0; i < numbers.size(); i += 2)
        numbers[i] = (numbers[i] & 0x807fffffu) | (100 + numbers[i] % 44) << 23;
    for (std::uint32_t& number : numbers)
        if (std::isnan(asFloat(number)))
            number &= 0x807fffffu;
    Words narrowed(4 * kNarrowed);
    for (std::size_t i = 0; i < kNarrowed; ++i) {
        const float value = asFloat(numbers[i]);
        const float next = asFloat(numbers[(i + 1) % kNarrowed]);
        using conclave::kernels::floatToBf16;
        using conclave::kernels::floatToF16;
        narrowed[4 * i] = floatToF16(value);
        narrowed[4 * i + 1] = floatToBf16(value);
        narrowed[4 * i + 2] = floatToF16(value) | static_cast<std::uint32_t>(floatToF16(next)) << 16;
        narrowed[4 * i + 3] = floatToBf16(value) | static_cast<std::uint32_t>(floatToBf16(next)) << 16;
    }
    return {exactCase("widen", found, expected),
            exactCase("narrow", run(narrowFloats, 128, 4 * kNarrowed, numbers, none), narrowed)};
}

// ---- Whole numbers ----

__global__ void dotBytes(const std::uint32_t* a, const std::uint32_t* b, std::uint32_t* out) {
    const unsigned i = threadIdx.x;
    out[2 * i] = static_cast<std::uint32_t>(__dp4a(static_cast<int>(a[i]), static_cast<int>(b[i]), 7));
    out[2 * i + 1] = __byte_perm(a[i], b[i], a[(i + 1) % blockDim.x]);
}

__global__ void multiplyBytes(const std::uint32_t* a, const std::uint32_t* b, std::uint32_t* out) {
    const unsigned lane = threadIdx.x;
    const std::uint32_t rows[4] = {a[4 * lane], a[4 * lane + 1], a[4 * lane + 2], a[4 * lane + 3]};
    const std::uint32_t cols[2] = {b[2 * lane], b[2 * lane + 1]};
    const std::uint32_t shortRows[2] = {rows[0], rows[1]};
    int d[4] = {1, 2, 3, 4};
    int e[4] = {};
    gpu::mmaS8(d, rows, cols);
    gpu::mmaS8Short(e, shortRows, cols[0]);
    for (int i = 0; i < 4; ++i) {
        out[8 * lane + i] = static_cast<std::uint32_t>(d[i]);
        out[8 * lane + 4 + i] = static_cast<std::uint32_t>(e[i]);
    }
}

int byteOf(std::uint32_t word, int i) {
    return static_cast<std::int8_t>(word >> 8 * i);
}

std::vector<Case> wholeNumbers() {
    const Words a = Bits(2).words(128);
    const Words b = Bits(3).words(64);
    Words dots(128);
    for (std::size_t i = 0; i < 64; ++i) {
        int sum = 7;
        for (int k = 0; k < 4; ++k)
            sum += byteOf(a[i], k) * byteOf(b[i], k);
        dots[2 * i] = static_cast<std::uint32_t>(sum);
        std::uint32_t picked = 0;
        for (int k = 0; k < 4; ++k) {
            const std::uint32_t selector = a[(i + 1) % 64] >> 4 * k & 7u;
            const std::uint32_t from = selector & 4u ? b[i] : a[i];
            picked |= (from >> 8 * (selector & 3u) & 0xffu) << 8 * k;
        }
        dots[2 * i + 1] = picked;
    }
    Words products(256);
    for (int lane = 0; lane < 32; ++lane) {
        for (int i = 0; i < 4; ++i) {
            int sum = i + 1;
            int half = 0;
            for (int k = 0; k < 32; ++k) {
                const int row = lane / 4 + 8 * (i / 2);
                const int col = lane % 4 * 2 + i % 2;
                const int aLane = row % 8 * 4 + k % 16 / 4;
                const int bLane = col * 4 + k % 16 / 4;
                const int product =
                    byteOf(a[static_cast<std::size_t>(4 * aLane + row / 8 + 2 * (k / 16))], k % 4) *
                    byteOf(b[static_cast<std::size_t>(2 * bLane + k / 16)], k % 4);
                sum += product;
                half += k < 16 ? product : 0;
            }
            products[static_cast<std::size_t>(8 * lane + i)] = static_cast<std::uint32_t>(sum);
            products[static_cast<std::size_t>(8 * lane + 4 + i)] = static_cast<std::uint32_t>(half);
        }
    }
    return {exactCase("dp4a_byte_perm", run(dotBytes, 64, 128, a, b), dots),
            exactCase("mmaS8", run(multiplyBytes, 32, 256, a, b), products)};
}

// ---- Loads and copies ----

__global__ void loadMatrices(const std::uint32_t* in, const std::uint32_t*, std::uint32_t* out) {
    GPU_SHARED(rows, std::uint32_t[4 + 128]);
    const unsigned lane = threadIdx.x;
    for (unsigned i = lane; i < 128; i += 32)
        rows[4 + i] = in[i];
    __syncthreads();
    std::uint32_t plain[4];
    std::uint32_t transposed[4];
    gpu::loadMatrix<16>(plain, rows + 4 * lane);
    gpu::loadMatrixTransposed(transposed, rows + 4 + 4 * lane);
    for (unsigned i = 0; i < 4; ++i) {
        out[8 * lane + i] = plain[i];
        out[8 * lane + 4 + i] = transposed[i];
    }
}

__global__ void copyPieces(const std::uint32_t* in, const std::uint32_t*, std::uint32_t* out) {
    GPU_SHARED(pieces, std::uint32_t[512]);
    const unsigned t = threadIdx.x;
    gpu::prefetch(in);
    gpu::copyAsync(pieces + 4 * t, in + 4 * t);
    gpu::commitAsync();
    gpu::copyAsync(pieces + 256 + 4 * t, in + 4 * t, t % 3 != 0);
    gpu::commitAsync();
    gpu::waitAsync<1>();
    gpu::syncSome(1, 64);
    out[t] = pieces[255 - t];
    gpu::waitAsync<0>();
    __syncthreads();
    for (unsigned i = t; i < 256; i += 64)
        out[64 + i] = pieces[256 + i];
    const uint4 streamed = gpu::loadStreaming(in + 4 * t);
    out[320 + t] = streamed.x ^ streamed.y ^ streamed.z ^ streamed.w;
}

std::vector<Case> copies() {
    const Words in = Bits(4).words(256);
    const auto half = [&](int matrix, int row, int col) {
        const std::uint32_t word = in[static_cast<std::size_t>(32 * matrix + 4 * row + col / 2)];
        return word >> 16 * (col % 2) & 0xffffu;
    };
    Words matrices(256);
    for (int lane = 0; lane < 32; ++lane) {
        for (int m = 0; m < 4; ++m) {
            const int g = lane / 4;
            const int t = lane % 4 * 2;
            matrices[static_cast<std::size_t>(8 * lane + m)] = half(m, g, t) | half(m, g, t + 1) << 16;
            matrices[static_cast<std::size_t>(8 * lane + 4 + m)] = half(m, t, g) | half(m, t + 1, g) << 16;
        }
    }
    Words copied(384);
    for (std::size_t t = 0; t < 64; ++t) {
        copied[t] = in[255 - t];
        for (std::size_t i = 0; i < 4; ++i)
            copied[64 + 4 * t + i] = t % 3 != 0 ? in[4 * t + i] : 0;
        copied[320 + t] = in[4 * t] ^ in[4 * t + 1] ^ in[4 * t + 2] ^ in[4 * t + 3];
    }
    return {exactCase("loadMatrix", run(loadMatrices, 32, 256, in, in), matrices),
            exactCase("copyAsync", run(copyPieces, 64, 384, in, in), copied)};
}

// ---- Products of one warp ----

template <bool kIsBf16>
__global__ void multiplyHalves(const std::uint32_t* a, const std::uint32_t* b, std::uint32_t* out) {
    const unsigned lane = threadIdx.x;
    const std::uint32_t rows[4] = {a[4 * lane], a[4 * lane + 1], a[4 * lane + 2], a[4 * lane + 3]};
    const std::uint32_t cols[2] = {b[2 * lane], b[2 * lane + 1]};
    float d[4] = {0, 0.25f, 0.5f, 0.75f};
    if constexpr (kIsBf16)
        gpu::mmaBf16(d, rows, cols);
    else
        gpu::mmaF16(d, rows, cols);
    for (int i = 0; i < 4; ++i)
        out[4 * lane + i] = __float_as_uint(d[i]);
}

/// Of a sum of k products of numbers below 1.
float sumBound(int k) {
    return static_cast<float>(k) * 0x1p-13f;
}

template <bool kIsBf16>
Case warpProduct(const char* name) {
    const Words a = Bits(5).halves(128, kIsBf16);
    const Words b = Bits(6).halves(64, kIsBf16);
    std::vector<float> expected(128);
    for (int lane = 0; lane < 32; ++lane) {
        for (int i = 0; i < 4; ++i) {
            float sum = 0.25f * static_cast<float>(i);
            for (int k = 0; k < 16; ++k) {
                const int row = lane / 4 + 8 * (i / 2);
                const int col = lane % 4 * 2 + i % 2;
                const std::uint32_t left =
                    a[static_cast<std::size_t>(4 * (row % 8 * 4 + k % 8 / 2) + row / 8 + 2 * (k / 8))];
                const std::uint32_t right = b[static_cast<std::size_t>(2 * (col * 4 + k % 8 / 2) + k / 8)];
                sum += widen(left >> 16 * (k % 2), kIsBf16) * widen(right >> 16 * (k % 2), kIsBf16);
            }
            expected[static_cast<std::size_t>(4 * lane + i)] = sum;
        }
    }
    return sumsCase(name, run(multiplyHalves<kIsBf16>, 32, 128, a, b), expected, sumBound(16), 1);
}

// ---- Tiles and products of four warps ----

constexpr int kTileRows = 64;
constexpr int kTileCols = 64;
constexpr int kMatrixRows = 80; ///< tiles begin before it and end behind it
constexpr int kMatrixCols = 72;
constexpr unsigned kTileBytes = kTileRows * 128;

__global__ void loadTiles(const __grid_constant__ gpu::TensorMap map, std::uint32_t* out) {
    GPU_SHARED(barrier, std::uint64_t[1]);
    gpu::DynamicShared shared;
    auto* const tile = shared.take<std::uint32_t>(kTileBytes / 4);
    if (threadIdx.x == 0) {
        gpu::prefetchTensorMap(map);
        gpu::initBarrier(barrier, 1);
        gpu::fenceBarriers();
    }
    __syncthreads();
    const int rows[3] = {0, 40, -8};
    const int cols[3] = {0, 48, 8};
    for (int i = 0; i < 3; ++i) {
        if (threadIdx.x == 0) {
            gpu::arriveExpecting(barrier, kTileBytes);
            gpu::loadTile(tile, map, barrier, rows[i], cols[i]);
        }
        gpu::waitForPhase(barrier, static_cast<unsigned>(i) % 2);
        for (unsigned j = threadIdx.x; j < kTileBytes / 4; j += blockDim.x)
            out[static_cast<unsigned>(i) * (kTileBytes / 4) + j] = tile[j];
        __syncthreads();
    }
}

Case tiles() {
    const Words matrix = Bits(7).words(kMatrixRows * kMatrixCols / 2);
    DeviceArray<std::uint32_t> device(matrix);
    DeviceArray<std::uint32_t> out(3 * kTileBytes / 4);
    gpu::TensorMap map;
    if (gpu::encodeTensorMap(&map, gpu::TileType::F16, device.data(), kMatrixRows, kMatrixCols,
                             2 * kMatrixCols, kTileRows) != 0)
        fail("loadTile", 0, 1, 0);
    gpu::LaunchConfig config{};
    config.grid = 1;
    config.block = 64;
    config.sharedBytes = kTileBytes;
    gpu::launch(config, loadTiles, map, out.data());
    Words expected(out.count());
    const int rows[3] = {0, 40, -8};
    const int cols[3] = {0, 48, 8};
    for (int i = 0; i < 3; ++i) {
        for (int r = 0; r < kTileRows; ++r) {
            for (int c = 0; c < kTileCols / 2; ++c) { // words
                const int row = rows[i] + r;
                const int col = cols[i] + 2 * c;
                const bool isInside = row >= 0 && row < kMatrixRows && col < kMatrixCols;
                const int place = r * 32 + ((c / 4) ^ (r % 8)) * 4 + c % 4;
                expected[static_cast<std::size_t>(i) * (kTileBytes / 4) + static_cast<std::size_t>(place)] =
                    isInside ? matrix[static_cast<std::size_t>((row * kMatrixCols + col) / 2)] : 0;
            }
        }
    }
    return exactCase("loadTile", out.values(), expected);
}

template <bool kIsBf16, int kCols>
__global__ void __launch_bounds__(128)
    multiplyTiles(const std::uint32_t* a, const std::uint32_t* b, std::uint32_t* out) {
    gpu::DynamicShared shared;
    auto* const rows = shared.take<std::uint32_t>(kTileBytes / 4);
    auto* const cols = shared.take<std::uint32_t>(kCols * 32);
    const auto place = [](unsigned word) { return word ^ (word / 32 % 8) * 4; };
    for (unsigned i = threadIdx.x; i < kTileBytes / 4; i += blockDim.x)
        rows[place(i)] = a[i];
    for (unsigned i = threadIdx.x; i < kCols * 32; i += blockDim.x)
        cols[place(i)] = b[i];
    gpu::fenceSharedWrites();
    __syncthreads();
    float d[kCols / 2] = {};
    gpu::wgmmaFence();
    for (int k = 0; k < 4; ++k) {
        const std::uint64_t left = gpu::sharedDescriptor(rows) + 2 * static_cast<unsigned>(k);
        const std::uint64_t right = gpu::sharedDescriptor(cols) + 2 * static_cast<unsigned>(k);
        if constexpr (kIsBf16)
            gpu::wgmmaBf16(d, left, right);
        else
            gpu::wgmmaF16(d, left, right);
    }
    gpu::wgmmaCommit();
    gpu::wgmmaWait<0>();
    const unsigned lane = threadIdx.x % 32;
    for (unsigned i = 0; i < kCols / 2; ++i) {
        const unsigned row = 16 * (threadIdx.x / 32) + lane / 4 + 8 * (i % 4 / 2);
        out[row * kCols + i / 4 * 8 + lane % 4 * 2 + i % 2] = __float_as_uint(d[i]);
    }
}

template <bool kIsBf16, int kCols>
Case tileProduct(const char* name) {
    const Words a = Bits(8).halves(kTileBytes / 4, kIsBf16);
    const Words b = Bits(9).halves(kCols * 32, kIsBf16);
    std::vector<float> expected(kTileRows * kCols, 0.0f);
    for (int row = 0; row < kTileRows; ++row)
        for (int col = 0; col < kCols; ++col)
            for (int k = 0; k < kTileCols; ++k)
                expected[static_cast<std::size_t>(row * kCols + col)] +=
                    widen(a[static_cast<std::size_t>(32 * row + k / 2)] >> 16 * (k % 2), kIsBf16) *
                    widen(b[static_cast<std::size_t>(32 * col + k / 2)] >> 16 * (k % 2), kIsBf16);
    const Words found =
        run(multiplyTiles<kIsBf16, kCols>, 128, expected.size(), a, b, kTileBytes + kCols * 128);
    return sumsCase(name, found, expected, sumBound(kTileCols), 61);
}

std::vector<Case> allCases(const gpu::DeviceFacts& device) {
    std::vector<Case> cases;
    for (const auto& group : {conversions(), wholeNumbers(), copies()})
        cases.insert(cases.end(), group.begin(), group.end());
    cases.push_back(warpProduct<false>("mmaF16"));
    if (device.computeMajor >= 8)
        cases.push_back(warpProduct<true>("mmaBf16"));
    if (device.computeMajor >= 9)
        cases.push_back(tiles());
    if (device.computeMajor == 9) {
        cases.push_back(tileProduct<false, 64>("wgmmaF16_64"));
        cases.push_back(tileProduct<true, 64>("wgmmaBf16_64"));
        cases.push_back(tileProduct<false, 128>("wgmmaF16_128"));
        cases.push_back(tileProduct<true, 128>("wgmmaBf16_128"));
    }
    return cases;
}

// ---- Files ----

bool write(const char* path, const std::vector<Case>& cases) {
    std::ofstream file(path);
    for (const Case& one : cases) {
        file << one.name << (one.isExact ? " exact" : " sums") << " " << one.bound << std::hex;
        for (const std::uint32_t word : one.words)
            file << " " << word;
        file << std::dec << "\n";
    }
    return file.good();
}

void checkLine(const std::string& line, const std::vector<Case>& cases, int& compared) {
    std::istringstream text(line);
    std::string name;
    std::string kind;
    float bound = 0;
    text >> name >> kind >> bound >> std::hex;
    Words words;
    for (std::uint32_t word = 0; text >> word;)
        words.push_back(word);
    for (const Case& one : cases) {
        if (one.name != name)
            continue;
        ++compared;
        if (one.words.size() != words.size() || one.isExact != (kind == "exact"))
            return fail(name + " (file)", 0, static_cast<double>(one.words.size()),
                        static_cast<double>(words.size()));
        for (std::size_t i = 0; i < words.size(); ++i) {
            const bool isSame = one.isExact
                                    ? one.words[i] == words[i]
                                    : std::fabs(asFloat(one.words[i]) - asFloat(words[i])) <= one.bound;
            if (!isSame)
                fail(name + " (file)", i, one.words[i], words[i]);
        }
    }
}

bool check(const char* path, const std::vector<Case>& cases) {
    std::ifstream file(path);
    int compared = 0;
    for (std::string line; std::getline(file, line);)
        checkLine(line, cases, compared);
    std::printf("%d cases compared with %s\n", compared, path);
    return compared > 0;
}

} // namespace

int main(int count, char** arguments) {
    gpu::DeviceFacts device{};
    if (const gpu::Status status = gpu::deviceFacts(0, &device); status != 0) {
        std::printf("no device: %s\n", gpu::statusText(status));
        return 1;
    }
    const std::vector<Case> cases = allCases(device);
    std::printf("%zu cases on %s, generation %d.%d\n", cases.size(), device.name, device.computeMajor,
                device.computeMinor);
    const std::string mode = count == 3 ? arguments[1] : "";
    bool isDone = count == 1;
    if (mode == "--write")
        isDone = write(arguments[2], cases);
    else if (mode == "--check")
        isDone = check(arguments[2], cases);
    if (!isDone)
        std::printf("usage: conformance [--write FILE | --check FILE]; the file could not be used\n");
    return failures > 0 || !isDone;
}
