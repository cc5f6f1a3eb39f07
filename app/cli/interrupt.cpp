// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

#include <atomic>
#include <cerrno>
#include <csignal>

#include <semaphore.h>

namespace conclave::cli {

namespace {

sem_t wake; // posted by the handler or by the destructor
std::atomic<bool> isEnding = false;

void onSignal(int) {
    const int kept = errno;
    sem_post(&wake);
    errno = kept;
}

void handle(void (*handler)(int)) {
    struct sigaction action {};
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

} // namespace

Interrupt::Interrupt() {
    sem_init(&wake, 0, 0);
    isEnding = false;
    m_watcher = std::thread([this] {
        while (sem_wait(&wake) != 0) {
        }
        if (!isEnding)
            m_stop.request_stop();
    });
    handle(onSignal);
}

Interrupt::~Interrupt() {
    handle(SIG_DFL);
    isEnding = true;
    sem_post(&wake);
    m_watcher.join();
    sem_destroy(&wake);
}

} // namespace conclave::cli
