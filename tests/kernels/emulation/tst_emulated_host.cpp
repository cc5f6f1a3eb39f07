// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kernels/cuda/kernel_test.h"
#include "tests/kernels/emulation/emulated_device.h"

#include <cstring>

/// The host's side of the emulated device: memory, streams, events, graphs, launch errors.

using namespace conclave::test;

namespace {

constexpr gpu::Status kInvalidConfiguration = 9;
constexpr gpu::Status kInvalidHandle = 400;
constexpr gpu::Status kNotReady = 600;
constexpr gpu::Status kTooManyCooperativeBlocks = 720;
constexpr gpu::Status kNotWhileCapturing = 900;
constexpr gpu::Status kCaptureInvalidated = 901;
constexpr gpu::Status kCaptureUnjoined = 904;

void expect(const char* what, gpu::Status status, gpu::Status expected) {
    check(status == expected, "%s: %s (%d), expected %s", what, gpu::statusName(status), status,
          gpu::statusName(expected));
}

__global__ void add(int* value, int amount) {
    if (threadIdx.x == 0)
        *value += amount;
}

__global__ void nothing(int) {}

__global__ void multiply(int* value, int factor) {
    if (threadIdx.x == 0)
        *value *= factor;
}

/// An int on the device, one in pinned memory, two streams.
class Setup {
  public:
    Setup() {
        gpu::allocatePinned(reinterpret_cast<void**>(&host), sizeof *host);
        gpu::createStream(&first);
        gpu::createStream(&second);
    }
    Setup(const Setup&) = delete;
    Setup& operator=(const Setup&) = delete;
    ~Setup() {
        gpu::destroyStream(first);
        gpu::destroyStream(second);
        gpu::releasePinned(host);
    }
    gpu::Status queueAdd(gpu::Stream stream, int amount) {
        return gpu::launch({.grid = 1, .block = 32, .stream = stream}, add, value.data(), amount);
    }
    gpu::Status queueMultiply(gpu::Stream stream, int factor) {
        return gpu::launch({.grid = 1, .block = 32, .stream = stream}, multiply, value.data(), factor);
    }

    DeviceArray<int> value{std::vector<int>{1}};
    int* host = nullptr;
    gpu::Stream first = nullptr;
    gpu::Stream second = nullptr;
};

KERNEL_TEST(memoryRunsOut) {
    std::size_t freeAtFirst = 0;
    std::size_t total = 0;
    gpu::memoryInfo(&freeAtFirst, &total);
    const std::size_t used = total - freeAtFirst;
    emulation::setMemoryBytes(used + (1u << 20));
    void* first = nullptr;
    void* second = nullptr;
    expect("what fits", gpu::allocate(&first, 700000), 0);
    expect("what does not", gpu::allocate(&second, 700000), gpu::kOutOfMemory);
    check(second == nullptr, "a pointer to nothing");
    std::size_t free = 0;
    gpu::memoryInfo(&free, &total);
    check(free < (1u << 20) - 700000 + 1 && free > (1u << 20) - 701000, "%zu bytes free", free);
    expect("release", gpu::release(first), 0);
    expect("the same once more", gpu::release(first), gpu::kInvalidValue);
    expect("what fits now", gpu::allocate(&second, 700000), 0);
    gpu::release(second);
    check(emulation::usedBytes() == used, "%zu bytes in use, %zu before", emulation::usedBytes(), used);
    emulation::setMemoryBytes(std::size_t{16} << 30);
}

KERNEL_TEST(copiesCheckTheirEnds) {
    DeviceArray<int> device(4);
    int host[5] = {};
    expect("beyond the end", gpu::copyToDevice(device.data(), host, sizeof host, nullptr),
           gpu::kInvalidValue);
    expect("from the host", gpu::copyToHost(host, host, 4, nullptr), gpu::kInvalidValue);
    expect("to the device", gpu::copyToHost(device.data(), device.data(), 4, nullptr), gpu::kInvalidValue);
    expect("on the device", gpu::copyOnDevice(device.data(), host, 4, nullptr), gpu::kInvalidValue);
    expect("a fill", gpu::fillBytes(device.data(), 0, 17, nullptr), gpu::kInvalidValue);
    expect("nothing", gpu::copyToDevice(nullptr, nullptr, 0, nullptr), 0);
}

KERNEL_TEST(fillsAndCopies) {
    DeviceArray<unsigned> from(3);
    DeviceArray<unsigned> to(3);
    gpu::fillBytes(from.data(), 0x11, 12, nullptr);
    gpu::copyOnDevice(to.data(), from.data(), 8, nullptr);
    check(to.values() == std::vector<unsigned>{0x11111111u, 0x11111111u, 0xffffffffu}, "[2] is %x",
          to.values()[2]);
}

KERNEL_TEST(pageableMemoryIsReadAtOnce) {
    Setup setup;
    int source = 7;
    gpu::copyToDevice(setup.value.data(), &source, sizeof source, setup.first);
    source = 8;
    gpu::synchronize(setup.first);
    check(setup.value.values()[0] == 7, "%d", setup.value.values()[0]);
}

KERNEL_TEST(eventsOrderStreams) {
    Setup setup;
    gpu::Event event = nullptr;
    gpu::createEvent(&event);
    for (int i = 0; i < 20; ++i) { // more than ThreadSanitizer's marks of one event
        setup.queueAdd(setup.first, 1);
        gpu::recordEvent(event, setup.first);
        gpu::waitForEvent(setup.second, event);
        setup.queueMultiply(setup.second, 2);
        gpu::recordEvent(event, setup.second);
        gpu::waitForEvent(setup.first, event);
        setup.queueAdd(setup.first, -2);
        gpu::recordEvent(event, setup.first);
        gpu::waitForEvent(setup.second, event);
        setup.queueAdd(setup.second, -1);
        gpu::recordEvent(event, setup.second);
        gpu::waitForEvent(setup.first, event);
    }
    gpu::copyToHost(setup.host, setup.value.data(), sizeof(int), setup.second);
    gpu::recordEvent(event, setup.second);
    gpu::synchronizeEvent(event);
    check(*setup.host == 1, "%d", *setup.host); // (1 + 1) · 2 - 2 - 1
    gpu::destroyEvent(event);
}

KERNEL_TEST(eventsTellTime) {
    Setup setup;
    gpu::Event from = nullptr;
    gpu::Event to = nullptr;
    gpu::createEvent(&from);
    gpu::createEvent(&to);
    float ms = -1;
    expect("never recorded", gpu::elapsedMs(&ms, from, to), kInvalidHandle);
    gpu::recordEvent(from, setup.first);
    setup.queueAdd(setup.first, 1);
    gpu::recordEvent(to, setup.first);
    const gpu::Status early = gpu::elapsedMs(&ms, from, to);
    check(early == 0 || early == kNotReady, "%s", gpu::statusName(early));
    gpu::synchronizeEvent(to);
    expect("elapsed", gpu::elapsedMs(&ms, from, to), 0);
    check(ms >= 0, "%g ms", static_cast<double>(ms));
    gpu::destroyEvent(from);
    expect("destroyed", gpu::recordEvent(from, setup.first), kInvalidHandle);
}

KERNEL_TEST(graphsReplay) {
    Setup setup;
    gpu::Graph graph = nullptr;
    expect("begin", gpu::beginCapture(setup.first), 0);
    setup.queueAdd(setup.first, 1);
    setup.queueMultiply(setup.first, 3);
    gpu::copyToHost(setup.host, setup.value.data(), sizeof(int), setup.first);
    expect("end", gpu::endCapture(setup.first, &graph), 0);
    check(setup.value.values()[0] == 1, "recording ran");
    for (const int expected : {6, 21, 66}) {
        expect("launch", gpu::launchGraph(graph, setup.second), 0);
        gpu::synchronize(setup.second);
        check(*setup.host == expected, "%d, expected %d", *setup.host, expected);
    }
    expect("destroy", gpu::destroyGraph(graph), 0);
    expect("launch", gpu::launchGraph(graph, setup.first), kInvalidHandle);
}

KERNEL_TEST(graphsBranch) {
    Setup setup;
    DeviceArray<int> other(std::vector<int>{5});
    gpu::Event fork = nullptr;
    gpu::Event join = nullptr;
    gpu::createEvent(&fork);
    gpu::createEvent(&join);
    gpu::beginCapture(setup.first);
    setup.queueAdd(setup.first, 1);
    gpu::recordEvent(fork, setup.first);
    gpu::waitForEvent(setup.second, fork);
    setup.queueMultiply(setup.second, 10);
    gpu::launch({.grid = 1, .block = 32, .stream = setup.first}, add, other.data(), 1);
    gpu::recordEvent(join, setup.second);
    gpu::waitForEvent(setup.first, join);
    setup.queueAdd(setup.first, 3);
    gpu::Graph graph = nullptr;
    expect("end", gpu::endCapture(setup.first, &graph), 0);
    for (int i = 0; i < 2; ++i)
        gpu::launchGraph(graph, setup.first);
    gpu::synchronize(setup.first);
    check(setup.value.values()[0] == ((1 + 1) * 10 + 3 + 1) * 10 + 3, "%d", setup.value.values()[0]);
    check(other.values()[0] == 7, "%d", other.values()[0]);
    gpu::destroyGraph(graph);
}

KERNEL_TEST(capturesRefuseWhatTheyCannotRecord) {
    Setup setup;
    gpu::Graph graph = nullptr;
    void* memory = nullptr;
    expect("the default stream", gpu::beginCapture(nullptr), kNotWhileCapturing);
    gpu::beginCapture(setup.first);
    expect("an allocation", gpu::allocate(&memory, 4), kNotWhileCapturing);
    expect("work after that", setup.queueAdd(setup.first, 1), kCaptureInvalidated);
    expect("its end", gpu::endCapture(setup.first, &graph), kCaptureInvalidated);
    check(graph == nullptr, "a graph");
    gpu::beginCapture(setup.first);
    expect("waiting", gpu::synchronize(setup.first), kNotWhileCapturing);
    expect("its end", gpu::endCapture(setup.first, &graph), kCaptureInvalidated);
    gpu::Event event = nullptr;
    gpu::createEvent(&event);
    gpu::beginCapture(setup.first);
    setup.queueAdd(setup.first, 1);
    gpu::recordEvent(event, setup.first);
    gpu::waitForEvent(setup.second, event);
    setup.queueMultiply(setup.second, 2);
    expect("a branch that is left open", gpu::endCapture(setup.first, &graph), kCaptureUnjoined);
    expect("a good one afterwards", gpu::beginCapture(setup.first), 0);
    expect("its end", gpu::endCapture(setup.first, &graph), 0);
}

KERNEL_TEST(launchesAreChecked) {
    const auto launched = [](const gpu::LaunchConfig& config) { return gpu::launch(config, nothing, 0); };
    expect("no thread", launched({.grid = 1, .block = 0}), kInvalidConfiguration);
    expect("no block", launched({.grid = 0, .block = 32}), kInvalidConfiguration);
    expect("1025 threads", launched({.grid = 1, .block = 1025}), kInvalidConfiguration);
    expect("a tall grid", launched({.grid = {1, 65536}, .block = 32}), kInvalidConfiguration);
    expect("all shared memory", launched({.grid = 1, .block = 32, .sharedBytes = 227u << 10}), 0);
    expect("and more", launched({.grid = 1, .block = 32, .sharedBytes = (227u << 10) + 1}),
           gpu::kInvalidValue);
    expect("two blocks at once", launched({.grid = 2, .block = 32, .isCooperative = true}), 0);
    expect("three", launched({.grid = 3, .block = 32, .isCooperative = true}), kTooManyCooperativeBlocks);
    gpu::synchronize(nullptr);
    int blocks = 0;
    expect("resident blocks", gpu::residentBlocks(&blocks, add, 256, 1000), 0);
    check(blocks == 1, "%d blocks", blocks);
}

KERNEL_TEST(devicesArePretended) {
    const gpu::DeviceFacts before = testDevice();
    emulation::pretendDevice(emulation::factsOfGeneration(7, 5));
    gpu::DeviceFacts facts{};
    expect("facts", gpu::deviceFacts(0, &facts), 0);
    expect("no second device", gpu::deviceFacts(1, &facts), 101);
    check(facts.computeMajor == 7 && facts.computeMinor == 5 && facts.sharedBytesPerBlock == 64u << 10,
          "generation %d.%d with %zu bytes", facts.computeMajor, facts.computeMinor,
          facts.sharedBytesPerBlock);
    Setup setup;
    expect("too much shared memory",
           gpu::launch({.grid = 1, .block = 32, .sharedBytes = 65537}, add, setup.value.data(), 0),
           gpu::kInvalidValue);
    emulation::pretendDevice(before);
}

KERNEL_TEST(statusesHaveNames) {
    check(std::strcmp(gpu::statusName(gpu::kOutOfMemory), "cudaErrorMemoryAllocation") == 0, "%s",
          gpu::statusName(gpu::kOutOfMemory));
    check(std::strcmp(gpu::statusText(0), "no error") == 0, "%s", gpu::statusText(0));
}

} // namespace
