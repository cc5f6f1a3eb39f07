// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cpu/cpu_level.h"

#include <cstdlib>
#include <cstring>

#ifdef CONCLAVE_X86_LEVELS
#include <cpuid.h>
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
#else
bool hasAvx2() {
    return false;
}
bool hasAvx512Vnni() {
    return false;
}
#endif

} // namespace

bool cpuLevelAvailable(CpuLevel level) {
    static const bool avx2 = hasAvx2();
    static const bool avx512Vnni = hasAvx512Vnni();
    switch (level) {
    case CpuLevel::Scalar:
        return true;
    case CpuLevel::Avx2:
        return avx2;
    case CpuLevel::Avx512Vnni:
        return avx512Vnni;
    }
    return false;
}

CpuLevel detectCpuLevel() {
    constexpr CpuLevel kBestFirst[] = {CpuLevel::Avx512Vnni, CpuLevel::Avx2, CpuLevel::Scalar};
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
    }
    return "unknown";
}

} // namespace conclave::kernels
