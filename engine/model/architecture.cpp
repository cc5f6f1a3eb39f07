// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/architecture.h"

#include "engine/model/predicting_layer.h"

#include <array>
#include <spdlog/fmt/fmt.h>

namespace conclave::engine {

namespace {

constexpr std::array kArchitectures{
    &kDeepSeek2,  //
    &kGemma2,     //
    &kGemma3,     //
    &kGemma4,     //
    &kGlm4Moe,    //
    &kGptOss,     //
    &kGranite,    //
    &kGraniteMoe, //
    &kLfm2Moe,    //
    &kLlama,      //
    &kLlama4,     //
    &kMiniMaxM2,  //
    &kMistral3,   //
    &kOlmoe,      //
    &kPhi3,       //
    &kQwen2,      //
    &kQwen2Moe,   //
    &kQwen3,      //
    &kQwen35,     //
    &kQwen35Moe,  //
    &kQwen3Moe,   //
    &kQwen3Next,  //
};

std::string supportedNames() {
    std::string names;
    for (const Architecture* architecture : kArchitectures)
        names += fmt::format("{}'{}'", names.empty() ? "" : ", ", architecture->name);
    return names;
}

/// Architectures that look like DeepSeek-V3 with an indexer that chooses what a token attends to.
bool isSparse(std::string_view name) {
    return name == "deepseek32" || name == "deepseek4" || name == "glm-dsa";
}

/// The numbers that every architecture has.
void readCommon(ConfigReader& reader, ModelConfig& config) {
    config.layers.resize(static_cast<std::size_t>(reader.count("block_count", 1, 1024)));
    config.embedding = reader.count("embedding_length", 1, 1 << 17);
    config.contextTokens = reader.count("context_length", 1, 1 << 28);
    config.normEpsilon = static_cast<float>(reader.real("attention.layer_norm_rms_epsilon", 0.0, 0.1));
}

std::vector<double> frequenciesOf(const RopeConfig& rope, double base, const std::string& tensor,
                                  WeightReader& reader) {
    const std::int64_t pairs = rope.dimensions / 2;
    const WeightVector factors = tensor.empty() ? WeightVector{} : reader.vectorIfThere(tensor, pairs);
    for (const float factor : factors)
        if (!(factor > 0.0f))
            reader.fail(ErrorKind::Corrupt,
                        fmt::format("The tensor '{}' holds {}; expected numbers above 0.", tensor, factor));
    std::vector<double> frequencies(static_cast<std::size_t>(pairs));
    kernels::ropeFrequencies(base, pairs, rope.scaling, factors.empty() ? nullptr : factors.data(),
                             frequencies.data());
    return frequencies;
}

void readRopes(const ModelConfig& config, WeightReader& reader, Weights& weights) {
    for (const RopeConfig& rope : config.ropes) {
        weights.ropeFrequencies.push_back(frequenciesOf(rope, rope.base, rope.factors, reader));
        weights.longRopeFrequencies.push_back(
            rope.shortTokens > 0 ? frequenciesOf(rope, rope.longBase, rope.longFactors, reader)
                                 : weights.ropeFrequencies.back());
    }
}

} // namespace

std::string layerTensor(int layer, const char* name) {
    return fmt::format("blk.{}.{}", layer, name);
}

Result<const Architecture*> architectureOf(const GgufReader& file) {
    const auto name = file.string("general.architecture");
    if (!name)
        return name.error();
    if (!*name)
        return Error{ErrorKind::Corrupt,
                     "The metadata key 'general.architecture' is missing, so nothing says what "
                     "kind of model this is; expected one of " +
                         supportedNames() + "."};
    for (const Architecture* architecture : kArchitectures)
        if (**name == architecture->name)
            return architecture;
    const std::string_view advice =
        isSparse(**name) ? "Its sparse attention is not written yet: DeepSeek-V3, R1 and V3.1 run."
                         : "Choose a model of one of these families, or look for a newer Conclave.";
    return Error{ErrorKind::Unsupported,
                 fmt::format("The architecture '{}' is not supported: Conclave runs {}. {}", **name,
                             supportedNames(), advice)};
}

Result<ModelConfig> readConfig(const Architecture& architecture, const GgufReader& file) {
    ConfigReader reader(file, architecture.name);
    ModelConfig config;
    config.architecture = architecture.name;
    readCommon(reader, config);
    if (!reader.error())
        architecture.readConfig(reader, config);
    if (reader.error())
        return *reader.error();
    return config;
}

Result<Weights> readWeights(const Architecture& architecture, const ModelConfig& config,
                            std::shared_ptr<const GgufReader> file, WeightReader::Contents contents,
                            const std::stop_token& stop) {
    Weights weights;
    weights.file = std::move(file);
    const double usedShare = config.experts ? static_cast<double>(config.experts->routing.used) /
                                                  static_cast<double>(config.experts->routing.experts)
                                            : 1.0;
    WeightReader reader(weights, contents, usedShare);
    const std::int64_t vocabulary = reader.rowsOf("token_embd.weight");
    if (reader.has("output.weight")) {
        weights.tokenEmbedding = reader.table("token_embd.weight", config.embedding, vocabulary);
        weights.output = reader.matrix("output.weight", config.embedding, vocabulary);
    } else { // tied: the embedding is read as a whole for each token's logits
        weights.output = weights.tokenEmbedding =
            reader.matrix("token_embd.weight", config.embedding, vocabulary);
    }
    // LFM2's files have it under a name that says otherwise.
    const bool misnamed = !reader.has("output_norm.weight") && reader.has("token_embd_norm.weight");
    weights.outputNorm =
        reader.vector(misnamed ? "token_embd_norm.weight" : "output_norm.weight", config.embedding);
    if (const std::int64_t width = config.perLayerWidth; width > 0) {
        const std::int64_t all = width * config.layerCount();
        weights.perLayerEmbedding = reader.table("per_layer_token_embd.weight", all, vocabulary);
        weights.perLayerProjection = reader.matrix("per_layer_model_proj.weight", config.embedding, all);
        weights.perLayerNorm = reader.vector("per_layer_proj_norm.weight", width);
    }
    readRopes(config, reader, weights);
    for (int layer = 0; layer < config.layerCount() && !reader.error(); ++layer) {
        if (stop.stop_requested())
            return Error{ErrorKind::Cancelled, "Loading was cancelled."};
        if (layer == config.mainLayers()) { // the predicting one: a plain pass reads nothing of it
            reader.countNothingAsActive();
            weights.prediction = readPrediction(reader, config, weights);
        }
        weights.layers.push_back(architecture.readLayer(reader, config, layer));
    }
    if (!reader.error())
        reader.finishTotals();
    if (reader.error())
        return *reader.error();
    return weights;
}

} // namespace conclave::engine
