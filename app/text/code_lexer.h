// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>
#include <QStringList>
#include <QVector>

namespace conclave {

/// What the colouring of a language needs to know: words, comments and quotes. Enough to read code by; no
/// parser.
struct CodeLanguage {
    /// How its lines are read: as code, as tags, or each by its first character.
    enum class Form { Code, Markup, Difference };
    /// What counts as the key of a setting, which looks like a keyword.
    enum class Keys { None, BeforeColon, BeforeEquals, QuotedBeforeColon };

    Form form = Form::Code;
    Keys keys = Keys::None;
    QSet<QString> keywords;
    QStringList lineComments;
    QString blockCommentOpen;
    QString blockCommentClose;
    QString quotes;     ///< characters that open and close a string on one line
    QString longQuotes; ///< characters that, three in a row, open and close a string over several lines
    bool ignoresCase = false;
};

/// The language by the word after a code fence ("python", "py", "C++" …), or null when it is not known.
const CodeLanguage* codeLanguage(const QString& name);

/// A stretch of a line that has a colour of its own.
struct CodeStretch {
    enum class Kind { Keyword, String, Comment, Number };
    qsizetype from = 0;
    qsizetype length = 0;
    Kind kind = Kind::Keyword;
    bool operator==(const CodeStretch&) const = default;
};

/// Appends what is coloured in @p line, from left to right, to @p found. @p before is what this returned for
/// the line above, 0 for a first line; the value says whether a comment or a string goes on. Any thread.
int lexCodeLine(const CodeLanguage& language, const QString& line, int before, QVector<CodeStretch>& found);

} // namespace conclave
