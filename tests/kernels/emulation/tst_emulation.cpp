// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cuda/ptx.h"
#include "tests/kernels/cuda/kernel_test.h"

#include <algorithm>
#include <numeric>

/// Correct programs, at which the emulated device must keep silent in every order and build: the patterns
/// that kernels are made of.

using namespace conclave::test;

namespace {

constexpr unsigned kAll = ~0u;

std::vector<int> numbers(int count) {
    std::vector<int> values(static_cast<std::size_t>(count));
    std::iota(values.begin(), values.end(), 0);
    return values;
}

// ---- Warps ----

__global__ void warpFunctions(int* out) {
    const int lane = static_cast<int>(threadIdx.x);
    int* const row = out + 12 * lane;
    row[0] = __shfl_sync(kAll, lane, 5);
    row[1] = __shfl_sync(kAll, lane, 3, 8);
    row[2] = __shfl_xor_sync(kAll, lane, 16);
    row[3] = __shfl_up_sync(kAll, lane, 2);
    row[4] = __shfl_down_sync(kAll, lane, 2, 16);
    row[5] = static_cast<int>(__ballot_sync(kAll, lane % 3 == 0));
    row[6] = __any_sync(kAll, lane == 7);
    row[7] = __all_sync(kAll, lane < 31);
    row[8] = static_cast<int>(__match_any_sync(kAll, static_cast<unsigned>(lane / 4)));
    if (lane % 2 == 0) // a part of the warp
        row[9] = __shfl_xor_sync(0x55555555u, lane, 2);
    else
        row[9] = __shfl_xor_sync(0xaaaaaaaau, lane, 4);
    __syncwarp();
    row[10] = __syncthreads_count(lane < 9);
    row[11] = __syncthreads_or(lane == 40) + 2 * __syncthreads_and(lane < 32);
}

KERNEL_TEST(warpsExchangeValues) {
    DeviceArray<int> out(12 * 32);
    gpu::launch({.grid = 1, .block = 32}, warpFunctions, out.data());
    const std::vector<int> found = out.values();
    for (int lane = 0; lane < 32; ++lane) {
        const int expected[12] = {5,
                                  lane / 8 * 8 + 3,
                                  lane ^ 16,
                                  lane < 2 ? lane : lane - 2,
                                  lane % 16 > 13 ? lane : lane + 2,
                                  0x49249249,
                                  1,
                                  0,
                                  static_cast<int>(0xfu << lane / 4 * 4),
                                  lane ^ (lane % 2 == 0 ? 2 : 4),
                                  9,
                                  2};
        for (int i = 0; i < 12; ++i)
            check(found[static_cast<std::size_t>(12 * lane + i)] == expected[i],
                  "lane %d, value %d: %d, expected %d", lane, i,
                  found[static_cast<std::size_t>(12 * lane + i)], expected[i]);
    }
}

__global__ void sumOfThreads(const int* from, int count, int* out) {
    GPU_SHARED(sums, int[32]);
    int sum = 0;
    for (int i = static_cast<int>(threadIdx.x); i < count; i += static_cast<int>(blockDim.x))
        sum += from[i];
    for (int bits = 16; bits > 0; bits /= 2)
        sum += __shfl_xor_sync(kAll, sum, bits);
    if (threadIdx.x % 32 == 0)
        sums[threadIdx.x / 32] = sum;
    __syncthreads();
    if (threadIdx.x == 0)
        *out = std::accumulate(sums, sums + blockDim.x / 32, 0);
}

KERNEL_TEST(blocksSum) {
    for (const int count : {0, 1, 255, 1000}) {
        DeviceArray<int> from(numbers(count));
        DeviceArray<int> out(1);
        gpu::launch({.grid = 1, .block = 256}, sumOfThreads, from.data(), count, out.data());
        check(out.values()[0] == count * (count - 1) / 2, "sum of %d is %d", count, out.values()[0]);
    }
}

__global__ void leaveEarly(int* out, int count) {
    const int i = static_cast<int>(blockIdx.x * blockDim.x + threadIdx.x);
    if (i >= count)
        return;
    __syncthreads(); // of those who are left, as on devices since Volta
    out[i] = i;
}

KERNEL_TEST(threadsMayLeave) {
    DeviceArray<int> out(70);
    gpu::launch({.grid = 2, .block = 48}, leaveEarly, out.data(), 70);
    check(out.values() == numbers(70), "not all were written");
}

__global__ void parts(int* out) {
    GPU_SHARED(row, int[128]);
    const int half = static_cast<int>(threadIdx.x) / 64;
    for (int round = 0; round < 3; ++round) {
        row[threadIdx.x] = static_cast<int>(threadIdx.x) + round;
        gpu::syncSome(1 + half, 64);
        out[threadIdx.x] = row[64 * half + 63 - static_cast<int>(threadIdx.x) % 64];
        gpu::syncSome(1 + half, 64);
    }
}

KERNEL_TEST(partsOfABlockWait) {
    DeviceArray<int> out(128);
    gpu::launch({.grid = 1, .block = 128}, parts, out.data());
    const std::vector<int> found = out.values();
    for (int i = 0; i < 128; ++i)
        check(found[static_cast<std::size_t>(i)] == i / 64 * 64 + 63 - i % 64 + 2, "[%d] is %d", i,
              found[static_cast<std::size_t>(i)]);
}

// ---- Copies ----

__global__ void pipeline(const float* from, float* to, int rows, int cols) {
    gpu::DynamicShared shared;
    float* const buffers = shared.take<float>(static_cast<std::size_t>(3 * cols));
    const auto fetch = [&](int r) {
        for (int i = 4 * static_cast<int>(threadIdx.x); i < cols; i += 4 * static_cast<int>(blockDim.x))
            gpu::copyAsync(buffers + r % 3 * cols + i, from + (r < rows ? r * cols + i : 0), r < rows);
        gpu::commitAsync();
    };
    fetch(0);
    fetch(1);
    for (int r = 0; r < rows; ++r) {
        gpu::waitAsync<1>();
        __syncthreads();
        fetch(r + 2);
        for (int i = static_cast<int>(threadIdx.x); i < cols; i += static_cast<int>(blockDim.x))
            to[r * cols + i] = 2 * buffers[r % 3 * cols + cols - 1 - i];
    }
}

KERNEL_TEST(copiesRunAhead) {
    constexpr int kRows = 5;
    constexpr int kCols = 72;
    Random random(1);
    const std::vector<float> from = random.reals(kRows * kCols);
    DeviceArray<float> device(from);
    DeviceArray<float> to(from.size());
    gpu::launch({.grid = 1, .block = 64, .sharedBytes = 3 * kCols * sizeof(float)}, pipeline, device.data(),
                to.data(), kRows, kCols);
    std::vector<float> expected(from.size());
    for (int r = 0; r < kRows; ++r)
        for (int i = 0; i < kCols; ++i)
            expected[static_cast<std::size_t>(r * kCols + i)] =
                2 * from[static_cast<std::size_t>(r * kCols + kCols - 1 - i)];
    compare("rows", to.values(), expected, 0.0f);
}

/// One warp fetches tiles, four multiply; two buffers go round.
__global__ void __launch_bounds__(160)
    producerAndConsumers(const __grid_constant__ gpu::TensorMap a, const __grid_constant__ gpu::TensorMap b,
                         float* out, int steps) {
    constexpr int kStages = 2;
    constexpr unsigned kTileBytes = 64 * 128;
    GPU_SHARED(full, std::uint64_t[kStages]);
    GPU_SHARED(empty, std::uint64_t[kStages]);
    gpu::DynamicShared shared;
    auto* const tilesA = shared.take<unsigned char>(kStages * kTileBytes);
    auto* const tilesB = shared.take<unsigned char>(kStages * kTileBytes);
    if (threadIdx.x == 0) {
        for (int stage = 0; stage < kStages; ++stage) {
            gpu::initBarrier(&full[stage], 1);
            gpu::initBarrier(&empty[stage], 128);
        }
        gpu::fenceBarriers();
    }
    __syncthreads();
    if (threadIdx.x >= 128) {
        if (threadIdx.x > 128)
            return;
        for (int step = 0; step < steps; ++step) {
            const int stage = step % kStages;
            gpu::waitForPhase(&empty[stage], (step / kStages + 1) % 2);
            gpu::arriveExpecting(&full[stage], 2 * kTileBytes);
            gpu::loadTile(tilesA + stage * kTileBytes, a, &full[stage], 0, 64 * step);
            gpu::loadTile(tilesB + stage * kTileBytes, b, &full[stage], 0, 64 * step);
        }
        return;
    }
    float sums[32] = {};
    for (int step = 0; step < steps; ++step) {
        const int stage = step % kStages;
        gpu::waitForPhase(&full[stage], step / kStages % 2);
        gpu::wgmmaFence();
        for (int k = 0; k < 4; ++k)
            gpu::wgmmaBf16(sums, gpu::sharedDescriptor(tilesA + stage * kTileBytes) + 2 * k,
                           gpu::sharedDescriptor(tilesB + stage * kTileBytes) + 2 * k);
        gpu::wgmmaCommit();
        gpu::wgmmaWait<0>();
        gpu::arrive(&empty[stage]);
    }
    const int lane = static_cast<int>(threadIdx.x) % 32;
    const int warp = static_cast<int>(threadIdx.x) / 32;
    for (int i = 0; i < 32; ++i)
        out[(16 * warp + lane / 4 + 8 * (i % 4 / 2)) * 64 + i / 4 * 8 + lane % 4 * 2 + i % 2] = sums[i];
}

KERNEL_TEST(producerFeedsConsumers) {
    constexpr int kDepth = 296; // the last tile ends beyond the matrix
    constexpr int kRowsA = 50;
    Random random(2);
    const auto matrix = [&](int rows) {
        std::vector<std::uint16_t> values(static_cast<std::size_t>(rows * kDepth));
        for (std::uint16_t& value : values)
            value = gpu::floatToBf16(random.real());
        return values;
    };
    const std::vector<std::uint16_t> a = matrix(kRowsA);
    const std::vector<std::uint16_t> b = matrix(64);
    DeviceArray<std::uint16_t> deviceA(a);
    DeviceArray<std::uint16_t> deviceB(b);
    DeviceArray<float> out(64 * 64);
    gpu::TensorMap mapA;
    gpu::TensorMap mapB;
    check(gpu::encodeTensorMap(&mapA, gpu::TileType::Bf16, deviceA.data(), kRowsA, kDepth, 2 * kDepth, 64) ==
              0,
          "no map");
    check(gpu::encodeTensorMap(&mapB, gpu::TileType::Bf16, deviceB.data(), 64, kDepth, 2 * kDepth, 64) == 0,
          "no map");
    gpu::launch({.grid = 1, .block = 160, .sharedBytes = 4 * 64 * 128}, producerAndConsumers, mapA, mapB,
                out.data(), (kDepth + 63) / 64);
    std::vector<float> expected(64 * 64, 0.0f);
    for (int row = 0; row < kRowsA; ++row)
        for (int col = 0; col < 64; ++col)
            for (int k = 0; k < kDepth; ++k)
                expected[static_cast<std::size_t>(64 * row + col)] +=
                    gpu::bf16ToFloat(a[static_cast<std::size_t>(row * kDepth + k)]) *
                    gpu::bf16ToFloat(b[static_cast<std::size_t>(col * kDepth + k)]);
    compare("products", out.values(), expected, 1e-3f); // another order of kDepth sums of numbers below 1
}

// ---- Grids ----

__global__ void chain(gpu::GridBarrier* barrier, int* values, int rounds) {
    const int next = static_cast<int>((blockIdx.x + 1) % gridDim.x);
    for (int round = 0; round < rounds; ++round) {
        int found = 0;
        if (threadIdx.x == 0)
            found = values[next];
        gpu::gridBarrier(barrier, [] {});
        if (threadIdx.x == 0)
            values[blockIdx.x] = found + 1;
        gpu::gridBarrier(barrier);
    }
}

KERNEL_TEST(gridsWait) {
    DeviceArray<gpu::GridBarrier> barrier(std::vector<gpu::GridBarrier>(1));
    DeviceArray<int> values(std::vector<int>{0, 100});
    for (int run = 0; run < 2; ++run)
        check(gpu::launch({.grid = 2, .block = 64, .isCooperative = true}, chain, barrier.data(),
                          values.data(), 4) == 0,
              "not launched");
    check(values.values() == std::vector<int>{8, 108}, "%d, %d", values.values()[0], values.values()[1]);
}

__global__ void lastBlockSums(const int* from, int* partial, unsigned* counter, int* out) {
    GPU_SHARED(isLast, bool[1]);
    if (threadIdx.x == 0) {
        partial[blockIdx.x] = from[blockIdx.x];
        __threadfence();
        isLast[0] = atomicAdd(counter, 1u) == gridDim.x - 1;
    }
    __syncthreads();
    if (isLast[0] && threadIdx.x == 0) {
        int sum = 0;
        for (unsigned i = 0; i < gridDim.x; ++i)
            sum += partial[i];
        *out = sum;
        *counter = 0;
    }
}

KERNEL_TEST(theLastBlockSums) {
    DeviceArray<int> from(numbers(9));
    DeviceArray<int> partial(9);
    DeviceArray<unsigned> counter(std::vector<unsigned>{0});
    DeviceArray<int> out(1);
    gpu::launch({.grid = 9, .block = 32}, lastBlockSums, from.data(), partial.data(), counter.data(),
                out.data());
    check(out.values()[0] == 36, "sum is %d", out.values()[0]);
    check(counter.values()[0] == 0, "counter is %u", counter.values()[0]);
}

/// One after the other in the same dynamic memory, cut in another way each time.
__global__ void layouts(int* out) {
    for (int round = 1; round <= 3; ++round) {
        gpu::DynamicShared shared;
        int* const first = shared.take<int>(static_cast<std::size_t>(32 * round));
        int* const second = shared.take<int>(32);
        first[threadIdx.x] = round;
        second[31 - threadIdx.x] = 10 * round;
        __syncthreads();
        out[threadIdx.x] = first[31 - threadIdx.x] + second[threadIdx.x];
        __syncthreads();
    }
}

KERNEL_TEST(layoutsOfDynamicMemoryChange) {
    DeviceArray<int> out(32);
    gpu::launch({.grid = 1, .block = 32, .sharedBytes = 512}, layouts, out.data());
    check(out.values() == std::vector<int>(32, 33), "[0] is %d", out.values()[0]);
}

__global__ void countWithAtomics(int* sum, unsigned* bits, int* largest, float* total) {
    const int i = static_cast<int>(blockIdx.x * blockDim.x + threadIdx.x);
    atomicAdd(sum, i);
    atomicOr(bits, 1u << i % 32);
    atomicMax(largest, i);
    atomicAdd(total, 0.5f);
}

KERNEL_TEST(atomicsCount) {
    DeviceArray<int> sum(std::vector<int>{0});
    DeviceArray<unsigned> bits(std::vector<unsigned>{0});
    DeviceArray<int> largest(std::vector<int>{-1});
    DeviceArray<float> total(std::vector<float>{0});
    gpu::launch({.grid = 3, .block = 64}, countWithAtomics, sum.data(), bits.data(), largest.data(),
                total.data());
    check(sum.values()[0] == 192 * 191 / 2, "sum is %d", sum.values()[0]);
    check(bits.values()[0] == kAll, "bits are %x", bits.values()[0]);
    check(largest.values()[0] == 191, "largest is %d", largest.values()[0]);
    check(total.values()[0] == 96, "total is %g", static_cast<double>(total.values()[0]));
}

} // namespace
