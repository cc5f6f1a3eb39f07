// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/answering.h"
#include "app/store/rows.h"

#include <QStringList>

namespace conclave {

/// A message as another program's file (or one of our exports) holds it.
struct ForeignMessage {
    /// Unique in its conversation; empty: has none, and is found again by what it is. In our own exports
    /// (those with a uuid) it only says within the file which message is whose parent, and is not kept.
    QString sourceId;
    QString parentSourceId; ///< empty: a first message
    Role role = Role::User;
    QString text;
    QString reasoning;
    qint64 reasoningMs = 0;
    QString toolCalls; ///< as in MessageRow
    MessageState state = MessageState::Complete;
    QString errorText;
    qint64 createdMs = 0;  ///< 0: unknown; takes its parent's time
    qint64 pinnedMs = 0;   ///< our own, and the summary too
    SummaryRow summary;    ///< its ids do not count; no text: there is none
    Provenance provenance; ///< at least modelName, when the file says it
};

/// A whole conversation from elsewhere, before it is in the store.
struct ForeignConversation {
    QString source;   ///< "chatgpt", "claude", … the same for every file of that kind; empty: our own
    QString sourceId; ///< what the other program calls it; our own: empty
    QString uuid;     ///< our own: its uuid; empty: a new one is made
    QString title;    ///< may be empty: the first words are taken
    TitleSource titleSource = TitleSource::Import;
    qint64 createdMs = 0; ///< 0: the first message's
    qint64 updatedMs = 0; ///< 0: the newest message's
    QString folderName;   ///< empty: in none; made when there is none of that name (or folderUuid)
    QString folderUuid;   ///< our own
    qint64 pinnedMs = 0;
    qint64 archivedMs = 0;
    ConversationAnswering answering; ///< our own; counts for a conversation that is not here yet
    QString currentSourceId;         ///< last message of the shown branch; empty or unknown: the newest one
    /// In any order. What names a parent that is not there, or is its own ancestor, becomes a first message.
    QVector<ForeignMessage> messages;
};

/// What happened, or in a dry run would happen, to one conversation.
struct ImportOutcome {
    enum class Kind {
        Added,
        Updated,   ///< it was here already, and has new messages, longer answers or another title
        Unchanged, ///< it was here already, all of it
        InTrash,   ///< it was here and has been deleted: left in the trash
        Empty,     ///< nothing that could be shown was in it
    };
    Kind kind = Kind::Added;
    qint64 conversationId = 0; ///< 0 in a dry run of an addition
    int addedMessages = 0;
    int updatedMessages = 0;
    int repairedParents = 0; ///< messages that were made first ones
};

} // namespace conclave
