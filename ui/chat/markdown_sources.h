// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chat/markdown_blocks.h"

namespace conclave {

/// Some blocks that follow one another, and the lines that they were made of.
struct MarkdownSource {
    int first = 0;
    int count = 1;
    QString text;
    bool operator==(const MarkdownSource&) const = default;
};

/// Where the blocks of parseMarkdown(@p markdown) stand in it, in order. Every source, parsed by itself,
/// makes exactly its blocks: that is how it is found. Blocks for which there are no such lines are left out;
/// blocks that share lines (a formula within a paragraph) or need others (a link defined elsewhere) come
/// together.
QVector<MarkdownSource> markdownSources(const QString& markdown, const QVector<MarkdownBlock>& blocks);

} // namespace conclave
