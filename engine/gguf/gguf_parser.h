// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/gguf/gguf_reader.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace conclave::engine {

/// One metadata entry. Views into the file; checked, so that readers of it need no bounds checks.
struct GgufEntry {
    std::string_view key;
    GgufType type = GgufType::u8;
    GgufType elementType = GgufType::u8; ///< of an array; otherwise equal to type
    std::uint64_t count = 1;             ///< elements of an array, else 1
    std::span<const std::byte> payload;  ///< the value(s) as on disk; a string begins with its length
};

/// The header of a GGUF file, in file order and with indexes sorted by name.
struct GgufHeader {
    std::uint32_t version = 0;
    std::vector<GgufEntry> entries;
    std::vector<GgufTensor> tensors;
    std::vector<std::uint32_t> entriesByKey;  ///< permutation of entries
    std::vector<std::uint32_t> tensorsByName; ///< permutation of tensors

    const GgufEntry* entry(std::string_view key) const;
    const GgufTensor* tensor(std::string_view name) const;
};

/// Makes tensorsByName anew. Errors: Corrupt (a name that is there twice).
Result<void> indexTensors(GgufHeader& header);

/// Reads the header out of @p file and checks every length, count and offset before it is used. Views in the
/// result point into @p file. Messages begin with "the file …" and do not name it.
/// Errors: Corrupt, Unsupported (version, byte order, another model format).
Result<GgufHeader> parseGguf(std::span<const std::byte> file);

/// @p name in single quotes, shortened and without control characters: for sentences about untrusted names.
std::string quotedName(std::string_view name);

/// Takes one string off the front of @p strings, which parseGguf has checked.
std::string_view takeString(std::span<const std::byte>& strings);

} // namespace conclave::engine
