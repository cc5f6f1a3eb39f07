// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace conclave::kernels {

/// Instruction sets that kernels are compiled for; each holds all below it on its architecture.
/// Scalar is the definition and the oracle of every test.
enum class CpuLevel { Scalar, Avx2, Avx512Vnni, Amx };

/// The best level that this processor and this build have. The environment variable CONCLAVE_CPU_LEVEL
/// (scalar, avx2, avx512vnni, amx) forces a lower one; an unknown or unavailable name is ignored with the
/// best kept.
CpuLevel detectCpuLevel();

/// Whether this processor and this build can run @p level.
bool cpuLevelAvailable(CpuLevel level);

/// All levels of all architectures, the best of each last.
std::span<const CpuLevel> allCpuLevels();

const char* cpuLevelName(CpuLevel level);

} // namespace conclave::kernels
