// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/history_store.h"
#include "app/cli/interrupt.h"
#include "app/cli/passphrase.h"
#include "app/export/export_job.h"
#include "app/export/folder_sync.h"
#include "app/export/pdf/export_pdf.h"

#include <QEventLoop>
#include <QGuiApplication>

#include <limits>
#include <optional>
#include <stop_token>

namespace conclave::cli {

namespace {

using engine::Error;
using engine::ErrorKind;
using engine::Result;

constexpr Option kExportOptions[] = {
    text("--conversation", "ID[,ID...]", "these conversations"),
    text("--message", "N[,N...]", "of that conversation only these messages, numbered as in its JSON"),
    text("--folder", "NAME", "the conversations of a folder, by its name or uuid"),
    flag("--all", "everything that is not in the trash"),
    {"--format", "md|json|html|pdf|text|sync", "what to write; sync keeps a folder of Markdown in step",
     Option::Kind::Choice, true},
    required("--out", "PATH", "the file to write; for several conversations a folder, but for json and html"),
    flag("--with-reasoning", "also what models thought before they answered"),
    flag("--all-branches", "also what is not on the shown branch"),
    kDatabaseOption,
    kPassphraseOption,
};

/// PDF needs fonts, which Qt has with a QGuiApplication only; it draws on no screen.
class OffscreenQt {
  public:
    OffscreenQt() : m_application(makeReady(m_count), m_words) {
        QCoreApplication::setApplicationName(QStringLiteral("conclave"));
        qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {});
    }

  private:
    static int& makeReady(int& count) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        return count;
    }
    int m_count = 1;
    char m_name[13] = "conclave-cli";
    char* m_words[2] = {m_name, nullptr};
    QGuiApplication m_application;
};

Result<QVector<qint64>> numbersIn(const std::string& list) {
    QVector<qint64> numbers;
    std::size_t from = 0;
    while (from <= list.size()) {
        const std::size_t comma = std::min(list.find(',', from), list.size());
        const auto number =
            parseInteger(list.substr(from, comma - from), 1, std::numeric_limits<qint64>::max());
        if (!number)
            return number.error();
        numbers.append(*number);
        from = comma + 1;
    }
    return numbers;
}

ExportFormat formatOf(const std::string& name) {
    if (name == "json")
        return ExportFormat::Json;
    if (name == "html")
        return ExportFormat::Html;
    if (name == "pdf")
        return ExportFormat::Pdf;
    return name == "text" ? ExportFormat::Text : ExportFormat::Markdown;
}

/// What the options choose, as far as that can be told without the history; a sentence when they are wrong.
Result<ExportRequest> requestOf(const Arguments& arguments) {
    const auto wrong = [](const std::string& sentence) { return Error{ErrorKind::Invalid, sentence}; };
    const bool isSync = arguments.text("--format") == "sync";
    const int scopes =
        int(arguments.has("--all")) + int(arguments.has("--conversation")) + int(arguments.has("--folder"));
    if (scopes != 1)
        return wrong("give one of --conversation ID, --folder NAME and --all");
    if (isSync && !arguments.has("--all"))
        return wrong("--format sync keeps everything in step: give --all");
    ExportRequest request;
    request.format = formatOf(arguments.text("--format"));
    request.path = fromBytes(arguments.text("--out"));
    request.withReasoning = arguments.has("--with-reasoning");
    request.withAllBranches = arguments.has("--all-branches");
    request.scope = arguments.has("--all")      ? ExportRequest::Scope::Everything
                    : arguments.has("--folder") ? ExportRequest::Scope::Folder
                                                : ExportRequest::Scope::Conversations;
    if (arguments.has("--conversation")) {
        const auto ids = numbersIn(arguments.text("--conversation"));
        if (!ids)
            return wrong("option --conversation: " + ids.error().message);
        request.conversationIds = *ids;
    }
    if (arguments.has("--message")) {
        if (request.conversationIds.size() != 1)
            return wrong("--message needs --conversation with one ID");
        const auto numbers = numbersIn(arguments.text("--message"));
        if (!numbers)
            return wrong("option --message: " + numbers.error().message);
        request.scope = ExportRequest::Scope::Messages;
        request.conversationId = request.conversationIds[0];
        request.messageIds = *numbers;
    }
    return request;
}

/// Puts ids of the history in the place of a folder's name and of messages' numbers.
std::optional<Error> resolve(ChatStore& store, const Arguments& arguments, ExportRequest& request) {
    if (request.scope == ExportRequest::Scope::Folder) {
        const auto folder = findFolder(store, arguments.text("--folder"));
        if (!folder)
            return folder.error();
        request.folderId = folder->id;
    }
    if (request.scope != ExportRequest::Scope::Messages)
        return std::nullopt;
    const auto messages = waitFor(store.tree(request.conversationId));
    if (!messages)
        return messages.error();
    for (qint64& number : request.messageIds) {
        if (number > messages->size())
            return Error{ErrorKind::NotFound, "conversation " + std::to_string(request.conversationId) +
                                                  " has no message " + std::to_string(number)};
        number = messages->at(number - 1).id;
    }
    return std::nullopt;
}

/// Runs a job until @p loop is ended, with progress on the terminal; Ctrl+C cancels it.
template <typename Job, typename Start>
void runJob(Job& job, QEventLoop& loop, Start start) {
    QObject::connect(&job, &Job::progressChanged, &loop, [&job] {
        progress("exporting: " + std::to_string(static_cast<int>(job.progress() * 100)) + " %");
    });
    const Interrupt interrupt;
    const std::stop_callback onInterrupt(
        interrupt.token(), [&job] { QMetaObject::invokeMethod(&job, &Job::cancel, Qt::QueuedConnection); });
    start();
    loop.exec();
    progress("");
}

int runExport(ChatStore& store, const ExportRequest& request) {
    ExportJob job(store, makePdfWriter);
    QEventLoop loop;
    QString problem;
    bool isCancelled = false;
    QObject::connect(&job, &ExportJob::finished, &loop, [&](const QString& why, int, bool wasCancelled) {
        problem = why;
        isCancelled = wasCancelled;
        loop.quit();
    });
    runJob(job, loop, [&] { job.start(request); });
    if (isCancelled)
        return fail("cancelled; nothing was written");
    return problem.isEmpty() ? finish() : fail(problem.toStdString());
}

int runSync(ChatStore& store, const ExportRequest& request) {
    FolderSync sync(store, request.path, {request.withReasoning, request.withAllBranches});
    QEventLoop loop;
    SyncResult result;
    QObject::connect(&sync, &FolderSync::finished, &loop, [&](const SyncResult& finished) {
        result = finished;
        loop.quit();
    });
    runJob(sync, loop, [&] { sync.start(); });
    for (const QString& sentence : result.notes)
        note(sentence.toStdString());
    if (!result.problem.isEmpty())
        return fail(result.problem.toStdString());
    if (result.isCancelled)
        return fail("cancelled; the next run goes on");
    print("written " + std::to_string(result.written) + ", renamed " + std::to_string(result.moved) +
          ", put aside " + std::to_string(result.putAside) + ", unchanged " +
          std::to_string(result.unchanged) + "\n");
    return finish();
}

int exportWith(const Arguments& arguments, ExportRequest request) {
    const auto store = openStore(arguments);
    if (!store)
        return fail(store.error());
    if (!*store)
        return fail("there is no history yet");
    if (const auto error = resolve(**store, arguments, request))
        return fail(*error);
    return arguments.text("--format") == "sync" ? runSync(**store, request) : runExport(**store, request);
}

int exportConversations(const Arguments& arguments) {
    const auto request = requestOf(arguments);
    if (!request)
        return wrongUsage("export: " + request.error().message);
    if (request->format == ExportFormat::Pdf) {
        const OffscreenQt qt;
        return exportWith(arguments, *request);
    }
    const QtCore qt;
    return exportWith(arguments, *request);
}

} // namespace

const Command kExportCommand{
    "export",
    "",
    "write conversations to files",
    "json and html put several conversations into one file, the others one into each file of a folder.",
    kExportOptions,
    0,
    exportConversations,
};

} // namespace conclave::cli
