// SPDX-License-Identifier: GPL-3.0-or-later
// The part of History that is about councils: who is asked, what came of it, the votes and their tally.
#include "app/store/history.h"
#include "app/store/message_rows.h"

#include <QDateTime>
#include <QMap>

#include <algorithm>
#include <utility>

namespace conclave {

namespace {

constexpr int kNoVerdict = -1;

// Answers know better who wrote them than the seat does, which was filled before the model was loaded.
constexpr const char* kSelectCouncils =
    "SELECT c.question_id, c.created_ms, c.is_blind, coalesce(c.verdict, -1), c.best_position, c.voted_ms, "
    "s.position, CASE WHEN coalesce(a.model_name, '') = '' THEN s.model_name ELSE a.model_name END, "
    "s.model_path, a.quantization, s.answer_id, m.deleted_ms "
    "FROM councils c JOIN messages q ON q.id = c.question_id "
    "JOIN council_seats s ON s.question_id = c.question_id "
    "LEFT JOIN messages m ON m.id = s.answer_id LEFT JOIN answers a ON a.message_id = s.answer_id "
    "WHERE q.conversation_id = ?1 AND q.deleted_ms IS NULL ORDER BY c.question_id, s.position";

// What is in the trash does not count: conversations, questions, and pairs of which one answer is there.
constexpr const char* kSelectVotes =
    "SELECT c.question_id, q.conversation_id, substr(q.text, 1, 200), c.is_blind, c.verdict, "
    "coalesce(c.best_position, -1), c.voted_ms, s.position, a.model_name, a.quantization "
    "FROM councils c JOIN messages q ON q.id = c.question_id AND q.deleted_ms IS NULL "
    "JOIN conversations v ON v.id = q.conversation_id AND v.deleted_ms IS NULL "
    "JOIN council_seats s ON s.question_id = c.question_id "
    "JOIN messages m ON m.id = s.answer_id AND m.deleted_ms IS NULL "
    "JOIN answers a ON a.message_id = m.id "
    "WHERE c.verdict IS NOT NULL ORDER BY c.voted_ms DESC, c.question_id DESC, s.position";

/// Seats of one council that has been voted on.
struct Ballot {
    struct Seat {
        int position;
        QString name;
        QString quantization;
    };
    TallyQuestion question;
    CouncilVote vote;
    QVector<Seat> seats;
};

void addQuantization(QStringList& list, const QString& quantization) {
    if (!quantization.isEmpty() && !list.contains(quantization)) {
        list.append(quantization);
        list.sort();
    }
}

using Result = TallyQuestion::Result;

Result mirrored(Result result) {
    return result == Result::FirstWon    ? Result::SecondWon
           : result == Result::SecondWon ? Result::FirstWon
                                         : result;
}

class Tally {
  public:
    void add(const Ballot& ballot) {
        for (qsizetype i = 0; i < ballot.seats.size(); ++i)
            for (qsizetype j = i + 1; j < ballot.seats.size(); ++j)
                add(ballot, ballot.seats[i], ballot.seats[j]);
    }

    /// Most votes first.
    QVector<TallyPair> pairs() const {
        QVector<TallyPair> pairs(m_pairs.cbegin(), m_pairs.cend());
        for (TallyPair& pair : pairs)
            if (pair.count(Result::SecondWon) > pair.count(Result::FirstWon)) {
                std::swap(pair.first, pair.second);
                std::swap(pair.firstQuantizations, pair.secondQuantizations);
                for (TallyQuestion& question : pair.questions)
                    question.result = mirrored(question.result);
            }
        std::stable_sort(pairs.begin(), pairs.end(), [](const TallyPair& a, const TallyPair& b) {
            return a.questions.size() > b.questions.size();
        });
        return pairs;
    }

  private:
    void add(const Ballot& ballot, const Ballot::Seat& a, const Ballot::Seat& b) {
        const auto keyOf = [isOneName = a.name == b.name](const Ballot::Seat& seat) {
            return std::pair(seat.name, isOneName ? seat.quantization : QString());
        };
        if (keyOf(a) == keyOf(b))
            return; // the same model twice
        TallyQuestion question = ballot.question;
        const int best = ballot.vote.bestPosition;
        switch (ballot.vote.verdict) {
        case CouncilVerdict::Best:
            if (best != a.position && best != b.position)
                return; // which of these two was the better one was not said
            question.result = best == a.position ? Result::FirstWon : Result::SecondWon;
            break;
        case CouncilVerdict::Alike:
            question.result = Result::Alike;
            break;
        case CouncilVerdict::NoneGood:
            question.result = Result::NoneGood;
            break;
        }
        const bool isTurned = keyOf(b) < keyOf(a);
        const Ballot::Seat& first = isTurned ? b : a;
        const Ballot::Seat& second = isTurned ? a : b;
        if (isTurned)
            question.result = mirrored(question.result);
        TallyPair& pair = m_pairs[{keyOf(first), keyOf(second)}];
        pair.first = first.name;
        pair.second = second.name;
        addQuantization(pair.firstQuantizations, first.quantization);
        addQuantization(pair.secondQuantizations, second.quantization);
        pair.questions.append(question);
    }

    using Key = std::pair<QString, QString>; // name; and quantization, where the names are one
    QMap<std::pair<Key, Key>, TallyPair> m_pairs;
};

} // namespace

int TallyPair::count(TallyQuestion::Result result) const {
    return static_cast<int>(
        std::count_if(questions.cbegin(), questions.cend(),
                      [result](const TallyQuestion& question) { return question.result == result; }));
}

StoreDone History::createCouncil(qint64 questionId, const QVector<CouncilSeat>& seats, bool isBlind) {
    Transaction transaction(database());
    if (errorOf(transaction.begun()) != nullptr)
        return transaction.begun();
    Statement insert(database(), "INSERT INTO councils (question_id, created_ms, is_blind) "
                                 "SELECT id, ?2, ?3 FROM messages WHERE id = ?1 AND role = ?4 "
                                 "AND deleted_ms IS NULL");
    insert.bind(1, questionId).bind(2, QDateTime::currentMSecsSinceEpoch()).bind(3, int(isBlind));
    if (const StoreDone done = insert.bind(4, int(Role::User)).run(); errorOf(done) != nullptr)
        return done;
    if (database().changes() != 1)
        return rowNotFound(database(), "question", questionId);
    if (const StoreDone done = insertSeats(database(), questionId, seats); errorOf(done) != nullptr)
        return done;
    return transaction.commit();
}

StoreDone insertSeats(Database& database, qint64 questionId, const QVector<CouncilSeat>& seats) {
    Statement insert(database, "INSERT INTO council_seats (question_id, position, model_name, model_path, "
                               "answer_id) VALUES (?1, ?2, ?3, ?4, ?5)");
    for (const CouncilSeat& seat : seats) {
        insert.bind(1, questionId).bind(2, seat.position).bind(3, seat.modelName).bind(4, seat.modelPath);
        if (const StoreDone done = insert.bindId(5, seat.answerId).run(); errorOf(done) != nullptr)
            return done;
    }
    return std::monostate{};
}

StoreDone History::seatAnswer(qint64 questionId, int position, qint64 answerId) {
    Statement update(database(), "UPDATE council_seats SET answer_id = ?3 WHERE question_id = ?1 "
                                 "AND position = ?2");
    update.bind(1, questionId).bind(2, position).bindId(3, answerId);
    return change(update, Database::Sync::Machine, "council seat", questionId);
}

StoreDone History::vote(qint64 questionId, const std::optional<CouncilVote>& vote) {
    const bool isBest = vote && vote->verdict == CouncilVerdict::Best;
    Statement update(database(), "UPDATE councils SET verdict = ?2, best_position = ?3, voted_ms = ?4 "
                                 "WHERE question_id = ?1 AND (?3 IS NULL OR EXISTS (SELECT 1 FROM "
                                 "council_seats s WHERE s.question_id = ?1 AND s.position = ?3))");
    update.bind(1, questionId);
    vote ? update.bind(2, int(vote->verdict)) : update.bindNull(2);
    isBest ? update.bind(3, vote->bestPosition) : update.bindNull(3);
    vote ? update.bind(4, QDateTime::currentMSecsSinceEpoch()) : update.bindNull(4);
    return change(update, Database::Sync::Machine, "council", questionId);
}

StoreResult<QVector<CouncilRow>> History::councils(qint64 conversationId) {
    if (const StoreDone found = requireConversation(conversationId); errorOf(found) != nullptr)
        return std::get<StoreError>(found);
    Statement select(database(), kSelectCouncils);
    select.bind(1, conversationId);
    QVector<CouncilRow> rows;
    while (select.step()) {
        if (rows.isEmpty() || rows.last().questionId != select.number(0)) {
            CouncilRow row{.questionId = select.number(0),
                           .createdMs = select.number(1),
                           .isBlind = select.number(2) != 0,
                           .vote = {},
                           .votedMs = select.number(5),
                           .seats = {}};
            if (select.number(3) != kNoVerdict)
                row.vote = CouncilVote{CouncilVerdict(select.number(3)), int(select.number(4))};
            rows.append(row);
        }
        rows.last().seats.append({.position = int(select.number(6)),
                                  .modelName = select.text(7),
                                  .modelPath = select.text(8),
                                  .quantization = select.text(9),
                                  .answerId = select.number(10),
                                  .isAnswerRemoved = select.number(11) != 0});
    }
    if (select.failed())
        return select.error();
    return rows;
}

StoreResult<QVector<TallyPair>> History::tally() {
    Statement select(database(), kSelectVotes);
    Tally tally;
    Ballot ballot;
    while (select.step()) {
        if (ballot.question.questionId != select.number(0)) {
            tally.add(std::exchange(ballot, {}));
            ballot.question = {.conversationId = select.number(1),
                               .questionId = select.number(0),
                               .question = select.text(2),
                               .votedMs = select.number(6),
                               .isBlind = select.number(3) != 0,
                               .result = Result::Alike};
            ballot.vote = {CouncilVerdict(select.number(4)), int(select.number(5))};
        }
        ballot.seats.append({int(select.number(7)), select.text(8), select.text(9)});
    }
    if (select.failed())
        return select.error();
    tally.add(ballot);
    return tally.pairs();
}

} // namespace conclave
