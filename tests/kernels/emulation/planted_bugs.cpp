// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cuda/ptx.h"
#include "tests/kernels/cuda/kernel_test.h"

/// Programs with one bug each, of the kinds that the emulated device is there to notice. tst_planted_bugs
/// runs each in the build and order that should notice it; elsewhere it may well pass.

using namespace conclave::test;

namespace {

constexpr int kThreads = 128;
constexpr int kTile = 64 * 64; ///< numbers of 16 bits in a tile of wgmma

std::vector<int> numbers(int count) {
    std::vector<int> values(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i)
        values[static_cast<std::size_t>(i)] = i + 1;
    return values;
}

/// The other end of a row, through shared memory.
template <bool kWaitsBefore, bool kWaitsAfter>
__global__ void reverseRows(const int* from, int* to, int rows) {
    GPU_SHARED(row, int[kThreads]);
    for (int r = 0; r < rows; ++r) {
        row[threadIdx.x] = from[r * kThreads + static_cast<int>(threadIdx.x)];
        if (kWaitsBefore)
            __syncthreads();
        to[r * kThreads + static_cast<int>(threadIdx.x)] = row[kThreads - 1 - threadIdx.x];
        if (kWaitsAfter)
            __syncthreads();
    }
}

template <bool kWaitsBefore, bool kWaitsAfter>
void checkReverseRows() {
    constexpr int kRows = 4;
    const std::vector<int> from = numbers(kRows * kThreads);
    DeviceArray<int> device(from);
    DeviceArray<int> result(from.size());
    gpu::launch({.grid = 1, .block = kThreads}, reverseRows<kWaitsBefore, kWaitsAfter>, device.data(),
                result.data(), kRows);
    const std::vector<int> found = result.values();
    for (std::size_t i = 0; i < found.size(); ++i)
        check(found[i] == from[i / kThreads * kThreads + kThreads - 1 - i % kThreads], "[%zu] is %d", i,
              found[i]);
}

KERNEL_TEST(noBarrierBeforeReading) {
    checkReverseRows<false, true>();
}

KERNEL_TEST(noBarrierBeforeWritingAgain) {
    checkReverseRows<true, false>();
}

/// Rows through a buffer that a copy fills while the row before is used.
template <int kStillUnderWay, int kBuffers>
__global__ void copyRows(const int* from, int* to, int rows) {
    GPU_SHARED(buffer, int[kBuffers][kThreads]);
    const int t = static_cast<int>(threadIdx.x);
    const auto fetch = [&](int r) {
        if (t < kThreads / 4 && r < rows)
            gpu::copyAsync(&buffer[r % kBuffers][4 * t], from + r * kThreads + 4 * t);
        gpu::commitAsync();
    };
    fetch(0);
    for (int r = 0; r < rows; ++r) {
        fetch(r + 1);
        gpu::waitAsync<kStillUnderWay>();
        __syncthreads();
        to[r * kThreads + t] = buffer[r % kBuffers][kThreads - 1 - t];
        __syncthreads();
    }
}

template <int kStillUnderWay, int kBuffers>
void checkCopyRows() {
    constexpr int kRows = 4;
    const std::vector<int> from = numbers(kRows * kThreads);
    DeviceArray<int> device(from);
    DeviceArray<int> result(from.size());
    gpu::launch({.grid = 1, .block = kThreads}, copyRows<kStillUnderWay, kBuffers>, device.data(),
                result.data(), kRows);
    const std::vector<int> found = result.values();
    for (std::size_t i = 0; i < found.size(); ++i)
        check(found[i] == from[i / kThreads * kThreads + kThreads - 1 - i % kThreads], "[%zu] is %d", i,
              found[i]);
}

KERNEL_TEST(copyNotWaitedFor) {
    checkCopyRows<2, 2>();
}

KERNEL_TEST(copyIntoABufferInUse) {
    checkCopyRows<1, 1>();
}

__global__ void productOfOnes(float* out, bool waitsForTiles, bool waitsForProduct,
                              const gpu::TensorMap map) {
    GPU_SHARED(barrier, std::uint64_t[1]);
    gpu::DynamicShared shared;
    auto* const tile = shared.take<std::uint16_t>(kTile);
    if (threadIdx.x == 0) {
        gpu::initBarrier(barrier, 1);
        gpu::fenceBarriers();
    }
    __syncthreads();
    if (threadIdx.x == 0) {
        gpu::arriveExpecting(barrier, 2 * kTile);
        gpu::loadTile(tile, map, barrier, 0, 0);
    }
    if (waitsForTiles)
        gpu::waitForPhase(barrier, 0);
    float sums[32] = {};
    gpu::wgmmaFence();
    gpu::wgmmaBf16(sums, gpu::sharedDescriptor(tile), gpu::sharedDescriptor(tile));
    gpu::wgmmaCommit();
    if (waitsForProduct)
        gpu::wgmmaWait<0>();
    out[threadIdx.x] = sums[0];
    gpu::wgmmaWait<0>();
    gpu::waitForPhase(barrier, 0);
}

void checkProductOfOnes(bool waitsForTiles, bool waitsForProduct) {
    DeviceArray<std::uint16_t> ones(std::vector<std::uint16_t>(kTile, gpu::floatToBf16(1)));
    DeviceArray<float> out(kThreads);
    gpu::TensorMap map;
    check(gpu::encodeTensorMap(&map, gpu::TileType::Bf16, ones.data(), 64, 64, 128, 64) == 0, "no map");
    gpu::launch({.grid = 1, .block = kThreads, .sharedBytes = 2 * kTile}, productOfOnes, out.data(),
                waitsForTiles, waitsForProduct, map);
    compare("products", out.values(), std::vector<float>(kThreads, 16.0f), 0.0f);
}

KERNEL_TEST(tileNotWaitedFor) {
    checkProductOfOnes(false, true);
}

KERNEL_TEST(productNotWaitedFor) {
    checkProductOfOnes(true, false);
}

// ---- Addresses ----

__global__ void doubleAll(int* values, int count) {
    for (int i = static_cast<int>(threadIdx.x); i < count; i += static_cast<int>(blockDim.x))
        values[i] *= 2;
}

KERNEL_TEST(globalOutOfBounds) {
    DeviceArray<int> values(numbers(33));
    gpu::launch({.grid = 1, .block = 64}, doubleAll, values.data(), 34);
    values.values();
}

KERNEL_TEST(memoryUsedAfterItsRelease) {
    void* memory = nullptr;
    gpu::allocate(&memory, 400);
    gpu::release(memory);
    gpu::launch({.grid = 1, .block = 64}, doubleAll, static_cast<int*>(memory), 100);
    gpu::synchronize(nullptr);
}

KERNEL_TEST(hostTouchesDeviceMemory) {
    DeviceArray<int> values(numbers(33));
    check(values.data()[3] == 4, "another number");
}

__global__ void sharedOverrun(int* out, int index) {
    GPU_SHARED(first, int[40]);
    GPU_SHARED(second, int[40]);
    first[threadIdx.x] = 1;
    second[threadIdx.x] = 2;
    __syncthreads();
    out[threadIdx.x] = first[index];
}

KERNEL_TEST(sharedOutOfBounds) {
    DeviceArray<int> out(32);
    gpu::launch({.grid = 1, .block = 32}, sharedOverrun, out.data(), 40);
    out.values();
}

__global__ void dynamicOverrun(int* out, int index) {
    gpu::DynamicShared shared;
    int* const first = shared.take<int>(32);
    int* const second = shared.take<int>(32);
    first[threadIdx.x] = 1;
    second[threadIdx.x] = 2;
    __syncthreads();
    out[threadIdx.x] = first[index];
}

KERNEL_TEST(dynamicSharedOutOfBounds) {
    DeviceArray<int> out(32);
    gpu::launch({.grid = 1, .block = 32, .sharedBytes = 256}, dynamicOverrun, out.data(), 32);
    out.values();
}

KERNEL_TEST(moreSharedTakenThanGiven) {
    DeviceArray<int> out(32);
    gpu::launch({.grid = 1, .block = 32, .sharedBytes = 252}, dynamicOverrun, out.data(), 0);
    out.values();
}

KERNEL_TEST(instructionOutOfBounds) {
    const std::vector<int> from = numbers(4 * kThreads - 1);
    DeviceArray<int> device(from);
    DeviceArray<int> result(4 * kThreads);
    gpu::launch({.grid = 1, .block = kThreads}, copyRows<1, 2>, device.data(), result.data(), 4);
    result.values();
}

__global__ void loadVector(const int* from, int* to) {
    const uint4 four = *reinterpret_cast<const uint4*>(from + threadIdx.x);
    to[threadIdx.x] = static_cast<int>(four.x);
}

KERNEL_TEST(misalignedVector) {
    DeviceArray<int> from(numbers(36));
    DeviceArray<int> to(32);
    gpu::launch({.grid = 1, .block = 32}, loadVector, from.data(), to.data());
    to.values();
}

__global__ void loadStream(const int* from, int* to) {
    to[threadIdx.x] = static_cast<int>(gpu::loadStreaming(from + threadIdx.x).x);
}

KERNEL_TEST(misalignedStreamingLoad) {
    DeviceArray<int> from(numbers(36));
    DeviceArray<int> to(32);
    gpu::launch({.grid = 1, .block = 32}, loadStream, from.data(), to.data());
    to.values();
}

__global__ void loadRows(int* to, int rowBytes) {
    GPU_SHARED(rows, unsigned char[1024]);
    rows[threadIdx.x] = 1;
    std::uint32_t r[4];
    gpu::loadMatrix(r, rows + static_cast<int>(threadIdx.x) * rowBytes);
    to[threadIdx.x] = static_cast<int>(r[0]);
}

KERNEL_TEST(misalignedMatrixRow) {
    DeviceArray<int> to(32);
    gpu::launch({.grid = 1, .block = 32}, loadRows, to.data(), 24);
    to.values();
}

__global__ void largeVariables(int* to) {
    GPU_SHARED(first, int[6000]);
    GPU_SHARED(second, int[6300]);
    first[threadIdx.x] = second[threadIdx.x] = 1;
    to[threadIdx.x] = first[threadIdx.x];
}

KERNEL_TEST(tooManySharedVariables) {
    DeviceArray<int> to(32);
    gpu::launch({.grid = 1, .block = 32}, largeVariables, to.data());
    to.values();
}

__global__ void addOne(float* values) {
    values[threadIdx.x] += 1;
}

KERNEL_TEST(uninitialisedMemory) {
    DeviceArray<float> values(32);
    gpu::launch({.grid = 1, .block = 32}, addOne, values.data());
    compare("one", values.values(), std::vector<float>(32, 1.0f), 0.0f);
}

// ---- Divergence and deadlocks ----

__global__ void divergentBarrier(int* out) {
    GPU_SHARED(row, int[64]);
    row[threadIdx.x] = 1;
    if (threadIdx.x < 32)
        __syncthreads();
    else
        __syncthreads();
    out[threadIdx.x] = row[63 - threadIdx.x];
}

KERNEL_TEST(barriersUnderDivergence) {
    DeviceArray<int> out(64);
    gpu::launch({.grid = 1, .block = 64}, divergentBarrier, out.data());
    out.values();
}

__global__ void divergentShuffle(int* out) {
    int value = static_cast<int>(threadIdx.x);
    if (threadIdx.x < 16)
        value = __shfl_xor_sync(~0u, value, 1);
    else
        __syncwarp();
    out[threadIdx.x] = value;
}

KERNEL_TEST(shufflesUnderDivergence) {
    DeviceArray<int> out(32);
    gpu::launch({.grid = 1, .block = 32}, divergentShuffle, out.data());
    out.values();
}

__global__ void narrowShuffle(int* out) {
    out[threadIdx.x] = __shfl_xor_sync(0xffffu, static_cast<int>(threadIdx.x), 1);
}

KERNEL_TEST(laneOutsideItsMask) {
    DeviceArray<int> out(32);
    gpu::launch({.grid = 1, .block = 32}, narrowShuffle, out.data());
    out.values();
}

__global__ void halfWarpProduct(float* out) {
    float d[4] = {};
    gpu::mmaF16(d, {0, 0, 0, 0}, {0, 0});
    out[threadIdx.x] = d[0];
}

KERNEL_TEST(productOfHalfAWarp) {
    DeviceArray<float> out(16);
    gpu::launch({.grid = 1, .block = 16}, halfWarpProduct, out.data());
    out.values();
}

__global__ void arriveTwice(int* out) {
    GPU_SHARED(barrier, std::uint64_t[1]);
    if (threadIdx.x == 0)
        gpu::initBarrier(barrier, 33);
    __syncthreads();
    gpu::arrive(barrier);
    gpu::waitForPhase(barrier, 0);
    out[threadIdx.x] = 1;
}

KERNEL_TEST(phaseNobodyEnds) {
    DeviceArray<int> out(32);
    gpu::launch({.grid = 1, .block = 32}, arriveTwice, out.data());
    out.values();
}

__global__ void useRawBarrier(int* out) {
    GPU_SHARED(barrier, std::uint64_t[1]);
    gpu::arrive(barrier);
    out[threadIdx.x] = 1;
}

KERNEL_TEST(barrierNotInitialised) {
    DeviceArray<int> out(32);
    gpu::launch({.grid = 1, .block = 32}, useRawBarrier, out.data());
    out.values();
}

__global__ void waitForFlag(int* flag) {
    while (atomicAdd(flag, 0) == 0)
        __nanosleep(100);
}

KERNEL_TEST(flagNobodySets) {
    DeviceArray<int> flag(std::vector<int>{0});
    gpu::launch({.grid = 1, .block = 32}, waitForFlag, flag.data());
    gpu::synchronize(nullptr);
}

__global__ void sumOfGrid(gpu::GridBarrier* barrier, const int* from, int* partial, int* out, bool waits) {
    if (threadIdx.x == 0)
        partial[blockIdx.x] = from[blockIdx.x];
    if (waits)
        gpu::gridBarrier(barrier);
    if (threadIdx.x == 0) {
        int sum = 0;
        for (unsigned i = 0; i < gridDim.x; ++i)
            sum += partial[i];
        out[blockIdx.x] = sum;
    }
}

void checkSumOfGrid(unsigned roundAtStart, bool waits) {
    DeviceArray<gpu::GridBarrier> barrier(std::vector<gpu::GridBarrier>{{roundAtStart, 0}});
    DeviceArray<int> from(numbers(2));
    DeviceArray<int> partial(2);
    DeviceArray<int> out(2);
    check(gpu::launch({.grid = 2, .block = 32, .isCooperative = true}, sumOfGrid, barrier.data(), from.data(),
                      partial.data(), out.data(), waits) == 0,
          "not launched");
    check(out.values() == std::vector<int>{3, 3}, "sums are %d, %d", out.values()[0], out.values()[1]);
}

KERNEL_TEST(gridBarrierNotZero) {
    checkSumOfGrid(7, true);
}

KERNEL_TEST(noGridBarrier) {
    checkSumOfGrid(0, false);
}

__global__ void readBlockBefore(int* values) {
    if (threadIdx.x == 0)
        values[blockIdx.x + 1] = values[blockIdx.x] + 1;
}

KERNEL_TEST(blockReadsWhatAnotherWrites) {
    DeviceArray<int> values(std::vector<int>{1, 0, 0, 0});
    gpu::launch({.grid = 3, .block = 32}, readBlockBefore, values.data());
    check(values.values() == std::vector<int>{1, 2, 3, 4}, "no chain");
}

__global__ void lastBlockSums(int* partial, unsigned* counter, int* out, bool fences) {
    GPU_SHARED(isLast, bool[1]);
    if (threadIdx.x == 0) {
        partial[blockIdx.x] = static_cast<int>(blockIdx.x) + 1;
        if (fences)
            __threadfence();
        isLast[0] = atomicAdd(counter, 1u) == gridDim.x - 1;
    }
    __syncthreads();
    if (isLast[0] && threadIdx.x == 0) {
        __threadfence();
        *out = partial[0] + partial[1];
    }
}

KERNEL_TEST(noFenceBeforeCounting) {
    DeviceArray<int> partial(2);
    DeviceArray<unsigned> counter(std::vector<unsigned>{0});
    DeviceArray<int> out(1);
    gpu::launch({.grid = 2, .block = 32, .isCooperative = true}, lastBlockSums, partial.data(),
                counter.data(), out.data(), false);
    check(out.values() == std::vector<int>{3}, "sum is %d", out.values()[0]);
}

KERNEL_TEST(productThatTheDeviceLacks) {
    checkProductOfOnes(true, true);
}

// ---- Streams ----

/// A pinned int.
class Pinned {
  public:
    explicit Pinned(int value) {
        gpu::allocatePinned(reinterpret_cast<void**>(&m_value), sizeof *m_value);
        *m_value = value;
    }
    Pinned(const Pinned&) = delete;
    Pinned& operator=(const Pinned&) = delete;
    ~Pinned() { gpu::releasePinned(m_value); }
    int& operator*() { return *m_value; }
    int* data() { return m_value; }

  private:
    int* m_value = nullptr;
};

struct Streams {
    Streams() {
        gpu::createStream(&first);
        gpu::createStream(&second);
        gpu::createEvent(&event);
    }
    gpu::Stream first = nullptr;
    gpu::Stream second = nullptr;
    gpu::Event event = nullptr;
};

KERNEL_TEST(hostReadsBeforeTheCopy) {
    DeviceArray<int> value(std::vector<int>{5});
    Pinned result(0);
    gpu::copyToHost(result.data(), value.data(), sizeof(int), nullptr);
    check(*result == 5, "result is %d", *result);
}

KERNEL_TEST(hostOverwritesWhatIsCopied) {
    DeviceArray<int> value(1);
    Pinned source(5);
    gpu::copyToDevice(value.data(), source.data(), sizeof(int), nullptr);
    *source = 6;
    const int found = value.values()[0];
    check(found == 5, "copied %d", found);
}

KERNEL_TEST(streamsNotOrdered) {
    Streams streams;
    DeviceArray<int> value(std::vector<int>{5});
    Pinned result(0);
    gpu::launch({.grid = 1, .block = 32, .stream = streams.first}, doubleAll, value.data(), 1);
    gpu::copyToHost(result.data(), value.data(), sizeof(int), streams.second);
    gpu::synchronize(streams.second);
    check(*result == 10, "result is %d", *result);
}

KERNEL_TEST(eventRecordedTooEarly) {
    Streams streams;
    DeviceArray<int> value(std::vector<int>{5});
    Pinned result(0);
    gpu::recordEvent(streams.event, streams.first);
    gpu::launch({.grid = 1, .block = 32, .stream = streams.first}, doubleAll, value.data(), 1);
    gpu::waitForEvent(streams.second, streams.event);
    gpu::copyToHost(result.data(), value.data(), sizeof(int), streams.second);
    gpu::synchronize(streams.second);
    check(*result == 10, "result is %d", *result);
}

KERNEL_TEST(graphBranchesNotOrdered) {
    Streams streams;
    DeviceArray<int> value(std::vector<int>{5});
    DeviceArray<int> other(std::vector<int>{5});
    DeviceArray<int> result(std::vector<int>{0});
    gpu::Event joined = nullptr;
    gpu::createEvent(&joined);
    gpu::beginCapture(streams.first);
    gpu::recordEvent(streams.event, streams.first);
    gpu::waitForEvent(streams.second, streams.event);
    gpu::launch({.grid = 1, .block = 32, .stream = streams.second}, doubleAll, value.data(), 1);
    gpu::copyOnDevice(result.data(), value.data(), sizeof(int), streams.first); // should wait for the branch
    gpu::recordEvent(joined, streams.second);
    gpu::waitForEvent(streams.first, joined);
    gpu::Graph graph = nullptr;
    check(gpu::endCapture(streams.first, &graph) == 0, "no graph");
    gpu::launchGraph(graph, streams.first);
    gpu::synchronize(streams.first);
    check(result.values()[0] == 10, "result is %d", result.values()[0]);
}

} // namespace
