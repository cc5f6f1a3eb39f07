// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/reader_texts.h"

#include "app/import/import_text.h"

#include <algorithm>

namespace conclave {

namespace {

void append(QString& text, const QString& more, const QString& between) {
    if (!text.isEmpty() && !more.isEmpty())
        text += between;
    text += more;
}

} // namespace

void appendParagraph(QString& text, const QString& more) {
    append(text, more, QStringLiteral("\n\n"));
}
void appendLine(QString& text, const QString& more) {
    append(text, more, QStringLiteral("\n"));
}

QString fenced(const QString& text, const QString& language) {
    qsizetype longest = 2;
    qsizetype run = 0;
    for (const QChar c : text) {
        run = c == QLatin1Char('`') ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    const QString fence(longest + 1, QLatin1Char('`'));
    return fence + language + QLatin1Char('\n') + text +
           (text.endsWith(QLatin1Char('\n')) ? QString() : QStringLiteral("\n")) + fence;
}

QString attachmentNote(const QString& name) {
    return name.isEmpty() ? ImportText::tr("[Attachment]") : ImportText::tr("[Attachment: %1]").arg(name);
}
QString imageNote() {
    return ImportText::tr("[Image]");
}
QString soundNote() {
    return ImportText::tr("[Sound]");
}

QString filesStayOut() {
    return ImportText::tr(
        "Pictures, sounds and attached files are not brought over; a note stands in their place.");
}
QString instructionsStayOut() {
    return ImportText::tr("Instructions to the model are not brought over.");
}
QString resultsStayOut() {
    return ImportText::tr("What tools returned to the model is not brought over.");
}
QString unknownPart(const QString& kind) {
    return ImportText::tr("A part of a kind that is not known here (%1) is not brought over.")
        .arg(kind.left(60));
}
QString unknownElement() {
    return ImportText::tr("Something that is no conversation is not brought over.");
}

} // namespace conclave
