// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/chat/reproducer.h"

#include "app/chat/turns.h"
#include "app/futures/when_done.h"
#include "app/generation/generation_thread.h"
#include "app/generation/thinking.h"
#include "app/models/file_hash.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QMutex>
#include <QMutexLocker>

#include <utility>

namespace conclave {

namespace {

constexpr qint64 kProgressMs = 50;

/// What both threads see of a run.
struct SharedComparison {
    explicit SharedComparison(AnswerComparison start) : comparison(std::move(start)) {}
    QMutex mutex;
    AnswerComparison comparison; ///< guarded by mutex
};

/// A sentence for each thing about @p model that is not as recorded.
QStringList remarksOn(const LoadedModel& model, const Provenance& recorded) {
    QStringList remarks;
    const auto compare = [&remarks](const QString& sentence, const QString& then, const QString& now) {
        if (!then.isEmpty() && then != now)
            remarks << sentence.arg(then, now);
    };
    compare(Reproducer::tr("It was written by version %1; this is %2.", "versions of the program"),
            recorded.engineVersion, QCoreApplication::applicationVersion());
    compare(Reproducer::tr("It was computed on “%1”; now on “%2”.", "devices"), recorded.device,
            model.device);
    compare(Reproducer::tr("Keys and values were kept as %1; now as %2.", "types of numbers"),
            recorded.cacheType, model.cacheType);
    compare(Reproducer::tr("The model could see %1 tokens; now %2.", "length of the context"),
            recorded.contextTokens > 0 ? QString::number(recorded.contextTokens) : QString(),
            QString::number(model.contextTokens));
    if (!recorded.templateHash.isEmpty() && recorded.templateHash != model.templateHash)
        remarks << Reproducer::tr("The chat template is another one than then.");
    if (recorded.resumed > 0)
        remarks << Reproducer::tr(
            "It was stopped and went on (%n times). Where it went on, the model may have read it in other "
            "pieces than it had written it in: a difference there may come from that.",
            "", recorded.resumed);
    if (recorded.device.isEmpty())
        remarks << Reproducer::tr("It is from an older version, which did not record the device and the "
                                  "instructions.");
    return remarks;
}

} // namespace

struct Reproducer::Run {
    qint64 answerId = 0;
    MessageRow answer;
    QVector<ChatTurn> turns;
    bool isPrivate = false;
    LoadedModel before; ///< what was loaded when the run began; its path is empty when nothing was
    LoadedModel now;
    bool isStopAsked = false;
    QStringList remarks;
    std::shared_ptr<SharedComparison> shared;
    std::stop_source writing;
    QMetaObject::Connection progress;
};

Reproducer::Reproducer(ChatStore& store, GenerationThread& generation, QObject* parent)
    : QObject(parent), m_store(store), m_generation(generation) {}

Reproducer::~Reproducer() = default;

qint64 Reproducer::answerId() const {
    return m_run ? m_run->answerId : 0;
}

void Reproducer::start(qint64 conversationId, qint64 answerId, const LoadedModel& current) {
    if (m_run)
        return;
    m_run = std::make_unique<Run>();
    m_run->answerId = answerId;
    m_run->isPrivate = isPrivateId(conversationId);
    m_run->before = m_run->now = current;
    whenDone(m_store.tree(conversationId), this, [this](const StoreResult<QVector<MessageRow>>& result) {
        if (!m_run)
            return;
        if (const StoreError* error = errorOf(result))
            giveUp(error->title);
        else
            onTree(std::get<QVector<MessageRow>>(result));
    });
}

void Reproducer::stop() {
    if (!m_run)
        return;
    m_run->isStopAsked = true;
    m_run->writing.request_stop();
}

void Reproducer::onTree(const QVector<MessageRow>& tree) {
    QVector<MessageRow> path = pathTo(m_run->answerId, tree);
    if (path.isEmpty() || path.last().role != Role::Assistant) {
        giveUp(tr("This answer is no longer in the history."));
        return;
    }
    m_run->answer = path.takeLast();
    for (MessageRow& row : path) { // as it was then
        if (row.pinnedMs > m_run->answer.createdMs)
            row.pinnedMs = 0;
        if (row.summary.createdMs > m_run->answer.createdMs)
            row.summary = {};
    }
    m_run->turns = turnsOf(path, m_run->answer.provenance.systemPrompt);
    findFile();
}

void Reproducer::findFile() {
    const Provenance& recorded = m_run->answer.provenance;
    if (recorded.fileHash.isEmpty()) {
        giveUp(tr("It is not known which file wrote this answer, so it cannot be written again exactly."));
        return;
    }
    if (m_run->before.fileHash == recorded.fileHash) {
        write(m_run->before);
        return;
    }
    if (recorded.modelPath.isEmpty() || !QFileInfo(recorded.modelPath).isFile()) {
        giveUp(tr("The model file is gone: %1. Put it back there to write the answer again.",
                  "%1 is a file's path")
                   .arg(recorded.modelPath));
        return;
    }
    if (const QString hash = FileHash::known(recorded.modelPath); !hash.isEmpty()) {
        checkHash(hash);
        return;
    }
    whenDone(FileHash::compute(recorded.modelPath), this, [this](const QString& hash) {
        if (m_run)
            checkHash(hash);
    });
}

void Reproducer::checkHash(const QString& hash) {
    const Provenance& recorded = m_run->answer.provenance;
    if (hash != recorded.fileHash)
        giveUp(hash.isEmpty()
                   ? tr("The model file cannot be read: %1.", "%1 is a file's path").arg(recorded.modelPath)
                   : tr("The model file is another one than then: %1. Its content has changed.",
                        "%1 is a file's path")
                         .arg(recorded.modelPath));
    else if (recorded.modelPath == m_run->before.path)
        write(m_run->before); // its hash had not been computed yet
    else
        loadFile();
}

void Reproducer::loadFile() {
    if (m_run->isStopAsked) {
        conclude({.verdict = Reproduction::Verdict::Stopped});
        return;
    }
    m_run->writing = m_generation.loadAside(
        m_run->answer.provenance.modelPath, [](double) {},
        [this](const LoadedModel& model, const GeneratorError& error) {
            if (!m_run)
                return;
            if (m_run->isStopAsked && error.isError()) {
                conclude({.verdict = Reproduction::Verdict::Stopped});
                return;
            }
            if (error.isError()) {
                giveUp(error.title);
                return;
            }
            m_run->now = model;
            m_run->now.fileHash = m_run->answer.provenance.fileHash;
            write(m_run->now);
        });
}

void Reproducer::write(const LoadedModel& model) {
    const MessageRow& answer = m_run->answer;
    if (m_run->isStopAsked) {
        conclude({.verdict = Reproduction::Verdict::Stopped});
        return;
    }
    m_run->remarks = remarksOn(model, answer.provenance);
    const bool isCutOff = answer.state != MessageState::Complete;
    auto shared = std::make_shared<SharedComparison>(
        AnswerComparison(answer.text, answer.reasoning, answer.toolCalls, isCutOff));
    m_run->shared = shared;
    emit progressed(0);
    m_run->writing = m_generation.runAside(
        {.turns = m_run->turns,
         .sampling = answer.provenance.sampling,
         .isPrivate = m_run->isPrivate,
         .thinking = thinkingOf(answer.provenance.thinking)},
        [this, shared, sinceProgress = QElapsedTimer()](const AnswerDelta& delta,
                                                        std::stop_source& stop) mutable {
            QMutexLocker lock(&shared->mutex);
            shared->comparison.add(delta);
            if (shared->comparison.isSettled())
                stop.request_stop();
            if (sinceProgress.isValid() && sinceProgress.elapsed() < kProgressMs)
                return;
            sinceProgress.start();
            const int tokens = shared->comparison.tokens();
            QMetaObject::invokeMethod(&m_generation, [this, shared, tokens] {
                if (m_run && m_run->shared == shared)
                    emit progressed(tokens);
            });
        },
        [this, shared](const AnswerOutcome& outcome) {
            if (!m_run)
                return;
            QMutexLocker lock(&shared->mutex);
            AnswerComparison& comparison = shared->comparison;
            if (outcome.error.isError()) {
                giveUp(outcome.error.title);
                return;
            }
            if (m_run->isStopAsked && !comparison.isSettled()) {
                conclude({.verdict = Reproduction::Verdict::Stopped});
                return;
            }
            const AnswerComparison::Difference difference = comparison.end();
            Reproduction result;
            result.verdict =
                difference.token == 0 ? Reproduction::Verdict::Identical : Reproduction::Verdict::Different;
            result.tokens = difference.token != 0                           ? difference.token
                            : m_run->answer.state == MessageState::Complete ? outcome.generatedTokens
                                                                            : comparison.tokens();
            result.recordedWord = difference.recordedWord;
            result.newWord = difference.newWord;
            conclude(result);
        });
}

void Reproducer::giveUp(const QString& problem) {
    conclude({.problem = problem});
}

void Reproducer::conclude(Reproduction result) {
    result.remarks = m_run->remarks;
    const auto finish = [this, result] {
        const qint64 id = m_run->answerId;
        m_run.reset();
        emit finished(id, result);
    };
    if (m_run->now.path == m_run->before.path) {
        finish();
        return;
    }
    if (m_run->before.path.isEmpty()) {
        emit modelReplaced(m_run->now);
        finish();
        return;
    }
    m_generation.loadAside(
        m_run->before.path, [](double) {},
        [this, finish](const LoadedModel&, const GeneratorError& error) {
            if (!m_run)
                return;
            if (error.isError())
                emit modelReplaced(m_run->now);
            finish();
        });
}

} // namespace conclave
