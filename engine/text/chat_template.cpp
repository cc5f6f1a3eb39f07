// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/chat_template.h"

#include "engine/gguf/gguf_reader.h"
#include "engine/text/builtin_templates.h"
#include "engine/text/jinja/interpreter.h"
#include "engine/text/jinja/json_values.h"
#include "engine/text/jinja/parser.h"

#include <ctime>
#include <exception>
#include <functional>
#include <new>
#include <stdexcept>
#include <utility>

namespace conclave::engine {

struct ChatTemplate::Parsed {
    std::string source;
    std::string notice;
    jinja::Document document;
};

namespace {

Error errorOf(const jinja::TemplateError& error, int line) {
    line = error.line() > 0 ? error.line() : line;
    const std::string where =
        line > 0 ? "Line " + std::to_string(line) + " of the chat template: " : std::string();
    return {ErrorKind::Invalid, where + error.what()};
}

/// Runs @p work; nothing that is thrown inside engine/text/jinja gets past this.
Result<void> guarded(const std::function<void()>& work, const std::function<int()>& line) {
    try {
        work();
        return {};
    } catch (const jinja::RaisedByTemplate& error) {
        return Error{ErrorKind::Invalid, error.what()};
    } catch (const jinja::TemplateError& error) {
        return errorOf(error, line());
    } catch (
        const std::out_of_range&) { // a built-in asked for an argument that was given by name or not at all
        return errorOf(jinja::TemplateError("a call lacks an argument"), line());
    } catch (const std::bad_alloc&) {
        return Error{ErrorKind::OutOfMemory, "There is not enough memory for the chat template."};
    } catch (const std::exception& error) {
        return Error{ErrorKind::Internal, std::string("The chat template failed: ") + error.what() + "."};
    }
}

RenderedPrompt promptOf(const jinja::Text& text) {
    RenderedPrompt prompt;
    std::size_t at = 0;
    for (const jinja::Text::Run& run : text.runs()) {
        prompt.fragments.push_back({text.bytes().substr(at, run.length), run.trusted});
        at += run.length;
    }
    return prompt;
}

void setTrusted(jinja::Interpreter& in, const char* name) {
    if (const jinja::Text* text = in.lookup(name).asText()) {
        in.set(name, jinja::Value::text(text->bytes(), true));
    }
}

/// Sets what the JSON object @p source names.
void setVariables(jinja::Interpreter& in, std::string_view source) {
    const jinja::Value values = jinja::valueOfJson(source, false, in.heap(), in.budget());
    const jinja::Dict* dict = values.asDict();
    if (dict == nullptr) {
        throw jinja::TemplateError("The template's variables must be one JSON object.");
    }
    for (const jinja::Dict::Entry& entry : dict->entries) {
        in.set(entry.key.asText()->bytes(), entry.value);
    }
    setTrusted(in, "bos_token");
    setTrusted(in, "eos_token");
}

jinja::Value valueOf(jinja::Interpreter& in, const ChatMessage& message) {
    jinja::Dict& dict = in.heap().dict();
    const auto put = [&](const char* key, const std::string& value) {
        dict.set(jinja::Value::text(key, true), jinja::Value::text(value, false));
    };
    put("role", message.role);
    put("content", message.content);
    if (!message.reasoning.empty()) { // both names, as transformers does: gpt-oss reads the second
        put("reasoning_content", message.reasoning);
        put("thinking", message.reasoning);
    }
    return dict;
}

std::int64_t clockOr(std::int64_t seconds) {
    return seconds != 0 ? seconds : static_cast<std::int64_t>(std::time(nullptr));
}

} // namespace

std::string RenderedPrompt::text() const {
    std::string all;
    for (const TextFragment& fragment : fragments) {
        all += fragment.text;
    }
    return all;
}

ChatTemplate::ChatTemplate() : m_parsed(std::make_unique<Parsed>()) {}
ChatTemplate::~ChatTemplate() = default;

Result<std::unique_ptr<ChatTemplate>> ChatTemplate::parse(std::string source) {
    std::unique_ptr<ChatTemplate> result(new ChatTemplate);
    Parsed& parsed = *result->m_parsed;
    parsed.source = std::move(source);
    auto done = guarded([&] { parsed.document = jinja::parseTemplate(parsed.source); }, [] { return 0; });
    if (!done.ok()) {
        return done.error();
    }
    return result;
}

Result<std::unique_ptr<ChatTemplate>> ChatTemplate::fromGguf(const GgufReader& file,
                                                             const Tokenizer& tokenizer) {
    std::string notice = "The model file has no chat template";
    auto own = file.string("tokenizer.chat_template");
    if (own.ok() && own->has_value()) {
        auto parsed = parse(std::string(**own));
        if (parsed.ok()) {
            return parsed;
        }
        notice = "The model file's chat template cannot be used (" + parsed.error().message + ")";
    } else if (!own.ok()) {
        notice = "The model file's chat template cannot be read (" + own.error().message + ")";
    } else if (file.has("tokenizer.chat_template.tool_use")) {
        notice = "The model file has a chat template for the use of tools only";
    }
    const auto architecture = file.string("general.architecture");
    const BuiltinTemplate& builtin = builtinTemplateFor(
        tokenizer, architecture.ok() ? architecture->value_or(std::string_view()) : std::string_view());
    notice += "; the built-in template \"" + std::string(builtin.name) + "\" is used";
    notice += builtin.reason.empty() ? ", which may not fit the model."
                                     : ", as the file has " + std::string(builtin.reason) + ".";
    auto parsed = parse(std::string(builtin.source));
    if (parsed.ok()) {
        (*parsed)->m_parsed->notice = std::move(notice);
    }
    return parsed;
}

Result<RenderedPrompt> ChatTemplate::render(const std::vector<ChatMessage>& messages,
                                            const TemplateOptions& options) const {
    std::size_t bytes = options.extraJson.size();
    for (const ChatMessage& message : messages) {
        bytes += message.role.size() + message.content.size() + message.reasoning.size();
    }
    jinja::Text text;
    int line = 0;
    auto done = guarded(
        [&] {
            jinja::Interpreter in(bytes, clockOr(options.nowSeconds));
            in.set("tools", jinja::Value::none()); // as transformers' apply_chat_template does
            in.set("documents", jinja::Value::none());
            in.set("add_generation_prompt", jinja::Value::boolean(options.addGenerationPrompt));
            in.set("bos_token", jinja::Value::text(options.bosToken, true));
            in.set("eos_token", jinja::Value::text(options.eosToken, true));
            std::vector<jinja::Value> turns;
            for (const ChatMessage& message : messages) {
                turns.push_back(valueOf(in, message));
            }
            in.set("messages", in.heap().list(std::move(turns)));
            if (!options.extraJson.empty()) {
                setVariables(in, options.extraJson);
            }
            try {
                text = in.run(m_parsed->document.body);
            } catch (...) {
                line = in.line();
                throw;
            }
        },
        [&] { return line; });
    if (!done.ok()) {
        return done.error();
    }
    return promptOf(text);
}

Result<RenderedPrompt> ChatTemplate::renderJson(std::string_view contextJson, std::int64_t nowSeconds) const {
    jinja::Text text;
    int line = 0;
    auto done = guarded(
        [&] {
            jinja::Interpreter in(contextJson.size(), clockOr(nowSeconds));
            in.set("tools", jinja::Value::none());
            in.set("documents", jinja::Value::none());
            setVariables(in, contextJson);
            try {
                text = in.run(m_parsed->document.body);
            } catch (...) {
                line = in.line();
                throw;
            }
        },
        [&] { return line; });
    if (!done.ok()) {
        return done.error();
    }
    return promptOf(text);
}

const std::string& ChatTemplate::source() const {
    return m_parsed->source;
}

const std::string& ChatTemplate::notice() const {
    return m_parsed->notice;
}

bool ChatTemplate::mentions(std::string_view name) const {
    return m_parsed->document.names.count(name) > 0;
}

} // namespace conclave::engine
