// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/chat/chat_service.h"
#include "ui/accessibility/spoken_text.h"

#include <QObject>
#include <QQmlEngine>

#include <functional>

namespace conclave {

/// What a screen reader is told of the answer that is being written in the shown conversation: that the model
/// thinks, then each sentence once it is whole, then how it ended. Silent while no screen reader is there.
/// Lives on the GUI thread.
class AnswerReader : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by WindowContext")

  public:
    /// @p shownConversation gives the id of the conversation that is in sight. The service outlives this.
    AnswerReader(ChatService& service, std::function<qint64()> shownConversation, QObject* parent = nullptr);

  signals:
    void spoken(const QString& sentence);

  private:
    void say(const QStringList& sentences);
    bool isWanted(qint64 conversationId) const;

    std::function<qint64()> m_shownConversation;
    MessageRow m_answer; ///< under way; id 0: none
    SpokenText m_text;
    bool m_saidThinking = false;
};

} // namespace conclave
