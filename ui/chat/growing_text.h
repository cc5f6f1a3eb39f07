// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QQmlEngine>
#include <QQuickTextDocument>

namespace conclave {

/// The plain text of a TextEdit that may still be written: what was added is added to its document, so that a
/// thousand lines are not laid out anew for each further word. Takes the place of the TextEdit's own text.
class GrowingText : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQuickTextDocument* document MEMBER m_document NOTIFY changed)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY changed)
    /// Each line runs from left to right, whatever it begins with. To be set once.
    Q_PROPERTY(bool isCode MEMBER m_isCode NOTIFY changed)

  public:
    using QObject::QObject;

    QString text() const { return m_text; }
    void setText(const QString& text);
    /// From now on; to be called when the TextEdit is complete: before that it would forget everything.
    Q_INVOKABLE void begin();
    /// Draws all of it anew: a TextEdit that wraps otherwise than before lays out, and draws what was.
    Q_INVOKABLE void redraw();

  signals:
    void changed();

  private:
    void apply();

    QPointer<QQuickTextDocument> m_document;
    QString m_text;
    QString m_shown;
    bool m_isCode = false;
    bool m_hasBegun = false;
};

} // namespace conclave
