// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace conclave::engine {

/// How a family of models writes down that it wants tools called. The example is one call.
enum class ToolSyntax {
    none,
    json, ///< {"name": "f", "arguments": {"a": 1}}, or a list of such; "parameters" too (Hermes, Qwen, Llama)
    functionTags, ///< <function=f><parameter=a>1</parameter></function> (Qwen3-Coder, Qwen3.5, Nemotron,
                  ///< Seed)
    argumentTags, ///< f<arg_key>a</arg_key><arg_value>1</arg_value> (GLM)
    invokeTags,   ///< <invoke name="f"><parameter name="a">1</parameter></invoke> (MiniMax; DeepSeek's DSML)
    deepSeek,     ///< call begin, name, separator, JSON, call end (R1 to V3.1)
    kimi,         ///< call begin, functions.f:0, argument begin, JSON, call end
    mistral,      ///< f[ARGS]{"a": 1}, or a list as in json
    gemma,        ///< call:f{a:1,b:<|"|>text<|"|>}
    pythonic      ///< [f(a=1)], f.call(a=1), or as in json (LFM2, Llama)
};

/// The calls in @p text, which stood between a family's markers, each as a JSON object with name and
/// arguments. Values that have no type of their own (tags) are JSON where they read as such, else strings.
/// Empty when anything of it is not well formed: then it is text.
std::vector<std::string> parseToolCalls(ToolSyntax syntax, std::string_view text);

/// One call whose name and arguments stand apart (gpt-oss). Arguments that are no JSON stay the text they
/// are.
std::string toolCallOf(std::string_view name, std::string_view arguments);

} // namespace conclave::engine
