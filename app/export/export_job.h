// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/export_writer.h"
#include "app/store/chat_store.h"

#include <QObject>
#include <QString>
#include <QVector>

#include <memory>

namespace conclave {

/// What to write, where, and as what.
struct ExportRequest {
    enum class Scope { Messages, Conversations, Folder, Everything };
    Scope scope = Scope::Conversations;
    qint64 conversationId = 0;       ///< Messages: of which
    QVector<qint64> messageIds;      ///< Messages: any order, of any branch
    QVector<qint64> conversationIds; ///< Conversations
    qint64 folderId = 0;             ///< Folder: with its pinned and archived ones
    ExportFormat format = ExportFormat::Markdown;
    /// A file; for several conversations a file too where the format holds several (JSON, HTML), else a
    /// folder with a file for each, in folders named as they are here. A file replaces the one of its name;
    /// in a folder what is there already stays, and the new ones get numbers.
    QString path;
    bool withReasoning = true;
    bool withAllBranches = false; ///< JSON always has them
};

/// Writes an export on a thread of its own, one conversation in memory at a time. Files are written beside
/// their place and renamed; a cancelled or failed export leaves what was there before. Conversations without
/// messages are left out of "a folder" and "everything", but for JSON. Lives on the GUI thread, and needs its
/// event loop.
class ExportJob : public QObject {
    Q_OBJECT
  public:
    /// @p pdf makes the writers for PDF (pdf/export_pdf.h); without one the format is refused.
    explicit ExportJob(ChatStore& store, ExportWriterFactory pdf = {}, QObject* parent = nullptr);
    ~ExportJob() override; ///< cancels and waits

    void start(const ExportRequest& request); ///< nothing while one is running
    void cancel();
    bool isRunning() const;
    double progress() const; ///< 0 to 1

  signals:
    void progressChanged();
    /// @p problem is a sentence for people; empty when all is written. @p files: how many.
    void finished(const QString& problem, int files, bool isCancelled);

  private:
    class Run;
    void onRunEnded(const QString& problem, int files, bool isCancelled);

    ChatStore& m_store;
    const ExportWriterFactory m_pdf;
    std::unique_ptr<Run> m_run;
};

} // namespace conclave
