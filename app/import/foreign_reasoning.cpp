// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/foreign_reasoning.h"

#include "app/import/foreign_message.h"
#include "app/import/json_values.h"
#include "app/import/reader_texts.h"

#include <array>
#include <utility>

namespace conclave {
namespace {

constexpr std::array<std::pair<QLatin1String, QLatin1String>, 3> kMarks = {{
    {QLatin1String("<think>"), QLatin1String("</think>")},
    {QLatin1String("<thinking>"), QLatin1String("</thinking>")},
    {QLatin1String("<|channel|>analysis<|message|>"),
     QLatin1String("<|start|>assistant<|channel|>final<|message|>")},
}};

/// The five entities that Python's html.escape() makes, undone.
QString withoutEntities(QString text) {
    static const std::array<std::pair<const char*, const char*>, 6> entities = {{
        {"&lt;", "<"},
        {"&gt;", ">"},
        {"&quot;", "\""},
        {"&#x27;", "'"},
        {"&#39;", "'"},
        {"&amp;", "&"}, // last: "&amp;lt;" means "&lt;"
    }};
    for (const auto& [entity, character] : entities)
        text.replace(QLatin1String(entity), QLatin1String(character));
    return text;
}

/// The value of an attribute of the tag that opens a block.
QString attribute(QStringView tag, QLatin1String name) {
    const QString begin = QLatin1Char(' ') + name + QLatin1String("=\"");
    const qsizetype at = tag.indexOf(begin);
    if (at < 0)
        return {};
    const qsizetype from = at + begin.size();
    const qsizetype to = tag.indexOf(u'"', from);
    return to < 0 ? QString() : withoutEntities(tag.mid(from, to - from).toString());
}

/// The end of the tag that begins at @p at: its ">", those in quoted values left out. -1: there is none.
qsizetype tagEnd(const QString& text, qsizetype at) {
    bool isQuoted = false;
    for (; at < text.size(); ++at) {
        if (text[at] == u'"')
            isQuoted = !isQuoted;
        else if (text[at] == u'>' && !isQuoted)
            return at;
    }
    return -1;
}

QString withoutSummary(const QString& body) {
    const qsizetype from = body.indexOf(QLatin1String("<summary>"));
    const qsizetype to = body.indexOf(QLatin1String("</summary>"));
    return from < 0 || to < from ? body : body.left(from) + body.mid(to + 10);
}

/// The lines of a block without the ">" that makes a quotation of them.
QString withoutQuotation(const QString& body) {
    QStringList lines = withoutEntities(body).split(u'\n');
    for (QString& line : lines)
        if (line.startsWith(u'>'))
            line.remove(0, line.startsWith(QLatin1String("> ")) ? 2 : 1);
    return lines.join(u'\n').trimmed();
}

void takeBlock(AnswerParts& parts, const QString& type, QStringView tag, const QString& body) {
    if (type == QLatin1String("reasoning")) {
        appendParagraph(parts.reasoning, withoutQuotation(body));
        parts.reasoningMs += durationMs(attribute(tag, QLatin1String("duration")).toDouble());
    } else if (type == QLatin1String("tool_calls")) {
        // The arguments are JSON, in older versions inside of a JSON string.
        const QString arguments = attribute(tag, QLatin1String("arguments"));
        const nlohmann::json quoted = jsonIn(arguments.toStdString());
        parts.toolCalls.append(
            toolCallLine(attribute(tag, QLatin1String("name")),
                         quoted.is_string() ? quoted : nlohmann::json(arguments.toStdString())));
    } else {
        appendParagraph(parts.text, body.trimmed());
    }
}

} // namespace

AnswerParts splitThinking(const QString& answer) {
    AnswerParts parts;
    const QStringView begin = QStringView(answer).trimmed();
    for (const auto& [open, close] : kMarks) {
        if (!begin.startsWith(open))
            continue;
        const qsizetype end = begin.indexOf(close, open.size());
        parts.reasoning = begin.mid(open.size(), end < 0 ? -1 : end - open.size()).trimmed().toString();
        if (end >= 0)
            parts.text = begin.mid(end + close.size()).trimmed().toString();
        return parts;
    }
    parts.text = answer;
    return parts;
}

AnswerParts splitDetails(const QString& answer) {
    static const QLatin1String open("<details type=\"");
    static const QLatin1String close("</details>");
    AnswerParts parts;
    qsizetype from = 0; // what comes before has been taken
    for (qsizetype at = 0; (at = answer.indexOf(open, at)) >= 0;) {
        const qsizetype bodyAt = tagEnd(answer, at) + 1;
        const qsizetype end = bodyAt == 0 ? -1 : answer.indexOf(close, bodyAt);
        if (end < 0)
            break;
        const QStringView tag = QStringView(answer).mid(at, bodyAt - at);
        const QString type = attribute(tag, QLatin1String("type"));
        const bool isTheirs = type == QLatin1String("reasoning") || type == QLatin1String("tool_calls") ||
                              type == QLatin1String("code_interpreter");
        if (isTheirs) {
            appendParagraph(parts.text, answer.mid(from, at - from).trimmed());
            takeBlock(parts, type, tag, withoutSummary(answer.mid(bodyAt, end - bodyAt)));
            from = end + close.size();
        }
        at = end + close.size();
    }
    if (from == 0) // nothing of theirs: the answer as it is, to the last space
        parts.text = answer;
    else
        appendParagraph(parts.text, answer.mid(from).trimmed());
    return parts;
}

} // namespace conclave
