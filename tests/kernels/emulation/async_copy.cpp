// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kernels/emulation/machine_state.h"

/// cp.async. Early: a copy happens when it is issued, late: when it is waited for. Sanitizers see it at both
/// times, so that a program which touches the target in between is caught whatever the timing.
namespace emulation {

namespace {

constexpr unsigned kBytes = 16;

void note(const AsyncCopy& copy) {
    if (copy.isThere)
        noteRead(copy.global, kBytes, copy.at);
    noteWrite(copy.shared, kBytes, copy.at);
}

void happen(const AsyncCopy& copy) {
    if (copy.isThere)
        copyBytes(copy.shared, copy.global, kBytes);
    else
        fillBytes(copy.shared, 0, kBytes);
}

} // namespace

void copyAsync(void* shared, const void* global, bool isThere, const Location& at) {
    CudaThread& me = self();
    const auto addresses =
        reinterpret_cast<std::uintptr_t>(shared) | reinterpret_cast<std::uintptr_t>(global);
    if (addresses % kBytes != 0)
        fail(at, "a copy of 16 bytes from %p to %p, which are not both aligned to 16", global, shared);
    sharedAddress(shared, at);
    const AsyncCopy copy{shared, global, isThere, me.copyGroup, at};
    note(copy);
    if (happensNow())
        happen(copy);
    else
        me.copies.push(copy);
}

void commitAsync() {
    ++self().copyGroup;
}

void waitAsync(int groups) {
    CudaThread& me = self();
    unsigned kept = 0;
    for (unsigned i = 0; i < me.copies.count; ++i) {
        const AsyncCopy& copy = me.copies.data[i];
        if (static_cast<int>(me.copyGroup - copy.group) <= groups) {
            me.copies.data[kept++] = copy;
            continue;
        }
        note(copy);
        happen(copy);
    }
    me.copies.count = kept;
}

} // namespace emulation
