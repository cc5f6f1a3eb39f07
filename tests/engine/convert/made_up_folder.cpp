// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/convert/made_up_folder.h"

#include "tests/support/gguf_writer.h"

namespace conclave::test {

using nlohmann::json;

void SafetensorsBuilder::add(const std::string& name, const char* type,
                             const std::vector<std::int64_t>& shape, const std::string& bytes) {
    header[name] = {
        {"dtype", type}, {"shape", shape}, {"data_offsets", {data.size(), data.size() + bytes.size()}}};
    data += bytes;
}

void SafetensorsBuilder::addCounted(const std::string& name, const std::vector<std::int64_t>& shape,
                                    float first) {
    std::int64_t count = 1;
    for (const std::int64_t length : shape)
        count *= length;
    std::string bytes;
    for (std::int64_t i = 0; i < count; ++i)
        appendValue(bytes, first + static_cast<float>(i));
    add(name, "F32", shape, bytes);
}

std::string SafetensorsBuilder::bytes() const {
    const std::string text = header.dump();
    std::string file;
    appendValue(file, std::uint64_t{text.size()});
    return file + text + data;
}

MadeUpFolder::MadeUpFolder(json settings) : config(std::move(settings)) {
    tokenizer = byteLevelTokenizer(config.value("vocab_size", 4));
    tokenizerConfig = {{"eos_token", "<|end|>"}, {"add_bos_token", false}};
}

bool MadeUpFolder::write(const char* name, const std::string& content) const {
    return writeFile(m_folder.filePath(QLatin1String(name)).toStdString(), content);
}

bool MadeUpFolder::write() const {
    return m_folder.isValid() && write("config.json", config.dump()) &&
           write("model.safetensors", weights.bytes()) && write("tokenizer.json", tokenizer.dump()) &&
           write("tokenizer_config.json", tokenizerConfig.dump());
}

json byteLevelTokenizer(int size) {
    json vocabulary = json::object();
    for (int id = 0; id + 1 < size; ++id)
        vocabulary[std::string(1, static_cast<char>('a' + id))] = id;
    const char* const regex =
        R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)";
    return {
        {"model",
         {{"type", "BPE"}, {"vocab", vocabulary}, {"merges", json::array()}, {"byte_fallback", false}}},
        {"added_tokens", {{{"id", size - 1}, {"content", "<|end|>"}, {"special", true}}}},
        {"pre_tokenizer",
         {{"type", "Sequence"},
          {"pretokenizers",
           {{{"type", "Split"}, {"pattern", {{"Regex", regex}}}, {"behavior", "Isolated"}, {"invert", false}},
            {{"type", "ByteLevel"}, {"add_prefix_space", false}, {"use_regex", false}}}}}}};
}

} // namespace conclave::test
