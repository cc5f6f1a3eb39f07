// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/translations/hidden_texts.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace conclave {

namespace {

bool isQml(const SourceFile& file) {
    return file.path.endsWith(QLatin1String(".qml"));
}

/// The text with blanks for comments and an s for each character in quotation marks: as long as it was, and
/// with its lines, but every bracket, comma and name that is left means what it says.
QString bare(const SourceFile& file) {
    QString text = file.text;
    const auto cover = [&text](qsizetype from, qsizetype to, QChar with) {
        for (qsizetype i = from; i < std::min(to, text.size()); ++i)
            if (text[i] != u'\n')
                text[i] = with;
    };
    const auto after = [&text](const QString& mark, qsizetype from) {
        const qsizetype at = text.indexOf(mark, from);
        return at < 0 ? text.size() : at + mark.size();
    };
    for (qsizetype i = 0; i < text.size();) {
        const QStringView rest = QStringView(text).mid(i);
        qsizetype end = i + 1;
        if (rest.startsWith(u"//")) {
            end = after(QStringLiteral("\n"), i);
            cover(i, end, u' ');
        } else if (rest.startsWith(u"/*")) {
            end = after(QStringLiteral("*/"), i + 2);
            cover(i, end, u' ');
        } else if (rest.startsWith(u"R\"") && !isQml(file)) {
            const qsizetype bracket = text.indexOf(u'(', i);
            const QString mark = u')' + text.mid(i + 2, bracket - i - 2) + u'"';
            end = after(mark, bracket);
            cover(i + 2, end - 1, u's');
        } else if (text[i] == u'"' || (text[i] == u'\'' && (i == 0 || !text[i - 1].isDigit()))) {
            while (end < text.size() && text[end] != text[i] && text[end] != u'\n')
                end += text[end] == u'\\' ? 2 : 1;
            cover(i + 1, end, u's');
            ++end;
        }
        i = end;
    }
    return text;
}

qsizetype lineOf(const QString& text, qsizetype at) {
    return QStringView(text).left(at).count(u'\n') + 1;
}

/// Behind the bracket that closes the one at @p open.
qsizetype behindBracket(const QString& text, qsizetype open) {
    int depth = 0;
    for (qsizetype i = open; i < text.size(); ++i) {
        if (QStringView(u"([{").contains(text[i]))
            ++depth;
        else if (QStringView(u")]}").contains(text[i]) && --depth == 0)
            return i + 1;
    }
    return text.size();
}

/// What stands between the commas in the brackets that open at @p open.
QStringList argumentsAt(const QString& text, qsizetype open) {
    QStringList arguments;
    const qsizetype end = behindBracket(text, open) - 1;
    qsizetype begin = open + 1;
    for (qsizetype i = begin; i <= end; ++i) {
        if (i == end || text[i] == u',') {
            arguments << text.mid(begin, i - begin).trimmed();
            begin = i + 1;
        } else if (QStringView(u"([{").contains(text[i])) {
            i = behindBracket(text, i) - 1;
        }
    }
    return arguments;
}

bool isLiteral(const QString& argument) {
    static const QRegularExpression literals(
        QStringLiteral(R"re(^(?:(?:u8|[uULR])*(?:"[^"]*"|'[^']*')\s*+(?:\+\s*+)?)++$)re"));
    return literals.match(argument).hasMatch();
}

bool isMarked(const QString& argument) {
    static const QRegularExpression macro(QStringLiteral("^QT_(?:TR|TRANSLATE)(?:_N)?_NOOP\\s*\\("));
    return macro.match(argument).hasMatch();
}

/// Whether the call at @p at takes its text, and its hint if it has one, from a table: `row.text`, whose file
/// marks texts for the context of the call.
bool isOfMarkedTable(const SourceFile& file, qsizetype at, const QString& text, const QString& hint) {
    static const QRegularExpression member(QStringLiteral("^[\\w\\[\\]]+(?:\\.|->)\\w+$"));
    static const QRegularExpression context(QStringLiteral("^translate\\s*\\(\\s*(\"[^\"]*\")"));
    const bool hasHint = !hint.isEmpty() && hint != QLatin1String("nullptr");
    if (!text.contains(member) || (hasHint && !hint.contains(member)))
        return false;
    const QString ending = hasHint ? QStringLiteral("_NOOP3") : QStringLiteral("_NOOP");
    const QString of = context.match(file.text.mid(at, 200)).captured(1);
    const QString start = of.isEmpty() ? QStringLiteral("\\bQT_TR(?:_N)?%1\\s*\\(")
                                       : QStringLiteral("\\bQT_TRANSLATE(?:_N)?%1\\s*\\(\\s*");
    return file.text.contains(QRegularExpression(start.arg(ending) + QRegularExpression::escape(of)));
}

/// A function that takes texts as `const char*`, and which of its arguments they are.
struct Passing {
    QString name;
    QVector<int> texts;
};

const QString kTakesText = QStringLiteral("\\s*\\(([^(){};]*const\\s+char\\s*\\*[^(){};]*)\\)");

/// The function around @p at that got the text which it gives away there as @p given; none: it is no
/// parameter.
std::optional<Passing> passingAt(const QString& text, qsizetype at, const QString& given) {
    static const QRegularExpression function(QStringLiteral("\\b(\\w+)") + kTakesText +
                                             QStringLiteral("\\s*(?:(?:const|noexcept|override)\\s*)*\\{"));
    std::optional<Passing> found;
    for (auto match = function.globalMatch(text); match.hasNext();) {
        const QRegularExpressionMatch one = match.next();
        if (one.capturedEnd() > at)
            break;
        if (behindBracket(text, one.capturedEnd() - 1) <= at)
            continue;
        Passing passing{one.captured(1), {}};
        const QStringList parameters = argumentsAt(text, text.indexOf(u'(', one.capturedEnd(1)));
        for (int i = 0; i < parameters.size(); ++i) {
            static const QRegularExpression nameOf(QStringLiteral("char\\s*\\*\\s*(\\w+)"));
            const QString name = nameOf.match(parameters[i]).captured(1);
            if (!name.isEmpty() && given.contains(QRegularExpression(QStringLiteral("\\b%1\\b").arg(name))))
                passing.texts << i;
        }
        if (!passing.texts.isEmpty())
            found = passing;
    }
    return found;
}

struct Place {
    const SourceFile* file;
    qsizetype line;
};

/// The first call, in this file or behind a header in all, that gives @p passing a text which is not marked.
std::optional<Place> unmarkedCall(const Passing& passing, const QVector<SourceFile>& files,
                                  const QStringList& bareTexts, qsizetype own) {
    const QRegularExpression call(QStringLiteral("\\b%1\\s*\\(").arg(passing.name));
    const QRegularExpression taking(QStringLiteral("\\b%1").arg(passing.name) + kTakesText);
    bool isShared = false;
    for (qsizetype i = 0; i < files.size(); ++i)
        isShared = isShared || (files[i].path.endsWith(QLatin1String(".h")) && bareTexts[i].contains(taking));
    for (qsizetype i = 0; i < files.size(); ++i) {
        if (i != own && !isShared)
            continue;
        for (auto match = call.globalMatch(bareTexts[i]); match.hasNext();) {
            const QRegularExpressionMatch one = match.next();
            const QStringList arguments = argumentsAt(bareTexts[i], one.capturedEnd() - 1);
            for (const int text : passing.texts)
                if (text < arguments.size() && !isMarked(arguments[text]) &&
                    !arguments[text].contains(QLatin1String("const char")))
                    return Place{&files[i], lineOf(bareTexts[i], one.capturedStart())};
        }
    }
    return std::nullopt;
}

/// What is wrong with the call @p function(@p arguments); empty: nothing.
QString problemWith(const QString& function, const QStringList& arguments, qsizetype at,
                    const QVector<SourceFile>& files, const QStringList& bareTexts, qsizetype own) {
    const int first = function.endsWith(QLatin1String("ranslate")) ? 1 : 0; // behind the context
    if (arguments.value(0).startsWith(QLatin1String("const char")))         // a declaration
        return {};
    if (first == 1 && !isLiteral(arguments.value(0)))
        return QStringLiteral("%1() gets its context from “%2”").arg(function, arguments.value(0));
    const QString text = arguments.value(first);
    const QString hint = arguments.value(first + 1);
    if (isOfMarkedTable(files[own], at, text, hint))
        return {};
    if (!isLiteral(text)) {
        const QString problem =
            QStringLiteral("%1() gets its text from “%2”").arg(function, text.simplified());
        const std::optional<Passing> passing = passingAt(bareTexts[own], at, text);
        if (!passing)
            return problem;
        if (const std::optional<Place> call = unmarkedCall(*passing, files, bareTexts, own))
            return problem + QStringLiteral(", and %1() is called with a text at %2:%3")
                                 .arg(passing->name, call->file->path, QString::number(call->line));
    }
    if (!hint.isEmpty() && !isLiteral(hint) && hint != QLatin1String("nullptr"))
        return QStringLiteral("%1() gets its hint from “%2”").arg(function, hint);
    return {};
}

} // namespace

QStringList hiddenTexts(const QVector<SourceFile>& files) {
    QStringList bareTexts;
    for (const SourceFile& file : files)
        bareTexts << bare(file);
    // Painters and boxes have a translate() too.
    static const QRegularExpression call(QStringLiteral(
        "\\b(?:(tr|qsTr|qsTranslate)\\s*\\(|(?<=Application::)(translate)\\s*\\(|(translate)\\s*\\(\\s*\")"));
    QStringList problems;
    for (qsizetype i = 0; i < files.size(); ++i)
        for (auto match = call.globalMatch(bareTexts[i]); match.hasNext();) {
            const QRegularExpressionMatch one = match.next();
            const QString function = one.captured(1) + one.captured(2) + one.captured(3);
            const QStringList arguments =
                argumentsAt(bareTexts[i], bareTexts[i].indexOf(u'(', one.capturedStart()));
            const QString problem =
                problemWith(function, arguments, one.capturedStart(), files, bareTexts, i);
            if (!problem.isEmpty())
                problems << QStringLiteral("%1:%2: %3, which lupdate cannot see")
                                .arg(files[i].path,
                                     QString::number(lineOf(files[i].text, one.capturedStart())), problem);
        }
    return problems;
}

} // namespace conclave
