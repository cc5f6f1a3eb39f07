// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/math/math_classes.h"

#include <QChar>
#include <QString>

#include <array>

namespace conclave {

namespace {

constexpr QStringView kBig = u"∑∏∐⋃⋂⨁⨂⨀⋁⋀⨄⨆";
constexpr QStringView kIntegrals = u"∫∬∭∮∯";
constexpr QStringView kBinary = u"+-−±∓×⋅÷∗*⋆∘∙⊕⊖⊗⊙†‡⨿∪∩∖⊔⊓⊎∧∨≀⋄⋉⋊";
constexpr QStringView kOpening = u"([{⟨⌊⌈";
constexpr QStringView kClosing = u")]}⟩⌋⌉!?";
constexpr QStringView kPunctuation = u",;，；、";
constexpr QStringView kDots = u"…⋯⋱";
constexpr QStringView kOrdinary = u"|‖/\\′¬%$#&_.\"'⋮√§¶£@";

} // namespace

bool isIntegral(QStringView text) {
    return text.size() == 1 && kIntegrals.contains(text[0]);
}

bool isBigOperator(QStringView text) {
    return text.size() == 1 && (kBig.contains(text[0]) || kIntegrals.contains(text[0]));
}

MathClass operatorClass(QStringView text) {
    if (text.isEmpty())
        return MathClass::Ord;
    const QChar c = text[0];
    if (isBigOperator(text.first(1)))
        return MathClass::Op;
    if (kBinary.contains(c))
        return MathClass::Bin;
    if (kOpening.contains(c))
        return MathClass::Open;
    if (kClosing.contains(c))
        return MathClass::Close;
    if (kPunctuation.contains(c))
        return MathClass::Punct;
    if (kDots.contains(c))
        return MathClass::Inner;
    if (kOrdinary.contains(c))
        return MathClass::Ord;
    const bool isArrow = c >= QChar(0x2190) && c <= QChar(0x21ff);
    return isArrow || c == u':' || c.category() == QChar::Symbol_Math ? MathClass::Rel : MathClass::Ord;
}

int spaceBetween(MathClass left, MathClass right, bool isSmall) {
    if (left == MathClass::None || right == MathClass::None)
        return 0;
    // In 1/18 em; a negative one is left out in scripts.
    static constexpr std::array<std::array<int, 8>, 8> spaces{{
        // Ord Op Bin Rel Open Close Punct Inner
        {0, 3, -4, -5, 0, 0, 0, -3},     // Ord
        {3, 3, 0, -5, 0, 0, 0, -3},      // Op
        {-4, -4, 0, 0, -4, 0, 0, -4},    // Bin
        {-5, -5, 0, 0, -5, 0, 0, -5},    // Rel
        {0, 0, 0, 0, 0, 0, 0, 0},        // Open
        {0, 3, -4, -5, 0, 0, 0, -3},     // Close
        {-3, -3, 0, -3, -3, -3, -3, -3}, // Punct
        {-3, 3, -4, -5, -3, 0, -3, -3},  // Inner
    }};
    const int space = spaces[static_cast<std::size_t>(left)][static_cast<std::size_t>(right)];
    return space >= 0 ? space : isSmall ? 0 : -space;
}

} // namespace conclave
