// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>

class QTextBlock;
class QTextDocument;

namespace conclave {

/// What is copied of a part of the transcript: a stretch of the document that shows it, in plain words or as
/// Markdown. Positions are those of the document, which may be another one made of the same text.

/// A document of a part's body as TextEdit makes it; @p isRich: rich text of parseMarkdown().
std::unique_ptr<QTextDocument> documentOf(const QString& body, bool isRich);

/// What a reader sees between two positions, with formulas as their source. Items of lists keep their bullets
/// or numbers, cells are parted by tabs and rows of a table by line breaks.
QString plainText(const QTextDocument& document, int from, int to);

/// The same with the marks of Markdown: emphasis, code, links, lists, and tables by whole rows below their
/// header. A stretch within one cell is its words.
QString markdownText(const QTextDocument& document, int from, int to);

/// The first table of the document as comma-separated values (RFC 4180, but with "\n"); empty: there is none.
QString csvText(const QTextDocument& document);

/// Whether @p block is one of the empty lines that a document has before and after a table.
bool isBesideTable(const QTextBlock& block);

/// @p text as a quotation in Markdown, each line after "> ".
QString quoted(const QString& text);

} // namespace conclave
