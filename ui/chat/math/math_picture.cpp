// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/math/math_picture.h"

#include "app/text/math_tree.h"
#include "ui/chat/math/math_layout.h"

#include <QCache>
#include <QHashFunctions>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace conclave {

namespace {

constexpr qsizetype kLongestFormula = 20'000; // characters
constexpr double kHighestFormula = 150;       // em
/// Characters of the formulas that are kept set: some hundred screens of them.
constexpr int kKeptCharacters = 200'000;

/// What a picture follows from.
struct Key {
    QString tex;
    bool isDisplay;
    MathFont font;
    bool operator==(const Key&) const = default;
};

size_t qHash(const Key& key, size_t seed = 0) {
    return qHashMulti(seed, key.tex, key.isDisplay, key.font.serif, key.font.pixelSize, key.font.isBold);
}

using Shared = std::shared_ptr<const MathPicture>;

/// A rectangle on whole pixels of the screen, at least one high and one wide: lines stay even.
QRectF onPixels(const QRectF& box, const QTransform& toScreen) {
    const QRectF screen = toScreen.mapRect(box);
    const double width = std::max(1.0, std::round(screen.width()));
    const double height = std::max(1.0, std::round(screen.height()));
    const bool isLying = screen.width() >= screen.height();
    // The long side keeps its ends, the thin one its middle.
    const double x = isLying ? std::round(screen.left()) : std::round(screen.center().x() - width / 2);
    const double y = isLying ? std::round(screen.center().y() - height / 2) : std::round(screen.top());
    return toScreen.inverted().mapRect(QRectF(x, y, width, height));
}

} // namespace

void MathPicture::paint(QPainter& painter, const QColor& ink, QPointF origin, const QRectF& clip) const {
    MathFonts& fonts = MathFonts::of(font);
    painter.save();
    painter.translate(origin);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.setLayoutDirection(Qt::LeftToRight);
    painter.setPen(ink);
    painter.setBrush(ink);
    std::pair<MathFace, int> current(MathFace::Upright, 0);
    for (const MathMark& mark : marks) {
        if (!clip.isNull() && !mark.ink().adjusted(-4, -4, 4, 4).intersects(clip))
            continue;
        switch (mark.kind) {
        case MathMark::Kind::Text:
            if (const std::pair wanted(mark.face, mark.pixelSize); wanted != current) {
                painter.setFont(fonts.font(mark.face, mark.pixelSize));
                current = wanted;
            }
            painter.drawText(mark.at, mark.text);
            break;
        case MathMark::Kind::Rule:
            painter.setRenderHint(QPainter::Antialiasing, false);
            painter.fillRect(onPixels(mark.box, painter.transform()), ink);
            painter.setRenderHint(QPainter::Antialiasing, true);
            break;
        case MathMark::Kind::Shape:
            painter.fillPath(mark.path.translated(mark.at), ink);
            break;
        }
    }
    painter.restore();
}

Shared mathPicture(const QString& tex, bool isDisplay, const MathFont& font) {
    static QCache<Key, Shared> kept(kKeptCharacters);
    const Key key{tex, isDisplay, font};
    if (const Shared* found = kept.object(key))
        return *found;
    MathPicture picture;
    const bool isShort = tex.size() <= kLongestFormula;
    if (isShort)
        picture = layoutMath(parseMath(tex), font, isDisplay);
    if (!isShort || picture.height() > kHighestFormula * font.pixelSize)
        picture = layoutMath({MathNode::Kind::Unknown, tex.simplified(), {}}, font, false);
    const auto shared = std::make_shared<const MathPicture>(std::move(picture));
    kept.insert(key, new Shared(shared),
                static_cast<int>(std::min<qsizetype>(tex.size(), kKeptCharacters)) + 1);
    return shared;
}

} // namespace conclave
