// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cuda/launchers.h"
#include "kernels/cuda/matvec_plan.h"

namespace conclave::kernels::cuda {

using MatvecKernel = void (*)(Matvec);

/// The kernel (matvec_kernel.h) for weights of type T and tokensPerItem(@p tokens). Instances are in
/// instances/matvec_….cu.
template <QuantType T>
MatvecKernel matvecKernelOf(int tokens);

} // namespace conclave::kernels::cuda
