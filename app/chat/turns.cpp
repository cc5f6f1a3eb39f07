// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/chat/turns.h"

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
            turns.append({row.role, row.text, row.reasoning});
    return turns;
}

} // namespace conclave
