// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/answering.h"
#include "app/store/council_rows.h"
#include "app/store/foreign_conversation.h"
#include "app/store/history_key.h"
#include "app/store/restore.h"
#include "app/store/rows.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QString>
#include <QVector>

#include <memory>
#include <optional>

namespace conclave {

/// Whether what is written reaches the disk, for a banner that stays as long as it is true.
struct HistoryStatus {
    enum class Kind {
        Kept,        ///< the usual: on the disk when a future is finished
        NotKept,     ///< the disk is full or cannot be written: kept in memory, tried again by itself
        NewerFile,   ///< a newer version's file: readable, what is written now stays in memory
        Unavailable, ///< the file cannot be opened at all: a conversation in memory is all there is
        Locked,      ///< encrypted, and the passphrase is not known yet
    };
    Kind kind = Kind::Kept;
    QString sentence;        ///< what is wrong and what to do; empty for Kept
    int unsavedMessages = 0; ///< in memory only, private ones not counted
    bool operator==(const HistoryStatus&) const = default;
};

/// The conversation history: one SQLite file (WAL) with one writer thread that owns the connection.
///
/// Every call returns at once with a future that is finished on the store thread; continue with whenDone().
/// Calls are carried out in the order in which they were made. Nothing throws.
/// Durability: createQuestion, createAnswer, resumeAnswer, finishAnswer and all acts of people (rename,
/// remove, …) are on disk (synchronous=FULL) when their future is finished; journalAnswer, saveDraft… and
/// selectBranch survive the death of the process, not of the machine. When the disk takes nothing, all of
/// them succeed in memory and status() says so; what is in memory is written as soon as there is room.
/// Private conversations (isPrivateId) are in memory for as long as this object lives, and nowhere else.
/// Lives on the GUI thread. Destruction finishes what was asked, checkpoints and closes.
class ChatStore : public QObject {
    Q_OBJECT
  public:
    /// Opens or creates @p path (its folder too), backs it up and migrates it, marks answers that were
    /// streaming as Interrupted and purges what was deleted over 30 days ago. Daily backups are made while it
    /// lives. On failure opened() says why, and what is asked afterwards is answered from memory
    /// (HistoryStatus::Unavailable).
    explicit ChatStore(const QString& path, QObject* parent = nullptr);
    ~ChatStore() override;

    /// $XDG_DATA_HOME/conclave/history.sqlite
    static QString defaultPath();

    QFuture<StoreDone> opened() const;
    /// What people must be told once opened() (of a locked history: unlock()) is finished: that a damaged
    /// history was set aside, and where it is. Empty as a rule, and before.
    QString notice() const;
    HistoryStatus status() const;

    // ------------------------------------------------------------------------------------------- reading
    /// At most @p limit (-1: all) rows of @p scope that come after @p last in its order (null: from the
    /// start). Private conversations are in no list.
    QFuture<StoreResult<QVector<ConversationRow>>>
    conversations(const ConversationScope& scope = {}, int limit = -1,
                  const std::optional<ConversationRow>& last = {});
    QFuture<StoreResult<ConversationRow>> conversation(qint64 id);
    /// By name, in the language's order of the machine.
    QFuture<StoreResult<QVector<FolderRow>>> folders();
    /// From the first message to the current leaf.
    QFuture<StoreResult<QVector<MessageRow>>> branch(qint64 conversationId);
    /// All messages of the tree, parents before children; deleted ones left out.
    QFuture<StoreResult<QVector<MessageRow>>> tree(qint64 conversationId);

    // ------------------------------------------------------------------------------------------- writing
    /// A question under @p parentId (0: a first one, beside the others); @p conversationId 0 makes a
    /// conversation titled @p title in the same transaction, kNewPrivateConversation a private one. The new
    /// message becomes the current leaf.
    QFuture<StoreResult<MessageRow>> createQuestion(qint64 conversationId, qint64 parentId,
                                                    const QString& text, const QString& title,
                                                    const QVector<Attachment>& attachments = {});
    /// An empty answer in state Streaming under @p parentId; becomes the current leaf.
    QFuture<StoreResult<MessageRow>> createAnswer(qint64 conversationId, qint64 parentId,
                                                  const Provenance& provenance);
    QFuture<StoreDone> journalAnswer(const AnswerJournal& journal);
    QFuture<StoreDone> finishAnswer(const AnswerJournal& journal, MessageState state,
                                    const QString& errorText, const Provenance& provenance);
    /// Puts an answer that has ended back into state Streaming, with what it says so far, and makes it the
    /// current leaf; journalAnswer and finishAnswer go on from there. The row comes without its reason to
    /// stop. Errors: NotFound (no answer, one that is streaming, or one that something follows).
    QFuture<StoreResult<MessageRow>> resumeAnswer(qint64 messageId);
    /// Shows the branch through @p messageId, which goes on to its newest descendant.
    QFuture<StoreDone> selectBranch(qint64 conversationId, qint64 messageId);
    /// What is in the composer but not sent; empty removes it. 0: of the conversation that has not begun.
    QFuture<StoreDone> saveDraft(qint64 conversationId, const QString& text);
    /// All of them, by conversation.
    QFuture<StoreResult<QHash<qint64, QString>>> drafts();
    /// The same of what is attached there; @p attachments replace those that were saved before.
    QFuture<StoreDone> saveDraftAttachments(qint64 conversationId, const QVector<Attachment>& attachments);
    QFuture<StoreResult<QHash<qint64, QVector<Attachment>>>> draftAttachments();

    /// Does nothing when a higher source has chosen the title already.
    QFuture<StoreDone> rename(qint64 conversationId, const QString& title,
                              TitleSource source = TitleSource::Person);
    QFuture<StoreDone> setPinned(qint64 conversationId, bool isPinned);
    QFuture<StoreDone> setArchived(qint64 conversationId, bool isArchived);
    QFuture<StoreDone> moveToFolder(const QVector<qint64>& conversationIds,
                                    qint64 folderId); ///< 0: out of it
    QFuture<StoreResult<FolderRow>> createFolder(const QString& name);
    QFuture<StoreDone> renameFolder(qint64 folderId, const QString& name);
    /// A new conversation with the messages from the first to @p messageId, provenance and all.
    QFuture<StoreResult<ConversationRow>> duplicate(qint64 conversationId, qint64 messageId);

    // ------------------------------------------------- a conversation that has outgrown a model's context
    /// @p pinnedMs: when it was pinned; 0: it is no longer.
    QFuture<StoreDone> setMessagePinned(qint64 messageId, qint64 pinnedMs);
    /// Stands for @p messageId and all above it from now on, in the place of an older one.
    QFuture<StoreResult<SummaryRow>> createSummary(qint64 messageId, const QString& text,
                                                   const QString& modelName);
    /// @p deletedMs: when it was taken back; 0: it counts again, unless the trash was emptied meanwhile, with
    /// which it went for good.
    QFuture<StoreDone> setSummaryRemoved(const SummaryRow& summary, qint64 deletedMs);

    // ----------------------------------------------------------------------------------- trash and undo
    QFuture<StoreResult<UndoStep>> remove(const QVector<qint64>& conversationIds);
    /// @p messageId with all that follows it. The shown branch becomes its newest sibling's, or ends above
    /// it.
    QFuture<StoreResult<UndoStep>> removeBranch(qint64 conversationId, qint64 messageId);
    /// The folder alone: what is in it is in no folder for as long as it is in the trash.
    QFuture<StoreResult<UndoStep>> removeFolder(qint64 folderId);
    /// Everything that an import brought or changed.
    QFuture<StoreResult<UndoStep>> removeImport(qint64 importId);
    /// Takes an act back, with everything as it was before.
    QFuture<StoreDone> restore(const UndoStep& step);
    /// Newest first.
    QFuture<StoreResult<QVector<TrashItem>>> trash();
    QFuture<StoreDone> deleteForGood(const UndoStep& step);
    QFuture<StoreDone> emptyTrash();

    // --------------------------------------------------------------------------------------- from elsewhere
    /// A new import from @p file, of which @p source says the format; its id goes into the calls below.
    QFuture<StoreResult<qint64>> beginImport(const QString& source, const QString& file);
    /// One conversation, in one transaction; found again by uuid, or by source and source id. Import id 0 is
    /// a dry run: says what would happen and writes nothing.
    QFuture<StoreResult<ImportOutcome>> importConversation(qint64 importId,
                                                           const ForeignConversation& conversation);
    /// Keeps the report; an import that brought nothing is forgotten.
    QFuture<StoreDone> finishImport(qint64 importId, const QString& report);
    /// A backup (backup.h), or any other file that was a history. Merge puts its conversations through
    /// importConversation; Replace makes a backup of what is here first. listChanged follows; what is shown
    /// must be loaded again after Replace.
    QFuture<StoreResult<RestoreOutcome>> restoreBackup(const QString& path, RestoreMode mode);

    // ------------------------------------------------------------------------------ how answers are asked
    // for
    /// What is set for this conversation alone.
    QFuture<StoreResult<ConversationAnswering>> conversationAnswering(qint64 conversationId);
    QFuture<StoreDone> setConversationAnswering(qint64 conversationId,
                                                const ConversationAnswering& answering);
    /// By name.
    QFuture<StoreResult<QVector<PresetRow>>> presets();
    /// Writes all or none, and returns them with their ids and times. One with id 0 is new, and gets another
    /// uuid when its own is taken.
    QFuture<StoreResult<QVector<PresetRow>>> savePresets(const QVector<PresetRow>& presets);
    /// Returns the stamp that restorePresets() takes. They are deleted for good with the trash.
    QFuture<StoreResult<qint64>> removePresets(const QVector<qint64>& ids);
    QFuture<StoreDone> restorePresets(qint64 stampMs);
    /// The last used first, then by name. The rest as with presets.
    QFuture<StoreResult<QVector<PromptRow>>> prompts();
    QFuture<StoreResult<QVector<PromptRow>>> savePrompts(const QVector<PromptRow>& prompts);
    QFuture<StoreDone> notePromptUse(qint64 id);
    QFuture<StoreResult<qint64>> removePrompts(const QVector<qint64>& ids);
    QFuture<StoreDone> restorePrompts(qint64 stampMs);

    // -------------------------------------------------------------------------------------------- councils
    /// A question of the history is put to the models of @p seats, at least two; once for each question.
    QFuture<StoreDone> createCouncil(qint64 questionId, const QVector<CouncilSeat>& seats, bool isBlind);
    QFuture<StoreDone> seatAnswer(qint64 questionId, int position, qint64 answerId);
    /// Another vote takes the place of the one before; none takes it back.
    QFuture<StoreDone> vote(qint64 questionId, const std::optional<CouncilVote>& vote);
    /// Those of questions that are not deleted, in the order of the questions.
    QFuture<StoreResult<QVector<CouncilRow>>> councils(qint64 conversationId);
    /// All votes, by pairs of models, the pair with most votes first. What is in the trash does not count,
    /// and neither do private conversations.
    QFuture<StoreResult<QVector<TallyPair>>> tally();

    // ------------------------------------------------------------------------------------------ encryption
    HistoryEncryption encryption() const;
    /// Of the file, for the name under which a keyring keeps its key; empty when it is not encrypted.
    QByteArray encryptionSalt() const;
    /// While status() is Locked all calls but these and those about private conversations fail with
    /// Kind::Locked. A wrong passphrase or key fails with Kind::WrongKey and changes nothing; the right one
    /// opens the history as the constructor would have, and listChanged follows.
    QFuture<StoreDone> unlock(const QString& passphrase);
    QFuture<StoreDone> unlock(const HistoryKey& key);
    /// Encrypts, decrypts (None) or changes the key: a converted copy is made beside the history, checked,
    /// and takes its place in one step, so that a death in between leaves one of the two, whole. Its backups
    /// are converted, too: afterwards nothing that is kept here can be read without the key. Writing goes on
    /// and waits. conversionProgress follows. Errors leave everything as it was.
    QFuture<StoreDone> encrypt(const QString& passphrase);
    QFuture<StoreDone> encrypt(const HistoryKey& key);
    QFuture<StoreDone> decrypt();
    /// The conversion under way ends with Kind::Cancelled.
    void cancelConversion();

  signals:
    /// A write that nobody waits for has failed for good, or the file turned out to be damaged (the next
    /// start sets it aside): for the error card.
    void writeFailed(const conclave::StoreError& error);
    void statusChanged();
    /// Rows came, went or changed by something else than the caller of a single-conversation function (an
    /// import, a restored backup, another program): lists load again.
    void listChanged();
    /// 0 to 1.
    void conversionProgress(double done);
    void encryptionChanged();

  private:
    class Worker;
    std::unique_ptr<Worker> m_worker;
};

} // namespace conclave
