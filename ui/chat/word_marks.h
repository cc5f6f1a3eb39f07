// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QQmlEngine>
#include <QQuickTextDocument>
#include <QRectF>
#include <QVariantList>

class QTextDocument;

namespace conclave {

/// Where each occurrence of some words in @p text begins, ignoring case; they do not overlap.
QList<qsizetype> occurrencesOf(const QString& words, const QString& text);

/// Where words that are looked for stand in the document of a TextEdit, as rectangles to draw behind them.
/// They follow the layout. A highlighter cannot do that: code blocks have one already.
class WordMarks : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQuickTextDocument* document READ document WRITE setDocument NOTIFY documentChanged)
    Q_PROPERTY(QString words READ words WRITE setWords NOTIFY wordsChanged) ///< empty: nothing is marked
    /// Which occurrence is the one that was gone to, from 0; -1: none here.
    Q_PROPERTY(int current READ current WRITE setCurrent NOTIFY currentChanged)
    Q_PROPERTY(QVariantList others READ others NOTIFY marksChanged)
    Q_PROPERTY(QVariantList currents READ currents NOTIFY marksChanged) ///< more than one where it wraps

  public:
    explicit WordMarks(QObject* parent = nullptr);

    QQuickTextDocument* document() const { return m_document; }
    void setDocument(QQuickTextDocument* document);
    QString words() const { return m_words; }
    void setWords(const QString& words);
    int current() const { return m_current; }
    void setCurrent(int current);
    QVariantList others() const { return m_others; }
    QVariantList currents() const { return m_currents; }

  signals:
    void documentChanged();
    void wordsChanged();
    void currentChanged();
    void marksChanged();

  private:
    void measure();

    QPointer<QQuickTextDocument> m_document;
    QString m_words;
    int m_current = -1;
    QVariantList m_others;
    QVariantList m_currents;
};

} // namespace conclave
