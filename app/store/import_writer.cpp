// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/import_writer.h"

#include "app/store/answering_rows.h"
#include "app/store/first_words.h"
#include "app/store/history.h"
#include "app/store/import_undo.h"
#include "app/store/message_rows.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QUuid>

#include <algorithm>

namespace conclave {

namespace {

// A message whose parent is in the trash is not written, and neither is what follows it.
constexpr qint64 kBelowTrash = -1;

bool hasContent(const ForeignMessage& message) {
    return !message.text.isEmpty() || !message.reasoning.isEmpty() || !message.toolCalls.isEmpty() ||
           !message.errorText.isEmpty();
}

// Nobody writes on at an answer that came from a file.
MessageState stateOf(const ForeignMessage& message) {
    return message.state == MessageState::Streaming ? MessageState::Interrupted : message.state;
}

} // namespace

ImportWriter::ImportWriter(Database& database, qint64 importId, const ForeignConversation& conversation)
    : m_database(database), m_importId(importId), m_from(conversation), m_tree(foreignTree(conversation)) {
    m_outcome.repairedParents = m_tree.repairedParents;
}

StoreResult<ImportOutcome> ImportWriter::write() {
    // Our own conversations may well be empty: a title whose messages were all removed.
    if (!isOwn() && std::none_of(m_from.messages.begin(), m_from.messages.end(), hasContent))
        return ImportOutcome{.kind = ImportOutcome::Kind::Empty};
    const StoreResult<qint64> found = findConversation();
    if (const StoreError* error = errorOf(found))
        return *error;
    const qint64 id = std::get<qint64>(found);
    if (id == 0)
        return add();
    if (m_isInTrash)
        return ImportOutcome{.kind = ImportOutcome::Kind::InTrash, .conversationId = id};
    return update(id);
}

StoreResult<qint64> ImportWriter::findConversation() {
    Statement byUuid(m_database, "SELECT id, deleted_ms FROM conversations WHERE uuid = ?1");
    Statement bySource(m_database, "SELECT id, deleted_ms FROM conversations WHERE source = ?1 "
                                   "AND source_id = ?2 AND source_id <> '' "
                                   "ORDER BY deleted_ms IS NOT NULL, id LIMIT 1");
    byUuid.bind(1, m_from.uuid);
    bySource.bind(1, m_from.source).bind(2, m_from.sourceId);
    for (Statement* select : {&byUuid, &bySource}) {
        if (select == &byUuid ? m_from.uuid.isEmpty() : m_from.sourceId.isEmpty())
            continue;
        if (select->step()) {
            m_isInTrash = select->number(1) != 0;
            return select->number(0);
        }
        if (select->failed())
            return select->error();
    }
    return 0;
}

StoreResult<qint64> ImportWriter::findFolder() {
    if (m_from.folderName.isEmpty() && m_from.folderUuid.isEmpty())
        return 0;
    bool isUuidTaken = false;
    if (!m_from.folderUuid.isEmpty()) {
        Statement select(m_database, "SELECT id, deleted_ms FROM folders WHERE uuid = ?1");
        isUuidTaken = select.bind(1, m_from.folderUuid).step();
        if (isUuidTaken && select.number(1) == 0)
            return select.number(0);
        if (select.failed())
            return select.error();
    }
    if (m_from.folderName.isEmpty())
        return 0;
    // Two folders of our own may have one name, and stay two.
    if (m_from.folderUuid.isEmpty() || isUuidTaken) {
        Statement select(m_database, "SELECT min(id) FROM folders WHERE name = ?1 AND deleted_ms IS NULL");
        if (select.bind(1, m_from.folderName).step() && select.number(0) != 0)
            return select.number(0);
        if (select.failed())
            return select.error();
    }
    Statement insert(m_database, "INSERT INTO folders (uuid, name, created_ms) VALUES (?1, ?2, ?3)");
    insert.bind(1, m_from.folderUuid.isEmpty() || isUuidTaken
                       ? QUuid::createUuid().toString(QUuid::WithoutBraces)
                       : m_from.folderUuid);
    insert.bind(2, m_from.folderName).bind(3, QDateTime::currentMSecsSinceEpoch());
    if (const StoreDone done = insert.run(); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    return m_database.lastInsertId();
}

QString ImportWriter::title() const {
    if (!m_from.title.isEmpty() || isOwn())
        return m_from.title;
    for (const bool questionsOnly : {true, false})
        for (const ForeignTree::Node& node : m_tree.nodes)
            if (!questionsOnly || node.message->role == Role::User)
                if (const QString words = firstWords(node.message->text); !words.isEmpty())
                    return words;
    return QCoreApplication::translate("ChatStore", "Imported conversation",
                                       "title of a conversation without one");
}

StoreResult<ImportOutcome> ImportWriter::add() {
    m_outcome.kind = ImportOutcome::Kind::Added;
    const StoreResult<qint64> folder = findFolder();
    if (const StoreError* error = errorOf(folder))
        return *error;
    const bool hasTitle = isOwn() || !m_from.title.isEmpty();
    Statement insert(
        m_database,
        "INSERT INTO conversations (uuid, title, title_source, created_ms, updated_ms, folder_id, "
        "pinned_ms, archived_ms, source, source_id, import_id) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
    insert.bind(1, isOwn() ? m_from.uuid : QUuid::createUuid().toString(QUuid::WithoutBraces));
    insert.bind(2, title()).bind(3, int(hasTitle ? m_from.titleSource : TitleSource::FirstWords));
    insert.bind(4, m_tree.createdMs).bind(5, m_tree.updatedMs).bindId(6, std::get<qint64>(folder));
    insert.bindId(7, m_from.pinnedMs).bindId(8, m_from.archivedMs);
    insert.bind(9, m_from.source).bind(10, m_from.sourceId).bindId(11, m_importId);
    if (const StoreDone done = insert.run(); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    const qint64 conversationId = m_database.lastInsertId();
    m_outcome.conversationId = m_importId == 0 ? 0 : conversationId;

    QVector<qint64> ids;
    for (const ForeignTree::Node& node : m_tree.nodes) {
        const StoreResult<qint64> id =
            insertMessage(conversationId, node, node.parent < 0 ? 0 : ids[node.parent]);
        if (const StoreError* error = errorOf(id))
            return *error;
        ids.append(std::get<qint64>(id));
        ++m_outcome.addedMessages;
    }
    if (const StoreDone done = writeConversationAnswering(m_database, conversationId, m_from.answering);
        errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    Statement leaf(m_database, "UPDATE conversations SET current_leaf = ?2 WHERE id = ?1");
    leaf.bind(1, conversationId).bindId(2, m_tree.current < 0 ? 0 : ids[m_tree.current]);
    if (const StoreDone done = leaf.run(); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    return m_outcome;
}

StoreResult<qint64> ImportWriter::insertMessage(qint64 conversationId, const ForeignTree::Node& node,
                                                qint64 parentId) {
    const ForeignMessage& message = *node.message;
    Statement insert(m_database,
                     "INSERT INTO messages (conversation_id, parent_id, role, text, reasoning, reasoning_ms, "
                     "tool_calls, state, error, created_ms, source_id, import_id, has_code, pinned_ms) "
                     "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)");
    insert.bind(1, conversationId).bindId(2, parentId).bind(3, int(message.role)).bind(4, message.text);
    insert.bind(5, message.reasoning).bind(6, message.reasoningMs).bind(7, message.toolCalls);
    insert.bind(8, int(stateOf(message))).bind(9, message.errorText).bind(10, node.createdMs);
    insert.bind(11, isOwn() ? QString() : message.sourceId).bindId(12, m_importId);
    insert.bind(13, int(hasCodeFence(message.text))).bindId(14, message.pinnedMs);
    if (const StoreDone done = insert.run(); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    const qint64 id = m_database.lastInsertId();
    if (message.provenance != Provenance{})
        if (const StoreDone done = writeProvenance(m_database, id, message.provenance);
            errorOf(done) != nullptr)
            return std::get<StoreError>(done);
    if (!message.summary.text.isEmpty()) {
        const StoreResult<qint64> summary = writeSummary(m_database, id, message.summary);
        if (errorOf(summary) != nullptr)
            return summary;
    }
    return id;
}

StoreDone ImportWriter::readExisting(qint64 conversationId) {
    Statement select(m_database, "SELECT id, parent_id, created_ms, role, state, text, reasoning, source_id, "
                                 "deleted_ms FROM messages WHERE conversation_id = ?1 ORDER BY id");
    select.bind(1, conversationId);
    while (select.step()) {
        const int index = int(m_existing.size());
        m_existing.append({.id = select.number(0),
                           .createdMs = select.number(2),
                           .role = Role(select.number(3)),
                           .state = MessageState(select.number(4)),
                           .text = select.text(5),
                           .reasoningLength = select.text(6).size(),
                           .sourceId = select.text(7),
                           .isDeleted = select.number(8) != 0});
        m_childrenOf[select.number(1)].append(index);
        if (const QString& sourceId = m_existing.last().sourceId; !sourceId.isEmpty())
            m_bySourceId.insert(sourceId, index);
    }
    return select.failed() ? StoreDone(select.error()) : StoreDone();
}

ImportWriter::Existing* ImportWriter::findMessage(const ForeignTree::Node& node, qint64 parentId) {
    const ForeignMessage& message = *node.message;
    const QString sourceId = isOwn() ? QString() : message.sourceId;
    if (!sourceId.isEmpty())
        if (const int index = m_bySourceId.value(sourceId, -1); index >= 0 && !m_existing[index].isTaken)
            return &m_existing[index];
    const QVector<int> siblings = m_childrenOf.value(parentId);
    const auto find = [&](auto&& isIt) -> Existing* {
        for (const int index : siblings) {
            Existing& existing = m_existing[index];
            // What has an id of its own there is another one than this.
            if (!existing.isTaken && existing.role == message.role &&
                (sourceId.isEmpty() || existing.sourceId.isEmpty()) && isIt(existing))
                return &existing;
        }
        return nullptr;
    };
    Existing* const sameTime =
        find([&](const Existing& existing) { return existing.createdMs == node.createdMs; });
    return sameTime != nullptr
               ? sameTime
               : find([&](const Existing& existing) { return existing.text == message.text; });
}

StoreResult<ImportOutcome> ImportWriter::update(qint64 conversationId) {
    m_outcome.conversationId = conversationId;
    if (const StoreDone done = readExisting(conversationId); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    QVector<qint64> ids;
    for (const ForeignTree::Node& node : m_tree.nodes) {
        const qint64 parentId = node.parent < 0 ? 0 : ids[node.parent];
        Existing* const existing = findMessage(node, parentId);
        if (existing != nullptr) {
            existing->isTaken = true;
            ids.append(existing->isDeleted ? kBelowTrash : existing->id);
            if (existing->isDeleted)
                continue;
            const StoreResult<bool> updated = updateMessage(*existing, *node.message);
            if (const StoreError* error = errorOf(updated))
                return *error;
            m_outcome.updatedMessages += std::get<bool>(updated) ? 1 : 0;
            continue;
        }
        if (parentId == kBelowTrash) {
            ids.append(kBelowTrash);
            continue;
        }
        const StoreResult<qint64> id = insertMessage(conversationId, node, parentId);
        if (const StoreError* error = errorOf(id))
            return *error;
        ids.append(std::get<qint64>(id));
        ++m_outcome.addedMessages;
    }
    const StoreResult<bool> hasNewTitle =
        updateConversation(conversationId, ids, m_outcome.addedMessages != 0);
    if (const StoreError* error = errorOf(hasNewTitle))
        return *error;
    const bool hasChanged =
        m_outcome.addedMessages != 0 || m_outcome.updatedMessages != 0 || std::get<bool>(hasNewTitle);
    m_outcome.kind = hasChanged ? ImportOutcome::Kind::Updated : ImportOutcome::Kind::Unchanged;
    if (!hasChanged)
        m_outcome.repairedParents = 0;
    return m_outcome;
}

StoreResult<bool> ImportWriter::updateMessage(const Existing& existing, const ForeignMessage& message) {
    const bool isLonger =
        message.text.size() > existing.text.size() ||
        (message.text == existing.text && message.reasoning.size() > existing.reasoningLength);
    // An answer that is being written here grows by itself.
    if (!isLonger || existing.role != Role::Assistant || existing.state == MessageState::Streaming)
        return false;
    if (const StoreDone done = keepFirstVersionOfMessage(m_database, existing.id); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    Statement update(m_database, "UPDATE messages SET text = ?2, reasoning = ?3, reasoning_ms = ?4, "
                                 "tool_calls = ?5, state = ?6, error = ?7, has_code = ?8 WHERE id = ?1");
    update.bind(1, existing.id).bind(2, message.text).bind(3, message.reasoning);
    update.bind(4, message.reasoningMs).bind(5, message.toolCalls).bind(6, int(stateOf(message)));
    update.bind(7, message.errorText).bind(8, int(hasCodeFence(message.text)));
    if (const StoreDone done = update.run(); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    if (message.provenance != Provenance{})
        if (const StoreDone done = writeProvenance(m_database, existing.id, message.provenance);
            errorOf(done) != nullptr)
            return std::get<StoreError>(done);
    if (const StoreDone done = keepVersionOfMessage(m_database, existing.id, m_importId);
        errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    return true;
}

StoreResult<bool> ImportWriter::updateConversation(qint64 conversationId, const QVector<qint64>& ids,
                                                   bool hasNew) {
    QString title;
    TitleSource source = TitleSource::Person;
    qint64 updatedMs = 0;
    qint64 leaf = 0;
    {
        Statement select(m_database, "SELECT title, title_source, updated_ms, current_leaf "
                                     "FROM conversations WHERE id = ?1");
        if (!select.bind(1, conversationId).step())
            return select.failed() ? select.error() : rowNotFound(m_database, "conversation", conversationId);
        title = select.text(0);
        source = TitleSource(select.number(1));
        updatedMs = select.number(2);
        leaf = select.number(3);
    }
    // The other program's title may have changed there; a person's choice here is never replaced.
    const bool hasNewTitle = !m_from.title.isEmpty() && m_from.title != title &&
                             m_from.titleSource >= source && source != TitleSource::Person;
    if (!hasNewTitle && !hasNew)
        return false;
    if (const StoreDone done = keepFirstVersionOfConversation(m_database, conversationId);
        errorOf(done) != nullptr)
        return std::get<StoreError>(done);

    // Who looked at the branch that has been gone on with sees the new end of it; another one stays.
    const qint64 end = m_tree.current < 0 ? 0 : ids[m_tree.current];
    bool isContinued = leaf == 0;
    for (int i = m_tree.current; i >= 0 && end > 0 && !isContinued; i = m_tree.nodes[i].parent)
        isContinued = ids[i] == leaf;
    Statement update(m_database, "UPDATE conversations SET title = ?2, title_source = ?3, updated_ms = ?4, "
                                 "current_leaf = ?5 WHERE id = ?1");
    update.bind(1, conversationId).bind(2, hasNewTitle ? m_from.title : title);
    update.bind(3, int(hasNewTitle ? m_from.titleSource : source));
    update.bind(4, hasNew ? std::max(updatedMs, m_tree.updatedMs) : updatedMs);
    update.bindId(5, isContinued && end > 0 ? end : leaf);
    if (const StoreDone done = update.run(); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    if (const StoreDone done = keepVersionOfConversation(m_database, conversationId, m_importId, hasNewTitle,
                                                         hasNew ? m_tree.updatedMs : 0);
        errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    return hasNewTitle;
}

// ------------------------------------------------------------------------------------- History's part of it

StoreResult<qint64> History::beginImport(const QString& source, const QString& file) {
    Statement insert(database(), "INSERT INTO imports (source, file, created_ms) VALUES (?1, ?2, ?3)");
    insert.bind(1, source).bind(2, file).bind(3, QDateTime::currentMSecsSinceEpoch());
    if (const StoreDone done = change(insert, Database::Sync::Machine, "import", 0); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    return database().lastInsertId();
}

StoreResult<ImportOutcome> History::importConversation(qint64 importId,
                                                       const ForeignConversation& conversation) {
    // finishImport puts all of them on the disk: waiting for it each time would take most of an import's
    // time.
    Transaction transaction(database(), Database::Sync::Process);
    if (const StoreError* error = errorOf(transaction.begun()))
        return *error;
    if (importId != 0) {
        Statement select(database(), "SELECT 1 FROM imports WHERE id = ?1 AND deleted_ms IS NULL");
        if (!select.bind(1, importId).step())
            return select.failed() ? select.error() : rowNotFound(database(), "import", importId);
    }
    const StoreResult<ImportOutcome> outcome = ImportWriter(database(), importId, conversation).write();
    if (errorOf(outcome) != nullptr || importId == 0)
        return outcome;
    if (const StoreDone done = transaction.commit(); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    return outcome;
}

StoreDone History::finishImport(qint64 importId, const QString& report) {
    Transaction transaction(database());
    if (errorOf(transaction.begun()) != nullptr)
        return transaction.begun();
    Statement forget(database(), "DELETE FROM imports WHERE id = ?1 "
                                 "AND NOT EXISTS (SELECT 1 FROM conversations WHERE import_id = ?1) "
                                 "AND NOT EXISTS (SELECT 1 FROM messages WHERE import_id = ?1) "
                                 "AND NOT EXISTS (SELECT 1 FROM message_versions WHERE import_id = ?1) "
                                 "AND NOT EXISTS (SELECT 1 FROM conversation_versions WHERE import_id = ?1)");
    if (const StoreDone done = forget.bind(1, importId).run(); errorOf(done) != nullptr)
        return done;
    if (database().changes() == 0) {
        Statement update(database(), "UPDATE imports SET report = ?2 WHERE id = ?1");
        if (const StoreDone done = update.bind(1, importId).bind(2, report).run(); errorOf(done) != nullptr)
            return done;
        if (database().changes() != 1)
            return rowNotFound(database(), "import", importId);
    }
    return transaction.commit();
}

} // namespace conclave
