// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cpu/thread_pool.h"

#include "kernels/cpu/usable_cores.h"

#include <QTest>

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

using namespace conclave::kernels;

class ThreadPoolTest : public QObject {
    Q_OBJECT

  private slots:
    void sizeDefaultsToUsableCores();
    void runsEachWorkerOnce_data();
    void runsEachWorkerOnce();
    void workerZeroIsTheCaller();
    void barrierSeparatesPhases_data();
    void barrierSeparatesPhases();
    void wakesUpAfterSleeping();
    void runSeesWritesOfTheRunBefore();
    void startsAndEndsWithoutWork();
    void workRangesCoverAllOnce();
    void workRangesAreCutAtGrains();

  private:
    static void addTeams() {
        QTest::addColumn<int>("threads");
        for (const int threads : {1, 2, 3, 7})
            QTest::addRow("%d threads", threads) << threads;
    }
};

void ThreadPoolTest::sizeDefaultsToUsableCores() {
    QVERIFY(usableCores() >= 1);
    QVERIFY(usableCores() <= usableProcessors());
    QCOMPARE(ThreadPool().threads(), usableCores());
    QCOMPARE(ThreadPool(5).threads(), 5);
}

void ThreadPoolTest::runsEachWorkerOnce_data() {
    addTeams();
}

void ThreadPoolTest::runsEachWorkerOnce() {
    QFETCH(int, threads);
    ThreadPool pool(threads);
    std::vector<int> calls(
        static_cast<std::size_t>(threads)); // each worker writes its own: no atomics needed
    constexpr int kRounds = 500;
    for (int round = 0; round < kRounds; ++round)
        pool.run([&](int worker) { ++calls[static_cast<std::size_t>(worker)]; });
    for (const int count : calls)
        QCOMPARE(count, kRounds);
}

void ThreadPoolTest::workerZeroIsTheCaller() {
    ThreadPool pool(3);
    std::vector<std::thread::id> ids(3);
    pool.run([&](int worker) { ids[static_cast<std::size_t>(worker)] = std::this_thread::get_id(); });
    QVERIFY(ids[0] == std::this_thread::get_id());
    QVERIFY(ids[1] != ids[0] && ids[2] != ids[0] && ids[1] != ids[2]);
}

void ThreadPoolTest::barrierSeparatesPhases_data() {
    addTeams();
}

void ThreadPoolTest::barrierSeparatesPhases() {
    QFETCH(int, threads);
    ThreadPool pool(threads);
    // Each phase adds up what all workers wrote in the phase before.
    std::vector<long long> values(static_cast<std::size_t>(threads), 1);
    constexpr int kPhases = 20;
    std::atomic<int> wrong{0};
    pool.run([&](int worker) {
        long long expected = threads;
        for (int phase = 0; phase < kPhases; ++phase) {
            long long sum = 0;
            for (const long long value : values)
                sum += value;
            if (sum != expected)
                ++wrong;
            pool.barrier();
            values[static_cast<std::size_t>(worker)] = sum % 1000;
            expected = sum % 1000 * threads;
            pool.barrier();
        }
    });
    QCOMPARE(wrong.load(), 0);
}

void ThreadPoolTest::wakesUpAfterSleeping() {
    ThreadPool pool(2);
    for (int round = 0; round < 5; ++round) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5)); // far beyond the time of spinning
        std::atomic<int> calls{0};
        pool.run([&](int worker) {
            if (worker == 1) // the caller has to sleep, too
                std::this_thread::sleep_for(std::chrono::milliseconds(2));
            pool.barrier();
            ++calls;
        });
        QCOMPARE(calls.load(), 2);
    }
}

void ThreadPoolTest::runSeesWritesOfTheRunBefore() {
    ThreadPool pool(4);
    std::vector<int> numbers(4000);
    for (int round = 0; round < 50; ++round) {
        pool.run([&](int worker) { // each time another worker has this part
            const WorkRange part = workRange(4000, (worker + round) % 4, 4);
            for (long long i = part.begin; i < part.end; ++i)
                numbers[static_cast<std::size_t>(i)] += 1;
        });
    }
    for (const int number : numbers)
        QCOMPARE(number, 50);
}

void ThreadPoolTest::startsAndEndsWithoutWork() {
    for (int i = 0; i < 50; ++i)
        ThreadPool pool(3);
    ThreadPool pool(3);
    QCOMPARE(pool.threads(), 3);
}

void ThreadPoolTest::workRangesCoverAllOnce() {
    for (const long long count : {0LL, 1LL, 7LL, 64LL, 1000LL})
        for (const int workers : {1, 2, 3, 16})
            for (const long long grain : {1LL, 4LL, 16LL}) {
                long long next = 0;
                for (int worker = 0; worker < workers; ++worker) {
                    const WorkRange range = workRange(count, worker, workers, grain);
                    QCOMPARE(range.begin, next);
                    QVERIFY(range.end >= range.begin);
                    next = range.end;
                }
                QCOMPARE(next, count);
            }
}

void ThreadPoolTest::workRangesAreCutAtGrains() {
    for (int worker = 0; worker < 3; ++worker) {
        const WorkRange range = workRange(100, worker, 3, 16); // 7 pieces for 3 workers
        QCOMPARE(range.begin % 16, 0LL);
        QVERIFY(range.end % 16 == 0 || range.end == 100);
        QVERIFY(range.end - range.begin <= 3 * 16);
        QVERIFY(range.end - range.begin >= 2 * 16);
    }
}

QTEST_GUILESS_MAIN(ThreadPoolTest)
#include "tst_thread_pool.moc"
