// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/text/jinja/value.h"

namespace conclave::engine::jinja {

/// Python's "…%s…" % values for %s %r %d %i %f %x %c and %%, with flags, width, precision and %(name)s.
Text percentFormat(const Text& format, const Value& values, Budget& budget);

/// Python's "…{}…".format(…) for {} {0} {name}, each with an optional :.2f, :d or :s.
Text braceFormat(const Text& format, const Arguments& arguments, Budget& budget);

} // namespace conclave::engine::jinja
