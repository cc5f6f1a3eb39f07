// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experts/traced_token.h"

#include "ui/experts/token_text.h"

#include <algorithm>
#include <utility>

namespace conclave {

TracedToken::TracedToken(QObject* parent) : QAbstractListModel(parent) {}

int TracedToken::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QHash<int, QByteArray> TracedToken::roleNames() const {
    return {{TextRole, "text"}, {ShareRole, "share"}, {PercentRole, "percent"}, {IsChosenRole, "isChosen"}};
}

QVariant TracedToken::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row& row = m_rows[index.row()];
    switch (role) {
    case TextRole:
        return visibleToken(row.candidate.text);
    case ShareRole:
        return row.candidate.probability;
    case PercentRole:
        return percentText(row.candidate.probability);
    case IsChosenRole:
        return row.isChosen;
    default:
        return {};
    }
}

void TracedToken::show(std::shared_ptr<const AnswerTrace> trace) {
    set(-1, false);
    m_trace = std::move(trace);
}

void TracedToken::set(int token, bool isHeld) {
    if (token == m_token && isHeld == m_isHeld)
        return;
    const bool isOther = token != m_token;
    m_isHeld = isHeld;
    if (isOther) {
        beginResetModel();
        m_token = token;
        m_rows.clear();
        m_rank = 0;
        if (token >= 0) {
            const QVector<TokenTrace::Candidate> candidates = m_trace->candidates(token);
            for (const TokenTrace::Candidate& candidate : candidates) {
                const bool isChosen = m_rank == 0 && candidate.text == m_trace->piece(token);
                m_rows.append({candidate, isChosen});
                if (isChosen)
                    m_rank = static_cast<int>(m_rows.size());
            }
            if (m_rank == 0)
                m_rows.append({{m_trace->piece(token), m_trace->probability(token)}, true});
        }
        endResetModel();
    }
    emit changed();
}

QString TracedToken::text() const {
    return m_token < 0 ? QString() : visibleToken(m_trace->piece(m_token));
}

QString TracedToken::probability() const {
    return m_token < 0 ? QString() : percentText(m_trace->probability(m_token));
}

QString TracedToken::rank() const {
    if (m_token < 0)
        return {};
    switch (m_rank) {
    case 0:
        return tr("None of the likeliest", "how likely a token was among all that could have stood there");
    case 1:
        return tr("The likeliest", "how likely a token was among all that could have stood there");
    default:
        return tr("Number %1 of the likeliest", "how likely a token was; %1 is 2 to 8").arg(m_rank);
    }
}

QString TracedToken::sentence() const {
    if (m_token < 0)
        return {};
    QStringList others;
    for (const Row& row : m_rows)
        if (!row.isChosen)
            others << tr("%1 %2", "%1 is a word, %2 its probability")
                          .arg(visibleToken(row.candidate.text), percentText(row.candidate.probability));
    const QString own = tr("%1, %2. %3.", "%1 is a word, %2 its probability, %3 its rank: The likeliest")
                            .arg(text(), probability(), rank());
    if (others.isEmpty())
        return own;
    return tr("%1 Others: %2.", "%1 is a sentence; %2 a list of words with their probabilities")
        .arg(own, others.join(QStringLiteral(", ")));
}

void TracedToken::point(int token) {
    if (m_isHeld)
        return;
    set(m_trace && token >= 0 && token < m_trace->size() ? token : -1, false);
}

void TracedToken::hold(int token) {
    if (!m_trace || token < 0 || token >= m_trace->size())
        return;
    if (m_isHeld && token == m_token)
        set(token, false);
    else
        set(token, true);
}

void TracedToken::move(int token) {
    if (m_trace && m_trace->size() > 0)
        set(std::clamp(token, 0, m_trace->size() - 1), true);
}

void TracedToken::release() {
    set(-1, false);
}

} // namespace conclave
