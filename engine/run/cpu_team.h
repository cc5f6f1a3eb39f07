// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/run/cpu_buffers.h"
#include "kernels/cpu/cpu_level.h"
#include "kernels/cpu/thread_pool.h"
#include "kernels/cpu/usable_cores.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <initializer_list>
#include <stop_token>

namespace conclave::engine {

/// Threads that compute one step after the other together, and what each of them needs for that.
///
/// Within a step, workers take units (a block of a matrix' rows for all tokens of the batch, some query
/// heads, one row) from a shared counter, and stop taking them when the batch is stopped: a cancel waits for
/// one unit per thread, not for a layer. Where all of one step must be done before the next, they meet().
///
/// Used by one thread at a time; within run() by all workers.
class CpuTeam {
  public:
    /// @p threads 0: one per physical core.
    CpuTeam(kernels::CpuLevel level, int threads)
        : m_level(level), m_coresAreAlike(kernels::coresAreAlike()), m_pool(threads) {}

    kernels::CpuLevel level() const { return m_level; }
    int threads() const { return m_pool.threads(); }

    /// From here on one thread or all of them work, until @p stop.
    void begin(bool isLarge, const std::stop_token& stop) {
        resize(isLarge);
        m_stop = stop;
    }
    void resize(bool isLarge) { m_size = isLarge ? m_pool.threads() : 1; }
    /// How many work.
    int size() const { return m_size; }
    bool stopped() const { return m_stop.stop_requested(); }

    /// Calls @p body(worker) on each of the size() workers.
    template <typename Body>
    void run(const Body& body) {
        if (m_size == 1)
            body(0);
        else
            m_pool.run(body);
    }
    void meet() {
        if (m_size > 1)
            m_pool.barrier();
    }

    // Each step uses a counter of its own, reset before the first of them.
    static constexpr int kCounters = 4;
    void resetCounters() {
        for (Counter& counter : m_counters)
            counter.value.store(0, std::memory_order_relaxed);
    }
    std::int64_t take(int counter) { return m_counters[static_cast<std::size_t>(counter)].value++; }

    /// How many rows of a matrix are one unit.
    std::int64_t rowsPerUnit(std::int64_t rows, std::int64_t cols, std::int64_t tokens) const;

    kernels::ActivationFormat formatOf(kernels::QuantType type) const {
        return kernels::activationFormat(m_level, type);
    }
    FormatSet formatsOf(std::initializer_list<const kernels::WeightView*> weights) const;
    const std::byte* inputFor(const kernels::WeightView& weight, const PreparedRows& rows) const {
        return rows[formatIndex(formatOf(weight.type))];
    }
    /// Makes rows [begin, end) of @p x ([*, cols]) readable in the formats of @p wanted; returns where.
    PreparedRows prepare(const float* x, std::int64_t cols, std::int64_t begin, std::int64_t end,
                         const FormatSet& wanted, PreparedRows rows) const;
    /// Where prepare() will put rows of @p x: the same on every worker.
    static PreparedRows placed(const float* x, PreparedRows rows);

  private:
    struct alignas(64) Counter { // a cache line each, or workers of one step would slow down the next
        std::atomic<std::int64_t> value{0};
    };

    const kernels::CpuLevel m_level;
    const bool m_coresAreAlike;
    kernels::ThreadPool m_pool;
    int m_size = 1;
    std::stop_token m_stop;
    std::array<Counter, kCounters> m_counters;
};

} // namespace conclave::engine
