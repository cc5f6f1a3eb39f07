// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attachments/attachments.h"

#include "app/futures/when_done.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>

#include <algorithm>
#include <array>
#include <utility>

namespace conclave {

Attachments::Attachments(ChatService& service, ChatStore& store, TranscriptModel& transcript, UndoStack& undo,
                         Notices& notices, QObject* parent)
    : QObject(parent), m_store(store), m_transcript(transcript), m_undo(undo), m_notices(notices),
      m_editor(m_reader, m_meter, undo, notices), m_view(notices) {
    connect(&service, &ChatService::modelLoaded, this, [this](const LoadedModel& model) {
        m_meter.setModel(model);
        for (AttachmentList* const list : std::as_const(m_lists))
            list->countAgain();
        m_editor.countAgain();
    });
    m_meter.setModel(service.model());
    load();
}

void Attachments::load() {
    whenDone(m_store.draftAttachments(), this,
             [this](const StoreResult<QHash<qint64, QVector<Attachment>>>& result) {
                 const StoreError* error = errorOf(result);
                 if (error != nullptr && error->kind == StoreError::Kind::Locked)
                     connect(&m_store, &ChatStore::listChanged, this, &Attachments::load,
                             Qt::SingleShotConnection);
                 if (error != nullptr)
                     return; // opened() says why
                 const auto& drafts = std::get<QHash<qint64, QVector<Attachment>>>(result);
                 for (auto it = drafts.cbegin(); it != drafts.cend(); ++it)
                     if (!m_touched.contains(it.key()))
                         list(it.key()).prepend(it.value());
             });
}

AttachmentList& Attachments::list(qint64 conversationId) {
    AttachmentList*& list = m_lists[conversationId];
    if (list == nullptr) {
        list = new AttachmentList(m_reader, m_meter, m_undo, m_notices, this);
        watch(*list);
    }
    return *list;
}

void Attachments::watch(AttachmentList& list) {
    connect(&list, &AttachmentList::changed, this, [this, at = &list] {
        const qint64 id = m_lists.key(at);
        save(id);
        emit changed(id);
    });
    connect(&list, &AttachmentList::readingChanged, this, &Attachments::sendIfRead);
    connect(&list, &AttachmentList::countChanged, this,
            [this, at = &list] { m_touched.insert(m_lists.key(at)); });
}

void Attachments::save(qint64 conversationId) {
    if (!isPrivateId(conversationId) && !m_sending.contains(conversationId))
        m_store.saveDraftAttachments(conversationId, ready(conversationId));
}

void Attachments::setConversation(qint64 conversationId) {
    if (m_conversationId == conversationId)
        return;
    setSendWaiting(false);
    m_view.close();
    m_conversationId = conversationId;
    emit composerChanged();
}

// -------------------------------------------------------------------------------------------------- sending

void Attachments::beginSending(qint64 conversationId) {
    setSendWaiting(false);
    noteSending(conversationId, ready(conversationId));
    list(conversationId).clear();
}

void Attachments::noteSending(qint64 conversationId, const QVector<Attachment>& files) {
    m_sending.insert(conversationId, files);
}

void Attachments::sent(qint64 conversationId) {
    if (m_sending.remove(conversationId) > 0)
        save(conversationId);
}

void Attachments::notSent(qint64 conversationId) {
    if (!m_sending.contains(conversationId))
        return;
    const QVector<Attachment> files = m_sending.take(conversationId);
    list(conversationId).prepend(files);
    save(conversationId);
}

void Attachments::move(qint64 from, qint64 to) {
    if (list(from).count() == 0)
        return;
    // The list itself moves, with what is still being read.
    AttachmentList* const moved = m_lists.take(from);
    AttachmentList* const before = m_lists.take(to);
    m_lists.insert(to, moved);
    if (before != nullptr)
        moved->prepend(before->ready());
    m_touched.insert(to);
    save(from);
    save(to);
    emit composerChanged();
    emit changed(from);
    emit changed(to);
}

void Attachments::forget(qint64 conversationId) {
    m_sending.remove(conversationId);
    list(conversationId).clear();
}

void Attachments::setSendWaiting(bool isWaiting) {
    if (std::exchange(m_isSendWaiting, isWaiting) != isWaiting)
        emit sendWaitingChanged();
}

void Attachments::sendWhenRead() {
    setSendWaiting(true);
    sendIfRead();
}

void Attachments::sendIfRead() {
    if (!m_isSendWaiting || composer()->isReading())
        return;
    setSendWaiting(false);
    if (!composer()->hasFailed())
        emit readyToSend();
}

// -------------------------------------------------------------------------------------------------- editing

void Attachments::beginEdit(const QVector<Attachment>& files) {
    m_editor.clear();
    m_editor.prepend(files);
    m_isEditing = true;
}

void Attachments::endEdit() {
    m_editor.clear();
    m_isEditing = false;
}

// --------------------------------------------------------------------------------------------------- coming

void Attachments::add(const QList<QUrl>& files) {
    (m_isEditing ? m_editor : *composer()).add(files);
}

bool Attachments::isAttachable(const QUrl& file) const {
    // Exports and histories of other programs, which have no text to attach. JSON has.
    static constexpr std::array kNoTexts = {"zip", "chat", "sqlite", "db"};
    const QFileInfo info(file.toLocalFile());
    const QString suffix = info.suffix().toLower();
    return file.isLocalFile() && !info.isDir() &&
           std::none_of(kNoTexts.begin(), kNoTexts.end(),
                        [&suffix](const char* known) { return suffix == QLatin1String(known); });
}

bool Attachments::paste() {
    const QMimeData* const data = QGuiApplication::clipboard()->mimeData();
    if (data == nullptr || !data->hasUrls())
        return false;
    const QList<QUrl> files = data->urls();
    if (files.isEmpty() ||
        !std::all_of(files.cbegin(), files.cend(), [](const QUrl& url) { return url.isLocalFile(); }))
        return false; // an address from a browser is text
    add(files);
    return true;
}

// -------------------------------------------------------------------------------------------------- looking

void Attachments::show(AttachmentList* in, int row) {
    if (in != nullptr && in->at(row) != nullptr)
        m_view.show(*in->at(row), in, row);
}

void Attachments::showSent(double messageId, int index) {
    const MessageRow* const message = m_transcript.find(static_cast<qint64>(messageId));
    if (message != nullptr && index >= 0 && index < message->attachments.size())
        m_view.show(message->attachments[index]);
}

} // namespace conclave
