// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/history_store.h"
#include "app/cli/passphrase.h"
#include "app/export/conversation_export.h"

#include <QDateTime>
#include <QHash>
#include <QTimeZone>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <limits>

namespace conclave::cli {

namespace {

using engine::Error;
using engine::ErrorKind;
using engine::Result;
using nlohmann::ordered_json;

constexpr Option kConversationsOptions[] = {
    text("--folder", "NAME", "list, move: the folder, by its name or uuid"),
    flag("--archived", "list: the archived ones"),
    flag("--pinned", "list: the pinned ones"),
    flag("--trash", "list: what is in the trash"),
    flag("--yes", "purge, empty-trash: yes, for good"),
    flag("--json", "list, show, folders: print JSON instead of text"),
    kDatabaseOption,
    kPassphraseOption,
    kNewPassphraseOption,
};

using Words = std::vector<std::string>;

std::string isoTime(qint64 ms) {
    return QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::utc()).toString(Qt::ISODateWithMs).toStdString();
}

std::string shortTime(qint64 ms) {
    return QDateTime::fromMSecsSinceEpoch(ms).toString(QStringLiteral("yyyy-MM-dd HH:mm")).toStdString();
}

void printJson(const ordered_json& json) {
    print(json.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n");
}

Result<QVector<qint64>> idsOf(const Words& words, std::size_t from) {
    QVector<qint64> ids;
    for (std::size_t i = from; i < words.size(); ++i) {
        const auto id = parseInteger(words[i], 1, std::numeric_limits<qint64>::max());
        if (!id)
            return Error{ErrorKind::Invalid, "ID " + id.error().message};
        ids.append(*id);
    }
    return ids;
}

/// What is written must be on the disk when this program ends.
int finishWrite(ChatStore& store, const Result<std::monostate>& done) {
    if (!done)
        return fail(done.error());
    if (store.status().kind != HistoryStatus::Kind::Kept)
        return fail(store.status().sentence.toStdString());
    return finish();
}

// ---------------------------------------------------------------------------------------------- reading

Result<ConversationScope> scopeOf(ChatStore& store, const Arguments& arguments) {
    ConversationScope scope;
    if (arguments.has("--archived"))
        scope.kind = ConversationScope::Kind::Archived;
    if (arguments.has("--pinned"))
        scope.kind = ConversationScope::Kind::Pinned;
    if (arguments.has("--folder")) {
        const auto folder = findFolder(store, arguments.text("--folder"));
        if (!folder)
            return folder.error();
        scope = {ConversationScope::Kind::Folder, folder->id};
    }
    return scope;
}

void printRows(const QVector<ConversationRow>& rows) {
    for (const ConversationRow& row : rows)
        print(QStringLiteral("%1  ").arg(row.id, 6).toStdString() + shortTime(row.updatedMs) +
              QStringLiteral("  %1 messages  ").arg(row.messageCount, 4).toStdString() +
              oneLine(row.title).toStdString() + "\n");
}

void printRowsJson(const QVector<ConversationRow>& rows, const QHash<qint64, QString>& folders) {
    auto list = ordered_json::array();
    for (const ConversationRow& row : rows)
        list.push_back({{"id", row.id},
                        {"uuid", row.uuid.toStdString()},
                        {"title", row.title.toStdString()},
                        {"created", isoTime(row.createdMs)},
                        {"updated", isoTime(row.updatedMs)},
                        {"messages", row.messageCount},
                        {"folder", folders.value(row.folderId).toStdString()},
                        {"pinned", row.pinnedMs != 0},
                        {"archived", row.archivedMs != 0},
                        {"source", row.source.toStdString()}});
    printJson(list);
}

const char* kindName(UndoStep::Kind kind) {
    switch (kind) {
    case UndoStep::Kind::Conversations:
        return "conversations";
    case UndoStep::Kind::Branch:
        return "branch";
    case UndoStep::Kind::Folder:
        return "folder";
    case UndoStep::Kind::Import:
        break;
    }
    return "import";
}

int listTrash(ChatStore& store, const Arguments& arguments) {
    const auto items = waitFor(store.trash());
    if (!items)
        return fail(items.error());
    auto list = ordered_json::array();
    for (const TrashItem& item : *items) {
        if (arguments.has("--json"))
            list.push_back({{"id", item.step.stampMs},
                            {"kind", kindName(item.step.kind)},
                            {"title", item.title.toStdString()},
                            {"conversation", item.whereTitle.toStdString()},
                            {"deleted", isoTime(item.deletedMs)},
                            {"messages", item.messageCount}});
        else
            print(std::to_string(item.step.stampMs) + "  " + shortTime(item.deletedMs) + "  " +
                  kindName(item.step.kind) + "  " + oneLine(item.title).toStdString() + "\n");
    }
    if (arguments.has("--json"))
        printJson(list);
    return finish();
}

int list(ChatStore& store, const Arguments& arguments) {
    if (arguments.has("--trash"))
        return listTrash(store, arguments);
    const auto scope = scopeOf(store, arguments);
    if (!scope)
        return fail(scope.error());
    const auto rows = waitFor(store.conversations(*scope));
    if (!rows)
        return fail(rows.error());
    if (!arguments.has("--json")) {
        printRows(*rows);
        return finish();
    }
    const auto folders = waitFor(store.folders());
    if (!folders)
        return fail(folders.error());
    QHash<qint64, QString> names;
    for (const FolderRow& folder : *folders)
        names.insert(folder.id, folder.name);
    printRowsJson(*rows, names);
    return finish();
}

int show(ChatStore& store, const Arguments& arguments, const QVector<qint64>& ids) {
    const auto conversation = waitFor(store.conversation(ids[0]));
    if (!conversation)
        return fail(conversation.error());
    const auto messages = waitFor(store.tree(ids[0]));
    if (!messages)
        return fail(messages.error());
    const auto folders = waitFor(store.folders());
    if (!folders)
        return fail(folders.error());
    ExportedConversation exported{*conversation, *messages};
    if (const auto answering = waitFor(store.conversationAnswering(conversation->id)))
        exported.answering = *answering;
    for (const FolderRow& folder : *folders)
        if (folder.id == conversation->folderId)
            exported.folder = folder;
    print(
        (arguments.has("--json") ? exportJson(exported) : exportMarkdown(exported, {.withReasoning = false}))
            .toStdString());
    return finish();
}

int listFolders(ChatStore& store, const Arguments& arguments) {
    const auto folders = waitFor(store.folders());
    if (!folders)
        return fail(folders.error());
    auto list = ordered_json::array();
    for (const FolderRow& folder : *folders) {
        if (arguments.has("--json"))
            list.push_back({{"uuid", folder.uuid.toStdString()},
                            {"name", folder.name.toStdString()},
                            {"conversations", folder.conversationCount}});
        else
            print(QStringLiteral("%1 conversations  ").arg(folder.conversationCount, 6).toStdString() +
                  oneLine(folder.name).toStdString() + "\n");
    }
    if (arguments.has("--json"))
        printJson(list);
    return finish();
}

// ---------------------------------------------------------------------------------------------- changing

/// One call for each conversation; the first failure ends it.
template <typename Call>
int forEach(ChatStore& store, const QVector<qint64>& ids, Call call) {
    for (const qint64 id : ids)
        if (const auto done = waitFor<std::monostate>(call(id)); !done)
            return fail(done.error());
    return finishWrite(store, std::monostate{});
}

int move(ChatStore& store, const Arguments& arguments, const QVector<qint64>& ids) {
    qint64 folderId = 0;
    if (!arguments.text("--folder").empty()) {
        const auto folder = findFolder(store, arguments.text("--folder"));
        if (!folder)
            return fail(folder.error());
        folderId = folder->id;
    }
    return finishWrite(store, waitFor(store.moveToFolder(ids, folderId)));
}

/// Prints under which number of the trash it is found again.
int tellStep(ChatStore& store, const Result<UndoStep>& step) {
    if (!step)
        return fail(step.error());
    print(std::to_string(step->stampMs) + "\n");
    return finishWrite(store, std::monostate{});
}

int duplicate(ChatStore& store, const QVector<qint64>& ids) {
    const auto original = waitFor(store.conversation(ids[0]));
    if (!original)
        return fail(original.error());
    const auto copy = waitFor(store.duplicate(ids[0], original->currentLeaf));
    if (!copy)
        return fail(copy.error());
    print(std::to_string(copy->id) + "\n");
    return finishWrite(store, std::monostate{});
}

/// What the numbers of `list --trash` stand for, all of them or none.
Result<QVector<UndoStep>> stepsOf(ChatStore& store, const QVector<qint64>& numbers) {
    const auto items = waitFor(store.trash());
    if (!items)
        return items.error();
    QVector<UndoStep> steps;
    for (const qint64 number : numbers) {
        const auto item = std::find_if(items->begin(), items->end(),
                                       [&](const TrashItem& one) { return one.step.stampMs == number; });
        if (item == items->end())
            return Error{ErrorKind::NotFound, "there is nothing with the number " + std::to_string(number) +
                                                  " in the trash; see conversations list --trash"};
        steps.append(item->step);
    }
    return steps;
}

int restoreOrPurge(ChatStore& store, const QVector<qint64>& numbers, bool isPurge) {
    const auto steps = stepsOf(store, numbers);
    if (!steps)
        return fail(steps.error());
    for (const UndoStep& step : *steps)
        if (const auto done = waitFor(isPurge ? store.deleteForGood(step) : store.restore(step)); !done)
            return fail(done.error());
    return finishWrite(store, std::monostate{});
}

int renameFolder(ChatStore& store, const Words& words) {
    const auto folder = findFolder(store, words[1]);
    if (!folder)
        return fail(folder.error());
    return finishWrite(store, waitFor(store.renameFolder(folder->id, fromText(words[2]))));
}

int deleteFolder(ChatStore& store, const Words& words) {
    const auto folder = findFolder(store, words[1]);
    return folder ? tellStep(store, waitFor(store.removeFolder(folder->id))) : fail(folder.error());
}

int createFolder(ChatStore& store, const Words& words) {
    const auto folder = waitFor(store.createFolder(fromText(words[1])));
    return folder ? finishWrite(store, std::monostate{}) : fail(folder.error());
}

int encrypt(ChatStore& store, const Arguments& arguments) {
    const auto passphrase = newPassphrase(arguments);
    if (!passphrase)
        return fail(passphrase.error());
    return finishWrite(store, waitFor(store.encrypt(*passphrase)));
}

/// One word after `conversations`, and how many words may follow it.
struct Action {
    const char* name;
    const char* operands; ///< for wrong usage: "one ID"
    std::size_t least;
    std::size_t most;
    bool hasIds;   ///< all that follows are IDs
    bool needsYes; ///< cannot be taken back
};

constexpr Action kActions[] = {
    {"list", "nothing more", 0, 0, false, false},
    {"show", "one ID", 1, 1, true, false},
    {"rename", "one ID and a title", 2, 2, false, false},
    {"pin", "IDs", 1, kAnyNumber, true, false},
    {"unpin", "IDs", 1, kAnyNumber, true, false},
    {"archive", "IDs", 1, kAnyNumber, true, false},
    {"unarchive", "IDs", 1, kAnyNumber, true, false},
    {"move", "IDs, and --folder NAME (an empty one: out of its folder)", 1, kAnyNumber, true, false},
    {"duplicate", "one ID", 1, 1, true, false},
    {"delete", "IDs", 1, kAnyNumber, true, false},
    {"restore", "numbers of list --trash", 1, kAnyNumber, true, false},
    {"purge", "numbers of list --trash", 1, kAnyNumber, true, true},
    {"empty-trash", "nothing more", 0, 0, false, true},
    {"folders", "nothing more", 0, 0, false, false},
    {"create-folder", "a name", 1, 1, false, false},
    {"rename-folder", "a name and the new one", 2, 2, false, false},
    {"delete-folder", "a name", 1, 1, false, false},
    {"encrypt", "nothing more", 0, 0, false, false},
    {"decrypt", "nothing more", 0, 0, false, false},
};

int carryOut(const Action& action, ChatStore& store, const Arguments& arguments, const QVector<qint64>& ids) {
    const std::string_view name = action.name;
    const Words& words = arguments.rest();
    if (name == "list")
        return list(store, arguments);
    if (name == "show")
        return show(store, arguments, ids);
    if (name == "rename") // words[1] has been checked
        return finishWrite(store, waitFor(store.rename(ids[0], fromText(words[2]))));
    if (name == "pin" || name == "unpin")
        return forEach(store, ids, [&](qint64 id) { return store.setPinned(id, name == "pin"); });
    if (name == "archive" || name == "unarchive")
        return forEach(store, ids, [&](qint64 id) { return store.setArchived(id, name == "archive"); });
    if (name == "move")
        return move(store, arguments, ids);
    if (name == "duplicate")
        return duplicate(store, ids);
    if (name == "delete")
        return tellStep(store, waitFor(store.remove(ids)));
    if (name == "restore" || name == "purge")
        return restoreOrPurge(store, ids, name == "purge");
    if (name == "empty-trash")
        return finishWrite(store, waitFor(store.emptyTrash()));
    if (name == "folders")
        return listFolders(store, arguments);
    if (name == "create-folder")
        return createFolder(store, words);
    if (name == "encrypt")
        return encrypt(store, arguments);
    if (name == "decrypt")
        return finishWrite(store, waitFor(store.decrypt()));
    return name == "rename-folder" ? renameFolder(store, words) : deleteFolder(store, words);
}

int conversations(const Arguments& arguments) {
    const Words& words = arguments.rest();
    const auto action = std::find_if(std::begin(kActions), std::end(kActions), [&](const Action& one) {
        return !words.empty() && words[0] == one.name;
    });
    if (action == std::end(kActions)) {
        std::string names;
        for (const Action& one : kActions)
            names += std::string(names.empty() ? "" : ", ") + one.name;
        return wrongUsage("conversations: say one of " + names);
    }
    const std::string name = std::string("conversations: ") + action->name;
    if (words.size() - 1 < action->least || words.size() - 1 > action->most)
        return wrongUsage(name + " needs " + action->operands);
    const bool isRename = words[0] == "rename";
    const auto ids = isRename         ? idsOf({words[1]}, 0)
                     : action->hasIds ? idsOf(words, 1)
                                      : Result<QVector<qint64>>(QVector<qint64>());
    if (!ids)
        return wrongUsage(name + ": " + ids.error().message);
    if (words[0] == "move" && !arguments.has("--folder"))
        return wrongUsage(name + " needs " + action->operands);
    const int lists = int(arguments.has("--archived")) + int(arguments.has("--pinned")) +
                      int(arguments.has("--trash")) + int(words[0] == "list" && arguments.has("--folder"));
    if (lists > 1)
        return wrongUsage(name + ": give one of --folder, --archived, --pinned and --trash");
    if (action->needsYes && !arguments.has("--yes"))
        return wrongUsage(name + " cannot be taken back: add --yes to do it");

    const QtCore qt;
    const bool isReading = words[0] == "list" || words[0] == "show" || words[0] == "folders";
    const auto store = openStore(arguments, isReading ? Access::Read : Access::Write);
    if (!store)
        return fail(store.error());
    if (*store)
        return carryOut(*action, **store, arguments, *ids);
    // The application has not been started yet: there is nothing, which a list can say.
    if (words[0] != "list" && words[0] != "folders")
        return fail("there is no history yet");
    if (arguments.has("--json"))
        print("[]\n");
    return finish();
}

} // namespace

const Command kConversationsCommand{
    "conversations",
    "ACTION",
    "list, show and change the conversations of the history",
    "ACTION is one of\n"
    "  list                     the conversations; with --folder, --archived, --pinned or --trash those "
    "alone\n"
    "  show ID                  one of them as Markdown, or as JSON with everything\n"
    "  rename ID TITLE\n"
    "  pin|unpin|archive|unarchive ID...\n"
    "  move ID... --folder NAME (an empty NAME: out of its folder)\n"
    "  duplicate ID             prints the new one's ID\n"
    "  delete ID...             into the trash; prints its number there\n"
    "  restore NUMBER...        out of the trash, as it was\n"
    "  purge NUMBER... --yes    for good\n"
    "  empty-trash --yes\n"
    "  folders, create-folder NAME, rename-folder NAME NEW, delete-folder NAME\n"
    "  encrypt                  with a passphrase, or with another one\n"
    "  decrypt",
    kConversationsOptions,
    kAnyNumber,
    conversations,
};

} // namespace conclave::cli
