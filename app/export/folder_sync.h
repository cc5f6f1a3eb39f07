// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/sync_folder.h"
#include "app/store/chat_store.h"

#include <QObject>
#include <QString>

#include <memory>

namespace conclave {

/// Keeps a folder of Markdown files, one for each conversation, in step with the history, for note programs
/// that read such folders. One way: the history is what counts, and files that people have changed are left
/// alone (SyncFolder). Titles and folders that change rename and move files; deleted conversations move to a
/// folder for them. Lives on the GUI thread, and needs its event loop.
class FolderSync : public QObject {
    Q_OBJECT
  public:
    /// How much is looked at.
    enum class Extent {
        Changed,    ///< what the list of conversations shows to have changed: cheap, after each answer
        Everything, ///< every conversation is compared with its file
    };

    FolderSync(ChatStore& store, const QString& folder, const ExportOptions& options,
               QObject* parent = nullptr);
    ~FolderSync() override; ///< stops after the file that is being written

    /// While a run is going on: another one follows it.
    void start(Extent extent = Extent::Everything);
    void cancel();
    bool isRunning() const;
    double progress() const; ///< 0 to 1

  signals:
    void progressChanged();
    void finished(const conclave::SyncResult& result);

  private:
    class Run;
    void onRunEnded(const SyncResult& result);

    ChatStore& m_store;
    const QString m_folder;
    const ExportOptions m_options;
    std::unique_ptr<Run> m_run;
    bool m_isWantedAgain = false;
    Extent m_nextExtent = Extent::Changed;
};

} // namespace conclave
