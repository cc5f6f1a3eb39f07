// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/trash_model.h"

#include "app/futures/when_done.h"
#include "ui/history/history_times.h"

#include <algorithm>

namespace conclave {

TrashModel::TrashModel(ChatStore& store, UndoStack& undo, Notices& notices, QObject* parent)
    : QAbstractListModel(parent), m_store(store), m_undo(undo), m_notices(notices) {}

int TrashModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant TrashModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const TrashItem& item = m_items[index.row()];
    using Kind = UndoStep::Kind;
    switch (role) {
    case TitleRole:
        return item.title;
    case KindRole:
        switch (item.step.kind) {
        case Kind::Conversations:
            return item.step.count > 1 ? tr("%n conversations", "in the trash", item.step.count)
                                       : tr("Conversation", "in the trash");
        case Kind::Branch:
            return tr("Messages of “%1”", "in the trash; %1 is a conversation").arg(item.whereTitle);
        case Kind::Folder:
            return tr("Folder", "in the trash");
        case Kind::Import:
            return tr("Import", "in the trash: all that it brought");
        }
        return {};
    case GlyphRole:
        return item.step.kind == Kind::Folder   ? QStringLiteral("folder")
               : item.step.kind == Kind::Branch ? QStringLiteral("branch")
                                                : QStringLiteral("chat");
    case DetailRole: {
        const qint64 days = daysAgo(item.deletedMs);
        return days <= 0   ? tr("deleted today")
               : days == 1 ? tr("deleted yesterday")
                           : tr("deleted on %1", "a date").arg(historyTime(item.deletedMs));
    }
    case DaysLeftRole: {
        const int left = std::clamp(kDaysKept - static_cast<int>(daysAgo(item.deletedMs)), 0, kDaysKept);
        return left == 0   ? tr("goes today", "from the trash, for good")
               : left == 1 ? tr("1 day left", "until it is deleted for good")
                           : tr("%n days left", "until it is deleted for good", left);
    }
    case StampRole:
        return item.step.stampMs;
    default:
        return {};
    }
}

QHash<int, QByteArray> TrashModel::roleNames() const {
    return {{TitleRole, "title"},   {KindRole, "kind"},         {GlyphRole, "glyph"},
            {DetailRole, "detail"}, {DaysLeftRole, "daysLeft"}, {StampRole, "stamp"}};
}

void TrashModel::load() {
    whenDone(m_store.trash(), this, [this](const StoreResult<QVector<TrashItem>>& result) {
        if (const StoreError* error = errorOf(result))
            m_notices.showError(error->title, error->detail);
        else
            setItems(std::get<QVector<TrashItem>>(result));
    });
}

void TrashModel::setItems(const QVector<TrashItem>& items) {
    const auto isIn = [](const QVector<TrashItem>& list, const TrashItem& item) {
        return std::any_of(list.begin(), list.end(),
                           [&](const TrashItem& other) { return other.step.stampMs == item.step.stampMs; });
    };
    for (int i = count() - 1; i >= 0; --i)
        if (!isIn(items, m_items[i])) {
            beginRemoveRows({}, i, i);
            m_items.removeAt(i);
            endRemoveRows();
        }
    for (int i = 0; i < items.size(); ++i)
        if (i >= count() || m_items[i].step.stampMs != items[i].step.stampMs) {
            beginInsertRows({}, i, i);
            m_items.insert(i, items[i]);
            endInsertRows();
        }
    while (count() > items.size()) {
        beginRemoveRows({}, count() - 1, count() - 1);
        m_items.removeLast();
        endRemoveRows();
    }
    m_isLoaded = true;
    emit countChanged();
}

void TrashModel::restore(int row) {
    if (row < 0 || row >= count())
        return;
    const TrashItem item = m_items[row];
    whenDone(m_store.restore(item.step), this, [this, item](const StoreDone& result) {
        if (const StoreError* error = errorOf(result)) {
            m_notices.showError(error->title, error->detail);
            return;
        }
        m_undo.forget(item.step.stampMs);
        m_notices.showToast(tr("Restored “%1”.", "%1 is a title").arg(item.title));
        load();
        emit restored();
    });
}

void TrashModel::deleteForGood(int row) {
    if (row < 0 || row >= count())
        return;
    const UndoStep step = m_items[row].step;
    whenDone(m_store.deleteForGood(step), this, [this, step](const StoreDone& result) {
        if (const StoreError* error = errorOf(result))
            m_notices.showError(error->title, error->detail);
        else
            m_undo.forget(step.stampMs);
        load();
    });
}

void TrashModel::empty() {
    whenDone(m_store.emptyTrash(), this, [this](const StoreDone& result) {
        if (const StoreError* error = errorOf(result))
            m_notices.showError(error->title, error->detail);
        else
            m_undo.forgetTrash();
        load();
    });
}

} // namespace conclave
