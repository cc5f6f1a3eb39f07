// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/model/model.h"
#include "engine/run/sampler_settings.h"
#include "engine/run/session_options.h"
#include "engine/run/stage_times.h"
#include "engine/run/token_trace.h"
#include "engine/text/answer_part.h"
#include "engine/text/chat_template.h"

#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace conclave::engine {

enum class StopReason {
    EndOfTurn,   ///< the model said so
    TokenLimit,  ///< maxTokens reached
    ContextFull, ///< no room left in the context
    Cancelled,   ///< the caller asked; what was written so far stands
};
const char* stopReasonName(StopReason reason); ///< "end_of_turn", "token_limit", "context_full", "cancelled"

struct GenerationRequest {
    std::vector<TokenId> prompt;
    /// The tokens of the answer so far, when one that was stopped goes on. Their text comes to the sink
    /// again, before any other; nothing else is said of them. With the same settings and seed the answer
    /// becomes the one that it would have been, had it not been stopped.
    std::vector<TokenId> begun;
    SamplerSettings sampler;
    int maxTokens = 0;          ///< beside those that have begun; 0: until the end of turn or of the context
    bool splitReasoning = true; ///< false: everything is Answer, markers included (raw completion)
    std::string renderedPromptEnd; ///< last characters of the rendered prompt: where the answer begins
    std::vector<std::string>
        stopTexts;                 ///< the answer ends before the first of these; not looked for in reasoning
    bool offersTools = false;      ///< whether the prompt offered tools: an answer may then be a bare call
    bool isPrivate = false;        ///< leaves no trace in a file: which experts it chose is not counted
    std::function<void()> onToken; ///< for each token, before the text that it ends goes to the sink
    /// For each token, after that text. The tokens are the same with it; each takes a pass over the
    /// vocabulary more and, on a GPU, the way of its logits to the processor. Empty: nothing of that.
    TraceSink onTrace;
};

struct GenerationResult {
    std::vector<TokenId> tokens; ///< generated ids, the one that ended the turn not included
    StopReason stopReason = StopReason::EndOfTurn;
    int promptTokens = 0;   ///< of the prompt and what had begun
    int reusedTokens = 0;   ///< of these, found in the cache
    int draftedTokens = 0;  ///< guesses of the draft model
    int acceptedTokens = 0; ///< of them, those that the model said too
    double prefillMs = 0;
    double firstTokenMs = 0;        ///< from the call to the first token chosen
    double decodeMs = 0;            ///< from the first token chosen to the last
    double reasoningMs = 0;         ///< time spent in the reasoning part
    double tokensPerSecond() const; ///< decode only; 0 when fewer than two tokens
};

/// Everything that changes while a model answers: cache, position, sampler. Used by one thread at a time;
/// the model is shared and immutable.
class Session {
  public:
    /// Errors: Invalid (a context longer than the model's), OutOfMemory with what the cache needs and what is
    /// free.
    static Result<std::unique_ptr<Session>> create(std::shared_ptr<const Model> model,
                                                   const SessionOptions& options = {});
    ~Session();

    /// Lets the small model @p draft guess tokens ahead (draft_model.h): the answers stay the same, token for
    /// token, and come sooner where it guesses well. nullptr: none. Errors: Unsupported (another vocabulary),
    /// OutOfMemory; then there is no draft.
    Result<void> setDraft(std::shared_ptr<const Model> draft);

    /// Reports prefill progress: done and all prompt tokens.
    using Progress = std::function<void(int done, int total)>;

    /// Generates, giving each finished stretch of text to @p sink as it comes, on the calling thread. Reuses
    /// the longest prefix that the cache shares with the prompt; all is evaluated anew where a layer's window
    /// has moved on too far, or where the conversation outgrows the model's short rotations. @p stop is
    /// honoured within 100 ms, prefill included; then the result says Cancelled and the cache stays usable.
    /// Errors: Invalid (empty prompt, id out of range, prompt longer than the context: says both lengths).
    Result<GenerationResult> generate(const GenerationRequest& request, const AnswerSink& sink,
                                      std::stop_token stop, const Progress& progress = {});

    /// Logits of every position, one row at a time: row [vocabulary] floats. Starts from an empty cache.
    Result<void> logits(std::span<const TokenId> tokens,
                        const std::function<bool(int position, std::span<const float> row)>& sink,
                        std::stop_token stop);

    /// One timed prefill of @p promptTokens and decode of @p decodeTokens tokens, content irrelevant.
    struct Timing {
        double prefillMs = 0;
        double decodeMs = 0;
        std::uint64_t decodeBytesPerToken = 0; ///< weights and cache read for one token
        std::vector<StageTiming> stages;       ///< of one more token
    };
    Result<Timing> measure(int promptTokens, int decodeTokens, std::stop_token stop);

    int contextTokens() const;
    int cachedTokens() const;
    void clear();

  private:
    Session();
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace conclave::engine
