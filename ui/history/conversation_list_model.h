// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/chat_store.h"
#include "ui/components/notices.h"

#include <QAbstractListModel>
#include <QQmlEngine>

namespace conclave {

class ChatService;

/// The conversations of the history, the newest message first. Rows move, come and go one by one; deleting
/// can be undone from the toast. Lives on the GUI thread; everything it is given outlives it.
class ConversationListModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by WindowContext")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

  public:
    enum Role {
        IdRole = Qt::UserRole + 1, ///< ConversationRow::id
        TitleRole,
        TimeRole,    ///< when its newest message was written: the time today, else the day
        SectionRole, ///< "Today", "Yesterday", "Earlier"
    };

    ConversationListModel(ChatService& service, ChatStore& store, Notices& notices,
                          QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return static_cast<int>(m_rows.size()); }

    /// Reads the whole list from the store.
    void load();
    /// An empty @p title leaves the old one.
    Q_INVOKABLE void rename(qint64 id, const QString& title);
    /// Into the trash; a toast offers to undo it.
    Q_INVOKABLE void remove(qint64 id);
    Q_INVOKABLE int rowOf(qint64 id) const; ///< -1: not here
    Q_INVOKABLE qint64 idAt(int row) const; ///< 0: no such row
    /// The day may have changed: times and sections are announced anew.
    Q_INVOKABLE void refreshTimes();

  signals:
    void countChanged();
    void renamed(qint64 id);
    void removed(qint64 id);
    void restored(qint64 id);

  private:
    void reloadRow(qint64 id, bool isRestored = false);
    void put(const ConversationRow& row);
    void restore(qint64 id, const UndoStep& step);

    ChatService& m_service;
    ChatStore& m_store;
    Notices& m_notices;
    QVector<ConversationRow> m_rows;
};

} // namespace conclave
