// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/transcript_selection.h"

#include "app/export/turns.h"
#include "ui/chat/copied_text.h"
#include "ui/chat/markdown_sources.h"
#include "ui/chat/math/inline_formula.h"

#include <QTextBlock>
#include <QTextCursor>

#include <algorithm>

namespace conclave {

namespace {

using Kind = TranscriptModel::Kind;

/// It was made of a part of the answer's Markdown.
bool isBlock(Kind kind) {
    return kind >= Kind::Paragraph && kind <= Kind::Rule;
}

bool isRich(Kind kind) {
    return isBlock(kind) && kind != Kind::Code && kind != Kind::Formula && kind != Kind::Rule;
}

QString fenced(const QString& code, const QString& language) {
    QString fence = QStringLiteral("```");
    while (code.contains(fence))
        fence += QLatin1Char('`');
    return fence + language + QLatin1Char('\n') + code + QLatin1Char('\n') + fence;
}

Kind kindOfBlock(MarkdownBlock::Kind kind) {
    switch (kind) {
    case MarkdownBlock::Kind::Code:
        return Kind::Code;
    case MarkdownBlock::Kind::Formula:
        return Kind::Formula;
    case MarkdownBlock::Kind::Rule:
        return Kind::Rule;
    default:
        return Kind::Paragraph;
    }
}

QString plainOf(Kind kind, const QString& body, int from, int to) {
    if (kind == Kind::Formula)
        return InlineFormula{body, true}.source();
    if (kind == Kind::Rule)
        return {};
    const auto document = documentOf(body, isRich(kind));
    return plainText(*document, from, std::min(to, document->characterCount() - 1));
}

QString joined(const QStringList& pieces) {
    QStringList filled;
    for (const QString& piece : pieces)
        if (!piece.isEmpty())
            filled << piece;
    return filled.join(QStringLiteral("\n\n"));
}

} // namespace

TranscriptSelection::TranscriptSelection(TranscriptModel& transcript, QObject* parent)
    : QObject(parent), m_transcript(transcript) {
    connect(&transcript, &QAbstractItemModel::modelReset, this, &TranscriptSelection::clear);
    connect(&transcript, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex&, int first, int last) { onRowsAboutToBeRemoved(first, last); });
}

// ------------------------------------------------------------------------------------------------- the rows

TranscriptModel::Kind TranscriptSelection::kindOf(int row) const {
    return static_cast<Kind>(m_transcript.index(row).data(TranscriptModel::KindRole).toInt());
}

QString TranscriptSelection::bodyOf(int row) const {
    return m_transcript.index(row).data(TranscriptModel::BodyRole).toString();
}

bool TranscriptSelection::isText(int row) const {
    const Kind kind = kindOf(row);
    if (kind == Kind::Reasoning || kind == Kind::ToolCall || kind == Kind::Summary)
        return m_transcript.index(row).data(TranscriptModel::IsExpandedRole).toBool();
    return isBlock(kind) || kind == Kind::Question || kind == Kind::Error;
}

bool TranscriptSelection::isObject(int row) const {
    return kindOf(row) == Kind::Formula || kindOf(row) == Kind::Rule;
}

const QTextDocument& TranscriptSelection::documentOf(int row) const {
    const QString body = bodyOf(row);
    if (!m_document || m_documentBody != body) {
        m_document = conclave::documentOf(body, isRich(kindOf(row)));
        m_documentBody = body;
    }
    return *m_document;
}

int TranscriptSelection::lengthOf(int row) const {
    if (!isText(row))
        return 0;
    return isObject(row) ? 1 : documentOf(row).characterCount() - 1;
}

QString TranscriptSelection::linkAt(Place place) const {
    if (place.row < 0 || place.row >= m_transcript.rowCount() || !isText(place.row) || isObject(place.row))
        return {};
    const QTextDocument& document = documentOf(place.row);
    QTextCursor cursor(document.findBlock(place.offset));
    if (place.offset + 1 >= document.characterCount())
        return {};
    cursor.setPosition(place.offset + 1); // a format is that of the character before
    return cursor.charFormat().anchorHref();
}

// ------------------------------------------------------------------------------------------------- the ends

TranscriptSelection::End TranscriptSelection::endAt(Place place) const {
    return {QPersistentModelIndex(m_transcript.index(place.row)), place.offset};
}

TranscriptSelection::Place TranscriptSelection::first() const {
    return hasPlace() ? std::min(placeOf(m_origin), placeOf(m_head)) : Place();
}

TranscriptSelection::Place TranscriptSelection::last() const {
    if (!hasPlace())
        return {};
    Place origin = placeOf(m_origin);
    origin.offset += m_originLength;
    return std::max(origin, placeOf(m_head));
}

std::pair<int, int> TranscriptSelection::inRow(int row) const {
    const Place from = first();
    const Place to = last();
    if (from == to || row < from.row || row > to.row)
        return {-1, -1};
    return {row == from.row ? from.offset : 0, row == to.row ? to.offset : kRowEnd};
}

std::pair<int, int> TranscriptSelection::grainAt(Place place) const {
    if (m_grain == Grain::Character || !isText(place.row))
        return {place.offset, place.offset};
    if (isObject(place.row))
        return {0, 1};
    QTextCursor cursor(documentOf(place.row).findBlock(place.offset));
    cursor.setPosition(std::min(place.offset, lengthOf(place.row)));
    if (m_grain == Grain::Word) {
        cursor.select(QTextCursor::WordUnderCursor);
        return {cursor.selectionStart(), cursor.selectionEnd()};
    }
    const QTextBlock block = cursor.block();
    return {block.position(), block.position() + block.length() - 1};
}

void TranscriptSelection::begin(Place place, Grain grain) {
    if (place.row < 0 || place.row >= m_transcript.rowCount())
        return;
    m_grain = grain;
    const auto [from, to] = grainAt(place);
    m_origin = endAt({place.row, from});
    m_originLength = to - from;
    m_head = endAt({place.row, to});
    emit changed();
}

void TranscriptSelection::extendTo(Place place) {
    if (place.row < 0 || place.row >= m_transcript.rowCount())
        return;
    if (!hasPlace()) {
        begin(place);
        return;
    }
    const auto [from, to] = grainAt(place);
    place.offset = place < placeOf(m_origin) ? from : to;
    if (place == head())
        return;
    m_head = endAt(place);
    emit changed();
}

void TranscriptSelection::moveHead(Step step, int direction) {
    if (!hasPlace())
        return;
    Place at = head();
    if (step == Step::Everything) {
        at = direction < 0 ? Place{0, 0} : Place{m_transcript.rowCount() - 1, kRowEnd};
    } else if (isText(at.row) && !isObject(at.row)) {
        using Move = QTextCursor::MoveOperation;
        const Move move = step == Step::Character
                              ? (direction < 0 ? Move::PreviousCharacter : Move::NextCharacter)
                          : step == Step::Word ? (direction < 0 ? Move::PreviousWord : Move::NextWord)
                                               : (direction < 0 ? Move::StartOfBlock : Move::EndOfBlock);
        QTextCursor cursor(documentOf(at.row).findBlock(0));
        cursor.setPosition(std::min(at.offset, lengthOf(at.row)));
        cursor.movePosition(move);
        at.offset = cursor.position();
    } else if (isObject(at.row)) {
        at.offset = direction < 0 ? 0 : 1;
    }
    if (at == head() && step != Step::Paragraph) {
        // On to the next row with text.
        int row = at.row;
        do {
            row += direction;
            const QModelIndex index = m_transcript.index(row);
            if (index.isValid() && m_transcript.canFetchMore(index)) {
                m_transcript.fetchMore(index); // its last row is another one then
                row = direction < 0 ? head().row : row - 1;
            }
        } while (row >= 0 && row < m_transcript.rowCount() && (row == head().row || !isText(row)));
        if (row < 0 || row >= m_transcript.rowCount())
            return;
        at = {row, direction < 0 ? lengthOf(row) : 0};
    }
    if (at == head())
        return;
    m_head = endAt(at);
    emit changed();
}

void TranscriptSelection::selectMessage(qint64 messageId) {
    const int from = m_transcript.rowOfMessage(messageId);
    if (from < 0)
        return;
    int to = from;
    while (to + 1 < m_transcript.rowCount() && m_transcript.messageIdAt(to + 1) == messageId)
        ++to;
    m_grain = Grain::Character;
    m_origin = endAt({from, 0});
    m_originLength = 0;
    m_head = endAt({to, kRowEnd});
    emit changed();
}

void TranscriptSelection::selectAll() {
    if (m_transcript.rowCount() == 0)
        return;
    m_grain = Grain::Character;
    m_origin = endAt({0, 0});
    m_originLength = 0;
    m_head = endAt({m_transcript.rowCount() - 1, kRowEnd});
    emit changed();
}

void TranscriptSelection::clear() {
    if (!hasPlace() && m_originLength == 0)
        return;
    m_origin = {};
    m_originLength = 0;
    m_head = {};
    emit changed();
}

/// An end that loses its row goes to the row before it, if that is of the same message: while an answer
/// grows, a paragraph becomes a table.
void TranscriptSelection::onRowsAboutToBeRemoved(int first, int last) {
    const auto isGoing = [&](const End& end) {
        return end.row.isValid() && end.row.row() >= first && end.row.row() <= last;
    };
    if (!isGoing(m_origin) && !isGoing(m_head))
        return;
    const bool hasNeighbour =
        first > 0 && m_transcript.messageIdAt(first - 1) == m_transcript.messageIdAt(first);
    if (!hasNeighbour) {
        clear();
        return;
    }
    const Place neighbour{first - 1, lengthOf(first - 1)};
    if (isGoing(m_origin)) {
        m_origin = endAt(neighbour);
        m_originLength = 0;
    }
    if (isGoing(m_head))
        m_head = endAt(neighbour);
    emit changed();
}

// ------------------------------------------------------------------------------------------------ the text

QString TranscriptSelection::plainText() const {
    return isEmpty() ? QString() : text(first(), last(), Form::Plain);
}

QString TranscriptSelection::markdown() const {
    return isEmpty() ? QString() : text(first(), last(), Form::Markdown);
}

QString TranscriptSelection::plainTextOf(qint64 messageId) const {
    return wholeMessage(messageId, Form::Plain);
}

QString TranscriptSelection::wholeMessage(qint64 messageId, Form form) const {
    const MessageRow* message = m_transcript.find(messageId);
    if (!message)
        return {};
    if (message->role != Role::Assistant || form == Form::Markdown)
        return message->text.trimmed();
    QStringList pieces;
    for (const MarkdownBlock& block : parseMarkdown(message->text))
        pieces << plainOf(kindOfBlock(block.kind), block.body, 0, kRowEnd);
    return joined(pieces);
}

QString TranscriptSelection::text(Place from, Place to, Form form) const {
    struct OfMessage {
        qint64 id = 0;
        QString text;
    };
    QVector<OfMessage> texts;
    for (int row = from.row; row <= to.row;) {
        const auto id = static_cast<qint64>(m_transcript.messageIdAt(row));
        int last = row;
        while (last < to.row && m_transcript.messageIdAt(last + 1) == id)
            ++last;
        const Place begin = row == from.row ? from : Place{row, 0};
        const Place end = last == to.row ? to : Place{last, kRowEnd};
        const QString part =
            kindOf(row) == Kind::Pending ? wholeMessage(id, form) : textOfMessage(begin, end, form);
        if (!part.isEmpty())
            texts.append({id, part});
        row = last + 1;
    }
    if (texts.size() == 1)
        return texts.first().text;
    QStringList pieces;
    for (const OfMessage& part : texts) {
        const QString speaker = speakerOf(*m_transcript.find(part.id));
        pieces << (form == Form::Markdown ? QStringLiteral("**%1:**") : QStringLiteral("%1:")).arg(speaker)
               << part.text;
    }
    return joined(pieces);
}

/// @p from and @p to are in rows of one message.
QString TranscriptSelection::textOfMessage(Place from, Place to, Form form) const {
    struct Covered {
        int row = 0;
        int from = 0;
        int to = 0;
        int block = -1; ///< which of the message's; -1: none
        bool isWhole = false;
    };
    const auto id = static_cast<qint64>(m_transcript.messageIdAt(from.row));
    int block = 0;
    for (int row = m_transcript.rowOfMessage(id); row < from.row; ++row)
        block += isBlock(kindOf(row)) ? 1 : 0;
    QVector<Covered> covered;
    for (int row = from.row; row <= to.row; ++row) {
        Covered part{row, row == from.row ? from.offset : 0, row == to.row ? to.offset : kRowEnd, -1, false};
        if (isBlock(kindOf(row)))
            part.block = block++;
        part.isWhole = part.from == 0 && (part.to == kRowEnd || part.to >= lengthOf(row));
        if (isText(row) && part.to > part.from)
            covered.append(part);
    }
    const MessageRow* message = m_transcript.find(id);
    QStringList pieces;
    QVector<MarkdownSource> sources;
    QVector<MarkdownBlock> blocks;
    const bool hasWholeBlock = std::any_of(covered.begin(), covered.end(),
                                           [](const Covered& c) { return c.isWhole && c.block >= 0; });
    if (form == Form::Markdown && hasWholeBlock) {
        blocks = parseMarkdown(message->text);
        sources = markdownSources(message->text, blocks);
    }
    for (qsizetype i = 0; i < covered.size();) {
        const Covered& part = covered[i];
        const auto source = std::find_if(sources.cbegin(), sources.cend(), [&](const MarkdownSource& at) {
            return part.block >= 0 && at.first == part.block;
        });
        qsizetype end = source == sources.cend() ? i : i + source->count;
        if (end > i && (end > covered.size() ||
                        !std::all_of(covered.begin() + i, covered.begin() + end,
                                     [](const Covered& at) { return at.isWhole && at.block >= 0; })))
            end = i; // a part of it only
        if (end > i) {
            pieces << source->text;
            i = end;
            continue;
        }
        pieces << textOfRow(part.row, part.from, part.to, form);
        ++i;
    }
    return joined(pieces);
}

QString TranscriptSelection::textOfRow(int row, int from, int to, Form form) const {
    const Kind kind = kindOf(row);
    if (kind == Kind::Formula || (form == Form::Plain))
        return plainOf(kind, bodyOf(row), from, to);
    if (kind == Kind::Rule)
        return QStringLiteral("---");
    const QModelIndex index = m_transcript.index(row);
    if (kind == Kind::Code || kind == Kind::ToolCall) {
        const QString code = plainOf(kind, bodyOf(row), from, to);
        const bool isLine = (from > 0 || to < lengthOf(row)) && !code.contains(QLatin1Char('\n'));
        if (isLine && !code.contains(QLatin1Char('`')))
            return QStringLiteral("`%1`").arg(code.trimmed());
        return fenced(code, kind == Kind::ToolCall ? QStringLiteral("json")
                                                   : index.data(TranscriptModel::LanguageRole).toString());
    }
    if (!isRich(kind))
        return plainOf(kind, bodyOf(row), from, to);
    const QString text = markdownText(documentOf(row), from, std::min(to, lengthOf(row)));
    if (kind == Kind::Quote)
        return quoted(text);
    if (kind == Kind::Heading && from == 0)
        return QString(index.data(TranscriptModel::LevelRole).toInt(), QLatin1Char('#')) + QLatin1Char(' ') +
               text;
    return text;
}

} // namespace conclave
