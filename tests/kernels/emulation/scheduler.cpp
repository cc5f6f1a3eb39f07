// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kernels/emulation/machine_state.h"

#include <cstdlib>
#include <cstring>

namespace emulation {

namespace {

/// How many turns of skewed order in a row follow the last woken thread.
constexpr unsigned kSkew = 24;
/// Waiting loops that have had this many turns each, with nothing else happening, wait for ever.
constexpr unsigned kIdleTurns = 64;

void swapFirstWithAny(Machine& m) {
    const unsigned other =
        (m.readyFirst + static_cast<unsigned>(randomBits() % m.readyCount)) % m.readyCapacity;
    CudaThread* const moved = m.ready[other];
    m.ready[other] = m.ready[m.readyFirst];
    m.ready[m.readyFirst] = moved;
}

bool isLastFirst(const Machine& m) {
    return m.order == Order::LastFirst || m.order == Order::Skewed;
}

} // namespace

void readPlan(Machine& m) {
    m.random = 88172645463325252u;
    const char* const order = std::getenv("CONCLAVE_EMULATION_ORDER");
    const char* seed = nullptr;
    if (!order || std::strcmp(order, "forward") == 0) {
        m.order = Order::Forward;
    } else if (std::strcmp(order, "reverse") == 0) {
        m.order = Order::Reverse;
    } else if (std::strcmp(order, "lifo") == 0) {
        m.order = Order::LastFirst;
    } else if (std::strncmp(order, "random:", 7) == 0) {
        m.order = Order::Random;
        seed = order + 7;
    } else if (std::strncmp(order, "skew:", 5) == 0) {
        m.order = Order::Skewed;
        seed = order + 5;
    } else {
        fail(Location::current(),
             "CONCLAVE_EMULATION_ORDER is \"%s\", not forward, reverse, lifo, random:N or skew:N", order);
    }
    if (seed)
        m.random += 7919u * std::strtoull(seed, nullptr, 10);
    m.timing = asyncTiming();
}

AsyncTiming asyncTiming() {
    const char* const timing = std::getenv("CONCLAVE_EMULATION_ASYNC");
    if (!timing || std::strcmp(timing, "late") == 0)
        return AsyncTiming::Late;
    if (std::strcmp(timing, "early") == 0)
        return AsyncTiming::Early;
    if (std::strcmp(timing, "random") == 0)
        return AsyncTiming::Random;
    fail(Location::current(), "CONCLAVE_EMULATION_ASYNC is \"%s\", not late, early or random", timing);
}

std::uint64_t randomBits() {
    std::uint64_t& state = machine->random; // xorshift64
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state >> 11;
}

bool happensNow() {
    return machine->timing == AsyncTiming::Early ||
           (machine->timing == AsyncTiming::Random && randomBits() % 2 == 0);
}

void makeReady(CudaThread* thread) {
    Machine& m = *machine;
    m.ready[(m.readyFirst + m.readyCount++) % m.readyCapacity] = thread;
}

void makeReadyLast(CudaThread* thread) {
    Machine& m = *machine;
    if (!isLastFirst(m))
        return makeReady(thread);
    m.readyFirst = (m.readyFirst + m.readyCapacity - 1) % m.readyCapacity;
    m.ready[m.readyFirst] = thread;
    ++m.readyCount;
}

CudaThread* takeReady() {
    Machine& m = *machine;
    if (m.readyCount == 0)
        return nullptr;
    const bool isRandom = m.order == Order::Random || (m.order == Order::Skewed && randomBits() % kSkew == 0);
    if (isRandom)
        swapFirstWithAny(m);
    else if (isLastFirst(m))
        return m.ready[(m.readyFirst + --m.readyCount) % m.readyCapacity];
    CudaThread* const taken = m.ready[m.readyFirst];
    m.readyFirst = (m.readyFirst + 1) % m.readyCapacity;
    --m.readyCount;
    return taken;
}

void joinLine(WaitingLine& line, CudaThread* thread) {
    thread->next = nullptr;
    if (!line.first) {
        line.first = line.last = thread;
    } else if (machine->order == Order::Reverse) {
        thread->next = line.first;
        line.first = thread;
    } else {
        line.last->next = thread;
        line.last = thread;
    }
    ++line.count;
}

void wakeLine(WaitingLine& line) {
    for (CudaThread* thread = line.first; thread;) {
        CudaThread* const next = thread->next;
        makeReady(thread);
        thread = next;
    }
    line = {};
    somethingHappened();
}

void park(Waiting reason, const Location& at) {
    CudaThread& me = self();
    me.waitsFor = reason;
    me.where = at;
    CudaThread* next = takeReady();
    if (!next)
        next = &machine->main;
    if (next != &me) {
        current = next;
        switchFiber(me.fiber, next->fiber, false);
    }
    me.waitsFor = Waiting::Nothing;
}

void maybeStepAside(const Location& at) {
    const Order order = machine->order;
    if (order == Order::Random || (order == Order::Skewed && randomBits() % 2 == 0)) {
        makeReady(&self());
        park(Waiting::Turn, at);
    }
}

void somethingHappened() {
    machine->idleTurns = 0;
}

void yield(const Location& at) {
    Machine& m = *machine;
    if (++m.idleTurns > kIdleTurns * (m.running + 4))
        fail(at, "deadlock: everybody who still runs waits in a loop");
    makeReadyLast(&self());
    park(Waiting::Turn, at);
}

} // namespace emulation
