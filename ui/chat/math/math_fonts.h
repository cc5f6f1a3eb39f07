// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QHash>
#include <QString>

#include <utility>

namespace conclave {

/// What a formula is written in. Sizes are pixels of the page; how many of the screen that are is the
/// painter's business.
struct MathFont {
    QString serif; ///< letters and digits
    QString mono;  ///< commands that are not known
    int pixelSize = 16;
    bool isBold = false; ///< in a heading
    bool operator==(const MathFont&) const = default;
};

enum class MathFace { Upright, Italic, Bold, Symbol, Sans, Mono };

/// How large some text is, in em. Heights are those of the ink, not of the font's lines.
struct MathExtent {
    double advance = 0;
    double left = 0;  ///< of the ink; may be negative
    double right = 0; ///< of the ink; may lie beyond the advance
    double ascent = 0;
    double descent = 0; ///< negative when the ink ends above the baseline
};

/// The fonts of one MathFont and what it measured in them. Measures at one large size without hinting, so
/// that a formula has the same proportions in every size. GUI thread only.
class MathFonts {
  public:
    /// The one for @p font, whatever its size; never goes away.
    static MathFonts& of(const MathFont& font);

    QFont font(MathFace face, int pixelSize) const;
    const MathExtent& extent(MathFace face, const QString& text);

    double axis() const { return m_axis; } ///< of "−" and of fractions, above the baseline, in em
    double rule() const { return m_rule; } ///< thickness of the lines, in em
    double xHeight() const { return m_xHeight; }

  private:
    explicit MathFonts(const MathFont& font);

    QString m_serif;
    QString m_mono;
    bool m_isBold;
    QStringList m_symbolFamilies;
    QHash<std::pair<int, QString>, MathExtent> m_extents;
    double m_axis = 0.28;
    double m_rule = 0.05;
    double m_xHeight = 0.5;
};

} // namespace conclave
