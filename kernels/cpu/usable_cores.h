// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace conclave::kernels {

/// How many threads can run at full speed: physical cores that this process may use (its affinity mask), and
/// no more than the CPU quota of its control group, rounded up. At least 1.
int usableCores();

/// Logical processors in the affinity mask, at least 1. More threads than this take turns.
int usableProcessors();

/// Whether the processors of the affinity mask are about as fast as each other, by their highest clock: not
/// on those with efficient cores beside fast ones.
bool coresAreAlike();

} // namespace conclave::kernels
