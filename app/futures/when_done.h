// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QPointer>
#include <QPromise>
#include <QThread>

#include <memory>
#include <type_traits>
#include <utility>

namespace conclave {

namespace detail {

template <typename T>
struct IsFuture : std::false_type {};
template <typename T>
struct IsFuture<QFuture<T>> : std::true_type {
    using Value = T;
};

} // namespace detail

/// Calls @p function with the result of @p future: at once when it is finished already, else from the event
/// loop. It is not called when the future is cancelled, or when @p context is gone by then. @p context lives
/// on the caller's thread, the promise on any.
///
/// Returns the future of what @p function returns (of the value in it, when that is a future itself). It is
/// cancelled when the function is not called.
///
/// Use this and not QFuture::then(), which is not safe while another thread finishes the promise (Qt 6.4):
/// it finds the future finished, calls the continuation and only then puts it away, and the thread that has
/// just finished the future, which looks for continuations a moment later, calls it once more, with a promise
/// that is gone. QFuture::unwrap() is made of it.
template <typename T, typename Function>
auto whenDone(const QFuture<T>& future, QObject* context, Function function) {
    using Made = std::invoke_result_t<Function&, const T&>;
    Q_ASSERT(context->thread() == QThread::currentThread());
    if constexpr (detail::IsFuture<Made>::value) {
        using Value = typename detail::IsFuture<Made>::Value;
        auto promise = std::make_shared<QPromise<Value>>(); // cancels what it did not finish
        promise->start();
        const QFuture<Value> made = promise->future();
        whenDone(future, context,
                 [context = QPointer<QObject>(context), promise,
                  function = std::move(function)](const T& result) mutable {
                     const QFuture<Value> inner = function(result);
                     if (context == nullptr) // the function has deleted it
                         return;
                     whenDone(inner, context, [promise](const Value& value) {
                         promise->addResult(value);
                         promise->finish();
                     });
                 });
        return made;
    } else if constexpr (!std::is_void_v<Made>) {
        return whenDone(future, context, [function = std::move(function)](const T& result) mutable {
            return QtFuture::makeReadyFuture(function(result));
        });
    } else if (future.isFinished()) {
        if (!future.isCanceled())
            function(future.result());
    } else {
        auto* watcher = new QFutureWatcher<T>(context);
        QObject::connect(watcher, &QFutureWatcherBase::finished, watcher,
                         [watcher, function = std::move(function)]() mutable {
                             watcher->deleteLater();
                             if (!watcher->isCanceled())
                                 function(watcher->result());
                         });
        watcher->setFuture(future);
    }
}

} // namespace conclave
