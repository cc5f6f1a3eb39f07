// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/convert/tokenizer_source.h"

#include "engine/convert/json_reader.h"
#include "engine/gguf/gguf_parser.h"

#include <algorithm>
#include <charconv>
#include <filesystem>

namespace conclave::engine {

namespace {

using nlohmann::json;

const std::string kPrefix = "tokenizer.ggml.";

/// A token in tokenizer_config.json is a text, or an object that holds it.
std::string tokenText(const json* token) {
    if (token && token->is_string())
        return token->get<std::string>();
    if (token && token->is_object())
        if (const auto content = token->find("content"); content != token->end() && content->is_string())
            return content->get<std::string>();
    return {};
}

/// The tokens that tokenizer_config.json adds to those of the model, and added_tokens.json of older folders.
/// tokenizer.json has its own.
Result<void> addConfiguredTokens(const json& config, const json& addedTokens, std::size_t limit,
                                 SourceVocabulary& vocabulary) {
    for (const auto& [text, id] : addedTokens.items()) {
        if (!id.is_number_unsigned() || id.get<std::uint64_t>() > limit)
            return Error{ErrorKind::Corrupt,
                         "'added_tokens.json' gives token " + quotedName(text) + " no id"};
        vocabulary.addedTokens[text] = id.get<std::uint32_t>();
        vocabulary.put(id.get<std::uint64_t>(), text, TokenType::userDefined, -1000, limit);
    }
    const auto decoder = config.find("added_tokens_decoder");
    if (decoder == config.end() || !decoder->is_object())
        return {};
    for (const auto& [number, token] : decoder->items()) {
        std::uint32_t id = 0;
        const auto parsed = std::from_chars(number.data(), number.data() + number.size(), id);
        std::string text = tokenText(&token);
        if (parsed.ec != std::errc() || parsed.ptr != number.data() + number.size() || text.empty())
            return Error{ErrorKind::Corrupt, "'tokenizer_config.json' adds a token " + quotedName(number) +
                                                 " that has no id and no text"};
        const auto special = token.is_object() ? token.find("special") : token.end();
        const bool isSpecial = (special != token.end() && *special == true) || looksSpecial(text);
        vocabulary.addedTokens[text] = id;
        if (!isSpecial)
            text = withSpaces(std::move(text));
        // The one that stands for what is unknown keeps its type.
        const bool isUnknown = id < vocabulary.types.size() && vocabulary.types[id] == TokenType::unknown;
        const TokenType type = isUnknown   ? TokenType::unknown
                               : isSpecial ? TokenType::control
                                           : TokenType::userDefined;
        // Some folders list tokens that the embeddings have no row for; those can never come.
        vocabulary.put(id, std::move(text), type, -1000, limit);
    }
    return {};
}

Result<json> jsonOr(const Checkpoint& checkpoint, const std::string& name) {
    Result<std::optional<json>> found = checkpoint.json(name);
    if (!found)
        return found.error();
    return *found ? **std::move(found) : json::object();
}

/// The best of what the folder has.
Result<SourceVocabulary> readVocabularyOf(const Checkpoint& checkpoint, const Family& family,
                                          const json& config, std::size_t size) {
    const Result<json> addedTokens = jsonOr(checkpoint, "added_tokens.json");
    if (!addedTokens)
        return addedTokens.error();
    struct Reader {
        const char* name;
        Result<SourceVocabulary> (*read)(std::string_view);
    };
    for (const auto& [name, read] :
         {Reader{"tokenizer.model", readSentencePiece}, Reader{"tiktoken.model", readTiktoken}}) {
        const Result<std::optional<std::string>> file = checkpoint.text(name);
        if (!file)
            return file.error();
        if (!*file)
            continue;
        Result<SourceVocabulary> vocabulary = read(**file);
        if (!vocabulary)
            return vocabulary;
        if (vocabulary->texts.size() > size)
            return Error{ErrorKind::Corrupt,
                         quotedName(name) + " has " + std::to_string(vocabulary->texts.size()) +
                             " tokens, but the embeddings have " + std::to_string(size) + " rows"};
        if (Result<void> done = addConfiguredTokens(config, *addedTokens, size, *vocabulary); !done)
            return done.error();
        return vocabulary;
    }
    const Result<std::optional<json>> tokenizer = checkpoint.json("tokenizer.json");
    if (!tokenizer)
        return tokenizer.error();
    if (!*tokenizer)
        return Error{ErrorKind::NotFound,
                     "'" + checkpoint.folder() +
                         "' has neither tokenizer.json nor tokenizer.model: download the tokenizer too"};
    return readTokenizerJson(**tokenizer, family, size);
}

void addVocabulary(const SourceVocabulary& vocabulary, Metadata& metadata) {
    metadata.set(kPrefix + "model", vocabulary.model);
    if (!vocabulary.pre.empty())
        metadata.set(kPrefix + "pre", vocabulary.pre);
    metadata.set(kPrefix + "tokens", vocabulary.texts);
    if (!vocabulary.scores.empty())
        metadata.set(kPrefix + "scores", vocabulary.scores);
    std::vector<std::int32_t> types;
    for (const TokenType type : vocabulary.types)
        types.push_back(static_cast<std::int32_t>(type));
    metadata.set(kPrefix + "token_type", std::move(types));
    if (!vocabulary.merges.empty())
        metadata.set(kPrefix + "merges", vocabulary.merges);
    if (vocabulary.addsSpacePrefix)
        metadata.set(kPrefix + "add_space_prefix", *vocabulary.addsSpacePrefix);
}

/// What tokenizer.json puts around a text says whether BOS and EOS are added.
void readTemplateProcessing(const json& tokenizer, const std::string& bos, const std::string& eos,
                            Metadata& metadata) {
    const json postProcessor = tokenizer.value("post_processor", json());
    if (!postProcessor.is_object())
        return;
    const json processors = postProcessor.value("processors", json::array({postProcessor}));
    for (const json& processor : processors) {
        if (!processor.is_object() || processor.value("type", json()) != "TemplateProcessing")
            continue;
        const json single = processor.value("single", json());
        if (!single.is_array() || single.size() < 2)
            continue;
        const auto special = [](const json& step) {
            const json token = step.is_object() ? step.value("SpecialToken", json()) : json();
            const json id = token.is_object() ? token.value("id", json()) : json();
            return id.is_string() ? id.get<std::string>() : std::string();
        };
        if (const std::string first = special(single.front()); !first.empty())
            metadata.set(kPrefix + "add_bos_token", first == bos);
        if (const std::string last = special(single.back()); !last.empty())
            metadata.set(kPrefix + "add_eos_token", last == eos);
    }
}

/// An id, or the first of a list of ids.
std::optional<std::uint32_t> firstId(JsonReader& reader, const std::string& key) {
    const json* value = reader.find(key);
    if (!value || !value->is_array())
        return reader.countIf(key);
    const std::vector<std::uint32_t> ids = reader.counts(key);
    return ids.empty() ? std::nullopt : std::optional(ids.front());
}

/// Ids of special tokens: by the text in tokenizer_config.json, else by the id in config.json.
void addSpecialTokens(JsonReader& config, JsonReader& model, const SourceVocabulary& vocabulary,
                      std::size_t size, Metadata& metadata) {
    struct Special {
        const char* name;
        const char* key;
        bool hasFlag = false;
    };
    for (const Special& special :
         {Special{"bos", "bos_token_id", true}, Special{"eos", "eos_token_id", true},
          Special{"unk", "unknown_token_id"}, Special{"sep", "seperator_token_id", true},
          Special{"pad", "padding_token_id"}, Special{"mask", "mask_token_id"}}) {
        const std::string name = special.name;
        const std::string flag = "add_" + name + "_token";
        if (special.hasFlag && config.has(flag))
            metadata.set(kPrefix + flag, config.flagOr(flag, false));
        const std::string text = tokenText(config.find(name + "_token"));
        std::optional<std::uint32_t> id = text.empty() ? std::nullopt : vocabulary.find(text);
        if (!id)
            id = firstId(model, name + "_token_id");
        if (id && *id < size)
            metadata.set(kPrefix + special.key, *id);
    }
}

/// generation_config.json may name several tokens that end an answer; files have room for three.
void addFurtherEnds(JsonReader& generation, JsonReader& model, std::optional<std::uint32_t> eos,
                    std::size_t size, Metadata& metadata) {
    std::vector<std::uint32_t> ends;
    for (JsonReader* reader : {&generation, &model})
        if (const json* list = reader->find("eos_token_id"); list && list->is_array() && ends.empty())
            ends = reader->counts("eos_token_id");
    for (const std::uint32_t id : ends) {
        if (id >= size || id == eos)
            continue;
        for (const char* key : {"eot_token_id", "eom_token_id"})
            if (!metadata.has(kPrefix + key)) {
                metadata.set(kPrefix + key, id);
                break;
            }
    }
}

void addTemplates(const std::vector<std::pair<std::string, std::string>>& templates, Metadata& metadata) {
    std::vector<std::string> names;
    for (const auto& [name, text] : templates) {
        metadata.set(name == "default" ? "tokenizer.chat_template" : "tokenizer.chat_template." + name, text);
        if (name != "default")
            names.push_back(name);
    }
    if (!names.empty())
        metadata.set("tokenizer.chat_templates", names);
}

/// chat_template.jinja with those beside it, or what tokenizer_config.json or chat_template.json hold.
Result<void> readTemplates(const Checkpoint& checkpoint, const json& config, Metadata& metadata) {
    namespace fs = std::filesystem;
    std::vector<std::pair<std::string, std::string>> templates;
    Result<std::optional<std::string>> file = checkpoint.text("chat_template.jinja");
    if (!file)
        return file.error();
    if (*file) {
        templates.emplace_back("default", **std::move(file));
        std::error_code error;
        const fs::path folder = fs::path(checkpoint.folder()) / "additional_chat_templates";
        for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
             entry.increment(error)) {
            if (entry->path().extension() != ".jinja")
                continue;
            Result<std::optional<std::string>> text =
                checkpoint.text((fs::path("additional_chat_templates") / entry->path().filename()).string());
            if (!text)
                return text.error();
            if (*text)
                templates.emplace_back(entry->path().stem().string(), **std::move(text));
        }
        std::sort(templates.begin(), templates.end());
        addTemplates(templates, metadata);
        return {};
    }
    const Result<json> alone = jsonOr(checkpoint, "chat_template.json");
    if (!alone)
        return alone.error();
    for (const json* holder : {&config, &*alone}) {
        const auto found = holder->find("chat_template");
        if (found == holder->end() || !templates.empty())
            continue;
        if (found->is_string())
            templates.emplace_back("default", found->get<std::string>());
        else if (found->is_array())
            for (const json& named : *found)
                if (named.is_object() && named.value("name", json()).is_string() &&
                    named.value("template", json()).is_string())
                    templates.emplace_back(named["name"].get<std::string>(),
                                           named["template"].get<std::string>());
    }
    addTemplates(templates, metadata);
    return {};
}

} // namespace

bool SourceVocabulary::put(std::uint64_t id, std::string text, TokenType type, float score,
                           std::size_t limit) {
    if (id >= limit)
        return false;
    if (texts.size() <= id)
        pad(id + 1);
    texts[id] = std::move(text);
    types[id] = type;
    if (!scores.empty())
        scores[id] = score;
    return true;
}

void SourceVocabulary::pad(std::size_t size) {
    const bool hasScores = !scores.empty();
    for (std::size_t id = texts.size(); id < size; ++id) {
        texts.push_back("[PAD" + std::to_string(id) + "]");
        types.push_back(TokenType::unused);
        if (hasScores)
            scores.push_back(-10000);
    }
}

std::optional<std::uint32_t> SourceVocabulary::find(std::string_view text) const {
    if (const auto added = addedTokens.find(text); added != addedTokens.end())
        return added->second;
    const auto found = std::find(texts.begin(), texts.end(), text);
    return text.empty() || found == texts.end()
               ? std::nullopt
               : std::optional(static_cast<std::uint32_t>(found - texts.begin()));
}

std::string withSpaces(std::string text) {
    constexpr std::string_view kMark = "\xE2\x96\x81"; // U+2581
    for (std::size_t place = text.find(kMark); place != std::string::npos; place = text.find(kMark, place))
        text.replace(place, kMark.size(), " ");
    return text;
}

bool looksSpecial(std::string_view text) {
    constexpr std::string_view kBar = "\xEF\xBD\x9C"; // U+FF5C, DeepSeek's
    static constexpr std::string_view kWords[] = {"<pad>", "<mask>", "<2mass>", "[@BOS@]"};
    return std::find(std::begin(kWords), std::end(kWords), text) != std::end(kWords) ||
           (text.starts_with("<|") && text.ends_with("|>")) ||
           (text.starts_with("<" + std::string(kBar)) && text.ends_with(std::string(kBar) + ">")) ||
           (text.starts_with("<unused") && text.ends_with(">"));
}

Result<void> addTokenizer(const Checkpoint& checkpoint, const Family& family, std::size_t size,
                          Metadata& metadata) {
    const Result<json> config = jsonOr(checkpoint, "tokenizer_config.json");
    if (!config)
        return config.error();
    const Result<json> generation = jsonOr(checkpoint, "generation_config.json");
    if (!generation)
        return generation.error();
    Result<SourceVocabulary> vocabulary = readVocabularyOf(checkpoint, family, *config, size);
    if (!vocabulary)
        return vocabulary.error();
    vocabulary->pad(size);
    if (const auto prefix = config->find("add_prefix_space");
        prefix != config->end() && prefix->is_boolean() && vocabulary->model == "llama" &&
        !vocabulary->addsSpacePrefix)
        vocabulary->addsSpacePrefix = prefix->get<bool>();
    addVocabulary(*vocabulary, metadata);

    const Result<json> tokenizer = jsonOr(checkpoint, "tokenizer.json");
    if (!tokenizer)
        return tokenizer.error();
    std::optional<Error> problem;
    JsonReader configReader(*config, "tokenizer_config.json", problem);
    JsonReader modelReader(checkpoint.textConfig(), "config.json", problem);
    JsonReader generationReader(*generation, "generation_config.json", problem);
    readTemplateProcessing(*tokenizer, tokenText(configReader.find("bos_token")),
                           tokenText(configReader.find("eos_token")), metadata);
    addSpecialTokens(configReader, modelReader, *vocabulary, size, metadata);
    for (const SpecialText& special : family.specialTexts)
        if (const std::optional<std::uint32_t> id = vocabulary->find(special.text);
            id && !metadata.has(kPrefix + special.key))
            metadata.set(kPrefix + special.key, *id);
    const std::optional<std::uint32_t> eos = metadata.number(kPrefix + "eos_token_id");
    addFurtherEnds(generationReader, modelReader, eos, size, metadata);
    if (problem)
        return *problem;
    return readTemplates(checkpoint, *config, metadata);
}

} // namespace conclave::engine
