// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/futures/when_done.h"
#include "app/store/chat_store.h"

#include <functional>

namespace conclave {

/// UndoableAct::takeBack of what came with an import, or with a backup that was merged: all of it goes into
/// the trash. @p store outlives the function.
inline std::function<QFuture<StoreDone>()> takingBackImport(ChatStore& store, qint64 importId) {
    return
        [&store, importId] { return whenDone(store.removeImport(importId), &store, withoutValue<UndoStep>); };
}

} // namespace conclave
