// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/restore.h"
#include "app/store/store_text.h"

#include "app/store/as_foreign.h"
#include "app/store/backup.h"
#include "app/store/memory_copy.h"
#include "app/store/migrations.h"
#include "app/store/page_copy.h"
#include "app/store/search/search_index.h"
#include "app/store/sheltered_history.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <algorithm>

namespace conclave {

namespace {

constexpr int kConversationsAtOnce = 8;

StoreError refusal(StoreError::Kind kind, const QString& sentence, const QString& path,
                   const QString& detail) {
    return {kind, sentence.arg(QDir::toNativeSeparators(path)), detail};
}

StoreError damaged(const QString& path, const QString& detail) {
    return refusal(StoreError::Kind::Corrupt,
                   StoreText::tr("The backup %1 is damaged and cannot be restored. Choose another one."),
                   path, detail);
}

/// Whether a file that SQLite cannot read was a history once, by its header
/// (https://sqlite.org/fileformat2.html).
bool beginsAsOurs(const QString& path) {
    QFile file(path);
    const QByteArray header = file.open(QIODevice::ReadOnly) ? file.read(100) : QByteArray();
    return header.size() == 100 && header.startsWith(QByteArray("SQLite format 3", 16)) &&
           qFromBigEndian<qint32>(header.constData() + 68) == kApplicationId;
}

StoreDone checkFile(Database& file) {
    const StoreResult<qint64> application = file.number("PRAGMA application_id;");
    const StoreResult<qint64> version = file.number("PRAGMA user_version;");
    for (const auto* read : {&application, &version})
        if (const StoreError* error = errorOf(*read))
            return error->kind == StoreError::Kind::Corrupt ? damaged(file.path(), error->detail) : *error;
    if (std::get<qint64>(application) != kApplicationId)
        return refusal(StoreError::Kind::Corrupt,
                       StoreText::tr("%1 is no backup of Conclave's history. Choose another file."),
                       file.path(),
                       QStringLiteral("application_id is %1").arg(std::get<qint64>(application)));
    if (std::get<qint64>(version) > currentSchemaVersion())
        return refusal(
            StoreError::Kind::NewerVersion,
            StoreText::tr(
                "The backup %1 was made by a newer version of Conclave. Update Conclave to restore it."),
            file.path(), QStringLiteral("schema version %1").arg(std::get<qint64>(version)));
    Statement check(file, "PRAGMA quick_check(1);");
    if (check.step() && check.text(0) != QLatin1String("ok"))
        return damaged(file.path(), check.text(0));
    if (check.failed())
        return damaged(file.path(), check.error().detail);
    return std::monostate{};
}

/// Ids that were given out since the backup was made are not given out again.
StoreDone raiseSequences(Database& backup, Database& current) {
    Statement select(current, "SELECT name, seq FROM sqlite_sequence");
    Statement raise(backup, "UPDATE sqlite_sequence SET seq = max(seq, ?2) WHERE name = ?1");
    Statement insert(backup, "INSERT INTO sqlite_sequence (name, seq) SELECT ?1, ?2 WHERE NOT EXISTS "
                             "(SELECT 1 FROM sqlite_sequence WHERE name = ?1)");
    while (select.step())
        for (Statement* write : {&raise, &insert})
            if (const StoreDone done = write->bindColumn(1, select, 0).bindColumn(2, select, 1).run();
                errorOf(done) != nullptr)
                return done;
    if (select.failed())
        return select.error();
    return std::monostate{};
}

} // namespace

StoreResult<std::unique_ptr<History>> openBackup(const QString& path) {
    if (!QFileInfo(path).isFile())
        return refusal(StoreError::Kind::NotFound,
                       StoreText::tr("There is no backup %1 any more. Choose another one."), path, {});
    const StoreResult<std::unique_ptr<ReadableFile>> file = ReadableFile::open(path);
    if (const StoreError* error = errorOf(file)) {
        if (error->kind == StoreError::Kind::Locked)
            return refusal(
                StoreError::Kind::Locked,
                StoreText::tr(
                    "The backup %1 is encrypted with another passphrase than the history has now, so it "
                    "cannot be read. Choose another one."),
                path, error->detail);
        if (error->kind == StoreError::Kind::Corrupt && beginsAsOurs(path))
            return damaged(path, error->detail);
        if (error->kind == StoreError::Kind::Corrupt)
            return refusal(StoreError::Kind::Corrupt,
                           StoreText::tr("%1 is no backup of Conclave's history. Choose another file."), path,
                           error->detail);
        return *error;
    }
    if (const StoreDone done = checkFile(std::get<0>(file)->database()); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    StoreResult<std::unique_ptr<Database>> memory = copyToMemory(std::get<0>(file)->database(), Trust::Pages);
    if (const StoreError* error = errorOf(memory))
        return error->kind == StoreError::Kind::Corrupt ? damaged(path, error->detail) : *error;
    Statement interrupt(*std::get<0>(memory), "UPDATE messages SET state = ?1 WHERE state = ?2");
    if (const StoreDone done =
            interrupt.bind(1, int(MessageState::Interrupted)).bind(2, int(MessageState::Streaming)).run();
        errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    return History::inMemory(std::move(std::get<0>(memory)));
}

BackupMerge::BackupMerge(const QString& path, std::unique_ptr<History> backup)
    : m_path(path), m_backup(std::move(backup)) {}

StoreDone BackupMerge::begin(ShelteredHistory& history) {
    StoreResult<QVector<FolderRow>> folders = m_backup->folders();
    StoreResult<QVector<ConversationRow>> rows = m_backup->conversations();
    if (const StoreError* error = errorOf(folders))
        return *error;
    if (const StoreError* error = errorOf(rows))
        return *error;
    m_folders = std::get<0>(std::move(folders));
    m_rows = std::get<0>(std::move(rows));
    std::reverse(m_rows.begin(), m_rows.end());
    m_outcome.conversations = int(m_rows.size());
    const StoreResult<qint64> import = history.write<qint64>([this](History& into) {
        return into.beginImport(QStringLiteral("backup"), QFileInfo(m_path).fileName());
    });
    if (const StoreError* error = errorOf(import))
        return *error;
    m_importId = std::get<qint64>(import);
    m_next = 0;
    return mergeLibrary(history);
}

StoreDone BackupMerge::mergeLibrary(ShelteredHistory& history) {
    const StoreResult<QVector<PresetRow>> presets = m_backup->presets();
    const StoreResult<QVector<PromptRow>> prompts = m_backup->prompts();
    if (const StoreError* error = errorOf(presets))
        return *error;
    if (const StoreError* error = errorOf(prompts))
        return *error;
    return history.write<std::monostate>(
        [&](History& into) { return into.addMissing(std::get<0>(presets), std::get<0>(prompts)); });
}

StoreDone BackupMerge::mergeOne(ShelteredHistory& history, const ConversationRow& row) {
    const StoreResult<QVector<MessageRow>> tree = m_backup->tree(row.id);
    if (const StoreError* error = errorOf(tree))
        return *error;
    const StoreResult<ConversationAnswering> answering = m_backup->conversationAnswering(row.id);
    if (const StoreError* error = errorOf(answering))
        return *error;
    const ForeignConversation conversation =
        asForeign(row, std::get<0>(tree), m_folders, std::get<0>(answering));
    const StoreResult<ImportOutcome> imported = history.write<ImportOutcome>(
        [this, &conversation](History& into) { return into.importConversation(m_importId, conversation); });
    if (const StoreError* error = errorOf(imported))
        return *error;
    const ImportOutcome& outcome = std::get<ImportOutcome>(imported);
    m_outcome.addedMessages += outcome.addedMessages;
    switch (outcome.kind) {
    case ImportOutcome::Kind::Added:
        ++m_outcome.added;
        break;
    case ImportOutcome::Kind::Updated:
        ++m_outcome.updated;
        break;
    case ImportOutcome::Kind::InTrash:
        ++m_outcome.inTrash;
        break;
    case ImportOutcome::Kind::Unchanged:
    case ImportOutcome::Kind::Empty:
        ++m_outcome.unchanged;
        break;
    }
    return std::monostate{};
}

StoreDone BackupMerge::finish(ShelteredHistory& history) {
    if (m_outcome.added + m_outcome.updated > 0)
        m_outcome.importId = m_importId;
    return history.write<std::monostate>([this](History& into) {
        return into.finishImport(
            m_importId,
            QCoreApplication::translate(
                "ChatStore", "From a backup: %1 conversations added, %2 updated, %3 messages added.")
                .arg(m_outcome.added)
                .arg(m_outcome.updated)
                .arg(m_outcome.addedMessages));
    });
}

StoreResult<bool> BackupMerge::step(ShelteredHistory& history) {
    if (m_next < 0)
        if (const StoreDone done = begin(history); errorOf(done) != nullptr)
            return std::get<StoreError>(done);
    for (int i = 0; i < kConversationsAtOnce && m_next < m_rows.size(); ++i)
        if (const StoreDone done = mergeOne(history, m_rows[m_next++]); errorOf(done) != nullptr)
            return std::get<StoreError>(done);
    if (m_next < m_rows.size())
        return false;
    if (const StoreDone done = finish(history); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    return true;
}

StoreResult<RestoreOutcome> replaceHistory(ShelteredHistory& history, History& backup) {
    if (!history.saveUnsavedRows())
        return StoreError{StoreError::Kind::ReadOnly, history.status().sentence, {}};
    Database& current = history.history().database();
    const StoreResult<qint64> streaming = current.number("SELECT count(*) FROM messages WHERE state = 1");
    if (const StoreError* error = errorOf(streaming))
        return *error;
    if (std::get<qint64>(streaming) > 0)
        return StoreError{StoreError::Kind::Busy,
                          QCoreApplication::translate("ChatStore",
                                                      "An answer is being written. Stop it, or wait "
                                                      "for its end, and restore the backup then."),
                          {}};
    const StoreResult<BackupFile> previous = makeBackup(current.path(), BackupFile::Reason::BeforeRestore);
    if (const StoreError* error = errorOf(previous))
        return *error;
    StoreDone done = raiseSequences(backup.database(), current);
    if (errorOf(done) == nullptr)
        done = current.setSync(Database::Sync::Machine);
    // Into the open file, through its log: one commit, which other connections see as any other.
    if (errorOf(done) == nullptr)
        done = copyPages(backup.database(), current);
    // A backup from before the index, or of an encrypted history, has none.
    if (errorOf(done) == nullptr)
        done = prepareSearchIndex(current);
    if (const StoreError* error = errorOf(done))
        return *error;
    RestoreOutcome outcome{.mode = RestoreMode::Replace, .previousPath = std::get<0>(previous).path};
    const StoreResult<qint64> count =
        current.number("SELECT count(*) FROM conversations WHERE deleted_ms IS NULL");
    if (errorOf(count) == nullptr)
        outcome.conversations = int(std::get<qint64>(count));
    return outcome;
}

} // namespace conclave
