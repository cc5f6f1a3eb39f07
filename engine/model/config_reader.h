// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/gguf/gguf_reader.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace conclave::engine {

/// Reads the hyper-parameters of one architecture out of a file's metadata, each with its allowed range.
///
/// Keys are given without the architecture's prefix. The first problem is kept and everything after it gives
/// harmless values, so that a config function reads as a list of keys and the caller asks for error() once.
/// Used on the stack by one function; the file outlives it.
class ConfigReader {
  public:
    ConfigReader(const GgufReader& file, std::string architecture);

    bool has(std::string_view key) const;

    /// A whole number that must be there.
    int count(std::string_view key, int low, int high);
    /// A whole number, @p fallback when the key is missing (the fallback is not checked).
    int countOr(std::string_view key, int fallback, int low, int high);
    /// One whole number for each of @p layers: an array of as many (or of more: the first ones count), or one
    /// number for all of them. @p fallback when the key is missing.
    std::vector<int> countPerLayer(std::string_view key, int layers, int fallback, int low, int high);
    double real(std::string_view key, double low, double high);
    double realOr(std::string_view key, double fallback, double low, double high);
    bool flagOr(std::string_view key, bool fallback);
    std::string textOr(std::string_view key, std::string fallback);

    /// Refuses the file unless @p condition; only the first refusal counts.
    void require(bool condition, ErrorKind kind, const std::string& sentence);
    /// The key as it stands in the file, quoted, for sentences.
    std::string quoted(std::string_view key) const;

    const GgufReader& file() const { return m_file; }
    const std::string& architecture() const { return m_architecture; }
    const std::optional<Error>& error() const { return m_error; }

  private:
    std::string fullKey(std::string_view key) const;
    std::optional<std::int64_t> readInteger(std::string_view key);
    std::optional<double> readReal(std::string_view key);

    const GgufReader& m_file;
    std::string m_architecture;
    std::optional<Error> m_error;
};

} // namespace conclave::engine
