// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QVector>

#include <functional>
#include <memory>
#include <stop_token>

namespace conclave {

class TokenCounter;

/// What went wrong with a model or an answer, for people: one sentence that says what is wrong and one that
/// says what to do. @p detail is for the log and the curious. No error: title is empty.
struct GeneratorError {
    QString title;
    QString detail;
    bool isError() const { return !title.isEmpty(); }
};

/// What a model's own template lets people choose about thinking; both empty: nothing.
struct ThinkingChoices {
    bool hasSwitch = false;       ///< it can be turned on and off
    bool thinksByDefault = false; ///< with a switch: what happens when it is left alone
    QStringList efforts;          ///< from little to much ("low", "medium", "high"); empty: it cannot be said
    QString defaultEffort;        ///< the one that is the same as saying nothing; empty when none is
};

/// What was chosen. What the template of the model does not offer is not said to it.
struct Thinking {
    enum class Switch { AsModel, Off, On };
    Switch isOn = Switch::AsModel;
    QString effort; ///< empty: as the model does it
    bool operator==(const Thinking&) const = default;
};

/// What the window shows of a loaded model.
struct LoadedModel {
    QString path;
    QString name;
    QString architecture;
    QString quantization;
    QString device;
    QString fileHash; ///< SHA-256 of the file, lower-case hex; cached by path, size and time
    qint64 parameters = 0;
    qint64 activeParameters = 0;
    int contextTokens = 0;
    QString cacheType;    ///< how keys and values are kept: "f32", …
    QString templateHash; ///< SHA-256 of the chat template, lower-case hex
    int experts = 0;
    int expertsUsed = 0;
    QVector<int> expertLayers; ///< numbers of the layers that have experts, from 0
    int layers = 0;
    ThinkingChoices thinking;
    bool isStarter = false;
    QStringList notices;
    std::shared_ptr<const TokenCounter> counter; ///< what turns cost; null: it cannot be known
};

enum class Role { System = 0, User = 1, Assistant = 2 };

struct ChatTurn {
    Role role = Role::User;
    QString text;
    QString reasoning;
    qint64 messageId = 0; ///< which message it is; 0: none (the system prompt)
    bool isKept = false;  ///< its round is the last to be left out (context_fit.h)
};

/// What becomes of a conversation that has outgrown the context (context_fit.h).
enum class ContextFit {
    LeaveOutOldest, ///< its oldest rounds are not read, as many as it takes, kept ones last
    Whole,          ///< all of it is read or, where that is impossible, none: an error
};

/// The sampling settings of one answer, also kept with it in the store.
struct SamplingSettings {
    double temperature = 0.7;
    int topK = 40;
    double topP = 0.95;
    double minP = 0.05;
    double repetitionPenalty = 1.0;
    int maxTokens = 0; ///< 0: no limit but the context
    quint64 seed = 0;  ///< 0: a new one is drawn for each answer and recorded with it
    bool operator==(const SamplingSettings&) const = default;
};

struct AnswerRequest {
    QVector<ChatTurn> turns; ///< system (may be absent), user, assistant, …, user
    SamplingSettings sampling;
    bool isPrivate = false; ///< nothing of it may reach a file, statistics of the engine's included
    ContextFit fit = ContextFit::LeaveOutOldest;
    Thinking thinking;
    /// How far the answer has come already: it goes on there, and what is streamed follows that.
    QString begunText;
    QString begunReasoning;
    bool isTraced = false; ///< whether the deltas carry traces, which costs time
};

/// How one token of an answer came to be.
struct TokenTrace {
    struct Candidate {
        QString text;          ///< the token's piece; bytes that are no whole characters as <0xE2>
        float probability = 0; ///< by the model itself: before temperature and the other settings
        bool operator==(const Candidate&) const = default;
    };
    Candidate chosen;
    QVector<Candidate> candidates; ///< the likeliest ones, likeliest first, the chosen one among them or not
    /// Which experts answered: [expert layers of the model, expertsUsed], the heaviest of a layer first;
    /// empty for a model without experts.
    QVector<quint16> experts;
    QVector<float> expertWeights; ///< their shares, in the same order
    /// How many characters (UTF-16 units) of its delta's answer and reasoning the token brought. Neither: a
    /// mark, the beginning of a character that the next token ends, or a part of a tool call. The traces of
    /// an answer cover its text in order and without a gap, but for what may be held back until its end.
    int answerCharacters = 0;
    int reasoningCharacters = 0;
    static constexpr int kMostCandidates = 8;
};

/// A stretch of streamed text; whole characters only.
struct AnswerDelta {
    QString answer;
    QString reasoning;
    /// Calls of tools that the model asked for, whole ones: each a JSON object with name and arguments on a
    /// line of its own. They are shown and kept, never carried out.
    QString toolCalls;
    int tokens = 0;             ///< that it took, marks without text before it included
    QVector<TokenTrace> traces; ///< of these tokens, when they were asked for
};

/// How an answer ended. Numbers as measured by the generator.
struct AnswerOutcome {
    QString stopReason; ///< "end_of_turn", "token_limit", "context_full", "cancelled", "error"
    GeneratorError error;
    int promptTokens = 0;
    int reusedTokens = 0;
    int generatedTokens = 0;
    int droppedTurns = 0; ///< oldest turns that no longer fitted the context and were left out
    double firstTokenMs = 0;
    double reasoningMs = 0;
    double tokensPerSecond = 0;
};

/// The seam between the chat and whatever writes answers: the engine (engine_generator), a script
/// (scripted_generator, for tests, screenshots and daily work on the window), later a remote endpoint.
/// Lives on the generation thread; every call blocks until done or stopped.
class TextGenerator {
  public:
    virtual ~TextGenerator() = default;

    /// Makes @p path the current model; on failure that is the model before, which stays usable.
    virtual GeneratorError load(const QString& path, const std::function<void(double fraction)>& onProgress,
                                std::stop_token stop, LoadedModel& loaded) = 0;

    /// Answers with the current model. @p sink is called on this thread as text comes;
    /// @p onPrefill reports prompt tokens done and all.
    virtual AnswerOutcome answer(const AnswerRequest& request,
                                 const std::function<void(const AnswerDelta&)>& sink,
                                 const std::function<void(int done, int total)>& onPrefill,
                                 std::stop_token stop) = 0;
};

} // namespace conclave
