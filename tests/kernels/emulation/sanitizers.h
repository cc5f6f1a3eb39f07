// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

/// The doors that the sanitizers' run-time libraries have for programs like this one. Weak: the emulation is
/// compiled once, without a sanitizer, and finds out at run time which one it has been linked with.
extern "C" {
#define WEAK __attribute__((weak))
WEAK void __asan_poison_memory_region(const volatile void* memory, std::size_t bytes);
WEAK void __asan_unpoison_memory_region(const volatile void* memory, std::size_t bytes);
WEAK void* __asan_region_is_poisoned(void* memory, std::size_t bytes);
WEAK void __sanitizer_start_switch_fiber(void** fakeStack, const void* bottom, std::size_t bytes);
WEAK void __sanitizer_finish_switch_fiber(void* fakeStack, const void** bottom, std::size_t* bytes);
WEAK void* __tsan_create_fiber(unsigned flags);
WEAK void __tsan_switch_to_fiber(void* fiber, unsigned flags);
WEAK void* __tsan_get_current_fiber();
WEAK void __tsan_acquire(void* object);
WEAK void __tsan_release(void* object);
WEAK void __tsan_read_range(void* memory, unsigned long bytes);
WEAK void __tsan_write_range(void* memory, unsigned long bytes);
#undef WEAK
}

namespace emulation {

inline bool hasAddressSanitizer() {
    return __asan_region_is_poisoned != nullptr;
}
inline bool hasThreadSanitizer() {
    return __tsan_acquire != nullptr;
}
inline void poison(const void* memory, std::size_t bytes) {
    if (hasAddressSanitizer())
        __asan_poison_memory_region(memory, bytes);
}
inline void unpoison(const void* memory, std::size_t bytes) {
    if (hasAddressSanitizer())
        __asan_unpoison_memory_region(memory, bytes);
}
/// What happened before a release of an object has happened before what follows an acquire of it.
inline void acquire(void* object) {
    if (hasThreadSanitizer())
        __tsan_acquire(object);
}
inline void release(void* object) {
    if (hasThreadSanitizer())
        __tsan_release(object);
}

/// A line of events of its own for ThreadSanitizer: a CUDA thread, a stream, the copy engine.
inline void* createTrace() {
    return hasThreadSanitizer() ? __tsan_create_fiber(0) : nullptr;
}
inline void* currentTrace() {
    return hasThreadSanitizer() ? __tsan_get_current_fiber() : nullptr;
}
/// Without an order between what came before and what comes after.
inline void enterTrace(void* trace) {
    constexpr unsigned kNoSynchronization = 1;
    if (hasThreadSanitizer())
        __tsan_switch_to_fiber(trace, kNoSynchronization);
}

} // namespace emulation
