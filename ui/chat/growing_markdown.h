// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chat/markdown_blocks.h"

namespace conclave {

/// The blocks of a text that grows at its end. What has been parsed and cannot change any more is kept, so
/// that a token costs the same at the beginning and at the end of a long answer; only a single block that is
/// very long itself (a list, code) is parsed as a whole.
class GrowingMarkdown {
  public:
    /// @p kept: the last this many characters are parsed anew each time, at least.
    explicit GrowingMarkdown(qsizetype kept = 2000) : m_kept(kept) {}

    /// Those of parseMarkdown(@p text). Fast when @p text begins with what it was before, right always.
    const QVector<MarkdownBlock>& blocks(const QString& text);

    /// How many blocks at the beginning are those of the call before.
    qsizetype unchangedCount() const { return m_unchanged; }
    qsizetype doneSize() const { return m_done.size(); } ///< of the part that is not parsed any more

  private:
    void advance(QStringView tail, const QVector<MarkdownBlock>& parsed);

    qsizetype m_kept;
    QString m_done; ///< up to the beginning of a block
    QVector<MarkdownBlock> m_blocks;
    qsizetype m_doneBlocks = 0; ///< the first of m_blocks, made of m_done
    qsizetype m_unchanged = 0;
    qsizetype m_tried = 0; ///< in what follows m_done: where it was of no use to look for the next block
    bool m_hasDefinitions = false; ///< of links, which change what stands above them
};

} // namespace conclave
