// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/gguf/gguf_reader.h"

#include <cstdint>

namespace conclave::engine {

/// What must be known of a tensor type to find its data in the file, whether or not anything here decodes it.
struct GgmlType {
    std::uint32_t rawType;       ///< as on disk
    const char* name;            ///< ggml's, without the prefix: "Q4_K"
    std::uint32_t blockElements; ///< weights per block; a row is a whole number of blocks
    std::uint32_t blockBytes;
};

/// The row of ggml's type table for @p rawType, nullptr for numbers that ggml has not given out.
/// Source: enum ggml_type and type_traits of https://github.com/ggml-org/ggml, withdrawn types included.
const GgmlType* ggmlType(std::uint32_t rawType);

/// Bytes of one value of @p type on disk; 0 for strings, arrays and unknown numbers.
std::uint64_t scalarBytes(GgufType type);

/// "u32", "string", "array", for error sentences; "value type 77" when unknown.
std::string ggufTypeName(GgufType type);

} // namespace conclave::engine
