// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cuda/gemm.h"
#include "kernels/cuda/launch_items.h"
#include "kernels/cuda/matvec.h"

namespace conclave::kernels::cuda {

namespace {

MatvecKernel kernelOf(QuantType type, int tokens) {
    switch (type) {
#define CONCLAVE_MATVEC_TYPE(name)                                                                           \
    case QuantType::name:                                                                                    \
        return matvecKernelOf<QuantType::name>(tokens);
        CONCLAVE_MATVEC_TYPE(f32)
        CONCLAVE_MATVEC_TYPE(f16)
        CONCLAVE_MATVEC_TYPE(bf16)
        CONCLAVE_MATVEC_TYPE(q4_0)
        CONCLAVE_MATVEC_TYPE(q4_1)
        CONCLAVE_MATVEC_TYPE(q5_0)
        CONCLAVE_MATVEC_TYPE(q5_1)
        CONCLAVE_MATVEC_TYPE(q8_0)
        CONCLAVE_MATVEC_TYPE(q2_k)
        CONCLAVE_MATVEC_TYPE(q3_k)
        CONCLAVE_MATVEC_TYPE(q4_k)
        CONCLAVE_MATVEC_TYPE(q5_k)
        CONCLAVE_MATVEC_TYPE(q6_k)
        CONCLAVE_MATVEC_TYPE(iq2_xxs)
        CONCLAVE_MATVEC_TYPE(iq2_xs)
        CONCLAVE_MATVEC_TYPE(iq2_s)
        CONCLAVE_MATVEC_TYPE(iq3_xxs)
        CONCLAVE_MATVEC_TYPE(iq3_s)
        CONCLAVE_MATVEC_TYPE(iq1_s)
        CONCLAVE_MATVEC_TYPE(iq1_m)
        CONCLAVE_MATVEC_TYPE(iq4_nl)
        CONCLAVE_MATVEC_TYPE(iq4_xs)
        CONCLAVE_MATVEC_TYPE(tq1_0)
        CONCLAVE_MATVEC_TYPE(tq2_0)
        CONCLAVE_MATVEC_TYPE(mxfp4)
        CONCLAVE_MATVEC_TYPE(nvfp4)
#undef CONCLAVE_MATVEC_TYPE
    }
    return nullptr;
}

/// One launch per type of weights.
gpu::Status runMatvec(const Launch& launch, const Matvec& args) {
    for (int p = 0; p < args.partCount; ++p) {
        const QuantType type = args.parts[p].type;
        bool isDone = false; // with an earlier part
        for (int before = 0; before < p; ++before)
            isDone = isDone || args.parts[before].type == type;
        if (isDone)
            continue;
        const Matvec only = onlyType(args, type);
        if (const gpu::Status failed = launchItems(launch, matvecItems(only), matvecSharedBytes(only),
                                                   kernelOf(type, only.tokens), only))
            return failed;
    }
    return 0;
}

/// What a gated product of matrices of different types keeps of one of them.
std::int64_t upBytes(QuantType gate, QuantType up, std::int64_t tokens, std::int64_t rows) {
    return gate == up ? 0 : tokens * rows * static_cast<std::int64_t>(sizeof(float));
}

gpu::Status runGatedMatvec(const Launch& launch, const Matvec& args, QuantType upType,
                           const Scratch& scratch) {
    const MatvecPart& part = args.parts[0];
    if (part.type == upType)
        return runMatvec(launch, args);
    const int tokens = args.tokens * args.groups; // groups have one token
    if (scratch.bytes < upBytes(part.type, upType, tokens, part.rows))
        return gpu::kInvalidValue;
    auto* const up = reinterpret_cast<float*>(scratch.data);
    if (const gpu::Status failed = runMatvec(launch, gateAlone(args)))
        return failed;
    if (const gpu::Status failed = runMatvec(launch, upAlone(args, upType, up)))
        return failed;
    const std::int64_t stride = args.groups > 1 ? args.outGroupStride : part.outStride;
    return run(launch, Activate{.gate = part.out,
                                .gateStride = stride,
                                .up = up,
                                .upStride = part.rows,
                                .rows = tokens,
                                .cols = part.rows,
                                .activation = args.activation,
                                .out = part.out,
                                .outStride = stride});
}

} // namespace

gpu::Status run(const Launch& launch, const Matmul& args) {
    return args.tokens <= kSmallBatch ? runMatvec(launch, planMatvec(args)) : runGemm(launch, args);
}

gpu::Status run(const Launch& launch, const GatedMatmul& args) {
    return args.tokens <= kSmallBatch ? runGatedMatvec(launch, planMatvec(args), args.up.type, args.scratch)
                                      : runGemm(launch, args);
}

gpu::Status run(const Launch& launch, const HeadMatmul& args) {
    return runMatvec(launch, planMatvec(args));
}

gpu::Status run(const Launch& launch, const ExpertGatedMatmul& args) {
    return args.choice.tokens <= kSmallBatch
               ? runGatedMatvec(launch, planMatvec(args), args.up.type, args.scratch)
               : runGemm(launch, args);
}

gpu::Status run(const Launch& launch, const ExpertMatmul& args) {
    return args.choice.tokens <= kSmallBatch ? runMatvec(launch, planMatvec(args)) : runGemm(launch, args);
}

std::int64_t scratchBytes(const Matmul& args) {
    return args.tokens <= kSmallBatch ? 0 : gemmScratchBytes(args);
}

std::int64_t scratchBytes(const GatedMatmul& args) {
    return args.tokens <= kSmallBatch ? upBytes(args.gate.type, args.up.type, args.tokens, args.gate.rows)
                                      : gemmScratchBytes(args);
}

std::int64_t scratchBytes(const ExpertGatedMatmul& args) {
    const int pairs = args.choice.tokens * args.choice.used;
    return args.choice.tokens <= kSmallBatch ? upBytes(args.gate.type, args.up.type, pairs, args.gate.rows)
                                             : gemmScratchBytes(args);
}

std::int64_t scratchBytes(const ExpertMatmul& args) {
    return args.choice.tokens <= kSmallBatch ? 0 : gemmScratchBytes(args);
}

} // namespace conclave::kernels::cuda
