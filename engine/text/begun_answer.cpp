// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/begun_answer.h"

#include "engine/text/answer_format.h"
#include "engine/text/chat_template.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace conclave::engine {

namespace {

constexpr std::string_view kWhiteSpace = " \t\r\n";

/// What stands around a thought.
struct Seams {
    std::string before; ///< between the opening mark and the first word
    /// From the closing mark to the answer. Space before that mark is part of the thought, as AnswerParser
    /// has it.
    std::string between;
};

bool endsWith(std::string_view text, std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

std::string_view withoutTrailingSpace(std::string_view text) {
    return text.substr(0, text.find_last_not_of(kWhiteSpace) + 1);
}

std::string_view withoutLeadingSpace(std::string_view text) {
    return text.substr(std::min(text.find_first_not_of(kWhiteSpace), text.size()));
}

/// As most models with <think> write it, and the others.
Seams usualSeams(const AnswerFormat& format) {
    const std::string close(format.thinkClose.text);
    if (format.thinkOpen.text == "<think>")
        return {"\n", close + "\n\n"};
    return {std::string(format.thinkTitle), close};
}

/// As the template writes an answer with thoughts that is the last one.
Seams seamsOf(const ChatTemplate& chatTemplate, const AnswerFormat& format) {
    const std::string thought = "qzxthought"; // no template says that
    const std::string answer = "qzxanswer";
    TemplateOptions options;
    options.addGenerationPrompt = false;
    options.nowSeconds = 1;
    const auto rendered = chatTemplate.render({{"user", "Hi", ""}, {"assistant", answer, thought}}, options);
    const std::string text = rendered ? rendered->text() : std::string();
    const std::size_t thoughtAt = text.find(thought);
    const std::size_t answerAt = text.find(answer);
    if (thoughtAt == std::string::npos || answerAt == std::string::npos || answerAt < thoughtAt)
        return usualSeams(format);
    const std::size_t openAt = text.rfind(format.thinkOpen.text, thoughtAt);
    const std::size_t thoughtEnd = thoughtAt + thought.size();
    Seams seams;
    seams.between = withoutLeadingSpace(std::string_view(text).substr(thoughtEnd, answerAt - thoughtEnd));
    if (openAt == std::string::npos || seams.between.find(format.thinkClose.text) == std::string::npos)
        return usualSeams(format);
    const std::size_t openEnd = openAt + format.thinkOpen.text.size();
    seams.before = text.substr(openEnd, thoughtAt - openEnd);
    return seams;
}

std::vector<TextFragment> harmony(const BegunAnswer& begun) {
    std::vector<TextFragment> written;
    if (!begun.reasoning.empty())
        written = {{"<|channel|>analysis<|message|>", true}, {begun.reasoning, false}};
    if (begun.text.empty())
        return written;
    if (!written.empty())
        written.push_back({"<|end|><|start|>assistant", true});
    written.push_back({"<|channel|>final<|message|>", true});
    written.push_back({begun.text, false});
    return written;
}

} // namespace

std::vector<TextFragment> writeAgain(const BegunAnswer& begun, const RenderedPrompt& prompt,
                                     const ChatTemplate& chatTemplate, const Tokenizer& tokenizer) {
    const AnswerFormat format = answerFormatOf(chatTemplate.source(), tokenizer);
    if (format.isHarmony)
        return harmony(begun);
    const std::string rendered = prompt.text();
    const std::string_view end = withoutTrailingSpace(rendered);
    const std::string_view open = format.thinkOpen.text;
    const std::string titled = std::string(open) + std::string(format.thinkTitle);
    const bool isOpen = endsWith(end, open) || endsWith(end, withoutTrailingSpace(titled));
    const bool isClosed = !isOpen && endsWith(end, format.thinkClose.text);
    if (isClosed || (!isOpen && begun.reasoning.empty()))
        return {{begun.text, false}};

    const Seams seams = seamsOf(chatTemplate, format);
    std::vector<TextFragment> written;
    if (isOpen) {
        const std::string_view already =
            std::string_view(rendered).substr(rendered.rfind(open) + open.size());
        if (std::string_view(seams.before).substr(0, already.size()) == already)
            written.push_back({seams.before.substr(already.size()), true});
    } else {
        written.push_back({std::string(open) + seams.before, true});
    }
    written.push_back({begun.reasoning, false});
    if (begun.text.empty())
        return written;
    written.push_back({seams.between, true});
    written.push_back({begun.text, false});
    return written;
}

std::vector<TokenId> encodeAgain(const BegunAnswer& begun, const RenderedPrompt& prompt,
                                 const ChatTemplate& chatTemplate, const Tokenizer& tokenizer) {
    const std::vector<TextFragment> written = writeAgain(begun, prompt, chatTemplate, tokenizer);
    const std::vector<TokenId> front = tokenizer.encodePrompt(prompt.fragments);
    std::vector<TextFragment> all = prompt.fragments;
    all.insert(all.end(), written.begin(), written.end());
    const std::vector<TokenId> both = tokenizer.encodePrompt(all);
    if (both.size() >= front.size() && std::equal(front.begin(), front.end(), both.begin()))
        return {both.begin() + static_cast<std::ptrdiff_t>(front.size()), both.end()};
    // A token would reach across the seam, which no model has written: it began behind the prompt's.
    std::vector<TokenId> behind = tokenizer.encodePrompt(written);
    if (tokenizer.addsBos() && !behind.empty() && behind.front() == tokenizer.bos())
        behind.erase(behind.begin());
    return behind;
}

} // namespace conclave::engine
