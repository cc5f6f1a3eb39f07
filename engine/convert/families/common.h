// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/convert/family.h"

#include <cstdint>
#include <string>

/// What several families share. Each function reads the settings that it needs out of config.json.
namespace conclave::engine {

/// Layers, widths, heads, epsilon, positions, experts: the keys that every architecture has.
void addCommonSettings(Conversion& conversion);

std::uint32_t layerCount(Conversion& conversion);
std::uint32_t headCount(Conversion& conversion);
std::uint32_t kvHeadCount(Conversion& conversion);
/// head_dim, or the hidden width divided by the heads.
std::uint32_t headWidth(Conversion& conversion);
std::uint32_t expertCount(Conversion& conversion);
/// rope.dimension_count: the part of a head that turns.
std::uint32_t turningWidth(Conversion& conversion, double defaultShare);

/// "model.layers.3.", "blk.3."
std::string sourceLayer(std::uint32_t layer);
std::string targetLayer(std::uint32_t layer);

/// Embeddings, last norm and head.
void addOuterTensors(Conversion& conversion, ValueChange normChange = ValueChange::none);

/// The order of the rows of Q and K. `interleaved`: the two numbers that turn together lie side by side,
/// which is how `llama` files want what is stored as two halves.
enum class HeadOrder { asStored, interleaved };

/// q, k, v and o of "self_attn.", with biases and with norms of heads where there are any.
void addAttention(Conversion& conversion, std::uint32_t layer, HeadOrder order = HeadOrder::asStored,
                  ValueChange normChange = ValueChange::none);

/// gate, up and down: @p source is "mlp." of the layer, @p ending what their names end with in the file ("",
/// "_shexp").
void addFeedForward(Conversion& conversion, const std::string& source, const std::string& target,
                    const std::string& ending = "");

/// How the three matrices of an expert are called.
struct ExpertNames {
    const char* gate = "gate_proj";
    const char* up = "up_proj";
    const char* down = "down_proj";
};
inline constexpr ExpertNames kNumberedExperts{"w1", "w3", "w2"};

/// All experts of a layer as three stacks. @p source is "mlp.experts." of the layer; an expert each
/// ("mlp.experts.7.gate_proj.weight"), or stacked already ("mlp.experts.gate_up_proj",
/// "mlp.experts.down_proj").
void addExperts(Conversion& conversion, const std::string& source, const std::string& target,
                std::uint32_t experts, ExpertNames names = {});

/// Says that @p tensors of such layers are left out, and how to keep them; none: nothing.
void notePredictingLayer(Conversion& conversion, std::size_t tensors);

/// What a layer that predicts a further token has besides an ordinary layer. @p source is "model.layers.61.".
void addNextTokenTensors(Conversion& conversion, const std::string& source, const std::string& target);

/// Which layers see a window only, by layer_types or by sliding_window_pattern (every n-th sees all); nothing
/// when the configuration does not say.
std::vector<bool> slidingLayers(Conversion& conversion);

/// Factors of Llama 3's rope scaling, when the model has it.
void addLlama3RopeFactors(Conversion& conversion);

/// A notice when @p value differs from what files of this architecture stand for.
void noteUnusual(Conversion& conversion, bool unusual, const std::string& sentence);

} // namespace conclave::engine
