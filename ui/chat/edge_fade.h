// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QQmlEngine>
#include <QQuickItem>

namespace conclave {

/// Fades what it lies over into the surface, at the left and right edges where that goes on. Nothing is drawn
/// while neither side does.
class EdgeFade : public QQuickItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QColor surface READ surface WRITE setSurface NOTIFY changed)
    Q_PROPERTY(bool isAtLeft READ isAtLeft WRITE setAtLeft NOTIFY changed)
    Q_PROPERTY(bool isAtRight READ isAtRight WRITE setAtRight NOTIFY changed)

  public:
    explicit EdgeFade(QQuickItem* parent = nullptr);

    QColor surface() const { return m_surface; }
    void setSurface(const QColor& surface);
    bool isAtLeft() const { return m_isAtLeft; }
    void setAtLeft(bool isOn);
    bool isAtRight() const { return m_isAtRight; }
    void setAtRight(bool isOn);

  signals:
    void changed();

  protected:
    void geometryChange(const QRectF& now, const QRectF& before) override;
    QSGNode* updatePaintNode(QSGNode* before, UpdatePaintNodeData* data) override;

  private:
    void redraw();

    QColor m_surface;
    bool m_isAtLeft = false;
    bool m_isAtRight = false;
};

} // namespace conclave
