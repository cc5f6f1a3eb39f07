// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accessibility/answer_reader.h"

#include <QAccessible>

#include <utility>

namespace conclave {

AnswerReader::AnswerReader(ChatService& service, std::function<qint64()> shownConversation, QObject* parent)
    : QObject(parent), m_shownConversation(std::move(shownConversation)) {
    connect(&service, &ChatService::messageAdded, this, [this](const MessageRow& message) {
        if (message.role != Role::Assistant)
            return;
        m_answer = message;
        m_text = {};
        m_saidThinking = false;
    });
    connect(&service, &ChatService::answerDelta, this,
            [this](qint64 messageId, const AnswerDelta& delta, qint64) {
                if (messageId != m_answer.id)
                    return;
                m_answer.text += delta.answer;
                if (!isWanted(m_answer.conversationId))
                    return;
                if (!delta.reasoning.isEmpty() && !std::exchange(m_saidThinking, true))
                    emit spoken(tr("The model is thinking.", "read aloud"));
                say(m_text.take(m_answer.text));
            });
    connect(&service, &ChatService::answerFinished, this, [this](const MessageRow& message) {
        if (message.id != m_answer.id)
            return;
        m_answer = {};
        if (!isWanted(message.conversationId))
            return;
        say(m_text.finish(message.text));
        if (message.state == MessageState::Failed)
            emit spoken(message.errorText);
        else if (message.state == MessageState::Stopped)
            emit spoken(tr("The answer was stopped.", "read aloud"));
        else
            emit spoken(tr("End of the answer.", "read aloud"));
    });
}

bool AnswerReader::isWanted(qint64 conversationId) const {
    return QAccessible::isActive() && m_shownConversation() == conversationId;
}

void AnswerReader::say(const QStringList& sentences) {
    for (const QString& sentence : sentences)
        emit spoken(sentence);
}

} // namespace conclave
