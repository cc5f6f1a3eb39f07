// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/rows.h"

namespace conclave {

struct LoadedModel;

// Whether an answer that was stopped can go on.

/// By what it is: it was stopped, interrupted, or cut off by a limit, and does not end with a call of a tool.
bool canGoOn(const MessageRow& answer);

/// Why @p model cannot let it go on, in a sentence that says what to do: only the model that began an answer
/// ends it. Empty: it can.
QString whyNotBy(const LoadedModel& model, const MessageRow& answer);

} // namespace conclave
