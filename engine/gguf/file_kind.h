// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <cstddef>
#include <span>

namespace conclave::engine {

/// Why @p bytes, which do not begin with GGUF's magic, are not a model: names what people really end up with
/// under a model's name (a web page, an archive, a pointer of git-lfs, an unfinished download, …) and what to
/// do about it. Looks at the first few kilobytes only. The kind is Corrupt, or Unsupported for other model
/// formats.
Error explainNotGguf(std::span<const std::byte> bytes);

/// Whether @p bytes are zeros from @p offset on, as a download that reserved its space and then stopped
/// leaves them. Looks at 4096 bytes; false for fewer than 32.
bool zerosFrom(std::span<const std::byte> bytes, std::size_t offset);

} // namespace conclave::engine
