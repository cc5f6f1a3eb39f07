// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/gguf/gguf_reader.h"
#include "engine/model/config_reader.h"
#include "engine/model/model_config.h"
#include "engine/model/weight_reader.h"

#include <memory>
#include <stop_token>
#include <string>

namespace conclave::engine {

/// What Conclave knows of one value of general.architecture: which keys make its configuration and which
/// tensors make a layer. How a layer runs follows from the alternatives that its weights hold (weights.h).
/// Embedding, last norm and output head are the same everywhere and read by readWeights().
struct Architecture {
    const char* name;
    void (*readConfig)(ConfigReader& reader, ModelConfig& config);
    LayerWeights (*readLayer)(WeightReader& reader, const ModelConfig& config, int layer);
};

// One file each, named after the architecture. architecture.cpp holds the table.
extern const Architecture kDeepSeek2;
extern const Architecture kGemma2;
extern const Architecture kGemma3;
extern const Architecture kGemma4;
extern const Architecture kGlm4Moe;
extern const Architecture kGptOss;
extern const Architecture kGranite;
extern const Architecture kGraniteMoe;
extern const Architecture kLfm2Moe;
extern const Architecture kLlama;
extern const Architecture kLlama4;
extern const Architecture kMiniMaxM2;
extern const Architecture kMistral3;
extern const Architecture kOlmoe;
extern const Architecture kPhi3;
extern const Architecture kQwen2;
extern const Architecture kQwen2Moe;
extern const Architecture kQwen3;
extern const Architecture kQwen35;
extern const Architecture kQwen35Moe;
extern const Architecture kQwen3Moe;
extern const Architecture kQwen3Next;

/// The architecture that @p file names. Errors: Corrupt (names none), Unsupported (by name, with what there
/// is).
Result<const Architecture*> architectureOf(const GgufReader& file);

/// Errors: Corrupt and Unsupported with the key, what was expected and what was found.
Result<ModelConfig> readConfig(const Architecture& architecture, const GgufReader& file);

/// Errors: Corrupt and Unsupported with the tensor, what was expected and what was found; Cancelled.
Result<Weights> readWeights(const Architecture& architecture, const ModelConfig& config,
                            std::shared_ptr<const GgufReader> file, WeightReader::Contents contents,
                            const std::stop_token& stop = {});

/// "blk.3.attn_q.weight" for (3, "attn_q.weight").
std::string layerTensor(int layer, const char* name);

} // namespace conclave::engine
