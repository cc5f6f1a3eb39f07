// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/text/jinja/value.h"

#include <string_view>

namespace conclave::engine::jinja {

/// The values that the JSON text @p source describes; key order is kept, of equal keys the last counts.
/// Every string and key gets the origin @p trusted. Raises with the offset for what is not JSON.
Value valueOfJson(std::string_view source, bool trusted, Heap& heap, Budget& budget);

} // namespace conclave::engine::jinja
