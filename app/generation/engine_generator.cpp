// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/generation/engine_generator.h"

#include "app/generation/answer_gathering.h"
#include "app/generation/context_fit.h"
#include "app/generation/engine_words.h"
#include "app/generation/token_counter.h"
#include "app/generation/traced_text.h"
#include "engine/engine.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <deque>
#include <mutex>
#include <numeric>
#include <optional>
#include <shared_mutex>
#include <span>
#include <utility>
#include <vector>

namespace conclave {

namespace {

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
    engine::RenderedPrompt rendered;
    std::vector<engine::TokenId> begun; ///< the answer so far, behind ids
    std::string end;                    ///< the last characters, for the reasoning parser's start state
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
    prompt.rendered = std::move(*rendered);
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

/// An answer that was written: its tokens, for when it goes on.
struct Written {
    QString text;
    QString reasoning;
    std::vector<engine::TokenId> tokens;
};

/// Half a character at the end of an answer that was stopped is shown as U+FFFD; its tokens know better.
QString withoutHalfCharacter(QString text) {
    while (text.endsWith(QChar::ReplacementCharacter))
        text.chop(1);
    return text;
}

/// Where the counters of a model find it: it may be let go of, and be loaded again.
struct CountedModel {
    std::shared_mutex mutex; ///< shared while tokens are counted
    const engine::Model* model = nullptr;

    void set(const engine::Model* other) {
        std::lock_guard lock(mutex);
        model = other;
    }
};

class EngineCounter : public TokenCounter {
  public:
    explicit EngineCounter(std::shared_ptr<CountedModel> counted) : m_counted(std::move(counted)) {}

    std::optional<int> count(std::span<const ChatTurn> turns, std::stop_token stop) const override {
        const std::shared_lock lock(m_counted->mutex);
        if (!m_counted->model || stop.stop_requested())
            return std::nullopt;
        const auto prompt = promptOf(*m_counted->model, turns);
        if (!prompt || stop.stop_requested())
            return std::nullopt;
        return static_cast<int>(prompt->ids.size());
    }

  private:
    const std::shared_ptr<CountedModel> m_counted;
};

} // namespace

struct EngineGenerator::Engine {
    std::string usageFolder;
    std::shared_ptr<const engine::Model> model;
    std::unique_ptr<engine::Session> session;
    std::shared_ptr<CountedModel> counted; ///< the model, for its counters
    std::string gonePath;                  ///< of the model that was let go of for one that is not there yet
    engine::TemplateSwitches switches;     ///< of the model's template
    std::deque<Written> written;           ///< the newest answers of this model, the last one first

    Engine() = default;
    ~Engine() { letGo(); }
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    void letGo() {
        if (counted)
            counted->set(nullptr); // waits for a count under way
        session.reset();           // lets go of its model before the model does
        model.reset();
    }

    /// Puts model and session in the place of those from before.
    engine::Result<void> open(const std::string& path, const std::function<void(double)>& onProgress,
                              const std::stop_token& stop) {
        auto opened =
            engine::Model::load({.path = path, .onProgress = onProgress, .usageFolder = usageFolder}, stop);
        if (!opened)
            return opened.error();
        auto created = engine::Session::create(*opened, {});
        if (!created)
            return created.error();
        letGo();
        session = std::move(*created);
        model = std::move(*opened);
        gonePath.clear();
        return {};
    }

    /// Lets go of the model when the one at @p path would have too little room beside it.
    engine::Result<void> makeRoomFor(const std::string& path) {
        if (!model)
            return {};
        const auto next = engine::inspectModel(path);
        if (!next)
            return next.error();
        if (model->leavesRoomFor(*next))
            return {};
        gonePath = model->info().path;
        letGo();
        return {};
    }

    /// Loads again what was let go of.
    engine::Result<void> comeBack(const std::stop_token& stop) {
        if (gonePath.empty())
            return {};
        if (const auto opened = open(std::string(gonePath), {}, stop); !opened)
            return opened.error();
        counted->set(model.get());
        return {};
    }

    /// The prompt of all turns of @p request.
    engine::Result<Prompt> whole(const AnswerRequest& request) const {
        return promptOf(*model, {request.turns.constData(), static_cast<std::size_t>(request.turns.size())},
                        templateVariables(request.thinking, switches));
    }

    /// The prompt of @p request, rounds left out until it has at most @p limit tokens.
    engine::Result<Prompt> fit(const AnswerRequest& request, int limit) const {
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
        const int leftOut = roundsToLeaveOut(olderRounds, limit, [&](int count) {
            render(count);
            return prompt ? static_cast<int>(prompt->ids.size()) : 0;
        });
        if (rendered != leftOut)
            render(leftOut);
        return prompt;
    }

    engine::Result<Prompt> promptFor(const AnswerRequest& request) const {
        const int context = session->contextTokens();
        const bool mayLeaveOut = request.fit == ContextFit::LeaveOutOldest;
        engine::Result<Prompt> prompt = mayLeaveOut ? fit(request, promptLimit(context)) : whole(request);
        if (!prompt || (request.begunText.isEmpty() && request.begunReasoning.isEmpty()))
            return prompt;
        prompt->begun = begunTokens(request, prompt->rendered);
        const auto hasRoom = [&] {
            constexpr std::size_t kLeastRoom = 16; // or it would end again at once
            return prompt->ids.size() + prompt->begun.size() + kLeastRoom <=
                   static_cast<std::size_t>(context);
        };
        const int limit = promptLimit(context) - static_cast<int>(prompt->begun.size());
        if (!hasRoom() && mayLeaveOut && limit > 0) { // what it has grown by counts as well now
            prompt = fit(request, limit);
            if (!prompt)
                return prompt;
            prompt->begun = begunTokens(request, prompt->rendered);
        }
        if (hasRoom())
            return prompt;
        return engine::Error{engine::ErrorKind::Invalid,
                             QObject::tr("The context is full: there is no room for this answer to go on. "
                                         "Ask for the rest in a new question, or in a new conversation.")
                                 .toStdString()};
    }

    /// The tokens of the answer so far: those that it was written in where they are known.
    std::vector<engine::TokenId> begunTokens(const AnswerRequest& request,
                                             const engine::RenderedPrompt& prompt) const {
        const QString text = withoutHalfCharacter(request.begunText);
        for (const Written& one : written)
            if (one.text == text && one.reasoning == request.begunReasoning)
                return one.tokens;
        return engine::encodeAgain({request.begunReasoning.toStdString(), text.toStdString()}, prompt,
                                   model->chatTemplate(), model->tokenizer());
    }

    void remember(const AnswerGathering& answer, std::vector<engine::TokenId> tokens) {
        constexpr std::size_t kMost = 4; // a title may be written between an answer and its end
        written.push_front({withoutHalfCharacter(answer.answer()), answer.reasoning(), std::move(tokens)});
        if (written.size() > kMost)
            written.pop_back();
    }
};

EngineGenerator::EngineGenerator(const QString& usageFolder) : m_engine(std::make_unique<Engine>()) {
    m_engine->usageFolder = usageFolder.toStdString();
}
EngineGenerator::~EngineGenerator() = default;

GeneratorError EngineGenerator::load(const QString& path, const std::function<void(double)>& onProgress,
                                     std::stop_token stop, LoadedModel& loaded) {
    if (const auto room = m_engine->makeRoomFor(path.toStdString()); !room)
        return inWords(room.error(), path);
    if (const auto opened = m_engine->open(path.toStdString(), onProgress, stop); !opened) {
        if (!stop.stop_requested()) // else it may be for another model: answer() fetches it when it is wanted
            static_cast<void>(m_engine->comeBack(stop));
        return inWords(opened.error(), path);
    }
    m_engine->counted = std::make_shared<CountedModel>();
    m_engine->counted->set(m_engine->model.get());
    m_engine->written.clear();
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
    loaded.cacheType = QString::fromLatin1(engine::cacheTypeName(engine::SessionOptions().cacheType));
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
    loaded.counter = std::make_shared<EngineCounter>(m_engine->counted);
    return {};
}

AnswerOutcome EngineGenerator::answer(const AnswerRequest& request,
                                      const std::function<void(const AnswerDelta&)>& sink,
                                      const std::function<void(int, int)>& onPrefill, std::stop_token stop) {
    AnswerOutcome outcome;
    outcome.stopReason = QStringLiteral("error");
    const QString gonePath = QString::fromStdString(m_engine->gonePath);
    if (const auto back = m_engine->comeBack(stop); !back) {
        if (back.error().kind == engine::ErrorKind::Cancelled)
            outcome.stopReason = QStringLiteral("cancelled");
        else
            outcome.error = inWords(back.error(), gonePath);
        return outcome;
    }
    if (!m_engine->session) {
        outcome.error = {QObject::tr("No model is open. Choose one in the model picker at the top."), {}};
        return outcome;
    }
    const QString path = QString::fromStdString(m_engine->model->info().path);

    auto prompt = m_engine->promptFor(request);
    if (!prompt) {
        outcome.error = inWords(prompt.error(), path);
        return outcome;
    }
    outcome.droppedTurns = prompt->droppedTurns;

    engine::GenerationRequest generation;
    generation.prompt = std::move(prompt->ids);
    generation.begun = std::move(prompt->begun);
    generation.renderedPromptEnd = std::move(prompt->end);
    generation.sampler = toSampler(request.sampling);
    generation.maxTokens = request.sampling.maxTokens;

    generation.isPrivate = request.isPrivate;
    AnswerGathering gathering(request, sink);
    const engine::Model& model = *m_engine->model;
    generation.onToken = [&gathering] { gathering.addToken(); };
    if (request.isTraced)
        generation.onTrace = [&](const engine::TokenTrace& trace) {
            gathering.addTrace(toTrace(trace, model), spokenPiece(model.tokenizer(), trace.chosen.token));
        };
    const auto textSink = [&gathering](engine::AnswerPart part, std::string_view text) {
        switch (part) {
        case engine::AnswerPart::Reasoning:
            gathering.addReasoning(text);
            break;
        case engine::AnswerPart::Answer:
            gathering.addAnswer(text);
            break;
        case engine::AnswerPart::ToolCall:
            gathering.addToolCall(text);
            break;
        }
    };
    auto result = m_engine->session->generate(generation, textSink, stop, onPrefill);
    gathering.end();
    if (!result) {
        outcome.error = inWords(result.error(), path);
        return outcome;
    }
    const auto begunTokens = static_cast<int>(generation.begun.size());
    std::vector<engine::TokenId> tokens = std::move(generation.begun);
    tokens.insert(tokens.end(), result->tokens.begin(), result->tokens.end());
    m_engine->remember(gathering, std::move(tokens));
    outcome.stopReason = QString::fromLatin1(engine::stopReasonName(result->stopReason));
    outcome.promptTokens = result->promptTokens - begunTokens;
    outcome.reusedTokens = std::min(result->reusedTokens, outcome.promptTokens);
    outcome.generatedTokens = static_cast<int>(result->tokens.size());
    outcome.firstTokenMs = result->firstTokenMs;
    outcome.reasoningMs = result->reasoningMs;
    outcome.tokensPerSecond = result->tokensPerSecond();
    return outcome;
}

} // namespace conclave
