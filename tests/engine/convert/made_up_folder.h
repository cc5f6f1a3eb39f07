// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

namespace conclave::test {

/// A safetensors file, built tensor by tensor: sound by default, broken by changing `header` or `data`.
class SafetensorsBuilder {
  public:
    nlohmann::ordered_json header = nlohmann::ordered_json::object();
    std::string data;

    void add(const std::string& name, const char* type, const std::vector<std::int64_t>& shape,
             const std::string& bytes);
    /// F32: @p first, first + 1, …, so that every number says where it was.
    void addCounted(const std::string& name, const std::vector<std::int64_t>& shape, float first = 0);

    std::string bytes() const;
};

/// A folder of a model, thrown away at the end: config.json, one safetensors file, a byte-level tokenizer.
class MadeUpFolder {
  public:
    explicit MadeUpFolder(nlohmann::json config);

    SafetensorsBuilder weights;
    nlohmann::json config;
    nlohmann::json tokenizer;
    nlohmann::json tokenizerConfig;

    /// Writes everything; false when the disk refuses.
    [[nodiscard]] bool write() const;
    /// A further file.
    [[nodiscard]] bool write(const char* name, const std::string& content) const;
    std::string path() const { return m_folder.path().toStdString(); }
    std::string out() const { return m_folder.filePath(QStringLiteral("out.gguf")).toStdString(); }
    QTemporaryDir& folder() { return m_folder; }

  private:
    QTemporaryDir m_folder;
};

/// tokenizer.json of Qwen's kind with @p size tokens: "a", "b", …, and "<|end|>" at the end.
nlohmann::json byteLevelTokenizer(int size);

} // namespace conclave::test
