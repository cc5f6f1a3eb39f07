// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/answer_grammar.h"

#include <algorithm>
#include <string>
#include <utility>

namespace conclave::engine {

namespace {

constexpr std::string_view kWhiteSpace = " \t\r\n";

std::size_t leadingWhiteSpace(std::string_view text) {
    return std::min(text.find_first_not_of(kWhiteSpace), text.size());
}

std::string_view withoutTrailingSpace(std::string_view text) {
    const std::size_t last = text.find_last_not_of(kWhiteSpace);
    return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

bool isProperPrefix(std::string_view text, std::string_view marker) {
    return text.size() < marker.size() && marker.substr(0, text.size()) == text;
}

/// Length of the longest end of @p text that could become @p marker.
std::size_t possibleMarkerEnd(std::string_view text, std::string_view marker) {
    for (std::size_t length = std::min(text.size(), marker.size() - 1); length > 0; --length) {
        if (isProperPrefix(text.substr(text.size() - length), marker)) {
            return length;
        }
    }
    return 0;
}

bool endsWith(std::string_view text, std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

class MarkerGrammar final : public AnswerGrammar {
  public:
    MarkerGrammar(const AnswerFormat& format, bool offersTools, std::string_view promptEnd, AnswerSink sink)
        : m_format(format), m_sink(std::move(sink)), m_mayBeBareCall(offersTools && format.hasBareCalls) {
        // Only a marker at the very end was prefilled by the template; one further up is talk about markers.
        const std::string_view prompt = withoutTrailingSpace(promptEnd);
        const std::string titled = std::string(format.thinkOpen.text) + std::string(format.thinkTitle);
        const bool isOpen =
            endsWith(prompt, format.thinkOpen.text) || endsWith(prompt, withoutTrailingSpace(titled));
        m_state = isOpen ? State::reasoning : State::answer;
        m_trimLeading = isOpen || endsWith(prompt, format.thinkClose.text);
        m_closesByText = !format.thinkClose.isToken;
    }

    void text(std::string_view characters) override {
        m_held += characters;
        while (!m_held.empty() && step()) {
        }
    }

    void marker(std::string_view text, bool isVisible) override {
        if (m_state == State::tools) {
            if (text == m_format.toolsClose.text) {
                closeTools(m_tools, text);
            } else {
                m_tools += text;
            }
            return;
        }
        const bool isThinkOpen = text == m_format.thinkOpen.text && !m_sawVisibleText &&
                                 leadingWhiteSpace(m_held) == m_held.size();
        const bool isThinkClose = text == m_format.thinkClose.text && m_state == State::reasoning;
        if (isThinkOpen) {
            m_held.clear();
            openThought(false);
        } else if (isThinkClose) {
            release();
            closeThought();
        } else if (!m_format.toolsOpen.text.empty() && text == m_format.toolsOpen.text) {
            // Some call a tool in the middle of a thought and never close it.
            if (leadingWhiteSpace(m_held) == m_held.size()) {
                m_held.clear();
            }
            release();
            openTools(text);
        } else if (isVisible) {
            release();
            m_sawVisibleText = true;
            m_trimLeading = false;
            m_titleLeft = {};
            m_sink(part(), text);
        }
    }

    void end() override {
        if (m_state == State::tools) {
            m_tools += std::exchange(m_held, {});
            closeTools(m_tools, {});
        }
        release();
    }

    AnswerPart part() const override {
        switch (m_state) {
        case State::reasoning:
            return AnswerPart::Reasoning;
        case State::answer:
            return AnswerPart::Answer;
        case State::tools:
            return AnswerPart::ToolCall;
        }
        return AnswerPart::Answer;
    }

  private:
    enum class State { reasoning, answer, tools };

    /// One decision about what is held. False when it needs more text.
    bool step() {
        if (m_state == State::tools) {
            return stepTools();
        }
        const std::size_t space = leadingWhiteSpace(m_held);
        const std::string_view visible = std::string_view(m_held).substr(space);
        // At the beginning of a turn or of prefilled reasoning an opening marker may still come, as text even
        // where the vocabulary has a token for it.
        if (!m_sawVisibleText) {
            if (visible.empty() || isProperPrefix(visible, m_format.thinkOpen.text)) {
                return false;
            }
            const std::string_view open = m_format.thinkOpen.text;
            if (visible.substr(0, open.size()) == open) {
                m_held.erase(0, space + open.size());
                openThought(true);
                return true;
            }
            m_sawVisibleText = true;
            if (m_mayBeBareCall && m_state == State::answer && visible.front() == '{') {
                m_held.erase(0, space);
                openTools({});
                return true;
            }
        }
        if (m_trimLeading) {
            m_held.erase(0, space);
            if (m_held.empty()) {
                return false;
            }
            m_trimLeading = false;
        }
        if (!m_titleLeft.empty()) {
            if (isProperPrefix(m_held, m_titleLeft)) {
                return false;
            }
            const bool isTitle = m_held.compare(0, m_titleLeft.size(), m_titleLeft) == 0;
            m_held.erase(0, isTitle ? m_titleLeft.size() : 0);
            m_titleLeft = {};
            m_trimLeading = isTitle;
            return true;
        }
        return m_state == State::reasoning ? stepReasoning() : stepAnswer();
    }

    bool stepReasoning() {
        if (!m_closesByText) {
            return give(m_held.size());
        }
        const std::string_view close = m_format.thinkClose.text;
        const std::size_t at = m_held.find(close);
        if (at == std::string::npos) {
            return give(m_held.size() - possibleMarkerEnd(m_held, close));
        }
        give(at);
        m_held.erase(0, close.size());
        closeThought();
        return true;
    }

    bool stepAnswer() {
        const std::string_view open = m_format.toolsOpen.text;
        if (open.empty() || m_format.toolsOpen.isToken) {
            return give(m_held.size());
        }
        const std::size_t at = m_held.find(open);
        if (at == std::string::npos) {
            return give(m_held.size() - possibleMarkerEnd(m_held, open));
        }
        give(at);
        m_held.erase(0, open.size());
        openTools(open);
        return true;
    }

    bool stepTools() {
        const std::string_view close = m_format.toolsClose.text;
        const bool byText = !close.empty() && !m_format.toolsClose.isToken && !m_isBare;
        const std::size_t from = m_tools.size() - std::min(m_tools.size(), close.size());
        m_tools += std::exchange(m_held, {});
        const std::size_t at = byText ? m_tools.find(close, from) : std::string::npos;
        if (at == std::string::npos) {
            return false;
        }
        m_held = m_tools.substr(at + close.size());
        m_tools.resize(at);
        closeTools(m_tools, close);
        return true;
    }

    void openThought(bool byText) {
        m_state = State::reasoning;
        m_trimLeading = m_format.thinkTitle.empty();
        m_titleLeft = m_format.thinkTitle;
        m_sawVisibleText = true; // a second one is text
        m_closesByText = byText || !m_format.thinkClose.isToken;
    }

    void closeThought() {
        m_state = State::answer;
        m_trimLeading = true;
        m_titleLeft = {};
    }

    /// @p opening: the marker, to be put back if what follows is no call.
    void openTools(std::string_view opening) {
        m_state = State::tools;
        m_sawVisibleText = true;
        m_titleLeft = {};
        m_isBare = opening.empty();
        m_opening = opening;
        m_tools.clear();
    }

    void closeTools(std::string_view text, std::string_view closing) {
        const auto calls = parseToolCalls(m_format.syntax, text);
        m_state = State::answer;
        for (const std::string& call : calls) {
            m_sink(AnswerPart::ToolCall, call);
        }
        if (calls.empty()) { // not well formed: what the model wrote is shown, nothing is lost
            const std::string whole = m_opening + std::string(text) + std::string(closing);
            if (!whole.empty()) {
                m_sink(AnswerPart::Answer, whole);
            }
        }
        m_trimLeading = !calls.empty();
        m_tools.clear();
    }

    /// Gives out the first @p length bytes that are held. False when nothing is left to decide.
    bool give(std::size_t length) {
        if (length > 0) {
            m_sink(part(), std::string_view(m_held).substr(0, length));
            m_held.erase(0, length);
        }
        return false;
    }

    /// Gives out all that is held: it cannot become a marker any more.
    void release() {
        std::string_view rest = m_held;
        if (m_trimLeading) {
            rest.remove_prefix(leadingWhiteSpace(rest));
        }
        if (!rest.empty()) {
            m_sawVisibleText = true;
            m_trimLeading = false;
            m_sink(part(), rest);
        }
        m_held.clear();
    }

    const AnswerFormat m_format;
    const AnswerSink m_sink;
    const bool m_mayBeBareCall;
    State m_state = State::answer;
    bool m_sawVisibleText = false; ///< an opening marker is text from here on
    bool m_trimLeading = false;    ///< white space right after a marker belongs to nobody
    bool m_closesByText = false;
    bool m_isBare = false;        ///< the call has no marker
    std::string_view m_titleLeft; ///< may still come
    std::string m_held;           ///< the beginning of a marker, or space before one
    std::string m_tools;          ///< since the opening marker
    std::string m_opening;
};

} // namespace

std::unique_ptr<AnswerGrammar> makeMarkerGrammar(const AnswerFormat& format, bool offersTools,
                                                 std::string_view renderedPromptEnd, AnswerSink sink) {
    return std::make_unique<MarkerGrammar>(format, offersTools, renderedPromptEnd, std::move(sink));
}

} // namespace conclave::engine
