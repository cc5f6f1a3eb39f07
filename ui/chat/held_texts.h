// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QSet>
#include <QString>

namespace conclave {

/// Long texts that belong to questions not sent yet, and that the composer shows as a chip: an editor needs
/// seconds to lay out 2 MB. A draft is what was typed, an empty line, and the held text of its conversation.
/// Lives on the GUI thread.
class HeldTexts {
  public:
    /// What is longer is held.
    static constexpr qsizetype kMostInEditor = 20'000; // characters

    /// Of a conversation's draft @p whole, what stands in the editor. A draft that does not end with the held
    /// text has been replaced: nothing of it is held any more. One that is too long is held from now on,
    /// unless it has been released.
    QString typed(qint64 conversationId, const QString& whole);
    /// The draft when @p typed stands in the editor.
    QString whole(qint64 conversationId, const QString& typed) const;
    QString held(qint64 conversationId) const { return m_texts.value(conversationId); }
    /// Appends @p text to what is held.
    void hold(qint64 conversationId, const QString& text);
    /// The draft stands in the editor from now on, however long, until it is empty.
    void release(qint64 conversationId);
    /// Returns what was held and is no longer part of the draft.
    QString take(qint64 conversationId) { return m_texts.take(conversationId); }

  private:
    QHash<qint64, QString> m_texts; ///< none of them empty
    QSet<qint64> m_released;
};

} // namespace conclave
