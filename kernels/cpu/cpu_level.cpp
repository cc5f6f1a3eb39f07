// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cpu/cpu_level.h"

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
#else
bool hasAvx2() {
    return false;
}
bool hasAvx512Vnni() {
    return false;
}
bool hasAmx() {
    return false;
}
#endif

} // namespace

bool cpuLevelAvailable(CpuLevel level) {
    static const bool avx2 = hasAvx2();
    static const bool avx512Vnni = hasAvx512Vnni();
    static const bool amx = hasAmx();
    switch (level) {
    case CpuLevel::Scalar:
        return true;
    case CpuLevel::Avx2:
        return avx2;
    case CpuLevel::Avx512Vnni:
        return avx512Vnni;
    case CpuLevel::Amx:
        return amx;
    }
    return false;
}

CpuLevel detectCpuLevel() {
    constexpr CpuLevel kBestFirst[] = {CpuLevel::Amx, CpuLevel::Avx512Vnni, CpuLevel::Avx2, CpuLevel::Scalar};
    if (const char* forced = std::getenv("CONCLAVE_CPU_LEVEL"))
        for (const CpuLevel level : kBestFirst)
            if (std::strcmp(forced, cpuLevelName(level)) == 0 && cpuLevelAvailable(level))
                return level;
    for (const CpuLevel level : kBestFirst)
        if (cpuLevelAvailable(level))
            return level;
    return CpuLevel::Scalar;
}

const char* cpuLevelName(CpuLevel level) {
    switch (level) {
    case CpuLevel::Scalar:
        return "scalar";
    case CpuLevel::Avx2:
        return "avx2";
    case CpuLevel::Avx512Vnni:
        return "avx512vnni";
    case CpuLevel::Amx:
        return "amx";
    }
    return "unknown";
}

} // namespace conclave::kernels
