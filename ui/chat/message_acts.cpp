// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with one message: the second half of ChatViewModel.
#include "app/chat/going_on.h"
#include "app/futures/when_done.h"
#include "ui/chat/chat_view_model.h"
#include "ui/chat/copied_text.h"

#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QLocale>

#include <algorithm>
#include <utility>

namespace conclave {

void ChatViewModel::showSibling(qint64 messageId, int step) {
    whenDone(m_store.tree(m_conversationId), this,
             [=, this, id = m_conversationId](const StoreResult<QVector<MessageRow>>& result) {
                 const auto* tree = std::get_if<QVector<MessageRow>>(&result);
                 const MessageRow* shown = m_transcript.find(messageId);
                 if (!tree || !shown || id != m_conversationId)
                     return;
                 for (const MessageRow& row : *tree)
                     if (row.parentId == shown->parentId && row.siblingIndex == shown->siblingIndex + step) {
                         cancelEdit();
                         m_store.selectBranch(id, row.id);
                         reload();
                         return;
                     }
             });
}

// ------------------------------------------------------------------------------ answers that were stopped

bool ChatViewModel::canContinue(qint64 messageId) const {
    const MessageRow* answer = m_transcript.find(messageId);
    return answer && messageId == m_transcript.lastMessageId() && canGoOn(*answer);
}

void ChatViewModel::continueAnswer(qint64 messageId) {
    if (!canSend() || !canContinue(messageId))
        return;
    noteAsked();
    m_service.continueAnswer(m_conversationId, messageId, answerOptions(ContextFit::LeaveOutOldest));
}

void ChatViewModel::onResumed(const MessageRow& message) {
    m_live = message;
    m_askedConversationId.reset();
    m_transcript.update(message);
    emit stateChanged();
}

// -------------------------------------------------------------------------------- long texts at the composer

QString ChatViewModel::heldLabel() const {
    draft(); // takes notice of what was loaded or came back
    const qsizetype characters = m_held.held(m_conversationId).size();
    return characters == 0 ? QString()
                           : tr("Long text, %1 characters", "a chip at the composer")
                                 .arg(QLocale().toString(static_cast<qlonglong>(characters)));
}

bool ChatViewModel::holdClipboard() {
    const QString text = QGuiApplication::clipboard()->text();
    if (text.size() <= HeldTexts::kMostInEditor)
        return false;
    const QString typed = draft();
    m_held.hold(m_conversationId, text);
    m_drafts.set(m_conversationId, m_held.whole(m_conversationId, typed));
    emit draftChanged();
    return true;
}

void ChatViewModel::releaseHeld() {
    m_held.release(m_conversationId);
    emit draftChanged();
}

void ChatViewModel::removeHeld() {
    const qint64 id = m_conversationId;
    const QString typed = draft();
    const QString text = m_held.take(id);
    if (text.isEmpty())
        return;
    m_drafts.set(id, typed);
    emit draftChanged();
    UndoableAct act;
    act.done = tr("The long text was taken out of the question.");
    act.undone = tr("The long text is back.");
    act.takeBack = [this, id, text] {
        const QString now = m_held.typed(id, m_drafts.text(id));
        m_held.hold(id, text);
        m_drafts.set(id, m_held.whole(id, now));
        emit draftChanged();
        return QtFuture::makeReadyFuture(StoreDone());
    };
    m_undo.push(std::move(act));
}

// -------------------------------------------------------------------------------------------------- editing

void ChatViewModel::setEdit(qint64 messageId, const QString& text, const QVector<Attachment>& files) {
    m_editedId = messageId;
    m_editText = text;
    if (messageId != 0)
        m_attachments.beginEdit(files);
    else
        m_attachments.endEdit();
    emit editChanged();
}

void ChatViewModel::setEditText(const QString& text) {
    if (m_editText == text)
        return;
    m_editText = text;
    emit editChanged();
}

void ChatViewModel::beginEdit(qint64 messageId) {
    const MessageRow* message = m_transcript.find(messageId);
    if (!message || message->role != Role::User)
        return;
    setEdit(messageId, message->text, message->attachments);
    emit rowWanted(m_transcript.rowOfMessage(messageId));
}

void ChatViewModel::cancelEdit() {
    if (m_editedId != 0)
        setEdit(0, {}, {});
}

bool ChatViewModel::sendEdit() {
    const MessageRow* message = m_transcript.find(m_editedId);
    const QString text = m_editText.trimmed();
    const QVector<Attachment> files = m_attachments.editor()->ready();
    if (!message || (text.isEmpty() && files.isEmpty()) || !canSend() || m_attachments.editor()->isReading())
        return false;
    if (text == message->text && files == message->attachments) {
        cancelEdit(); // there would be two of the same
        return false;
    }
    return sendWhenItFits(pathAbove(m_editedId), {text, files, false},
                          [this](ContextFit fit) { sendEdited(fit); });
}

void ChatViewModel::sendEdited(ContextFit fit) {
    const MessageRow* message = m_transcript.find(m_editedId);
    const QString text = m_editText.trimmed();
    const QVector<Attachment> files = m_attachments.editor()->ready();
    if (!message || (text.isEmpty() && files.isEmpty()) || !canSend())
        return;
    noteAsked();
    m_isEditAsked = true;
    put(message->parentId, text, files, fit);
}

// ------------------------------------------------------------------------------------- deleting, duplicating

void ChatViewModel::removeBranch(qint64 messageId) {
    const qint64 id = m_conversationId;
    const bool isWithAnswer = isQuestion(messageId);
    whenDone(m_store.removeBranch(id, messageId), this,
             [this, id, isWithAnswer](const StoreResult<UndoStep>& result) {
                 if (const StoreError* error = errorOf(result)) {
                     showStoreError(*error);
                     return;
                 }
                 const UndoStep step = std::get<UndoStep>(result);
                 m_service.leaveIfRemoved(id);
                 if (id == m_conversationId) {
                     cancelEdit();
                     m_details.close();
                     reload();
                 }
                 m_service.noteChange(id);
                 const QString sentence = step.count > 1 ? tr("%n messages were deleted.", "", step.count)
                                          : isWithAnswer ? tr("The question was deleted.")
                                                         : tr("The answer was deleted.");
                 UndoableAct act;
                 act.done = sentence;
                 act.undone = step.count > 1 ? tr("Restored %n messages.", "", step.count)
                              : isWithAnswer ? tr("Restored the question.")
                                             : tr("Restored the answer.");
                 act.stampMs = step.stampMs;
                 act.takeBack = [this, step] { return m_store.restore(step); };
                 act.afterwards = [this, step] {
                     if (step.conversationId == m_conversationId)
                         reload();
                     m_service.noteChange(step.conversationId);
                 };
                 m_undo.push(std::move(act));
             });
}

void ChatViewModel::duplicateUpTo(qint64 messageId) {
    whenDone(m_store.duplicate(m_conversationId, messageId), this,
             [this](const StoreResult<ConversationRow>& result) {
                 if (const StoreError* error = errorOf(result)) {
                     showStoreError(*error);
                     return;
                 }
                 const auto& row = std::get<ConversationRow>(result);
                 m_service.noteChange(row.id);
                 open(row.id);
                 m_notices.showToast(tr("This is a copy; the conversation that it is from stays as it was."));
             });
}

// --------------------------------------------------------------------------------------------------- pinning

bool ChatViewModel::isPinned(qint64 messageId) const {
    const MessageRow* message = m_transcript.find(messageId);
    return message && message->pinnedMs != 0;
}

bool ChatViewModel::canPin(qint64 messageId) const {
    const MessageRow* message = m_transcript.find(messageId);
    return message && message->state != MessageState::Streaming;
}

void ChatViewModel::togglePin(qint64 messageId) {
    const MessageRow* message = m_transcript.find(messageId);
    if (!message || !canPin(messageId))
        return;
    const qint64 before = message->pinnedMs;
    const qint64 now = before == 0 ? QDateTime::currentMSecsSinceEpoch() : 0;
    whenDone(m_store.setMessagePinned(messageId, now), this,
             [this, id = m_conversationId, messageId, before](const StoreDone& done) {
                 if (const StoreError* error = errorOf(done)) {
                     showStoreError(*error);
                     return;
                 }
                 if (id == m_conversationId)
                     reload();
                 UndoableAct act;
                 act.done = before == 0 ? tr("Pinned: the model sees it however long the conversation gets.")
                                        : tr("No longer pinned.");
                 act.undone = before == 0 ? tr("No longer pinned.") : tr("Pinned again.");
                 act.takeBack = [this, messageId, before] {
                     return m_store.setMessagePinned(messageId, before);
                 };
                 act.afterwards = [this, id] {
                     if (id == m_conversationId)
                         reload();
                 };
                 m_undo.push(std::move(act));
             });
}

// --------------------------------------------------------------------------------------------------- copying

bool ChatViewModel::isQuestion(qint64 messageId) const {
    const MessageRow* message = m_transcript.find(messageId);
    return message && message->role == Role::User;
}

void ChatViewModel::copy(const QString& text) {
    QGuiApplication::clipboard()->setText(text);
}

void ChatViewModel::copyPlain(qint64 messageId) {
    if (m_transcript.find(messageId))
        copy(m_selection.plainTextOf(messageId));
}

void ChatViewModel::copyMarkdown(qint64 messageId) {
    if (const MessageRow* message = m_transcript.find(messageId))
        copy(message->text);
}

// -------------------------------------------------------------------------------------------------- quoting

void ChatViewModel::addQuote(const QString& markdown) {
    if (markdown.trimmed().isEmpty())
        return;
    QString typed = draft();
    const QString quotation = quoted(markdown.trimmed());
    if (typed.size() + quotation.size() > HeldTexts::kMostInEditor) {
        m_held.hold(m_conversationId, quotation);
    } else {
        while (!typed.isEmpty() && typed.back().isSpace())
            typed.chop(1);
        typed += (typed.isEmpty() ? QString() : QStringLiteral("\n\n")) + quotation + QStringLiteral("\n\n");
    }
    m_drafts.set(m_conversationId, m_held.whole(m_conversationId, typed));
    emit draftChanged();
    emit quoteAdded();
}

void ChatViewModel::quote(qint64 messageId) {
    if (const MessageRow* message = m_transcript.find(messageId))
        addQuote(message->text);
}

void ChatViewModel::quoteSelection() {
    if (!m_selection.isEmpty()) {
        addQuote(m_selection.markdown());
        return;
    }
    const QVector<MessageRow>& messages = m_transcript.messages();
    const auto last = std::find_if(messages.crbegin(), messages.crend(), [](const MessageRow& message) {
        return message.role == Role::Assistant && !message.text.isEmpty();
    });
    if (last != messages.crend())
        addQuote(last->text);
}

// --------------------------------------------------------------------------------------------------- details

void ChatViewModel::showDetails(qint64 messageId) {
    if (m_transcript.isVeiled(messageId)) {
        m_notices.showToast(tr("Who wrote this is hidden until you have voted."));
        return;
    }
    if (const MessageRow* message = m_transcript.find(messageId); message && message->role == Role::Assistant)
        m_details.show(*message);
}

void ChatViewModel::copyDetails() {
    copy(m_details.text());
}

void ChatViewModel::reproduce(qint64 messageId) {
    if (!canSend() || m_conversationId <= 0)
        return;
    showDetails(messageId);
    if (m_transcript.isVeiled(messageId))
        return;
    m_details.begin(messageId);
    m_service.reproduce(m_conversationId, messageId);
}

} // namespace conclave
