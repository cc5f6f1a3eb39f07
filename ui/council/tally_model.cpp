// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/council/tally_model.h"

#include "app/futures/when_done.h"

#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QLocale>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace conclave {

namespace {

using Result = TallyQuestion::Result;

/// Below this it is called rare.
constexpr int kRarePercent = 5;

QString hintOf(const TallyPair& pair) {
    const int first = pair.count(Result::FirstWon);
    const int decided = first + pair.count(Result::SecondWon);
    if (decided == 0)
        return TallyModel::tr("No vote has said yet which of them is better.");
    if (first * 2 == decided)
        return TallyModel::tr("Neither is ahead.", "of two models");
    const int chance = chancePercent(first, decided - first);
    if (chance < kRarePercent)
        return TallyModel::tr(
                   "%1 of %2 is rarely luck: two equally good models would end so unevenly in fewer "
                   "than %3 of 100 such rows of votes.",
                   "wins, votes, a small number")
            .arg(first)
            .arg(decided)
            .arg(chance + 1);
    return TallyModel::tr(
               "%1 of %2 is no proof: two equally good models would end at least as unevenly in %3 "
               "of 100 such rows of votes.",
               "wins, votes, a number up to 100")
        .arg(first)
        .arg(decided)
        .arg(chance);
}

/// Names, with the quantizations where they are what tells both apart.
std::pair<QString, QString> namesOf(const TallyPair& pair) {
    if (pair.first != pair.second)
        return {pair.first, pair.second};
    const auto withKind = [](const QString& name, const QStringList& kinds) {
        return kinds.isEmpty() ? name
                               : TallyModel::tr("%1 (%2)", "a model and its quantization")
                                     .arg(name, kinds.join(QStringLiteral(", ")));
    };
    return {withKind(pair.first, pair.firstQuantizations), withKind(pair.second, pair.secondQuantizations)};
}

} // namespace

int chancePercent(int firstWins, int secondWins) {
    const int all = firstWins + secondWins;
    if (firstWins == secondWins)
        return 100;
    // The sign test: both tails of a binomial distribution with one half, by logarithms, for it may be long.
    double tail = 0;
    for (int wins = std::max(firstWins, secondWins); wins <= all; ++wins)
        tail += std::exp(std::lgamma(all + 1) - std::lgamma(wins + 1) - std::lgamma(all - wins + 1) -
                         all * std::log(2.0));
    return static_cast<int>(std::lround(std::min(1.0, 2 * tail) * 100));
}

// -------------------------------------------------------------------------------------------- the questions

int TallyQuestions::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_pair.questions.size());
}

QVariant TallyQuestions::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const TallyQuestion& question = m_pair.questions[index.row()];
    switch (role) {
    case QuestionRole:
        return question.question.simplified();
    case ResultRole: {
        const auto [first, second] = namesOf(m_pair);
        const QString result =
            question.result == Result::FirstWon    ? tr("%1 was better", "a model").arg(first)
            : question.result == Result::SecondWon ? tr("%1 was better", "a model").arg(second)
            : question.result == Result::Alike     ? tr("alike", "a vote on two answers")
                                                   : tr("none was good", "a vote on two answers");
        return question.isBlind ? tr("%1, voted blind", "a vote on two answers").arg(result) : result;
    }
    case TimeRole:
        return QLocale().toString(QDateTime::fromMSecsSinceEpoch(question.votedMs).date(),
                                  QLocale::ShortFormat);
    case ConversationIdRole:
        return static_cast<double>(question.conversationId);
    case QuestionIdRole:
        return static_cast<double>(question.questionId);
    default:
        return {};
    }
}

QHash<int, QByteArray> TallyQuestions::roleNames() const {
    return {{QuestionRole, "question"},
            {ResultRole, "result"},
            {TimeRole, "time"},
            {ConversationIdRole, "conversationId"},
            {QuestionIdRole, "questionId"}};
}

void TallyQuestions::show(const TallyPair& pair) {
    beginResetModel();
    m_pair = pair;
    endResetModel();
}

// ------------------------------------------------------------------------------------------------- the pairs

TallyModel::TallyModel(ChatStore& store, Notices& notices, QObject* parent)
    : QAbstractListModel(parent), m_store(store), m_notices(notices) {}

int TallyModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_pairs.size());
}

QVariant TallyModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const TallyPair& pair = m_pairs[index.row()];
    switch (role) {
    case FirstRole:
        return pair.first;
    case SecondRole:
        return pair.second;
    case FirstDetailRole:
        return pair.firstQuantizations.join(QStringLiteral(", "));
    case SecondDetailRole:
        return pair.secondQuantizations.join(QStringLiteral(", "));
    case FirstWinsRole:
        return pair.count(Result::FirstWon);
    case SecondWinsRole:
        return pair.count(Result::SecondWon);
    case AlikeRole:
        return pair.count(Result::Alike);
    case NoneGoodRole:
        return pair.count(Result::NoneGood);
    case VotesRole:
        return static_cast<int>(pair.questions.size());
    case HintRole:
        return hintOf(pair);
    case SpokenRole: {
        const auto [first, second] = namesOf(pair);
        return tr("%1 against %2: %3 to %4, alike %5, none good %6", "two models and numbers of votes")
            .arg(first, second)
            .arg(pair.count(Result::FirstWon))
            .arg(pair.count(Result::SecondWon))
            .arg(pair.count(Result::Alike))
            .arg(pair.count(Result::NoneGood));
    }
    default:
        return {};
    }
}

QHash<int, QByteArray> TallyModel::roleNames() const {
    return {{FirstRole, "first"},
            {SecondRole, "second"},
            {FirstDetailRole, "firstDetail"},
            {SecondDetailRole, "secondDetail"},
            {FirstWinsRole, "firstWins"},
            {SecondWinsRole, "secondWins"},
            {AlikeRole, "alike"},
            {NoneGoodRole, "noneGood"},
            {VotesRole, "votes"},
            {HintRole, "hint"},
            {SpokenRole, "spoken"}};
}

QString TallyModel::summary() const {
    QSet<qint64> questions; // one of three models is behind three pairs
    int blind = 0;
    for (const TallyPair& pair : m_pairs)
        for (const TallyQuestion& question : pair.questions)
            if (!questions.contains(question.questionId)) {
                questions.insert(question.questionId);
                blind += question.isBlind ? 1 : 0;
            }
    const int all = static_cast<int>(questions.size());
    const QString votes =
        all == 1 ? tr("One vote on your own questions") : tr("%n votes on your own questions", "", all);
    return blind == 0 ? votes
                      : tr("%1, %n of them blind", "%1 says how many votes there are", blind).arg(votes);
}

void TallyModel::open() {
    load();
    if (m_isOpen)
        return;
    m_isOpen = true;
    emit openChanged();
}

void TallyModel::close() {
    if (!m_isOpen)
        return;
    m_isOpen = false;
    emit openChanged();
}

void TallyModel::load() {
    const int number = ++m_reading;
    whenDone(m_store.tally(), this, [this, number](const StoreResult<QVector<TallyPair>>& result) {
        if (number != m_reading)
            return;
        if (const StoreError* error = errorOf(result)) {
            m_notices.showError(error->title, error->detail);
            return;
        }
        setExpanded(-1);
        beginResetModel();
        m_pairs = std::get<0>(result);
        endResetModel();
        emit loaded();
    });
}

void TallyModel::setExpanded(int row) {
    const int wanted = row >= 0 && row < m_pairs.size() ? row : -1;
    if (wanted == m_expanded)
        return;
    m_expanded = wanted;
    m_questions.show(wanted < 0 ? TallyPair() : m_pairs[wanted]);
    emit expandedChanged();
}

void TallyModel::copy() const {
    const auto cell = [](QString text) { return text.replace(QLatin1Char('|'), QStringLiteral("\\|")); };
    QString table = QStringLiteral("| %1 | %2 | %3 | %4 | %5 | %6 |\n|---|---|---:|---:|---:|---:|\n")
                        .arg(tr("Model", "column of the tally"), tr("Against", "column of the tally"),
                             tr("Won", "column of the tally"), tr("Lost", "column of the tally"),
                             tr("Alike", "column of the tally"), tr("None good", "column of the tally"));
    for (const TallyPair& pair : m_pairs) {
        const auto [first, second] = namesOf(pair);
        table += QStringLiteral("| %1 | %2 | %3 | %4 | %5 | %6 |\n")
                     .arg(cell(first), cell(second))
                     .arg(pair.count(Result::FirstWon))
                     .arg(pair.count(Result::SecondWon))
                     .arg(pair.count(Result::Alike))
                     .arg(pair.count(Result::NoneGood));
    }
    QGuiApplication::clipboard()->setText(table);
    m_notices.showToast(tr("The tally was copied as a table."));
}

} // namespace conclave
