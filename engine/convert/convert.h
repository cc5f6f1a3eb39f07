// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace conclave::engine {

struct ConvertOptions {
    std::string source; ///< a folder with config.json, *.safetensors (and their index), and tokenizer files
    std::string out;    ///< the GGUF file to write; it appears when it is whole
    /// How matrices are stored: "auto" (as in the source), "f32", "f16", "bf16" or "q8_0". Vectors, routers
    /// and what else llama.cpp wants exact stay F32; weights that are MXFP4 in the source stay MXFP4.
    std::string type = "auto";
    /// Keeps the layer of DeepSeek-V3 and Qwen3-Next that predicts one token further
    /// (ModelInfo::predictsAhead), for which llama.cpp's files have no place. Where they have one (GLM-4.5,
    /// Qwen 3.5) it is always kept.
    bool keepsPredictingLayer = false;
    std::function<void(double)> onProgress; ///< the share that is done, 0 to 1; may be empty
};

struct ConvertReport {
    std::string architecture; ///< general.architecture of the file
    std::uint64_t tensors = 0;
    std::uint64_t bytes = 0;          ///< of the file
    std::vector<std::string> notices; ///< what was left out, one sentence each
};

/// Makes a GGUF file of a model as Hugging Face stores it, with the names, shapes and orders that llama.cpp's
/// files have. The folder is not trusted. Weights are read one tensor, or one layer's experts, at a time.
/// Errors: NotFound (a file that is needed), Corrupt, Unsupported (a model_type, a tokenizer, a weight type;
/// each by its name), Invalid (the options), Io, Cancelled. After an error no file is left behind.
Result<ConvertReport> convertModel(const ConvertOptions& options, std::stop_token stop);

} // namespace conclave::engine
