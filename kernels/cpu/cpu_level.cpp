// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cpu/cpu_level.h"

#include <array>
#include <cstdlib>
#include <cstring>

#ifdef CONCLAVE_X86_LEVELS
#include <cpuid.h>
#endif
#if defined(CONCLAVE_X86_LEVELS) && defined(__linux__)
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace conclave::kernels {

namespace {

bool always() {
    return true;
}

#ifdef CONCLAVE_X86_LEVELS
// __builtin_cpu_supports also asks whether the operating system keeps the wide registers.
bool hasAvx2() {
    unsigned eax = 0;
    unsigned ebx = 0;
    unsigned ecx = 0;
    unsigned edx = 0;
    const bool f16c =
        __get_cpuid(1, &eax, &ebx, &ecx, &edx) && (ecx & bit_F16C); // not a name every compiler knows
    return f16c && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
}

bool hasAvx512Vnni() {
    return hasAvx2() && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vnni");
}

/// Tiles of int8. The operating system keeps their 8 KiB only for a process that has asked for them: once,
/// for all of its threads. (Only Linux is asked.)
bool hasAmx() {
#ifdef __linux__
    constexpr int kRequestPermission = 0x1023; // ARCH_REQ_XCOMP_PERM, XFEATURE_XTILEDATA:
    constexpr int kTileData = 18;              // https://docs.kernel.org/arch/x86/xstate.html
    constexpr unsigned kAmxTile = 1u << 24;
    constexpr unsigned kAmxInt8 = 1u << 25;
    unsigned eax = 0;
    unsigned ebx = 0;
    unsigned ecx = 0;
    unsigned edx = 0;
    return hasAvx512Vnni() && __get_cpuid_count(7, 0, &eax, &ebx, &ecx, &edx) && (edx & kAmxTile) &&
           (edx & kAmxInt8) && syscall(SYS_arch_prctl, kRequestPermission, kTileData) == 0;
#else
    return false;
#endif
}
#endif

struct Level {
    CpuLevel level;
    const char* name;
    bool (*has)(); ///< asks the processor; nullptr: not in this build
};

#ifdef CONCLAVE_X86_LEVELS
#define X86_LEVEL(has) has
#else
#define X86_LEVEL(has) nullptr
#endif

/// All levels, in the order of CpuLevel: the best last.
constexpr Level kLevels[] = {
    {CpuLevel::Scalar, "scalar", always},
    {CpuLevel::Avx2, "avx2", X86_LEVEL(hasAvx2)},
    {CpuLevel::Avx512Vnni, "avx512vnni", X86_LEVEL(hasAvx512Vnni)},
    {CpuLevel::Amx, "amx", X86_LEVEL(hasAmx)},
};
constexpr std::size_t kLevelCount = std::size(kLevels);

std::array<bool, kLevelCount> askProcessor() {
    std::array<bool, kLevelCount> available{};
    for (std::size_t i = 0; i < kLevelCount; ++i)
        available[i] = kLevels[i].has && kLevels[i].has();
    return available;
}

} // namespace

bool cpuLevelAvailable(CpuLevel level) {
    static const std::array<bool, kLevelCount> available = askProcessor();
    for (std::size_t i = 0; i < kLevelCount; ++i)
        if (kLevels[i].level == level)
            return available[i];
    return false;
}

std::span<const CpuLevel> allCpuLevels() {
    static constexpr auto levels = [] {
        std::array<CpuLevel, kLevelCount> values{};
        for (std::size_t i = 0; i < kLevelCount; ++i)
            values[i] = kLevels[i].level;
        return values;
    }();
    return levels;
}

CpuLevel detectCpuLevel() {
    const char* const forced = std::getenv("CONCLAVE_CPU_LEVEL");
    CpuLevel best = CpuLevel::Scalar;
    for (const Level& candidate : kLevels) {
        if (!cpuLevelAvailable(candidate.level))
            continue;
        if (forced && std::strcmp(forced, candidate.name) == 0)
            return candidate.level;
        best = candidate.level;
    }
    return best;
}

const char* cpuLevelName(CpuLevel level) {
    for (const Level& known : kLevels)
        if (known.level == level)
            return known.name;
    return "unknown";
}

} // namespace conclave::kernels
