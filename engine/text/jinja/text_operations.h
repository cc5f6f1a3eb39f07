// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/text/jinja/value.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace conclave::engine::jinja {

// Python's str operations on texts with origins. Positions and counts are characters unless said otherwise.

enum class Side { left, right, both };

/// Takes away the characters in @p letters from the ends; white space when @p letters is null.
Text stripped(const Text& text, Side side, const Text* letters, Budget& budget);

/// split(separator, most): null splits at runs of white space. @p most < 0 is no limit.
std::vector<Text> splitText(const Text& text, const Text* separator, std::int64_t most, Budget& budget);
/// rsplit(): the limit counts from the end.
std::vector<Text> splitTextFromEnd(const Text& text, const Text* separator, std::int64_t most,
                                   Budget& budget);
std::vector<Text> splitLines(const Text& text, bool keepEnds, Budget& budget);

/// replace(from, to, most).
Text replaced(const Text& text, const Text& from, const Text& to, std::int64_t most, Budget& budget);

Text joined(const std::vector<Text>& parts, const Text& separator, Budget& budget);

enum class Case { upper, lower, capitalized, title, swapped };
/// Latin, Greek and Cyrillic letters; others stay as they are.
Text withCase(const Text& text, Case wanted, Budget& budget);

/// text[start:stop:step] with Python's rules for what is negative or past the end; step is not 0.
/// Gives the positions that are taken, in order.
std::vector<std::size_t> slicePositions(std::size_t length, const Value& start, const Value& stop,
                                        std::int64_t step);
Text sliceText(const Text& text, const Value& start, const Value& stop, std::int64_t step, Budget& budget);

/// indent(): @p margin before every line but (without @p first) the first and (without @p blank) empty ones.
Text indented(const Text& text, const Text& margin, bool first, bool blank, Budget& budget);

bool isWhiteSpace(char32_t code);

} // namespace conclave::engine::jinja
