// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/folder_sync.h"

#include "app/export/side_thread.h"
#include "app/futures/when_done.h"

#include <QHash>
#include <QSet>

#include <atomic>
#include <utility>

namespace conclave {

/// One run: lists, then reads and writes one conversation after another.
class FolderSync::Run : public QObject {
  public:
    Run(FolderSync& sync, Extent extent)
        : m_sync(sync), m_extent(extent), m_files(sync.m_folder, sync.m_options) {}

    void start() {
        whenDone(m_sync.m_store.folders(), this, [this](const StoreResult<QVector<FolderRow>>& folders) {
            if (const StoreError* error = errorOf(folders))
                return end(error->title);
            for (const FolderRow& folder : std::get<QVector<FolderRow>>(folders))
                m_folders.insert(folder.id, folder);
            list();
        });
    }
    void cancel() { m_isCancelled = true; }
    double progress() const {
        return m_rows.isEmpty() ? 0.0 : static_cast<double>(m_next) / static_cast<double>(m_rows.size());
    }

  private:
    void list() {
        whenDone(m_sync.m_store.conversations(), this,
                 [this](const StoreResult<QVector<ConversationRow>>& rows) {
                     if (const StoreError* error = errorOf(rows))
                         return end(error->title);
                     m_rows = std::get<QVector<ConversationRow>>(rows);
                     m_thread.run(
                         this,
                         [this] {
                             QString problem = m_files.open();
                             QSet<QString> uuids;
                             for (const ConversationRow& row : std::as_const(m_rows))
                                 uuids.insert(row.uuid);
                             if (problem.isEmpty())
                                 problem = m_files.putAsideAllBut(uuids, m_result);
                             m_isOpen = problem.isEmpty();
                             return problem;
                         },
                         [this](const QString& problem) { problem.isEmpty() ? writeNext() : end(problem); });
                 });
    }

    /// The thread rests while this looks at its files.
    void writeNext() {
        while (m_extent == Extent::Changed && m_next < m_rows.size() &&
               !m_files.isDue(m_rows[m_next], m_folders.value(m_rows[m_next].folderId))) {
            ++m_next;
            ++m_result.unchanged;
        }
        if (m_isCancelled || m_next == m_rows.size())
            return end({});
        const ConversationRow row = m_rows[m_next++];
        whenDone(m_sync.m_store.tree(row.id), this,
                 [this, row](const StoreResult<QVector<MessageRow>>& messages) {
                     const StoreError* error = errorOf(messages);
                     if (error != nullptr &&
                         error->kind == StoreError::Kind::NotFound) // deleted since: the next run sees it
                         return writeNext();
                     if (error != nullptr)
                         return end(error->title);
                     const ExportedConversation exported{row, std::get<QVector<MessageRow>>(messages),
                                                         m_folders.value(row.folderId)};
                     m_thread.run(
                         this, [this, exported] { return m_files.write(exported, m_result); },
                         [this](const QString& problem) {
                             emit m_sync.progressChanged();
                             problem.isEmpty() ? writeNext() : end(problem);
                         });
                 });
    }

    /// The index is written however the run went: files have been moved and written.
    void end(const QString& problem) {
        m_thread.run(
            &m_sync,
            [this, problem] {
                const QString saving = m_isOpen ? m_files.save() : QString();
                m_result.problem = problem.isEmpty() ? saving : problem;
                m_result.isCancelled = m_isCancelled && m_next < m_rows.size();
                return m_result;
            },
            [sync = &m_sync](const SyncResult& result) { sync->onRunEnded(result); });
    }

    FolderSync& m_sync;
    const Extent m_extent;
    QHash<qint64, FolderRow> m_folders;
    QVector<ConversationRow> m_rows;
    qsizetype m_next = 0;
    std::atomic<bool> m_isCancelled = false;

    // Touched by whoever's turn it is.
    SyncFolder m_files;
    SyncResult m_result;
    bool m_isOpen = false;

    SideThread m_thread{QStringLiteral("sync")}; // last: waits before the others go
};

FolderSync::FolderSync(ChatStore& store, const QString& folder, const ExportOptions& options, QObject* parent)
    : QObject(parent), m_store(store), m_folder(folder), m_options(options) {}

FolderSync::~FolderSync() = default;

void FolderSync::start(Extent extent) {
    if (m_run) {
        m_nextExtent = m_isWantedAgain && m_nextExtent == Extent::Everything ? m_nextExtent : extent;
        m_isWantedAgain = true;
        return;
    }
    m_run = std::make_unique<Run>(*this, extent);
    m_run->start();
}

void FolderSync::cancel() {
    m_isWantedAgain = false;
    if (m_run)
        m_run->cancel();
}

bool FolderSync::isRunning() const {
    return m_run != nullptr;
}

double FolderSync::progress() const {
    return m_run ? m_run->progress() : 0.0;
}

void FolderSync::onRunEnded(const SyncResult& result) {
    m_run.reset();
    emit finished(result);
    if (std::exchange(m_isWantedAgain, false))
        start(m_nextExtent);
}

} // namespace conclave
