// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cache_rows.h"
#include "kernels/expert_route.h"
#include "kernels/gated_activation.h"
#include "kernels/quant_traits.h"
#include "kernels/rope.h"

#include <cstddef>
#include <cstdint>

/// What the device computes: one struct of arguments per operation, plain data that crosses the module's C
/// door (cuda_module.h). `out = …` in a comment is the contract; the CPU operation of the same name in
/// kernels/ is the definition.
///
/// All pointers are device memory unless they say "host". Rows are float32 and lie `…Stride` floats apart.
/// Nothing overlaps unless it says so. Operations only queue work: they return before it is done, allocate
/// nothing, and run in the order of their queue. What changes from token to token (position, token ids, the
/// random number) is read from device memory, so that a recorded step can be replayed.
///
/// "Small batch": up to kSmallBatch tokens; products then run as mat-vec kernels that read weights once,
/// larger ones on tensor cores.
namespace conclave::kernels::cuda {

inline constexpr int kSmallBatch = 8;

/// Weights as the device holds them: the file's blocks taken apart into planes (weight_planes.h).
struct Matrix {
    QuantType type = QuantType::f32;
    int rows = 0; ///< outputs
    int cols = 0; ///< inputs
    const std::byte* data = nullptr;
};

/// Equally shaped matrices, one per expert or head. `data` is an array [count] in device memory; nullptr
/// where an expert is not on the device.
struct MatrixStack {
    QuantType type = QuantType::f32;
    int count = 0;
    int rows = 0;
    int cols = 0;
    const std::byte* const* data = nullptr;
};

/// Rows that a product reads: x, or RMS-normed x. The norm costs a small batch no pass of its own.
struct Input {
    const float* x = nullptr; ///< [rows, cols]
    std::int64_t stride = 0;
    bool isNormed = false;
    const float* normWeight = nullptr; ///< [cols]; nullptr: ones
    float epsilon = 0;
};

/// Working memory of one operation, as large as its …ScratchBytes() says.
struct Scratch {
    std::byte* data = nullptr;
    std::int64_t bytes = 0;
};

// ---- Rows ----

/// out[t] = scale · row ids[t] of the table. Ids are checked by the caller.
struct EmbedRows {
    Matrix table;
    const std::int32_t* ids = nullptr;
    int tokens = 0;
    float scale = 1;
    float* out = nullptr; ///< [tokens, cols]
    std::int64_t outStride = 0;
};

/// n = x / sqrt(mean(x²) + epsilon) · weight; out = scale · n, or with `addTo`: addTo += scale · n.
/// Without `norms`: n = x. out may be x.
struct NormRows {
    const float* x = nullptr; ///< [rows, cols]
    std::int64_t xStride = 0;
    int rows = 0;
    int cols = 0;
    bool norms = true;
    const float* weight = nullptr; ///< [cols]; nullptr: ones
    float epsilon = 0;
    float scale = 1;
    float* out = nullptr;
    std::int64_t outStride = 0;
    float* addTo = nullptr; ///< instead of out
    std::int64_t addStride = 0;
};

/// out = xScale · x + yScale · y, element by element; y may be nullptr, out may be x or y.
struct AddScaled {
    const float* x = nullptr;
    const float* y = nullptr;
    float xScale = 1;
    float yScale = 1;
    std::int64_t count = 0;
    float* out = nullptr;
};

/// out = activation(gate) · up (kernels/gated_activation.h), out may be gate or up.
struct Activate {
    const float* gate = nullptr; ///< [rows, cols]
    std::int64_t gateStride = 0;
    const float* up = nullptr;
    std::int64_t upStride = 0;
    int rows = 0;
    int cols = 0;
    GatedActivation activation = GatedActivation::Silu;
    float* out = nullptr;
    std::int64_t outStride = 0;
};

// ---- Products ----

/// r = W · input + bias; out = r, or with `addTo`: addTo += addScale · r.
struct MatmulPart {
    Matrix weight;
    const float* bias = nullptr; ///< [rows]
    float* out = nullptr;        ///< [tokens, rows]
    std::int64_t outStride = 0;
    float* addTo = nullptr; ///< [tokens, rows], instead of out
    std::int64_t addStride = 0;
    float addScale = 1;
};

/// Up to four matrices over the same rows in one pass (queries, keys and values).
struct Matmul {
    static constexpr int kParts = 4;
    Input input;
    int tokens = 0;
    MatmulPart parts[kParts];
    int partCount = 0;
    Scratch scratch;
};

/// out = activation(gate · input + gateBias) · (up · input + upBias).
struct GatedMatmul {
    Input input;
    int tokens = 0;
    Matrix gate;
    Matrix up;                       ///< shaped as gate
    const float* gateBias = nullptr; ///< [rows]
    const float* upBias = nullptr;
    GatedActivation activation = GatedActivation::Silu;
    float* out = nullptr; ///< [tokens, rows]
    std::int64_t outStride = 0;
    Scratch scratch;
};

/// For each head: out[t, h] = stack[h] · input[t, h]; `tail` floats behind an input row are copied behind its
/// result (the part of a latent query that has its position). Any number of tokens.
struct HeadMatmul {
    MatrixStack stack; ///< [heads]
    const float* input = nullptr;
    std::int64_t inputTokenStride = 0;
    std::int64_t inputHeadStride = 0;
    int tokens = 0;
    int tail = 0;
    float* out = nullptr;
    std::int64_t outTokenStride = 0;
    std::int64_t outHeadStride = 0;
};

// ---- Experts ----

/// Which experts the tokens chose. Pair p = token · used + choice. `offsets` and `order` (pairs by expert:
/// those of expert e are order[offsets[e]] … order[offsets[e + 1] - 1], in rising order) come from
/// GroupExperts and are read for more than kSmallBatch tokens only.
struct ExpertChoice {
    int tokens = 0;
    int used = 0;
    int experts = 0;
    std::int32_t* ids = nullptr;     ///< [tokens, used]
    float* weights = nullptr;        ///< [tokens, used]
    std::int32_t* offsets = nullptr; ///< [experts + 1]
    std::int32_t* order = nullptr;   ///< [tokens · used]
};

/// kernels/expert_route.h: fills ids and weights of the choice. scores is left alone.
struct RouteExperts {
    ExpertRouting routing;
    const float* scores = nullptr; ///< [tokens, experts]
    const float* bias = nullptr;   ///< [experts]
    const float* scales = nullptr; ///< [experts]
    ExpertChoice choice;
    std::int32_t* counts = nullptr; ///< [experts]: how often each was chosen is added; nullptr: not counted
};

/// Fills offsets and order of the choice.
struct GroupExperts {
    ExpertChoice choice;
};

/// Gate and up of every pair's expert on its token's row, with `inputPerPair` on the pair's own row:
/// out[p] = activation(gate[e] · x + gateBias[e]) · (up[e] · x + upBias[e]). Rows of experts that are not on
/// the device become 0.
struct ExpertGatedMatmul {
    Input input;
    bool inputPerPair = false;
    ExpertChoice choice;
    MatrixStack gate;
    MatrixStack up;
    const float* gateBias = nullptr; ///< [experts, rows]
    const float* upBias = nullptr;
    GatedActivation activation = GatedActivation::Silu;
    float* out = nullptr; ///< [pairs, rows]
    std::int64_t outStride = 0;
    Scratch scratch;
};

/// out[p] = weight[e] · input[p] + bias[e]. Rows of experts that are not on the device become 0.
struct ExpertMatmul {
    Input input; ///< [pairs, cols], not normed
    ExpertChoice choice;
    MatrixStack weight;
    const float* bias = nullptr; ///< [experts, rows]
    float* out = nullptr;        ///< [pairs, rows]
    std::int64_t outStride = 0;
    Scratch scratch;
};

/// rows[p] = scale · x of the pair's token, normed or not: what experts read that have a norm of their own or
/// whose weight is on their input (then scale is the pair's weight, else 1).
struct GatherPairs {
    Input input; ///< [tokens, cols]
    ExpertChoice choice;
    bool weighs = false;
    int cols = 0;
    float* out = nullptr; ///< [pairs, cols]
};

/// r = norm(Σ_choices weight · routed[p]) + norm(shared) · sigmoid(sharedLogit); r is normed once more with
/// postNorm; stream += scale · r. Norms that are nullptr do not happen.
struct CombineExperts {
    ExpertChoice choice;
    bool weighs = true;            ///< else every weight is 1
    const float* routed = nullptr; ///< [pairs, cols]
    const float* more = nullptr;   ///< [tokens, cols], added to the sum over the choices; may be nullptr
    const float* routedNorm = nullptr;
    const float* shared = nullptr; ///< [tokens, cols] or nullptr
    const float* sharedNorm = nullptr;
    const float* sharedLogits = nullptr; ///< [tokens] or nullptr: factor 1
    const float* postNorm = nullptr;
    float epsilon = 0;
    float scale = 1;
    int cols = 0;
    float* stream = nullptr; ///< [tokens, cols]
};

// ---- Attention ----

/// cosines[t, i] = scale · cos((position + t) · frequencies[i]), sines likewise. Angles are doubles.
struct RopeTable {
    const double* frequencies = nullptr; ///< [pairs]
    int pairs = 0;
    int tokens = 0;
    float scale = 1;
    const std::int32_t* position = nullptr; ///< of the first token
    float* cosines = nullptr;               ///< [tokens, pairs]
    float* sines = nullptr;
};

/// How rows are turned; pairs 0: not at all.
struct Rotation {
    RopePairing pairing = RopePairing::Halves;
    int pairs = 0;
    const float* cosines = nullptr; ///< [tokens, pairs]
    const float* sines = nullptr;
};

/// Query rows times 1 + scale · ln(1 + floor((p + offset) / step)); scale 0: times 1.
struct Temperature {
    double scale = 0;
    int step = 1;
    int offset = 0;
};

/// Keys and values of one layer. Row of position p: slot p % capacity. Rows as kernels/cache_rows.h writes
/// them.
struct Cache {
    CacheType type = CacheType::f16;
    int kvHeads = 0;
    int keyWidth = 0;
    int valueWidth = 0;
    int capacity = 0;            ///< positions; all that a batch sees and writes are there at once
    std::byte* keys = nullptr;   ///< [kvHeads, capacity, keyRowBytes]
    std::byte* values = nullptr; ///< likewise; nullptr: a value is the beginning of its key row
    std::int64_t keyRowBytes = 0;
    std::int64_t valueRowBytes = 0;
};

enum class HeadNorm { None, PerHead, FullWidth, Rotated }; ///< engine/model/model_config.h, QueryKeyNorm

/// Queries are normed and turned in place; keys and values likewise on their way to the cache.
struct PlaceGrouped {
    int tokens = 0;
    const std::int32_t* position = nullptr; ///< of the first token
    int heads = 0;
    int kvHeads = 0;
    int keyWidth = 0;
    int valueWidth = 0;
    float* query = nullptr; ///< [tokens, heads, queryHeadStride]
    std::int64_t queryHeadStride = 0;
    float* key = nullptr;   ///< [tokens, kvHeads, keyWidth]; nullptr: queries only
    float* value = nullptr; ///< [tokens, kvHeads, valueWidth]; may be key: the key as it was before its norm
    HeadNorm norm = HeadNorm::None;
    const float* queryNorm = nullptr;
    const float* keyNorm = nullptr;
    bool normsValues = false; ///< without weights
    float epsilon = 0;
    Rotation rotation;
    Temperature temperature;
    Cache cache;
};

/// Latent rows: the first `latent` columns are normed, the others turned, on their way to the cache; the last
/// `rotary` columns of every query head are turned.
struct PlaceLatent {
    int tokens = 0;
    const std::int32_t* position = nullptr;
    int latent = 0;
    int rotary = 0;
    float* row = nullptr;              ///< [tokens, latent + rotary]
    const float* latentNorm = nullptr; ///< [latent]
    float epsilon = 0;
    int heads = 0;
    int plain = 0;
    float* query = nullptr; ///< [tokens, heads, plain + rotary]
    Rotation rotation;
    Temperature temperature; ///< of whole query heads
    Cache cache;             ///< kvHeads 1, keyWidth latent + rotary, valueWidth latent, no values
};

enum class ReachKind { All, Window, Chunk }; ///< engine/model/model_config.h, AttentionReach

/// kernels/attention.h for all heads and tokens: token t sees the positions of its reach up to position + t.
struct Attend {
    int tokens = 0;
    const std::int32_t* position = nullptr;
    int mostPositions = 0; ///< position + tokens is at most this (host): how the work is cut
    int heads = 0;
    const float* query = nullptr; ///< [tokens, heads, queryHeadStride]
    std::int64_t queryHeadStride = 0;
    Cache cache;
    ReachKind reach = ReachKind::All;
    int reachTokens = 0;
    float scale = 1;
    float softcap = 0;
    const float* sinks = nullptr; ///< [heads]
    const float* gate = nullptr;  ///< results times sigmoid(gate), [tokens, heads, gateHeadStride]
    std::int64_t gateHeadStride = 0;
    float* out = nullptr; ///< [tokens, heads, valueWidth]
    Scratch scratch;
};

inline constexpr int kMostUnfoldedKey = 192; ///< plain + rotary
inline constexpr int kMostUnfoldedValue = 128;

/// Latent attention for many tokens: keys and values are unfolded per head instead of queries being folded,
/// which costs fewer products as soon as a batch is longer than a few dozen tokens. Reach All.
struct AttendUnfolded {
    int tokens = 0;
    const std::int32_t* position = nullptr;
    int mostPositions = 0;
    int heads = 0;
    int plain = 0;
    int rotary = 0;
    int valueWidth = 0;
    const float* query = nullptr; ///< [tokens, heads, plain + rotary], placed
    MatrixStack keyUp;            ///< heads × [latent, plain]
    MatrixStack valueUp;          ///< heads × [valueWidth, latent]
    Cache cache;
    float scale = 1;
    float* out = nullptr; ///< [tokens, heads, valueWidth]
    Scratch scratch;
};

// ---- Recurrent layers ----

/// kernels/short_convolution.h over x · factor, times outFactor; then the state moves on behind the tokens.
struct Convolve {
    const float* x = nullptr; ///< [tokens, channels]
    std::int64_t xStride = 0;
    const float* factor = nullptr;    ///< as x, with its stride; nullptr: ones
    const float* outFactor = nullptr; ///< likewise
    int tokens = 0;
    int channels = 0;
    int taps = 0;
    const float* weights = nullptr; ///< [channels, taps]
    const float* bias = nullptr;
    bool silu = false;
    float* state = nullptr;   ///< [taps - 1, channels]
    float* entered = nullptr; ///< [tokens, channels]: x · factor is written here, too; nullptr: nowhere
    std::int64_t enteredStride = 0;
    float* out = nullptr; ///< [tokens, channels]; nullptr: the state only
    std::int64_t outStride = 0;
};

/// kernels/delta_net.h for all value heads: queries and keys are brought to length 1 (queries then to
/// 1/√keyWidth) and gates to their range here.
struct DeltaNet {
    static constexpr int kMostKeyWidth = 256;
    int tokens = 0;
    int keyHeads = 0;
    int valueHeads = 0;
    int keyWidth = 0;
    int valueWidth = 0;
    bool tilesKeyHeads = false; ///< value head h reads key head h % keyHeads; else h · keyHeads / valueHeads
    float epsilon = 0;          ///< of the lengths
    const float* mixed = nullptr; ///< [tokens, 2 · keyHeads · keyWidth + valueHeads · valueWidth]: q, k, v
    std::int64_t mixedStride = 0;
    const float* decay = nullptr;     ///< [tokens, valueHeads], raw
    const float* update = nullptr;    ///< [tokens, valueHeads], raw
    std::int64_t rateStride = 0;      ///< from token to token, of these two
    const float* decayBias = nullptr; ///< [valueHeads]
    const float* decayRate = nullptr; ///< [valueHeads]
    float* state = nullptr;           ///< [valueHeads, keyWidth, valueWidth]
    float* out = nullptr;             ///< [tokens, valueHeads, valueWidth]; nullptr: the state only
    // out = norm(out) · silu(gate):
    const float* norm = nullptr; ///< [valueWidth]; nullptr: out stays as it is
    float normEpsilon = 0;
    const float* gate = nullptr; ///< [tokens, valueHeads · valueWidth]
    std::int64_t gateStride = 0;
};

// ---- Head ----

/// logits = softcap · tanh(scale · logits / softcap), in place; softcap 0: scale only.
struct ScaleLogits {
    float* logits = nullptr;
    std::int64_t count = 0;
    float scale = 1;
    float softcap = 0;
};

/// What engine/run/sampler.cpp does, in its order, with its ties: the same token for the same logits. What
/// changes from token to token lies in device memory.
struct SampleStep {
    double uniform = 0;    ///< in [0, 1)
    std::int32_t seen = 0; ///< how many of `history` are penalised
    std::int32_t unused = 0;
};
struct Sample {
    float* logits = nullptr; ///< [vocabulary], changed
    int vocabulary = 0;
    float temperature = 0;
    int topK = 0;
    float topP = 1;
    float minP = 0;
    float repetitionPenalty = 1;
    const std::int32_t* history = nullptr; ///< the penalised tokens, each once
    const SampleStep* step = nullptr;
    std::int32_t* token = nullptr; ///< -1 when no logit is a finite number
    Scratch scratch;
};

} // namespace conclave::kernels::cuda
