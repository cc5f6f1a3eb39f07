// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/export_job.h"

#include "app/export/export_target.h"
#include "app/export/side_thread.h"
#include "app/export/turns.h"
#include "app/futures/when_done.h"

#include <QSet>

#include <algorithm>
#include <tuple>
#include <utility>

namespace conclave {

/// One export. Steps take turns between here, where the store is asked, and the thread, where the files are
/// written; neither waits for the other:
///
///     list ─► begin ─► (read a conversation ─► write it)… ─► finish ─► end
class ExportJob::Run : public QObject {
  public:
    Run(ExportJob& job, ExportRequest request) : m_job(job), m_request(std::move(request)) {}
    ~Run() override { m_stop.request_stop(); }

    void start() {
        if (m_request.format == ExportFormat::Pdf && !m_job.m_pdf)
            return end(ExportText::tr("This program cannot write PDF. Choose another format."));
        whenDone(m_job.m_store.folders(), this, [this](const StoreResult<QVector<FolderRow>>& folders) {
            if (const StoreError* error = errorOf(folders))
                return end(error->title);
            for (const FolderRow& folder : std::get<QVector<FolderRow>>(folders))
                m_folders.insert(folder.id, folder);
            list();
        });
    }

    void cancel() { m_stop.request_stop(); }
    double progress() const { return m_progress; }

  private:
    bool isCancelled() const { return m_stop.stop_requested(); }
    bool isNamed() const {
        return m_request.scope == ExportRequest::Scope::Messages ||
               m_request.scope == ExportRequest::Scope::Conversations;
    }

    void list() {
        if (isNamed()) {
            m_wanted = m_request.scope == ExportRequest::Scope::Messages
                           ? QVector<qint64>{m_request.conversationId}
                           : m_request.conversationIds;
            return m_wanted.isEmpty() ? end(ExportText::tr("Nothing was chosen.")) : listNext();
        }
        if (m_request.scope == ExportRequest::Scope::Folder && !m_folders.contains(m_request.folderId))
            return end(ExportText::tr("This folder does not exist any more."));
        whenDone(m_job.m_store.conversations(), this,
                 [this](const StoreResult<QVector<ConversationRow>>& rows) {
                     if (const StoreError* error = errorOf(rows))
                         return end(error->title);
                     for (const ConversationRow& row : std::get<QVector<ConversationRow>>(rows))
                         if ((row.messageCount > 0 || m_request.format == ExportFormat::Json) &&
                             (m_request.scope == ExportRequest::Scope::Everything ||
                              row.folderId == m_request.folderId))
                             m_rows.append(row);
                     begin();
                 });
    }

    void listNext() {
        if (isCancelled())
            return end({});
        if (m_rows.size() == m_wanted.size())
            return begin();
        whenDone(m_job.m_store.conversation(m_wanted[m_rows.size()]), this,
                 [this](const StoreResult<ConversationRow>& row) {
                     if (const StoreError* error = errorOf(row))
                         return end(error->title);
                     m_rows.append(std::get<ConversationRow>(row));
                     listNext();
                 });
    }

    void begin() {
        if (isCancelled())
            return end({});
        if (m_request.format == ExportFormat::Json) // the same whatever history it comes from
            std::sort(m_rows.begin(), m_rows.end(), [](const ConversationRow& a, const ConversationRow& b) {
                return std::tie(a.createdMs, a.uuid) < std::tie(b.createdMs, b.uuid);
            });
        ExportContents contents{{}, m_rows};
        QSet<qint64> named;
        for (const ConversationRow& row : std::as_const(m_rows)) {
            m_allMessages += row.messageCount;
            if (m_folders.contains(row.folderId) && !named.contains(row.folderId)) {
                named.insert(row.folderId);
                contents.folders.append(m_folders.value(row.folderId));
            }
        }
        std::sort(
            contents.folders.begin(), contents.folders.end(),
            [](const FolderRow& a, const FolderRow& b) { return a.name.localeAwareCompare(b.name) < 0; });
        // A conversation that was named is a file of its own name; a list of them may be one too.
        const bool isOne = m_rows.size() == 1 && isNamed();
        onThread(
            [this, contents, isOne] {
                m_target = makeTarget(isOne);
                return m_target->begin(contents);
            },
            [this] { writeNext(); });
    }

    std::unique_ptr<ExportTarget> makeTarget(bool isOne) const {
        const ExportOptions options{m_request.withReasoning, m_request.withAllBranches};
        const MakeWriter makeWriter = [options, format = m_request.format,
                                       pdf = m_job.m_pdf](QIODevice& out) {
            return format == ExportFormat::Pdf ? pdf(out, options) : makeExportWriter(format, out, options);
        };
        if (isOne || holdsSeveral(m_request.format))
            return std::make_unique<FileTarget>(m_request.path, makeWriter);
        return std::make_unique<FolderTarget>(m_request.path, m_request.format, makeWriter);
    }

    void writeNext() {
        if (isCancelled())
            return end({});
        if (m_next == m_rows.size())
            return onThread([this] { return isCancelled() ? QString() : finishTarget(); },
                            [this] { end({}); });
        const ConversationRow row = m_rows[m_next++];
        const auto answering = m_job.m_store.conversationAnswering(row.id);
        const auto councils = m_job.m_store.councils(row.id);
        whenDone(m_job.m_store.tree(row.id), this,
                 [this, row, answering, councils](const StoreResult<QVector<MessageRow>>& messages) {
                     const StoreError* error = errorOf(messages);
                     // One that was deleted since it was listed is none of "everything" any more.
                     if (error != nullptr && error->kind == StoreError::Kind::NotFound && !isNamed())
                         return writeNext();
                     if (error != nullptr)
                         return end(error->title);
                     ExportedConversation exported{row, std::get<QVector<MessageRow>>(messages),
                                                   m_folders.value(row.folderId)};
                     const auto own = answering.result(); // the store answers in order
                     if (errorOf(own) == nullptr)
                         exported.answering = std::get<0>(own);
                     const auto asked = councils.result();
                     if (errorOf(asked) == nullptr)
                         exported.councils = std::get<0>(asked);
                     if (m_request.scope == ExportRequest::Scope::Messages)
                         exported = selectMessages(exported, m_request.messageIds);
                     if (m_request.scope == ExportRequest::Scope::Messages && exported.messages.isEmpty())
                         return end(ExportText::tr("These messages do not exist any more."));
                     onThread([this, exported] { return m_target->add(exported, m_stop.get_token()); },
                              [this, row] {
                                  tellProgress(row.messageCount);
                                  writeNext();
                              });
                 });
    }

    QString finishTarget() {
        const QString problem = m_target->finish();
        m_files = m_target->files();
        return problem;
    }

    void tellProgress(int messages) {
        m_doneMessages += messages;
        m_progress =
            m_allMessages > 0 ? static_cast<double>(m_doneMessages) / static_cast<double>(m_allMessages) : 1;
        emit m_job.progressChanged();
    }

    /// Carries out @p work on the thread, then @p goOn here; a problem ends the export instead.
    template <typename Work, typename GoOn>
    void onThread(Work work, GoOn goOn) {
        m_thread.run(this, work,
                     [this, goOn](const QString& problem) { problem.isEmpty() ? goOn() : end(problem); });
    }

    /// What is half written is taken away before it is said that the export has ended.
    void end(const QString& problem) {
        m_thread.run(
            &m_job,
            [this, problem] {
                m_target.reset();
                const int files = problem.isEmpty() ? m_files : 0;
                return std::pair(files, problem.isEmpty() && files == 0 && isCancelled());
            },
            [job = &m_job, problem](const std::pair<int, bool>& outcome) {
                job->onRunEnded(problem, outcome.first, outcome.second);
            });
    }

    // Constant after construction.
    ExportJob& m_job;
    const ExportRequest m_request;

    std::stop_source m_stop;

    // Touched only on the GUI thread.
    QHash<qint64, FolderRow> m_folders;
    QVector<qint64> m_wanted;
    QVector<ConversationRow> m_rows;
    qsizetype m_next = 0;
    qint64 m_allMessages = 0;
    qint64 m_doneMessages = 0;
    double m_progress = 0;

    // Touched only on the thread.
    std::unique_ptr<ExportTarget> m_target;
    int m_files = 0;

    SideThread m_thread{QStringLiteral("export")}; // last: waits before the others go
};

ExportJob::ExportJob(ChatStore& store, ExportWriterFactory pdf, QObject* parent)
    : QObject(parent), m_store(store), m_pdf(std::move(pdf)) {}

ExportJob::~ExportJob() = default;

void ExportJob::start(const ExportRequest& request) {
    if (m_run)
        return;
    m_run = std::make_unique<Run>(*this, request);
    m_run->start();
}

void ExportJob::cancel() {
    if (m_run)
        m_run->cancel();
}

bool ExportJob::isRunning() const {
    return m_run != nullptr;
}

double ExportJob::progress() const {
    return m_run ? m_run->progress() : 0.0;
}

void ExportJob::onRunEnded(const QString& problem, int files, bool isCancelled) {
    m_run.reset();
    emit finished(problem, files, isCancelled);
}

} // namespace conclave
