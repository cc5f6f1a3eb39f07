// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/history_store.h"

#include "app/cli/console.h"
#include "app/cli/passphrase.h"
#include "app/store/open_files.h"

#include <QFile>
#include <QFileInfo>
#include <QtGlobal>

namespace conclave::cli {

namespace {

using engine::Error;
using engine::ErrorKind;
using engine::Result;

/// The application sets a damaged history aside and begins a new one. Commands must not do that to a file
/// that was named by mistake.
bool isSqliteFile(const QString& path) {
    const FileHead::Kind kind = OpenFiles::head(path).kind;
    return kind == FileHead::Kind::Plain || kind == FileHead::Kind::Encrypted;
}

QString pathOf(const Arguments& arguments) {
    return arguments.has("--database") ? fromBytes(arguments.text("--database")) : ChatStore::defaultPath();
}

Result<std::unique_ptr<ChatStore>> open(const Arguments& arguments, const QString& path, Access access) {
    if (QFileInfo::exists(path) && !isSqliteFile(path))
        return Error{
            ErrorKind::Corrupt,
            arguments.text("--database", "the history file").append(" is not a history of Conclave")};
    auto store = std::make_unique<ChatStore>(path);
    const Result<std::monostate> opened = waitFor(store->opened());
    if (!opened)
        return opened.error();
    if (store->status().kind == HistoryStatus::Kind::Locked)
        if (const auto unlocked = unlock(*store, arguments); !unlocked)
            return unlocked.error();
    if (!store->notice().isEmpty())
        note(store->notice().toStdString());
    if (const HistoryStatus status = store->status(); status.kind != HistoryStatus::Kind::Kept) {
        if (access == Access::Write)
            return Error{ErrorKind::Io, status.sentence.toStdString()};
        note(status.sentence.toStdString());
    }
    return store;
}

} // namespace

QString fromBytes(const std::string& path) {
    return QFile::decodeName(QByteArray::fromStdString(path));
}

QString fromText(const std::string& text) {
    return QString::fromLocal8Bit(text.data(), static_cast<qsizetype>(text.size()));
}

QString oneLine(QString text) {
    text.removeIf([](QChar c) { return c.category() == QChar::Other_Control && !c.isSpace(); });
    return text.simplified();
}

Error errorFrom(const StoreError& error) {
    const QString detail = error.detail.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(error.detail);
    return Error{error.kind == StoreError::Kind::NotFound ? ErrorKind::NotFound : ErrorKind::Io,
                 (error.title + detail).toStdString()};
}

Result<std::unique_ptr<ChatStore>> openStore(const Arguments& arguments, Access access) {
    const QString path = pathOf(arguments);
    if (QFileInfo::exists(path))
        return open(arguments, path, access);
    if (arguments.has("--database"))
        return Error{ErrorKind::NotFound, arguments.text("--database").append(" does not exist")};
    return std::unique_ptr<ChatStore>();
}

Result<std::unique_ptr<ChatStore>> openOrCreateStore(const Arguments& arguments) {
    return open(arguments, pathOf(arguments), Access::Write);
}

Result<FolderRow> findFolder(ChatStore& store, const std::string& name) {
    const auto folders = waitFor(store.folders());
    if (!folders)
        return folders.error();
    const QString wanted = fromText(name);
    QVector<FolderRow> found;
    for (const FolderRow& folder : *folders)
        if (folder.uuid == wanted)
            return folder;
        else if (folder.name == wanted)
            found.append(folder);
    if (found.size() == 1)
        return found[0];
    if (found.isEmpty())
        return Error{ErrorKind::NotFound, "there is no folder '" + name + "'"};
    return Error{ErrorKind::Invalid, "several folders are called '" + name +
                                         "'; give the uuid that conversations folders --json says"};
}

QtCore::QtCore() : m_application(m_count, m_words) {
    QCoreApplication::setApplicationName(QStringLiteral("conclave"));
    // Warnings of the store come back as errors and notices too.
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {});
}

} // namespace conclave::cli
