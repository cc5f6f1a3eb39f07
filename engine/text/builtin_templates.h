// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/text/tokenizer.h"

#include <string>
#include <string_view>

namespace conclave::engine {

/// A template of our own for files that bring none or an unusable one.
struct BuiltinTemplate {
    std::string_view name;   ///< "chatml"
    std::string_view reason; ///< what in the vocabulary speaks for it; empty for the last resort
    std::string_view source; ///< Jinja
};

/// The first of chatml, llama3, deepseek, gemma, llama2 whose markers are tokens of @p tokenizer, else plain.
const BuiltinTemplate& builtinTemplateFor(const Tokenizer& tokenizer);

} // namespace conclave::engine
