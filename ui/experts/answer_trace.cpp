// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experts/answer_trace.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace conclave {

namespace {

constexpr int kMostExperts = 4096;      // leaves four bits for a share
constexpr int kMostCells = 1024 * 1024; // layers × experts
constexpr int kHashNodeBytes = 40;

/// 0 to 1, whatever a generator says.
float bounded(float value) {
    return std::isfinite(value) ? std::clamp(value, 0.0f, 1.0f) : 0.0f;
}

} // namespace

ExpertShape ExpertShape::of(const LoadedModel& model) {
    const bool isSane = model.experts > 0 && model.experts <= kMostExperts && model.expertsUsed > 0 &&
                        model.expertsUsed <= model.experts &&
                        model.expertLayers.size() * model.experts <= kMostCells;
    return isSane ? ExpertShape{model.expertLayers, model.experts, model.expertsUsed} : ExpertShape();
}

AnswerTrace::AnswerTrace(qint64 conversationId, qint64 messageId, const ExpertShape& shape)
    : m_conversationId(conversationId), m_messageId(messageId), m_shape(shape) {
    if (!shape.hasExperts())
        return;
    m_expertBits = std::max(1, static_cast<int>(std::bit_width(static_cast<quint32>(shape.experts - 1))));
    m_fullShare = (1u << (16 - m_expertBits)) - 1;
    m_counts.resize(at(shape.rows()) * at(shape.experts));
}

quint32 AnswerTrace::keep(const QString& piece) {
    const QString kept = piece.left(kLongestPiece);
    const auto known = m_pieceIds.constFind(kept);
    if (known != m_pieceIds.constEnd())
        return *known;
    const auto id = static_cast<quint32>(m_pieces.size());
    m_pieces.append(kept);
    m_pieceIds.insert(kept, id);
    m_pieceBytes += 2 * kept.size() + static_cast<qint64>(sizeof(QString)) + kHashNodeBytes;
    return id;
}

bool AnswerTrace::fits(const TokenTrace& trace) const {
    const qsizetype expected = m_shape.layers.size() * m_shape.used;
    return m_shape.hasExperts() && trace.experts.size() == expected &&
           trace.expertWeights.size() == expected &&
           std::all_of(trace.experts.cbegin(), trace.experts.cend(),
                       [this](quint16 expert) { return expert < m_shape.experts; });
}

void AnswerTrace::append(const TokenTrace& trace) {
    ++m_allTokens;
    const bool hasExperts = fits(trace);
    if (hasExperts) {
        ++m_countedTokens;
        for (qsizetype i = 0; i < trace.experts.size(); ++i) {
            const qsizetype row = i / m_shape.used;
            ++m_counts[static_cast<std::size_t>(row * m_shape.experts + trace.experts[i])];
        }
    }
    if (size() >= kMostTokens)
        return;
    m_tokens.push_back({keep(trace.chosen.text), bounded(trace.chosen.probability),
                        static_cast<quint32>(m_candidates.size()), hasExperts});
    const qsizetype candidates = std::min<qsizetype>(trace.candidates.size(), TokenTrace::kMostCandidates);
    for (qsizetype i = 0; i < candidates; ++i)
        m_candidates.push_back({keep(trace.candidates[i].text), bounded(trace.candidates[i].probability)});
    if (!m_shape.hasExperts())
        return;
    const std::size_t first = m_uses.size();
    m_uses.resize(first + at(m_shape.rows()) * at(m_shape.used));
    for (qsizetype i = 0; hasExperts && i < trace.experts.size(); ++i) {
        const auto share = static_cast<quint32>(
            std::lround(bounded(trace.expertWeights[i]) * static_cast<float>(m_fullShare)));
        m_uses[first + static_cast<std::size_t>(i)] =
            static_cast<quint16>(share << m_expertBits | trace.experts[i]);
    }
}

void AnswerTrace::squeeze() {
    m_tokens.shrink_to_fit();
    m_candidates.shrink_to_fit();
    m_uses.shrink_to_fit();
}

qint64 AnswerTrace::sizeBytes() const {
    return static_cast<qint64>(m_tokens.capacity() * sizeof(Token) +
                               m_candidates.capacity() * sizeof(Candidate) +
                               m_uses.capacity() * sizeof(quint16) + m_counts.capacity() * sizeof(quint32)) +
           m_pieceBytes;
}

QVector<TokenTrace::Candidate> AnswerTrace::candidates(int token) const {
    const std::size_t first = m_tokens[at(token)].firstCandidate;
    const std::size_t end = token + 1 < size() ? m_tokens[at(token + 1)].firstCandidate : m_candidates.size();
    QVector<TokenTrace::Candidate> result;
    for (std::size_t i = first; i < end; ++i)
        result.append({m_pieces[static_cast<qsizetype>(m_candidates[i].piece)], m_candidates[i].probability});
    return result;
}

AnswerTrace::Use AnswerTrace::use(int token, int row, int nth) const {
    const quint32 packed = m_uses[(at(token) * at(m_shape.rows()) + at(row)) * at(m_shape.used) + at(nth)];
    return {static_cast<int>(packed & ((1u << m_expertBits) - 1)),
            static_cast<float>(packed >> m_expertBits) / static_cast<float>(m_fullShare)};
}

quint32 AnswerTrace::count(int row, int expert) const {
    return m_counts[at(row) * at(m_shape.experts) + at(expert)];
}

} // namespace conclave
