// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/text/jinja/ast.h"

#include <set>
#include <string>
#include <string_view>

namespace conclave::engine::jinja {

/// A parsed template.
struct Document {
    Block body;
    std::set<std::string, std::less<>> names; ///< every identifier that is read
};

/// Raises TemplateError with the line and what was expected. Nesting is bounded, so neither parsing nor the
/// tree's destruction can exhaust the stack.
Document parseTemplate(std::string_view source);

} // namespace conclave::engine::jinja
