// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/gguf/gguf_reader.h"

#include "engine/gguf/gguf_parser.h"
#include "engine/gguf/gguf_split.h"
#include "engine/gguf/gguf_types.h"
#include "engine/gguf/mapped_file.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

namespace conclave::engine {

struct GgufReader::Parsed {
    std::string path;
    std::vector<std::unique_ptr<MappedFile>> files; // the parts in their order
    GgufHeader header;                              // views into files
};

namespace {

Error wrongType(const GgufEntry& entry, const char* wanted) {
    std::string found = ggufTypeName(entry.type);
    if (entry.type == GgufType::array)
        found += " of " + ggufTypeName(entry.elementType);
    return {ErrorKind::Corrupt,
            "metadata " + quotedName(entry.key) + " must be " + wanted + " but is " + found};
}

Error doesNotFit(const GgufEntry& entry, const std::string& value) {
    return {ErrorKind::Corrupt,
            "metadata " + quotedName(entry.key) + " is " + value + ", which is out of range"};
}

template <typename T>
T valueAt(const std::byte* place) {
    T value;
    std::memcpy(&value, place, sizeof value);
    return value;
}

/// The sign and the bits of an integer of any width.
struct AnyInteger {
    bool negative = false;
    std::uint64_t bits = 0; ///< two's complement when negative

    std::string text() const {
        return negative ? std::to_string(static_cast<std::int64_t>(bits)) : std::to_string(bits);
    }
    bool fitsSigned() const {
        return negative || bits <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    }
};

template <typename T>
AnyInteger anyInteger(const std::byte* place) {
    const T value = valueAt<T>(place);
    return {value < 0, static_cast<std::uint64_t>(static_cast<std::int64_t>(value))};
}

/// Booleans are integers here only when @p booleans.
std::optional<AnyInteger> integerAt(GgufType type, const std::byte* place, bool booleans = false) {
    switch (type) {
    case GgufType::u8:
        return AnyInteger{false, valueAt<std::uint8_t>(place)};
    case GgufType::u16:
        return AnyInteger{false, valueAt<std::uint16_t>(place)};
    case GgufType::u32:
        return AnyInteger{false, valueAt<std::uint32_t>(place)};
    case GgufType::u64:
        return AnyInteger{false, valueAt<std::uint64_t>(place)};
    case GgufType::i8:
        return anyInteger<std::int8_t>(place);
    case GgufType::i16:
        return anyInteger<std::int16_t>(place);
    case GgufType::i32:
        return anyInteger<std::int32_t>(place);
    case GgufType::i64:
        return anyInteger<std::int64_t>(place);
    case GgufType::boolean:
        return booleans ? std::optional(AnyInteger{false, valueAt<std::uint8_t>(place)}) : std::nullopt;
    case GgufType::f32:
    case GgufType::f64:
    case GgufType::string:
    case GgufType::array:
        return std::nullopt;
    }
    return std::nullopt;
}

std::optional<double> realAt(GgufType type, const std::byte* place) {
    if (type == GgufType::f32)
        return valueAt<float>(place);
    if (type == GgufType::f64)
        return valueAt<double>(place);
    return std::nullopt;
}

/// An empty array is taken for an array of whatever is wanted: writers differ in what they call it.
bool isEmptyArray(const GgufEntry& entry) {
    return entry.type == GgufType::array && entry.count == 0;
}

} // namespace

std::string GgufTensor::shapeText() const {
    std::string text = "[";
    for (int i = 0; i < dimensions; ++i)
        text += (i == 0 ? "" : ", ") + std::to_string(shape[static_cast<std::size_t>(i)]);
    return text + "]";
}

GgufReader::GgufReader() : m_parsed(std::make_unique<Parsed>()) {}
GgufReader::~GgufReader() = default;

Result<std::shared_ptr<const GgufReader>> GgufReader::open(const std::string& path) {
    Result<GgufParts> parts = openGgufParts(path);
    if (!parts)
        return parts.error();
    std::shared_ptr<GgufReader> reader(new GgufReader);
    reader->m_parsed->path = path;
    reader->m_parsed->files = std::move(parts->files);
    reader->m_parsed->header = std::move(parts->header);
    return std::shared_ptr<const GgufReader>(std::move(reader));
}

const std::string& GgufReader::path() const {
    return m_parsed->path;
}

std::uint64_t GgufReader::fileBytes() const {
    std::uint64_t bytes = 0;
    for (const std::unique_ptr<MappedFile>& file : m_parsed->files)
        bytes += file->bytes().size();
    return bytes;
}

std::uint32_t GgufReader::version() const {
    return m_parsed->header.version;
}

std::span<const std::unique_ptr<MappedFile>> GgufReader::files() const {
    return m_parsed->files;
}

bool GgufReader::has(std::string_view key) const {
    return m_parsed->header.entry(key) != nullptr;
}

const GgufEntry* GgufReader::entry(std::string_view key) const {
    return m_parsed->header.entry(key);
}

std::vector<std::string_view> GgufReader::keys() const {
    std::vector<std::string_view> keys;
    keys.reserve(m_parsed->header.entries.size());
    for (const GgufEntry& entry : m_parsed->header.entries)
        keys.push_back(entry.key);
    return keys;
}

std::optional<GgufType> GgufReader::type(std::string_view key) const {
    const GgufEntry* entry = m_parsed->header.entry(key);
    return entry ? std::optional(entry->type) : std::nullopt;
}

Result<std::optional<std::uint64_t>> GgufReader::unsignedInteger(std::string_view key) const {
    const GgufEntry* entry = m_parsed->header.entry(key);
    if (!entry)
        return std::optional<std::uint64_t>();
    const std::optional<AnyInteger> value = integerAt(entry->type, entry->payload.data());
    if (!value)
        return wrongType(*entry, "an integer");
    if (value->negative)
        return doesNotFit(*entry, value->text());
    return std::optional(value->bits);
}

Result<std::optional<std::int64_t>> GgufReader::integer(std::string_view key) const {
    const GgufEntry* entry = m_parsed->header.entry(key);
    if (!entry)
        return std::optional<std::int64_t>();
    const std::optional<AnyInteger> value = integerAt(entry->type, entry->payload.data());
    if (!value)
        return wrongType(*entry, "an integer");
    if (!value->fitsSigned())
        return doesNotFit(*entry, value->text());
    return std::optional(static_cast<std::int64_t>(value->bits));
}

Result<std::optional<double>> GgufReader::real(std::string_view key) const {
    const GgufEntry* entry = m_parsed->header.entry(key);
    if (!entry)
        return std::optional<double>();
    const std::optional<double> value = realAt(entry->type, entry->payload.data());
    if (!value)
        return wrongType(*entry, "a real number");
    return value;
}

Result<std::optional<bool>> GgufReader::boolean(std::string_view key) const {
    const GgufEntry* entry = m_parsed->header.entry(key);
    if (!entry)
        return std::optional<bool>();
    if (entry->type != GgufType::boolean)
        return wrongType(*entry, "true or false");
    return std::optional(entry->payload[0] != std::byte{0});
}

Result<std::optional<std::string_view>> GgufReader::string(std::string_view key) const {
    const GgufEntry* entry = m_parsed->header.entry(key);
    if (!entry)
        return std::optional<std::string_view>();
    if (entry->type != GgufType::string)
        return wrongType(*entry, "a string");
    std::span<const std::byte> payload = entry->payload;
    return std::optional(takeString(payload));
}

Result<std::optional<std::vector<std::string_view>>> GgufReader::strings(std::string_view key) const {
    const GgufEntry* entry = m_parsed->header.entry(key);
    if (!entry)
        return std::optional<std::vector<std::string_view>>();
    if (!isEmptyArray(*entry) && (entry->type != GgufType::array || entry->elementType != GgufType::string))
        return wrongType(*entry, "an array of strings");
    std::vector<std::string_view> values;
    values.reserve(entry->count);
    std::span<const std::byte> payload = entry->payload;
    for (std::uint64_t i = 0; i < entry->count; ++i)
        values.push_back(takeString(payload));
    return std::optional(std::move(values));
}

Result<std::optional<std::vector<float>>> GgufReader::reals(std::string_view key) const {
    const GgufEntry* entry = m_parsed->header.entry(key);
    if (!entry)
        return std::optional<std::vector<float>>();
    std::vector<float> values;
    if (isEmptyArray(*entry))
        return std::optional(std::move(values));
    const bool wanted = entry->elementType == GgufType::f32 || entry->elementType == GgufType::f64;
    if (entry->type != GgufType::array || !wanted)
        return wrongType(*entry, "an array of real numbers");
    values.reserve(entry->count);
    const std::uint64_t bytesEach = scalarBytes(entry->elementType);
    for (std::uint64_t i = 0; i < entry->count; ++i) {
        const double value = *realAt(entry->elementType, entry->payload.data() + i * bytesEach);
        values.push_back(static_cast<float>(value)); // IEEE 754: out of float's range becomes infinite
    }
    return std::optional(std::move(values));
}

Result<std::optional<std::vector<std::int64_t>>> GgufReader::integers(std::string_view key) const {
    const GgufEntry* entry = m_parsed->header.entry(key);
    if (!entry)
        return std::optional<std::vector<std::int64_t>>();
    std::vector<std::int64_t> values;
    if (isEmptyArray(*entry))
        return std::optional(std::move(values));
    if (entry->type != GgufType::array)
        return wrongType(*entry, "an array of integers");
    values.reserve(entry->elementType == GgufType::string ? 0 : entry->count);
    const std::uint64_t bytesEach = scalarBytes(entry->elementType);
    for (std::uint64_t i = 0; i < entry->count; ++i) {
        const std::optional<AnyInteger> value =
            integerAt(entry->elementType, entry->payload.data() + i * bytesEach, true);
        if (!value)
            return wrongType(*entry, "an array of integers");
        if (!value->fitsSigned())
            return doesNotFit(*entry, value->text());
        values.push_back(static_cast<std::int64_t>(value->bits));
    }
    return std::optional(std::move(values));
}

const std::vector<GgufTensor>& GgufReader::tensors() const {
    return m_parsed->header.tensors;
}

const GgufTensor* GgufReader::tensor(std::string_view name) const {
    return m_parsed->header.tensor(name);
}

} // namespace conclave::engine
