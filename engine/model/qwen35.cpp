// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/architecture.h"
#include "engine/model/moe_layer.h"
#include "engine/model/predicting_layer.h"
#include "engine/model/recurrent_layer.h"

/// "qwen35" and "qwen35moe": Qwen 3.5 and 3.6, dense and with experts. Layers as in Qwen3-Next, but value
/// heads are stored so that neighbours belong to different key heads. The positions of text are the same on
/// all three axes of these models' rotation (rope.dimension_sections), which leaves a plain one.
namespace conclave::engine {

namespace {

void readQwen35Config(ConfigReader& reader, ModelConfig& config) {
    readPredictingLayers(reader, config);
    setDeltaNetLayers(reader, config, true);
    const int width = reader.count("feed_forward_length", 1, 1 << 20);
    for (LayerConfig& layer : config.layers)
        layer.denseWidth = width;
}

void readQwen35MoeConfig(ConfigReader& reader, ModelConfig& config) {
    readPredictingLayers(reader, config);
    setDeltaNetLayers(reader, config, true);
    config.experts = readExperts(reader, {.gating = kernels::ExpertGating::Softmax, .normalise = true});
}

} // namespace

const Architecture kQwen35{"qwen35", readQwen35Config, readDeltaNetLayer};
const Architecture kQwen35Moe{"qwen35moe", readQwen35MoeConfig, readDeltaNetLayer};

} // namespace conclave::engine
