// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/byte_pair_tokenizer.h"

#include "engine/base/log.h"
#include "engine/gguf/gguf_reader.h"
#include "engine/text/utf8.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

namespace conclave::engine {

/// Buffers reused from piece to piece of one encode call.
struct BytePairTokenizer::Work {
    static constexpr std::int32_t kNone = -1;

    struct Symbol {
        TokenId token = kNoToken; // kNoToken: a byte that the vocabulary lacks, or merged away (length 0)
        std::uint32_t start = 0;  // in the piece
        std::uint32_t length = 0;
        std::int32_t previous = kNone;
        std::int32_t next = kNone;
    };

    /// A merge that was possible when it was found; stale if a neighbour has changed since.
    struct Candidate {
        std::int32_t rank = 0;
        std::int32_t left = 0;
        std::int32_t right = 0;
        TokenId leftToken = kNoToken;
        TokenId rightToken = kNoToken;
        TokenId merged = kNoToken;

        // For std::push_heap: the best is the lowest rank, of equals the leftmost.
        bool operator<(const Candidate& other) const {
            return rank != other.rank ? rank > other.rank : left > other.left;
        }
    };

    std::vector<std::string_view> pieces;
    std::vector<Symbol> symbols;
    std::vector<Candidate> heap;
};

BytePairTokenizer::BytePairTokenizer(Vocabulary vocabulary, std::unique_ptr<RegexSplitter> splitter)
    : Tokenizer(std::move(vocabulary)), m_splitter(std::move(splitter)) {}

Result<std::unique_ptr<Tokenizer>> BytePairTokenizer::create(const GgufReader& file, Vocabulary vocabulary) {
    auto splitter = RegexSplitter::compile(vocabulary.preTokenizer->regexes);
    if (!splitter.ok()) {
        return splitter.error();
    }
    std::unique_ptr<BytePairTokenizer> tokenizer(
        new BytePairTokenizer(std::move(vocabulary), std::move(*splitter)));
    tokenizer->indexPieces();
    if (auto merges = tokenizer->readMerges(file); !merges.ok()) {
        return merges.error();
    }
    return std::unique_ptr<Tokenizer>(std::move(tokenizer));
}

void BytePairTokenizer::indexPieces() {
    const bool startsWithCharacters = vocabulary().model == Vocabulary::Model::rawBpe;
    m_idOfByte.fill(kNoToken);
    m_idOfBytes.reserve(static_cast<std::size_t>(size()));
    for (TokenId id = 0; id < size(); ++id) {
        const auto index = static_cast<std::size_t>(id);
        const std::string& bytes = vocabulary().bytes[index];
        if (vocabulary().kinds[index] == TokenKind::byte) {
            TokenId& first = m_idOfByte[static_cast<unsigned char>(bytes.front())];
            first = first == kNoToken ? id : first;
        }
        if (vocabulary().kinds[index] != TokenKind::normal) {
            continue;
        }
        if (bytes.empty() || !m_idOfBytes.try_emplace(bytes, id).second) {
            continue;
        }
        m_longestPiece = std::max(m_longestPiece, bytes.size());
        if (bytes.size() == 1 && !startsWithCharacters) {
            m_idOfByte[static_cast<unsigned char>(bytes.front())] = id;
        }
    }
}

Result<void> BytePairTokenizer::readMerges(const GgufReader& file) {
    auto merges = file.strings("tokenizer.ggml.merges");
    if (!merges.ok()) {
        return merges.error();
    }
    if (!merges->has_value() || (*merges)->empty()) {
        if (vocabulary().preTokenizer->mergesOptional) {
            m_idsAreRanks = true;
            return {};
        }
        return Error{ErrorKind::Corrupt,
                     "tokenizer.ggml.merges is missing; without it text cannot be turned into tokens."};
    }
    const auto& rules = **merges;
    m_merges.reset(rules.size());
    std::size_t unusable = 0;
    std::string joined;
    for (std::size_t rank = 0; rank < rules.size(); ++rank) {
        const std::string_view rule = rules[rank];
        // From index 1: a left part may itself begin with a space.
        const std::size_t space = rule.find(' ', 1);
        if (space == std::string_view::npos || space + 1 == rule.size()) {
            return Error{ErrorKind::Corrupt, "tokenizer.ggml.merges has \"" + std::string(rule) +
                                                 "\" at index " + std::to_string(rank) +
                                                 ", expected two parts with a space between."};
        }
        joined.assign(rule.substr(0, space)).append(rule.substr(space + 1));
        const TokenId left = find(rule.substr(0, space));
        const TokenId right = find(rule.substr(space + 1));
        const TokenId token = find(joined);
        if (left == kNoToken || right == kNoToken || token == kNoToken) {
            ++unusable;
            continue;
        }
        m_merges.add(left, right, {static_cast<std::int32_t>(rank), token});
    }
    if (unusable > 0) {
        log().warn("{} of {} merges name tokens that the vocabulary lacks: ignored", unusable, rules.size());
    }
    return {};
}

Merge BytePairTokenizer::mergeOf(TokenId left, TokenId right, std::string_view joined) const {
    if (left == kNoToken || right == kNoToken) {
        return {};
    }
    if (!m_idsAreRanks) {
        return m_merges.find(left, right);
    }
    if (joined.size() > m_longestPiece) {
        return {};
    }
    const auto found = m_idOfBytes.find(joined);
    return found == m_idOfBytes.end() ? Merge{} : Merge{found->second, found->second};
}

void BytePairTokenizer::encodeByte(unsigned char byte, std::vector<TokenId>& out) const {
    if (m_idOfByte[byte] != kNoToken) {
        out.push_back(m_idOfByte[byte]);
        return;
    }
    if (vocabulary().model == Vocabulary::Model::rawBpe) {
        if (vocabulary().unknown != kNoToken) {
            out.push_back(vocabulary().unknown);
        }
        return;
    }
    // DeepSeek's vocabularies lack the bytes that UTF-8 never uses.
    for (const char replacement : utf8::kReplacement) {
        const TokenId token = m_idOfByte[static_cast<unsigned char>(replacement)];
        if (token != kNoToken) {
            out.push_back(token);
        }
    }
}

/// What merging begins with.
void BytePairTokenizer::placeSymbols(std::string_view piece, Work& work) const {
    auto& symbols = work.symbols;
    symbols.clear();
    const auto place = [&](TokenId token, std::size_t start, std::size_t length) {
        const auto index = static_cast<std::int32_t>(symbols.size());
        symbols.push_back({token, static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(length),
                           index - 1, index + 1});
    };
    const bool startsWithCharacters = vocabulary().model == Vocabulary::Model::rawBpe;
    for (std::size_t at = 0; at < piece.size();) {
        // A gigabyte of text is cut without regard to characters: then it goes byte by byte.
        const std::size_t length =
            startsWithCharacters ? std::max<std::size_t>(utf8::characterLength(piece, at), 1) : 1;
        const std::string_view character = piece.substr(at, length);
        // U+2581 in a text goes as bytes: the token of that spelling is the space.
        const auto whole = startsWithCharacters && character != utf8::kSpaceMark ? m_idOfBytes.find(character)
                                                                                 : m_idOfBytes.end();
        if (whole != m_idOfBytes.end()) {
            place(whole->second, at, length);
        } else {
            for (std::size_t i = at; i < at + length; ++i) {
                place(m_idOfByte[static_cast<unsigned char>(piece[i])], i, 1);
            }
        }
        at += length;
    }
    symbols.back().next = Work::kNone;
}

void BytePairTokenizer::encodePiece(std::string_view piece, Work& work, std::vector<TokenId>& out) const {
    if (piece.size() == 1 && vocabulary().model == Vocabulary::Model::byteLevelBpe) {
        encodeByte(static_cast<unsigned char>(piece.front()), out);
        return;
    }
    if (vocabulary().preTokenizer->ignoresMerges && piece.size() <= m_longestPiece) {
        const auto whole = m_idOfBytes.find(piece);
        if (whole != m_idOfBytes.end()) {
            out.push_back(whole->second);
            return;
        }
    }
    placeSymbols(piece, work);
    auto& symbols = work.symbols;
    auto& heap = work.heap;
    const auto count = static_cast<std::int32_t>(symbols.size());
    heap.clear();
    const auto consider = [&](std::int32_t left) {
        if (left == Work::kNone || symbols[static_cast<std::size_t>(left)].next == Work::kNone) {
            return;
        }
        const auto& a = symbols[static_cast<std::size_t>(left)];
        const auto& b = symbols[static_cast<std::size_t>(a.next)];
        const Merge merge = mergeOf(a.token, b.token, piece.substr(a.start, a.length + b.length));
        if (merge.token != kNoToken) {
            heap.push_back({merge.rank, left, a.next, a.token, b.token, merge.token});
            std::push_heap(heap.begin(), heap.end());
        }
    };
    for (std::int32_t i = 0; i + 1 < count; ++i) {
        consider(i);
    }
    while (!heap.empty()) {
        std::pop_heap(heap.begin(), heap.end());
        const Work::Candidate best = heap.back();
        heap.pop_back();
        auto& left = symbols[static_cast<std::size_t>(best.left)];
        auto& right = symbols[static_cast<std::size_t>(best.right)];
        if (left.length == 0 || right.length == 0 || left.next != best.right ||
            left.token != best.leftToken || right.token != best.rightToken) {
            continue;
        }
        left.token = best.merged;
        left.length += right.length;
        left.next = right.next;
        right.length = 0;
        if (left.next != Work::kNone) {
            symbols[static_cast<std::size_t>(left.next)].previous = best.left;
        }
        consider(left.previous);
        consider(best.left);
    }
    for (std::int32_t i = 0; i != Work::kNone; i = symbols[static_cast<std::size_t>(i)].next) {
        const auto& symbol = symbols[static_cast<std::size_t>(i)];
        if (symbol.token != kNoToken) {
            out.push_back(symbol.token);
        } else {
            encodeByte(static_cast<unsigned char>(piece[symbol.start]), out);
        }
    }
}

void BytePairTokenizer::encodeValid(std::string_view text, Work& work, std::vector<TokenId>& out) const {
    // Symbols number with 32 bits; a gigabyte of text is cut where it hurts nobody.
    constexpr std::size_t kMaxPiece = std::size_t(1) << 30;
    work.pieces.clear();
    m_splitter->split(text, work.pieces);
    for (const std::string_view piece : work.pieces) {
        for (std::size_t at = 0; at < piece.size(); at += kMaxPiece) {
            encodePiece(piece.substr(at, kMaxPiece), work, out);
        }
    }
}

void BytePairTokenizer::encodeText(std::string_view text, bool /*atStart*/, std::vector<TokenId>& out) const {
    Work work;
    std::size_t validFrom = 0;
    std::size_t i = 0;
    while (i < text.size()) {
        const std::size_t length = utf8::characterLength(text, i);
        if (length != 0) {
            i += length;
            continue;
        }
        encodeValid(text.substr(validFrom, i - validFrom), work, out);
        encodeByte(static_cast<unsigned char>(text[i]), out);
        validFrom = ++i;
    }
    encodeValid(text.substr(validFrom), work, out);
}

} // namespace conclave::engine
