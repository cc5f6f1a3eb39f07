// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/math_ml.h"

#include "app/text/math_tree.h"

#include <QHash>
#include <QStringList>

namespace conclave {

namespace {

using Kind = MathNode::Kind;

/// Longer than any formula: shown as it was written.
constexpr qsizetype kLongestFormula = 20000;

QString element(const char* name, const QString& content, const char* attributes = "") {
    return QStringLiteral("<%1%2>%3</%1>").arg(QLatin1String(name), QLatin1String(attributes), content);
}

/// Spaces at the ends of words in a formula stay.
QString words(const QString& text) {
    return text.toHtmlEscaped().replace(u' ', QChar(QChar::Nbsp));
}

class MathMlWriter {
  public:
    explicit MathMlWriter(bool isDisplay) : m_isDisplay(isDisplay) {}

    QString write(const MathNode& node) const {
        switch (node.kind) {
        case Kind::Row:
            return row(node);
        case Kind::Identifier:
            return element("mi", node.text.toHtmlEscaped());
        case Kind::Upright:
            return element("mi", node.text.toHtmlEscaped(), " mathvariant=\"normal\"");
        case Kind::Number:
            return element("mn", node.text.toHtmlEscaped());
        case Kind::Operator:
            if (node.height > 0) // both, or a browser grows it with what stands beside it
                return element(
                    "mo", node.text.toHtmlEscaped(),
                    QStringLiteral(" stretchy=\"true\" symmetric=\"true\" minsize=\"%1em\" maxsize=\"%1em\"")
                        .arg(node.height)
                        .toLatin1()
                        .constData());
            return element("mo", node.text.toHtmlEscaped(),
                           isBracket(node.text) ? " stretchy=\"false\"" : "");
        case Kind::Fence:
            return element("mo", node.text.toHtmlEscaped(), " stretchy=\"true\"");
        case Kind::Text:
        case Kind::Unknown:
            return element("mtext", words(node.text));
        case Kind::Space:
            return QStringLiteral("<mspace width=\"%1em\"></mspace>").arg(node.text);
        case Kind::Fraction:
            return element("mfrac", write(node.kids[0]) + write(node.kids[1]),
                           node.text.isEmpty() ? "" : " linethickness=\"0\"");
        case Kind::Root:
            return node.kids.size() == 1 ? element("msqrt", write(node.kids[0]))
                                         : element("mroot", write(node.kids[0]) + write(node.kids[1]));
        case Kind::Scripts:
            return scripts(node);
        case Kind::Over:
            return element("mover", write(node.kids[0]) + write(node.kids[1]),
                           node.isLimits ? " accent=\"true\"" : "");
        case Kind::Under:
            return element("munder", write(node.kids[0]) + write(node.kids[1]),
                           node.isLimits ? " accentunder=\"true\"" : "");
        case Kind::Table:
            break;
        }
        return table(node);
    }

  private:
    static bool isBracket(const QString& text) {
        static const QString brackets = QStringLiteral("()[]{}|‖⟨⟩⌊⌋⌈⌉");
        return text.size() == 1 && brackets.contains(text);
    }

    QString row(const MathNode& node) const {
        if (node.kids.size() == 1)
            return write(node.kids[0]);
        QString content;
        for (const MathNode& kid : node.kids)
            content += write(kid);
        return element("mrow", content);
    }

    QString scripts(const MathNode& node) const {
        const bool hasBelow = !node.kids[1].isEmptyRow();
        const bool hasAbove = !node.kids[2].isEmptyRow();
        const bool isLimits = node.isLimits && m_isDisplay;
        QString content = write(node.kids[0]);
        if (hasBelow)
            content += write(node.kids[1]);
        if (hasAbove)
            content += write(node.kids[2]);
        if (hasBelow && hasAbove)
            return element(isLimits ? "munderover" : "msubsup", content);
        if (hasBelow)
            return element(isLimits ? "munder" : "msub", content);
        return hasAbove ? element(isLimits ? "mover" : "msup", content) : content;
    }

    // Columns are set by styles on their cells: browsers that follow MathML Core know no columnalign.
    QString table(const MathNode& node) const {
        QString rows;
        for (const MathNode& line : node.kids) {
            QString cells;
            for (std::size_t i = 0; i < line.kids.size(); ++i) {
                const QChar column = node.text[static_cast<qsizetype>(i) % node.text.size()];
                const char* style = column == u'r'   ? " style=\"text-align:right\""
                                    : column == u'l' ? " style=\"text-align:left\""
                                                     : "";
                cells += element("mtd", write(line.kids[i]), style);
            }
            rows += element("mtr", cells);
        }
        return element("mtable", rows, node.text == u"rl" ? " displaystyle=\"true\"" : "");
    }

    const bool m_isDisplay;
};

/// In a line: what stands above each other stands after each other.
class LineWriter {
  public:
    QString write(const MathNode& node) const {
        switch (node.kind) {
        case Kind::Row: {
            QString content;
            for (const MathNode& kid : node.kids)
                content += write(kid);
            return content;
        }
        case Kind::Identifier:
            return node.text.size() == 1 ? element("i", node.text.toHtmlEscaped())
                                         : QString(node.text.toHtmlEscaped() + QChar(QChar::Nbsp));
        case Kind::Upright:
        case Kind::Number:
        case Kind::Fence:
        case Kind::Unknown:
            return node.text.toHtmlEscaped();
        case Kind::Text:
            return words(node.text);
        case Kind::Operator:
            return isSpaced(node.text) ? QString(u' ' + node.text.toHtmlEscaped() + u' ')
                                       : node.text.toHtmlEscaped();
        case Kind::Space:
            return node.text.startsWith(u'-') ? QString() : QStringLiteral(" ");
        case Kind::Fraction:
            return together(node.kids[0]) + (node.text.isEmpty() ? u'/' : u' ') + together(node.kids[1]);
        case Kind::Root:
            return (node.kids.size() == 2 ? element("sup", write(node.kids[1])) : QString()) + u'√' +
                   together(node.kids[0]);
        case Kind::Scripts: {
            QString content = write(node.kids[0]);
            if (!node.kids[1].isEmptyRow())
                content += element("sub", write(node.kids[1]));
            if (!node.kids[2].isEmptyRow())
                content += element("sup", write(node.kids[2]));
            return content;
        }
        case Kind::Over:
        case Kind::Under:
            return marked(node);
        case Kind::Table:
            break;
        }
        QStringList rows;
        for (const MathNode& line : node.kids) {
            QStringList cells;
            for (const MathNode& cell : line.kids)
                cells << write(cell);
            rows << cells.join(node.text == u"c" ? QStringLiteral(", ") : QStringLiteral(" "));
        }
        return rows.join(QStringLiteral("; "));
    }

  private:
    static bool isSpaced(const QString& text) {
        static const QString tight = QStringLiteral("()[]{}|‖⟨⟩⌊⌋⌈⌉!′,/∑∏∫∬∮%$#&_…");
        return text.size() == 1 && !tight.contains(text);
    }

    /// In brackets when it is more than one thing.
    QString together(const MathNode& node) const {
        const MathNode* inner = &node;
        while (inner->kind == Kind::Row && inner->kids.size() == 1)
            inner = &inner->kids[0];
        const bool isOne = inner->kind != Kind::Row && inner->kind != Kind::Fraction;
        return isOne ? write(node) : u'(' + write(node) + u')';
    }

    QString marked(const MathNode& node) const {
        static const QHash<QString, char16_t> combining{
            {QStringLiteral("^"), 0x0302}, {QStringLiteral("~"), 0x0303}, {QStringLiteral("¯"), 0x0304},
            {QStringLiteral("→"), 0x20d7}, {QStringLiteral("˙"), 0x0307}, {QStringLiteral("¨"), 0x0308},
            {QStringLiteral("´"), 0x0301}, {QStringLiteral("`"), 0x0300}, {QStringLiteral("ˇ"), 0x030c},
            {QStringLiteral("˘"), 0x0306}};
        const QString base = write(node.kids[0]);
        const MathNode* inner = &node.kids[0];
        while (inner->kind == Kind::Row && inner->kids.size() == 1)
            inner = &inner->kids[0];
        const auto mark = combining.constFind(node.kids[1].text);
        if (node.isLimits && mark != combining.constEnd() && inner->kind == Kind::Identifier &&
            inner->text.size() == 1)
            return element("i", inner->text.toHtmlEscaped() + QChar(*mark));
        if (node.isLimits)
            return node.kids[1].text == u"¯" ? QStringLiteral("<u>%1</u>").arg(base) : base;
        return base + element(node.kind == Kind::Over ? "sup" : "sub", write(node.kids[1]));
    }
};

} // namespace

QString mathMl(const QString& tex, bool isDisplay) {
    const QString start =
        QStringLiteral("<math xmlns=\"http://www.w3.org/1998/Math/MathML\"%1 alttext=\"%2\">")
            .arg(isDisplay ? QStringLiteral(" display=\"block\"") : QString(), tex.toHtmlEscaped());
    if (tex.size() > kLongestFormula)
        return start + element("mtext", words(tex)) + QStringLiteral("</math>");
    return start + MathMlWriter(isDisplay).write(parseMath(tex)) + QStringLiteral("</math>");
}

QString mathRichText(const QString& tex) {
    return tex.size() > kLongestFormula ? tex.toHtmlEscaped() : LineWriter().write(parseMath(tex));
}

} // namespace conclave
