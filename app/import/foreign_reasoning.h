// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace conclave {

/// What other programs write into the text of an answer and we keep beside it.
struct AnswerParts {
    QString text;
    QString reasoning;
    qint64 reasoningMs = 0;
    QStringList toolCalls; ///< lines for MessageRow::toolCalls
};

/// Takes the reasoning from the start of an answer when it is marked as a model marks it: <think>…</think>,
/// <thinking>…</thinking>, or gpt-oss's channels. Without an end all of it is reasoning: the answer was
/// stopped before it began.
AnswerParts splitThinking(const QString& answer);

/// Takes the blocks out that Open WebUI writes into an answer: <details type="reasoning" duration="…">,
/// with the quotation marks of Markdown removed, type="tool_calls", and type="code_interpreter", whose code
/// stays. Other <details> are the answer's own. A block without an end stays as it is.
AnswerParts splitDetails(const QString& answer);

} // namespace conclave
