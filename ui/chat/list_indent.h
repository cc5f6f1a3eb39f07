// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QQmlEngine>
#include <QQuickTextDocument>
#include <QTextDocument>

namespace conclave {

/// How far lists of a rich text are set in: QTextDocument's own 40 pixels are too far, and QML cannot say
/// otherwise.
class ListIndent : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQuickTextDocument* document READ document WRITE setDocument NOTIFY changed)
    Q_PROPERTY(double indentWidth READ indentWidth WRITE setIndentWidth NOTIFY changed)

  public:
    using QObject::QObject;

    QQuickTextDocument* document() const { return m_document; }
    double indentWidth() const { return m_indentWidth; }
    void setDocument(QQuickTextDocument* document) {
        m_document = document;
        apply();
    }
    void setIndentWidth(double width) {
        m_indentWidth = width;
        apply();
    }

  signals:
    void changed();

  private:
    void apply() {
        if (m_document && m_document->textDocument())
            m_document->textDocument()->setIndentWidth(m_indentWidth);
        emit changed();
    }

    QPointer<QQuickTextDocument> m_document;
    double m_indentWidth = 40;
};

} // namespace conclave
