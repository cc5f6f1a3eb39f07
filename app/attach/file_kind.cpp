// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/attach/file_kind.h"

#include "app/attach/decoded_text.h"

#include <QCoreApplication>
#include <QMimeDatabase>

namespace conclave {

namespace {

/// What mail programs and printers put before a PDF, at most.
constexpr qsizetype kPdfWithin = 1024;

/// In whose name the sentences are translated.
struct FileKindText {
    Q_DECLARE_TR_FUNCTIONS(FileKind)
};

QString refusal(const QString& name, const QByteArray& head) {
    const QMimeDatabase types;
    const QMimeType seen = types.mimeTypeForFileNameAndData(name, head);
    const QString type = seen.name();
    if (type.startsWith(u"image/"))
        return FileKindText::tr("A picture has no text that can be read.", "about a file");
    if (type.startsWith(u"audio/") || type.startsWith(u"video/"))
        return FileKindText::tr("Sound and films have no text that can be read.", "about a file");
    if (type == u"application/msword" || name.endsWith(u".doc", Qt::CaseInsensitive))
        return FileKindText::tr("Old Word documents cannot be read. Save it as .docx or PDF.",
                                "about a file");
    for (const char* packed :
         {"application/gzip", "application/x-tar", "application/x-7z-compressed", "application/x-xz",
          "application/vnd.rar", "application/x-bzip", "application/zstd"})
        if (seen.inherits(QLatin1String(packed)))
            return FileKindText::tr("This file is packed. Unpack it, and attach what is in it.",
                                    "about a file");
    return FileKindText::tr("This file is no text. Text files, PDFs, .docx and .odt can be read.",
                            "about a file");
}

} // namespace

FileKind fileKindOf(const QString& name, const QByteArray& head) {
    if (head.left(kPdfWithin).contains("%PDF-"))
        return {FileKind::Way::Document, QStringLiteral("application/pdf"), {}};
    if (head.startsWith("PK\x03\x04")) // what is in the zip, the program sees
        return {FileKind::Way::Document, QStringLiteral("application/zip"), {}};
    if (!looksLikeText(head))
        return {FileKind::Way::Refused, {}, refusal(name, head)};
    const QMimeType byName = QMimeDatabase().mimeTypeForFile(name, QMimeDatabase::MatchExtension);
    return {FileKind::Way::Text,
            byName.inherits(QStringLiteral("text/plain")) ? byName.name() : QStringLiteral("text/plain"),
            {}};
}

} // namespace conclave
