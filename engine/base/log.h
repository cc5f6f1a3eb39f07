// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <spdlog/logger.h>

namespace conclave::engine {

/// The engine's own log. Where it goes is the program's decision: app/logging gives the logger its sinks,
/// an engine used alone writes warnings to standard error. Never logs the text of a conversation.
/// Thread-safe; the reference stays valid for the program's life.
spdlog::logger& log();

/// Replaces the logger. Call before the first model is opened.
void setLogger(std::shared_ptr<spdlog::logger> logger);

} // namespace conclave::engine
