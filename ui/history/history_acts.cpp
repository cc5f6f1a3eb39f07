// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/history_acts.h"

#include "app/chat/chat_service.h"
#include "app/futures/when_done.h"

#include <QHash>

#include <utility>

namespace conclave {

namespace {

QVector<qint64> toIds(const QList<double>& numbers) {
    QVector<qint64> ids;
    for (const double number : numbers)
        if (number > 0)
            ids.append(static_cast<qint64>(number));
    return ids;
}

/// Finished with the last of @p futures; the first error in them is its result. The store answers in order.
QFuture<StoreDone> all(const QVector<QFuture<StoreDone>>& futures, QObject* context) {
    if (futures.isEmpty())
        return QtFuture::makeReadyFuture(StoreDone());
    return whenDone(futures.last(), context, [futures](const StoreDone&) -> StoreDone {
        for (const auto& future : futures)
            if (const StoreDone done = future.result(); errorOf(done))
                return done;
        return std::monostate{};
    });
}

} // namespace

HistoryActs::HistoryActs(ChatService& service, ChatStore& store, UndoStack& undo, Notices& notices,
                         QObject* parent)
    : QObject(parent), m_service(service), m_store(store), m_undo(undo), m_notices(notices) {}

void HistoryActs::showError(const StoreError& error) {
    m_notices.showError(error.title, error.detail);
}

void HistoryActs::announce(const QVector<qint64>& ids) {
    emit conversationsChanged(ids);
    emit foldersChanged();
}

void HistoryActs::withRows(const QVector<qint64>& ids,
                           const std::function<void(const QVector<ConversationRow>&)>& next) {
    if (ids.isEmpty())
        return;
    QVector<QFuture<StoreResult<ConversationRow>>> futures;
    for (const qint64 id : ids)
        futures.append(m_store.conversation(id));
    whenDone(futures.last(), this, [this, futures, next](const StoreResult<ConversationRow>&) {
        QVector<ConversationRow> rows;
        for (const auto& future : futures) { // the store answers in order: all of them are finished
            const StoreResult<ConversationRow> result = future.result();
            if (const StoreError* error = errorOf(result)) {
                showError(*error);
                return;
            }
            rows.append(std::get<ConversationRow>(result));
        }
        next(rows);
    });
}

// -------------------------------------------------------------------------------------------- conversations

void HistoryActs::rename(double id, const QString& title) {
    const QString text = title.simplified();
    const auto conversationId = static_cast<qint64>(id);
    if (conversationId == 0 || text.isEmpty())
        return;
    whenDone(m_store.rename(conversationId, text), this, [this, conversationId](const StoreDone& result) {
        if (const StoreError* error = errorOf(result))
            showError(*error);
        emit conversationsChanged({conversationId}); // after a failure: the old title again
        emit renamed(conversationId);
    });
}

void HistoryActs::setPinned(const QList<double>& numbers, bool isPinned) {
    const QVector<qint64> ids = toIds(numbers);
    QVector<QFuture<StoreDone>> futures;
    for (const qint64 id : ids)
        futures.append(m_store.setPinned(id, isPinned));
    whenDone(all(futures, this), this, [this, ids](const StoreDone& result) {
        if (const StoreError* error = errorOf(result))
            showError(*error);
        announce(ids);
    });
}

void HistoryActs::setArchived(const QList<double>& numbers, bool isArchived) {
    const QVector<qint64> ids = toIds(numbers);
    const auto change = [this, ids](bool wanted) {
        QVector<QFuture<StoreDone>> futures;
        for (const qint64 id : ids)
            futures.append(m_store.setArchived(id, wanted));
        return all(futures, this);
    };
    withRows(ids, [this, ids, change, isArchived](const QVector<ConversationRow>& rows) {
        const int count = static_cast<int>(rows.size());
        const QString title = rows.first().title;
        whenDone(
            change(isArchived), this, [this, ids, change, isArchived, count, title](const StoreDone& result) {
                announce(ids);
                if (const StoreError* error = errorOf(result)) {
                    showError(*error);
                    return;
                }
                UndoableAct act;
                act.takeBack = [change, isArchived] { return change(!isArchived); };
                act.afterwards = [this, ids] { announce(ids); };
                const QString in = count == 1
                                       ? tr("“%1” was archived.", "%1 is a conversation's title").arg(title)
                                       : tr("%n conversations were archived.", "", count);
                const QString out =
                    count == 1 ? tr("“%1” is no longer archived.", "%1 is a conversation's title").arg(title)
                               : tr("%n conversations are no longer archived.", "", count);
                act.done = isArchived ? in : out;
                act.undone = isArchived ? out : in;
                m_undo.push(std::move(act));
            });
    });
}

void HistoryActs::moveToFolder(const QList<double>& numbers, double folder) {
    const QVector<qint64> ids = toIds(numbers);
    const auto folderId = static_cast<qint64>(folder);
    withRows(ids, [this, folderId](const QVector<ConversationRow>& rows) {
        QHash<qint64, QVector<qint64>> idsByFolder; // where they were
        QVector<qint64> moved;
        for (const ConversationRow& row : rows)
            if (row.folderId != folderId) {
                idsByFolder[row.folderId].append(row.id);
                moved.append(row.id);
            }
        if (moved.isEmpty())
            return;
        const int count = static_cast<int>(moved.size());
        const QString title = rows.first().title;
        whenDone(m_store.moveToFolder(moved, folderId), this, [=, this](const StoreDone& result) {
            announce(moved);
            if (const StoreError* error = errorOf(result)) {
                showError(*error);
                return;
            }
            UndoableAct act;
            act.done = count == 1
                           ? tr("“%1” was moved.", "to a folder; %1 is a conversation's title").arg(title)
                           : tr("%n conversations were moved.", "", count);
            act.undone = count == 1
                             ? tr("“%1” is where it was.", "a move was undone; %1 is a title").arg(title)
                             : tr("%n conversations are where they were.", "", count);
            act.takeBack = [this, idsByFolder] {
                QVector<QFuture<StoreDone>> futures;
                for (auto it = idsByFolder.begin(); it != idsByFolder.end(); ++it)
                    futures.append(m_store.moveToFolder(it.value(), it.key()));
                return all(futures, this);
            };
            act.afterwards = [this, moved] { announce(moved); };
            m_undo.push(std::move(act));
        });
    });
}

void HistoryActs::duplicate(double id) {
    withRows(toIds({id}), [this](const QVector<ConversationRow>& rows) {
        whenDone(m_store.duplicate(rows.first().id, rows.first().currentLeaf), this,
                 [this](const StoreResult<ConversationRow>& result) {
                     if (const StoreError* error = errorOf(result)) {
                         showError(*error);
                         return;
                     }
                     const ConversationRow& copy = std::get<ConversationRow>(result);
                     announce({copy.id});
                     m_notices.showToast(
                         tr("Duplicated as “%1”.", "%1 is a conversation's title").arg(copy.title));
                     emit duplicated(copy.id);
                 });
    });
}

void HistoryActs::remove(const QList<double>& numbers) {
    const QVector<qint64> ids = toIds(numbers);
    if (ids.isEmpty())
        return;
    if (ids.contains(m_service.answeringConversationId()))
        m_service.stop();
    whenDone(m_store.remove(ids), this, [this, ids](const StoreResult<UndoStep>& result) {
        if (const StoreError* error = errorOf(result)) {
            showError(*error);
            return;
        }
        const UndoStep step = std::get<UndoStep>(result);
        const int count = static_cast<int>(ids.size());
        announce(ids);
        emit removed(ids);
        UndoableAct act;
        act.done = count == 1 ? tr("“%1” was deleted.", "%1 is a conversation's title").arg(step.title)
                              : tr("%n conversations were deleted.", "", count);
        act.undone = count == 1 ? tr("Restored “%1”.", "%1 is a conversation's title").arg(step.title)
                                : tr("Restored %n conversations.", "", count);
        act.stampMs = step.stampMs;
        act.takeBack = [this, step] { return m_store.restore(step); };
        act.afterwards = [this, ids] {
            announce(ids);
            emit restored(ids);
        };
        m_undo.push(std::move(act));
    });
}

// -------------------------------------------------------------------------------------------------- folders

void HistoryActs::createFolder(const QList<double>& numbers) {
    whenDone(m_store.createFolder(tr("New folder", "name until it gets one")), this,
             [this, numbers](const StoreResult<FolderRow>& result) {
                 if (const StoreError* error = errorOf(result)) {
                     showError(*error);
                     return;
                 }
                 const FolderRow folder = std::get<FolderRow>(result);
                 emit folderCreated(folder);
                 moveToFolder(numbers, static_cast<double>(folder.id));
             });
}

void HistoryActs::renameFolder(double folderId, const QString& name) {
    const QString text = name.simplified();
    if (text.isEmpty())
        return;
    whenDone(m_store.renameFolder(static_cast<qint64>(folderId), text), this,
             [this](const StoreDone& result) {
                 if (const StoreError* error = errorOf(result))
                     showError(*error);
                 emit foldersChanged();
             });
}

void HistoryActs::removeFolder(double folder) {
    whenDone(m_store.removeFolder(static_cast<qint64>(folder)), this,
             [this](const StoreResult<UndoStep>& result) {
                 if (const StoreError* error = errorOf(result)) {
                     showError(*error);
                     return;
                 }
                 const UndoStep step = std::get<UndoStep>(result);
                 emit reloadNeeded();
                 UndoableAct act;
                 act.done = tr("The folder “%1” was deleted, its conversations were kept.", "%1 is its name")
                                .arg(step.title);
                 act.undone = tr("Restored the folder “%1”.", "%1 is its name").arg(step.title);
                 act.stampMs = step.stampMs;
                 act.takeBack = [this, step] { return m_store.restore(step); };
                 act.afterwards = [this] { emit reloadNeeded(); };
                 m_undo.push(std::move(act));
             });
}

} // namespace conclave
