// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/reader_texts.h"

#include <QCoreApplication>

#include <algorithm>

namespace conclave {

namespace {

QString say(const char* sentence) {
    return QCoreApplication::translate("Import", sentence);
}

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
    return name.isEmpty() ? say("[Attachment]") : say("[Attachment: %1]").arg(name);
}
QString imageNote() {
    return say("[Image]");
}
QString soundNote() {
    return say("[Sound]");
}

QString filesStayOut() {
    return say("Pictures, sounds and attached files are not brought over; a note stands in their place.");
}
QString instructionsStayOut() {
    return say("Instructions to the model are not brought over.");
}
QString resultsStayOut() {
    return say("What tools returned to the model is not brought over.");
}
QString unknownPart(const QString& kind) {
    return say("A part of a kind that is not known here (%1) is not brought over.").arg(kind.left(60));
}
QString unknownElement() {
    return say("Something that is no conversation is not brought over.");
}

} // namespace conclave
