// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/chat/chat_service.h"
#include "app/settings/app_settings.h"
#include "ui/chat/transcript_model.h"
#include "ui/components/notices.h"

#include <QObject>
#include <QQmlEngine>
#include <QUrl>

namespace conclave {

/// The shown conversation and what can be done with it.
///
/// Conversation 0 is one that has not begun. An answer goes on when another conversation is shown; coming
/// back shows all of it. Ids are numbers to QML (double), which knows no 64-bit integers. Lives on the GUI
/// thread; everything it is given outlives it.
class ChatViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by WindowContext")
    Q_PROPERTY(double conversationId READ conversationId NOTIFY conversationIdChanged)
    Q_PROPERTY(QString title READ title NOTIFY titleChanged)
    Q_PROPERTY(conclave::TranscriptModel* transcript READ transcript CONSTANT)
    Q_PROPERTY(bool isEmpty READ isEmpty NOTIFY contentChanged)
    Q_PROPERTY(QString draft READ draft WRITE setDraft NOTIFY draftChanged)
    Q_PROPERTY(bool isAnswering READ isAnswering NOTIFY stateChanged)
    Q_PROPERTY(bool isAnsweringHere READ isAnsweringHere NOTIFY stateChanged)
    Q_PROPERTY(double answeringConversationId READ answeringConversationId NOTIFY stateChanged)
    Q_PROPERTY(QString blockedReason READ blockedReason NOTIFY stateChanged)
    Q_PROPERTY(bool canSend READ canSend NOTIFY stateChanged)

  public:
    ChatViewModel(ChatService& service, ChatStore& store, AppSettings& settings, Notices& notices,
                  QObject* parent = nullptr);

    qint64 conversationId() const { return m_conversationId; }
    QString title() const { return m_title; }
    TranscriptModel* transcript() { return &m_transcript; }
    bool isEmpty() const { return m_transcript.messages().isEmpty() && !m_isOpening; }
    QString draft() const { return m_drafts.value(m_conversationId); }
    void setDraft(const QString& text);
    bool isAnswering() const { return m_service.isAnswering(); }
    bool isAnsweringHere() const;
    qint64 answeringConversationId() const { return m_service.answeringConversationId(); }
    /// Why a question cannot be sent now, for people; empty when it can.
    QString blockedReason() const;
    bool canSend() const { return blockedReason().isEmpty(); }

    /// The title may have been changed elsewhere.
    void reloadTitle();

    Q_INVOKABLE void newConversation();
    Q_INVOKABLE void open(qint64 conversationId);
    /// Shows the branch through @p messageId (0: the shown one).
    Q_INVOKABLE void openAt(qint64 conversationId, qint64 messageId, const QString& searchText);
    /// Returns false, and asks nothing, when it is empty or blockedReason() says why not.
    Q_INVOKABLE bool ask(const QString& question);
    Q_INVOKABLE void stop();
    Q_INVOKABLE void regenerate(qint64 messageId);
    /// Shows the answer @p step (-1 or 1) places beside @p messageId.
    Q_INVOKABLE void showSibling(qint64 messageId, int step);
    Q_INVOKABLE void copy(const QString& text);

    /// @p format "markdown" or "json". Says in a toast where it went, or in the error card why it did not.
    Q_INVOKABLE void exportTo(const QString& format, const QUrl& file);
    /// A file URL in the documents folder to offer in the save dialog.
    Q_INVOKABLE QUrl exportUrl(const QString& format) const;

    /// Opens a link of an answer in the browser; ignored when it is none of http, https, mailto.
    Q_INVOKABLE void openLink(const QString& link);

  signals:
    void conversationIdChanged();
    void titleChanged();
    void contentChanged(); ///< messages came or went
    void draftChanged();
    void stateChanged();

  private:
    void setConversation(qint64 conversationId);
    void setTitle(const QString& title);
    void reload();
    void onMessageAdded(const MessageRow& message);
    void onDelta(qint64 messageId, const AnswerDelta& delta, qint64 reasoningMs);
    void onFinished(const MessageRow& message);
    void onAskFailed(const QString& question, const StoreError& error);
    void onStateChanged();
    void showStoreError(const StoreError& error);

    ChatService& m_service;
    ChatStore& m_store;
    AppSettings& m_settings;
    Notices& m_notices;
    TranscriptModel m_transcript;
    QHash<qint64, QString> m_drafts; ///< by conversation; 0: the one that has not begun
    MessageRow m_live;               ///< the answer under way, whichever conversation is shown; id 0: none
    qint64 m_conversationId = 0;
    QString m_title;
    QString m_prefillText;
    qint64 m_askedConversationId = -1; ///< of the question that is being saved; -1: none
    bool m_isOpening = false;
};

} // namespace conclave
