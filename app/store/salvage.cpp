// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/salvage.h"

#include "app/store/message_rows.h"

#include <QByteArray>
#include <QCoreApplication>

#include <limits>
#include <vector>

namespace conclave {

namespace {

struct Table {
    const char* name;
    const char* columns;              // since the table is there
    std::vector<const char*> later{}; // added by migrations: a damaged file may be older
};

const Table kTables[] = {
    {"folders", "id, uuid, name, created_ms, deleted_ms"},
    {"imports", "id, source, file, created_ms, report, deleted_ms"},
    {"conversations",
     "id, uuid, title, created_ms, updated_ms, current_leaf, deleted_ms",
     {"title_source", "folder_id", "folder_in_trash", "pinned_ms", "archived_ms", "source", "source_id",
      "import_id"}},
    {"messages",
     "id, conversation_id, parent_id, role, text, reasoning, reasoning_ms, state, error, created_ms",
     {"tool_calls", "deleted_ms", "source_id", "import_id", "has_code", "pinned_ms"}},
    {"answers",
     "message_id, model_name, model_path, file_hash, quantization, engine_version, temperature, top_k, "
     "top_p, min_p, repetition_penalty, max_tokens, seed, prompt_tokens, generated_tokens, first_token_ms, "
     "tokens_per_second, stop_reason",
     {"system_prompt", "template_hash", "device", "cache_type", "context_tokens", "thinking", "dropped_turns",
      "resumed"}},
    {"drafts", "conversation_id, text, updated_ms"},
    {"removals", "stamp_ms, kind, conversation_id, folder_id, import_id, title, item_count"},
    {"removal_leaves", "stamp_ms, conversation_id, previous_leaf, next_leaf"},
    {"conversation_versions", "conversation_id, import_id, title, title_source, updated_ms"},
    {"message_versions",
     "message_id, import_id, text, reasoning, reasoning_ms, tool_calls, state, error, has_code"},
    {"answer_versions",
     "message_id, import_id, " CONCLAVE_VERSION3_ANSWER_COLUMNS,
     {"thinking", "dropped_turns", "resumed"}},
    {"attachments", "id, message_id, position, name, media_type, size_bytes, text, note"},
    {"draft_attachments", "conversation_id, position, name, media_type, size_bytes, text, note"},
    {"summaries", "id, message_id, text, model_name, created_ms, deleted_ms"},
    {"conversation_settings", "conversation_id, preset_uuid, " CONCLAVE_ANSWERING_COLUMNS},
    {"presets", "id, uuid, name, created_ms, updated_ms, deleted_ms, " CONCLAVE_ANSWERING_COLUMNS},
    {"prompts", "id, uuid, name, text, created_ms, updated_ms, used_ms, deleted_ms"},
    {"councils", "question_id, created_ms, is_blind, verdict, best_position, voted_ms"},
    {"council_seats", "question_id, position, model_name, model_path, answer_id"},
};

// A leaf page holds at most some hundred rows, so a jump of this size has surely left it behind; beyond the
// last row it costs 60 failing reads at most.
constexpr qint64 kLongestJump = std::numeric_limits<qint64>::max() / 4;

// Rows in the order of their keys. A read that fails is tried again further on, in jumps that double, which
// loses at most as many rows again as the damage did.
StoreDone copyTable(Database& from, Database& to, const Table& table) {
    QByteArray names = table.columns;
    for (const char* column : table.later)
        if (!Statement(from, QByteArray("SELECT ") + column + " FROM " + table.name + " LIMIT 0").failed())
            names += QByteArray(", ") + column;
    const int columnCount = int(names.count(',')) + 1;
    const QByteArray select =
        "SELECT rowid, " + names + " FROM " + table.name + " WHERE rowid > ?1 ORDER BY rowid";
    // OR IGNORE: what a damaged page makes up may break the rules of the schema.
    QByteArray insert = "INSERT OR IGNORE INTO " + QByteArray(table.name) + " (" + names + ") VALUES (?1";
    for (int i = 2; i <= columnCount; ++i)
        insert += ", ?" + QByteArray::number(i);
    insert += ')';

    Statement write(to, insert);
    qint64 last = 0;
    qint64 jump = 0;
    while (jump < kLongestJump && last < kLongestJump) {
        Statement read(from, select);
        read.bind(1, last + jump);
        while (read.step()) {
            last = read.number(0);
            jump = 0;
            for (int i = 0; i < columnCount; ++i)
                write.bindColumn(i + 1, read, i + 1);
            if (const StoreDone done = write.run(); errorOf(done) != nullptr)
                return done;
        }
        if (!read.failed())
            break;
        jump = jump == 0 ? 1 : jump * 2;
    }
    return std::monostate{};
}

// Makes a tree again of what was read; the foreign keys are looked at when the transaction ends.
StoreDone repair(Database& database) {
    const QString title = QCoreApplication::translate("ChatStore", "Recovered conversation");
    Statement adopt(database,
                    "INSERT INTO conversations (id, uuid, title, created_ms, updated_ms) "
                    "SELECT conversation_id, lower(hex(randomblob(16))), ?1, min(created_ms), "
                    "max(created_ms) FROM messages "
                    "WHERE conversation_id NOT IN (SELECT id FROM conversations) GROUP BY conversation_id");
    adopt.bind(1, title);
    if (const StoreDone done = adopt.run(); errorOf(done) != nullptr)
        return done;
    return database.execute(
        "UPDATE messages SET parent_id = (SELECT max(p.id) FROM messages p WHERE p.id < messages.id "
        "    AND p.conversation_id = messages.conversation_id AND p.deleted_ms IS NULL) "
        "WHERE parent_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM messages p WHERE p.id = "
        "messages.parent_id "
        "    AND p.id < messages.id AND p.conversation_id = messages.conversation_id);"
        "UPDATE conversations SET current_leaf = (SELECT max(m.id) FROM messages m "
        "    WHERE m.conversation_id = conversations.id AND m.deleted_ms IS NULL) "
        "WHERE NOT EXISTS (SELECT 1 FROM messages m WHERE m.id = conversations.current_leaf "
        "    AND m.conversation_id = conversations.id AND m.deleted_ms IS NULL);"
        "UPDATE conversations SET folder_id = NULL WHERE folder_id NOT IN (SELECT id FROM folders);"
        "UPDATE conversations SET folder_in_trash = NULL "
        "    WHERE folder_in_trash NOT IN (SELECT id FROM folders);"
        "UPDATE conversations SET import_id = NULL WHERE import_id NOT IN (SELECT id FROM imports);"
        "UPDATE messages SET import_id = NULL WHERE import_id NOT IN (SELECT id FROM imports);"
        "DELETE FROM answers WHERE message_id NOT IN (SELECT id FROM messages);"
        "DELETE FROM message_versions WHERE message_id NOT IN (SELECT id FROM messages);"
        "DELETE FROM attachments WHERE message_id NOT IN (SELECT id FROM messages);"
        "DELETE FROM summaries WHERE message_id NOT IN (SELECT id FROM messages);"
        "DELETE FROM conversation_settings WHERE conversation_id NOT IN (SELECT id FROM conversations);"
        "DELETE FROM councils WHERE question_id NOT IN (SELECT id FROM messages);"
        "DELETE FROM council_seats WHERE question_id NOT IN (SELECT question_id FROM councils);"
        "UPDATE council_seats SET answer_id = NULL WHERE answer_id NOT IN (SELECT id FROM messages);"
        "DELETE FROM answer_versions WHERE message_id NOT IN (SELECT id FROM messages);"
        "DELETE FROM conversation_versions WHERE conversation_id NOT IN (SELECT id FROM conversations);"
        "DELETE FROM removal_leaves WHERE conversation_id NOT IN (SELECT id FROM conversations);");
}

StoreDone copyAndRepair(Database& from, Database& to) {
    Transaction transaction(to);
    if (errorOf(transaction.begun()) != nullptr)
        return transaction.begun();
    if (const StoreDone done = to.execute("PRAGMA defer_foreign_keys = ON;"); errorOf(done) != nullptr)
        return done;
    for (const Table& table : kTables)
        if (const StoreDone done = copyTable(from, to, table); errorOf(done) != nullptr)
            return done;
    if (const StoreDone done = repair(to); errorOf(done) != nullptr)
        return done;
    return transaction.commit();
}

} // namespace

StoreResult<Salvaged> salvage(const QString& damagedPath, Database& fresh) {
    StoreResult<std::unique_ptr<Database>> opened = Database::open(damagedPath, Database::Mode::ReadOnly);
    if (errorOf(opened) != nullptr)
        return Salvaged{};
    return copyReadable(*std::get<0>(opened), fresh);
}

StoreResult<Salvaged> copyReadable(Database& from, Database& fresh) {
    // Lets SQLite read a file that is shorter than its header says. Nothing can be written through this
    // connection.
    from.api().db_config(from.handle(), SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
    static_cast<void>(from.execute("PRAGMA writable_schema = ON;"));

    if (const StoreDone done = copyAndRepair(from, fresh); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    const StoreResult<qint64> conversations = fresh.number("SELECT count(*) FROM conversations");
    const StoreResult<qint64> messages = fresh.number("SELECT count(*) FROM messages");
    if (errorOf(conversations) != nullptr || errorOf(messages) != nullptr)
        return Salvaged{};
    return Salvaged{std::get<qint64>(conversations), std::get<qint64>(messages)};
}

} // namespace conclave
