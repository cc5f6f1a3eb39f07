// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cuda/matvec_kernel.h"

namespace conclave::kernels::cuda {

/// matvecItem() where the type of weights is known only when it runs: one kernel for all products of a step.
/// The item's part must have one of these types, and tokensPerItem(args.tokens) be Tokens. Each type costs
/// the kernel half a second of compile time and some 40 KB of code, so name those that are wanted.
template <int Tokens, QuantType... Types>
__device__ __forceinline__ void matvecItemOf(const Matvec& args, int item, gpu::DynamicShared shared) {
    const QuantType type = args.parts[matvecShare(args, item, Tokens).part].type;
    (void)((type == Types && (matvecItem<Types, Tokens>(args, item, shared), true)) || ...);
}

} // namespace conclave::kernels::cuda
