// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/generation/text_generator.h"

#include <QHash>
#include <QString>
#include <QVector>

#include <vector>

namespace conclave {

/// Which experts a model has. Without any: a dense model, or one whose experts cannot be shown.
struct ExpertShape {
    QVector<int> layers; ///< numbers of the layers that have experts
    int experts = 0;     ///< of each of them
    int used = 0;        ///< how many of them answer for a token

    static ExpertShape of(const LoadedModel& model);
    bool hasExperts() const { return !layers.isEmpty(); }
    int rows() const { return static_cast<int>(layers.size()); }
    bool operator==(const ExpertShape&) const = default;
};

/// How the tokens of one answer came to be, packed.
///
/// An expert and its share are 16 bits: the expert in as few as its number needs, the share in the rest. With
/// 58 layers, of which 8 of 256 experts answer, that is 928 bytes for a token; its probability and eight
/// candidates are 80 more, and each different text is kept once. So kMostTokens tokens of the largest models
/// are 20 MB, of a model with 24 layers and 4 of 32 experts 5.4 MB, besides the texts. Later tokens are
/// counted, but not listed. Shares are for pictures: exact to 1 in 255 with 256 experts, 1 in 2047 with 32.
///
/// Memory only: it is written to no file. Used on the GUI thread.
class AnswerTrace {
  public:
    static constexpr int kMostTokens = 20'000;
    static constexpr int kLongestPiece = 256; ///< characters of one token that are kept

    struct Use {
        int expert = 0;
        float share = 0;
    };

    AnswerTrace(qint64 conversationId, qint64 messageId, const ExpertShape& shape);

    // Constant after construction:
    qint64 conversationId() const { return m_conversationId; }
    qint64 messageId() const { return m_messageId; }
    const ExpertShape& shape() const { return m_shape; }

    /// Experts that do not fit the shape are left out; the token itself is not.
    void append(const TokenTrace& trace);
    void squeeze(); ///< gives back what was reserved for more tokens

    int size() const { return static_cast<int>(m_tokens.size()); } ///< of the listed tokens
    qint64 allTokens() const { return m_allTokens; }
    qint64 countedTokens() const { return m_countedTokens; } ///< whose experts are known
    qint64 sizeBytes() const;

    // Of a listed token:
    int pieceId(int token) const { return static_cast<int>(m_tokens[at(token)].piece); }
    const QString& piece(int token) const { return m_pieces[pieceId(token)]; }
    float probability(int token) const { return m_tokens[at(token)].probability; }
    QVector<TokenTrace::Candidate> candidates(int token) const;
    bool hasExperts(int token) const { return m_tokens[at(token)].hasExperts; }
    /// The @p nth of shape().used in @p row of shape().layers, the one with the largest share first.
    Use use(int token, int row, int nth) const;

    int pieces() const { return static_cast<int>(m_pieces.size()); } ///< pieceId() is below that
    /// How many tokens each expert answered for. // [rows, experts]
    const std::vector<quint32>& counts() const { return m_counts; }
    quint32 count(int row, int expert) const;

  private:
    struct Token {
        quint32 piece;
        float probability;
        quint32 firstCandidate;
        bool hasExperts;
    };
    struct Candidate {
        quint32 piece;
        float probability;
    };

    static std::size_t at(int index) { return static_cast<std::size_t>(index); }
    quint32 keep(const QString& piece);
    bool fits(const TokenTrace& trace) const;

    qint64 m_conversationId;
    qint64 m_messageId;
    ExpertShape m_shape;
    int m_expertBits = 1;
    quint32 m_fullShare = 0; ///< what a share of 1 is kept as
    qint64 m_allTokens = 0;
    qint64 m_countedTokens = 0;
    qint64 m_pieceBytes = 0;
    QVector<QString> m_pieces;
    QHash<QString, quint32> m_pieceIds;
    std::vector<Token> m_tokens;
    std::vector<Candidate> m_candidates;
    std::vector<quint16> m_uses; ///< // [tokens, rows, used]
    std::vector<quint32> m_counts;
};

} // namespace conclave
