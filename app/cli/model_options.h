// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "engine/engine.h"

#include <memory>
#include <stop_token>

namespace conclave::cli {

// Options that several commands share.
inline constexpr Option kModelOption = required("--model", "FILE", "the model, a GGUF file");
inline constexpr Option kDeviceOption =
    choice("--device", "auto|cpu|cuda", "where to compute (default: auto)");
inline constexpr Option kVramOption = integer(
    "--vram", "MB of GPU memory for the model and one conversation (default: 0, all that is free)", 0);
inline constexpr Option kRamOption = integer(
    "--ram", "MB of main memory for the model and its conversations (default: 0, all that is free)", 0);
inline constexpr Option kThreadsOption =
    integer("--threads", "threads to compute with (default: 0, one per physical core)", 0, 1024);
inline constexpr Option kKvTypeOption = choice("--kv-type", "f32|f16|bf16|f8_e4m3|q8_0|q4_0",
                                               "how keys and values are kept (default: f32, exact)");
inline constexpr Option kJsonOption = flag("--json", "print one JSON object instead of text");

/// Loads what @p modelOption, --device, --vram, --ram and @p threadsOption say.
engine::Result<std::shared_ptr<const engine::Model>> loadModel(const Arguments& arguments,
                                                               std::stop_token stop,
                                                               std::string_view threadsOption = "--threads",
                                                               std::string_view modelOption = "--model");

/// A context of @p contextTokens tokens (0: as the model says), kept as --kv-type says.
engine::SessionOptions sessionOptions(const Arguments& arguments, int contextTokens);

/// @p word as a token id of a vocabulary of @p size tokens. Errors: Invalid, for wrong usage.
engine::Result<engine::TokenId> parseTokenId(std::string_view word, int size);

/// The tokenizer of the file that --model names, without its weights.
engine::Result<std::unique_ptr<engine::Tokenizer>> openTokenizer(const Arguments& arguments);

} // namespace conclave::cli
