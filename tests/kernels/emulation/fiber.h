// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#if !defined(__x86_64__)
#include <ucontext.h>
#endif

/// A stack and a place to go on: what a CUDA thread runs on. Switching costs some nanoseconds on x86-64,
/// where it is ten instructions of ours; elsewhere ucontext does it, fifteen times slower.
namespace emulation {

struct Fiber {
    unsigned char* stack = nullptr; ///< the lowest address
    std::size_t stackBytes = 0;
    void* trace = nullptr;     ///< sanitizers.h
    void* fakeStack = nullptr; ///< AddressSanitizer's, while the fiber does not run
#if defined(__x86_64__)
    void* stackPointer = nullptr;
#else
    ucontext_t context;
#endif
};

/// Gives @p fiber a stack with a guard page below it. Stacks are kept until the program ends.
void createStack(Fiber& fiber);
/// Describes the stack of the calling thread itself.
void adoptThreadStack(Fiber& fiber);
/// The next switch to @p fiber begins @p entry, which calls enterFiber() first and never returns.
void prepare(Fiber& fiber, void (*entry)());
void enterFiber();
/// Returns when somebody switches back to @p from; with `isLast` nobody will.
void switchFiber(Fiber& from, Fiber& to, bool isLast);

} // namespace emulation
