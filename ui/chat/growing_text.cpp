// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/growing_text.h"

#include <QTextBlockFormat>
#include <QTextCursor>
#include <QTextDocument>

namespace conclave {

void GrowingText::setText(const QString& text) {
    if (m_text == text)
        return;
    m_text = text;
    apply();
    emit changed();
}

void GrowingText::begin() {
    m_hasBegun = true;
    apply();
}

void GrowingText::redraw() {
    if (m_shown.isEmpty())
        return;
    m_shown.clear();
    apply();
}

void GrowingText::apply() {
    QTextDocument* document = m_document ? m_document->textDocument() : nullptr;
    if (!m_hasBegun || !document || m_shown == m_text)
        return;
    document->setUndoRedoEnabled(false);
    QTextCursor cursor(document);
    if (!m_shown.isEmpty() && m_text.startsWith(m_shown)) {
        cursor.movePosition(QTextCursor::End);
        cursor.insertText(m_text.mid(m_shown.size()));
    } else {
        cursor.beginEditBlock();
        cursor.select(QTextCursor::Document);
        cursor.removeSelectedText();
        QTextBlockFormat format; // each further line takes after the first
        if (m_isCode) {
            format.setLayoutDirection(Qt::LeftToRight);
            format.setAlignment(Qt::AlignLeft | Qt::AlignAbsolute); // TextEdit turns its own around
        }
        cursor.setBlockFormat(format);
        cursor.insertText(m_text);
        cursor.endEditBlock();
    }
    m_shown = m_text;
}

} // namespace conclave
