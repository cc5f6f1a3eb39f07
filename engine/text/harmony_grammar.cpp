// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/answer_grammar.h"

#include "engine/text/tool_calls.h"

#include <algorithm>
#include <string>
#include <utility>

namespace conclave::engine {

namespace {

constexpr std::string_view kStart = "<|start|>";
constexpr std::string_view kChannel = "<|channel|>";
constexpr std::string_view kConstrain = "<|constrain|>";
constexpr std::string_view kMessage = "<|message|>";
constexpr std::string_view kEnds[] = {"<|end|>", "<|return|>", "<|call|>"};
constexpr std::string_view kMarkers[] = {kStart,   kChannel, kConstrain, kMessage,
                                         kEnds[0], kEnds[1], kEnds[2]};

/// Longer than any head of a message, role, recipient, channel and format together: what goes on so long
/// without <|message|> is an answer of a model that does not keep to the format.
constexpr std::size_t kLongestHead = 200;

class HarmonyGrammar final : public AnswerGrammar {
  public:
    HarmonyGrammar(std::string_view promptEnd, AnswerSink sink) : m_sink(std::move(sink)) {
        // The prompt ends with the head of a message, or inside one that is to be continued.
        const std::size_t start = promptEnd.rfind(kStart);
        if (start == std::string_view::npos) {
            return;
        }
        m_isMuted = true;
        std::string_view rest = promptEnd.substr(start);
        while (!rest.empty()) {
            const auto* at =
                std::find_if(std::begin(kMarkers), std::end(kMarkers), [&](std::string_view marker) {
                    return rest.substr(0, marker.size()) == marker;
                });
            const std::size_t length =
                at != std::end(kMarkers) ? at->size() : std::min(rest.find('<', 1), rest.size());
            if (at != std::end(kMarkers)) {
                marker(*at, false);
            } else {
                text(rest.substr(0, length));
            }
            rest.remove_prefix(length);
        }
        m_isMuted = false;
        m_promptHead = m_head.size();
    }

    void text(std::string_view characters) override {
        if (m_state == State::body) {
            give(characters);
            return;
        }
        m_head += characters;
        if (m_head.size() > kLongestHead && m_head.find(kChannel) == std::string::npos) {
            giveHead();
        }
    }

    void marker(std::string_view text, bool isVisible) override {
        if (text == kStart) {
            closeBody();
            clearHead();
        } else if (text == kChannel) {
            closeBody(); // a message that was never ended
            m_head += kChannel;
        } else if (text == kConstrain) {
            m_head += m_state == State::head ? " " : "";
        } else if (text == kMessage) {
            if (m_state == State::head) {
                readHead();
            }
        } else if (std::find(std::begin(kEnds), std::end(kEnds), text) != std::end(kEnds)) {
            closeBody();
            clearHead();
        } else if (isVisible) {
            this->text(text);
        }
    }

    void end() override {
        if (m_state == State::head && m_head.find(kChannel) == std::string::npos && m_head != "assistant") {
            giveHead();
        }
        closeBody();
    }

    AnswerPart part() const override { return m_state == State::body ? m_part : AnswerPart::Answer; }

  private:
    enum class State { head, body };

    /// assistant<|channel|>commentary to=functions.NAME json: the recipient may also stand after the role.
    void readHead() {
        std::string_view channel;
        if (const std::size_t at = m_head.find(kChannel); at != std::string::npos) {
            channel = std::string_view(m_head).substr(at + kChannel.size());
            channel = channel.substr(0, channel.find_first_of(" <\n"));
        }
        constexpr std::string_view kTo = "to=";
        m_tool.clear();
        if (const std::size_t at = m_head.find(kTo); at != std::string::npos) {
            std::string_view tool = std::string_view(m_head).substr(at + kTo.size());
            tool = tool.substr(0, tool.find_first_of(" <\n")); // a marker may have leaked into the name
            constexpr std::string_view kFolder = "functions.";
            tool.remove_prefix(tool.substr(0, kFolder.size()) == kFolder ? kFolder.size() : 0);
            m_tool = tool;
        }
        openBody(!m_tool.empty()         ? AnswerPart::ToolCall
                 : channel == "analysis" ? AnswerPart::Reasoning
                                         : AnswerPart::Answer);
        clearHead();
    }

    /// What was taken for the head of a message is an answer.
    void giveHead() {
        openBody(AnswerPart::Answer);
        give(std::string_view(m_head).substr(m_promptHead));
        clearHead();
    }

    void clearHead() {
        m_head.clear();
        m_promptHead = 0;
    }

    void openBody(AnswerPart part) {
        m_state = State::body;
        m_part = part;
        m_isFirst = true;
        m_call.clear();
    }

    void give(std::string_view text) {
        if (m_part == AnswerPart::ToolCall) {
            m_call += text;
            return;
        }
        if (text.empty() || m_isMuted) {
            return;
        }
        bool& began = m_part == AnswerPart::Reasoning ? m_beganReasoning : m_beganAnswer;
        if (m_isFirst && began) {
            m_sink(m_part, "\n\n"); // a second message of the same kind
        }
        m_isFirst = false;
        began = true;
        m_sink(m_part, text);
    }

    void closeBody() {
        if (m_state == State::body && m_part == AnswerPart::ToolCall && !m_isMuted) {
            giveCall();
        }
        m_state = State::head;
    }

    void giveCall() { m_sink(AnswerPart::ToolCall, toolCallOf(m_tool, m_call)); }

    const AnswerSink m_sink;
    bool m_isMuted = false; ///< while the prompt's end is read
    State m_state = State::head;
    AnswerPart m_part = AnswerPart::Answer;
    bool m_isFirst = true; ///< nothing of this message was given yet
    bool m_beganReasoning = false;
    bool m_beganAnswer = false;
    std::string m_head;           ///< of the message to come, with <|channel|> as its text
    std::size_t m_promptHead = 0; ///< how much of it the prompt wrote
    std::string m_tool;           ///< whom the message is for
    std::string m_call;           ///< the message for a tool
};

} // namespace

std::unique_ptr<AnswerGrammar> makeHarmonyGrammar(std::string_view renderedPromptEnd, AnswerSink sink) {
    return std::make_unique<HarmonyGrammar>(renderedPromptEnd, std::move(sink));
}

} // namespace conclave::engine
