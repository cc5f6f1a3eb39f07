// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPointer>
#include <QQmlEngine>
#include <QQuickTextDocument>
#include <QSet>
#include <QSyntaxHighlighter>

namespace conclave {

/// What the colouring of a language needs to know: words, comments and quotes. Enough to read code by; no
/// parser.
struct CodeLanguage {
    QSet<QString> keywords;
    QString lineComment;
    QString blockCommentOpen;
    QString blockCommentClose;
    QString quotes;     ///< characters that open and close a string on one line
    QString longQuotes; ///< characters that, three in a row, open and close a string over several lines
    bool ignoresCase = false;
};

/// The language by the word after a code fence ("python", "py", "C++" …), or null when it is not known.
const CodeLanguage* codeLanguage(const QString& name);

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
    /// The position behind the closing @p quote, or the end of the line.
    qsizetype skipString(const QString& text, qsizetype from, QChar quote) const;

    QPointer<QQuickTextDocument> m_quickDocument;
    QString m_name;
    const CodeLanguage* m_language = nullptr;
    QColor m_keyword;
    QColor m_string;
    QColor m_comment;
    QColor m_number;
};

} // namespace conclave
