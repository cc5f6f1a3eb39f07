// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/foreign_conversation.h"

#include <QString>

#include <nlohmann/json_fwd.hpp>

#include <functional>
#include <vector>

namespace conclave {

/// A node of another program's tree. Their nodes are finer than our messages: a root without a message,
/// hidden notes, and one answer in pieces (thoughts, a call of a tool, what it returned, the text).
struct TreeNode {
    enum class Kind {
        Nothing,  ///< no message: what follows it follows what is above it
        Question, ///< a message of a person
        Answer,   ///< a message of its own
        Piece,    ///< of an answer: joined with the pieces above and below it
    };
    Kind kind = Kind::Nothing;
    QString id;
    QString parentId;
    QString text;
    QString reasoning;
    qint64 reasoningMs = 0;
    QString toolCalls;
    MessageState state = MessageState::Complete;
    QString errorText;
    qint64 createdMs = 0;
    QString modelName;
};

/// The nodes of a "mapping" as ChatGPT and DeepSeek write it: an object of nodes by id, with "parent",
/// "children" and "message". Who is whose child is said twice there, and either may be missing. @p read turns
/// a message into what its node holds.
std::vector<TreeNode> mappedNodes(const nlohmann::json& mapping,
                                  const std::function<void(const nlohmann::json&, TreeNode&)>& read);

/// Puts the messages of @p nodes into @p conversation, and the shown branch's last one for the node @p
/// current. Parents that are not there, loops and ids that occur twice (the first counts) do no harm. Pieces
/// are joined as long as each has one successor; where several begin before there is any text, each of them
/// gets what is above, and is a message.
void addMessages(ForeignConversation& conversation, const std::vector<TreeNode>& nodes,
                 const QString& current);

} // namespace conclave
