// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer's entry to the GGUF parser. Every byte that the result points at is touched, so that a span past
// the end of the input is found by the address sanitizer.
#include "engine/gguf/gguf_parser.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace conclave::engine;
    const Result<GgufHeader> header = parseGguf({reinterpret_cast<const std::byte*>(data), size});
    if (!header)
        return 0;
    volatile unsigned sum = 0;
    for (const GgufEntry& entry : header->entries)
        for (const std::byte byte : entry.payload)
            sum = sum + std::to_integer<unsigned>(byte);
    for (const GgufTensor& tensor : header->tensors)
        for (const std::byte byte : tensor.data)
            sum = sum + std::to_integer<unsigned>(byte);
    return 0;
}
