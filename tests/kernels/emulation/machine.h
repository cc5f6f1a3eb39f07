// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/kernels/emulation/cuda_language.h"

#include <cstddef>
#include <cstdint>
#include <source_location>

/// What the emulated device offers to the code inside kernels; everything here is called by a CUDA thread,
/// which is a fiber of the program's own thread (README.md). The host's side is host_runtime.h.
///
/// `Location` is where the kernel's source calls, so that reports name a line of the kernel.
namespace emulation {

using Location = std::source_location;

struct Thread {
    uint3 index;
    uint3 block;
    dim3 blockSize;
    dim3 gridSize;
    unsigned lane;
    unsigned warp;
};
/// The CUDA thread that runs. A plain __thread: one load wherever a kernel says threadIdx.
extern __thread Thread* current;

/// Prints @p problem with the place and the CUDA thread, who else waits for what, and ends the program.
[[noreturn]] void fail(const Location& at, const char* problem, ...) __attribute__((format(printf, 2, 3)));

// ---- Warps ----

enum class WarpOperation { Shuffle, Vote, Match, Reduce, Sync, LoadMatrix, Mma, Wgmma };

/// One operation of a warp on its way: every lane brings its input, the last one computes for all, every lane
/// takes its output.
struct WarpMeeting {
    static constexpr unsigned kLaneBytes = 64;
    unsigned mask;    ///< lanes that were asked for
    unsigned arrived; ///< lanes that came
    unsigned toLeave;
    WarpOperation operation;
    Location location;
    void (*compute)(WarpMeeting&);
    WarpMeeting* next; ///< while it is not in use
    alignas(16) unsigned char input[32][kLaneBytes];
    alignas(16) unsigned char output[32][kLaneBytes];
};
using Compute = void (*)(WarpMeeting&);

/// Returns when all lanes of @p mask that have not ended are here and `compute` (may be nullptr) has run.
WarpMeeting* meet(unsigned mask, WarpOperation operation, const void* input, unsigned bytes, Compute compute,
                  const Location& at);
/// Exactly one of these ends what meet() began. takeInput() gets what @p lane brought; all ones (NaN) when
/// that lane was not there.
void takeInput(WarpMeeting* meeting, unsigned lane, void* result, unsigned bytes);
void takeOutput(WarpMeeting* meeting, void* result, unsigned bytes);
void leave(WarpMeeting* meeting);
/// For votes and matches of 32-bit values.
void voteLanes(WarpMeeting& meeting);
void matchLanes(WarpMeeting& meeting);

// ---- Blocks and grids ----

enum class Vote { Any, All, Count };

void blockBarrier(const Location& at);
int blockVote(Vote vote, bool value, const Location& at);
/// Barriers 1 … 15, whole warps.
void partBarrier(int barrier, int threads, const Location& at);

/// The two halves of gpu::gridBarrier(): `arrived` and `round` are its state in device memory.
unsigned arriveAtGrid(unsigned* arrived, unsigned* round, const Location& at);
void waitForGrid(unsigned* round, unsigned seen, const Location& at);

/// Lets every other thread that can run go first. For loops that wait for somebody; reports a deadlock when
/// all that runs is such loops.
void yield(const Location& at);

// ---- Shared memory ----

/// The variable whose identity is @p key, NaN at first, redzones around it.
void* sharedVariable(const void* key, std::size_t bytes, std::size_t alignment, const Location& at);
/// Piece number @p piece of the launch's dynamic shared memory, which begins at @p offset.
void* dynamicShared(unsigned piece, std::size_t offset, std::size_t bytes, const Location& at);
/// The 32-bit address that instructions use, and back (with a check of all bytes).
std::uint32_t sharedAddress(const void* shared, const Location& at);
unsigned char* sharedPointer(std::uint32_t address, unsigned bytes, const Location& at);

// ---- What emulated instructions do to memory ----

/// Tell the sanitizers, which do not see inside the emulation.
void noteRead(const void* memory, std::size_t bytes, const Location& at);
void noteWrite(void* memory, std::size_t bytes, const Location& at);
/// A fence makes the caller's later atomics tell others what it did before: the pattern "write, fence,
/// count".
void noteFence();
void noteAtomic(void* target);
/// As memcpy and memset, which a sanitizer would watch.
void copyBytes(void* to, const void* from, std::size_t bytes);
void fillBytes(void* to, unsigned char value, std::size_t bytes);

/// Fails unless the device is of this generation or (exactly = false) a later one.
void needCompute(int major, int minor, bool exactly, const char* instruction, const Location& at);

// ---- Copies beside the program ----

void copyAsync(void* shared, const void* global, bool isThere, const Location& at);
void commitAsync();
void waitAsync(int groups);

void initBarrier(std::uint64_t* barrier, unsigned arrivals, const Location& at);
void arrive(std::uint64_t* barrier, const Location& at);
void expectBytes(std::uint64_t* barrier, unsigned bytes, const Location& at);
void waitForPhase(std::uint64_t* barrier, unsigned parity, const Location& at);

/// A tile of a matrix in device memory: 128 bytes wide, swizzled.
struct TileCopy {
    const unsigned char* matrix;
    std::uint64_t rows;
    std::uint64_t cols;
    std::uint64_t rowBytes;
    unsigned tileRows;
    unsigned valueBytes;
};
void loadTile(void* shared, const TileCopy& tile, std::uint64_t* barrier, int row, int col,
              const Location& at);

/// Products that a warp has issued and that run later: `run` gets every lane's accumulators.
struct WarpProduct {
    float* accumulators[32];
    std::uint64_t a;
    std::uint64_t b;
    unsigned columns;
    unsigned group;
    Location at;
    void (*run)(const WarpProduct&, unsigned warp, bool isRehearsal); ///< rehearsal: only look at operands
};
void issueProduct(float* accumulators, std::uint64_t a, std::uint64_t b, unsigned columns,
                  void (*run)(const WarpProduct&, unsigned, bool), const Location& at);
void commitProducts(const Location& at);
void waitProducts(int groups, const Location& at);

// ---- Launches, called by the host runtime ----

using Entry = void (*)(const void* parameters);

struct Grid {
    dim3 size;
    dim3 block;
    std::size_t sharedBytes;
    bool isCooperative;
    Entry entry;
    const void* parameters;
    int computeMajor;
    int computeMinor;
    void* stream; ///< two bytes that stand for the stream: what it did before happened before the grid
};
void runGrid(const Grid& grid);

} // namespace emulation
