// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/database.h"

#include <QString>

namespace conclave::test {

/// How large a history to make up.
struct LargeHistory {
    qint64 messages = 1'000'000;
    qint64 conversations = 10'000;
    quint64 seed = 1;
};

/// What to look for in a made-up history.
struct LargeHistoryWords {
    QString common; ///< in most answers
    QString second; ///< nearly as common
    QString medium; ///< in one message of a hundred
    QString rare;   ///< in one message of 50,000
    QString phrase; ///< two common words side by side
    QString han1;   ///< Chinese, one to four characters in a row
    QString han2;
    QString han4;
    QString rareModel; ///< has written one answer in 10,000
    QString model;     ///< has written two of three
};

LargeHistoryWords largeHistoryWords();

/// When message @p id was written.
qint64 largeHistoryTime(qint64 id);

/// The id of the folder with a single conversation, an old one.
constexpr qint64 kSmallFolder = 21;

/// Fills @p database, an empty history of today's schema, with conversations of questions and answers. Words
/// are as frequent as in a language (Zipf), answers are 1.2 KB long on average, questions 0.2 KB; 5 % of the
/// conversations are Chinese, 15 % of the answers hold code, every tenth has reasoning, every 50th question
/// has two answers. 20 folders hold half of the conversations, one more
/// a single one, 20 % are archived, 1 % are deleted. The last
/// conversation is one branch of 5,000 messages. The same seed gives the same history.
StoreDone makeLargeHistory(Database& database, const LargeHistory& size);

} // namespace conclave::test
