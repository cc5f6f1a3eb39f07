// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/code_lexer.h"

#include <QColor>
#include <QPointer>
#include <QQmlEngine>
#include <QQuickTextDocument>
#include <QSyntaxHighlighter>

namespace conclave {

/// Colours keywords, strings, comments and numbers of a code block. Works line by line, so that a block that
/// grows at its end is not coloured anew. Unknown languages keep one colour.
class CodeColors : public QSyntaxHighlighter {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQuickTextDocument* document READ quickDocument WRITE setQuickDocument NOTIFY changed)
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY changed)
    Q_PROPERTY(QColor keyword MEMBER m_keyword NOTIFY colorsChanged)
    Q_PROPERTY(QColor string MEMBER m_string NOTIFY colorsChanged)
    Q_PROPERTY(QColor comment MEMBER m_comment NOTIFY colorsChanged)
    Q_PROPERTY(QColor number MEMBER m_number NOTIFY colorsChanged)

  public:
    explicit CodeColors(QObject* parent = nullptr);

    QQuickTextDocument* quickDocument() const { return m_quickDocument; }
    void setQuickDocument(QQuickTextDocument* document);
    QString language() const { return m_name; }
    void setLanguage(const QString& name);

  signals:
    void changed();
    void colorsChanged();

  protected:
    void highlightBlock(const QString& text) override;

  private:
    QColor colorOf(CodeStretch::Kind kind) const;

    QPointer<QQuickTextDocument> m_quickDocument;
    QString m_name;
    const CodeLanguage* m_language = nullptr;
    QColor m_keyword;
    QColor m_string;
    QColor m_comment;
    QColor m_number;
};

} // namespace conclave
