// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/settings/app_settings.h"
#include "app/store/chat_store.h"
#include "ui/components/notices.h"

#include <QAbstractListModel>
#include <QQmlEngine>
#include <QSet>

#include <optional>
#include <vector>

namespace conclave {

class ChatService;
class HistoryActs;

/// The history as one list: what is pinned, each folder with what is in it, then the rest by day. Or, while
/// showsArchive is set, what is archived.
///
/// Only what can be seen is read: the rest by day comes page by page as the list is scrolled (fetchMore), a
/// folder that is not open costs nothing but its row, and an open one shows a page and a row that brings the
/// next. Rows move, come and go one by one; reading everything anew changes only what has changed, so that
/// selection and scroll place stay. The selection is kept by conversation, whatever happens to rows. Lives on
/// the GUI thread; everything it is given outlives it.
class ConversationListModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by WindowContext")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(bool isLoaded READ isLoaded NOTIFY countChanged)
    Q_PROPERTY(bool showsArchive READ showsArchive WRITE setShowsArchive NOTIFY showsArchiveChanged)
    Q_PROPERTY(int selectedCount READ selectedCount NOTIFY selectionChanged)
    Q_PROPERTY(QStringList folderNames READ folderNames NOTIFY foldersChanged)

  public:
    enum Kind { Conversation, Folder, More };
    Q_ENUM(Kind)

    enum Role {
        KindRole = Qt::UserRole + 1,
        IdRole,         ///< ConversationRow::id; 0 for other rows
        FolderIdRole,   ///< of the row or of what it is in; 0: none
        TitleRole,      ///< of a conversation or a folder; for More: what it offers
        TimeRole,       ///< when its newest message was written: the time today, else the day
        SectionRole,    ///< the heading above it
        IsPinnedRole,   ///< of a conversation
        IsOpenRole,     ///< of a folder
        CountRole,      ///< of a folder: how many are in it
        IsSelectedRole, ///< of a conversation: it is one of several that are selected
    };

    ConversationListModel(ChatService& service, ChatStore& store, AppSettings& settings, HistoryActs& acts,
                          Notices& notices, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

    int count() const { return m_count; }
    bool isLoaded() const { return m_isLoaded; } ///< an empty list is empty, not on its way
    bool showsArchive() const { return m_showsArchive; }
    void setShowsArchive(bool shows);
    int selectedCount() const { return static_cast<int>(m_selected.size()); }

    /// Reads from the store as much as is shown, at least a page.
    void load();

    Q_INVOKABLE int rowOf(double id) const; ///< -1: not loaded, or not here
    Q_INVOKABLE double idAt(int row) const; ///< 0: no such row, or no conversation
    /// The conversation @p step rows of conversations below (or above) @p id in the list; the first or the
    /// last one when @p id is not here. 0: there is none.
    Q_INVOKABLE double neighbour(double id, int step);
    Q_INVOKABLE int rowOfFolder(double folderId) const; ///< -1: not here
    Q_INVOKABLE double folderAt(int row) const;         ///< the folder that the row is or is in; 0: none
    Q_INVOKABLE int kindAt(int row) const;
    Q_INVOKABLE bool isPinned(double id) const;
    Q_INVOKABLE QString folderName(double folderId) const;
    QStringList folderNames() const;                 ///< as listed
    Q_INVOKABLE double folderIdAt(int number) const; ///< of folderNames()[number]

    /// Opens or closes a folder; remembered over restarts. Does nothing to other rows.
    Q_INVOKABLE void setFolderOpen(double folderId, bool isOpen);
    Q_INVOKABLE void toggleFolder(double folderId);
    /// For a More row: brings the next page.
    Q_INVOKABLE void showMore(int row);

    // The selection: one row is selected like a click does, further ones like Ctrl and Shift do.
    Q_INVOKABLE void selectOnly(int row);
    Q_INVOKABLE void toggleSelected(int row);
    Q_INVOKABLE void selectTo(int row); ///< from where the selection began
    Q_INVOKABLE void clearSelection();
    /// What an act on @p id is about: all that are selected when it is one of several, else it alone.
    Q_INVOKABLE QList<double> targets(double id) const;

    /// The day may have changed: times and sections are announced anew.
    Q_INVOKABLE void refreshTimes();

    static constexpr int kPage = 50;

  signals:
    void countChanged();
    void foldersChanged();
    void folderAppeared(double folderId); ///< one that was just made here: its name can be typed now
    void showsArchiveChanged();
    void selectionChanged();

  private:
    using ScopeKind = ConversationScope::Kind;
    /// A run of rows: the header of a folder, conversations, and the row that brings more of them.
    struct Group {
        ScopeKind kind = ScopeKind::Loose;
        FolderRow folder; ///< for kind Folder
        bool isOpen = true;
        bool isComplete = false; ///< all its conversations are in rows
        bool isLoading = false;
        bool isLoaded = false; ///< at least once
        bool showsMore = false;
        int request = 0; ///< the newest one to the store; answers to older ones are dropped
        QVector<ConversationRow> rows;

        int header() const { return kind == ScopeKind::Folder ? 1 : 0; }
        int extent() const { return header() + static_cast<int>(rows.size()) + (showsMore ? 1 : 0); }
    };
    /// Where a model row is.
    struct Place {
        int group = -1;
        int offset = -1; ///< in Group::rows; -1: the header, rows.size(): the More row
    };

    Place placeOf(int row) const;
    int firstRow(int group) const; ///< the header's, or the first conversation's
    int groupOf(ScopeKind kind, qint64 folderId) const;
    const ConversationRow* conversationAt(int row) const;
    const Group* folderGroup(qint64 folderId) const;
    static bool comesBefore(ScopeKind kind, const ConversationRow& a, const ConversationRow& b);

    void resetGroups();
    void loadFolders(bool withRows);
    void setFolders(const QVector<FolderRow>& folders, bool loadsNew);
    void loadGroup(int group, bool fromStart);
    void setRows(int group, const QVector<ConversationRow>& rows);
    void append(int group, const QVector<ConversationRow>& rows);
    void finishPage(int group, bool isComplete);
    void setShowsMore(int group, bool shows);
    void insertRow(int group, int offset, const ConversationRow& row);
    void removeRow(int group, int offset);
    void clearRows(int group);
    void reloadRow(qint64 id);
    void put(const ConversationRow& row);
    void takeOut(qint64 id, int exceptGroup = -1);
    void announceSelection();

    ChatStore& m_store;
    AppSettings& m_settings;
    Notices& m_notices;
    std::vector<Group> m_groups; ///< in the order in which they are shown
    int m_count = 0;             ///< rows in all groups
    bool m_showsArchive = false;
    bool m_isLoaded = false;
    int m_serial = 0;             ///< of the groups: answers for groups that are gone are dropped
    int m_foldersRequest = 0;     ///< the newest one
    bool m_rowsAreWanted = false; ///< with the folders that are being read
    QSet<qint64> m_selected;
    qint64 m_createdFolder = 0; ///< not in the list yet
    qint64 m_anchor = 0;        ///< where a selection with Shift begins
};

} // namespace conclave
