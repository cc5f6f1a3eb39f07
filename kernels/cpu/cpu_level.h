// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace conclave::kernels {

/// Instruction sets that kernels are compiled for, the fastest of each architecture last. Scalar is the
/// definition and the oracle of every test.
enum class CpuLevel {
    Scalar,
    // x86-64
    Sse42,
    Avx2,    ///< with FMA and F16C
    Avx512,  ///< F, BW, VL
    AvxVnni, ///< AVX2 and the dot product of bytes
    Avx512Vnni,
    Amx, ///< AVX-512 VNNI and tiles of int8
    // 64-bit ARM
    Neon,     ///< ARMv8.0, which every processor has
    NeonDot,  ///< with the dot product of bytes
    NeonI8mm, ///< and the product of 2 × 8 matrices of bytes
};

/// The best level that this processor and this build have. The environment variable CONCLAVE_CPU_LEVEL
/// (scalar, sse4.2, avx2, avx512, avxvnni, avx512vnni, amx, neon, neondot, neoni8mm) forces a lower one; an
/// unknown or unavailable name is ignored with the best kept.
CpuLevel detectCpuLevel();

/// Whether this processor and this build can run @p level.
bool cpuLevelAvailable(CpuLevel level);

/// The levels that this build has, the best last.
std::span<const CpuLevel> builtCpuLevels();

const char* cpuLevelName(CpuLevel level);

} // namespace conclave::kernels
