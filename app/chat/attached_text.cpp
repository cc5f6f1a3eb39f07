// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/chat/attached_text.h"

namespace conclave {

namespace {

/// As the value of an attribute, on one line.
QString quoted(const QString& name) {
    return name.simplified().toHtmlEscaped();
}

QString withoutMarks(QString text) {
    return text.replace(QLatin1String("</file"), QLatin1String("<\\/file"), Qt::CaseInsensitive);
}

} // namespace

QString attachedText(const Attachment& attachment) {
    const QString text = withoutMarks(attachment.text);
    return QStringLiteral("<file name=\"") + quoted(attachment.name) + QStringLiteral("\">\n") + text +
           (text.endsWith(u'\n') ? QStringLiteral("</file>") : QStringLiteral("\n</file>"));
}

QString withAttachments(const QVector<Attachment>& attachments, const QString& question) {
    if (attachments.isEmpty())
        return question;
    QStringList parts;
    for (const Attachment& attachment : attachments)
        parts.append(attachedText(attachment));
    if (!question.isEmpty())
        parts.append(question);
    return parts.join(QStringLiteral("\n\n"));
}

} // namespace conclave
