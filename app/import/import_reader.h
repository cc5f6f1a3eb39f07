// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/foreign_conversation.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <memory>
#include <stop_token>
#include <vector>

namespace conclave {

/// Bytes from the start to the end of one file, read once.
class ByteSource {
  public:
    virtual ~ByteSource() = default;
    /// The next at most @p most bytes; empty at the end and on failure.
    virtual QByteArray read(qint64 most) = 0;
    /// A sentence for people when reading failed; empty otherwise.
    virtual QString problem() const = 0;
};

/// What people choose to import from: a file, a folder or a zip, as a list of files. Nothing is unpacked to
/// the disk. Used by one thread.
class ImportFiles {
  public:
    struct Entry {
        QString name; ///< with "/" between folders, relative to what was chosen; a single file: its name
        qint64 sizeBytes = 0;
    };
    virtual ~ImportFiles() = default;
    /// A sentence for people when @p path cannot be read (missing, no permission, a damaged zip) in @p
    /// problem, and null.
    static std::unique_ptr<ImportFiles> open(const QString& path, QString& problem);

    virtual const std::vector<Entry>& entries() const = 0;
    /// Null with a problem() when it cannot be opened.
    virtual std::unique_ptr<ByteSource> read(const Entry& entry) = 0;
    virtual QString problem() const = 0;
    /// Where an entry lies as a file of its own; empty inside a zip. (SQLite needs a file.)
    virtual QString localPath(const Entry& entry) const = 0;
};

/// Where a reader puts what it finds. Every call returns false when reading should end (cancelled, the disk
/// is full).
class ImportSink {
  public:
    virtual ~ImportSink() = default;
    virtual bool found(ForeignConversation conversation) = 0;
    /// Something that is not brought over: @p what is a title or a place, @p why a sentence for people. The
    /// same sentence about the same conversation is counted, not repeated.
    virtual bool skipped(const QString& what, const QString& why) = 0;
    /// How many bytes will be read in all; until it is called, those of all chosen files.
    virtual void expects(qint64 bytes) = 0;
    /// Bytes of the chosen files that have been read.
    virtual bool progress(qint64 doneBytes) = 0;
};

/// One foreign format. Readers hold no state between reads, never throw, and take any bytes: what they do not
/// understand is skipped() with a reason, and only a file of which nothing is understood is an error.
class ImportReader {
  public:
    virtual ~ImportReader() = default;
    virtual QString source() const = 0; ///< "chatgpt": what ForeignConversation::source gets
    virtual QString name() const = 0;   ///< "ChatGPT"
    /// 0: not mine; 100: surely. Looks at names and at most the first 64 KiB of a few files.
    virtual int confidence(ImportFiles& files) const = 0;
    /// Everything that is in there, one conversation in memory at a time. Returns a sentence for people when
    /// reading failed as a whole, else an empty string.
    virtual QString read(ImportFiles& files, ImportSink& sink, std::stop_token stop) const = 0;
};

/// All readers, in the order in which they are listed for people.
const std::vector<std::unique_ptr<ImportReader>>& importReaders();

/// The readers, one function each.
std::unique_ptr<ImportReader> makeConclaveReader(); ///< our JSON
std::unique_ptr<ImportReader> makeChatGptReader();  ///< conversations.json, or the shards of 2026
std::unique_ptr<ImportReader> makeClaudeReader();
std::unique_ptr<ImportReader> makeDeepSeekReader();
std::unique_ptr<ImportReader> makeGeminiReader(); ///< Takeout's MyActivity.json
std::unique_ptr<ImportReader> makeOpenWebUiReader();
std::unique_ptr<ImportReader> makeLmStudioReader();
std::unique_ptr<ImportReader> makeJanReader();
std::unique_ptr<ImportReader> makeOllamaReader();  ///< db.sqlite
std::unique_ptr<ImportReader> makeGpt4AllReader(); ///< gpt4all-*.chat

} // namespace conclave
