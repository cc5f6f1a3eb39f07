// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/chat_store.h"
#include "ui/history/undo_stack.h"

#include <QList>
#include <QObject>
#include <QQmlEngine>
#include <QVector>

#include <functional>

namespace conclave {

class ChatService;

/// What can be done with conversations and folders as a whole. Whatever takes something out of sight can be
/// undone; several conversations are one act. Ids are numbers to QML (double), which knows no 64-bit
/// integers. Lists learn of what happened by the signals. Lives on the GUI thread; everything it is given
/// outlives it.
class HistoryActs : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by WindowContext")

  public:
    HistoryActs(ChatService& service, ChatStore& store, UndoStack& undo, Notices& notices,
                QObject* parent = nullptr);

    /// An empty @p title leaves the old one.
    Q_INVOKABLE void rename(double id, const QString& title);
    Q_INVOKABLE void setPinned(const QList<double>& ids, bool isPinned);
    Q_INVOKABLE void setArchived(const QList<double>& ids, bool isArchived);
    Q_INVOKABLE void moveToFolder(const QList<double>& ids, double folderId); ///< 0: out of its folder
    /// With all its branches up to what is shown; duplicated() follows.
    Q_INVOKABLE void duplicate(double id);
    /// Into the trash. An answer that is being written there is stopped.
    Q_INVOKABLE void remove(const QList<double>& ids);

    /// A folder with a name to be changed, and @p ids in it; folderCreated() follows.
    Q_INVOKABLE void createFolder(const QList<double>& ids = {});
    Q_INVOKABLE void renameFolder(double folderId, const QString& name);
    /// Its conversations stay.
    Q_INVOKABLE void removeFolder(double folderId);

  signals:
    void conversationsChanged(const QVector<qint64>& ids); ///< title, place or existence: read them again
    void foldersChanged();                                 ///< names or counts
    void renamed(qint64 id);
    void removed(const QVector<qint64>& ids);
    void restored(const QVector<qint64>& ids);
    void reloadNeeded(); ///< a folder went or came back: what was in it is elsewhere now
    void folderCreated(const conclave::FolderRow& folder);
    void duplicated(qint64 id);

  private:
    /// Continues with the rows of @p ids, or shows why they cannot be read.
    void withRows(const QVector<qint64>& ids,
                  const std::function<void(const QVector<ConversationRow>&)>& next);
    /// Lists read @p ids and the folders again.
    void announce(const QVector<qint64>& ids);
    void showError(const StoreError& error);

    ChatService& m_service;
    ChatStore& m_store;
    UndoStack& m_undo;
    Notices& m_notices;
};

} // namespace conclave
