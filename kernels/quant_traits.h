// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace conclave::kernels {

/// Weight types, numbered as on disk in a GGUF file (ggml's enum ggml_type).
enum class QuantType : std::uint32_t {
    f32 = 0,
    f16 = 1,
    q4_0 = 2,
    q4_1 = 3,
    q5_0 = 6,
    q5_1 = 7,
    q8_0 = 8,
    q2_k = 10,
    q3_k = 11,
    q4_k = 12,
    q5_k = 13,
    q6_k = 14,
    iq2_xxs = 16,
    iq2_xs = 17,
    iq3_xxs = 18,
    iq1_s = 19,
    iq4_nl = 20,
    iq3_s = 21,
    iq2_s = 22,
    iq4_xs = 23,
    iq1_m = 29,
    bf16 = 30,
    tq1_0 = 34,
    tq2_0 = 35,
    mxfp4 = 39,
    nvfp4 = 40,
};

/// The facts about one weight type, in one table.
struct QuantTraits {
    QuantType type;
    const char* name;           ///< as in GGUF file names: "Q8_0"
    std::int64_t blockElements; ///< weights per block; a row is a whole number of blocks
    std::int64_t blockBytes;
};

/// The whole table, ordered by number.
std::span<const QuantTraits> allQuantTraits();

/// The row of the table for @p type, or nullptr when nothing here can decode it.
const QuantTraits* quantTraits(QuantType type);

/// Bytes of one row of @p cols weights. @p cols must be a multiple of the type's blockElements.
std::int64_t quantRowBytes(QuantType type, std::int64_t cols);

} // namespace conclave::kernels
