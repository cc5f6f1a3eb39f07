// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/tool_calls.h"

#include "engine/text/loose_values.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <utility>

namespace conclave::engine {

namespace {

using nlohmann::ordered_json;
using Calls = std::vector<std::string>;

constexpr std::string_view kWhiteSpace = " \t\r\n";

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(kWhiteSpace);
    return first == std::string_view::npos
               ? std::string_view()
               : text.substr(first, text.find_last_not_of(kWhiteSpace) + 1 - first);
}

std::string callOf(std::string_view name, ordered_json arguments) {
    ordered_json call;
    call["name"] = name;
    call["arguments"] = std::move(arguments);
    return call.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

/// Walks through a text from mark to mark.
class Scanner {
  public:
    explicit Scanner(std::string_view text) : m_rest(text) {}

    /// What stands before the next @p mark, which is skipped; nullopt when there is none.
    std::optional<std::string_view> before(std::string_view mark) {
        const std::size_t at = m_rest.find(mark);
        if (at == std::string_view::npos) {
            return std::nullopt;
        }
        const std::string_view found = m_rest.substr(0, at);
        m_rest.remove_prefix(at + mark.size());
        return found;
    }
    bool startsWith(std::string_view mark) const { return m_rest.substr(0, mark.size()) == mark; }
    void skipSpace() { m_rest.remove_prefix(std::min(m_rest.find_first_not_of(kWhiteSpace), m_rest.size())); }
    /// Whether @p mark came next, after white space; skips it then.
    bool skip(std::string_view mark) {
        skipSpace();
        const bool found = startsWith(mark);
        m_rest.remove_prefix(found ? mark.size() : 0);
        return found;
    }
    bool atEnd() {
        skipSpace();
        return m_rest.empty();
    }
    std::string_view rest() const { return m_rest; }

  private:
    std::string_view m_rest;
};

/// JSON if it is, else what Python would write, else nothing.
std::optional<ordered_json> structured(std::string_view text) {
    text = trimmed(text);
    if (auto value = strictJson(text)) {
        return value;
    }
    LooseReader reader(text);
    auto value = reader.value();
    return value && reader.atEnd() ? value : std::nullopt;
}

/// The value of a tag, which does not say whether it is a string. A quoted one keeps its quotes: a model that
/// means the bare text writes it bare.
ordered_json untyped(std::string_view text) {
    const std::string_view inner = trimmed(text);
    const bool isQuoted = !inner.empty() && (inner.front() == '"' || inner.front() == '\'');
    auto value = isQuoted ? std::nullopt : structured(inner);
    return value ? std::move(*value) : ordered_json(text);
}

/// Models put a tag's value on lines of its own.
std::string_view withoutOwnLines(std::string_view text) {
    if (!text.empty() && text.front() == '\n') {
        text.remove_prefix(1);
    }
    if (!text.empty() && text.back() == '\n') {
        text.remove_suffix(1);
    }
    return text;
}

/// One object with a name and arguments.
std::optional<std::string> callOfJson(const ordered_json& value) {
    if (!value.is_object()) {
        return std::nullopt;
    }
    if (const auto function = value.find("function"); function != value.end() && function->is_object()) {
        return callOfJson(*function);
    }
    const auto name = value.find("name");
    if (name == value.end() || !name->is_string() || name->get_ref<const std::string&>().empty()) {
        return std::nullopt;
    }
    for (const char* key : {"arguments", "parameters"}) {
        const auto found = value.find(key);
        if (found == value.end()) {
            continue;
        }
        ordered_json arguments = *found;
        if (found->is_string()) { // some write the object as a string
            if (auto inner = strictJson(found->get_ref<const std::string&>()); inner && inner->is_object()) {
                arguments = std::move(*inner);
            }
        }
        return callOf(name->get_ref<const std::string&>(), std::move(arguments));
    }
    return callOf(name->get_ref<const std::string&>(), ordered_json::object());
}

Calls parseJson(std::string_view text) {
    const auto value = structured(text);
    if (!value) {
        return {};
    }
    Calls calls;
    const bool isList = value->is_array();
    for (const ordered_json& item : isList ? *value : ordered_json::array({*value})) {
        auto call = callOfJson(item);
        if (!call) {
            return {};
        }
        calls.push_back(std::move(*call));
    }
    return calls;
}

Calls parseFunctionTags(std::string_view text) {
    Scanner in(text);
    Calls calls;
    while (in.skip("<function=")) {
        const auto name = in.before(">");
        if (!name || trimmed(*name).empty()) {
            return {};
        }
        ordered_json arguments = ordered_json::object();
        while (in.skip("<parameter=")) {
            const auto key = in.before(">");
            const auto value = in.before("</parameter>");
            if (!key || !value) {
                return {};
            }
            arguments[std::string(trimmed(*key))] = untyped(withoutOwnLines(*value));
        }
        if (!in.skip("</function>")) {
            return {};
        }
        calls.push_back(callOf(trimmed(*name), std::move(arguments)));
    }
    return in.atEnd() ? calls : Calls();
}

Calls parseArgumentTags(std::string_view text) {
    const std::size_t tag = text.find("<arg_key>");
    const std::string_view name = trimmed(text.substr(0, tag));
    if (name.empty() || name.find_first_of(" \n<{") != std::string_view::npos) {
        return {};
    }
    Scanner in(text.substr(std::min(tag, text.size())));
    ordered_json arguments = ordered_json::object();
    while (in.skip("<arg_key>")) {
        const auto key = in.before("</arg_key>");
        if (!key || !in.skip("<arg_value>")) {
            return {};
        }
        const auto value = in.before("</arg_value>");
        if (!value) {
            return {};
        }
        arguments[std::string(trimmed(*key))] = untyped(*value);
    }
    return in.atEnd() ? Calls{callOf(name, std::move(arguments))} : Calls();
}

/// @p attributes: name="city" string="true"
std::string_view attribute(std::string_view attributes, std::string_view name) {
    const std::string wanted = std::string(name) + "=\"";
    const std::size_t at = attributes.find(wanted);
    if (at == std::string_view::npos) {
        return {};
    }
    const std::string_view value = attributes.substr(at + wanted.size());
    return value.substr(0, value.find('"'));
}

Calls parseInvokeTags(std::string_view text) {
    // DeepSeek puts its own sign before each name (U+FF5C bars).
    constexpr std::string_view kSign = "\uFF5CDSML\uFF5C";
    const std::string sign(text.find(kSign) == std::string_view::npos ? std::string_view() : kSign);
    const std::string invoke = "<" + sign + "invoke ";
    const std::string invokeEnd = "</" + sign + "invoke>";
    const std::string parameter = "<" + sign + "parameter ";
    const std::string parameterEnd = "</" + sign + "parameter>";
    Scanner in(text);
    Calls calls;
    while (in.skip(invoke)) {
        const auto head = in.before(">");
        const std::string_view name = head ? attribute(*head, "name") : std::string_view();
        if (name.empty()) {
            return {};
        }
        ordered_json arguments = ordered_json::object();
        while (in.skip(parameter)) {
            const auto attributes = in.before(">");
            const auto value = in.before(parameterEnd);
            if (!attributes || !value) {
                return {};
            }
            const bool isString = attribute(*attributes, "string") == "true";
            arguments[std::string(attribute(*attributes, "name"))] =
                isString ? ordered_json(*value) : untyped(withoutOwnLines(*value));
        }
        if (!in.skip(invokeEnd)) {
            return {};
        }
        calls.push_back(callOf(name, std::move(arguments)));
    }
    return in.atEnd() ? calls : Calls();
}

Calls parseDeepSeek(std::string_view text) {
    Scanner in(text);
    Calls calls;
    while (in.skip("<\uFF5Ctool\u2581call\u2581begin\uFF5C>")) {
        const auto head = in.before("<\uFF5Ctool\u2581sep\uFF5C>");
        auto body = in.before("<\uFF5Ctool\u2581call\u2581end\uFF5C>");
        if (!head || !body) {
            return {};
        }
        std::string_view name = trimmed(*head);
        if (name == "function" &&
            body->find('\n') != std::string_view::npos) { // R1, V3: the type, then the name
            name = trimmed(body->substr(0, body->find('\n')));
            Scanner fence(*body);
            if (!fence.before("```json")) {
                return {};
            }
            body = fence.before("```");
        }
        const auto arguments = body ? structured(*body) : std::nullopt;
        if (!arguments || name.empty()) {
            return {};
        }
        calls.push_back(callOf(name, *arguments));
    }
    return in.atEnd() ? calls : Calls();
}

Calls parseKimi(std::string_view text) {
    Scanner in(text);
    Calls calls;
    while (in.skip("<|tool_call_begin|>")) {
        const auto id = in.before("<|tool_call_argument_begin|>");
        const auto body = in.before("<|tool_call_end|>");
        const auto arguments = body ? structured(*body) : std::nullopt;
        if (!id || !arguments) {
            return {};
        }
        std::string_view name = trimmed(*id); // functions.NAME:0
        name = name.substr(0, name.rfind(':'));
        constexpr std::string_view kFolder = "functions.";
        name.remove_prefix(name.substr(0, kFolder.size()) == kFolder ? kFolder.size() : 0);
        if (name.empty()) {
            return {};
        }
        calls.push_back(callOf(name, *arguments));
    }
    return in.atEnd() ? calls : Calls();
}

Calls parseMistral(std::string_view text) {
    Calls calls;
    Scanner in(text);
    while (!in.atEnd()) {
        constexpr std::string_view kNext = "[TOOL_CALLS]";
        in.skip(kNext);
        const auto part = in.before(kNext);
        const std::string_view call = trimmed(part ? *part : in.rest());
        if (!part) {
            in = Scanner({});
        }
        if (call.substr(0, 1) == "[") { // up to Nemo: a list
            Calls listed = parseJson(call);
            if (listed.empty()) {
                return {};
            }
            calls.insert(calls.end(), listed.begin(), listed.end());
            continue;
        }
        Scanner inner(call);
        const auto head = inner.before("[ARGS]");
        const auto arguments = head ? structured(inner.rest()) : std::nullopt;
        const std::string_view name =
            head ? trimmed(head->substr(0, head->find("[CALL_ID]"))) : std::string_view();
        if (!arguments || name.empty()) {
            return {};
        }
        calls.push_back(callOf(name, *arguments));
    }
    return calls;
}

Calls parseGemma(std::string_view text) {
    LooseReader in(text);
    Calls calls;
    while (in.skip("call:")) {
        const auto name = in.name();
        auto arguments = name ? in.value() : std::nullopt;
        if (!arguments || !arguments->is_object()) {
            return {};
        }
        calls.push_back(callOf(*name, std::move(*arguments)));
    }
    return in.atEnd() ? calls : Calls();
}

/// f(a=1, b='x'), g()
Calls parseCalls(LooseReader& in) {
    Calls calls;
    do {
        auto name = in.name();
        if (!name || !in.skip("(")) {
            return {};
        }
        constexpr std::string_view kCall = ".call"; // Llama's built-in tools
        if (name->size() > kCall.size() &&
            name->compare(name->size() - kCall.size(), kCall.size(), kCall) == 0) {
            name->resize(name->size() - kCall.size());
        }
        ordered_json arguments = ordered_json::object();
        while (!in.skip(")")) {
            if (!arguments.empty() && !in.skip(",")) {
                return {};
            }
            const auto key = in.name();
            auto value = key && in.skip("=") ? in.value() : std::nullopt;
            if (!value) {
                return {};
            }
            arguments[*key] = std::move(*value);
        }
        calls.push_back(callOf(*name, std::move(arguments)));
    } while (in.skip(",") || in.skip(";"));
    return calls;
}

Calls parsePythonic(std::string_view text) {
    if (Calls calls = parseJson(text); !calls.empty()) {
        return calls;
    }
    LooseReader in(text);
    const bool isList = in.skip("[");
    Calls calls = parseCalls(in);
    const bool isWhole = (!isList || in.skip("]")) && in.atEnd();
    return isWhole ? calls : Calls();
}

} // namespace

std::vector<std::string> parseToolCalls(ToolSyntax syntax, std::string_view text) {
    switch (syntax) {
    case ToolSyntax::none:
        return {};
    case ToolSyntax::json:
        return parseJson(text);
    case ToolSyntax::functionTags:
        return parseFunctionTags(text);
    case ToolSyntax::argumentTags:
        return parseArgumentTags(text);
    case ToolSyntax::invokeTags:
        return parseInvokeTags(text);
    case ToolSyntax::deepSeek:
        return parseDeepSeek(text);
    case ToolSyntax::kimi:
        return parseKimi(text);
    case ToolSyntax::mistral:
        return parseMistral(text);
    case ToolSyntax::gemma:
        return parseGemma(text);
    case ToolSyntax::pythonic:
        return parsePythonic(text);
    }
    return {};
}

std::string toolCallOf(std::string_view name, std::string_view arguments) {
    auto value = structured(arguments);
    return callOf(name, value ? std::move(*value) : ordered_json(arguments));
}

} // namespace conclave::engine
