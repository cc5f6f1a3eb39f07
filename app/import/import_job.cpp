// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/import_job.h"

#include "app/import/import_reader.h"
#include "app/import/import_text.h"

#include <QHash>
#include <QSet>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <optional>
#include <utility>

namespace conclave {

namespace {

QString namesOfReaders() {
    QStringList names;
    for (const auto& reader : importReaders())
        names.append(reader->name());
    return names.join(QStringLiteral(", "));
}

/// The reader that @p source names, or that knows the files best; null with a sentence in @p problem.
const ImportReader* readerFor(ImportFiles& files, const QString& source, QString& problem) {
    std::vector<const ImportReader*> best;
    int highest = 0;
    for (const auto& reader : importReaders()) {
        if (reader->source() == source)
            return reader.get();
        const int confidence = source.isEmpty() ? reader->confidence(files) : 0;
        if (confidence > highest)
            best.clear();
        if (confidence > 0 && confidence >= highest)
            best.push_back(reader.get());
        highest = std::max(highest, confidence);
    }
    if (best.size() == 1)
        return best.front();
    if (best.empty()) {
        problem =
            ImportText::tr("No conversations were recognized here. What can be imported comes from: %1.")
                .arg(namesOfReaders());
        return nullptr;
    }
    QStringList names;
    for (const ImportReader* reader : best)
        names.append(reader->name());
    problem = ImportText::tr(
                  "This holds conversations of several programs: %1. Import one file or folder at a time.")
                  .arg(names.join(QStringLiteral(", ")));
    return nullptr;
}

} // namespace

/// One import and its thread. The report belongs to the thread until it is handed over.
class ImportJob::Run final : public ImportSink {
  public:
    Run(ImportJob& job, const QString& path, bool isDryRun, const QString& source)
        : m_job(job), m_source(source) {
        m_report.file = path;
        m_report.isDryRun = isDryRun;
        m_thread.reset(QThread::create([this] { run(); }));
        m_thread->setObjectName(QStringLiteral("import"));
        m_thread->start();
    }
    ~Run() override {
        m_stop.request_stop();
        m_thread->wait();
    }
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;

    void cancel() { m_stop.request_stop(); }
    double progress() const {
        const qint64 expected = m_expectedBytes;
        return expected > 0
                   ? std::clamp(static_cast<double>(m_doneBytes) / static_cast<double>(expected), 0.0, 1.0)
                   : 0.0;
    }

    // ImportSink, on the thread.
    bool found(ForeignConversation conversation) override;
    bool skipped(const QString& what, const QString& why) override;
    void expects(qint64 bytes) override { m_expectedBytes = bytes; }
    bool progress(qint64 doneBytes) override;

  private:
    void run();
    void read();
    bool write(const ForeignConversation& conversation);
    /// Whether reading goes on; a failure of the store ends it.
    bool goesOn() const { return m_report.problem.isEmpty() && !m_stop.stop_requested(); }

    // Constant after construction.
    ImportJob& m_job;
    const QString m_source;
    std::unique_ptr<QThread> m_thread;

    std::stop_source m_stop;
    std::atomic<qint64> m_doneBytes = 0;
    std::atomic<qint64> m_expectedBytes = 0;

    // Touched only on the thread.
    const ImportReader* m_reader = nullptr;
    ImportReport m_report;
    QSet<QString> m_seen; // of a dry run, which leaves no trace in the store
    QHash<std::pair<QString, QString>, qsizetype> m_skippedAt; // in m_report.skipped
    double m_toldProgress = 0;
};

bool ImportJob::Run::found(ForeignConversation conversation) {
    if (!goesOn())
        return false;
    if (!m_report.isDryRun && m_report.importId == 0) {
        const StoreResult<qint64> begun =
            m_job.m_store.beginImport(m_reader->source(), m_report.file).result();
        if (const StoreError* error = errorOf(begun)) {
            m_report.problem = error->title;
            return false;
        }
        m_report.importId = std::get<qint64>(begun);
    }
    if (m_report.isDryRun && !conversation.sourceId.isEmpty()) {
        if (m_seen.contains(conversation.sourceId)) {
            ++m_report.unchanged;
            return goesOn();
        }
        m_seen.insert(conversation.sourceId);
    }
    return write(conversation) && goesOn();
}

bool ImportJob::Run::write(const ForeignConversation& conversation) {
    // Waited for: one conversation at a time is in memory, however slow the disk is.
    const StoreResult<ImportOutcome> result =
        m_job.m_store.importConversation(m_report.importId, conversation).result();
    if (const StoreError* error = errorOf(result)) {
        m_report.problem = error->title;
        return false;
    }
    const auto& outcome = std::get<ImportOutcome>(result);
    switch (outcome.kind) {
    case ImportOutcome::Kind::Added:
        ++m_report.added;
        m_report.messages += outcome.addedMessages;
        break;
    case ImportOutcome::Kind::Updated:
        ++m_report.updated;
        m_report.newMessages += outcome.addedMessages;
        m_report.longerMessages += outcome.updatedMessages;
        break;
    case ImportOutcome::Kind::Unchanged:
        ++m_report.unchanged;
        break;
    case ImportOutcome::Kind::InTrash:
        ++m_report.inTrash;
        break;
    case ImportOutcome::Kind::Empty:
        ++m_report.empty;
        break;
    }
    return true;
}

bool ImportJob::Run::skipped(const QString& what, const QString& why) {
    const auto key = std::pair(what, why);
    const auto known = m_skippedAt.constFind(key);
    if (known != m_skippedAt.constEnd()) {
        ++m_report.skipped[*known].count;
    } else if (m_report.skipped.size() < ImportReport::kMostSkipped) {
        m_skippedAt.insert(key, m_report.skipped.size());
        m_report.skipped.append({what, why, 1});
    } else {
        ++m_report.moreSkipped;
    }
    return goesOn();
}

bool ImportJob::Run::progress(qint64 doneBytes) {
    m_doneBytes = doneBytes;
    const double now = progress();
    if (now - m_toldProgress >= 0.005) {
        m_toldProgress = now;
        QMetaObject::invokeMethod(&m_job, &ImportJob::progressChanged, Qt::QueuedConnection);
    }
    return goesOn();
}

void ImportJob::Run::read() {
    QString problem;
    const std::unique_ptr<ImportFiles> files = ImportFiles::open(m_report.file, problem);
    m_reader = files ? readerFor(*files, m_source, problem) : nullptr;
    if (m_reader == nullptr) {
        m_report.problem = problem;
        return;
    }
    m_report.sourceName = m_reader->name();
    for (const ImportFiles::Entry& entry : files->entries())
        m_expectedBytes += entry.sizeBytes;
    const QString reading = m_reader->read(*files, *this, m_stop.get_token());
    if (m_report.problem.isEmpty())
        m_report.problem = reading;
}

void ImportJob::Run::run() {
    read();
    m_report.isCancelled = m_stop.stop_requested();
    if (m_report.importId != 0) {
        const QString lines = m_report.lines().join(QLatin1Char('\n'));
        const StoreDone kept = m_job.m_store.finishImport(m_report.importId, lines).result();
        if (const StoreError* error = errorOf(kept); error && m_report.problem.isEmpty())
            m_report.problem = error->title;
        if (!m_report.changesSomething())
            m_report.importId = 0; // forgotten by the store
    }
    QMetaObject::invokeMethod(
        &m_job,
        [&job = m_job, report = m_report] {
            job.m_run.reset();
            emit job.progressChanged();
            emit job.finished(report);
        },
        Qt::QueuedConnection);
}

ImportJob::ImportJob(ChatStore& store, QObject* parent) : QObject(parent), m_store(store) {}

ImportJob::~ImportJob() = default;

void ImportJob::start(const QString& path, bool isDryRun, const QString& source) {
    if (isRunning())
        return;
    m_run = std::make_unique<Run>(*this, path, isDryRun, source);
    emit progressChanged();
}

void ImportJob::cancel() {
    if (m_run)
        m_run->cancel();
}

bool ImportJob::isRunning() const {
    return m_run != nullptr;
}

double ImportJob::progress() const {
    return m_run ? m_run->progress() : 1.0;
}

} // namespace conclave
