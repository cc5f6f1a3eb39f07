// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/store/chat_store.h"
#include "engine/base/result.h"

#include <QString>

#include <variant>

namespace conclave::cli {

constexpr Option kPassphraseOption =
    text("--passphrase-file", "FILE",
         "the passphrase of an encrypted history, or its recovery key, is the "
         "first line of FILE (default: CONCLAVE_PASSPHRASE, or asked for)");
constexpr Option kNewPassphraseOption = text("--new-passphrase-file", "FILE",
                                             "encrypt: the passphrase from now on is the first line of FILE "
                                             "(default: CONCLAVE_NEW_PASSPHRASE, or asked for twice)");

/// Opens a locked history with what --passphrase-file, CONCLAVE_PASSPHRASE or somebody at the terminal says.
/// Errors: NotFound when none of them says anything.
engine::Result<std::monostate> unlock(ChatStore& store, const Arguments& arguments);

/// What --new-passphrase-file, CONCLAVE_NEW_PASSPHRASE or somebody at the terminal says, twice the same.
engine::Result<QString> newPassphrase(const Arguments& arguments);

} // namespace conclave::cli
