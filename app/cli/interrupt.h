// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <thread>

namespace conclave::cli {

/// Turns the first Ctrl+C (or SIGTERM) into a stop request while it lives; the second one ends the program as
/// usual. At most one object at a time.
class Interrupt {
  public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    std::stop_token token() const { return m_stop.get_token(); }

  private:
    std::stop_source m_stop;
    std::thread m_watcher; // requesting a stop runs callbacks, which no signal handler may do
};

} // namespace conclave::cli
