// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prompts/prompt_text.h"

#include <QLocale>

#include <optional>
#include <utility>

namespace conclave {

namespace {

constexpr qsizetype kLongestName = 40;
constexpr QLatin1String kOpen("{{");

/// What stands between "{{" and "}}".
struct Braces {
    QString name;
    std::optional<QStringList> values; ///< behind the colon, between bars
    qsizetype end = 0;                 ///< behind "}}"
};

bool isNameCharacter(QChar c) {
    return c.isLetterOrNumber() || c.isMark() || c.isSurrogate() || c == u'_' || c == u'-' || c == u' ';
}

/// What begins with "{{" at @p from; nothing when it is no variable.
std::optional<Braces> bracesAt(QStringView text, qsizetype from) {
    Braces braces;
    qsizetype at = from + kOpen.size();
    while (at < text.size() && isNameCharacter(text[at]))
        braces.name += text[at++];
    braces.name = braces.name.simplified();
    if (braces.name.isEmpty() || braces.name.size() > kLongestName || at >= text.size())
        return std::nullopt;
    if (text[at] == u':') {
        QStringList values{QString()};
        for (++at; at < text.size() && !text.mid(at).startsWith(u"}}"); ++at) {
            const QChar c = text[at];
            if (c == u'\\' && at + 1 < text.size() && QStringView(u"|}:\\").contains(text[at + 1]))
                values.last() += text[++at];
            else if (c == u'|')
                values << QString();
            else
                values.last() += c;
        }
        for (QString& value : values)
            value = value.trimmed();
        braces.values = values;
    }
    if (!text.mid(at).startsWith(u"}}"))
        return std::nullopt;
    braces.end = at + 2;
    return braces;
}

} // namespace

PromptText::PromptText(const QString& source) {
    QString plain;
    const auto endText = [&] {
        if (!plain.isEmpty())
            m_pieces.append({Piece::Kind::Text, std::exchange(plain, {})});
    };
    for (qsizetype at = 0; at < source.size();) {
        const QStringView rest = QStringView(source).mid(at);
        if (rest.startsWith(u"\\{{")) {
            plain += kOpen;
            at += 3;
            continue;
        }
        const std::optional<Braces> braces = rest.startsWith(kOpen) ? bracesAt(source, at) : std::nullopt;
        if (!braces) {
            plain += source[at++];
            continue;
        }
        endText();
        at = braces->end;
        const QString key = braces->name.toCaseFolded();
        const QStringList values = braces->values.value_or(QStringList());
        if (key == QLatin1String("clipboard")) {
            m_pieces.append({Piece::Kind::Clipboard, {}});
            m_usesClipboard = true;
        } else if (key == QLatin1String("date")) {
            m_pieces.append({Piece::Kind::Date, values.join(u'|')});
            m_usesDate = true;
        } else {
            m_pieces.append({Piece::Kind::Variable, key});
            addVariable(key, {.name = braces->name,
                              .value = values.value(0),
                              .choices = values.size() > 1 ? values : QStringList()});
        }
    }
    endText();
}

void PromptText::addVariable(const QString& key, PromptVariable variable) {
    const auto place = m_places.constFind(key);
    if (place == m_places.constEnd()) {
        m_places.insert(key, static_cast<int>(m_variables.size()));
        m_variables.append(std::move(variable));
        return;
    }
    PromptVariable& first = m_variables[*place];
    if (first.value.isEmpty() && first.choices.isEmpty()) {
        first.value = variable.value;
        first.choices = variable.choices;
    }
}

QString PromptText::filled(const QHash<QString, QString>& values, const Surroundings& around) const {
    QString text;
    for (const Piece& piece : m_pieces)
        switch (piece.kind) {
        case Piece::Kind::Text:
            text += piece.text;
            break;
        case Piece::Kind::Clipboard:
            text += around.clipboard;
            break;
        case Piece::Kind::Date:
            text += piece.text.isEmpty() ? QLocale().toString(around.date, QLocale::LongFormat)
                                         : QLocale().toString(around.date, piece.text);
            break;
        case Piece::Kind::Variable: {
            const PromptVariable& variable = m_variables[m_places.value(piece.text)];
            const QString said = values.value(variable.name);
            text += said.isEmpty() ? variable.value : said;
            break;
        }
        }
    return text;
}

QString PromptText::escaped(const QString& text) {
    return QString(text).replace(kOpen, QStringLiteral("\\{{"));
}

} // namespace conclave
