// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cuda/launch_items.h"
#include "kernels/cuda/rows_kernel.h"

namespace conclave::kernels::cuda {

namespace {

template <QuantType T>
__global__ void __launch_bounds__(kBlockThreads) embedRowsKernel(EmbedRows args) {
    embedRowsItem<T>(args, static_cast<int>(blockIdx.x), {});
}
__global__ void __launch_bounds__(kBlockThreads) normRowsKernel(NormRows args) {
    normRowsItem(args, static_cast<int>(blockIdx.x), {});
}
__global__ void __launch_bounds__(kBlockThreads) addScaledKernel(AddScaled args) {
    addScaledItem(args, static_cast<int>(blockIdx.x), {});
}
__global__ void __launch_bounds__(kBlockThreads) activateKernel(Activate args) {
    activateItem(args, static_cast<int>(blockIdx.x), {});
}
__global__ void __launch_bounds__(kBlockThreads) scaleLogitsKernel(ScaleLogits args) {
    scaleLogitsItem(args, static_cast<int>(blockIdx.x), {});
}

} // namespace

gpu::Status run(const Launch& launch, const EmbedRows& args) {
    const auto with = [&](void (*kernel)(EmbedRows)) {
        return launchItems(launch, embedRowsItems(args), 0, kernel, args);
    };
    switch (args.table.type) {
    case QuantType::f32:
        return with(embedRowsKernel<QuantType::f32>);
    case QuantType::f16:
        return with(embedRowsKernel<QuantType::f16>);
    case QuantType::bf16:
        return with(embedRowsKernel<QuantType::bf16>);
    default:
        return gpu::kNotSupported;
    }
}

gpu::Status run(const Launch& launch, const NormRows& args) {
    return launchItems(launch, normRowsItems(args), normRowsSharedBytes(args), normRowsKernel, args);
}

gpu::Status run(const Launch& launch, const AddScaled& args) {
    return launchItems(launch, addScaledItems(args), 0, addScaledKernel, args);
}

gpu::Status run(const Launch& launch, const Activate& args) {
    return launchItems(launch, activateItems(args), 0, activateKernel, args);
}

gpu::Status run(const Launch& launch, const ScaleLogits& args) {
    return launchItems(launch, scaleLogitsItems(args), 0, scaleLogitsKernel, args);
}

} // namespace conclave::kernels::cuda
