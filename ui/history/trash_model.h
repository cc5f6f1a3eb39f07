// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/chat_store.h"
#include "ui/history/undo_stack.h"

#include <QAbstractListModel>
#include <QQmlEngine>

namespace conclave {

/// What was deleted and can still be had back, the newest first. Lives on the GUI thread; everything it is
/// given outlives it.
class TrashModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by WindowContext")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(bool isLoaded READ isLoaded NOTIFY countChanged)

  public:
    enum Role {
        TitleRole = Qt::UserRole + 1,
        KindRole,     ///< what it is, in a word: "Conversation", "3 conversations", "Messages", …
        GlyphRole,    ///< the name of the icon for it
        DetailRole,   ///< when it was deleted, and what of
        DaysLeftRole, ///< until it is deleted for good, in words
        StampRole,    ///< UndoStep::stampMs
    };

    TrashModel(ChatStore& store, UndoStack& undo, Notices& notices, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int count() const { return static_cast<int>(m_items.size()); }
    bool isLoaded() const { return m_isLoaded; }

    Q_INVOKABLE void load();
    Q_INVOKABLE void restore(int row);
    /// Asking first is the window's.
    Q_INVOKABLE void deleteForGood(int row);
    Q_INVOKABLE void empty();

    static constexpr int kDaysKept = 30;

  signals:
    void countChanged();
    void restored(); ///< lists should be read again

  private:
    void setItems(const QVector<TrashItem>& items);

    ChatStore& m_store;
    UndoStack& m_undo;
    Notices& m_notices;
    QVector<TrashItem> m_items;
    bool m_isLoaded = false;
};

} // namespace conclave
