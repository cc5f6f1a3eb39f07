// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/math_tree.h"

#include <QHash>
#include <QStringList>

namespace conclave {

namespace {

// Names and what they stand for, in turns.
constexpr char kIdentifiers[] =
    "alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ "
    "lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ "
    "varphi φ chi χ psi ψ omega ω ell ℓ imath ı jmath ȷ";
constexpr char kUpright[] =
    "Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω hbar ℏ Re ℜ Im ℑ "
    "aleph ℵ beth ℶ wp ℘ infty ∞ partial ∂ nabla ∇ emptyset ∅ varnothing ∅ forall ∀ exists ∃ nexists ∄ "
    "top ⊤ bot ⊥ angle ∠ triangle △ square □ degree ° prime ′ N ℕ Z ℤ Q ℚ R ℝ C ℂ checkmark ✓";
constexpr char kOperators[] =
    "times × cdot ⋅ div ÷ pm ± mp ∓ ast ∗ star ⋆ circ ∘ bullet ∙ oplus ⊕ ominus ⊖ otimes ⊗ odot ⊙ dagger † "
    "ddagger ‡ amalg ⨿ leq ≤ le ≤ leqslant ⩽ geq ≥ ge ≥ geqslant ⩾ neq ≠ ne ≠ approx ≈ equiv ≡ sim ∼ simeq ≃ "
    "cong ≅ propto ∝ ll ≪ gg ≫ prec ≺ succ ≻ preceq ⪯ succeq ⪰ doteq ≐ triangleq ≜ coloneqq ≔ subset ⊂ "
    "supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊ supsetneq ⊋ in ∈ notin ∉ ni ∋ cup ∪ cap ∩ setminus ∖ "
    "sqcup ⊔ sqcap ⊓ uplus ⊎ neg ¬ lnot ¬ land ∧ wedge ∧ lor ∨ vee ∨ to → rightarrow → leftarrow ← gets ← "
    "leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ implies ⟹ impliedby ⟸ iff ⟺ mapsto ↦ "
    "longmapsto ⟼ longrightarrow ⟶ longleftarrow ⟵ Longrightarrow ⟹ uparrow ↑ downarrow ↓ updownarrow ↕ "
    "nearrow ↗ searrow ↘ hookrightarrow ↪ hookleftarrow ↩ rightharpoonup ⇀ rightleftharpoons ⇌ "
    "leadsto ⇝ perp ⊥ parallel ∥ mid ∣ nmid ∤ vdash ⊢ models ⊨ vDash ⊨ cdots ⋯ ldots … dots … dotsc … dotsb "
    "⋯ "
    "vdots ⋮ ddots ⋱ therefore ∴ because ∵ colon : backslash \\ lbrace { rbrace } lbrack [ rbrack ] "
    "langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lvert | rvert | lVert ‖ rVert ‖ vert | Vert ‖ "
    "surd √ S § P ¶ pounds £ lt < gt > bowtie ⋈ asymp ≍ trianglelefteq ⊴ ltimes ⋉ rtimes ⋊ wr ≀ diamond ⋄";
constexpr char kBigWithLimits[] = "sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ bigodot ⨀ "
                                  "bigvee ⋁ bigwedge ⋀ biguplus ⨄ bigsqcup ⨆";
constexpr char kBigWithout[] = "int ∫ iint ∬ iiint ∭ oint ∮ oiint ∯";
constexpr char kFunctions[] =
    "sin cos tan cot sec csc arcsin arccos arctan arccot sinh cosh tanh coth log ln lg "
    "exp det dim ker deg hom arg gcd Pr";
constexpr char kFunctionsWithLimits[] = "lim max min sup inf limsup liminf argmax argmin";

QHash<QString, MathSymbol> makeSymbols() {
    using Kind = MathNode::Kind;
    QHash<QString, MathSymbol> symbols;
    const auto pairs = [&](const char* list, Kind kind, bool hasLimits) {
        const QStringList words = QString::fromUtf8(list).split(u' ', Qt::SkipEmptyParts);
        for (qsizetype i = 0; i + 1 < words.size(); i += 2)
            symbols.insert(words[i], {kind, words[i + 1], hasLimits});
    };
    pairs(kIdentifiers, Kind::Identifier, false);
    pairs(kUpright, Kind::Upright, false);
    pairs(kOperators, Kind::Operator, false);
    pairs(kBigWithLimits, Kind::Operator, true);
    pairs(kBigWithout, Kind::Operator, false);
    const auto names = [&](const char* list, bool hasLimits) {
        for (const QString& word : QString::fromUtf8(list).split(u' ', Qt::SkipEmptyParts))
            symbols.insert(word, {Kind::Identifier, word, hasLimits});
    };
    names(kFunctions, false);
    names(kFunctionsWithLimits, true);
    for (const char* escaped : {"{", "}", "%", "$", "#", "&", "_"})
        symbols.insert(QString::fromUtf8(escaped), {Kind::Operator, QString::fromUtf8(escaped), false});
    symbols.insert(QStringLiteral("|"), {Kind::Operator, QStringLiteral("‖"), false});
    const auto space = [&](const char* name, const char* width) {
        symbols.insert(QString::fromUtf8(name), {Kind::Space, QString::fromUtf8(width), false});
    };
    space(",", "0.17");
    space(":", "0.22");
    space(">", "0.22");
    space(";", "0.28");
    space("!", "-0.17");
    space(" ", "0.33");
    space("thinspace", "0.17");
    space("enspace", "0.5");
    space("quad", "1");
    space("qquad", "2");
    return symbols;
}

/// Where a style's letters begin in Unicode, and those that stand elsewhere.
struct LetterStyle {
    char32_t capital;
    char32_t small;
    char32_t digit; ///< 0: none
    QHash<char32_t, char32_t> elsewhere;
};

const QHash<QString, LetterStyle>& letterStyles() {
    static const QHash<QString, LetterStyle> styles{
        {QStringLiteral("mathbb"),
         {0x1d538,
          0x1d552,
          0x1d7d8,
          {{U'C', 0x2102},
           {U'H', 0x210d},
           {U'N', 0x2115},
           {U'P', 0x2119},
           {U'Q', 0x211a},
           {U'R', 0x211d},
           {U'Z', 0x2124}}}},
        {QStringLiteral("mathcal"),
         {0x1d49c,
          0x1d4b6,
          0,
          {{U'B', 0x212c},
           {U'E', 0x2130},
           {U'F', 0x2131},
           {U'H', 0x210b},
           {U'I', 0x2110},
           {U'L', 0x2112},
           {U'M', 0x2133},
           {U'R', 0x211b},
           {U'e', 0x212f},
           {U'g', 0x210a},
           {U'o', 0x2134}}}},
        {QStringLiteral("mathfrak"),
         {0x1d504,
          0x1d51e,
          0,
          {{U'C', 0x212d}, {U'H', 0x210c}, {U'I', 0x2111}, {U'R', 0x211c}, {U'Z', 0x2128}}}},
        {QStringLiteral("mathbf"), {0x1d400, 0x1d41a, 0x1d7ce, {}}},
        {QStringLiteral("mathsf"), {0x1d5a0, 0x1d5ba, 0x1d7e2, {}}},
        {QStringLiteral("mathtt"), {0x1d670, 0x1d68a, 0x1d7f6, {}}},
    };
    return styles;
}

} // namespace

const MathSymbol* mathSymbol(const QString& name) {
    static const QHash<QString, MathSymbol> symbols = makeSymbols();
    const auto found = symbols.constFind(name);
    return found == symbols.constEnd() ? nullptr : &*found;
}

QString styledLetter(const QString& letter, const QString& style) {
    const auto found = letterStyles().constFind(style);
    if (found == letterStyles().constEnd() || letter.size() != 1)
        return letter;
    const char32_t c = letter[0].unicode();
    char32_t styled = found->elsewhere.value(c);
    if (styled == 0 && c >= U'A' && c <= U'Z')
        styled = found->capital + (c - U'A');
    else if (styled == 0 && c >= U'a' && c <= U'z')
        styled = found->small + (c - U'a');
    else if (styled == 0 && c >= U'0' && c <= U'9' && found->digit != 0)
        styled = found->digit + (c - U'0');
    return styled == 0 ? letter : QString::fromUcs4(&styled, 1);
}

} // namespace conclave
