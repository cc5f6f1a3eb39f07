// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/run/tiny_checkpoint.h"

#include <algorithm>
#include <bit>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace conclave::test {

namespace {

using Json = nlohmann::ordered_json;

static_assert(std::endian::native == std::endian::little, "files hold floats as they lie in memory");

std::uint64_t fnv1a64(const std::string& text) {
    std::uint64_t value = 0xCBF29CE484222325;
    for (const char byte : text)
        value = (value ^ static_cast<unsigned char>(byte)) * 0x100000001B3;
    return value;
}

std::uint64_t splitmix64(std::uint64_t value) {
    value += 0x9E3779B97F4A7C15;
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
    return value ^ (value >> 31);
}

std::uint64_t elementCount(const GeneratedTensor& tensor) {
    std::uint64_t count = 1;
    for (const std::uint64_t size : tensor.shape)
        count *= size;
    return count;
}

std::uint64_t byteCount(const GeneratedTensor& tensor) {
    return elementCount(tensor) * (tensor.type == "F32" ? sizeof(float) : 1);
}

std::string bytesOf(const GeneratedTensor& tensor, std::uint64_t seed) {
    const std::uint64_t start = fnv1a64(std::to_string(seed) + "/" + tensor.name);
    const std::uint64_t count = elementCount(tensor);
    std::string bytes;
    bytes.reserve(byteCount(tensor));
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::uint64_t z = splitmix64(start + i);
        if (tensor.type == "F32") {
            // 24 bits times a float are exact in double, so that a fused multiplication changes nothing.
            const double r = static_cast<double>(z >> 40) / 8388608.0 - 1.0;
            const auto value = static_cast<float>(tensor.offset + tensor.scale * r);
            bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
        } else {
            const std::uint64_t masked = (z >> 32) & static_cast<std::uint64_t>(tensor.scale);
            bytes.push_back(static_cast<char>(static_cast<std::uint64_t>(tensor.offset) + masked));
        }
    }
    return bytes;
}

/// "layers.{0-2}.experts.{0-4}.up" as its combinations.
std::vector<std::string> expand(const std::string& pattern) {
    const std::size_t open = pattern.find('{');
    if (open == std::string::npos)
        return {pattern};
    const std::size_t close = pattern.find('}', open);
    const std::string range = pattern.substr(open + 1, close - open - 1);
    const std::size_t dash = range.find('-');
    std::vector<std::string> names;
    for (int i = std::stoi(range.substr(0, dash)); i <= std::stoi(range.substr(dash + 1)); ++i) {
        const std::string head = pattern.substr(0, open) + std::to_string(i);
        for (const std::string& name : expand(head + pattern.substr(close + 1)))
            names.push_back(name);
    }
    return names;
}

/// @p line: [pattern, shape, scale, offset], and the type where it is not f32.
void addTensors(const Json& line, std::vector<GeneratedTensor>& tensors) {
    const std::string type = line.size() < 5 ? "F32" : line[4] == "u8" ? "U8" : "F8_E4M3";
    for (const std::string& name : expand(line[0].get<std::string>()))
        tensors.push_back({name, line[1].get<std::vector<std::uint64_t>>(), line[2].get<double>(),
                           line[3].get<double>(), type});
}

std::ifstream openFile(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw std::runtime_error("cannot read " + path.string());
    return file;
}

void writeFile(const std::filesystem::path& path, const std::string& bytes) {
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file << bytes;
    file.close();
    if (!file)
        throw std::runtime_error("cannot write " + path.string());
}

} // namespace

TinyFamily readTinyFamily(const std::filesystem::path& data, const std::string& name) {
    std::ifstream text = openFile(data / (name + ".json"));
    std::ifstream numbers = openFile(data / (name + ".f32"));
    const Json root = Json::parse(text);
    const Json& config = root.at("config");
    const Json& textConfig = config.contains("text_config") ? config["text_config"] : config;
    const auto vocabulary = textConfig.at("vocab_size").get<std::size_t>();
    TinyFamily family{.config = config.dump(1), .seed = root.at("seed").get<std::uint64_t>()};
    for (const Json& line : root.at("tensors"))
        addTensors(line, family.tensors);
    std::ranges::sort(family.tensors, {}, &GeneratedTensor::name);
    for (const Json& entry : root.at("prompts")) {
        GoldenPrompt prompt{.tokens = entry.at("tokens").get<std::vector<int>>(),
                            .greedy = entry.at("greedy").get<std::vector<int>>(),
                            .rows = entry.at("rows").get<std::vector<int>>(),
                            .logits = {}};
        for (std::size_t row = 0; row < prompt.rows.size(); ++row) {
            std::vector<float>& values = prompt.logits.emplace_back(vocabulary);
            if (!numbers.read(reinterpret_cast<char*>(values.data()),
                              static_cast<std::streamsize>(vocabulary * sizeof(float))))
                throw std::runtime_error(name + ".f32 is too short");
        }
        family.prompts.push_back(std::move(prompt));
    }
    return family;
}

void writeTinyCheckpoint(const TinyFamily& family, const std::filesystem::path& data,
                         const std::filesystem::path& to) {
    writeFile(to / "config.json", family.config);
    for (const char* file : {"tokenizer.json", "tokenizer_config.json"})
        std::filesystem::copy_file(data / "tokenizer" / file, to / file);
    Json header = Json::object();
    std::uint64_t position = 0;
    for (const GeneratedTensor& tensor : family.tensors) {
        const std::uint64_t end = position + byteCount(tensor);
        header[tensor.name] = {
            {"dtype", tensor.type}, {"shape", tensor.shape}, {"data_offsets", {position, end}}};
        position = end;
    }
    std::string text = header.dump();
    text.append((8 - text.size() % 8) % 8, ' ');
    const auto length = static_cast<std::uint64_t>(text.size());
    std::string bytes(reinterpret_cast<const char*>(&length), sizeof length);
    bytes += text;
    for (const GeneratedTensor& tensor : family.tensors)
        bytes += bytesOf(tensor, family.seed);
    writeFile(to / "model.safetensors", bytes);
}

} // namespace conclave::test
