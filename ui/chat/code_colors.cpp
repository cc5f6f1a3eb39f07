// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/code_colors.h"

#include <QTextDocument>

namespace conclave {

CodeColors::CodeColors(QObject* parent) : QSyntaxHighlighter(parent) {
    connect(this, &CodeColors::colorsChanged, this, &QSyntaxHighlighter::rehighlight);
}

void CodeColors::setQuickDocument(QQuickTextDocument* document) {
    m_quickDocument = document;
    setDocument(document ? document->textDocument() : nullptr);
    emit changed();
}

void CodeColors::setLanguage(const QString& name) {
    if (m_name == name)
        return;
    m_name = name;
    m_language = codeLanguage(name);
    rehighlight();
    emit changed();
}

QColor CodeColors::colorOf(CodeStretch::Kind kind) const {
    switch (kind) {
    case CodeStretch::Kind::Keyword:
        return m_keyword;
    case CodeStretch::Kind::String:
        return m_string;
    case CodeStretch::Kind::Comment:
        return m_comment;
    case CodeStretch::Kind::Number:
        break;
    }
    return m_number;
}

void CodeColors::highlightBlock(const QString& text) {
    setCurrentBlockState(0);
    if (!m_language)
        return;
    QVector<CodeStretch> found;
    setCurrentBlockState(lexCodeLine(*m_language, text, previousBlockState(), found));
    for (const CodeStretch& stretch : found)
        setFormat(static_cast<int>(stretch.from), static_cast<int>(stretch.length), colorOf(stretch.kind));
}

} // namespace conclave
