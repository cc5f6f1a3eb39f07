// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/attach/attachment_reader.h"
#include "app/chat/chat_service.h"
#include "app/chat/context_meter.h"
#include "ui/attachments/attachment_list.h"
#include "ui/attachments/attachment_view.h"
#include "ui/chat/transcript_model.h"

#include <QHash>
#include <QObject>
#include <QQmlEngine>
#include <QSet>

namespace conclave {

/// What is attached: to the question in the composer of each conversation, to the one that is being edited,
/// and to those that were sent, which can be looked at.
///
/// What is attached in the composer is kept as its text is (drafts.h): in the store with each change, and
/// what is being sent until its question is there. That of private conversations stays here. Lives on the GUI
/// thread; owned by ChatViewModel.
class Attachments : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by ChatViewModel")
    Q_PROPERTY(conclave::AttachmentList* composer READ composer NOTIFY composerChanged)
    Q_PROPERTY(conclave::AttachmentList* editor READ editor CONSTANT) ///< of the question that is edited
    Q_PROPERTY(conclave::AttachmentView* view READ view CONSTANT)
    Q_PROPERTY(bool isSendWaiting READ isSendWaiting NOTIFY sendWaitingChanged)

  public:
    Attachments(ChatService& service, ChatStore& store, TranscriptModel& transcript, UndoStack& undo,
                Notices& notices, QObject* parent = nullptr);

    AttachmentList* composer() { return &list(m_conversationId); }
    AttachmentList* editor() { return &m_editor; }
    AttachmentView* view() { return &m_view; }
    /// The question is sent as soon as all files are read, if they can be.
    bool isSendWaiting() const { return m_isSendWaiting; }

    void setConversation(qint64 conversationId);
    QVector<Attachment> ready(qint64 conversationId) { return list(conversationId).ready(); }

    // As in Drafts:
    void beginSending(qint64 conversationId);
    /// The same of @p files that are not in the composer: notSent() puts them there.
    void noteSending(qint64 conversationId, const QVector<Attachment>& files);
    void sent(qint64 conversationId);
    void notSent(qint64 conversationId);
    void move(qint64 from, qint64 to);
    void forget(qint64 conversationId);

    /// readyToSend() follows, unless one cannot be read or another conversation is shown first.
    void sendWhenRead();

    void beginEdit(const QVector<Attachment>& files);
    void endEdit();

    /// To the question that is edited, if one is, else to the one in the composer.
    Q_INVOKABLE void add(const QList<QUrl>& files);
    /// Whether it may be dropped; what is in it is seen when it is read.
    Q_INVOKABLE bool isAttachable(const QUrl& file) const;
    /// Files in the clipboard, as file managers put them there. False: there are none.
    Q_INVOKABLE bool paste();
    /// Opens view() on one of @p in, or of a question that was sent.
    Q_INVOKABLE void show(conclave::AttachmentList* in, int row);
    Q_INVOKABLE void showSent(double messageId, int index);

  signals:
    void composerChanged();
    void changed(qint64 conversationId); ///< ready() is another one
    void sendWaitingChanged();
    void readyToSend();

  private:
    AttachmentList& list(qint64 conversationId);
    void watch(AttachmentList& list);
    void load();
    void save(qint64 conversationId);
    void setSendWaiting(bool isWaiting);
    void sendIfRead();

    ChatStore& m_store;
    TranscriptModel& m_transcript;
    UndoStack& m_undo;
    Notices& m_notices;
    AttachmentReader m_reader;
    ContextMeter m_meter;
    QHash<qint64, AttachmentList*> m_lists; ///< of the composer, by conversation; children of this, kept for
                                            ///< good: an undo may come back to each
    AttachmentList m_editor;
    AttachmentView m_view;
    QHash<qint64, QVector<Attachment>> m_sending;
    QSet<qint64> m_touched; ///< since the start: what the store still has of them is old
    qint64 m_conversationId = 0;
    bool m_isEditing = false;
    bool m_isSendWaiting = false;
};

} // namespace conclave
