// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace conclave::kernels {

/// How many threads can run at full speed: physical cores that this process may use (its affinity mask), and
/// no more than the CPU quota of its control group, rounded up. At least 1.
int usableCores();

/// Logical processors in the affinity mask, at least 1. More threads than this take turns.
int usableProcessors();

} // namespace conclave::kernels
