// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/backup.h"
#include "app/store/chat_store.h"
#include "ui/history/undo_stack.h"

#include <QAbstractListModel>
#include <QQmlEngine>
#include <QThreadPool>

#include <functional>
#include <stop_token>

namespace conclave {

/// The backups of the history, newest first, and what can be done with them: one thing at a time. What came
/// of it is in result, in words. Files are read and written on a thread of this object's own. Lives on the
/// GUI thread; everything it is given outlives it.
class BackupsModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by Transfer")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(bool isBusy READ isBusy NOTIFY stateChanged)
    Q_PROPERTY(QString result READ result NOTIFY stateChanged)
    Q_PROPERTY(bool hasFailed READ hasFailed NOTIFY stateChanged)

  public:
    enum Role {
        DateRole = Qt::UserRole + 1, ///< day and time
        ReasonRole,                  ///< why it was made
        DetailRole,                  ///< its size and how many conversations it holds
        IsReadableRole,
    };

    BackupsModel(ChatStore& store, UndoStack& undo, QObject* parent = nullptr);
    ~BackupsModel() override; ///< stops a backup that is being made, and waits

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int count() const { return static_cast<int>(m_rows.size()); }
    bool isBusy() const { return m_isBusy; }
    QString result() const { return m_result; }
    bool hasFailed() const { return m_hasFailed; }
    void setHistoryPath(const QString& path) { m_historyPath = path; }

    /// Looks which ones there are.
    Q_INVOKABLE void load();
    Q_INVOKABLE void backUpNow();
    /// What is missing comes back; nothing that is here goes. Can be undone.
    Q_INVOKABLE void merge(int row);
    /// All becomes as it was; what is here is backed up first.
    Q_INVOKABLE void replace(int row);
    Q_INVOKABLE void openFolder() const;

  signals:
    void countChanged();
    void stateChanged();
    void historyChanged();
    void historyReplaced(); ///< what is shown is of another history now

  private:
    /// Carries out @p work on the thread, then @p goOn here.
    template <typename Work, typename GoOn>
    void runAside(Work work, GoOn goOn);
    void restore(int row, RestoreMode mode);
    void offerUndo(const RestoreOutcome& outcome);
    void begin();
    void end(const QString& result, bool hasFailed);

    ChatStore& m_store;
    UndoStack& m_undo;
    QString m_historyPath;
    QVector<BackupFile> m_rows;
    QString m_result;
    bool m_isBusy = false;
    bool m_hasFailed = false;
    std::stop_source m_stop;
    QThreadPool m_thread; ///< of one thread
};

} // namespace conclave
