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
#define CONCLAVE_EMBED_TYPE(name)                                                                            \
    case QuantType::name:                                                                                    \
        return with(embedRowsKernel<QuantType::name>);
        CONCLAVE_EMBED_TYPE(f32)
        CONCLAVE_EMBED_TYPE(f16)
        CONCLAVE_EMBED_TYPE(bf16)
        CONCLAVE_EMBED_TYPE(q4_0)
        CONCLAVE_EMBED_TYPE(q4_1)
        CONCLAVE_EMBED_TYPE(q5_0)
        CONCLAVE_EMBED_TYPE(q5_1)
        CONCLAVE_EMBED_TYPE(q8_0)
        CONCLAVE_EMBED_TYPE(q2_k)
        CONCLAVE_EMBED_TYPE(q3_k)
        CONCLAVE_EMBED_TYPE(q4_k)
        CONCLAVE_EMBED_TYPE(q5_k)
        CONCLAVE_EMBED_TYPE(q6_k)
        CONCLAVE_EMBED_TYPE(iq2_xxs)
        CONCLAVE_EMBED_TYPE(iq2_xs)
        CONCLAVE_EMBED_TYPE(iq2_s)
        CONCLAVE_EMBED_TYPE(iq3_xxs)
        CONCLAVE_EMBED_TYPE(iq3_s)
        CONCLAVE_EMBED_TYPE(iq1_s)
        CONCLAVE_EMBED_TYPE(iq1_m)
        CONCLAVE_EMBED_TYPE(iq4_nl)
        CONCLAVE_EMBED_TYPE(iq4_xs)
        CONCLAVE_EMBED_TYPE(tq1_0)
        CONCLAVE_EMBED_TYPE(tq2_0)
        CONCLAVE_EMBED_TYPE(mxfp4)
        CONCLAVE_EMBED_TYPE(nvfp4)
#undef CONCLAVE_EMBED_TYPE
    }
    return gpu::kNotSupported;
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
