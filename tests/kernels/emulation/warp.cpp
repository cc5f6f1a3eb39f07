// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kernels/emulation/machine_state.h"

#include <cstring>

namespace emulation {

namespace {

constexpr unsigned kAllLanes = ~0u;

bool isSamePlace(const Location& a, const Location& b) {
    return a.line() == b.line() && std::strcmp(a.file_name(), b.file_name()) == 0;
}

/// Instructions that the hardware has for whole warps only.
bool needsAllLanes(WarpOperation operation) {
    return operation == WarpOperation::LoadMatrix || operation == WarpOperation::Mma ||
           operation == WarpOperation::Wgmma;
}

WarpMeeting* newMeeting() {
    WarpMeeting* meeting = machine->freeMeetings;
    if (!meeting)
        return static_cast<WarpMeeting*>(coreMemory(sizeof(WarpMeeting)));
    machine->freeMeetings = meeting->next;
    return meeting;
}

void freeMeeting(WarpMeeting* meeting) {
    meeting->next = machine->freeMeetings;
    machine->freeMeetings = meeting;
}

void close(Warp& warp, int slot) {
    WarpMeeting& meeting = *warp.open[slot];
    if (meeting.compute)
        meeting.compute(meeting);
    meeting.toLeave = static_cast<unsigned>(__builtin_popcount(meeting.arrived));
    warp.open[slot] = nullptr;
    wakeLine(warp.waiting[slot]);
}

/// The slot of the meeting that the caller belongs to; a free one when it is the first. -1: all are taken.
int slotOf(const Warp& warp, unsigned mask) {
    int free = -1;
    for (int slot = 0; slot < Warp::kMeetings; ++slot) {
        if (!warp.open[slot])
            free = free < 0 ? slot : free;
        else if (warp.open[slot]->mask == mask)
            return slot;
    }
    return free;
}

} // namespace

WarpMeeting* meet(unsigned mask, WarpOperation operation, const void* input, unsigned bytes, Compute compute,
                  const Location& at) {
    CudaThread& me = self();
    Warp& warp = *me.team;
    const unsigned bit = 1u << me.lane;
    if (!(mask & bit))
        fail(at, "the calling lane %u is not in the mask %08x", me.lane, mask);
    if (needsAllLanes(operation) && (mask != kAllLanes || warp.present != kAllLanes))
        fail(at, "this instruction needs all 32 lanes, and only %08x are there", warp.present & mask);
    const int slot = slotOf(warp, mask);
    if (slot < 0)
        fail(at, "more than %d operations of one warp at a time", Warp::kMeetings);
    WarpMeeting* meeting = warp.open[slot];
    if (!meeting) {
        meeting = newMeeting();
        meeting->mask = mask;
        meeting->arrived = 0;
        meeting->operation = operation;
        meeting->location = at;
        meeting->compute = compute;
        warp.open[slot] = meeting;
        warp.waiting[slot] = {};
    } else if (meeting->operation != operation || !isSamePlace(meeting->location, at)) {
        fail(at, "lanes of one warp are at different operations: others wait at %s:%u",
             meeting->location.file_name(), meeting->location.line());
    }
    copyBytes(meeting->input[me.lane], input, bytes);
    if (operation == WarpOperation::Sync)
        release(meeting);
    meeting->arrived |= bit;
    if (meeting->arrived == (mask & warp.present)) {
        close(warp, slot);
        maybeStepAside(at);
    } else {
        joinLine(warp.waiting[slot], &me);
        park(Waiting::Warp, at);
    }
    if (operation == WarpOperation::Sync)
        acquire(meeting);
    return meeting;
}

void takeInput(WarpMeeting* meeting, unsigned lane, void* result, unsigned bytes) {
    if (meeting->arrived >> lane & 1)
        copyBytes(result, meeting->input[lane], bytes);
    else
        fillBytes(result, 0xff, bytes);
    leave(meeting);
}

void takeOutput(WarpMeeting* meeting, void* result, unsigned bytes) {
    copyBytes(result, meeting->output[self().lane], bytes);
    leave(meeting);
}

void leave(WarpMeeting* meeting) {
    if (--meeting->toLeave == 0)
        freeMeeting(meeting);
}

void leaveMeetings(Warp& warp) {
    for (int slot = 0; slot < Warp::kMeetings; ++slot) {
        const WarpMeeting* const meeting = warp.open[slot];
        if (!meeting || (meeting->mask & warp.present) != meeting->arrived)
            continue;
        if (needsAllLanes(meeting->operation))
            fail(meeting->location, "a lane ended while its warp waits for it here");
        close(warp, slot);
    }
}

} // namespace emulation
