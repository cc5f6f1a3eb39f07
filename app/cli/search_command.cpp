// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/history_store.h"
#include "app/cli/passphrase.h"
#include "app/store/search/search_index.h"
#include "app/store/search/search_page.h"

#include <QDateTime>
#include <QTimeZone>

#include <nlohmann/json.hpp>

namespace conclave::cli {

namespace {

using engine::Error;
using engine::ErrorKind;
using engine::Result;

constexpr Option kSearchOptions[] = {
    text("--model", "NAME", "answers of this model only"),
    text("--from", "DATE", "written on that day or later (2026-11-30)"),
    text("--before", "DATE", "written before that day"),
    text("--folder", "NAME", "conversations in this folder only, by its name or uuid"),
    flag("--code", "messages with a block of code only"),
    integer("--limit", "how many messages at most (default: 20)", 1, 100'000),
    flag("--json", "print JSON instead of text"),
    kDatabaseOption,
    kPassphraseOption,
};

constexpr int kDefaultLimit = 20;

const char* nameOf(SearchHit::Where where) {
    switch (where) {
    case SearchHit::Where::Title:
        return "title";
    case SearchHit::Where::Question:
        return "question";
    case SearchHit::Where::Answer:
        return "answer";
    case SearchHit::Where::Reasoning:
        return "reasoning";
    }
    return "";
}

/// The first moment of a day here; 0 when the option is not there.
Result<qint64> dayOf(const Arguments& arguments, const char* option) {
    if (!arguments.has(option))
        return qint64(0);
    const QDate day = QDate::fromString(fromText(arguments.text(option)), Qt::ISODate);
    if (!day.isValid())
        return Error{ErrorKind::Invalid,
                     std::string(option) + ": '" + arguments.text(option) + "' is no date like 2026-11-30"};
    return day.startOfDay().toMSecsSinceEpoch();
}

Result<qint64> folderOf(const Arguments& arguments, ChatStore& store) {
    if (!arguments.has("--folder"))
        return qint64(0);
    const auto folder = findFolder(store, arguments.text("--folder"));
    if (!folder)
        return folder.error();
    return folder->id;
}

/// Scripts want all hits, so what the index lacks is built first; the application does it by and by.
void completeIndex(Database& database) {
    StoreResult<bool> complete = buildSearchIndex(database);
    while (errorOf(complete) == nullptr && !std::get<bool>(complete)) {
        progress("indexing");
        complete = buildSearchIndex(database);
    }
    progress("");
}

Result<SearchPage> search(const Arguments& arguments, SearchQuery query) {
    const auto store = openStore(arguments);
    if (!store)
        return store.error();
    if (*store == nullptr)
        return SearchPage{};
    const auto folder = folderOf(arguments, **store);
    if (!folder)
        return folder.error();
    query.folderId = *folder;
    const QString path =
        arguments.has("--database") ? fromBytes(arguments.text("--database")) : ChatStore::defaultPath();
    // A newer version's file is read and never written.
    const bool isKept = (*store)->status().kind == HistoryStatus::Kind::Kept;
    StoreResult<std::unique_ptr<Database>> database =
        Database::open(path, isKept ? Database::Mode::Write : Database::Mode::ReadOnly);
    if (const StoreError* error = errorOf(database))
        return errorFrom(*error);
    if (isKept)
        completeIndex(*std::get<0>(database));
    const StoreResult<SearchPage> page = findPage(*std::get<0>(database), query);
    if (const StoreError* error = errorOf(page))
        return errorFrom(*error);
    return std::get<SearchPage>(page);
}

void printJson(const SearchPage& page) {
    auto hits = nlohmann::ordered_json::array();
    for (const SearchHit& hit : page.hits) {
        auto highlights = nlohmann::ordered_json::array();
        for (const SearchHit::Range& range : hit.highlights)
            highlights.push_back({range.start, range.length});
        hits.push_back({{"where", nameOf(hit.where)},
                        {"conversation", hit.conversationId},
                        {"message", hit.messageId},
                        {"title", hit.conversationTitle.toStdString()},
                        {"snippet", hit.snippet.toStdString()},
                        {"highlights", highlights},
                        {"created", QDateTime::fromMSecsSinceEpoch(hit.createdMs, QTimeZone::utc())
                                        .toString(Qt::ISODateWithMs)
                                        .toStdString()},
                        {"model", hit.modelName.toStdString()},
                        {"shown", hit.isOnShownBranch}});
    }
    const nlohmann::ordered_json json = {{"hits", hits}, {"complete", page.isComplete}};
    print(json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
}

void printLines(const SearchPage& page) {
    for (const SearchHit& hit : page.hits) {
        const QString when =
            QDateTime::fromMSecsSinceEpoch(hit.createdMs).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
        print(QStringLiteral("%1  %2  %3  %4\n        %5\n")
                  .arg(hit.conversationId, 6)
                  .arg(when)
                  .arg(QString::fromLatin1(nameOf(hit.where)), -9)
                  .arg(oneLine(hit.conversationTitle), oneLine(hit.snippet))
                  .toStdString());
    }
}

int run(const Arguments& arguments) {
    if (arguments.rest().empty())
        return wrongUsage("search: say what to search for");
    SearchQuery query;
    for (const std::string& word : arguments.rest())
        query.text += (query.text.isEmpty() ? QString() : QStringLiteral(" ")) + fromText(word);
    const auto from = dayOf(arguments, "--from");
    if (!from)
        return wrongUsage("search: option " + from.error().message);
    const auto before = dayOf(arguments, "--before");
    if (!before)
        return wrongUsage("search: option " + before.error().message);
    query.fromMs = *from;
    query.beforeMs = *before;
    query.modelName = fromText(arguments.text("--model"));
    query.hasCode = arguments.has("--code");
    query.limit = arguments.integer("--limit", kDefaultLimit);

    QtCore qt;
    const auto page = search(arguments, query);
    if (!page)
        return fail(page.error());
    if (!page->isIndexComplete)
        note("the index could not be completed; older messages were not looked at");
    if (arguments.has("--json"))
        printJson(*page);
    else
        printLines(*page);
    return finish();
}

} // namespace

const Command kSearchCommand{
    "search",
    "TEXT…",
    "find words in the conversations of the history",
    "Every word must occur, the last one may go on. \"Words in quotes\" stand side by side, -word must not\n"
    "occur (after --, lest it is taken for an option). Case and accents do not matter.",
    kSearchOptions,
    kAnyNumber,
    run,
};

} // namespace conclave::cli
