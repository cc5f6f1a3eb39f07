// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kernels/emulation/machine_state.h"

/// The queue of wgmma. Each warp does its own rows when its lanes are there: the hardware promises no barrier
/// between the four warps of a product, so there is none here.
namespace emulation {

namespace {

/// What a lane brings to a meeting.
struct Issue {
    float* accumulators;
    std::uint64_t a;
    std::uint64_t b;
    unsigned columns;
    void (*run)(const WarpProduct&, unsigned, bool);
};

void meetAll(const void* input, unsigned bytes, Compute compute, const Location& at) {
    leave(meet(~0u, WarpOperation::Wgmma, input, bytes, compute, at));
}

void run(const WarpProduct& product, bool isRehearsal) {
    const CudaThread& me = self();
    GroupOrders& orders = me.team->productOrders;
    const unsigned group = product.group % GroupOrders::kGroups;
    const EngineAtWork engine(machine->productEngine, &orders.issued[group], &orders.ended[group]);
    product.run(product, me.warp, isRehearsal);
}

void issue(WarpMeeting& meeting) {
    Warp& warp = *self().team;
    if (warp.productCount == Warp::kProducts)
        fail(meeting.location, "more than %u products on their way", Warp::kProducts);
    WarpProduct& product = warp.products[warp.productCount];
    for (unsigned lane = 0; lane < 32; ++lane) {
        Issue brought;
        copyBytes(&brought, meeting.input[lane], sizeof brought);
        if (lane > 0 && (brought.a != product.a || brought.b != product.b))
            fail(meeting.location, "lanes of one warp multiply different operands");
        product.accumulators[lane] = brought.accumulators;
        product.a = brought.a;
        product.b = brought.b;
        product.columns = brought.columns;
        product.run = brought.run;
    }
    product.group = warp.productGroup;
    product.at = meeting.location;
    const bool isRehearsal = !happensNow();
    run(product, isRehearsal);
    warp.productCount += isRehearsal;
}

} // namespace

void issueProduct(float* accumulators, std::uint64_t a, std::uint64_t b, unsigned columns,
                  void (*run)(const WarpProduct&, unsigned, bool), const Location& at) {
    Warp& warp = *self().team;
    release(&warp.productOrders.issued[warp.productGroup % GroupOrders::kGroups]);
    const Issue brought{accumulators, a, b, columns, run};
    meetAll(&brought, sizeof brought, issue, at);
}

void commitProducts(const Location& at) {
    meetAll(
        nullptr, 0, [](WarpMeeting&) { ++self().team->productGroup; }, at);
}

void waitProducts(int groups, const Location& at) {
    const auto wait = [](WarpMeeting& meeting) {
        int allowed = 0;
        copyBytes(&allowed, meeting.input[0], sizeof allowed);
        Warp& warp = *self().team;
        unsigned kept = 0;
        for (unsigned i = 0; i < warp.productCount; ++i) {
            const WarpProduct& product = warp.products[i];
            if (static_cast<int>(warp.productGroup - product.group) <= allowed)
                warp.products[kept++] = product;
            else
                run(product, false);
        }
        warp.productCount = kept;
    };
    meetAll(&groups, sizeof groups, wait, at);
    Warp& warp = *self().team;
    acquireGroups(warp.productOrders, warp.productGroup, groups);
}

} // namespace emulation
