// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

namespace conclave::kernels {

/// A fixed team of threads that run the same function together and meet at its end.
///
/// The caller of run() is worker 0, so a pool of one starts no thread. Between calls the others spin for some
/// tens of microseconds and then sleep, so that token after token costs no wake-up and an idle app no time.
/// Used by one thread at a time; destroyed by the thread that made it.
class ThreadPool {
  public:
    /// @p threads at least 1; 0 means one per physical core that this process may use.
    explicit ThreadPool(int threads = 0);
    ~ThreadPool();
    ThreadPool(const ThreadPool&) = delete;
    ThreadPool& operator=(const ThreadPool&) = delete;

    int threads() const;

    /// Calls @p body(worker) once on each worker, 0 <= worker < threads(), and returns when all have
    /// returned. Bodies must not throw and must not call run().
    template <typename Body>
    void run(const Body& body) {
        runErased([](const void* context, int worker) { (*static_cast<const Body*>(context))(worker); },
                  &body);
    }

    /// Waits until every worker of the current run() has come here. Callable from bodies only, by all
    /// workers.
    void barrier();

  private:
    using Function = void (*)(const void* context, int worker);
    void runErased(Function function, const void* context);

    struct State;
    std::unique_ptr<State> m_state;
};

/// The half-open part of [0, count) that @p worker of @p workers takes, cut at multiples of @p grain.
struct WorkRange {
    long long begin = 0;
    long long end = 0;
};
WorkRange workRange(long long count, int worker, int workers, long long grain = 1);

} // namespace conclave::kernels
