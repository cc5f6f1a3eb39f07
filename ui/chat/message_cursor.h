// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chat/chat_view_model.h"

#include <QObject>
#include <QQmlEngine>

namespace conclave {

/// The message of the shown conversation that the keyboard has chosen, and what keys act on: the chosen
/// message and what belongs to it, or else the last ones. A message that gives way to another version hands
/// over to it. Lives on the GUI thread; the chat outlives it.
class MessageCursor : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(conclave::ChatViewModel* chat READ chat WRITE setChat NOTIFY chatChanged REQUIRED)
    Q_PROPERTY(double messageId READ messageId NOTIFY changed) ///< 0: none is chosen
    Q_PROPERTY(QString spoken READ spoken NOTIFY changed)      ///< what a screen reader says of it
    Q_PROPERTY(double answerId READ answerId NOTIFY changed)   ///< 0: there is none
    Q_PROPERTY(double questionId READ questionId NOTIFY changed)
    Q_PROPERTY(double versionedId READ versionedId NOTIFY changed) ///< the one of them with several versions
    Q_PROPERTY(bool canContinue READ canContinue NOTIFY changed)   ///< answerId, which was stopped
    Q_PROPERTY(double pinnableId READ pinnableId NOTIFY changed) ///< the chosen message or the last question
    Q_PROPERTY(bool hasReasoning READ hasReasoning NOTIFY changed)

  public:
    using QObject::QObject;

    ChatViewModel* chat() const { return m_chat; }
    void setChat(ChatViewModel* chat);
    double messageId() const { return static_cast<double>(m_id); }
    QString spoken() const;
    double answerId() const;
    double questionId() const;
    double versionedId() const;
    bool canContinue() const;
    double pinnableId() const;
    bool hasReasoning() const;

    /// Chooses the message before (-1) or after (1) the chosen one; the last one when none is. False: there
    /// is no other.
    Q_INVOKABLE bool move(int step);
    Q_INVOKABLE void clear();
    Q_INVOKABLE int firstRow() const; ///< of the chosen message in the transcript; -1: none
    Q_INVOKABLE int lastRow() const;
    /// The last block of code of the answer; empty: it has none.
    Q_INVOKABLE QString lastCode() const;

  signals:
    void chatChanged();
    void changed();

  private:
    const QVector<MessageRow>& messages() const;
    int index() const; ///< of the chosen message; -1: none is chosen
    const MessageRow* answer() const;
    const MessageRow* question() const;
    void choose(int index);
    void onContentChanged();

    ChatViewModel* m_chat = nullptr;
    qint64 m_id = 0;
    int m_index = -1; ///< where it was
};

} // namespace conclave
