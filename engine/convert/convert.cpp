// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/convert/convert.h"

#include "engine/convert/checkpoint.h"
#include "engine/convert/family.h"
#include "engine/convert/metadata.h"
#include "engine/convert/model_card.h"
#include "engine/convert/tensor_plan.h"
#include "engine/convert/tensor_stream.h"
#include "engine/convert/tokenizer_source.h"
#include "engine/gguf/gguf_parser.h"
#include "engine/gguf/gguf_writer.h"

#include <algorithm>
#include <filesystem>

namespace conclave::engine {

namespace {

using nlohmann::json;

constexpr std::uint32_t kQuantizationVersion = 2; // of ggml's formats since 2023

/// How positions turn heads: of layers that see everything, and of those with a window.
struct RopeSettings {
    json full = json::object();
    json sliding = json::object();
};

/// Old configurations have rope_theta and rope_scaling, new ones all in rope_parameters, with an entry for
/// each kind of layer when there are several kinds.
RopeSettings ropeSettings(const json& config) {
    RopeSettings settings;
    for (const char* key : {"rope_parameters", "rope_scaling"})
        if (const auto found = config.find(key); found != config.end() && found->is_object()) {
            settings.full = *found;
            break;
        }
    if (settings.full.contains("full_attention") || settings.full.contains("sliding_attention")) {
        const json both = settings.full;
        settings.full = both.value("full_attention", json::object());
        settings.sliding = both.value("sliding_attention", json::object());
    }
    const auto complete = [&](json& rope, std::initializer_list<const char*> keys) {
        for (const char* key : keys)
            if (const auto found = config.find(key);
                found != config.end() && found->is_number() && rope.is_object())
                rope.emplace("rope_theta", *found);
    };
    complete(settings.full, {"global_rope_theta", "rope_theta"});
    complete(settings.sliding, {"local_rope_theta", "rope_local_base_freq"});
    return settings;
}

Result<const Family*> familyOf(const Checkpoint& checkpoint) {
    const auto type = checkpoint.config().find("model_type");
    if (type == checkpoint.config().end() || !type->is_string())
        return Error{ErrorKind::Corrupt,
                     "config.json: 'model_type' is missing: give the folder of a language model"};
    const Family* family = findFamily(type->get<std::string>());
    if (family)
        return family;
    std::string known;
    for (const std::string_view name : knownModelTypes())
        known += (known.empty() ? "" : ", ") + std::string(name);
    return Error{ErrorKind::Unsupported, "models of type " + quotedName(type->get<std::string>()) +
                                             " cannot be converted; known are " + known};
}

/// The plan and the metadata that the family makes.
Result<std::vector<PlannedTensor>> planTensors(const Checkpoint& checkpoint, const Family& family,
                                               const ConvertOptions& options, Metadata& metadata,
                                               std::vector<std::string>& notices) {
    json settings = json::parse(family.defaults);
    settings.update(checkpoint.textConfig());
    const RopeSettings rope = ropeSettings(settings);
    std::optional<Error> problem;
    TensorPlan plan(checkpoint, options.type);
    Conversion conversion{family.architecture,
                          JsonReader(settings, "config.json", problem),
                          JsonReader(rope.full, "config.json, rope_parameters", problem),
                          JsonReader(rope.sliding, "config.json, rope_parameters", problem),
                          metadata,
                          plan,
                          notices,
                          options.keepsPredictingLayer};
    // Asked for first, because lists of tensors grow with them.
    constexpr std::uint32_t kMaxLayers = 10'000;
    constexpr std::uint32_t kMaxExperts = 100'000;
    JsonReader& config = conversion.config;
    if (config.countOr("num_hidden_layers", 1) > kMaxLayers ||
        config.countOr(config.firstOf({"num_local_experts", "num_experts", "n_routed_experts"}), 0) >
            kMaxExperts)
        config.refuse(ErrorKind::Corrupt, "config.json: more than " + std::to_string(kMaxLayers) +
                                              " layers or " + std::to_string(kMaxExperts) + " experts");
    if (const json* different = config.find("per_layer_config");
        different && !different->empty() && conversion.architecture != "gemma4")
        config.refuse(ErrorKind::Unsupported,
                      "config.json: 'per_layer_config' gives some layers settings of their own, which " +
                          quotedName(conversion.architecture) + " files cannot hold");
    if (problem)
        return *problem;
    family.convert(conversion);
    if (problem)
        return *problem;
    return plan.finish();
}

} // namespace

Result<ConvertReport> convertModel(const ConvertOptions& options, std::stop_token stop) {
    static constexpr std::string_view kTypes[] = {"auto", "f32", "f16", "bf16", "q8_0"};
    if (std::find(std::begin(kTypes), std::end(kTypes), options.type) == std::end(kTypes))
        return Error{ErrorKind::Invalid, "the type " + quotedName(options.type) +
                                             " cannot be written: choose auto, f32, f16, bf16 or q8_0"};
    const Result<std::unique_ptr<Checkpoint>> checkpoint = Checkpoint::open(options.source);
    if (!checkpoint)
        return checkpoint.error();
    const Result<const Family*> family = familyOf(**checkpoint);
    if (!family)
        return family.error();

    ConvertReport report;
    report.architecture = (*family)->architecture;
    if (const std::size_t left = (*checkpoint)->otherSenses(); left > 0)
        report.notices.push_back("the parts of the model that see and hear are left out (" +
                                 std::to_string(left) + " tensors): the file answers to text only");
    Metadata metadata;
    if (Result<void> done = addModelCard(**checkpoint, (*family)->architecture, metadata); !done)
        return done.error();
    const Result<std::vector<PlannedTensor>> tensors =
        planTensors(**checkpoint, **family, options, metadata, report.notices);
    if (!tensors)
        return tensors.error();
    const auto embeddings = std::find_if(tensors->begin(), tensors->end(), [](const PlannedTensor& tensor) {
        return tensor.name == "token_embd.weight";
    });
    if (Result<void> done = addTokenizer(**checkpoint, **family,
                                         static_cast<std::size_t>(embeddings->shape.front()), metadata);
        !done)
        return done.error();
    metadata.set("general.file_type", fileType(*tensors));
    metadata.set("general.quantization_version", kQuantizationVersion);

    GgufWriter writer;
    metadata.addTo(writer);
    for (const PlannedTensor& tensor : *tensors) {
        std::vector<std::uint64_t> shape(tensor.shape.rbegin(), tensor.shape.rend());
        writer.addTensor(tensor.name, tensor.rawType, shape);
    }
    if (Result<void> done = writer.open(options.out); !done)
        return done.error();
    if (Result<void> done = streamTensors(*tensors, writer, options.onProgress, stop); !done)
        return done.error();
    if (Result<void> done = writer.finish(); !done)
        return done.error();
    std::error_code error;
    report.tensors = tensors->size();
    report.bytes = std::filesystem::file_size(options.out, error);
    return report;
}

} // namespace conclave::engine
