// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/model_config.h"
#include "engine/model/weights.h"
#include "engine/run/cuda/cuda_queue.h"

#include <cstdint>
#include <vector>

namespace conclave::engine {

/// The working memory of a CUDA evaluator: one allocation, sized once, cut into the arrays below. B: tokens
/// of a batch, E: model width, H: heads, S: B · used, the (token, choice) pairs.
struct CudaBuffers {
    // What changes from step to step, written by the host.
    std::int32_t* ids = nullptr;      // [B]
    std::int32_t* position = nullptr; // [1], of the first token

    float* stream = nullptr;     // [B, E]
    std::vector<float*> cosines; // for each rope [B, dimensions / 2]
    std::vector<float*> sines;   // likewise
    float* projected = nullptr;  // [B, E], before its norm

    // Attention.
    float* query = nullptr;     // [B, H · query width, gates included]
    float* key = nullptr;       // grouped: [B, kvHeads · keyWidth]; latent: [B, latent + rotary]
    float* value = nullptr;     // grouped: [B, kvHeads · valueWidth]
    float* queryDown = nullptr; // latent: [B, queryRank]
    float* folded = nullptr;    // latent: [B, H, latent + rotary]
    float* foldedOut = nullptr; // latent: [B, H, latent]
    float* attended = nullptr;  // [B, H · valueWidth]

    // Recurrent layers. C: channels of a delta net's convolution, V: all its value heads. A single token's
    // rows that enter a recurrence are not here but in CudaStates.
    float* mixed = nullptr;     // delta net: [B, C + 2 valueHeads], what enters; short convolution: [B, 3 E]
    float* convolved = nullptr; // delta net: [B, C]; short convolution: [B, E], what enters
    float* netGate = nullptr;   // delta net: [B, V]

    // Feed-forward layers.
    float* inner = nullptr;            // [B, dense or shared width]
    float* scores = nullptr;           // [B, experts]
    float* sharedLogits = nullptr;     // [B]
    float* expertWeights = nullptr;    // [ChoicePlaces, B, used], so far as the batch goes
    std::int32_t* expertIds = nullptr; // likewise
    std::int32_t* offsets = nullptr;   // [experts + 1]
    std::int32_t* order = nullptr;     // [S]
    float* pairInput = nullptr;        // [S, E], where pairs of a token have inputs of their own
    float* pairInner = nullptr;        // [S, width]
    float* pairOut = nullptr;          // [S, E]
    float* sharedOut = nullptr;        // [B, E]
    std::int32_t* counts = nullptr;    // [main layers, experts], how often each was chosen
    float* hostRows = nullptr;         // [B, E], what experts in main memory read, then what they have made

    // Embeddings per layer. L: layers, P: perLayerWidth.
    float* perLayer = nullptr;          // [B, L · P]
    float* perLayerProjected = nullptr; // [B, L · P]
    float* perLayerGate = nullptr;      // [B, P]

    // Multi-token prediction.
    float* kept = nullptr;   // [B, E], the stream behind the last layer
    float* paired = nullptr; // [B, 2 E], the following token and the state

    // Choosing a token.
    kernels::cuda::SampleStep* sample = nullptr; // [1], written by the host
    std::int32_t* penalised = nullptr;           // [kMostPenalised], likewise
    std::int32_t* token = nullptr;               // [1]

    float* logits = nullptr; // [min(B, kHeadRows), vocabulary]

    static constexpr int kHeadRows = 64; ///< logits are computed for at most so many tokens at once

    static constexpr int kMostPenalised = 4096; ///< tokens of a repetition window

    struct Shape {
        const ModelConfig* config = nullptr;
        const Weights* weights = nullptr;
        bool countsExperts = false;
        int batch = 1;
        bool keepsStream = false;
    };
    static std::uint64_t bytes(const Shape& shape);
    /// Errors: OutOfMemory, Device.
    Result<void> allocate(const Shape& shape, CudaQueue& queue);

  private:
    class Plan;
    void describe(const Shape& shape, Plan& plan);
    CudaMemory m_memory;
};

} // namespace conclave::engine
