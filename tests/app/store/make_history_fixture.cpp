// SPDX-License-Identifier: GPL-3.0-or-later
// Made the frozen histories of tests/data/history, one for each released version of the schema:
//
//   make_history_fixture VERSION FILE      FILE must not exist; VERSION is that of the schema
//
// Run it once for the last version before a migration is added, and never again for that version: what a
// released program wrote is what must stay readable. It uses the migrations up to VERSION, writes with the
// SQL of that version, and closes so that all is in the one file.

#include "app/store/migrations.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>
#include <cstdlib>

using namespace conclave;

namespace {

void need(const StoreDone& done) {
    const StoreError* error = errorOf(done);
    if (error == nullptr)
        return;
    std::fprintf(stderr, "%s\n", qPrintable(error->detail));
    std::exit(1);
}

constexpr qint64 kStartMs = 1'760'000'000'000; // 2025-10-09
constexpr int kUser = 1;
constexpr int kAssistant = 2;

// Every row gets the next id of its table.
class Writer {
  public:
    Writer(Database& database, int version) : m_database(database), m_version(version) {}

    qint64 conversation(const QString& title, qint64 deletedMs = 0) {
        Statement insert(m_database, "INSERT INTO conversations (uuid, title, created_ms, updated_ms, "
                                     "deleted_ms) VALUES (?1, ?2, ?3, ?3, ?4)");
        insert.bind(1, QStringLiteral("00000000-0000-4000-8000-00000000000%1").arg(++m_conversations));
        insert.bind(2, title).bind(3, m_nowMs += 60'000).bindId(4, deletedMs);
        need(insert.run());
        return m_database.lastInsertId();
    }

    qint64 message(qint64 conversation, qint64 parent, int role, const QString& text, int state = 0,
                   const QString& reasoning = {}, const QString& error = {}) {
        Statement insert(m_database, "INSERT INTO messages (conversation_id, parent_id, role, text, state, "
                                     "created_ms, reasoning, reasoning_ms, error) "
                                     "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
        insert.bind(1, conversation).bindId(2, parent).bind(3, role).bind(4, text).bind(5, state);
        insert.bind(6, m_nowMs += 1'000).bind(7, reasoning).bind(8, reasoning.size() * 10).bind(9, error);
        need(insert.run());
        const qint64 id = m_database.lastInsertId();
        Statement leaf(m_database,
                       "UPDATE conversations SET current_leaf = ?2, updated_ms = ?3 WHERE id = ?1");
        need(leaf.bind(1, conversation).bind(2, id).bind(3, m_nowMs).run());
        if (role == kAssistant)
            answer(id, state);
        return id;
    }

    void toolCalls(qint64 message, const QString& lines) {
        if (m_version < 2)
            return;
        Statement update(m_database, "UPDATE messages SET tool_calls = ?2 WHERE id = ?1");
        need(update.bind(1, message).bind(2, lines).run());
    }

    void show(qint64 conversation, qint64 leaf) {
        Statement update(m_database, "UPDATE conversations SET current_leaf = ?2 WHERE id = ?1");
        need(update.bind(1, conversation).bind(2, leaf).run());
    }

    /// What came with version 3: folders, pins, archive, drafts, an import that replaced something, removals.
    void version3(qint64 inFolder, qint64 pinned, qint64 archived, qint64 imported, qint64 removedMessage,
                  qint64 removed) {
        if (m_version < 3)
            return;
        const QByteArray now = QByteArray::number(m_nowMs);
        const auto number = [](qint64 id) { return QByteArray::number(id); };
        need(m_database.execute(
            "INSERT INTO folders VALUES (1, '00000000-0000-4000-8000-0000000000f1', 'Trees', " + now +
            ", NULL), (2, '00000000-0000-4000-8000-0000000000f2', 'Gone', " + now + ", " + now +
            "); INSERT INTO imports VALUES (1, 'chatgpt', '/home/a/export.zip', " + now +
            ", '1 conversation', NULL);"
            "INSERT INTO drafts VALUES (0, 'A new one', " +
            now + "), (" + number(pinned) + ", 'And', " + now +
            ");"
            "UPDATE conversations SET folder_id = 1 WHERE id = " +
            number(inFolder) + "; UPDATE conversations SET pinned_ms = " + now +
            " WHERE id = " + number(pinned) + "; UPDATE conversations SET archived_ms = " + now +
            ", folder_in_trash = 2 WHERE id = " + number(archived) +
            "; UPDATE conversations SET source = 'chatgpt', source_id = 'c-1', import_id = 1, title_source = "
            "2 "
            "WHERE id = " +
            number(imported) + "; INSERT INTO conversation_versions VALUES (" + number(imported) +
            ", 0, 'Older', 2, " + now + "), (" + number(imported) + ", 1, 'Only a question', 2, " + now +
            "); INSERT INTO message_versions SELECT id, 0, 'shorter', '', 0, '', 2, '', 0 FROM messages "
            "WHERE conversation_id = " +
            number(imported) +
            "; INSERT INTO answer_versions SELECT message_id, 0, model_name, model_path, file_hash, "
            "quantization, engine_version, temperature, top_k, top_p, min_p, repetition_penalty, max_tokens, "
            "seed, prompt_tokens, generated_tokens, first_token_ms, tokens_per_second, stop_reason, "
            "system_prompt, template_hash, device, cache_type, context_tokens FROM answers LIMIT 1;"
            "UPDATE messages SET deleted_ms = " +
            now + " WHERE id = " + number(removedMessage) + "; INSERT INTO removals SELECT " + now +
            ", 1, conversation_id, NULL, NULL, 'A plant.', 1 "
            "FROM messages WHERE id = " +
            number(removedMessage) +
            "; INSERT INTO removals SELECT deleted_ms, 0, id, NULL, NULL, title, 1 FROM conversations "
            "WHERE id = " +
            number(removed) + "; INSERT INTO removal_leaves SELECT " + now +
            ", conversation_id, id, NULL FROM messages "
            "WHERE id = " +
            number(removedMessage) +
            ";"
            "UPDATE messages SET has_code = 1 WHERE typeof(text) = 'text' AND instr(text, '```') > 0;"));
    }

  private:
    void answer(qint64 message, int state) {
        Statement insert(m_database,
                         "INSERT INTO answers (message_id, model_name, model_path, file_hash, quantization, "
                         "engine_version, temperature, top_k, top_p, min_p, repetition_penalty, max_tokens, "
                         "seed, prompt_tokens, generated_tokens, first_token_ms, tokens_per_second, "
                         "stop_reason) VALUES (?1, 'Starter 8x1M', '/models/starter.gguf', "
                         "?2, 'Q4_K_M', '0.1.0', 0.7, 40, 0.95, 0.05, 1.1, 512, ?3, 11, 22, "
                         "33.25, 44.5, ?4)");
        insert.bind(1, message).bind(2, QString(64, QLatin1Char('a'))).bind(3, -2 - message);
        need(insert.bind(4, state == 1 ? QString() : QStringLiteral("end_of_turn")).run());
        if (m_version < 3)
            return;
        Statement update(m_database, "UPDATE answers SET system_prompt = 'Be brief.', template_hash = ?2, "
                                     "device = 'CPU', cache_type = 'f16', context_tokens = 4096 "
                                     "WHERE message_id = ?1");
        need(update.bind(1, message).bind(2, QString(64, QLatin1Char('b'))).run());
    }

    Database& m_database;
    const int m_version;
    qint64 m_nowMs = kStartMs;
    int m_conversations = 0;
};

void fill(Writer& writer) {
    // Branches: an edited question, and another answer to it, of which the older one is shown.
    const qint64 tree = writer.conversation(QStringLiteral("Branches"));
    const qint64 typo = writer.message(tree, 0, kUser, QStringLiteral("Wat is a tree?"));
    const qint64 plant = writer.message(tree, typo, kAssistant, QStringLiteral("A plant."));
    const qint64 edited = writer.message(tree, 0, kUser, QStringLiteral("What is a tree?"));
    const qint64 shown = writer.message(tree, edited, kAssistant, QStringLiteral("A graph without cycles."),
                                        0, QStringLiteral("Plants or graphs? Graphs."));
    writer.message(tree, edited, kAssistant, QString(), 3, {}, QStringLiteral("The model ran dry."));
    writer.show(tree, shown);

    // Code, and calls of tools.
    const qint64 code = writer.conversation(QStringLiteral("Code and tools"));
    const qint64 ask = writer.message(code, 0, kUser, QStringLiteral("Print it, then call it."));
    const qint64 call =
        writer.message(code, ask, kAssistant, QStringLiteral("Here:\n```cpp\nputs(\"it\");\n```\n"));
    writer.toolCalls(call, QStringLiteral("{\"name\":\"it\",\"arguments\":{\"b\":1,\"a\":[\"ü\"]}}\n"));

    // The program died while this was written.
    const qint64 killed = writer.conversation(QStringLiteral("Killed"));
    writer.message(killed, writer.message(killed, 0, kUser, QStringLiteral("Tell me all.")), kAssistant,
                   QStringLiteral("Once upon a ti"), 1);

    // What UTF-8 can say and what it cannot.
    const QString lone = QStringLiteral("a") + QChar(0xd83d) + QStringLiteral("b\n```\nx\n```");
    const qint64 odd = writer.conversation(QStringLiteral("Odd ") + lone);
    const qint64 nul = writer.message(odd, 0, kUser, QStringLiteral("a") + QChar(0) + QStringLiteral("b"));
    writer.message(odd, nul, kAssistant, lone, 2,
                   QStringLiteral("👩‍👩‍👧 שלום ") + QChar(0xde00));

    const qint64 empty = writer.conversation(QStringLiteral("Only a question"));
    writer.message(empty, 0, kUser, QStringLiteral("大学?"));

    // In the trash; whoever opens it must make the stamp recent first, or it is purged.
    const qint64 removed = writer.conversation(QStringLiteral("Removed"), kStartMs + 86'400'000);
    writer.message(removed, writer.message(removed, 0, kUser, QStringLiteral("Forget me.")), kAssistant,
                   QStringLiteral("Who?"));

    writer.version3(tree, code, odd, empty, plant, removed);
}

} // namespace

int main(int argc, char* argv[]) {
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int version = arguments.size() == 3 ? arguments[1].toInt() : 0;
    if (version < 1 || version > currentSchemaVersion()) {
        std::fprintf(stderr, "usage: make_history_fixture VERSION FILE\n");
        return 2;
    }
    QFile file(arguments[2]);
    if (!file.open(QIODevice::NewOnly)) {
        std::fprintf(stderr, "%s: %s\n", qPrintable(arguments[2]), qPrintable(file.errorString()));
        return 1;
    }
    file.close();
    const auto opened = Database::open(arguments[2], Database::Mode::Write);
    if (const StoreError* error = errorOf(opened))
        need(*error);
    Database& database = *std::get<0>(opened);
    need(database.useWal());
    need(migrate(database, migrations().first(std::size_t(version))));
    Writer writer(database, version);
    fill(writer);
    return 0;
}
