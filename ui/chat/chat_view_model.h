// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/chat/chat_service.h"
#include "app/settings/app_settings.h"
#include "ui/attachments/attachments.h"
#include "ui/chat/answer_details.h"
#include "ui/chat/code_acts.h"
#include "ui/chat/context_edge.h"
#include "ui/chat/drafts.h"
#include "ui/chat/held_texts.h"
#include "ui/chat/summaries.h"
#include "ui/chat/transcript_model.h"
#include "ui/chat/transcript_search.h"
#include "ui/chat/transcript_selection.h"
#include "ui/components/notices.h"
#include "ui/history/undo_stack.h"
#include "ui/presets/conversation_settings.h"

#include <QObject>
#include <QQmlEngine>

#include <functional>
#include <memory>
#include <optional>

namespace conclave {

/// The shown conversation and what can be done with it.
///
/// Conversation 0 is one that has not begun, kNewPrivateConversation a private one. An answer goes on when
/// another conversation is shown; coming back shows all of it. To leave a private conversation is to lose it:
/// isLeaving is true until leave() or stay() is called, and only then anything else is shown. Ids are numbers
/// to QML (double), which knows no 64-bit integers. Lives on the GUI thread; everything it is given outlives
/// it. What can be done with one message is in message_acts.cpp, with a private conversation in
/// private_acts.cpp.
class ChatViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by WindowContext")
    Q_PROPERTY(double conversationId READ conversationId NOTIFY conversationIdChanged)
    Q_PROPERTY(QString title READ title NOTIFY titleChanged)
    Q_PROPERTY(conclave::TranscriptModel* transcript READ transcript CONSTANT)
    Q_PROPERTY(conclave::TranscriptSearch* search READ search CONSTANT)
    Q_PROPERTY(conclave::TranscriptSelection* selection READ selection CONSTANT)
    Q_PROPERTY(conclave::CodeActs* code READ code CONSTANT)
    Q_PROPERTY(conclave::AnswerDetails* details READ details CONSTANT)
    Q_PROPERTY(conclave::ContextEdge* edge READ edge CONSTANT)
    Q_PROPERTY(conclave::Attachments* attachments READ attachments CONSTANT)
    Q_PROPERTY(conclave::Summaries* summaries READ summaries CONSTANT)
    Q_PROPERTY(conclave::ConversationSettings* answering READ answering CONSTANT)
    Q_PROPERTY(bool isPrivate READ isPrivate NOTIFY conversationIdChanged)
    Q_PROPERTY(bool isLeaving READ isLeaving NOTIFY leavingChanged)
    Q_PROPERTY(double editedMessageId READ editedMessageId NOTIFY editChanged) ///< 0: none
    Q_PROPERTY(QString editText READ editText WRITE setEditText NOTIFY editChanged)
    Q_PROPERTY(bool isEmpty READ isEmpty NOTIFY contentChanged)
    Q_PROPERTY(QString draft READ draft WRITE setDraft NOTIFY draftChanged) ///< what the editor shows of it
    Q_PROPERTY(
        QString heldLabel READ heldLabel NOTIFY draftChanged) ///< of its long text; empty: there is none
    Q_PROPERTY(bool isAnswering READ isAnswering NOTIFY stateChanged)
    Q_PROPERTY(bool isAnsweringHere READ isAnsweringHere NOTIFY stateChanged)
    Q_PROPERTY(double answeringConversationId READ answeringConversationId NOTIFY stateChanged)
    Q_PROPERTY(QString blockedReason READ blockedReason NOTIFY stateChanged)
    Q_PROPERTY(bool canSend READ canSend NOTIFY stateChanged)

  public:
    ChatViewModel(ChatService& service, ChatStore& store, AppSettings& settings, UndoStack& undo,
                  Notices& notices, Drafts::Keeping drafts = Drafts::Keeping::InStore,
                  QObject* parent = nullptr);

    qint64 conversationId() const { return m_conversationId; }
    QString title() const { return m_title; }
    TranscriptModel* transcript() { return &m_transcript; }
    bool isEmpty() const { return m_transcript.messages().isEmpty() && !m_isOpening; }
    TranscriptSearch* search() { return &m_search; }
    TranscriptSelection* selection() { return &m_selection; }
    CodeActs* code() { return &m_code; }
    AnswerDetails* details() { return &m_details; }
    ContextEdge* edge() { return &m_edge; }
    Attachments* attachments() { return &m_attachments; }
    Summaries* summaries() { return &m_summaries; }
    ConversationSettings* answering() { return &m_answering; }
    bool isPrivate() const { return isPrivateId(m_conversationId); }
    bool isLeaving() const { return m_afterLeaving != nullptr; }
    double editedMessageId() const { return static_cast<double>(m_editedId); }
    QString editText() const { return m_editText; }
    void setEditText(const QString& text);
    QString draft() const { return m_held.typed(m_conversationId, wholeDraft()); }
    QString wholeDraft() const { return m_drafts.text(m_conversationId); }
    QString heldLabel() const;
    void setDraft(const QString& text);
    bool isAnswering() const { return m_service.isAnswering() || m_service.isInCouncil(); }
    bool isAnsweringHere() const;
    qint64 answeringConversationId() const {
        return m_service.isAnswering() ? m_service.answeringConversationId()
                                       : m_service.councilConversationId();
    }
    /// Why a question cannot be sent now, for people; empty when it can.
    QString blockedReason() const;
    bool canSend() const { return blockedReason().isEmpty(); }

    /// Who is asked in the place of the service; false: nobody else, ask the service. For councils.
    using Asker = std::function<bool(qint64 conversationId, qint64 parentId, const QString& question,
                                     const QVector<Attachment>& files, const AnswerOptions& options)>;
    void setAsker(Asker asker) { m_asker = std::move(asker); }
    /// What was asked here is being saved or answered.
    bool hasAsked() const { return m_hasAsked; }
    /// Says whether another view-model asked what failed: then it tells people, and this one does not.
    void setAskedElsewhere(std::function<bool()> isAskedElsewhere) {
        m_isAskedElsewhere = std::move(isAskedElsewhere);
    }
    /// How the shown conversation is answered.
    AnswerOptions answerOptions(ContextFit fit) const;
    /// Another answer beside @p messageId by the model of the file @p modelPath, which stays chosen.
    void regenerateWith(qint64 messageId, const QString& modelPath);

    /// The title may have been changed elsewhere.
    void reloadTitle();

    Q_INVOKABLE void newConversation();
    Q_INVOKABLE void newPrivateConversation();
    Q_INVOKABLE void open(qint64 conversationId);
    /// Opens the conversation on a branch through @p messageId, scrolls there and marks @p searchText (may be
    /// empty) as the find bar does.
    Q_INVOKABLE void openAt(qint64 conversationId, qint64 messageId, const QString& searchText);
    /// Forgets the private conversation that is shown, and does what was wanted.
    Q_INVOKABLE void leave();
    Q_INVOKABLE void stay();
    /// Another view-model shows the conversation now: a new one is begun, and a private one is not forgotten.
    void letGo();
    /// Copies the private conversation that is shown into the history, where it goes on as any other; then
    /// does what was wanted, as leave() does. Nothing while it is being answered. Can be undone.
    Q_INVOKABLE void keep();
    /// Whether the window may close now; false: isLeaving asks first, and closeWanted() follows.
    Q_INVOKABLE bool mayClose();
    /// A long text in the clipboard becomes part of the draft without going through the editor. False: it is
    /// short enough to be pasted there.
    Q_INVOKABLE bool holdClipboard();
    Q_INVOKABLE void releaseHeld(); ///< into the editor
    Q_INVOKABLE void removeHeld();  ///< until it is undone
    /// Sends @p question, which is what the editor shows or a sample, with the held text and the attachments
    /// of the draft. Whether it has been sent. It is not when it is empty or blockedReason() says why not; it
    /// is sent later when its files are read (attachments()), when edge() has counted it, or when it does not
    /// fit and the user has chosen what to do.
    Q_INVOKABLE bool ask(const QString& question);
    Q_INVOKABLE void stop();
    Q_INVOKABLE void regenerate(qint64 messageId);
    Q_INVOKABLE bool canContinue(qint64 messageId) const; ///< an answer that was stopped, and is the last one
    Q_INVOKABLE void continueAnswer(qint64 messageId);
    /// Shows the message @p step (-1 or 1) places beside @p messageId: another answer to the same question,
    /// or another version of a question with what followed that one.
    Q_INVOKABLE void showSibling(qint64 messageId, int step);
    Q_INVOKABLE void copy(const QString& text);

    // With one message:

    /// Another version of the question is written in its place; the old one stays beside it.
    Q_INVOKABLE void beginEdit(qint64 messageId);
    Q_INVOKABLE void cancelEdit();
    /// Whether it has been sent; not when it is empty, unchanged or blockedReason() says why not. As ask(),
    /// it may be sent later.
    Q_INVOKABLE bool sendEdit();
    /// The message with all that follows it, until it is undone.
    Q_INVOKABLE void removeBranch(qint64 messageId);
    /// A new conversation with everything up to the message, which is opened.
    Q_INVOKABLE void duplicateUpTo(qint64 messageId);
    Q_INVOKABLE bool isQuestion(qint64 messageId) const;
    Q_INVOKABLE bool isPinned(qint64 messageId) const;
    Q_INVOKABLE bool canPin(qint64 messageId) const; ///< not while it is written
    /// What is pinned a model sees however long the conversation gets (app/generation/context_fit.h). Can be
    /// undone.
    Q_INVOKABLE void togglePin(qint64 messageId);
    Q_INVOKABLE void copyPlain(qint64 messageId); ///< as it is read, without Markdown's marks
    Q_INVOKABLE void copyMarkdown(qint64 messageId);
    /// Into the draft, as a quotation in Markdown, to be written on after.
    Q_INVOKABLE void quote(qint64 messageId);
    /// What is selected, or the last answer when nothing is.
    Q_INVOKABLE void quoteSelection();
    Q_INVOKABLE void showDetails(qint64 messageId);
    Q_INVOKABLE void copyDetails();
    Q_INVOKABLE void reproduce(qint64 messageId);

    /// Opens a link of an answer in the browser; ignored when it is none of http, https, mailto.
    Q_INVOKABLE void openLink(const QString& link);

  signals:
    void conversationIdChanged();
    void titleChanged();
    void contentChanged(); ///< messages came or went
    void draftChanged();
    void quoteAdded(); ///< the end of the draft is where to go on
    void stateChanged();
    void editChanged();
    void leavingChanged();
    void closeWanted();      ///< the window was asked to close, and may now
    void rowWanted(int row); ///< of the transcript: to be scrolled to

  private:
    struct Landing {
        qint64 messageId = 0;
        QString words;
    };

    /// A question that edge() weighs, without which it cannot be asked in a new conversation.
    struct Weighed {
        QString text;
        QVector<Attachment> files;
        bool isDraft = false; ///< it stands in the composer, and may be changed there meanwhile
    };

    /// A private conversation on its way into the history, and there.
    struct Keeping {
        qint64 privateId = 0;
        int messageCount = 0;
        qint64 importId = 0;
        qint64 keptId = 0; ///< of the copy
    };

    /// Does @p then at once, or when a private conversation may be forgotten.
    void whenLeft(std::function<void()> then);
    void put(qint64 parentId, const QString& question, const QVector<Attachment>& files, ContextFit fit);
    void send(const QString& question, const QVector<Attachment>& files, ContextFit fit);
    bool sendWhenItFits(const QVector<MessageRow>& path, const Weighed& question, ContextEdge::Send send);
    void sendEdited(ContextFit fit);
    void sendAnother(qint64 answerId, ContextFit fit);
    void askInNew();
    QVector<MessageRow> pathAbove(qint64 messageId) const;
    void forgetPrivate();
    void dropPrivate(qint64 conversationId);
    bool canKeep() const;
    void write(const ForeignConversation& copy, const Keeping& begun);
    void onKept(const Keeping& kept);
    QFuture<StoreDone> takeOut(const Keeping& kept, const std::shared_ptr<bool>& isPrivateAgain);
    void setKeeping(bool isKeeping);
    void begin(qint64 conversationId);
    void show(qint64 conversationId, const std::optional<Landing>& landing);
    void setConversation(qint64 conversationId);
    void setEdit(qint64 messageId, const QString& text, const QVector<Attachment>& files);
    void land();
    void setTitle(const QString& title);
    void reload();
    void onMessageAdded(const MessageRow& message);
    void onResumed(const MessageRow& message);
    void onDelta(qint64 messageId, const AnswerDelta& delta, qint64 reasoningMs);
    void onFinished(const MessageRow& message);
    void noteAsked();
    void onAskFailed(const QString& question, const StoreError& error);
    void onStateChanged();
    void showStoreError(const StoreError& error);
    void addQuote(const QString& markdown);

    ChatService& m_service;
    ChatStore& m_store;
    AppSettings& m_settings;
    UndoStack& m_undo;
    Notices& m_notices;
    Asker m_asker; ///< may be empty
    TranscriptModel m_transcript;
    TranscriptSearch m_search{m_transcript};
    TranscriptSelection m_selection{m_transcript};
    CodeActs m_code;
    ConversationSettings m_answering;
    Summaries m_summaries;
    ContextEdge m_edge;
    AnswerDetails m_details;
    Drafts m_drafts;
    Attachments m_attachments;
    mutable HeldTexts m_held; ///< follows m_drafts when it is looked at
    MessageRow m_live;        ///< the answer under way, whichever conversation is shown; id 0: none
    qint64 m_conversationId = 0;
    QString m_title;
    QString m_prefillText;
    std::optional<qint64> m_askedConversationId; ///< of the question that is being saved
    bool m_hasAsked = false;                     ///< and no answer to it has ended yet
    std::function<bool()> m_isAskedElsewhere;
    bool m_isEditAsked = false; ///< it is another version of one, and no draft
    qint64 m_editedId = 0;
    QString m_editText;
    Weighed m_weighed;
    std::optional<Landing> m_landing;     ///< where to go once the conversation is there
    std::function<void()> m_afterLeaving; ///< empty: nothing waits
    bool m_isOpening = false;
    bool m_isKeeping = false;
};

} // namespace conclave
