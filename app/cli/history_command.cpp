// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/history_store.h"
#include "app/export/conversation_export.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QSet>
#include <QTimeZone>

#include <nlohmann/json.hpp>

#include <optional>

namespace conclave::cli {

namespace {

using engine::Error;
using engine::ErrorKind;
using engine::Result;

constexpr Option kConversationsOptions[] = {
    kDatabaseOption,
    flag("--json", "print JSON instead of text"),
};

constexpr Option kExportOptions[] = {
    {"--conversation", "ID", "which conversation", Option::Kind::Unsigned},
    flag("--all", "all conversations, one file each"),
    {"--format", "md|json", "Markdown for people or JSON with everything", Option::Kind::Choice, true},
    required("--out", "PATH", "the file to write; with --all a folder"),
    kDatabaseOption,
};

Result<QVector<ConversationRow>> listConversations(ChatStore* store) {
    return store ? waitFor(store->conversations()) : QVector<ConversationRow>();
}

Result<ExportedConversation> readConversation(ChatStore* store, qint64 id) {
    if (!store)
        return Error{ErrorKind::NotFound, "there is no conversation " + std::to_string(id)};
    const auto conversation = waitFor(store->conversation(id));
    if (!conversation)
        return conversation.error();
    const auto messages = waitFor(store->tree(id));
    if (!messages)
        return messages.error();
    return ExportedConversation{*conversation, *messages};
}

std::string isoTime(qint64 ms) {
    return QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::utc()).toString(Qt::ISODateWithMs).toStdString();
}

void printList(const QVector<ConversationRow>& rows) {
    for (const ConversationRow& row : rows) {
        const QString when =
            QDateTime::fromMSecsSinceEpoch(row.updatedMs).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
        print(QStringLiteral("%1  %2  %3 messages  %4\n")
                  .arg(row.id, 6)
                  .arg(when)
                  .arg(row.messageCount, 4)
                  .arg(oneLine(row.title))
                  .toStdString());
    }
}

void printListJson(const QVector<ConversationRow>& rows) {
    auto list = nlohmann::ordered_json::array();
    for (const ConversationRow& row : rows)
        list.push_back({{"id", row.id},
                        {"uuid", row.uuid.toStdString()},
                        {"title", row.title.toStdString()},
                        {"created", isoTime(row.createdMs)},
                        {"updated", isoTime(row.updatedMs)},
                        {"messages", row.messageCount}});
    print(list.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
}

int conversations(const Arguments& arguments) {
    const auto& words = arguments.rest();
    const bool isShow = !words.empty() && words[0] == "show";
    if (words.empty() || (!isShow && words[0] != "list"))
        return wrongUsage("conversations: say list or show ID");
    if (words.size() != (isShow ? 2u : 1u))
        return wrongUsage(isShow ? "conversations: show needs one ID"
                                 : "conversations: list takes nothing more");
    qint64 id = 0;
    if (isShow) {
        const auto parsed = parseInteger(words[1], 1, std::numeric_limits<qint64>::max());
        if (!parsed)
            return wrongUsage("conversations: ID " + parsed.error().message);
        id = *parsed;
    }

    QtCore qt;
    const auto store = openStore(arguments);
    if (!store)
        return fail(store.error());
    if (isShow) {
        const auto conversation = readConversation(store->get(), id);
        if (!conversation)
            return fail(conversation.error());
        print((arguments.has("--json") ? exportJson(*conversation) : exportMarkdown(*conversation))
                  .toStdString());
        return finish();
    }
    const auto rows = listConversations(store->get());
    if (!rows)
        return fail(rows.error());
    if (arguments.has("--json"))
        printListJson(*rows);
    else
        printList(*rows);
    return finish();
}

QByteArray exported(const ExportedConversation& conversation, ExportFormat format) {
    return format == ExportFormat::Json ? exportJson(conversation) : exportMarkdown(conversation);
}

int exportOne(ChatStore* store, qint64 id, ExportFormat format, const QString& path) {
    const auto conversation = readConversation(store, id);
    if (!conversation)
        return fail(conversation.error());
    const QString problem = writeExport(path, exported(*conversation, format));
    return problem.isEmpty() ? kDone : fail(problem.toStdString());
}

/// @p name, or "name (2)", … when this run has written that already, whatever case the file system minds.
QString unusedName(const QString& name, QSet<QString>& used) {
    const QFileInfo info(name);
    QString candidate = name;
    for (int i = 2; used.contains(candidate.toCaseFolded()); ++i)
        candidate = QStringLiteral("%1 (%2).%3").arg(info.completeBaseName()).arg(i).arg(info.suffix());
    used.insert(candidate.toCaseFolded());
    return candidate;
}

int exportAll(ChatStore* store, ExportFormat format, const QString& folder) {
    const auto rows = listConversations(store);
    if (!rows)
        return fail(rows.error());
    if (!QDir().mkpath(folder))
        return fail("cannot create the folder '" + folder.toStdString() + "'");
    QSet<QString> used;
    for (const ConversationRow& row : *rows) {
        const QString name = unusedName(exportFileName(row.title, format), used);
        if (const int status = exportOne(store, row.id, format, QDir(folder).filePath(name)); status != kDone)
            return status;
    }
    return kDone;
}

int exportConversations(const Arguments& arguments) {
    const bool isAll = arguments.has("--all");
    if (isAll == arguments.has("--conversation"))
        return wrongUsage("export: give either --conversation ID or --all");
    const std::uint64_t id = arguments.unsignedInteger("--conversation", 0);
    if (id > static_cast<std::uint64_t>(std::numeric_limits<qint64>::max()))
        return wrongUsage("export: option --conversation: " + std::to_string(id) + " is out of range");

    QtCore qt;
    const auto store = openStore(arguments);
    if (!store)
        return fail(store.error());
    const ExportFormat format =
        arguments.text("--format") == "json" ? ExportFormat::Json : ExportFormat::Markdown;
    const QString path = fromBytes(arguments.text("--out"));
    return isAll ? exportAll(store->get(), format, path)
                 : exportOne(store->get(), static_cast<qint64>(id), format, path);
}

} // namespace

const Command kConversationsCommand{
    "conversations",
    "list | show ID",
    "list the conversations of the history, or print one",
    "",
    kConversationsOptions,
    2,
    conversations,
};

const Command kExportCommand{
    "export", "", "write conversations to files", "", kExportOptions, 0, exportConversations,
};

} // namespace conclave::cli
