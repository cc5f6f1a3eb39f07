// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/convert/tensor_plan.h"
#include "engine/gguf/gguf_writer.h"

#include <functional>
#include <span>
#include <stop_token>

namespace conclave::engine {

/// Writes the data of @p tensors, in their order, to @p writer, which is open and was told of them. Memory is
/// bounded by a few million numbers, whatever the tensors' sizes. Errors: Io, Cancelled, Internal.
Result<void> streamTensors(std::span<const PlannedTensor> tensors, GgufWriter& writer,
                           const std::function<void(double)>& onProgress, const std::stop_token& stop);

/// One block of 32 weights as gpt-oss stores it (element 2i in the low half of byte i) in the order of GGUF's
/// MXFP4 (element i in the low and element 16 + i in the high half of byte i). Both have 16 bytes.
void reorderMxfp4(const std::uint8_t* codes, std::uint8_t* out);

} // namespace conclave::engine
