// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>
#include <QVector>

namespace conclave {

/// One top-level block of a Markdown text, ready to be shown by one item of the transcript.
struct MarkdownBlock {
    enum class Kind { Paragraph, Heading, List, Quote, Table, Code, Formula, Rule };
    Kind kind = Kind::Paragraph;
    /// Code: the plain text. Formula: its TeX. Rule: empty. Otherwise rich text in the few tags that
    /// QTextDocument knows, made here and nowhere else: no attribute of the input reaches it but checked
    /// links, no colour, and no image but formulas (math/inline_formula.h), which hold their source and are
    /// drawn.
    QString body;
    QString language; ///< Code: the word after the fence, at most 30 characters
    QString fileName; ///< Code: given after the fence; empty: none
    int level = 0;    ///< Heading: 1 to 6
    bool operator==(const MarkdownBlock&) const = default;
};

/// Splits @p markdown (CommonMark, with tables, task lists, strikethrough, bare links, and mathematics
/// between
/// \( and \), \[ and \], $$ and $$; HTML is shown as text). A formula that is set as a display is a block of
/// its own, unless it stands in a list, a quote or a table.
///
/// Any text is Markdown: nothing fails. Text that is still growing may be parsed at every step; what does not
/// change in the text does not change in the blocks before it. Images become links that say what they are:
/// nothing is ever fetched.
QVector<MarkdownBlock> parseMarkdown(QStringView markdown);

/// Around code that stands among right-to-left words. Not part of what is copied or read aloud.
inline constexpr QChar kLeftToRightIsolate(0x2066);
inline constexpr QChar kIsolateEnd(0x2069);

/// What a reader sees of a block's rich text, with the source of each formula in its place. Words do not go
/// on from one paragraph, item or cell to the next: there is a line break between them.
QString plainTextOf(const QString& richText);

/// The same as a TextEdit's document has it, for finding words: a formula is one character, U+FFFC.
QString shownTextOf(const QString& richText);

} // namespace conclave
