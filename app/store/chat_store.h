// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/generation/text_generator.h"

#include <QFuture>
#include <QObject>
#include <QString>
#include <QVector>

#include <memory>
#include <optional>
#include <variant>

namespace conclave {

/// An SQL or file-system failure: a sentence for people and the library's own words for the log.
struct StoreError {
    enum class Kind { Io, Full, ReadOnly, Corrupt, NewerVersion, Busy, NotFound, Internal };
    Kind kind = Kind::Internal;
    QString title;
    QString detail;
};

/// A value or a StoreError.
template <typename T>
using StoreResult = std::variant<T, StoreError>;
using StoreDone = StoreResult<std::monostate>;

struct ConversationRow {
    qint64 id = 0;
    QString uuid; ///< stable across exports and merges
    QString title;
    qint64 createdMs = 0;   ///< since the epoch, UTC
    qint64 updatedMs = 0;   ///< the newest message; the list is sorted by it
    qint64 currentLeaf = 0; ///< id of the last message of the shown branch; 0 when empty
    int messageCount = 0;
};

/// What an answer's state is on disk. Streaming rows found at start-up become Interrupted.
enum class MessageState { Complete = 0, Streaming = 1, Stopped = 2, Failed = 3, Interrupted = 4 };

/// Who wrote an answer and how; empty for questions.
struct Provenance {
    QString modelName;
    QString modelPath;
    QString fileHash;
    QString quantization;
    QString engineVersion;
    SamplingSettings sampling;
    int promptTokens = 0;
    int generatedTokens = 0;
    double firstTokenMs = 0;
    double tokensPerSecond = 0;
    QString stopReason;
};

struct MessageRow {
    qint64 id = 0;
    qint64 conversationId = 0;
    qint64 parentId = 0; ///< 0: the first of its conversation
    Role role = Role::User;
    QString text;
    QString reasoning;
    qint64 reasoningMs = 0;
    QString toolCalls; ///< a JSON object on each line; toolCallsOf() reads them
    MessageState state = MessageState::Complete;
    QString errorText; ///< for Failed
    qint64 createdMs = 0;
    Provenance provenance;
    int siblingIndex = 0; ///< 0-based among the answers to the same parent, by age
    int siblingCount = 1;
};

/// What a new answer row starts with, and what is journaled while it streams.
struct AnswerJournal {
    qint64 messageId = 0;
    QString text;
    QString reasoning;
    qint64 reasoningMs = 0;
    QString toolCalls;
};

/// The conversation history: one SQLite file (WAL) with one writer thread that owns the connection.
///
/// Every call returns at once with a future that is finished on the store thread; continue with
/// `.then(this, …)`. Calls are carried out in the order in which they were made. Nothing throws.
/// Durability: createQuestion, createAnswer and finishAnswer are on disk (synchronous=FULL) when their future
/// is finished; journalAnswer survives the death of the process, not of the machine.
/// Lives on the GUI thread. Destruction finishes what was asked, checkpoints and closes.
class ChatStore : public QObject {
    Q_OBJECT
  public:
    /// Opens or creates @p path (its folder too), migrates, marks answers that were streaming as Interrupted
    /// and purges what was deleted over 30 days ago. On failure opened() says why and every other call fails
    /// with it.
    explicit ChatStore(const QString& path, QObject* parent = nullptr);
    ~ChatStore() override;

    /// $XDG_DATA_HOME/conclave/history.sqlite
    static QString defaultPath();

    QFuture<StoreDone> opened() const;
    /// What people must be told once opened() is finished: that a damaged history was set aside, and where it
    /// is. Empty as a rule, and before.
    QString notice() const;

    /// Newest first, deleted ones left out.
    QFuture<StoreResult<QVector<ConversationRow>>> conversations();
    QFuture<StoreResult<ConversationRow>> conversation(qint64 id);
    /// From the first message to the current leaf.
    QFuture<StoreResult<QVector<MessageRow>>> branch(qint64 conversationId);
    /// All messages of the tree, parents before children (for export).
    QFuture<StoreResult<QVector<MessageRow>>> tree(qint64 conversationId);

    /// A question under @p parentId (0: the first); @p conversationId 0 makes a conversation titled @p title
    /// in the same transaction. The new message becomes the current leaf.
    QFuture<StoreResult<MessageRow>> createQuestion(qint64 conversationId, qint64 parentId,
                                                    const QString& text, const QString& title);
    /// An empty answer in state Streaming under @p parentId; becomes the current leaf.
    QFuture<StoreResult<MessageRow>> createAnswer(qint64 conversationId, qint64 parentId,
                                                  const Provenance& provenance);
    QFuture<StoreDone> journalAnswer(const AnswerJournal& journal);
    QFuture<StoreDone> finishAnswer(const AnswerJournal& journal, MessageState state,
                                    const QString& errorText, const Provenance& provenance);
    /// Shows another branch: @p messageId's newest descendant becomes the current leaf.
    QFuture<StoreDone> selectBranch(qint64 conversationId, qint64 messageId);

    QFuture<StoreDone> rename(qint64 conversationId, const QString& title);
    QFuture<StoreDone> remove(qint64 conversationId);  ///< into the trash
    QFuture<StoreDone> restore(qint64 conversationId); ///< and out of it (undo)

  signals:
    /// A write that nobody waits for has failed (disk full, read-only folder): for a banner.
    void writeFailed(const conclave::StoreError& error);

  private:
    class Worker;
    std::unique_ptr<Worker> m_worker;
};

} // namespace conclave
