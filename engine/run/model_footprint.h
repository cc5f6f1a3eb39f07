// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/model_config.h"
#include "engine/model/weights.h"
#include "engine/run/session_options.h"

#include <cstdint>
#include <vector>

namespace conclave::engine {

/// How many bytes of weights a model has where, in the pieces in which they are placed.
struct ModelFootprint {
    struct Layer {
        std::uint64_t denseBytes = 0;  ///< what every token reads: mixer, norms, router, shared or dense part
        int experts = 0;               ///< routed ones; 0: a layer without
        int used = 0;                  ///< of them, by one token
        std::uint64_t expertBytes = 0; ///< of one: gate, up and down
        std::uint64_t expertWeights = 0; ///< of one, as numbers: a token costs two operations for each
    };
    std::vector<Layer> layers;        ///< of a plain pass: a layer that predicts ahead is left out
    std::uint64_t headBytes = 0;      ///< last norm and output head
    std::uint64_t embeddingBytes = 0; ///< tables of which a token reads one row; 0 when the head is the table

    std::uint64_t bytes() const; ///< all of them
};

/// What is in @p weights, of @p config. Bytes are those of the file; a layout that a device prefers may
/// differ.
ModelFootprint footprintOf(const ModelConfig& config, const Weights& weights);

/// Bytes of the cache for each layer of a plain pass, of conversations of @p contextTokens tokens that are
/// read in batches of up to @p batchTokens: what CacheLayout gives the layer.
std::vector<std::uint64_t> cacheBytesOf(const ModelConfig& config, CacheType type, int contextTokens,
                                        int batchTokens);

} // namespace conclave::engine
