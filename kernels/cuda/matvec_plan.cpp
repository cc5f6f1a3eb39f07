// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cuda/matvec_plan.h"

#include "kernels/cuda/launchers.h"

#include <algorithm>

namespace conclave::kernels::cuda {

namespace {

constexpr int kWarp = 32;
constexpr int kMostRowsPerItem = 64; ///< what is kept per row in shared memory stays small

bool isFloat(QuantType type) {
    return type == QuantType::f32 || type == QuantType::f16 || type == QuantType::bf16;
}

/// The most lanes of which four in five have something to do.
int lanesPerRow(int chunks) {
    int lanes = kWarp;
    while (lanes > 1 && chunks * 5 < (chunks + lanes - 1) / lanes * lanes * 4)
        lanes /= 2;
    return lanes;
}

/// Cuts rows into items. Few and large items read the input seldom; many keep all multiprocessors busy.
Matvec cut(Matvec args, int items) {
    std::int64_t rows = 0;
    for (int p = 0; p < args.partCount; ++p)
        rows += args.parts[p].rows;
    rows *= args.groups * (args.isGated ? 2 : 1);
    args.itemsPerGroup = 0;
    for (int p = 0; p < args.partCount; ++p) {
        MatvecPart& part = args.parts[p];
        const int chunk = matvecChunk(part.type);
        part.lanes = lanesPerRow((args.cols + chunk - 1) / chunk);
        const int atOnce = kBlockThreads / part.lanes / (args.isGated ? 2 : 1);
        const auto share =
            static_cast<int>(std::min<std::int64_t>(rows / std::max(items, 1), kMostRowsPerItem));
        part.rowsPerItem = std::max(share / atOnce, 1) * atOnce;
        part.firstItem = args.itemsPerGroup;
        args.itemsPerGroup += (part.rows + part.rowsPerItem - 1) / part.rowsPerItem;
    }
    return args;
}

} // namespace

Matvec planMatvec(const Matmul& args, int items) {
    Matvec plan;
    plan.input = args.input;
    plan.cols = args.parts[0].weight.cols;
    plan.tokens = args.tokens;
    plan.partCount = args.partCount;
    for (int p = 0; p < args.partCount; ++p) {
        const MatmulPart& from = args.parts[p];
        plan.parts[p] = {.type = from.weight.type,
                         .weight = from.weight.data,
                         .bias = from.bias,
                         .rows = from.weight.rows,
                         .out = from.addTo ? from.addTo : from.out,
                         .outStride = from.addTo ? from.addStride : from.outStride,
                         .adds = from.addTo != nullptr,
                         .addScale = from.addScale};
    }
    return cut(plan, items);
}

Matvec planMatvec(const GatedMatmul& args, int items) {
    Matvec plan;
    plan.input = args.input;
    plan.cols = args.gate.cols;
    plan.tokens = args.tokens;
    plan.isGated = true;
    plan.activation = args.activation;
    plan.parts[0] = {.type = args.gate.type,
                     .weight = args.gate.data,
                     .up = args.up.data,
                     .bias = args.gateBias,
                     .upBias = args.upBias,
                     .rows = args.gate.rows,
                     .out = args.out,
                     .outStride = args.outStride};
    return cut(plan, items);
}

Matvec planMatvec(const HeadMatmul& args, int items) {
    Matvec plan;
    plan.input = {.x = args.input, .stride = args.inputTokenStride};
    plan.cols = args.stack.cols;
    plan.tokens = args.tokens;
    plan.groups = args.stack.count;
    plan.inputGroupStride = args.inputHeadStride;
    plan.outGroupStride = args.outHeadStride;
    plan.tail = args.tail;
    plan.parts[0] = {.type = args.stack.type,
                     .weights = args.stack.data,
                     .rows = args.stack.rows,
                     .out = args.out,
                     .outStride = args.outTokenStride};
    return cut(plan, items);
}

Matvec planMatvec(const ExpertGatedMatmul& args, int items) {
    Matvec plan;
    plan.input = args.input;
    plan.cols = args.gate.cols;
    plan.tokens = 1;
    plan.isGated = true;
    plan.activation = args.activation;
    plan.groups = args.choice.tokens * args.choice.used;
    plan.ids = args.choice.ids;
    plan.groupsPerInput = args.inputPerPair ? 1 : args.choice.used;
    plan.inputGroupStride = args.input.stride;
    plan.outGroupStride = args.outStride;
    plan.parts[0] = {.type = args.gate.type,
                     .weights = args.gate.data,
                     .ups = args.up.data,
                     .bias = args.gateBias,
                     .upBias = args.upBias,
                     .rows = args.gate.rows,
                     .out = args.out};
    return cut(plan, items);
}

Matvec planMatvec(const ExpertMatmul& args, int items) {
    Matvec plan;
    plan.input = args.input;
    plan.cols = args.weight.cols;
    plan.tokens = 1;
    plan.groups = args.choice.tokens * args.choice.used;
    plan.ids = args.choice.ids;
    plan.inputGroupStride = args.input.stride;
    plan.outGroupStride = args.outStride;
    plan.parts[0] = {.type = args.weight.type,
                     .weights = args.weight.data,
                     .bias = args.bias,
                     .rows = args.weight.rows,
                     .out = args.out};
    return cut(plan, items);
}

Matvec onlyType(const Matvec& args, QuantType type) {
    Matvec only = args;
    only.partCount = 0;
    only.itemsPerGroup = 0;
    for (int p = 0; p < args.partCount; ++p) {
        if (args.parts[p].type != type)
            continue;
        MatvecPart& part = only.parts[only.partCount++] = args.parts[p];
        part.firstItem = only.itemsPerGroup;
        only.itemsPerGroup += (part.rows + part.rowsPerItem - 1) / part.rowsPerItem;
    }
    return only;
}

Matvec gateAlone(const Matvec& args, int items) {
    Matvec gate = args;
    gate.isGated = false;
    return cut(gate, items);
}

Matvec upAlone(const Matvec& args, QuantType type, float* out, int items) {
    Matvec up = args;
    up.isGated = false;
    up.outGroupStride = args.parts[0].rows;
    MatvecPart& part = up.parts[0];
    part.type = type;
    part.weight = part.up;
    part.weights = part.ups;
    part.bias = part.upBias;
    part.out = out;
    part.outStride = part.rows;
    return cut(up, items);
}

int matvecItems(const Matvec& args) {
    const int perItem = tokensPerItem(args.tokens);
    return args.groups * ((args.tokens + perItem - 1) / perItem) * args.itemsPerGroup;
}

std::size_t matvecSharedBytes(const Matvec& args) {
    const int tokens = tokensPerItem(args.tokens);
    std::size_t most = 0;
    for (int p = 0; p < args.partCount; ++p) {
        const MatvecPart& part = args.parts[p];
        std::size_t bytes = 0;
        if (isFloat(part.type))
            bytes = sizeof(float) *
                    static_cast<std::size_t>((std::min(args.cols, floatSliceCols(tokens)) + 7) / 8 * 8);
        else // int8, a scale and up to two sums per 32
            bytes = 44 * static_cast<std::size_t>(std::min(args.cols, int8SliceCols(tokens)) / 32);
        bytes +=
            sizeof(float) * static_cast<std::size_t>(part.rowsPerItem * (args.isGated ? 2 : 1)); // results
        bytes += sizeof(float) * (kBlockThreads / kWarp + 1);                                    // norms
        most = std::max(most, bytes * static_cast<std::size_t>(tokens));
    }
    return most + 8 * 16; // every piece is rounded up to 16 bytes
}

} // namespace conclave::kernels::cuda
