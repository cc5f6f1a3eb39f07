// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/chat/chat_service.h"

#include "app/chat/going_on.h"
#include "app/chat/title_writer.h"
#include "app/chat/turns.h"
#include "app/futures/when_done.h"
#include "app/generation/generation_thread.h"
#include "app/generation/thinking.h"
#include "app/models/file_hash.h"
#include "app/store/first_words.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace conclave {

namespace {

constexpr int kFrameMs = 16;
/// Journal behind by at most this and one commit; the promise is 250 ms.
constexpr int kJournalMs = 150;

} // namespace

/// The answer under way, from the question to its last word. Touched on the GUI thread only.
struct ChatService::Answer {
    qint64 conversationId = 0;
    qint64 questionId = 0;
    AnswerOptions options;
    MessageRow row;         ///< the answer; its id is 0 until the store has made it
    qint64 continuedId = 0; ///< the answer that goes on; 0: a new one
    MessageRow before;      ///< as that one was
    QElapsedTimer reasoningClock;
    bool isReasoning = false;
    bool isJournalDue = false; ///< text has come since the last journal entry
    bool isStopAsked = false;
    bool isCreating = false; ///< the store is making the row
    bool isRemoved = false;  ///< its conversation or branch is in the trash
    bool isRunning = false;  ///< the generator has the request
    bool isInCouncil = false;
    bool isQuestionAlone = false; ///< it is saved, and answered by nobody

    qint64 reasoningMs() const {
        return isReasoning ? before.reasoningMs + reasoningClock.elapsed() : row.reasoningMs;
    }
    /// Whether it is known how many tokens the answer had when it was stopped: not when the program ended
    /// there.
    bool isCounted() const {
        return before.provenance.generatedTokens > 0 || (before.text + before.reasoning).isEmpty();
    }
    AnswerJournal journal() const { return {row.id, row.text, row.reasoning, reasoningMs(), row.toolCalls}; }
};

ChatService::ChatService(ChatStore& store, std::unique_ptr<TextGenerator> generator, QObject* parent)
    : QObject(parent), m_store(store), m_generation(std::make_unique<GenerationThread>(std::move(generator))),
      m_reproducer(std::make_unique<Reproducer>(store, *m_generation)),
      m_summaries(std::make_unique<SummaryWriter>(store, *m_generation)),
      m_titles(std::make_unique<TitleWriter>(store, *m_generation)) {
    m_frameTimer.setInterval(kFrameMs);
    m_frameTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_frameTimer, &QTimer::timeout, this, &ChatService::takeDelta);
    m_journalTimer.setInterval(kJournalMs);
    connect(&m_journalTimer, &QTimer::timeout, this, &ChatService::journal);

    connect(m_generation.get(), &GenerationThread::loadProgress, this, &ChatService::modelLoadProgress);
    connect(m_generation.get(), &GenerationThread::loaded, this, &ChatService::onLoaded);
    connect(m_generation.get(), &GenerationThread::loadFailed, this, &ChatService::onLoadFailed);
    connect(m_generation.get(), &GenerationThread::answered, this, &ChatService::finish);
    connect(m_generation.get(), &GenerationThread::prefillProgress, this, [this](int done, int total) {
        if (m_answer)
            emit prefillProgress(m_answer->row.id, done, total);
    });
    connect(m_titles.get(), &TitleWriter::titled, this, &ChatService::conversationChanged);
    connect(m_reproducer.get(), &Reproducer::progressed, this,
            [this](int tokens) { emit reproductionProgress(m_reproducer->answerId(), tokens); });
    connect(m_reproducer.get(), &Reproducer::modelReplaced, this, [this](const LoadedModel& model) {
        m_model = model;
        m_left.reset();
        emit modelLoaded(m_model);
    });
    connect(m_reproducer.get(), &Reproducer::finished, this,
            [this](qint64 answerId, const Reproduction& result) {
                setState(State::Idle);
                emit reproduced(answerId, result);
                startQueuedLoad();
            });
    connect(m_summaries.get(), &SummaryWriter::progressed, this, &ChatService::summaryProgress);
    connect(m_summaries.get(), &SummaryWriter::finished, this, [this](const SummaryOutcome& outcome) {
        setState(State::Idle);
        emit summarized(outcome);
        startQueuedLoad();
    });
}

ChatService::~ChatService() {
    m_generation->stopAnswer();
    if (m_answer && m_answer->row.id != 0) {
        // The text so far, and the state that says that the program ended here.
        const AnswerDelta rest = m_generation->takeDelta();
        m_answer->row.text += rest.answer;
        m_answer->row.reasoning += rest.reasoning;
        m_answer->row.toolCalls += rest.toolCalls;
        m_answer->row.provenance.stopReason = QStringLiteral("interrupted");
        m_store.finishAnswer(m_answer->journal(), MessageState::Interrupted, {}, m_answer->row.provenance);
    }
    m_generation->disconnect(this);
    m_generation.reset();
}

bool ChatService::isAnswering() const {
    return m_answer != nullptr;
}

qint64 ChatService::answeringConversationId() const {
    return m_answer ? m_answer->conversationId : 0;
}

qint64 ChatService::answeringMessageId() const {
    return m_answer ? m_answer->row.id : 0;
}

void ChatService::setState(State state) {
    if (state == m_state)
        return;
    m_state = state;
    emit stateChanged();
}

bool ChatService::isBusyAside() const {
    return m_isInCouncil || m_reproducer->isRunning() || m_summaries->isRunning();
}

// ---------------------------------------------------------------------------------------------------- models

void ChatService::loadModel(const QString& path) {
    m_titles->cancel();
    if (isBusyAside() || (m_answer && m_answer->isCreating)) { // its row names the model already
        m_queuedLoadPath = path;
        return;
    }
    if (m_left && m_left->path == path) { // a council has loaded it already
        m_model = *std::exchange(m_left, std::nullopt);
        emit modelLoaded(m_model);
        return;
    }
    m_loadingPath = path;
    emit modelLoadProgress(path, 0);
    m_generation->load(path);
    if (!m_answer)
        setState(State::LoadingModel);
}

void ChatService::startQueuedLoad() {
    if (const QString path = std::exchange(m_queuedLoadPath, {}); !path.isEmpty())
        loadModel(path);
}

void ChatService::onLoaded(const LoadedModel& model) {
    m_model = model;
    m_left.reset();
    noteHash(model.path);
    m_loadingPath.clear();
    emit modelLoaded(m_model);
    if (m_answer)
        beginAnswer();
    else
        setState(State::Idle);
}

/// Of the model that is loaded from @p path; computed when it is not known.
void ChatService::noteHash(const QString& path) {
    const auto note = [this, path](const QString& hash) {
        if (m_model.path == path)
            m_model.fileHash = hash;
        if (m_left && m_left->path == path)
            m_left->fileHash = hash;
    };
    const QString known = FileHash::known(path);
    note(known);
    if (known.isEmpty())
        whenDone(FileHash::compute(path), this, note);
}

void ChatService::onLoadFailed(const QString& path, const GeneratorError& error) {
    m_loadingPath.clear();
    if (m_left && path == m_model.path) { // it cannot come back: the one that is loaded takes its place
        m_model = *std::exchange(m_left, std::nullopt);
        emit modelLoaded(m_model);
    }
    emit modelLoadFailed(path, error);
    if (m_answer && m_answer->options.modelPath == path && m_answer->questionId != 0)
        abandon(); // it was to be this model and no other
    else if (m_answer)
        beginAnswer(); // with the model from before; without one the generator says what is missing
    else
        setState(State::Idle);
}

// ------------------------------------------------------------------------------------------ asking and
// answering

void ChatService::ask(qint64 conversationId, qint64 parentId, const QString& question,
                      const AnswerOptions& options, const QVector<Attachment>& attachments) {
    if (m_answer || isBusyAside() || (question.trimmed().isEmpty() && attachments.isEmpty()))
        return;
    m_titles->cancel();
    m_answer = std::make_unique<Answer>();
    m_answer->conversationId = conversationId;
    m_answer->options = options;
    save(parentId, question, attachments);
}

void ChatService::save(qint64 parentId, const QString& question, const QVector<Attachment>& attachments) {
    setState(State::Saving);
    const qint64 conversationId = m_answer->conversationId;
    const QString title = question.trimmed().isEmpty() ? attachments.first().name : firstWords(question);
    whenDone(m_store.createQuestion(conversationId, parentId, question, title, attachments), this,
             [this, question, isNew = conversationId <= 0](const StoreResult<MessageRow>& result) {
                 if (const auto* error = std::get_if<StoreError>(&result)) {
                     m_answer.reset();
                     setState(State::Idle);
                     emit askFailed(question, *error);
                     emit answerNotBegun();
                     return;
                 }
                 const MessageRow& row = std::get<MessageRow>(result);
                 m_answer->conversationId = row.conversationId;
                 m_answer->questionId = row.id;
                 if (m_isInCouncil) {
                     m_councilConversationId = row.conversationId;
                     emit councilChanged();
                 }
                 if (isNew)
                     emit conversationCreated(row.conversationId);
                 emit messageAdded(row);
                 emit conversationChanged(row.conversationId);
                 if (m_answer->isRemoved) {
                     abandon();
                 } else if (m_answer->isQuestionAlone) {
                     m_answer.reset();
                     setState(State::Idle);
                     emit questionSaved(row);
                 } else {
                     beginAnswer();
                 }
             });
}

void ChatService::regenerate(qint64 conversationId, qint64 answerId, const AnswerOptions& options) {
    if (m_answer || isBusyAside())
        return;
    m_titles->cancel();
    m_answer = std::make_unique<Answer>();
    m_answer->conversationId = conversationId;
    m_answer->options = options;
    setState(State::Saving);
    whenDone(m_store.tree(conversationId), this,
             [this, answerId](const StoreResult<QVector<MessageRow>>& result) {
                 if (const auto* error = std::get_if<StoreError>(&result)) {
                     failBeforeWriting(*error);
                     return;
                 }
                 for (const MessageRow& row : std::get<QVector<MessageRow>>(result))
                     if (row.id == answerId)
                         m_answer->questionId = row.parentId;
                 if (m_answer->questionId == 0) {
                     failBeforeWriting(
                         {StoreError::Kind::NotFound, tr("This answer is no longer in the history."), {}});
                     return;
                 }
                 beginAnswer();
             });
}

void ChatService::continueAnswer(qint64 conversationId, qint64 answerId, const AnswerOptions& options) {
    if (m_answer || isBusyAside())
        return;
    m_titles->cancel();
    m_answer = std::make_unique<Answer>();
    m_answer->conversationId = conversationId;
    m_answer->continuedId = answerId;
    m_answer->options = options;
    beginAnswer();
}

void ChatService::beginAnswer() {
    if ((m_answer->questionId == 0 && m_answer->continuedId == 0) || m_answer->isCreating)
        return; // the question is not saved yet, or the answer has begun already
    const QString& wanted =
        m_answer->options.modelPath.isEmpty() ? m_model.path : m_answer->options.modelPath;
    if (m_loadingPath.isEmpty() && !m_answer->isInCouncil && !wanted.isEmpty() &&
        (m_left || m_model.path != wanted))
        loadModel(QString(wanted));
    if (!m_loadingPath.isEmpty()) {
        setState(State::LoadingModel);
        return; // onLoaded comes back here
    }
    m_answer->isCreating = true;
    setState(State::Saving);
    whenDone(m_store.tree(m_answer->conversationId), this,
             [this](const StoreResult<QVector<MessageRow>>& result) {
                 if (m_answer->isRemoved) {
                     abandon();
                     return;
                 }
                 if (const auto* error = std::get_if<StoreError>(&result)) {
                     if (m_answer->isInCouncil && error->kind == StoreError::Kind::NotFound)
                         abandon(); // deleted while a model was loaded
                     else
                         failBeforeWriting(*error);
                     return;
                 }
                 if (m_answer->continuedId != 0) {
                     resumeAnswerRow(std::get<QVector<MessageRow>>(result));
                     return;
                 }
                 const QVector<MessageRow> path =
                     pathTo(m_answer->questionId, std::get<QVector<MessageRow>>(result));
                 if (path.isEmpty()) // deleted in the meantime
                     abandon();
                 else
                     createAnswerRow(turnsOf(path, m_answer->options.systemPrompt));
             });
}

void ChatService::createAnswerRow(const QVector<ChatTurn>& turns) {
    const LoadedModel& model = loadedModel();
    Provenance provenance;
    provenance.modelName = model.name;
    provenance.modelPath = model.path;
    provenance.fileHash = model.fileHash;
    provenance.quantization = model.quantization;
    provenance.engineVersion = QCoreApplication::applicationVersion();
    provenance.systemPrompt = m_answer->options.systemPrompt;
    provenance.templateHash = model.templateHash;
    provenance.device = model.device;
    provenance.cacheType = model.cacheType;
    provenance.contextTokens = model.contextTokens;
    provenance.thinking = thinkingKey(toldTo(model.thinking, m_answer->options.thinking));
    provenance.sampling = m_answer->options.sampling;
    if (provenance.sampling.seed == 0)
        provenance.sampling.seed = QRandomGenerator::global()->generate64() >> 1;
    whenDone(m_store.createAnswer(m_answer->conversationId, m_answer->questionId, provenance), this,
             [this, turns](const StoreResult<MessageRow>& result) {
                 const auto* error = std::get_if<StoreError>(&result);
                 if (error && (m_answer->isRemoved || error->kind == StoreError::Kind::NotFound))
                     abandon(); // the question has just been deleted
                 else if (error)
                     failBeforeWriting(*error);
                 else
                     startWriting(turns, std::get<MessageRow>(result));
             });
}

/// The answer that goes on, from @p tree: it is put back into the state of one that is written.
void ChatService::resumeAnswerRow(const QVector<MessageRow>& tree) {
    QVector<MessageRow> path = pathTo(m_answer->continuedId, tree);
    if (path.size() < 2) {
        failBeforeWriting({StoreError::Kind::NotFound, tr("This answer is no longer in the history."), {}});
        return;
    }
    m_answer->before = path.takeLast();
    const QString problem = canGoOn(m_answer->before)
                                ? whyNotBy(m_model, m_answer->before)
                                : tr("This answer has come to its end, so it cannot go on.");
    if (!problem.isEmpty()) {
        failBeforeWriting({StoreError::Kind::Internal, problem, {}});
        return;
    }
    m_answer->questionId = path.last().id;
    const QVector<ChatTurn> turns = turnsOf(path, m_answer->before.provenance.systemPrompt);
    whenDone(m_store.resumeAnswer(m_answer->continuedId), this,
             [this, turns](const StoreResult<MessageRow>& result) {
                 const auto* error = std::get_if<StoreError>(&result);
                 if (error && m_answer->isRemoved) {
                     abandon();
                     return;
                 }
                 if (error) {
                     failBeforeWriting(
                         error->kind == StoreError::Kind::NotFound
                             ? StoreError{error->kind,
                                          tr("Something follows this answer already, so it cannot go on."),
                                          error->detail}
                             : *error);
                     return;
                 }
                 MessageRow row = std::get<MessageRow>(result);
                 // Half a character, whose rest comes now.
                 while (row.text.endsWith(QChar::ReplacementCharacter))
                     row.text.chop(1);
                 SamplingSettings& sampling = row.provenance.sampling;
                 const int more = m_answer->options.sampling.maxTokens;
                 sampling.maxTokens =
                     more > 0 && m_answer->isCounted() ? row.provenance.generatedTokens + more : 0;
                 startWriting(turns, row);
             });
}

void ChatService::startWriting(const QVector<ChatTurn>& turns, const MessageRow& row) {
    m_answer->row = row;
    const bool isContinued = m_answer->continuedId != 0;
    SamplingSettings sampling = row.provenance.sampling;
    if (isContinued)
        sampling.maxTokens = m_answer->options.sampling.maxTokens;
    if (isContinued)
        emit answerResumed(row);
    else
        emit messageAdded(row);
    m_answer->isRunning = true;
    setState(State::Reading);
    m_generation->answer({.turns = turns,
                          .sampling = sampling,
                          .isPrivate = isPrivateId(row.conversationId),
                          .fit = m_answer->options.fit,
                          .thinking = thinkingOf(row.provenance.thinking),
                          .begunText = row.text,
                          .begunReasoning = row.reasoning,
                          .isTraced = m_answer->options.isTraced});
    if (m_answer->isStopAsked || m_answer->isRemoved)
        m_generation->stopAnswer();
    m_frameTimer.start();
    m_journalTimer.start();
}

void ChatService::failBeforeWriting(const StoreError& error) {
    m_answer.reset();
    setState(State::Idle);
    emit askFailed({}, error);
    emit answerNotBegun();
    startQueuedLoad();
}

/// Ends an answer that has no row yet and is wanted no more.
void ChatService::abandon() {
    m_answer.reset();
    setState(State::Idle);
    emit answerNotBegun();
    startQueuedLoad();
}

/// What is private and removed is nowhere any more, unlike what is in the trash.
bool ChatService::isForgotten() const {
    return m_answer->isRemoved && isPrivateId(m_answer->conversationId);
}

void ChatService::leaveIfRemoved(qint64 conversationId) {
    if (m_summaries->conversationId() == conversationId)
        m_summaries->stop();
    if (!m_answer || m_answer->conversationId != conversationId)
        return;
    whenDone(m_store.tree(conversationId), this, [=, this](const StoreResult<QVector<MessageRow>>& result) {
        if (!m_answer || m_answer->conversationId != conversationId)
            return;
        const auto* tree = std::get_if<QVector<MessageRow>>(&result);
        const qint64 id = m_answer->row.id != 0        ? m_answer->row.id
                          : m_answer->continuedId != 0 ? m_answer->continuedId
                                                       : m_answer->questionId;
        if (tree && (id == 0 || std::any_of(tree->cbegin(), tree->cend(),
                                            [id](const MessageRow& row) { return row.id == id; })))
            return;
        m_answer->isRemoved = true;
        stop();
    });
}

void ChatService::forget(qint64 conversationId) {
    emit conversationForgotten(conversationId);
    if (m_summaries->conversationId() == conversationId)
        m_summaries->stop();
    if (!m_answer && councilConversationId() == conversationId && conversationId != 0)
        stop();
    if (!m_answer || m_answer->conversationId != conversationId)
        return;
    m_answer->isRemoved = true;
    stop();
}

void ChatService::reproduce(qint64 conversationId, qint64 answerId) {
    if (m_state != State::Idle || m_answer || isBusyAside())
        return;
    m_titles->cancel();
    setState(State::Reproducing);
    m_reproducer->start(conversationId, answerId, loadedModel());
}

qint64 ChatService::reproducedAnswerId() const {
    return m_reproducer->answerId();
}

void ChatService::summarize(qint64 conversationId, const OlderPart& part) {
    if (m_state != State::Idle || m_answer || isBusyAside() || !loadedModel().counter ||
        part.lastMessageId == 0)
        return;
    m_titles->cancel();
    setState(State::Summarizing);
    m_summaries->start(conversationId, part, loadedModel());
}

void ChatService::setTitlesWritten(bool isOn) {
    m_titles->setEnabled(isOn);
}

void ChatService::stop() {
    m_reproducer->stop();
    m_summaries->stop();
    m_councilLoad.request_stop();
    emit stopAsked();
    if (!m_answer)
        return;
    m_answer->isStopAsked = true;
    if (m_answer->isRunning)
        m_generation->stopAnswer();
}

void ChatService::takeDelta() {
    const AnswerDelta delta = m_generation->takeDelta();
    if (!m_answer || (delta.answer.isEmpty() && delta.reasoning.isEmpty() && delta.toolCalls.isEmpty() &&
                      delta.traces.isEmpty()))
        return;
    if (!delta.reasoning.isEmpty() && !m_answer->isReasoning && m_answer->row.text.isEmpty()) {
        m_answer->isReasoning = true;
        m_answer->reasoningClock.start();
    }
    if (!(delta.answer.isEmpty() && delta.toolCalls.isEmpty()) && m_answer->isReasoning) {
        m_answer->row.reasoningMs = m_answer->reasoningMs();
        m_answer->isReasoning = false;
    }
    m_answer->row.text += delta.answer;
    m_answer->row.reasoning += delta.reasoning;
    m_answer->row.toolCalls += delta.toolCalls;
    m_answer->isJournalDue = true;
    setState(State::Writing);
    emit answerDelta(m_answer->row.id, delta, m_answer->reasoningMs());
}

void ChatService::journal() {
    takeDelta(); // a hidden window may have slowed the frames down
    if (!m_answer || !std::exchange(m_answer->isJournalDue, false) || isForgotten())
        return;
    m_store.journalAnswer(m_answer->journal());
}

/// An answer that could not go on at all is again what it was, and the reason is said.
bool ChatService::restoreUnchanged(const AnswerOutcome& outcome) {
    const MessageRow& before = m_answer->before;
    const MessageRow& row = m_answer->row;
    if (m_answer->continuedId == 0 || !outcome.error.isError() || row.text.size() > before.text.size() ||
        row.reasoning.size() > before.reasoning.size() || !row.toolCalls.isEmpty())
        return false;
    if (!isForgotten())
        m_store.finishAnswer({before.id, before.text, before.reasoning, before.reasoningMs, {}}, before.state,
                             before.errorText, before.provenance);
    const MessageRow unchanged = before;
    m_answer.reset();
    setState(State::Idle);
    emit answerFinished(unchanged);
    emit askFailed({}, {StoreError::Kind::Internal, outcome.error.title, outcome.error.detail});
    startQueuedLoad();
    return true;
}

void ChatService::finish(const AnswerOutcome& outcome) {
    if (!m_answer)
        return;
    takeDelta();
    m_frameTimer.stop();
    m_journalTimer.stop();

    if (restoreUnchanged(outcome))
        return;
    MessageRow row = m_answer->row;
    const Provenance& begun = m_answer->before.provenance; // empty unless it is an answer that has gone on
    row.reasoningMs = outcome.reasoningMs > 0
                          ? m_answer->before.reasoningMs + static_cast<qint64>(outcome.reasoningMs)
                          : m_answer->reasoningMs();
    row.provenance.fileHash = loadedModel().fileHash;
    row.provenance.promptTokens = begun.promptTokens > 0 ? begun.promptTokens : outcome.promptTokens;
    row.provenance.generatedTokens =
        m_answer->isCounted() ? begun.generatedTokens + outcome.generatedTokens : 0;
    row.provenance.firstTokenMs = begun.firstTokenMs > 0 ? begun.firstTokenMs : outcome.firstTokenMs;
    row.provenance.tokensPerSecond =
        outcome.tokensPerSecond > 0 ? outcome.tokensPerSecond : begun.tokensPerSecond;
    row.provenance.stopReason = outcome.stopReason;
    row.provenance.droppedTurns = outcome.droppedTurns;
    row.state = MessageState::Complete;
    if (outcome.error.isError()) {
        row.state = MessageState::Failed;
        row.errorText = outcome.error.title;
    } else if (outcome.stopReason == QLatin1String("cancelled")) {
        row.state = MessageState::Stopped;
    }
    if (!isForgotten())
        m_store.finishAnswer({row.id, row.text, row.reasoning, row.reasoningMs, row.toolCalls}, row.state,
                             row.errorText, row.provenance);

    m_answer.reset();
    setState(State::Idle);
    emit answerFinished(row);
    emit conversationChanged(row.conversationId);
    if (m_isInCouncil) {
        m_untitled = row;
        return;
    }
    if (!loadedModel().isStarter && m_queuedLoadPath.isEmpty())
        m_titles->answered(row); // starter models cannot do that
    startQueuedLoad();
}

// ---------------------------------------------------------------------------------------------------
// councils

bool ChatService::beginCouncil() {
    if (m_state != State::Idle || m_answer || isBusyAside())
        return false;
    m_titles->cancel();
    m_isInCouncil = true;
    m_councilConversationId = 0;
    m_untitled.reset();
    emit councilChanged();
    return true;
}

void ChatService::endCouncil(bool isReturning) {
    m_isInCouncil = false;
    const std::optional<MessageRow> answer = std::exchange(m_untitled, std::nullopt);
    setState(State::Idle);
    emit councilChanged();
    if (m_queuedLoadPath.isEmpty() && isReturning && m_left && hasModel())
        m_queuedLoadPath = m_model.path;
    if (m_queuedLoadPath.isEmpty() && answer && !loadedModel().isStarter)
        m_titles->answered(*answer);
    startQueuedLoad();
}

void ChatService::saveQuestion(qint64 conversationId, qint64 parentId, const QString& question,
                               const QVector<Attachment>& attachments) {
    if (m_answer || !m_isInCouncil)
        return;
    m_answer = std::make_unique<Answer>();
    m_answer->conversationId = conversationId;
    m_answer->isQuestionAlone = true;
    save(parentId, question, attachments);
}

void ChatService::loadForCouncil(const QString& path) {
    if (m_answer || !m_isInCouncil)
        return;
    if (loadedModel().path == path) {
        QMetaObject::invokeMethod(this, &ChatService::councilModelReady, Qt::QueuedConnection);
        return;
    }
    setState(State::LoadingModel);
    emit councilLoadProgress(0);
    m_councilLoad = m_generation->loadAside(
        path, [this](double fraction) { emit councilLoadProgress(fraction); },
        [this](const LoadedModel& model, const GeneratorError& error) {
            if (error.isError()) {
                setState(State::Idle);
                emit councilModelFailed(error);
                return;
            }
            if (model.path == m_model.path) {
                m_model = model;
                m_left.reset();
            } else {
                m_left = model;
            }
            noteHash(model.path);
            setState(State::Idle);
            emit councilModelReady();
        });
}

void ChatService::answerInCouncil(qint64 conversationId, qint64 questionId, const AnswerOptions& options) {
    if (m_answer || !m_isInCouncil)
        return;
    m_councilConversationId = conversationId;
    m_answer = std::make_unique<Answer>();
    m_answer->conversationId = conversationId;
    m_answer->questionId = questionId;
    m_answer->options = options;
    m_answer->isInCouncil = true;
    emit councilChanged();
    beginAnswer();
}

} // namespace conclave
