// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace conclave::test {

/// Writes the GGUF file @p from to @p to with every tensor decoded to F32 and all metadata as it was, so that
/// a comparison sees the arithmetic of a model and not the rounding of activations that quantized products
/// do. Returns an empty string, or what went wrong.
[[nodiscard]] std::string writeFloatCopy(const std::string& from, const std::string& to);

} // namespace conclave::test
