// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QPointer>
#include <QQmlEngine>
#include <QQuickTextDocument>
#include <QRectF>
#include <QStringList>

namespace conclave {

/// Where the lines below the rows of a rich text's first table belong. Quick's text draws the borders of a
/// table only as a full grid of double lines; with these positions QML draws quiet ones. And what its cells
/// say, while a screen reader is there, to which the text alone is one long line.
class TableRules : public QObject, private QAccessible::ActivationObserver {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQuickTextDocument* document READ document WRITE setDocument NOTIFY documentChanged)
    Q_PROPERTY(
        double padding MEMBER m_padding NOTIFY documentChanged) ///< below the text of each cell, in pixels
    Q_PROPERTY(QList<double> positions READ positions NOTIFY positionsChanged)
    Q_PROPERTY(int columns READ columns NOTIFY columnsChanged)
    Q_PROPERTY(
        QStringList cells READ cells NOTIFY cellsChanged) ///< row by row; empty without a screen reader
    Q_PROPERTY(QList<QRectF> cellRects READ cellRects NOTIFY cellsChanged) ///< where their texts are

  public:
    explicit TableRules(QObject* parent = nullptr);
    ~TableRules() override;

    QQuickTextDocument* document() const { return m_document; }
    void setDocument(QQuickTextDocument* document);
    QList<double> positions() const { return m_positions; }
    int columns() const { return m_columns; }
    QStringList cells() const { return m_cells; }
    QList<QRectF> cellRects() const { return m_cellRects; }

  signals:
    void documentChanged();
    void positionsChanged();
    void columnsChanged();
    void cellsChanged();

  private:
    void count();
    void measure();
    void accessibilityActiveChanged(bool active) override;

    QPointer<QQuickTextDocument> m_document;
    double m_padding = 0;
    QList<double> m_positions;
    int m_columns = 0;
    bool m_isRead; ///< by a screen reader
    QStringList m_cells;
    QList<QRectF> m_cellRects;
};

} // namespace conclave
