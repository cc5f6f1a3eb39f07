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

// Folders, pins, archive, drafts, imports, and a trash that knows which act removed what. Nothing is ever
// deleted by an act: rows get its stamp. Titles of older versions may have been chosen by a person, so they
// all count as such and nothing renames them.
//
// The versions keep what an import has replaced: what is shown is the version of the newest import that is
// not in the trash, so imports are taken back in any order. Their import_id 0 stands for "before any", so it
// is no foreign key.
constexpr const char* kVersion3 = R"sql(
CREATE TABLE folders (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid       TEXT    NOT NULL UNIQUE,
    name       TEXT    NOT NULL,
    created_ms INTEGER NOT NULL,
    deleted_ms INTEGER
);
CREATE TABLE imports (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    source     TEXT    NOT NULL,
    file       TEXT    NOT NULL,
    created_ms INTEGER NOT NULL,
    report     TEXT    NOT NULL DEFAULT '',
    deleted_ms INTEGER
);
CREATE TABLE drafts (
    conversation_id INTEGER PRIMARY KEY,
    text            TEXT    NOT NULL,
    updated_ms      INTEGER NOT NULL
);

ALTER TABLE conversations ADD COLUMN title_source INTEGER NOT NULL DEFAULT 3 CHECK (title_source BETWEEN 0 AND 3);
ALTER TABLE conversations ADD COLUMN folder_id INTEGER REFERENCES folders (id) ON DELETE SET NULL;
ALTER TABLE conversations ADD COLUMN folder_in_trash INTEGER REFERENCES folders (id) ON DELETE SET NULL;
ALTER TABLE conversations ADD COLUMN pinned_ms INTEGER;
ALTER TABLE conversations ADD COLUMN archived_ms INTEGER;
ALTER TABLE conversations ADD COLUMN source TEXT NOT NULL DEFAULT '';
ALTER TABLE conversations ADD COLUMN source_id TEXT NOT NULL DEFAULT '';
ALTER TABLE conversations ADD COLUMN import_id INTEGER REFERENCES imports (id) ON DELETE SET NULL;
CREATE INDEX conversations_pinned ON conversations (pinned_ms DESC, id DESC)
    WHERE deleted_ms IS NULL AND archived_ms IS NULL AND pinned_ms IS NOT NULL;
CREATE INDEX conversations_archived ON conversations (archived_ms DESC, id DESC)
    WHERE deleted_ms IS NULL AND archived_ms IS NOT NULL;
CREATE INDEX conversations_in_folder ON conversations (folder_id, updated_ms DESC, id DESC)
    WHERE deleted_ms IS NULL AND archived_ms IS NULL AND pinned_ms IS NULL;
CREATE INDEX conversations_by_source ON conversations (source, source_id) WHERE source_id <> '';
CREATE INDEX conversations_by_import ON conversations (import_id) WHERE import_id IS NOT NULL;

ALTER TABLE messages ADD COLUMN deleted_ms INTEGER;
ALTER TABLE messages ADD COLUMN source_id TEXT NOT NULL DEFAULT '';
ALTER TABLE messages ADD COLUMN import_id INTEGER REFERENCES imports (id) ON DELETE SET NULL;
ALTER TABLE messages ADD COLUMN has_code INTEGER NOT NULL DEFAULT 0;
DROP INDEX messages_by_parent;
CREATE INDEX messages_by_parent ON messages (conversation_id, parent_id, deleted_ms);
CREATE INDEX messages_in_trash ON messages (deleted_ms) WHERE deleted_ms IS NOT NULL;
CREATE INDEX messages_by_import ON messages (import_id) WHERE import_id IS NOT NULL;
UPDATE messages SET has_code = 1 WHERE
    typeof(text) = 'text' AND (substr(text, 1, 3) IN ('```', '~~~')
        OR instr(text, char(10) || '```') > 0 OR instr(text, char(10) || '~~~') > 0)
    OR typeof(text) = 'blob' AND (substr(text, 1, 6) IN (x'600060006000', x'7e007e007e00')
        OR instr(text, x'0a00600060006000') > 0 OR instr(text, x'0a007e007e007e00') > 0);

ALTER TABLE answers ADD COLUMN system_prompt TEXT NOT NULL DEFAULT '';
ALTER TABLE answers ADD COLUMN template_hash TEXT NOT NULL DEFAULT '';
ALTER TABLE answers ADD COLUMN device TEXT NOT NULL DEFAULT '';
ALTER TABLE answers ADD COLUMN cache_type TEXT NOT NULL DEFAULT '';
ALTER TABLE answers ADD COLUMN context_tokens INTEGER NOT NULL DEFAULT 0;

CREATE TABLE removals (
    stamp_ms        INTEGER PRIMARY KEY,
    kind            INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 3),
    conversation_id INTEGER,
    folder_id       INTEGER,
    import_id       INTEGER,
    title           TEXT    NOT NULL,
    item_count      INTEGER NOT NULL
);
CREATE TABLE removal_leaves (
    stamp_ms        INTEGER NOT NULL,
    conversation_id INTEGER NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    previous_leaf   INTEGER,
    next_leaf       INTEGER,
    PRIMARY KEY (conversation_id, stamp_ms)
);
INSERT INTO removals SELECT deleted_ms, 0, min(id), NULL, NULL, title, count(*)
    FROM conversations WHERE deleted_ms IS NOT NULL GROUP BY deleted_ms;

CREATE TABLE conversation_versions (
    conversation_id INTEGER NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    import_id       INTEGER NOT NULL,
    title           TEXT,
    title_source    INTEGER,
    updated_ms      INTEGER NOT NULL,
    PRIMARY KEY (conversation_id, import_id)
);
CREATE TABLE message_versions (
    message_id   INTEGER NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
    import_id    INTEGER NOT NULL,
    text         TEXT    NOT NULL,
    reasoning    TEXT    NOT NULL,
    reasoning_ms INTEGER NOT NULL,
    tool_calls   TEXT    NOT NULL,
    state        INTEGER NOT NULL,
    error        TEXT    NOT NULL,
    has_code     INTEGER NOT NULL,
    PRIMARY KEY (message_id, import_id)
);
CREATE TABLE answer_versions (
    message_id         INTEGER NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
    import_id          INTEGER NOT NULL,
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
    stop_reason        TEXT    NOT NULL,
    system_prompt      TEXT    NOT NULL,
    template_hash      TEXT    NOT NULL,
    device             TEXT    NOT NULL,
    cache_type         TEXT    NOT NULL,
    context_tokens     INTEGER NOT NULL,
    PRIMARY KEY (message_id, import_id)
);
CREATE INDEX conversation_versions_by_import ON conversation_versions (import_id);
CREATE INDEX message_versions_by_import ON message_versions (import_id);
)sql";

// What goes with a question (attachments), what a model is to see of a long conversation (pins, summaries),
// how a conversation is answered (settings, presets, prompts), and questions put to several models.
constexpr const char* kVersion4 = R"sql(
ALTER TABLE messages ADD COLUMN pinned_ms INTEGER;
ALTER TABLE answers ADD COLUMN thinking TEXT NOT NULL DEFAULT '';
ALTER TABLE answers ADD COLUMN dropped_turns INTEGER NOT NULL DEFAULT 0;
ALTER TABLE answers ADD COLUMN resumed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE answer_versions ADD COLUMN thinking TEXT NOT NULL DEFAULT '';
ALTER TABLE answer_versions ADD COLUMN dropped_turns INTEGER NOT NULL DEFAULT 0;
ALTER TABLE answer_versions ADD COLUMN resumed INTEGER NOT NULL DEFAULT 0;

CREATE TABLE attachments (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    message_id INTEGER NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    name       TEXT    NOT NULL,
    media_type TEXT    NOT NULL,
    size_bytes INTEGER NOT NULL,
    text       TEXT    NOT NULL,
    note       TEXT    NOT NULL DEFAULT '',
    UNIQUE (message_id, position)
);
CREATE TABLE draft_attachments (
    conversation_id INTEGER NOT NULL,
    position        INTEGER NOT NULL,
    name            TEXT    NOT NULL,
    media_type      TEXT    NOT NULL,
    size_bytes      INTEGER NOT NULL,
    text            TEXT    NOT NULL,
    note            TEXT    NOT NULL DEFAULT '',
    PRIMARY KEY (conversation_id, position)
);

CREATE TABLE summaries (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    message_id INTEGER NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
    text       TEXT    NOT NULL,
    model_name TEXT    NOT NULL,
    created_ms INTEGER NOT NULL,
    deleted_ms INTEGER
);
CREATE INDEX summaries_by_message ON summaries (message_id);

CREATE TABLE conversation_settings (
    conversation_id    INTEGER PRIMARY KEY REFERENCES conversations (id) ON DELETE CASCADE,
    preset_uuid        TEXT,
    system_prompt      TEXT,
    temperature        REAL,
    top_k              INTEGER,
    top_p              REAL,
    min_p              REAL,
    repetition_penalty REAL,
    max_tokens         INTEGER,
    seed               INTEGER,
    thinking           TEXT
);
CREATE TABLE presets (
    id                 INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid               TEXT    NOT NULL UNIQUE,
    name               TEXT    NOT NULL,
    created_ms         INTEGER NOT NULL,
    updated_ms         INTEGER NOT NULL,
    deleted_ms         INTEGER,
    system_prompt      TEXT,
    temperature        REAL,
    top_k              INTEGER,
    top_p              REAL,
    min_p              REAL,
    repetition_penalty REAL,
    max_tokens         INTEGER,
    seed               INTEGER,
    thinking           TEXT
);
CREATE TABLE prompts (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid       TEXT    NOT NULL UNIQUE,
    name       TEXT    NOT NULL,
    text       TEXT    NOT NULL,
    created_ms INTEGER NOT NULL,
    updated_ms INTEGER NOT NULL,
    used_ms    INTEGER,
    deleted_ms INTEGER
);

CREATE TABLE councils (
    question_id   INTEGER PRIMARY KEY REFERENCES messages (id) ON DELETE CASCADE,
    created_ms    INTEGER NOT NULL,
    is_blind      INTEGER NOT NULL,
    verdict       INTEGER CHECK (verdict BETWEEN 0 AND 2),
    best_position INTEGER,
    voted_ms      INTEGER,
    CHECK ((verdict IS 0) = (best_position IS NOT NULL))
);
CREATE TABLE council_seats (
    question_id INTEGER NOT NULL REFERENCES councils (question_id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    model_name  TEXT    NOT NULL,
    model_path  TEXT    NOT NULL,
    answer_id   INTEGER REFERENCES messages (id) ON DELETE SET NULL,
    PRIMARY KEY (question_id, position)
);
CREATE INDEX council_seats_by_answer ON council_seats (answer_id) WHERE answer_id IS NOT NULL;
)sql";

constexpr std::array kMigrations = {
    Migration{1, kVersion1},
    Migration{2, kVersion2},
    Migration{3, kVersion3},
    Migration{4, kVersion4},
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
