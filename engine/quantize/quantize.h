// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace conclave::engine {

struct QuantizeOptions {
    std::string source; ///< a GGUF file, or the first of a model's parts
    std::string out;    ///< the GGUF file to write, another one; it appears when it is whole
    /// Which mix of weight types, in any case: one of quantizeTargetNames(). README.md says what each means.
    std::string target;
    /// How much each column of each matrix matters, a file of llama.cpp's imatrix (GGUF, or the older .dat);
    /// empty: all columns alike.
    std::string importanceFile;
    /// Weights that are quantized already may be quantized again, which loses a second time.
    bool allowRequantize = false;
    int threads = 0;                        ///< 0: one per physical core
    std::function<void(double)> onProgress; ///< the share that is done, 0 to 1; may be empty
};

struct QuantizeReport {
    std::uint64_t sourceBytes = 0; ///< of the files
    std::uint64_t bytes = 0;
    double bitsPerWeight = 0; ///< of all tensors of the new file
    /// How many tensors have which type now, the most weights first.
    struct TypeShare {
        std::string type;
        std::uint64_t tensors = 0;
        std::uint64_t weights = 0;
    };
    std::vector<TypeShare> types;
    std::vector<std::string> notices; ///< what is not as the target says, one sentence each
};

/// "Q8_0", "Q6_K", "Q4_K_M", "Q4_0", "MXFP4".
std::vector<std::string> quantizeTargetNames();

/// Writes @p options.source again with its matrices in other weight types; metadata is copied, norms, biases
/// and routers stay as they are. Neither file is trusted; weights are read a few rows at a time. Errors:
/// Invalid (an unknown target, the same file twice), Unsupported (weights that are quantized already, a type
/// that nothing here decodes; by name), Corrupt (the source, the importances,
/// weights that are no numbers), NotFound, Io, Cancelled. After an error no file is left behind.
Result<QuantizeReport> quantizeModel(const QuantizeOptions& options, std::stop_token stop);

} // namespace conclave::engine
