// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kernels/emulation/machine_state.h"

#include <cstring>

namespace emulation {

namespace {

void open(Barrier& barrier) {
    barrier.results[static_cast<int>(Vote::Any)] = barrier.any;
    barrier.results[static_cast<int>(Vote::All)] = barrier.all;
    barrier.results[static_cast<int>(Vote::Count)] = barrier.count;
    barrier.any = false;
    barrier.all = true;
    barrier.count = 0;
    ++barrier.phase;
    wakeLine(barrier.waiting);
}

void wait(Barrier& barrier, unsigned threads, Waiting reason, const Location& at) {
    // By parity, because a thread may be at the next barrier before another has left this one.
    char* const order = &barrier.order[barrier.phase % 2];
    barrier.where = at;
    release(order);
    if (barrier.waiting.count + 1 >= threads) {
        open(barrier);
        maybeStepAside(at);
    } else {
        joinLine(barrier.waiting, &self());
        park(reason, at);
    }
    acquire(order);
}

void checkPlace(const Barrier& barrier, const Location& at) {
    if (barrier.waiting.count > 0 &&
        (barrier.where.line() != at.line() || std::strcmp(barrier.where.file_name(), at.file_name()) != 0))
        fail(at, "threads of one block are at different barriers: others wait at %s:%u",
             barrier.where.file_name(), barrier.where.line());
}

} // namespace

void blockBarrier(const Location& at) {
    Block& block = *self().home;
    checkPlace(block.barriers[0], at);
    wait(block.barriers[0], block.present, Waiting::BlockBarrier, at);
}

int blockVote(Vote vote, bool value, const Location& at) {
    Barrier& barrier = self().home->barriers[0];
    checkPlace(barrier, at);
    barrier.any = barrier.any || value;
    barrier.all = barrier.all && value;
    barrier.count += value;
    blockBarrier(at);
    return barrier.results[static_cast<int>(vote)];
}

void partBarrier(int barrier, int threads, const Location& at) {
    if (barrier < 1 || barrier >= Block::kBarriers || threads <= 0 || threads % 32 != 0)
        fail(at, "barrier %d of %d threads: barriers are 1 ... 15, threads whole warps", barrier, threads);
    Barrier& chosen = self().home->barriers[barrier];
    if (chosen.waiting.count > 0 && chosen.threads != threads)
        fail(at, "barrier %d of %d threads: others wait for %d at %s:%u", barrier, threads, chosen.threads,
             chosen.where.file_name(), chosen.where.line());
    chosen.threads = threads;
    wait(chosen, static_cast<unsigned>(threads), Waiting::PartBarrier, at);
}

void leaveBarriers(Block& block) {
    Barrier& barrier = block.barriers[0];
    if (barrier.waiting.count > 0 && barrier.waiting.count == block.present)
        open(barrier);
}

unsigned arriveAtGrid(unsigned* arrived, unsigned* round, const Location& at) {
    Machine& m = *machine;
    if (!m.grid->isCooperative)
        fail(at, "a grid barrier in a launch that is not cooperative");
    const unsigned seen = *round;
    release(&m.gridOrder[seen % 2]);
    if (++*arrived == m.gridBlocks) {
        *arrived = 0;
        ++*round;
        wakeLine(m.gridWaiting);
    }
    return seen;
}

void waitForGrid(unsigned* round, unsigned seen, const Location& at) {
    while (*round == seen) {
        joinLine(machine->gridWaiting, &self());
        park(Waiting::Grid, at);
    }
    acquire(&machine->gridOrder[seen % 2]);
}

} // namespace emulation
