// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace conclave {

/// What the HTML is for.
enum class HtmlKind {
    Page,     ///< browsers: classes for html_page.cpp's styles, mathematics as MathML
    Document, ///< QTextDocument, for PDF: its few tags, looks in place, widths of columns, formulas in a line
};

/// @p markdown (CommonMark, with tables, task lists, strikethrough, bare links and mathematics) as HTML
/// blocks. Safe whatever it holds: HTML in it is text, images are links, links lead to http, https and mailto
/// only, every tag is closed. Headings are two levels lower. Any thread.
QString markdownHtml(const QString& markdown, HtmlKind kind);

/// @p code with the colours of @p language, as what stands in <pre>.
QString codeHtml(const QString& code, const QString& language, HtmlKind kind);

/// A block of a Document on a ground of its own, which a paragraph cannot have with a margin around its text.
QString boxedHtml(const QString& html, const char* ground);

/// @p text escaped; what HTML has no place for (control characters and the like) becomes U+FFFD.
QString htmlText(const QString& text);

} // namespace conclave
