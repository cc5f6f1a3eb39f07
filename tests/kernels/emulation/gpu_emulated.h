// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/kernels/emulation/cuda_language.h"
#include "tests/kernels/emulation/device_functions.h"
#include "tests/kernels/emulation/host_runtime.h"

/// The dialect (gpu.h) as every compiler but nvcc sees it.

/// The identity of a shared variable is the address of a static one, since a plain static would be the same
/// in all blocks, without a redzone and without a fresh start.
#define GPU_SHARED(name, ...)                                                                                \
    static const char identityOf_##name = 0;                                                                 \
    auto& name = *static_cast<::gpu::Type<__VA_ARGS__>*>(::emulation::sharedVariable(                        \
        &identityOf_##name, sizeof(::gpu::Type<__VA_ARGS__>),                                                \
        std::max<std::size_t>(16, alignof(::gpu::Type<__VA_ARGS__>)), ::emulation::Location::current()))

namespace gpu {

template <typename T>
using Type = T;

class DynamicShared {
  public:
    template <typename T>
    T* take(std::size_t count, EMULATION_AT) {
        const std::size_t bytes = count * sizeof(T);
        void* const piece = emulation::dynamicShared(m_pieces++, m_used, bytes, at);
        m_used += (bytes + 15) & ~std::size_t{15};
        return static_cast<T*>(piece);
    }

  private:
    std::size_t m_used = 0;
    unsigned m_pieces = 0;
};

struct GridBarrier {
    unsigned arrived;
    unsigned round;
};

template <typename F>
void gridBarrier(GridBarrier* state, F betweenArrivalAndWait, EMULATION_AT) {
    emulation::blockBarrier(at);
    const bool isFirst = threadIdx.x == 0 && threadIdx.y == 0 && threadIdx.z == 0;
    unsigned round = 0;
    if (isFirst)
        round = emulation::arriveAtGrid(&state->arrived, &state->round, at);
    betweenArrivalAndWait();
    if (isFirst)
        emulation::waitForGrid(&state->round, round, at);
    emulation::blockBarrier(at);
}
inline void gridBarrier(GridBarrier* state, EMULATION_AT) {
    gridBarrier(
        state, [] {}, at);
}

} // namespace gpu
