// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/gguf_writer.h"

#include <fstream>

namespace conclave::test {

namespace {

// Numbers of the value types on disk.
template <typename T>
constexpr std::uint32_t kTypeNumber = 0;
template <>
constexpr std::uint32_t kTypeNumber<std::uint8_t> = 0;
template <>
constexpr std::uint32_t kTypeNumber<std::int8_t> = 1;
template <>
constexpr std::uint32_t kTypeNumber<std::uint16_t> = 2;
template <>
constexpr std::uint32_t kTypeNumber<std::int16_t> = 3;
template <>
constexpr std::uint32_t kTypeNumber<std::uint32_t> = 4;
template <>
constexpr std::uint32_t kTypeNumber<std::int32_t> = 5;
template <>
constexpr std::uint32_t kTypeNumber<float> = 6;
template <>
constexpr std::uint32_t kTypeNumber<bool> = 7;
template <>
constexpr std::uint32_t kTypeNumber<std::string> = 8;
constexpr std::uint32_t kArray = 9;
template <>
constexpr std::uint32_t kTypeNumber<std::uint64_t> = 10;
template <>
constexpr std::uint32_t kTypeNumber<std::int64_t> = 11;
template <>
constexpr std::uint32_t kTypeNumber<double> = 12;

template <typename T>
std::string scalar(T value) {
    std::string payload;
    appendValue(payload, value);
    return payload;
}

template <typename T>
std::string array(const std::vector<T>& values) {
    std::string payload;
    appendValue(payload, kTypeNumber<T>);
    appendValue(payload, static_cast<std::uint64_t>(values.size()));
    for (const auto& value : values) {
        if constexpr (std::is_same_v<T, std::string>)
            appendValue(payload, std::string_view(value));
        else
            appendValue(payload, static_cast<T>(value));
    }
    return payload;
}

void padTo(std::string& bytes, std::size_t alignment) {
    if (alignment > 1)
        bytes.resize((bytes.size() + alignment - 1) / alignment * alignment, '\0');
}

} // namespace

void appendValue(std::string& bytes, std::string_view text) {
    appendValue(bytes, static_cast<std::uint64_t>(text.size()));
    bytes.append(text);
}

bool writeFile(const std::string& path, std::string_view bytes) {
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    return file.good();
}

void GgufWriter::add(std::string_view key, std::uint8_t value) {
    addRaw(key, kTypeNumber<std::uint8_t>, scalar(value));
}
void GgufWriter::add(std::string_view key, std::int8_t value) {
    addRaw(key, kTypeNumber<std::int8_t>, scalar(value));
}
void GgufWriter::add(std::string_view key, std::uint16_t value) {
    addRaw(key, kTypeNumber<std::uint16_t>, scalar(value));
}
void GgufWriter::add(std::string_view key, std::int16_t value) {
    addRaw(key, kTypeNumber<std::int16_t>, scalar(value));
}
void GgufWriter::add(std::string_view key, std::uint32_t value) {
    addRaw(key, kTypeNumber<std::uint32_t>, scalar(value));
}
void GgufWriter::add(std::string_view key, std::int32_t value) {
    addRaw(key, kTypeNumber<std::int32_t>, scalar(value));
}
void GgufWriter::add(std::string_view key, std::uint64_t value) {
    addRaw(key, kTypeNumber<std::uint64_t>, scalar(value));
}
void GgufWriter::add(std::string_view key, std::int64_t value) {
    addRaw(key, kTypeNumber<std::int64_t>, scalar(value));
}
void GgufWriter::add(std::string_view key, float value) {
    addRaw(key, kTypeNumber<float>, scalar(value));
}
void GgufWriter::add(std::string_view key, double value) {
    addRaw(key, kTypeNumber<double>, scalar(value));
}
void GgufWriter::add(std::string_view key, bool value) {
    addRaw(key, kTypeNumber<bool>, scalar(value));
}
void GgufWriter::add(std::string_view key, std::string_view value) {
    addRaw(key, kTypeNumber<std::string>, scalar(value));
}

void GgufWriter::addArray(std::string_view key, const std::vector<std::string>& values) {
    addRaw(key, kArray, array(values));
}
void GgufWriter::addArray(std::string_view key, const std::vector<float>& values) {
    addRaw(key, kArray, array(values));
}
void GgufWriter::addArray(std::string_view key, const std::vector<double>& values) {
    addRaw(key, kArray, array(values));
}
void GgufWriter::addArray(std::string_view key, const std::vector<std::uint8_t>& values) {
    addRaw(key, kArray, array(values));
}
void GgufWriter::addArray(std::string_view key, const std::vector<std::int8_t>& values) {
    addRaw(key, kArray, array(values));
}
void GgufWriter::addArray(std::string_view key, const std::vector<std::uint32_t>& values) {
    addRaw(key, kArray, array(values));
}
void GgufWriter::addArray(std::string_view key, const std::vector<std::int32_t>& values) {
    addRaw(key, kArray, array(values));
}
void GgufWriter::addArray(std::string_view key, const std::vector<std::uint64_t>& values) {
    addRaw(key, kArray, array(values));
}
void GgufWriter::addArray(std::string_view key, const std::vector<std::int64_t>& values) {
    addRaw(key, kArray, array(values));
}
void GgufWriter::addArray(std::string_view key, const std::vector<bool>& values) {
    addRaw(key, kArray, array(values));
}

void GgufWriter::addRaw(std::string_view key, std::uint32_t type, std::string_view payload) {
    appendValue(m_entries, key);
    appendValue(m_entries, type);
    m_entries.append(payload);
    ++m_entryCount;
}

void GgufWriter::setAlignment(std::uint32_t alignment) {
    add("general.alignment", alignment);
    m_alignment = alignment;
}

void GgufWriter::addTensor(std::string_view name, std::uint32_t rawType,
                           const std::vector<std::uint64_t>& shape, std::span<const std::byte> data) {
    padTo(m_data, m_alignment);
    addTensorRaw(name, rawType, shape, m_data.size());
    m_data.append(reinterpret_cast<const char*>(data.data()), data.size());
}

void GgufWriter::addTensor(std::string_view name, const std::vector<std::uint64_t>& shape,
                           const std::vector<float>& values) {
    addTensor(name, 0, shape, std::as_bytes(std::span(values)));
}

void GgufWriter::addTensorRaw(std::string_view name, std::uint32_t rawType,
                              const std::vector<std::uint64_t>& shape, std::uint64_t offset) {
    appendValue(m_tensorInfos, name);
    appendValue(m_tensorInfos, static_cast<std::uint32_t>(shape.size()));
    for (const std::uint64_t length : shape)
        appendValue(m_tensorInfos, length);
    appendValue(m_tensorInfos, rawType);
    appendValue(m_tensorInfos, offset);
    ++m_tensorCount;
}

std::string GgufWriter::bytes() const {
    std::string file = magic;
    appendValue(file, version);
    appendValue(file, claimedTensors.value_or(m_tensorCount));
    appendValue(file, claimedEntries.value_or(m_entryCount));
    file += m_entries;
    file += m_tensorInfos;
    if (!m_data.empty()) {
        padTo(file, m_alignment);
        file += m_data;
    }
    return file;
}

bool GgufWriter::write(const std::string& path) const {
    return writeFile(path, bytes());
}

} // namespace conclave::test
