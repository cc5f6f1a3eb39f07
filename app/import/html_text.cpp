// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/html_text.h"

#include "app/import/reader_texts.h"

#include <QHash>
#include <QStringList>
#include <QVector>

#include <algorithm>

namespace conclave {

namespace {

QString characterOf(QStringView name) {
    static const QHash<QString, QString> kNames = {
        {QStringLiteral("amp"), QStringLiteral("&")},    {QStringLiteral("lt"), QStringLiteral("<")},
        {QStringLiteral("gt"), QStringLiteral(">")},     {QStringLiteral("quot"), QStringLiteral("\"")},
        {QStringLiteral("apos"), QStringLiteral("'")},   {QStringLiteral("nbsp"), QStringLiteral(" ")},
        {QStringLiteral("hellip"), QStringLiteral("…")}, {QStringLiteral("ndash"), QStringLiteral("–")},
        {QStringLiteral("mdash"), QStringLiteral("—")},  {QStringLiteral("laquo"), QStringLiteral("«")},
        {QStringLiteral("raquo"), QStringLiteral("»")},  {QStringLiteral("rarr"), QStringLiteral("→")},
        {QStringLiteral("times"), QStringLiteral("×")},  {QStringLiteral("deg"), QStringLiteral("°")},
    };
    if (!name.startsWith(QLatin1Char('#')))
        return kNames.value(name.toString());
    const bool isHex = name.size() > 1 && name[1].toLower() == QLatin1Char('x');
    bool isNumber = false;
    const uint code = name.mid(isHex ? 2 : 1).toUInt(&isNumber, isHex ? 16 : 10);
    if (!isNumber || code == 0 || code > 0x10ffff || QChar::isSurrogate(code))
        return {};
    const char32_t character = code;
    return QString::fromUcs4(&character, 1);
}

QString withoutEntities(const QString& text) {
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const qsizetype end = text[i] == QLatin1Char('&') ? text.indexOf(QLatin1Char(';'), i) : -1;
        const QString character =
            end > i && end - i < 12 ? characterOf(QStringView(text).mid(i + 1, end - i - 1)) : QString();
        result += character.isEmpty() ? QString(text[i]) : character;
        if (!character.isEmpty())
            i = end;
    }
    return result;
}

/// The value of an attribute in the inside of a tag.
QString attribute(const QString& tag, const QString& name) {
    const qsizetype at = tag.indexOf(QLatin1Char(' ') + name + QLatin1Char('='), 0, Qt::CaseInsensitive);
    if (at < 0)
        return {};
    const qsizetype from = at + name.size() + 2;
    const QChar quote = from < tag.size() ? tag[from] : QChar();
    if (quote != QLatin1Char('"') && quote != QLatin1Char('\''))
        return {};
    const qsizetype end = tag.indexOf(quote, from + 1);
    return end < 0 ? QString() : withoutEntities(tag.mid(from + 1, end - from - 1));
}

class Writer {
  public:
    void text(const QString& raw) {
        if (m_isDropped)
            return;
        QString text = withoutEntities(raw);
        if (m_isPre) {
            m_pre += text;
            return;
        }
        const bool startsBlank = !text.isEmpty() && text.front().isSpace();
        const bool endsBlank = !text.isEmpty() && text.back().isSpace();
        text = text.simplified();
        if (startsBlank && !m_result.isEmpty() && !m_result.back().isSpace())
            m_result += QLatin1Char(' ');
        m_result += text;
        if (endsBlank && !text.isEmpty())
            m_result += QLatin1Char(' ');
    }

    void tag(const QString& inside) {
        const bool isEnd = inside.startsWith(QLatin1Char('/'));
        qsizetype length = isEnd ? 1 : 0;
        while (length < inside.size() && inside[length].isLetterOrNumber())
            ++length;
        const QString name = inside.mid(isEnd ? 1 : 0, length - (isEnd ? 1 : 0)).toLower();
        if (name == QLatin1String("script") || name == QLatin1String("style"))
            m_isDropped = !isEnd;
        if (m_isDropped)
            return;
        if (m_isPre)
            inPre(name, inside, isEnd);
        else if (!block(name, isEnd))
            inlineTag(name, inside, isEnd);
    }

    QString finish() {
        if (m_isPre)
            endPre();
        return m_result.trimmed();
    }

  private:
    void inPre(const QString& name, const QString& inside, bool isEnd) {
        if (name == QLatin1String("pre") && isEnd)
            endPre();
        else if (name == QLatin1String("br"))
            m_pre += QLatin1Char('\n');
        else if (name == QLatin1String("code") && !isEnd)
            m_language = attribute(inside, QStringLiteral("class"))
                             .section(QStringLiteral("language-"), 1, 1)
                             .section(QLatin1Char(' '), 0, 0);
    }

    void endPre() {
        m_isPre = false;
        breakTo(2);
        m_result += fenced(m_pre, m_language);
        m_pre.clear();
        m_language.clear();
        breakTo(2);
    }

    bool block(const QString& name, bool isEnd) {
        if (name == QLatin1String("p") || name == QLatin1String("div") ||
            name == QLatin1String("blockquote") || name == QLatin1String("table")) {
            m_isFirstRow = name == QLatin1String("table") && !isEnd;
            if (!(m_isAtItem && !isEnd))
                breakTo(m_lists.isEmpty() ? 2 : 1);
            if (name == QLatin1String("blockquote") && !isEnd)
                m_result += QStringLiteral("> ");
        } else if (name.size() == 2 && name[0] == QLatin1Char('h') && name[1].isDigit()) {
            breakTo(2);
            if (!isEnd)
                m_result += QString(name[1].digitValue(), QLatin1Char('#')) + QLatin1Char(' ');
        } else if (name == QLatin1String("hr")) {
            breakTo(2);
            m_result += QStringLiteral("---");
            breakTo(2);
        } else if (name == QLatin1String("ul") || name == QLatin1String("ol")) {
            breakTo(m_lists.isEmpty() ? 2 : 1);
            if (!isEnd && m_lists.size() < kDeepestList)
                m_lists.append(name == QLatin1String("ol") ? 0 : -1);
            else if (isEnd && !m_lists.isEmpty())
                m_lists.removeLast();
            if (m_lists.isEmpty())
                breakTo(2);
        } else if (name == QLatin1String("li")) {
            breakTo(1);
            if (!isEnd)
                item();
            m_isAtItem = !isEnd;
            return true;
        } else if (name == QLatin1String("tr")) {
            row(isEnd);
        } else if (name == QLatin1String("td") || name == QLatin1String("th")) {
            m_result += isEnd ? QStringLiteral(" |") : QStringLiteral(" ");
            m_cells += isEnd ? 1 : 0;
        } else if (name == QLatin1String("pre") && !isEnd) {
            m_isPre = true;
        } else {
            return false;
        }
        m_isAtItem = false;
        return true;
    }

    void item() {
        const qsizetype depth = std::max<qsizetype>(m_lists.size(), 1);
        m_result += QString((depth - 1) * 2, QLatin1Char(' '));
        const bool isNumbered = !m_lists.isEmpty() && m_lists.last() >= 0;
        m_result +=
            isNumbered ? QString::number(++m_lists.last()) + QStringLiteral(". ") : QStringLiteral("- ");
    }

    void row(bool isEnd) {
        if (!isEnd) {
            breakTo(1);
            m_result += QLatin1Char('|');
            m_cells = 0;
        } else if (m_isFirstRow) {
            m_isFirstRow = false;
            m_result += QStringLiteral("\n|") + QString::fromLatin1(" --- |").repeated(m_cells);
        }
    }

    void inlineTag(const QString& name, const QString& inside, bool isEnd) {
        m_isAtItem = false;
        if (name == QLatin1String("br"))
            breakTo(1);
        else if (name == QLatin1String("strong") || name == QLatin1String("b"))
            m_result += QStringLiteral("**");
        else if (name == QLatin1String("em") || name == QLatin1String("i"))
            m_result += QLatin1Char('*');
        else if (name == QLatin1String("code"))
            m_result += QLatin1Char('`');
        else if (name == QLatin1String("img"))
            m_result += imageNote();
        else if (name == QLatin1String("a"))
            link(inside, isEnd);
    }

    void link(const QString& inside, bool isEnd) {
        if (!isEnd) {
            m_link = attribute(inside, QStringLiteral("href"));
            if (!m_link.startsWith(QLatin1String("http://")) && !m_link.startsWith(QLatin1String("https://")))
                m_link.clear();
            m_linkAt = m_result.size();
            return;
        }
        if (m_link.isEmpty() || m_linkAt > m_result.size())
            return;
        const QString text = m_result.mid(m_linkAt).trimmed();
        m_result.truncate(m_linkAt);
        m_result += text == m_link || text.isEmpty() ? m_link : QStringLiteral("[%1](%2)").arg(text, m_link);
        m_link.clear();
    }

    /// Ends the line, so that @p breaks line breaks stand at the end; none at the very beginning.
    void breakTo(int breaks) {
        while (m_result.endsWith(QLatin1Char(' ')))
            m_result.chop(1);
        if (m_result.isEmpty())
            return;
        int there = 0;
        while (there < m_result.size() && m_result[m_result.size() - 1 - there] == QLatin1Char('\n'))
            ++there;
        for (; there < breaks; ++there)
            m_result += QLatin1Char('\n');
    }

    static constexpr qsizetype kDeepestList = 20;

    QString m_result;
    QVector<int> m_lists; // open ones: the last number, or -1 without numbers
    bool m_isAtItem = false;
    bool m_isDropped = false;
    bool m_isPre = false;
    QString m_pre;
    QString m_language;
    QString m_link;
    qsizetype m_linkAt = 0;
    bool m_isFirstRow = false;
    int m_cells = 0;
};

} // namespace

QString markdownOfHtml(const QString& html) {
    Writer writer;
    qsizetype at = 0;
    while (at < html.size()) {
        const qsizetype open = html.indexOf(QLatin1Char('<'), at);
        const bool isTag = open >= 0 && open + 1 < html.size() &&
                           (html[open + 1].isLetter() || html[open + 1] == QLatin1Char('/') ||
                            html[open + 1] == QLatin1Char('!'));
        if (open != at) {
            const qsizetype end = open < 0 ? html.size() : open;
            writer.text(html.mid(at, end - at));
            at = end;
            continue;
        }
        const qsizetype close = isTag ? html.indexOf(QLatin1Char('>'), open) : -1;
        if (close < 0) { // a bare "<"
            writer.text(QStringLiteral("&lt;"));
            at = open + 1;
            continue;
        }
        writer.tag(html.mid(open + 1, close - open - 1));
        at = close + 1;
    }
    return writer.finish();
}

} // namespace conclave
