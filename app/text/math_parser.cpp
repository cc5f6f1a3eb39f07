// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/math_tree.h"

#include <QHash>
#include <QStringList>

#include <iterator>
#include <optional>
#include <utility>

namespace conclave {

namespace {

using Kind = MathNode::Kind;

MathNode leaf(Kind kind, const QString& text) {
    return {kind, text, {}};
}

MathNode node(Kind kind, std::vector<MathNode> kids, const QString& text = {}) {
    return {kind, text, std::move(kids)};
}

/// Accents and what they put over (or under) their argument.
struct Accent {
    QString mark;
    bool isUnder = false;
};

const Accent* accentOf(const QString& name) {
    static const QHash<QString, Accent> accents{
        {QStringLiteral("hat"), {QStringLiteral("^")}},
        {QStringLiteral("widehat"), {QStringLiteral("^")}},
        {QStringLiteral("tilde"), {QStringLiteral("~")}},
        {QStringLiteral("widetilde"), {QStringLiteral("~")}},
        {QStringLiteral("bar"), {QStringLiteral("¯")}},
        {QStringLiteral("overline"), {QStringLiteral("¯")}},
        {QStringLiteral("vec"), {QStringLiteral("→")}},
        {QStringLiteral("overrightarrow"), {QStringLiteral("→")}},
        {QStringLiteral("overleftarrow"), {QStringLiteral("←")}},
        {QStringLiteral("dot"), {QStringLiteral("˙")}},
        {QStringLiteral("ddot"), {QStringLiteral("¨")}},
        {QStringLiteral("acute"), {QStringLiteral("´")}},
        {QStringLiteral("grave"), {QStringLiteral("`")}},
        {QStringLiteral("check"), {QStringLiteral("ˇ")}},
        {QStringLiteral("breve"), {QStringLiteral("˘")}},
        {QStringLiteral("overbrace"), {QStringLiteral("⏞")}},
        {QStringLiteral("underline"), {QStringLiteral("_"), true}},
        {QStringLiteral("underbrace"), {QStringLiteral("⏟"), true}},
    };
    const auto found = accents.constFind(name);
    return found == accents.constEnd() ? nullptr : &*found;
}

bool isLetter(QChar c) {
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

/// The columns of what stands between \begin and \end, and the brackets around it. Null: not known.
struct Environment {
    QString columns;
    QString open;
    QString close;
};

const Environment* environmentOf(const QString& name) {
    static const QString center = QStringLiteral("c");
    static const QString equations = QStringLiteral("rl");
    static const QHash<QString, Environment> environments{
        {QStringLiteral("matrix"), {center, {}, {}}},
        {QStringLiteral("smallmatrix"), {center, {}, {}}},
        {QStringLiteral("array"), {center, {}, {}}},
        {QStringLiteral("pmatrix"), {center, QStringLiteral("("), QStringLiteral(")")}},
        {QStringLiteral("bmatrix"), {center, QStringLiteral("["), QStringLiteral("]")}},
        {QStringLiteral("Bmatrix"), {center, QStringLiteral("{"), QStringLiteral("}")}},
        {QStringLiteral("vmatrix"), {center, QStringLiteral("|"), QStringLiteral("|")}},
        {QStringLiteral("Vmatrix"), {center, QStringLiteral("‖"), QStringLiteral("‖")}},
        {QStringLiteral("cases"), {QStringLiteral("l"), QStringLiteral("{"), {}}},
        {QStringLiteral("aligned"), {equations, {}, {}}},
        {QStringLiteral("align"), {equations, {}, {}}},
        {QStringLiteral("alignat"), {equations, {}, {}}},
        {QStringLiteral("split"), {equations, {}, {}}},
        {QStringLiteral("eqnarray"), {equations, {}, {}}},
        {QStringLiteral("gather"), {center, {}, {}}},
        {QStringLiteral("gathered"), {center, {}, {}}},
        {QStringLiteral("equation"), {center, {}, {}}},
        {QStringLiteral("multline"), {center, {}, {}}},
    };
    const QString plain = name.endsWith(u'*') ? name.chopped(1) : name;
    const auto found = environments.constFind(plain);
    return found == environments.constEnd() ? nullptr : &*found;
}

/// Reads from left to right. A row ends at what its caller is waiting for: a closing brace, \right, \end, or
/// in tables the end of a cell; the caller takes that away.
class Parser {
  public:
    explicit Parser(QStringView tex) : m_tex(tex) {}

    MathNode formula() {
        std::vector<MathNode> parts;
        while (!isAtEnd()) {
            MathNode part = row();
            for (MathNode& kid : part.kids)
                parts.push_back(std::move(kid));
            // What closes nothing: a bracket or \right too many, a line break outside of a table.
            if (!isAtEnd())
                skipStray();
        }
        return node(Kind::Row, std::move(parts));
    }

  private:
    bool isAtEnd() const { return m_at >= m_tex.size(); }
    QChar peek() const { return m_tex[m_at]; }
    void skipSpace() {
        while (!isAtEnd() && peek().isSpace())
            ++m_at;
    }

    /// The name of the command at @p at, without the backslash; empty: there is none.
    QString commandAt(qsizetype at) const {
        if (at + 1 >= m_tex.size() || m_tex[at] != u'\\')
            return {};
        qsizetype end = at + 1;
        while (end < m_tex.size() && isLetter(m_tex[end]))
            ++end;
        if (end == at + 1)
            end += m_tex[end].isHighSurrogate() && end + 1 < m_tex.size() ? 2 : 1;
        return m_tex.mid(at + 1, end - at - 1).toString();
    }

    QString takeCommand() {
        const QString name = commandAt(m_at);
        m_at += 1 + name.size();
        return name;
    }

    bool isRowEnd() const {
        if (isAtEnd() || peek() == u'}')
            return true;
        if (peek() == u'&')
            return m_tables > 0;
        if (peek() != u'\\')
            return false;
        const QString name = commandAt(m_at);
        return name == u"\\" || name == u"cr" || name == u"right" || name == u"end" || name == u"middle";
    }

    void skipStray() {
        if (peek() != u'\\') {
            ++m_at;
            return;
        }
        const QString name = takeCommand();
        if (name == u"right" || name == u"middle")
            delimiter();
        else if (name == u"end")
            rawArgument();
    }

    MathNode row() {
        std::vector<MathNode> parts;
        skipSpace();
        while (!isRowEnd()) {
            if (m_depth < kDeepestMath && m_tex[m_at] == u'\\' && commandAt(m_at) == u"over") {
                // {a \over b} takes all that stands before and after it.
                takeCommand();
                ++m_depth;
                MathNode below = row();
                --m_depth;
                MathNode fraction =
                    node(Kind::Fraction, {node(Kind::Row, std::move(parts)), std::move(below)});
                parts = {};
                parts.push_back(std::move(fraction));
                break;
            }
            if (std::optional<MathNode> part = scripted())
                parts.push_back(std::move(*part));
            skipSpace();
        }
        return node(Kind::Row, std::move(parts));
    }

    /// An atom with what hangs on it. Nothing: a command that leaves no trace.
    std::optional<MathNode> scripted() {
        bool isLimits = false;
        std::optional<MathNode> base;
        if (peek() != u'^' && peek() != u'_' && peek() != u'\'')
            base = atom(isLimits);
        MathNode below;
        MathNode above;
        bool hasScripts = false;
        for (skipSpace(); !isAtEnd(); skipSpace()) {
            const QChar c = peek();
            if (c == u'^' || c == u'_') {
                ++m_at;
                MathNode script = argument();
                MathNode& into = c == u'^' ? above : below;
                if (into.kind != Kind::Row)
                    into = node(Kind::Row, {std::move(into)});
                into.kids.push_back(std::move(script));
            } else if (c == u'\'') {
                QString primes;
                for (; !isAtEnd() && peek() == u'\''; ++m_at)
                    primes += u'′';
                above = node(Kind::Row, {leaf(Kind::Operator, primes)});
            } else if (commandAt(m_at) == u"limits" || commandAt(m_at) == u"nolimits") {
                isLimits = takeCommand() == u"limits";
                continue;
            } else {
                break;
            }
            hasScripts = true;
        }
        if (!hasScripts)
            return base;
        MathNode scripts =
            node(Kind::Scripts, {base ? std::move(*base) : MathNode(), std::move(below), std::move(above)});
        scripts.isLimits = isLimits;
        return scripts;
    }

    /// What a command or a script applies to: a group, a command, or one character.
    MathNode argument() {
        skipSpace();
        if (isRowEnd())
            return {};
        bool isLimits = false;
        if (peek().isDigit())
            return leaf(Kind::Number, m_tex.mid(m_at++, 1).toString());
        if (peek() == u'^' || peek() == u'_' || peek() == u'\'')
            return {};
        return atom(isLimits).value_or(MathNode());
    }

    /// The characters of the group that follows, not read as mathematics.
    QString rawArgument() {
        skipSpace();
        if (isAtEnd() || peek() != u'{')
            return {};
        int depth = 0;
        const qsizetype from = m_at + 1;
        for (; !isAtEnd(); ++m_at) {
            if (peek() == u'\\' && m_at + 1 < m_tex.size())
                ++m_at;
            else if (peek() == u'{')
                ++depth;
            else if (peek() == u'}' && --depth == 0)
                return m_tex.mid(from, m_at++ - from).toString();
        }
        return m_tex.mid(from).toString();
    }

    /// A bracket after \left, \right or \big; nothing for ".".
    QString delimiter() {
        skipSpace();
        if (isAtEnd())
            return {};
        if (peek() == u'\\') {
            const QString name = takeCommand();
            const MathSymbol* symbol = mathSymbol(name);
            return symbol != nullptr ? symbol->text : QString(u'\\' + name);
        }
        const QChar c = m_tex[m_at++];
        return c == u'.' ? QString() : c == u'<' ? QStringLiteral("⟨") : c == u'>' ? QStringLiteral("⟩") : c;
    }

    std::optional<MathNode> atom(bool& isLimits) {
        if (m_depth >= kDeepestMath) {
            const QString rest = m_tex.mid(m_at).toString();
            m_at = m_tex.size();
            return leaf(Kind::Unknown, rest);
        }
        ++m_depth;
        std::optional<MathNode> result = shallowAtom(isLimits);
        --m_depth;
        return result;
    }

    std::optional<MathNode> shallowAtom(bool& isLimits) {
        const QChar c = peek();
        if (c == u'{') {
            ++m_at;
            const int tables = std::exchange(m_tables, 0); // a & in braces belongs to no table
            MathNode group;
            while (true) {
                MathNode part = row();
                group.kids.insert(group.kids.end(), std::make_move_iterator(part.kids.begin()),
                                  std::make_move_iterator(part.kids.end()));
                if (isAtEnd() || peek() == u'}')
                    break;
                if (const QString name = commandAt(m_at); name == u"right" || name == u"end")
                    break; // the brace was forgotten
                skipStray();
            }
            m_tables = tables;
            if (!isAtEnd() && peek() == u'}')
                ++m_at;
            return group;
        }
        if (c == u'\\')
            return command(isLimits);
        if (c.isDigit()) {
            const qsizetype from = m_at;
            while (!isAtEnd() && (peek().isDigit() ||
                                  (peek() == u'.' && m_at + 1 < m_tex.size() && m_tex[m_at + 1].isDigit())))
                ++m_at;
            return leaf(Kind::Number, m_tex.mid(from, m_at - from).toString());
        }
        const qsizetype length = c.isHighSurrogate() && m_at + 1 < m_tex.size() ? 2 : 1;
        const QString text = m_tex.mid(m_at, length).toString();
        m_at += length;
        if (isLetter(c))
            return leaf(Kind::Identifier, text);
        if (c == u'~')
            return leaf(Kind::Space, QStringLiteral("0.33"));
        if (c == u'&')
            return std::nullopt;
        if (c == u'-')
            return leaf(Kind::Operator, QStringLiteral("−"));
        if (c == u'*')
            return leaf(Kind::Operator, QStringLiteral("∗"));
        return leaf(c.isLetter() || length == 2 ? Kind::Upright : Kind::Operator, text);
    }

    std::optional<MathNode> command(bool& isLimits) {
        const qsizetype from = m_at;
        const QString name = takeCommand();
        if (const MathSymbol* symbol = mathSymbol(name)) {
            isLimits = symbol->hasLimits;
            return leaf(symbol->kind, symbol->text);
        }
        if (name.isEmpty()) {
            m_at = from + 1; // a backslash at the very end
            return leaf(Kind::Unknown, QStringLiteral("\\"));
        }
        if (name == u"frac" || name == u"dfrac" || name == u"tfrac" || name == u"cfrac") {
            MathNode above = argument();
            MathNode fraction = node(Kind::Fraction, {std::move(above), argument()});
            fraction.isDisplay = name == u"dfrac" || name == u"cfrac";
            return fraction;
        }
        if (name == u"binom" || name == u"dbinom" || name == u"tbinom") {
            MathNode above = argument();
            MathNode both = node(Kind::Fraction, {std::move(above), argument()}, QStringLiteral("0"));
            return fenced(QStringLiteral("("), std::move(both), QStringLiteral(")"));
        }
        if (name == u"sqrt")
            return root();
        if (name == u"left")
            return leftRight();
        if (name == u"begin")
            return environment(from);
        if (const Accent* accent = accentOf(name)) {
            MathNode marked = node(accent->isUnder ? Kind::Under : Kind::Over,
                                   {argument(), leaf(Kind::Operator, accent->mark)});
            marked.isLimits = true;
            isLimits = accent->mark == u"⏞" || accent->mark == u"⏟";
            return marked;
        }
        if (name == u"overset" || name == u"stackrel" || name == u"underset") {
            MathNode mark = argument();
            return node(name == u"underset" ? Kind::Under : Kind::Over, {argument(), std::move(mark)});
        }
        if (name == u"xrightarrow" || name == u"xleftarrow")
            return node(Kind::Over, {leaf(Kind::Operator,
                                          name == u"xrightarrow" ? QStringLiteral("⟶") : QStringLiteral("⟵")),
                                     argument()});
        return wordCommand(name, isLimits);
    }

    std::optional<MathNode> wordCommand(const QString& name, bool& isLimits) {
        if (name == u"text" || name == u"textrm" || name == u"textbf" || name == u"textit" ||
            name == u"texttt" || name == u"textsf" || name == u"mbox" || name == u"hbox")
            return leaf(Kind::Text, rawArgument());
        if (name == u"operatorname") {
            isLimits = !isAtEnd() && peek() == u'*';
            if (isLimits)
                ++m_at;
            return leaf(Kind::Identifier, plainWord(rawArgument()));
        }
        if (name == u"mathrm" || name == u"rm") {
            skipSpace();
            if (isAtEnd() || peek() != u'{')
                return argument();
            const QString word = plainWord(rawArgument());
            return leaf(word.size() == 1 ? Kind::Upright : Kind::Identifier, word);
        }
        if (name.startsWith(u"math") || name == u"boldsymbol" || name == u"bm")
            if (std::optional<MathNode> styled = styledArgument(name))
                return styled;
        if (name == u"not") {
            MathNode negated = argument();
            if (!negated.text.isEmpty())
                negated.text += QChar(0x0338);
            return negated;
        }
        if (name == u"pmod")
            return node(Kind::Row,
                        {leaf(Kind::Space, QStringLiteral("1")), leaf(Kind::Text, QStringLiteral("(mod ")),
                         argument(), leaf(Kind::Text, QStringLiteral(")"))});
        if (name == u"bmod" || name == u"mod")
            return leaf(Kind::Text, QStringLiteral(" mod "));
        if (name == u"tag")
            return leaf(Kind::Text, QStringLiteral("  (%1)").arg(rawArgument()));
        if (name == u"color" || name == u"label") {
            rawArgument();
            return std::nullopt;
        }
        if (name == u"textcolor" || name == u"colorbox") {
            rawArgument();
            return argument();
        }
        if (name == u"boxed" || name == u"cancel" || name == u"mathop" || name == u"mathrel" ||
            name == u"mathbin" || name == u"mathord" || name == u"phantom")
            return argument();
        if (const double height = heightOfBracket(name); height > 0) {
            MathNode bracket = leaf(Kind::Operator, delimiter());
            bracket.height = height;
            return bracket.text.isEmpty() ? std::nullopt : std::optional(std::move(bracket));
        }
        static const QStringList silent{QStringLiteral("displaystyle"),
                                        QStringLiteral("textstyle"),
                                        QStringLiteral("scriptstyle"),
                                        QStringLiteral("nonumber"),
                                        QStringLiteral("notag"),
                                        QStringLiteral("limits"),
                                        QStringLiteral("nolimits"),
                                        QStringLiteral("hline"),
                                        QStringLiteral("/"),
                                        QStringLiteral("("),
                                        QStringLiteral(")"),
                                        QStringLiteral("[")};
        if (silent.contains(name))
            return std::nullopt;
        return leaf(Kind::Unknown, u'\\' + name);
    }

    /// Of \big and its like, with the side it is on or without; 0: it is none of them.
    static double heightOfBracket(const QString& name) {
        static const QHash<QString, double> heights{{QStringLiteral("big"), 1.2},
                                                    {QStringLiteral("Big"), 1.8},
                                                    {QStringLiteral("bigg"), 2.4},
                                                    {QStringLiteral("Bigg"), 3.0}};
        const bool hasSide = name.endsWith(u'l') || name.endsWith(u'r') || name.endsWith(u'm');
        return heights.value(name, hasSide ? heights.value(name.chopped(1)) : 0);
    }

    static QString plainWord(QString word) {
        return word.remove(u'\\').remove(u'{').remove(u'}').replace(u'~', u' ');
    }

    /// Letters of another face; nothing when there is no such face.
    std::optional<MathNode> styledArgument(const QString& name) {
        const QString style = name == u"boldsymbol" || name == u"bm" ? QStringLiteral("mathbf")
                              : name == u"mathscr"                   ? QStringLiteral("mathcal")
                                                                     : name;
        if (style == u"mathit" || style == u"mathnormal")
            return argument();
        if (styledLetter(QStringLiteral("A"), style) == u"A")
            return std::nullopt;
        MathNode styled = argument();
        restyle(styled, style);
        return styled;
    }

    static void restyle(MathNode& node, const QString& style) {
        if (node.kind == Kind::Identifier || node.kind == Kind::Number || node.kind == Kind::Upright) {
            QString text;
            for (const QChar c : node.text)
                text += styledLetter(c, style);
            if (text != node.text && node.kind == Kind::Identifier)
                node.kind = Kind::Upright;
            node.text = text;
        }
        for (MathNode& kid : node.kids)
            restyle(kid, style);
    }

    static MathNode fenced(const QString& open, MathNode inside, const QString& close) {
        std::vector<MathNode> parts;
        if (!open.isEmpty())
            parts.push_back(leaf(Kind::Fence, open));
        parts.push_back(std::move(inside));
        if (!close.isEmpty())
            parts.push_back(leaf(Kind::Fence, close));
        return node(Kind::Row, std::move(parts));
    }

    MathNode root() {
        skipSpace();
        if (isAtEnd() || peek() != u'[')
            return node(Kind::Root, {argument()});
        const qsizetype close = m_tex.indexOf(u']', m_at);
        const qsizetype end = close < 0 ? m_tex.size() : close;
        MathNode degree = Parser(m_tex.mid(m_at + 1, end - m_at - 1), m_depth).formula();
        m_at = close < 0 ? end : end + 1;
        return node(Kind::Root, {argument(), std::move(degree)});
    }

    MathNode leftRight() {
        std::vector<MathNode> parts;
        if (const QString open = delimiter(); !open.isEmpty())
            parts.push_back(leaf(Kind::Fence, open));
        const int tables = std::exchange(m_tables, 0);
        while (true) {
            MathNode part = row();
            parts.insert(parts.end(), std::make_move_iterator(part.kids.begin()),
                         std::make_move_iterator(part.kids.end()));
            const QString name = isAtEnd() ? QString() : commandAt(m_at);
            if (name != u"middle" && name != u"\\")
                break;
            takeCommand();
            if (name == u"middle")
                parts.push_back(leaf(Kind::Fence, delimiter()));
        }
        m_tables = tables;
        if (!isAtEnd() && commandAt(m_at) == u"right") {
            takeCommand();
            if (const QString close = delimiter(); !close.isEmpty())
                parts.push_back(leaf(Kind::Fence, close));
        }
        return node(Kind::Row, std::move(parts));
    }

    MathNode environment(qsizetype from) {
        const QString name = rawArgument();
        const Environment* kind = environmentOf(name);
        if (kind == nullptr)
            return leaf(Kind::Unknown, m_tex.mid(from, m_at - from).toString());
        if (name.startsWith(u"array") || name.startsWith(u"alignat"))
            rawArgument(); // how columns are set: centred will do
        ++m_tables;
        std::vector<MathNode> rows;
        std::vector<MathNode> cells;
        const auto endRow = [&] {
            const bool isBlank = cells.size() == 1 && cells[0].isEmptyRow();
            if (!isBlank)
                rows.push_back(node(Kind::Row, std::move(cells)));
            cells = {};
        };
        while (true) {
            cells.push_back(row());
            if (isAtEnd() || peek() == u'}')
                break;
            if (peek() == u'&') {
                ++m_at;
                continue;
            }
            const QString command = commandAt(m_at);
            if (command != u"\\" && command != u"cr")
                break;
            takeCommand();
            skipSpace();
            if (!isAtEnd() && peek() == u'[') { // how far the next row is away
                const qsizetype close = m_tex.indexOf(u']', m_at);
                m_at = close < 0 ? m_at : close + 1;
            }
            endRow();
        }
        endRow();
        --m_tables;
        if (!isAtEnd() && commandAt(m_at) == u"end") {
            takeCommand();
            rawArgument();
        }
        return fenced(kind->open, node(Kind::Table, std::move(rows), kind->columns), kind->close);
    }

    Parser(QStringView tex, int depth) : m_tex(tex), m_depth(depth) {}

    const QStringView m_tex;
    qsizetype m_at = 0;
    int m_depth = 0;  // of atoms in atoms
    int m_tables = 0; // open ones in whose cells this is
};

} // namespace

MathNode parseMath(QStringView tex) {
    return Parser(tex).formula();
}

} // namespace conclave
