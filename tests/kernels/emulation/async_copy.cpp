// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kernels/emulation/machine_state.h"

/// cp.async. Early: a copy happens when it is issued, late: when it is waited for. ThreadSanitizer sees the
/// engine do it at no certain time in between, so that a program which touches either end then is caught.
namespace emulation {

namespace {

constexpr unsigned kBytes = 16;

void happen(const AsyncCopy& copy) {
    GroupOrders& orders = self().copyOrders;
    const unsigned group = copy.group % GroupOrders::kGroups;
    const EngineAtWork engine(machine->copyEngine, &orders.issued[group], &orders.ended[group]);
    noteWrite(copy.shared, kBytes, copy.at);
    if (!copy.isThere) {
        fillBytes(copy.shared, 0, kBytes);
        return;
    }
    noteRead(copy.global, kBytes, copy.at);
    copyBytes(copy.shared, copy.global, kBytes);
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
    release(&me.copyOrders.issued[copy.group % GroupOrders::kGroups]);
    if (happensNow())
        happen(copy);
    else
        me.copies.push(copy);
}

void acquireGroups(GroupOrders& orders, unsigned issued, int allowed) {
    const auto kept = static_cast<unsigned>(allowed);
    for (unsigned back = 1; back <= GroupOrders::kGroups && kept + back <= issued; ++back)
        acquire(&orders.ended[(issued - kept - back) % GroupOrders::kGroups]);
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
        happen(copy);
    }
    me.copies.count = kept;
    acquireGroups(me.copyOrders, me.copyGroup, groups);
}

} // namespace emulation
