// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/convert/json_reader.h"
#include "engine/convert/tokenizer_source.h"

#include "engine/gguf/gguf_parser.h"
#include "engine/text/pre_tokenizers.h"
#include "engine/text/utf8.h"

#include <algorithm>
#include <unordered_map>

namespace conclave::engine {

namespace {

using nlohmann::json;

constexpr std::string_view kGpt2Regex =
    R"re('s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+)re";

Error unsupported(std::string message) {
    return {ErrorKind::Unsupported, "'tokenizer.json' " + std::move(message)};
}
Error corrupt(std::string message) {
    return {ErrorKind::Corrupt, "'tokenizer.json' " + std::move(message) + ": download it again"};
}

std::string textOf(const json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool flagOf(const json& object, const char* key, bool fallback) {
    const auto found = object.find(key);
    return found != object.end() && found->is_boolean() ? found->get<bool>() : fallback;
}

/// The elements of a "Sequence" under @p key, or the one thing itself.
std::vector<json> sequence(const json& thing, const char* key) {
    std::vector<json> elements;
    if (!thing.is_object())
        return elements;
    if (textOf(thing, "type") != "Sequence")
        return {thing};
    if (const auto list = thing.find(key); list != thing.end() && list->is_array())
        for (const json& element : *list)
            for (json& inner : sequence(element, key))
                elements.push_back(std::move(inner));
    return elements;
}

/// Our spelling of a regex in that of tokenizer.json: letters themselves instead of \x{...}, scripts by name.
std::string originalSpelling(std::string_view regex) {
    std::string text;
    while (!regex.empty()) {
        if (regex.starts_with("\\x{")) {
            const std::size_t end = regex.find('}');
            const auto code =
                static_cast<char32_t>(std::stoul(std::string(regex.substr(3, end - 3)), nullptr, 16));
            utf8::append(text, code);
            regex.remove_prefix(end + 1);
        } else if (regex.starts_with("\\\\")) {
            text += regex.substr(0, 2);
            regex.remove_prefix(2);
        } else {
            text += regex.front();
            regex.remove_prefix(1);
        }
    }
    return text;
}

/// What tokenizer.json does before merging, as a list of regexes that cut one after the other.
Result<std::vector<std::string>> cuttingRegexes(const json& preTokenizer) {
    std::vector<std::string> regexes;
    for (const json& step : sequence(preTokenizer, "pretokenizers")) {
        const std::string type = textOf(step, "type");
        if (type == "Split") {
            const auto pattern = step.find("pattern");
            const std::string regex =
                pattern != step.end() && pattern->is_object() ? textOf(*pattern, "Regex") : "";
            const std::string behavior = textOf(step, "behavior");
            const bool keepsAll =
                behavior == "Isolated" || (behavior == "Removed" && flagOf(step, "invert", false));
            if (regex.empty() || !keepsAll)
                return unsupported("cuts text in a way (Split, " + quotedName(behavior) +
                                   ") that is not known here");
            regexes.push_back(regex);
        } else if (type == "Digits") {
            regexes.push_back(flagOf(step, "individual_digits", false) ? "\\p{N}" : "\\p{N}+");
        } else if (type == "ByteLevel") {
            if (flagOf(step, "add_prefix_space", false))
                return unsupported(
                    "puts a space before every text (ByteLevel with add_prefix_space), which no GGUF "
                    "pre-tokenizer does");
            if (flagOf(step, "use_regex", true))
                regexes.emplace_back(kGpt2Regex);
        } else {
            return unsupported("has a pre-tokenizer of type " + quotedName(type) +
                               ", which is not known here");
        }
    }
    return regexes;
}

bool isByteText(std::string_view text) {
    return text.size() == 6 && text.starts_with("<0x") && text.back() == '>';
}

/// The vocabulary without the added tokens.
Result<void> readTexts(const json& model, std::size_t limit, SourceVocabulary& vocabulary) {
    const auto texts = model.find("vocab");
    if (texts == model.end() || !texts->is_object())
        return corrupt("has no vocabulary");
    for (const auto& [text, id] : texts->items()) {
        if (!id.is_number_unsigned() ||
            !vocabulary.put(id.get<std::uint64_t>(), text, TokenType::normal, 0, limit))
            return corrupt("gives token " + quotedName(text) + " the id " + quotedName(id.dump()) +
                           ", but there are " + std::to_string(limit) + " tokens");
    }
    return {};
}

/// Special ones are control tokens; the others are found in every text.
Result<void> readAddedTokens(const json& tokenizer, std::size_t limit, SourceVocabulary& vocabulary) {
    const auto added = tokenizer.find("added_tokens");
    if (added == tokenizer.end() || !added->is_array())
        return {};
    for (const json& token : *added) {
        const auto id = token.is_object() ? token.find("id") : token.end();
        if (!token.is_object() || id == token.end() || !id->is_number_unsigned())
            return corrupt("has an added token without an id");
        std::string text = textOf(token, "content");
        const bool isSpecial = flagOf(token, "special", false) || looksSpecial(text);
        const auto number = id->get<std::uint64_t>();
        if (number >= limit)
            continue; // without a row in the embeddings it can never come
        vocabulary.addedTokens.emplace(text, static_cast<std::uint32_t>(number));
        if (!isSpecial)
            text = withSpaces(std::move(text));
        vocabulary.put(number, std::move(text), isSpecial ? TokenType::control : TokenType::userDefined,
                       -1000, limit);
    }
    return {};
}

/// Two spellings: "left right" and ["left", "right"]. A space within a part is written as the byte alphabet
/// writes it.
Result<void> readMerges(const json& model, SourceVocabulary& vocabulary) {
    const auto merges = model.find("merges");
    if (merges == model.end() || !merges->is_array())
        return corrupt("has no merges");
    for (const json& merge : *merges) {
        if (merge.is_string()) {
            vocabulary.merges.push_back(merge.get<std::string>());
            continue;
        }
        if (!merge.is_array() || merge.size() != 2 || !merge[0].is_string() || !merge[1].is_string())
            return corrupt("has a merge that is no pair of texts");
        std::string parts[2];
        for (std::size_t i = 0; i < 2; ++i)
            for (const char c : merge[i].get<std::string>())
                parts[i] += c == ' ' ? std::string("\xC4\xA0") : std::string(1, c);
        vocabulary.merges.push_back(parts[0] + " " + parts[1]);
    }
    return {};
}

/// SentencePiece's kind of BPE merges by score, so that a token's score is how early it is merged. Files that
/// give all tokens one score, as llama.cpp's converter does here, cut other pieces than the model was trained
/// on.
void scoreByMerges(SourceVocabulary& vocabulary) {
    std::unordered_map<std::string_view, std::size_t> ids;
    for (std::size_t id = 0; id < vocabulary.texts.size(); ++id)
        ids.emplace(vocabulary.texts[id], id);
    std::vector<bool> isScored(vocabulary.texts.size());
    for (std::size_t rank = 0; rank < vocabulary.merges.size(); ++rank) {
        std::string whole = vocabulary.merges[rank];
        whole.erase(whole.find(' ', 1), 1);
        const auto token = ids.find(whole);
        if (token == ids.end() || isScored[token->second])
            continue;
        isScored[token->second] = true;
        vocabulary.scores[token->second] = -static_cast<float>(rank);
    }
    vocabulary.merges.clear();
}

/// BPE on characters: what tokenizer.json makes of a SentencePiece model.
Result<SourceVocabulary> readCharacterBpe(const json& tokenizer, const json& model, const Family& family,
                                          SourceVocabulary vocabulary) {
    const bool isGemma4 = std::string_view(family.architecture) == "gemma4";
    vocabulary.model = isGemma4 ? "gemma4" : "llama";
    vocabulary.pre = isGemma4 ? "" : "default";
    vocabulary.scores.assign(vocabulary.texts.size(), -1000);
    if (Result<void> done = readMerges(model, vocabulary); !done)
        return done.error();
    if (!isGemma4)
        scoreByMerges(vocabulary);
    for (std::size_t id = 0; id < vocabulary.texts.size(); ++id)
        if (isByteText(vocabulary.texts[id]))
            vocabulary.types[id] = TokenType::byte;
    if (const std::optional<std::uint32_t> unknown = vocabulary.find(textOf(model, "unk_token"));
        unknown && !isGemma4)
        vocabulary.types[*unknown] = TokenType::unknown;
    if (isGemma4) // always shown, so that tool calls and reasoning can be told apart in the text
        for (const char* text : {"<|channel>", "<channel|>", "<|tool_call>", "<tool_call|>",
                                 "<|tool_response>", "<tool_response|>", "<|\"|>"})
            if (const std::optional<std::uint32_t> id = vocabulary.find(text))
                vocabulary.types[*id] = TokenType::userDefined;

    const std::vector<json> normalizers = sequence(tokenizer.value("normalizer", json()), "normalizers");
    const std::vector<json> cutters = sequence(tokenizer.value("pre_tokenizer", json()), "pretokenizers");
    const bool prepends =
        std::any_of(normalizers.begin(), normalizers.end(),
                    [](const json& step) { return textOf(step, "type") == "Prepend"; }) ||
        std::any_of(cutters.begin(), cutters.end(), [](const json& step) {
            const std::string scheme = textOf(step, "prepend_scheme");
            return textOf(step, "type") == "Metaspace" &&
                   (scheme.empty() ? flagOf(step, "add_prefix_space", true) : scheme != "never");
        });
    if (!prepends)
        vocabulary.addsSpacePrefix = false;
    return vocabulary;
}

} // namespace

Result<std::string> detectPreTokenizer(const json& preTokenizer, bool ignoresMerges, const Family& family) {
    const Result<std::vector<std::string>> wanted = cuttingRegexes(preTokenizer);
    if (!wanted)
        return wanted.error();
    std::vector<std::string_view> names;
    for (const PreTokenizer& row : allPreTokenizers()) {
        const bool isSame = std::equal(
            row.regexes.begin(), row.regexes.end(), wanted->begin(), wanted->end(),
            [](const char* ours, const std::string& theirs) { return originalSpelling(ours) == theirs; });
        if (isSame && row.ignoresMerges == ignoresMerges)
            names.push_back(row.name);
    }
    if (names.empty()) {
        std::string shown;
        for (const std::string& regex : *wanted)
            shown += (shown.empty() ? "" : ", ") + quotedName(regex);
        return unsupported("cuts text with " + (shown.empty() ? "no regex" : shown) +
                           (ignoresMerges ? " and ignore_merges" : "") +
                           ", which is none of the pre-tokenizers that GGUF files can name");
    }
    for (const std::string_view preferred : family.preTokenizers)
        if (std::find(names.begin(), names.end(), preferred) != names.end())
            return std::string(preferred);
    return std::string(names.front());
}

Result<SourceVocabulary> readTokenizerJson(const json& tokenizer, const Family& family, std::size_t limit) {
    const json model = tokenizer.value("model", json());
    if (!model.is_object())
        return corrupt("has no model");
    const std::string type = textOf(model, "type");
    if (type != "BPE" && !(type.empty() && model.contains("merges")))
        return unsupported("is of kind " + quotedName(type) + "; only BPE can be converted");
    SourceVocabulary vocabulary;
    if (Result<void> done = readTexts(model, limit, vocabulary); !done)
        return done.error();
    if (Result<void> done = readAddedTokens(tokenizer, limit, vocabulary); !done)
        return done.error();
    if (flagOf(model, "byte_fallback", false))
        return readCharacterBpe(tokenizer, model, family, std::move(vocabulary));

    vocabulary.model = "gpt2";
    vocabulary.scores.clear();
    if (Result<void> done = readMerges(model, vocabulary); !done)
        return done.error();
    Result<std::string> pre = detectPreTokenizer(tokenizer.value("pre_tokenizer", json()),
                                                 flagOf(model, "ignore_merges", false), family);
    if (!pre)
        return pre.error();
    vocabulary.pre = *std::move(pre);
    return vocabulary;
}

} // namespace conclave::engine
