// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cuda/gemm.h"

#include "kernels/cuda/blas.h"
#include "kernels/cuda/gemm_launch.h"
#include "kernels/cuda/gemm_rows.h"
#include "kernels/cuda/gemm_tiles.h"

namespace conclave::kernels::cuda {

namespace {

using Launcher = gpu::Status (*)(const Launch&, const GemmArguments&, int);

Launcher launcherOf(QuantType type) {
    switch (type) {
#define CONCLAVE_GEMM_TYPE(name)                                                                             \
    case QuantType::name:                                                                                    \
        return launchGemm<QuantType::name>;
        CONCLAVE_GEMM_TYPE(f32)
        CONCLAVE_GEMM_TYPE(f16)
        CONCLAVE_GEMM_TYPE(bf16)
        CONCLAVE_GEMM_TYPE(q4_0)
        CONCLAVE_GEMM_TYPE(q4_1)
        CONCLAVE_GEMM_TYPE(q5_0)
        CONCLAVE_GEMM_TYPE(q5_1)
        CONCLAVE_GEMM_TYPE(q8_0)
        CONCLAVE_GEMM_TYPE(q2_k)
        CONCLAVE_GEMM_TYPE(q3_k)
        CONCLAVE_GEMM_TYPE(q4_k)
        CONCLAVE_GEMM_TYPE(q5_k)
        CONCLAVE_GEMM_TYPE(q6_k)
        CONCLAVE_GEMM_TYPE(iq2_xxs)
        CONCLAVE_GEMM_TYPE(iq2_xs)
        CONCLAVE_GEMM_TYPE(iq2_s)
        CONCLAVE_GEMM_TYPE(iq3_xxs)
        CONCLAVE_GEMM_TYPE(iq3_s)
        CONCLAVE_GEMM_TYPE(iq1_s)
        CONCLAVE_GEMM_TYPE(iq1_m)
        CONCLAVE_GEMM_TYPE(iq4_nl)
        CONCLAVE_GEMM_TYPE(iq4_xs)
        CONCLAVE_GEMM_TYPE(tq1_0)
        CONCLAVE_GEMM_TYPE(tq2_0)
        CONCLAVE_GEMM_TYPE(mxfp4)
        CONCLAVE_GEMM_TYPE(nvfp4)
#undef CONCLAVE_GEMM_TYPE
    }
    return nullptr;
}

GemmPart partOf(const MatmulPart& from, int firstTile) {
    GemmPart part;
    part.weight = from.weight.data;
    part.bias = from.bias;
    part.rows = from.weight.rows;
    part.firstTile = firstTile;
    part.adds = from.addTo != nullptr;
    part.out = part.adds ? from.addTo : from.out;
    part.outStride = part.adds ? from.addStride : from.outStride;
    part.addScale = from.addScale;
    return part;
}

/// One part through cuBLAS; kNotSupported: not done.
gpu::Status runBlas(const Launch& launch, const RowPlaces& places, const MatmulPart& part,
                    const GemmArguments& gemm) {
    BlasProduct product;
    product.isBf16 = part.weight.type == QuantType::bf16;
    product.weight = part.weight.data;
    product.x = gemm.x;
    product.xStride = gemm.xRowBytes / 2;
    product.rows = part.weight.rows;
    product.tokens = gemm.rows;
    product.cols = gemm.cols;
    product.adds = part.addTo != nullptr;
    product.out = product.adds ? part.addTo : part.out;
    product.outStride = product.adds ? part.addStride : part.outStride;
    product.alpha = product.adds ? part.addScale : 1.0f;
    if (const gpu::Status failed = blasMultiply(launch, product))
        return failed;
    return gemm.xScales ? places.restore(launch, gemm, product.out, product.outStride, product.rows) : 0;
}

RowPlaces placesOf(const Matmul& args) {
    RowPlaces places(args.tokens, args.parts[0].weight.cols);
    for (int p = 0; p < args.partCount; ++p)
        places.add(args.parts[p].weight.type);
    return places;
}

/// A gated product, plain or grouped; @p gemm is filled in as far as both matrices agree. Matrices of
/// different types make two products: that of `up` goes to @p upOut, [gemm.rows, rows].
struct Gated {
    QuantType gateType;
    QuantType upType;
    const Input* input;
    GatedActivation activation;
    GemmPart gate; ///< with `up` and `upStack`
    std::byte* scratch;
};

bool isFused(QuantType gate, QuantType up) {
    return gate == up;
}

gpu::Status runGated(const Launch& launch, RowPlaces places, const Gated& gated, GemmArguments gemm) {
    const int rows = gated.gate.rows;
    gemm.parts[0] = gated.gate;
    gemm.isGated = isFused(gated.gateType, gated.upType);
    gemm.activation = gated.activation;
    if (const gpu::Status failed = places.prepare(launch, *gated.input, gated.gateType, gated.scratch, gemm))
        return failed;
    if (const gpu::Status failed = launcherOf(gated.gateType)(launch, gemm, rowTiles(rows, gemm.isGated)))
        return failed;
    if (gemm.isGated)
        return 0;

    GemmPart& up = gemm.parts[0];
    up.weight = gated.gate.up;
    up.weightStack = gated.gate.upStack;
    up.bias = gated.gate.upBias;
    up.out = reinterpret_cast<float*>(gated.scratch + places.bytes());
    up.outStride = rows;
    if (const gpu::Status failed = places.prepare(launch, *gated.input, gated.upType, gated.scratch, gemm))
        return failed;
    if (const gpu::Status failed = launcherOf(gated.upType)(launch, gemm, rowTiles(rows, false)))
        return failed;
    Activate activate;
    activate.gate = gated.gate.out;
    activate.gateStride = gated.gate.outStride;
    activate.up = up.out;
    activate.upStride = rows;
    activate.rows = gemm.rows;
    activate.cols = rows;
    activate.activation = gated.activation;
    activate.out = gated.gate.out;
    activate.outStride = gated.gate.outStride;
    return run(launch, activate);
}

RowPlaces placesOf(const GatedMatmul& args) {
    RowPlaces places(args.tokens, args.gate.cols);
    places.add(args.gate.type);
    places.add(args.up.type);
    return places;
}

RowPlaces placesOf(const ExpertGatedMatmul& args) {
    RowPlaces places(args.inputPerPair ? args.choice.tokens * args.choice.used : args.choice.tokens,
                     args.gate.cols);
    places.add(args.gate.type);
    places.add(args.up.type);
    return places;
}

RowPlaces placesOf(const ExpertMatmul& args) {
    RowPlaces places(args.choice.tokens * args.choice.used, args.weight.cols);
    places.add(args.weight.type);
    return places;
}

std::int64_t upBytes(QuantType gate, QuantType up, std::int64_t rows, std::int64_t cols) {
    return isFused(gate, up) ? 0 : rows * cols * static_cast<std::int64_t>(sizeof(float));
}

GemmArguments grouped(const ExpertChoice& choice, int cols, bool inputPerPair) {
    GemmArguments gemm;
    gemm.rows = choice.tokens * choice.used;
    gemm.cols = cols;
    gemm.offsets = choice.offsets;
    gemm.order = choice.order;
    gemm.experts = choice.experts;
    gemm.pairsPerInput = inputPerPair ? 1 : choice.used;
    return gemm;
}

} // namespace

std::int64_t gemmScratchBytes(const Matmul& args) {
    return placesOf(args).bytes();
}

gpu::Status runGemm(const Launch& launch, const Matmul& args) {
    RowPlaces places = placesOf(args);
    if (args.scratch.bytes < places.bytes())
        return gpu::kInvalidValue;
    bool isDone[Matmul::kParts] = {};
    for (int first = 0; first < args.partCount; ++first) {
        if (isDone[first])
            continue;
        const QuantType type = args.parts[first].weight.type;
        GemmArguments gemm;
        gemm.rows = args.tokens;
        gemm.cols = args.parts[first].weight.cols;
        gemm.partCount = 0;
        if (const gpu::Status failed = places.prepare(launch, args.input, type, args.scratch.data, gemm))
            return failed;
        int tiles = 0;
        for (int p = first; p < args.partCount; ++p) {
            const MatmulPart& part = args.parts[p];
            if (part.weight.type != type)
                continue;
            isDone[p] = true;
            if (suitsBlas(part, args.tokens, *launch.device)) {
                const gpu::Status status = runBlas(launch, places, part, gemm);
                if (status == 0)
                    continue;
                if (status != gpu::kNotSupported)
                    return status;
            }
            gemm.parts[gemm.partCount++] = partOf(part, tiles);
            tiles += rowTiles(part.weight.rows, false);
        }
        if (gemm.partCount == 0)
            continue;
        if (const gpu::Status failed = launcherOf(type)(launch, gemm, tiles))
            return failed;
    }
    return 0;
}

std::int64_t gemmScratchBytes(const GatedMatmul& args) {
    return placesOf(args).bytes() + upBytes(args.gate.type, args.up.type, args.tokens, args.gate.rows);
}

gpu::Status runGemm(const Launch& launch, const GatedMatmul& args) {
    if (args.scratch.bytes < gemmScratchBytes(args))
        return gpu::kInvalidValue;
    Gated gated{args.gate.type, args.up.type, &args.input, args.activation, {}, args.scratch.data};
    gated.gate.weight = args.gate.data;
    gated.gate.up = args.up.data;
    gated.gate.bias = args.gateBias;
    gated.gate.upBias = args.upBias;
    gated.gate.rows = args.gate.rows;
    gated.gate.out = args.out;
    gated.gate.outStride = args.outStride;
    GemmArguments gemm;
    gemm.rows = args.tokens;
    gemm.cols = args.gate.cols;
    return runGated(launch, placesOf(args), gated, gemm);
}

std::int64_t gemmScratchBytes(const ExpertGatedMatmul& args) {
    const std::int64_t pairs = std::int64_t{args.choice.tokens} * args.choice.used;
    return placesOf(args).bytes() + upBytes(args.gate.type, args.up.type, pairs, args.gate.rows);
}

gpu::Status runGemm(const Launch& launch, const ExpertGatedMatmul& args) {
    if (args.scratch.bytes < gemmScratchBytes(args))
        return gpu::kInvalidValue;
    Gated gated{args.gate.type, args.up.type, &args.input, args.activation, {}, args.scratch.data};
    gated.gate.weightStack = args.gate.data;
    gated.gate.upStack = args.up.data;
    gated.gate.bias = args.gateBias;
    gated.gate.upBias = args.upBias;
    gated.gate.rows = args.gate.rows;
    gated.gate.out = args.out;
    gated.gate.outStride = args.outStride;
    return runGated(launch, placesOf(args), gated, grouped(args.choice, args.gate.cols, args.inputPerPair));
}

std::int64_t gemmScratchBytes(const ExpertMatmul& args) {
    return placesOf(args).bytes();
}

gpu::Status runGemm(const Launch& launch, const ExpertMatmul& args) {
    if (args.scratch.bytes < gemmScratchBytes(args))
        return gpu::kInvalidValue;
    RowPlaces places = placesOf(args);
    GemmArguments gemm = grouped(args.choice, args.weight.cols, true);
    GemmPart& part = gemm.parts[0];
    part.weightStack = args.weight.data;
    part.bias = args.bias;
    part.rows = args.weight.rows;
    part.out = args.out;
    part.outStride = args.outStride;
    const QuantType type = args.weight.type;
    if (const gpu::Status failed = places.prepare(launch, args.input, type, args.scratch.data, gemm))
        return failed;
    return launcherOf(type)(launch, gemm, rowTiles(part.rows, false));
}

} // namespace conclave::kernels::cuda
