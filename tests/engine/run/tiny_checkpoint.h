// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace conclave::test {

/// A prompt of tests/data/families and what transformers computed for it.
struct GoldenPrompt {
    std::vector<int> tokens;
    std::vector<int> greedy;                // 64 tokens, fewer where a family cannot go on
    std::vector<int> rows;                  // positions within tokens and greedy
    std::vector<std::vector<float>> logits; // [rows][vocabulary]
};

/// A tensor of a checkpoint whose values follow from its name. Element i under the family's seed is
///     z = splitmix64(fnv1a64("seed/name") + i)
///     F32:          offset + scale * ((z >> 40) / 2^23 - 1), in double, then rounded
///     U8, F8_E4M3:  offset + ((z >> 32) & scale)
/// as tests/reference/tiny_weights.py has it too.
struct GeneratedTensor {
    std::string name;
    std::vector<std::uint64_t> shape;
    double scale = 0;
    double offset = 0;
    std::string type; ///< as safetensors calls it
};

/// A tiny model of a family: tests/data/families/NAME.json and NAME.f32, made by
/// tests/reference/make_families.py.
struct TinyFamily {
    std::string config; ///< config.json
    std::uint64_t seed = 0;
    std::vector<GeneratedTensor> tensors; ///< sorted by name
    std::vector<GoldenPrompt> prompts;
};

/// Throws std::exception where a file is missing or not as it should be: the data is the test's own.
TinyFamily readTinyFamily(const std::filesystem::path& data, const std::string& name);

/// Writes config.json, model.safetensors and the tokenizer into the folder @p to. Throws like above.
void writeTinyCheckpoint(const TinyFamily& family, const std::filesystem::path& data,
                         const std::filesystem::path& to);

} // namespace conclave::test
