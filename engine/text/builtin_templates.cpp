// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/builtin_templates.h"

#include <algorithm>
#include <iterator>

namespace conclave::engine {

namespace {

constexpr std::string_view kChatml = R"({%- for message in messages -%}
{{- '<|im_start|>' + message.role + '\n' + message.content + '<|im_end|>\n' -}}
{%- endfor -%}
{%- if add_generation_prompt -%}{{- '<|im_start|>assistant\n' -}}{%- endif -%})";

constexpr std::string_view kLlama3 = R"({{- bos_token -}}
{%- for message in messages -%}
{{- '<|start_header_id|>' + message.role + '<|end_header_id|>\n\n' + message.content|trim + '<|eot_id|>' -}}
{%- endfor -%}
{%- if add_generation_prompt -%}{{- '<|start_header_id|>assistant<|end_header_id|>\n\n' -}}{%- endif -%})";

// Bars are U+FF5C, the mark in the end token U+2581.
constexpr std::string_view kDeepSeek = R"({{- bos_token -}}
{%- for message in messages -%}
{%- if message.role == 'system' -%}{{- message.content -}}
{%- elif message.role == 'assistant' -%}{{- '<\uff5cAssistant\uff5c>' + message.content + eos_token -}}
{%- else -%}{{- '<\uff5cUser\uff5c>' + message.content -}}
{%- endif -%}
{%- endfor -%}
{%- if add_generation_prompt -%}{{- '<\uff5cAssistant\uff5c>' -}}{%- endif -%})";

// Gemma has no system turn: its text goes before the first user's.
constexpr std::string_view kGemma = R"({{- bos_token -}}
{%- set ns = namespace(system='') -%}
{%- for message in messages -%}
{%- if message.role == 'system' -%}{%- set ns.system = ns.system + message.content|trim + '\n\n' -%}
{%- else -%}
{{- '<start_of_turn>' + ('model' if message.role == 'assistant' else 'user') + '\n' -}}
{%- if message.role != 'assistant' -%}{{- ns.system -}}{%- set ns.system = '' -%}{%- endif -%}
{{- message.content|trim + '<end_of_turn>\n' -}}
{%- endif -%}
{%- endfor -%}
{%- if add_generation_prompt -%}{{- '<start_of_turn>model\n' -}}{%- endif -%})";

constexpr std::string_view kLlama2 = R"({%- set ns = namespace(system='') -%}
{%- for message in messages -%}
{%- if message.role == 'system' -%}{%- set ns.system = ns.system + '<<SYS>>\n' + message.content|trim + '\n<</SYS>>\n\n' -%}
{%- elif message.role == 'assistant' -%}{{- ' ' + message.content|trim + ' ' + eos_token -}}
{%- else -%}{{- bos_token + '[INST] ' + ns.system + message.content|trim + ' [/INST]' -}}{%- set ns.system = '' -%}
{%- endif -%}
{%- endfor -%})";

constexpr std::string_view kPlain = R"({%- for message in messages -%}
{%- if message.role == 'system' -%}{{- message.content + '\n\n' -}}
{%- else -%}{{- ('Assistant' if message.role == 'assistant' else 'User') + ': ' + message.content + '\n' -}}
{%- endif -%}
{%- endfor -%}
{%- if add_generation_prompt -%}{{- 'Assistant:' -}}{%- endif -%})";

struct Row {
    std::string_view marker; // the token that speaks for the template
    BuiltinTemplate builtin;
};

constexpr Row kRows[] = {
    {"<|im_start|>", {"chatml", "<|im_start|>", kChatml}},
    {"<|start_header_id|>", {"llama3", "<|start_header_id|>", kLlama3}},
    {"<\uFF5CUser\uFF5C>", {"deepseek", "<\uFF5CUser\uFF5C>", kDeepSeek}},
    {"<start_of_turn>", {"gemma", "<start_of_turn>", kGemma}},
    {"[INST]", {"llama2", "[INST]", kLlama2}},
};

constexpr BuiltinTemplate kLastResort{"plain", "", kPlain};

} // namespace

const BuiltinTemplate& builtinTemplateFor(const Tokenizer& tokenizer) {
    const auto* row = std::find_if(std::begin(kRows), std::end(kRows),
                                   [&](const Row& r) { return tokenizer.find(r.marker) != kNoToken; });
    return row == std::end(kRows) ? kLastResort : row->builtin;
}

} // namespace conclave::engine
