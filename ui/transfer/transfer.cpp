// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/transfer.h"

namespace conclave {

Transfer::Transfer(ChatService& service, ChatStore& store, AppSettings& settings, UndoStack& undo,
                   Notices& notices, QObject* parent)
    : QObject(parent), m_backups(store, undo), m_exports(store, notices),
      m_folderSync(service, store, settings, notices), m_imports(store, undo, notices) {
    connect(&m_imports, &ImportViewModel::historyChanged, this, &Transfer::historyChanged);
    connect(&m_backups, &BackupsModel::historyChanged, this, &Transfer::historyChanged);
    connect(&m_backups, &BackupsModel::historyReplaced, this, &Transfer::historyReplaced);
}

} // namespace conclave
