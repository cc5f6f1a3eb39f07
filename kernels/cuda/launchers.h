// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cuda/gpu.h"
#include "kernels/cuda/operations.h"

/// The host side of every operation (operations.h): picks the kernel for the device and its shape and queues
/// it. What a device or a kernel cannot do is kNotSupported, before anything is queued.
namespace conclave::kernels::cuda {

/// Where an operation goes.
struct Launch {
    gpu::Stream stream = nullptr;
    const gpu::DeviceFacts* device = nullptr; ///< decides about instructions: tests may pretend another one
};

/// Threads of a block in all kernels that the persistent step (persistent_step.h) can run as well.
inline constexpr int kBlockThreads = 256;

// rows.cu
gpu::Status run(const Launch& launch, const EmbedRows& args);
gpu::Status run(const Launch& launch, const NormRows& args);
gpu::Status run(const Launch& launch, const AddScaled& args);
gpu::Status run(const Launch& launch, const Activate& args);
gpu::Status run(const Launch& launch, const ScaleLogits& args);

// matmul.cu: mat-vec kernels for small batches (matvec_kernel.h), tensor cores above (gemm_kernel.h)
gpu::Status run(const Launch& launch, const Matmul& args);
gpu::Status run(const Launch& launch, const GatedMatmul& args);
gpu::Status run(const Launch& launch, const HeadMatmul& args);
gpu::Status run(const Launch& launch, const ExpertGatedMatmul& args);
gpu::Status run(const Launch& launch, const ExpertMatmul& args);
std::int64_t scratchBytes(const Matmul& args);
std::int64_t scratchBytes(const GatedMatmul& args);
std::int64_t scratchBytes(const ExpertGatedMatmul& args);
std::int64_t scratchBytes(const ExpertMatmul& args);

// experts.cu
gpu::Status run(const Launch& launch, const RouteExperts& args);
gpu::Status run(const Launch& launch, const GroupExperts& args);
gpu::Status run(const Launch& launch, const GatherPairs& args);
gpu::Status run(const Launch& launch, const CombineExperts& args);

// attention.cu
gpu::Status run(const Launch& launch, const RopeTable& args);
gpu::Status run(const Launch& launch, const PlaceGrouped& args);
gpu::Status run(const Launch& launch, const PlaceLatent& args);
gpu::Status run(const Launch& launch, const Attend& args);
gpu::Status run(const Launch& launch, const AttendUnfolded& args);
std::int64_t scratchBytes(const Attend& args);
std::int64_t scratchBytes(const AttendUnfolded& args);

// recurrent.cu
gpu::Status run(const Launch& launch, const Convolve& args);
gpu::Status run(const Launch& launch, const DeltaNet& args);

// sample.cu
gpu::Status run(const Launch& launch, const Sample& args);
std::int64_t scratchBytes(const Sample& args);

} // namespace conclave::kernels::cuda
