// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"

#include <cerrno>
#include <csignal>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace conclave::cli {

using engine::Error;
using engine::ErrorKind;
using engine::Result;

namespace {

int outputError = 0; // errno of the first write to standard output that failed

std::string reason(int number) {
    return std::generic_category().message(number);
}

int writeAll(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(descriptor, text.data(), text.size());
        if (written < 0 && errno != EINTR)
            return errno;
        if (written > 0)
            text.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

void complain(std::string message) {
    for (char& c : message) // names in it come from files
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            c = ' ';
    progress({});
    writeAll(STDERR_FILENO, "conclave-cli: " + message + "\n");
}

} // namespace

void prepareConsole() {
    std::signal(SIGPIPE, SIG_IGN);
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        if (::fcntl(descriptor, F_GETFD) < 0)
            // The lowest free number is this one. Wrong direction on purpose: a write must still fail.
            (void)::open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

bool print(std::string_view text) {
    if (outputError == 0)
        outputError = writeAll(STDOUT_FILENO, text);
    return outputError == 0;
}

int finish() {
    if (outputError == 0)
        return kDone;
    return fail("cannot write to standard output: " + reason(outputError));
}

int fail(const std::string& message) {
    complain(message);
    return kFailed;
}

int fail(const Error& error) {
    return fail(error.message);
}

int wrongUsage(const std::string& message) {
    complain(message);
    return kWrongUsage;
}

void note(const std::string& message) {
    complain("note: " + message);
}

void progress(const std::string& text) {
    static bool isShown = false;
    static const bool isTerminal = ::isatty(STDERR_FILENO) == 1;
    if (!isTerminal || (text.empty() && !isShown))
        return;
    writeAll(STDERR_FILENO, "\r\x1b[K" + text); // back to the start, clear the line
    isShown = !text.empty();
}

Result<std::string> readInput(const std::string& path) {
    const bool isStandardInput = path == "-";
    const int descriptor = isStandardInput ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const std::string name = isStandardInput ? "standard input" : "'" + path + "'";
    if (descriptor < 0)
        return Error{errno == ENOENT ? ErrorKind::NotFound : ErrorKind::Io,
                     "cannot read " + name + ": " + reason(errno)};
    std::string content;
    int failure = 0;
    for (;;) {
        char buffer[65536];
        const ssize_t length = ::read(descriptor, buffer, sizeof buffer);
        if (length == 0)
            break;
        if (length < 0 && errno != EINTR) {
            failure = errno;
            break;
        }
        if (length > 0)
            content.append(buffer, static_cast<std::size_t>(length));
    }
    if (!isStandardInput)
        ::close(descriptor);
    if (failure != 0)
        return Error{ErrorKind::Io, "cannot read " + name + ": " + reason(failure)};
    return content;
}

} // namespace conclave::cli
