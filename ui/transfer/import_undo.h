// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/chat_store.h"

#include <functional>

namespace conclave {

/// UndoableAct::takeBack of what came with an import, or with a backup that was merged: all of it goes into
/// the trash. @p store outlives the function.
inline std::function<QFuture<StoreDone>()> takingBackImport(ChatStore& store, qint64 importId) {
    return [&store, importId] {
        return store.removeImport(importId).then([](const StoreResult<UndoStep>& removed) {
            const StoreError* error = errorOf(removed);
            return error != nullptr ? StoreDone(*error) : StoreDone();
        });
    };
}

} // namespace conclave
