// SPDX-License-Identifier: GPL-3.0-or-later
//
// Measures the history at the size that is promised: bench_history [--messages N] [--conversations N] [--seed
// S] [--encrypted] [--keep FILE]. FILE is made when it is missing and used again when it is there.
#include "app/store/chat_store.h"
#include "app/store/files.h"
#include "app/store/held_keys.h"
#include "app/store/history_file.h"
#include "app/store/migrations.h"
#include "app/store/row_copy.h"
#include "app/store/search/history_search.h"
#include "app/store/search/search_index.h"
#include "tests/bench/large_history.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>
#include <vector>

using namespace conclave;
using namespace conclave::test;

namespace {

constexpr int kRuns = 20;
constexpr double kMiB = 1024.0 * 1024.0;

[[noreturn]] void giveUp(const StoreError& error) {
    std::fprintf(stderr, "bench_history: %s (%s)\n", qPrintable(error.title), qPrintable(error.detail));
    std::exit(1);
}

template <typename T>
T valueOf(StoreResult<T> result) {
    if (const StoreError* error = errorOf(result))
        giveUp(*error);
    return std::get<T>(std::move(result));
}

double secondsSince(const QElapsedTimer& timer) {
    return double(timer.nsecsElapsed()) / 1e9;
}

QElapsedTimer started() {
    QElapsedTimer timer;
    timer.start();
    return timer;
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

// The most memory that this process has had so far.
double peakMiB() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_maxrss) / 1024.0;
}

// Asks the system to forget what it has read of a file.
void makeCold(const QString& path) {
    for (const char* suffix : {"", "-wal"}) {
        const int file = ::open(QFile::encodeName(path + QLatin1String(suffix)).constData(), O_RDONLY);
        if (file < 0)
            continue;
        ::fdatasync(file);
        ::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
        ::close(file);
    }
}

std::unique_ptr<Database> openEmpty(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        std::fprintf(stderr, "bench_history: %s cannot be written\n", qPrintable(path));
        std::exit(1);
    }
    file.close();
    std::unique_ptr<Database> database = valueOf(Database::open(path, Database::Mode::Write));
    valueOf(database->useWal());
    valueOf(migrate(*database));
    return database;
}

// The history without its index, then the index alone.
void makeHistory(const QString& path, const LargeHistory& size) {
    const std::unique_ptr<Database> database = openEmpty(path);
    QElapsedTimer timer = started();
    valueOf(makeLargeHistory(*database, size));
    valueOf(database->execute("PRAGMA wal_checkpoint(TRUNCATE);"));
    std::printf("made up in %.0f s\n", secondsSince(timer));
    const double bytes = double(QFileInfo(path).size());
    const qint64 text = valueOf(database->number(
        "SELECT sum(length(CAST(text AS BLOB)) + length(CAST(reasoning AS BLOB))) FROM messages"));

    timer = started();
    valueOf(prepareSearchIndex(*database));
    std::printf("empty index with all titles: %.0f ms\n", secondsSince(timer) * 1e3);
    timer = started();
    std::vector<double> pieces;
    for (bool isComplete = false; !isComplete;) {
        const QElapsedTimer piece = started();
        isComplete = valueOf(buildSearchIndex(*database));
        pieces.push_back(secondsSince(piece) * 1e3);
    }
    valueOf(database->execute("PRAGMA wal_checkpoint(TRUNCATE);"));
    std::printf("index built in %.0f s, in %zu pieces: median %.0f ms, worst %.0f ms\n", secondsSince(timer),
                pieces.size(), median(pieces), *std::max_element(pieces.begin(), pieces.end()));
    std::printf("text %.0f MiB, file without index %.0f MiB, with it %.0f MiB\n", double(text) / kMiB,
                bytes / kMiB, double(QFileInfo(path).size()) / kMiB);
}

struct Filter {
    const char* name;
    SearchQuery query;
};

std::vector<Filter> filters(qint64 messages) {
    const LargeHistoryWords words = largeHistoryWords();
    const qint64 firstMs = largeHistoryTime(1), lastMs = largeHistoryTime(messages);
    return {
        {"none", {}},
        {"model", {.modelName = words.model}},
        {"rare model", {.modelName = words.rareModel}},
        {"newest 10 %", {.fromMs = lastMs - (lastMs - firstMs) / 10}},
        {"oldest 10 %", {.beforeMs = firstMs + (lastMs - firstMs) / 10}},
        {"folder", {.folderId = 3}},
        {"small folder", {.folderId = kSmallFolder}},
        {"code", {.hasCode = true}},
        {"not archived", {.withArchived = false}},
        {"rare model, code, folder", {.modelName = words.rareModel, .folderId = 3, .hasCode = true}},
    };
}

struct Sought {
    const char* name;
    QString text;
};

std::vector<Sought> soughtTexts() {
    const LargeHistoryWords words = largeHistoryWords();
    return {
        {"rare word", words.rare + u' '},
        {"medium word", words.medium + u' '},
        {"common word", words.common + u' '},
        {"two words", words.common + u' ' + words.second + u' '},
        {"common and rare", words.common + u' ' + words.rare + u' '},
        {"phrase", u'"' + words.phrase + u'"'},
        {"prefix of 1", words.common.left(1)},
        {"prefix of 2", words.medium.left(2)},
        {"prefix of 3", words.medium.left(3)},
        {"Chinese, 1", words.han1},
        {"Chinese, 2", words.han2},
        {"Chinese, 4", words.han4},
        {"word, not another", words.common + QStringLiteral(" -") + words.second},
        {"nothing", QStringLiteral("zzzzqqqq ")},
    };
}

struct Timing {
    double coldMs = 0;
    double medianMs = 0;
    double worstMs = 0;
    qsizetype hits = 0;
};

Timing measure(const QString& path, const SearchQuery& query) {
    Timing timing;
    makeCold(path);
    HistorySearch search(path);
    std::vector<double> runs;
    for (int run = -1; run < kRuns; ++run) {
        const QElapsedTimer timer = started();
        const SearchPage page = valueOf(search.search(query).result());
        const double ms = secondsSince(timer) * 1e3;
        timing.hits = page.hits.size();
        if (run < 0)
            timing.coldMs = ms;
        else
            runs.push_back(ms);
    }
    timing.medianMs = median(runs);
    timing.worstMs = *std::max_element(runs.begin(), runs.end());
    return timing;
}

void measureSearches(const QString& path, qint64 messages) {
    std::printf(
        "\nfirst 20 hits, ms: median and worst of %d warm runs, and the first run on a new connection with"
        " a cold cache\n%-26s %-20s %6s %9s %9s %9s\n",
        kRuns, "filter", "sought", "hits", "median", "worst", "cold");
    double worstMedian = 0, worst = 0, worstCold = 0;
    for (const Filter& filter : filters(messages))
        for (const Sought& sought : soughtTexts()) {
            SearchQuery query = filter.query;
            query.text = sought.text;
            const Timing timing = measure(path, query);
            std::printf("%-26s %-20s %6lld %9.2f %9.2f %9.2f\n", filter.name, sought.name,
                        static_cast<long long>(timing.hits), timing.medianMs, timing.worstMs, timing.coldMs);
            worstMedian = std::max(worstMedian, timing.medianMs);
            worst = std::max(worst, timing.worstMs);
            worstCold = std::max(worstCold, timing.coldMs);
        }
    std::printf("of all: highest median %.1f ms, worst %.1f ms, cold %.1f ms\n", worstMedian, worst,
                worstCold);
}

// Opening the store and the first page of its list; the whole branch of the longest conversation.
void measureOpening(const QString& path, qint64 conversations) {
    std::vector<double> opening, page, branch;
    for (int run = 0; run < 5; ++run) {
        QElapsedTimer timer = started();
        ChatStore store(path);
        valueOf(store.opened().result());
        opening.push_back(secondsSince(timer) * 1e3);
        timer = started();
        valueOf(store.conversations({}, 50).result());
        page.push_back(secondsSince(timer) * 1e3);
        timer = started();
        const auto messages = valueOf(store.branch(conversations).result());
        branch.push_back(secondsSince(timer) * 1e3);
        if (run == 0)
            std::printf("%lld conversations, longest branch %lld messages: ",
                        static_cast<long long>(conversations), static_cast<long long>(messages.size()));
    }
    std::printf("opening %.1f ms, first page of the list %.1f ms, branch() %.1f ms (medians of 5)\n",
                median(opening), median(page), median(branch));
}

// An encrypted copy, which has no index: each search reads through it.
void measureEncryptedSearches(const QString& path, const QString& encryptedPath) {
    const HistoryKey key = HistoryKey::random();
    HeldKeys::hold(key);
    valueOf(makePrivateFile(encryptedPath, encryptedPath));
    {
        const std::unique_ptr<Database> from = valueOf(Database::open(path, Database::Mode::Write));
        const std::unique_ptr<Database> to =
            valueOf(Database::openWithKey(encryptedPath, Database::Mode::Write, key));
        const QElapsedTimer timer = started();
        valueOf(copyAllRows(*from, *to));
        std::printf("\nencrypted in %.1f s: %.0f MiB\n", secondsSince(timer),
                    double(QFileInfo(encryptedPath).size()) / kMiB);
    }
    std::printf("%-20s %6s %9s %9s\n", "sought", "hits", "median", "worst");
    HistorySearch search(encryptedPath);
    for (const Sought& sought : soughtTexts()) {
        std::vector<double> runs;
        qsizetype hits = 0;
        for (int run = 0; run < 5; ++run) {
            const QElapsedTimer timer = started();
            hits = valueOf(search.search({.text = sought.text}).result()).hits.size();
            runs.push_back(secondsSince(timer) * 1e3);
        }
        std::printf("%-20s %6lld %9.1f %9.1f\n", sought.name, static_cast<long long>(hits), median(runs),
                    *std::max_element(runs.begin(), runs.end()));
    }
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    std::setvbuf(stdout, nullptr, _IOLBF, 0); // to be followed through a pipe as well
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({{"messages", "how many", "N", "1000000"},
                       {"conversations", "how many", "N", "10000"},
                       {"seed", "of what is made up", "S", "1"},
                       {"encrypted", "search an encrypted copy, and nothing else"},
                       {"keep", "where the history is kept for the next run", "FILE"}});
    parser.process(application);
    const LargeHistory size{.messages = parser.value("messages").toLongLong(),
                            .conversations = parser.value("conversations").toLongLong(),
                            .seed = parser.value("seed").toULongLong()};
    const QTemporaryDir folder;
    const QString path =
        parser.isSet("keep") ? parser.value("keep") : folder.filePath(QStringLiteral("history.sqlite"));
    if (!QFileInfo::exists(path))
        makeHistory(path, size);
    std::printf("memory of making and building: %.0f MiB\n", peakMiB());

    if (parser.isSet("encrypted")) {
        measureEncryptedSearches(path, folder.filePath(QStringLiteral("encrypted.sqlite")));
        return 0;
    }
    const QString small = folder.filePath(QStringLiteral("small.sqlite"));
    makeHistory(small, {.messages = 200, .conversations = 10, .seed = size.seed});
    measureOpening(small, 10);
    measureOpening(path, size.conversations);
    measureSearches(path, size.messages);
    std::printf("memory: %.0f MiB\n", peakMiB());
    return 0;
}
