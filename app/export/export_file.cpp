// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/conversation_export.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

namespace conclave {

namespace {

// With three bytes of UTF-8 for each it stays below the 255 bytes that file systems allow.
constexpr qsizetype kMaxNameLength = 80;

QString say(const char* text) {
    return QCoreApplication::translate("ConversationExport", text);
}

// Separators here and elsewhere, what shells and FAT refuse, and marks that turn the writing direction, with
// which a name can pretend to end in another extension.
bool isUnfit(QChar c) {
    const char16_t unit = c.unicode();
    return c.category() == QChar::Other_Control || QStringView(u"/\\:*?\"<>|").contains(c) ||
           c.isSurrogate() || (unit >= 0x202a && unit <= 0x202e) || (unit >= 0x2066 && unit <= 0x2069) ||
           unit == 0x2028 || unit == 0x2029 || unit == 0xfeff;
}

} // namespace

QString writeExport(const QString& path, const QByteArray& bytes) {
    const QString shown = QDir::toNativeSeparators(path);
    const QFileInfo info(path);
    if (info.isDir())
        return say("%1 is a folder. Choose a file name.").arg(shown);
    if (!info.absoluteDir().exists())
        return say("The folder of %1 does not exist. Choose another one.").arg(shown);
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    if (file.error() == QFileDevice::PermissionsError || file.error() == QFileDevice::OpenError)
        return say("%1 may not be written to (%2). Choose another folder.").arg(shown, file.errorString());
    return say("%1 could not be written (%2). Free some space or choose another folder.")
        .arg(shown, file.errorString());
}

QString exportFileName(const QString& title, ExportFormat format) {
    const QString extension =
        format == ExportFormat::Markdown ? QStringLiteral(".md") : QStringLiteral(".json");
    const qsizetype room = kMaxNameLength - extension.size();
    QString name;
    for (qsizetype i = 0; i < title.size(); ++i) {
        const bool isPair =
            title[i].isHighSurrogate() && i + 1 < title.size() && title[i + 1].isLowSurrogate();
        if (isPair) {
            name += QStringView(title).mid(i, 2);
            ++i;
        } else {
            name += isUnfit(title[i]) ? QChar(u' ') : title[i];
        }
    }
    name = name.simplified();
    // A leading dot hides the file.
    while (name.startsWith(u'.') || name.startsWith(u' '))
        name.remove(0, 1);
    if (name.size() > room) {
        name.truncate(room);
        if (name.back().isHighSurrogate())
            name.chop(1);
    }
    while (name.endsWith(u'.') || name.endsWith(u' '))
        name.chop(1);
    if (name.isEmpty())
        name = say("Conversation");
    return name + extension;
}

} // namespace conclave
