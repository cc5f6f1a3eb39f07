// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <string>
#include <string_view>

namespace conclave::cli {

/// What the program ends with. Scripts depend on the numbers.
enum ExitStatus { kDone = 0, kFailed = 1, kWrongUsage = 2 };

/// Call first in main(): makes a closed pipe an error of write() instead of the program's death, and keeps
/// closed standard descriptors from being taken by the next file that is opened.
void prepareConsole();

/// Writes to standard output at once. False when it cannot be written (closed pipe, full disk); the first
/// reason is kept for finish().
bool print(std::string_view text);

/// kDone when all was written, else kFailed with the reason on standard error.
int finish();

/// One line "conclave-cli: …" on standard error, whatever line breaks the message has, and kFailed.
int fail(const std::string& message);
int fail(const engine::Error& error);
/// The same with kWrongUsage.
int wrongUsage(const std::string& message);

/// A line on standard error that is no failure.
void note(const std::string& message);

/// Overwrites the last line of standard error when that is a terminal; empty text clears it.
void progress(const std::string& text);

/// All bytes of the file @p path, or of standard input for "-". Errors: NotFound, Io.
engine::Result<std::string> readInput(const std::string& path);

} // namespace conclave::cli
