// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/chat_store.h"
#include "app/store/history_file.h"

namespace conclave {

/// What ChatStore does, call by call and blocking: all the SQL of the history. Lives on the store thread.
/// The functions are those of ChatStore (see there for what they promise).
class History {
  public:
    /// See openHistoryFile.
    static StoreResult<std::unique_ptr<History>> open(const QString& path);
    /// @p memory has today's schema.
    static std::unique_ptr<History> inMemory(std::unique_ptr<Database> memory);

    const QString& notice() const { return m_file.notice; }
    Database& database() { return *m_file.database; }

    StoreResult<QVector<ConversationRow>> conversations();
    StoreResult<ConversationRow> conversation(qint64 id);
    StoreResult<QVector<MessageRow>> branch(qint64 conversationId);
    StoreResult<QVector<MessageRow>> tree(qint64 conversationId);

    StoreResult<MessageRow> createQuestion(qint64 conversationId, qint64 parentId, const QString& text,
                                           const QString& title);
    StoreResult<MessageRow> createAnswer(qint64 conversationId, qint64 parentId,
                                         const Provenance& provenance);
    StoreDone journalAnswer(const AnswerJournal& journal);
    StoreDone finishAnswer(const AnswerJournal& journal, MessageState state, const QString& errorText,
                           const Provenance& provenance);
    StoreDone selectBranch(qint64 conversationId, qint64 messageId);

    StoreDone rename(qint64 conversationId, const QString& title);
    StoreResult<UndoStep> remove(const QVector<qint64>& conversationIds);
    StoreDone restore(const UndoStep& step);

  private:
    explicit History(HistoryFile file) : m_file(std::move(file)) {}

    StoreDone requireConversation(qint64 id);
    StoreResult<qint64> insertConversation(const QString& title, qint64 nowMs);
    /// Also makes the message the current leaf.
    StoreResult<qint64> insertMessage(qint64 conversationId, qint64 parentId, Role role, const QString& text,
                                      MessageState state, qint64 nowMs);
    StoreDone writeProvenance(qint64 messageId, const Provenance& provenance);
    StoreResult<MessageRow> message(qint64 id);
    /// Carries out @p update, which must change one row, in a transaction of its own.
    StoreDone change(Statement& update, Database::Sync sync);
    StoreError notFound(const char* what, qint64 id) const;

    HistoryFile m_file;
};

} // namespace conclave
