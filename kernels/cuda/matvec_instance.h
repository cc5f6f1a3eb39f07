// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cuda/matvec.h"
#include "kernels/cuda/matvec_kernel.h"

/// What a file of instances consists of: CONCLAVE_MATVEC(q4_k) for each of its types.
namespace conclave::kernels::cuda {

template <QuantType T>
MatvecKernel matvecKernelOf(int tokens) {
    switch (tokensPerItem(tokens)) {
    case 1:
        return matvecKernel<T, 1>;
    case 4:
        return matvecKernel<T, 4>;
    default:
        return matvecKernel<T, 8>;
    }
}

#define CONCLAVE_MATVEC(type) template MatvecKernel matvecKernelOf<QuantType::type>(int)

} // namespace conclave::kernels::cuda
