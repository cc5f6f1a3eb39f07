// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/passphrase.h"

#include "app/cli/console.h"
#include "app/cli/history_store.h"

#include <csignal>
#include <fcntl.h>
#include <optional>
#include <string>
#include <string_view>
#include <termios.h>
#include <unistd.h>

namespace conclave::cli {

namespace {

using engine::Error;
using engine::ErrorKind;
using engine::Result;

QString firstLine(const std::string& text) {
    const std::string line = text.substr(0, text.find_first_of("\r\n"));
    return fromText(line);
}

volatile std::sig_atomic_t caughtSignal = 0;

void onSignal(int number) {
    caughtSignal = number;
}

/// The terminal of whoever started this, whatever the standard streams are, without an echo while it lives. A
/// Ctrl+C ends the program only after the echo is back.
class SilentTerminal {
  public:
    SilentTerminal() : m_terminal(::open("/dev/tty", O_RDWR | O_CLOEXEC)) {
        if (m_terminal < 0 || ::tcgetattr(m_terminal, &m_before) != 0)
            return;
        caughtSignal = 0;
        struct sigaction action {};
        action.sa_handler = onSignal; // and no SA_RESTART: reading ends
        sigemptyset(&action.sa_mask);
        ::sigaction(SIGINT, &action, &m_onInterrupt);
        ::sigaction(SIGTERM, &action, &m_onTermination);
        termios silent = m_before;
        silent.c_lflag &= ~tcflag_t(ECHO);
        m_isSilent = ::tcsetattr(m_terminal, TCSAFLUSH, &silent) == 0;
        m_isWatching = true;
    }
    ~SilentTerminal() {
        if (m_isSilent)
            ::tcsetattr(m_terminal, TCSAFLUSH, &m_before);
        if (m_terminal >= 0)
            ::close(m_terminal);
        if (!m_isWatching)
            return;
        ::sigaction(SIGINT, &m_onInterrupt, nullptr);
        ::sigaction(SIGTERM, &m_onTermination, nullptr);
        if (caughtSignal != 0)
            std::raise(caughtSignal);
    }
    SilentTerminal(const SilentTerminal&) = delete;
    SilentTerminal& operator=(const SilentTerminal&) = delete;

    /// Nothing when nobody is there.
    std::optional<QString> ask(std::string_view prompt) const {
        if (!m_isSilent || !write(prompt))
            return std::nullopt;
        std::string line;
        char c = 0;
        while (::read(m_terminal, &c, 1) == 1 && c != '\n')
            line += c;
        write("\n");
        return caughtSignal == 0 ? std::optional(fromText(line)) : std::nullopt;
    }

  private:
    bool write(std::string_view text) const {
        return ::write(m_terminal, text.data(), text.size()) == ssize_t(text.size());
    }

    const int m_terminal;
    termios m_before{};
    struct sigaction m_onInterrupt {};
    struct sigaction m_onTermination {};
    bool m_isSilent = false;
    bool m_isWatching = false;
};

/// From the option's file or the environment; nothing when neither is given.
Result<std::optional<QString>> given(const Arguments& arguments, const char* option, const char* variable) {
    if (arguments.has(option)) {
        const auto text = readInput(arguments.text(option));
        if (!text)
            return text.error();
        return std::optional<QString>(firstLine(*text));
    }
    if (qEnvironmentVariableIsSet(variable))
        return std::optional<QString>(qEnvironmentVariable(variable));
    return std::optional<QString>();
}

} // namespace

Result<std::monostate> unlock(ChatStore& store, const Arguments& arguments) {
    const HistoryEncryption encryption = store.encryption();
    if (!encryption.obstacle.isEmpty())
        return Error{ErrorKind::Unsupported, encryption.obstacle.toStdString()};
    auto text = given(arguments, kPassphraseOption.name, "CONCLAVE_PASSPHRASE");
    if (!text)
        return text.error();
    const bool isInKeyring = encryption.custody == KeyCustody::Keyring;
    if (!*text)
        *text = SilentTerminal().ask(isInKeyring ? "Recovery key of the history: "
                                                 : "Passphrase of the history: ");
    if (!*text)
        return Error{ErrorKind::NotFound,
                     isInKeyring
                         ? "the history is encrypted and its key is in the desktop's keyring, which is "
                           "not asked here: give the recovery key with --passphrase-file or "
                           "CONCLAVE_PASSPHRASE"
                         : "the history is encrypted: give its passphrase with --passphrase-file or "
                           "CONCLAVE_PASSPHRASE"};
    const std::optional<HistoryKey> key = HistoryKey::fromRecoveryText(**text);
    return waitFor(key && key->salt() == store.encryptionSalt() ? store.unlock(*key) : store.unlock(**text));
}

Result<QString> newPassphrase(const Arguments& arguments) {
    auto text = given(arguments, kNewPassphraseOption.name, "CONCLAVE_NEW_PASSPHRASE");
    if (!text)
        return text.error();
    if (!*text) {
        const SilentTerminal terminal;
        *text = terminal.ask("New passphrase: ");
        if (*text && terminal.ask("The same again: ") != *text)
            return Error{ErrorKind::Invalid, "the two passphrases are not the same; nothing was changed"};
    }
    if (!*text)
        return Error{ErrorKind::NotFound,
                     "give the passphrase with --new-passphrase-file or CONCLAVE_NEW_PASSPHRASE"};
    if ((*text)->isEmpty())
        return Error{ErrorKind::Invalid, "the passphrase is empty"};
    return **text;
}

} // namespace conclave::cli
