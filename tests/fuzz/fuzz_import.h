// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace conclave::test {

/// Between the files of one input of the fuzz entry to the importers.
inline constexpr char kBetweenFiles[] = "\x1e--file--\x1e";

} // namespace conclave::test

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
