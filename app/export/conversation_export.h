// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/chat_store.h"

#include <QByteArray>
#include <QString>

namespace conclave {

enum class ExportFormat { Markdown, Json, Html, Pdf, Text };

/// A conversation with all its branches, as it leaves the program.
struct ExportedConversation {
    ConversationRow conversation;
    QVector<MessageRow> messages; ///< the whole tree, parents before children
};

/// The shown branch as Markdown: title, date, each turn under its speaker (You, or the name of the model),
/// calls of tools as blocks of JSON, and a note where an answer is not whole. Reasoning is left out; code
/// fences are kept whole: one that was cut off is closed.
QByteArray exportMarkdown(const ExportedConversation& conversation);

/// Everything, as one JSON object that names its format and version (app/export/README.md describes it).
QByteArray exportJson(const ExportedConversation& conversation);

/// Writes @p bytes to @p path through a temporary file beside it, so that a full disk leaves no half file.
/// Returns a sentence for people, or nothing when it is written.
QString writeExport(const QString& path, const QByteArray& bytes);

/// A file name made of the title: no separators, no control characters, at most 80 characters.
QString exportFileName(const QString& title, ExportFormat format);

} // namespace conclave
