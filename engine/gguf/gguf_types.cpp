// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/gguf/gguf_types.h"

#include <iterator>
#include <string>

namespace conclave::engine {

namespace {

constexpr GgmlType kTypes[] = {
    {0, "F32", 1, 4},
    {1, "F16", 1, 2},
    {2, "Q4_0", 32, 18},
    {3, "Q4_1", 32, 20},
    {4, "Q4_2", 16, 10}, // withdrawn in 2023
    {5, "Q4_3", 16, 12}, // withdrawn in 2023
    {6, "Q5_0", 32, 22},
    {7, "Q5_1", 32, 24},
    {8, "Q8_0", 32, 34},
    {9, "Q8_1", 32, 36},
    {10, "Q2_K", 256, 84},
    {11, "Q3_K", 256, 110},
    {12, "Q4_K", 256, 144},
    {13, "Q5_K", 256, 176},
    {14, "Q6_K", 256, 210},
    {15, "Q8_K", 256, 292},
    {16, "IQ2_XXS", 256, 66},
    {17, "IQ2_XS", 256, 74},
    {18, "IQ3_XXS", 256, 98},
    {19, "IQ1_S", 256, 50},
    {20, "IQ4_NL", 32, 18},
    {21, "IQ3_S", 256, 110},
    {22, "IQ2_S", 256, 82},
    {23, "IQ4_XS", 256, 136},
    {24, "I8", 1, 1},
    {25, "I16", 1, 2},
    {26, "I32", 1, 4},
    {27, "I64", 1, 8},
    {28, "F64", 1, 8},
    {29, "IQ1_M", 256, 56},
    {30, "BF16", 1, 2},
    {31, "Q4_0_4_4", 32, 18}, // 31 to 33 and 36 to 38: interleaved for ARM,
                              // withdrawn in 2024
    {32, "Q4_0_4_8", 32, 18},
    {33, "Q4_0_8_8", 32, 18},
    {34, "TQ1_0", 256, 54},
    {35, "TQ2_0", 256, 66},
    {36, "IQ4_NL_4_4", 32, 18},
    {37, "IQ4_NL_4_8", 32, 18},
    {38, "IQ4_NL_8_8", 32, 18},
    {39, "MXFP4", 32, 17},
    {40, "NVFP4", 64, 36},
    {41, "Q1_0", 128, 18},
};

constexpr bool rowsStandAtTheirNumber() {
    for (std::uint32_t i = 0; i < std::size(kTypes); ++i)
        if (kTypes[i].rawType != i)
            return false;
    return true;
}
static_assert(rowsStandAtTheirNumber());

} // namespace

const GgmlType* ggmlType(std::uint32_t rawType) {
    return rawType < std::size(kTypes) ? &kTypes[rawType] : nullptr;
}

std::string ggmlTypeName(std::uint32_t rawType) {
    const GgmlType* type = ggmlType(rawType);
    return type ? type->name : "type " + std::to_string(rawType);
}

std::uint64_t scalarBytes(GgufType type) {
    switch (type) {
    case GgufType::u8:
    case GgufType::i8:
    case GgufType::boolean:
        return 1;
    case GgufType::u16:
    case GgufType::i16:
        return 2;
    case GgufType::u32:
    case GgufType::i32:
    case GgufType::f32:
        return 4;
    case GgufType::u64:
    case GgufType::i64:
    case GgufType::f64:
        return 8;
    case GgufType::string:
    case GgufType::array:
        return 0;
    }
    return 0;
}

std::string ggufTypeName(GgufType type) {
    static constexpr const char* kNames[] = {"u8",   "i8",     "u16",   "i16", "u32", "i32", "f32",
                                             "bool", "string", "array", "u64", "i64", "f64"};
    const auto number = static_cast<std::uint32_t>(type);
    return number < std::size(kNames) ? kNames[number] : "value type " + std::to_string(number);
}

} // namespace conclave::engine
