// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace conclave {

/// An answer that is kept as HTML, as Markdown: paragraphs, headings, lists, code, tables, emphasis and links
/// to web pages. Everything else becomes its text. Any bytes will do; nothing is loaded.
QString markdownOfHtml(const QString& html);

} // namespace conclave
