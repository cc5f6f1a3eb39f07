// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chat/math/math_picture.h"

#include <QPointer>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickTextDocument>
#include <QTextObjectInterface>

#include <vector>

class QTextBlock;
class QTextDocument;

namespace conclave {

/// The formulas in the lines of a TextEdit that shows rich text of parseMarkdown(): lies over it, tells its
/// document how much room they need and draws them there, on the baseline of the text.
///
/// The text engine of Qt Quick would draw such an object itself, but in one pixel for each unit, blurred on a
/// dense screen, and centred where only the text's baseline will do. A formula that is wider than its text is
/// shown smaller.
class FormulaLayer : public QQuickItem, public QTextObjectInterface {
    Q_OBJECT
    QML_ELEMENT
    Q_INTERFACES(QTextObjectInterface)
    Q_PROPERTY(QQuickTextDocument* document READ document WRITE setDocument NOTIFY documentChanged)
    Q_PROPERTY(QColor ink READ ink WRITE setInk NOTIFY inkChanged)
    Q_PROPERTY(QString serifFont MEMBER m_serif NOTIFY fontChanged)
    Q_PROPERTY(QString monoFont MEMBER m_mono NOTIFY fontChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged) ///< of the formulas that are drawn
    /// The text, with the source of each formula in its place: what a screen reader says.
    Q_PROPERTY(QString spoken READ spoken NOTIFY spokenChanged)

  public:
    explicit FormulaLayer(QQuickItem* parent = nullptr);

    QQuickTextDocument* document() const { return m_document; }
    void setDocument(QQuickTextDocument* document);
    QColor ink() const { return m_ink; }
    void setInk(const QColor& ink);
    int count() const { return static_cast<int>(m_placed.size()); }
    QString spoken() const;

    QSizeF intrinsicSize(QTextDocument* document, int position, const QTextFormat& format) override;
    void drawObject(QPainter* painter, const QRectF& rect, QTextDocument* document, int position,
                    const QTextFormat& format) override;

  signals:
    void documentChanged();
    void inkChanged();
    void fontChanged();
    void countChanged();
    void spokenChanged();

  protected:
    void geometryChange(const QRectF& now, const QRectF& before) override;
    void itemChange(ItemChange change, const ItemChangeData& value) override;
    QSGNode* updatePaintNode(QSGNode* before, UpdatePaintNodeData* data) override;

  private:
    /// A formula as it is to be set, and how much smaller.
    struct Scaled {
        std::shared_ptr<const MathPicture> picture; ///< null: there is no formula
        double scale = 1;
        bool operator==(const Scaled&) const = default;
    };
    struct Placed {
        Scaled formula;
        QPointF origin; ///< left end of its baseline
        bool operator==(const Placed&) const = default;
    };

    QTextDocument* textDocument() const;
    Scaled formulaOf(const QTextBlock& block, const QTextFormat& format) const;
    void place();

    QPointer<QQuickTextDocument> m_document;
    QColor m_ink;
    QString m_serif;
    QString m_mono;
    std::vector<Placed> m_placed;
};

} // namespace conclave
