// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/text/tokenizer.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace conclave::engine {

class GgufReader;

/// One turn as a template sees it.
struct ChatMessage {
    std::string role; ///< "system", "user", "assistant", "tool"
    std::string content;
    std::string reasoning; ///< passed as reasoning_content and thinking when not empty
};

/// What the rest of a template's variables are.
struct TemplateOptions {
    bool addGenerationPrompt = true;
    std::string bosToken;
    std::string eosToken;
    /// Further variables as one JSON object (enable_thinking, reasoning_effort, tools, …); empty for none.
    std::string extraJson;
    /// Seconds since the epoch for strftime_now; 0 takes the clock. Tests freeze it.
    std::int64_t nowSeconds = 0;
};

/// A prompt whose pieces remember where they came from: the template's own text is trusted, everything that
/// came in through messages or tools is not (a user's "<|im_end|>" stays text).
struct RenderedPrompt {
    std::vector<TextFragment> fragments; ///< neighbours differ in trust
    std::string text() const;
};

/// A model's own Jinja chat template, parsed by our engine. Immutable, shareable between threads.
/// Renders as Hugging Face transformers does (Python jinja2 with trim_blocks and lstrip_blocks, tojson
/// without HTML escapes), within budgets of steps, depth and output size: a hostile template is an error, not
/// a hang.
class ChatTemplate {
  public:
    /// Errors: Invalid with line number and what was expected.
    static Result<std::unique_ptr<ChatTemplate>> parse(std::string source);

    /// The file's tokenizer.chat_template; when it is absent, not parseable, or there is one for tools only,
    /// the built-in one of the family that the vocabulary's marks speak for, with notice() saying so.
    static Result<std::unique_ptr<ChatTemplate>> fromGguf(const GgufReader& file, const Tokenizer& tokenizer);
    ~ChatTemplate();
    ChatTemplate(const ChatTemplate&) = delete;
    ChatTemplate& operator=(const ChatTemplate&) = delete;

    /// Errors: Invalid with the template's own message (raise_exception) or the budget that was exceeded.
    Result<RenderedPrompt> render(const std::vector<ChatMessage>& messages,
                                  const TemplateOptions& options) const;

    /// The same with every variable given as one JSON object (conclave-cli template). Strings from @p
    /// contextJson are untrusted except bos_token and eos_token.
    Result<RenderedPrompt> renderJson(std::string_view contextJson, std::int64_t nowSeconds = 0) const;

    const std::string& source() const;
    /// Why the built-in is used instead of the file's own; empty otherwise. For a visible warning.
    const std::string& notice() const;
    /// Whether the template reads the variable @p name (enable_thinking, tools, …).
    bool mentions(std::string_view name) const;

  private:
    ChatTemplate();
    struct Parsed;
    std::unique_ptr<Parsed> m_parsed;
};

} // namespace conclave::engine
