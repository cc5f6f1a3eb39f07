// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kernels/emulation/host_state.h"

/// Streams and events. Early: work is done when it is queued. Late: when somebody waits for it, and then only
/// what that wait needs, so that a missing wait shows. ThreadSanitizer sees a stream as a thread of its own,
/// ordered with others by events and synchronisation only.
namespace emulation {

namespace {

/// Never freed, so that a handle of something destroyed is noticed and not followed.
std::vector<std::unique_ptr<Stream>>& streams() {
    static std::vector<std::unique_ptr<Stream>> all;
    if (all.empty())
        all.push_back(std::make_unique<Stream>()); // the default stream
    return all;
}
std::vector<std::unique_ptr<Event>>& events() {
    static std::vector<std::unique_ptr<Event>> all;
    return all;
}

/// The host's dice; a machine has its own.
bool happensNowOnHost() {
    static std::uint64_t state = 1;
    state = state * 6364136223846793005u + 1442695040888963407u;
    return hostTiming() == AsyncTiming::Early || (hostTiming() == AsyncTiming::Random && state >> 63 != 0);
}

void* traceOf(Stream& stream) {
    if (!stream.trace)
        stream.trace = createTrace();
    return stream.trace;
}

void runFirst(Stream& stream) {
    const WorkPointer work = std::move(stream.pending.front());
    stream.pending.pop_front();
    if (work->kind == WorkKind::Wait)
        runUntil(*work->other, work->position);
    void* const host = currentTrace();
    enterTrace(traceOf(stream));
    acquire(&work->order);
    Event* const event = work->event;
    if (work->kind == WorkKind::Wait) {
        acquire(&event->orders[work->record % Event::kOrders]);
    } else if (work->kind == WorkKind::Record) {
        event->recordsDone = work->record;
        event->time = std::chrono::steady_clock::now();
        release(&event->orders[work->record % Event::kOrders]);
    } else if (work->kind == WorkKind::Graph) {
        runGraph(*work->graph, stream.trace, stream.orders);
    } else {
        perform(*work, stream.orders);
    }
    release(&stream.doneOrder);
    enterTrace(host);
    ++stream.done;
}

bool isUsable(gpu::Event event) {
    return event && !event->isDestroyed;
}

/// A captured event makes the stream that waits for it a part of the capture.
gpu::Status waitInCapture(Stream& stream, Event& event, const std::shared_ptr<Capture>& capture) {
    if (!stream.capture) {
        stream.capture = capture;
        stream.branch = static_cast<unsigned>(capture->branches.size());
        capture->branches.push_back(&stream);
        capture->unjoined.push_back(0);
    } else if (stream.capture != capture) {
        stream.capture->isInvalid = capture->isInvalid = true;
        return kCaptureIsolated;
    }
    auto work = std::make_unique<Work>();
    work->kind = WorkKind::Wait;
    work->recordedBy = event.node;
    const unsigned branch = capture->nodes[event.node]->branch;
    std::size_t since = 0;
    for (std::size_t i = event.node + 1; i < capture->nodes.size(); ++i)
        since += capture->nodes[i]->branch == branch;
    capture->unjoined[branch] = since;
    return enqueue(stream, std::move(work));
}

} // namespace

Stream* opened(gpu::Stream stream) {
    if (!stream)
        return streams().front().get();
    return stream->isDestroyed ? nullptr : stream;
}

gpu::Status enqueue(Stream& stream, WorkPointer work) {
    if (stream.capture) {
        if (stream.capture->isInvalid)
            return kCaptureInvalidated;
        work->branch = stream.branch;
        ++stream.capture->unjoined[stream.branch];
        stream.capture->nodes.push_back(std::move(work));
        return 0;
    }
    release(&work->order);
    stream.pending.push_back(std::move(work));
    ++stream.issued;
    if (happensNowOnHost())
        runUntil(stream, stream.issued);
    return 0;
}

void runUntil(Stream& stream, std::uint64_t position) {
    while (stream.done < position)
        runFirst(stream);
}

void runAll() {
    for (const auto& stream : streams()) {
        runUntil(*stream, stream->issued);
        acquire(&stream->doneOrder);
    }
}

bool spoilCaptures() {
    bool found = false;
    for (const auto& stream : streams()) {
        if (!stream->capture || stream->capture->thread != std::this_thread::get_id())
            continue;
        stream->capture->isInvalid = true;
        found = true;
    }
    return found;
}

} // namespace emulation

namespace gpu {

using emulation::hostMutex;
using emulation::Lock;

Status createStream(Stream* stream) {
    const Lock lock(hostMutex());
    emulation::streams(); // the default stream comes first
    emulation::streams().push_back(std::make_unique<emulation::Stream>());
    *stream = emulation::streams().back().get();
    return 0;
}

Status destroyStream(Stream stream) {
    const Lock lock(hostMutex());
    if (!stream || stream->isDestroyed)
        return emulation::kInvalidHandle;
    emulation::runUntil(*stream, stream->issued);
    stream->isDestroyed = true;
    return 0;
}

Status synchronize(Stream stream) {
    const Lock lock(hostMutex());
    emulation::Stream* const queue = emulation::opened(stream);
    if (!queue)
        return emulation::kInvalidHandle;
    if (queue->capture) {
        queue->capture->isInvalid = true;
        return emulation::kNotWhileCapturing;
    }
    emulation::runUntil(*queue, queue->issued);
    emulation::acquire(&queue->doneOrder);
    return 0;
}

Status createEvent(Event* event) {
    const Lock lock(hostMutex());
    emulation::events().push_back(std::make_unique<emulation::Event>());
    *event = emulation::events().back().get();
    return 0;
}

Status destroyEvent(Event event) {
    const Lock lock(hostMutex());
    if (!emulation::isUsable(event))
        return emulation::kInvalidHandle;
    event->isDestroyed = true;
    return 0;
}

Status recordEvent(Event event, Stream stream) {
    const Lock lock(hostMutex());
    emulation::Stream* const queue = emulation::opened(stream);
    if (!queue || !emulation::isUsable(event))
        return emulation::kInvalidHandle;
    auto work = std::make_unique<emulation::Work>();
    work->kind = emulation::WorkKind::Record;
    work->event = event;
    if (queue->capture) {
        event->capture = queue->capture;
        event->node = queue->capture->nodes.size();
        return emulation::enqueue(*queue, std::move(work));
    }
    event->capture.reset();
    event->stream = queue;
    event->position = queue->issued + 1;
    work->record = ++event->records;
    return emulation::enqueue(*queue, std::move(work));
}

Status waitForEvent(Stream stream, Event event) {
    const Lock lock(hostMutex());
    emulation::Stream* const queue = emulation::opened(stream);
    if (!queue || !emulation::isUsable(event))
        return emulation::kInvalidHandle;
    if (const auto capture = event->capture.lock())
        return emulation::waitInCapture(*queue, *event, capture);
    if (!event->stream)
        return 0; // never recorded
    if (queue->capture) {
        queue->capture->isInvalid = true;
        return emulation::kCaptureIsolated;
    }
    auto work = std::make_unique<emulation::Work>();
    work->kind = emulation::WorkKind::Wait;
    work->event = event;
    work->record = event->records;
    work->other = event->stream;
    work->position = event->position;
    return emulation::enqueue(*queue, std::move(work));
}

Status synchronizeEvent(Event event) {
    const Lock lock(hostMutex());
    if (!emulation::isUsable(event))
        return emulation::kInvalidHandle;
    if (const auto capture = event->capture.lock()) {
        capture->isInvalid = true;
        return emulation::kNotWhileCapturing;
    }
    if (!event->stream)
        return 0;
    emulation::runUntil(*event->stream, event->position);
    emulation::acquire(&event->orders[event->records % emulation::Event::kOrders]);
    return 0;
}

Status elapsedMs(float* ms, Event from, Event to) {
    const Lock lock(hostMutex());
    for (emulation::Event* const event : {from, to}) {
        if (!emulation::isUsable(event) || !event->stream)
            return emulation::kInvalidHandle;
        if (event->recordsDone < event->records)
            return emulation::kNotReady;
    }
    *ms = std::chrono::duration<float, std::milli>(to->time - from->time).count();
    return 0;
}

} // namespace gpu
