// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cpu/cpu_level.h"

#include <QTest>

#include <vector>

/// Tests make a row for every level of the build, and say by name which of them this processor cannot run.
namespace conclave::test {

/// Levels of this build above scalar.
inline std::vector<kernels::CpuLevel> simdLevels() {
    std::vector<kernels::CpuLevel> levels;
    for (const kernels::CpuLevel level : kernels::builtCpuLevels())
        if (level != kernels::CpuLevel::Scalar)
            levels.push_back(level);
    return levels;
}

/// Whether a product and the sum that it is added to are rounded once at @p level, not one after the other.
inline bool fusesMultiplyAdd(kernels::CpuLevel level) {
    return level != kernels::CpuLevel::Scalar && level != kernels::CpuLevel::Sse42;
}

} // namespace conclave::test

#define SKIP_UNLESS_AVAILABLE(level)                                                                         \
    if (!conclave::kernels::cpuLevelAvailable(level))                                                        \
    QSKIP(qPrintable(                                                                                        \
        QStringLiteral("this processor does not have %1").arg(conclave::kernels::cpuLevelName(level))))
