// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/jinja/text_operations.h"

#include "engine/text/utf8.h"

#include <algorithm>
#include <limits>

namespace conclave::engine::jinja {

namespace {

std::size_t lengthAt(std::string_view text, std::size_t at) {
    return std::max<std::size_t>(1, utf8::characterLength(text, at));
}

char32_t codeAt(std::string_view text, std::size_t at) {
    const std::size_t length = utf8::characterLength(text, at);
    return length == 0 ? char32_t(0xFFFD) : utf8::decode(text, at, length);
}

/// Start of the character that ends at @p end (bytes).
std::size_t characterBefore(std::string_view text, std::size_t end) {
    for (std::size_t back = 1; back <= std::min<std::size_t>(4, end); ++back) {
        if (utf8::characterLength(text, end - back) == back) {
            return end - back;
        }
    }
    return end - 1;
}

/// Whether the alternation upper, lower, upper, … covers @p code, and which of the two it is.
bool isAlternating(char32_t code, char32_t& upper) {
    const auto pairFrom = [&](char32_t first, char32_t last, bool upperIsEven) {
        if (code < first || code > last) {
            return false;
        }
        upper = (code % 2 == 0) == upperIsEven ? code : code - 1;
        return true;
    };
    return (code != 0x130 && code != 0x131 && pairFrom(0x100, 0x137, true)) ||
           pairFrom(0x139, 0x148, false) || pairFrom(0x14A, 0x177, true) || pairFrom(0x179, 0x17E, false) ||
           pairFrom(0x1E00, 0x1E95, true) || pairFrom(0x1EA0, 0x1EFF, true) || pairFrom(0x460, 0x481, true) ||
           pairFrom(0x48A, 0x4BF, true) || pairFrom(0x4D0, 0x52F, true);
}

char32_t lowerOf(char32_t code) {
    char32_t upper = 0;
    if ((code >= 'A' && code <= 'Z') || (code >= 0xC0 && code <= 0xDE && code != 0xD7) ||
        (code >= 0x391 && code <= 0x3AB && code != 0x3A2) || (code >= 0x410 && code <= 0x42F)) {
        return code + 0x20;
    }
    if (code >= 0x400 && code <= 0x40F) {
        return code + 0x50;
    }
    if (code == 0x178) {
        return 0xFF;
    }
    return isAlternating(code, upper) && upper == code ? code + 1 : code;
}

char32_t upperOf(char32_t code) {
    char32_t upper = 0;
    if ((code >= 'a' && code <= 'z') || (code >= 0xE0 && code <= 0xFE && code != 0xF7) ||
        (code >= 0x3B1 && code <= 0x3CB && code != 0x3C2) || (code >= 0x430 && code <= 0x44F)) {
        return code - 0x20;
    }
    if (code >= 0x450 && code <= 0x45F) {
        return code - 0x50;
    }
    if (code == 0x3C2) {
        return 0x3A3;
    }
    if (code == 0xFF) {
        return 0x178;
    }
    return isAlternating(code, upper) ? upper : code;
}

void putUpper(std::string& out, char32_t code) {
    if (code == 0xDF) {
        out += "SS";
    } else {
        utf8::append(out, upperOf(code));
    }
}

bool isLetter(char32_t code) {
    return lowerOf(code) != upperOf(code) || code == 0xDF || code >= 0x370;
}

} // namespace

bool isWhiteSpace(char32_t code) {
    return (code >= 9 && code <= 13) || (code >= 0x1C && code <= 0x20) || code == 0x85 || code == 0xA0 ||
           code == 0x1680 || (code >= 0x2000 && code <= 0x200A) || code == 0x2028 || code == 0x2029 ||
           code == 0x202F || code == 0x205F || code == 0x3000;
}

Text stripped(const Text& text, Side side, const Text* letters, Budget& budget) {
    const std::string_view bytes = text.bytes();
    const auto goes = [&](std::size_t at, std::size_t length) {
        if (letters == nullptr) {
            return isWhiteSpace(codeAt(bytes, at));
        }
        budget.scan(letters->size());
        return letters->find(bytes.substr(at, length)) != Text::npos;
    };
    std::size_t begin = 0;
    std::size_t end = bytes.size();
    while (side != Side::right && begin < end && goes(begin, lengthAt(bytes, begin))) {
        begin += lengthAt(bytes, begin);
    }
    while (side != Side::left && begin < end) {
        const std::size_t last = characterBefore(bytes, end);
        if (!goes(last, end - last)) {
            break;
        }
        end = last;
    }
    budget.scan(bytes.size());
    budget.allocate(end - begin);
    return text.part(begin, end);
}

std::vector<Text> splitText(const Text& text, const Text* separator, std::int64_t most, Budget& budget) {
    std::vector<Text> parts;
    const std::string_view bytes = text.bytes();
    budget.scan(bytes.size());
    budget.allocate(bytes.size());
    const auto put = [&](std::size_t from, std::size_t to) {
        budget.step();
        budget.allocate(sizeof(Text));
        parts.push_back(text.part(from, to));
    };
    const std::size_t limit =
        most < 0 ? std::numeric_limits<std::size_t>::max() : static_cast<std::size_t>(most);
    std::size_t at = 0;
    if (separator != nullptr) {
        if (separator->isEmpty()) {
            throw TemplateError("split() needs a separator that is not empty");
        }
        while (parts.size() < limit) {
            const std::size_t found = text.find(separator->bytes(), at);
            if (found == Text::npos) {
                break;
            }
            put(at, found);
            at = found + separator->size();
        }
        put(at, bytes.size());
        return parts;
    }
    while (true) {
        while (at < bytes.size() && isWhiteSpace(codeAt(bytes, at))) {
            at += lengthAt(bytes, at);
        }
        if (at >= bytes.size()) {
            return parts;
        }
        std::size_t end = at;
        while (end < bytes.size() && !isWhiteSpace(codeAt(bytes, end))) {
            end += lengthAt(bytes, end);
        }
        if (parts.size() == limit) {
            parts.push_back(stripped(text.part(at, bytes.size()), Side::right, nullptr, budget));
            return parts;
        }
        put(at, end);
        at = end;
    }
}

std::vector<Text> splitTextFromEnd(const Text& text, const Text* separator, std::int64_t most,
                                   Budget& budget) {
    std::vector<Text> parts = splitText(text, separator, -1, budget);
    if (most < 0 || parts.size() <= static_cast<std::size_t>(most) + 1) {
        return parts;
    }
    // The surplus at the front is one part again, as it stood in the text.
    const std::size_t kept = static_cast<std::size_t>(most);
    std::size_t tail = 0;
    for (std::size_t i = parts.size() - kept; i < parts.size(); ++i) {
        tail += parts[i].size() + (separator ? separator->size() : 0);
    }
    std::vector<Text> result;
    if (separator) {
        result.push_back(text.part(0, text.size() - tail));
    } else {
        std::size_t end = text.size();
        const std::string_view bytes = text.bytes();
        for (std::size_t i = 0; i < kept; ++i) {
            while (end > 0 && isWhiteSpace(codeAt(bytes, characterBefore(bytes, end)))) {
                end = characterBefore(bytes, end);
            }
            end -= parts[parts.size() - 1 - i].size();
        }
        result.push_back(stripped(text.part(0, end), Side::right, nullptr, budget));
    }
    result.insert(result.end(), parts.end() - static_cast<std::ptrdiff_t>(kept), parts.end());
    return result;
}

std::vector<Text> splitLines(const Text& text, bool keepEnds, Budget& budget) {
    std::vector<Text> lines;
    const std::string& bytes = text.bytes();
    budget.scan(bytes.size());
    budget.allocate(bytes.size());
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t end = std::min(bytes.find_first_of("\r\n", at), bytes.size());
        std::size_t next = std::min(end + 1, bytes.size());
        if (end + 1 < bytes.size() && bytes[end] == '\r' && bytes[end + 1] == '\n') {
            ++next;
        }
        budget.step();
        budget.allocate(sizeof(Text));
        lines.push_back(text.part(at, keepEnds ? next : end));
        at = next;
    }
    return lines;
}

Text replaced(const Text& text, const Text& from, const Text& to, std::int64_t most, Budget& budget) {
    const std::size_t limit =
        most < 0 ? std::numeric_limits<std::size_t>::max() : static_cast<std::size_t>(most);
    Text result;
    std::size_t at = 0;
    std::size_t done = 0;
    budget.scan(text.size());
    budget.allocate(text.size());
    while (done < limit) {
        std::size_t found = at;
        if (from.isEmpty()) { // between all characters, as Python does
            if (done > 0) {
                found = at < text.size() ? at + lengthAt(text.bytes(), at) : Text::npos;
            }
        } else {
            found = text.find(from.bytes(), at);
        }
        if (found == Text::npos) {
            break;
        }
        budget.step();
        budget.allocate(to.size());
        result.appendPart(text, at, found);
        result.append(to);
        at = found + from.size();
        ++done;
    }
    result.appendPart(text, at, text.size());
    return result;
}

Text joined(const std::vector<Text>& parts, const Text& separator, Budget& budget) {
    Text result;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        budget.allocate(separator.size() + parts[i].size());
        if (i > 0) {
            result.append(separator);
        }
        result.append(parts[i]);
    }
    return result;
}

Text withCase(const Text& text, Case wanted, Budget& budget) {
    budget.scan(text.size() * 8);
    budget.allocate(text.size() * 2);
    bool atStart = true; // of the text or, for title, of a word
    return text.mapped([&](std::string_view part, std::string& out) {
        for (std::size_t at = 0; at < part.size();) {
            const std::size_t length = utf8::characterLength(part, at);
            if (length == 0) {
                out.push_back(part[at++]);
                continue;
            }
            const char32_t code = utf8::decode(part, at, length);
            at += length;
            const bool raises = wanted == Case::upper || (wanted == Case::swapped && lowerOf(code) == code) ||
                                ((wanted == Case::capitalized || wanted == Case::title) && atStart);
            if (raises) {
                putUpper(out, code);
            } else {
                utf8::append(out, lowerOf(code));
            }
            atStart = wanted == Case::title && !isLetter(code);
        }
    });
}

std::vector<std::size_t> slicePositions(std::size_t length, const Value& start, const Value& stop,
                                        std::int64_t step) {
    const auto count = static_cast<std::int64_t>(length);
    const auto bound = [&](const Value& value, std::int64_t whenMissing) {
        if (value.isNone() || value.isUndefined()) {
            return whenMissing;
        }
        std::int64_t position = value.toInteger("a slice's bound");
        if (position < 0) {
            position = position < -count ? -1 : position + count;
            return std::max<std::int64_t>(position, step > 0 ? 0 : -1);
        }
        return std::min(position, step > 0 ? count : count - 1);
    };
    const std::int64_t first = bound(start, step > 0 ? 0 : count - 1);
    const std::int64_t last = bound(stop, step > 0 ? count : -1);
    std::vector<std::size_t> positions;
    if (step > 0) {
        for (std::int64_t at = first; at < last; at += step) {
            positions.push_back(static_cast<std::size_t>(at));
            if (step > count) {
                break;
            }
        }
    } else {
        for (std::int64_t at = first; at > last; at += step) {
            positions.push_back(static_cast<std::size_t>(at));
            if (step < -count) {
                break;
            }
        }
    }
    return positions;
}

Text sliceText(const Text& text, const Value& start, const Value& stop, std::int64_t step, Budget& budget) {
    const std::string_view bytes = text.bytes();
    budget.step(bytes.size() / 8);
    budget.allocate(bytes.size());
    std::vector<std::size_t> offsets; // where each character begins
    for (std::size_t at = 0; at < bytes.size(); at += lengthAt(bytes, at)) {
        offsets.push_back(at);
    }
    const std::size_t length = offsets.size();
    offsets.push_back(bytes.size());
    const std::vector<std::size_t> positions = slicePositions(length, start, stop, step);
    if (step == 1) {
        return positions.empty() ? Text()
                                 : text.part(offsets[positions.front()], offsets[positions.back() + 1]);
    }
    Text result;
    budget.step(positions.size());
    // Copying character by character would look through all runs each time.
    std::vector<bool> trusted(bytes.size());
    std::size_t at = 0;
    for (const Text::Run& run : text.runs()) {
        std::fill_n(trusted.begin() + static_cast<std::ptrdiff_t>(at), run.length, run.trusted);
        at += run.length;
    }
    for (const std::size_t position : positions) {
        const std::size_t from = offsets[position];
        result.append(bytes.substr(from, offsets[position + 1] - from), trusted[from]);
    }
    return result;
}

Text indented(const Text& text, const Text& margin, bool first, bool blank, Budget& budget) {
    const std::vector<Text> lines = splitText(text, std::make_unique<Text>("\n", true).get(), -1, budget);
    Text result;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i > 0) {
            result.append("\n", true);
        }
        if ((i > 0 || first) && (blank || !lines[i].isEmpty())) {
            budget.allocate(margin.size());
            result.append(margin);
        }
        result.append(lines[i]);
    }
    return result;
}

} // namespace conclave::engine::jinja
