// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/as_foreign.h"

namespace conclave {

ForeignConversation asForeign(const ConversationRow& row, const QVector<MessageRow>& tree,
                              const QVector<FolderRow>& folders, const ConversationAnswering& answering) {
    ForeignConversation conversation{.source = row.source,
                                     .sourceId = row.sourceId,
                                     .uuid = row.uuid,
                                     .title = row.title,
                                     .titleSource = row.titleSource,
                                     .createdMs = row.createdMs,
                                     .updatedMs = row.updatedMs,
                                     .folderName = {},
                                     .folderUuid = {},
                                     .pinnedMs = row.pinnedMs,
                                     .archivedMs = row.archivedMs,
                                     .answering = answering,
                                     .currentSourceId = QString::number(row.currentLeaf),
                                     .messages = {}};
    for (const FolderRow& folder : folders)
        if (folder.id == row.folderId) {
            conversation.folderName = folder.name;
            conversation.folderUuid = folder.uuid;
        }
    for (const MessageRow& message : tree)
        conversation.messages.append(
            {.sourceId = QString::number(message.id),
             .parentSourceId = message.parentId == 0 ? QString() : QString::number(message.parentId),
             .role = message.role,
             .text = message.text,
             .reasoning = message.reasoning,
             .reasoningMs = message.reasoningMs,
             .toolCalls = message.toolCalls,
             .state = message.state,
             .errorText = message.errorText,
             .createdMs = message.createdMs,
             .pinnedMs = message.pinnedMs,
             .summary = message.summary,
             .provenance = message.provenance});
    return conversation;
}

} // namespace conclave
