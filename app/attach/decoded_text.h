// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace conclave {

struct DecodedText {
    QString text;           ///< lines end in "\n"; no byte order mark
    QString encoding;       ///< "UTF-8", "windows-1252", …
    bool isGuessed = false; ///< nothing in the file says so
    int unreadable = 0;     ///< places that became U+FFFD
};

/// Nothing when @p bytes are no text: a program, a picture, something packed. Any thread.
std::optional<DecodedText> decodeText(QByteArrayView bytes);

/// Whether @p head, the beginning of a file, is that of a text. It may end within a character.
bool looksLikeText(QByteArrayView head);

} // namespace conclave
