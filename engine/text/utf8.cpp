// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/utf8.h"

#include <algorithm>

namespace conclave::engine::utf8 {

namespace {

/// What a lead byte promises: how many bytes, and the range of the second one.
struct Lead {
    std::size_t length;
    unsigned char secondMin;
    unsigned char secondMax;
};

Lead leadOf(unsigned char byte) {
    if (byte < 0x80) {
        return {1, 0, 0};
    }
    if (byte >= 0xC2 && byte <= 0xDF) {
        return {2, 0x80, 0xBF};
    }
    if (byte >= 0xE0 && byte <= 0xEF) {
        return {3, static_cast<unsigned char>(byte == 0xE0 ? 0xA0 : 0x80),
                static_cast<unsigned char>(byte == 0xED ? 0x9F : 0xBF)};
    }
    if (byte >= 0xF0 && byte <= 0xF4) {
        return {4, static_cast<unsigned char>(byte == 0xF0 ? 0x90 : 0x80),
                static_cast<unsigned char>(byte == 0xF4 ? 0x8F : 0xBF)};
    }
    return {0, 0, 0};
}

/// How many of the bytes that @p lead promises are there and right.
std::size_t goodBytes(std::string_view text, std::size_t offset, const Lead& lead) {
    std::size_t good = 1;
    while (good < lead.length && offset + good < text.size()) {
        const auto byte = static_cast<unsigned char>(text[offset + good]);
        const unsigned char low = good == 1 ? lead.secondMin : 0x80;
        const unsigned char high = good == 1 ? lead.secondMax : 0xBF;
        if (byte < low || byte > high) {
            break;
        }
        ++good;
    }
    return good;
}

} // namespace

std::size_t characterLength(std::string_view text, std::size_t offset) {
    if (offset >= text.size()) {
        return 0;
    }
    const Lead lead = leadOf(static_cast<unsigned char>(text[offset]));
    if (lead.length <= 1) {
        return lead.length;
    }
    return goodBytes(text, offset, lead) == lead.length ? lead.length : 0;
}

bool endsInsideCharacter(std::string_view text, std::size_t& start) {
    const std::size_t reach = std::min<std::size_t>(3, text.size());
    for (std::size_t back = 1; back <= reach; ++back) {
        const std::size_t offset = text.size() - back;
        const auto byte = static_cast<unsigned char>(text[offset]);
        if ((byte & 0xC0) == 0x80) {
            continue;
        }
        const Lead lead = leadOf(byte);
        start = offset;
        return lead.length > back && goodBytes(text, offset, lead) == back;
    }
    return false;
}

char32_t decode(std::string_view text, std::size_t offset, std::size_t length) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[offset + i]); };
    switch (length) {
    case 1:
        return byte(0);
    case 2:
        return static_cast<char32_t>((byte(0) & 0x1F) << 6 | (byte(1) & 0x3F));
    case 3:
        return static_cast<char32_t>((byte(0) & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F));
    case 4:
        return static_cast<char32_t>((byte(0) & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 |
                                     (byte(3) & 0x3F));
    default:
        return 0xFFFD;
    }
}

void append(std::string& text, char32_t codePoint) {
    const auto put = [&](char32_t value) { text.push_back(static_cast<char>(value)); };
    if (codePoint > 0x10FFFF || (codePoint >= 0xD800 && codePoint <= 0xDFFF)) {
        text += kReplacement;
    } else if (codePoint < 0x80) {
        put(codePoint);
    } else if (codePoint < 0x800) {
        put(0xC0 | codePoint >> 6);
        put(0x80 | (codePoint & 0x3F));
    } else if (codePoint < 0x10000) {
        put(0xE0 | codePoint >> 12);
        put(0x80 | (codePoint >> 6 & 0x3F));
        put(0x80 | (codePoint & 0x3F));
    } else {
        put(0xF0 | codePoint >> 18);
        put(0x80 | (codePoint >> 12 & 0x3F));
        put(0x80 | (codePoint >> 6 & 0x3F));
        put(0x80 | (codePoint & 0x3F));
    }
}

std::size_t characterCount(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++count) {
        i += std::max<std::size_t>(1, characterLength(text, i));
    }
    return count;
}

} // namespace conclave::engine::utf8
