// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QtGlobal>

#include <memory>

namespace spdlog {
class logger;
}

namespace conclave {

/// The program's one log: a file that is rotated (three of 1 MiB), readable by its owner only. While it
/// lives, Qt's messages go to it under the name "app" and the engine's under "engine"; warnings go to
/// standard error too. No part of the program logs the text of a conversation.
///
/// The environment variable CONCLAVE_LOG sets the level: trace, debug, info (when unset), warning, error,
/// critical, off; what is set there is also shown on standard error.
///
/// Made first in main() and destroyed last, when no other thread is left. Never fails: without a file there
/// is standard error.
class Logging {
  public:
    explicit Logging(const QString& path = defaultPath());
    ~Logging();
    Logging(const Logging&) = delete;
    Logging& operator=(const Logging&) = delete;

    /// $XDG_STATE_HOME/conclave/conclave.log; ~/.local/state when the variable is unset or not absolute.
    static QString defaultPath();

    /// The file that is written; empty when it could not be opened.
    const QString& path() const { return m_path; }

  private:
    std::shared_ptr<spdlog::logger> m_logger;
    QString m_path;
    QtMessageHandler m_previousHandler = nullptr;
};

} // namespace conclave
