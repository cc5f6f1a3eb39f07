// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/conversation_export.h"

#include <QIODevice>
#include <QString>
#include <QVector>

#include <functional>
#include <memory>
#include <stop_token>

namespace conclave {

/// What a file is going to hold, known before its first byte: for tables of contents.
struct ExportContents {
    QVector<FolderRow> folders;             ///< those that conversations are in
    QVector<ConversationRow> conversations; ///< in the order in which they will be added
};

/// Writes one file, conversation by conversation; at most one of them is in memory. begin() once, add() for
/// each, end() once. Whether the bytes arrived is the device's to say. Used by one thread.
class ExportWriter {
  public:
    virtual ~ExportWriter() = default;
    virtual void begin(const ExportContents& contents) = 0;
    /// May return early when @p stop is requested; the file is thrown away then.
    virtual void add(const ExportedConversation& conversation, std::stop_token stop) = 0;
    virtual void end() = 0;
};

/// A writer to @p out, which outlives it.
using ExportWriterFactory =
    std::function<std::unique_ptr<ExportWriter>(QIODevice& out, const ExportOptions& options)>;

/// The writer for a format; null for PDF, which needs a library of its own (pdf/export_pdf.h).
std::unique_ptr<ExportWriter> makeExportWriter(ExportFormat format, QIODevice& out,
                                               const ExportOptions& options);

/// Whether one file of the format may hold several conversations.
bool holdsSeveral(ExportFormat format);

// The writers that are more than a function per conversation.
std::unique_ptr<ExportWriter> makeJsonWriter(QIODevice& out);
std::unique_ptr<ExportWriter> makeHtmlWriter(QIODevice& out, const ExportOptions& options);

} // namespace conclave
