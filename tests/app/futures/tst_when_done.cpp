// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/futures/when_done.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

using namespace conclave;

namespace {

QPromise<int> started() {
    QPromise<int> promise;
    promise.start();
    return promise;
}

void finish(QPromise<int>& promise, int value) {
    promise.addResult(value);
    promise.finish();
}

} // namespace

class TestWhenDone : public QObject {
    Q_OBJECT

  private slots:
    void callsAtOnceWhenItIsFinished() {
        int seen = 0;
        whenDone(QtFuture::makeReadyFuture(7), this, [&](int value) { seen = value; });
        QCOMPARE(seen, 7);
    }

    void callsFromTheEventLoopOfTheCaller() {
        QPromise<int> promise = started();
        int seen = 0;
        const QThread* where = nullptr;
        whenDone(promise.future(), this, [&](int value) {
            seen = value;
            where = QThread::currentThread();
        });
        std::thread([&] { finish(promise, 7); }).join();
        QCOMPARE(seen, 0);
        QTRY_COMPARE(seen, 7);
        QCOMPARE(where, QThread::currentThread());
    }

    void callsInTheOrderOfFinishing() {
        QPromise<int> first = started(), second = started();
        QVector<int> seen;
        whenDone(first.future(), this, [&](int value) { seen.append(value); });
        whenDone(second.future(), this, [&](int value) { seen.append(value); });
        finish(second, 2);
        finish(first, 1);
        QTRY_COMPARE(seen, (QVector<int>{2, 1}));
    }

    void severalMayWaitForOne() {
        QPromise<int> promise = started();
        int sum = 0;
        for (int i = 0; i < 3; ++i)
            whenDone(promise.future(), this, [&](int value) { sum += value; });
        finish(promise, 7);
        QTRY_COMPARE(sum, 21);
    }

    void returnsWhatTheFunctionMakes() {
        QPromise<int> promise = started();
        const QFuture<QString> made =
            whenDone(promise.future(), this, [](int value) { return QString::number(value); });
        QVERIFY(!made.isFinished());
        finish(promise, 7);
        QTRY_VERIFY(made.isFinished());
        QCOMPARE(made.result(), QStringLiteral("7"));
    }

    void returnsTheValueOfAFuture() {
        QPromise<int> promise = started(), inner = started();
        const QFuture<int> made = whenDone(promise.future(), this, [&](int) { return inner.future(); });
        finish(promise, 7);
        QTest::qWait(1);
        QVERIFY(!made.isFinished());
        finish(inner, 8);
        QTRY_VERIFY(made.isFinished());
        QCOMPARE(made.result(), 8);
    }

    void doesNotCallWhenItIsCancelled_data() {
        QTest::addColumn<bool>("isBefore");
        QTest::newRow("before") << true;
        QTest::newRow("afterwards") << false;
    }
    void doesNotCallWhenItIsCancelled() {
        QFETCH(bool, isBefore);
        auto promise = std::make_unique<QPromise<int>>();
        promise->start();
        const QFuture<int> future = promise->future();
        if (isBefore)
            promise.reset(); // which cancels what is not finished
        bool isCalled = false;
        const QFuture<int> made = whenDone(future, this, [&](int value) {
            isCalled = true;
            return value;
        });
        promise.reset();
        QTRY_VERIFY(made.isFinished());
        QVERIFY(made.isCanceled());
        QVERIFY(!isCalled);
    }

    void doesNotCallWhenTheContextIsGone() {
        QPromise<int> promise = started();
        auto context = std::make_unique<QObject>();
        bool isCalled = false;
        const QFuture<int> made = whenDone(promise.future(), context.get(), [&](int value) {
            isCalled = true;
            return value;
        });
        finish(promise, 7); // the event is on its way
        context.reset();
        QVERIFY(made.isCanceled());
        QTest::qWait(1);
        QVERIFY(!isCalled);
    }

    void theFunctionMayDeleteTheContext() {
        QPromise<int> promise = started();
        auto context = std::make_unique<QObject>();
        std::optional<int> seen;
        whenDone(promise.future(), context.get(), [&context, &seen, kept = QString(100, u'x')](int value) {
            context.reset();
            if (kept.size() == 100) // what was captured lives as long as the call
                seen = value;
        });
        finish(promise, 7);
        QTRY_VERIFY(seen.has_value());
        QCOMPARE(*seen, 7);
    }

    void aFunctionThatReturnsSomethingMayDoSoToo() {
        QPromise<int> promise = started();
        auto context = std::make_unique<QObject>();
        const QFuture<int> made = whenDone(promise.future(), context.get(), [&context](int value) {
            context.reset();
            return value;
        });
        finish(promise, 7);
        QTRY_VERIFY(made.isFinished());
        QVERIFY(made.isCanceled());
        QVERIFY(!context);
    }

    void leavesNothingBehind() {
        QObject context;
        for (int i = 0; i < 100; ++i) {
            QPromise<int> promise = started();
            whenDone(promise.future(), &context, [](int) {});
            finish(promise, i);
        }
        QTRY_VERIFY(context.children().isEmpty());
    }

    /// A thread finishes promises while this attaches to them: QFuture::then() crashes here at once.
    void callsOnceWhateverTheMoment() {
        constexpr int kTimes = 20'000;
        std::atomic<QPromise<int>*> offered = nullptr;
        std::jthread finisher([&](const std::stop_token& stop) {
            for (int i = 0; !stop.stop_requested();)
                if (const std::unique_ptr<QPromise<int>> promise(offered.exchange(nullptr)); promise)
                    finish(*promise, i++);
                else
                    std::this_thread::yield();
        });
        std::vector<int> calls(kTimes);
        int wrong = 0, late = 0;
        for (int i = 0; i < kTimes; ++i) {
            auto promise = std::make_unique<QPromise<int>>(started());
            const QFuture<int> future = promise->future();
            offered = promise.release();
            for (int pause = i % 1000; pause > 0; --pause) // now the one, now the other is there first
                offered.load();
            while (i % 16 == 0 && !future.isFinished()) // on one core, too
                std::this_thread::yield();
            bool isAttaching = true;
            whenDone(future, this, [&, i](int value) {
                ++calls[static_cast<size_t>(i)];
                wrong += value != i;
                late += !isAttaching;
            });
            isAttaching = false;
            while (calls[static_cast<size_t>(i)] == 0) {
                QCoreApplication::processEvents();
                std::this_thread::yield();
            }
        }
        QCOMPARE(std::count(calls.begin(), calls.end(), 1), kTimes);
        QCOMPARE(wrong, 0);
        qInfo("%d of %d were called from the event loop", late, kTimes);
        QVERIFY(late > 0);
        QVERIFY(late < kTimes);
    }

    void nothingElseContinuesAFuture() {
        static const QRegularExpression continued(QStringLiteral(R"((\.|->)(then|unwrap)\()"));
        int files = 0;
        for (const char* folder : {"app", "ui"}) {
            QDirIterator it(QStringLiteral(CONCLAVE_SOURCE_DIR) + u'/' + QLatin1String(folder),
                            {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                            QDirIterator::Subdirectories);
            while (it.hasNext()) {
                QFile file(it.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                QVERIFY2(!QString::fromUtf8(file.readAll()).contains(continued),
                         qPrintable(file.fileName() + QStringLiteral(": use whenDone(), which says why")));
                ++files;
            }
        }
        QVERIFY(files > 300);
    }
};

QTEST_GUILESS_MAIN(TestWhenDone)
#include "tst_when_done.moc"
