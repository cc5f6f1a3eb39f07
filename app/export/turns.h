// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/conversation_export.h"

#include <QCoreApplication>
#include <QString>
#include <QVector>

namespace conclave {

/// A way through the tree.
struct ExportBranch {
    const MessageRow* fork = nullptr; ///< the message that it goes on from; null: it begins with a first one
    QVector<const MessageRow*> messages; ///< owned by the conversation; not empty, but for the shown branch
};

/// The shown branch (to the newest message when no leaf is known), and with @p all what is not on it: each
/// further branch from where it leaves one before it. Every message is in exactly one.
QVector<ExportBranch> branchesOf(const ExportedConversation& exported, bool all);

/// Who wrote it, on one line: "You", the name of the model, …
QString speakerOf(const MessageRow& message);

/// Why an answer is not whole, in round brackets; empty when it is.
QString endNoteOf(const MessageRow& message);

/// "Reasoning", with how long it took when that is known.
QString reasoningTitle(const MessageRow& message);

/// What a branch but the shown one is introduced by: "Another branch, after: “first words …”".
QString branchTitle(const ExportBranch& branch);

/// The title on one line, or a word for a conversation that has none.
QString titleOf(const ConversationRow& conversation);

/// "2025-11-24 16:00 UTC"
QString dateOf(qint64 ms);

/// Where the words of an export are translated: ExportText::tr("…").
struct ExportText {
    Q_DECLARE_TR_FUNCTIONS(ConversationExport)
};

} // namespace conclave
