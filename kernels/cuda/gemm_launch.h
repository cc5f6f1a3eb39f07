// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cuda/gemm_arguments.h"
#include "kernels/cuda/launchers.h"

/// The kernels behind products of many tokens, one function per type of weights: gemm.cu chooses among them,
/// instances/gemm_*.cu hold them, a few types each, so that they are compiled side by side.
namespace conclave::kernels::cuda {

/// A product of packed weights. args.parts have their firstTile for rowTiles(…); @p tilesOfRows is their sum.
template <QuantType T>
gpu::Status launchGemm(const Launch& launch, const GemmArguments& args, int tilesOfRows);

} // namespace conclave::kernels::cuda
