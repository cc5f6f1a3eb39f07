// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/gguf/file_kind.h"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace conclave::engine {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t kLookAtBytes = 4096;

struct Signature {
    std::string_view start;
    const char* what;
    ErrorKind kind;
};

// What the first bytes of other files say.
constexpr Signature kSignatures[] = {
    {"PK\x03\x04"sv, "a ZIP archive (PyTorch weights are such archives too)", ErrorKind::Unsupported},
    {"\x1f\x8b"sv, "a gzip archive: unpack it first", ErrorKind::Unsupported},
    {"7z\xbc\xaf\x27\x1c"sv, "a 7-Zip archive: unpack it first", ErrorKind::Unsupported},
    {"\xfd"
     "7zXZ\0"sv,
     "an xz archive: unpack it first", ErrorKind::Unsupported},
    {"\x28\xb5\x2f\xfd"sv, "a Zstandard archive: unpack it first", ErrorKind::Unsupported},
    {"BZh"sv, "a bzip2 archive: unpack it first", ErrorKind::Unsupported},
    {"\x80\x02"sv, "a Python pickle (old PyTorch weights)", ErrorKind::Unsupported},
    {"\x89HDF"sv, "an HDF5 file (Keras weights)", ErrorKind::Unsupported},
    {"lmgg"sv, "a GGML file from before August 2023", ErrorKind::Unsupported},
    {"fmgg"sv, "a GGML file from before August 2023", ErrorKind::Unsupported},
    {"tjgg"sv, "a GGML file from before August 2023", ErrorKind::Unsupported},
    {"algg"sv, "a GGML adapter from before August 2023", ErrorKind::Unsupported},
    {"\x7f"
     "ELF"sv,
     "a program or library", ErrorKind::Corrupt},
    {"%PDF"sv, "a PDF document", ErrorKind::Corrupt},
    {"\x89PNG"sv, "a picture", ErrorKind::Corrupt},
    {"\xff\xd8\xff"sv, "a picture", ErrorKind::Corrupt},
    {"SQLite format 3"sv, "an SQLite database", ErrorKind::Corrupt},
};

constexpr const char* kGetGguf = "; get the model's file that ends in .gguf";

std::string lowered(std::string_view text) {
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return lower;
}

std::string_view withoutLeadingSpace(std::string_view text) {
    if (text.starts_with("\xef\xbb\xbf"))
        text.remove_prefix(3);
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first == text.npos ? std::string_view() : text.substr(first);
}

/// Eight bytes of length, then the JSON of the tensors.
bool isSafetensors(std::span<const std::byte> bytes) {
    if (bytes.size() < 10 || bytes[8] != std::byte{'{'} || bytes[9] != std::byte{'"'})
        return false;
    std::uint64_t length = 0;
    std::memcpy(&length, bytes.data(), sizeof length);
    return length <= bytes.size() - 8;
}

bool isPrintable(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte >= 0x20 && byte != 0x7f) || c == '\n' || c == '\r' || c == '\t';
    });
}

/// The first line, at most 80 bytes, plain ASCII only.
std::string firstLine(std::string_view text) {
    std::string line;
    for (const char c : text.substr(0, std::min<std::size_t>(text.find_first_of("\r\n"), 80)))
        line += static_cast<unsigned char>(c) < 0x80 && c != '\t' ? c : ' ';
    return line;
}

} // namespace

bool zerosFrom(std::span<const std::byte> bytes, std::size_t offset) {
    if (offset >= bytes.size())
        return false;
    const auto tail = bytes.subspan(offset, std::min(kLookAtBytes, bytes.size() - offset));
    return tail.size() >= 32 &&
           std::all_of(tail.begin(), tail.end(), [](std::byte byte) { return byte == std::byte{0}; });
}

Error explainNotGguf(std::span<const std::byte> bytes) {
    if (bytes.empty())
        return {ErrorKind::Corrupt, "the file is empty: download it again"};
    if (zerosFrom(bytes, 0))
        return {ErrorKind::Corrupt,
                "the file is filled with zeros, the download never finished: download it again"};

    const std::string_view text(reinterpret_cast<const char*>(bytes.data()),
                                std::min(kLookAtBytes, bytes.size()));
    if (bytes.size() < 4 && "GGUF"sv.starts_with(text))
        return {ErrorKind::Corrupt, "the file ends after " + std::to_string(bytes.size()) +
                                        " bytes; the download was probably cut off: download it again"};
    if (isSafetensors(bytes))
        return {ErrorKind::Unsupported, std::string("the file is a safetensors file, not GGUF") + kGetGguf};
    for (const Signature& signature : kSignatures)
        if (text.starts_with(signature.start))
            return {signature.kind,
                    std::string("the file is not a GGUF model but ") + signature.what + kGetGguf};

    const std::string_view content = withoutLeadingSpace(text);
    const std::string start = lowered(content.substr(0, 24));
    if (start.starts_with("version https://git-lfs"))
        return {ErrorKind::Corrupt,
                "the file is only a git-lfs pointer to the model: run 'git lfs pull' in its "
                "folder or download the model itself"};
    if (start.starts_with("<!doctype") || start.starts_with("<html") || start.starts_with("<head") ||
        start.starts_with("<!--") || start.starts_with("<?xml"))
        return {ErrorKind::Corrupt,
                "the file is a web page (HTML) saved under a model's name, probably an error or "
                "sign-in page: download the model again with its direct link"};
    if (content.starts_with('{') || content.starts_with('['))
        return {ErrorKind::Corrupt, std::string("the file is JSON text, not a GGUF model") + kGetGguf};
    if (!content.empty() && isPrintable(text))
        return {ErrorKind::Corrupt,
                "the file is a text that begins '" + firstLine(content) + "', not a GGUF model" + kGetGguf};
    return {ErrorKind::Corrupt,
            std::string("the file does not begin with 'GGUF', so it is no GGUF model or it is "
                        "damaged") +
                kGetGguf};
}

} // namespace conclave::engine
