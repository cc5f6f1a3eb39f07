// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/gguf/gguf_parser.h"

#include "engine/gguf/file_kind.h"
#include "engine/gguf/gguf_types.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <numeric>
#include <optional>
#include <utility>

namespace conclave::engine {

namespace {

static_assert(std::endian::native == std::endian::little, "values are copied as they are on disk");

constexpr std::uint64_t kDefaultAlignment = 32;
// The smallest entries there can be. Counts are held against them before anything is allocated.
constexpr std::uint64_t kMinEntryBytes = 8 + 1 + 4 + 1;      // key length, key, type, value
constexpr std::uint64_t kMinTensorBytes = 8 + 1 + 4 + 4 + 8; // name length, name, dimensions, type, offset
// Far above any model; a hostile file cannot make the index larger than about 200 MB.
constexpr std::uint64_t kMaxCount = 1 << 20;

constexpr const char* kCutOff = "; the download was probably cut off: download it again";
constexpr const char* kDamaged = "; the file is damaged: download it again";

std::string number(std::uint64_t value) {
    return std::to_string(value);
}

/// a * b, or nothing when it does not fit into 63 bits.
std::optional<std::uint64_t> product(std::uint64_t a, std::uint64_t b) {
    constexpr std::uint64_t kMax = std::numeric_limits<std::int64_t>::max();
    if (a != 0 && b > kMax / a)
        return std::nullopt;
    return a * b;
}

/// For what was read well but makes no sense.
Error damaged(std::string message) {
    return {ErrorKind::Corrupt, std::move(message) + kDamaged};
}

class Parser {
  public:
    explicit Parser(std::span<const std::byte> file) : m_file(file) {}

    Result<GgufHeader> parse() {
        if (Result<void> done = readStart(); !done)
            return done.error();
        for (std::uint64_t i = 0; i < m_entryCount; ++i)
            if (Result<void> done = readEntry(); !done)
                return done.error();
        if (Result<void> done = indexEntries(); !done)
            return done.error();
        for (std::uint64_t i = 0; i < m_tensorCount; ++i)
            if (Result<void> done = readTensor(); !done)
                return done.error();
        if (Result<void> done = indexTensors(m_header); !done)
            return done.error();
        if (Result<void> done = placeTensors(); !done)
            return done.error();
        return std::move(m_header);
    }

  private:
    std::uint64_t remaining() const { return m_file.size() - m_offset; }

    /// An error while reading at the present offset.
    Error corrupt(std::string message) const {
        // Where the zeros begin says more than what they were taken for.
        if (zerosFrom(m_file, m_offset))
            return {ErrorKind::Corrupt, "the file is filled with zeros from byte " + number(m_offset) +
                                            " on, the download never finished: download it again"};
        return {ErrorKind::Corrupt, std::move(message)};
    }

    /// The file is too short for @p what, which needs @p bytes at the present offset.
    Error tooShort(const std::string& what, std::uint64_t bytes) const {
        return corrupt("the file ends after " + number(m_file.size()) + " bytes, but " + what + " at byte " +
                       number(m_offset) + " needs " + number(bytes) + " more" + kCutOff);
    }

    template <typename T>
    Result<T> read(const char* what) {
        if (remaining() < sizeof(T))
            return tooShort(what, sizeof(T));
        T value;
        std::memcpy(&value, m_file.data() + m_offset, sizeof(T));
        m_offset += sizeof(T);
        return value;
    }

    Result<std::string_view> readString(const std::string& what) {
        if (remaining() < 8)
            return tooShort("the length of " + what, 8);
        std::uint64_t length = 0;
        std::memcpy(&length, m_file.data() + m_offset, sizeof length);
        if (length > remaining() - 8)
            return tooShort(what, length);
        const auto* text = reinterpret_cast<const char*>(m_file.data() + m_offset + 8);
        m_offset += 8 + length;
        return std::string_view(text, length);
    }

    Result<void> readStart();
    Result<void> readCounts();
    Result<void> readEntry();
    Result<void> readValue(GgufEntry& entry, const std::string& name);
    Result<void> readArray(GgufEntry& entry, const std::string& name);
    Result<void> checkBooleans(std::span<const std::byte> values, const std::string& name) const;
    Result<void> indexEntries();
    Result<void> readAlignment();
    Result<void> readTensor();
    Result<void> readShape(GgufTensor& tensor, const std::string& name);
    Result<void> placeTensors();
    Result<void> checkOverlap() const;

    std::span<const std::byte> m_file;
    std::uint64_t m_offset = 0; // never above m_file.size()
    std::uint64_t m_entryCount = 0;
    std::uint64_t m_tensorCount = 0;
    std::uint64_t m_alignment = kDefaultAlignment;
    std::vector<std::uint64_t> m_tensorOffsets; // from the start of the data, one per tensor
    GgufHeader m_header;
};

Result<void> Parser::readStart() {
    if (m_file.size() < 4 || std::memcmp(m_file.data(), "GGUF", 4) != 0)
        return explainNotGguf(m_file);
    m_offset = 4;
    const Result<std::uint32_t> version = read<std::uint32_t>("the version");
    if (!version)
        return version.error();
    if (*version == 0) {
        m_offset = 4;
        return corrupt(std::string("the file gives its version as 0") + kDamaged);
    }
    if ((*version & 0xffff) == 0)
        return Error{ErrorKind::Unsupported,
                     "the file is a big-endian GGUF, made for other processors: get the usual "
                     "little-endian version of the model"};
    if (*version == 1)
        return Error{
            ErrorKind::Unsupported,
            "the file is GGUF version 1 of August 2023, which is no longer read: get a newer conversion"};
    if (*version > 3)
        return Error{ErrorKind::Unsupported,
                     "the file is GGUF version " + number(*version) +
                         ", but only 2 and 3 are known here: look for a newer Conclave"};
    m_header.version = *version;
    return readCounts();
}

Result<void> Parser::readCounts() {
    const Result<std::uint64_t> tensors = read<std::uint64_t>("the number of tensors");
    if (!tensors)
        return tensors.error();
    const Result<std::uint64_t> entries = read<std::uint64_t>("the number of metadata entries");
    if (!entries)
        return entries.error();
    const std::string claim = number(*entries) + " metadata entries and " + number(*tensors) + " tensors";
    if (*entries > kMaxCount || *tensors > kMaxCount)
        return corrupt("the file claims " + claim + ", more than the " + number(kMaxCount) +
                       " of each that are read here" + kDamaged);
    // Both factors are small by now: nothing overflows.
    if (*entries * kMinEntryBytes + *tensors * kMinTensorBytes > remaining())
        return corrupt("the file ends after " + number(m_file.size()) + " bytes, too early for its " + claim +
                       kCutOff);
    m_entryCount = *entries;
    m_tensorCount = *tensors;
    return {};
}

Result<void> Parser::readEntry() {
    const std::uint64_t start = m_offset;
    const std::string position = "metadata entry " + number(m_header.entries.size());
    const Result<std::string_view> key = readString("the key of " + position);
    if (!key)
        return key.error();
    if (key->empty()) {
        m_offset = start;
        return corrupt(position + " at byte " + number(start) + " has an empty key" + kDamaged);
    }
    const Result<std::uint32_t> type = read<std::uint32_t>("a value type");
    if (!type)
        return type.error();
    GgufEntry entry;
    entry.key = *key;
    entry.type = entry.elementType = static_cast<GgufType>(*type);
    if (Result<void> done = readValue(entry, quotedName(*key)); !done)
        return done.error();
    m_header.entries.push_back(entry);
    return {};
}

Result<void> Parser::readValue(GgufEntry& entry, const std::string& name) {
    const std::uint64_t start = m_offset;
    if (entry.type == GgufType::array) {
        if (Result<void> done = readArray(entry, name); !done)
            return done.error();
        return {};
    }
    if (entry.type == GgufType::string) {
        if (Result<std::string_view> text = readString("the text of " + name); !text)
            return text.error();
    } else {
        const std::uint64_t bytes = scalarBytes(entry.type);
        if (bytes == 0)
            return corrupt("metadata " + name + " at byte " + number(start) + " has unknown " +
                           ggufTypeName(entry.type) + kDamaged);
        if (remaining() < bytes)
            return tooShort("the value of " + name, bytes);
        m_offset += bytes;
    }
    entry.payload = m_file.subspan(start, m_offset - start);
    return entry.type == GgufType::boolean ? checkBooleans(entry.payload, name) : Result<void>();
}

Result<void> Parser::readArray(GgufEntry& entry, const std::string& name) {
    const Result<std::uint32_t> elementType = read<std::uint32_t>("an element type");
    if (!elementType)
        return elementType.error();
    const Result<std::uint64_t> count = read<std::uint64_t>("the length of an array");
    if (!count)
        return count.error();
    entry.elementType = static_cast<GgufType>(*elementType);
    entry.count = *count;
    const std::uint64_t start = m_offset;

    if (entry.elementType == GgufType::array)
        return Error{ErrorKind::Unsupported,
                     "metadata " + name + " is an array of arrays, which no known model has" + kDamaged};
    if (entry.elementType == GgufType::string) {
        if (*count > remaining() / 8)
            return tooShort(name + " with " + number(*count) + " texts", 8);
        const std::string what = "a text of " + name;
        for (std::uint64_t i = 0; i < *count; ++i)
            if (Result<std::string_view> text = readString(what); !text)
                return text.error();
    } else {
        const std::uint64_t bytesEach = scalarBytes(entry.elementType);
        if (bytesEach == 0)
            return corrupt("array " + name + " at byte " + number(start) + " has unknown element " +
                           ggufTypeName(entry.elementType) + kDamaged);
        if (*count > remaining() / bytesEach)
            return corrupt("the file ends after " + number(m_file.size()) + " bytes, but array " + name +
                           " at byte " + number(start) + " has " + number(*count) + " elements of " +
                           number(bytesEach) + " bytes" + kCutOff);
        m_offset += *count * bytesEach;
    }
    entry.payload = m_file.subspan(start, m_offset - start);
    return entry.elementType == GgufType::boolean ? checkBooleans(entry.payload, name) : Result<void>();
}

Result<void> Parser::checkBooleans(std::span<const std::byte> values, const std::string& name) const {
    const auto wrong =
        std::find_if(values.begin(), values.end(), [](std::byte value) { return value > std::byte{1}; });
    if (wrong == values.end())
        return {};
    return corrupt("metadata " + name + " holds " + number(std::to_integer<unsigned>(*wrong)) +
                   " where true (1) or false (0) must be" + kDamaged);
}

Result<void> Parser::indexEntries() {
    // Sorted rather than hashed: nobody can choose names that collide.
    const auto& entries = m_header.entries;
    auto& order = m_header.entriesByKey;
    order.resize(entries.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return entries[a].key < entries[b].key; });
    const auto twice = std::adjacent_find(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return entries[a].key == entries[b].key;
    });
    if (twice != order.end())
        return damaged("metadata " + quotedName(entries[*twice].key) + " is there twice");
    return readAlignment();
}

Result<void> Parser::readAlignment() {
    const GgufEntry* entry = m_header.entry("general.alignment");
    if (!entry)
        return {};
    if (entry->type != GgufType::u32)
        return damaged("metadata 'general.alignment' must be u32 but is " + ggufTypeName(entry->type));
    std::uint32_t alignment = 0;
    std::memcpy(&alignment, entry->payload.data(), sizeof alignment);
    if (!std::has_single_bit(alignment))
        return damaged("metadata 'general.alignment' is " + number(alignment) + ", which is no power of two");
    m_alignment = alignment;
    return {};
}

Result<void> Parser::readTensor() {
    const std::uint64_t start = m_offset;
    const std::string position = "tensor " + number(m_header.tensors.size());
    const Result<std::string_view> name = readString("the name of " + position);
    if (!name)
        return name.error();
    if (name->empty()) {
        m_offset = start;
        return corrupt(position + " at byte " + number(start) + " has an empty name" + kDamaged);
    }
    GgufTensor tensor;
    tensor.name = *name;
    const std::string quoted = quotedName(*name);
    if (Result<void> done = readShape(tensor, quoted); !done)
        return done.error();
    const Result<std::uint32_t> type = read<std::uint32_t>("a tensor type");
    if (!type)
        return type.error();
    tensor.rawType = *type;
    const Result<std::uint64_t> offset = read<std::uint64_t>("a tensor offset");
    if (!offset)
        return offset.error();
    if (*offset % m_alignment != 0)
        return damaged("tensor " + quoted + " begins at " + number(*offset) + ", which is no multiple of " +
                       number(m_alignment));
    m_tensorOffsets.push_back(*offset);
    m_header.tensors.push_back(tensor);
    return {};
}

Result<void> Parser::readShape(GgufTensor& tensor, const std::string& name) {
    const Result<std::uint32_t> dimensions = read<std::uint32_t>("a number of dimensions");
    if (!dimensions)
        return dimensions.error();
    if (*dimensions > tensor.shape.size())
        return damaged("tensor " + name + " has " + number(*dimensions) +
                       " dimensions, but at most 4 are possible");
    tensor.dimensions = static_cast<int>(*dimensions);
    tensor.shape.fill(1);
    std::uint64_t elements = 1;
    for (std::uint32_t i = 0; i < *dimensions; ++i) {
        const Result<std::uint64_t> length = read<std::uint64_t>("a tensor's shape");
        if (!length)
            return length.error();
        tensor.shape[i] = *length;
        if (*length == 0)
            return damaged("dimension " + number(i) + " of tensor " + name + " is 0");
        const std::optional<std::uint64_t> grown = product(elements, *length);
        if (!grown)
            return damaged("tensor " + name + " of shape " + tensor.shapeText() +
                           " has more elements than can be counted");
        elements = *grown;
    }
    return {};
}

Result<void> Parser::placeTensors() {
    // Both below 2^63, so that their sums with a tensor's bytes (also below 2^63) cannot wrap.
    constexpr std::uint64_t kMaxOffset = std::numeric_limits<std::int64_t>::max();
    const std::uint64_t dataStart = (m_offset + m_alignment - 1) / m_alignment * m_alignment;
    std::uint64_t fileNeeds = dataStart;

    for (std::size_t i = 0; i < m_header.tensors.size(); ++i) {
        GgufTensor& tensor = m_header.tensors[i];
        const std::string name = quotedName(tensor.name);
        if (m_tensorOffsets[i] > kMaxOffset - dataStart)
            return damaged("tensor " + name + " begins at " + number(m_tensorOffsets[i]) +
                           ", beyond what a file can be");
        const std::uint64_t start = dataStart + m_tensorOffsets[i];
        const GgmlType* type = ggmlType(tensor.rawType);
        if (!type) { // its size is unknown: nothing but the start can be checked
            fileNeeds = std::max(fileNeeds, start);
            continue;
        }
        if (tensor.shape[0] % type->blockElements != 0)
            return damaged("tensor " + name + " of shape " + tensor.shapeText() + " and type " + type->name +
                           " has rows that are no multiple of " + number(type->blockElements) + " weights");
        const std::optional<std::uint64_t> bytes =
            product(tensor.elements() / type->blockElements, type->blockBytes);
        if (!bytes)
            return damaged("tensor " + name + " of shape " + tensor.shapeText() + " and type " + type->name +
                           " is larger than a file can be");
        fileNeeds = std::max(fileNeeds, start + *bytes);
        if (start <= m_file.size() && *bytes <= m_file.size() - start)
            tensor.data = m_file.subspan(start, *bytes);
    }
    if (!m_header.tensors.empty() && fileNeeds > m_file.size())
        return Error{ErrorKind::Corrupt, "the file ends after " + number(m_file.size()) + " of " +
                                             number(fileNeeds) + " bytes" + kCutOff};
    return checkOverlap();
}

Result<void> Parser::checkOverlap() const {
    std::vector<const GgufTensor*> byPlace;
    for (const GgufTensor& tensor : m_header.tensors)
        if (!tensor.data.empty())
            byPlace.push_back(&tensor);
    std::sort(byPlace.begin(), byPlace.end(),
              [](const GgufTensor* a, const GgufTensor* b) { return a->data.data() < b->data.data(); });
    for (std::size_t i = 1; i < byPlace.size(); ++i)
        if (byPlace[i - 1]->data.data() + byPlace[i - 1]->data.size() > byPlace[i]->data.data())
            return damaged("tensors " + quotedName(byPlace[i - 1]->name) + " and " +
                           quotedName(byPlace[i]->name) + " overlap");
    return {};
}

} // namespace

const GgufEntry* GgufHeader::entry(std::string_view key) const {
    const auto found =
        std::lower_bound(entriesByKey.begin(), entriesByKey.end(), key,
                         [&](std::uint32_t i, std::string_view wanted) { return entries[i].key < wanted; });
    return found != entriesByKey.end() && entries[*found].key == key ? &entries[*found] : nullptr;
}

const GgufTensor* GgufHeader::tensor(std::string_view name) const {
    const auto found =
        std::lower_bound(tensorsByName.begin(), tensorsByName.end(), name,
                         [&](std::uint32_t i, std::string_view wanted) { return tensors[i].name < wanted; });
    return found != tensorsByName.end() && tensors[*found].name == name ? &tensors[*found] : nullptr;
}

Result<void> indexTensors(GgufHeader& header) {
    const auto& tensors = header.tensors;
    auto& order = header.tensorsByName;
    order.resize(tensors.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return tensors[a].name < tensors[b].name; });
    const auto twice = std::adjacent_find(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return tensors[a].name == tensors[b].name;
    });
    if (twice != order.end())
        return damaged("tensor " + quotedName(tensors[*twice].name) + " is there twice");
    return {};
}

Result<GgufHeader> parseGguf(std::span<const std::byte> file) {
    return Parser(file).parse();
}

std::string quotedName(std::string_view name) {
    constexpr std::size_t kShown = 80;
    std::string quoted = "'";
    for (const char c : name.substr(0, kShown))
        quoted += c >= 0x20 && c < 0x7f ? c : '?';
    return quoted + (name.size() > kShown ? "…'" : "'");
}

std::string_view takeString(std::span<const std::byte>& strings) {
    std::uint64_t length = 0;
    std::memcpy(&length, strings.data(), sizeof length);
    const std::string_view text(reinterpret_cast<const char*>(strings.data()) + sizeof length, length);
    strings = strings.subspan(sizeof length + length);
    return text;
}

} // namespace conclave::engine
