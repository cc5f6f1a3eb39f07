// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/generation/token_counter.h"

namespace conclave {

// How a model is asked for the summary of a conversation that does not fit its context: part by part, each
// time with what it wrote about the parts before.

/// @p turns as a text that can be summarized: who said what. A summary among them is left out; summaryIn()
/// (turns.h) has it.
QString transcriptOf(const QVector<ChatTurn>& turns);

/// Asks for one summary of @p before (of the parts so far; may be empty) and @p part, in about @p tokens.
ChatTurn summaryRequest(const QString& before, const QString& part, int tokens);

/// Where the part of @p text ends that begins at @p from and with which a summaryRequest() is at most
/// @p limit long: at the end of the text or of a paragraph, line or word if there is one. @p from: nothing
/// fits, or @p stop asked for that.
qsizetype endOfPart(const TokenCounter& counter, const QString& before, const QString& text, qsizetype from,
                    int tokens, int limit, const std::stop_token& stop);

/// What a model wrote when it was asked for a summary, without a heading that says so. One that was cut off
/// (not @p isWhole) ends with its last whole sentence, if it has one.
QString tidySummary(const QString& written, bool isWhole);

} // namespace conclave
