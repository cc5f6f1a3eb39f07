// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kernels/emulation/machine_state.h"

#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdlib>

/// The shared memory of a block: an arena with dynamic memory at its start and variables behind. Pieces keep
/// a distance, so that AddressSanitizer sees an index that leaves one; the distance between dynamic pieces is
/// 1024 bytes because addresses must stay aligned as they are on the device (swizzled tiles: to 1024). All of
/// it is below 256 KiB, which is as far as operand descriptors reach.
namespace emulation {

namespace {

constexpr unsigned kDynamicStart = 1024;
constexpr unsigned kPieceDistance = 1024;
constexpr unsigned kVariablesStart = 256u << 10;
constexpr unsigned kVariableDistance = 64;
constexpr unsigned kArenaBytes = 384u << 10;
constexpr unsigned kMostVariables = 48u << 10;

/// NaN in every floating-point format.
constexpr unsigned char kUnset = 0xff;

unsigned char* mapArena() {
    void* const memory =
        mmap(nullptr, kArenaBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        fail(Location::current(), "no memory for the shared memory of one more block");
    return static_cast<unsigned char*>(memory);
}

void* open(Block& block, unsigned start, unsigned bytes) {
    unsigned char* const memory = block.arena + start;
    unpoison(memory, bytes);
    fillBytes(memory, kUnset, bytes);
    return memory;
}

} // namespace

void* coreMemory(std::size_t bytes) {
    static __thread unsigned char* chunk = nullptr;
    static __thread std::size_t left = 0;
    constexpr std::size_t kChunkBytes = 1u << 20;
    const std::size_t rounded = (bytes + 63) & ~std::size_t{63};
    if (rounded > left) {
        left = rounded > kChunkBytes ? rounded : kChunkBytes;
        // Not mmap(): ThreadSanitizer takes that for a write by the calling thread.
        const long address =
            syscall(SYS_mmap, nullptr, left, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0L);
        if (address == -1)
            std::abort();
        chunk = reinterpret_cast<unsigned char*>(address);
    }
    unsigned char* const memory = chunk;
    chunk += rounded;
    left -= rounded;
    return memory;
}

void beginSharedMemory(Block& block, std::size_t dynamicBytes) {
    if (block.arena && hasThreadSanitizer()) { // forgets who touched it for the block before
        munmap(block.arena, kArenaBytes);
        block.arena = nullptr;
    }
    if (!block.arena)
        block.arena = mapArena();
    poison(block.arena, kArenaBytes);
    block.variables.count = 0;
    block.variablesEnd = kVariablesStart;
    block.variableBytes = 0;
    block.pieces.count = 0;
    block.dynamicBytes = dynamicBytes;
}

void* sharedVariable(const void* key, std::size_t bytes, std::size_t alignment, const Location& at) {
    Block& block = *self().home;
    for (unsigned i = 0; i < block.variables.count; ++i)
        if (block.variables.data[i].key == key)
            return block.arena + block.variables.data[i].start;
    const auto mask = static_cast<unsigned>(alignment) - 1;
    const unsigned start = (block.variablesEnd + kVariableDistance + mask) & ~mask;
    block.variableBytes += static_cast<unsigned>(bytes);
    if (bytes > kMostVariables || block.variableBytes > kMostVariables)
        fail(at, "more than 48 KiB of shared variables");
    if (start + bytes + kVariableDistance > kArenaBytes)
        fail(at, "too many shared variables");
    block.variablesEnd = start + static_cast<unsigned>(bytes);
    block.variables.push({key, start, static_cast<unsigned>(bytes)});
    return open(block, start, static_cast<unsigned>(bytes));
}

void* dynamicShared(unsigned piece, std::size_t offset, std::size_t bytes, const Location& at) {
    Block& block = *self().home;
    if (offset + bytes > block.dynamicBytes)
        fail(at, "%zu bytes of dynamic shared memory taken, the launch gave %zu", offset + bytes,
             block.dynamicBytes);
    const auto start = static_cast<unsigned>(kDynamicStart + offset + kPieceDistance * piece);
    const auto size = static_cast<unsigned>(bytes);
    if (start + size + kPieceDistance > kVariablesStart)
        fail(at, "too many pieces of dynamic shared memory");
    if (piece < block.pieces.count) {
        const SharedPiece& known = block.pieces.data[piece];
        if (known.start == start && known.bytes == size)
            return block.arena + start;
        // Another layout, as when a persistent kernel goes on to its next operation.
        const SharedPiece& last = block.pieces.data[block.pieces.count - 1];
        poison(block.arena + known.start, last.start + last.bytes - known.start);
        block.pieces.count = piece;
    }
    block.pieces.push({nullptr, start, size});
    return open(block, start, size);
}

std::uint32_t sharedAddress(const void* shared, const Location& at) {
    const std::ptrdiff_t distance = static_cast<const unsigned char*>(shared) - self().home->arena;
    if (distance < 0 || distance >= static_cast<std::ptrdiff_t>(kArenaBytes))
        fail(at, "%p is not in the shared memory of this block", shared);
    return static_cast<std::uint32_t>(distance);
}

unsigned char* sharedPointer(std::uint32_t address, unsigned bytes, const Location& at) {
    if (address + bytes > kArenaBytes)
        fail(at, "%u is no address in shared memory", address);
    unsigned char* const memory = self().home->arena + address;
    noteRead(memory, bytes, at);
    return memory;
}

} // namespace emulation
