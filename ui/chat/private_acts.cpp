// SPDX-License-Identifier: GPL-3.0-or-later
// Leaving a private conversation: a part of ChatViewModel.
#include "ui/chat/chat_view_model.h"

#include <utility>

namespace conclave {

void ChatViewModel::whenLeft(std::function<void()> then) {
    if (!isPrivate() || (m_transcript.messages().isEmpty() && m_askedConversationId != m_conversationId)) {
        if (isPrivate())
            m_drafts.forget(m_conversationId);
        then();
        return;
    }
    m_afterLeaving = std::move(then);
    emit leavingChanged();
}

void ChatViewModel::leave() {
    if (!m_afterLeaving)
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

bool ChatViewModel::mayClose() {
    if (!isPrivate() || isEmpty())
        return true;
    whenLeft([this] { emit closeWanted(); });
    return false;
}

void ChatViewModel::forgetPrivate() {
    const qint64 id = m_conversationId;
    m_drafts.forget(id);
    begin(0);
    if (id != kNewPrivateConversation)
        dropPrivate(id);
}

void ChatViewModel::dropPrivate(qint64 conversationId) {
    m_service.forget(conversationId);
    m_store.remove({conversationId}).then(this, [this](const StoreResult<UndoStep>& result) {
        if (const auto* step = std::get_if<UndoStep>(&result))
            m_store.deleteForGood(*step);
    });
}

} // namespace conclave
