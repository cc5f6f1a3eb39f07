// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/chat/turns.h"

#include "app/generation/context_fit.h"

#include <QHash>

#include <algorithm>

namespace conclave {

namespace {

/// In English on purpose: models follow it best, and answer in the conversation's language all the same.
constexpr const char* kSummaryIs = "Summary of our conversation so far:\n\n";
constexpr const char* kSummaryWasRead = "Thank you. I will go on from there.";

QVector<ChatRound> split(const QVector<ChatTurn>& turns) {
    const QVector<qsizetype> starts = roundStarts(turns);
    QVector<ChatRound> rounds;
    rounds.reserve(starts.size());
    for (qsizetype i = 0; i < starts.size(); ++i)
        rounds.append(turns.mid(starts[i], i + 1 < starts.size() ? starts[i + 1] - starts[i] : -1));
    return rounds;
}

/// The system prompt of @p turns and their kept rounds.
QVector<ChatTurn> keptOf(const QVector<ChatTurn>& turns) {
    QVector<ChatTurn> kept = turns.mid(0, !turns.isEmpty() && turns.first().role == Role::System ? 1 : 0);
    const QVector<ChatRound> rounds = split(turns);
    for (const ChatRound& round : rounds)
        if (isKept(round))
            kept += round;
    return kept;
}

} // namespace

QVector<MessageRow> pathTo(qint64 leafId, const QVector<MessageRow>& tree) {
    QHash<qint64, const MessageRow*> byId;
    for (const MessageRow& row : tree)
        byId.insert(row.id, &row);
    QVector<MessageRow> path;
    for (const MessageRow* row = byId.value(leafId); row && path.size() <= tree.size();
         row = byId.value(row->parentId))
        path.append(*row);
    std::reverse(path.begin(), path.end());
    return path;
}

qsizetype summarizedCount(const QVector<MessageRow>& path) {
    for (qsizetype count = path.size(); count > 0; --count)
        if (path[count - 1].summary.id != 0)
            return count;
    return 0;
}

QVector<ChatTurn> turnsOf(const QVector<MessageRow>& path, const QString& systemPrompt) {
    QVector<ChatTurn> turns;
    if (!systemPrompt.trimmed().isEmpty())
        turns.append({Role::System, systemPrompt, {}});
    const qsizetype summarized = summarizedCount(path);
    for (qsizetype i = 0; i < path.size(); ++i) {
        const MessageRow& row = path[i];
        if (row.role != Role::Assistant || !row.text.isEmpty())
            turns.append({row.role, row.text, row.reasoning, row.id, row.pinnedMs != 0});
        if (i + 1 == summarized)
            turns = keptOf(turns) + summaryRound(row.summary.text);
    }
    return turns;
}

ChatRound summaryRound(const QString& summary) {
    return {{.role = Role::User, .text = QLatin1String(kSummaryIs) + summary, .isKept = true},
            {.role = Role::Assistant, .text = QLatin1String(kSummaryWasRead), .isKept = true}};
}

QString summaryIn(const ChatRound& round) {
    const QLatin1String prefix(kSummaryIs);
    return !round.isEmpty() && round.first().messageId == 0 && round.first().text.startsWith(prefix)
               ? round.first().text.mid(prefix.size())
               : QString();
}

bool isKept(const ChatRound& round) {
    return std::any_of(round.cbegin(), round.cend(), [](const ChatTurn& turn) { return turn.isKept; });
}

Rounds roundsOf(const QVector<MessageRow>& path, const QString& systemPrompt) {
    const QVector<ChatTurn> turns = turnsOf(path, systemPrompt);
    Rounds result;
    if (!turns.isEmpty() && turns.first().role == Role::System)
        result.systemPrompt = turns.first().text;
    result.rounds = split(turns);
    return result;
}

} // namespace conclave
