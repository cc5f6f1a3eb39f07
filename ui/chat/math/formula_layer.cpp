// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/math/formula_layer.h"

#include "ui/chat/copied_text.h"
#include "ui/chat/math/formula_node.h"
#include "ui/chat/math/inline_formula.h"

#include <QAbstractTextDocumentLayout>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QImage>
#include <QSGNode>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>
#include <QTextList>
#include <QUrl>

#include <algorithm>
#include <cmath>
#include <utility>

namespace conclave {

namespace {

constexpr QChar kObject(QChar::ObjectReplacementCharacter);
/// Smaller than this nobody reads it; it is cut instead.
constexpr double kSmallest = 0.4;

QString imageName(const QTextFormat& format) {
    return format.isImageFormat() ? format.toImageFormat().name() : QString();
}

/// The format of the character at @p position.
QTextCharFormat formatAt(const QTextBlock& block, int position) {
    for (auto it = block.begin(); !it.atEnd(); ++it)
        if (it.fragment().contains(position))
            return it.fragment().charFormat();
    return {};
}

} // namespace

FormulaLayer::FormulaLayer(QQuickItem* parent) : QQuickItem(parent) {
    setFlag(ItemHasContents);
    connect(this, &FormulaLayer::fontChanged, this, [this] {
        if (QTextDocument* text = textDocument(); text && !m_placed.empty())
            text->markContentsDirty(0, text->characterCount());
    });
}

QTextDocument* FormulaLayer::textDocument() const {
    return m_document ? m_document->textDocument() : nullptr;
}

void FormulaLayer::setDocument(QQuickTextDocument* document) {
    if (m_document == document)
        return;
    if (QTextDocument* text = textDocument()) {
        text->documentLayout()->disconnect(this);
        text->documentLayout()->unregisterHandler(QTextFormat::ImageObject, this);
        text->disconnect(this);
    }
    m_document = document;
    if (QTextDocument* text = textDocument()) {
        QAbstractTextDocumentLayout* layout = text->documentLayout();
        layout->registerHandler(QTextFormat::ImageObject, this);
        connect(layout, &QAbstractTextDocumentLayout::documentSizeChanged, this, &FormulaLayer::place);
        connect(layout, &QAbstractTextDocumentLayout::update, this, &FormulaLayer::place);
        connect(text, &QTextDocument::contentsChanged, this, &FormulaLayer::spokenChanged);
    }
    emit documentChanged();
    place();
}

void FormulaLayer::setInk(const QColor& ink) {
    if (m_ink == ink)
        return;
    m_ink = ink;
    update();
    emit inkChanged();
}

FormulaLayer::Scaled FormulaLayer::formulaOf(const QTextBlock& block, const QTextFormat& format) const {
    const std::optional<InlineFormula> formula = formulaOfImage(imageName(format));
    if (!formula || !block.isValid())
        return {};
    const QTextDocument& document = *block.document();
    QFont font = format.toCharFormat().font();
    font = font.resolve(document.defaultFont());
    MathFont mathFont{m_serif, m_mono, QFontInfo(font).pixelSize(), font.weight() >= QFont::DemiBold};
    Scaled scaled{mathPicture(formula->tex, formula->isDisplay, mathFont), 1};
    const QTextBlockFormat around = block.blockFormat();
    const int indent = around.indent() + (block.textList() ? block.textList()->format().indent() : 0);
    const double room = document.textWidth() - indent * document.indentWidth() - around.leftMargin() -
                        around.rightMargin() - 1;
    if (room > 0 && scaled.picture->width > room)
        scaled.scale = std::max(kSmallest, room / scaled.picture->width);
    return scaled;
}

QSizeF FormulaLayer::intrinsicSize(QTextDocument* document, int position, const QTextFormat& format) {
    // Quick asks for the image of every object before it draws it, and would look for one elsewhere.
    static const QImage nothing = [] {
        QImage image(1, 1, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        return image;
    }();
    document->addResource(QTextDocument::ImageResource, QUrl(imageName(format)), nothing);
    const Scaled formula = formulaOf(document->findBlock(position), format);
    if (!formula.picture)
        return {};
    const double ascent = formula.picture->ascent * formula.scale;
    const double descent = formula.picture->descent * formula.scale;
    const QFontMetricsF metrics(format.toCharFormat().font().resolve(document->defaultFont()));
    // A line, or a cell, of nothing but a small formula is as high as one of text.
    double height = std::max(ascent, metrics.ascent());
    if (format.toCharFormat().verticalAlignment() == QTextCharFormat::AlignMiddle) {
        // The layout puts (height + x/2) / 2 of it above the baseline and the rest below.
        const double x = metrics.xHeight() / 2;
        height = std::max(2 * ascent - x, 2 * descent + x);
    }
    return {std::ceil(formula.picture->width * formula.scale), height};
}

void FormulaLayer::drawObject(QPainter*, const QRectF&, QTextDocument*, int, const QTextFormat&) {}

void FormulaLayer::place() {
    std::vector<Placed> placed;
    const QTextDocument* text = textDocument();
    for (QTextBlock block = text ? text->begin() : QTextBlock(); block.isValid(); block = block.next()) {
        const QString content = block.text();
        qsizetype at = content.indexOf(kObject);
        if (at < 0)
            continue;
        const QPointF corner = text->documentLayout()->blockBoundingRect(block).topLeft();
        for (; at >= 0; at = content.indexOf(kObject, at + 1)) {
            const int index = static_cast<int>(at);
            Scaled formula = formulaOf(block, formatAt(block, block.position() + index));
            const QTextLine line = block.layout()->lineForTextPosition(index);
            if (!formula.picture || !line.isValid())
                continue;
            const double x = std::min(line.cursorToX(index), line.cursorToX(index + 1));
            placed.push_back({std::move(formula), corner + QPointF(x, line.y() + line.ascent())});
        }
    }
    if (placed == m_placed)
        return;
    const bool isOtherCount = placed.size() != m_placed.size();
    m_placed = std::move(placed);
    update();
    if (isOtherCount)
        emit countChanged();
}

QString FormulaLayer::spoken() const {
    const QTextDocument* text = textDocument();
    return text ? plainText(*text, 0, text->characterCount() - 1) : QString();
}

void FormulaLayer::itemChange(ItemChange change, const ItemChangeData& value) {
    QQuickItem::itemChange(change, value);
    if (change == ItemDevicePixelRatioHasChanged)
        update();
}

void FormulaLayer::geometryChange(const QRectF& now, const QRectF& before) {
    QQuickItem::geometryChange(now, before);
    if (now.size() != before.size() && !m_placed.empty())
        update();
}

QSGNode* FormulaLayer::updatePaintNode(QSGNode* before, UpdatePaintNodeData*) {
    delete before;
    if (m_placed.empty())
        return nullptr;
    auto* all = new QSGNode;
    constexpr double kReach = 1000; // above and below, where a high one begins or ends
    const QRectF visible(0, -kReach, width(), height() + 2 * kReach);
    for (const Placed& placed : m_placed)
        if (QSGNode* node = formulaNode(window(), *placed.formula.picture, m_ink, placed.origin,
                                        placed.formula.scale, visible))
            all->appendChildNode(node);
    return all;
}

} // namespace conclave
