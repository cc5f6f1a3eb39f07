// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/export_file.h"

#include "app/export/turns.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

#include <algorithm>

#include <unistd.h>

namespace conclave {

namespace {

// Leaves room in 255 bytes for " (2)" and for what a temporary file's name has behind it.
constexpr qsizetype kMaxNameLength = 80;
constexpr qsizetype kMaxNameBytes = 200;
constexpr qsizetype kTemporarySuffix = 7; // ".XXXXXX"

// Separators here and elsewhere, what shells and FAT refuse, and marks that turn the writing direction, with
// which a name can pretend to end in another extension.
bool isUnfit(QChar c) {
    const char16_t unit = c.unicode();
    return c.category() == QChar::Other_Control || QStringView(u"/\\:*?\"<>|").contains(c) ||
           c.isSurrogate() || (unit >= 0x202a && unit <= 0x202e) || (unit >= 0x2066 && unit <= 0x2069) ||
           unit == 0x2028 || unit == 0x2029 || unit == 0xfeff;
}

void chopCharacter(QString& name) {
    const bool isPair = name.size() > 1 && name.back().isLowSurrogate();
    name.chop(isPair ? 2 : 1);
}

// @p title without what file systems refuse, at most @p length UTF-16 units and @p bytes bytes.
QString fittingName(const QString& title, qsizetype length, qsizetype bytes) {
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
    while (name.size() > length || name.toUtf8().size() > bytes)
        chopCharacter(name);
    while (name.endsWith(u'.') || name.endsWith(u' '))
        name.chop(1);
    // What Windows keeps for devices, whatever extension follows: such a folder cannot be copied there.
    static const QRegularExpression device(QStringLiteral("^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\.|$)"),
                                           QRegularExpression::CaseInsensitiveOption);
    if (device.match(name).hasMatch())
        name.prepend(u'_');
    return name;
}

qsizetype mostNameBytes(const QString& folder) {
    const long most = ::pathconf(QFile::encodeName(folder).constData(), _PC_NAME_MAX);
    return most > 0 ? most : 255;
}

} // namespace

QString folderForFiles() {
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QFileInfo(documents).isDir() ? documents : QDir::homePath();
}

QString whyNotWritable(const QString& path) {
    const QString shown = QDir::toNativeSeparators(path);
    const QFileInfo info(path);
    if (path.isEmpty() || info.fileName().isEmpty())
        return ExportText::tr("No file was named. Choose a file name.");
    if (info.isDir())
        return ExportText::tr("%1 is a folder. Choose a file name.").arg(shown);
    const QString folder = info.absolutePath();
    if (!QFileInfo(folder).isDir())
        return ExportText::tr("The folder of %1 does not exist. Choose another one.").arg(shown);
    const qsizetype most = mostNameBytes(folder) - kTemporarySuffix;
    if (QFile::encodeName(info.fileName()).size() > most)
        return ExportText::tr(
                   "The file name is too long: at most %1 bytes are possible there. Choose a shorter one.")
            .arg(most);
    return {};
}

bool WholeFile::commitWhole() {
    if (isOpen() && flush() && isWhole())
        return commit();
    cancelWriting();
    return false;
}

qint64 WholeFile::writeData(const char* data, qint64 size) {
    const qint64 written = QSaveFile::writeData(data, size);
    m_isShort = m_isShort || written != size;
    return written;
}

QString WholeFile::problem() const {
    const QString shown = QDir::toNativeSeparators(fileName());
    if (error() == PermissionsError || error() == OpenError)
        return ExportText::tr("%1 may not be written to (%2). Choose another folder.")
            .arg(shown, errorString());
    const QString why = error() == NoError ? ExportText::tr("the disk is full") : errorString();
    return ExportText::tr("%1 could not be written (%2). Free some space or choose another folder.")
        .arg(shown, why);
}

QString writeExport(const QString& path, const QByteArray& bytes) {
    if (const QString problem = whyNotWritable(path); !problem.isEmpty())
        return problem;
    WholeFile file(path);
    if (file.open(QIODevice::WriteOnly)) {
        file.write(bytes);
        if (file.commitWhole())
            return {};
    }
    return file.problem();
}

QString exportExtension(ExportFormat format) {
    switch (format) {
    case ExportFormat::Markdown:
        return QStringLiteral(".md");
    case ExportFormat::Json:
        return QStringLiteral(".json");
    case ExportFormat::Html:
        return QStringLiteral(".html");
    case ExportFormat::Pdf:
        return QStringLiteral(".pdf");
    case ExportFormat::Text:
        break;
    }
    return QStringLiteral(".txt");
}

QString exportFileName(const QString& title, ExportFormat format) {
    const QString extension = exportExtension(format);
    const QString name =
        fittingName(title, kMaxNameLength - extension.size(), kMaxNameBytes - extension.size());
    return (name.isEmpty() ? ExportText::tr("Conversation") : name) + extension;
}

QString exportFolderName(const QString& name) {
    const QString fitting = fittingName(name, kMaxNameLength, kMaxNameBytes);
    return fitting.isEmpty() ? ExportText::tr("Folder") : fitting;
}

QString UsedNames::take(const QString& name, const QString& extension, const QDir& folder) {
    const QString base = name.chopped(extension.size());
    QString candidate = name;
    for (int i = 2; isTaken(candidate, folder); ++i)
        candidate = QStringLiteral("%1 (%2)%3").arg(base).arg(i).arg(extension);
    m_taken.insert(folded(candidate));
    return candidate;
}

bool UsedNames::isTaken(const QString& name, const QDir& folder) const {
    // A link that leads nowhere is a name that is taken too.
    const QFileInfo info(folder.filePath(name));
    return m_taken.contains(folded(name)) || info.exists() || info.isSymLink();
}

QString UsedNames::folded(const QString& name) {
    return name.normalized(QString::NormalizationForm_C).toCaseFolded();
}

} // namespace conclave
