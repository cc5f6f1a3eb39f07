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

// Mistral since tokenizer version 2: the space after a marker is the tokenizer's affair. What has no system
// turn of its own puts the system's text before the last user's.
constexpr std::string_view kMistral = R"({%- set ns = namespace(system='', last=-1) -%}
{%- for message in messages -%}
{%- if message.role == 'system' -%}{%- set ns.system = ns.system + message.content + '\n\n' -%}
{%- elif message.role != 'assistant' -%}{%- set ns.last = loop.index0 -%}
{%- endif -%}
{%- endfor -%}
{{- bos_token -}}
{%- for message in messages -%}
{%- if message.role == 'assistant' -%}{{- message.content + eos_token -}}
{%- elif message.role != 'system' -%}
{{- '[INST]' + (ns.system if loop.index0 == ns.last else '') + message.content + '[/INST]' -}}
{%- endif -%}
{%- endfor -%})";

constexpr std::string_view kMistralSystem = R"({{- bos_token -}}
{%- for message in messages -%}
{%- if message.role == 'system' -%}{{- '[SYSTEM_PROMPT]' + message.content + '[/SYSTEM_PROMPT]' -}}
{%- elif message.role == 'assistant' -%}{{- message.content + eos_token -}}
{%- else -%}{{- '[INST]' + message.content + '[/INST]' -}}
{%- endif -%}
{%- endfor -%})";

constexpr std::string_view kLlama4 = R"({{- bos_token -}}
{%- for message in messages -%}
{{- '<|header_start|>' + message.role + '<|header_end|>\n\n' + message.content|trim + '<|eot|>' -}}
{%- endfor -%}
{%- if add_generation_prompt -%}{{- '<|header_start|>assistant<|header_end|>\n\n' -}}{%- endif -%})";

// V2 and V2.5, whose vocabularies have no marks of turns.
constexpr std::string_view kDeepSeek2 = R"({{- bos_token -}}
{%- for message in messages -%}
{%- if message.role == 'system' -%}{{- message.content + '\n\n' -}}
{%- elif message.role == 'assistant' -%}{{- 'Assistant: ' + message.content + eos_token -}}
{%- else -%}{{- 'User: ' + message.content + '\n\n' -}}
{%- endif -%}
{%- endfor -%}
{%- if add_generation_prompt -%}{{- 'Assistant:' -}}{%- endif -%})";

constexpr std::string_view kKimi = R"({%- for message in messages -%}
{%- set role = message.role if message.role in ['user', 'assistant'] else 'system' -%}
{{- '<|im_' + role + '|>' + message.role + '<|im_middle|>' + message.content + '<|im_end|>' -}}
{%- endfor -%}
{%- if add_generation_prompt -%}{{- '<|im_assistant|>assistant<|im_middle|>' -}}{%- endif -%})";

// The list of channels is part of the format; answers come without markers otherwise.
constexpr std::string_view kHarmony =
    R"({{- '<|start|>system<|message|>Reasoning: medium\n\n# Valid channels: ' -}}
{{- 'analysis, commentary, final. Channel must be included for every message.<|end|>' -}}
{%- for message in messages -%}
{%- if message.role == 'system' -%}
{{- '<|start|>developer<|message|># Instructions\n\n' + message.content + '<|end|>' -}}
{%- elif message.role == 'assistant' -%}
{{- '<|start|>assistant<|channel|>final<|message|>' + message.content + '<|end|>' -}}
{%- else -%}{{- '<|start|>user<|message|>' + message.content + '<|end|>' -}}
{%- endif -%}
{%- endfor -%}
{%- if add_generation_prompt -%}{{- '<|start|>assistant' -}}{%- endif -%})";

// Ends with an empty thought: without one the model would think and expect tools for it.
constexpr std::string_view kGemma4 = R"({{- bos_token -}}
{%- for message in messages -%}
{%- set role = 'model' if message.role == 'assistant' else message.role -%}
{{- '<|turn>' + role + '\n' + message.content|trim + '<turn|>\n' -}}
{%- endfor -%}
{%- if add_generation_prompt -%}{{- '<|turn>model\n<|channel>thought\n<channel|>' -}}{%- endif -%})";

constexpr std::string_view kGlm4 = R"({{- '[gMASK]<sop>' -}}
{%- for message in messages -%}{{- '<|' + message.role + '|>\n' + message.content -}}{%- endfor -%}
{%- if add_generation_prompt -%}{{- '<|assistant|>' -}}{%- endif -%})";

constexpr std::string_view kGranite = R"({%- for message in messages -%}
{{- '<|start_of_role|>' + message.role + '<|end_of_role|>' + message.content + '<|end_of_text|>\n' -}}
{%- endfor -%}
{%- if add_generation_prompt -%}{{- '<|start_of_role|>assistant<|end_of_role|>' -}}{%- endif -%})";

constexpr std::string_view kMiniMax = R"({{- ']~!b[' -}}
{%- for message in messages -%}
{%- set role = 'ai' if message.role == 'assistant' else message.role -%}
{{- ']~b]' + role + '\n' + message.content + '[e~[\n' -}}
{%- endfor -%}
{%- if add_generation_prompt -%}{{- ']~b]ai\n<think>\n' -}}{%- endif -%})";

constexpr std::string_view kPhi3 = R"({%- for message in messages -%}
{{- '<|' + message.role + '|>\n' + message.content + '<|end|>\n' -}}
{%- endfor -%}
{%- if add_generation_prompt -%}{{- '<|assistant|>\n' -}}{%- endif -%})";

constexpr std::string_view kOlmoe = R"({{- bos_token -}}
{%- for message in messages -%}
{%- if message.role == 'assistant' -%}{{- '<|assistant|>\n' + message.content + eos_token + '\n' -}}
{%- else -%}{{- '<|' + message.role + '|>\n' + message.content + '\n' -}}
{%- endif -%}
{%- endfor -%}
{%- if add_generation_prompt -%}{{- '<|assistant|>\n' -}}{%- endif -%})";

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

// From the special to the general: several families have a marker of another one too.
constexpr Row kRows[] = {
    {"<|channel|>", {"gpt-oss", "<|channel|>", kHarmony}},
    {"<|turn>", {"gemma4", "<|turn>", kGemma4}},
    {"<start_of_turn>", {"gemma", "<start_of_turn>", kGemma}},
    {"<|im_middle|>", {"kimi-k2", "<|im_middle|>", kKimi}},
    {"<|im_start|>", {"chatml", "<|im_start|>", kChatml}},
    {"<|start_header_id|>", {"llama3", "<|start_header_id|>", kLlama3}},
    {"<|header_start|>", {"llama4", "<|header_start|>", kLlama4}},
    {"<\uFF5CUser\uFF5C>", {"deepseek", "<\uFF5CUser\uFF5C>", kDeepSeek}},
    {"<\uFF5Cbegin\u2581of\u2581sentence\uFF5C>",
     {"deepseek2", "<\uFF5Cbegin\u2581of\u2581sentence\uFF5C>", kDeepSeek2}},
    {"]~b]", {"minimax-m2", "]~b]", kMiniMax}},
    {"<|start_of_role|>", {"granite", "<|start_of_role|>", kGranite}},
    {"[gMASK]", {"glm4", "[gMASK]", kGlm4}},
    {"<|assistant|>", {"phi3", "<|assistant|>", kPhi3}},
    {"[SYSTEM_PROMPT]", {"mistral3", "[SYSTEM_PROMPT]", kMistralSystem}},
    {"[AVAILABLE_TOOLS]", {"mistral", "[AVAILABLE_TOOLS]", kMistral}},
    {"[INST]", {"llama2", "[INST]", kLlama2}},
};

// Families whose vocabularies hold no marks of turns are known by their architecture.
constexpr BuiltinTemplate kOlmoeRow{"olmoe", "the architecture olmoe", kOlmoe};
constexpr BuiltinTemplate kMixtralRow{"llama2", "the vocabulary of Llama 2 and Mixtral", kLlama2};
constexpr int kLlama2Tokens = 32000;

constexpr BuiltinTemplate kLastResort{"plain", "", kPlain};

} // namespace

const BuiltinTemplate& builtinTemplateFor(const Tokenizer& tokenizer, std::string_view architecture) {
    const auto* row = std::find_if(std::begin(kRows), std::end(kRows),
                                   [&](const Row& r) { return tokenizer.find(r.marker) != kNoToken; });
    if (row != std::end(kRows)) {
        return row->builtin;
    }
    if (architecture == "olmoe") {
        return kOlmoeRow;
    }
    const bool isLlama2 = architecture == "llama" && tokenizer.size() == kLlama2Tokens &&
                          tokenizer.find("<s>") != kNoToken && tokenizer.find("<0x0A>") != kNoToken;
    return isLlama2 ? kMixtralRow : kLastResort;
}

} // namespace conclave::engine
