// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/convert/safetensors_file.h"

#include "engine/gguf/gguf_parser.h"
#include "engine/gguf/mapped_file.h"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

namespace conclave::engine {

namespace {

using nlohmann::json;

// The format's own limit; real headers of the largest models have some 10 MB.
constexpr std::uint64_t kMaxHeaderBytes = 100'000'000;
constexpr std::size_t kMaxDimensions = 8;

struct TypeRow {
    SourceType type;
    const char* name;
    std::size_t bytes;
};
constexpr TypeRow kTypes[] = {
    {SourceType::f32, "F32", 4},        {SourceType::f16, "F16", 2}, {SourceType::bf16, "BF16", 2},
    {SourceType::f8e4m3, "F8_E4M3", 1}, {SourceType::u8, "U8", 1},
};
/// Types that are only measured.
constexpr TypeRow kOtherTypes[] = {
    {SourceType::other, "BOOL", 1}, {SourceType::other, "I8", 1},      {SourceType::other, "F8_E5M2", 1},
    {SourceType::other, "I16", 2},  {SourceType::other, "U16", 2},     {SourceType::other, "I32", 4},
    {SourceType::other, "U32", 4},  {SourceType::other, "I64", 8},     {SourceType::other, "U64", 8},
    {SourceType::other, "F64", 8},  {SourceType::other, "F8_E8M0", 1},
};

const TypeRow* findType(std::string_view name) {
    for (const std::span<const TypeRow> table :
         {std::span<const TypeRow>(kTypes), std::span<const TypeRow>(kOtherTypes)})
        for (const TypeRow& row : table)
            if (name == row.name)
                return &row;
    return nullptr;
}

Error corrupt(std::string message) {
    return {ErrorKind::Corrupt, std::move(message) + "; the file is damaged: download it again"};
}

/// A number of elements, a place: whole and not negative.
std::optional<std::uint64_t> wholeNumber(const json& value) {
    if (!value.is_number_unsigned())
        return std::nullopt;
    const auto number = value.get<std::uint64_t>();
    return number <= std::numeric_limits<std::int64_t>::max() ? std::optional(number) : std::nullopt;
}

/// The header as JSON, or nothing when it is none or holds a tensor twice.
std::optional<json> parseHeader(std::string_view text, std::optional<std::string>& twice) {
    std::set<std::string> names;
    const auto watch = [&](int depth, json::parse_event_t event, json& parsed) {
        if (event == json::parse_event_t::key && depth == 1 &&
            !names.insert(parsed.get<std::string>()).second)
            twice = parsed.get<std::string>();
        return true;
    };
    json header = json::parse(text, watch, false);
    return header.is_object() ? std::optional(std::move(header)) : std::nullopt;
}

Result<SourceTensor> readTensor(const std::string& name, const json& entry, std::span<const std::byte> data) {
    const std::string quoted = "tensor " + quotedName(name);
    const auto wrong = [&](const std::string& what) { return corrupt("the file's " + quoted + " " + what); };
    if (!entry.is_object() || !entry.contains("dtype") || !entry.contains("shape") ||
        !entry.contains("data_offsets"))
        return wrong("needs dtype, shape and data_offsets");
    if (!entry["dtype"].is_string())
        return wrong("has a dtype that is no text");
    SourceTensor tensor;
    tensor.name = name;
    tensor.typeName = entry["dtype"].get<std::string>();
    const TypeRow* type = findType(tensor.typeName);
    if (!type)
        return Error{ErrorKind::Unsupported, "the file's " + quoted + " is of type " +
                                                 quotedName(tensor.typeName) + ", which is not known here"};
    tensor.type = type->type;

    const json& shape = entry["shape"];
    if (!shape.is_array() || shape.size() > kMaxDimensions)
        return wrong("has a shape that is no list of at most " + std::to_string(kMaxDimensions) + " numbers");
    std::uint64_t elements = 1;
    for (const json& length : shape) {
        const std::optional<std::uint64_t> number = wholeNumber(length);
        if (!number)
            return wrong("has a dimension that is no whole number");
        // Eight bytes are the most that one element has: the product below cannot wrap either.
        if (*number != 0 &&
            elements > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()) / *number / 8)
            return wrong("has more elements than can be counted");
        elements *= *number;
        tensor.shape.push_back(static_cast<std::int64_t>(*number));
    }

    const json& place = entry["data_offsets"];
    const std::optional<std::uint64_t> begin =
        place.is_array() && place.size() == 2 ? wholeNumber(place[0]) : std::nullopt;
    const std::optional<std::uint64_t> end = begin ? wholeNumber(place[1]) : std::nullopt;
    if (!end)
        return wrong("has data_offsets that are no two whole numbers");
    if (*begin > *end)
        return wrong("ends at byte " + std::to_string(*end) + " before it begins at " +
                     std::to_string(*begin));
    if (*end > data.size())
        return corrupt("the file has " + std::to_string(data.size()) + " bytes of data, but " + quoted +
                       " ends at byte " + std::to_string(*end));
    if (*end - *begin != elements * type->bytes)
        return wrong("of shape " + tensor.shapeText() + " and type " + type->name + " needs " +
                     std::to_string(elements * type->bytes) + " bytes but has " +
                     std::to_string(*end - *begin));
    tensor.data = data.subspan(*begin, *end - *begin);
    return tensor;
}

/// The format wants the data without holes and without overlaps.
Result<void> checkPlaces(const std::vector<SourceTensor>& tensors, std::span<const std::byte> data) {
    const std::byte* next = data.data();
    for (const SourceTensor& tensor : tensors) {
        if (tensor.data.data() != next)
            return corrupt("the file's tensor " + quotedName(tensor.name) + " begins at byte " +
                           std::to_string(tensor.data.data() - data.data()) + " of the data, but " +
                           std::to_string(next - data.data()) + " is where the one before ends");
        next += tensor.data.size();
    }
    if (next != data.data() + data.size())
        return corrupt("the file has " + std::to_string(data.size()) +
                       " bytes of data, but its tensors only " + std::to_string(next - data.data()));
    return {};
}

} // namespace

const char* sourceTypeName(SourceType type) {
    for (const TypeRow& row : kTypes)
        if (row.type == type)
            return row.name;
    return "another type";
}

std::size_t sourceTypeBytes(SourceType type) {
    for (const TypeRow& row : kTypes)
        if (row.type == type)
            return row.bytes;
    return 0;
}

std::int64_t SourceTensor::elements() const {
    std::int64_t count = 1;
    for (const std::int64_t length : shape)
        count *= length;
    return count;
}

std::string SourceTensor::shapeText() const {
    std::string text = "[";
    for (std::size_t i = 0; i < shape.size(); ++i)
        text += (i == 0 ? "" : ", ") + std::to_string(shape[i]);
    return text + "]";
}

Result<std::vector<SourceTensor>> parseSafetensors(std::span<const std::byte> file) {
    std::uint64_t length = 0;
    if (file.size() < sizeof length)
        return corrupt("the file has " + std::to_string(file.size()) +
                       " bytes, too few for a safetensors file");
    std::memcpy(&length, file.data(), sizeof length);
    if (length > kMaxHeaderBytes)
        return corrupt("the file is no safetensors file: it begins with a header length of " +
                       std::to_string(length) + " bytes, at most " + std::to_string(kMaxHeaderBytes) +
                       " are possible");
    if (length > file.size() - sizeof length)
        return corrupt("the file ends after " + std::to_string(file.size()) +
                       " bytes, before its header of " + std::to_string(length) + " bytes does");
    const std::string_view text(reinterpret_cast<const char*>(file.data()) + sizeof length, length);
    std::optional<std::string> twice;
    const std::optional<json> header = parseHeader(text, twice);
    if (!header)
        return corrupt("the file is no safetensors file: its header is no JSON object");
    if (twice)
        return corrupt("the file's tensor " + quotedName(*twice) + " is there twice");

    const std::span<const std::byte> data = file.subspan(sizeof length + length);
    std::vector<SourceTensor> tensors;
    tensors.reserve(header->size());
    for (const auto& [name, entry] : header->items()) {
        if (name == "__metadata__")
            continue;
        Result<SourceTensor> tensor = readTensor(name, entry, data);
        if (!tensor)
            return tensor.error();
        tensors.push_back(*std::move(tensor));
    }
    // Empty tensors first among those that begin at the same byte.
    std::sort(tensors.begin(), tensors.end(), [](const SourceTensor& a, const SourceTensor& b) {
        return a.data.data() != b.data.data() ? a.data.data() < b.data.data() : a.data.size() < b.data.size();
    });
    if (Result<void> done = checkPlaces(tensors, data); !done)
        return done.error();
    return tensors;
}

SafetensorsFile::SafetensorsFile() = default;
SafetensorsFile::~SafetensorsFile() = default;

Result<std::unique_ptr<SafetensorsFile>> SafetensorsFile::open(const std::string& path) {
    Result<std::unique_ptr<MappedFile>> file = MappedFile::open(path);
    if (!file)
        return file.error();
    Result<std::vector<SourceTensor>> tensors = parseSafetensors((*file)->bytes());
    if (!tensors)
        return Error{tensors.error().kind, quotedName(std::filesystem::path(path).filename().string()) +
                                               ": " + tensors.error().message};
    std::unique_ptr<SafetensorsFile> opened(new SafetensorsFile);
    opened->m_file = *std::move(file);
    opened->m_tensors = *std::move(tensors);
    return opened;
}

} // namespace conclave::engine
