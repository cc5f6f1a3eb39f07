// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/memory_bandwidth.h"

#include "engine/run/page_memory.h"
#include "engine/run/system_memory.h"
#include "kernels/cpu/thread_pool.h"

#include <algorithm>
#include <chrono>
#include <new>
#include <vector>

#include <unistd.h>

namespace conclave::engine {

namespace {

constexpr std::uint64_t kSmallest = 256u << 20; // several times the caches of desktop processors
constexpr std::uint64_t kLargest = 1024u << 20;
constexpr std::size_t kLargePage = std::size_t{2} << 20;

/// Four times the last-level cache, within the bounds above and a quarter of the free memory.
std::uint64_t bufferBytes() {
    const long cache = ::sysconf(_SC_LEVEL3_CACHE_SIZE);
    const std::uint64_t wanted = std::clamp<std::uint64_t>(
        4ull * static_cast<std::uint64_t>(std::max(cache, 0L)), kSmallest, kLargest);
    return std::min(wanted, availableMemory() / 4) / kLargePage * kLargePage;
}

/// Sixteen sums in flight, so that the additions never wait for each other and the loads are what is timed.
std::uint64_t sumOf(const std::uint64_t* values, std::size_t count) {
    std::uint64_t sums[16] = {};
    for (std::size_t i = 0; i + 16 <= count; i += 16)
        for (std::size_t k = 0; k < 16; ++k)
            sums[k] += values[i + k];
    std::uint64_t sum = 0;
    for (const std::uint64_t part : sums)
        sum += part;
    return sum;
}

} // namespace

MemoryBandwidth measureReadBandwidth(int threads, int passes, std::stop_token stop) {
    MemoryBandwidth result;
    result.bufferBytes = bufferBytes();
    PageMemory memory; // large pages: what memory gives at best
    try {
        memory = PageMemory(result.bufferBytes);
    } catch (const std::bad_alloc&) {
        return {};
    }
    auto* const buffer = reinterpret_cast<std::uint64_t*>(memory.data());
    if (!buffer)
        return {};
    const auto count = static_cast<long long>(result.bufferBytes / sizeof(std::uint64_t));

    kernels::ThreadPool pool(threads);
    result.threads = pool.threads();
    // Each worker touches first what it reads later: on machines with several memories it lies near.
    pool.run([&](int worker) {
        const auto [begin, end] = kernels::workRange(count, worker, pool.threads(), 512);
        std::fill(buffer + begin, buffer + end, static_cast<std::uint64_t>(worker + 1));
    });

    std::vector<std::uint64_t> sums(static_cast<std::size_t>(pool.threads()) * 8); // a cache line per worker
    for (int pass = 0; pass < passes && !stop.stop_requested(); ++pass) {
        const auto start = std::chrono::steady_clock::now();
        pool.run([&](int worker) {
            const auto [begin, end] = kernels::workRange(count, worker, pool.threads(), 512);
            sums[static_cast<std::size_t>(worker) * 8] +=
                sumOf(buffer + begin, static_cast<std::size_t>(end - begin));
        });
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        if (took.count() > 0)
            result.bytesPerSecond =
                std::max(result.bytesPerSecond, static_cast<double>(result.bufferBytes) / took.count());
    }
    // Used, so that the reading cannot be left out.
    volatile std::uint64_t used = 0;
    for (const std::uint64_t sum : sums)
        used = used + sum;
    return result;
}

} // namespace conclave::engine
