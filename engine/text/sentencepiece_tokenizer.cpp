// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/sentencepiece_tokenizer.h"

#include "engine/base/log.h"
#include "engine/text/utf8.h"

#include <sentencepiece_processor.h>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstdio>
#include <unordered_set>
#include <utility>

namespace conclave::engine {

namespace {

// The library installs no header for its model format, and linking protobuf beside its built-in copy would
// clash; the few fields that matter are written by hand.
// Numbers: sentencepiece/src/sentencepiece_model.proto. Wire format:
// protobuf.dev/programming-guides/encoding.
namespace proto {

constexpr std::uint32_t kPieces = 1;
constexpr std::uint32_t kTrainerSpec = 2;
constexpr std::uint32_t kNormalizerSpec = 3;

constexpr std::uint32_t kPieceText = 1;
constexpr std::uint32_t kPieceScore = 2;
constexpr std::uint32_t kPieceType = 3;

constexpr std::uint32_t kModelType = 3;
constexpr std::uint64_t kModelTypeBpe = 2;
constexpr std::uint32_t kByteFallback = 35;

constexpr std::uint32_t kNormalizerName = 1;
constexpr std::uint32_t kAddDummyPrefix = 3;
constexpr std::uint32_t kRemoveExtraWhitespaces = 4;
constexpr std::uint32_t kEscapeWhitespaces = 5;

void putVarint(std::string& out, std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) {
        out.push_back(static_cast<char>(value | 0x80));
    }
    out.push_back(static_cast<char>(value));
}

void putInteger(std::string& out, std::uint32_t field, std::uint64_t value) {
    putVarint(out, std::uint64_t(field) << 3);
    putVarint(out, value);
}

void putBytes(std::string& out, std::uint32_t field, std::string_view bytes) {
    putVarint(out, std::uint64_t(field) << 3 | 2);
    putVarint(out, bytes.size());
    out += bytes;
}

void putFloat(std::string& out, std::uint32_t field, float value) {
    putVarint(out, std::uint64_t(field) << 3 | 5);
    const auto bits = std::bit_cast<std::uint32_t>(value);
    for (int shift = 0; shift < 32; shift += 8) {
        out.push_back(static_cast<char>(bits >> shift));
    }
}

void putPiece(std::string& out, std::string_view text, float score, TokenKind type) {
    std::string piece;
    putBytes(piece, kPieceText, text);
    putFloat(piece, kPieceScore, score);
    putInteger(piece, kPieceType, static_cast<std::uint64_t>(type));
    putBytes(out, kPieces, piece);
}

} // namespace proto

bool isValid(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = utf8::characterLength(text, i);
        if (length == 0) {
            return false;
        }
        i += length;
    }
    return !text.empty();
}

/// The library's spelling of @p piece: Gemma files write their runs of spaces with real ones.
std::string withSpaceMarks(std::string_view piece) {
    std::string marked;
    for (const char c : piece) {
        if (c == ' ') {
            marked += utf8::kSpaceMark;
        } else {
            marked.push_back(c);
        }
    }
    return marked;
}

/// Whether a space stands behind anything but spaces in the piece @p text.
bool hasInnerSpace(const std::string& text) {
    const std::string marked = withSpaceMarks(text);
    std::string_view piece = marked;
    while (piece.substr(0, utf8::kSpaceMark.size()) == utf8::kSpaceMark) {
        piece.remove_prefix(utf8::kSpaceMark.size());
    }
    return piece.find(utf8::kSpaceMark) != std::string_view::npos;
}

// Long texts go to the library in parts of at least this many bytes where the vocabulary allows: its queue
// stays in the processor's cache then (measured in README.md).
constexpr std::size_t kPartBytes = 256;

} // namespace

struct SentencePieceTokenizer::Library {
    sentencepiece::SentencePieceProcessor processor;
};

SentencePieceTokenizer::SentencePieceTokenizer(Vocabulary read)
    : Tokenizer(std::move(read)), m_library(std::make_unique<Library>()) {
    m_idOfByte.fill(kNoToken);
    for (TokenId id = size() - 1; id >= 0; --id) { // the first of duplicates stays
        if (kind(id) == TokenKind::byte) {
            m_idOfByte[static_cast<unsigned char>(vocabulary().bytes[static_cast<std::size_t>(id)][0])] = id;
        }
    }
    m_hasAllBytes = std::find(m_idOfByte.begin(), m_idOfByte.end(), kNoToken) == m_idOfByte.end();
    m_wordsAreIndependent =
        m_hasAllBytes && std::none_of(vocabulary().texts.begin(), vocabulary().texts.end(), hasInnerSpace);
}

SentencePieceTokenizer::~SentencePieceTokenizer() = default;

Result<std::unique_ptr<Tokenizer>> SentencePieceTokenizer::create(Vocabulary vocabulary) {
    std::unique_ptr<SentencePieceTokenizer> tokenizer(new SentencePieceTokenizer(std::move(vocabulary)));
    const auto status = tokenizer->m_library->processor.LoadFromSerializedProto(tokenizer->serializedModel());
    if (!status.ok()) {
        return Error{ErrorKind::Corrupt,
                     "The SentencePiece vocabulary does not load: " + std::string(status.message()) + "."};
    }
    return std::unique_ptr<Tokenizer>(std::move(tokenizer));
}

std::string SentencePieceTokenizer::serializedModel() const {
    // The library refuses or misreads what real files contain: several unknown tokens, empty and duplicate
    // pieces, a part of the byte pieces. Whatever must never come out of plain text gets a placeholder name
    // and the type control, which the library never produces.
    std::string model;
    std::unordered_set<std::string> used;
    const TokenId unknown = vocabulary().unknown;
    for (TokenId id = 0; id < size(); ++id) {
        const auto index = static_cast<std::size_t>(id);
        const std::string text = withSpaceMarks(vocabulary().texts[index]);
        const float score = vocabulary().scores[index];
        const TokenKind tokenKind = kind(id);
        const bool isText = tokenKind == TokenKind::normal || tokenKind == TokenKind::unused ||
                            (tokenKind == TokenKind::userDefined && isPlainText(text));
        if (id == unknown) {
            proto::putPiece(model, "<unk>", score, TokenKind::unknown);
        } else if (tokenKind == TokenKind::byte && m_hasAllBytes &&
                   m_idOfByte[static_cast<unsigned char>(vocabulary().bytes[index][0])] == id) {
            char name[8];
            std::snprintf(name, sizeof name, "<0x%02X>",
                          static_cast<unsigned>(static_cast<unsigned char>(vocabulary().bytes[index][0])));
            proto::putPiece(model, name, score, TokenKind::byte);
        } else if (isText && text != "<unk>" && isValid(text) && used.insert(text).second) {
            proto::putPiece(model, text, score, tokenKind);
        } else {
            std::string placeholder = "\xEF\xA3\xBF"; // U+F8FF, private use
            placeholder += std::to_string(id);
            proto::putPiece(model, placeholder, score, TokenKind::control);
        }
    }
    if (unknown == kNoToken) {
        proto::putPiece(model, "<unk>", 0, TokenKind::unknown); // id size(), dropped by encodeValid()
    }
    std::string trainer;
    proto::putInteger(trainer, proto::kModelType, proto::kModelTypeBpe);
    proto::putInteger(trainer, proto::kByteFallback, m_hasAllBytes ? 1 : 0);
    proto::putBytes(model, proto::kTrainerSpec, trainer);
    std::string normalizer;
    proto::putBytes(normalizer, proto::kNormalizerName, "identity");
    proto::putInteger(normalizer, proto::kAddDummyPrefix, 0);
    proto::putInteger(normalizer, proto::kRemoveExtraWhitespaces, 0);
    proto::putInteger(normalizer, proto::kEscapeWhitespaces, 1);
    proto::putBytes(model, proto::kNormalizerSpec, normalizer);
    return model;
}

void SentencePieceTokenizer::encodeBytes(std::string_view bytes, std::vector<TokenId>& out) const {
    for (const char byte : bytes) {
        out.push_back(m_idOfByte[static_cast<unsigned char>(byte)]);
    }
}

void SentencePieceTokenizer::encodeValid(std::string_view text, std::vector<TokenId>& out) const {
    std::vector<int> ids;
    while (!text.empty()) {
        std::size_t part = text.size();
        if (m_wordsAreIndependent && text.size() > kPartBytes) {
            for (part = kPartBytes; part < text.size(); ++part) {
                if (text[part] == ' ' && text[part - 1] != ' ') {
                    break;
                }
            }
        }
        ids.clear();
        const std::string_view head = text.substr(0, part);
        const auto status = m_library->processor.Encode(absl::string_view(head.data(), head.size()), &ids);
        if (!status.ok()) {
            log().error("sentencepiece could not encode {} bytes: {}", head.size(), status.message());
        }
        std::copy_if(ids.begin(), ids.end(), std::back_inserter(out), [this](int id) { return id < size(); });
        text.remove_prefix(part);
    }
}

void SentencePieceTokenizer::encodeText(std::string_view text, bool atStart,
                                        std::vector<TokenId>& out) const {
    // What the library cannot carry goes as bytes: invalid UTF-8 (it would put U+FFFD) and U+2581 (it would
    // come back as a space).
    std::string run = atStart && vocabulary().addsSpacePrefix ? " " : "";
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = utf8::characterLength(text, i);
        const bool isSpaceMark = length == 3 && text.substr(i, 3) == utf8::kSpaceMark;
        const std::size_t taken = std::max<std::size_t>(length, 1);
        if (length != 0 && !(isSpaceMark && m_hasAllBytes)) {
            run += text.substr(i, taken);
        } else if (m_hasAllBytes) {
            encodeValid(run, out);
            run.clear();
            encodeBytes(text.substr(i, taken), out);
        } else {
            run += utf8::kReplacement;
        }
        i += taken;
    }
    encodeValid(run, out);
}

} // namespace conclave::engine
