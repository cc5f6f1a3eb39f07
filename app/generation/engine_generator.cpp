// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/generation/engine_generator.h"

#include "app/generation/context_fit.h"
#include "app/generation/token_counter.h"
#include "engine/engine.h"

#include <QCryptographicHash>
#include <QFileInfo>

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

engine::Result<Prompt> promptOf(const engine::Model& model, std::span<const ChatTurn> turns) {
    const engine::Tokenizer& tokenizer = model.tokenizer();
    engine::TemplateOptions options;
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

    /// The prompt of @p turns, rounds left out as far as the context demands.
    engine::Result<Prompt> fit(const QVector<ChatTurn>& turns) const {
        const int olderRounds = static_cast<int>(roundStarts(turns).size()) - 1;
        if (olderRounds < 1)
            return promptOf(*model, {turns.constData(), static_cast<std::size_t>(turns.size())});
        engine::Result<Prompt> prompt = Prompt();
        int rendered = -1; // how many rounds the prompt lacks
        const auto render = [&](int leftOut) {
            const QVector<ChatTurn> seen = withoutRounds(turns, leftOut);
            prompt = promptOf(*model, {seen.constData(), static_cast<std::size_t>(seen.size())});
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

    auto prompt = request.fit == ContextFit::Whole
                      ? promptOf(*m_engine->model,
                                 {request.turns.constData(), static_cast<std::size_t>(request.turns.size())})
                      : m_engine->fit(request.turns);
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
    int tokens = 0; // since the last text
    generation.onToken = [&tokens] { ++tokens; };

    auto textSink = [&sink, &tokens](engine::AnswerPart part, std::string_view text) {
        AnswerDelta delta;
        QString& field = part == engine::AnswerPart::Reasoning  ? delta.reasoning
                         : part == engine::AnswerPart::ToolCall ? delta.toolCalls
                                                                : delta.answer;
        field = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
        if (part == engine::AnswerPart::ToolCall)
            field += QLatin1Char('\n');
        delta.tokens = std::exchange(tokens, 0);
        sink(delta);
    };
    auto result = m_engine->session->generate(generation, textSink, stop, onPrefill);
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
