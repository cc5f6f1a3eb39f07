// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/foreign_conversation.h"

namespace conclave {

/// The messages of a conversation from elsewhere as a tree that can be written row by row.
struct ForeignTree {
    struct Node {
        const ForeignMessage* message = nullptr; ///< of the conversation that the tree was made of
        int parent = -1;                         ///< index of an earlier node; -1: a first message
        qint64 createdMs = 0;                    ///< the parent's, or the conversation's, when it is unknown
        bool hasChildren = false;
    };
    QVector<Node> nodes;     ///< parents before children, siblings by age
    int repairedParents = 0; ///< named a parent that is not there, or were their own ancestors
    int current = -1;        ///< last message of the shown branch; -1: there is no message
    qint64 createdMs = 0;    ///< of the conversation, guessed when the file does not say it
    qint64 updatedMs = 0;
};

/// @p conversation must outlive the tree. Of our own conversations (uuid) the order of the file is kept.
ForeignTree foreignTree(const ForeignConversation& conversation);

} // namespace conclave
