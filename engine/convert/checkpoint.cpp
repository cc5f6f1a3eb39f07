// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/convert/checkpoint.h"

#include "engine/convert/json_reader.h"
#include "engine/gguf/gguf_parser.h"
#include "engine/gguf/mapped_file.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <system_error>

namespace conclave::engine {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxTextBytes = 256 << 20;
constexpr std::string_view kScaleEnding = "_scale_inv";

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

/// What the text model does not read, as llama.cpp's converter leaves it out.
bool isOtherSense(std::string_view name) {
    static constexpr std::string_view kBeginnings[] = {
        "vit.",       "vpm.",           "siglip2.",          "conformer.",         "merger.",
        "resampler.", "sound_encoder.", "sound_projection.", "speech_embeddings.", "multi_modal_projector."};
    static constexpr std::string_view kParts[] = {"visual.",
                                                  "vision.",
                                                  "audio.",
                                                  "talker.",
                                                  "vision_",
                                                  "audio_",
                                                  "token2wav.",
                                                  "code2wav.",
                                                  "projector.",
                                                  "image_newline",
                                                  "view_seperator",
                                                  "patch_embed",
                                                  "patch_merger.",
                                                  "model.connector.",
                                                  "embed_vision",
                                                  "embed_audio",
                                                  "pre_mm_projector_norm"};
    return std::any_of(std::begin(kBeginnings), std::end(kBeginnings),
                       [&](std::string_view beginning) { return name.starts_with(beginning); }) ||
           std::any_of(std::begin(kParts), std::end(kParts),
                       [&](std::string_view part) { return contains(name, part); });
}

/// Buffers that some files carry and nothing reads.
bool isBuffer(std::string_view name) {
    static constexpr std::string_view kEndings[] = {".attention.masked_bias", ".attention.bias",
                                                    "rotary_emb.inv_freq", ".activation_scale",
                                                    "_activation_scale"};
    return std::any_of(std::begin(kEndings), std::end(kEndings),
                       [&](std::string_view ending) { return name.ends_with(ending); });
}

/// "model.language_model.layers.0…" and "language_model.model.layers.0…" are "model.layers.0…".
std::string textName(std::string name) {
    constexpr std::string_view kPart = "language_model.";
    for (std::size_t place = name.find(kPart); place != std::string::npos; place = name.find(kPart))
        name.erase(place, kPart.size());
    return name;
}

/// A file name that stays in the folder.
bool isPlainName(const std::string& name) {
    return !name.empty() && name.find('/') == std::string::npos && name.find('\0') == std::string::npos &&
           name != "." && name != "..";
}

} // namespace

Checkpoint::~Checkpoint() = default;

Result<std::unique_ptr<Checkpoint>> Checkpoint::open(const std::string& folder) {
    std::error_code error;
    if (!fs::is_directory(folder, error))
        return Error{ErrorKind::NotFound,
                     "'" + folder +
                         "' is no folder: give the folder that holds config.json and *.safetensors"};
    std::unique_ptr<Checkpoint> checkpoint(new Checkpoint);
    checkpoint->m_folder = folder;
    if (Result<void> done = checkpoint->readConfig(); !done)
        return done.error();
    if (Result<void> done = checkpoint->readTensors(); !done)
        return done.error();
    if (Result<void> done = checkpoint->attachScales(); !done)
        return done.error();
    return checkpoint;
}

Result<std::optional<std::string>> Checkpoint::text(const std::string& name) const {
    const fs::path path = fs::path(m_folder) / name;
    std::error_code error;
    if (!fs::exists(path, error))
        return std::optional<std::string>();
    const Result<std::unique_ptr<MappedFile>> file = MappedFile::open(path.string());
    if (!file)
        return file.error();
    const std::span<const std::byte> bytes = (*file)->bytes();
    if (bytes.size() > kMaxTextBytes)
        return Error{ErrorKind::Corrupt, quotedName(name) + " has " + std::to_string(bytes.size()) +
                                             " bytes, more than the " + std::to_string(kMaxTextBytes) +
                                             " that are read here"};
    return std::optional(std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
}

Result<std::optional<nlohmann::json>> Checkpoint::json(const std::string& name) const {
    const Result<std::optional<std::string>> content = text(name);
    if (!content)
        return content.error();
    if (!*content)
        return std::optional<nlohmann::json>();
    nlohmann::json parsed = nlohmann::json::parse(**content, nullptr, false);
    if (!parsed.is_object())
        return Error{ErrorKind::Corrupt, quotedName(name) + " holds no valid JSON object: download it again"};
    return std::optional(std::move(parsed));
}

Result<void> Checkpoint::readConfig() {
    Result<std::optional<nlohmann::json>> config = json("config.json");
    if (!config)
        return config.error();
    if (!*config)
        return Error{ErrorKind::NotFound,
                     "'" + m_folder + "' has no config.json: give the folder of the model"};
    m_config = **std::move(config);
    m_textConfig = m_config;
    if (const auto inner = m_config.find("text_config"); inner != m_config.end() && inner->is_object())
        for (const auto& [key, value] : inner->items())
            m_textConfig[key] = value;
    return {};
}

Result<std::vector<std::string>> Checkpoint::shardNames(nlohmann::json& weightMap) const {
    const Result<std::optional<nlohmann::json>> index = json("model.safetensors.index.json");
    if (!index)
        return index.error();
    std::set<std::string> names;
    if (*index) {
        const auto map = (*index)->find("weight_map");
        if (map == (*index)->end() || !map->is_object())
            return Error{ErrorKind::Corrupt, "'model.safetensors.index.json' has no 'weight_map'"};
        for (const auto& [tensor, file] : map->items()) {
            if (!file.is_string() || !isPlainName(file.get<std::string>()))
                return Error{ErrorKind::Corrupt,
                             "'model.safetensors.index.json' gives no file name for " + quotedName(tensor)};
            names.insert(file.get<std::string>());
        }
        weightMap = *map;
        return std::vector<std::string>(names.begin(), names.end());
    }
    bool hasOtherFormat = false;
    std::error_code error;
    for (fs::directory_iterator entry(m_folder, error), end; !error && entry != end; entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        if (name.starts_with("model") && name.ends_with(".safetensors"))
            names.insert(name);
        hasOtherFormat |= name.starts_with("pytorch_model") && name.ends_with(".bin");
    }
    if (names.empty() && hasOtherFormat)
        return Error{ErrorKind::Unsupported,
                     "'" + m_folder +
                         "' has its weights in pytorch_model*.bin only: get the version with *.safetensors"};
    if (names.empty())
        return Error{ErrorKind::NotFound, "'" + m_folder + "' has no model*.safetensors"};
    return std::vector<std::string>(names.begin(), names.end());
}

Result<void> Checkpoint::readTensors() {
    nlohmann::json weightMap;
    const Result<std::vector<std::string>> names = shardNames(weightMap);
    if (!names)
        return names.error();
    std::size_t found = 0;
    for (const std::string& name : *names) {
        Result<std::unique_ptr<SafetensorsFile>> file =
            SafetensorsFile::open((fs::path(m_folder) / name).string());
        if (!file)
            return file.error().kind == ErrorKind::NotFound
                       ? Error{ErrorKind::NotFound, quotedName(name) + " is missing from '" + m_folder +
                                                        "': download all parts of the model"}
                       : file.error();
        for (const SourceTensor& tensor : (*file)->tensors()) {
            if (weightMap.is_object()) {
                const auto place = weightMap.find(tensor.name);
                if (place == weightMap.end() || *place != name)
                    continue; // what loads the model by its index does not see it either
                ++found;
            }
            if (isBuffer(tensor.name))
                continue;
            if (isOtherSense(tensor.name)) {
                ++m_otherSenses;
                continue;
            }
            const std::string key = textName(tensor.name);
            auto& tensors = std::string_view(key).ends_with(kScaleEnding) ? m_scales : m_tensors;
            if (!tensors.emplace(key, tensor).second)
                return Error{ErrorKind::Corrupt,
                             "tensor " + quotedName(key) + " is in two files of '" + m_folder + "'"};
        }
        m_files.push_back(*std::move(file));
    }
    if (weightMap.is_object() && found < weightMap.size())
        for (const auto& [tensor, file] : weightMap.items()) {
            const auto& files = m_files;
            const bool there = std::any_of(files.begin(), files.end(), [&](const auto& shard) {
                const auto& tensors = shard->tensors();
                return std::any_of(tensors.begin(), tensors.end(),
                                   [&](const SourceTensor& candidate) { return candidate.name == tensor; });
            });
            if (!there)
                return Error{ErrorKind::Corrupt, "tensor " + quotedName(tensor) + " is not in " +
                                                     quotedName(file.get<std::string>()) +
                                                     ", where the index has it: download that file again"};
        }
    return {};
}

Result<void> Checkpoint::attachScales() {
    std::optional<Error> problem;
    JsonReader config(m_textConfig, "config.json", problem);
    JsonReader quantization = config.object("quantization_config");
    const std::string method = quantization.textOr("quant_method", "");
    if (!method.empty() && method != "fp8" && method != "mxfp4")
        quantization.refuse(
            ErrorKind::Unsupported,
            "the weights are quantized with " + quotedName(method) +
                "; fp8 with scales and gpt-oss's mxfp4 can be read: get the original weights");
    const std::vector<std::uint32_t> block = quantization.counts("weight_block_size");
    if (problem)
        return *problem;
    if (!block.empty() && (block.size() != 2 || block[0] == 0 || block[1] == 0))
        return Error{ErrorKind::Corrupt,
                     "config.json: 'weight_block_size' must be two numbers of at least 1"};

    for (const auto& [name, scale] : m_scales) {
        const auto weight =
            m_tensors.find(std::string_view(name).substr(0, name.size() - kScaleEnding.size()));
        if (weight == m_tensors.end())
            return Error{ErrorKind::Corrupt,
                         "scale " + quotedName(name) + " has no tensor that it belongs to"};
        SourceTensor& tensor = weight->second;
        const std::string about = "scale " + quotedName(name) + " of shape " + scale.shapeText();
        if (scale.type != SourceType::f32 && scale.type != SourceType::bf16)
            return Error{ErrorKind::Unsupported,
                         about + " is of type " + quotedName(scale.typeName) + ", F32 and BF16 can be read"};
        if (tensor.type != SourceType::f8e4m3)
            return Error{ErrorKind::Corrupt, about + " belongs to a tensor of type " +
                                                 quotedName(tensor.typeName) + ", not of F8_E4M3"};
        if (scale.elements() == 1 && block.empty()) {
            tensor.scale = &scale;
            continue;
        }
        if (block.empty())
            return Error{ErrorKind::Corrupt, about + " needs 'weight_block_size' in config.json"};
        const auto blocks = [&](std::size_t dim) {
            return (tensor.shape[dim] + block[dim] - 1) / block[dim];
        };
        if (tensor.shape.size() != 2 || scale.shape.size() != 2 || scale.shape[0] != blocks(0) ||
            scale.shape[1] != blocks(1))
            return Error{ErrorKind::Corrupt,
                         about + " does not fit its tensor of shape " + tensor.shapeText() +
                             " in blocks of " + std::to_string(block[0]) + " by " + std::to_string(block[1])};
        tensor.scale = &scale;
        tensor.blockRows = block[0];
        tensor.blockCols = block[1];
    }
    for (const auto& [name, tensor] : m_tensors)
        if (tensor.type == SourceType::f8e4m3 && !tensor.scale)
            return Error{ErrorKind::Corrupt, "tensor " + quotedName(name) +
                                                 " is of type F8_E4M3 but has no " +
                                                 quotedName(name + std::string(kScaleEnding))};
    return {};
}

} // namespace conclave::engine
