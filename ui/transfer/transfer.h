// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/transfer/backups_model.h"
#include "ui/transfer/export_view_model.h"
#include "ui/transfer/folder_sync_view_model.h"
#include "ui/transfer/import_view_model.h"

#include <QObject>
#include <QQmlEngine>

namespace conclave {

/// Moving conversations in and out: the view-models of the folder ui/transfer. Lives on the GUI thread;
/// everything it is given outlives it.
class Transfer : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by WindowContext")
    Q_PROPERTY(conclave::BackupsModel* backups READ backups CONSTANT)
    Q_PROPERTY(conclave::ExportViewModel* exports READ exports CONSTANT)
    Q_PROPERTY(conclave::FolderSyncViewModel* folderSync READ folderSync CONSTANT)
    Q_PROPERTY(conclave::ImportViewModel* imports READ imports CONSTANT)

  public:
    Transfer(ChatService& service, ChatStore& store, AppSettings& settings, UndoStack& undo, Notices& notices,
             QObject* parent = nullptr);

    BackupsModel* backups() { return &m_backups; }
    ExportViewModel* exports() { return &m_exports; }
    FolderSyncViewModel* folderSync() { return &m_folderSync; }
    ImportViewModel* imports() { return &m_imports; }

  signals:
    void historyChanged();  ///< conversations came or went, perhaps the shown one
    void historyReplaced(); ///< by a backup: what is shown is of another history now

  private:
    BackupsModel m_backups;
    ExportViewModel m_exports;
    FolderSyncViewModel m_folderSync;
    ImportViewModel m_imports;
};

} // namespace conclave
