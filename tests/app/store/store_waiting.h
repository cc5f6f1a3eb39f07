// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/chat_store.h"

#include <QDebug>
#include <QFuture>
#include <QTest>

#include <utility>

namespace conclave {

/// The value of a store call, waited for. A StoreError fails the test (and reads as an empty value).
template <typename T>
T valueOf(StoreResult<T> result) {
    if (const auto* error = std::get_if<StoreError>(&result)) {
        QTest::qFail(qPrintable(error->title + QStringLiteral(" | ") + error->detail), __FILE__, __LINE__);
        return T{};
    }
    return std::get<T>(std::move(result));
}

template <typename T>
T valueOf(QFuture<StoreResult<T>> future) {
    return valueOf<T>(StoreResult<T>(future.result()));
}

/// The error of a store call, waited for; nothing when it succeeded.
template <typename T>
std::optional<StoreError> failureOf(QFuture<StoreResult<T>> future) {
    const StoreResult<T> result = future.result();
    if (const auto* error = std::get_if<StoreError>(&result))
        return *error;
    return std::nullopt;
}

} // namespace conclave
