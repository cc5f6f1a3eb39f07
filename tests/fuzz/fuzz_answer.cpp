// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer's entry to the parser of answers. The first byte chooses the family, the second how the prompt
// ends and whether tools were offered; of the rest, bytes below 24 are markers that came as tokens, all
// others are text. What comes out must be whole characters, and calls of tools must be JSON objects with a
// name.
#include "engine/text/answer_parser.h"
#include "engine/text/utf8.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string_view>

namespace {

using namespace conclave::engine;

constexpr std::string_view kSigns[] = {
    "",
    "<tool_call>",
    "<tool_call> <function=",
    "<tool_call> <arg_key>",
    "<\uFF5Ctool\u2581calls\u2581begin\uFF5C>",
    "\uFF5CDSML\uFF5C function_calls>",
    "\uFF5CDSML\uFF5C tool_calls>",
    "<|tool_calls_section_begin|>",
    "<minimax:tool_call>",
    "<seed:tool_call> <seed:think>",
    "[TOOL_CALLS] [THINK]",
    "<|tool_call|>",
    "<|tool_call_start|>",
    "<|start_header_id|> \"parameters\"",
    "<|tool_call> <|channel>",
    "<|channel|> <|message|>",
};

constexpr std::string_view kMarkers[24] = {
    "<think>",           "</think>",       "<tool_call>",
    "</tool_call>",      "<|start|>",      "<|channel|>",
    "<|message|>",       "<|end|>",        "<|call|>",
    "<|constrain|>",     "<|channel>",     "<channel|>",
    "<|tool_call>",      "<tool_call|>",   "<|\"|>",
    "[TOOL_CALLS]",      "[THINK]",        "<|tool_call_start|>",
    "<|tool_call_end|>", "<|python_tag|>", "<seed:think>",
    "</seed:think>",     "<|im_end|>",     "<|tool_call_begin|>",
};

constexpr std::string_view kPrompts[] = {"",
                                         "<think>\n",
                                         "<think></think>",
                                         "<|start|>assistant",
                                         "<|start|>assistant<|channel|>final<|message|>x",
                                         "<|channel>thought\n"};

bool isWhole(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = utf8::characterLength(text, at);
        if (length == 0)
            return false;
        at += length;
    }
    return !text.empty();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2)
        return 0;
    bool isSound = true;
    const auto check = [&](AnswerPart part, std::string_view text) {
        isSound = isSound && isWhole(text);
        if (part == AnswerPart::ToolCall) {
            const auto call = nlohmann::json::parse(text, nullptr, false);
            isSound = isSound && call.is_object() && call["name"].is_string() && call.contains("arguments");
        }
    };
    const bool offersTools = data[1] % 2 == 0;
    AnswerParser parser(answerFormatOf(kSigns[data[0] % std::size(kSigns)]),
                        kPrompts[data[1] / 2 % std::size(kPrompts)], offersTools, check);
    for (std::size_t at = 2; at < size;) {
        if (data[at] < std::size(kMarkers) && data[at] != '\n' && data[at] != '\t') {
            parser.feedMarker(kMarkers[data[at]], at % 2 == 0);
            ++at;
            continue;
        }
        std::size_t length = 1; // up to seven bytes a token
        while (length < 7 && at + length < size && data[at + length] >= std::size(kMarkers))
            ++length;
        parser.feed({reinterpret_cast<const char*>(data) + at, length});
        at += length;
    }
    parser.flush();
    if (!isSound)
        std::abort(); // a fuzzer does not look at what is returned
    return 0;
}
