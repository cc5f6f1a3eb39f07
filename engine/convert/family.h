// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/convert/json_reader.h"
#include "engine/convert/metadata.h"
#include "engine/convert/tensor_plan.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace conclave::engine {

/// What a family fills while it looks at one model.
struct Conversion {
    const std::string architecture; ///< general.architecture; keys begin with it
    JsonReader config;              ///< config.json, the text model's part first
    JsonReader rope;                ///< how positions turn heads: all layers, or those with full attention
    JsonReader slidingRope;         ///< the same of layers with a window; empty when there is one kind
    Metadata& metadata;
    TensorPlan& tensors;
    std::vector<std::string>& notices;
    const bool keepsPredictingLayer; ///< ConvertOptions

    /// metadata.set() with the architecture's prefix.
    void set(std::string_view key, Metadata::Value value) {
        metadata.set(architecture + "." + std::string(key), std::move(value));
    }
};

/// A special token that a family's files name although no configuration does.
struct SpecialText {
    const char* key; ///< behind "tokenizer.ggml."
    std::string_view text;
};

/// Models that are built alike: how their settings and tensors are called in a GGUF file. Names, shapes and
/// orders are those of llama.cpp's files (https://github.com/ggml-org/llama.cpp, gguf-py and conversion).
struct Family {
    std::span<const std::string_view> modelTypes; ///< model_type in config.json
    const char* architecture;
    /// Which of the pre-tokenizers with the same regexes its vocabularies are known under.
    std::span<const std::string_view> preTokenizers;
    void (*convert)(Conversion& conversion);
    std::span<const SpecialText> specialTexts = {};
    /// What a setting is that config.json does not say, a JSON object: the values of transformers'
    /// configuration class, which models with several senses leave out of their text_config.
    const char* defaults = "{}";
};

/// The family of @p modelType; nullptr when there is none.
const Family* findFamily(std::string_view modelType);
/// Every model_type that can be converted, sorted, for sentences.
std::vector<std::string_view> knownModelTypes();

} // namespace conclave::engine
