// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migrations.h"

#include <QByteArray>

#include <array>
#include <cstddef>

namespace conclave {

namespace {

// The key (conversation_id, id) of messages is there to be referenced: it makes the database refuse a parent
// or a current leaf in another conversation. Ids grow (AUTOINCREMENT), so a parent's id is always below its
// child's. parent_id has no ON DELETE CASCADE: SQLite's cascades nest at most 1000 deep, and branches are
// longer. Messages go all together, with their conversation.
constexpr const char* kVersion1 = R"sql(
PRAGMA application_id = 1131376227;

CREATE TABLE conversations (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid         TEXT    NOT NULL UNIQUE,
    title        TEXT    NOT NULL,
    created_ms   INTEGER NOT NULL,
    updated_ms   INTEGER NOT NULL,
    current_leaf INTEGER,
    deleted_ms   INTEGER,
    FOREIGN KEY (id, current_leaf) REFERENCES messages (conversation_id, id)
);
CREATE INDEX conversations_by_update ON conversations (updated_ms DESC, id DESC) WHERE deleted_ms IS NULL;
CREATE INDEX conversations_in_trash ON conversations (deleted_ms) WHERE deleted_ms IS NOT NULL;

CREATE TABLE messages (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation_id INTEGER NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    parent_id       INTEGER,
    role            INTEGER NOT NULL CHECK (role BETWEEN 0 AND 2),
    text            TEXT    NOT NULL,
    reasoning       TEXT    NOT NULL DEFAULT '',
    reasoning_ms    INTEGER NOT NULL DEFAULT 0,
    state           INTEGER NOT NULL CHECK (state BETWEEN 0 AND 4),
    error           TEXT    NOT NULL DEFAULT '',
    created_ms      INTEGER NOT NULL,
    UNIQUE (conversation_id, id),
    FOREIGN KEY (conversation_id, parent_id) REFERENCES messages (conversation_id, id)
);
CREATE INDEX messages_by_parent ON messages (conversation_id, parent_id);
CREATE INDEX messages_streaming ON messages (id) WHERE state = 1;

CREATE TABLE answers (
    message_id         INTEGER PRIMARY KEY REFERENCES messages (id) ON DELETE CASCADE,
    model_name         TEXT    NOT NULL,
    model_path         TEXT    NOT NULL,
    file_hash          TEXT    NOT NULL,
    quantization       TEXT    NOT NULL,
    engine_version     TEXT    NOT NULL,
    temperature        REAL    NOT NULL,
    top_k              INTEGER NOT NULL,
    top_p              REAL    NOT NULL,
    min_p              REAL    NOT NULL,
    repetition_penalty REAL    NOT NULL,
    max_tokens         INTEGER NOT NULL,
    seed               INTEGER NOT NULL,
    prompt_tokens      INTEGER NOT NULL,
    generated_tokens   INTEGER NOT NULL,
    first_token_ms     REAL    NOT NULL,
    tokens_per_second  REAL    NOT NULL,
    stop_reason        TEXT    NOT NULL
);
)sql";
static_assert(kApplicationId == 1131376227, "the schema's SQL spells the number out");

// Tools that a model wanted called: a JSON object on each line.
constexpr const char* kVersion2 = R"sql(
ALTER TABLE messages ADD COLUMN tool_calls TEXT NOT NULL DEFAULT '';
)sql";

constexpr std::array kMigrations = {
    Migration{1, kVersion1},
    Migration{2, kVersion2},
};

constexpr bool versionsCountUpFromOne() {
    for (std::size_t i = 0; i < kMigrations.size(); ++i)
        if (kMigrations[i].version != int(i) + 1)
            return false;
    return true;
}
static_assert(versionsCountUpFromOne(), "migrations are listed in order, one version each");

} // namespace

std::span<const Migration> migrations() {
    return kMigrations;
}

int currentSchemaVersion() {
    return kMigrations.back().version;
}

StoreDone migrate(Database& database, std::span<const Migration> steps) {
    const StoreResult<qint64> version = database.number("PRAGMA user_version;");
    if (const StoreError* error = errorOf(version))
        return *error;
    for (const Migration& step : steps) {
        if (step.version <= std::get<qint64>(version))
            continue;
        Transaction transaction(database);
        StoreDone done = transaction.begun();
        if (errorOf(done) == nullptr)
            done = database.execute(step.sql);
        if (errorOf(done) == nullptr)
            done = database.execute("PRAGMA user_version = " + QByteArray::number(step.version) + ";");
        if (errorOf(done) == nullptr)
            done = transaction.commit();
        if (errorOf(done) != nullptr)
            return done;
    }
    return std::monostate{};
}

} // namespace conclave
