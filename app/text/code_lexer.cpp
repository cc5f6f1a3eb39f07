// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/code_lexer.h"

#include <QHash>
#include <QStringList>

namespace conclave {

namespace {

QSet<QString> words(const char* list) {
    const QStringList split = QString::fromLatin1(list).split(QLatin1Char(' '));
    return {split.begin(), split.end()};
}

QHash<QString, CodeLanguage> makeLanguages() {
    const QString slash = QStringLiteral("//");
    const QString open = QStringLiteral("/*");
    const QString close = QStringLiteral("*/");
    const QString hash = QStringLiteral("#");
    const QString both = QStringLiteral("\"'");

    const CodeLanguage cpp{
        words("alignas alignof auto bool break case catch char class concept const consteval "
              "constexpr constinit continue co_await co_return co_yield decltype default delete do "
              "double else enum explicit export extern false float for friend if inline int long "
              "mutable namespace new noexcept nullptr operator override private protected public "
              "requires return short signed sizeof static static_assert static_cast struct switch "
              "template this throw true try typedef typename union unsigned using virtual void "
              "volatile while include define ifdef ifndef endif pragma"),
        slash,
        open,
        close,
        both,
        {}};
    const CodeLanguage python{
        words("and as assert async await break case class continue def del elif else except "
              "False finally for from global if import in is lambda match None nonlocal not or "
              "pass raise return self True try while with yield"),
        hash,
        {},
        {},
        both,
        both};
    const CodeLanguage script{
        words("abstract any as async await boolean break case catch class const continue "
              "debugger default delete do else enum export extends false finally for from "
              "function if implements import in instanceof interface let new null number of "
              "private protected public readonly return static string super switch this throw "
              "true try type typeof undefined var void while yield"),
        slash,
        open,
        close,
        QStringLiteral("\"'`"),
        {}};
    const CodeLanguage java{
        words("abstract as boolean break byte case catch char class const continue data default "
              "do double else enum extends false final finally float for fun if implements import "
              "in instanceof int interface is long native new null object open override package "
              "private protected public return sealed short static string super switch this throw "
              "throws true try using val var void volatile when while"),
        slash,
        open,
        close,
        both,
        {}};
    const CodeLanguage rust{
        words("as async await bool break const continue crate dyn else enum extern false fn for "
              "i32 i64 if impl in let loop match mod move mut pub ref return self Self static "
              "str struct super trait true type u8 u32 u64 unsafe use usize where while"),
        slash,
        open,
        close,
        QStringLiteral("\""),
        {}};
    const CodeLanguage go{
        words("bool break byte case chan const continue default defer else error fallthrough false "
              "float64 for func go goto if import int int64 interface map nil package range return "
              "rune select string struct switch true type uint64 var"),
        slash,
        open,
        close,
        QStringLiteral("\"'`"),
        {}};
    const CodeLanguage shell{
        words("case cd do done echo elif else esac exit export fi for function if in local "
              "return set source sudo then unset until while"),
        hash,
        {},
        {},
        both,
        {}};
    const CodeLanguage sql{
        words("all alter and as asc begin between by case commit create delete desc distinct drop "
              "else end exists foreign from group having in index inner insert into is join key "
              "left like limit not null offset on or order outer primary references select set "
              "table then union unique update values view when where with"),
        QStringLiteral("--"),
        open,
        close,
        both,
        {},
        true};
    const CodeLanguage data{words("true false null yes no on off"), hash, {}, {}, both, {}};

    QHash<QString, CodeLanguage> languages;
    const auto add = [&](const CodeLanguage& language, const char* names) {
        for (const QString& name : words(names))
            languages.insert(name, language);
    };
    add(cpp, "c c++ cpp cc cxx h hpp cuda cu objective-c");
    add(python, "python py python3");
    add(script, "javascript js typescript ts jsx tsx qml json5");
    add(java, "java kotlin kt csharp cs c# scala swift dart");
    add(rust, "rust rs");
    add(go, "go golang");
    add(shell, "bash sh shell zsh console fish");
    add(sql, "sql sqlite postgresql mysql");
    add(data, "json yaml yml toml ini cmake make makefile dockerfile");
    return languages;
}

bool isWordCharacter(QChar c) {
    return c.isLetterOrNumber() || c == QLatin1Char('_');
}

constexpr int kInCode = 0;
constexpr int kInComment = 1;
constexpr int kInLongString = 2;

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

} // namespace

const CodeLanguage* codeLanguage(const QString& name) {
    static const QHash<QString, CodeLanguage> languages = makeLanguages();
    const auto it = languages.constFind(name.toLower());
    return it == languages.constEnd() ? nullptr : &*it;
}

int lexCodeLine(const CodeLanguage& language, const QString& text, int before, QVector<CodeStretch>& found) {
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

    while (i < text.size()) {
        const QChar c = text[i];
        const QStringView rest = QStringView(text).mid(i);
        if (!language.lineComment.isEmpty() && rest.startsWith(language.lineComment)) {
            paint(i, text.size(), CodeStretch::Kind::Comment);
            return state;
        }
        if (!language.blockCommentOpen.isEmpty() && rest.startsWith(language.blockCommentOpen)) {
            i = finish(i + language.blockCommentOpen.size(), i, language.blockCommentClose,
                       CodeStretch::Kind::Comment, kInComment);
        } else if (const qsizetype which = language.longQuotes.indexOf(c);
                   which >= 0 && rest.startsWith(QString(3, c))) {
            i = finish(i + 3, i, QString(3, c), CodeStretch::Kind::String,
                       kInLongString + static_cast<int>(which));
        } else if (language.quotes.contains(c)) {
            const qsizetype end = skipString(text, i + 1, c);
            paint(i, end, CodeStretch::Kind::String);
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
