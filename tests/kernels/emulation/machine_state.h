// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/kernels/emulation/fiber.h"
#include "tests/kernels/emulation/machine.h"
#include "tests/kernels/emulation/sanitizers.h"

/// Inside of the emulated device; only its own sources include this. Code that runs in fibers takes no memory
/// from malloc and uses no containers of the standard library: a sanitizer would see both.
namespace emulation {

struct Block;
struct Warp;

enum class Waiting { Nothing, Turn, BlockBarrier, PartBarrier, Warp, Grid, Phase };

/// A growing array in memory that no sanitizer watches. It never gives memory back.
void* coreMemory(std::size_t bytes);
template <typename T>
struct Pile {
    T* data;
    unsigned count;
    unsigned capacity;

    void reserve(unsigned wanted) {
        if (wanted <= capacity)
            return;
        const unsigned larger = wanted > 2 * capacity ? wanted : 2 * capacity;
        T* const moved = static_cast<T*>(coreMemory(larger * sizeof(T)));
        copyBytes(moved, data, count * sizeof(T));
        data = moved;
        capacity = larger;
    }
    void push(const T& value) {
        reserve(count + 1);
        data[count++] = value;
    }
    /// The last takes its place.
    void remove(unsigned i) { data[i] = data[--count]; }
};

/// What stands for a group of copies or products before ThreadSanitizer, by the group's number: its issue,
/// which comes before the work of the engine, and its end, which comes before what follows the wait.
struct GroupOrders {
    static constexpr unsigned kGroups = 8; ///< more are rarely under way
    char issued[kGroups];
    char ended[kGroups];
};

struct AsyncCopy {
    void* shared;
    const void* global;
    bool isThere;
    unsigned group;
    Location at;
};

struct CudaThread : Thread {
    Fiber fiber;
    Block* home;
    Warp* team;
    CudaThread* next; ///< in a WaitingLine
    unsigned number;  ///< in its block
    bool hasEnded;
    bool hasFenced; ///< noteFence()
    Waiting waitsFor;
    Location where; ///< of what it waits for
    Pile<AsyncCopy> copies;
    unsigned copyGroup;
    GroupOrders copyOrders;
};

struct WaitingLine {
    CudaThread* first;
    CudaThread* last;
    unsigned count;
};

struct Warp {
    static constexpr int kMeetings = 8; ///< at a time, with different masks
    static constexpr unsigned kProducts = 64;
    unsigned present; ///< lanes that have not ended
    WarpMeeting* open[kMeetings];
    WaitingLine waiting[kMeetings];
    WarpProduct products[kProducts];
    unsigned productCount;
    unsigned productGroup;
    GroupOrders productOrders;
};

struct Barrier {
    WaitingLine waiting;
    Location where;
    unsigned phase;
    int threads;
    bool any;
    bool all;
    int count;
    int results[3]; ///< by Vote
    char order[2];  ///< for ThreadSanitizer, by parity of the phase
};

struct SharedPiece {
    const void* key; ///< nullptr: dynamic
    unsigned start;  ///< in the arena
    unsigned bytes;
};

struct Block {
    static constexpr int kBarriers = 16;
    static constexpr unsigned kWarps = 32;
    uint3 index;
    unsigned present; ///< threads that have not ended
    Warp warps[kWarps];
    Barrier barriers[kBarriers];
    unsigned char* arena;
    Pile<SharedPiece> variables;
    Pile<SharedPiece> pieces; ///< of dynamic memory, by number
    unsigned variablesEnd;
    unsigned variableBytes;
    std::size_t dynamicBytes;
};

struct BulkCopy {
    unsigned char* shared;
    TileCopy tile;
    std::uint64_t* barrier;
    int row;
    int col;
    Block* home;
    Location at;
};

enum class Order { Forward, Reverse, Random, LastFirst, Skewed };
enum class AsyncTiming { Late, Early, Random };

/// What runs the launches of one thread of the program.
struct Machine {
    Order order;
    AsyncTiming timing;
    std::uint64_t random;
    CudaThread main; ///< the program's own thread while CUDA threads run
    Pile<CudaThread*> threads;
    Pile<Block*> blocks;
    // threads that can run: a ring
    CudaThread** ready;
    unsigned readyCapacity;
    unsigned readyFirst;
    unsigned readyCount;
    unsigned running;   ///< threads that have not ended
    unsigned idleTurns; ///< turns that waiting loops took since anything else happened
    WarpMeeting* freeMeetings;
    WaitingLine gridWaiting;
    char gridOrder[2];
    unsigned gridBlocks;
    Pile<BulkCopy> bulkCopies;
    void* copyEngine; ///< traces of what runs beside the program
    void* productEngine;
    const Grid* grid;
    int computeMajor;
    int computeMinor;
};
extern __thread Machine* machine;

/// While it lives, what happens is an engine's doing: after the issue of a group and beside everything else.
class EngineAtWork {
  public:
    EngineAtWork(void*& engine, void* issued, void* ended) : m_ended(ended), m_outside(currentTrace()) {
        if (!engine)
            engine = createTrace();
        enterTrace(engine);
        acquire(issued);
    }
    EngineAtWork(const EngineAtWork&) = delete;
    EngineAtWork& operator=(const EngineAtWork&) = delete;
    ~EngineAtWork() {
        release(m_ended);
        enterTrace(m_outside);
    }

  private:
    void* m_ended;
    void* m_outside;
};

/// What a wait for all but the last @p allowed of @p issued groups comes after.
void acquireGroups(GroupOrders& orders, unsigned issued, int allowed);

inline CudaThread& self() {
    return *static_cast<CudaThread*>(current);
}

/// Reads the order and timing from the environment.
void readPlan(Machine& m);
AsyncTiming asyncTiming();
std::uint64_t randomBits();
/// Whether what could happen now or later happens now.
bool happensNow();

void makeReady(CudaThread* thread);
void makeReadyLast(CudaThread* thread);
CudaThread* takeReady();
void joinLine(WaitingLine& line, CudaThread* thread);
void wakeLine(WaitingLine& line);
/// Gives up the processor until somebody makes the caller ready again.
void park(Waiting reason, const Location& at);
/// After the caller has let others go on: in some orders they go first.
void maybeStepAside(const Location& at);
void somethingHappened();

void beginBlock(Block& block, const Grid& grid, uint3 index, unsigned firstThread);
void beginSharedMemory(Block& block, std::size_t dynamicBytes);
void leaveBarriers(Block& block);
void leaveMeetings(Warp& warp);
void checkBulkCopiesAreOver(const Block& block);
void printWaiting();

} // namespace emulation
