// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/store/chat_store.h"
#include "engine/base/result.h"

#include <QCoreApplication>
#include <QFuture>
#include <QString>

#include <memory>
#include <string>

namespace conclave::cli {

/// What the commands on the history share.

constexpr Option kDatabaseOption =
    text("--database", "FILE", "the history (default: the one of the application)");

/// A path as the command line has it.
QString fromBytes(const std::string& path);

/// Words as the command line has them.
QString fromText(const std::string& text);

/// Foreign text as one line for a terminal, without control characters.
QString oneLine(QString text);

engine::Error errorFrom(const StoreError& error);

/// Waits for what the store's thread does: this program has nothing else to do meanwhile.
template <typename T>
engine::Result<T> waitFor(QFuture<StoreResult<T>> future) {
    const StoreResult<T> result = future.result();
    if (const StoreError* error = errorOf(result))
        return errorFrom(*error);
    return std::get<T>(result);
}

enum class Access { Read, Write };

/// Opens the history that --database names, or the application's. A file that is not there is never created:
/// nullptr for the application's own, NotFound for one that was named. What cannot be written (a newer
/// version's file, a full disk) can be read with a note, and is an error for Access::Write: the store would
/// keep it in memory, which ends with this program.
engine::Result<std::unique_ptr<ChatStore>> openStore(const Arguments& arguments,
                                                     Access access = Access::Read);
/// The same for commands that write; a file that is not there is created.
engine::Result<std::unique_ptr<ChatStore>> openOrCreateStore(const Arguments& arguments);

/// The folder of that name, else of that uuid. Errors: NotFound, and Invalid when several have the name.
engine::Result<FolderRow> findFolder(ChatStore& store, const std::string& name);

/// Qt's file and thread classes want an application object: one, as long as a command runs.
class QtCore {
  public:
    QtCore();

  private:
    int m_count = 1;
    char m_name[13] = "conclave-cli";
    char* m_words[2] = {m_name, nullptr};
    QCoreApplication m_application;
};

} // namespace conclave::cli
