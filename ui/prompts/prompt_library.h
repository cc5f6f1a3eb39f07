// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/side_thread.h"
#include "app/store/chat_store.h"
#include "ui/history/undo_stack.h"

#include <QAbstractListModel>
#include <QQmlEngine>
#include <QUrl>

#include <memory>

namespace conclave {

/// People's prompts, the last used one first, and what can be done with them.
///
/// Files are read and written on a thread of this object's own, which is there from the first file on. Lives
/// on the GUI thread; everything it is given outlives it.
class PromptLibrary : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by Prompts")
    Q_PROPERTY(int count READ rowCount NOTIFY listChanged)
    Q_PROPERTY(bool isBusy READ isBusy NOTIFY busyChanged)

  public:
    enum Role {
        NameRole = Qt::UserRole + 1,
        TextRole,
        FirstLineRole, ///< of the text, as far as it says something
    };

    PromptLibrary(ChatStore& store, UndoStack& undo, Notices& notices, QObject* parent = nullptr);
    ~PromptLibrary() override;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    const QVector<PromptRow>& rows() const { return m_rows; }
    bool isBusy() const { return m_isBusy; }
    /// The prompt has been put into a question.
    void noteUse(qint64 id);

    Q_INVOKABLE double idAt(int row) const; ///< 0: there is none
    Q_INVOKABLE QString nameAt(int row) const;
    Q_INVOKABLE QString textAt(int row) const;
    /// The names of the variables in @p text, for people; empty: there are none.
    Q_INVOKABLE QString variablesIn(const QString& text) const;

    /// @p id 0: a new one. Without a name it is called as it begins; without a text nothing happens. A change
    /// can be undone.
    Q_INVOKABLE void save(double id, const QString& name, const QString& text);
    Q_INVOKABLE void duplicate(int row);
    Q_INVOKABLE void remove(int row); ///< until it is undone

    Q_INVOKABLE QUrl suggestedFile() const;
    Q_INVOKABLE void exportToFile(const QUrl& file);
    Q_INVOKABLE void exportToFolder(const QUrl& folder); ///< a file of Markdown for each
    Q_INVOKABLE void importFrom(const QList<QUrl>& filesOrFolder);

  signals:
    void listChanged();
    void busyChanged();

  private:
    void load();
    void add(const QVector<PromptRow>& prompts, const std::function<void(const QVector<PromptRow>&)>& then);
    void takeIn(const QVector<PromptRow>& prompts, const QStringList& problems);
    void writeFile(const std::function<QString()>& write, const QString& path);
    void setBusy(bool isBusy);
    SideThread& files();

    ChatStore& m_store;
    UndoStack& m_undo;
    Notices& m_notices;
    QVector<PromptRow> m_rows;
    int m_loading = 0; ///< the number of the reading that counts
    bool m_isBusy = false;
    std::unique_ptr<SideThread> m_files;
};

} // namespace conclave
