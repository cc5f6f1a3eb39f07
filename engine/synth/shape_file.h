// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/gguf/gguf_writer.h"
#include "engine/synth/model_shape.h"

#include <cstdint>
#include <string>
#include <vector>

namespace conclave::engine {

/// A tensor of a made-up model: named and shaped as llama.cpp's converter does it, its weights random around
/// @p mean.
struct SynthTensor {
    std::string name;
    std::vector<std::uint64_t> shape; ///< columns first
    float deviation = 0;              ///< standard deviation of the weights
    float mean = 0;

    std::uint64_t elements() const;
};

/// All tensors of a model of @p shape. Deviations keep the stream of a pass near 1: a matrix passes on the
/// size of what comes in, and what the 2 · layers halves of layers add is scaled down by the root of their
/// number.
std::vector<SynthTensor> tensorsOf(const ModelShape& shape);

/// The metadata of @p shape but for its weight type; the vocabulary with it.
void describeShape(const ModelShape& shape, GgufWriter& writer);

} // namespace conclave::engine
