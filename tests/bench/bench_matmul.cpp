// SPDX-License-Identifier: GPL-3.0-or-later
// How fast matmulQuant() is on this processor:
//
//     bench_matmul [threads] [prefill tokens] [type, such as Q4_K]
//
// decode    one token against matrices larger than the caches: GB/s of weights, and the share of what plain
//           reading of the same memory reaches in the same run
// prefill   some hundreds of tokens against one matrix: billions of multiplications and additions (2 per
// weight
//           and token) per second
//
// Medians, with the fastest and slowest repeat. Time is processor time divided by the number of threads: the
// same as time on the clock on an idle machine (threads spin while they wait for each other), and still a
// fair figure on one where other programs take turns.
#include "kernels/cpu/thread_pool.h"
#include "kernels/matmul_quant.h"
#include "tests/kernels/random_blocks.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <numeric>
#include <random>
#include <vector>

using namespace conclave::kernels;

namespace {

constexpr std::int64_t kCols = 2048;
constexpr std::int64_t kPrefillRows = 1024;
constexpr std::int64_t kDecodeBytes = std::int64_t{192} << 20; ///< well above the last-level cache

struct Repeats {
    double median = 0;
    double fastest = 0;
    double slowest = 0;
};

template <typename Work>
Repeats seconds(int repeats, int threads, const Work& work) {
    work(); // touches pages, wakes threads
    std::vector<double> times;
    for (int i = 0; i < repeats; ++i) {
        const std::clock_t start = std::clock();
        work();
        times.push_back(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC / threads);
    }
    std::sort(times.begin(), times.end());
    return {times[times.size() / 2], times.front(), times.back()};
}

/// Reads all of @p memory on all threads; GB/s.
double readBandwidth(ThreadPool& pool, const std::vector<std::byte>& memory) {
    std::vector<std::uint64_t> sums(static_cast<std::size_t>(pool.threads()) * 8); // a cache line each
    const Repeats time = seconds(9, pool.threads(), [&] {
        pool.run([&](int worker) {
            const WorkRange part =
                workRange(static_cast<long long>(memory.size()), worker, pool.threads(), 256);
            std::uint64_t lanes[8] = {};
            for (long long i = part.begin; i + 64 <= part.end; i += 64) {
                std::uint64_t words[8];
                std::memcpy(words, memory.data() + i, sizeof words);
                for (int lane = 0; lane < 8; ++lane)
                    lanes[lane] += words[lane];
            }
            sums[static_cast<std::size_t>(worker) * 8] =
                std::accumulate(std::begin(lanes), std::end(lanes), 0ull);
        });
    });
    if (std::accumulate(sums.begin(), sums.end(), 0ull) == 1) // never, but the reading must not be left out
        std::puts("");
    return static_cast<double>(memory.size()) / time.median / 1e9;
}

std::vector<float> normals(std::int64_t count) {
    std::mt19937 random(1);
    std::normal_distribution<float> normal;
    std::vector<float> values(static_cast<std::size_t>(count));
    for (float& value : values)
        value = normal(random);
    return values;
}

struct Product {
    WeightView weights;
    std::vector<std::byte> activationMemory;
    std::byte* activations = nullptr; ///< 64-byte aligned
    std::vector<float> y;
    std::int64_t tokens;

    Product(CpuLevel level, QuantType type, const std::byte* data, std::int64_t rows, std::int64_t count)
        : weights{type, data, rows, kCols}, y(static_cast<std::size_t>(rows * count)), tokens(count) {
        const ActivationFormat format = activationFormat(level, type);
        activationMemory.resize(static_cast<std::size_t>(activationRowBytes(format, kCols) * tokens + 64));
        activations = activationMemory.data();
        while (reinterpret_cast<std::uintptr_t>(activations) % 64)
            ++activations;
        prepareActivations(level, format, normals(kCols * tokens).data(), kCols, tokens, kCols, activations);
    }

    void run(CpuLevel level, ThreadPool& pool) {
        pool.run([&](int worker) {
            const WorkRange rows = workRange(weights.rows, worker, pool.threads(), 16);
            matmulQuant(level, weights, activations, tokens, rows.begin, rows.end, y.data(), weights.rows);
        });
    }
};

} // namespace

int main(int argc, char** argv) {
    ThreadPool pool(argc > 1 ? std::atoi(argv[1]) : 0);
    const std::int64_t prefillTokens = argc > 2 ? std::max(1, std::atoi(argv[2])) : 256;

    std::vector<std::byte> memory(static_cast<std::size_t>(kDecodeBytes));
    const double bandwidth = readBandwidth(pool, memory);
    std::printf("%d threads, reading %.1f GB/s, %lld columns\n", pool.threads(), bandwidth,
                static_cast<long long>(kCols));
    std::printf(
        "%-11s %-7s  decode GB/s (share; slowest-fastest)   prefill of %lld: GFLOP/s (slowest-fastest)\n",
        "level", "type", static_cast<long long>(prefillTokens));

    for (const CpuLevel level : {CpuLevel::Scalar, CpuLevel::Avx2, CpuLevel::Avx512Vnni, CpuLevel::Amx}) {
        if (!cpuLevelAvailable(level))
            continue;
        for (const QuantTraits& traits : allQuantTraits()) {
            const QuantType type = traits.type;
            if (argc > 3 && std::strcmp(argv[3], traits.name) != 0)
                continue;
            const std::int64_t rowBytes = quantRowBytes(type, kCols);
            std::mt19937 random(1);
            std::vector<std::byte> row = conclave::test::randomBlocks(type, 1, kCols, random, 0.01f);
            if (traits.blockElements == 1)
                quantizeRow(type, normals(kCols).data(), kCols, row.data());
            const std::int64_t rows = kDecodeBytes / rowBytes / (level == CpuLevel::Scalar ? 16 : 1);
            for (std::int64_t r = 0; r < rows; ++r)
                std::memcpy(memory.data() + r * rowBytes, row.data(), row.size());

            Product decode(level, type, memory.data(), rows, 1);
            const Repeats one = seconds(9, pool.threads(), [&] { decode.run(level, pool); });
            const double gigabytes = static_cast<double>(rows * rowBytes) / 1e9;

            Product prefill(level, type, memory.data(), kPrefillRows, prefillTokens);
            const Repeats many =
                seconds(level == CpuLevel::Scalar ? 1 : 9, pool.threads(), [&] { prefill.run(level, pool); });
            const double operations = 2e-9 * static_cast<double>(kPrefillRows * kCols * prefillTokens);
            std::printf("%-11s %-7s  %6.1f (%3.0f%%; %.1f-%.1f)  %20.0f (%.0f-%.0f)\n", cpuLevelName(level),
                        traits.name, gigabytes / one.median, 100 * gigabytes / one.median / bandwidth,
                        gigabytes / one.slowest, gigabytes / one.fastest, operations / many.median,
                        operations / many.slowest, operations / many.fastest);
        }
    }
    return 0;
}
