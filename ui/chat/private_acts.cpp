// SPDX-License-Identifier: GPL-3.0-or-later
// Leaving a private conversation and keeping it: a part of ChatViewModel.
#include "app/futures/when_done.h"
#include "ui/chat/chat_view_model.h"

#include "app/store/as_foreign.h"

#include <QUuid>

#include <utility>

namespace conclave {

void ChatViewModel::whenLeft(std::function<void()> then) {
    if (!isPrivate() || (m_transcript.messages().isEmpty() && m_askedConversationId != m_conversationId)) {
        if (isPrivate()) {
            m_drafts.forget(m_conversationId);
            m_attachments.forget(m_conversationId);
        }
        then();
        return;
    }
    m_afterLeaving = std::move(then);
    emit leavingChanged();
}

void ChatViewModel::leave() {
    if (!m_afterLeaving || m_isKeeping)
        return;
    const auto then = std::exchange(m_afterLeaving, nullptr);
    emit leavingChanged();
    forgetPrivate();
    then();
}

void ChatViewModel::stay() {
    if (!std::exchange(m_afterLeaving, nullptr))
        return;
    emit leavingChanged();
}

void ChatViewModel::letGo() {
    m_hasAsked = false;
    begin(0);
}

bool ChatViewModel::mayClose() {
    if (!isPrivate() || isEmpty())
        return true;
    whenLeft([this] { emit closeWanted(); });
    return false;
}

void ChatViewModel::forgetPrivate() {
    const qint64 id = m_conversationId;
    m_drafts.forget(id);
    m_attachments.forget(id);
    begin(0);
    if (id != kNewPrivateConversation)
        dropPrivate(id);
}

void ChatViewModel::dropPrivate(qint64 conversationId) {
    m_service.forget(conversationId);
    whenDone(m_store.remove({conversationId}), this, [this](const StoreResult<UndoStep>& result) {
        if (const auto* step = std::get_if<UndoStep>(&result))
            m_store.deleteForGood(*step);
    });
}

// -------------------------------------------------------------------------------------------------- keeping

bool ChatViewModel::canKeep() const {
    return isPrivate() && !isEmpty() && !isAnsweringHere() && !m_isKeeping;
}

void ChatViewModel::keep() {
    if (!canKeep())
        return;
    setKeeping(true);
    const qint64 id = m_conversationId;
    const auto row = m_store.conversation(id);
    const auto councils = m_store.councils(id);
    whenDone(m_store.tree(id), this,
             [this, row, councils, answering = m_answering.current(),
              id](const StoreResult<QVector<MessageRow>>& tree) {
                 const StoreResult<ConversationRow> answered = row.result(); // the store answers in order
                 const StoreResult<QVector<CouncilRow>> asked = councils.result();
                 if (errorOf(answered) != nullptr || errorOf(tree) != nullptr || errorOf(asked) != nullptr) {
                     setKeeping(false);
                     showStoreError(errorOf(tree) != nullptr       ? *errorOf(tree)
                                    : errorOf(answered) != nullptr ? *errorOf(answered)
                                                                   : *errorOf(asked));
                     return;
                 }
                 const auto& messages = std::get<QVector<MessageRow>>(tree);
                 ForeignConversation copy = asForeign(std::get<ConversationRow>(answered), messages,
                                                      std::get<QVector<CouncilRow>>(asked), {}, answering);
                 copy.uuid =
                     QUuid::createUuid().toString(QUuid::WithoutBraces); // one in the trash may have the old
                 write(copy, {.privateId = id, .messageCount = static_cast<int>(messages.size())});
             });
}

void ChatViewModel::write(const ForeignConversation& copy, const Keeping& begun) {
    whenDone(m_store.beginImport(QStringLiteral("private"), {}), this,
             [this, copy, begun](const StoreResult<qint64>& import) {
                 if (const StoreError* error = errorOf(import)) {
                     setKeeping(false);
                     showStoreError(*error);
                     return;
                 }
                 Keeping kept = begun;
                 kept.importId = std::get<qint64>(import);
                 const auto written = m_store.importConversation(kept.importId, copy);
                 whenDone(m_store.finishImport(kept.importId, {}), this,
                          [this, written, kept](const StoreDone& done) {
                              const StoreResult<ImportOutcome> outcome = written.result();
                              setKeeping(false);
                              if (errorOf(outcome) != nullptr || errorOf(done) != nullptr) {
                                  showStoreError(errorOf(outcome) != nullptr ? *errorOf(outcome)
                                                                             : *errorOf(done));
                                  return;
                              }
                              Keeping finished = kept;
                              finished.keptId = std::get<ImportOutcome>(outcome).conversationId;
                              onKept(finished);
                          });
             });
}

void ChatViewModel::onKept(const Keeping& kept) {
    m_drafts.move(kept.privateId, kept.keptId);
    m_attachments.move(kept.privateId, kept.keptId);
    const auto then = std::exchange(m_afterLeaving, nullptr);
    // The private one stays in memory, where nothing but an undo finds it.
    if (then) {
        emit leavingChanged();
        begin(0);
        then();
    } else {
        show(kept.keptId, std::nullopt);
    }
    const auto isPrivateAgain = std::make_shared<bool>(false);
    UndoableAct act;
    act.done = tr("This conversation is in the history now.");
    act.undone = tr("The conversation was taken out of the history.");
    act.takeBack = [this, kept, isPrivateAgain] { return takeOut(kept, isPrivateAgain); };
    act.afterwards = [this, kept, isPrivateAgain] {
        const bool wasShown = m_conversationId == kept.keptId;
        if (*isPrivateAgain) {
            m_drafts.move(kept.keptId, kept.privateId);
            m_attachments.move(kept.keptId, kept.privateId);
        }
        if (wasShown && *isPrivateAgain)
            show(kept.privateId, std::nullopt);
        else if (wasShown)
            begin(0);
        m_service.noteChange(kept.keptId);
    };
    m_undo.push(std::move(act));
}

/// For good when nothing has been added and the private one comes back into sight; else into the trash, so
/// that nothing is lost.
QFuture<StoreDone> ChatViewModel::takeOut(const Keeping& kept, const std::shared_ptr<bool>& isPrivateAgain) {
    if (m_service.answeringConversationId() == kept.keptId)
        m_service.stop();
    const QFuture<StoreResult<UndoStep>> taken = whenDone(
        m_store.conversation(kept.keptId), this,
        [this, kept, isPrivateAgain](const StoreResult<ConversationRow>& row) {
            const auto* now = std::get_if<ConversationRow>(&row);
            *isPrivateAgain =
                now != nullptr && now->messageCount == kept.messageCount && m_conversationId == kept.keptId;
            return *isPrivateAgain ? m_store.removeImport(kept.importId) : m_store.remove({kept.keptId});
        });
    return whenDone(taken, this, [this, isPrivateAgain](const StoreResult<UndoStep>& step) {
        if (const StoreError* error = errorOf(step))
            return QtFuture::makeReadyFuture(StoreDone(*error));
        return *isPrivateAgain ? m_store.deleteForGood(std::get<UndoStep>(step))
                               : QtFuture::makeReadyFuture(StoreDone());
    });
}

void ChatViewModel::setKeeping(bool isKeeping) {
    m_isKeeping = isKeeping;
    emit stateChanged();
}

} // namespace conclave
