// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/chat_view_model.h"

#include "app/export/conversation_export.h"
#include "app/text/safe_link.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QStandardPaths>

#include <utility>

namespace conclave {

ChatViewModel::ChatViewModel(ChatService& service, ChatStore& store, AppSettings& settings, Notices& notices,
                             QObject* parent)
    : QObject(parent), m_service(service), m_store(store), m_settings(settings), m_notices(notices) {
    connect(&service, &ChatService::stateChanged, this, &ChatViewModel::onStateChanged);
    connect(&service, &ChatService::modelLoaded, this, &ChatViewModel::stateChanged);
    connect(&service, &ChatService::modelLoadFailed, this, &ChatViewModel::stateChanged);
    connect(&service, &ChatService::conversationCreated, this, [this](qint64 id) {
        // The question was asked in a new conversation. It is ours unless another one has been opened since
        // then.
        if (m_conversationId == 0 && m_askedConversationId == 0)
            setConversation(id);
    });
    connect(&service, &ChatService::conversationChanged, this, [this](qint64 id) {
        if (id == m_conversationId)
            reloadTitle();
    });
    connect(&service, &ChatService::messageAdded, this, &ChatViewModel::onMessageAdded);
    connect(&service, &ChatService::prefillProgress, this, [this](qint64, int done, int total) {
        m_prefillText = total > 0 && done < total
                            ? tr("Reading… %1 %", "how much of the question the model has read")
                                  .arg(100 * static_cast<qint64>(done) / total)
                            : QString();
        onStateChanged();
    });
    connect(&service, &ChatService::answerDelta, this, &ChatViewModel::onDelta);
    connect(&service, &ChatService::answerFinished, this, &ChatViewModel::onFinished);
    connect(&service, &ChatService::historyShortened, this, [this](qint64 messageId, int droppedTurns) {
        m_transcript.setNotice(messageId, tr("This conversation has outgrown the model's context: "
                                             "its oldest messages (%n) were not read for this answer.",
                                             "", droppedTurns));
    });
    connect(&service, &ChatService::askFailed, this, &ChatViewModel::onAskFailed);
    connect(&store, &ChatStore::writeFailed, this, &ChatViewModel::showStoreError);
}

bool ChatViewModel::isAnsweringHere() const {
    return m_service.isAnswering() && (m_service.answeringConversationId() == m_conversationId ||
                                       m_askedConversationId == m_conversationId);
}

QString ChatViewModel::blockedReason() const {
    if (m_service.isAnswering())
        return isAnsweringHere() ? tr("The answer is still being written.")
                                 : tr("An answer is being written in another conversation.");
    if (m_service.hasModel())
        return {};
    return m_service.state() == ChatService::State::LoadingModel ? tr("The model is being loaded.")
                                                                 : tr("Choose a model above to begin.");
}

void ChatViewModel::setDraft(const QString& text) {
    if (draft() == text)
        return;
    if (text.isEmpty())
        m_drafts.remove(m_conversationId);
    else
        m_drafts.insert(m_conversationId, text);
    emit draftChanged();
}

// ----------------------------------------------------------------------------------------- which
// conversation

void ChatViewModel::setConversation(qint64 conversationId) {
    if (m_conversationId == conversationId)
        return;
    m_conversationId = conversationId;
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

void ChatViewModel::newConversation() {
    m_isOpening = false;
    m_transcript.reset({});
    setTitle({});
    setConversation(0);
    emit contentChanged();
}

void ChatViewModel::open(qint64 conversationId) {
    if (conversationId == 0) {
        newConversation();
        return;
    }
    if (conversationId == m_conversationId)
        return;
    m_isOpening = true;
    m_transcript.reset({});
    setTitle({});
    setConversation(conversationId);
    emit contentChanged();
    reloadTitle();
    reload();
}

void ChatViewModel::reload() {
    m_store.branch(m_conversationId)
        .then(this, [this, id = m_conversationId](const StoreResult<QVector<MessageRow>>& result) {
            if (id != m_conversationId)
                return;
            m_isOpening = false;
            if (const auto* error = std::get_if<StoreError>(&result)) {
                showStoreError(*error);
            } else {
                m_transcript.reset(std::get<QVector<MessageRow>>(result));
                // What streams is on disk a moment later than here.
                if (m_live.id != 0 && m_live.conversationId == id)
                    m_transcript.update(m_live);
            }
            emit contentChanged();
        });
}

void ChatViewModel::reloadTitle() {
    if (m_conversationId == 0)
        return;
    m_store.conversation(m_conversationId)
        .then(this, [this, id = m_conversationId](const StoreResult<ConversationRow>& result) {
            if (const auto* row = std::get_if<ConversationRow>(&result); row && id == m_conversationId)
                setTitle(row->title);
        });
}

// ---------------------------------------------------------------------------------------- questions and
// answers

bool ChatViewModel::ask(const QString& question) {
    const QString text = question.trimmed();
    if (text.isEmpty() || !canSend() || m_isOpening)
        return false;
    m_askedConversationId = m_conversationId;
    setDraft({});
    m_service.ask(m_conversationId, m_transcript.lastMessageId(), text, m_settings.systemPrompt(),
                  m_settings.sampling());
    return true;
}

void ChatViewModel::stop() {
    m_service.stop();
}

void ChatViewModel::regenerate(qint64 messageId) {
    if (m_conversationId == 0 || !canSend())
        return;
    m_askedConversationId = m_conversationId;
    m_service.regenerate(m_conversationId, messageId, m_settings.systemPrompt(), m_settings.sampling());
}

void ChatViewModel::showSibling(qint64 messageId, int step) {
    if (isAnsweringHere())
        return;
    m_store.tree(m_conversationId)
        .then(this, [=, this, id = m_conversationId](const StoreResult<QVector<MessageRow>>& result) {
            const auto* tree = std::get_if<QVector<MessageRow>>(&result);
            const MessageRow* shown = m_transcript.find(messageId);
            if (!tree || !shown || id != m_conversationId)
                return;
            for (const MessageRow& row : *tree)
                if (row.parentId == shown->parentId && row.siblingIndex == shown->siblingIndex + step) {
                    m_store.selectBranch(id, row.id);
                    reload();
                    return;
                }
        });
}

void ChatViewModel::onMessageAdded(const MessageRow& message) {
    if (message.role == Role::Assistant) {
        m_live = message;
        m_askedConversationId = -1;
    }
    if (message.conversationId != m_conversationId)
        return;
    m_transcript.append(message);
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
    m_askedConversationId = -1;
    m_prefillText.clear();
    m_transcript.update(message);
    emit stateChanged();
}

void ChatViewModel::onAskFailed(const QString& question, const StoreError& error) {
    const qint64 asked = std::exchange(m_askedConversationId, -1);
    if (!question.isEmpty()) {
        QString& draft = m_drafts[asked >= 0 ? asked : m_conversationId];
        draft = draft.isEmpty() ? question : question + QLatin1Char('\n') + draft;
        emit draftChanged();
    }
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

// ------------------------------------------------------------------------------------------- out of the
// program

void ChatViewModel::copy(const QString& text) {
    QGuiApplication::clipboard()->setText(text);
}

QUrl ChatViewModel::exportUrl(const QString& format) const {
    const auto kind = format == QLatin1String("json") ? ExportFormat::Json : ExportFormat::Markdown;
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QUrl::fromLocalFile(QDir(folder).filePath(exportFileName(m_title, kind)));
}

void ChatViewModel::exportTo(const QString& format, const QUrl& file) {
    if (m_conversationId == 0)
        return;
    if (!file.isLocalFile()) {
        m_notices.showError(tr("A conversation can only be exported to a file on this computer."),
                            file.toString());
        return;
    }
    const auto kind = format == QLatin1String("json") ? ExportFormat::Json : ExportFormat::Markdown;
    const qint64 id = m_conversationId;
    // The store answers in order: when the tree is here, so is the conversation's row.
    auto conversation = m_store.conversation(id);
    m_store.tree(id).then(this, [=, this](const StoreResult<QVector<MessageRow>>& messages) {
        const auto row = conversation.result();
        for (const StoreError* error : {std::get_if<StoreError>(&messages), std::get_if<StoreError>(&row)})
            if (error) {
                showStoreError(*error);
                return;
            }
        const ExportedConversation exported{std::get<ConversationRow>(row),
                                            std::get<QVector<MessageRow>>(messages)};
        const QByteArray bytes = kind == ExportFormat::Json ? exportJson(exported) : exportMarkdown(exported);
        const QString path = file.toLocalFile();
        if (const QString problem = writeExport(path, bytes); !problem.isEmpty())
            m_notices.showError(tr("The conversation could not be exported."), problem);
        else
            m_notices.showToast(tr("Exported to %1", "%1 is a file name").arg(QFileInfo(path).fileName()));
    });
}

void ChatViewModel::openLink(const QString& link) {
    if (const QString safe = safeLink(link); !safe.isEmpty())
        QDesktopServices::openUrl(QUrl(safe));
}

} // namespace conclave
