// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/model_config.h"
#include "engine/model/weights.h"
#include "kernels/attention.h"
#include "kernels/cpu/cpu_level.h"
#include "kernels/matmul_quant.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <vector>

namespace conclave::engine {

inline constexpr int kActivationFormats = 3;
inline constexpr std::size_t formatIndex(kernels::ActivationFormat format) {
    return static_cast<std::size_t>(format);
}

/// The same rows in each format that some matrix reads; index formatIndex(). Unused formats are nullptr. The
/// float format is the rows themselves.
using PreparedRows = std::array<std::byte*, kActivationFormats>;

/// Which formats are wanted, by formatIndex().
using FormatSet = std::array<bool, kActivationFormats>;

/// The working memory of a CPU evaluator: one allocation, sized once, cut into the arrays below. B: tokens of
/// a batch, E: model width, H: heads, S: B · used, the rows of a batch that are grouped by expert.
struct CpuBuffers {
    // The residual stream and what is derived from it.
    float* stream = nullptr;     // [B, E]
    float* normed = nullptr;     // [B, E]
    PreparedRows input{};        // [B, widest input of a dense product]
    std::vector<float*> cosines; // for each rope [B, dimensions / 2]
    std::vector<float*> sines;   // likewise
    float* projected = nullptr;  // [B, E], before it is added to the stream

    // Attention.
    float* query = nullptr;     // [B, H · query width, gates included]
    float* key = nullptr;       // grouped: [B, kvHeads · keyWidth]; latent: [B, latent + rotary]
    float* value = nullptr;     // grouped: [B, kvHeads · valueWidth]
    float* queryDown = nullptr; // latent: [B, queryRank]
    float* attended = nullptr;  // [B, H · valueWidth]

    // Recurrent layers. C: channels of a delta net's convolution, V: all its value heads.
    float* mixed = nullptr;     // delta net: [B, C]; short convolution: [B, 3 E]
    float* convolved = nullptr; // delta net: [B, C]
    float* netGate = nullptr;   // delta net: [B, V]
    float* decays = nullptr;    // delta net: [B, valueHeads]
    float* updates = nullptr;   // likewise

    // Experts.
    float* scores = nullptr;           // [B, experts]
    float* expertWeights = nullptr;    // [ChoicePlaces, B, used], so far as the batch goes
    std::int32_t* expertIds = nullptr; // likewise
    std::int32_t* offsets = nullptr;   // [experts + 1]
    std::int32_t* order = nullptr;     // [S]
    std::int32_t* rowOf = nullptr;     // [S]
    PreparedRows grouped{};            // [S, E], inputs next to each other by expert
    float* expertOut = nullptr;        // [S, E]; before: inputs, where pairs of a token have their own
    float* sharedWeights = nullptr;    // [B], the gate of the shared expert

    // Inside of feed-forward layers; the dense or shared expert's rows come after the S routed ones.
    float* gate = nullptr;      // [S, width] and [B, dense or shared width]
    float* up = nullptr;        // likewise
    PreparedRows inner{};       // likewise
    float* sharedOut = nullptr; // [B, E]
    std::array<std::int64_t, kActivationFormats>
        innerSharedOffset{}; ///< bytes to the dense or shared rows of `inner`

    // Embeddings per layer. L: layers, P: perLayerWidth.
    float* perLayer = nullptr;          // [B, L · P]
    float* perLayerProjected = nullptr; // [B, L · P]
    float* perLayerGate = nullptr;      // [B, P]

    // Multi-token prediction.
    float* kept = nullptr;   // [B, E], the stream behind the last layer
    float* paired = nullptr; // [B, 2 E], the following token and the state

    // One piece per thread, perThread* apart.
    float* attentionScratch = nullptr;
    float* routeScratch = nullptr;
    float* foldedQuery = nullptr; // latent: [rows of a unit, latent + rotary]
    float* foldedOut = nullptr;   // latent: [rows of a unit, latent]
    PreparedRows folded{};        // latent: [rows of a unit, max(plain, latent)]
    std::int64_t perThreadAttention = 0;
    std::int64_t perThreadRoute = 0;
    std::int64_t perThreadFoldedQuery = 0;
    std::int64_t perThreadFoldedOut = 0;
    std::array<std::int64_t, kActivationFormats> perThreadFolded{};

    struct Shape {
        const ModelConfig* config = nullptr;
        const Weights* weights = nullptr;
        kernels::CpuLevel level = kernels::CpuLevel::Scalar;
        int threads = 1;
        int batch = 1;
        int contextTokens = 0;
    };
    /// Bytes that allocate() would take.
    static std::uint64_t bytes(const Shape& shape);
    /// Throws std::bad_alloc.
    void allocate(const Shape& shape);

  private:
    class Plan;
    void describe(const Shape& shape, Plan& plan);
    struct Free {
        void operator()(std::byte* memory) const { std::free(memory); }
    };
    std::unique_ptr<std::byte, Free> m_memory;
};

/// Query rows that one unit of attention works on.
inline constexpr int kAttentionRows = 32;

} // namespace conclave::engine
