// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace conclave::kernels {

/// Weight types, numbered as on disk in a GGUF file (ggml's enum ggml_type).
enum class QuantType : std::uint32_t {
    f32 = 0,
    f16 = 1,
    q8_0 = 8,
    q4_k = 12,
    q6_k = 14,
    bf16 = 30,
};

/// The facts about one weight type, in one table.
struct QuantTraits {
    QuantType type;
    const char* name;           ///< as in GGUF file names: "Q8_0"
    std::int64_t blockElements; ///< weights per block; a row is a whole number of blocks
    std::int64_t blockBytes;
};

/// The row of the table for @p type, or nullptr when nothing here can decode it.
const QuantTraits* quantTraits(QuantType type);

/// Bytes of one row of @p cols weights. @p cols must be a multiple of the type's blockElements.
std::int64_t quantRowBytes(QuantType type, std::int64_t cols);

} // namespace conclave::kernels
