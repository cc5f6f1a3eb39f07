// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QVector>

#include <optional>

namespace conclave {

/// What people say of the answers of a council.
enum class CouncilVerdict { Best = 0, Alike = 1, NoneGood = 2 };

/// A model that is asked, and what came of it.
struct CouncilSeat {
    int position = 0; ///< in the order in which they answer, which is drawn by lot when the council is blind
    QString modelName;
    QString modelPath;
    QString quantization;         ///< of what has answered; empty before
    qint64 answerId = 0;          ///< 0: it has not answered, or the answer was deleted for good
    bool isAnswerRemoved = false; ///< the answer is in the trash
    bool operator==(const CouncilSeat&) const = default;
};

/// A vote; bestPosition counts for CouncilVerdict::Best alone.
struct CouncilVote {
    CouncilVerdict verdict = CouncilVerdict::Alike;
    int bestPosition = 0;
    bool operator==(const CouncilVote&) const = default;
};

/// A question that was put to several models: its answers are siblings.
struct CouncilRow {
    qint64 questionId = 0;
    qint64 createdMs = 0;
    bool isBlind = false; ///< who wrote what is hidden until the vote
    std::optional<CouncilVote> vote;
    qint64 votedMs = 0;         ///< 0: not yet
    QVector<CouncilSeat> seats; ///< by position
    bool operator==(const CouncilRow&) const = default;
};

/// One vote about two models.
struct TallyQuestion {
    enum class Result { FirstWon, SecondWon, Alike, NoneGood };
    qint64 conversationId = 0;
    qint64 questionId = 0;
    QString question; ///< its first characters
    qint64 votedMs = 0;
    bool isBlind = false;
    Result result = Result::Alike;
};

/// Two models, and all votes about both. The first one has won at least as often as the second. Models are
/// the same when their names are; one name on both sides is two quantizations of it.
struct TallyPair {
    QString first;
    QString second;
    QStringList firstQuantizations; ///< that were voted on, in alphabetical order
    QStringList secondQuantizations;
    QVector<TallyQuestion> questions; ///< the newest vote first
    int count(TallyQuestion::Result result) const;
};

} // namespace conclave
