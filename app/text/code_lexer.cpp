// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/code_lexer.h"

#include <algorithm>

namespace conclave {

namespace {

bool isWordCharacter(QChar c) {
    return c.isLetterOrNumber() || c == QLatin1Char('_');
}

constexpr int kInCode = 0;
constexpr int kInComment = 1;
constexpr int kInLongString = 2;
constexpr int kInTag = 100;

/// The position behind the closing @p quote, or the end of the line.
qsizetype skipString(const QString& text, qsizetype from, QChar quote) {
    for (qsizetype i = from; i < text.size(); ++i) {
        if (text[i] == QLatin1Char('\\'))
            ++i;
        else if (text[i] == quote)
            return i + 1;
    }
    return text.size();
}

/// The text before @p end at the beginning of a line: the key of a setting, a target, a property. Returns
/// where it ends, 0 when there is none.
qsizetype keyEnd(const QString& text, QChar end, bool needsSpace) {
    qsizetype i = 0;
    while (i < text.size() && (text[i].isSpace() || text[i] == QLatin1Char('-')))
        ++i;
    const qsizetype start = i;
    while (i < text.size() && (isWordCharacter(text[i]) || QStringView(u".-$%*/ \"'").contains(text[i])))
        ++i;
    if (i == start || i == text.size() || text[i] != end)
        return 0;
    const bool isEnd = !needsSpace || i + 1 == text.size() || text[i + 1].isSpace();
    return isEnd ? i : 0;
}

/// HTML and its kin: the names of tags, their values in quotes, comments.
int lexMarkup(const QString& text, int before, QVector<CodeStretch>& found) {
    using Kind = CodeStretch::Kind;
    int state = before == kInComment || before == kInTag ? before : kInCode;
    qsizetype i = 0;
    while (i < text.size()) {
        if (state == kInComment) {
            const qsizetype end = text.indexOf(QLatin1String("-->"), i);
            const qsizetype to = end < 0 ? text.size() : end + 3;
            found.append({i, to - i, Kind::Comment});
            state = end < 0 ? kInComment : kInCode;
            i = to;
        } else if (state == kInTag) {
            if (text[i] == QLatin1Char('"') || text[i] == QLatin1Char('\'')) {
                const qsizetype end = text.indexOf(text[i], i + 1);
                const qsizetype to = end < 0 ? text.size() : end + 1;
                found.append({i, to - i, Kind::String});
                i = to;
            } else {
                if (text[i] == QLatin1Char('>'))
                    state = kInCode;
                ++i;
            }
        } else if (QStringView(text).mid(i).startsWith(QLatin1String("<!--"))) {
            state = kInComment;
        } else if (text[i] == QLatin1Char('<')) {
            qsizetype end = i + 1;
            while (end < text.size() &&
                   (isWordCharacter(text[end]) || QStringView(u"/!?:-.").contains(text[end])))
                ++end;
            const bool isTag = end > i + 1;
            if (isTag)
                found.append({i + 1, end - i - 1, Kind::Keyword});
            state = isTag ? kInTag : kInCode;
            i = end;
        } else {
            ++i;
        }
    }
    return state;
}

/// What "diff" writes: each line by its first character.
void lexDifference(const QString& text, QVector<CodeStretch>& found) {
    using Kind = CodeStretch::Kind;
    const auto all = [&](Kind kind) { found.append({0, text.size(), kind}); };
    if (text.startsWith(QLatin1String("+++")) || text.startsWith(QLatin1String("---")) ||
        text.startsWith(QLatin1String("diff ")) || text.startsWith(QLatin1String("index ")))
        all(Kind::Comment);
    else if (text.startsWith(QLatin1String("@@")))
        all(Kind::Number);
    else if (text.startsWith(QLatin1Char('+')))
        all(Kind::String);
    else if (text.startsWith(QLatin1Char('-')))
        all(Kind::Keyword);
}

} // namespace

int lexCodeLine(const CodeLanguage& language, const QString& text, int before, QVector<CodeStretch>& found) {
    if (language.form == CodeLanguage::Form::Markup)
        return lexMarkup(text, before, found);
    if (language.form == CodeLanguage::Form::Difference) {
        lexDifference(text, found);
        return kInCode;
    }
    int state = kInCode;
    const auto paint = [&](qsizetype from, qsizetype to, CodeStretch::Kind kind) {
        found.append({from, to - from, kind});
    };
    // Colours up to the end of what was open at the end of the line before; returns where code goes on.
    const auto finish = [&](qsizetype searchFrom, qsizetype start, const QString& close,
                            CodeStretch::Kind kind, int openState) {
        const qsizetype end = text.indexOf(close, searchFrom);
        if (end < 0) {
            paint(start, text.size(), kind);
            state = openState;
            return text.size();
        }
        paint(start, end + close.size(), kind);
        return end + close.size();
    };

    qsizetype i = 0;
    if (before == kInComment)
        i = finish(0, 0, language.blockCommentClose, CodeStretch::Kind::Comment, kInComment);
    else if (before >= kInLongString && before - kInLongString < language.longQuotes.size())
        i = finish(0, 0, QString(3, language.longQuotes[before - kInLongString]), CodeStretch::Kind::String,
                   before);

    using Keys = CodeLanguage::Keys;
    if (i == 0 && (language.keys == Keys::BeforeColon || language.keys == Keys::BeforeEquals)) {
        const bool isBeforeColon = language.keys == Keys::BeforeColon;
        if (const qsizetype end = keyEnd(text, QLatin1Char(isBeforeColon ? ':' : '='), isBeforeColon);
            end > 0) {
            paint(0, end, CodeStretch::Kind::Keyword);
            i = end;
        }
    }
    while (i < text.size()) {
        const QChar c = text[i];
        const QStringView rest = QStringView(text).mid(i);
        // A block first: "--[[" is one, "--" is none of its own there.
        const bool opensBlock =
            !language.blockCommentOpen.isEmpty() && rest.startsWith(language.blockCommentOpen);
        if (!opensBlock && std::any_of(language.lineComments.begin(), language.lineComments.end(),
                                       [&](const QString& mark) { return rest.startsWith(mark); })) {
            paint(i, text.size(), CodeStretch::Kind::Comment);
            return state;
        }
        if (opensBlock) {
            i = finish(i + language.blockCommentOpen.size(), i, language.blockCommentClose,
                       CodeStretch::Kind::Comment, kInComment);
        } else if (const qsizetype which = language.longQuotes.indexOf(c);
                   which >= 0 && rest.startsWith(QString(3, c))) {
            i = finish(i + 3, i, QString(3, c), CodeStretch::Kind::String,
                       kInLongString + static_cast<int>(which));
        } else if (language.quotes.contains(c)) {
            const qsizetype end = skipString(text, i + 1, c);
            qsizetype next = end;
            while (next < text.size() && text[next].isSpace())
                ++next;
            const bool isKey = language.keys == Keys::QuotedBeforeColon && next < text.size() &&
                               text[next] == QLatin1Char(':');
            paint(i, end, isKey ? CodeStretch::Kind::Keyword : CodeStretch::Kind::String);
            i = end;
        } else if (isWordCharacter(c)) {
            qsizetype end = i;
            while (end < text.size() && isWordCharacter(text[end]))
                ++end;
            const QString word = text.mid(i, end - i);
            if (c.isDigit())
                paint(i, end, CodeStretch::Kind::Number);
            else if (language.keywords.contains(language.ignoresCase ? word.toLower() : word))
                paint(i, end, CodeStretch::Kind::Keyword);
            i = end;
        } else {
            ++i;
        }
    }
    return state;
}

} // namespace conclave
