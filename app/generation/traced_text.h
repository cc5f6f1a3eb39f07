// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/generation/text_generator.h"

#include <span>
#include <string>
#include <string_view>

namespace conclave {

/// The bytes of a token as text: what is no whole character of UTF-8 byte by byte, as in <0xE2>.
QString pieceText(std::string_view bytes);

/// Says of each trace of @p delta how many characters of its text that token brought. @p pieces are the bytes
/// of the tokens, as many as there are traces; those of marks are empty.
///
/// Text is matched from its end backwards: what was held back until it was clear that it is no mark comes
/// together with a later token, and what turned out to be one does not come at all.
void shareOut(AnswerDelta& delta, std::span<const std::string> pieces);

} // namespace conclave
