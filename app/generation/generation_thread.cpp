// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/generation/generation_thread.h"

#include <QElapsedTimer>
#include <QMutexLocker>

#include <utility>

namespace conclave {

namespace {
/// How often prefill progress crosses to the GUI thread: about once a frame.
constexpr qint64 kProgressIntervalMs = 33;
} // namespace

GenerationThread::GenerationThread(std::unique_ptr<TextGenerator> generator, QObject* parent)
    : QObject(parent), m_generator(std::move(generator)) {
    m_thread.setObjectName(QStringLiteral("generation"));
    m_worker.moveToThread(&m_thread);
    m_thread.start();
}

GenerationThread::~GenerationThread() {
    m_loadStop.request_stop();
    m_answerStop.request_stop();
    m_asideStop.request_stop();
    // A last job on the worker's own thread ends the event loop after everything that was queued before it,
    // and brings the worker home, so that it is destroyed on the thread that it belongs to.
    QMetaObject::invokeMethod(&m_worker, [this, home = QThread::currentThread()] {
        m_worker.moveToThread(home);
        m_thread.quit();
    });
    m_thread.wait();
}

template <typename Job>
void GenerationThread::post(Job job) {
    QMetaObject::invokeMethod(&m_worker, std::move(job));
}

void GenerationThread::load(const QString& path) {
    m_loadStop.request_stop();
    m_loadStop = std::stop_source();
    post([this, path, stop = m_loadStop.get_token()] {
        int lastPercent = -1;
        auto onProgress = [&](double fraction) {
            const int percent = static_cast<int>(fraction * 100);
            if (percent == lastPercent)
                return;
            lastPercent = percent;
            QMetaObject::invokeMethod(this, [this, path, fraction] { emit loadProgress(path, fraction); });
        };
        LoadedModel model;
        const GeneratorError error = m_generator->load(path, onProgress, stop, model);
        if (stop.stop_requested())
            return; // a newer load has taken its place, and will report
        QMetaObject::invokeMethod(this, [this, path, error, model] {
            if (error.isError())
                emit loadFailed(path, error);
            else
                emit loaded(model);
        });
    });
}

void GenerationThread::answer(const AnswerRequest& request) {
    m_answerStop = std::stop_source();
    post([this, request, stop = m_answerStop.get_token()] {
        QElapsedTimer sinceProgress;
        auto sink = [this](const AnswerDelta& delta) {
            QMutexLocker lock(&m_deltaMutex);
            m_delta.answer += delta.answer;
            m_delta.reasoning += delta.reasoning;
            m_delta.toolCalls += delta.toolCalls;
            m_delta.tokens += delta.tokens;
            m_delta.traces += delta.traces;
        };
        auto onPrefill = [&](int done, int total) {
            if (sinceProgress.isValid() && sinceProgress.elapsed() < kProgressIntervalMs && done < total)
                return;
            sinceProgress.start();
            QMetaObject::invokeMethod(this, [this, done, total] { emit prefillProgress(done, total); });
        };
        const AnswerOutcome outcome = m_generator->answer(request, sink, onPrefill, stop);
        QMetaObject::invokeMethod(this, [this, outcome] { emit answered(outcome); });
    });
}

std::stop_source GenerationThread::runAside(const AnswerRequest& request, AsideSink sink,
                                            std::function<void(const AnswerOutcome&)> done) {
    return runAside([request](const std::stop_token&) { return request; }, std::move(sink), [](int, int) {},
                    std::move(done));
}

std::stop_source GenerationThread::runAside(MakeRequest make, AsideSink sink,
                                            std::function<void(int, int)> onPrefill,
                                            std::function<void(const AnswerOutcome&)> done) {
    m_asideStop = std::stop_source();
    post([this, make = std::move(make), sink = std::move(sink), onPrefill = std::move(onPrefill),
          done = std::move(done), stop = m_asideStop]() mutable {
        AnswerOutcome outcome;
        outcome.stopReason = QStringLiteral("cancelled");
        if (const std::optional<AnswerRequest> request = make(stop.get_token()))
            outcome = m_generator->answer(
                *request, [&](const AnswerDelta& delta) { sink(delta, stop); }, onPrefill, stop.get_token());
        QMetaObject::invokeMethod(this, [done = std::move(done), outcome] { done(outcome); });
    });
    return m_asideStop;
}

std::stop_source
GenerationThread::loadAside(const QString& path,
                            std::function<void(const LoadedModel&, const GeneratorError&)> done) {
    m_asideStop = std::stop_source();
    post([this, path, done = std::move(done), stop = m_asideStop.get_token()]() mutable {
        LoadedModel model;
        const GeneratorError error = m_generator->load(
            path, [](double) {}, stop, model);
        QMetaObject::invokeMethod(this, [done = std::move(done), model, error] { done(model, error); });
    });
    return m_asideStop;
}

void GenerationThread::stopAnswer() {
    m_answerStop.request_stop();
}

AnswerDelta GenerationThread::takeDelta() {
    QMutexLocker lock(&m_deltaMutex);
    return std::exchange(m_delta, {});
}

} // namespace conclave
