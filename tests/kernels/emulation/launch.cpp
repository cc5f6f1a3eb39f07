// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kernels/emulation/machine_state.h"

#include <cstdarg>
#include <cstdio>
#include <cstdlib>

namespace emulation {

__thread Thread* current;
__thread Machine* machine;

namespace {

constexpr int kFailedStatus = 3;
constexpr unsigned kPrintedThreads = 8;

Machine& openMachine() {
    if (!machine) {
        machine = static_cast<Machine*>(coreMemory(sizeof(Machine)));
        readPlan(*machine);
        adoptThreadStack(machine->main.fiber);
    }
    return *machine;
}

void endThread() {
    CudaThread& me = self();
    Block& block = *me.home;
    me.hasEnded = true;
    --block.present;
    me.team->present &= ~(1u << me.lane);
    --machine->running;
    somethingHappened();
    leaveBarriers(block);
    leaveMeetings(*me.team);
    if (block.present == 0)
        checkBulkCopiesAreOver(block);
    CudaThread* next = takeReady();
    if (!next)
        next = &machine->main;
    current = next;
    switchFiber(me.fiber, next->fiber, true);
}

void threadMain() {
    enterFiber();
    const Grid& grid = *machine->grid;
    char* const stream = static_cast<char*>(grid.stream);
    acquire(stream);
    acquire(self().home->arena);
    grid.entry(grid.parameters);
    release(stream + 1);
    endThread();
}

/// Memory for as many threads and blocks as run at once.
void makeRoom(Machine& m, unsigned threads, unsigned blocks) {
    while (m.threads.count < threads) {
        auto* const made = static_cast<CudaThread*>(coreMemory(sizeof(CudaThread)));
        createStack(made->fiber);
        m.threads.push(made);
    }
    while (m.blocks.count < blocks)
        m.blocks.push(static_cast<Block*>(coreMemory(sizeof(Block))));
    if (m.readyCapacity <= threads) {
        m.readyCapacity = threads + 1;
        m.ready = static_cast<CudaThread**>(coreMemory(m.readyCapacity * sizeof(CudaThread*)));
    }
    m.readyFirst = m.readyCount = 0;
}

uint3 placeInGrid(std::size_t number, const dim3& size) {
    return {static_cast<unsigned>(number % size.x), static_cast<unsigned>(number / size.x % size.y),
            static_cast<unsigned>(number / size.x / size.y)};
}

const char* nameOf(Waiting reason) {
    switch (reason) {
    case Waiting::Nothing:
        return "nothing";
    case Waiting::Turn:
        return "its turn";
    case Waiting::BlockBarrier:
        return "its block";
    case Waiting::PartBarrier:
        return "a part of its block";
    case Waiting::Warp:
        return "its warp";
    case Waiting::Grid:
        return "the grid";
    case Waiting::Phase:
        return "a phase of a barrier";
    }
    return "?";
}

} // namespace

void beginBlock(Block& block, const Grid& grid, uint3 index, unsigned firstThread) {
    Machine& m = *machine;
    const dim3 size = grid.block;
    const unsigned threads = size.x * size.y * size.z;
    block.index = index;
    block.present = threads;
    beginSharedMemory(block, grid.sharedBytes);
    release(block.arena);
    for (unsigned w = 0; w * 32 < threads; ++w) {
        Warp& warp = block.warps[w];
        const unsigned lanes = threads - w * 32;
        warp.present = lanes >= 32 ? ~0u : (1u << lanes) - 1;
        warp.productCount = warp.productGroup = 0;
        for (int slot = 0; slot < Warp::kMeetings; ++slot)
            warp.open[slot] = nullptr;
    }
    for (Barrier& barrier : block.barriers) {
        barrier.waiting = {};
        barrier.any = false;
        barrier.all = true;
        barrier.count = 0;
    }
    for (unsigned i = 0; i < threads; ++i) {
        const unsigned number = m.order == Order::Reverse ? threads - 1 - i : i;
        CudaThread& thread = *m.threads.data[firstThread + number];
        thread.index = placeInGrid(number, size);
        thread.block = index;
        thread.blockSize = size;
        thread.gridSize = grid.size;
        thread.lane = number % 32;
        thread.warp = number / 32;
        thread.home = &block;
        thread.team = &block.warps[number / 32];
        thread.number = number;
        thread.hasEnded = false;
        thread.hasFenced = false;
        thread.waitsFor = Waiting::Nothing;
        thread.copies.count = 0;
        thread.copyGroup = 0;
        prepare(thread.fiber, threadMain);
        makeReady(&thread);
    }
    m.running += threads;
}

void runGrid(const Grid& grid) {
    Machine& m = openMachine();
    const unsigned blockThreads = grid.block.x * grid.block.y * grid.block.z;
    const std::size_t blocks = std::size_t{grid.size.x} * grid.size.y * grid.size.z;
    const std::size_t atOnce = grid.isCooperative ? blocks : 1;
    makeRoom(m, static_cast<unsigned>(atOnce * blockThreads), static_cast<unsigned>(atOnce));
    m.grid = &grid;
    m.computeMajor = grid.computeMajor;
    m.computeMinor = grid.computeMinor;
    m.gridBlocks = static_cast<unsigned>(blocks);
    m.gridWaiting = {};
    m.bulkCopies.count = 0;
    m.running = m.idleTurns = 0;
    m.main.fiber.trace = currentTrace();
    Thread* const outside = current;
    current = &m.main;
    char* const stream = static_cast<char*>(grid.stream);
    release(stream);
    for (std::size_t first = 0; first < blocks; first += atOnce) {
        for (std::size_t i = 0; i < atOnce; ++i) {
            const std::size_t number = first + i;
            const std::size_t chosen = m.order == Order::Forward ? number : blocks - 1 - number;
            beginBlock(*m.blocks.data[i], grid, placeInGrid(chosen, grid.size),
                       static_cast<unsigned>(i * blockThreads));
        }
        while (m.running > 0) {
            CudaThread* const next = takeReady();
            if (!next)
                fail(Location::current(), "deadlock: nobody can run");
            current = next;
            switchFiber(m.main.fiber, next->fiber, false);
        }
    }
    acquire(stream + 1);
    current = outside;
}

void printWaiting() {
    const Machine& m = *machine;
    unsigned printed = 0;
    const CudaThread* before = nullptr;
    for (unsigned i = 0; i < m.threads.count && printed < kPrintedThreads; ++i) {
        const CudaThread& thread = *m.threads.data[i];
        const bool waits = !thread.hasEnded && thread.waitsFor != Waiting::Nothing;
        const bool isLikeTheLast = before && thread.waitsFor == before->waitsFor &&
                                   thread.where.line() == before->where.line() && thread.home == before->home;
        if (!waits || isLikeTheLast)
            continue;
        std::fprintf(stderr, "  block (%u,%u,%u), thread %u and maybe more wait for %s at %s:%u\n",
                     thread.block.x, thread.block.y, thread.block.z, thread.number, nameOf(thread.waitsFor),
                     thread.where.file_name(), thread.where.line());
        before = &thread;
        ++printed;
    }
}

void fail(const Location& at, const char* problem, ...) {
    std::fflush(stdout);
    std::fprintf(stderr, "EMULATION: ");
    va_list arguments;
    va_start(arguments, problem);
    std::vfprintf(stderr, problem, arguments);
    va_end(arguments);
    std::fprintf(stderr, "\n  at %s:%u", at.file_name(), at.line());
    const bool isInKernel = machine && current && current != &machine->main;
    if (isInKernel)
        std::fprintf(stderr, ", block (%u,%u,%u), thread (%u,%u,%u)", current->block.x, current->block.y,
                     current->block.z, current->index.x, current->index.y, current->index.z);
    std::fprintf(stderr, "\n");
    if (isInKernel || (machine && machine->running > 0))
        printWaiting();
    std::fflush(stderr);
    std::_Exit(kFailedStatus);
}

} // namespace emulation
