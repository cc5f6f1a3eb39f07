// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/chat/summary_writer.h"

#include "app/chat/summary_request.h"
#include "app/futures/when_done.h"
#include "app/generation/context_fit.h"
#include "app/generation/generation_thread.h"

#include <QElapsedTimer>

#include <algorithm>
#include <utility>

namespace conclave {

namespace {

constexpr qint64 kProgressMs = 50;
/// How much of a part's time goes into reading it.
constexpr double kReading = 0.7;
/// What is so much longer than was asked for is no summary any more.
constexpr qsizetype kMostCharactersPerToken = 12;

} // namespace

/// What is written about one part. The generation thread's until it is done.
struct SummaryWriter::Part {
    QString before;
    qsizetype from = 0;
    qsizetype end = 0; ///< like from: nothing fits
    QString written;
    QElapsedTimer sinceProgress;
};

struct SummaryWriter::Run {
    qint64 conversationId = 0;
    qint64 messageId = 0;
    LoadedModel model;
    QString text;       ///< what is summarized
    QString soFar;      ///< the summary of text up to from
    qsizetype from = 0; ///< in text
    bool isStopAsked = false;
    std::shared_ptr<Part> part;
    std::stop_source writing;
};

SummaryWriter::SummaryWriter(ChatStore& store, GenerationThread& generation, QObject* parent)
    : QObject(parent), m_store(store), m_generation(generation) {}

SummaryWriter::~SummaryWriter() = default;

qint64 SummaryWriter::conversationId() const {
    return m_run ? m_run->conversationId : 0;
}

void SummaryWriter::start(qint64 conversationId, const OlderPart& part, const LoadedModel& model) {
    if (m_run)
        return;
    m_run = std::make_unique<Run>();
    m_run->conversationId = conversationId;
    m_run->messageId = part.lastMessageId;
    m_run->model = model;
    m_run->text = transcriptOf(part.turns);
    for (const ChatTurn& turn : part.turns)
        if (const QString older = summaryIn(ChatRound{turn}); !older.isEmpty())
            m_run->soFar = older;
    writeNext();
}

void SummaryWriter::stop() {
    if (!m_run)
        return;
    m_run->isStopAsked = true;
    m_run->writing.request_stop();
}

void SummaryWriter::writeNext() {
    const auto part = std::make_shared<Part>();
    m_run->part = part;
    part->before = m_run->soFar;
    part->from = part->end = m_run->from;
    const int contextTokens = m_run->model.contextTokens;
    const int tokens = summaryTokens(contextTokens);
    const int limit = promptLimit(contextTokens);
    const auto report = [this, part, tokens, size = m_run->text.size()](double read) {
        if (part->sinceProgress.isValid() && part->sinceProgress.elapsed() < kProgressMs)
            return;
        part->sinceProgress.start();
        const double written = std::min(1.0, double(part->written.size()) / (4.0 * std::max(1, tokens)));
        const double done = kReading * read + (1 - kReading) * written;
        const double all = (part->from + done * (part->end - part->from)) / std::max<qsizetype>(1, size);
        QMetaObject::invokeMethod(&m_generation, [this, part, all] {
            if (m_run && m_run->part == part)
                emit progressed(all);
        });
    };
    m_run->writing = m_generation.runAside(
        [part, tokens, limit, contextTokens, text = m_run->text, counter = m_run->model.counter,
         efforts = m_run->model.thinking.efforts,
         isPrivate = isPrivateId(m_run->conversationId)](const std::stop_token& stop) {
            std::optional<AnswerRequest> request;
            // A summary that leaves no room for more is cut: better that than to end here.
            for (; !stop.stop_requested(); part->before.truncate(part->before.size() / 2)) {
                part->end = endOfPart(*counter, part->before, text, part->from, tokens, limit, stop);
                if (part->end > part->from || part->before.isEmpty())
                    break;
            }
            if (part->end == part->from)
                return request;
            request.emplace();
            request->turns = {
                summaryRequest(part->before, text.mid(part->from, part->end - part->from), tokens)};
            request->sampling = {.temperature = 0.3, .maxTokens = contextTokens - limit, .seed = 1};
            request->isPrivate = isPrivate;
            request->fit = ContextFit::Whole;
            request->thinking = {.isOn = Thinking::Switch::Off, .effort = efforts.value(0)};
            return request;
        },
        [part, report, tokens](const AnswerDelta& delta, std::stop_source& stop) {
            part->written += delta.answer;
            report(1);
            if (part->written.size() > kMostCharactersPerToken * tokens)
                stop.request_stop();
        },
        [report](int done, int total) { report(total > 0 ? double(done) / total : 1); },
        [this, part](const AnswerOutcome& outcome) {
            if (m_run && m_run->part == part)
                take(*part, outcome);
        });
}

void SummaryWriter::take(const Part& part, const AnswerOutcome& outcome) {
    if (m_run->isStopAsked) {
        conclude({.isStopped = true});
        return;
    }
    if (outcome.error.isError()) {
        conclude({.problem = outcome.error.title});
        return;
    }
    if (part.end == part.from) {
        conclude({.problem = tr("There is no room for a summary in this model's context. Choose a model that "
                                "sees more.")});
        return;
    }
    const QString summary = tidySummary(part.written, outcome.stopReason == QLatin1String("end_of_turn"));
    if (summary.isEmpty()) {
        conclude({.problem = tr("The model has written no summary. Try it again, or choose another model.")});
        return;
    }
    m_run->soFar = summary;
    m_run->from = part.end;
    if (m_run->from < m_run->text.size())
        writeNext();
    else
        save();
}

void SummaryWriter::save() {
    whenDone(m_store.createSummary(m_run->messageId, m_run->soFar, m_run->model.name), this,
             [this](const StoreResult<SummaryRow>& result) {
                 if (!m_run)
                     return;
                 if (const StoreError* error = errorOf(result))
                     conclude({.problem = error->title});
                 else
                     conclude({.summary = std::get<SummaryRow>(result)});
             });
}

void SummaryWriter::conclude(SummaryOutcome outcome) {
    outcome.conversationId = m_run->conversationId;
    m_run.reset();
    emit finished(outcome);
}

} // namespace conclave
