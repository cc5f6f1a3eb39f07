// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/gguf/gguf_split.h"

#include <cstdio>
#include <cstring>
#include <filesystem>

namespace conclave::engine {

namespace {

// The largest models come in some 200 parts; every part is a mapping and an open file for a moment.
constexpr std::uint64_t kMaxParts = 10'000;

/// What the keys of a part say. Written as u16, and the number of tensors as i32.
struct Split {
    std::uint64_t number = 0;
    std::uint64_t count = 1;
    std::uint64_t tensors = 0;
};

std::string nameOf(const std::string& path) {
    return quotedName(std::filesystem::path(path).filename().string());
}

Error about(const std::string& path, const Error& error) {
    return {error.kind, nameOf(path) + ": " + error.message};
}

/// A number that is not negative; @p fallback when the key is missing.
Result<std::uint64_t> readNumber(const GgufHeader& header, std::string_view key, std::uint64_t fallback) {
    const GgufEntry* entry = header.entry(key);
    if (!entry)
        return fallback;
    std::uint64_t value = 0;
    const bool isUnsigned = entry->type == GgufType::u8 || entry->type == GgufType::u16 ||
                            entry->type == GgufType::u32 || entry->type == GgufType::u64;
    const bool isInt32 = entry->type == GgufType::i32 && entry->payload.back() < std::byte{0x80};
    if (!isUnsigned && !isInt32)
        return Error{ErrorKind::Corrupt,
                     "metadata " + quotedName(key) +
                         " must be a whole number; the file is damaged: download it again"};
    std::memcpy(&value, entry->payload.data(), entry->payload.size()); // little-endian
    return value;
}

Result<Split> readSplit(const GgufHeader& header) {
    Split split;
    const Result<std::uint64_t> number = readNumber(header, "split.no", 0);
    const Result<std::uint64_t> count = number ? readNumber(header, "split.count", 1) : number;
    const Result<std::uint64_t> tensors =
        count ? readNumber(header, "split.tensors.count", header.tensors.size()) : count;
    if (!tensors)
        return tensors.error();
    split = {*number, *count == 0 ? 1 : *count, *tensors};
    if (split.count > kMaxParts || split.number >= split.count)
        return Error{ErrorKind::Corrupt, "the file says that it is part " + std::to_string(split.number + 1) +
                                             " of " + std::to_string(split.count) +
                                             ", which cannot be: download it again"};
    return split;
}

/// One part: its mapping, and its header with views into it.
struct Part {
    std::unique_ptr<MappedFile> file;
    GgufHeader header;
    Split split;
};

Result<Part> openPart(const std::string& path) {
    Result<std::unique_ptr<MappedFile>> file = MappedFile::open(path);
    if (!file)
        return file.error();
    Result<GgufHeader> header = parseGguf((*file)->bytes());
    if (!header)
        return about(path, header.error());
    const Result<Split> split = readSplit(*header);
    if (!split)
        return about(path, split.error());
    return Part{*std::move(file), *std::move(header), *split};
}

Result<Part> openOther(const std::string& first, std::uint64_t number, const Split& expected) {
    const std::string path = ggufPartPath(first, 0, number, expected.count);
    Result<Part> part = openPart(path);
    if (!part && part.error().kind == ErrorKind::NotFound)
        return Error{ErrorKind::NotFound, "the model comes in " + std::to_string(expected.count) +
                                              " parts and " + nameOf(path) + " is missing beside " +
                                              nameOf(first) + ": download all parts into one folder"};
    if (!part)
        return part.error();
    if (part->split.number != number || part->split.count != expected.count)
        return Error{ErrorKind::Corrupt,
                     nameOf(path) + " says that it is part " + std::to_string(part->split.number + 1) +
                         " of " + std::to_string(part->split.count) + ", not " + std::to_string(number + 1) +
                         " of " + std::to_string(expected.count) +
                         ": it belongs to another model, download it again"};
    return part;
}

} // namespace

std::string ggufPartPath(const std::string& path, std::uint64_t own, std::uint64_t other,
                         std::uint64_t count) {
    const auto ending = [&](std::uint64_t number) {
        char text[64];
        std::snprintf(text, sizeof text, "-%05llu-of-%05llu.gguf",
                      static_cast<unsigned long long>(number + 1), static_cast<unsigned long long>(count));
        return std::string(text);
    };
    const std::string ours = ending(own);
    return path.ends_with(ours) ? path.substr(0, path.size() - ours.size()) + ending(other) : std::string();
}

Result<GgufParts> openGgufParts(const std::string& path) {
    Result<Part> first = openPart(path);
    if (!first)
        return first.error();
    const Split split = first->split;
    GgufParts parts;
    parts.files.push_back(std::move(first->file));
    parts.header = std::move(first->header);
    if (split.count == 1)
        return parts;

    const std::string firstPath = ggufPartPath(path, split.number, 0, split.count);
    if (firstPath.empty())
        return Error{ErrorKind::Invalid,
                     nameOf(path) + " is part " + std::to_string(split.number + 1) + " of " +
                         std::to_string(split.count) +
                         ", but its name does not say so: give all parts the names back that "
                         "they were downloaded with"};
    if (split.number != 0)
        return Error{ErrorKind::Invalid, nameOf(path) + " is part " + std::to_string(split.number + 1) +
                                             " of " + std::to_string(split.count) +
                                             ": open the first part, " + nameOf(firstPath)};
    for (std::uint64_t number = 1; number < split.count; ++number) {
        Result<Part> part = openOther(path, number, split);
        if (!part)
            return part.error();
        parts.files.push_back(std::move(part->file));
        const std::vector<GgufTensor>& tensors = part->header.tensors;
        parts.header.tensors.insert(parts.header.tensors.end(), tensors.begin(), tensors.end());
    }
    if (parts.header.tensors.size() != split.tensors)
        return Error{ErrorKind::Corrupt, "the " + std::to_string(split.count) + " parts of " + nameOf(path) +
                                             " have " + std::to_string(parts.header.tensors.size()) +
                                             " tensors, expected " + std::to_string(split.tensors) +
                                             ": download them again"};
    if (Result<void> done = indexTensors(parts.header); !done)
        return about(path, done.error());
    return parts;
}

} // namespace conclave::engine
