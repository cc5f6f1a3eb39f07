// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cuda/gpu.h"
#include "kernels/cuda/launchers.h"

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string>
#include <vector>

/// Tests of CUDA kernels. Not Qt Test: these programs are also compiled by nvcc for a real GPU and run under
/// ThreadSanitizer, where only instrumented code may touch what a test looks at.
///
///   KERNEL_TEST(addsTwoRows) { … check(sum == 3, "sum is %d", sum); }
///
/// The program runs every test, or those named on its command line, and fails with the first test that
/// failed. CONCLAVE_SMALL_SHAPES=1 asks for the smallest shapes that still cross every edge (isSmallRun()):
/// the sanitizers cost a factor of ten to forty.
namespace conclave::test {

struct KernelTest {
    KernelTest(const char* testName, void (*testBody)());
    const char* name;
    void (*body)();
};

#define KERNEL_TEST(testName)                                                                                \
    static void testName();                                                                                  \
    static const ::conclave::test::KernelTest registered_##testName(#testName, testName);                    \
    static void testName()

/// Counts a failure and prints it (at most twenty per test) unless @p condition holds.
[[gnu::format(printf, 2, 3)]] void check(bool condition, const char* format, ...);

bool isSmallRun();

/// The device that tests run on; facts may be changed in a copy to force another path.
const gpu::DeviceFacts& testDevice();

/// Numbers in ±scale, the same everywhere.
class Random {
  public:
    explicit Random(std::uint64_t seed) : m_state(seed * 0x9e3779b97f4a7c15u + 1) {}
    std::uint32_t bits();
    float real(float scale = 1);
    std::vector<float> reals(std::size_t count, float scale = 1);

  private:
    std::uint64_t m_state;
};

/// Device memory of exactly @p count values: one past the end is somebody else's.
template <typename T>
class DeviceArray {
  public:
    explicit DeviceArray(std::size_t count) : m_count(count) {
        if (count > 0 && gpu::allocate(reinterpret_cast<void**>(&m_data), count * sizeof(T)) != 0) {
            std::fprintf(stderr, "no device memory for a test\n");
            std::abort();
        }
    }
    explicit DeviceArray(const std::vector<T>& values) : DeviceArray(values.size()) { set(values); }
    DeviceArray(const DeviceArray&) = delete;
    DeviceArray& operator=(const DeviceArray&) = delete;
    ~DeviceArray() {
        if (m_data)
            gpu::release(m_data);
    }
    void set(const std::vector<T>& values) {
        if (values.empty())
            return;
        gpu::copyToDevice(m_data, values.data(), values.size() * sizeof(T), nullptr);
        gpu::synchronize(nullptr);
    }
    /// Waits for the default stream.
    std::vector<T> values() const {
        std::vector<T> result(m_count);
        if (m_count == 0)
            return result;
        gpu::copyToHost(result.data(), m_data, m_count * sizeof(T), nullptr);
        gpu::synchronize(nullptr);
        return result;
    }
    T* data() { return m_data; }
    const T* data() const { return m_data; }
    std::size_t count() const { return m_count; }

  private:
    T* m_data = nullptr;
    std::size_t m_count = 0;
};

/// Each |actual - expected| ≤ bound[i]; prints the worst. One bound: for all.
void compare(const char* what, std::span<const float> actual, std::span<const float> expected,
             std::span<const float> bounds);
void compare(const char* what, std::span<const float> actual, std::span<const float> expected, float bound);

} // namespace conclave::test
