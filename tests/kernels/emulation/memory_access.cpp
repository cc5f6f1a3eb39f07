// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kernels/emulation/machine_state.h"

namespace emulation {

namespace {

/// Four bytes of anything, aligned or not.
using Word [[gnu::may_alias, gnu::aligned(1)]] = std::uint32_t;

void checkBytes(const void* memory, std::size_t bytes, const Location& at) {
    if (!hasAddressSanitizer() || bytes == 0)
        return;
    if (const void* const bad = __asan_region_is_poisoned(const_cast<void*>(memory), bytes))
        fail(at, "out of bounds: the instruction touches %zu bytes at %p, of which %p is nobody's", bytes,
             memory, bad);
}

} // namespace

void noteRead(const void* memory, std::size_t bytes, const Location& at) {
    checkBytes(memory, bytes, at);
    if (hasThreadSanitizer())
        __tsan_read_range(const_cast<void*>(memory), bytes);
}

void noteWrite(void* memory, std::size_t bytes, const Location& at) {
    checkBytes(memory, bytes, at);
    if (hasThreadSanitizer())
        __tsan_write_range(memory, bytes);
}

void noteFence() {
    self().hasFenced = true;
}

void noteAtomic(void* target) {
    if (!hasThreadSanitizer())
        return;
    if (self().hasFenced)
        release(target);
    acquire(target);
}

void copyBytes(void* to, const void* from, std::size_t bytes) {
    // volatile: or the compiler makes a call of memcpy() out of it
    auto* target = static_cast<volatile Word*>(to);
    const auto* source = static_cast<const volatile Word*>(from);
    for (; bytes >= sizeof(Word); bytes -= sizeof(Word))
        *target++ = *source++;
    auto* lastTarget = reinterpret_cast<volatile unsigned char*>(target);
    const auto* lastSource = reinterpret_cast<const volatile unsigned char*>(source);
    for (; bytes > 0; --bytes)
        *lastTarget++ = *lastSource++;
}

void needCompute(int major, int minor, bool exactly, const char* instruction, const Location& at) {
    const Machine& m = *machine;
    const int here = 10 * m.computeMajor + m.computeMinor;
    const int wanted = 10 * major + minor;
    if (exactly ? here != wanted : here < wanted)
        fail(at, "%s on a device of generation %d.%d", instruction, m.computeMajor, m.computeMinor);
}

void fillBytes(void* to, unsigned char value, std::size_t bytes) {
#if defined(__x86_64__)
    asm volatile("rep stosb" : "+D"(to), "+c"(bytes) : "a"(value) : "memory");
#else
    for (std::size_t i = 0; i < bytes; ++i)
        static_cast<volatile unsigned char*>(to)[i] = value;
#endif
}

} // namespace emulation
