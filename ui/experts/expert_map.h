// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/experts/expert_trace.h"
#include "ui/experts/map_picture.h"

#include <QColor>
#include <QPointer>
#include <QQmlEngine>
#include <QQuickItem>

namespace conclave {

/// The experts of a model as a picture: a row for each layer that has some, a cell for each expert, the
/// brighter the more it answered. The mouse or the arrow keys choose a cell, which is then said in words.
///
/// Every row is a texture of its own in the pixels of the screen, made anew only when one of its cells has
/// another brightness: at most once a frame. It works with every renderer. The picture is not mirrored in
/// languages that are written from the right: expert 0 is at the left.
class ExpertMap : public QQuickItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(conclave::ExpertTrace* experts READ experts WRITE setExperts NOTIFY expertsChanged)
    Q_PROPERTY(QColor none READ none WRITE setNone NOTIFY colorsChanged) ///< has not answered
    Q_PROPERTY(QColor faint READ faint WRITE setFaint NOTIFY colorsChanged)
    Q_PROPERTY(QColor strong READ strong WRITE setStrong NOTIFY colorsChanged)
    Q_PROPERTY(bool hasCursor READ hasCursor NOTIFY cursorChanged)
    Q_PROPERTY(QRectF cursorRect READ cursorRect NOTIFY cursorChanged)
    Q_PROPERTY(QString cursorText READ cursorText NOTIFY cursorChanged)
    Q_PROPERTY(QString topText READ topText NOTIFY levelsChanged) ///< what the brightest cell stands for
    Q_PROPERTY(QString middleText READ middleText NOTIFY levelsChanged) ///< what a half as bright one does
    Q_PROPERTY(double pictureWidth READ pictureWidth NOTIFY gridChanged)

  public:
    explicit ExpertMap(QQuickItem* parent = nullptr);

    ExpertTrace* experts() const { return m_experts; }
    void setExperts(ExpertTrace* experts);
    QColor none() const { return m_none; }
    void setNone(const QColor& color) { setColor(m_none, color); }
    QColor faint() const { return m_faint; }
    void setFaint(const QColor& color) { setColor(m_faint, color); }
    QColor strong() const { return m_strong; }
    void setStrong(const QColor& color) { setColor(m_strong, color); }

    bool hasCursor() const { return m_row >= 0; }
    int cursorRow() const { return m_row; }
    int cursorColumn() const { return m_column; }
    QRectF cursorRect() const;
    QString cursorText() const;
    QString topText() const;
    QString middleText() const;
    double pictureWidth() const;
    const CellGrid& grid() const { return m_grid; }
    qint64 madeRows() const { return m_madeRows; } ///< textures so far

    Q_INVOKABLE void clearCursor();
    /// A colour of the scale from @p faint to @p strong, at @p part (0 to 1) of its brightness.
    Q_INVOKABLE static QColor scaleColor(const QColor& faint, const QColor& strong, double part);

  signals:
    void expertsChanged();
    void colorsChanged();
    void cursorChanged();
    void levelsChanged();
    void gridChanged();

  protected:
    void updatePolish() override;
    QSGNode* updatePaintNode(QSGNode* before, UpdatePaintNodeData* data) override;
    void geometryChange(const QRectF& now, const QRectF& before) override;
    void itemChange(ItemChange change, const ItemChangeData& value) override;
    void hoverMoveEvent(QHoverEvent* event) override;
    void hoverLeaveEvent(QHoverEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    void setColor(QColor& member, const QColor& color);
    void onShown();
    void placeCursor(int row, int column, bool isByKey);
    double ratio() const;

    QPointer<ExpertTrace> m_experts;
    QColor m_none;
    QColor m_faint;
    QColor m_strong;
    CellGrid m_grid;
    CellLevels m_levels;
    std::array<QRgb, 256> m_colors{};
    std::vector<char> m_dirty; ///< by row
    bool m_areColorsDue = true;
    int m_row = -1; ///< of the cursor; -1: there is none
    int m_column = 0;
    bool m_isCursorByKey = false;
    qint64 m_madeRows = 0;
};

} // namespace conclave
