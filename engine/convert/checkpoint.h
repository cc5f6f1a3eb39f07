// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/convert/safetensors_file.h"

#include <cstdint>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace conclave::engine {

/// A folder as Hugging Face stores models: config.json and the weights in one or many safetensors files.
/// Not trusted. Immutable once open; the tensors are views into mapped files.
class Checkpoint {
  public:
    /// Errors: NotFound (the folder, config.json, a shard that the index names), Corrupt, Unsupported
    /// (weights that only exist as *.bin, a quantization other than FP8 with scales and gpt-oss's MXFP4; by
    /// name), Io.
    static Result<std::unique_ptr<Checkpoint>> open(const std::string& folder);
    ~Checkpoint();

    const std::string& folder() const { return m_folder; }
    const nlohmann::json& config() const { return m_config; } ///< an object, as it is in the file
    /// The settings of the text model: those of text_config before those around it.
    const nlohmann::json& textConfig() const { return m_textConfig; }

    /// By name, as a text-only model would call them ("model.layers.0…"), without the scales of FP8 weights
    /// and without what belongs to images and sound.
    const std::map<std::string, SourceTensor, std::less<>>& tensors() const { return m_tensors; }
    /// How many tensors were left out because they belong to images or sound.
    std::size_t otherSenses() const { return m_otherSenses; }

    /// A JSON file of the folder; nullopt when it is not there. Errors: Corrupt, Io.
    Result<std::optional<nlohmann::json>> json(const std::string& name) const;
    /// The text of a file of the folder, at most 256 MB; nullopt when it is not there. Errors: Corrupt, Io.
    Result<std::optional<std::string>> text(const std::string& name) const;

  private:
    Checkpoint() = default;
    Result<void> readConfig();
    Result<std::vector<std::string>> shardNames(nlohmann::json& weightMap) const;
    Result<void> readTensors();
    Result<void> attachScales();

    std::string m_folder;
    nlohmann::json m_config;
    nlohmann::json m_textConfig;
    std::vector<std::unique_ptr<SafetensorsFile>> m_files;
    std::map<std::string, SourceTensor, std::less<>> m_tensors;
    std::map<std::string, SourceTensor, std::less<>> m_scales;
    std::size_t m_otherSenses = 0;
};

} // namespace conclave::engine
