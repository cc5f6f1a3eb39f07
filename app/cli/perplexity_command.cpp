// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/cli/model_options.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <sstream>

namespace conclave::cli {

namespace {

using engine::Error;
using engine::ErrorKind;
using engine::Result;
using engine::TokenId;

constexpr Option kOptions[] = {
    kModelOption,
    text("--file", "T|-", "a text; it is read in windows of --context tokens"),
    text("--chats", "J|-", "conversations, one JSON object with messages a line; their last answers count"),
    integer("--context", "tokens that are read together (default: 512)", 8),
    kDeviceOption,
    kThreadsOption,
    kKvTypeOption,
    kJsonOption,
};

/// How surprised the model was: sums of -ln p over the tokens that were scored.
struct Score {
    double sum = 0;
    double squares = 0;
    std::int64_t count = 0;

    void add(double surprise) {
        sum += surprise;
        squares += surprise * surprise;
        ++count;
    }
    double perplexity() const { return std::exp(sum / static_cast<double>(count)); }
    /// Standard error of the perplexity, as if tokens were independent.
    double error() const {
        const double mean = sum / static_cast<double>(count);
        const double variance = std::max(0.0, squares / static_cast<double>(count) - mean * mean);
        return perplexity() * std::sqrt(variance / static_cast<double>(std::max<std::int64_t>(count - 1, 1)));
    }
};

/// -ln of the probability that @p logits give to @p token.
double surprise(std::span<const float> logits, TokenId token) {
    const float largest = *std::max_element(logits.begin(), logits.end());
    double sum = 0;
    for (const float logit : logits)
        sum += std::exp(static_cast<double>(logit) - largest);
    return std::log(sum) + largest - logits[static_cast<std::size_t>(token)];
}

/// What is scored: tokens from @p first on, each by what stands before it.
struct Window {
    std::vector<TokenId> tokens;
    std::size_t first = 0;
};

Result<Score> scoreWindows(engine::Session& session, const std::vector<Window>& windows,
                           const std::stop_token& stop) {
    Score score;
    for (std::size_t i = 0; i < windows.size(); ++i) {
        progress("scoring, " + std::to_string(i * 100 / windows.size()) + " %");
        const Window& window = windows[i];
        const auto sink = [&](int position, std::span<const float> row) {
            const auto next = static_cast<std::size_t>(position) + 1;
            if (next >= window.first && next < window.tokens.size())
                score.add(surprise(row, window.tokens[next]));
            return true;
        };
        if (const Result<void> done = session.logits(window.tokens, sink, stop); !done)
            return done.error();
    }
    return score;
}

/// The second half of each window counts, whose first half is what the model has read then: the measure of
/// llama.cpp's perplexity. A BOS takes the place of a window's first token where the model wants one.
Result<std::vector<Window>> windowsOfText(const engine::Tokenizer& tokenizer, const std::string& content,
                                          std::size_t size) {
    const std::vector<TokenId> tokens = tokenizer.encode(content, {});
    if (tokens.size() < size)
        return Error{ErrorKind::Invalid, "the text has " + std::to_string(tokens.size()) +
                                             " tokens; give at least " + std::to_string(size) +
                                             ", or a smaller --context"};
    std::vector<Window> windows;
    for (auto begin = tokens.begin(); tokens.end() - begin >= static_cast<std::ptrdiff_t>(size);
         begin += static_cast<std::ptrdiff_t>(size)) {
        Window window{{begin, begin + static_cast<std::ptrdiff_t>(size)}, size / 2 + 1};
        if (tokenizer.addsBos() && tokenizer.bos() != engine::kNoToken)
            window.tokens[0] = tokenizer.bos();
        windows.push_back(std::move(window));
    }
    return windows;
}

/// The messages of one line. Errors: Invalid.
Result<std::vector<engine::ChatMessage>> parseChat(std::string_view line) {
    const Error error{ErrorKind::Invalid,
                      "expected {\"messages\": [{\"role\": …, \"content\": …}, …]} that ends "
                      "with an answer of the role assistant"};
    const auto json = nlohmann::json::parse(line, nullptr, false);
    if (!json.is_object() || !json.contains("messages") || !json["messages"].is_array())
        return error;
    std::vector<engine::ChatMessage> messages;
    for (const auto& message : json["messages"]) {
        const auto textOf = [&](const char* key) {
            const auto found = message.is_object() ? message.find(key) : message.end();
            return found != message.end() && found->is_string() ? found->get<std::string>() : std::string();
        };
        messages.push_back({textOf("role"), textOf("content"), textOf("reasoning")});
    }
    if (messages.size() < 2 || messages.back().role != "assistant")
        return error;
    return messages;
}

/// The last answer counts, with what ends it.
Result<Window> windowOfChat(const engine::Model& model, std::vector<engine::ChatMessage> messages) {
    const engine::Tokenizer& tokenizer = model.tokenizer();
    const auto render = [&](bool isPrompt) -> Result<std::vector<TokenId>> {
        engine::TemplateOptions options{.addGenerationPrompt = isPrompt};
        if (tokenizer.bos() != engine::kNoToken)
            options.bosToken = tokenizer.piece(tokenizer.bos(), true);
        if (tokenizer.eos() != engine::kNoToken)
            options.eosToken = tokenizer.piece(tokenizer.eos(), true);
        const auto rendered = model.chatTemplate().render(messages, options);
        if (!rendered)
            return rendered.error();
        return tokenizer.encodePrompt(rendered->fragments);
    };
    Result<std::vector<TokenId>> whole = render(false);
    if (!whole)
        return whole.error();
    messages.pop_back();
    const Result<std::vector<TokenId>> prompt = render(true);
    if (!prompt)
        return prompt.error();
    const auto answer = std::mismatch(whole->begin(), whole->end(), prompt->begin(), prompt->end()).first;
    const auto first = static_cast<std::size_t>(answer - whole->begin());
    // What a template writes behind the end of a turn is not the model's to say.
    const auto end =
        std::find_if(answer, whole->end(), [&](TokenId id) { return tokenizer.endsGeneration(id); });
    if (end != whole->end())
        whole->erase(end + 1, whole->end());
    return Window{std::move(*whole), first};
}

Result<std::vector<Window>> windowsOfChats(const engine::Model& model, const std::string& content,
                                           std::size_t context) {
    std::vector<Window> windows;
    std::istringstream lines(content);
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
        if (line.empty())
            continue;
        const auto at = [&](const Error& error) {
            return Error{error.kind, "line " + std::to_string(number) + ": " + error.message};
        };
        auto messages = parseChat(line);
        if (!messages)
            return at(messages.error());
        Result<Window> window = windowOfChat(model, *std::move(messages));
        if (!window)
            return at(window.error());
        if (window->tokens.size() > context)
            return at({ErrorKind::Invalid, "the conversation has " + std::to_string(window->tokens.size()) +
                                               " tokens; give a larger --context than " +
                                               std::to_string(context)});
        windows.push_back(std::move(*window));
    }
    if (windows.empty())
        return Error{ErrorKind::Invalid, "there is no conversation in the file"};
    return windows;
}

int report(const Arguments& arguments, const engine::Model& model, const Score& score, int context) {
    if (arguments.has("--json")) {
        const nlohmann::ordered_json json = {
            {"perplexity", score.perplexity()},
            {"standard_error", score.error()},
            {"scored_tokens", score.count},
            {"context", context},
            {"model", model.info().name},
            {"file", model.info().path},
            {"quantization", model.info().quantization},
        };
        print(json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
    } else {
        char line[120];
        std::snprintf(line, sizeof line, "perplexity %.4f +- %.4f over %lld tokens\n", score.perplexity(),
                      score.error(), static_cast<long long>(score.count));
        print(line);
    }
    return finish();
}

int perplexity(const Arguments& arguments) {
    const bool isText = arguments.has("--file");
    if (isText == arguments.has("--chats"))
        return wrongUsage("perplexity: give either --file or --chats");
    const Interrupt interrupt;
    const Result<std::string> content = readInput(arguments.text(isText ? "--file" : "--chats"));
    if (!content)
        return fail(content.error());
    const auto model = loadModel(arguments, interrupt.token());
    if (!model)
        return fail(model.error());
    const int context = std::min(arguments.integer("--context", 512), (*model)->info().contextTokens);
    const auto size = static_cast<std::size_t>(context);
    const Result<std::vector<Window>> windows = isText ? windowsOfText((*model)->tokenizer(), *content, size)
                                                       : windowsOfChats(**model, *content, size);
    if (!windows)
        return fail(windows.error());
    const auto session = engine::Session::create(*model, sessionOptions(arguments, context));
    if (!session)
        return fail(session.error());
    const Result<Score> score = scoreWindows(**session, *windows, interrupt.token());
    progress({});
    if (!score)
        return fail(score.error());
    return report(arguments, **model, *score, context);
}

} // namespace

const Command kPerplexityCommand{
    "perplexity",
    "",
    "say how well a model predicts a text",
    "The lower the better; 1 is certainty. Compare figures of the same text and --context only.",
    kOptions,
    0,
    perplexity,
};

} // namespace conclave::cli
