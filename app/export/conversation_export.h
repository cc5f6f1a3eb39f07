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
    QVector<MessageRow> messages;         ///< the whole tree, parents before children
    FolderRow folder = {};                ///< uuid and name of the folder that it is in; both empty: in none
    ConversationAnswering answering = {}; ///< what is set for it alone
};

/// What people choose about a format. JSON has everything whatever is chosen.
struct ExportOptions {
    bool withReasoning = true;
    bool withAllBranches = false; ///< after the shown branch, what forks off it, each message once
};

/// Title, date, each turn under its speaker (You, or the name of the model), reasoning as a block that
/// folds, calls of tools as blocks of JSON, and a note where an answer is not whole. Code fences are kept
/// whole: one that was cut off is closed.
QByteArray exportMarkdown(const ExportedConversation& conversation, const ExportOptions& options = {});

/// The same without marks: texts as they were written under their speakers, lines between the turns.
QByteArray exportText(const ExportedConversation& conversation, const ExportOptions& options = {});

/// One self-contained page: no script, nothing fetched (export_html.cpp).
QByteArray exportHtml(const ExportedConversation& conversation, const ExportOptions& options = {});

/// Everything, as a file with one conversation (app/export/README.md describes it).
QByteArray exportJson(const ExportedConversation& conversation);

/// Only the messages in @p ids, each under the nearest one above it that is kept; a conversation of its own,
/// without an identity.
ExportedConversation selectMessages(const ExportedConversation& conversation, const QVector<qint64>& ids);

/// Writes @p bytes to @p path through a temporary file beside it, so that a full disk leaves no half file.
/// Returns a sentence for people, or nothing when it is written.
QString writeExport(const QString& path, const QByteArray& bytes);

/// ".md", ".json", …
QString exportExtension(ExportFormat format);

/// A file name made of the title: no separators, no control characters, no name that Windows keeps for
/// devices, at most 80 characters and 200 bytes.
QString exportFileName(const QString& title, ExportFormat format);
/// The same without an extension, for a folder.
QString exportFolderName(const QString& name);

} // namespace conclave
