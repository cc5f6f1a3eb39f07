// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/backups_model.h"

#include "app/futures/when_done.h"
#include "ui/transfer/import_undo.h"

#include <QDateTime>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QUrl>

#include <utility>

namespace conclave {

namespace {

QString reasonInWords(BackupFile::Reason reason) {
    switch (reason) {
    case BackupFile::Reason::Daily:
        return BackupsModel::tr("Backup of the day");
    case BackupFile::Reason::ByHand:
        return BackupsModel::tr("Made by hand", "why there is a backup");
    case BackupFile::Reason::BeforeMigration:
        return BackupsModel::tr("Before an update of the program");
    case BackupFile::Reason::BeforeRestore:
        return BackupsModel::tr("Before a backup was restored");
    case BackupFile::Reason::BeforeEncryption:
        return BackupsModel::tr("Before the encryption was changed");
    }
    return {};
}

QString outcomeInWords(const RestoreOutcome& outcome) {
    const QLocale locale;
    if (outcome.mode == RestoreMode::Replace)
        return BackupsModel::tr("Restored. Conversations: %1. What was here until now is the newest backup.")
            .arg(locale.toString(outcome.conversations));
    if (outcome.added + outcome.updated == 0)
        return outcome.inTrash == 0
                   ? BackupsModel::tr("Nothing was missing: all of it is here already.")
                   : BackupsModel::tr("Nothing was missing. In the trash, where they were left: %1.")
                         .arg(locale.toString(outcome.inTrash));
    QString text =
        BackupsModel::tr("Restored. Conversations brought back: %1, completed: %2, here already: %3.")
            .arg(locale.toString(outcome.added), locale.toString(outcome.updated),
                 locale.toString(outcome.unchanged));
    if (outcome.inTrash > 0)
        text += QLatin1Char(' ') +
                BackupsModel::tr("Left in the trash: %1.").arg(locale.toString(outcome.inTrash));
    return text;
}

} // namespace

BackupsModel::BackupsModel(ChatStore& store, UndoStack& undo, QObject* parent)
    : QAbstractListModel(parent), m_store(store), m_undo(undo) {
    m_thread.setMaxThreadCount(1);
}

BackupsModel::~BackupsModel() {
    m_stop.request_stop();
    m_thread.waitForDone();
}

int BackupsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant BackupsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const BackupFile& row = m_rows[index.row()];
    const QLocale locale;
    switch (role) {
    case Qt::DisplayRole:
    case DateRole:
        return locale.toString(QDateTime::fromMSecsSinceEpoch(row.createdMs), QLocale::ShortFormat);
    case ReasonRole:
        return reasonInWords(row.reason);
    case DetailRole: {
        const QString size = locale.formattedDataSize(row.sizeBytes);
        if (row.conversationCount < 0)
            return tr("not readable, %1", "%1 is a size").arg(size);
        return row.conversationCount == 1 ? tr("one conversation, %1", "%1 is a size").arg(size)
                                          : tr("%1 conversations, %2", "%2 is a size")
                                                .arg(locale.toString(row.conversationCount), size);
    }
    case IsReadableRole:
        return row.conversationCount >= 0;
    default:
        return {};
    }
}

QHash<int, QByteArray> BackupsModel::roleNames() const {
    return {
        {DateRole, "date"}, {ReasonRole, "reason"}, {DetailRole, "detail"}, {IsReadableRole, "isReadable"}};
}

template <typename Work, typename GoOn>
void BackupsModel::runAside(Work work, GoOn goOn) {
    m_thread.start([this, work, goOn] {
        QMetaObject::invokeMethod(
            this, [goOn, done = work()] { goOn(done); }, Qt::QueuedConnection);
    });
}

void BackupsModel::load() {
    runAside([path = m_historyPath] { return listBackups(path); },
             [this](const StoreResult<QVector<BackupFile>>& found) {
                 if (const StoreError* error = errorOf(found)) {
                     m_result = error->title;
                     m_hasFailed = true;
                     emit stateChanged();
                     return;
                 }
                 beginResetModel();
                 m_rows = std::get<QVector<BackupFile>>(found);
                 endResetModel();
                 emit countChanged();
             });
}

void BackupsModel::begin() {
    m_isBusy = true;
    m_hasFailed = false;
    m_result.clear();
    emit stateChanged();
}

void BackupsModel::end(const QString& result, bool hasFailed) {
    m_isBusy = false;
    m_result = result;
    m_hasFailed = hasFailed;
    emit stateChanged();
    load();
}

void BackupsModel::backUpNow() {
    if (m_isBusy)
        return;
    begin();
    runAside([path = m_historyPath,
              stop = m_stop.get_token()] { return makeBackup(path, BackupFile::Reason::ByHand, stop); },
             [this](const StoreResult<BackupFile>& made) {
                 const StoreError* error = errorOf(made);
                 end(error != nullptr ? error->title : tr("The backup was made."), error != nullptr);
             });
}

void BackupsModel::merge(int row) {
    restore(row, RestoreMode::Merge);
}

void BackupsModel::replace(int row) {
    restore(row, RestoreMode::Replace);
}

void BackupsModel::restore(int row, RestoreMode mode) {
    if (m_isBusy || row < 0 || row >= m_rows.size())
        return;
    begin();
    whenDone(m_store.restoreBackup(m_rows[row].path, mode), this,
             [this](const StoreResult<RestoreOutcome>& result) {
                 if (const StoreError* error = errorOf(result)) {
                     end(error->title, true);
                     return;
                 }
                 const auto& outcome = std::get<RestoreOutcome>(result);
                 end(outcomeInWords(outcome), false);
                 if (outcome.importId != 0)
                     offerUndo(outcome);
                 if (outcome.mode == RestoreMode::Replace)
                     emit historyReplaced();
                 emit historyChanged();
             });
}

void BackupsModel::offerUndo(const RestoreOutcome& outcome) {
    UndoableAct act;
    act.done = tr("What was missing came back from the backup.");
    act.undone = tr("What came back from the backup is in the trash.");
    act.takeBack = takingBackImport(m_store, outcome.importId);
    act.afterwards = [this, said = m_result] {
        if (m_result == said && !m_isBusy)
            end(tr("The restoring was undone. What it brought is in the trash, for 30 days."), false);
        emit historyChanged();
    };
    m_undo.push(std::move(act));
}

void BackupsModel::openFolder() const {
    const QString folder = backupFolder(m_historyPath);
    const bool isThere = QDir(folder).exists();
    QDesktopServices::openUrl(
        QUrl::fromLocalFile(isThere ? folder : QFileInfo(m_historyPath).absolutePath()));
}

} // namespace conclave
