// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kernels/emulation/fiber.h"

#include "tests/kernels/emulation/sanitizers.h"

#include <pthread.h>
#include <sys/mman.h>

#include <cstdio>
#include <cstdlib>

namespace emulation {

namespace {

constexpr std::size_t kPageBytes = 4096;

/// Kernels have small frames (1.4 KiB measured without optimisation); AddressSanitizer widens them.
std::size_t stackBytes() {
    return hasAddressSanitizer() ? 256u << 10 : 64u << 10;
}

} // namespace

#if defined(__x86_64__)

// Saves what a function must preserve, changes stacks, restores. Both floating-point control words are the
// same in all fibers.
extern "C" void conclaveSwitchStack(void** savedStackPointer, void* nextStackPointer);
asm(R"(
.text
.globl conclaveSwitchStack
.type conclaveSwitchStack,@function
conclaveSwitchStack:
    pushq %rbp
    pushq %rbx
    pushq %r12
    pushq %r13
    pushq %r14
    pushq %r15
    movq %rsp, (%rdi)
    movq %rsi, %rsp
    popq %r15
    popq %r14
    popq %r13
    popq %r12
    popq %rbx
    popq %rbp
    ret
.size conclaveSwitchStack,.-conclaveSwitchStack
)");

void prepare(Fiber& fiber, void (*entry)()) {
    constexpr int kSavedRegisters = 6;
    auto** top = reinterpret_cast<void**>(fiber.stack + fiber.stackBytes);
    for (int i = 0; i < 3; ++i) // a function finds its stack 8 bytes past a multiple of 16
        *--top = nullptr;
    *--top = reinterpret_cast<void*>(entry);
    for (int i = 0; i < kSavedRegisters; ++i)
        *--top = nullptr;
    fiber.stackPointer = top;
}

#else

void prepare(Fiber& fiber, void (*entry)()) {
    getcontext(&fiber.context);
    fiber.context.uc_stack.ss_sp = fiber.stack;
    fiber.context.uc_stack.ss_size = fiber.stackBytes;
    fiber.context.uc_link = nullptr;
    makecontext(&fiber.context, entry, 0);
}

#endif

void createStack(Fiber& fiber) {
    const std::size_t bytes = stackBytes();
    void* const memory = mmap(nullptr, bytes + kPageBytes, PROT_READ | PROT_WRITE,
                              MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED || mprotect(memory, kPageBytes, PROT_NONE) != 0) {
        std::fprintf(stderr, "EMULATION: no memory for the stack of one more CUDA thread\n");
        std::_Exit(3);
    }
    fiber.stack = static_cast<unsigned char*>(memory) + kPageBytes;
    fiber.stackBytes = bytes;
    fiber.trace = createTrace();
}

void adoptThreadStack(Fiber& fiber) {
    if (!hasAddressSanitizer())
        return; // nobody else asks, and ThreadSanitizer would see the library's functions write to this stack
    pthread_attr_t attributes;
    void* bottom = nullptr;
    pthread_getattr_np(pthread_self(), &attributes);
    pthread_attr_getstack(&attributes, &bottom, &fiber.stackBytes);
    pthread_attr_destroy(&attributes);
    fiber.stack = static_cast<unsigned char*>(bottom);
}

void enterFiber() {
    if (hasAddressSanitizer())
        __sanitizer_finish_switch_fiber(nullptr, nullptr, nullptr);
}

void switchFiber(Fiber& from, Fiber& to, bool isLast) {
    if (hasAddressSanitizer())
        __sanitizer_start_switch_fiber(isLast ? nullptr : &from.fakeStack, to.stack, to.stackBytes);
    enterTrace(to.trace);
#if defined(__x86_64__)
    conclaveSwitchStack(&from.stackPointer, to.stackPointer);
#else
    swapcontext(&from.context, &to.context);
#endif
    if (hasAddressSanitizer())
        __sanitizer_finish_switch_fiber(from.fakeStack, nullptr, nullptr);
}

} // namespace emulation
