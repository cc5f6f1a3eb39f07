// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kernels/cuda/kernel_test.h"

#include <cstdarg>
#include <cstring>

namespace conclave::test {

namespace {

constexpr int kPrinted = 20; ///< failures per test

std::vector<KernelTest>& allTests() {
    static std::vector<KernelTest> tests;
    return tests;
}

const char* runningTest = "";
int failures = 0;

} // namespace

KernelTest::KernelTest(const char* testName, void (*testBody)()) : name(testName), body(testBody) {
    allTests().push_back(*this);
}

void check(bool condition, const char* format, ...) {
    if (condition)
        return;
    if (++failures > kPrinted)
        return;
    std::printf("FAILED %s: ", runningTest);
    va_list arguments;
    va_start(arguments, format);
    std::vprintf(format, arguments);
    va_end(arguments);
    std::printf("\n");
}

bool isSmallRun() {
    static const bool isSmall = std::getenv("CONCLAVE_SMALL_SHAPES") != nullptr;
    return isSmall;
}

const gpu::DeviceFacts& testDevice() {
    static const gpu::DeviceFacts facts = [] {
        gpu::DeviceFacts found{};
        if (gpu::deviceFacts(0, &found) != 0) {
            std::printf("no device to test on\n");
            std::exit(1);
        }
        return found;
    }();
    return facts;
}

std::uint32_t Random::bits() {
    m_state ^= m_state << 13;
    m_state ^= m_state >> 7;
    m_state ^= m_state << 17;
    return static_cast<std::uint32_t>(m_state >> 32);
}

float Random::real(float scale) {
    return (static_cast<float>(bits() >> 8) * 0x1p-23f - 1.0f) * scale;
}

std::vector<float> Random::reals(std::size_t count, float scale) {
    std::vector<float> values(count);
    for (float& value : values)
        value = real(scale);
    return values;
}

void compare(const char* what, std::span<const float> actual, std::span<const float> expected,
             std::span<const float> bounds) {
    check(actual.size() == expected.size() && bounds.size() >= expected.size(),
          "%s: %zu values, expected %zu", what, actual.size(), expected.size());
    if (actual.size() != expected.size())
        return;
    std::size_t worst = 0;
    float worstExcess = -1;
    for (std::size_t i = 0; i < actual.size(); ++i) {
        const float error = std::fabs(actual[i] - expected[i]);
        const bool isSame = actual[i] == expected[i] || (std::isnan(actual[i]) && std::isnan(expected[i]));
        const float excess = isSame ? -1 : std::isfinite(error) ? error - bounds[i] : INFINITY;
        if (excess > worstExcess) {
            worst = i;
            worstExcess = excess;
        }
    }
    check(worstExcess <= 0, "%s: [%zu] is %.9g, expected %.9g within %.3g", what, worst,
          actual.empty() ? 0.0 : static_cast<double>(actual[worst]),
          expected.empty() ? 0.0 : static_cast<double>(expected[worst]),
          bounds.empty() ? 0.0 : static_cast<double>(bounds[worst]));
}

void compare(const char* what, std::span<const float> actual, std::span<const float> expected, float bound) {
    const std::vector<float> bounds(expected.size(), bound);
    compare(what, actual, expected, bounds);
}

} // namespace conclave::test

int main(int count, char** arguments) {
    using namespace conclave::test;
    int failedTests = 0;
    int run = 0;
    for (const KernelTest& test : allTests()) {
        bool isWanted = count < 2;
        for (int i = 1; i < count; ++i)
            isWanted = isWanted || std::strcmp(arguments[i], test.name) == 0;
        if (!isWanted)
            continue;
        ++run;
        runningTest = test.name;
        failures = 0;
        test.body();
        failedTests += failures > 0;
        std::printf("%s %s\n", failures > 0 ? "FAIL  " : "passed", test.name);
        std::fflush(stdout);
    }
    if (run == 0)
        std::printf("FAILED: no such test\n");
    return run == 0 || failedTests > 0;
}
