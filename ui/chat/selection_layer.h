// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPointer>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickTextDocument>

namespace conclave {

/// The wash behind what is selected of a TextEdit, whose child it is: a selection goes over many of them, and
/// a TextEdit knows only its own. The TextEdit leaves the mouse to TranscriptView. Costs nothing while
/// nothing is selected.
class SelectionLayer : public QQuickItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQuickTextDocument* document READ document WRITE setDocument NOTIFY changed)
    Q_PROPERTY(int from READ from WRITE setFrom NOTIFY changed) ///< -1: nothing is selected
    Q_PROPERTY(int to READ to WRITE setTo NOTIFY changed)       ///< may be beyond the end
    Q_PROPERTY(QColor color READ color WRITE setColor NOTIFY changed)

  public:
    explicit SelectionLayer(QQuickItem* parent = nullptr);

    QQuickTextDocument* document() const { return m_document; }
    void setDocument(QQuickTextDocument* document);
    int from() const { return m_from; }
    void setFrom(int from);
    int to() const { return m_to; }
    void setTo(int to);
    QColor color() const { return m_color; }
    void setColor(const QColor& color);

    const QVector<QRectF>& rects() const { return m_rects; }

  signals:
    void changed();

  protected:
    void componentComplete() override;
    void updatePolish() override { measure(); }
    QSGNode* updatePaintNode(QSGNode* before, UpdatePaintNodeData* data) override;

  private:
    void measure();

    QPointer<QQuickTextDocument> m_document;
    int m_from = -1;
    int m_to = -1;
    QColor m_color;
    QVector<QRectF> m_rects;
};

} // namespace conclave
