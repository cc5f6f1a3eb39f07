// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cuda/operations.h"

/// Every operation once: for the numbers that cross the module's door and for the switches behind it.
#define CONCLAVE_CUDA_OPERATIONS(X)                                                                          \
    X(EmbedRows)                                                                                             \
    X(NormRows)                                                                                              \
    X(AddScaled)                                                                                             \
    X(Activate)                                                                                              \
    X(Matmul)                                                                                                \
    X(GatedMatmul)                                                                                           \
    X(HeadMatmul)                                                                                            \
    X(RouteExperts)                                                                                          \
    X(GroupExperts)                                                                                          \
    X(ExpertGatedMatmul)                                                                                     \
    X(ExpertMatmul)                                                                                          \
    X(GatherPairs)                                                                                           \
    X(CombineExperts)                                                                                        \
    X(RopeTable)                                                                                             \
    X(PlaceGrouped)                                                                                          \
    X(PlaceLatent)                                                                                           \
    X(Attend)                                                                                                \
    X(AttendUnfolded)                                                                                        \
    X(Convolve)                                                                                              \
    X(DeltaNet)                                                                                              \
    X(ScaleLogits)                                                                                           \
    X(Sample)

namespace conclave::kernels::cuda {

enum class Operation : int {
#define CONCLAVE_CUDA_OPERATION(Name) Name,
    CONCLAVE_CUDA_OPERATIONS(CONCLAVE_CUDA_OPERATION)
#undef CONCLAVE_CUDA_OPERATION
};

template <typename Arguments>
struct OperationOf;
#define CONCLAVE_CUDA_OPERATION(Name)                                                                        \
    template <>                                                                                              \
    struct OperationOf<Name> {                                                                               \
        static constexpr Operation kOperation = Operation::Name;                                             \
    };
CONCLAVE_CUDA_OPERATIONS(CONCLAVE_CUDA_OPERATION)
#undef CONCLAVE_CUDA_OPERATION

} // namespace conclave::kernels::cuda
