// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/rows.h"

namespace conclave {

/// The messages of @p tree from the first one to @p leafId; empty when it is not there.
QVector<MessageRow> pathTo(qint64 leafId, const QVector<MessageRow>& tree);

/// What a model is shown of @p path. An answer without a word (failed, or stopped while it was still
/// thinking) is left out. In the place of what a summary stands for are its rounds with pinned messages, and
/// then the summary as a round of its own.
QVector<ChatTurn> turnsOf(const QVector<MessageRow>& path, const QString& systemPrompt);

/// How many messages of @p path, from the first one on, the summary that counts there stands for: the one
/// furthest down. 0: there is none.
qsizetype summarizedCount(const QVector<MessageRow>& path);

/// A question with what follows it up to the next one, as a model is shown it: what is left out or kept as a
/// whole (app/generation/context_fit.h).
using ChatRound = QVector<ChatTurn>;

/// A summary as a model is shown it. It is kept, and no message. A question with an answer rather than
/// instructions: some templates refuse a system turn, and some two questions in a row.
ChatRound summaryRound(const QString& summary);
/// The summary that @p round is; empty: it is none.
QString summaryIn(const ChatRound& round);
bool isKept(const ChatRound& round);

/// The same turns, taken apart.
struct Rounds {
    QString systemPrompt; ///< the first turn when it is one, which is always kept
    QVector<ChatRound> rounds;
};
Rounds roundsOf(const QVector<MessageRow>& path, const QString& systemPrompt);

} // namespace conclave
