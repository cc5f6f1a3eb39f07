// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace conclave::engine {

struct SynthOptions {
    std::string shape; ///< whose shape: one of synthShapeNames()
    std::string type;  ///< one of synthTypeNames(), in any case
    std::string out;   ///< the GGUF file to write; it appears when it is whole
    /// Fewer of something than the published model has, for tests. 0: as many.
    int layers = 0;
    int experts = 0;    ///< per layer
    int vocabulary = 0; ///< tokens
    std::uint64_t seed = 1;
    std::function<void(double)> onProgress; ///< the share that is done, 0 to 1; may be empty
};

struct SynthReport {
    std::string title; ///< "Qwen3-30B-A3B"
    int layers = 0;
    std::uint64_t tensors = 0;
    std::uint64_t weights = 0;
    std::uint64_t bytes = 0;          ///< of the file
    std::vector<std::string> notices; ///< what is not as the published model has it, one sentence each
};

std::vector<std::string> synthShapeNames();
/// What quantizeTargetNames() has, and "F16", "BF16", "F32".
std::vector<std::string> synthTypeNames();

/// Writes a model with the shape of a published one and random weights: as large, as fast to run and as hard
/// to place as the real one, with nothing to say. Tensors get the types that quantizeModel() would choose.
/// The same options make the same file; little of it is in memory at a time. Errors: Invalid (an unknown
/// shape or type, more layers, experts or tokens than the model has), Io, Cancelled. After an error no file
/// is left behind.
Result<SynthReport> synthesizeModel(const SynthOptions& options, std::stop_token stop);

} // namespace conclave::engine
