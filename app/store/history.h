// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/chat_store.h"
#include "app/store/history_file.h"

namespace conclave {

/// What ChatStore does, call by call and blocking. Lives on the store thread. The functions are those of
/// ChatStore (see there for what they promise); each is one transaction.
///
/// history.cpp: conversations and messages; conversation_lists.cpp: lists, folders, drafts; trash.cpp: what
/// is removed and comes back; import_writer.cpp and import_undo.cpp: what comes from elsewhere;
/// older_part.cpp: pinned messages and summaries; answering.cpp: settings of conversations, presets, prompts.
class History {
  public:
    /// See openHistoryFile.
    static StoreResult<std::unique_ptr<History>> open(const QString& path);
    /// @p memory has today's schema.
    static std::unique_ptr<History> inMemory(std::unique_ptr<Database> memory);
    /// An empty one that never touches a disk. Ids of conversations and messages and the stamps of acts begin
    /// at kFirstPrivateId.
    static StoreResult<std::unique_ptr<History>> openPrivate();

    const QString& notice() const { return m_file.notice; }
    Database& database() { return *m_file.database; }

    StoreResult<QVector<ConversationRow>> conversations(const ConversationScope& scope = {}, int limit = -1,
                                                        const std::optional<ConversationRow>& last = {});
    StoreResult<ConversationRow> conversation(qint64 id);
    StoreResult<QVector<FolderRow>> folders();
    StoreResult<QVector<MessageRow>> branch(qint64 conversationId);
    StoreResult<QVector<MessageRow>> tree(qint64 conversationId);

    StoreResult<MessageRow> createQuestion(qint64 conversationId, qint64 parentId, const QString& text,
                                           const QString& title);
    StoreResult<MessageRow> createAnswer(qint64 conversationId, qint64 parentId,
                                         const Provenance& provenance);
    StoreDone journalAnswer(const AnswerJournal& journal);
    StoreDone finishAnswer(const AnswerJournal& journal, MessageState state, const QString& errorText,
                           const Provenance& provenance);
    StoreResult<MessageRow> resumeAnswer(qint64 messageId); // resumed_answers.cpp
    StoreDone selectBranch(qint64 conversationId, qint64 messageId);
    StoreDone saveDraft(qint64 conversationId, const QString& text);
    StoreResult<QHash<qint64, QString>> drafts();

    StoreDone rename(qint64 conversationId, const QString& title, TitleSource source = TitleSource::Person);
    StoreDone setPinned(qint64 conversationId, bool isPinned);
    StoreDone setArchived(qint64 conversationId, bool isArchived);
    StoreDone moveToFolder(const QVector<qint64>& conversationIds, qint64 folderId);
    StoreResult<FolderRow> createFolder(const QString& name);
    StoreDone renameFolder(qint64 folderId, const QString& name);
    StoreResult<ConversationRow> duplicate(qint64 conversationId, qint64 messageId);

    // What a model is shown of a conversation that has outgrown it.
    StoreDone setMessagePinned(qint64 messageId, qint64 pinnedMs);
    StoreResult<SummaryRow> createSummary(qint64 messageId, const QString& text, const QString& modelName);
    StoreDone setSummaryRemoved(const SummaryRow& summary, qint64 deletedMs);

    StoreResult<UndoStep> remove(const QVector<qint64>& conversationIds);
    StoreResult<UndoStep> removeBranch(qint64 conversationId, qint64 messageId);
    StoreResult<UndoStep> removeFolder(qint64 folderId);
    StoreResult<UndoStep> removeImport(qint64 importId);
    StoreDone restore(const UndoStep& step);
    StoreResult<QVector<TrashItem>> trash();
    StoreDone deleteForGood(const UndoStep& step);
    StoreDone emptyTrash();

    StoreResult<qint64> beginImport(const QString& source, const QString& file);
    StoreResult<ImportOutcome> importConversation(qint64 importId, const ForeignConversation& conversation);
    StoreDone finishImport(qint64 importId, const QString& report);

    StoreResult<ConversationAnswering> conversationAnswering(qint64 conversationId);
    StoreDone setConversationAnswering(qint64 conversationId, const ConversationAnswering& answering);
    StoreResult<QVector<PresetRow>> presets();
    StoreResult<QVector<PresetRow>> savePresets(const QVector<PresetRow>& presets);
    StoreResult<qint64> removePresets(const QVector<qint64>& ids);
    StoreDone restorePresets(qint64 stampMs);
    StoreResult<QVector<PromptRow>> prompts();
    StoreResult<QVector<PromptRow>> savePrompts(const QVector<PromptRow>& prompts);
    StoreDone notePromptUse(qint64 id);
    StoreResult<qint64> removePrompts(const QVector<qint64>& ids);
    StoreDone restorePrompts(qint64 stampMs);
    /// Those of another history whose uuids are not here, in the trash neither.
    StoreDone addMissing(QVector<PresetRow> presets, QVector<PromptRow> prompts);

  private:
    explicit History(HistoryFile file) : m_file(std::move(file)) {}

    // Parts of a transaction.
    StoreDone requireConversation(qint64 id);
    StoreResult<FolderRow> folder(qint64 id);
    StoreResult<qint64> insertConversation(const QString& title, TitleSource source, qint64 nowMs);
    /// Also makes the message the current leaf.
    StoreResult<qint64> insertMessage(qint64 conversationId, qint64 parentId, Role role, const QString& text,
                                      MessageState state, qint64 nowMs);
    StoreDone showLeaf(qint64 conversationId, qint64 leaf);
    /// The stamp of a new act: no other one has it or had it.
    StoreResult<qint64> newStamp();
    StoreDone noteRemoval(const UndoStep& step, qint64 folderId);
    StoreDone noteLeaf(qint64 stampMs, qint64 conversationId, qint64 previous, qint64 next);
    StoreDone restoreMessages(qint64 stampMs);
    StoreDone restoreLeaves(qint64 stampMs);
    StoreResult<qint64> stampImportedMessages(qint64 importId, qint64 stampMs);

    // Of presets and prompts (answering.cpp), each with the statement that does it.
    StoreResult<QString> freeUuid(const char* table, const QString& wanted);
    StoreResult<qint64> stampRemoved(const char* sql, const char* what, const QVector<qint64>& ids);
    StoreDone takeStampOff(const char* sql, const char* what, qint64 stampMs);

    /// Carries out @p update, which must change one row, in a transaction of its own.
    StoreDone change(Statement& update, Database::Sync sync, const char* what, qint64 id);

    HistoryFile m_file;
    qint64 m_lastStampMs = 0;
};

} // namespace conclave
