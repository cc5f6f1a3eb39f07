// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/first_words.h"

namespace conclave {

namespace {
constexpr qsizetype kTitleCharacters = 60;
} // namespace

QString firstWords(const QString& text) {
    // Of a pasted book only the beginning is looked at.
    QString title = text.left(kTitleCharacters * 100).simplified();
    if (title.size() <= kTitleCharacters)
        return title;
    const qsizetype space = title.lastIndexOf(QLatin1Char(' '), kTitleCharacters);
    title.truncate(space > kTitleCharacters / 2 ? space : kTitleCharacters);
    if (title.back().isHighSurrogate())
        title.chop(1);
    return title + QChar(0x2026);
}

} // namespace conclave
