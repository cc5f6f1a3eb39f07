// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/transcript_model.h"

#include "app/chat/going_on.h"
#include "app/chat/turns.h"
#include "app/store/tool_calls.h"
#include "app/text/joined_facts.h"
#include "ui/attachments/attachment_list.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace conclave {

namespace {

TranscriptModel::Kind kindOf(MarkdownBlock::Kind kind) {
    switch (kind) {
    case MarkdownBlock::Kind::Heading:
        return TranscriptModel::Kind::Heading;
    case MarkdownBlock::Kind::List:
        return TranscriptModel::Kind::List;
    case MarkdownBlock::Kind::Quote:
        return TranscriptModel::Kind::Quote;
    case MarkdownBlock::Kind::Table:
        return TranscriptModel::Kind::Table;
    case MarkdownBlock::Kind::Code:
        return TranscriptModel::Kind::Code;
    case MarkdownBlock::Kind::Formula:
        return TranscriptModel::Kind::Formula;
    case MarkdownBlock::Kind::Rule:
        return TranscriptModel::Kind::Rule;
    case MarkdownBlock::Kind::Paragraph:
        break;
    }
    return TranscriptModel::Kind::Paragraph;
}

/// Of a conversation that is opened, so much is parsed at once, from its end: a few milliseconds. The rest
/// waits until it comes into reach.
constexpr qsizetype kParsedAtOnce = 40'000; // characters

QString seconds(double ms) {
    const double s = ms / 1000;
    if (ms > 0 && ms < 100)
        return TranscriptModel::tr("%1 ms", "a duration in milliseconds").arg(std::max(1, qRound(ms)));
    if (s >= 60)
        return TranscriptModel::tr("%1 min %2 s", "a duration")
            .arg(static_cast<int>(s) / 60)
            .arg(static_cast<int>(s) % 60);
    return TranscriptModel::tr("%1 s", "a duration in seconds")
        .arg(QLocale().toString(s, 'f', s < 9.95 ? 1 : 0));
}

/// Why an answer ended, when it was not by itself.
QString stopSentence(const MessageRow& message) {
    switch (message.state) {
    case MessageState::Stopped:
        return TranscriptModel::tr("Stopped");
    case MessageState::Interrupted:
        return TranscriptModel::tr("Interrupted: the program ended while this was written");
    default:
        break;
    }
    if (message.provenance.stopReason == QLatin1String("token_limit"))
        return TranscriptModel::tr("Cut at the answer limit set in the settings");
    if (message.provenance.stopReason == QLatin1String("context_full"))
        return TranscriptModel::tr("Cut because the model's context is full");
    return {};
}

} // namespace

QString reasoningTitle(qint64 reasoningMs, bool isThinking) {
    if (!isThinking && reasoningMs < 1000)
        return TranscriptModel::tr("Thought for a moment", "for less than a second");
    const qint64 s = (reasoningMs + 500) / 1000;
    const QString duration = s < 60
                                 ? TranscriptModel::tr("%1 s", "a duration in seconds").arg(s)
                                 : TranscriptModel::tr("%1 min %2 s", "a duration").arg(s / 60).arg(s % 60);
    return (isThinking ? TranscriptModel::tr("Thinking… %1", "%1 is a duration")
                       : TranscriptModel::tr("Thought for %1", "%1 is a duration"))
        .arg(duration);
}

QString lastLineOf(const QString& text) {
    constexpr qsizetype kMostShown = 200; // more than a line has room for
    QStringView line = QStringView(text).trimmed();
    line = line.mid(line.lastIndexOf(u'\n') + 1);
    return line.last(std::min(kMostShown, line.size())).trimmed().toString();
}

QString answerFacts(const MessageRow& message) {
    const Provenance& from = message.provenance;
    QStringList facts;
    if (const QString stop = stopSentence(message); !stop.isEmpty())
        facts << stop;
    if (!from.modelName.isEmpty())
        facts << from.modelName;
    if (from.generatedTokens > 0) {
        if (from.tokensPerSecond > 0)
            facts << TranscriptModel::tr("%1 tokens/s", "speed of an answer")
                         .arg(QLocale().toString(from.tokensPerSecond, 'f',
                                                 from.tokensPerSecond < 99.5 ? 1 : 0));
        facts << TranscriptModel::tr("first after %1", "time until the first token; %1 is a duration")
                     .arg(seconds(from.firstTokenMs));
        facts << (from.generatedTokens == 1
                      ? TranscriptModel::tr("1 token", "length of an answer")
                      : TranscriptModel::tr("%n tokens", "length of an answer", from.generatedTokens));
    }
    return joinedFacts(facts, QStringLiteral("  ·  "));
}

QString veiledAnswerFacts(const MessageRow& message) {
    return stopSentence(message);
}

int TranscriptModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant TranscriptModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row& row = m_rows[index.row()];
    switch (role) {
    case KindRole:
        return static_cast<int>(row.kind);
    case MessageIdRole:
        return row.messageId;
    case BodyRole:
        return row.body;
    case PlainRole:
        return row.plain;
    case LanguageRole:
        return row.language;
    case LevelRole:
        return row.level;
    case IsExpandedRole:
        return row.isExpanded;
    case IsLiveRole:
        return row.isLive;
    case SiblingIndexRole:
        return row.siblingIndex;
    case SiblingCountRole:
        return row.siblingCount;
    case IsLastRole:
        return row.isLast;
    case FileNameRole:
        return row.fileName;
    case AttachmentsRole:
        return row.attachments;
    case CanGoOnRole:
        return row.canGoOn;
    case MarkedRole:
        return m_marked;
    case MarkedIndexRole:
        return row.messageId == m_goneToMessage &&
                       index.row() - firstRowOf(indexOf(row.messageId)) == m_goneToRow
                   ? m_goneToOccurrence
                   : -1;
    default:
        return {};
    }
}

QHash<int, QByteArray> TranscriptModel::roleNames() const {
    return {{KindRole, "kind"},
            {MessageIdRole, "messageId"},
            {BodyRole, "body"},
            {PlainRole, "plain"},
            {LanguageRole, "language"},
            {LevelRole, "level"},
            {IsExpandedRole, "isExpanded"},
            {IsLiveRole, "isLive"},
            {SiblingIndexRole, "siblingIndex"},
            {SiblingCountRole, "siblingCount"},
            {IsLastRole, "isLast"},
            {FileNameRole, "fileName"},
            {AttachmentsRole, "attachments"},
            {CanGoOnRole, "canGoOn"},
            {MarkedRole, "marked"},
            {MarkedIndexRole, "markedIndex"}};
}

bool TranscriptModel::canFetchMore(const QModelIndex& index) const {
    return index.isValid() && m_rows[index.row()].kind == Kind::Pending;
}

void TranscriptModel::fetchMore(const QModelIndex& index) {
    if (!canFetchMore(index))
        return;
    fetch(indexOf(m_rows[index.row()].messageId));
}

/// Puts the rows of an answer in the place of its Pending one, which becomes the first of them: whoever has
/// noted its number goes on from there.
void TranscriptModel::fetch(int messageIndex) {
    if (m_isFetched[messageIndex])
        return;
    m_isFetched[messageIndex] = true;
    const int first = firstRowOf(messageIndex);
    const QVector<Row> rows = shownRowsOf(messageIndex);
    const int more = static_cast<int>(rows.size()) - 1;
    if (more > 0) {
        beginInsertRows({}, first + 1, first + more);
        m_rows.insert(first + 1, more, Row());
        std::copy(rows.cbegin() + 1, rows.cend(), m_rows.begin() + first + 1);
        m_rowCounts[messageIndex] += more;
        endInsertRows();
    }
    m_rows[first] = rows.first();
    emit dataChanged(index(first), index(first));
}

void TranscriptModel::reset(const QVector<MessageRow>& messages) {
    beginResetModel();
    m_messages.clear();
    m_isFetched.clear();
    m_rows.clear();
    m_rowCounts.clear();
    m_expanded.clear();
    m_expandedCalls.clear();
    m_edge = {};
    m_isSummaryExpanded = false;
    findSummary(messages);
    insertMessages(0, messages);
    endResetModel();
    emit textChanged();
}

/// Appends the messages of @p messages from @p from on, the rows of which are announced by the caller.
void TranscriptModel::insertMessages(int from, const QVector<MessageRow>& messages) {
    m_messages += messages.mid(from);
    qsizetype parsed = 0;
    m_isFetched.resize(m_messages.size());
    for (qsizetype i = m_messages.size() - 1; i >= from; --i) {
        parsed += m_messages[i].text.size();
        m_isFetched[i] = parsed <= kParsedAtOnce || i + 1 == m_messages.size() ||
                         m_messages[i].role != conclave::Role::Assistant;
    }
    for (int i = from; i < m_messages.size(); ++i) {
        const QVector<Row> rows = shownRowsOf(i);
        m_rowCounts.append(static_cast<int>(rows.size()));
        m_rows += rows;
    }
}

void TranscriptModel::show(const QVector<MessageRow>& messages) {
    int common = 0;
    while (common < m_messages.size() && common < messages.size() &&
           m_messages[common].id == messages[common].id)
        ++common;
    truncate(common);
    const qint64 summaryBefore = m_summaryMessage;
    findSummary(messages);
    for (int i = 0; i < common; ++i) {
        const MessageRow& now = messages[i];
        const MessageRow& before = m_messages[i];
        const bool isOther =
            now.siblingIndex != before.siblingIndex || now.siblingCount != before.siblingCount ||
            now.state != before.state || now.pinnedMs != before.pinnedMs || now.summary != before.summary ||
            (m_summaryMessage != summaryBefore && (now.id == m_summaryMessage || now.id == summaryBefore));
        const bool isNoLongerLast = i + 1 == common && common < messages.size();
        m_messages[i] = now;
        if (isOther && !isNoLongerLast)
            refresh(i);
    }
    if (common < messages.size()) {
        // The rows are made aside: how many they are must be announced first.
        TranscriptModel aside;
        aside.m_waitingText = m_waitingText;
        aside.m_councils = m_councils;
        aside.m_veils = m_veils;
        aside.m_expanded = m_expanded;
        aside.m_expandedCalls = m_expandedCalls;
        aside.m_edge = m_edge;
        aside.m_summaryMessage = m_summaryMessage;
        aside.m_isSummaryExpanded = m_isSummaryExpanded;
        aside.insertMessages(0, messages.mid(common));
        const int first = static_cast<int>(m_rows.size());
        beginInsertRows({}, first, first + static_cast<int>(aside.m_rows.size()) - 1);
        m_messages += aside.m_messages;
        m_isFetched += aside.m_isFetched;
        m_rowCounts += aside.m_rowCounts;
        m_rows += aside.m_rows;
        endInsertRows();
    }
    if (common > 0)
        refresh(common - 1); // it may have become the last, or be it no longer
    refreshKept();           // what was made aside did not know what is above it
    emit textChanged();
}

void TranscriptModel::append(const MessageRow& message) {
    if (indexOf(message.id) >= 0) {
        update(message);
        return;
    }
    truncate(indexOf(message.parentId) + 1);
    m_messages.append(message);
    m_isFetched.append(true);
    m_rowCounts.append(0);
    if (m_messages.size() > 1)
        refresh(static_cast<int>(m_messages.size()) - 2); // it is no longer the last
    refresh(static_cast<int>(m_messages.size()) - 1);
    if (const qint64 before = m_summaryMessage; before != 0) {
        findSummary(m_messages); // it may have been on the branch that is left
        for (const qint64 id : {before, m_summaryMessage})
            if (const int index = indexOf(id); index >= 0)
                refresh(index);
        refreshKept();
    }
    emit textChanged();
}

void TranscriptModel::update(const MessageRow& message) {
    const int index = indexOf(message.id);
    if (index < 0)
        return;
    m_messages[index] = message;
    if (!refreshEnd(index))
        refresh(index);
    if (message.state != MessageState::Streaming)
        m_growing = GrowingMarkdown();
    emit textChanged();
}

void TranscriptModel::setWaitingText(const QString& text) {
    if (m_waitingText == text)
        return;
    m_waitingText = text;
    if (!m_messages.isEmpty())
        refresh(static_cast<int>(m_messages.size()) - 1);
}

void TranscriptModel::retranslate() {
    for (int i = 0; i < m_messages.size(); ++i)
        refresh(i);
}

void TranscriptModel::setCouncils(const QHash<qint64, QString>& notes) {
    replaceWords(m_councils, notes);
}

void TranscriptModel::setVeils(const QHash<qint64, QString>& names) {
    replaceWords(m_veils, names);
}

/// Shows what is said about messages now; only those of which something else was said before change.
void TranscriptModel::replaceWords(QHash<qint64, QString>& words, const QHash<qint64, QString>& now) {
    if (words == now)
        return;
    const QHash<qint64, QString> before = std::exchange(words, now);
    for (int i = 0; i < m_messages.size(); ++i)
        if (const qint64 id = m_messages[i].id;
            before.contains(id) != now.contains(id) || before.value(id) != now.value(id))
            refresh(i);
    emit textChanged(); // rows may have other numbers
}

void TranscriptModel::setEdge(const Edge& edge) {
    if (edge == m_edge)
        return;
    const Edge before = std::exchange(m_edge, edge);
    for (const qint64 id : {before.messageId, edge.messageId})
        if (const int index = indexOf(id); index >= 0)
            refresh(index);
    refreshKept();
    emit textChanged(); // rows have other numbers
}

int TranscriptModel::edgeRow() const {
    const int index = m_edge.messageId == 0 ? -1 : indexOf(m_edge.messageId);
    if (index < 0 || !m_isFetched[index])
        return -1;
    return firstRowOf(index) + (m_edge.isBelow ? m_rowCounts[index] - 1 : 0);
}

bool TranscriptModel::isAboveEdge(int messageIndex) const {
    const int edge = m_edge.messageId == 0 ? -1 : indexOf(m_edge.messageId);
    return edge >= 0 && messageIndex < edge + (m_edge.isBelow ? 1 : 0);
}

/// What is pinned says whether it is seen, the line what is seen above it, the summary how much that is.
void TranscriptModel::refreshKept() {
    for (int i = 0; i < m_messages.size(); ++i)
        if (const MessageRow& message = m_messages[i];
            message.pinnedMs != 0 || message.id == m_summaryMessage || message.id == m_edge.messageId)
            refresh(i);
}

void TranscriptModel::findSummary(const QVector<MessageRow>& messages) {
    const qsizetype count = summarizedCount(messages);
    m_summaryMessage = count > 0 ? messages[count - 1].id : 0;
}

void TranscriptModel::toggleSummary() {
    m_isSummaryExpanded = !m_isSummaryExpanded;
    if (const int index = indexOf(m_summaryMessage); index >= 0)
        refresh(index);
}

void TranscriptModel::toggleReasoning(qint64 messageId) {
    m_expanded[messageId] = !m_expanded.value(messageId);
    if (const int index = indexOf(messageId); index >= 0)
        refresh(index);
}

void TranscriptModel::toggleToolCall(qint64 messageId, int call) {
    bool& isExpanded = m_expandedCalls[{messageId, call}];
    isExpanded = !isExpanded;
    if (const int index = indexOf(messageId); index >= 0)
        refresh(index);
}

const MessageRow* TranscriptModel::find(qint64 messageId) const {
    const int index = indexOf(messageId);
    return index < 0 ? nullptr : &m_messages[index];
}

int TranscriptModel::indexOf(qint64 messageId) const {
    // From the end: it is nearly always the last one.
    for (qsizetype i = m_messages.size() - 1; i >= 0; --i)
        if (m_messages[i].id == messageId)
            return static_cast<int>(i);
    return -1;
}

int TranscriptModel::firstRowOf(int messageIndex) const {
    int first = static_cast<int>(m_rows.size());
    for (qsizetype i = m_rowCounts.size() - 1; i >= messageIndex; --i)
        first -= m_rowCounts[i];
    return first;
}

double TranscriptModel::messageIdAt(int row) const {
    return row < 0 || row >= m_rows.size() ? 0 : static_cast<double>(m_rows[row].messageId);
}

int TranscriptModel::rowOfMessage(qint64 messageId) const {
    const int index = indexOf(messageId);
    return index < 0 ? -1 : firstRowOf(index);
}

QVector<TranscriptModel::RowText> TranscriptModel::textsOf(int messageIndex) const {
    QVector<RowText> texts;
    const QVector<Row> rows = rowsOf(m_messages[messageIndex], messageIndex + 1 == m_messages.size());
    for (int i = 0; i < rows.size(); ++i)
        switch (rows[i].kind) {
        case Kind::Question:
        case Kind::Reasoning:
        case Kind::ToolCall:
        case Kind::Code:
        case Kind::Formula:
        case Kind::Summary:
            texts.append({i, rows[i].body});
            break;
        case Kind::Paragraph:
        case Kind::Heading:
        case Kind::List:
        case Kind::Quote:
        case Kind::Table:
            texts.append({i, shownTextOf(rows[i].body)});
            break;
        default:
            break;
        }
    return texts;
}

int TranscriptModel::reveal(qint64 messageId, int rowOfMessage) {
    const int message = indexOf(messageId);
    if (message < 0)
        return -1;
    fetch(message);
    const int row = firstRowOf(message) + rowOfMessage;
    if (rowOfMessage >= m_rowCounts[message])
        return firstRowOf(message);
    if (m_rows[row].kind == Kind::Reasoning || m_rows[row].kind == Kind::Question)
        m_expanded[messageId] = true;
    else if (m_rows[row].kind == Kind::ToolCall)
        m_expandedCalls[{messageId, m_rows[row].level}] = true;
    else if (m_rows[row].kind == Kind::Summary)
        m_isSummaryExpanded = true;
    refresh(message);
    return row;
}

void TranscriptModel::setMarks(const QString& words, qint64 messageId, int rowOfMessage, int occurrence) {
    m_marked = words;
    m_goneToMessage = messageId;
    m_goneToRow = rowOfMessage;
    m_goneToOccurrence = occurrence;
    if (!m_rows.isEmpty())
        emit dataChanged(index(0), index(static_cast<int>(m_rows.size()) - 1), {MarkedRole, MarkedIndexRole});
}

QVector<TranscriptModel::Row> TranscriptModel::shownRowsOf(int messageIndex) const {
    const MessageRow& message = m_messages[messageIndex];
    if (m_isFetched[messageIndex])
        return rowsOf(message, messageIndex + 1 == m_messages.size());
    Row row;
    row.kind = Kind::Pending;
    row.messageId = message.id;
    row.body = message.text;
    return {row};
}

QVector<TranscriptModel::Row> TranscriptModel::rowsOf(const MessageRow& message, bool isLast,
                                                      KnownBlocks* known) const {
    QVector<Row> rows;
    if (message.id == m_edge.messageId && !m_edge.isBelow)
        rows.append(edgeRowOf(message));
    if (message.role != conclave::Role::Assistant) {
        Row row;
        row.kind = Kind::Question;
        row.messageId = message.id;
        row.body = row.plain = message.text;
        for (const Attachment& file : message.attachments)
            row.attachments.append(QVariantMap{{QStringLiteral("name"), file.name},
                                               {QStringLiteral("facts"), attachmentFacts(file, {})}});
        row.language = pinLabel(message);
        row.siblingIndex = message.siblingIndex;
        row.siblingCount = message.siblingCount;
        row.isExpanded = m_expanded.value(message.id);
        row.isLast = isLast;
        rows.append(row);
        if (const QString note = m_councils.value(message.id); !note.isEmpty()) {
            Row council;
            council.kind = Kind::Council;
            council.messageId = message.id;
            council.body = note;
            rows.append(council);
        }
    } else {
        appendAnswerRows(rows, message, isLast, known);
    }
    if (message.id == m_summaryMessage)
        rows.append(summaryRowOf(message));
    if (message.id == m_edge.messageId && m_edge.isBelow)
        rows.append(edgeRowOf(message));
    return rows;
}

TranscriptModel::Row TranscriptModel::edgeRowOf(const MessageRow& message) const {
    Row row;
    row.kind = Kind::Edge;
    row.messageId = message.id;
    const auto isSeenPin = [this](const MessageRow& above) {
        return above.pinnedMs != 0 && !m_edge.leftOutPins.contains(above.id);
    };
    const int edge = indexOf(message.id) + (m_edge.isBelow ? 1 : 0);
    const bool hasPins = std::any_of(m_messages.cbegin(), m_messages.cbegin() + std::max(0, edge), isSeenPin);
    const bool hasSummary = !m_edge.leavesOutSummary && m_summaryMessage != 0;
    row.body =
        hasPins && hasSummary ? tr("Above this line the model sees only the summary and what is pinned",
                                   "a line across the conversation")
        : hasPins ? tr("Above this line the model sees only what is pinned", "a line across the conversation")
        : hasSummary
            ? tr("Above this line the model sees only the summary", "a line across the conversation")
            : tr("Above this line the model no longer sees anything", "a line across the conversation");
    return row;
}

TranscriptModel::Row TranscriptModel::summaryRowOf(const MessageRow& message) const {
    Row row;
    row.kind = Kind::Summary;
    row.messageId = message.id;
    row.body = message.summary.text;
    row.plain = message.summary.modelName;
    row.language = tr("Summary of the %n messages above", "a line across the conversation, which unfolds it",
                      indexOf(message.id) + 1);
    row.isExpanded = m_isSummaryExpanded;
    return row;
}

QString TranscriptModel::pinLabel(const MessageRow& message) const {
    if (message.pinnedMs == 0)
        return {};
    if (m_edge.leftOutPins.contains(message.id))
        return tr("Pinned, but left out", "a message: there was no room for it");
    const int index = indexOf(message.id);
    return isAboveEdge(index) || index <= indexOf(m_summaryMessage)
               ? tr("Pinned: the model still sees it", "a message in a part that the model does not see")
               : tr("Pinned", "a message");
}

void TranscriptModel::appendAnswerRows(QVector<Row>& rows, const MessageRow& message, bool isLast,
                                       KnownBlocks* known) const {
    const bool isLive = message.state == MessageState::Streaming;
    const bool isWritten = !message.text.isEmpty() || !message.toolCalls.isEmpty();
    const auto add = [&](Kind kind, const QString& body) -> Row& {
        Row row;
        row.kind = kind;
        row.messageId = message.id;
        row.body = body;
        row.isLive = isLive;
        return rows.emplaceBack(row);
    };

    add(Kind::Header,
        m_veils.contains(message.id) ? m_veils.value(message.id) : message.provenance.modelName);
    rows.last().language = pinLabel(message);
    if (const int dropped = message.provenance.droppedTurns; dropped > 0)
        add(Kind::Notice, tr("This conversation has outgrown the model's context: "
                             "its oldest messages (%n) were not read for this answer.",
                             "", dropped));
    const bool isVeiled = m_veils.contains(message.id);
    if (!message.reasoning.trimmed().isEmpty()) {
        const bool isThinking = isLive && !isWritten;
        Row& row = add(Kind::Reasoning, message.reasoning.trimmed());
        row.language = reasoningTitle(message.reasoningMs, isThinking);
        if (isThinking)
            row.plain = lastLineOf(row.body);
        row.isExpanded = m_expanded.value(message.id);
    } else if (isLive && !isWritten) {
        add(Kind::Waiting, m_waitingText);
    }
    const QVector<MarkdownBlock> blocks =
        isLive ? m_growing.blocks(message.text) : parseMarkdown(message.text);
    if (known != nullptr)
        *known = {rows.size(), isLive ? m_growing.unchangedCount() : 0};
    for (qsizetype i = known != nullptr ? known->count : 0; i < blocks.size(); ++i) {
        const MarkdownBlock& block = blocks[i];
        Row& row = add(kindOf(block.kind), block.body);
        row.language = block.language;
        row.fileName = block.fileName;
        row.level = block.level;
        if (block.kind == MarkdownBlock::Kind::Code || block.kind == MarkdownBlock::Kind::Formula)
            row.plain = block.body;
        row.isLive = false; // a block does not look different while others grow
    }
    int number = 0;
    for (const ToolCall& call : toolCallsOf(message.toolCalls)) {
        Row& row = add(Kind::ToolCall, call.arguments);
        row.language = tr("Wants to call the tool “%1”", "%1 is a tool's name").arg(call.name);
        row.level = number;
        row.isExpanded = m_expandedCalls.value({message.id, number});
        row.isLive = false;
        ++number;
    }
    if (message.state == MessageState::Failed)
        add(Kind::Error,
            message.errorText.isEmpty() ? tr("The answer could not be written.") : message.errorText);
    if (!isLive) {
        Row& row = add(Kind::Footer, isVeiled ? veiledAnswerFacts(message) : answerFacts(message));
        row.plain = message.text;
        row.siblingIndex = message.siblingIndex;
        row.siblingCount = message.siblingCount;
        row.isLast = isLast;
        row.canGoOn = isLast && canGoOn(message);
    }
}

void TranscriptModel::refresh(int messageIndex) {
    exchange(messageIndex, firstRowOf(messageIndex), m_rowCounts[messageIndex], shownRowsOf(messageIndex));
}

/// As refresh(), for an answer that has grown: its blocks that stay are not looked at. False: it is not sure
/// which they are.
bool TranscriptModel::refreshEnd(int messageIndex) {
    const MessageRow& message = m_messages[messageIndex];
    if (message.state != MessageState::Streaming || !m_isFetched[messageIndex])
        return false;
    KnownBlocks known;
    const QVector<Row> rows = rowsOf(message, messageIndex + 1 == m_messages.size(), &known);
    const int first = firstRowOf(messageIndex);
    const qsizetype firstBefore = std::exchange(m_growingFirst, known.first);
    if (known.count == 0) {
        exchange(messageIndex, first, m_rowCounts[messageIndex], rows);
        return true;
    }
    if (firstBefore != known.first)
        return false;
    for (qsizetype i = 0; i < known.first; ++i)
        if (m_rows[first + i].kind != rows[i].kind)
            return false;
    for (qsizetype i = 0; i < known.first; ++i)
        setRow(static_cast<int>(first + i), rows[i]);
    const int stays = static_cast<int>(known.first + known.count);
    exchange(messageIndex, first + stays, m_rowCounts[messageIndex] - stays, rows.mid(known.first));
    return true;
}

/// Rows of the same kind at the beginning and at the end stay and are updated in place; what is between them
/// is exchanged. A growing answer changes its last block and now and then adds one.
void TranscriptModel::exchange(int messageIndex, int first, int oldCount, const QVector<Row>& rows) {
    const int newCount = static_cast<int>(rows.size());
    const int shorter = std::min(oldCount, newCount);
    int head = 0;
    while (head < shorter && m_rows[first + head].kind == rows[head].kind)
        ++head;
    int tail = 0;
    while (tail < shorter - head &&
           m_rows[first + oldCount - 1 - tail].kind == rows[newCount - 1 - tail].kind)
        ++tail;

    if (const int removed = oldCount - head - tail; removed > 0) {
        beginRemoveRows({}, first + head, first + head + removed - 1);
        m_rows.remove(first + head, removed);
        m_rowCounts[messageIndex] -= removed;
        endRemoveRows();
    }
    if (const int inserted = newCount - head - tail; inserted > 0) {
        beginInsertRows({}, first + head, first + head + inserted - 1);
        for (int i = 0; i < inserted; ++i)
            m_rows.insert(first + head + i, rows[head + i]);
        m_rowCounts[messageIndex] += inserted;
        endInsertRows();
    }
    for (int i = 0; i < newCount; ++i)
        setRow(first + i, rows[i]);
}

void TranscriptModel::setRow(int row, const Row& now) {
    if (m_rows[row] == now)
        return;
    m_rows[row] = now;
    emit dataChanged(index(row), index(row));
}

void TranscriptModel::truncate(int messageCount) {
    if (messageCount >= m_messages.size())
        return;
    const int first = firstRowOf(messageCount);
    if (first < m_rows.size()) {
        beginRemoveRows({}, first, static_cast<int>(m_rows.size()) - 1);
        m_rows.resize(first);
        m_rowCounts.resize(messageCount);
        m_isFetched.resize(messageCount);
        m_messages.resize(messageCount);
        endRemoveRows();
    } else {
        m_rowCounts.resize(messageCount);
        m_isFetched.resize(messageCount);
        m_messages.resize(messageCount);
    }
}

} // namespace conclave
