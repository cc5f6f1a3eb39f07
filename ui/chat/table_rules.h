// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QQmlEngine>
#include <QQuickTextDocument>

namespace conclave {

/// Where the lines below the rows of a rich text's first table belong. Quick's text draws the borders of a
/// table only as a full grid of double lines; with these positions QML draws quiet ones.
class TableRules : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQuickTextDocument* document READ document WRITE setDocument NOTIFY documentChanged)
    Q_PROPERTY(
        double padding MEMBER m_padding NOTIFY documentChanged) ///< below the text of each cell, in pixels
    Q_PROPERTY(QList<double> positions READ positions NOTIFY positionsChanged)
    Q_PROPERTY(int columns READ columns NOTIFY columnsChanged)

  public:
    explicit TableRules(QObject* parent = nullptr);

    QQuickTextDocument* document() const { return m_document; }
    void setDocument(QQuickTextDocument* document);
    QList<double> positions() const { return m_positions; }
    int columns() const { return m_columns; }

  signals:
    void documentChanged();
    void positionsChanged();
    void columnsChanged();

  private:
    void measure();

    QPointer<QQuickTextDocument> m_document;
    double m_padding = 0;
    QList<double> m_positions;
    int m_columns = 0;
};

} // namespace conclave
