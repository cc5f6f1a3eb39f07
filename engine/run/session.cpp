// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/session.h"

#include "engine/model/model_parts.h"
#include "engine/run/answer_stream.h"
#include "engine/run/forward.h"
#include "engine/run/sampler.h"
#include "engine/run/system_memory.h"

#include <algorithm>
#include <chrono>
#include <new>
#include <spdlog/fmt/fmt.h>

namespace conclave::engine {

namespace {

class Stopwatch {
  public:
    double milliseconds() const {
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - m_start).count();
    }

  private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

Error outOfMemory() {
    return {ErrorKind::OutOfMemory,
            fmt::format(
                "There is not enough memory to go on: {} is free. Close other programs or choose a shorter "
                "context.",
                memoryText(availableMemory()))};
}

} // namespace

const char* stopReasonName(StopReason reason) {
    switch (reason) {
    case StopReason::EndOfTurn:
        return "end_of_turn";
    case StopReason::TokenLimit:
        return "token_limit";
    case StopReason::ContextFull:
        return "context_full";
    case StopReason::Cancelled:
        return "cancelled";
    }
    return "end_of_turn";
}

double GenerationResult::tokensPerSecond() const {
    if (tokens.size() < 2 || decodeMs <= 0)
        return 0;
    return static_cast<double>(tokens.size() - 1) * 1000.0 / decodeMs;
}

struct Session::State {
    std::shared_ptr<const Model> model;
    std::unique_ptr<Evaluator> evaluator;
    std::vector<TokenId> cached; ///< the token at each position that the cache holds
    std::vector<float> logits;   // [vocabulary], of the newest token

    const Model::Parts& parts() const { return model->parts(); }
    int vocabulary() const { return parts().tokenizer->size(); }

    Result<void> checkTokens(std::span<const TokenId> tokens) const;
    void keepCommonPrefix(std::span<const TokenId> tokens);
    Result<void> evaluate(std::span<const TokenId> tokens, const std::stop_token& stop);
    Result<void> evaluateAll(std::span<const TokenId> tokens, const std::stop_token& stop,
                             const Progress& progress);
    Result<void> answer(const GenerationRequest& request, AnswerStream& stream, const std::stop_token& stop,
                        const Stopwatch& sinceCall, GenerationResult& result);
};

Session::Session() : m_state(std::make_unique<State>()) {}
Session::~Session() = default;

Result<std::unique_ptr<Session>> Session::create(std::shared_ptr<const Model> model, int contextTokens) {
    const int limit = model->info().contextTokens;
    if (contextTokens < 0 || contextTokens > limit)
        return Error{ErrorKind::Invalid,
                     fmt::format("A context of {} tokens does not fit this model: it was made for {}.",
                                 contextTokens, limit)};
    const int tokens = contextTokens > 0 ? contextTokens : std::min(limit, kUsualContextTokens);
    try {
        std::unique_ptr<Session> session(new Session);
        State& state = *session->m_state;
        state.model = std::move(model);
        auto evaluator = state.parts().backend->createEvaluator(tokens);
        if (!evaluator)
            return evaluator.error();
        state.evaluator = std::move(*evaluator);
        state.cached.reserve(static_cast<std::size_t>(tokens));
        state.logits.resize(static_cast<std::size_t>(state.vocabulary()));
        return session;
    } catch (const std::bad_alloc&) {
        return outOfMemory();
    }
}

Result<void> Session::State::checkTokens(std::span<const TokenId> tokens) const {
    if (tokens.empty())
        return Error{ErrorKind::Invalid, "The prompt is empty; give at least one token."};
    if (tokens.size() > static_cast<std::size_t>(evaluator->contextTokens()))
        return Error{
            ErrorKind::Invalid,
            fmt::format("The prompt has {} tokens, but the context holds {}. Shorten the conversation or "
                        "choose a longer context.",
                        tokens.size(), evaluator->contextTokens())};
    for (const TokenId token : tokens)
        if (token < 0 || token >= vocabulary())
            return Error{ErrorKind::Invalid, fmt::format("The prompt holds the token {}; expected 0 to {}.",
                                                         token, vocabulary() - 1)};
    return {};
}

/// Forgets what the cache holds beyond the common beginning with @p tokens. The last token is evaluated anew
/// even if it is cached, because its logits are not.
void Session::State::keepCommonPrefix(std::span<const TokenId> tokens) {
    const std::size_t most = std::min(cached.size(), tokens.size() - 1);
    std::size_t common = 0;
    while (common < most && cached[common] == tokens[common])
        ++common;
    cached.resize(common);
}

/// One batch behind what is cached.
Result<void> Session::State::evaluate(std::span<const TokenId> tokens, const std::stop_token& stop) {
    const Batch batch{.tokens = tokens, .position = static_cast<int>(cached.size())};
    if (Result<void> done = forward(*evaluator, parts().weights, batch, stop); !done)
        return done;
    cached.insert(cached.end(), tokens.begin(), tokens.end());
    return {};
}

/// The rest of a prompt, batch by batch, and the logits of its last token.
Result<void> Session::State::evaluateAll(std::span<const TokenId> tokens, const std::stop_token& stop,
                                         const Progress& progress) {
    std::size_t last = 0;
    while (cached.size() < tokens.size()) {
        const auto rest = tokens.subspan(cached.size());
        last = std::min(rest.size(), static_cast<std::size_t>(evaluator->batchTokens()));
        if (Result<void> done = evaluate(rest.first(last), stop); !done)
            return done;
        if (progress)
            progress(static_cast<int>(cached.size()), static_cast<int>(tokens.size()));
    }
    return evaluator->head(static_cast<int>(last) - 1, 1, logits);
}

/// The tokens of the answer, from the logits of the prompt on.
Result<void> Session::State::answer(const GenerationRequest& request, AnswerStream& stream,
                                    const std::stop_token& stop, const Stopwatch& sinceCall,
                                    GenerationResult& result) {
    const Tokenizer& tokenizer = *parts().tokenizer;
    Sampler sampler(request.sampler);
    std::vector<TokenId> history = request.prompt;
    Stopwatch sinceFirst;
    while (true) {
        if (stop.stop_requested()) {
            result.stopReason = StopReason::Cancelled;
            return {};
        }
        const TokenId token = sampler.choose(logits, history);
        if (token == kNoToken)
            return Error{ErrorKind::Corrupt,
                         "The model's results are no numbers any more; its file may be damaged "
                         "or made for other software."};
        if (tokenizer.endsGeneration(token)) {
            result.stopReason = StopReason::EndOfTurn;
            return {};
        }
        if (result.tokens.empty()) {
            result.firstTokenMs = sinceCall.milliseconds();
            sinceFirst = Stopwatch();
        } else {
            result.decodeMs = sinceFirst.milliseconds();
        }
        result.tokens.push_back(token);
        history.push_back(token);
        stream.add(token);
        if (request.maxTokens > 0 && result.tokens.size() >= static_cast<std::size_t>(request.maxTokens)) {
            result.stopReason = StopReason::TokenLimit;
            return {};
        }
        if (cached.size() == static_cast<std::size_t>(evaluator->contextTokens())) {
            result.stopReason = StopReason::ContextFull;
            return {};
        }
        Result<void> done = evaluate({&token, 1}, stop);
        if (done)
            done = evaluator->head(0, 1, logits);
        if (!done)
            return done;
    }
}

Result<GenerationResult> Session::generate(const GenerationRequest& request, const AnswerSink& sink,
                                           std::stop_token stop, const Progress& progress) {
    State& state = *m_state;
    if (Result<void> checked = state.checkTokens(request.prompt); !checked)
        return checked.error();
    try {
        GenerationResult result;
        const Stopwatch clock;
        state.keepCommonPrefix(request.prompt);
        result.promptTokens = static_cast<int>(request.prompt.size());
        result.reusedTokens = static_cast<int>(state.cached.size());
        Result<void> done = state.evaluateAll(request.prompt, stop, progress);
        result.prefillMs = clock.milliseconds();
        if (done) {
            AnswerStream stream(*state.parts().tokenizer, state.parts().chatTemplate->source(), request,
                                sink);
            done = state.answer(request, stream, stop, clock, result);
            stream.end();
            result.reasoningMs = stream.reasoningMs();
        }
        if (!done && done.error().kind != ErrorKind::Cancelled)
            return done.error();
        if (!done)
            result.stopReason = StopReason::Cancelled;
        return result;
    } catch (const std::bad_alloc&) {
        return outOfMemory();
    }
}

Result<void> Session::logits(std::span<const TokenId> tokens,
                             const std::function<bool(int position, std::span<const float> row)>& sink,
                             std::stop_token stop) {
    State& state = *m_state;
    if (Result<void> checked = state.checkTokens(tokens); !checked)
        return checked;
    constexpr int kRows = 8; // per reading of the output head
    try {
        const auto vocabulary = static_cast<std::size_t>(state.vocabulary());
        std::vector<float> rows(kRows * vocabulary);
        clear();
        while (state.cached.size() < tokens.size()) {
            const auto rest = tokens.subspan(state.cached.size());
            const auto batch =
                rest.first(std::min(rest.size(), static_cast<std::size_t>(state.evaluator->batchTokens())));
            const int position = static_cast<int>(state.cached.size());
            if (Result<void> done = state.evaluate(batch, stop); !done)
                return done;
            const int count = static_cast<int>(batch.size());
            for (int first = 0; first < count; first += kRows) {
                const int taken = std::min(kRows, count - first);
                if (Result<void> done = state.evaluator->head(first, taken, rows); !done)
                    return done;
                if (stop.stop_requested())
                    return Error{ErrorKind::Cancelled, "The calculation was cancelled."};
                for (int i = 0; i < taken; ++i)
                    if (!sink(position + first + i,
                              std::span<const float>(rows).subspan(static_cast<std::size_t>(i) * vocabulary,
                                                                   vocabulary)))
                        return {};
            }
        }
        return {};
    } catch (const std::bad_alloc&) {
        return outOfMemory();
    }
}

Result<Session::Timing> Session::measure(int promptTokens, int decodeTokens, std::stop_token stop) {
    State& state = *m_state;
    if (promptTokens < 1 || decodeTokens < 0 || promptTokens > contextTokens() - decodeTokens)
        return Error{
            ErrorKind::Invalid,
            fmt::format("{} prompt tokens and {} more do not fit; expected at least one prompt token and at "
                        "most {} tokens together.",
                        promptTokens, decodeTokens, contextTokens())};
    try {
        std::vector<TokenId> prompt(static_cast<std::size_t>(promptTokens));
        for (std::size_t i = 0; i < prompt.size(); ++i)
            prompt[i] = static_cast<TokenId>((i * 7919 + 1) % static_cast<std::size_t>(state.vocabulary()));
        clear();
        Timing timing;
        const Stopwatch prefill;
        Result<void> done = state.evaluateAll(prompt, stop, {});
        timing.prefillMs = prefill.milliseconds();
        const Stopwatch decode;
        for (int i = 0; i < decodeTokens && done; ++i) {
            const TokenId token = prompt[static_cast<std::size_t>(i % promptTokens)];
            done = state.evaluate({&token, 1}, stop);
            if (done)
                done = state.evaluator->head(0, 1, state.logits);
        }
        timing.decodeMs = decode.milliseconds();
        clear();
        if (!done)
            return done.error();
        if (stop.stop_requested()) // the last head may have ended early
            return Error{ErrorKind::Cancelled, "The measurement was cancelled."};
        const std::uint64_t meanPosition = static_cast<std::uint64_t>(promptTokens + decodeTokens / 2);
        timing.decodeBytesPerToken = state.parts().weights.totals.activeBytes +
                                     state.parts().backend->cacheBytesPerToken() * meanPosition;
        return timing;
    } catch (const std::bad_alloc&) {
        return outOfMemory();
    }
}

int Session::contextTokens() const {
    return m_state->evaluator->contextTokens();
}

int Session::cachedTokens() const {
    return static_cast<int>(m_state->cached.size());
}

void Session::clear() {
    m_state->cached.clear();
}

} // namespace conclave::engine
