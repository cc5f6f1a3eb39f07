// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kernels/emulation/machine_state.h"

/// mbarrier and cp.async.bulk.tensor. Early: tiles are copied when they are issued, late: when everybody who
/// could run waits.
namespace emulation {

namespace {

/// What an mbarrier's 64 bits hold here; programs must not look.
struct PhaseBarrier {
    std::uint64_t phase : 1;
    std::uint64_t pending : 15;
    std::uint64_t arrivals : 15;
    std::int64_t bytes : 33;
};
static_assert(sizeof(PhaseBarrier) == sizeof(std::uint64_t));

PhaseBarrier& opened(std::uint64_t* barrier, const Location& at) {
    sharedAddress(barrier, at);
    if (reinterpret_cast<std::uintptr_t>(barrier) % 8 != 0)
        fail(at, "a barrier at %p, which is not aligned to 8", static_cast<void*>(barrier));
    if (*barrier == ~std::uint64_t{0})
        fail(at, "this barrier has not been initialised");
    return *reinterpret_cast<PhaseBarrier*>(barrier);
}

/// What stands for a phase before ThreadSanitizer, by parity.
char* orderOf(std::uint64_t* barrier, unsigned phase) {
    return reinterpret_cast<char*>(barrier) + 4 * (phase % 2);
}

void endPhaseIfOver(PhaseBarrier& barrier) {
    if (barrier.pending > 0 || barrier.bytes != 0)
        return;
    barrier.phase ^= 1u;
    barrier.pending = barrier.arrivals;
    somethingHappened();
}

/// The 16 bytes at column byte @p offset of row @p row of the tile.
void copyPiece(const BulkCopy& copy, unsigned row, unsigned offset) {
    const TileCopy& tile = copy.tile;
    const unsigned swizzled = row * 128 + (offset ^ (row % 8) << 4);
    unsigned char* const target = copy.shared + swizzled;
    const std::int64_t sourceRow = std::int64_t{copy.row} + row;
    noteWrite(target, 16, copy.at);
    for (unsigned i = 0; i < 16; i += tile.valueBytes) {
        const std::int64_t sourceCol = copy.col + std::int64_t{(offset + i) / tile.valueBytes};
        const bool isInside = sourceRow >= 0 && sourceRow < static_cast<std::int64_t>(tile.rows) &&
                              sourceCol >= 0 && sourceCol < static_cast<std::int64_t>(tile.cols);
        if (!isInside) {
            fillBytes(target + i, 0, tile.valueBytes);
            continue;
        }
        const unsigned char* const source = tile.matrix +
                                            static_cast<std::uint64_t>(sourceRow) * tile.rowBytes +
                                            static_cast<std::uint64_t>(sourceCol) * tile.valueBytes;
        noteRead(source, tile.valueBytes, copy.at);
        copyBytes(target + i, source, tile.valueBytes);
    }
}

void happen(const BulkCopy& copy) {
    PhaseBarrier& barrier = *reinterpret_cast<PhaseBarrier*>(copy.barrier);
    {
        const EngineAtWork engine(machine->copyEngine, copy.shared, orderOf(copy.barrier, barrier.phase));
        for (unsigned row = 0; row < copy.tile.tileRows; ++row)
            for (unsigned offset = 0; offset < 128; offset += 16)
                copyPiece(copy, row, offset);
    }
    barrier.bytes -= copy.tile.tileRows * 128;
    somethingHappened();
    endPhaseIfOver(barrier);
}

void happenAny() {
    Pile<BulkCopy>& copies = machine->bulkCopies;
    const auto chosen = static_cast<unsigned>(randomBits() % copies.count);
    const BulkCopy copy = copies.data[chosen];
    copies.remove(chosen);
    happen(copy);
}

} // namespace

void initBarrier(std::uint64_t* barrier, unsigned arrivals, const Location& at) {
    sharedAddress(barrier, at);
    noteWrite(barrier, sizeof *barrier, at);
    *reinterpret_cast<PhaseBarrier*>(barrier) = {0, arrivals, arrivals, 0};
}

void arrive(std::uint64_t* barrier, const Location& at) {
    PhaseBarrier& found = opened(barrier, at);
    if (found.pending == 0)
        fail(at, "more arrivals than the %u that this barrier waits for",
             static_cast<unsigned>(found.arrivals));
    release(orderOf(barrier, found.phase));
    --found.pending;
    endPhaseIfOver(found);
}

void expectBytes(std::uint64_t* barrier, unsigned bytes, const Location& at) {
    opened(barrier, at).bytes += bytes;
}

void waitForPhase(std::uint64_t* barrier, unsigned parity, const Location& at) {
    Machine& m = *machine;
    while (opened(barrier, at).phase == (parity & 1u)) {
        // Late is when nobody else can run, or when those who can only wait, too.
        const bool isTime = m.timing == AsyncTiming::Late ? m.readyCount == 0 || m.idleTurns > m.running
                                                          : randomBits() % 2 == 0;
        if (m.bulkCopies.count > 0 && isTime) {
            happenAny();
            continue;
        }
        if (++m.idleTurns > 64 * (m.running + 4))
            fail(at, "deadlock: nobody ends this phase of the barrier");
        makeReadyLast(&self());
        park(Waiting::Phase, at);
    }
    acquire(orderOf(barrier, parity));
}

void loadTile(void* shared, const TileCopy& tile, std::uint64_t* barrier, int row, int col,
              const Location& at) {
    if (sharedAddress(shared, at) % 1024 != 0)
        fail(at, "a swizzled tile at %p, which is not aligned to 1024", shared);
    opened(barrier, at);
    release(shared);
    const BulkCopy copy{static_cast<unsigned char*>(shared), tile, barrier, row, col, self().home, at};
    if (machine->timing == AsyncTiming::Early)
        happen(copy);
    else
        machine->bulkCopies.push(copy);
}

void checkBulkCopiesAreOver(const Block& block) {
    const Pile<BulkCopy>& copies = machine->bulkCopies;
    for (unsigned i = 0; i < copies.count; ++i)
        if (copies.data[i].home == &block)
            fail(copies.data[i].at, "the block ends before this copy, which nobody has waited for");
}

} // namespace emulation
