// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/vocabulary.h"

#include "engine/base/log.h"
#include "engine/gguf/gguf_reader.h"
#include "engine/text/byte_alphabet.h"
#include "engine/text/utf8.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>

namespace conclave::engine {

namespace {

const std::string kPrefix = "tokenizer.ggml.";

/// Texts of tokens that end a turn in the families we know; files often name only one of them as eos.
constexpr std::string_view kTurnEnds[] = {
    "<|eot_id|>",
    "<|im_end|>",
    "<|end|>",
    "<|return|>",
    "<|call|>",
    "<|flush|>",
    "<|calls|>",
    "<end_of_turn>",
    "<|endoftext|>",
    "</s>",
    "<|eom_id|>",
    "<EOT>",
    "_<EOT>",
    "[EOT]",
    "[EOS]",
    "<|end_of_text|>",
    "<end_of_utterance>",
    "<eos>",
    "<turn|>",
    "<|tool_response>",
    "<\xEF\xBD\x9C"
    "end\xE2\x96\x81of\xE2\x96\x81sentence\xEF\xBD\x9C>", // DeepSeek: U+FF5C bars, U+2581 between the words
};

/// Ids that a file may give by key and that end a turn.
constexpr const char* kTurnEndKeys[] = {"eos_token_id",     "eot_token_id",     "eom_token_id",
                                        "fim_pad_token_id", "fim_rep_token_id", "fim_sep_token_id"};

Error corrupt(std::string message) {
    return {ErrorKind::Corrupt, std::move(message)};
}

std::string lengths(const char* array, std::size_t found, std::size_t tokens) {
    return kPrefix + array + " has " + std::to_string(found) + " entries for " + std::to_string(tokens) +
           " tokens; the file is damaged.";
}

Result<Vocabulary::Model> readModel(const GgufReader& file) {
    auto name = file.string(kPrefix + "model");
    if (!name.ok()) {
        return name.error();
    }
    if (!name->has_value()) {
        return Error{ErrorKind::Unsupported, "The file has no tokenizer (tokenizer.ggml.model is missing)."};
    }
    if (**name == "llama") {
        return Vocabulary::Model::sentencePiece;
    }
    if (**name == "gpt2") {
        return Vocabulary::Model::byteLevelBpe;
    }
    if (**name == "gemma4") {
        return Vocabulary::Model::rawBpe;
    }
    return Error{
        ErrorKind::Unsupported,
        "The tokenizer model \"" + std::string(**name) +
            "\" is not supported; Conclave reads \"llama\" (SentencePiece), \"gpt2\" (byte-level BPE) "
            "and \"gemma4\" (BPE on characters)."};
}

Result<const PreTokenizer*> readPreTokenizer(const GgufReader& file, Vocabulary::Model model) {
    if (model == Vocabulary::Model::rawBpe) {
        return &gemma4PreTokenizer(); // these files name none
    }
    auto name = file.string(kPrefix + "pre");
    if (!name.ok()) {
        return name.error();
    }
    if (!name->has_value()) {
        // Guessing would cut text otherwise than in training and nobody would see why answers are poor.
        return Error{ErrorKind::Unsupported,
                     "The file does not name its pre-tokenizer (tokenizer.ggml.pre is "
                     "missing); use a newer conversion of the model."};
    }
    const PreTokenizer* row = findPreTokenizer(**name);
    if (row == nullptr) {
        return Error{ErrorKind::Unsupported,
                     "The pre-tokenizer \"" + std::string(**name) + "\" is not known."};
    }
    return row;
}

/// The id under @p key; kNoToken when missing or (with a warning) out of range, as converters do write such.
Result<TokenId> readId(const GgufReader& file, const std::string& key, int tokens) {
    auto id = file.integer(kPrefix + key);
    if (!id.ok()) {
        return id.error();
    }
    if (!id->has_value()) {
        return kNoToken;
    }
    if (**id < 0 || **id >= tokens) {
        log().warn("{}{} is {}, but there are {} tokens: ignored", kPrefix, key, **id, tokens);
        return kNoToken;
    }
    return static_cast<TokenId>(**id);
}

Result<void> readTexts(const GgufReader& file, Vocabulary& vocabulary) {
    auto texts = file.strings(kPrefix + "tokens");
    if (!texts.ok()) {
        return texts.error();
    }
    if (!texts->has_value() || (*texts)->empty()) {
        return corrupt("tokenizer.ggml.tokens is missing or empty; the file has no vocabulary.");
    }
    if ((*texts)->size() > std::size_t(std::numeric_limits<TokenId>::max())) {
        return corrupt("tokenizer.ggml.tokens has " + std::to_string((*texts)->size()) + " entries.");
    }
    vocabulary.texts.assign((*texts)->begin(), (*texts)->end());
    vocabulary.idOfText.reserve(vocabulary.texts.size());
    std::size_t duplicates = 0;
    for (int id = 0; id < vocabulary.size(); ++id) {
        const std::string& text = vocabulary.texts[static_cast<std::size_t>(id)];
        if (text.empty() || !vocabulary.idOfText.try_emplace(text, id).second) {
            ++duplicates;
        }
    }
    if (duplicates > 0) {
        log().warn("{} empty or duplicate tokens are never produced from text", duplicates);
    }
    return {};
}

Result<void> readKinds(const GgufReader& file, Vocabulary& vocabulary) {
    auto types = file.integers(kPrefix + "token_type");
    if (!types.ok()) {
        return types.error();
    }
    const std::size_t tokens = vocabulary.texts.size();
    vocabulary.kinds.assign(tokens, TokenKind::normal);
    if (!types->has_value()) {
        for (const TokenId id : {vocabulary.bos, vocabulary.eos}) {
            if (id != kNoToken) {
                vocabulary.kinds[static_cast<std::size_t>(id)] = TokenKind::control;
            }
        }
        return {};
    }
    if ((*types)->size() != tokens) {
        return corrupt(lengths("token_type", (*types)->size(), tokens));
    }
    for (std::size_t i = 0; i < tokens; ++i) {
        const std::int64_t type = (**types)[i];
        if (type < 0 || type > 6) {
            return corrupt("tokenizer.ggml.token_type has " + std::to_string(type) + " at index " +
                           std::to_string(i) + ", expected 0 to 6.");
        }
        vocabulary.kinds[i] = type == 0 ? TokenKind::normal : static_cast<TokenKind>(type);
    }
    for (std::size_t i = 0; i < tokens; ++i) { // one is enough: Phi-3 files mark 53 control tokens so
        if (vocabulary.kinds[i] != TokenKind::unknown) {
            continue;
        }
        if (vocabulary.unknown == kNoToken) {
            vocabulary.unknown = static_cast<TokenId>(i);
        } else if (vocabulary.unknown != static_cast<TokenId>(i)) {
            vocabulary.kinds[i] = TokenKind::control;
        }
    }
    return {};
}

Result<void> readScores(const GgufReader& file, Vocabulary& vocabulary) {
    auto scores = file.reals(kPrefix + "scores");
    if (!scores.ok()) {
        return scores.error();
    }
    const std::size_t tokens = vocabulary.texts.size();
    if (!scores->has_value() || (*scores)->size() != tokens) {
        return corrupt(lengths("scores", scores->has_value() ? (*scores)->size() : 0, tokens));
    }
    vocabulary.scores = std::move(**scores);
    for (float& score : vocabulary.scores) {
        if (!std::isfinite(score)) { // a NaN would break the order that merging relies on
            score = std::numeric_limits<float>::lowest();
        }
    }
    return {};
}

/// Markers come in all kinds in real files. Ends of turns become control whatever the file says, so that they
/// are not shown; think markers become user-defined: text where they mean nothing.
void settleMarkers(Vocabulary& vocabulary) {
    const auto kindOf = [&](std::string_view text) -> TokenKind* {
        const auto found = vocabulary.idOfText.find(text);
        return found == vocabulary.idOfText.end()
                   ? nullptr
                   : &vocabulary.kinds[static_cast<std::size_t>(found->second)];
    };
    vocabulary.endsGeneration.assign(vocabulary.texts.size(), false);
    for (const std::string_view text : kTurnEnds) {
        TokenKind* kind = kindOf(text);
        if (kind != nullptr && text == "</s>" && *kind == TokenKind::userDefined) {
            continue; // Gemma's vocabularies hold HTML tags
        }
        if (kind != nullptr) {
            *kind = TokenKind::control;
            vocabulary.endsGeneration[static_cast<std::size_t>(vocabulary.idOfText.at(text))] = true;
        }
    }
    for (const std::string_view text : {"<think>", "</think>"}) {
        if (TokenKind* kind = kindOf(text)) {
            *kind = TokenKind::userDefined;
        }
    }
    const auto dropEnd = [&](std::string_view text) {
        const auto found = vocabulary.idOfText.find(text);
        if (found != vocabulary.idOfText.end()) {
            vocabulary.endsGeneration[static_cast<std::size_t>(found->second)] = false;
        }
    };
    if ((kindOf("<|return|>") && kindOf("<|call|>")) || (kindOf("<|calls|>") && kindOf("<|flush|>"))) {
        dropEnd("<|end|>"); // gpt-oss, Solar: ends one message of a channel, the turn goes on
    }
    if (kindOf("<|tool_response>")) {
        dropEnd("</s>"); // Gemma 4: an HTML tag
    }
}

Result<void> readSpecialIds(const GgufReader& file, Vocabulary& vocabulary) {
    const bool isSentencePiece = vocabulary.model == Vocabulary::Model::sentencePiece;
    const auto read = [&](const char* key, TokenId fallback) -> Result<TokenId> {
        if (!file.has(kPrefix + key)) { // the defaults of SentencePiece's trainer
            return isSentencePiece && fallback < vocabulary.size() ? fallback : kNoToken;
        }
        return readId(file, key, vocabulary.size());
    };
    auto bos = read("bos_token_id", 1);
    auto eos = read("eos_token_id", 2);
    auto unknown = read("unknown_token_id", 0);
    for (const auto* id : {&bos, &eos, &unknown}) {
        if (!id->ok()) {
            return id->error();
        }
    }
    vocabulary.bos = *bos;
    vocabulary.eos = *eos;
    vocabulary.unknown = *unknown;
    return {};
}

Result<void> readTurnEnds(const GgufReader& file, Vocabulary& vocabulary) {
    settleMarkers(vocabulary);
    for (const char* key : kTurnEndKeys) {
        auto id = readId(file, key, vocabulary.size());
        if (!id.ok()) {
            return id.error();
        }
        if (*id != kNoToken) {
            vocabulary.endsGeneration[static_cast<std::size_t>(*id)] = true;
        }
    }
    if (vocabulary.eos != kNoToken) {
        vocabulary.endsGeneration[static_cast<std::size_t>(vocabulary.eos)] = true;
    }
    return {};
}

Result<bool> readFlag(const GgufReader& file, const char* key, bool fallback) {
    auto flag = file.boolean(kPrefix + key);
    if (!flag.ok()) {
        return flag.error();
    }
    return flag->value_or(fallback);
}

Result<void> readFlags(const GgufReader& file, Vocabulary& vocabulary) {
    const bool isSentencePiece = vocabulary.model == Vocabulary::Model::sentencePiece;
    auto addsBos = readFlag(file, "add_bos_token", isSentencePiece || vocabulary.preTokenizer->addsBos);
    auto addsEos = readFlag(file, "add_eos_token", false);
    auto addsSpace = readFlag(file, "add_space_prefix", isSentencePiece);
    for (const auto* flag : {&addsBos, &addsEos, &addsSpace}) {
        if (!flag->ok()) {
            return flag->error();
        }
    }
    // Gemma 4 was trained with BOS, and files that say otherwise are wrong (llama.cpp pull request 21500).
    const bool alwaysBos = vocabulary.model == Vocabulary::Model::rawBpe;
    vocabulary.addsBos = (*addsBos || alwaysBos) && vocabulary.bos != kNoToken;
    vocabulary.addsEos = *addsEos && vocabulary.eos != kNoToken;
    vocabulary.addsSpacePrefix = *addsSpace && isSentencePiece;
    // "rstrip" of the added tokens in Phi-3's tokenizer.json, which GGUF has no key for.
    const auto architecture = file.string("general.architecture");
    vocabulary.dropsSpaceAfterMarkers =
        isSentencePiece && architecture.ok() && architecture->value_or(std::string_view()) == "phi3";
    return {};
}

/// "<0x0A>" to the byte 10.
std::optional<unsigned char> byteOfPiece(std::string_view text) {
    if (text.size() != 6 || text.substr(0, 3) != "<0x" || text[5] != '>') {
        return std::nullopt;
    }
    const auto digit = [](char c) {
        return c >= '0' && c <= '9'   ? c - '0'
               : c >= 'A' && c <= 'F' ? c - 'A' + 10
               : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                      : -1;
    };
    const int high = digit(text[3]);
    const int low = digit(text[4]);
    if (high < 0 || low < 0) {
        return std::nullopt;
    }
    return static_cast<unsigned char>(high * 16 + low);
}

std::string withSpaces(std::string_view text) {
    std::string spaced;
    for (std::size_t at = text.find(utf8::kSpaceMark); at != std::string_view::npos;
         at = text.find(utf8::kSpaceMark)) {
        spaced += text.substr(0, at);
        spaced.push_back(' ');
        text.remove_prefix(at + utf8::kSpaceMark.size());
    }
    spaced += text;
    return spaced;
}

Result<void> fillBytes(Vocabulary& vocabulary) {
    const bool marksSpaces = vocabulary.marksSpaces();
    vocabulary.bytes.resize(vocabulary.texts.size());
    for (std::size_t id = 0; id < vocabulary.texts.size(); ++id) {
        const std::string& text = vocabulary.texts[id];
        std::string& bytes = vocabulary.bytes[id];
        switch (vocabulary.kinds[id]) {
        case TokenKind::byte: {
            const auto byte = byteOfPiece(text);
            if (!byte) {
                return corrupt("Token " + std::to_string(id) + " is of type byte, but its text \"" + text +
                               "\" is not <0x00> to <0xFF>.");
            }
            bytes.assign(1, static_cast<char>(*byte));
            break;
        }
        case TokenKind::normal:
            // A normal token that is not spelled in the alphabet is an added one that a converter did not
            // mark.
            bytes = marksSpaces ? withSpaces(text) : bytesOfLetters(text).value_or(text);
            break;
        case TokenKind::userDefined:
            bytes = marksSpaces ? withSpaces(text) : text;
            break;
        default:
            bytes = text;
            break;
        }
    }
    return {};
}

void fillFinders(Vocabulary& vocabulary) {
    for (int id = 0; id < vocabulary.size(); ++id) {
        const auto index = static_cast<std::size_t>(id);
        const std::string& text = vocabulary.texts[index];
        switch (vocabulary.kinds[index]) {
        case TokenKind::control:
        case TokenKind::unknown:
            vocabulary.markers.add(text, id);
            break;
        case TokenKind::userDefined:
            if (isPlainText(text)) {
                vocabulary.plainText.add(text, id);
            } else {
                vocabulary.markers.add(text, id);
            }
            break;
        default:
            break;
        }
    }
}

} // namespace

bool isPlainText(std::string_view text) {
    return std::none_of(text.begin(), text.end(), [](char c) {
        return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
               (c >= '{' && c <= '~');
    });
}

Result<Vocabulary> readVocabulary(const GgufReader& file) {
    Vocabulary vocabulary;
    auto model = readModel(file);
    if (!model.ok()) {
        return model.error();
    }
    vocabulary.model = *model;
    if (vocabulary.model != Vocabulary::Model::sentencePiece) {
        auto preTokenizer = readPreTokenizer(file, vocabulary.model);
        if (!preTokenizer.ok()) {
            return preTokenizer.error();
        }
        vocabulary.preTokenizer = *preTokenizer;
    }
    Result<void> (*const steps[])(const GgufReader&, Vocabulary&) = {
        readTexts, readSpecialIds, readKinds, readTurnEnds, readFlags,
    };
    for (const auto step : steps) {
        if (auto done = step(file, vocabulary); !done.ok()) {
            return done.error();
        }
    }
    if (vocabulary.model == Vocabulary::Model::sentencePiece) {
        if (auto done = readScores(file, vocabulary); !done.ok()) {
            return done.error();
        }
    }
    if (auto done = fillBytes(vocabulary); !done.ok()) {
        return done.error();
    }
    fillFinders(vocabulary);
    return vocabulary;
}

} // namespace conclave::engine
