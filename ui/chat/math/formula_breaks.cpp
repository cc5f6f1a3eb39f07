// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/math/formula_breaks.h"

#include <QSet>
#include <QVector>

#include <algorithm>

namespace conclave {

namespace {

constexpr qsizetype kLong = 40;    // characters of source; shorter ones fit into any line
constexpr qsizetype kShortest = 8; // of a piece: a line must not end after "x ="
constexpr qsizetype kLongPiece = 48;

/// Where @p tex may be broken, after a relation or after a lighter mark.
struct Break {
    qsizetype at = 0; ///< the next piece begins here
    bool isRelation = false;
};

/// What acts on all that follows, or on both of its sides.
bool hangsTogether(const QString& tex) {
    for (const char* command : {"displaystyle", "textstyle", "scriptstyle", "over", "atop", "choose", "brace",
                                "brack", "rm", "bf", "it", "cal", "\\", "tag", "limits"}) {
        const QString name = QLatin1Char('\\') + QLatin1String(command);
        for (qsizetype at = tex.indexOf(name); at >= 0; at = tex.indexOf(name, at + 1))
            if (at + name.size() == tex.size() || !tex[at + name.size()].isLetter())
                return true;
    }
    return tex.contains(QLatin1Char('&'));
}

QVector<Break> breaksOf(const QString& tex) {
    static const QSet<QString> relations{
        QStringLiteral("le"),      QStringLiteral("leq"),        QStringLiteral("ge"),
        QStringLiteral("geq"),     QStringLiteral("ne"),         QStringLiteral("neq"),
        QStringLiteral("approx"),  QStringLiteral("equiv"),      QStringLiteral("sim"),
        QStringLiteral("simeq"),   QStringLiteral("cong"),       QStringLiteral("propto"),
        QStringLiteral("to"),      QStringLiteral("rightarrow"), QStringLiteral("in"),
        QStringLiteral("subset"),  QStringLiteral("subseteq"),   QStringLiteral("Rightarrow"),
        QStringLiteral("implies"), QStringLiteral("iff"),        QStringLiteral("Leftrightarrow"),
        QStringLiteral("mapsto"),  QStringLiteral("ll"),         QStringLiteral("gg")};
    static const QSet<QString> operators{
        QStringLiteral("cdot"), QStringLiteral("times"), QStringLiteral("pm"),
        QStringLiteral("cup"),  QStringLiteral("cap"),   QStringLiteral("wedge"),
        QStringLiteral("vee"),  QStringLiteral("oplus"), QStringLiteral("quad")};
    QVector<Break> breaks;
    int depth = 0;
    bool isAfterOperand = false; // a sign after a relation belongs to what follows
    for (qsizetype i = 0; i < tex.size(); ++i) {
        const QChar c = tex[i];
        if (c == u'\\') {
            qsizetype end = i + 1;
            while (end < tex.size() && tex[end].isLetter())
                ++end;
            const QString name = tex.mid(i + 1, end - i - 1);
            i = std::max(end - 1, i + 1);
            if (name == u"left" || name == u"begin") {
                ++depth;
                i += name == u"left" ? 1 : 0; // its bracket is no other one
            } else if (name == u"right" || name == u"end") {
                --depth;
                i += name == u"right" ? 1 : 0;
            } else if (depth == 0 && (relations.contains(name) || operators.contains(name)) &&
                       isAfterOperand) {
                breaks.append({end, relations.contains(name)});
                isAfterOperand = false;
                continue;
            }
            isAfterOperand = true;
        } else if (c == u'{' || c == u'(' || c == u'[') {
            ++depth;
        } else if (c == u'}' || c == u')' || c == u']') {
            --depth;
            isAfterOperand = true;
        } else if (depth == 0 && (c == u'=' || c == u'<' || c == u'>')) {
            breaks.append({i + 1, true});
            isAfterOperand = false;
        } else if (depth == 0 && (c == u'+' || c == u'-' || c == u',')) {
            if (isAfterOperand)
                breaks.append({i + 1, false});
            isAfterOperand = false;
        } else if (!c.isSpace()) {
            isAfterOperand = true;
        }
    }
    return depth == 0 ? breaks : QVector<Break>();
}

} // namespace

QStringList formulaPieces(const QString& tex) {
    if (tex.size() <= kLong || hangsTogether(tex))
        return {tex};
    const QVector<Break> breaks = breaksOf(tex);
    QStringList pieces;
    qsizetype begun = 0;
    for (qsizetype i = 0; i < breaks.size(); ++i) {
        const qsizetype next = i + 1 < breaks.size() ? breaks[i + 1].at : tex.size();
        const bool isWanted = breaks[i].isRelation || next - begun > kLongPiece;
        if (!isWanted || breaks[i].at - begun < kShortest || tex.size() - breaks[i].at < kShortest)
            continue;
        // The empty group makes room behind the sign as if its right side were there.
        pieces << tex.mid(begun, breaks[i].at - begun).trimmed() + QStringLiteral("{}");
        begun = breaks[i].at;
    }
    pieces << tex.mid(begun).trimmed();
    return pieces;
}

} // namespace conclave
