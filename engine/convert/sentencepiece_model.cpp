// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/convert/tokenizer_source.h"

#include "engine/gguf/gguf_parser.h"

#include <bit>
#include <cstring>

/// The parts of sentencepiece_model.proto (https://github.com/google/sentencepiece) that a vocabulary needs,
/// read without the library: it aborts on what it does not like, and these files are not trusted.
namespace conclave::engine {

namespace {

constexpr std::size_t kMaxPieces = 10'000'000;

/// One field of a protobuf message.
struct Field {
    std::uint64_t number = 0;
    std::uint64_t value = 0;   ///< of numbers
    std::string_view bytes;    ///< of texts and messages
    std::uint32_t fixed32 = 0; ///< of floats
};

/// Takes fields off the front of a message.
class Message {
  public:
    explicit Message(std::string_view bytes) : m_rest(bytes) {}

    bool isDamaged() const { return m_isDamaged; }

    /// The next field, nothing at the end and when the message is damaged.
    std::optional<Field> next() {
        if (m_rest.empty())
            return std::nullopt;
        const std::uint64_t key = varint();
        Field field;
        field.number = key >> 3;
        switch (key & 7) {
        case 0:
            field.value = varint();
            break;
        case 1:
            take(8);
            break;
        case 2:
            field.bytes = take(varint());
            break;
        case 5: {
            const std::string_view bytes = take(4);
            if (!m_isDamaged)
                std::memcpy(&field.fixed32, bytes.data(), sizeof field.fixed32);
            break;
        }
        default:
            m_isDamaged = true;
        }
        return m_isDamaged ? std::nullopt : std::optional(field);
    }

  private:
    std::uint64_t varint() {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64 && !m_rest.empty(); shift += 7) {
            const auto byte = static_cast<unsigned char>(m_rest.front());
            m_rest.remove_prefix(1);
            value |= std::uint64_t{byte & 0x7fu} << shift;
            if (byte < 0x80)
                return value;
        }
        m_isDamaged = true;
        return 0;
    }

    std::string_view take(std::uint64_t length) {
        if (m_isDamaged || length > m_rest.size()) {
            m_isDamaged = true;
            return {};
        }
        const std::string_view bytes = m_rest.substr(0, length);
        m_rest.remove_prefix(length);
        return bytes;
    }

    std::string_view m_rest;
    bool m_isDamaged = false;
};

Error damaged() {
    return {ErrorKind::Corrupt,
            "'tokenizer.model' is no SentencePiece model or was cut off: download it again"};
}

/// A message of text, score and type; the type counts from 1 as in GGUF files.
Result<void> readPiece(std::string_view bytes, SourceVocabulary& vocabulary) {
    std::string text;
    float score = 0;
    std::uint64_t type = 1;
    Message piece(bytes);
    while (const std::optional<Field> field = piece.next()) {
        if (field->number == 1)
            text = field->bytes;
        else if (field->number == 2)
            score = std::bit_cast<float>(field->fixed32);
        else if (field->number == 3)
            type = field->value;
    }
    if (piece.isDamaged() || type < 1 || type > 6)
        return damaged();
    vocabulary.texts.push_back(std::move(text));
    vocabulary.scores.push_back(score);
    vocabulary.types.push_back(static_cast<TokenType>(type));
    return {};
}

} // namespace

Result<SourceVocabulary> readSentencePiece(std::string_view model) {
    SourceVocabulary vocabulary;
    vocabulary.model = "llama";
    vocabulary.pre = "default";
    std::uint64_t kind = 1; // unigram, when the file does not say
    Message whole(model);
    while (const std::optional<Field> field = whole.next()) {
        if (field->number == 1) { // a piece
            if (vocabulary.texts.size() == kMaxPieces)
                return damaged();
            if (Result<void> done = readPiece(field->bytes, vocabulary); !done)
                return done.error();
        } else if (field->number == 2) { // how it was trained
            Message trainer(field->bytes);
            while (const std::optional<Field> setting = trainer.next())
                if (setting->number == 3)
                    kind = setting->value;
        } else if (field->number == 3) { // what happens to the text before
            Message normalizer(field->bytes);
            while (const std::optional<Field> setting = normalizer.next())
                if (setting->number == 3 && setting->value == 0)
                    vocabulary.addsSpacePrefix = false;
        }
    }
    if (whole.isDamaged() || vocabulary.texts.empty())
        return damaged();
    if (kind != 2)
        return Error{ErrorKind::Unsupported, "'tokenizer.model' is a SentencePiece model of kind " +
                                                 std::to_string(kind) + "; only 2 (BPE) can be converted"};
    return vocabulary;
}

} // namespace conclave::engine
