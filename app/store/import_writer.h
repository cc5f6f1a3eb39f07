// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/database.h"
#include "app/store/foreign_tree.h"

#include <QHash>

namespace conclave {

/// Writes one conversation from elsewhere, or adds to the one that is here already what it has more.
///
/// A conversation is found again by its uuid, else by source and source id. A message is found again by its
/// source id, else as the one with the same parent, role and time, else with the same parent, role and text.
/// Ids of messages in our own exports count within their file only, and are not kept. What is in the trash
/// stays there, and so does what hangs below it. Pins and summaries come with messages that are new: those of
/// a message that is here already are what was chosen here.
///
/// Used once, within a transaction of the caller, who rolls it back for a dry run.
class ImportWriter {
  public:
    ImportWriter(Database& database, qint64 importId, const ForeignConversation& conversation);

    StoreResult<ImportOutcome> write();

  private:
    struct Existing {
        qint64 id = 0;
        qint64 createdMs = 0;
        Role role = Role::User;
        MessageState state = MessageState::Complete;
        QString text;
        qsizetype reasoningLength = 0;
        QString sourceId;
        bool isDeleted = false;
        bool isTaken = false; ///< by a message of the file
    };

    StoreResult<ImportOutcome> add();
    StoreResult<ImportOutcome> update(qint64 conversationId);

    /// The id of the conversation that this one is; 0: none. Sets m_isInTrash.
    StoreResult<qint64> findConversation();
    StoreResult<qint64> findFolder();
    StoreDone readExisting(qint64 conversationId);
    Existing* findMessage(const ForeignTree::Node& node, qint64 parentId);
    StoreResult<qint64> insertMessage(qint64 conversationId, const ForeignTree::Node& node, qint64 parentId);
    /// Takes over an answer that has become longer. Returns whether it has.
    StoreResult<bool> updateMessage(const Existing& existing, const ForeignMessage& message);
    /// Title, time and shown branch of a conversation that was here; whether the title is another one now.
    StoreResult<bool> updateConversation(qint64 conversationId, const QVector<qint64>& ids, bool hasNew);
    bool isOwn() const { return !m_from.uuid.isEmpty(); }
    QString title() const;

    Database& m_database;
    const qint64 m_importId;
    const ForeignConversation& m_from;
    const ForeignTree m_tree;
    ImportOutcome m_outcome;
    bool m_isInTrash = false;
    QVector<Existing> m_existing;
    QHash<QString, int> m_bySourceId;         // index in m_existing
    QHash<qint64, QVector<int>> m_childrenOf; // by parent's id, 0: first messages
};

} // namespace conclave
