// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chat/math/math_picture.h"

#include <QQmlEngine>
#include <QQuickItem>

namespace conclave {

/// Shows one displayed formula. Its implicit size is that of the whole formula; of a wider one it shows the
/// part from `offset` on, as wide as the item is.
class FormulaItem : public QQuickItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString tex READ tex WRITE setTex NOTIFY texChanged)
    Q_PROPERTY(QColor ink READ ink WRITE setInk NOTIFY inkChanged)
    Q_PROPERTY(QString serifFont READ serifFont WRITE setSerifFont NOTIFY fontChanged)
    Q_PROPERTY(QString monoFont READ monoFont WRITE setMonoFont NOTIFY fontChanged)
    Q_PROPERTY(int pixelSize READ pixelSize WRITE setPixelSize NOTIFY fontChanged)
    Q_PROPERTY(double offset READ offset WRITE setOffset NOTIFY offsetChanged)

  public:
    explicit FormulaItem(QQuickItem* parent = nullptr);

    QString tex() const { return m_tex; }
    void setTex(const QString& tex);
    QColor ink() const { return m_ink; }
    void setInk(const QColor& ink);
    QString serifFont() const { return m_font.serif; }
    void setSerifFont(const QString& family);
    QString monoFont() const { return m_font.mono; }
    void setMonoFont(const QString& family);
    int pixelSize() const { return m_font.pixelSize; }
    void setPixelSize(int pixels);
    double offset() const { return m_offset; }
    void setOffset(double offset);

  signals:
    void texChanged();
    void inkChanged();
    void fontChanged();
    void offsetChanged();

  protected:
    void componentComplete() override;
    void geometryChange(const QRectF& now, const QRectF& before) override;
    void itemChange(ItemChange change, const ItemChangeData& value) override;
    QSGNode* updatePaintNode(QSGNode* before, UpdatePaintNodeData* data) override;

  private:
    void layOut();

    QString m_tex;
    QColor m_ink;
    MathFont m_font;
    double m_offset = 0;
    std::shared_ptr<const MathPicture> m_picture; ///< null until the item is complete
};

} // namespace conclave
