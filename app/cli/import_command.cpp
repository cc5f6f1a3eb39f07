// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/history_store.h"
#include "app/cli/interrupt.h"
#include "app/cli/passphrase.h"
#include "app/import/import_job.h"
#include "app/import/import_reader.h"

#include <QEventLoop>
#include <QFileInfo>
#include <QTemporaryDir>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <stop_token>

namespace conclave::cli {

namespace {

using engine::Result;

constexpr Option kImportOptions[] = {
    text("--source", "NAME", "what the file comes from (default: it is found out)"),
    flag("--dry-run", "only say what would be imported"),
    flag("--json", "print JSON instead of text"),
    kDatabaseOption,
    kPassphraseOption,
};

std::string namesOfSources() {
    std::string names;
    for (const auto& reader : importReaders())
        names += (names.empty() ? "" : ", ") + reader->source().toStdString();
    return names;
}

bool isSource(const QString& name) {
    const auto& readers = importReaders();
    return std::any_of(readers.begin(), readers.end(),
                       [&](const auto& reader) { return reader->source() == name; });
}

void printJson(const ImportReport& report) {
    auto skipped = nlohmann::ordered_json::array();
    for (const ImportReport::Skipped& one : report.skipped)
        skipped.push_back(
            {{"what", one.what.toStdString()}, {"why", one.why.toStdString()}, {"count", one.count}});
    const nlohmann::ordered_json json = {
        {"source", report.sourceName.toStdString()},
        {"file", report.file.toStdString()},
        {"dry_run", report.isDryRun},
        {"cancelled", report.isCancelled},
        {"problem", report.problem.toStdString()},
        {"added", report.added},
        {"updated", report.updated},
        {"unchanged", report.unchanged},
        {"in_trash", report.inTrash},
        {"empty", report.empty},
        {"messages", report.messages},
        {"new_messages", report.newMessages},
        {"longer_messages", report.longerMessages},
        {"skipped", skipped},
        {"more_skipped", report.moreSkipped},
        {"import", report.importId},
    };
    print(json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
}

void printLines(const ImportReport& report) {
    for (const QString& line : report.lines()) {
        if (line != report.problem) // goes where failures go
            print(oneLine(line).toStdString() + "\n");
    }
}

ImportReport run(ChatStore& store, const QString& path, bool isDryRun, const QString& source) {
    ImportJob job(store);
    QEventLoop loop;
    ImportReport report;
    QObject::connect(&job, &ImportJob::finished, &loop, [&](const ImportReport& finished) {
        report = finished;
        loop.quit();
    });
    QObject::connect(&job, &ImportJob::progressChanged, &loop, [&] {
        progress("importing: " + std::to_string(static_cast<int>(job.progress() * 100)) + " %");
    });
    const Interrupt interrupt;
    const std::stop_callback onInterrupt(interrupt.token(), [&job] {
        QMetaObject::invokeMethod(&job, &ImportJob::cancel, Qt::QueuedConnection);
    });
    job.start(path, isDryRun, source);
    loop.exec();
    progress("");
    return report;
}

/// The history to import into. A dry run needs one to compare with, and makes none.
Result<std::unique_ptr<ChatStore>> storeFor(const Arguments& arguments, const QTemporaryDir& scratch) {
    if (!arguments.has("--dry-run"))
        return openOrCreateStore(arguments);
    auto store = openStore(arguments);
    if (!store || *store)
        return store;
    return std::make_unique<ChatStore>(scratch.filePath(QStringLiteral("history.sqlite")));
}

int importConversations(const Arguments& arguments) {
    if (arguments.rest().size() != 1)
        return wrongUsage("import: say which file or folder");
    const QString source = QString::fromStdString(arguments.text("--source"));
    if (!source.isEmpty() && !isSource(source))
        return wrongUsage("import: there is no source '" + source.toStdString() +
                          "'; there are: " + namesOfSources());

    QtCore qt;
    const QString path = fromBytes(arguments.rest().front());
    if (!QFileInfo::exists(path)) // before a history is made for it
        return fail("there is no file or folder " + path.toStdString());
    const QTemporaryDir scratch;
    const auto store = storeFor(arguments, scratch);
    if (!store)
        return fail(store.error());
    ChatStore& history = **store;
    const bool isDryRun = arguments.has("--dry-run");
    // What would be in memory only is gone when this program ends.
    if (!isDryRun && history.status().kind != HistoryStatus::Kind::Kept)
        return fail(history.status().sentence.toStdString());

    const ImportReport report = run(history, path, isDryRun, source);
    arguments.has("--json") ? printJson(report) : printLines(report);
    if (!report.problem.isEmpty())
        return fail(report.problem.toStdString());
    if (!isDryRun && history.status().kind != HistoryStatus::Kind::Kept)
        return fail(history.status().sentence.toStdString());
    const bool hasConversations =
        report.added + report.updated + report.unchanged + report.inTrash + report.empty > 0;
    const int written = finish();
    return report.isCancelled || !hasConversations ? kFailed : written;
}

} // namespace

const Command kImportCommand{
    "import",
    "PATH",
    "bring conversations from other programs' files",
    "PATH is a file, a folder or a zip: an export of ChatGPT, Claude, DeepSeek or Gemini as it was "
    "downloaded,\nor the folder in which another program keeps its conversations.",
    kImportOptions,
    1,
    importConversations,
};

} // namespace conclave::cli
