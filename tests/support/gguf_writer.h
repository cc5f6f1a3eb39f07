// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace conclave::test {

/// Builds GGUF files for tests: sound ones by default, broken ones through the override members and the
/// add…Raw functions. Keys and tensors are written in the order in which they were added.
class GgufWriter {
  public:
    // What the header says instead of the truth, for malformed files.
    std::string magic = "GGUF";
    std::uint32_t version = 3;
    std::optional<std::uint64_t> claimedEntries;
    std::optional<std::uint64_t> claimedTensors;

    // One metadata entry of the type that the C++ type names.
    void add(std::string_view key, std::uint8_t value);
    void add(std::string_view key, std::int8_t value);
    void add(std::string_view key, std::uint16_t value);
    void add(std::string_view key, std::int16_t value);
    void add(std::string_view key, std::uint32_t value);
    void add(std::string_view key, std::int32_t value);
    void add(std::string_view key, std::uint64_t value);
    void add(std::string_view key, std::int64_t value);
    void add(std::string_view key, float value);
    void add(std::string_view key, double value);
    void add(std::string_view key, bool value);
    void add(std::string_view key, std::string_view value);
    void add(std::string_view key, const char* value) { add(key, std::string_view(value)); }

    void addArray(std::string_view key, const std::vector<std::string>& values);
    void addArray(std::string_view key, const std::vector<float>& values);
    void addArray(std::string_view key, const std::vector<double>& values);
    void addArray(std::string_view key, const std::vector<std::uint8_t>& values);
    void addArray(std::string_view key, const std::vector<std::int8_t>& values);
    void addArray(std::string_view key, const std::vector<std::uint32_t>& values);
    void addArray(std::string_view key, const std::vector<std::int32_t>& values);
    void addArray(std::string_view key, const std::vector<std::uint64_t>& values);
    void addArray(std::string_view key, const std::vector<std::int64_t>& values);
    void addArray(std::string_view key, const std::vector<bool>& values);

    /// An entry of type number @p type whose value is @p payload as it is.
    void addRaw(std::string_view key, std::uint32_t type, std::string_view payload);

    /// Writes general.alignment and keeps to it.
    void setAlignment(std::uint32_t alignment);

    /// A tensor of ggml's type number @p rawType; @p shape as on disk, the fastest dimension (columns) first.
    /// @p data goes behind the data of the tensors before, aligned.
    void addTensor(std::string_view name, std::uint32_t rawType, const std::vector<std::uint64_t>& shape,
                   std::span<const std::byte> data);
    /// An F32 tensor.
    void addTensor(std::string_view name, const std::vector<std::uint64_t>& shape,
                   const std::vector<float>& values);
    /// Only the description of a tensor, with any number of dimensions and any offset.
    void addTensorRaw(std::string_view name, std::uint32_t rawType, const std::vector<std::uint64_t>& shape,
                      std::uint64_t offset);

    std::string bytes() const;
    /// Whether all was written.
    [[nodiscard]] bool write(const std::string& path) const;

  private:
    std::uint64_t m_entryCount = 0;
    std::uint64_t m_tensorCount = 0;
    std::uint32_t m_alignment = 32;
    std::string m_entries;
    std::string m_tensorInfos;
    std::string m_data;
};

/// Appends @p value as on disk: little-endian numbers, strings with their length before them.
template <typename T>
requires std::is_arithmetic_v<T>
void appendValue(std::string& bytes, T value) {
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}
void appendValue(std::string& bytes, std::string_view text);

/// @p bytes as a file at @p path; whether all was written.
[[nodiscard]] bool writeFile(const std::string& path, std::string_view bytes);

} // namespace conclave::test
