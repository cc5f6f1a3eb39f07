// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cuda/launchers.h"

/// Products of more than kSmallBatch tokens: what matmul.cu hands on. Rows are prepared once
/// (prepare_kernel.h), then one launch per type of weights makes all tiles of all parts.
namespace conclave::kernels::cuda {

gpu::Status runGemm(const Launch& launch, const Matmul& args);
gpu::Status runGemm(const Launch& launch, const GatedMatmul& args);
gpu::Status runGemm(const Launch& launch, const ExpertGatedMatmul& args);
gpu::Status runGemm(const Launch& launch, const ExpertMatmul& args);

/// Working memory, whatever the device.
std::int64_t gemmScratchBytes(const Matmul& args);
std::int64_t gemmScratchBytes(const GatedMatmul& args);
std::int64_t gemmScratchBytes(const ExpertGatedMatmul& args);
std::int64_t gemmScratchBytes(const ExpertMatmul& args);

} // namespace conclave::kernels::cuda
