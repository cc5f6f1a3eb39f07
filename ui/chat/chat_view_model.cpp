// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/chat_view_model.h"

#include "app/chat/attached_text.h"
#include "app/futures/when_done.h"
#include "app/generation/thinking.h"
#include "app/text/safe_link.h"

#include <QDesktopServices>
#include <QUrl>

#include <utility>

namespace conclave {

ChatViewModel::ChatViewModel(ChatService& service, ChatStore& store, AppSettings& settings, UndoStack& undo,
                             Notices& notices, Drafts::Keeping drafts, QObject* parent)
    : QObject(parent), m_service(service), m_store(store), m_settings(settings), m_undo(undo),
      m_notices(notices), m_code(settings, notices), m_answering(store, settings, undo, notices),
      m_summaries(service, store, m_transcript, undo, notices),
      m_edge(service, settings, m_answering, m_transcript, m_summaries), m_drafts(store, drafts),
      m_attachments(service, store, m_transcript, undo, notices) {
    connect(&service, &ChatService::stateChanged, this, &ChatViewModel::onStateChanged);
    connect(&service, &ChatService::councilChanged, this, &ChatViewModel::stateChanged);
    connect(&service, &ChatService::modelLoaded, this, &ChatViewModel::stateChanged);
    connect(&service, &ChatService::modelLoadFailed, this, &ChatViewModel::stateChanged);
    connect(&service, &ChatService::conversationCreated, this, [this](qint64 id) {
        // The question was asked in a new conversation. It is ours unless another one has been opened since
        // then.
        const std::optional<qint64> asked = m_askedConversationId;
        if (!asked || *asked > 0)
            return;
        m_drafts.sent(*asked);
        m_attachments.sent(*asked);
        m_answering.begin(*asked, id);
        m_askedConversationId = id;
        if (m_conversationId != *asked) {
            if (isPrivateId(id))
                dropPrivate(id); // it was left before it had a number
            return;
        }
        m_drafts.move(*asked, id);
        m_attachments.move(*asked, id);
        setConversation(id);
    });
    connect(&service, &ChatService::conversationChanged, this, [this](qint64 id) {
        if (id == m_conversationId)
            reloadTitle();
    });
    connect(&service, &ChatService::messageAdded, this, &ChatViewModel::onMessageAdded);
    connect(&service, &ChatService::answerResumed, this, &ChatViewModel::onResumed);
    connect(&service, &ChatService::prefillProgress, this, [this](qint64, int done, int total) {
        m_prefillText = total > 0 && done < total
                            ? tr("Reading… %1 %", "how much of the question the model has read")
                                  .arg(100 * static_cast<qint64>(done) / total)
                            : QString();
        onStateChanged();
    });
    connect(&service, &ChatService::answerDelta, this, &ChatViewModel::onDelta);
    connect(&service, &ChatService::answerFinished, this, &ChatViewModel::onFinished);
    connect(&service, &ChatService::askFailed, this, &ChatViewModel::onAskFailed);
    connect(&service, &ChatService::reproductionProgress, &m_details, &AnswerDetails::setProgress);
    connect(&service, &ChatService::reproduced, &m_details, &AnswerDetails::finish);
    connect(&store, &ChatStore::writeFailed, this, &ChatViewModel::showStoreError);
    connect(&m_drafts, &Drafts::changed, this, &ChatViewModel::draftChanged);
    connect(&m_attachments, &Attachments::changed, this, [this](qint64 id) {
        if (id == m_conversationId)
            emit draftChanged();
    });
    connect(this, &ChatViewModel::draftChanged, &m_edge, [this] {
        m_edge.setDraft(withAttachments(m_attachments.ready(m_conversationId), wholeDraft()));
    });
    connect(&m_edge, &ContextEdge::newConversationWanted, this, [this] { askInNew(); });
    connect(&m_edge, &ContextEdge::rowWanted, this, &ChatViewModel::rowWanted);
    connect(&m_summaries, &Summaries::changed, this, [this](qint64 id) {
        if (id == m_conversationId)
            reload();
    });
    connect(&m_search, &TranscriptSearch::rowWanted, this, &ChatViewModel::rowWanted);
    const auto applyTitles = [this] { m_service.setTitlesWritten(m_settings.writesTitles()); };
    connect(&settings, &AppSettings::writesTitlesChanged, this, applyTitles);
    applyTitles();
}

bool ChatViewModel::isAnsweringHere() const {
    return isAnswering() &&
           (answeringConversationId() == m_conversationId || m_askedConversationId == m_conversationId);
}

QString ChatViewModel::blockedReason() const {
    if (m_service.isInCouncil())
        return isAnsweringHere() ? tr("The council is still being asked.")
                                 : tr("A council is being asked in another conversation.");
    if (m_service.isAnswering())
        return isAnsweringHere() ? tr("The answer is still being written.")
                                 : tr("An answer is being written in another conversation.");
    if (m_isKeeping)
        return tr("The conversation is being put into the history.");
    if (m_service.state() == ChatService::State::Reproducing)
        return tr("An answer is being written again to compare it.");
    if (m_service.state() == ChatService::State::Summarizing)
        return tr("The older part is being summarized.");
    if (m_service.hasModel())
        return {};
    return m_service.state() == ChatService::State::LoadingModel ? tr("The model is being loaded.")
                                                                 : tr("Choose a model above to begin.");
}

void ChatViewModel::setDraft(const QString& text) {
    if (draft() == text)
        return;
    m_drafts.set(m_conversationId, m_held.whole(m_conversationId, text));
    emit draftChanged();
}

// ----------------------------------------------------------------------------------------- which
// conversation

void ChatViewModel::setConversation(qint64 conversationId) {
    if (m_conversationId == conversationId)
        return;
    m_conversationId = conversationId;
    m_answering.setConversation(conversationId);
    m_edge.setConversation(conversationId);
    m_attachments.setConversation(conversationId);
    emit conversationIdChanged();
    emit draftChanged();
    emit stateChanged();
}

void ChatViewModel::setTitle(const QString& title) {
    if (m_title == title)
        return;
    m_title = title;
    emit titleChanged();
}

/// An empty one: 0 or kNewPrivateConversation.
void ChatViewModel::begin(qint64 conversationId) {
    m_isOpening = false;
    m_landing.reset();
    m_search.close();
    m_details.close();
    cancelEdit();
    m_transcript.reset({});
    setTitle({});
    setConversation(conversationId);
    m_edge.readTranscript();
    emit contentChanged();
}

void ChatViewModel::newConversation() {
    whenLeft([this] { begin(0); });
}

void ChatViewModel::newPrivateConversation() {
    whenLeft([this] { begin(kNewPrivateConversation); });
}

void ChatViewModel::open(qint64 conversationId) {
    if (conversationId == m_conversationId && conversationId > 0)
        return;
    whenLeft([this, conversationId] { show(conversationId, std::nullopt); });
}

void ChatViewModel::show(qint64 conversationId, const std::optional<Landing>& landing) {
    begin(conversationId);
    if (conversationId <= 0)
        return;
    m_isOpening = true;
    m_landing = landing; // before the store is asked: its answer may be here already
    emit contentChanged();
    reloadTitle();
    reload();
}

void ChatViewModel::openAt(qint64 conversationId, qint64 messageId, const QString& searchText) {
    const Landing landing{messageId, searchText};
    if (conversationId == m_conversationId) {
        m_landing = landing;
        reload();
        return;
    }
    whenLeft([this, conversationId, landing] { show(conversationId, landing); });
}

void ChatViewModel::reload() {
    whenDone(m_store.branch(m_conversationId), this,
             [this, id = m_conversationId](const StoreResult<QVector<MessageRow>>& result) {
                 if (id != m_conversationId)
                     return;
                 m_isOpening = false;
                 if (const auto* error = std::get_if<StoreError>(&result)) {
                     showStoreError(*error);
                 } else {
                     const auto& messages = std::get<QVector<MessageRow>>(result);
                     if (m_transcript.messages().isEmpty())
                         m_transcript.reset(messages);
                     else
                         m_transcript.show(messages);
                     // What streams is on disk a moment later than here.
                     if (m_live.id != 0 && m_live.conversationId == id)
                         m_transcript.update(m_live);
                     m_edge.readTranscript();
                     land();
                 }
                 emit contentChanged();
             });
}

/// Goes to the message that the conversation was opened for, on another branch if need be.
void ChatViewModel::land() {
    if (!m_landing)
        return;
    const Landing landing = *m_landing;
    if (!m_transcript.find(landing.messageId)) {
        m_landing.reset();
        const qint64 id = m_conversationId;
        whenDone(m_store.selectBranch(id, landing.messageId), this,
                 [this, id, landing](const StoreDone& done) {
                     if (id != m_conversationId || errorOf(done) != nullptr)
                         return; // deleted in the meantime: the conversation is shown as it is
                     whenDone(m_store.branch(id), this,
                              [this, id, landing](const StoreResult<QVector<MessageRow>>& rows) {
                                  const auto* messages = std::get_if<QVector<MessageRow>>(&rows);
                                  if (!messages || id != m_conversationId)
                                      return;
                                  m_transcript.show(*messages);
                                  m_edge.readTranscript();
                                  emit contentChanged();
                                  if (m_transcript.find(landing.messageId)) {
                                      m_landing = landing;
                                      land();
                                  }
                              });
                 });
        return;
    }
    m_landing.reset();
    emit rowWanted(m_transcript.rowOfMessage(landing.messageId));
    if (!landing.words.isEmpty())
        m_search.find(landing.words, landing.messageId);
}

void ChatViewModel::reloadTitle() {
    if (m_conversationId <= 0 || isPrivate()) // the title of a private one is shown nowhere
        return;
    whenDone(m_store.conversation(m_conversationId), this,
             [this, id = m_conversationId](const StoreResult<ConversationRow>& result) {
                 if (const auto* row = std::get_if<ConversationRow>(&result); row && id == m_conversationId) {
                     setTitle(row->title);
                     m_edge.setUuid(row->uuid);
                 }
             });
}

// ---------------------------------------------------------------------------------------- questions and
// answers

bool ChatViewModel::ask(const QString& question) {
    const bool isDraft = draft().trimmed() == question.trimmed(); // else it is a sample question
    const QString text = isDraft ? wholeDraft().trimmed() : question.trimmed();
    const bool isReading = isDraft && m_attachments.composer()->isReading();
    const QVector<Attachment> files = isDraft ? m_attachments.ready(m_conversationId) : QVector<Attachment>();
    if ((text.isEmpty() && files.isEmpty() && !isReading) || !canSend() || m_isOpening)
        return false;
    if (isReading) {
        m_attachments.sendWhenRead();
        return false;
    }
    return sendWhenItFits(
        m_transcript.messages(), {text, files, isDraft}, [this, text, files, isDraft](ContextFit fit) {
            const QString typed = wholeDraft().trimmed(); // it may have been changed while it waited
            send(isDraft && !typed.isEmpty() ? typed : text,
                 isDraft ? m_attachments.ready(m_conversationId) : files, fit);
        });
}

bool ChatViewModel::sendWhenItFits(const QVector<MessageRow>& path, const Weighed& question,
                                   ContextEdge::Send send) {
    m_weighed = question;
    return m_edge.sendWhenItFits(path, withAttachments(question.files, question.text), question.isDraft,
                                 std::move(send));
}

void ChatViewModel::send(const QString& question, const QVector<Attachment>& files, ContextFit fit) {
    if (!canSend() || m_isOpening)
        return;
    noteAsked();
    m_isEditAsked = false;
    if (wholeDraft().trimmed() == question) { // a sample question leaves what is typed alone
        m_drafts.beginSending(m_conversationId);
        m_attachments.beginSending(m_conversationId);
        emit draftChanged();
    }
    put(m_transcript.lastMessageId(), question, files, fit);
}

void ChatViewModel::noteAsked() {
    m_askedConversationId = m_conversationId;
    m_hasAsked = true;
}

void ChatViewModel::put(qint64 parentId, const QString& question, const QVector<Attachment>& files,
                        ContextFit fit) {
    const AnswerOptions options = answerOptions(fit);
    if (!m_asker || !m_asker(m_conversationId, parentId, question, files, options))
        m_service.ask(m_conversationId, parentId, question, options, files);
}

AnswerOptions ChatViewModel::answerOptions(ContextFit fit) const {
    return {.systemPrompt = m_answering.systemPrompt(),
            .sampling = m_answering.sampling(),
            .fit = fit,
            .thinking = thinkingOf(m_answering.thinking()),
            .isTraced = m_settings.isExpertPanelOpen()};
}

/// The question leaves this conversation, which stays as it is, for one of its own.
void ChatViewModel::askInNew() {
    whenLeft([this, id = m_conversationId] {
        Weighed question = std::exchange(m_weighed, {});
        if (question.isDraft) {
            question.text = m_drafts.text(id).trimmed();
            question.files = m_attachments.ready(id);
            m_drafts.set(id, {});
            m_attachments.forget(id);
        }
        const ConversationAnswering answering = m_answering.current();
        begin(isPrivateId(id) ? kNewPrivateConversation : 0);
        m_answering.set(answering);
        if (!canSend()) {
            m_drafts.notSent(m_conversationId, question.text);
            m_attachments.composer()->prepend(question.files);
            return;
        }
        noteAsked();
        m_isEditAsked = false;
        m_attachments.noteSending(m_conversationId, question.files);
        put(0, question.text, question.files, ContextFit::Whole);
    });
}

void ChatViewModel::stop() {
    m_service.stop();
}

QVector<MessageRow> ChatViewModel::pathAbove(qint64 messageId) const {
    const QVector<MessageRow>& messages = m_transcript.messages();
    qsizetype count = 0;
    while (count < messages.size() && messages[count].id != messageId)
        ++count;
    return messages.mid(0, count);
}

void ChatViewModel::regenerate(qint64 messageId) {
    const MessageRow* answer = m_transcript.find(messageId);
    const MessageRow* question = answer ? m_transcript.find(answer->parentId) : nullptr;
    if (m_conversationId <= 0 || !canSend() || !question)
        return;
    sendWhenItFits(pathAbove(question->id), {question->text, question->attachments, false},
                   [this, messageId](ContextFit fit) { sendAnother(messageId, fit); });
}

/// Another answer beside @p answerId.
void ChatViewModel::sendAnother(qint64 answerId, ContextFit fit) {
    if (!canSend())
        return;
    noteAsked();
    m_service.regenerate(m_conversationId, answerId, answerOptions(fit));
}

void ChatViewModel::regenerateWith(qint64 messageId, const QString& modelPath) {
    const MessageRow* answer = m_transcript.find(messageId);
    if (m_conversationId <= 0 || !canSend() || !answer || answer->role != Role::Assistant)
        return;
    // How much the other model sees is known when it is loaded: then it reads all, or says why it cannot.
    AnswerOptions options = answerOptions(ContextFit::Whole);
    options.modelPath = modelPath;
    noteAsked();
    m_service.regenerate(m_conversationId, messageId, options);
}

void ChatViewModel::onMessageAdded(const MessageRow& message) {
    if (message.role == Role::Assistant) {
        m_live = message;
        m_askedConversationId.reset();
    } else if (m_isEditAsked) {
        m_isEditAsked = false;
    } else {
        m_drafts.sent(message.conversationId);
        m_attachments.sent(message.conversationId);
    }
    if (message.conversationId != m_conversationId)
        return;
    if (message.parentId != 0 && !m_transcript.find(message.parentId)) {
        reload(); // another branch is shown in the meantime; the store shows this one now
        return;
    }
    if (m_editedId == message.id || !m_transcript.find(m_editedId))
        cancelEdit();
    m_transcript.append(message);
    if (!m_transcript.find(m_editedId))
        cancelEdit();
    emit contentChanged();
    emit stateChanged();
}

void ChatViewModel::onDelta(qint64 messageId, const AnswerDelta& delta, qint64 reasoningMs) {
    if (m_live.id != messageId)
        return;
    m_live.text += delta.answer;
    m_live.reasoning += delta.reasoning;
    m_live.toolCalls += delta.toolCalls;
    m_live.reasoningMs = reasoningMs;
    if (m_live.conversationId == m_conversationId)
        m_transcript.update(m_live);
}

void ChatViewModel::onFinished(const MessageRow& message) {
    m_live = {};
    m_askedConversationId.reset();
    m_hasAsked = false;
    m_prefillText.clear();
    m_transcript.update(message);
    if (message.conversationId == m_conversationId)
        m_edge.readTranscript();
    emit stateChanged();
}

void ChatViewModel::onAskFailed(const QString& question, const StoreError& error) {
    const qint64 asked = std::exchange(m_askedConversationId, std::nullopt).value_or(m_conversationId);
    m_hasAsked = false;
    if (m_isAskedElsewhere && m_isAskedElsewhere()) {
        emit stateChanged(); // another window has asked, and says so
        return;
    }
    if (!question.isEmpty() && !m_isEditAsked)
        m_drafts.notSent(asked, question);
    if (!m_isEditAsked)
        m_attachments.notSent(asked);
    m_isEditAsked = false; // the editor is still there, with its text
    showStoreError(error);
    emit stateChanged();
}

void ChatViewModel::onStateChanged() {
    QString waiting;
    switch (m_service.state()) {
    case ChatService::State::LoadingModel:
        waiting = tr("Loading the model…");
        break;
    case ChatService::State::Reading:
        waiting = m_prefillText.isEmpty() ? tr("Reading…") : m_prefillText;
        break;
    default:
        break;
    }
    m_transcript.setWaitingText(waiting);
    emit stateChanged();
}

void ChatViewModel::showStoreError(const StoreError& error) {
    m_notices.showError(error.title, error.detail);
}

void ChatViewModel::openLink(const QString& link) {
    if (const QString safe = safeLink(link); !safe.isEmpty())
        QDesktopServices::openUrl(QUrl(safe));
}

} // namespace conclave
