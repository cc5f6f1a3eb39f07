// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/session.h"

#include "engine/model/model_parts.h"
#include "engine/run/answer_stream.h"
#include "engine/run/continuation.h"
#include "engine/run/draft_model.h"
#include "engine/run/predicting_layer_drafter.h"
#include "engine/run/sampler.h"
#include "engine/run/system_memory.h"

#include <algorithm>
#include <chrono>
#include <new>
#include <spdlog/fmt/fmt.h>
#include <utility>

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

namespace {

constexpr SamplerSettings kGreedy{.temperature = 0, .topK = 0, .topP = 1, .minP = 0};

} // namespace

struct Session::State {
    std::unique_ptr<Continuation> continuation;
    std::unique_ptr<Drafter> drafter; ///< nullptr: none
    SessionOptions options;
    std::vector<float> logits; // [1, vocabulary] of the newest tokens; [1 + kMostTokens, vocabulary]
                               // with a drafter

    bool isTraced = false;            ///< the newest answer
    std::vector<std::int32_t> chosen; // [expert layers, rows of logits, used], while it is
    std::vector<float> shares;        // likewise
    std::vector<float> untouched;     // [vocabulary], while it is: the row that a token is chosen from

    bool choosesOnDevice = false; ///< tokens of the newest answer: their logits stay where they are
    int newestRow = 0;            ///< of the newest batch: what the next token is chosen from then

    std::size_t vocabulary() const { return static_cast<std::size_t>(continuation->vocabulary()); }
    std::span<float> row(std::size_t index) {
        return std::span(logits).subspan(index * vocabulary(), vocabulary());
    }

    void setDrafter(std::unique_ptr<Drafter> newDrafter) {
        drafter = std::move(newDrafter);
        logits.resize((1 + Drafter::kMostTokens) * vocabulary());
    }
    Result<void> prefill(std::span<const TokenId> prompt, const std::stop_token& stop,
                         const Progress& progress);
    Result<void> answer(const GenerationRequest& request, std::vector<TokenId> history, AnswerStream& stream,
                        const std::stop_token& stop, const Stopwatch& sinceCall, GenerationResult& result);
    Result<std::vector<TokenId>> propose(std::span<const TokenId> history, int tokensLeft,
                                         const std::stop_token& stop);
    Result<void> finishToken();
    Result<void> readRows(int first, int count);
    TokenTrace trace(TokenId token, std::size_t index);
    Result<void> evaluateAhead(std::vector<TokenId>& history, std::span<const TokenId> guesses,
                               const std::stop_token& stop);
};

Session::Session() : m_state(std::make_unique<State>()) {}
Session::~Session() = default;

Result<std::unique_ptr<Session>> Session::create(std::shared_ptr<const Model> model,
                                                 const SessionOptions& options) {
    const int limit = model->info().contextTokens;
    if (options.contextTokens < 0 || options.contextTokens > limit)
        return Error{ErrorKind::Invalid,
                     fmt::format("A context of {} tokens does not fit this model: it was made for {}.",
                                 options.contextTokens, limit)};
    if (options.predictsAhead && !model->info().predictsAhead)
        return Error{ErrorKind::Unsupported,
                     fmt::format("'{}' has no layer that guesses tokens ahead. Leave that off, or choose a "
                                 "draft model.",
                                 model->info().name)};
    try {
        std::unique_ptr<Session> session(new Session);
        State& state = *session->m_state;
        state.options = options;
        if (options.contextTokens == 0)
            state.options.contextTokens = std::min(limit, kUsualContextTokens);
        auto continuation = Continuation::create(std::move(model), state.options);
        if (!continuation)
            return continuation.error();
        state.continuation = std::move(*continuation);
        state.logits.resize(state.vocabulary());
        if (options.predictsAhead)
            state.setDrafter(std::make_unique<PredictingLayerDrafter>(*state.continuation));
        return session;
    } catch (const std::bad_alloc&) {
        return outOfMemory();
    }
}

Result<void> Session::setDraft(std::shared_ptr<const Model> draft) {
    State& state = *m_state;
    state.drafter.reset();
    if (!draft)
        return {};
    try {
        auto created = DraftModel::create(std::move(draft), state.continuation->model(), state.options);
        if (!created)
            return created.error();
        state.setDrafter(std::move(*created));
        return {};
    } catch (const std::bad_alloc&) {
        return outOfMemory();
    }
}

/// The rest of a prompt, batch by batch, and the logits of its last token.
Result<void> Session::State::prefill(std::span<const TokenId> prompt, const std::stop_token& stop,
                                     const Progress& progress) {
    // Where the next prompt will probably part from this one: its last question is edited, or it goes on from
    // this one's end in other words.
    continuation->expectRewind(continuation->size());
    continuation->expectRewind(prompt.size() - 1);
    auto first = continuation->evaluateUpTo(prompt, 1, stop, progress);
    if (!first)
        return first.error();
    newestRow = *first;
    return choosesOnDevice ? Result<void>() : readRows(*first, 1);
}

/// Logits of @p count tokens of the newest batch from its token @p first on and, for a trace, their experts.
Result<void> Session::State::readRows(int first, int count) {
    const auto rows = static_cast<std::size_t>(count);
    if (Result<void> done = continuation->head(first, count, std::span(logits).first(rows * vocabulary()));
        !done || !isTraced)
        return done;
    const ModelInfo& info = continuation->model().info();
    chosen.resize(rows * info.expertLayers.size() * static_cast<std::size_t>(info.expertsUsed));
    shares.resize(chosen.size());
    return continuation->readChoices(first, count, chosen, shares);
}

/// How @p token came to be, which was chosen from row @p index.
TokenTrace Session::State::trace(TokenId token, std::size_t index) {
    TokenTrace trace;
    trace.chosen.token = token;
    traceLogits(untouched, trace);
    const ModelInfo& info = continuation->model().info();
    const auto used = static_cast<std::size_t>(info.expertsUsed);
    const std::size_t rows = info.expertLayers.empty() ? 0 : chosen.size() / used / info.expertLayers.size();
    for (std::size_t layer = 0; layer < info.expertLayers.size(); ++layer) {
        const std::size_t begin = (layer * rows + index) * used;
        traceExperts(std::span(chosen).subspan(begin, used), std::span(shares).subspan(begin, used), trace);
    }
    return trace;
}

/// For measurements: waits for the newest token as an answer would, its choice included.
Result<void> Session::State::finishToken() {
    if (!choosesOnDevice)
        return {};
    const Result<TokenId> token = continuation->chooseToken(newestRow, kGreedy, {});
    return token ? Result<void>() : token.error();
}

/// What the drafter expects after @p history; nothing without one. No more than can still be used, and
/// nothing from which the conversation would need other rotations.
Result<std::vector<TokenId>> Session::State::propose(std::span<const TokenId> history, int tokensLeft,
                                                     const std::stop_token& stop) {
    if (!drafter)
        return std::vector<TokenId>();
    const int room = continuation->contextTokens() - static_cast<int>(history.size());
    const int rows = continuation->batchTokens() - 1; // beside the newest token
    int most = std::min({tokensLeft, room, rows});
    const ModelConfig& config = continuation->model().parts().config;
    const int length = static_cast<int>(history.size());
    while (most > 0 && config.isLongConversation(length + most) != config.isLongConversation(length))
        --most;
    return drafter->propose(history, most, stop);
}

/// Logits of the newest token of @p history and of each of @p guesses behind it; they stand at its end
/// meanwhile, because a copy for each token would grow with the conversation.
Result<void> Session::State::evaluateAhead(std::vector<TokenId>& history, std::span<const TokenId> guesses,
                                           const std::stop_token& stop) {
    const std::size_t length = history.size();
    history.insert(history.end(), guesses.begin(), guesses.end());
    const int rows = static_cast<int>(guesses.size()) + 1;
    auto first = continuation->evaluateUpTo(history, rows, stop);
    history.resize(length);
    if (!first)
        return first.error();
    newestRow = *first;
    if (choosesOnDevice)
        return {};
    return readRows(*first, rows);
}

/// The tokens of the answer, from the logits of @p history on: the prompt, and what had begun.
Result<void> Session::State::answer(const GenerationRequest& request, std::vector<TokenId> history,
                                    AnswerStream& stream, const std::stop_token& stop,
                                    const Stopwatch& sinceCall, GenerationResult& result) {
    const Tokenizer& tokenizer = continuation->model().tokenizer();
    Sampler sampler(request.sampler);
    sampler.skip(request.begun.size());
    for (const TokenId token : request.begun)
        stream.add(token);
    std::vector<TokenId> guesses; // evaluated already, behind the token of row 0
    std::size_t next = 0;         // the row of logits from which the next token is chosen
    Stopwatch sinceFirst;
    while (true) {
        if (stop.stop_requested()) {
            result.stopReason = StopReason::Cancelled;
            return {};
        }
        if (isTraced) // choosing changes the logits
            untouched.assign(row(next).begin(), row(next).end());
        const Result<TokenId> choice =
            choosesOnDevice ? continuation->chooseToken(newestRow, request.sampler, sampler.draw(history))
                            : sampler.choose(row(next), history);
        if (!choice)
            return choice.error();
        const TokenId token = *choice;
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
        if (request.onToken)
            request.onToken();
        stream.add(token);
        if (isTraced)
            request.onTrace(trace(token, next));
        if (stream.hasStopped()) {
            result.stopReason = StopReason::EndOfTurn;
            return {};
        }
        const int tokensLeft = request.maxTokens - static_cast<int>(result.tokens.size());
        if (request.maxTokens > 0 && tokensLeft == 0) {
            result.stopReason = StopReason::TokenLimit;
            return {};
        }
        if (history.size() > static_cast<std::size_t>(continuation->contextTokens())) {
            result.stopReason = StopReason::ContextFull;
            return {};
        }
        if (next < guesses.size() && guesses[next] == token) { // its logits are there
            ++next;
            ++result.acceptedTokens;
            continue;
        }
        if (continuation->size() >= history.size()) // guesses that the model did not choose
            continuation->rewind(history.size() - 1);
        auto proposed = propose(history, request.maxTokens > 0 ? tokensLeft - 1 : Drafter::kMostTokens, stop);
        if (!proposed)
            return proposed.error();
        guesses = std::move(*proposed);
        next = 0;
        result.draftedTokens += static_cast<int>(guesses.size());
        if (Result<void> done = evaluateAhead(history, guesses, stop); !done)
            return done;
    }
}

Result<GenerationResult> Session::generate(const GenerationRequest& request, const AnswerSink& sink,
                                           std::stop_token stop, const Progress& progress) {
    State& state = *m_state;
    try {
        std::vector<TokenId> history = request.prompt;
        history.insert(history.end(), request.begun.begin(), request.begun.end());
        if (Result<void> checked = state.continuation->check(history); !checked)
            return checked.error();
        GenerationResult result;
        const Stopwatch clock;
        state.isTraced = static_cast<bool>(request.onTrace);
        state.choosesOnDevice =
            !state.drafter && !state.isTraced && state.continuation->choosesTokens(request.sampler);
        state.continuation->setUsageCounted(!request.isPrivate);
        // The last token is evaluated anew even if it is cached, because its logits are not.
        state.continuation->keepCommonPrefix(history, history.size() - 1);
        result.promptTokens = static_cast<int>(history.size());
        result.reusedTokens = static_cast<int>(state.continuation->size());
        Result<void> done = state.prefill(history, stop, progress);
        result.prefillMs = clock.milliseconds();
        if (done) {
            const Model::Parts& parts = state.continuation->model().parts();
            AnswerStream stream(*parts.tokenizer, parts.chatTemplate->source(), request, sink);
            done = state.answer(request, std::move(history), stream, stop, clock, result);
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
    if (Result<void> checked = state.continuation->check(tokens); !checked)
        return checked;
    constexpr int kRows = 8; // per reading of the output head
    try {
        Continuation& continuation = *state.continuation;
        const std::size_t vocabulary = state.vocabulary();
        std::vector<float> rows(kRows * vocabulary);
        clear();
        continuation.prepareFor(tokens.size());
        while (continuation.size() < tokens.size()) {
            const auto rest = tokens.subspan(continuation.size());
            const auto batch =
                rest.first(std::min(rest.size(), static_cast<std::size_t>(continuation.batchTokens())));
            const int position = static_cast<int>(continuation.size());
            if (Result<void> done = continuation.evaluate(batch, stop); !done)
                return done;
            const int count = static_cast<int>(batch.size());
            for (int first = 0; first < count; first += kRows) {
                const int taken = std::min(kRows, count - first);
                if (Result<void> done = continuation.head(first, taken, rows); !done)
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
        const auto tokenAt = [&](int place) {
            return static_cast<TokenId>((static_cast<std::size_t>(place) * 7919 + 1) % state.vocabulary());
        };
        std::vector<TokenId> prompt(static_cast<std::size_t>(promptTokens));
        for (int i = 0; i < promptTokens; ++i)
            prompt[static_cast<std::size_t>(i)] = tokenAt(i);
        clear();
        state.isTraced = false;
        state.choosesOnDevice = state.continuation->choosesTokens(kGreedy);
        Timing timing;
        const Stopwatch prefill;
        Result<void> done = state.prefill(prompt, stop, {});
        if (done)
            done = state.finishToken();
        timing.prefillMs = prefill.milliseconds();
        const Stopwatch decode;
        for (int i = 0; i < decodeTokens && done; ++i) {
            const TokenId token = tokenAt(promptTokens + i); // others each time, so other experts too
            done = state.continuation->evaluate({&token, 1}, stop);
            state.newestRow = 0;
            if (done && !state.choosesOnDevice)
                done = state.continuation->head(0, 1, state.row(0));
            if (done)
                done = state.finishToken();
        }
        timing.decodeMs = decode.milliseconds();
        if (done && decodeTokens > 0 &&
            state.continuation->size() < static_cast<std::size_t>(contextTokens())) {
            auto stages =
                state.continuation->timeStages(tokenAt(promptTokens), state.options.cacheType, stop);
            if (stages)
                timing.stages = std::move(*stages);
            else
                done = stages.error();
        }
        clear();
        if (!done)
            return done.error();
        if (stop.stop_requested()) // the last head may have ended early
            return Error{ErrorKind::Cancelled, "The measurement was cancelled."};
        const SessionOptions half{promptTokens + decodeTokens / 2, state.options.cacheType};
        const Model::Parts& parts = state.continuation->model().parts();
        timing.decodeBytesPerToken = parts.weights.totals.activeBytes + parts.backend->cacheBytes(half);
        return timing;
    } catch (const std::bad_alloc&) {
        return outOfMemory();
    }
}

int Session::contextTokens() const {
    return m_state->continuation->contextTokens();
}

int Session::cachedTokens() const {
    return static_cast<int>(m_state->continuation->size());
}

void Session::clear() {
    m_state->continuation->rewind(0);
}

} // namespace conclave::engine
