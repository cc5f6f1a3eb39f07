// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/many_conversations.h"

#include "app/store/database.h"

#include <QUuid>

namespace conclave {

namespace {

void require(const StoreDone& done) {
    if (const StoreError* error = errorOf(done))
        qFatal("cannot fill the history: %s", qPrintable(error->detail));
}

} // namespace

void insertConversations(const QString& path, int count, qint64 newestMs, qint64 stepMs, qint64 folderId) {
    auto opened = Database::open(path, Database::Mode::Write);
    if (const StoreError* error = errorOf(opened))
        qFatal("cannot fill the history: %s", qPrintable(error->detail));
    Database& database = *std::get<std::unique_ptr<Database>>(opened);
    Transaction transaction(database);
    require(transaction.begun());
    for (int i = 0; i < count; ++i) {
        const qint64 timeMs = newestMs - i * stepMs;
        Statement conversation(database,
                               "INSERT INTO conversations (uuid, title, created_ms, updated_ms, folder_id) "
                               "VALUES (?1, ?2, ?3, ?3, ?4)");
        conversation.bind(1, QUuid::createUuid().toString(QUuid::WithoutBraces))
            .bind(2, QStringLiteral("Conversation %1 about something").arg(i + 1))
            .bind(3, timeMs)
            .bindId(4, folderId);
        require(conversation.run());
        const qint64 id = database.lastInsertId();
        Statement message(database,
                          "INSERT INTO messages (conversation_id, parent_id, role, text, state, created_ms) "
                          "VALUES (?1, NULL, 1, ?2, 0, ?3)");
        require(message.bind(1, id).bind(2, QStringLiteral("Question %1").arg(i + 1)).bind(3, timeMs).run());
        Statement leaf(database, "UPDATE conversations SET current_leaf = ?2 WHERE id = ?1");
        require(leaf.bind(1, id).bind(2, database.lastInsertId()).run());
    }
    require(transaction.commit());
}

} // namespace conclave
