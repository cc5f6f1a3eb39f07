// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/chat/turns.h"

#include "app/chat/attached_text.h"
#include "app/generation/context_fit.h"

#include <QHash>

#include <algorithm>

namespace conclave {

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

QVector<ChatTurn> turnsOf(const QVector<MessageRow>& path, const QString& systemPrompt) {
    QVector<ChatTurn> turns;
    if (!systemPrompt.trimmed().isEmpty())
        turns.append({Role::System, systemPrompt, {}});
    for (const MessageRow& row : path)
        if (row.role != Role::Assistant || !row.text.isEmpty())
            turns.append({row.role, withAttachments(row.attachments, row.text), row.reasoning, row.id});
    return turns;
}

Rounds roundsOf(const QVector<MessageRow>& path, const QString& systemPrompt) {
    const QVector<ChatTurn> turns = turnsOf(path, systemPrompt);
    const QVector<qsizetype> starts = roundStarts(turns);
    Rounds result;
    if (!turns.isEmpty() && turns.first().role == Role::System)
        result.systemPrompt = turns.first().text;
    result.rounds.reserve(starts.size());
    for (qsizetype i = 0; i < starts.size(); ++i)
        result.rounds.append(turns.mid(starts[i], i + 1 < starts.size() ? starts[i + 1] - starts[i] : -1));
    return result;
}

} // namespace conclave
