// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/convert/model_card.h"

#include "engine/convert/json_reader.h"

#include <filesystem>
#include <string_view>

namespace conclave::engine {

namespace {

/// The value of "key: value" between the README's first two lines of dashes. Lists and objects are not read.
std::string frontMatter(std::string_view readme, std::string_view key) {
    bool isInside = false;
    while (!readme.empty()) {
        std::string_view line = readme.substr(0, readme.find('\n'));
        readme.remove_prefix(std::min(readme.size(), line.size() + 1));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (line == "---") {
            if (isInside)
                return {};
            isInside = true;
            continue;
        }
        if (!isInside)
            return {};
        if (!line.starts_with(key) || line.size() <= key.size() || line[key.size()] != ':')
            continue;
        line.remove_prefix(key.size() + 1);
        while (!line.empty() && (line.front() == ' ' || line.front() == '"' || line.front() == '\''))
            line.remove_prefix(1);
        while (!line.empty() && (line.back() == ' ' || line.back() == '"' || line.back() == '\''))
            line.remove_suffix(1);
        return std::string(line);
    }
    return {};
}

} // namespace

Result<void> addModelCard(const Checkpoint& checkpoint, const char* architecture, Metadata& metadata) {
    namespace fs = std::filesystem;
    metadata.set("general.architecture", architecture);
    metadata.set("general.type", "model");
    std::error_code error;
    const fs::path folder = fs::canonical(checkpoint.folder(), error);
    metadata.set("general.name", folder.filename().string());

    const Result<std::optional<std::string>> readme = checkpoint.text("README.md");
    if (!readme)
        return readme.error();
    struct Key {
        const char* source;
        const char* target;
    };
    for (const Key& key : {Key{"license", "general.license"}, Key{"license_name", "general.license.name"},
                           Key{"license_link", "general.license.link"}})
        if (std::string value = frontMatter(readme->value_or(""), key.source); !value.empty())
            metadata.set(key.target, std::move(value));

    const Result<std::optional<nlohmann::json>> generation = checkpoint.json("generation_config.json");
    if (!generation)
        return generation.error();
    if (!*generation)
        return {};
    std::optional<Error> problem;
    JsonReader settings(**generation, "generation_config.json", problem);
    if (const std::optional<std::uint32_t> topK = settings.countIf("top_k"))
        metadata.set("general.sampling.top_k", static_cast<std::int32_t>(*topK));
    for (const Key& key : {Key{"top_p", "general.sampling.top_p"}, Key{"min_p", "general.sampling.min_p"},
                           Key{"temperature", "general.sampling.temp"}})
        if (const std::optional<double> value = settings.realIf(key.source))
            metadata.set(key.target, static_cast<float>(*value));
    return problem ? Result<void>(*problem) : Result<void>();
}

} // namespace conclave::engine
