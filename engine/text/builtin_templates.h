// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/text/tokenizer.h"

#include <string>
#include <string_view>

namespace conclave::engine {

/// A template of our own for files that bring none or an unusable one.
struct BuiltinTemplate {
    std::string_view name;   ///< "chatml"
    std::string_view reason; ///< what in the file speaks for it; empty for the last resort
    std::string_view source; ///< Jinja
};

/// The template of the family whose marks of turns are tokens of @p tokenizer, or that @p architecture
/// (general.architecture) names; else plain. README.md lists them.
const BuiltinTemplate& builtinTemplateFor(const Tokenizer& tokenizer, std::string_view architecture);

} // namespace conclave::engine
