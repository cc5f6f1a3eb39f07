// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/conversation_list_model.h"

#include "app/chat/chat_service.h"
#include "app/futures/when_done.h"
#include "ui/history/history_acts.h"
#include "ui/history/history_times.h"

#include <algorithm>
#include <utility>

namespace conclave {

ConversationListModel::ConversationListModel(ChatService& service, ChatStore& store, AppSettings& settings,
                                             HistoryActs& acts, Notices& notices, QObject* parent)
    : QAbstractListModel(parent), m_store(store), m_settings(settings), m_notices(notices) {
    resetGroups();
    connect(&service, &ChatService::conversationCreated, this, &ConversationListModel::reloadRow);
    connect(&service, &ChatService::conversationChanged, this, &ConversationListModel::reloadRow);
    connect(&store, &ChatStore::listChanged, this, &ConversationListModel::load);
    connect(&acts, &HistoryActs::reloadNeeded, this, &ConversationListModel::load);
    connect(&acts, &HistoryActs::foldersChanged, this, [this] { loadFolders(false); });
    connect(&acts, &HistoryActs::conversationsChanged, this, [this](const QVector<qint64>& ids) {
        for (const qint64 id : ids)
            reloadRow(id);
    });
    connect(&acts, &HistoryActs::folderCreated, this, [this](const FolderRow& folder) {
        m_settings.setFolderOpen(folder.uuid, true);
        m_createdFolder = folder.id;
        loadFolders(false);
    });
}

// -------------------------------------------------------------------------------------------------- reading

int ConversationListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_count;
}

QVariant ConversationListModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Place place = placeOf(index.row());
    const Group& group = m_groups[static_cast<size_t>(place.group)];
    const ConversationRow* row = conversationAt(index.row());
    switch (role) {
    case KindRole:
        return row ? Conversation : place.offset < 0 ? Folder : More;
    case IdRole:
        return row ? row->id : 0;
    case FolderIdRole:
        return group.folder.id;
    case TitleRole:
        if (row)
            return row->title;
        return place.offset < 0 ? group.folder.name : tr("Show more", "the next conversations of a folder");
    case TimeRole:
        return row ? historyTime(row->updatedMs) : QString();
    case SectionRole:
        switch (group.kind) {
        case ScopeKind::Pinned:
            return tr("Pinned", "heading in the list of conversations");
        case ScopeKind::Folder:
            return tr("Folders", "heading in the list of conversations");
        case ScopeKind::Loose:
            return row ? historySection(row->updatedMs) : QString();
        default:
            return QString();
        }
    case IsPinnedRole:
        return row && row->pinnedMs != 0;
    case IsOpenRole:
        return group.isOpen;
    case CountRole:
        return group.folder.conversationCount;
    case IsSelectedRole:
        return row && m_selected.size() > 1 && m_selected.contains(row->id);
    default:
        return {};
    }
}

QHash<int, QByteArray> ConversationListModel::roleNames() const {
    return {{KindRole, "kind"},
            {IdRole, "conversationId"},
            {FolderIdRole, "folderId"},
            {TitleRole, "title"},
            {TimeRole, "timeText"},
            {SectionRole, "section"},
            {IsPinnedRole, "isPinned"},
            {IsOpenRole, "isOpen"},
            {CountRole, "conversationCount"},
            {IsSelectedRole, "isSelected"}};
}

bool ConversationListModel::canFetchMore(const QModelIndex& parent) const {
    const Group& last = m_groups.back();
    return !parent.isValid() && last.isLoaded && !last.isComplete && !last.isLoading;
}

void ConversationListModel::fetchMore(const QModelIndex& parent) {
    if (canFetchMore(parent))
        loadGroup(static_cast<int>(m_groups.size()) - 1, false);
}

// --------------------------------------------------------------------------------------- which row is which

ConversationListModel::Place ConversationListModel::placeOf(int row) const {
    if (row < 0)
        return {};
    for (size_t i = 0; i < m_groups.size(); ++i) {
        if (row < m_groups[i].extent())
            return {static_cast<int>(i), row - m_groups[i].header()};
        row -= m_groups[i].extent();
    }
    return {};
}

int ConversationListModel::firstRow(int group) const {
    int row = 0;
    for (int i = 0; i < group; ++i)
        row += m_groups[static_cast<size_t>(i)].extent();
    return row;
}

int ConversationListModel::groupOf(ScopeKind kind, qint64 folderId) const {
    const auto it = std::find_if(m_groups.begin(), m_groups.end(), [&](const Group& group) {
        return group.kind == kind && group.folder.id == folderId;
    });
    return it == m_groups.end() ? -1 : static_cast<int>(it - m_groups.begin());
}

const ConversationRow* ConversationListModel::conversationAt(int row) const {
    const Place place = placeOf(row);
    if (place.group < 0 || place.offset < 0)
        return nullptr;
    const Group& group = m_groups[static_cast<size_t>(place.group)];
    return place.offset < group.rows.size() ? &group.rows[place.offset] : nullptr;
}

const ConversationListModel::Group* ConversationListModel::folderGroup(qint64 folderId) const {
    const int group = groupOf(ScopeKind::Folder, folderId);
    return group < 0 ? nullptr : &m_groups[static_cast<size_t>(group)];
}

int ConversationListModel::rowOf(double id) const {
    int row = 0;
    for (const Group& group : m_groups) {
        const auto it = std::find_if(group.rows.begin(), group.rows.end(), [&](const auto& conversation) {
            return conversation.id == static_cast<qint64>(id);
        });
        if (it != group.rows.end())
            return row + group.header() + static_cast<int>(it - group.rows.begin());
        row += group.extent();
    }
    return -1;
}

double ConversationListModel::idAt(int row) const {
    const ConversationRow* conversation = conversationAt(row);
    return conversation ? static_cast<double>(conversation->id) : 0;
}

double ConversationListModel::neighbour(double id, int step) {
    const int by = step < 0 ? -1 : 1;
    int row = rowOf(id);
    if (row < 0)
        row = by < 0 ? m_count : -1;
    for (row += by; row >= 0 && row < m_count; row += by)
        if (const double found = idAt(row); found > 0)
            return found;
    if (by > 0)
        fetchMore({}); // there next time
    return 0;
}

int ConversationListModel::rowOfFolder(double folderId) const {
    const int group = groupOf(ScopeKind::Folder, static_cast<qint64>(folderId));
    return group < 0 ? -1 : firstRow(group);
}

double ConversationListModel::folderAt(int row) const {
    const Place place = placeOf(row);
    return place.group < 0 ? 0 : static_cast<double>(m_groups[static_cast<size_t>(place.group)].folder.id);
}

int ConversationListModel::kindAt(int row) const {
    return row < 0 || row >= m_count ? More : data(index(row), KindRole).toInt();
}

bool ConversationListModel::isPinned(double id) const {
    const ConversationRow* row = conversationAt(rowOf(id));
    return row && row->pinnedMs != 0;
}

QString ConversationListModel::folderName(double folderId) const {
    const Group* group = folderGroup(static_cast<qint64>(folderId));
    return group ? group->folder.name : QString();
}

QStringList ConversationListModel::folderNames() const {
    QStringList names;
    for (const Group& group : m_groups)
        if (group.kind == ScopeKind::Folder)
            names.append(group.folder.name);
    return names;
}

double ConversationListModel::folderIdAt(int number) const {
    for (const Group& group : m_groups)
        if (group.kind == ScopeKind::Folder && number-- == 0)
            return static_cast<double>(group.folder.id);
    return 0;
}

bool ConversationListModel::comesBefore(ScopeKind kind, const ConversationRow& a, const ConversationRow& b) {
    const auto key = [kind](const ConversationRow& row) {
        return kind == ScopeKind::Pinned     ? row.pinnedMs
               : kind == ScopeKind::Archived ? row.archivedMs
                                             : row.updatedMs;
    };
    return key(a) != key(b) ? key(a) > key(b) : a.id > b.id;
}

// -------------------------------------------------------------------------------------- reading from the
// store

void ConversationListModel::resetGroups() {
    ++m_serial;
    m_groups.clear();
    if (m_showsArchive) {
        m_groups.push_back({.kind = ScopeKind::Archived});
    } else {
        m_groups.push_back({.kind = ScopeKind::Pinned});
        m_groups.push_back({.kind = ScopeKind::Loose});
    }
    m_count = 0;
    m_isLoaded = false;
    m_selected.clear();
    m_anchor = 0;
}

void ConversationListModel::setShowsArchive(bool shows) {
    if (shows == m_showsArchive)
        return;
    beginResetModel();
    m_showsArchive = shows;
    resetGroups();
    endResetModel();
    emit countChanged();
    emit selectionChanged();
    emit showsArchiveChanged();
    load();
}

void ConversationListModel::load() {
    if (m_showsArchive)
        loadGroup(0, true);
    else
        loadFolders(true);
}

void ConversationListModel::loadFolders(bool withRows) {
    if (m_showsArchive)
        return;
    m_rowsAreWanted = m_rowsAreWanted || withRows;
    // An answer that is there at once is taken at once, before an older one that is still on its way.
    whenDone(m_store.folders(), this,
             [this, request = ++m_foldersRequest,
              serial = m_serial](const StoreResult<QVector<FolderRow>>& result) {
                 if (serial != m_serial || request != m_foldersRequest)
                     return;
                 const bool areRowsWanted = std::exchange(m_rowsAreWanted, false);
                 if (const StoreError* error = errorOf(result))
                     m_notices.showError(error->title, error->detail);
                 else
                     setFolders(std::get<QVector<FolderRow>>(result), !areRowsWanted);
                 for (int i = 0; areRowsWanted && i < static_cast<int>(m_groups.size()); ++i)
                     if (m_groups[static_cast<size_t>(i)].isOpen)
                         loadGroup(i, true);
             });
}

void ConversationListModel::setFolders(const QVector<FolderRow>& folders, bool loadsNew) {
    for (int i = static_cast<int>(m_groups.size()) - 1; i >= 0; --i) {
        const Group& group = m_groups[static_cast<size_t>(i)];
        const bool isGone = group.kind == ScopeKind::Folder &&
                            std::none_of(folders.begin(), folders.end(), [&](const FolderRow& folder) {
                                return folder.id == group.folder.id;
                            });
        if (!isGone)
            continue;
        const int first = firstRow(i);
        const int extent = group.extent();
        beginRemoveRows({}, first, first + extent - 1);
        m_groups.erase(m_groups.begin() + i);
        m_count -= extent;
        endRemoveRows();
        emit countChanged();
    }
    int at = 1; // after what is pinned
    for (const FolderRow& folder : folders) {
        const int now = groupOf(ScopeKind::Folder, folder.id);
        if (now < 0) {
            const int first = firstRow(at);
            beginInsertRows({}, first, first);
            m_groups.insert(m_groups.begin() + at,
                            {.kind = ScopeKind::Folder, .folder = folder, .isOpen = false});
            ++m_count;
            endInsertRows();
            emit countChanged();
            if (m_settings.isFolderOpen(folder.uuid)) {
                m_groups[static_cast<size_t>(at)].isOpen = true;
                if (loadsNew)
                    loadGroup(at, true);
            }
        } else {
            if (now != at) {
                const int first = firstRow(now);
                beginMoveRows({}, first, first + m_groups[static_cast<size_t>(now)].extent() - 1, {},
                              firstRow(at));
                std::rotate(m_groups.begin() + at, m_groups.begin() + now, m_groups.begin() + now + 1);
                endMoveRows();
            }
            m_groups[static_cast<size_t>(at)].folder = folder;
            emit dataChanged(index(firstRow(at)), index(firstRow(at)), {TitleRole, CountRole});
        }
        ++at;
    }
    emit foldersChanged();
    if (folderGroup(m_createdFolder))
        emit folderAppeared(static_cast<double>(std::exchange(m_createdFolder, 0)));
}

void ConversationListModel::loadGroup(int number, bool fromStart) {
    Group& group = m_groups[static_cast<size_t>(number)];
    const bool isReload = fromStart || group.rows.isEmpty();
    const int limit = isReload ? std::max(kPage, static_cast<int>(group.rows.size())) : kPage;
    std::optional<ConversationRow> last;
    if (!isReload)
        last = group.rows.last();
    group.isLoading = true;
    const int request = ++group.request;
    const ConversationScope scope{group.kind, group.folder.id};
    whenDone(m_store.conversations(scope, limit, last), this,
             [=, this, serial = m_serial](const StoreResult<QVector<ConversationRow>>& result) {
                 const int now = groupOf(scope.kind, scope.folderId);
                 if (serial != m_serial || now < 0)
                     return;
                 Group& answered = m_groups[static_cast<size_t>(now)];
                 if (answered.request != request)
                     return; // asked again in the meantime
                 answered.isLoading = false;
                 if (const StoreError* error = errorOf(result)) {
                     m_notices.showError(error->title, error->detail);
                     return;
                 }
                 if (!answered.isOpen)
                     return; // closed in the meantime
                 answered.isLoaded = true;
                 const auto& rows = std::get<QVector<ConversationRow>>(result);
                 if (isReload)
                     setRows(now, rows);
                 else
                     append(now, rows);
                 finishPage(now, rows.size() < limit);
             });
}

void ConversationListModel::finishPage(int number, bool isComplete) {
    Group& group = m_groups[static_cast<size_t>(number)];
    group.isComplete = isComplete;
    // The last group goes on as the list is scrolled, those before it when they are asked to.
    setShowsMore(number, !isComplete && number + 1 < static_cast<int>(m_groups.size()));
    const bool isLast = number + 1 == static_cast<int>(m_groups.size());
    if (isLast && !m_isLoaded) {
        m_isLoaded = true;
        emit countChanged();
    }
}

// ------------------------------------------------------------------------------------------ changing the
// rows

void ConversationListModel::insertRow(int number, int offset, const ConversationRow& row) {
    Group& group = m_groups[static_cast<size_t>(number)];
    const int at = firstRow(number) + group.header() + offset;
    beginInsertRows({}, at, at);
    group.rows.insert(offset, row);
    ++m_count;
    endInsertRows();
    emit countChanged();
}

void ConversationListModel::removeRow(int number, int offset) {
    Group& group = m_groups[static_cast<size_t>(number)];
    const int at = firstRow(number) + group.header() + offset;
    beginRemoveRows({}, at, at);
    group.rows.removeAt(offset);
    --m_count;
    endRemoveRows();
    emit countChanged();
}

void ConversationListModel::clearRows(int number) {
    Group& group = m_groups[static_cast<size_t>(number)];
    setShowsMore(number, false);
    group.isLoaded = false;
    group.isComplete = false;
    if (group.rows.isEmpty())
        return;
    const int first = firstRow(number) + group.header();
    const int size = static_cast<int>(group.rows.size());
    beginRemoveRows({}, first, first + size - 1);
    group.rows.clear();
    m_count -= size;
    endRemoveRows();
    emit countChanged();
}

void ConversationListModel::setShowsMore(int number, bool shows) {
    Group& group = m_groups[static_cast<size_t>(number)];
    if (group.showsMore == shows)
        return;
    const int at = firstRow(number) + group.header() + static_cast<int>(group.rows.size());
    if (shows)
        beginInsertRows({}, at, at);
    else
        beginRemoveRows({}, at, at);
    group.showsMore = shows;
    m_count += shows ? 1 : -1;
    if (shows)
        endInsertRows();
    else
        endRemoveRows();
    emit countChanged();
}

void ConversationListModel::append(int number, const QVector<ConversationRow>& rows) {
    Group& group = m_groups[static_cast<size_t>(number)];
    QSet<qint64> known;
    for (const ConversationRow& row : group.rows)
        known.insert(row.id);
    QVector<ConversationRow> added; // what came to the list while the page was on its way is there already
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(added),
                 [&](const ConversationRow& row) { return !known.contains(row.id); });
    if (added.isEmpty())
        return;
    const int first = firstRow(number) + group.header() + static_cast<int>(group.rows.size());
    const int size = static_cast<int>(added.size());
    beginInsertRows({}, first, first + size - 1);
    group.rows += added;
    m_count += size;
    endInsertRows();
    emit countChanged();
}

void ConversationListModel::setRows(int number, const QVector<ConversationRow>& rows) {
    Group& group = m_groups[static_cast<size_t>(number)];
    if (group.rows.isEmpty()) {
        append(number, rows);
        return;
    }
    QSet<qint64> wanted;
    for (const ConversationRow& row : rows)
        wanted.insert(row.id);
    for (int i = static_cast<int>(group.rows.size()) - 1; i >= 0; --i)
        if (!wanted.contains(group.rows[i].id))
            removeRow(number, i);
    const int first = firstRow(number) + group.header();
    for (int i = 0; i < rows.size(); ++i) {
        const auto begin = group.rows.begin() + std::min<qsizetype>(i, group.rows.size());
        const auto it = std::find_if(begin, group.rows.end(),
                                     [&](const ConversationRow& row) { return row.id == rows[i].id; });
        if (it == group.rows.end()) {
            insertRow(number, i, rows[i]);
            continue;
        }
        if (const int from = static_cast<int>(it - group.rows.begin()); from != i) {
            beginMoveRows({}, first + from, first + from, {}, first + i);
            group.rows.move(from, i);
            endMoveRows();
        }
        group.rows[i] = rows[i];
    }
    if (!rows.isEmpty())
        emit dataChanged(index(first), index(first + static_cast<int>(rows.size()) - 1));
}

void ConversationListModel::reloadRow(qint64 id) {
    if (isPrivateId(id))
        return; // in no list
    whenDone(m_store.conversation(id), this, [this, id](const StoreResult<ConversationRow>& result) {
        if (const auto* row = std::get_if<ConversationRow>(&result))
            put(*row);
        else if (std::get<StoreError>(result).kind == StoreError::Kind::NotFound)
            takeOut(id);
    });
}

void ConversationListModel::takeOut(qint64 id, int exceptGroup) {
    for (int i = 0; i < static_cast<int>(m_groups.size()); ++i) {
        const Group& group = m_groups[static_cast<size_t>(i)];
        for (int offset = 0; i != exceptGroup && offset < group.rows.size(); ++offset)
            if (group.rows[offset].id == id) {
                removeRow(i, offset);
                break;
            }
    }
    if (exceptGroup < 0 && m_selected.remove(id))
        announceSelection();
}

void ConversationListModel::put(const ConversationRow& row) {
    int number = -1; // where it belongs
    if (m_showsArchive)
        number = row.archivedMs != 0 ? 0 : -1;
    else if (row.archivedMs == 0 && row.pinnedMs != 0)
        number = groupOf(ScopeKind::Pinned, 0);
    else if (row.archivedMs == 0)
        number = groupOf(row.folderId != 0 ? ScopeKind::Folder : ScopeKind::Loose, row.folderId);
    takeOut(row.id, number);
    if (number < 0)
        return;
    Group& group = m_groups[static_cast<size_t>(number)];
    if (!group.isOpen || (!group.isLoaded && group.isLoading))
        return; // comes when it is opened, or with the page that is on its way
    const auto it = std::find_if(group.rows.begin(), group.rows.end(),
                                 [&](const ConversationRow& other) { return other.id == row.id; });
    const int from = it == group.rows.end() ? -1 : static_cast<int>(it - group.rows.begin());
    const int to = static_cast<int>(
        std::count_if(group.rows.begin(), group.rows.end(), [&](const ConversationRow& other) {
            return other.id != row.id && comesBefore(group.kind, other, row);
        }));
    const bool isBelow = !group.isComplete && to == group.rows.size() - (from < 0 ? 0 : 1);
    if (from < 0) {
        if (!isBelow || !group.isLoaded)
            insertRow(number, to, row);
        return;
    }
    const int first = firstRow(number) + group.header();
    if (to != from) {
        beginMoveRows({}, first + from, first + from, {}, first + (to > from ? to + 1 : to));
        group.rows.move(from, to);
        endMoveRows();
    }
    group.rows[to] = row;
    emit dataChanged(index(first + to), index(first + to));
}

// ------------------------------------------------------------------------------------------------- folders

void ConversationListModel::setFolderOpen(double folderId, bool isOpen) {
    const int number = groupOf(ScopeKind::Folder, static_cast<qint64>(folderId));
    if (folderId == 0 || number < 0 || m_groups[static_cast<size_t>(number)].isOpen == isOpen)
        return;
    Group& group = m_groups[static_cast<size_t>(number)];
    group.isOpen = isOpen;
    m_settings.setFolderOpen(group.folder.uuid, isOpen);
    emit dataChanged(index(firstRow(number)), index(firstRow(number)), {IsOpenRole});
    if (isOpen)
        loadGroup(number, true);
    else
        clearRows(number);
}

void ConversationListModel::toggleFolder(double folderId) {
    if (const Group* group = folderGroup(static_cast<qint64>(folderId)))
        setFolderOpen(folderId, !group->isOpen);
}

void ConversationListModel::showMore(int row) {
    const Place place = placeOf(row);
    if (place.group >= 0 && kindAt(row) == More && !m_groups[static_cast<size_t>(place.group)].isLoading)
        loadGroup(place.group, false);
}

// ----------------------------------------------------------------------------------------------- selection

void ConversationListModel::announceSelection() {
    if (m_count > 0)
        emit dataChanged(index(0), index(m_count - 1), {IsSelectedRole});
    emit selectionChanged();
}

void ConversationListModel::selectOnly(int row) {
    const auto id = static_cast<qint64>(idAt(row));
    m_selected.clear();
    if (id != 0)
        m_selected.insert(id);
    m_anchor = id;
    announceSelection();
}

void ConversationListModel::toggleSelected(int row) {
    const auto id = static_cast<qint64>(idAt(row));
    if (id == 0)
        return;
    if (!m_selected.remove(id))
        m_selected.insert(id);
    m_anchor = id;
    announceSelection();
}

void ConversationListModel::selectTo(int row) {
    const int anchor = rowOf(static_cast<double>(m_anchor));
    if (anchor < 0) {
        selectOnly(row);
        return;
    }
    m_selected.clear();
    for (int i = std::min(anchor, row); i <= std::max(anchor, row); ++i)
        if (const auto id = static_cast<qint64>(idAt(i)); id != 0)
            m_selected.insert(id);
    announceSelection();
}

void ConversationListModel::clearSelection() {
    if (m_selected.isEmpty())
        return;
    m_selected.clear();
    announceSelection();
}

QList<double> ConversationListModel::targets(double id) const {
    if (m_selected.size() < 2 || !m_selected.contains(static_cast<qint64>(id)))
        return {id};
    QList<double> ids; // in the order of the list
    for (int row = 0; row < m_count; ++row)
        if (const ConversationRow* conversation = conversationAt(row);
            conversation && m_selected.contains(conversation->id))
            ids.append(static_cast<double>(conversation->id));
    return ids;
}

void ConversationListModel::refreshTimes() {
    if (m_count > 0)
        emit dataChanged(index(0), index(m_count - 1), {TimeRole, SectionRole});
}

} // namespace conclave
