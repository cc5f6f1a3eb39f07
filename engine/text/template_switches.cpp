// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/template_switches.h"

#include "engine/text/chat_template.h"

#include <algorithm>
#include <optional>

namespace conclave::engine {

namespace {

/// No template knows this one: what it gives is what any unknown value gives.
constexpr const char* kUnknownEffort = "qzx";

std::optional<std::string> probe(const ChatTemplate& chatTemplate, const std::string& thinking,
                                 const std::string& effort) {
    TemplateOptions options;
    options.nowSeconds = 1;
    options.extraJson = "{" + thinking + (thinking.empty() || effort.empty() ? "" : ",") + effort + "}";
    const auto rendered = chatTemplate.render({{"user", "Hi", ""}}, options);
    return rendered.ok() ? std::optional(rendered->text()) : std::nullopt;
}

std::string effortJson(const std::string& effort) {
    return "\"reasoning_effort\":\"" + effort + "\"";
}

void findEfforts(const ChatTemplate& chatTemplate, const std::string& thinking, TemplateSwitches& found) {
    const auto leftOut = probe(chatTemplate, thinking, "");
    const auto unknown = probe(chatTemplate, thinking, effortJson(kUnknownEffort));
    const bool writesItDown = unknown && unknown->find(kUnknownEffort) != std::string::npos;
    std::vector<std::string> candidates = {"none", "minimal", "low", "medium", "high", "xhigh", "max"};
    if (writesItDown) { // any word would do: the ones that models were trained with
        candidates = {"low", "medium", "high"};
    }
    for (const std::string& effort : candidates) {
        const auto text = probe(chatTemplate, thinking, effortJson(effort));
        if (!text || text == unknown) {
            continue;
        }
        found.efforts.push_back(effort);
        if (text == leftOut) {
            found.defaultEffort = effort;
        }
    }
}

} // namespace

TemplateSwitches switchesOf(const ChatTemplate& chatTemplate) {
    TemplateSwitches found;
    std::string thinking;
    for (const char* name : {"enable_thinking", "thinking"}) {
        if (!chatTemplate.mentions(name)) {
            continue;
        }
        const std::string key = "\"" + std::string(name) + "\":";
        const auto on = probe(chatTemplate, key + "true", "");
        const auto off = probe(chatTemplate, key + "false", "");
        if (on && off && on != off) {
            found.thinking = name;
            found.thinksByDefault = probe(chatTemplate, "", "") == on;
            thinking = key + "true";
            break;
        }
    }
    if (chatTemplate.mentions("reasoning_effort")) {
        findEfforts(chatTemplate, thinking, found);
    }
    return found;
}

} // namespace conclave::engine
