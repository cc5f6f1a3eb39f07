// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/math/math_fonts.h"

#include <QFontDatabase>
#include <QFontMetricsF>
#include <QPainterPath>

#include <algorithm>
#include <map>
#include <memory>
#include <tuple>

namespace conclave {

namespace {

/// What extents are measured at: a pixel of rounding is then half a percent.
constexpr int kMeasuredPixels = 200;
/// Texts that are remembered; an answer of a thousand formulas has some hundred different ones.
constexpr qsizetype kMostExtents = 4000;

/// Fonts that are made for mathematics, those that go with a serif first.
QStringList installedSymbolFamilies() {
    QStringList installed;
    for (const char* family : {"STIX Two Math", "TeX Gyre Termes Math", "Latin Modern Math", "Cambria Math",
                               "DejaVu Math TeX Gyre", "Noto Sans Math"})
        if (QFontDatabase::hasFamily(QLatin1String(family)))
            installed << QLatin1String(family);
    return installed;
}

} // namespace

MathFonts& MathFonts::of(const MathFont& font) {
    static std::map<std::tuple<QString, QString, bool>, std::unique_ptr<MathFonts>> all;
    std::unique_ptr<MathFonts>& fonts = all[{font.serif, font.mono, font.isBold}];
    if (!fonts)
        fonts.reset(new MathFonts(font));
    return *fonts;
}

MathFonts::MathFonts(const MathFont& font)
    : m_serif(font.serif), m_mono(font.mono), m_isBold(font.isBold),
      m_symbolFamilies(installedSymbolFamilies()) {
    const MathExtent& minus = extent(MathFace::Symbol, QStringLiteral("−"));
    const MathExtent& x = extent(MathFace::Upright, QStringLiteral("x"));
    if (minus.ascent > 0)
        m_axis = (minus.ascent - minus.descent) / 2;
    if (x.ascent > 0)
        m_xHeight = x.ascent;
    m_rule = std::clamp((minus.ascent + minus.descent) * 0.65, 0.04, 0.06);
}

QFont MathFonts::font(MathFace face, int pixelSize) const {
    QFont font;
    switch (face) {
    case MathFace::Symbol:
        font.setFamilies(m_symbolFamilies + QStringList(m_serif));
        break;
    case MathFace::Mono:
        font.setFamilies({m_mono});
        break;
    case MathFace::Sans:
        font = QFont(); // the window's own
        break;
    default:
        font.setFamilies({m_serif});
        break;
    }
    font.setItalic(face == MathFace::Italic);
    if (face == MathFace::Bold || (m_isBold && face != MathFace::Symbol))
        font.setWeight(face == MathFace::Bold ? QFont::Bold : QFont::DemiBold);
    font.setPixelSize(std::max(1, pixelSize));
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setKerning(true);
    return font;
}

const MathExtent& MathFonts::extent(MathFace face, const QString& text) {
    const std::pair<int, QString> key(static_cast<int>(face), text);
    if (const auto found = m_extents.constFind(key); found != m_extents.constEnd())
        return *found;
    if (m_extents.size() >= kMostExtents)
        m_extents.clear();
    const QFont measured = font(face, kMeasuredPixels);
    const QFontMetricsF metrics(measured);
    // Of the outline: the font's own bounds always reach to the baseline, which "−" does not.
    QPainterPath outline;
    outline.addText(0, 0, measured, text);
    QRectF ink = outline.boundingRect();
    if (ink.isEmpty())
        ink = metrics.tightBoundingRect(text); // a font of pictures
    MathExtent extent;
    extent.advance = metrics.horizontalAdvance(text) / kMeasuredPixels;
    if (!ink.isEmpty()) {
        extent.left = ink.left() / kMeasuredPixels;
        extent.right = ink.right() / kMeasuredPixels;
        extent.ascent = -ink.top() / kMeasuredPixels;
        extent.descent = ink.bottom() / kMeasuredPixels;
    }
    return *m_extents.insert(key, extent);
}

} // namespace conclave
