// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cpu/thread_pool.h"

#include "kernels/cpu/usable_cores.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <thread>
#include <vector>

#if defined(__x86_64__) || defined(__i386__)
#include <immintrin.h>
#endif

namespace conclave::kernels {

namespace {

/// Waking a sleeping thread costs some 5 to 50 µs; operations of a token follow each other faster than that.
constexpr std::chrono::microseconds kSpinTime{50};

void pauseCore() {
#if defined(__x86_64__) || defined(__i386__)
    _mm_pause();
#elif defined(__aarch64__)
    asm volatile("yield");
#endif
}

} // namespace

struct ThreadPool::State {
    // Constant after construction.
    int threads = 1;
    bool spins =
        true; ///< not when threads take turns on a processor: the one waited for may be the one waiting
    std::vector<std::thread> team;

    // Written by run() before `round` changes, read by workers after it.
    Function function = nullptr;
    const void* context = nullptr;
    bool stopping = false;

    // Each on its own cache line: they are polled by different threads.
    alignas(64) std::atomic<std::uint32_t> round{0};    ///< one more for each run()
    alignas(64) std::atomic<std::uint32_t> running{0};  ///< workers still in the body
    alignas(64) std::atomic<std::uint32_t> arrived{0};  ///< workers at the current barrier
    alignas(64) std::atomic<std::uint32_t> barriers{0}; ///< barriers passed so far

    /// Returns the first value of @p word that differs from @p seen.
    std::uint32_t awaitChange(const std::atomic<std::uint32_t>& word, std::uint32_t seen) const {
        if (spins) {
            const auto until = std::chrono::steady_clock::now() + kSpinTime;
            do {
                for (int i = 0; i < 32; ++i) {
                    if (const std::uint32_t now = word.load(std::memory_order_acquire); now != seen)
                        return now;
                    pauseCore();
                }
            } while (std::chrono::steady_clock::now() < until);
        }
        while (true) {
            word.wait(seen, std::memory_order_acquire);
            if (const std::uint32_t now = word.load(std::memory_order_acquire); now != seen)
                return now;
        }
    }

    void work(int worker) {
        std::uint32_t seen = 0;
        while (true) {
            seen = awaitChange(round, seen);
            if (stopping)
                return;
            function(context, worker);
            if (running.fetch_sub(1, std::memory_order_acq_rel) == 1)
                running.notify_one();
        }
    }

    void startRound() {
        round.fetch_add(1, std::memory_order_release);
        round.notify_all();
    }
};

ThreadPool::ThreadPool(int threads) : m_state(std::make_unique<State>()) {
    m_state->threads = threads > 0 ? threads : usableCores();
    m_state->spins = m_state->threads <= usableProcessors();
    for (int worker = 1; worker < m_state->threads; ++worker)
        m_state->team.emplace_back([state = m_state.get(), worker] { state->work(worker); });
}

ThreadPool::~ThreadPool() {
    m_state->stopping = true;
    m_state->startRound();
    for (std::thread& thread : m_state->team)
        thread.join();
}

int ThreadPool::threads() const {
    return m_state->threads;
}

void ThreadPool::runErased(Function function, const void* context) {
    State& state = *m_state;
    if (state.threads > 1) {
        state.function = function;
        state.context = context;
        state.running.store(static_cast<std::uint32_t>(state.threads - 1), std::memory_order_relaxed);
        state.startRound();
    }
    function(context, 0);
    for (std::uint32_t left = state.running.load(std::memory_order_acquire); left != 0;)
        left = state.awaitChange(state.running, left);
}

void ThreadPool::barrier() {
    State& state = *m_state;
    const std::uint32_t passed = state.barriers.load(std::memory_order_acquire);
    const auto team = static_cast<std::uint32_t>(state.threads);
    if (state.arrived.fetch_add(1, std::memory_order_acq_rel) + 1 < team) {
        state.awaitChange(state.barriers, passed);
        return;
    }
    state.arrived.store(0, std::memory_order_relaxed); // before the others are let go
    state.barriers.store(passed + 1, std::memory_order_release);
    state.barriers.notify_all();
}

WorkRange workRange(long long count, int worker, int workers, long long grain) {
    const long long pieces = (count + grain - 1) / grain;
    const auto cut = [&](int w) { return std::min(count, pieces * w / workers * grain); };
    return {cut(worker), cut(worker + 1)};
}

} // namespace conclave::kernels
