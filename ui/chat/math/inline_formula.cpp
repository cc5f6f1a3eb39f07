// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/math/inline_formula.h"

#include "app/text/math_tree.h"
#include "ui/chat/math/formula_breaks.h"

#include <algorithm>

namespace conclave {

namespace {

constexpr QLatin1String kScheme("formula:");

/// A letter or a number that text shows as well as a picture does; empty: it is more than that.
QString loneText(const QString& tex, bool& isItalic) {
    isItalic = false;
    const bool isNumber = !tex.isEmpty() && tex.size() <= 12 &&
                          std::all_of(tex.begin(), tex.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (isNumber)
        return tex;
    const bool isLetter =
        tex.size() == 1 && ((tex[0] >= u'a' && tex[0] <= u'z') || (tex[0] >= u'A' && tex[0] <= u'Z'));
    isItalic = isLetter;
    if (isLetter)
        return tex;
    if (!tex.startsWith(u'\\'))
        return {};
    const MathSymbol* symbol = mathSymbol(tex.mid(1));
    const bool isGreek = symbol != nullptr && symbol->text.size() == 1 && symbol->text[0] >= QChar(0x0391) &&
                         symbol->text[0] <= QChar(0x03f5);
    if (!isGreek)
        return {};
    isItalic = symbol->kind == MathNode::Kind::Identifier;
    return symbol->text;
}

/// Whether it reaches far below the baseline, so that its line must make room. QTextDocument puts an object
/// either on the baseline or around the middle of the letters, and wants to know which with the text.
bool reachesLow(const InlineFormula& formula) {
    if (formula.isDisplay)
        return true;
    for (const QLatin1String part : {QLatin1String("frac"), QLatin1String("binom"), QLatin1String("\\begin"),
                                     QLatin1String("\\over"), QLatin1String("\\under"), QLatin1String("int"),
                                     QLatin1String("\\Big"), QLatin1String("\\big"), QLatin1String("\\left")})
        if (formula.tex.contains(part))
            return true;
    return false;
}

/// Any text, as a part of an image's name.
QString coded(const QString& text) {
    return QString::fromLatin1(
        text.toUtf8().toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

std::optional<QString> decoded(const QString& name) {
    const auto bytes = QByteArray::fromBase64Encoding(
        name.toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    return bytes ? std::optional(QString::fromUtf8(*bytes)) : std::nullopt;
}

} // namespace

QString InlineFormula::source() const {
    if (isFurther)
        return {};
    if (!whole.isEmpty())
        return QStringLiteral("\\(%1\\)").arg(whole);
    return isDisplay ? QStringLiteral("\\[%1\\]").arg(tex) : QStringLiteral("\\(%1\\)").arg(tex);
}

QString formulaTag(const InlineFormula& formula) {
    bool isItalic = false;
    if (const QString text = loneText(formula.tex, isItalic); !text.isEmpty() && !formula.isDisplay)
        return isItalic ? QStringLiteral("<i class=\"formula\">%1</i>").arg(text)
                        : QStringLiteral("<span class=\"formula\">%1</span>").arg(text);
    const QString around =
        reachesLow(formula) ? QStringLiteral(" style=\"vertical-align: middle\"") : QString();
    const auto image = [&](const QString& name) {
        return QStringLiteral("<img src=\"%1%2\"%3>").arg(kScheme, name, around);
    };
    const QStringList pieces = formula.isDisplay ? QStringList{formula.tex} : formulaPieces(formula.tex);
    if (pieces.size() == 1)
        return image((formula.isDisplay ? QStringLiteral("display:") : QStringLiteral("line:")) +
                     coded(formula.tex));
    QString tags = image(QStringLiteral("first:%1:%2").arg(coded(pieces.first()), coded(formula.tex)));
    for (qsizetype i = 1; i < pieces.size(); ++i)
        tags += kFormulaBreak + image(QStringLiteral("further:") + coded(pieces[i]));
    return tags;
}

std::optional<InlineFormula> formulaOfImage(const QString& name) {
    if (!name.startsWith(kScheme))
        return std::nullopt;
    const QString kind = name.section(u':', 1, 1);
    const std::optional<QString> tex = decoded(name.section(u':', 2, 2));
    if (!tex || (kind != u"display" && kind != u"line" && kind != u"first" && kind != u"further"))
        return std::nullopt;
    InlineFormula formula{*tex, kind == u"display"};
    formula.isFurther = kind == u"further";
    if (kind == u"first")
        formula.whole = decoded(name.section(u':', 3, 3)).value_or(*tex);
    return formula;
}

} // namespace conclave
