// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/math/math_layout.h"

#include "app/text/math_tree.h"
#include "ui/chat/math/math_classes.h"
#include "ui/chat/math/math_shapes.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace conclave {

namespace {

using Kind = MathNode::Kind;

/// Display, text, script, script of a script; cramped: superscripts are raised less.
struct Style {
    int level = 1;
    bool isCramped = false;

    bool isDisplay() const { return level == 0; }
    bool isSmall() const { return level >= 2; }
    Style cramped() const { return {level, true}; }
    Style above() const { return {std::min(3, level < 2 ? 2 : 3), isCramped}; }
    Style below() const { return above().cramped(); }
    Style numerator() const { return {std::min(3, level + 1), isCramped}; }
    Style denominator() const { return numerator().cramped(); }
    Style inTable() const { return {std::max(1, level), false}; }
};

/// Something that has been set. Its marks are relative to the left end of its baseline.
struct Box {
    double width = 0;
    double ascent = 0;
    double descent = 0;
    double lean = 0;       ///< how far its top reaches over its right end: a superscript makes room
    double top = 0;        ///< how far the middle of its top is right of its middle, for an accent
    bool isLetter = false; ///< scripts of a single character sit at the same height beside all of them
    MathClass kind = MathClass::Ord;
    std::vector<MathMark> marks;
};

/// Letters of another face are characters of their own in Unicode; these are set in the reader's own fonts.
MathFace plainFace(QString& letter) {
    struct Range {
        char32_t from;
        char32_t to;
        char32_t plain;
        MathFace face;
    };
    static constexpr Range ranges[] = {
        {0x1d400, 0x1d419, U'A', MathFace::Bold}, {0x1d41a, 0x1d433, U'a', MathFace::Bold},
        {0x1d7ce, 0x1d7d7, U'0', MathFace::Bold}, {0x1d5a0, 0x1d5b9, U'A', MathFace::Sans},
        {0x1d5ba, 0x1d5d3, U'a', MathFace::Sans}, {0x1d7e2, 0x1d7eb, U'0', MathFace::Sans},
        {0x1d670, 0x1d689, U'A', MathFace::Mono}, {0x1d68a, 0x1d6a3, U'a', MathFace::Mono},
        {0x1d7f6, 0x1d7ff, U'0', MathFace::Mono}};
    QString plain;
    MathFace face = MathFace::Symbol;
    for (const char32_t c : letter.toUcs4()) {
        const auto* range = std::find_if(std::begin(ranges), std::end(ranges),
                                         [c](const Range& r) { return c >= r.from && c <= r.to; });
        if (range == std::end(ranges))
            return MathFace::Symbol;
        face = range->face;
        plain += QChar(static_cast<char16_t>(range->plain + (c - range->from)));
    }
    letter = plain;
    return face;
}

bool isBrace(const MathNode& node) {
    return (node.kind == Kind::Over || node.kind == Kind::Under) && node.isLimits &&
           (node.kids[1].text == u"⏞" || node.kids[1].text == u"⏟");
}

/// What a row with one thing in it holds.
const MathNode& innermost(const MathNode& node) {
    const MathNode* inner = &node;
    while (inner->kind == Kind::Row && inner->kids.size() == 1)
        inner = &inner->kids[0];
    return *inner;
}

class Setter {
  public:
    explicit Setter(const MathFont& font) : m_font(font), m_fonts(MathFonts::of(font)) {}

    Box set(const MathNode& node, Style style) {
        switch (node.kind) {
        case Kind::Row:
            return row(node.kids, style, MathClass::None);
        case Kind::Identifier:
            return identifier(node.text, style);
        case Kind::Upright:
            return upright(node.text, style);
        case Kind::Number:
            return number(node.text, style);
        case Kind::Operator:
            return node.height > 0 ? sizedFence(node, style) : symbol(node.text, style);
        case Kind::Fence:
            return fence(node.text, 0.0, style);
        case Kind::Text:
            return glyphs(MathFace::Upright, node.text, style);
        case Kind::Unknown:
            return glyphs(MathFace::Mono, node.text, style);
        case Kind::Space:
            return space(node.text.toDouble() * em(style));
        case Kind::Fraction:
            return fraction(node, node.isDisplay ? Style{0, style.isCramped} : style);
        case Kind::Root:
            return root(node, style);
        case Kind::Scripts:
            return scripts(node, style);
        case Kind::Over:
        case Kind::Under:
            return node.isLimits ? accented(node, style) : stacked(node, style);
        case Kind::Table:
            break;
        }
        return table(node, style, false);
    }

  private:
    // --------------------------------------------------------------------------------------- measures

    int pixels(Style style) const {
        static constexpr double sizes[] = {1, 1, 0.72, 0.56};
        return std::max(5, static_cast<int>(std::lround(m_font.pixelSize * sizes[style.level])));
    }
    double em(Style style) const { return pixels(style); }
    double axis(Style style) const { return m_fonts.axis() * em(style); }
    double rule(Style style) const { return m_fonts.rule() * em(style); }
    double xHeight(Style style) const { return m_fonts.xHeight() * em(style); }

    static Box space(double width) {
        Box box;
        box.width = width;
        box.kind = MathClass::None;
        return box;
    }

    static void append(Box& into, Box&& part, double x, double y) {
        for (MathMark& mark : part.marks) {
            if (mark.kind == MathMark::Kind::Rule)
                mark.box.translate(x, y);
            else
                mark.at += QPointF(x, y);
        }
        into.ascent = std::max(into.ascent, part.ascent - y);
        into.descent = std::max(into.descent, part.descent + y);
        if (into.marks.empty())
            into.marks = std::move(part.marks);
        else
            std::move(part.marks.begin(), part.marks.end(), std::back_inserter(into.marks));
    }

    static void appendRule(Box& into, const QRectF& box) {
        MathMark mark;
        mark.kind = MathMark::Kind::Rule;
        mark.box = box;
        into.ascent = std::max(into.ascent, -box.top());
        into.descent = std::max(into.descent, box.bottom());
        into.marks.push_back(std::move(mark));
    }

    static void appendShape(Box& into, const QPainterPath& path, double x, double y) {
        MathMark mark;
        mark.kind = MathMark::Kind::Shape;
        mark.at = {x, y};
        mark.path = path;
        mark.box = path.boundingRect();
        into.ascent = std::max(into.ascent, -(mark.box.top() + y));
        into.descent = std::max(into.descent, mark.box.bottom() + y);
        into.marks.push_back(std::move(mark));
    }

    // ----------------------------------------------------------------------------------------- leaves

    Box glyphs(MathFace face, const QString& text, Style style) { return glyphs(face, text, pixels(style)); }

    Box glyphs(MathFace face, const QString& text, int pixelSize) {
        const MathExtent& extent = m_fonts.extent(face, text);
        const double size = pixelSize;
        Box box;
        box.width = extent.advance * size;
        box.ascent = std::max(0.0, extent.ascent * size);
        box.descent = std::max(0.0, extent.descent * size);
        if (text.isEmpty())
            return box;
        MathMark mark;
        mark.text = text;
        mark.face = face;
        mark.pixelSize = pixelSize;
        mark.box =
            QRectF(QPointF(extent.left, -extent.ascent) * size, QPointF(extent.right, extent.descent) * size);
        box.marks.push_back(std::move(mark));
        return box;
    }

    Box identifier(const QString& text, Style style) {
        const bool isPlainLetter = text.size() == 1 && text[0].isLetter() && text != u"ℓ";
        if (!isPlainLetter) {
            Box box = text == u"ℓ" ? upright(text, style) : glyphs(MathFace::Upright, text, style);
            box.kind = text.size() == 1 ? MathClass::Ord : MathClass::Op;
            return box;
        }
        Box box = glyphs(MathFace::Italic, text, style);
        const MathExtent& extent = m_fonts.extent(MathFace::Italic, text);
        box.lean = std::max(0.0, extent.right - extent.advance) * em(style);
        // The ink's middle, and on to where the slope has brought it at the top.
        constexpr double kSlope = 0.2;
        box.top = ((extent.left + extent.right) / 2 - extent.advance / 2 + kSlope * extent.ascent * 0.4) *
                  em(style);
        box.width += box.lean;
        box.isLetter = true;
        return box;
    }

    Box upright(const QString& text, Style style) {
        QString letter = text;
        const bool isOwn =
            text.size() == 1 && text[0].isLetter() && (text[0] < QChar(0x2100) || text[0] > QChar(0x214f));
        const MathFace face = isOwn ? MathFace::Upright : plainFace(letter);
        Box box = glyphs(face, letter, style);
        box.isLetter = true;
        return box;
    }

    Box number(const QString& text, Style style) {
        QString digits = text;
        const bool isPlain = text[0] < QChar(0x100);
        Box box = glyphs(isPlain ? MathFace::Upright : plainFace(digits), digits, style);
        box.isLetter = true;
        return box;
    }

    Box symbol(const QString& text, Style style) {
        if (isBigOperator(text))
            return bigOperator(text, style);
        if (text == u"|" || text == u"‖")
            return bars(text, style);
        const QChar c = text.isEmpty() ? QChar() : text[0];
        const bool isInSerif = c.isLetter() || QStringView(u"()[]{},;.:!?/%$#&_|\"'@").contains(c);
        Box box = glyphs(isInSerif ? MathFace::Upright : MathFace::Symbol, text, style);
        box.kind = operatorClass(text);
        box.isLetter = true;
        // Brackets are made for letters of text and stand too high beside what is centred on the axis.
        if (box.kind == MathClass::Open || (box.kind == MathClass::Close && text != u"!" && text != u"?") ||
            text == u"|" || text == u"‖") {
            Box centred;
            centred.kind = box.kind;
            centred.width = box.width;
            centred.isLetter = true;
            const double shift = (box.ascent - box.descent) / 2 - axis(style);
            append(centred, std::move(box), 0, shift);
            return centred;
        }
        return box;
    }

    /// Fonts for text leave more room beside a bar than |x| has.
    Box bars(const QString& text, Style style) {
        const MathShape shape = fenceShape(text, 1.05 * em(style), em(style), rule(style));
        Box box;
        box.width = shape.width;
        box.isLetter = true;
        appendShape(box, shape.path, 0, -axis(style));
        return box;
    }

    /// As high as the rules of its kind ask for, whatever its font thinks, around the axis.
    Box bigOperator(const QString& text, Style style) {
        const MathExtent& extent = m_fonts.extent(MathFace::Symbol, text);
        const double natural = std::max(0.2, extent.ascent + extent.descent);
        const double wanted =
            isIntegral(text) ? (style.isDisplay() ? 2.1 : 1.3) : (style.isDisplay() ? 1.45 : 1.05);
        const int size =
            std::max(5, static_cast<int>(std::lround(em(style) * std::clamp(wanted / natural, 0.5, 3.0))));
        Box glyph = glyphs(MathFace::Symbol, text, size);
        Box box;
        box.kind = MathClass::Op;
        // From ink to ink: what fonts leave beside it grew with it.
        const double left = extent.left * size;
        const double margin = 0.04 * em(style);
        box.width = (extent.right - extent.left) * size + 2 * margin;
        const double shift = (extent.ascent - extent.descent) / 2 * size - axis(style);
        append(box, std::move(glyph), margin - left, shift);
        if (isIntegral(text))
            box.lean = std::min(0.42 * box.width, 0.3 * em(style));
        return box;
    }

    // ------------------------------------------------------------------------------------------- rows

    /// The atoms side by side. @p before: the class of what stands before the first one.
    Box row(const std::vector<MathNode>& kids, Style style, MathClass before) {
        std::vector<Box> boxes;
        boxes.reserve(kids.size());
        const bool hasFences = std::any_of(kids.begin(), kids.end(),
                                           [](const MathNode& kid) { return kid.kind == Kind::Fence; });
        const bool isAlone = kids.size() == 1 && kids[0].kind == Kind::Table;
        Box inside; // as high as what fences enclose
        for (const MathNode& kid : kids) {
            Box box;
            if (kid.kind == Kind::Table)
                box = table(kid, style, !isAlone);
            else if (kid.kind != Kind::Fence)
                box = set(kid, style);
            inside.ascent = std::max(inside.ascent, box.ascent);
            inside.descent = std::max(inside.descent, box.descent);
            boxes.push_back(std::move(box));
        }
        for (std::size_t i = 0; i < kids.size() && hasFences; ++i)
            if (kids[i].kind == Kind::Fence) {
                boxes[i] = fence(kids[i].text, inside, style);
                boxes[i].kind = i == 0                 ? MathClass::Open
                                : i + 1 == kids.size() ? MathClass::Close
                                                       : MathClass::Rel;
            }
        settleClasses(boxes, before);
        Box all;
        MathClass left = before;
        for (Box& box : boxes) {
            all.width += spaceBetween(left, box.kind, style.isSmall()) * em(style) / 18;
            const double width = box.width;
            if (box.kind != MathClass::None)
                left = box.kind;
            if (boxes.size() == 1) {
                all.lean = box.lean;
                all.top = box.top;
                all.isLetter = box.isLetter;
            }
            append(all, std::move(box), all.width, 0);
            all.width += width;
        }
        all.kind = hasFences ? MathClass::Inner : kids.empty() ? MathClass::None : MathClass::Ord;
        return all;
    }

    /// A binary operator that has nothing to join is a sign: −x, (−1), a = −b.
    static void settleClasses(std::vector<Box>& boxes, MathClass before) {
        Box* previous = nullptr;
        for (Box& box : boxes) {
            if (box.kind == MathClass::None)
                continue;
            const MathClass left = previous != nullptr ? previous->kind : before;
            if (box.kind == MathClass::Bin &&
                (left == MathClass::None || left == MathClass::Bin || left == MathClass::Op ||
                 left == MathClass::Rel || left == MathClass::Open || left == MathClass::Punct))
                box.kind = MathClass::Ord;
            if (previous != nullptr && previous->kind == MathClass::Bin &&
                (box.kind == MathClass::Rel || box.kind == MathClass::Close || box.kind == MathClass::Punct))
                previous->kind = MathClass::Ord;
            previous = &box;
        }
        if (previous != nullptr && previous->kind == MathClass::Bin)
            previous->kind = MathClass::Ord;
    }

    /// A bracket that is as high as @p inside, around the axis.
    Box fence(const QString& text, const Box& inside, Style style) {
        const double axisHeight = axis(style);
        const double reach = std::max(inside.ascent - axisHeight, inside.descent + axisHeight);
        const double wanted = std::max(2 * reach * 0.92, 2 * reach - 0.35 * em(style));
        return fence(text, wanted, style);
    }

    Box sizedFence(const MathNode& node, Style style) {
        const MathClass kind = operatorClass(node.text);
        Box box = fence(node.text, node.height * em(style), style);
        box.kind = kind;
        return box;
    }

    Box fence(const QString& text, double wanted, Style style) {
        Box glyph = symbol(text, style);
        const double natural = glyph.ascent + glyph.descent;
        if (wanted <= natural * 1.08)
            return glyph;
        const MathShape shape = fenceShape(text, std::max(wanted, natural * 1.2), em(style), rule(style));
        if (shape.path.isEmpty())
            return glyph;
        Box box;
        box.width = shape.width;
        appendShape(box, shape.path, 0, -axis(style));
        return box;
    }

    // ---------------------------------------------------------------------------- fractions and roots

    Box fraction(const MathNode& node, Style style) {
        Box above = set(node.kids[0], style.numerator());
        Box below = set(node.kids[1], style.denominator());
        const double size = em(style);
        const bool hasRule = node.text.isEmpty();
        const double thick = rule(style);
        double up = style.isDisplay() ? 0.68 * size : (hasRule ? 0.42 : 0.46) * size;
        double down = style.isDisplay() ? 0.69 * size : 0.36 * size;
        if (hasRule) {
            const double gap = style.isDisplay() ? 3.2 * thick : 1.5 * thick;
            up = std::max(up, axis(style) + thick / 2 + gap + above.descent);
            down = std::max(down, below.ascent + gap + thick / 2 - axis(style));
        } else {
            const double gap = (style.isDisplay() ? 7 : 3) * thick;
            const double missing = gap - ((up - above.descent) - (below.ascent - down));
            if (missing > 0) {
                up += missing / 2;
                down += missing / 2;
            }
        }
        const double overhang = 0.07 * size;
        const double margin = hasRule ? 0.1 * size : 0;
        const double width = std::max(above.width, below.width) + 2 * overhang;
        Box box;
        box.kind = MathClass::Inner;
        box.width = width + 2 * margin;
        const double aboveX = margin + (width - above.width) / 2;
        const double belowX = margin + (width - below.width) / 2;
        append(box, std::move(above), aboveX, -up);
        append(box, std::move(below), belowX, down);
        if (hasRule)
            appendRule(box, QRectF(margin, -axis(style) - thick / 2, width, thick));
        return box;
    }

    Box root(const MathNode& node, Style style) {
        Box inside = set(node.kids[0], style.cramped());
        const double thick = rule(style);
        const double gap = thick + (style.isDisplay() ? xHeight(style) : thick) / 4 + 0.03 * em(style);
        // A root of small letters is as high as one of large ones, so that neighbours match.
        const double top = std::max(inside.ascent, 0.72 * em(style)) + gap + thick / 2;
        const double bottom = std::max(inside.descent, 0.02 * em(style)) + 0.04 * em(style);
        const MathShape sign = rootShape(top + bottom, em(style), thick);
        Box box;
        double x = 0;
        if (node.kids.size() == 2) {
            Box degree = set(node.kids[1], {3, true});
            const double raised = bottom - 0.56 * (top + bottom) - degree.descent;
            const double reach = 0.5 * sign.width; // of the degree over the sign's hook
            x = std::max(0.0, degree.width - reach + 0.05 * em(style));
            const double degreeX = std::max(0.0, reach - degree.width - 0.05 * em(style));
            append(box, std::move(degree), degreeX, raised);
        }
        appendShape(box, sign.path, x, bottom);
        x += sign.width;
        const double width = inside.width + 0.08 * em(style);
        append(box, std::move(inside), x + 0.02 * em(style), 0);
        appendRule(box, QRectF(x - thick / 2, -top - thick / 2, width + thick / 2, thick));
        box.ascent += thick;
        box.width = x + width + 0.04 * em(style);
        return box;
    }

    // ---------------------------------------------------------------------------------------- scripts

    Box scripts(const MathNode& node, Style style) {
        const MathNode& core = innermost(node.kids[0]);
        if (node.isLimits && (style.isDisplay() || isBrace(core)))
            return limits(node, style);
        Box base = set(node.kids[0], style);
        const bool isFromLetter = base.isLetter;
        const double lean = base.lean;
        Box box;
        box.kind = base.kind == MathClass::None ? MathClass::Ord : base.kind;
        const double baseAscent = base.ascent;
        const double baseDescent = base.descent;
        const double baseWidth = base.width;
        append(box, std::move(base), 0, 0);

        const double scriptEm = em(style.above());
        const double x = xHeight(style);
        const bool hasBelow = !node.kids[1].isEmptyRow();
        const bool hasAbove = !node.kids[2].isEmptyRow();
        const bool isPrime = hasAbove && arePrimes(node.kids[2]);
        Box above = isPrime ? primes(node.kids[2], style) : set(node.kids[2], style.above());
        Box below = set(node.kids[1], style.below());
        double up = isFromLetter ? 0 : baseAscent - 0.39 * scriptEm;
        double down = isFromLetter ? 0 : baseDescent + 0.1 * scriptEm;
        const double least = (style.isCramped ? 0.33 : style.isDisplay() ? 0.45 : 0.41) * em(style);
        up = std::max({up, least, above.descent + x / 4});
        down = std::max({down, (hasAbove && !isPrime ? 0.25 : 0.19) * em(style), below.ascent - x * 0.8});
        if (hasAbove && hasBelow && !isPrime) {
            const double missing = 4 * rule(style) - ((up - above.descent) - (below.ascent - down));
            if (missing > 0) {
                const double raise = std::clamp(x * 0.8 - (up - above.descent), 0.0, missing);
                up += raise;
                down += missing - raise;
            }
        }
        const double after = 0.05 * em(style);
        double width = baseWidth;
        if (hasBelow) {
            const double belowX = baseWidth - lean;
            width = std::max(width, belowX + below.width + after);
            append(box, std::move(below), belowX, down);
        }
        if (hasAbove) {
            const double aboveX = baseWidth + (isFromLetter ? 0.02 * em(style) : 0);
            width = std::max(width, aboveX + above.width + after);
            append(box, std::move(above), aboveX, isPrime ? 0 : -up);
        }
        box.width = width;
        return box;
    }

    static bool arePrimes(const MathNode& above) {
        const MathNode& inner = innermost(above);
        return inner.kind == Kind::Operator && inner.text.startsWith(u'′');
    }

    /// Fonts draw primes where they belong: they are not raised once more.
    Box primes(const MathNode& above, Style style) {
        QString text = innermost(above).text;
        text.replace(QStringLiteral("′′′"), QStringLiteral("‴"))
            .replace(QStringLiteral("′′"), QStringLiteral("″"));
        Box box = glyphs(MathFace::Symbol, text, style);
        box.kind = MathClass::Ord;
        return box;
    }

    Box limits(const MathNode& node, Style style) {
        Box base = set(node.kids[0], style);
        const double size = em(style);
        const double lean = base.lean;
        const MathClass kind = base.kind;
        Box above = set(node.kids[2], style.above());
        Box below = set(node.kids[1], style.below());
        const double width = std::max({base.width, above.width, below.width});
        const double up = base.ascent + std::max(0.12 * size, 0.22 * size - above.descent) + above.descent;
        const double down = base.descent + std::max(0.17 * size, 0.62 * size - below.ascent);
        const double downBaseline = std::max(down, base.descent + 0.14 * size + below.ascent);
        const bool hasAbove = !node.kids[2].isEmptyRow();
        const bool hasBelow = !node.kids[1].isEmptyRow();
        Box box;
        box.kind = kind;
        box.width = width;
        const double baseX = (width - base.width) / 2;
        const double aboveX = (width - above.width) / 2 + lean / 2;
        const double belowX = (width - below.width) / 2 - lean / 2;
        append(box, std::move(base), baseX, 0);
        if (hasAbove) {
            append(box, std::move(above), aboveX, -up);
            box.ascent += 0.06 * size;
        }
        if (hasBelow) {
            append(box, std::move(below), belowX, downBaseline);
            box.descent += 0.06 * size;
        }
        return box;
    }

    /// \overset and its like: small letters above or below.
    Box stacked(const MathNode& node, Style style) {
        const bool isOver = node.kind == Kind::Over;
        Box base = set(node.kids[0], style);
        Box mark = set(node.kids[1], isOver ? style.above() : style.below());
        const QString& arrow = node.kids[0].text;
        if (arrow == u"⟶" || arrow == u"⟵")
            base = longArrow(arrow == u"⟶", std::max(base.width, mark.width + 0.9 * em(style)), style);
        Box box;
        const MathNode& core = innermost(node.kids[0]); // "=" in braces is still a relation
        box.kind = core.kind == Kind::Operator ? operatorClass(core.text) : base.kind;
        box.width = std::max(base.width, mark.width);
        const double gap = 0.14 * em(style);
        const double y = isOver ? -(base.ascent + gap + mark.descent) : base.descent + gap + mark.ascent;
        const double baseX = (box.width - base.width) / 2;
        const double markX = (box.width - mark.width) / 2;
        append(box, std::move(base), baseX, 0);
        append(box, std::move(mark), markX, y);
        return box;
    }

    Box longArrow(bool isRight, double width, Style style) {
        const MathShape shape =
            accentShape(isRight ? QStringLiteral("→") : QStringLiteral("←"), width, em(style), rule(style));
        Box box;
        box.kind = MathClass::Rel;
        box.width = width;
        appendShape(box, shape.path, 0, -axis(style) + shape.path.boundingRect().height() / 2);
        return box;
    }

    Box accented(const MathNode& node, Style style) {
        const QString& mark = node.kids[1].text;
        Box base = set(node.kids[0], isBrace(node) ? style : style.cramped());
        const double size = em(style);
        const double thick = rule(style);
        Box box;
        box.isLetter = base.isLetter && node.kind == Kind::Over;
        box.width = base.width;
        const double width = base.width;
        const double ascent = std::max(base.ascent, xHeight(style) * 0.9);
        const double descent = base.descent;
        if (isBrace(node)) {
            const bool isOver = node.kind == Kind::Over;
            const double least = 1.2 * size;
            box.width = std::max(width, least);
            const MathShape brace = lyingBrace(isOver, box.width, size, thick);
            append(box, std::move(base), (box.width - width) / 2, 0);
            const double height = brace.path.boundingRect().height();
            appendShape(box, brace.path, 0,
                        isOver ? -(ascent + 0.14 * size + height) : descent + 0.14 * size);
            return box;
        }
        const bool isLine = mark == u"¯" || mark == u"_";
        const double lean = base.lean;
        const double top = base.top;
        const bool isSingle = base.isLetter;
        append(box, std::move(base), 0, 0);
        if (node.kind == Kind::Under) {
            appendRule(box, QRectF(0, descent + 0.14 * size, width, thick));
            box.descent += thick;
            return box;
        }
        if (isLine && !isSingle) {
            appendRule(box, QRectF(0, -(ascent + 0.16 * size + thick), width, thick));
            box.ascent += thick;
            return box;
        }
        // Beside a letter an accent has its own width; over more it stretches.
        const double letterWidth = isLine                         ? std::max(0.3 * size, width * 0.8)
                                   : mark == u"→" || mark == u"←" ? std::max(0.46 * size, width * 0.9)
                                                                  : 0.4 * size;
        const double wide = std::max(0.4 * size, width);
        const bool stretches = mark == u"^" || mark == u"~" || mark == u"→" || mark == u"←" || mark == u"ˇ";
        const double accentWidth = isSingle || !stretches ? letterWidth : wide;
        const MathShape accent = accentShape(mark, accentWidth, size, thick);
        if (accent.path.isEmpty())
            return box;
        const double x = (width - lean - accentWidth) / 2 + (isSingle ? top : lean / 2);
        const double raised = ascent + (isLine ? 0.13 : 0.09) * size;
        if (isLine)
            appendRule(box, QRectF(x, -(raised + thick), accentWidth, thick));
        else
            appendShape(box, accent.path, x, -raised);
        return box;
    }

    // ----------------------------------------------------------------------------------------- tables

    Box table(const MathNode& node, Style style, bool isEnclosed) {
        const bool isEquations = node.text == u"rl";
        std::size_t columns = 0;
        for (const MathNode& line : node.kids)
            columns = std::max(columns, line.kids.size());
        // Equations below each other are as large as one alone; what stands in brackets is not.
        const bool isDisplay =
            style.level <= 1 && (isEquations || (columns == 1 && !isEnclosed && node.text == u"c"));
        const Style cellStyle = isDisplay ? Style{0, false} : style.inTable();
        const double size = em(cellStyle);
        std::vector<double> widths(columns, 0);
        std::vector<std::vector<Box>> rows;
        for (const MathNode& line : node.kids) {
            std::vector<Box>& cells = rows.emplace_back();
            for (std::size_t i = 0; i < line.kids.size(); ++i) {
                const bool goesOn = isEquations && i % 2 == 1; // keeps the space before "="
                Box cell = line.kids[i].kind == Kind::Row
                               ? row(line.kids[i].kids, cellStyle, goesOn ? MathClass::Ord : MathClass::None)
                               : set(line.kids[i], cellStyle);
                widths[i] = std::max(widths[i], cell.width);
                cells.push_back(std::move(cell));
            }
        }
        Box all;
        all.kind = MathClass::Ord;
        std::vector<double> lefts;
        double x = 0;
        for (std::size_t i = 0; i < columns; ++i) {
            if (i > 0)
                x += isEquations ? (i % 2 == 1 ? 0 : 1.8 * size) : 1.0 * size;
            lefts.push_back(x);
            x += widths[i];
        }
        all.width = x;
        double y = 0;
        const double lead = (isDisplay ? 0.34 : 0.2) * size;
        double previousDescent = 0;
        std::vector<double> baselines;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            double ascent = 0.8 * size;
            double descent = 0.34 * size;
            for (const Box& cell : rows[i]) {
                ascent = std::max(ascent, cell.ascent);
                descent = std::max(descent, cell.descent);
            }
            y += i == 0 ? ascent : previousDescent + lead + ascent;
            baselines.push_back(y);
            previousDescent = descent;
        }
        const double height = y + previousDescent;
        const double topEdge = -axis(style) - height / 2;
        all.ascent = -topEdge;
        all.descent = height + topEdge;
        for (std::size_t i = 0; i < rows.size(); ++i)
            for (std::size_t j = 0; j < rows[i].size(); ++j) {
                const QChar side = node.text.isEmpty()
                                       ? QChar(u'c')
                                       : node.text[static_cast<qsizetype>(j) % node.text.size()];
                const double free = widths[j] - rows[i][j].width;
                const double shift = side == u'l' ? 0 : side == u'r' ? free : free / 2;
                append(all, std::move(rows[i][j]), lefts[j] + shift, topEdge + baselines[i]);
            }
        return all;
    }

    const MathFont m_font;
    MathFonts& m_fonts;
};

} // namespace

MathPicture layoutMath(const MathNode& formula, const MathFont& font, bool isDisplay) {
    Box box = Setter(font).set(formula, {isDisplay ? 0 : 1, false});
    MathPicture picture;
    picture.font = font;
    picture.width = std::max(0.0, box.width);
    picture.ascent = std::max(0.0, box.ascent);
    picture.descent = std::max(0.0, box.descent);
    picture.marks = std::move(box.marks);
    return picture;
}

} // namespace conclave
