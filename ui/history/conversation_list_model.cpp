// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/conversation_list_model.h"

#include "app/chat/chat_service.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace conclave {

namespace {

bool isNewer(const ConversationRow& a, const ConversationRow& b) {
    return a.updatedMs != b.updatedMs ? a.updatedMs > b.updatedMs : a.id > b.id;
}

qint64 daysAgo(qint64 timeMs) {
    return QDateTime::fromMSecsSinceEpoch(timeMs).date().daysTo(QDate::currentDate());
}

/// The clock today, the weekday in the last week, else the date: never stale within a day, so no timer is
/// needed.
QString timeText(qint64 timeMs) {
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(timeMs);
    const qint64 days = daysAgo(timeMs);
    const QLocale locale;
    if (days <= 1) // the C locale's short time has seconds
        return locale.toString(time.time(),
                               locale.timeFormat(QLocale::ShortFormat).remove(QStringLiteral(":ss")));
    if (days < 7)
        return locale.toString(time.date(), QStringLiteral("ddd"));
    if (time.date().year() == QDate::currentDate().year())
        return locale.toString(time.date(), QStringLiteral("d MMM"));
    return locale.toString(time.date(), QLocale::ShortFormat);
}

} // namespace

ConversationListModel::ConversationListModel(ChatService& service, ChatStore& store, Notices& notices,
                                             QObject* parent)
    : QAbstractListModel(parent), m_service(service), m_store(store), m_notices(notices) {
    connect(&service, &ChatService::conversationCreated, this, [this](qint64 id) { reloadRow(id); });
    connect(&service, &ChatService::conversationChanged, this, [this](qint64 id) { reloadRow(id); });
}

int ConversationListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant ConversationListModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ConversationRow& row = m_rows[index.row()];
    switch (role) {
    case IdRole:
        return row.id;
    case TitleRole:
        return row.title;
    case TimeRole:
        return timeText(row.updatedMs);
    case SectionRole:
        switch (std::max<qint64>(0, daysAgo(row.updatedMs))) {
        case 0:
            return tr("Today");
        case 1:
            return tr("Yesterday");
        default:
            return tr("Earlier");
        }
    default:
        return {};
    }
}

QHash<int, QByteArray> ConversationListModel::roleNames() const {
    return {
        {IdRole, "conversationId"}, {TitleRole, "title"}, {TimeRole, "timeText"}, {SectionRole, "section"}};
}

void ConversationListModel::load() {
    m_store.conversations().then(this, [this](const StoreResult<QVector<ConversationRow>>& result) {
        if (const auto* error = std::get_if<StoreError>(&result)) {
            m_notices.showError(error->title, error->detail);
            return;
        }
        beginResetModel();
        m_rows = std::get<QVector<ConversationRow>>(result);
        std::sort(m_rows.begin(), m_rows.end(), isNewer);
        endResetModel();
        emit countChanged();
    });
}

int ConversationListModel::rowOf(qint64 id) const {
    const auto it = std::find_if(m_rows.begin(), m_rows.end(), [&](const auto& row) { return row.id == id; });
    return it == m_rows.end() ? -1 : static_cast<int>(it - m_rows.begin());
}

qint64 ConversationListModel::idAt(int row) const {
    return row < 0 || row >= count() ? 0 : m_rows[row].id;
}

void ConversationListModel::refreshTimes() {
    if (!m_rows.isEmpty())
        emit dataChanged(index(0), index(count() - 1), {TimeRole, SectionRole});
}

void ConversationListModel::rename(qint64 id, const QString& title) {
    const QString text = title.simplified();
    const int row = rowOf(id);
    if (row < 0 || text.isEmpty() || text == m_rows[row].title)
        return;
    m_rows[row].title = text;
    emit dataChanged(index(row), index(row), {TitleRole});
    m_store.rename(id, text).then(this, [this, id](const StoreDone& result) {
        if (const auto* error = std::get_if<StoreError>(&result))
            m_notices.showError(error->title, error->detail);
        reloadRow(id); // after a failure: the old title again
        emit renamed(id);
    });
}

void ConversationListModel::remove(qint64 id) {
    const int row = rowOf(id);
    if (row < 0)
        return;
    if (m_service.answeringConversationId() == id)
        m_service.stop();
    m_store.remove({id}).then(this, [this, id](const StoreResult<UndoStep>& result) {
        if (const auto* error = std::get_if<StoreError>(&result)) {
            m_notices.showError(error->title, error->detail);
            return;
        }
        const UndoStep& step = std::get<UndoStep>(result);
        const int at = rowOf(id);
        if (at < 0)
            return;
        beginRemoveRows({}, at, at);
        m_rows.removeAt(at);
        endRemoveRows();
        emit countChanged();
        emit removed(id);
        m_notices.showToast(tr("“%1” was deleted.", "%1 is a conversation's title").arg(step.title),
                            tr("Undo"), [this, id, step] { restore(id, step); });
    });
}

void ConversationListModel::restore(qint64 id, const UndoStep& step) {
    m_store.restore(step).then(this, [this, id](const StoreDone& result) {
        if (const auto* error = std::get_if<StoreError>(&result))
            m_notices.showError(error->title, error->detail);
        else
            reloadRow(id, true);
    });
}

void ConversationListModel::reloadRow(qint64 id, bool isRestored) {
    m_store.conversation(id).then(this, [this, id, isRestored](const StoreResult<ConversationRow>& result) {
        const auto* row = std::get_if<ConversationRow>(&result);
        if (!row)
            return; // deleted in the meantime
        put(*row);
        if (isRestored)
            emit restored(id);
    });
}

void ConversationListModel::put(const ConversationRow& row) {
    const int from = rowOf(row.id);
    if (from < 0) {
        const auto at = std::lower_bound(m_rows.begin(), m_rows.end(), row, isNewer);
        const int to = static_cast<int>(at - m_rows.begin());
        beginInsertRows({}, to, to);
        m_rows.insert(to, row);
        endInsertRows();
        emit countChanged();
        return;
    }
    const auto newer = std::count_if(m_rows.begin(), m_rows.end(), [&](const auto& other) {
        return other.id != row.id && isNewer(other, row);
    });
    const int to = static_cast<int>(newer);
    if (to != from) {
        beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
        m_rows.move(from, to);
        endMoveRows();
    }
    m_rows[to] = row;
    emit dataChanged(index(to), index(to));
}

} // namespace conclave
