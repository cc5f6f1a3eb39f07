// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/generation/engine_generator.h"

#include "app/generation/context_fit.h"
#include "app/generation/token_counter.h"
#include "app/generation/traced_text.h"
#include "engine/engine.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <numeric>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace conclave {

namespace {

GeneratorError toGeneratorError(const engine::Error& error, const QString& path) {
    QString sentence = QString::fromStdString(error.message);
    if (!sentence.isEmpty())
        sentence[0] = sentence[0].toUpper();
    return {sentence,
            QStringLiteral("%1 (%2)").arg(path, QString::fromLatin1(engine::errorKindName(error.kind)))};
}

std::string roleName(Role role) {
    switch (role) {
    case Role::System:
        return "system";
    case Role::User:
        return "user";
    case Role::Assistant:
        return "assistant";
    }
    return "user";
}

std::vector<engine::ChatMessage> toMessages(std::span<const ChatTurn> turns) {
    std::vector<engine::ChatMessage> messages;
    messages.reserve(turns.size());
    for (const ChatTurn& turn : turns)
        messages.push_back({roleName(turn.role), turn.text.toStdString(), turn.reasoning.toStdString()});
    return messages;
}

engine::SamplerSettings toSampler(const SamplingSettings& sampling) {
    engine::SamplerSettings sampler;
    sampler.temperature = static_cast<float>(sampling.temperature);
    sampler.topK = sampling.topK;
    sampler.topP = static_cast<float>(sampling.topP);
    sampler.minP = static_cast<float>(sampling.minP);
    sampler.repetitionPenalty = static_cast<float>(sampling.repetitionPenalty);
    sampler.seed = sampling.seed;
    return sampler;
}

struct Prompt {
    std::vector<engine::TokenId> ids;
    std::string end; ///< the last characters, for the reasoning parser's start state
    int droppedTurns = 0;
};

ThinkingChoices toChoices(const engine::TemplateSwitches& switches) {
    ThinkingChoices choices;
    choices.hasSwitch = !switches.thinking.empty();
    choices.thinksByDefault = switches.thinksByDefault;
    for (const std::string& effort : switches.efforts)
        choices.efforts << QString::fromStdString(effort);
    choices.defaultEffort = QString::fromStdString(switches.defaultEffort);
    return choices;
}

/// What of @p thinking the template knows, as its variables; empty: nothing.
std::string templateVariables(const Thinking& thinking, const engine::TemplateSwitches& switches) {
    QJsonObject variables;
    if (!switches.thinking.empty() && thinking.isOn != Thinking::Switch::AsModel)
        variables.insert(QString::fromStdString(switches.thinking), thinking.isOn == Thinking::Switch::On);
    const std::string effort = thinking.effort.toStdString();
    if (std::find(switches.efforts.begin(), switches.efforts.end(), effort) != switches.efforts.end())
        variables.insert(QStringLiteral("reasoning_effort"), thinking.effort);
    if (variables.isEmpty())
        return {};
    return QJsonDocument(variables).toJson(QJsonDocument::Compact).toStdString();
}

/// @p variables: of the template, as one JSON object; may be empty.
engine::Result<Prompt> promptOf(const engine::Model& model, std::span<const ChatTurn> turns,
                                const std::string& variables = {}) {
    const engine::Tokenizer& tokenizer = model.tokenizer();
    engine::TemplateOptions options;
    options.extraJson = variables;
    if (tokenizer.bos() != engine::kNoToken)
        options.bosToken = tokenizer.piece(tokenizer.bos(), true);
    if (tokenizer.eos() != engine::kNoToken)
        options.eosToken = tokenizer.piece(tokenizer.eos(), true);
    auto rendered = model.chatTemplate().render(toMessages(turns), options);
    if (!rendered)
        return rendered.error();
    Prompt prompt;
    prompt.ids = tokenizer.encodePrompt(rendered->fragments);
    prompt.end = rendered->text();
    return prompt;
}

/// The bytes that @p token brings to a text; those of a mark are none.
std::string spokenPiece(const engine::Tokenizer& tokenizer, engine::TokenId token) {
    return tokenizer.isMarker(token) ? std::string() : std::string(tokenizer.piece(token));
}

TokenTrace toTrace(const engine::TokenTrace& found, const engine::Model& model) {
    const auto candidate = [&](const engine::TokenTrace::Candidate& one) {
        return TokenTrace::Candidate{pieceText(model.tokenizer().piece(one.token, true)), one.probability};
    };
    TokenTrace trace;
    trace.chosen = candidate(found.chosen);
    for (const engine::TokenTrace::Candidate& one : found.candidates)
        trace.candidates.append(candidate(one));
    trace.experts = QVector<quint16>(found.experts.begin(), found.experts.end());
    trace.expertWeights.reserve(trace.experts.size());
    const auto used = static_cast<std::size_t>(std::max(model.info().expertsUsed, 1));
    for (std::size_t layer = 0; layer < found.expertWeights.size(); layer += used) {
        const auto ofLayer = std::span(found.expertWeights).subspan(layer, used);
        const float sum = std::accumulate(ofLayer.begin(), ofLayer.end(), 0.0f);
        for (const float weight : ofLayer)
            trace.expertWeights.append(sum > 0 ? weight / sum : 0);
    }
    return trace;
}

/// Gathers what the engine says of an answer into deltas. With traces a delta waits for the trace of the
/// token that ends its text, and traces wait for the next text.
class DeltaGathering {
  public:
    DeltaGathering(const engine::Model& model, bool isTraced,
                   const std::function<void(const AnswerDelta&)>& sink)
        : m_model(model), m_isTraced(isTraced), m_sink(sink) {}

    void addToken() { ++m_delta.tokens; }
    void addText(engine::AnswerPart part, std::string_view text) {
        QString& field = part == engine::AnswerPart::Reasoning  ? m_delta.reasoning
                         : part == engine::AnswerPart::ToolCall ? m_delta.toolCalls
                                                                : m_delta.answer;
        field += QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
        if (part == engine::AnswerPart::ToolCall)
            field += QLatin1Char('\n');
        if (!m_isTraced)
            send();
    }
    void addTrace(const engine::TokenTrace& trace) {
        m_delta.traces.append(toTrace(trace, m_model));
        m_pieces.push_back(spokenPiece(m_model.tokenizer(), trace.chosen.token));
        if (hasText())
            send();
    }
    /// The answer has ended.
    void end() {
        if (hasText() || !m_delta.traces.isEmpty())
            send();
    }

  private:
    bool hasText() const {
        return !(m_delta.answer.isEmpty() && m_delta.reasoning.isEmpty() && m_delta.toolCalls.isEmpty());
    }
    void send() {
        if (m_isTraced)
            shareOut(m_delta, m_pieces);
        m_pieces.clear();
        m_sink(std::exchange(m_delta, {}));
    }

    const engine::Model& m_model;
    const bool m_isTraced;
    const std::function<void(const AnswerDelta&)>& m_sink;
    AnswerDelta m_delta;               ///< what has come since the last one
    std::vector<std::string> m_pieces; ///< of its traces
};

class EngineCounter : public TokenCounter {
  public:
    explicit EngineCounter(std::weak_ptr<const engine::Model> model) : m_model(std::move(model)) {}

    std::optional<int> count(std::span<const ChatTurn> turns, std::stop_token stop) const override {
        const std::shared_ptr<const engine::Model> model = m_model.lock();
        if (!model || stop.stop_requested())
            return std::nullopt;
        const auto prompt = promptOf(*model, turns);
        if (!prompt || stop.stop_requested())
            return std::nullopt;
        return static_cast<int>(prompt->ids.size());
    }

  private:
    std::weak_ptr<const engine::Model> m_model;
};

} // namespace

struct EngineGenerator::Engine {
    std::shared_ptr<const engine::Model> model;
    std::unique_ptr<engine::Session> session;
    engine::TemplateSwitches switches; ///< of the model's template

    /// The prompt of all turns of @p request.
    engine::Result<Prompt> whole(const AnswerRequest& request) const {
        return promptOf(*model, {request.turns.constData(), static_cast<std::size_t>(request.turns.size())},
                        templateVariables(request.thinking, switches));
    }

    /// The prompt of @p request, rounds left out as far as the context demands.
    engine::Result<Prompt> fit(const AnswerRequest& request) const {
        const QVector<ChatTurn>& turns = request.turns;
        const std::string variables = templateVariables(request.thinking, switches);
        const int olderRounds = static_cast<int>(roundStarts(turns).size()) - 1;
        if (olderRounds < 1)
            return whole(request);
        engine::Result<Prompt> prompt = Prompt();
        int rendered = -1; // how many rounds the prompt lacks
        const auto render = [&](int leftOut) {
            const QVector<ChatTurn> seen = withoutRounds(turns, leftOut);
            prompt = promptOf(*model, {seen.constData(), static_cast<std::size_t>(seen.size())}, variables);
            if (prompt)
                prompt->droppedTurns = static_cast<int>(turns.size() - seen.size());
            rendered = leftOut;
        };
        const int leftOut =
            roundsToLeaveOut(olderRounds, promptLimit(session->contextTokens()), [&](int count) {
                render(count);
                return prompt ? static_cast<int>(prompt->ids.size()) : 0;
            });
        if (rendered != leftOut)
            render(leftOut);
        return prompt;
    }
};

EngineGenerator::EngineGenerator(const QString& usageFolder)
    : m_usageFolder(usageFolder), m_engine(std::make_unique<Engine>()) {}
EngineGenerator::~EngineGenerator() = default;

GeneratorError EngineGenerator::load(const QString& path, const std::function<void(double)>& onProgress,
                                     std::stop_token stop, LoadedModel& loaded) {
    auto model = engine::Model::load(
        {.path = path.toStdString(), .onProgress = onProgress, .usageFolder = m_usageFolder.toStdString()},
        stop);
    if (!model)
        return toGeneratorError(model.error(), path);
    const engine::SessionOptions options;
    auto session = engine::Session::create(*model, options);
    if (!session)
        return toGeneratorError(session.error(), path);

    // The session lets go of its model before the model does.
    m_engine->session = std::move(*session);
    m_engine->model = std::move(*model);
    m_engine->switches = engine::switchesOf(m_engine->model->chatTemplate());

    const engine::ModelInfo& info = m_engine->model->info();
    loaded.path = path;
    loaded.name = QString::fromStdString(info.name);
    loaded.architecture = QString::fromStdString(info.architecture);
    loaded.quantization = QString::fromStdString(info.quantization);
    loaded.device = QString::fromStdString(m_engine->model->device());
    loaded.parameters = static_cast<qint64>(info.parameters);
    loaded.activeParameters = static_cast<qint64>(info.activeParameters);
    loaded.contextTokens = m_engine->session->contextTokens();
    loaded.cacheType = QString::fromLatin1(engine::cacheTypeName(options.cacheType));
    const std::string& chatTemplate = m_engine->model->chatTemplate().source();
    loaded.templateHash = QString::fromLatin1(
        QCryptographicHash::hash(QByteArrayView(chatTemplate.data(), qsizetype(chatTemplate.size())),
                                 QCryptographicHash::Sha256)
            .toHex());
    loaded.experts = info.experts;
    loaded.expertsUsed = info.expertsUsed;
    loaded.expertLayers = QVector<int>(info.expertLayers.begin(), info.expertLayers.end());
    loaded.layers = info.layers;
    loaded.thinking = toChoices(m_engine->switches);
    loaded.isStarter = info.isStarter;
    for (const std::string& notice : info.notices)
        loaded.notices << QString::fromStdString(notice);
    loaded.counter = std::make_shared<EngineCounter>(m_engine->model);
    return {};
}

AnswerOutcome EngineGenerator::answer(const AnswerRequest& request,
                                      const std::function<void(const AnswerDelta&)>& sink,
                                      const std::function<void(int, int)>& onPrefill, std::stop_token stop) {
    AnswerOutcome outcome;
    outcome.stopReason = QStringLiteral("error");
    if (!m_engine->session) {
        outcome.error = {QObject::tr("No model is open. Choose one in the model picker at the top."), {}};
        return outcome;
    }
    const QString path = QString::fromStdString(m_engine->model->info().path);

    auto prompt = request.fit == ContextFit::Whole ? m_engine->whole(request) : m_engine->fit(request);
    if (!prompt) {
        outcome.error = toGeneratorError(prompt.error(), path);
        return outcome;
    }
    outcome.droppedTurns = prompt->droppedTurns;

    engine::GenerationRequest generation;
    generation.prompt = std::move(prompt->ids);
    generation.renderedPromptEnd = std::move(prompt->end);
    generation.sampler = toSampler(request.sampling);
    generation.maxTokens = request.sampling.maxTokens;

    generation.isPrivate = request.isPrivate;
    DeltaGathering gathering(*m_engine->model, request.isTraced, sink);
    generation.onToken = [&gathering] { gathering.addToken(); };
    if (request.isTraced)
        generation.onTrace = [&gathering](const engine::TokenTrace& trace) { gathering.addTrace(trace); };
    const auto textSink = [&gathering](engine::AnswerPart part, std::string_view text) {
        gathering.addText(part, text);
    };
    auto result = m_engine->session->generate(generation, textSink, stop, onPrefill);
    gathering.end();
    if (!result) {
        outcome.error = toGeneratorError(result.error(), path);
        return outcome;
    }
    outcome.stopReason = QString::fromLatin1(engine::stopReasonName(result->stopReason));
    outcome.promptTokens = result->promptTokens;
    outcome.reusedTokens = result->reusedTokens;
    outcome.generatedTokens = static_cast<int>(result->tokens.size());
    outcome.firstTokenMs = result->firstTokenMs;
    outcome.reasoningMs = result->reasoningMs;
    outcome.tokensPerSecond = result->tokensPerSecond();
    return outcome;
}

} // namespace conclave
