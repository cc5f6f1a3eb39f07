// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/run/placement.h"

#include <string>

namespace conclave::engine {

/// @p placement for people, some lines of ASCII: bytes in each place, a bar of the experts' places for each
/// run of layers that are alike ('#' the card, '+' main memory, '.' the file), the predicted time and what it
/// is made of.
std::string placementText(const Placement& placement);

/// "12.3 ms for a token (81 tokens/s)", to print beside what was then measured.
std::string predictionText(const Placement& placement);

} // namespace conclave::engine
