// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QString>
#include <QTest>

#include <sqlite3.h>

namespace conclave::test {

/// A database as the tests fill it.
class SqliteFile {
  public:
    explicit SqliteFile(const QString& path) { sqlite3_open(path.toUtf8().constData(), &m_handle); }
    ~SqliteFile() { sqlite3_close(m_handle); }
    SqliteFile(const SqliteFile&) = delete;
    SqliteFile& operator=(const SqliteFile&) = delete;

    void run(const char* sql) {
        char* error = nullptr;
        const int code = sqlite3_exec(m_handle, sql, nullptr, nullptr, &error);
        QVERIFY2(code == SQLITE_OK, error);
    }
    /// So that closing leaves the log as a program does that ended badly.
    void keepLog() { sqlite3_db_config(m_handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr); }

  private:
    sqlite3* m_handle = nullptr;
};

/// The tables that matter, as Ollama's app of schema version 2 (the first) and 18 makes them.
inline const char* ollamaSchema(int version) {
    if (version == 2)
        return "create table settings (id integer primary key, schema_version integer not null default 2);"
               "create table chats (id text primary key, title text not null default '',"
               " created_at timestamp not null default current_timestamp);"
               "create table messages (id integer primary key autoincrement, chat_id text not null,"
               " role text not null, content text not null default '', thinking text not null default '',"
               " stream boolean not null default 0, model_name text, model_cloud boolean,"
               " model_ollama_host boolean, created_at timestamp not null default current_timestamp,"
               " updated_at timestamp not null default current_timestamp, thinking_time_start timestamp,"
               " thinking_time_end timestamp);"
               "create table tool_calls (id integer primary key autoincrement, message_id integer not null,"
               " type text not null, function_name text not null, function_arguments text not null,"
               " function_result text);";
    return "create table settings (id integer primary key, schema_version integer not null default 18);"
           "create table chats (id text primary key, title text not null default '',"
           " created_at timestamp not null default current_timestamp, browser_state text);"
           "create table messages (id integer primary key autoincrement, chat_id text not null,"
           " role text not null, content text not null default '', thinking text not null default '',"
           " stream boolean not null default 0, model_name text, model_cloud boolean, model_ollama_host"
           " boolean, created_at timestamp not null default current_timestamp, updated_at timestamp not null"
           " default current_timestamp, thinking_time_start timestamp, thinking_time_end timestamp,"
           " tool_result text);"
           "create index idx_messages_chat_id on messages(chat_id);"
           "create table tool_calls (id integer primary key autoincrement, message_id integer not null,"
           " type text not null, function_name text not null, function_arguments text not null,"
           " function_result text);"
           "create table attachments (id integer primary key autoincrement, message_id integer not null,"
           " filename text not null, data blob not null);";
}

/// Two chats with one of everything that the first version had.
inline const char* ollamaChats() {
    return "insert into chats (id, title, created_at) values"
           " ('c1', 'Trains', '2025-08-24 03:46:40.123456789+02:00');"
           "insert into messages (chat_id, role, content, created_at) values"
           " ('c1', 'user', 'When?', '2025-08-24 01:46:41.5-00:00');"
           "insert into messages (chat_id, role, content, thinking, model_name, created_at,"
           " thinking_time_start, thinking_time_end) values"
           " ('c1', 'assistant', 'At nine.', 'A timetable.', 'gpt-oss:20b', '2025-08-24 01:46:45+00:00',"
           " '2025-08-24 01:46:42.25+00:00', '2025-08-24 01:46:44.5+00:00');"
           "insert into tool_calls (message_id, type, function_name, function_arguments, function_result)"
           " values (2, 'function', 'timetable', '{\"to\":\"Bonn\"}', '[9]');"
           "insert into messages (chat_id, role, content, created_at) values"
           " ('c1', 'tool', '[9]', '2025-08-24 01:46:46+00:00');"
           "insert into messages (chat_id, role, content, created_at) values"
           " ('c1', 'assistant', '<think>Short.</think>Yes.', '2025-08-24 01:46:46+00:00');"
           "insert into chats (id, title, created_at) values ('c2', '', 1756100000);"
           "insert into messages (chat_id, role, content, created_at) values ('c2', 'user', 'Untitled', "
           "'soon');";
}

} // namespace conclave::test
