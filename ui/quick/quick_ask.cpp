// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/quick/quick_ask.h"

#include "ui/models/model_picker_model.h"

#include <utility>

namespace conclave {

QuickAsk::QuickAsk(ChatService& service, ChatStore& store, AppSettings& settings, ModelPickerModel& models,
                   QObject* parent)
    : QObject(parent), m_models(models),
      m_chat(service, store, settings, m_undo, m_notices, Drafts::Keeping::InMemory),
      m_presets(service, store, *m_chat.answering(), m_undo, m_notices) {
    m_chat.setAskedElsewhere([this] { return !m_chat.hasAsked(); });
    for (const auto change : {&ChatViewModel::contentChanged, &ChatViewModel::stateChanged})
        connect(&m_chat, change, this, &QuickAsk::changed);
    connect(&m_chat, &ChatViewModel::conversationIdChanged, this, [this] {
        if (m_chat.conversationId() > 0 && std::exchange(m_isWindowWanted, false))
            emit windowWanted(m_chat.conversationId());
    });
}

void QuickAsk::begin() {
    m_isWindowWanted = false;
    if (m_chat.isAnsweringHere() || (m_chat.isPrivate() && !m_chat.isEmpty()) || m_chat.isEmpty())
        return;
    m_notices.dismissError();
    m_notices.dismissToast();
    m_chat.newConversation();
}

void QuickAsk::setPrivate(bool isPrivate) {
    if (!canChoosePrivate() || isPrivate == m_chat.isPrivate())
        return;
    const QString typed = m_chat.wholeDraft();
    m_chat.setDraft({});
    if (isPrivate)
        m_chat.newPrivateConversation();
    else
        m_chat.newConversation();
    m_chat.setDraft(typed);
}

void QuickAsk::openInWindow() {
    if (m_chat.conversationId() > 0) {
        emit windowWanted(m_chat.conversationId());
        return;
    }
    m_isWindowWanted = m_chat.canSend() && !m_chat.wholeDraft().trimmed().isEmpty();
    if (m_isWindowWanted)
        m_chat.ask(m_chat.draft()); // perhaps not at once: it may have to be counted first
    else
        emit windowWanted(0);
}

} // namespace conclave
