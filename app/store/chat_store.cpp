// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/chat_store.h"

#include "app/store/store_worker.h"

#include <QStandardPaths>

namespace conclave {

ChatStore::ChatStore(const QString& path, QObject* parent)
    : QObject(parent), m_worker(std::make_unique<Worker>(this, path)) {}

ChatStore::~ChatStore() = default;

QString ChatStore::defaultPath() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/conclave/history.sqlite");
}

QFuture<StoreDone> ChatStore::opened() const {
    return m_worker->opened();
}

QString ChatStore::notice() const {
    return m_worker->notice();
}

HistoryStatus ChatStore::status() const {
    return m_worker->status();
}

QFuture<StoreResult<QVector<ConversationRow>>>
ChatStore::conversations(const ConversationScope& scope, int limit,
                         const std::optional<ConversationRow>& last) {
    return m_worker->read<QVector<ConversationRow>>(
        0, [scope, limit, last](History& history) { return history.conversations(scope, limit, last); });
}

QFuture<StoreResult<ConversationRow>> ChatStore::conversation(qint64 id) {
    return m_worker->read<ConversationRow>(id, [id](History& history) { return history.conversation(id); });
}

QFuture<StoreResult<QVector<FolderRow>>> ChatStore::folders() {
    return m_worker->read<QVector<FolderRow>>(0, [](History& history) { return history.folders(); });
}

QFuture<StoreResult<QVector<MessageRow>>> ChatStore::branch(qint64 conversationId) {
    return m_worker->read<QVector<MessageRow>>(
        conversationId, [conversationId](History& history) { return history.branch(conversationId); });
}

QFuture<StoreResult<QVector<MessageRow>>> ChatStore::tree(qint64 conversationId) {
    return m_worker->read<QVector<MessageRow>>(
        conversationId, [conversationId](History& history) { return history.tree(conversationId); });
}

QFuture<StoreResult<MessageRow>> ChatStore::createQuestion(qint64 conversationId, qint64 parentId,
                                                           const QString& text, const QString& title) {
    return m_worker->write<MessageRow>(
        conversationId, [conversationId, parentId, text, title](History& history) {
            const bool isNew = conversationId == kNewPrivateConversation;
            return history.createQuestion(isNew ? 0 : conversationId, parentId, text, title);
        });
}

QFuture<StoreResult<MessageRow>> ChatStore::createAnswer(qint64 conversationId, qint64 parentId,
                                                         const Provenance& provenance) {
    return m_worker->write<MessageRow>(conversationId,
                                       [conversationId, parentId, provenance](History& history) {
                                           return history.createAnswer(conversationId, parentId, provenance);
                                       });
}

QFuture<StoreDone> ChatStore::journalAnswer(const AnswerJournal& journal) {
    return m_worker->writeUnwatched(
        journal.messageId, [journal](History& history) { return history.journalAnswer(journal); },
        Worker::Pace::Streaming);
}

QFuture<StoreDone> ChatStore::finishAnswer(const AnswerJournal& journal, MessageState state,
                                           const QString& errorText, const Provenance& provenance) {
    return m_worker->writeUnwatched(
        journal.messageId,
        [journal, state, errorText, provenance](History& history) {
            return history.finishAnswer(journal, state, errorText, provenance);
        },
        Worker::Pace::Single);
}

QFuture<StoreResult<MessageRow>> ChatStore::resumeAnswer(qint64 messageId) {
    return m_worker->write<MessageRow>(
        messageId, [messageId](History& history) { return history.resumeAnswer(messageId); });
}

QFuture<StoreDone> ChatStore::selectBranch(qint64 conversationId, qint64 messageId) {
    return m_worker->write<std::monostate>(conversationId, [conversationId, messageId](History& history) {
        return history.selectBranch(conversationId, messageId);
    });
}

QFuture<StoreDone> ChatStore::saveDraft(qint64 conversationId, const QString& text) {
    return m_worker->write<std::monostate>(conversationId, [conversationId, text](History& history) {
        return history.saveDraft(conversationId, text);
    });
}

QFuture<StoreResult<QHash<qint64, QString>>> ChatStore::drafts() {
    return m_worker->read<QHash<qint64, QString>>(
        0, [worker = m_worker.get()](History& history) -> StoreResult<QHash<qint64, QString>> {
            StoreResult<QHash<qint64, QString>> kept = history.drafts();
            if (errorOf(kept) != nullptr || worker->privateHistory() == nullptr)
                return kept;
            const StoreResult<QHash<qint64, QString>> unkept = worker->privateHistory()->drafts();
            if (errorOf(unkept) == nullptr)
                std::get<0>(kept).insert(std::get<0>(unkept));
            return kept;
        });
}

QFuture<StoreDone> ChatStore::rename(qint64 conversationId, const QString& title, TitleSource source) {
    return m_worker->write<std::monostate>(conversationId, [conversationId, title, source](History& history) {
        return history.rename(conversationId, title, source);
    });
}

QFuture<StoreDone> ChatStore::setPinned(qint64 conversationId, bool isPinned) {
    return m_worker->write<std::monostate>(conversationId, [conversationId, isPinned](History& history) {
        return history.setPinned(conversationId, isPinned);
    });
}

QFuture<StoreDone> ChatStore::setArchived(qint64 conversationId, bool isArchived) {
    return m_worker->write<std::monostate>(conversationId, [conversationId, isArchived](History& history) {
        return history.setArchived(conversationId, isArchived);
    });
}

QFuture<StoreDone> ChatStore::moveToFolder(const QVector<qint64>& conversationIds, qint64 folderId) {
    return m_worker->write<std::monostate>(0, [conversationIds, folderId](History& history) {
        return history.moveToFolder(conversationIds, folderId);
    });
}

QFuture<StoreResult<FolderRow>> ChatStore::createFolder(const QString& name) {
    return m_worker->write<FolderRow>(0, [name](History& history) { return history.createFolder(name); });
}

QFuture<StoreDone> ChatStore::renameFolder(qint64 folderId, const QString& name) {
    return m_worker->write<std::monostate>(
        0, [folderId, name](History& history) { return history.renameFolder(folderId, name); });
}

QFuture<StoreResult<ConversationRow>> ChatStore::duplicate(qint64 conversationId, qint64 messageId) {
    return m_worker->write<ConversationRow>(conversationId, [conversationId, messageId](History& history) {
        return history.duplicate(conversationId, messageId);
    });
}

QFuture<StoreDone> ChatStore::setMessagePinned(qint64 messageId, qint64 pinnedMs) {
    return m_worker->write<std::monostate>(messageId, [messageId, pinnedMs](History& history) {
        return history.setMessagePinned(messageId, pinnedMs);
    });
}

QFuture<StoreResult<SummaryRow>> ChatStore::createSummary(qint64 messageId, const QString& text,
                                                          const QString& modelName) {
    return m_worker->write<SummaryRow>(messageId, [messageId, text, modelName](History& history) {
        return history.createSummary(messageId, text, modelName);
    });
}

QFuture<StoreDone> ChatStore::setSummaryRemoved(const SummaryRow& summary, qint64 deletedMs) {
    return m_worker->write<std::monostate>(summary.messageId, [summary, deletedMs](History& history) {
        return history.setSummaryRemoved(summary, deletedMs);
    });
}

QFuture<StoreResult<UndoStep>> ChatStore::remove(const QVector<qint64>& conversationIds) {
    return m_worker->write<UndoStep>(conversationIds.value(0), [conversationIds](History& history) {
        return history.remove(conversationIds);
    });
}

QFuture<StoreResult<UndoStep>> ChatStore::removeBranch(qint64 conversationId, qint64 messageId) {
    return m_worker->write<UndoStep>(conversationId, [conversationId, messageId](History& history) {
        return history.removeBranch(conversationId, messageId);
    });
}

QFuture<StoreResult<UndoStep>> ChatStore::removeFolder(qint64 folderId) {
    return m_worker->write<UndoStep>(0,
                                     [folderId](History& history) { return history.removeFolder(folderId); });
}

QFuture<StoreResult<UndoStep>> ChatStore::removeImport(qint64 importId) {
    return m_worker->write<UndoStep>(0, [worker = m_worker.get(), importId](History& history) {
        StoreResult<UndoStep> step = history.removeImport(importId);
        worker->noteListChange();
        return step;
    });
}

QFuture<StoreDone> ChatStore::restore(const UndoStep& step) {
    return m_worker->write<std::monostate>(step.stampMs, [worker = m_worker.get(), step](History& history) {
        StoreDone done = history.restore(step);
        if (step.kind == UndoStep::Kind::Import)
            worker->noteListChange();
        return done;
    });
}

QFuture<StoreResult<QVector<TrashItem>>> ChatStore::trash() {
    return m_worker->read<QVector<TrashItem>>(0, [](History& history) { return history.trash(); });
}

QFuture<StoreDone> ChatStore::deleteForGood(const UndoStep& step) {
    return m_worker->write<std::monostate>(step.stampMs,
                                           [step](History& history) { return history.deleteForGood(step); });
}

QFuture<StoreDone> ChatStore::emptyTrash() {
    return m_worker->write<std::monostate>(0, [worker = m_worker.get()](History& history) -> StoreDone {
        if (worker->privateHistory() != nullptr)
            if (const StoreDone done = worker->privateHistory()->emptyTrash(); errorOf(done) != nullptr)
                return done;
        return history.emptyTrash();
    });
}

QFuture<StoreResult<qint64>> ChatStore::beginImport(const QString& source, const QString& file) {
    return m_worker->write<qint64>(
        0, [source, file](History& history) { return history.beginImport(source, file); });
}

QFuture<StoreResult<ImportOutcome>> ChatStore::importConversation(qint64 importId,
                                                                  const ForeignConversation& conversation) {
    return m_worker->write<ImportOutcome>(0, [importId, conversation](History& history) {
        return history.importConversation(importId, conversation);
    });
}

QFuture<StoreDone> ChatStore::finishImport(qint64 importId, const QString& report) {
    return m_worker->write<std::monostate>(0, [worker = m_worker.get(), importId, report](History& history) {
        StoreDone done = history.finishImport(importId, report);
        worker->noteListChange();
        return done;
    });
}

QFuture<StoreResult<RestoreOutcome>> ChatStore::restoreBackup(const QString& path, RestoreMode mode) {
    return m_worker->restoreBackup(path, mode);
}

// ---------------------------------------------------------------------------------- how answers are asked
// for

QFuture<StoreResult<ConversationAnswering>> ChatStore::conversationAnswering(qint64 conversationId) {
    return m_worker->read<ConversationAnswering>(conversationId, [conversationId](History& history) {
        return history.conversationAnswering(conversationId);
    });
}

QFuture<StoreDone> ChatStore::setConversationAnswering(qint64 conversationId,
                                                       const ConversationAnswering& answering) {
    return m_worker->write<std::monostate>(conversationId, [conversationId, answering](History& history) {
        return history.setConversationAnswering(conversationId, answering);
    });
}

QFuture<StoreResult<QVector<PresetRow>>> ChatStore::presets() {
    return m_worker->read<QVector<PresetRow>>(0, [](History& history) { return history.presets(); });
}

QFuture<StoreResult<QVector<PresetRow>>> ChatStore::savePresets(const QVector<PresetRow>& presets) {
    return m_worker->write<QVector<PresetRow>>(
        0, [presets](History& history) { return history.savePresets(presets); });
}

QFuture<StoreResult<qint64>> ChatStore::removePresets(const QVector<qint64>& ids) {
    return m_worker->write<qint64>(0, [ids](History& history) { return history.removePresets(ids); });
}

QFuture<StoreDone> ChatStore::restorePresets(qint64 stampMs) {
    return m_worker->write<std::monostate>(
        0, [stampMs](History& history) { return history.restorePresets(stampMs); });
}

QFuture<StoreResult<QVector<PromptRow>>> ChatStore::prompts() {
    return m_worker->read<QVector<PromptRow>>(0, [](History& history) { return history.prompts(); });
}

QFuture<StoreResult<QVector<PromptRow>>> ChatStore::savePrompts(const QVector<PromptRow>& prompts) {
    return m_worker->write<QVector<PromptRow>>(
        0, [prompts](History& history) { return history.savePrompts(prompts); });
}

QFuture<StoreDone> ChatStore::notePromptUse(qint64 id) {
    return m_worker->write<std::monostate>(0, [id](History& history) { return history.notePromptUse(id); });
}

QFuture<StoreResult<qint64>> ChatStore::removePrompts(const QVector<qint64>& ids) {
    return m_worker->write<qint64>(0, [ids](History& history) { return history.removePrompts(ids); });
}

QFuture<StoreDone> ChatStore::restorePrompts(qint64 stampMs) {
    return m_worker->write<std::monostate>(
        0, [stampMs](History& history) { return history.restorePrompts(stampMs); });
}

HistoryEncryption ChatStore::encryption() const {
    return m_worker->encryption();
}

QByteArray ChatStore::encryptionSalt() const {
    return m_worker->encryptionSalt();
}

QFuture<StoreDone> ChatStore::unlock(const QString& passphrase) {
    return m_worker->unlock(
        [passphrase](const QString& historyPath) { return keyFromPassphrase(historyPath, passphrase); },
        KeyCustody::Passphrase);
}

QFuture<StoreDone> ChatStore::unlock(const HistoryKey& key) {
    return m_worker->unlock([key](const QString&) { return key; }, KeyCustody::Keyring);
}

QFuture<StoreDone> ChatStore::encrypt(const QString& passphrase) {
    return m_worker->convert(
        [passphrase](const QString&) {
            return HistoryKey::fromPassphrase(passphrase, HistoryKey::newSalt());
        },
        KeyCustody::Passphrase);
}

QFuture<StoreDone> ChatStore::encrypt(const HistoryKey& key) {
    return m_worker->convert([key](const QString&) { return key; }, KeyCustody::Keyring);
}

QFuture<StoreDone> ChatStore::decrypt() {
    return m_worker->convert({}, KeyCustody::None);
}

void ChatStore::cancelConversion() {
    m_worker->cancelConversion();
}

} // namespace conclave
