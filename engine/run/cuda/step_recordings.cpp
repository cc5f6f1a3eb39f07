// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cuda/step_recordings.h"

#include "engine/base/log.h"

namespace conclave::engine {

using kernels::cuda::Recording;

namespace {

constexpr int kBeginMark = 1;
constexpr int kEndMark = 2;

std::size_t indexOf(kernels::cuda::RecordingKind kind) {
    return static_cast<std::size_t>(kind);
}

} // namespace

StepRecordings::~StepRecordings() {
    for (const auto& [key, recording] : m_recordings)
        m_queue.destroyRecording(recording);
}

bool StepRecordings::isComparing() const {
    return m_mode == StepMode::Fastest && m_choice.mode == StepMode::Fastest && !m_isRefused[0] &&
           !m_isRefused[1];
}

/// The way of the next step.
StepRecordings::Kind StepRecordings::nextKind() const {
    const StepMode mode = m_mode == StepMode::Fastest ? m_choice.mode.load() : m_mode;
    if (mode == StepMode::Fastest)
        return m_tries[indexOf(Kind::Persistent)] < m_tries[indexOf(Kind::Graph)] ? Kind::Persistent
                                                                                  : Kind::Graph;
    return mode == StepMode::Persistent ? Kind::Persistent : Kind::Graph;
}

/// nullptr when this way cannot be recorded.
Recording* StepRecordings::recordingFor(const Shape& shape, Kind kind,
                                        const std::function<Result<void>()>& send) {
    if (m_isRefused[indexOf(kind)])
        return nullptr;
    const auto [place, isNew] = m_recordings.try_emplace({shape, kind}, nullptr);
    if (!isNew)
        return place->second;
    if (m_queue.beginRecording(kind)) {
        const Result<void> sent = send();
        place->second = m_queue.endRecording();
        if (!sent && place->second) {
            m_queue.destroyRecording(place->second);
            place->second = nullptr;
        }
    }
    if (!place->second) {
        m_recordings.erase(place);
        m_isRefused[indexOf(kind)] = true;
        return nullptr;
    }
    return place->second;
}

bool StepRecordings::run(const Shape& shape, const std::function<Result<void>()>& send) {
    m_isTimed = false;
    if (m_mode == StepMode::Direct)
        return false;
    Kind kind = nextKind();
    Recording* recording = recordingFor(shape, kind, send);
    if (!recording && m_mode == StepMode::Fastest) {
        kind = kind == Kind::Graph ? Kind::Persistent : Kind::Graph;
        recording = recordingFor(shape, kind, send);
    }
    if (!recording)
        return false;
    m_newest = kind;
    m_isTimed = isComparing();
    if (m_isTimed)
        m_queue.mark(kBeginMark);
    m_queue.replay(recording);
    if (m_isTimed)
        m_queue.mark(kEndMark);
    return true;
}

void StepRecordings::finish() {
    if (!m_isTimed)
        return;
    m_isTimed = false;
    const Result<float> elapsed = m_queue.elapsedMs(kBeginMark, kEndMark);
    if (!elapsed)
        return; // the step's own status tells
    const std::size_t index = indexOf(m_newest);
    if (++m_tries[index] > 1)
        m_milliseconds[index] += *elapsed;
    if (m_tries[0] == kTries && m_tries[1] == kTries)
        choose();
}

void StepRecordings::choose() {
    const double graph = m_milliseconds[indexOf(Kind::Graph)] / (kTries - 1);
    const double persistent = m_milliseconds[indexOf(Kind::Persistent)] / (kTries - 1);
    m_choice.mode = persistent < graph ? StepMode::Persistent : StepMode::Graph;
    log().info("A token takes {:.3f} ms as a graph and {:.3f} ms as one kernel: using {}", graph, persistent,
               persistent < graph ? "one kernel" : "the graph");
}

} // namespace conclave::engine
