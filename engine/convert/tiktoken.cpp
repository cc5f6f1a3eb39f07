// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/convert/tokenizer_source.h"

#include "engine/gguf/gguf_parser.h"
#include "engine/text/byte_alphabet.h"
#include "engine/text/utf8.h"

#include <charconv>
#include <unordered_map>

/// A tiktoken file lists tokens by rank and no merges. Those follow from the ranks: the last merge of a token
/// is the one that is left when only pairs of lower rank than the token's own have been merged.
namespace conclave::engine {

namespace {

constexpr std::size_t kMaxTokens = 10'000'000;

using Ranks = std::unordered_map<std::string_view, std::size_t>;

Error damaged(std::size_t line) {
    return {ErrorKind::Corrupt, "'tiktoken.model' is no list of tokens and ranks or was cut off (line " +
                                    std::to_string(line) + "): download it again"};
}

int base64Digit(char c) {
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

std::optional<std::string> decodeBase64(std::string_view text) {
    while (text.ends_with('='))
        text.remove_suffix(1);
    std::string bytes;
    unsigned bits = 0;
    int held = 0;
    for (const char c : text) {
        const int digit = base64Digit(c);
        if (digit < 0)
            return std::nullopt;
        bits = (bits << 6 | static_cast<unsigned>(digit)) & 0xffffu;
        held += 6;
        if (held >= 8) {
            held -= 8;
            bytes += static_cast<char>(bits >> held & 0xff);
        }
    }
    return bytes;
}

std::string letters(std::string_view bytes) {
    std::string text;
    for (const char byte : bytes)
        utf8::append(text, letterOfByte(static_cast<unsigned char>(byte)));
    return text;
}

/// The two parts whose merge makes @p token; nothing when it is made otherwise.
std::optional<std::pair<std::string_view, std::string_view>> lastMerge(std::string_view token,
                                                                       std::size_t rank, const Ranks& ranks) {
    std::vector<std::string_view> parts;
    for (std::size_t i = 0; i < token.size(); ++i)
        parts.push_back(token.substr(i, 1));
    while (parts.size() > 2) {
        std::size_t best = rank;
        std::size_t place = 0;
        for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
            const auto found = ranks.find({parts[i].data(), parts[i].size() + parts[i + 1].size()});
            if (found != ranks.end() && found->second < best) {
                best = found->second;
                place = i;
            }
        }
        if (best == rank)
            return std::nullopt;
        parts[place] = {parts[place].data(), parts[place].size() + parts[place + 1].size()};
        parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(place) + 1);
    }
    return parts.size() == 2 ? std::optional(std::pair(parts[0], parts[1])) : std::nullopt;
}

} // namespace

Result<SourceVocabulary> readTiktoken(std::string_view file) {
    std::vector<std::string> tokens;
    while (!file.empty()) {
        const std::string_view line = file.substr(0, file.find('\n'));
        file.remove_prefix(std::min(file.size(), line.size() + 1));
        if (line.empty())
            continue;
        const std::size_t space = line.find(' ');
        const std::string_view number = space == std::string_view::npos ? "" : line.substr(space + 1);
        std::size_t rank = 0;
        const auto parsed = std::from_chars(number.data(), number.data() + number.size(), rank);
        std::optional<std::string> bytes = decodeBase64(line.substr(0, space));
        if (parsed.ec != std::errc() || rank != tokens.size() || !bytes || bytes->empty() ||
            rank >= kMaxTokens)
            return damaged(tokens.size() + 1);
        tokens.push_back(*std::move(bytes));
    }
    if (tokens.empty())
        return damaged(1);
    Ranks ranks;
    for (std::size_t rank = 0; rank < tokens.size(); ++rank)
        ranks.emplace(tokens[rank], rank);
    SourceVocabulary vocabulary;
    vocabulary.model = "gpt2";
    vocabulary.pre = "kimi-k2";
    for (std::size_t rank = 0; rank < tokens.size(); ++rank) {
        vocabulary.texts.push_back(letters(tokens[rank]));
        vocabulary.types.push_back(TokenType::normal);
        if (const auto parts = lastMerge(tokens[rank], rank, ranks))
            vocabulary.merges.push_back(letters(parts->first) + " " + letters(parts->second));
    }
    return vocabulary;
}

} // namespace conclave::engine
