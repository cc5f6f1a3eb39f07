// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/generation/text_generator.h"

#include <QString>
#include <QVector>

#include <optional>
#include <variant>

namespace conclave {

/// An SQL or file-system failure: a sentence for people and the library's own words for the log.
struct StoreError {
    enum class Kind {
        Io,
        Full,
        ReadOnly,
        Corrupt,
        NewerVersion,
        Busy,
        NotFound,
        Locked,
        WrongKey,
        Cancelled,
        Internal
    };
    Kind kind = Kind::Internal;
    QString title;
    QString detail;
};

/// A value or a StoreError.
template <typename T>
using StoreResult = std::variant<T, StoreError>;
using StoreDone = StoreResult<std::monostate>;

/// The error in a result, or null.
template <typename T>
const StoreError* errorOf(const StoreResult<T>& result) {
    return std::get_if<StoreError>(&result);
}

/// The same without the value, for whom only the error matters.
template <typename T>
StoreDone withoutValue(const StoreResult<T>& result) {
    const StoreError* error = errorOf(result);
    return error != nullptr ? StoreDone(*error) : StoreDone();
}

/// Conversations from this id on live in memory only (private ones). Doubles, which QML counts with, hold it.
constexpr qint64 kFirstPrivateId = qint64(1) << 50;
/// "A private conversation that has not begun", where 0 is one that will be kept.
constexpr qint64 kNewPrivateConversation = -1;
constexpr bool isPrivateId(qint64 id) {
    return id >= kFirstPrivateId || id == kNewPrivateConversation;
}

/// Who chose a title. A higher one is never replaced by a lower one.
enum class TitleSource { FirstWords = 0, Model = 1, Import = 2, Person = 3 };

struct ConversationRow {
    qint64 id = 0;
    QString uuid; ///< stable across exports and merges
    QString title;
    qint64 createdMs = 0;   ///< since the epoch, UTC
    qint64 updatedMs = 0;   ///< the newest message; lists are sorted by it
    qint64 currentLeaf = 0; ///< id of the last message of the shown branch; 0 when empty
    int messageCount = 0;   ///< of all branches, deleted ones left out
    TitleSource titleSource = TitleSource::FirstWords;
    qint64 folderId = 0;   ///< 0: in none; a folder in the trash counts as none
    qint64 pinnedMs = 0;   ///< when it was pinned; 0: it is not
    qint64 archivedMs = 0; ///< when it was archived; 0: it is not
    QString source;        ///< where it was imported from ("chatgpt", …); empty: from here
    QString sourceId;      ///< what it is called there
};

struct FolderRow {
    qint64 id = 0;
    QString uuid;
    QString name;
    int conversationCount = 0; ///< neither deleted nor archived
};

/// Which conversations a list holds. Deleted ones are in none of them.
struct ConversationScope {
    enum class Kind {
        All,      ///< newest first, archived ones too
        Pinned,   ///< the last pinned first, archived ones left out
        Folder,   ///< newest first, pinned and archived ones left out
        Loose,    ///< newest first: in no folder, not pinned, not archived
        Archived, ///< the last archived first
    };
    Kind kind = Kind::All;
    qint64 folderId = 0; ///< for Folder
};

/// What an answer's state is on disk. Streaming rows found at start-up become Interrupted.
enum class MessageState { Complete = 0, Streaming = 1, Stopped = 2, Failed = 3, Interrupted = 4 };

/// Who wrote an answer and how; empty for questions. With the turns above it, all that is needed to write it
/// again.
struct Provenance {
    QString modelName;
    QString modelPath;
    QString fileHash; ///< SHA-256, lower-case hex
    QString quantization;
    QString engineVersion;
    SamplingSettings sampling;
    int promptTokens = 0;
    int generatedTokens = 0;
    double firstTokenMs = 0;
    double tokensPerSecond = 0;
    QString stopReason;
    // Since version 3; empty or 0 in older rows.
    QString systemPrompt;  ///< as it was when the answer was asked for
    QString templateHash;  ///< SHA-256 of the chat template
    QString device;        ///< what computed it, as LoadedModel::device says
    QString cacheType;     ///< how keys and values were kept: "f32", "f16", …
    int contextTokens = 0; ///< how many the model could see
    // Since version 4.
    QString thinking;     ///< what the template was told about it, as thinkingKey() says; empty: nothing
    int droppedTurns = 0; ///< of the oldest turns, those that the model did not see
    int resumed = 0;      ///< how often it was stopped and went on
    bool operator==(const Provenance&) const = default;
};

/// What goes with a question: what was read of a file. The file itself is not kept.
struct Attachment {
    QString name;
    QString mediaType;
    qint64 sizeBytes = 0; ///< of the file
    QString text;         ///< as the model sees it
    QString note;         ///< what could not be read, or was guessed, for people; empty: nothing
    bool operator==(const Attachment&) const = default;
};

/// What a model is shown in the place of one message and all above it, on every branch through that message.
struct SummaryRow {
    qint64 id = 0; ///< 0: there is none
    qint64 messageId = 0;
    QString text;
    QString modelName; ///< who wrote it
    qint64 createdMs = 0;
    bool operator==(const SummaryRow&) const = default;
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
    qint64 pinnedMs = 0; ///< when it was pinned, so that a model always sees it; 0: it is not
    SummaryRow summary;  ///< the newest one of it and all above it
    Provenance provenance;
    int siblingIndex = 0; ///< 0-based among the messages with the same parent, by age, deleted ones left out
    int siblingCount = 1;
    QVector<Attachment> attachments; ///< of a question
};

/// What a new answer row starts with, and what is journaled while it streams.
struct AnswerJournal {
    qint64 messageId = 0;
    QString text;
    QString reasoning;
    qint64 reasoningMs = 0;
    QString toolCalls;
};

/// What takes back one destructive act. Nothing is ever deleted by an act: rows get the time stamp of it, and
/// taking it back removes the stamp, so an undo is exact and works in any order, until the trash is emptied.
struct UndoStep {
    enum class Kind { Conversations, Branch, Folder, Import };
    Kind kind = Kind::Conversations;
    qint64 stampMs = 0;        ///< deleted_ms of what the act deleted; unique among acts
    qint64 conversationId = 0; ///< Branch: of which
    qint64 previousLeaf = 0;   ///< Branch: what was shown
    qint64 importId = 0;       ///< Import
    int count = 0;             ///< how many conversations, messages, … went
    QString title;             ///< of what went, for the toast
    bool isValid() const { return stampMs != 0; }
};

/// One act's worth of things in the trash; restore() or deleteForGood() takes its step.
struct TrashItem {
    UndoStep step;
    QString title;      ///< of the conversation or folder; for a branch the first words of its first message
    QString whereTitle; ///< for a branch: its conversation's title
    qint64 deletedMs = 0;
    int messageCount = 0;
};

} // namespace conclave
