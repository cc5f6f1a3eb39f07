// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/answer_format.h"

#include "engine/text/tokenizer.h"

#include <algorithm>

namespace conclave::engine {

namespace {

// DeepSeek's bars are U+FF5C, the marks between its words U+2581.
constexpr std::string_view kDeepSeekOpen = "<\uFF5Ctool\u2581calls\u2581begin\uFF5C>";
constexpr std::string_view kDeepSeekClose = "<\uFF5Ctool\u2581calls\u2581end\uFF5C>";

struct Row {
    std::string_view name;
    std::string_view signs[2]; ///< texts of the template that speak for the family; both must be there
    std::string_view toolsOpen;
    std::string_view toolsClose;
    ToolSyntax syntax;
    /// Whether toolsOpen in the vocabulary speaks for the family too, when the template says nothing.
    bool isSignOfItself = true;
};

// The first row that fits counts: several families share <tool_call> and differ inside.
constexpr Row kRows[] = {
    {"gemma4", {"<|tool_call>", ""}, "<|tool_call>", "<tool_call|>", ToolSyntax::gemma},
    {"deepseek-v3.2",
     {"\uFF5CDSML\uFF5C", "function_calls>"},
     "<\uFF5CDSML\uFF5Cfunction_calls>",
     "</\uFF5CDSML\uFF5Cfunction_calls>",
     ToolSyntax::invokeTags},
    {"deepseek-v4",
     {"\uFF5CDSML\uFF5C", "tool_calls>"},
     "<\uFF5CDSML\uFF5Ctool_calls>",
     "</\uFF5CDSML\uFF5Ctool_calls>",
     ToolSyntax::invokeTags},
    {"deepseek", {kDeepSeekOpen, ""}, kDeepSeekOpen, kDeepSeekClose, ToolSyntax::deepSeek},
    {"kimi-k2",
     {"<|tool_calls_section_begin|>", ""},
     "<|tool_calls_section_begin|>",
     "<|tool_calls_section_end|>",
     ToolSyntax::kimi},
    {"minimax-m2",
     {"<minimax:tool_call>", ""},
     "<minimax:tool_call>",
     "</minimax:tool_call>",
     ToolSyntax::invokeTags},
    {"seed-oss", {"<seed:tool_call>", ""}, "<seed:tool_call>", "</seed:tool_call>", ToolSyntax::functionTags},
    {"qwen3-coder",
     {"<tool_call>", "<function="},
     "<tool_call>",
     "</tool_call>",
     ToolSyntax::functionTags,
     false},
    {"glm4", {"<tool_call>", "<arg_key>"}, "<tool_call>", "</tool_call>", ToolSyntax::argumentTags, false},
    {"mistral", {"[TOOL_CALLS]", ""}, "[TOOL_CALLS]", "", ToolSyntax::mistral},
    {"granite", {"<|tool_call|>", ""}, "<|tool_call|>", "", ToolSyntax::json},
    {"lfm2", {"<|tool_call_start|>", ""}, "<|tool_call_start|>", "<|tool_call_end|>", ToolSyntax::pythonic},
    {"hermes", {"<tool_call>", ""}, "<tool_call>", "</tool_call>", ToolSyntax::json},
    {"llama3", {"<|start_header_id|>", "\"parameters\""}, "<|python_tag|>", "", ToolSyntax::pythonic, false},
};

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

void take(const Row& row, AnswerFormat& format) {
    format.name = row.name;
    format.toolsOpen.text = row.toolsOpen;
    format.toolsClose.text = row.toolsClose;
    format.syntax = row.syntax;
}

/// @p tokenizer may be null.
AnswerFormat formatOf(std::string_view source, const Tokenizer* tokenizer) {
    AnswerFormat format;
    if (has(source, "<|channel|>") && has(source, "<|message|>")) {
        format.name = "gpt-oss";
        format.isHarmony = true;
        return format;
    }
    const auto* row = std::find_if(std::begin(kRows), std::end(kRows), [&](const Row& r) {
        return has(source, r.signs[0]) && has(source, r.signs[1]);
    });
    if (row == std::end(kRows) && tokenizer != nullptr) {
        row = std::find_if(std::begin(kRows), std::end(kRows), [&](const Row& r) {
            return r.isSignOfItself && tokenizer->isMarker(tokenizer->find(r.toolsOpen));
        });
    }
    if (row != std::end(kRows)) {
        take(*row, format);
    }
    format.hasBareCalls = format.name == "llama3";
    if (format.name == "gemma4" || has(source, "<|channel>")) {
        format.thinkOpen.text = "<|channel>";
        format.thinkClose.text = "<channel|>";
        format.thinkTitle = "thought\n";
    } else if (has(source, "<seed:think>")) {
        format.thinkOpen.text = "<seed:think>";
        format.thinkClose.text = "</seed:think>";
    } else if (has(source, "[THINK]")) {
        format.thinkOpen.text = "[THINK]";
        format.thinkClose.text = "[/THINK]";
    }
    return format;
}

} // namespace

AnswerFormat answerFormatOf(std::string_view templateSource, const Tokenizer& tokenizer) {
    AnswerFormat format = formatOf(templateSource, &tokenizer);
    for (AnswerFormat::Marker* marker :
         {&format.thinkOpen, &format.thinkClose, &format.toolsOpen, &format.toolsClose}) {
        marker->isToken = tokenizer.isMarker(tokenizer.find(marker->text));
    }
    return format;
}

AnswerFormat answerFormatOf(std::string_view templateSource) {
    return formatOf(templateSource, nullptr);
}

} // namespace conclave::engine
