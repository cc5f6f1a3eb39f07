// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/rows.h"

namespace conclave {

/// The messages of @p tree from the first one to @p leafId; empty when it is not there.
QVector<MessageRow> pathTo(qint64 leafId, const QVector<MessageRow>& tree);

/// What a model is shown of @p path: what is attached to a question stands before it. An answer without a
/// word (failed, or stopped while it was still thinking) is left out.
QVector<ChatTurn> turnsOf(const QVector<MessageRow>& path, const QString& systemPrompt);

/// A question with what follows it up to the next one, as a model is shown it: what is left out or kept as a
/// whole (app/generation/context_fit.h).
using ChatRound = QVector<ChatTurn>;

/// The same turns, taken apart.
struct Rounds {
    QString systemPrompt; ///< the first turn when it is one, which is always kept
    QVector<ChatRound> rounds;
};
Rounds roundsOf(const QVector<MessageRow>& path, const QString& systemPrompt);

} // namespace conclave
